"""What continuous integration runs for a publication: `status --since`, the action, the template, the hooks, a matcher."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from diglot.model.wording.system_needs import LIBRARIES, packages
from tests.tools.publication import run, run_json, write_files

ROOT = Path(__file__).parents[1]
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/en/ice.md": "---\ntitle: Ice\ndate: 2020-01-01\n---\nThe ice came late.\n\nIt stayed.\n",
    "content/ru/ice.md": "---\ntitle: Лед\n---\nЛед пришел поздно.\n\nОн остался.\n",
    "content/en/snow.md": "---\ntitle: Snow\ndate: 2020-01-02\n---\nIn 1911 snow fell.\n",
    "content/ru/snow.md": "---\ntitle: Снег\n---\nВыпал снег.\n",
}


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@journal.example"]
    return subprocess.run(
        ["git", *identity, *words], cwd=folder, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def publication(tmp_path: Path, far_day: None, capsys: pytest.CaptureFixture[str]) -> Path:
    """A publication in a folder of a repository: in step, then one original changed and one text added."""
    root = write_files(tmp_path / "work/site", HOUSE)
    for article in ("ice", "snow"):
        assert run(["sync", article, "--by", "Nina Ash", "--root", root], capsys)[0] == 0
    git(tmp_path, "init", "--quiet", "work")
    (root / ".gitignore").write_text(".cache\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "In step")
    return write_files(
        root,
        {
            "content/en/ice.md": HOUSE["content/en/ice.md"].replace("late", "early"),
            "content/en/fog.md": "---\ntitle: Fog ```\ndate: 2020-01-03\n---\nFog rose.\n",
        },
    )


def test_status_since_lists_what_the_changes_put_behind(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def listed(*words: str) -> list[tuple[str, str, str]]:
        _, document = run_json(["status", "--since", "HEAD", "--root", publication, *words], capsys)
        return [(row["article"], row["lang"], row["state"]) for row in document["articles"]]

    assert listed() == [("fog", "ru", "missing"), ("ice", "ru", "source-changed")]
    assert listed("--stale") == [("ice", "ru", "source-changed")]
    assert run(["status", "--since", "HEAD", "--root", publication], capsys)[0] == 1
    git(publication, "commit", "--quiet", "--all", "--message", "The ice")
    # It is behind still, and has been before.
    assert listed() == [("fog", "ru", "missing")]
    (publication / "content/en/fog.md").unlink()
    assert run(["status", "--since", "HEAD", "--root", publication], capsys)[0] == 0
    code, _, err = run(["status", "--since", "nowhere", "--root", publication], capsys)
    assert (code, "[unknown-commit]" in err) == (1, True)


def steps() -> dict[str, dict[str, Any]]:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    named = {}
    for step in action["runs"]["steps"]:
        # Every step has what a runner requires of it, and no text of others is pasted into a script.
        assert ("uses" in step) != ("run" in step and step["shell"] == "bash")
        assert "${{" not in step.get("run", "")
        for name in re.findall(r"inputs\.(\w+)", json.dumps(step)):
            assert name in action["inputs"]
        named[step.get("name", step.get("uses"))] = step
    return named


def programs(folder: Path, *names: str) -> Path:
    """Programs that do nothing but write down how they were called; diglot is the real one."""
    folder.mkdir()
    for name in names:
        text = f'#!/bin/bash\nprintf "%s " {name} "$@" >> {folder}/calls\nfor one; do [ -f "$one" ] && cat "$one" >> {folder}/calls; done\necho >> {folder}/calls\n'
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "diglot").write_text(f'#!/bin/bash\nexec "{sys.executable}" -m diglot "$@"\n', encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(0o755)
    return folder


def run_script(script: str, publication: Path, bin_folder: Path, **variables: str) -> str:
    """Run a script as a runner does; return what it printed."""
    environment = {
        **os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "ROOT": "site", "UI_LANG": "en",
        "RUNNER_TEMP": str(bin_folder), "PYTHONPATH": str(ROOT), **variables,
    }  # fmt: skip
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=publication.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_action_checks_comments_and_builds(publication: Path, tmp_path: Path) -> None:
    bin_folder = programs(tmp_path / "bin", "sudo", "pip")
    git(publication, "clone", "--quiet", "--bare", "..", str(tmp_path / "origin.git"))
    git(publication, "remote", "add", "origin", str(tmp_path / "origin.git"))
    base = git(publication, "rev-parse", "HEAD")
    found = steps()
    run_script(found["install"]["run"], publication, bin_folder, GITHUB_ACTION_PATH=str(ROOT))
    assert packages(LIBRARIES)["debian"] in (bin_folder / "calls").read_text(encoding="utf-8")
    assert "::warning file=site/content/ru/snow.md" in run_script(found["check"]["run"], publication, bin_folder)
    summary = tmp_path / "summary"
    variables = {"BASE": base, "UI_LANG": "", "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_EVENT_PATH": ""}
    run_script(found["comment"]["run"], publication, bin_folder, **variables)
    said = summary.read_text(encoding="utf-8")
    assert "diff ice`" in said and "translate fog --to ru`" in said
    assert "snow" not in said
    out = run_script(found["build"]["run"], publication, bin_folder)
    assert re.fullmatch(r"::stop-commands::([0-9a-f]{32})\n.*\n::\1::\n", out, re.DOTALL)
    assert (bin_folder / "public/en/ice/index.html").is_file()
    assert (bin_folder / "warm").is_dir()


def test_the_template_for_gitlab_comments_and_builds(publication: Path, tmp_path: Path) -> None:
    bin_folder = programs(tmp_path / "bin", "curl")
    git(publication, "clone", "--quiet", "--bare", "..", str(tmp_path / "origin.git"))
    git(publication, "remote", "add", "origin", str(tmp_path / "origin.git"))
    jobs = yaml.safe_load((ROOT / ".ci/gitlab.yml").read_text(encoding="utf-8"))
    assert packages(LIBRARIES)["debian"] in jobs[".diglot"]["before_script"][0]
    comment = next(line for line in jobs["check"]["script"] if "--since" in line)
    variables = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(publication, "rev-parse", "HEAD"),
        "CI_API_V4_URL": "https://host.example/api",
    }
    assert "ice" in run_script(comment, publication, bin_folder, **variables)
    assert not (bin_folder / "calls").exists()
    run_script(
        comment, publication, bin_folder, **variables, DIGLOT_TOKEN="t", CI_PROJECT_ID="7", CI_MERGE_REQUEST_IID="3"
    )
    assert "https://host.example/api/projects/7/merge_requests/3/notes" in (bin_folder / "calls").read_text(
        encoding="utf-8"
    )
    run_script("\n".join(jobs["pages"]["script"]), publication, bin_folder)
    assert (publication.parent / "public/en/ice/index.html").is_file()


def test_the_hooks_name_commands_that_there_are(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["diglot-check", "diglot-fix"]
    monkeypatch.chdir(publication)
    for hook in hooks:
        assert re.match(hook["files"], "site/content/en/ice.md")
        program, *words = hook["entry"].split()
        assert program == "diglot"
        assert run(words, capsys)[0] in (0, 1)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_matcher_of_the_guide_reads_what_check_prints(
    lang: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = (ROOT / "docs" / ("json.md" if lang == "en" else "json.ru.md")).read_text(encoding="utf-8")
    task = json.loads(re.findall(r"```json\n(.*?)```", guide, re.DOTALL)[0])["tasks"][0]
    write_files(
        publication,
        {
            "content/en/fog.md": "---\ntitle: Fog\n---\nA [link](zzz.md).\n",
            "content/ru/ice.md": "---\ntitle: Лед\n---\nЛед в 1911 году.\n",
        },
    )
    _, out, _ = run(["check", "--root", publication, "--ui-lang", lang], capsys)
    assert task["command"] == "diglot check --all"
    found = {
        (matcher["severity"], match[pattern["file"]], match[pattern["line"]], match[pattern["code"]])
        for matcher in task["problemMatcher"]
        for pattern in [matcher["pattern"]]
        for line in out.splitlines()
        if (match := re.search(pattern["regexp"], line))
    }
    _, document = run_json(["check", "--root", publication], capsys)
    assert found == {(row["severity"], row["file"], str(row["line"]), row["code"]) for row in document["problems"]}
    assert {severity for severity, *_ in found} == {"warning", "error"}

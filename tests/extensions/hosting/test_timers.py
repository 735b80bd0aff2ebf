"""`hosting timer`: what builds and publishes every night, so that an embargo ends without anybody."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from diglot import __version__
from diglot.extensions.hosting.cli import commands
from diglot.extensions.hosting.core.served_site import NotConfigurable
from diglot.extensions.hosting.core.timers import NightlyJob
from diglot.extensions.hosting.pipeline.server_config import TIMERS, render_cron, render_systemd
from diglot.pipeline.base.workflows import WORKFLOW_PATHS
from tests.tools.publication import run, run_json, write_files

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[3]
HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    "content/en/one.md": "---\ntitle: One\ndate: 2029-12-01\n---\nA text.\n",
    "content/ru/one.md": "---\ntitle: Раз\n---\nТекст.\n",
    "content/en/two.md": "---\ntitle: Two\ndate: 2029-12-01\nembargo: 2030-01-02\n---\nA text.\n",
    "content/ru/two.md": "---\ntitle: Два\n---\nТекст.\n",
}
ODD_NAME = "50% of $HOME, \"new\" 'old'"
NEXT_DAY = "1893542400"
"""The day after that of the tests, 2030-01-02, for SOURCE_DATE_EPOCH."""


@pytest.fixture
def publication(tmp_path: Path, far_day: None) -> Path:
    return write_files(tmp_path / ODD_NAME / "house", HOUSE)


def test_the_command_line_has_every_scheduler() -> None:
    assert set(commands.SCHEDULERS) == TIMERS.keys() | WORKFLOW_PATHS.keys()


def test_systemd_accepts_the_service_and_its_timer(publication: Path, tmp_path: Path, capsys: Capture) -> None:
    """systemd reads both, whatever the names of folders; the day of a build is that of UTC."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze here")
    releases, target = tmp_path / ODD_NAME / "www", tmp_path / "journal.timer"
    words = ["hosting", "timer", "systemd", "--root", publication, "--publish", releases, "--output", target]
    assert run(words, capsys)[:2] == (0, f"Written: {tmp_path}/journal.service\nWritten: {target}\n")
    files = [target, tmp_path / "journal.service"]
    done = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    [when] = re.findall("OnCalendar=(.*)", target.read_text(encoding="utf-8"))
    calendar = subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, text=True, check=True)
    assert "00:17:00 UTC" in calendar.stdout
    service = files[1].read_text(encoding="utf-8")
    assert f"User={publication.owner()}\n" in service
    assert f"WorkingDirectory={str(publication).replace('%', '%%')}\n" in service
    assert re.findall("(?m)^ExecStart=.* (build|publish) ?", service) == ["build", "publish"]


def test_a_line_of_cron_ends_an_embargo(publication: Path, tmp_path: Path, capsys: Capture) -> None:
    """Run as cron runs it, on the day before the embargo ends and on the day itself; at other hours it does nothing."""
    releases = tmp_path / ODD_NAME / "www"
    code, out, _ = run(["hosting", "timer", "cron", "--root", publication, "--publish", releases], capsys)
    assert code == 0
    *_, line = out.splitlines()
    minute, *others, command = line.split(" ", 5)
    assert (minute, others) == ("17", ["*"] * 4)
    assert not re.search(r"(?<!\\)%", command), "cron would end the command there"
    two = releases / "current/en/two/index.html"

    def at(hour: str, epoch: str) -> int:
        date = tmp_path / "bin/date"
        date.parent.mkdir(exist_ok=True)
        date.write_text(f'#!/bin/sh\n[ "$*" = "-u +%H" ] && echo {hour}\n', encoding="utf-8")
        date.chmod(0o755)
        environment = {"PATH": f"{date.parent}:{os.environ['PATH']}", "SOURCE_DATE_EPOCH": epoch}
        environment |= {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
        shell = ["sh", "-c", command.replace("\\%", "%")]
        return subprocess.run(shell, env=environment, cwd=tmp_path, capture_output=True, check=False).returncode

    assert at("07", NEXT_DAY) == 1
    assert not releases.exists()
    assert at("00", os.environ["SOURCE_DATE_EPOCH"]) == 0
    assert (releases / "current/en/one/index.html").exists()
    assert not two.exists()
    assert at("00", NEXT_DAY) == 0
    assert two.exists()


def test_builds_say_until_when_they_hold(publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    words = ["build", "--root", publication, "--jobs", "1"]
    assert [run_json(words, capsys)[1]["valid_until"] for _ in range(2)] == ["2030-01-02"] * 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEXT_DAY)
    assert run_json(words, capsys)[1]["valid_until"] is None


def test_without_releases_the_site_is_only_built(publication: Path, capsys: Capture) -> None:
    out = run(["hosting", "timer", "systemd", "--root", publication], capsys)[1]
    assert re.findall("(?m)^ExecStart=(.*)", out) == [f"{sys.executable} -P -m diglot build"]


def test_search_engines_are_notified_where_the_settings_have_a_key(publication: Path, capsys: Capture) -> None:
    settings = 'base_url = "https://house.example"\n[indexnow]\nkey = "0f3a52c71be9d604"\n'
    write_files(publication, {"content/site.toml": settings})
    out = run(["hosting", "timer", "systemd", "--root", publication, "--publish", "/srv/house"], capsys)[1]
    assert out.count("publish /srv/house --notify\n") == 1


@pytest.mark.parametrize("host", WORKFLOW_PATHS)
def test_a_workflow_runs_what_the_repository_has(host: str, publication: Path, capsys: Capture) -> None:
    """A wheel beside the publication; a copy of diglot only if it is there; the same that `init` puts in."""
    words = ["hosting", "timer", host, "--root", publication]
    with_wheel = run(words, capsys)[1]
    assert "build.py" not in with_wheel
    assert f"diglot-{__version__}-py3-none-any.whl" in with_wheel
    assert "@wheel@" not in with_wheel
    begun = publication.parent / "begun"
    answers = ["--title", "A", "--lang", "en", "--workflow", host]
    assert run(["init", begun, *answers], capsys)[0] == 0
    assert (begun / WORKFLOW_PATHS[host]).read_text(encoding="utf-8") == with_wheel
    write_files(publication, {"build.py": "", "diglot/__main__.py": ""})
    with_copy = run(words, capsys)[1]
    assert "python3 build.py --strict" in with_copy
    assert "pip install" not in with_copy
    for text in (with_wheel, with_copy):
        assert yaml.safe_load(text)
        assert "17 0 * * *" in text


def test_every_workflow_is_nightly_and_names_commits(publication: Path, capsys: Capture) -> None:
    commit = f"OWNER/diglot@{'0' * 40}"
    for words in ([], ["--action", commit]):
        out = run(["hosting", "timer", "github", "--root", publication, *words], capsys)[1]
        triggers = yaml.safe_load(out)[True]  # YAML 1.1 reads “on” as a truth value, and so does GitHub
        assert triggers["schedule"] == [{"cron": "17 0 * * *"}]
        assert ("pull_request" in triggers) == bool(words)
        used = re.findall(r"uses: (\S+)", out)
        assert all(re.fullmatch(r"[\w/.-]+@[0-9a-f]{40}", address) for address in used)


def test_a_changed_file_is_left_alone(publication: Path, tmp_path: Path, capsys: Capture) -> None:
    """Neither of both is written, so that they stay as they belong together."""
    target = tmp_path / "a.timer"
    target.write_text("[Timer]\n", encoding="utf-8")
    words = ["hosting", "timer", "systemd", "--root", publication, "--output", target]
    code, _, err = run(words, capsys)
    assert (code, "[file-exists]" in err) == (1, True)
    assert not (tmp_path / "a.service").exists()
    assert run([*words, "--yes"], capsys)[0] == 0
    assert "OnCalendar" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("timer", "`hosting timer` needs a scheduler: systemd, cron, github, gitlab"),
        ("nginx cron", "only `hosting timer` takes “cron”"),
        ("timer github --publish www", "--publish works only with"),
        ("timer crom", "cron"),
        ("timer gitlab --action a/b@" + "0" * 40, "--action works only with `hosting timer github`"),
        ("timer github --action a/b@v1", "“a/b@v1” is not a value of --action"),
    ],
)
def test_wrong_usage_says_what_is_missing(publication: Path, words: str, said: str, capsys: Capture) -> None:
    code, out, err = run(["hosting", *shlex.split(words), "--root", publication], capsys)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("root", ["/srv/a\nExecStart=/bin/sh", "/srv/a\\", "/srv/a ", "/srv/a\x1b"])
def test_no_folder_adds_a_line_to_a_service(root: str) -> None:
    with pytest.raises(NotConfigurable):
        render_systemd(NightlyJob("", root, ("diglot",), "anna"))


@pytest.mark.parametrize("root", ["/srv/a\nb", "/srv/a\\%b"])
def test_no_folder_adds_a_line_to_cron(root: str) -> None:
    with pytest.raises(NotConfigurable):
        render_cron(NightlyJob("", root, ("diglot",), "anna"))

"""`check --format`: what programs are told of the findings, so that they stand beside the lines of a text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from diglot import __version__
from tests.tools.publication import run, write_files

HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/en/первый, снег.md": "---\ntitle: Snow\ndate: 2020-01-01\n---\nIn 1911, snow.\n",
    "content/ru/первый, снег.md": "---\ntitle: Снег\n---\nВыпал снег.\n",
    "content/en/wrong.md": "---\ntitle: Wrong\nlanguages: [en]\n---\nA [dead link](50%41.md).\n",
}


@pytest.fixture
def publication(tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication in a folder of a repository, which is where CI runs."""
    monkeypatch.chdir(tmp_path)
    return write_files(tmp_path / "my site", HOUSE)


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does (actions/runner, ActionCommand.TryParseV2)."""
    match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert match, line
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    return match[1], {name: unquote(value) for name, value in properties.items()}, unquote(match[3])


def test_github_is_given_an_annotation_for_each_finding(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(["check", "--root", "my site", "--format", "github"], capsys)
    assert (code, err) == (1, "")
    read = [read_command(line) for line in out.splitlines()]
    assert [(severity, place["file"], place["line"], place["title"]) for severity, place, _ in read] == [
        ("error", "my site/content/en/wrong.md", "5", "dead-link"),
        ("warning", "my site/content/ru/первый, снег.md", "4", "missing-number"),
    ]
    assert read[0][2].startswith("the link “50%41.md” leads nowhere\nfix: ")
    _, russian, _ = run(["check", "--root", "my site", "--format", "github", "--ui-lang", "ru"], capsys)
    assert "\nчто сделать: " in read_command(russian.splitlines()[1])[2]


def test_no_name_or_word_is_a_command_of_its_own(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forged = "x\n::set-output name=a::b"
    write_files(
        publication,
        {
            f"content/en/{forged}.md": "---\ntitle: X\nlanguages: [en]\n---\nX.\n",
            "content/en/a,line=7::b.md": "---\ntitle: '::stop-commands::x'\nlanguages: [en]\n---\nX.\n",
            "content/en/wrong.md": "---\ntitle: Wrong\nlanguages: [en]\ntags: ['\u2028::error::x']\n---\n[a](b%0A::error::c.md)\n",
        },
    )
    out = run(["check", "--root", "my site", "--format", "github"], capsys)[1]
    read = [read_command(line) for line in re.split(r"[\r\n]", out.removesuffix("\n"))]
    assert {severity for severity, _, _ in read} <= {"error", "warning"}
    assert {place["file"] for _, place, _ in read} >= {
        f"my site/content/en/{forged}.md",
        "my site/content/en/a,line=7::b.md",
    }
    sarif([], capsys)


def sarif(words: list[str], capsys: pytest.CaptureFixture[str]) -> list[Any]:
    """Check what the schema of SARIF 2.1.0 requires of a log and its parts (3.13 to 3.30); return the results."""
    log = json.loads(run(["check", "--root", "my site", "--format", "sarif", *words], capsys)[1])
    assert log["version"] == "2.1.0"
    assert urlsplit(log["$schema"]).scheme == "https"
    [run_of_tool] = log["runs"]
    assert re.fullmatch(r"[a-zA-Z]{2}(-[a-zA-Z]{2})?", run_of_tool["language"])
    driver = run_of_tool["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("diglot", __version__)
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    assert all(rule["help"]["text"] for rule in driver["rules"])
    for result in run_of_tool["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert ids[result["ruleIndex"]] == result["ruleId"]
        for place in result["locations"]:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)  # RFC 3986: a relative reference
            assert place["physicalLocation"]["region"]["startLine"] >= 1
    return list(run_of_tool["results"])


def test_sarif_has_what_its_schema_requires(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = sarif([], capsys)
    assert [
        (one["ruleId"], unquote(one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])) for one in results
    ] == [
        ("dead-link", "my site/content/en/wrong.md"),
        ("missing-number", "my site/content/ru/первый, снег.md"),
    ]
    assert "никуда не ведет" in sarif(["--ui-lang", "ru"], capsys)[0]["message"]["text"]


def test_a_problem_that_is_in_no_file_has_no_place(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [line] = run(["check", "nobody", "--root", "my site", "--format", "github"], capsys)[1].splitlines()
    severity, place, message = read_command(line)
    assert (severity, place) == ("error", {"title": "unknown-article"})
    assert message.startswith("nobody: ")
    [result] = sarif(["nobody"], capsys)
    assert result["locations"] == []


def test_json_is_the_document_of_json(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(publication)
    assert run(["check", "--format", "json"], capsys) == run(["check", "--json"], capsys)


def test_without_findings_there_is_nothing_to_show(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("en/wrong.md", "ru/первый, снег.md"):
        (publication / "content" / name).unlink()
    (publication / "content/site.toml").write_text(
        'languages = ["en"]\nbase_url = "https://journal.example"\n', encoding="utf-8"
    )
    assert run(["check", "--root", "my site", "--format", "github"], capsys) == (0, "", "")
    assert sarif([], capsys) == []

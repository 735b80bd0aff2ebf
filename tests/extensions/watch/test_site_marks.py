"""A first `sync` takes the marks that a site has itself: as of which commit a translation was made, or that it is behind."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.tools.publication import run_json, write_files

SITE = {"docusaurus.config.js": "module.exports = {i18n: {defaultLocale: 'en', locales: ['en', 'ru']}};\n"}
RU = "i18n/ru/docusaurus-plugin-content-docs/current"


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    return subprocess.run(
        ["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_what_is_declared_is_what_the_marks_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A commit that has no such original says nothing of it."""
    names = ("made-of", "behind-since", "behind", "in-step", "older")
    site = write_files(tmp_path / "site", SITE | {f"docs/{name}.md": "# Ice\n\nThe ice came late.\n" for name in names})
    monkeypatch.chdir(site)
    git(site, "init", "--quiet", ".")
    git(site, "commit", "--quiet", "--allow-empty", "-m", "Nothing")
    empty = git(site, "rev-parse", "HEAD")
    git(site, "add", ".")
    git(site, "commit", "--quiet", "-m", "The originals")
    first = git(site, "rev-parse", "HEAD")
    for name in names[:3]:
        text = site / f"docs/{name}.md"
        text.write_text(text.read_text().replace("late", "early"))
    git(site, "commit", "--quiet", "--all", "-m", "The ice came early")
    second = git(site, "rev-parse", "HEAD")
    said = [f"source_commit: {first}", f"outdated_since: {second}", "translated: no", "x: y", f"source_commit: {empty}"]
    marks = dict(zip(names, said, strict=True))
    write_files(site, {f"{RU}/{name}.md": f"---\n{marks[name]}\n---\n# Лед\n\nЛед пришел поздно.\n" for name in names})

    _, document = run_json(["sync", "--adopt", "--yes"], capsys)
    assert {row["article"]: row["verdict"] for row in document["articles"]} == {
        "docs/made-of": "whole",
        "docs/behind-since": "whole",
        "docs/behind": "marked",
        "docs/in-step": "whole",
        "docs/older": "absent",
    }
    _, document = run_json(["status"], capsys)
    assert {row["article"]: row["state"] for row in document["articles"]} == {
        "docs/made-of": "source-changed",
        "docs/behind-since": "source-changed",
        "docs/behind": "untracked",
        "docs/in-step": "in-step",
        "docs/older": "untracked",
    }

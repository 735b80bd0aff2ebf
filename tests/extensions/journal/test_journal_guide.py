"""The guide “A journal”, followed literally in both languages: from `init` to a file for a register."""

from __future__ import annotations

import re
import shlex
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.tools.publication import files_of, run, run_json

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("guide", "lang"), [("journal.md", "en"), pytest.param("journal.ru.md", "ru", marks=pytest.mark.long)]
)
def test_the_guide_can_be_followed(
    guide: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its PDFs are left out: they are those of any publication."""
    monkeypatch.chdir(tmp_path)
    [session] = re.findall(
        r"^```console\n(.*?)^```$", (ROOT / "docs" / guide).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    for command, printed in re.findall(r"^\$ diglot (.*)\n((?:[^$\n].*\n)*)", session, re.MULTILINE):
        words = [*shlex.split(command), "--ui-lang", lang]
        if words[0] == "build":
            words += ["--formats", "html", "--strict"]
        code, out, _ = run(words, capsys)
        assert (code, [line for line in printed.splitlines() if line not in out]) == (0, []), command
    root = ElementTree.parse(tmp_path / "first-issue.crossref.xml").getroot()
    dois = [one.text for one in root.iter("{http://www.crossref.org/schema/5.5.0}doi")]
    assert len([doi for doi in dois if doi and doi.startswith("10.5555/example")]) == 4
    with zipfile.ZipFile(tmp_path / "first-issue.package.zip") as package:
        suffixes = [Path(name).suffix for name in package.namelist() if "/data/" in name]
    assert sorted(suffixes) == [".pdf"] * 4 + [".xml"] * 2


def test_the_texts_of_a_new_journal_are_in_step_whatever_their_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """That it builds without a problem is seen by the guide, in English."""
    folder = tmp_path / "journal"
    assert run(["init", folder, "--starter", "scholarly", "--lang", "ru", "--yes"], capsys)[0] == 0
    rows = run_json(["status", "--root", folder], capsys)[1]["articles"]
    assert {(row["original"], row["state"]) for row in rows} == {("ru", "in-step")}
    ledgers = files_of(folder / "content/ledger")
    assert run(["sync", *(row["article"] for row in rows), "--by", "diglot", "--root", folder], capsys)[0] == 0
    assert files_of(folder / "content/ledger") == ledgers

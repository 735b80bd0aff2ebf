"""`bench` measures what it says, and the tables of docs/performance.md are those of docs/performance.json.

Nothing here asks how long anything took: the figures are for people to judge.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from diglot.adapters.disk import scratch_folder
from diglot.adapters.stopwatch import time_command
from diglot.cli.figures import tables
from diglot.core.trials import TARGETS, document_of, judge, record_from, trial_of
from diglot.model.languages import Lang
from diglot.model.trials import Cost, Machine, Record, Trial
from diglot.pipeline.trials import find_rivals, lay_out
from tests.tools.small_house import formatter, run, run_json

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "docs" / "performance.json"


def kept_record() -> Record:
    return record_from(json.loads(KEPT.read_text(encoding="utf-8")))


# ---------------------------------------------------------------- the documents


@pytest.mark.parametrize(("name", "lang"), [("performance.md", "en"), ("performance.ru.md", "ru")])
def test_the_tables_of_the_documents_are_those_of_the_record(name: str, lang: Lang, accept: bool) -> None:
    """After another run of `bench`: pytest tests/test_performance.py --accept."""
    path = ROOT / "docs" / name
    text = written = path.read_text(encoding="utf-8")
    for mark, table in tables(kept_record(), formatter(lang)).items():
        place = re.compile(rf"(?<=<!-- {mark} -->\n)\n(?:\|.*\n)*(?:(?<=\|\n)\n)?")
        assert len(place.findall(written)) == 1, mark
        # As a function's result, so that no backslash of a name is taken for a pattern's.
        rows = f"\n{table.markdown()}\n"
        written = place.sub(lambda _, rows=rows: rows, written)
    if accept:
        path.write_text(written, encoding="utf-8")
    else:
        assert written == text


def test_the_record_names_no_place_and_no_host() -> None:
    text = KEPT.read_text(encoding="utf-8")
    assert re.findall(r"/(?:home|root|tmp|usr|work)\b", text) == []
    assert set(json.loads(text)["machine"]) == {"processor", "cores", "memory_gb", "system", "python"}


def test_a_record_survives_being_kept() -> None:
    document = json.loads(KEPT.read_text(encoding="utf-8"))
    assert json.loads(json.dumps(document_of(record_from(document)))) == document


# ---------------------------------------------------------------- verdicts


def trial(by: str, what: str, pairs: int, seconds: float, documents: int = 1, **memory: float) -> Trial:
    return trial_of(by, what, pairs, documents, [Cost(seconds, seconds, **memory)])


def test_targets_are_judged_by_what_was_measured_in_their_size() -> None:
    trials = [
        trial("diglot", "cold", 1_000, 20.0),
        trial("pandoc", "cold", 1_000, 16.0),
        trial("diglot", "no-op", 1_000, 0.2),
        trial("diglot", "no-op", 10_000, 0.5),
        trial("hugo", "no-op", 1_000, 1.0),
        trial("hugo", "no-op", 100, 9.0),
        trial("diglot", "cold", 10_000, 200.0, peak_mb=300.0, peak_mb_below=310.0),
        trial("diglot", "pdf-pages", 50, 10.0, documents=100),
        trial("diglot", "pdf-cold", 50, 30.0, documents=100),
        trial("weasyprint", "pdf-cold", 50, 20.0, documents=100),
    ]
    verdicts = {(row.target, row.pairs): (row.measured, row.is_reached) for row in judge(trials)}
    assert verdicts["cold-to-pandoc", 1_000] == (1.25, True)
    assert verdicts["no-op", 1_000] == (0.2, False)
    assert verdicts["no-op", 10_000] == (0.5, True)
    assert verdicts["hugo-to-no-op", 1_000] == (5.0, False)
    assert verdicts["hugo-to-edit", 1_000] == (None, None)
    assert verdicts["memory", 10_000] == (300.0, True)
    assert verdicts["memory-of-a-worker", 10_000] == (310.0, False)
    assert verdicts["pdf-to-weasyprint", None] == (pytest.approx(1.0), True)
    assert verdicts["loop-to-pdf", None] == (None, None)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_target_has_its_words(lang: Lang) -> None:
    nothing = Record(Machine("x", 1, 1.0, "x", "3"), {}, (), ("hugo",))
    rows = tables(nothing, formatter(lang))["targets"].rows
    assert len({(row[0], row[1]) for row in rows}) == len(TARGETS)


@pytest.mark.parametrize("kinds", [{"cold"}, {"saved"}, {"pdf-cold"}])
def test_tables_are_made_of_what_there_is(kinds: set[str]) -> None:
    """Something may have failed, or may not have been asked for."""
    trials = tuple(row for row in kept_record().trials if row.what in kinds)
    made = tables(Record(Machine("x", 1, 1.0, "x", "3"), {}, trials, ()), formatter("en"))
    assert all(len(row) == len(table.head) for table in made.values() for row in table.rows)
    assert bool(made["growth"].rows) == ("cold" in kinds)
    assert bool(made["pdfs"].rows) == ("pdf-cold" in kinds)


# ---------------------------------------------------------------- the command


def test_a_small_run_measures_every_kind(far_day: None, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(["bench", "--pairs", "2", "--pdf-pairs", "0", "--json"], capsys)
    assert code == 0 and "diglot, 2 pairs: a cold build\n" in err
    document = json.loads(out)
    ours = {row["what"]: row for row in document["trials"] if row["by"] == "diglot"}
    assert set(ours) == {"cold", "no-op", "edit", "title", "saved"}
    assert {row["what"] for row in document["trials"] if row["by"] == "pandoc"} == {"cold"}
    assert all(row["pairs"] == 2 and 0 < row["least"] <= row["seconds"] for row in document["trials"])
    assert ours["cold"]["peak_mb"] > 0 and ours["cold"]["cpu_seconds"] > 0
    assert [row["target"] for row in document["verdicts"]] == [target.name for target in TARGETS]
    assert set(document["absent"]) | set(document["versions"]) >= {"hugo", "pelican", "mkdocs", "pandoc"}


def test_what_fails_is_told_and_the_rest_is_measured(
    tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hugo = tmp_path / "hugo"
    hugo.write_text("#!/bin/sh\n[ $1 = version ] || { echo not today >&2; exit 3; }\necho hugo v1.2.3\n", "utf-8")
    hugo.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    code, out, err = run(["bench", "--pairs", "1", "--pdf-pairs", "0", "--json"], capsys)
    document = json.loads(out)
    assert code == 1 and "This could not be measured: hugo: not today\n" in err
    assert document["versions"]["hugo"] == "1.2.3"
    assert {"diglot", "pandoc"} <= {row["by"] for row in document["trials"]}
    assert "hugo" not in {row["by"] for row in document["trials"]}


def test_a_publication_can_be_laid_out_and_kept(
    tmp_path: Path, far_day: None, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "specimens"
    code, document = run_json(["bench", "--pairs", "3", "--lay-out", folder], capsys)
    assert (code, document["pairs"]) == (0, 3)
    assert document["files"] == len([path for path in folder.rglob("*") if path.is_file()])
    code, out, err = run(["bench", "--lay-out", folder], capsys)
    assert (code, out) == (1, "") and "is not empty" in err
    code, out, err = run(["bench", "--pairs", "1", "2", "--lay-out", tmp_path / "other"], capsys)
    assert (code, out) == (2, "") and "one folder holds one size" in err


@pytest.mark.parametrize("name", ["hugo", "pelican", "mkdocs"])
def test_another_program_makes_a_page_of_every_text(name: str) -> None:
    """One that leaves texts out would be measured as too fast."""
    makers = {maker.name: maker for maker in find_rivals()[0]}
    if name not in makers:
        pytest.skip(f"{name} is not installed")
    with scratch_folder() as folder:
        root = lay_out(folder, 5, makers[name])
        time_command(makers[name].command(root), root)
        pages = {path.relative_to(root / "out").as_posix() for path in (root / "out").rglob("*.html")}
    for number in range(5):
        assert len([page for page in pages if f"-{number:05}" in page]) == 2

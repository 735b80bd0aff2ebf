"""`bench` measures what it says, and the tables of docs/performance.md are those of docs/performance.json.

Nothing here asks how long anything took: the figures are for people to judge.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from benchmarks import runner
from benchmarks.__main__ import main
from benchmarks.competitors import COMPETITORS
from benchmarks.publication import write_publication
from benchmarks.records import Comparison, Cost, Machine, Record, Trial
from benchmarks.runner import find_competitors
from benchmarks.tables import TARGET_NAMES, WORKS, Table, comparison_table, russian, tables
from benchmarks.targets import TARGETS, comparisons_of, document_of, interval, judge, record_from, trial_of
from benchmarks.timing import time_command
from benchmarks.weasyprint_alone import record_jobs
from diglot.model.languages import Lang
from tests.tools.publication import write_files

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs" / "performance.json"
BEFORE = ROOT / "docs" / "performance-before.json"


def kept_record() -> Record:
    return record_from(json.loads(KEPT.read_text(encoding="utf-8")))


def kept_tables() -> dict[str, Table]:
    """Return the tables of the documents by the marks of their places."""
    rows = json.loads(BEFORE.read_text(encoding="utf-8"))["comparisons"]
    return {**tables(kept_record()), "before": comparison_table([Comparison(**row) for row in rows])}


# ---------------------------------------------------------------- the documents


@pytest.mark.parametrize(("name", "lang"), [("performance.md", "en"), ("performance.ru.md", "ru")])
def test_the_tables_of_the_documents_are_those_of_the_record(name: str, lang: Lang, accept: bool) -> None:
    """After another run of `bench`: pytest tests/benchmarks/test_performance.py --accept."""
    path = ROOT / "docs" / name
    text = written = path.read_text(encoding="utf-8")
    for mark, table in kept_tables().items():
        place = re.compile(rf"(<!-- {mark} -->\n(?:\n<!-- diglot: .* -->)?)\n(?:\|.*\n)*(?:(?<=\|\n)\n)?")
        assert len(place.findall(written)) == 1, mark
        # As a function's result, so that no backslash of a name is taken for a pattern's.
        rows = f"\n{table.markdown(lang)}\n"
        written = place.sub(lambda found, rows=rows: found[1] + rows, written)
    if accept:
        path.write_text(written, encoding="utf-8")
    else:
        assert written == text


def test_the_record_names_no_place_and_no_host() -> None:
    for path in (KEPT, BEFORE):
        text = path.read_text(encoding="utf-8")
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
        trial("diglot", "no-op", 10_000, 0.25),
        trial("hugo", "no-op", 1_000, 1.0),
        trial("hugo", "no-op", 100, 9.0),
        trial("diglot", "cold", 10_000, 200.0, peak_mb=240.0, peak_mb_below=310.0),
        trial("diglot", "pdf-pages", 50, 10.0, documents=100),
        trial("diglot", "pdf-cold", 50, 30.0, documents=100),
        trial("weasyprint", "pdf-cold", 50, 20.0, documents=100),
    ]
    verdicts = {(row.target, row.pairs): (row.measured, row.is_reached) for row in judge(trials)}
    assert verdicts["cold-to-pandoc", 1_000] == (1.25, True)
    assert verdicts["no-op", 1_000] == (0.2, False)
    assert verdicts["no-op", 10_000] == (0.25, True)
    assert verdicts["hugo-to-no-op", 1_000] == (5.0, False)
    assert verdicts["hugo-to-edit", 1_000] == (None, None)
    assert verdicts["memory", 10_000] == (240.0, True)
    assert verdicts["memory-of-a-worker", 10_000] == (310.0, False)
    assert verdicts["pdf-to-weasyprint", None] == (pytest.approx(1.0), True)
    assert verdicts["loop-to-pdf", None] == (None, None)


def test_every_target_has_its_words() -> None:
    names = {target.name for target in TARGETS}
    assert names == set(TARGET_NAMES)
    assert set(TARGET_NAMES.values()) | set(WORKS.values()) <= set(russian())


def test_a_ratio_is_that_of_runs_in_the_same_turn() -> None:
    """The machine is three times as slow in the last turns: the ratio of the medians would say 1.5."""
    ours = [Cost(seconds) for seconds in (1.0, 1.0, 3.0)]
    theirs = [Cost(seconds) for seconds in (2.0, 6.0, 6.0)]
    trials = [trial_of("diglot", "no-op", 1_000, 1, ours), trial_of("hugo", "no-op", 1_000, 1, theirs, ours)]
    assert trials[1].ratio == 2.0
    assert {row.target: row.measured for row in judge(trials)}["hugo-to-no-op"] == 2.0


def test_two_checkouts_are_compared_turn_by_turn() -> None:
    this = [Cost(1.1 * speed, 2.2 * speed, 50.0) for speed in (1, 2, 3, 4, 5, 6)]
    other = [Cost(1.0 * speed, 2.0 * speed, 40.0) for speed in (1, 2, 3, 4, 5, 6)]
    rows = {row.unit: row for row in comparisons_of("edit", 100, this, other)}
    assert set(rows) == {"seconds", "cpu_seconds", "peak_mb"}
    assert rows["seconds"].ratio == pytest.approx(1.1) and rows["seconds"].high == pytest.approx(1.1)
    assert rows["peak_mb"].ratio == 1.25


def test_the_interval_of_few_values_is_their_whole_range() -> None:
    assert interval([1.0]) == (1.0, 1.0)
    assert interval([1.0, 2.0, 3.0, 4.0, 5.0]) == (1.0, 5.0)
    assert interval([float(number) for number in range(25)]) == (7.0, 17.0)


@pytest.mark.parametrize("kinds", [{"cold"}, {"saved"}, {"pdf-cold"}])
def test_tables_are_made_of_what_there_is(kinds: set[str]) -> None:
    """Something may have failed, or may not have been asked for."""
    trials = tuple(row for row in kept_record().trials if row.what in kinds)
    made = tables(Record(Machine("x", 1, 1.0, "x", "3"), {}, trials, ()))
    assert all(len(row) == len(table.head) for table in made.values() for row in table.rows)
    assert bool(made["growth"].rows) == ("cold" in kinds)
    assert bool(made["pdfs"].rows) == ("pdf-cold" in kinds)


# ---------------------------------------------------------------- the command

DESK = {"desk-first", "desk-open", "desk-saved", "desk-suggestion", "memory-index"}
OTHERS = {f"{name}{when}" for name in ("status", "check") for when in ("", "-no-op", "-edit")}
SMALL = ["--pairs", "2", "--pdf-pairs", "0", "--rounds", "1"]


@pytest.mark.long
def test_a_small_run_measures_every_kind(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(runner, "_REPEATS", 1)
    assert main([*SMALL, "--json"]) == 0
    out, err = capsys.readouterr()
    assert "2 pairs, round 1 of 1: cold builds\n" in err
    document = json.loads(out)
    ours = {row["what"]: row for row in document["trials"] if row["by"] == "diglot"}
    builds = {"cold", "no-op", "first-edit", "edit", "first-title", "title", "first-date", "date", "search-edit"}
    assert set(ours) == {*builds, *DESK, *OTHERS, "served", "saved", "help"}
    [pandoc] = [row for row in document["trials"] if row["by"] == "pandoc"]
    assert pandoc["what"] == "cold" and pandoc["ratio"] > 0
    assert all(0 < row["least"] <= row["seconds"] for row in document["trials"])
    assert {row["pairs"] for row in document["trials"] if row["what"] != "help"} == {2}
    assert ours["cold"]["peak_mb"] > 0 and ours["cold"]["cpu_seconds"] > 0 and ours["no-op"]["runs"] == 1
    assert ours["desk-first"]["peak_mb"] > 50 and ours["desk-first"]["peak_mb_below"] > 0
    assert [row["target"] for row in document["verdicts"]] == [target.name for target in TARGETS]
    assert set(document["absent"]) | set(document["versions"]) >= {
        "pandoc",
        *(program.program for program in COMPETITORS),
    }


@pytest.mark.long
def test_what_fails_is_told_and_the_rest_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hugo = tmp_path / "hugo"
    hugo.write_text("#!/bin/sh\n[ $1 = version ] || { echo not today >&2; exit 3; }\necho hugo v1.2.3\n", "utf-8")
    hugo.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert main([*SMALL, "--json"]) == 1
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert err.count("This could not be measured: hugo: not today\n") == 1
    assert document["versions"]["hugo"] == "1.2.3"
    assert {"diglot", "pandoc"} <= {row["by"] for row in document["trials"]}
    assert "hugo" not in {row["by"] for row in document["trials"]}


@pytest.mark.long
def test_a_checkout_is_compared_with_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SMALL, "--against", str(ROOT), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    rows = {(row["what"], row["unit"]): row for row in document["comparisons"]}
    builds = {"cold", "no-op", "first-edit", "edit", "first-title", "title", "first-date", "date"}
    assert {what for what, _ in rows} == builds | OTHERS
    assert {unit for _, unit in rows} >= {"seconds", "cpu_seconds", "peak_mb"}
    assert all(0 < row["low"] <= row["ratio"] <= row["high"] for row in rows.values())
    assert rows["edit", "seconds"]["runs"] == 5 and document["rounds"] == 1


def test_a_checkout_that_is_not_set_up_cannot_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SMALL, "--against", str(tmp_path)]) == 1
    assert f"{tmp_path}: not set up" in capsys.readouterr().err


def test_a_publication_can_be_laid_out_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "publication"
    assert main(["--pairs", "3", "--lay-out", str(folder), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document == {"pairs": 3, "files": len([path for path in folder.rglob("*") if path.is_file()])}
    assert main(["--pairs", "3", "--lay-out", str(folder)]) == 1
    assert "is not empty" in capsys.readouterr().err


@pytest.mark.parametrize("name", [program.program for program in COMPETITORS])
def test_another_program_makes_a_page_of_every_text(name: str, tmp_path: Path) -> None:
    """One that leaves texts out would be measured as too fast."""
    programs = {program.name: program for program in find_competitors()[0]}
    if name not in programs:
        pytest.skip(f"{name} is not installed")
    program = programs[name]
    write_publication(tmp_path, 5, program.files, program.list_name)
    time_command(program.command(tmp_path), tmp_path)
    pages = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.html")}
    for number in range(5):
        assert len([page for page in pages if f"-{number:05}" in page]) == 2


def test_the_print_jobs_of_a_build_are_recorded(tmp_path: Path, far_day: None) -> None:
    publication = {
        "content/site.toml": 'base_url = "https://journal.example"\n',
        "content/en/a.md": "---\ntitle: A\nlanguages: [en]\n---\nWords.\n",
    }
    root = write_files(tmp_path / "house", publication)
    assert [job.lang for _, job in record_jobs(root)] == ["en-GB"]

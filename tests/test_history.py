"""The past of a publication, commit by commit: after each, `status` says what a person would say.

Every commit is one known kind of change. What was found then is declared in step, so that the next one stands alone.
`pytest tests/test_history.py --accept` writes the table of `docs/alignment.md`; a person reads the difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tools.publication import EPOCH, run, run_json, write_files

DOCUMENT = Path(__file__).parents[1] / "docs/alignment.md"

ENGLISH = """---
title: The Long Way to the Harbour
date: 2015-03-12
---

In 1890 nobody in the capital believed that a railway would ever reach the harbour. The engineers did, and said so.

## The survey

The first party walked for two years. It counted 112 rivers, and it drew every one of them.

“We have seen the end of the land,” their leader wrote; “it is wet, and it is ours.”

The second party had horses. Its map was worse, but it came home in time for the budget.

## The money

The treasury promised 8 million roubles and paid five. The rest was borrowed from *a bank in Paris*.

Nobody asked the fishermen. They found out when the first stakes stood in their nets, one morning in April.

The last rail was laid in the rain, before an orchestra and a bishop.
"""

RUSSIAN = """---
title: Долгая дорога в гавань
translators: [Nina Ash]
---

В 1890 году в столице никто не верил, что железная дорога дойдет до гавани. Инженеры верили и не молчали.

## Изыскания

Первая партия шла пешком два года. Она насчитала 112 рек и зарисовала каждую.

«Мы видели край земли, — написал ее начальник, — он мокрый, и он наш».

У второй партии были лошади. Карта вышла хуже, зато к бюджету они успели.

## Деньги

Казна обещала 8 миллионов рублей, а выплатила пять. Остальное заняли в *парижском банке*.

Рыбаков не спросили. Они узнали обо всем апрельским утром, когда первые вешки встали у них в сетях.

Последний рельс уложили под дождем, при оркестре и архиерее.
"""

EN, RU = "content/en/harbour.md", "content/ru/harbour.md"
LEDGER = "content/ledger/harbour.toml"


@dataclass(frozen=True)
class Commit:
    """A change of files, what it was, and what a person says of the pair after it.

    edits: in a file, a text and what stands there now. changed: how many units. words: to translate.
    """

    what: str
    edits: tuple[tuple[str, str, str], ...]
    state: str
    changed: int = 0
    words: int = 0
    is_minor: bool = False


FISHERMEN = (
    "Nobody asked the fishermen. They found out when the first stakes stood in their nets, one morning in April.\n\n"
)
HORSES = "The second party had horses. Its map was worse, but it came home in time for the budget.\n\n"

HISTORY = (
    Commit("a typo is corrected in the original",
           ((EN, "walked for two years", "walked for two yeers"),), "source-changed", 1, 1),
    Commit("the typo’s correction is declared minor",
           ((EN, "two yeers", "two years"),), "minor-drift", is_minor=True),
    Commit("lines are rewrapped",
           ((EN, "ever reach the harbour. The engineers", "ever\nreach the harbour.\nThe engineers"),), "in-step"),
    Commit("quotation marks, dashes and emphasis are typed differently",
           ((EN, "“We have seen the end of the land,”", '"We have seen the end of the land,"'),
            (EN, "*a bank in Paris*", "_a bank in Paris_"),
            (RU, "земли, — написал", "земли, -- написал")), "in-step"),
    Commit("a sentence is added",
           ((EN, "and paid five.", "and paid five. The minister did not resign."),), "source-changed", 1, 5),
    Commit("a paragraph is moved",
           ((EN, FISHERMEN, ""), (EN, HORSES, HORSES + FISHERMEN)), "source-changed", 1),
    Commit("a paragraph is split in two",
           ((EN, "for two years. It counted", "for two years.\n\nIt counted"),), "source-changed", 1),
    Commit("two paragraphs become one",
           ((EN, "for two years.\n\nIt counted", "for two years. It counted"),), "source-changed", 1),
    Commit("a paragraph is deleted",
           ((EN, FISHERMEN, ""),), "source-changed", 1),
    Commit("a number is changed",
           ((EN, "112 rivers", "117 rivers"),), "source-changed", 1, 1),
    Commit("a heading is renamed",
           ((EN, "## The money", "## The loan"),), "source-changed", 1, 1),
    Commit("the title is renamed",
           ((EN, "title: The Long Way", "title: The Longest Way"),), "source-changed", 1, 1),
    Commit("the translation is polished",
           ((RU, "Инженеры верили и не молчали.", "Верили инженеры — и говорили об этом вслух."),),
           "translation-edited", 1),
    Commit("a number is changed in both",
           ((EN, "8 million", "9 million"), (RU, "8 миллионов", "9 миллионов")), "both-changed", 1, 1),
)  # fmt: skip


@pytest.fixture
def publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    files = {"content/site.toml": 'base_url = "https://house.example"\n', EN: ENGLISH, RU: RUSSIAN}
    return write_files(tmp_path / "house", files)


def commit(publication: Path, one: Commit) -> None:
    for path, old, new in one.edits:
        text = (publication / path).read_text(encoding="utf-8")
        assert old in text, (one.what, old)
        (publication / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def found(publication: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, int, int]:
    _, document = run_json(["status", "--root", publication], capsys)
    [row] = document["articles"]
    return row["state"], row["changed"], row["words"]


def replay(publication: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[Commit, tuple[str, int, int]]]:
    """Every commit, and what `status` finds after it; then somebody declares the pair in step."""
    for one in HISTORY:
        commit(publication, one)
        if one.is_minor:
            assert run(["sync", "harbour", "--by", "Nina Ash", "--minor", "--root", publication], capsys)[0] == 0
        yield one, found(publication, capsys)
        assert run(["sync", "harbour", "--by", "Nina Ash", "--root", publication], capsys)[0] == 0
        assert found(publication, capsys)[0] == "in-step", one.what


def test_every_state_after_every_commit_is_as_a_person_would_say(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(publication, capsys) == ("untracked", 0, 0)
    run(["sync", "harbour", "--by", "Nina Ash", "--root", publication], capsys)
    for one, state in replay(publication, capsys):
        assert state == (one.state, one.changed, one.words), one.what


def test_changes_pile_up_until_somebody_looks(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["sync", "harbour", "--by", "Nina Ash", "--root", publication], capsys)
    for one in HISTORY[4:12]:
        commit(publication, one)
    state, changed, _ = found(publication, capsys)
    # Added, deleted after it was moved, split and merged again, number, heading, title.
    assert (state, changed) == ("source-changed", 5)


def test_the_article_is_known_after_it_was_renamed_with_its_ledger(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["sync", "harbour", "--by", "Nina Ash", "--root", publication], capsys)
    for path in (EN, RU, LEDGER):
        (publication / path).rename((publication / path).with_stem("the-long-way"))
    assert found(publication, capsys) == ("in-step", 0, 0)


def test_the_ledger_works_from_a_copy_without_dates_or_git(
    publication: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As from a zip: every file is new there, and nothing of it has changed."""
    run(["sync", "harbour", "--by", "Nina Ash", "--root", publication], capsys)
    copy = write_files(
        tmp_path / "copy", {path: (publication / path).read_text(encoding="utf-8") for path in (EN, RU, LEDGER)}
    )
    assert found(copy, capsys) == ("in-step", 0, 0)


# ---------------------------------------------------------------- the table in the document

_BLOCK = re.compile(r"(<!-- history: begin[^\n]*-->\n).*?(<!-- history: end -->)", re.DOTALL)


def table(rows: list[tuple[Commit, tuple[str, int, int]]]) -> str:
    lines = [f"| {one.what} | `{state}` | {changed or '—'} | {words or '—'} |" for one, (state, changed, words) in rows]
    head = ["| commit | state | changed | words to translate |", "|---|---|---:|---:|"]
    title = [
        "## What `status` says after each kind of change",
        "",
        "After each commit the pair was declared in step.",
        "",
    ]
    return "\n".join([*title, *head, *lines, ""])


def test_the_table_in_the_document_is_what_happens(
    publication: Path, capsys: pytest.CaptureFixture[str], accept: bool
) -> None:
    run(["sync", "harbour", "--by", "Nina Ash", "--root", publication], capsys)
    document = DOCUMENT.read_text(encoding="utf-8")
    rows = table(list(replay(publication, capsys)))
    written, number = _BLOCK.subn(lambda match: f"{match[1]}{rows}{match[2]}", document)
    assert number == 1
    if accept:
        DOCUMENT.write_text(written, encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == written

"""`diff`: what changed since the texts were in step, word by word, beside the unit that must be touched."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.door.articles import STATE_WORDS, articles_option, day, open_articles
from diglot.door.command import DONE, PROBLEMS, Command, Option
from diglot.door.telling import print_document, problem_rows, sort_out, tell_problems
from diglot.words.ledger import ChangeKind
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.desk.ledger.word_diff import Piece
    from diglot.door.wording import Wording
    from diglot.press.comparing import Comparison, Difference, Spot

_KIND_WORDS: Mapping[ChangeKind, str] = {
    "changed": N_("changed"),
    "added": N_("added"),
    "removed": N_("removed"),
    "moved": N_("moved"),
    "split": N_("divided in two"),
    "merged": N_("merged into one"),
}

# Around what was taken out and what was put in: without colour as in `git diff --word-diff`.
_PLAIN = {"out": ("[-", "-]"), "in": ("{+", "+}"), "same": ("", "")}
_COLOURED = {"out": ("\x1b[31;9m", "\x1b[0m"), "in": ("\x1b[32m", "\x1b[0m"), "same": ("", "")}


def _options() -> tuple[Option, ...]:
    return (
        articles_option(),
        Option("--html", N_("write the same as a page into this file"), N_("FILE"), {"type": Path}),
    )


def _run(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.press.comparing import compare

    with open_articles(options, options.articles) as (archive, articles, problems):
        results = [result for article in articles for result in compare(archive, article)]
    comparisons, refusals = sort_out(results)
    problems += refusals
    if options.html:
        options.html.write_text(_page(comparisons, wording), encoding="utf-8")
    if options.json:
        print_document(
            {"articles": [_document(one) for one in comparisons], "problems": problem_rows(problems, wording)}
        )
    else:
        tell_problems(problems, wording)
        marks = _COLOURED if _is_coloured() else _PLAIN
        for comparison in comparisons:
            print("\n".join(_lines(comparison, wording, marks)))
    return PROBLEMS if problems else DONE


def _is_coloured() -> bool:
    # https://no-color.org
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _lines(comparison: Comparison, wording: Wording, marks: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield _heading(comparison, wording)
    if summary := _summary(comparison, wording):
        yield summary
    for row in comparison.differences:
        yield ""
        yield f"{_place(row.spots, wording)}{_name(row)} {wording.say(_KIND_WORDS[row.change.kind])}"
        text = "".join(f"{marks[kind][0]}{words}{marks[kind][1]}" for kind, words in _pieces(row))
        yield from (f"    {line}" for line in text.split("\n"))
        for spot in row.opposite:
            yield f"  {_opposite_place(row, spot, wording)}"
            yield from (f"    {line}" for line in spot.text.split("\n"))


def _heading(comparison: Comparison, wording: Wording) -> str:
    source, target = comparison.langs
    return f"{comparison.article}, {source} → {target}: {wording.say(STATE_WORDS[comparison.drift.state])}"


def _summary(comparison: Comparison, wording: Wording) -> str:
    drift, number = comparison.drift, wording.words.number
    if not drift.since or not drift.changed:
        return ""
    words = N_("changed since {day}: {n} of {all}")
    return wording.say(words, n=number(drift.changed), all=number(drift.units), day=day(drift.since, wording))


def _place(spots: Sequence[Spot], wording: Wording) -> str:
    return f"{spots[0].path}:{spots[0].line}: " if spots else ""


def _name(row: Difference) -> str:
    """The field or the number by which `sync --units` knows it; of what the translation has, none."""
    if row.change.field:
        return row.change.field
    return str(row.spots[0].number) if row.spots and row.is_source else "·"


def _opposite_place(row: Difference, spot: Spot, wording: Wording) -> str:
    words = N_("after this: {place}") if row.change.kind == "added" else N_("to look at: {place}")
    return wording.say(words, place=f"{spot.path}:{spot.line}")


def _pieces(row: Difference) -> tuple[Piece, ...]:
    """Both versions in one, word by word; of what moved, was split or merged, the words as they are."""
    from diglot.desk.ledger import diff_words

    change = row.change
    if change.kind in ("moved", "split", "merged"):
        return (("same", "\n".join(change.after)),)
    return diff_words("\n".join(change.before), "\n".join(change.after))


def _page(comparisons: Sequence[Comparison], wording: Wording) -> str:
    from diglot.desk.ledger import DiffSection, Passage, render_page

    def rows(comparison: Comparison) -> Iterator[tuple[tuple[Passage, ...], tuple[Passage, ...]]]:
        for row in comparison.differences:
            kind = wording.say(_KIND_WORDS[row.change.kind])
            lang = comparison.langs[0] if row.is_source else comparison.langs[1]
            changed = Passage(lang, f"{_place(row.spots, wording)}{_name(row)} {kind}", _pieces(row))
            yield (
                (changed,),
                tuple(
                    Passage(spot.lang, _opposite_place(row, spot, wording), (("same", spot.text),))
                    for spot in row.opposite
                ),
            )

    sections = [DiffSection(_heading(one, wording), _summary(one, wording), tuple(rows(one))) for one in comparisons]
    return render_page(wording.say(N_("What changed since the texts were in step")), wording.words.lang, sections)


def _document(comparison: Comparison) -> dict[str, object]:
    """A comparison as scripts read it."""
    drift = comparison.drift
    return {
        "article": comparison.article,
        "original": comparison.langs[0],
        "lang": comparison.langs[1],
        "state": drift.state,
        "units": drift.units,
        "changed": drift.changed,
        "since": drift.since.isoformat() if drift.since else None,
        "changes": [
            {
                "kind": row.change.kind,
                "side": "original" if row.is_source else "translation",
                "field": row.change.field or None,
                "before": list(row.change.before),
                "after": list(row.change.after),
                "places": [_spot(spot) for spot in row.spots],
                "opposite": [_spot(spot) for spot in row.opposite],
            }
            for row in comparison.differences
        ],
    }


def _spot(spot: Spot) -> dict[str, object]:
    return {"file": spot.path, "line": spot.line, "unit": spot.number or None, "text": spot.text}


COMMAND = Command(
    "diff", N_("what changed since the texts were in step, beside what must be translated anew"), _options(), _run
)

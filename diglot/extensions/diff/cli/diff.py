"""`diff`: what changed since the texts were in step, word by word, beside the unit that must be touched."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from diglot.adapters.disk import write_given_file
from diglot.adapters.templating.report_pages import render_report
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.messages import MessageFormatter, day
from diglot.cli.output import is_coloured, print_document, print_line, print_problems, problem_rows
from diglot.cli.safe_text import quotable, show_controls
from diglot.cli.writing.article_arguments import open_articles
from diglot.core.ledger import diff_words
from diglot.core.ledger.word_diff import Piece
from diglot.extensions.diff.pipeline.diff import ArticleDiff, ChangeLocation, Difference, diff_article
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import split_results
from diglot.model.translation.ledger import STATE_WORDS, ChangeKind

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


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    with open_articles(options, options.articles) as (archive, articles, problems):
        results = [result for article in articles for result in diff_article(archive, article)]
    comparisons, refusals = split_results(results)
    problems += refusals
    if options.html:
        write_given_file(options.html, _page(comparisons, formatter).encode())
    if options.json:
        print_document(
            {
                "articles": [_document(one, formatter) for one in comparisons],
                "problems": problem_rows(problems, formatter),
            }
        )
    else:
        print_problems(problems, formatter)
        marks = _COLOURED if is_coloured(sys.stdout) else _PLAIN
        for comparison in comparisons:
            print_line("\n".join(_lines(comparison, formatter, marks)), is_safe=True)
    return PROBLEMS if problems else DONE


def _lines(comparison: ArticleDiff, formatter: MessageFormatter, marks: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield _heading(comparison, formatter)
    if summary := _summary(comparison, formatter):
        yield summary
    for row in comparison.differences:
        yield ""
        yield f"{_place(row.spots, formatter)}{_name(row)} {formatter.say(_KIND_WORDS[row.change.kind])}"
        text = "".join(f"{marks[kind][0]}{show_controls(words)}{marks[kind][1]}" for kind, words in _pieces(row))
        yield from (f"    {line}" for line in text.split("\n"))
        for location in row.opposite:
            yield f"  {_opposite_place(row, location, formatter)}"
            yield from (f"    {line}" for line in show_controls(location.text).split("\n"))


def _heading(comparison: ArticleDiff, formatter: MessageFormatter) -> str:
    source, target = comparison.langs
    return f"{quotable(comparison.article)}, {source} → {target}: {formatter.say(STATE_WORDS[comparison.drift.state])}"


def _summary(comparison: ArticleDiff, formatter: MessageFormatter) -> str:
    drift, number = comparison.drift, formatter.words.number
    if not drift.since or not drift.changed:
        return ""
    words = N_("changed since {day}: {n} of {all}")
    return formatter.say(words, n=number(drift.changed), all=number(drift.units), day=day(drift.since, formatter))


def _place(spots: Sequence[ChangeLocation], formatter: MessageFormatter) -> str:
    if not spots:
        return ""
    path, line = formatter.spot(spots[0].path, spots[0].line)
    return f"{quotable(path)}:{line}: "


def _name(row: Difference) -> str:
    """Return the field or number for `sync --units`; a dot for units of the translation."""
    if row.change.field:
        return row.change.field
    return str(row.spots[0].number) if row.spots and row.is_source else "·"


def _opposite_place(row: Difference, location: ChangeLocation, formatter: MessageFormatter) -> str:
    words = N_("after this: {place}") if row.change.kind == "added" else N_("to look at: {place}")
    return formatter.say(words, place=f"{location.path}:{location.line}")


def _pieces(row: Difference) -> tuple[Piece, ...]:
    """Both versions in one, word by word; of what moved, was split or merged, the words as they are."""
    change = row.change
    if change.kind in ("moved", "split", "merged"):
        return (("same", "\n".join(change.after)),)
    return diff_words("\n".join(change.before), "\n".join(change.after))


class _Side(msgspec.Struct, frozen=True):
    """One side of a row of the page. place: its location, as shown to the editor."""

    lang: Lang
    place: str
    pieces: tuple[Piece, ...]


class _Section(msgspec.Struct, frozen=True):
    """An article on the page: its heading, the line under it, and rows of two sides each."""

    heading: str
    summary: str
    rows: tuple[tuple[tuple[_Side, ...], tuple[_Side, ...]], ...]


def _page(comparisons: Sequence[ArticleDiff], formatter: MessageFormatter) -> str:
    def rows(comparison: ArticleDiff) -> Iterator[tuple[tuple[_Side, ...], tuple[_Side, ...]]]:
        for row in comparison.differences:
            kind = formatter.say(_KIND_WORDS[row.change.kind])
            lang = comparison.langs[0] if row.is_source else comparison.langs[1]
            changed = _Side(lang, f"{_place(row.spots, formatter)}{_name(row)} {kind}", _pieces(row))
            yield (
                (changed,),
                tuple(
                    _Side(location.lang, _opposite_place(row, location, formatter), (("same", location.text),))
                    for location in row.opposite
                ),
            )

    sections = [_Section(_heading(one, formatter), _summary(one, formatter), tuple(rows(one))) for one in comparisons]
    title = formatter.say(N_("What changed since the texts were in step"))
    return render_report("diff.html", lang=formatter.words.lang, title=title, sections=sections)


def _document(comparison: ArticleDiff, formatter: MessageFormatter) -> dict[str, object]:
    """Return a comparison as `--json` prints it."""
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
                "places": [_spot(location, formatter) for location in row.spots],
                "opposite": [_spot(location, formatter) for location in row.opposite],
            }
            for row in comparison.differences
        ],
    }


def _spot(location: ChangeLocation, formatter: MessageFormatter) -> dict[str, object]:
    file, line = formatter.spot(location.path, location.line)
    return {"file": file, "line": line, "unit": location.number or None, "text": location.text}

"""`status`: how every article stands in each language, one row each, the gravest states first."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from diglot.adapters.disk import Folder, write_given_file
from diglot.adapters.templating.report_pages import render_report
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter, day
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.cli.tables import grouped_lines, terminal_columns
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.places import stem_of
from diglot.model.problems import Problem
from diglot.model.translation.ledger import ABSENT, STALE, STATE_WORDS, STATES, Assignee, State, StatusRow
from diglot.model.translation.memory import BANDS, WordBand
from diglot.model.translation.status_documents import StatusArticle, StatusTotals
from diglot.pipeline.translation.status import find_status, find_stems

if TYPE_CHECKING:
    from diglot.core.settings import KnownNames
    from diglot.pipeline.translation.word_counts import WordCounts

_COLUMNS = (N_("article"), N_("languages"), N_("changed"), N_("in step"), N_("words"), N_("since"), N_("by"))
# What rows of one state are sorted by; the most urgent first.
_ORDERS: Mapping[str, Callable[[StatusRow], Any]] = {
    "article": lambda row: (row.article, row.lang),
    "state": lambda row: (STATES.index(row.state), row.article),
    "share": lambda row: (row.share if row.share is not None else 2.0, row.article),
    "words": lambda row: (-row.words, row.article),
    "since": lambda row: (row.since is None, row.since and row.since.isoformat(), row.article),
}


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    root = options.root.resolve()
    report = find_status(root, _load_known, today(os.environ), processors(), may_fork=True)
    stems, unknown = find_stems(Folder(root), options.articles)
    problems = [*report.problems, *unknown]
    found = report.rows
    if options.since:
        from diglot.pipeline.translation.put_behind import find_put_behind  # costs 20 ms: only if it is asked for

        put_behind = find_put_behind(root, options.since, report.rows, _load_known(), today(os.environ), processors())
        if isinstance(put_behind, Problem):
            problems, found = [*problems, put_behind], ()
        else:
            found = put_behind
    rows = sorted(filter(_wanted(options, stems, found), found), key=_ORDERS[options.sort or "article"])
    if not options.json:
        rows = _named_in(formatter.lang, rows)
    bands: Mapping[tuple[str, str], WordCounts] = {}
    if options.words:
        from diglot.pipeline.translation.word_counts import count_words_by_band  # as above

        bands, late = count_words_by_band(root, _load_known(), today(os.environ), processors(), rows)
        problems, rows = [*problems, *late], [row for row in rows if (row.article, row.lang) in bands]
    if options.html:
        write_given_file(options.html, _page(rows, formatter).encode())
    if options.json:
        articles = [_document(row, formatter, _bands_of(row, bands)) for row in rows]
        totals = StatusTotals(
            _counts(rows),
            sum(row.words for row in rows),
            sum(row.to_review for row in rows),
            sum(row.comments for row in rows),
            _band_totals(bands) if options.words else {},
        )
        document = msgspec.to_builtins({"articles": articles, "totals": totals})
        print_document({**document, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        if rows or not problems:
            lines = _band_lines(rows, bands, formatter) if options.words else _lines(rows, formatter)
            print_line("\n".join(lines))
    is_question = options.missing or options.stale or options.since or options.to_review or options.overdue
    return PROBLEMS if problems or (rows and is_question) else DONE


def _load_known() -> KnownNames:
    from diglot.pipeline.outputs.known_names import KNOWN  # costs 50 ms: only where texts are read

    return KNOWN


def _wanted(
    options: argparse.Namespace, stems: frozenset[str], rows: Sequence[StatusRow]
) -> Callable[[StatusRow], bool]:
    """stems: of the articles that were named. rows: all, which name the people."""
    states = (ABSENT if options.missing else frozenset()) | (STALE if options.stale else frozenset())
    by = _names_of(options.by or "", rows)
    day_now = today(os.environ)

    def is_wanted(row: StatusRow) -> bool:
        return (
            (not options.articles or not stems.isdisjoint((stem := stem_of(row.path), f"{stem}/index")))
            and (not states or row.state in states)
            and options.lang in (None, row.lang)
            and (any(name in row.by.casefold() for name in by) or _is_among(row.translators, options.by))
            and (not options.to_review or row.to_review > 0)
            and (not options.overdue or (row.due is not None and row.due < day_now and not row.is_done))
            and (not options.mine or _is_among(row.assignees, options.mine))
        )

    return is_wanted


def _names_of(part: str, rows: Sequence[StatusRow]) -> frozenset[str]:
    """Return part of a name, and the names in either language of all people who have it, for comparison."""
    people = (each for row in rows for each in row.assignees if part and each.is_called(part))
    return frozenset([part.casefold(), *(name.casefold() for each in people for name in each.names.values())])


def _is_among(people: Sequence[Assignee], part: str) -> bool:
    return any(each.is_called(part) for each in people)


def _named_in(lang: Lang, rows: Sequence[StatusRow]) -> list[StatusRow]:
    """Return rows whose people are named in a language, by whichever of their names they were recorded."""
    people = {name: each for row in rows for each in row.assignees for name in each.names.values()}

    def named(by: str) -> str:
        return ", ".join(people[name].name(lang) if name in people else name for name in by.split(", "))

    return [msgspec.structs.replace(row, by=named(row.by)) for row in rows]


def _counts(rows: Sequence[StatusRow]) -> dict[State, int]:
    counts = Counter(row.state for row in rows)
    return {state: counts[state] for state in STATES if counts[state]}


def _document(row: StatusRow, formatter: MessageFormatter, bands: Mapping[WordBand, int]) -> StatusArticle:
    """Return a row as `--json` prints it."""
    return StatusArticle(
        article=row.article,
        title=row.title,
        original=row.original,
        lang=row.lang,
        state=row.state,
        units=row.units,
        changed=row.changed,
        share=row.share,
        words=row.words,
        by=row.by,
        since=row.since,
        draft=row.is_draft,
        machine_translated=row.is_machine_translated,
        reviewed=row.reviewed,
        to_review=row.to_review,
        translators=[each.name(row.lang) for each in row.translators],
        reviewers=[each.name(row.lang) for each in row.reviewers],
        due=row.due,
        comments=row.comments,
        filled=row.filled,
        expires=row.expires,
        file=formatter.place(row.path),
        bands=bands,
    )


def _lines(rows: Sequence[StatusRow], formatter: MessageFormatter) -> Iterator[str]:
    """Yield the table, grouped by state, the most urgent first, and the totals; lines fit the terminal."""
    more = _more_columns(rows)
    table = [
        (formatter.say(STATE_WORDS[row.state]), [cell or "—" for cell in _cells(row, more, formatter)])
        for row in _by_state(rows)
    ]
    head = [formatter.say(name) for name in (*_COLUMNS, *more)]
    yield from grouped_lines(head, table, terminal_columns(), formatter.words.number)
    yield _total(rows, formatter)


_BAND_WORDS: Mapping[WordBand, str] = {
    "repeated": N_("repeated"),
    "100": "100 %",
    "95-99": "95–99",
    "85-94": "85–94",
    "75-84": "75–84",
    "50-74": "50–74",
    "new": N_("new"),
}


def _band_lines(
    rows: Sequence[StatusRow], bands: Mapping[tuple[str, str], WordCounts], formatter: MessageFormatter
) -> Iterator[str]:
    """Yield the table of words by band, and the totals of the bands."""
    number = formatter.words.number
    names = [formatter.say(word) for word in _BAND_WORDS.values()]
    head = [*map(formatter.say, _COLUMNS[:2]), *names]
    table = [
        (
            formatter.say(STATE_WORDS[row.state]),
            [
                row.article or "/",
                f"{row.original} → {row.lang}",
                *(number(count) if (count := bands[row.article, row.lang].get(band)) else "—" for band in BANDS),
            ],
        )
        for row in _by_state(rows)
    ]
    yield from grouped_lines(head, table, terminal_columns(), number)
    totals = _band_totals(bands)
    counted = ", ".join(f"{name}: {number(totals[band])}" for band, name in zip(BANDS, names, strict=True))
    words = formatter.count("{n} word to translate", "{n} words to translate", sum(totals.values()))
    yield f"{words} ({counted})" if rows else formatter.say(N_("nothing to list"))


def _band_totals(bands: Mapping[tuple[str, str], WordCounts]) -> dict[WordBand, int]:
    return {band: sum(counts.get(band, 0) for counts in bands.values()) for band in BANDS}


def _bands_of(row: StatusRow, bands: Mapping[tuple[str, str], WordCounts]) -> Mapping[WordBand, int]:
    """Return the words of a row by band, none without --words."""
    counts = bands.get((row.article, row.lang))
    return {} if counts is None else {band: counts.get(band, 0) for band in BANDS}


def _by_state(rows: Sequence[StatusRow]) -> list[StatusRow]:
    """Return rows of the same state together, the most urgent first."""
    return sorted(rows, key=lambda row: STATES.index(row.state))


def _total(rows: Sequence[StatusRow], formatter: MessageFormatter) -> str:
    if not rows:
        return formatter.say(N_("nothing to list"))
    words = formatter.count("{n} word to translate", "{n} words to translate", sum(row.words for row in rows))
    to_review = sum(row.to_review for row in rows)
    more = [formatter.count("{n} paragraph to review", "{n} paragraphs to review", to_review)] if to_review else []
    return ", ".join([words, *more])


class _Line(msgspec.Struct, frozen=True):
    """A row of the page. title: the article's, in `lang`. share: the part in step, 0 to 1, and as it is written."""

    title: str
    lang: Lang
    key: str
    share: tuple[float, str] | None
    cells: tuple[str, ...]


class _Section(msgspec.Struct, frozen=True):
    """The translations of one state, on the page."""

    heading: str
    lines: tuple[_Line, ...]


def _page(rows: Sequence[StatusRow], formatter: MessageFormatter) -> str:
    more = _more_columns(rows)

    def line(row: StatusRow) -> _Line:
        name, langs, changed, share, *others = _cells(row, more, formatter)
        part = None if row.share is None else (row.share, share)
        return _Line(row.title, row.original, name, part, (langs, changed, *others))

    sections = [
        _Section(formatter.say(STATE_WORDS[state]), tuple(map(line, group)))
        for state, group in groupby(_by_state(rows), key=lambda row: row.state)
    ]
    name, langs, changed, share, *others = (formatter.say(column) for column in (*_COLUMNS, *more))
    title = formatter.say(N_("Translations, {day}"), day=day(today(os.environ), formatter))
    head = (name, share, langs, changed, *others)
    lang, notes = formatter.words.lang, [_total(rows, formatter)]
    return render_report("status.html", lang=lang, title=title, head=head, sections=sections, notes=notes)


# Columns that are shown where a row has something in them.
_TO_REVIEW, _REVIEWERS, _DUE = N_("to review"), N_("reviewers"), N_("due")
_COMMENTS, _FILLED, _UNTIL = N_("comments"), N_("filled in"), N_("published until")


def _more_columns(rows: Sequence[StatusRow]) -> tuple[str, ...]:
    """Return the columns about reviews, days and comments that some row has anything for."""
    has = {
        _TO_REVIEW: any(row.to_review for row in rows),
        _REVIEWERS: any(row.reviewers for row in rows),
        _DUE: any(row.due for row in rows),
        _COMMENTS: any(row.comments for row in rows),
        _FILLED: any(row.filled for row in rows),
        _UNTIL: any(row.expires for row in rows),
    }
    return tuple(name for name, is_shown in has.items() if is_shown)


def _cells(row: StatusRow, more: Collection[str], formatter: MessageFormatter) -> list[str]:
    """Return the cells of a row; "" where there is nothing to show. more: of `_more_columns`."""
    number = formatter.words.number
    changed = (
        formatter.say(N_("{changed} of {all}"), changed=number(row.changed), all=number(row.units))
        if row.changed
        else ""
    )
    others = {
        _TO_REVIEW: number(row.to_review) if row.to_review else "",
        _REVIEWERS: ", ".join(each.name(formatter.lang) for each in row.reviewers),
        _DUE: row.due.isoformat() if row.due else "",
        _COMMENTS: number(row.comments) if row.comments else "",
        _FILLED: number(row.filled) if row.filled else "",
        _UNTIL: _until(row, formatter),
    }
    return [
        row.article or "/",
        f"{row.original} → {row.lang}",
        changed,
        formatter.words.percent(int(row.share * 100)) if row.share is not None else "",
        number(row.words) if row.words else "",
        row.since.isoformat() if row.since else "",
        row.by,
        *(others[name] for name in more),
    ]


def _until(row: StatusRow, formatter: MessageFormatter) -> str:
    if row.expires is None:
        return ""
    last = row.expires.isoformat()
    is_over = row.expires < today(os.environ)
    return formatter.say(N_("{day}, over"), day=last) if is_over else last

"""`find`: words or a sentence in, passages that had them and how they were translated out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence

from diglot.cli.command import DONE, PROBLEMS, wrong_value
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter, day
from diglot.cli.output import is_coloured, print_document, print_line, print_problems, problem_rows
from diglot.cli.safe_text import quotable, show_controls
from diglot.core.concordance import words_of
from diglot.extensions.find.pipeline.memory_search import MemoryAnswer, MemoryQuery, search_memory
from diglot.model.messages import N_
from diglot.model.translation.memory import MemoryMatch, Span
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.memory import PublicationMemory

_MOST_SHOWN = 20
_MARKS = ("\x1b[1;33m", "\x1b[0m")


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    for phrase in options.words:
        if not words_of(phrase):
            raise wrong_value(phrase, formatter.say(N_("words with letters or digits")))
    memory = PublicationMemory(options.root.resolve(), KNOWN, today(os.environ), processors())
    most = sys.maxsize if options.all or options.json else _MOST_SHOWN
    answer = search_memory(memory, MemoryQuery(tuple(options.words), options.lang, options.similar, most, options.to))
    if options.json:
        rows = [_document(match, formatter) for match in answer.matches]
        print_document(
            {
                "matches": rows,
                "unrecorded": answer.unrecorded,
                "problems": problem_rows(answer.problems, formatter),
            }
        )
    else:
        print_problems(answer.problems, formatter)
        print_line("\n".join(_lines(answer, formatter, is_marked=is_coloured(sys.stdout))), is_safe=True)
    return PROBLEMS if answer.problems else DONE


def _lines(answer: MemoryAnswer, formatter: MessageFormatter, *, is_marked: bool) -> Iterator[str]:
    for match in answer.matches:
        yield _heading(match, formatter)
        for side, text in enumerate(match.pair.texts):
            path, line = formatter.spot(match.paths[side], match.lines[side])
            place = f"{quotable(path)}:{line}: " if line else ""
            spans = match.spans if is_marked and side == match.side else ()
            first, *more = _marked(text, spans).split("\n")
            yield f"  {place or match.pair.langs[side] + ': '}{first}"
            yield from (f"    {line}" for line in more)
        if match.adapted:
            yield "  " + formatter.say(N_("with your numbers: {text}"), text=show_controls(match.adapted))
        yield ""
    yield formatter.count("{n} passage found", "{n} passages found", answer.found)
    if answer.found > len(answer.matches):
        yield formatter.say(N_("--all shows every passage"))
    if answer.unrecorded:
        yield formatter.count(
            "{n} translation is in no ledger and was not searched; diglot sync --adopt records it",
            "{n} translations are in no ledger and were not searched; diglot sync --adopt records them",
            answer.unrecorded,
        )


def _heading(match: MemoryMatch, formatter: MessageFormatter) -> str:
    pair = match.pair
    when = day(pair.on, formatter)
    if pair.origin:
        parts = [f"{quotable(pair.origin)}", when]
    else:
        words = N_("in step since {day}") if pair.is_current else N_("in step on {day}, changed since")
        parts = [f"{quotable(pair.article or '/')}", formatter.say(words, day=when)]
    parts.append(show_controls(pair.by))
    if match.likeness is not None:
        parts.insert(0, formatter.words.percent(match.likeness))
    return " · ".join(filter(None, parts))


def _marked(text: str, spans: Sequence[Span]) -> str:
    pieces, last = [], 0
    for start, stop in spans:
        if start >= last:
            pieces += [show_controls(text[last:start]), _MARKS[0], show_controls(text[start:stop]), _MARKS[1]]
            last = stop
    return "".join([*pieces, show_controls(text[last:])])


def _document(match: MemoryMatch, formatter: MessageFormatter) -> dict[str, object]:
    """Return a match as `--json` prints it."""
    pair = match.pair
    texts = [
        {"lang": lang, "text": text, "file": path or None, "line": line or None}
        for lang, text, (path, line) in zip(
            pair.langs, pair.texts, map(formatter.spot, match.paths, match.lines), strict=True
        )
    ]
    return {
        "article": None if pair.origin else pair.article,
        "origin": pair.origin or None,
        "field": pair.field or None,
        "in_step": pair.is_current,
        "since": pair.on.isoformat() if pair.on else None,
        "by": pair.by,
        "likeness": match.likeness,
        "adapted": match.adapted or None,
        "found_in": pair.langs[match.side],
        "original": texts[0],
        "translation": texts[1],
    }

"""Write hints of the alignment (`{pair=name}`) into a manuscript, and nothing else of it. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count
from typing import Literal

from msgspec.structs import replace

from diglot.extensions.desk.core.source_spans import SourceText, end_of
from diglot.extensions.desk.model.desk import Span

NO_COUNTERPART: Literal["none"] = "none"
"""The name that the alignment reads as “nothing is opposite this”."""

_HINT = re.compile(r"(?:(?<![ \t])[ \t]++)?\bpair=(?:\"[^\"]*\"|[^\s}\"]+)")
_NAME = re.compile(r"\bpair=\"?([^\s}\"]+)")
_OWN_LINE = re.compile(r"^\{pair=row-\d+\}\n", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*")


def with_pair_attributes(source: SourceText, names: Mapping[int, str], without: Collection[int] = ()) -> SourceText:
    """Return the file with a hint above spans, instead of those that they had. names: of the hints, by span; "": none.

    without: spans to leave out, with the blank lines after them. The spans of the result are not known.

    >>> from diglot.extensions.desk.core.source_spans import cut
    >>> from diglot.extensions.desk.model.desk import SpanStart
    >>> source = cut(b"{pair=a .b}\\nOne.\\n", "{pair=a .b}\\nOne.\\n", [SpanStart(0, "text")])
    >>> with_pair_attributes(source, {0: "c"}).content
    b'{pair=c}\\n{.b}\\nOne.\\n'
    """
    raw = list(source.raw)
    for number in sorted({*names, *without}, reverse=True):
        span = source.spans[number]
        if number in without:
            del raw[span.start : span.end]
            continue
        head, kept = _head(source, span)
        line_end = end_of(source.raw[span.start]) or source.line_end
        hint = [f"{{pair={names[number]}}}".encode() + line_end] if names[number] else []
        raw[span.start : span.start + head] = [*hint, *kept]
    return replace(source, raw=tuple(raw), shown=(), spans=())


def _head(source: SourceText, span: Span) -> tuple[int, list[bytes]]:
    """Return how many lines of a span may have hints (attributes above it, and a heading), and the lines without."""
    kept: list[bytes] = []
    for number in range(span.start, span.stop):
        line, raw = source.shown[number], source.raw[number]
        is_above = bool(_ATTRIBUTES.fullmatch(line))
        bare = _HINT.sub("", line) if is_above or line.startswith("#") else line
        if bare == line:
            kept.append(raw)
        elif not is_above or bare.strip("{} \t"):
            kept.append(bare.replace("{ ", "{").removesuffix(" {}").encode() + end_of(raw))
        if not is_above:
            return number + 1 - span.start, kept
    return span.stop - span.start, kept


def without_own_hints(text: str) -> str:
    """Return a text without the hints that the desk has written, which are lines of their own.

    >>> without_own_hints("{pair=row-1}\\nOne.\\n\\n{pair=pun}\\nTwo.")
    'One.\\n\\n{pair=pun}\\nTwo.'
    """
    return _OWN_LINE.sub("", text) if "{pair=row-" in text else text


def fresh_names(texts: Iterable[str]) -> Iterator[str]:
    """Yield names for hints that none of the texts has.

    >>> next(fresh_names(["{pair=row-1}\\nOne.", "## Two {pair=row-3}"]))
    'row-2'
    """
    used = {name for text in texts for name in _NAME.findall(text)}
    return (name for name in map("row-{}".format, count(1)) if name not in used)

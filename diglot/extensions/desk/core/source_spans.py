"""Cut a manuscript into spans of whole lines, and replace one span without touching any other byte. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from diglot.extensions.desk.core.list_items import mark_of
from diglot.extensions.desk.model.desk import Span, SpanStart

_BOM = b"\xef\xbb\xbf"
# As `core.encoding` reads line ends: a carriage return alone ends a line, too.
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_LINE_END = re.compile(rb"(?:\r\n|\n|\r)\Z")
_BLANK_BEFORE, _BLANK_AFTER = re.compile(r"\A(?:[ \t]*\n)+"), re.compile(r"(?:\n[ \t]*)+\Z")


class SourceText(msgspec.Struct, frozen=True):
    """A manuscript as lines. raw: with their line ends, byte for byte. shown: as text. spans: of the body, in order."""

    bom: bytes
    raw: tuple[bytes, ...]
    shown: tuple[str, ...]
    spans: tuple[Span, ...] = ()

    @property
    def content(self) -> bytes:
        """The whole file."""
        return self.bom + b"".join(self.raw)

    def text(self, spans: range) -> str:
        """Return the text of spans that follow each other, without the blank lines after the last."""
        if not spans:
            return ""
        return "\n".join(self.shown[self.spans[spans.start].start : self.spans[spans.stop - 1].stop])

    @property
    def line_end(self) -> bytes:
        """The line end that the file uses first."""
        ends = (end_of(line) for line in self.raw)
        return next(filter(None, ends), b"\n")


def cut(content: bytes, text: str, starts: Sequence[SpanStart]) -> SourceText:
    """Cut a file into spans. text: its contents as `core.encoding` decodes them. starts: of the spans, in any order.

    A span that begins on the line of another, or inside a definition, is part of that one.

    >>> source = cut(b"One.\\r\\n\\r\\nTwo.\\r\\n", "One.\\n\\nTwo.\\n", [SpanStart(0, "text"), SpanStart(2, "text")])
    >>> source.text(range(1, 2)), source.content
    ('Two.', b'One.\\r\\n\\r\\nTwo.\\r\\n')
    """
    bom = _BOM if content.startswith(_BOM) else b""
    raw = tuple(_LINE.findall(content[len(bom) :]))
    shown = tuple(text.split("\n"))[: len(raw)]
    return SourceText(bom, raw, shown, tuple(_spans(shown, _separate(starts))))


def _separate(starts: Sequence[SpanStart]) -> list[SpanStart]:
    """Return the starts in order, each on a line of its own and none inside a definition."""
    separate: list[SpanStart] = []
    for start in sorted(starts, key=lambda start: (start.line, start.kind == "text")):
        before = separate[-1] if separate else None
        if before and (start.line <= before.line or start.line < (before.last or 0)):
            blocks = [*before.blocks, *start.blocks]
            joined = range(min(blocks), max(blocks) + 1) if blocks else range(0)
            is_text = before.last is None and "text" in (start.kind, before.kind)
            separate[-1] = replace(before, blocks=joined, kind="text" if is_text else before.kind)
        else:
            separate.append(start)
    return separate


def _spans(shown: Sequence[str], starts: Sequence[SpanStart]) -> list[Span]:
    ends = [*(start.line for start in starts[1:]), len(shown)]
    spans = []
    for start, end in zip(starts, ends, strict=False):
        stop = end
        while stop > start.line + 1 and not shown[stop - 1].strip():
            stop -= 1
        spans.append(Span(start.line, stop, end, start.kind, start.blocks, start.name, start.list_number))
    return spans


def tidy_typed(text: str) -> str:
    """Return what was typed into a form as lines of a manuscript, without blank lines around them.

    >>> tidy_typed("\\r\\n One.\\r\\nTwo.  \\n\\n")
    ' One.\\nTwo.  '
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _BLANK_AFTER.sub("", _BLANK_BEFORE.sub("", text))
    return text if text.strip() else ""


def replace_span(source: SourceText, spans: range, text: str) -> SourceText:
    """Return the file with another text in place of spans that follow each other; every other byte stays.

    The text takes the line ends of what it replaces. An empty text removes the spans and the blank lines after them.
    The spans of the result are known where one is replaced by a text.

    >>> source = cut(b"One.\\n\\n\\nTwo.", "One.\\n\\n\\nTwo.", [SpanStart(0, "text"), SpanStart(3, "text")])
    >>> replace_span(source, range(0, 1), "1\\n2").content
    b'1\\n2\\n\\n\\nTwo.'
    """
    if source.text(spans) == text:
        return source
    first, last = source.spans[spans.start], source.spans[spans.stop - 1]
    if not text:
        # The last item of a list has the blank lines that part the list from what follows it.
        before = source.spans[spans.start - 1] if spans.start else None
        end = last.stop if before and before.end == before.stop else last.end
        return _with_lines(source, first.start, end, (), ())
    replaced = source.raw[first.start : last.stop]
    line_end = next(filter(None, map(end_of, replaced)), source.line_end)
    shown = text.split("\n")
    # The last line keeps its own end: that of a file may have none.
    raw = [*(line.encode() + line_end for line in shown[:-1]), shown[-1].encode() + end_of(replaced[-1])]
    changed = _with_lines(source, first.start, last.stop, raw, shown)
    if len(spans) > 1:
        return changed
    return replace(changed, spans=_moved(source, spans.start, len(raw) - len(replaced)))


def insert_after(
    source: SourceText, number: int | None, text: str, body_line: int, *, is_tight: bool = False
) -> SourceText:
    """Return the file with a new paragraph behind the span of a number; None: before the first.

    body_line: the line, from 0, at which the body begins. is_tight: it is an item of a list without blank lines between
    items. The spans of the result are not known.

    >>> insert_after(cut(b"One.", "One.", [SpanStart(0, "text")]), 0, "Two.", 0).content
    b'One.\\n\\nTwo.\\n'
    """
    end = source.line_end
    added = [line.encode() + end for line in text.split("\n")]
    goes_on = False
    if number is None:
        at = source.spans[0].start if source.spans else min(body_line, len(source.raw))
    else:
        span = source.spans[number]
        goes_on = is_tight and mark_of(source.shown[span.start]) == mark_of(text)
        at = span.end if number + 1 < len(source.spans) and not goes_on else span.stop
    before = list(source.raw[:at])
    if before and not end_of(before[-1]):
        before[-1] += end
    if number is not None and source.shown[at - 1].strip() and not goes_on:
        # After a lone "\r", a "\n" is no line of its own.
        added.insert(0, b"\r\n" if end == b"\n" and before[-1].endswith(b"\r") else end)
    if at < len(source.raw) and source.shown[at].strip() and not (is_tight and mark_of(source.shown[at])):
        added.append(end)
    return SourceText(source.bom, (*before, *added, *source.raw[at:]), ())


def _with_lines(source: SourceText, start: int, stop: int, raw: Sequence[bytes], shown: Sequence[str]) -> SourceText:
    return SourceText(
        source.bom,
        (*source.raw[:start], *raw, *source.raw[stop:]),
        (*source.shown[:start], *shown, *source.shown[stop:]),
    )


def _moved(source: SourceText, number: int, grown: int) -> tuple[Span, ...]:
    """Return the spans of a file after the one of a number has grown by so many lines."""
    span, later = source.spans[number], source.spans[number + 1 :]
    return (
        *source.spans[:number],
        replace(span, stop=span.stop + grown, end=span.end + grown),
        *(replace(one, start=one.start + grown, stop=one.stop + grown, end=one.end + grown) for one in later),
    )


def end_of(line: bytes) -> bytes:
    """Return the line end of a line, b"" where it has none."""
    match = _LINE_END.search(line)
    return match[0] if match else b""

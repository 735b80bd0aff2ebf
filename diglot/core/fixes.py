"""A text's tree with positions in, the edits that its source could do with out: what the rules of type change anyway.

Only what can be seen is edited: quotation marks, dashes, apostrophes, dots, letters of the wrong script, characters
that are no letters at all. A space that only binds stays an ordinary one, because the page binds it by itself.
Touches nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

import msgspec

from diglot.model.tree import Attr, Block, Inline, SoftBreak, Space, Span, Str, plain_text
from diglot.model.typography import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE

Blocks: TypeAlias = tuple[Block, ...]

_Found: TypeAlias = tuple[int, int, str, str]
"""An edit without its block."""

_POSITION = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
# A letter and the marks over it.
_CLUSTER = re.compile("(?s:.)[\u0300-\u036f]*")
_ORDINARY = str.maketrans({NO_BREAK_SPACE: " ", NARROW_NO_BREAK_SPACE: " "})


class SourceEdit(msgspec.Struct, frozen=True):
    """What to write in place of what. line, column: from 1, within the body. block: the top-level block, from 0.

    Columns are those of the line composed (NFC), as pandoc reads it.
    """

    line: int
    column: int
    old: str
    new: str
    block: int


def find_edits(located: Blocks, set_type: Callable[[Blocks], Blocks]) -> list[SourceEdit]:
    """The edits of a text, in order. located: read with positions; set_type: the typesetter."""
    edits: list[SourceEdit] = []
    for number, (block, fresh) in enumerate(zip(located, set_type(located), strict=True)):
        edits += [SourceEdit(*edit, number) for edit in _edits(block, fresh)]
    return edits


def _edits(node: object, fresh: object, before: str = "", after: str = "") -> Iterator[_Found]:
    """before, after: text that the typesetter put beside a run, outside of it."""
    if isinstance(node, Span) and isinstance(fresh, Span) and _is_run(node):
        attr, (one,) = node.content
        yield from _edit(attr, one, before + plain_text(fresh.content[1]) + after)
    elif isinstance(node, tuple) and isinstance(fresh, tuple):
        yield from _edits_of_row(node, fresh)
    elif type(node) is type(fresh) and not isinstance(node, Attr):
        for name in _fields(node):
            yield from _edits(getattr(node, name), getattr(fresh, name))


def _fields(value: object) -> tuple[str, ...]:
    """The fields of an element of the tree; of anything else, none."""
    return getattr(value, "__struct_fields__", ())


def _edits_of_row(row: tuple[object, ...], fresh: tuple[object, ...]) -> Iterator[_Found]:
    """The parts of an element, one by one.

    In a tree with positions every run stands in a span. What the typesetter put beside code stands bare, and goes to
    the run before it, or else to the one after it.
    """
    parts = [part for part in fresh if not isinstance(part, (Str, Space))]
    if len(parts) != len(row):
        return
    before, after = dict.fromkeys(range(len(row)), ""), dict.fromkeys(range(len(row)), "")
    place = 0
    for part in fresh:
        if not isinstance(part, (Str, Space)):
            place += 1
        elif place and _is_run(row[place - 1]):
            after[place - 1] += plain_text((part,))
        elif place < len(row) and _is_run(row[place]):
            before[place] += plain_text((part,))
        else:
            return
    for number, (part, other) in enumerate(zip(row, parts, strict=True)):
        yield from _edits(part, other, before[number], after[number])


def _is_run(node: object) -> bool:
    return (
        isinstance(node, Span)
        and node.content[0].get("data-pos") is not None
        and len(node.content[1]) == 1
        and isinstance(node.content[1][0], (Str, Space))
    )


def _edit(attr: Attr, one: Inline, fresh: str) -> Iterator[_Found]:
    position = _POSITION.fullmatch(attr.get("data-pos") or "")
    if not position:
        return
    line, column, last_line, last_column = map(int, position.groups())
    if line != last_line:
        return
    width = last_column - column
    # Several spaces of the source are one in the tree.
    old = one.text if isinstance(one, Str) else " " * width
    new = _visible(old, fresh)
    if len(old) == width and (new != old or unicodedata.normalize("NFD", old) != old):
        yield line, column, old, new


def _visible(old: str, fresh: str) -> str:
    """What the source should have: the typesetter's text, but with spaces as they are typed.

    >>> _visible("%", "\\u00a0%"), _visible("\\u00a0", "\\u00a0"), _visible(" ", "\\u00a0"), _visible("  ", " ")
    (' %', '\\xa0', ' ', ' ')
    """
    return fresh if fresh == old else fresh.translate(_ORDINARY)


def apply_edits(source: str, edits: Sequence[SourceEdit], body_line: int) -> str:
    """The source with the edits in it, all else byte for byte: line ends, front matter, wrapping.

    source: the whole file without its byte order mark. An edit whose old text is not there is left out: an escape
    or an entity says it.
    """
    lines = _LINE.findall(source)
    for line, row in groupby(sorted(edits, key=lambda edit: (edit.line, edit.column)), key=lambda edit: edit.line):
        at = line + body_line - 2
        if at < len(lines):
            lines[at] = _edited(lines[at], list(row))
    return "".join(lines)


def _edited(text: str, edits: Sequence[SourceEdit]) -> str:
    places = _places(text)
    for edit in reversed(edits):
        start, stop = edit.column - 1, edit.column - 1 + len(edit.old)
        if stop < len(places) and unicodedata.normalize("NFC", text[places[start] : places[stop]]) == edit.old:
            text = text[: places[start]] + edit.new + text[places[stop] :]
    return text


def _places(text: str) -> list[int]:
    """Where in a line each character of it stands when it is composed (NFC), and where it ends.

    >>> _places("и\u0306о")
    [0, 2, 3]
    """
    if unicodedata.is_normalized("NFC", text):
        return list(range(len(text) + 1))
    places: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        places += [cluster.start()] * len(unicodedata.normalize("NFC", cluster[0]))
    return [*places, len(text)]


def changed_blocks(before: Blocks, after: Blocks) -> frozenset[int] | None:
    """The top-level blocks that readers would see differ; None where there are not as many.

    >>> from diglot.model.tree import Para
    >>> changed_blocks((Para((Str("a"), Str("b"))),), (Para((Str("ab"),)),))
    frozenset()
    """
    if len(before) != len(after):
        return None
    pairs = enumerate(zip(before, after, strict=True))
    return frozenset(number for number, (one, other) in pairs if _as_read(one) != _as_read(other))


def _as_read(value: object) -> object:
    """A tree in plain values; how its text is cut into pieces does not count."""
    if isinstance(value, tuple):
        row: list[object] = []
        for part in value:
            fresh = _as_read(part)
            if isinstance(fresh, str) and row and isinstance(row[-1], str):
                row[-1] += fresh
            else:
                row.append(fresh)
        return row
    if isinstance(value, (Str, Space, SoftBreak)):
        return plain_text((value,))
    if _fields(value):
        return [type(value).__name__, *(_as_read(getattr(value, name)) for name in _fields(value))]
    # A text that is no run of words stays apart from those that are.
    return [value]

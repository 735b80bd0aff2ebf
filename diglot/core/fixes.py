"""A text's tree with positions in, the edits that its source could do with out: what the rules of type change anyway.

Only what can be seen is edited: quotation marks, dashes, apostrophes, dots, letters of the wrong script, characters
that are no letters at all. A space that only binds stays an ordinary one, because the page binds it by itself.
Touches nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import TypeAlias

import msgspec

from diglot.model.tree import Attr, Block, Header, Inline, SoftBreak, Space, Span, Str, find, plain_text
from diglot.model.typography import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE

Blocks: TypeAlias = tuple[Block, ...]

_Found: TypeAlias = tuple[int, int, str, str]
"""An edit without its block."""

_POSITION = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
# A letter and the marks over it.
_CLUSTER = re.compile("(?s:.)[\u0300-\u036f]*")
_ORDINARY = str.maketrans({NO_BREAK_SPACE: " ", NARROW_NO_BREAK_SPACE: " "})


# What other tools fill in: Liquid (Jekyll), shortcodes (Hugo), attribute lists (kramdown); and, whole, what stands
# between tags that take their content as it is.
_OTHER_TOOLS = re.compile(
    r"""
    \{% -? \s* (?P<liquid> highlight | raw | comment | javascript | schema | stylesheet ) \b [^%]* %\}
        .*? \{% -? \s* end(?P=liquid) \s* -? %\}
    | \{\{ (?P<open> [<%] ) \s* (?P<hugo> highlight | math | mermaid ) \b [^<>%]* [>%] \}\}
        .*? \{\{ (?P=open) \s* / \s* (?P=hugo) \s* [>%] \}\}
    | \{\{ (?: (?!\n[ \t]*\r?\n) . )*? \}\}
    | \{% (?: (?!\n[ \t]*\r?\n) . )*? %\}
    | \{: [^{}\n]* \}
    """,
    re.VERBOSE | re.DOTALL,
)


class SourceEdit(msgspec.Struct, frozen=True):
    """A replacement of text in a manuscript's body.

    line, column: from 1; columns are those of the line composed (NFC), as pandoc reads it. blocks: the top-level
    blocks, from 0, that show the text: a note stands in each block that calls it.
    """

    line: int
    column: int
    old: str
    new: str
    blocks: frozenset[int]


def find_edits(located: Blocks, set_type: Callable[[Blocks], Blocks]) -> list[SourceEdit]:
    """Return the edits of a text, one for each place.

    located: read with positions; set_type: the typesetter. A note that is called several times stands in the tree
    several times and in the source once; where its calls ask for different edits there is none.
    """
    found: dict[tuple[int, int], dict[tuple[str, str], set[int]]] = {}
    for number, (block, fresh) in enumerate(zip(located, set_type(located), strict=True)):
        for line, column, old, new in _edits(block, fresh):
            found.setdefault((line, column), {}).setdefault((old, new), set()).add(number)
    return [
        SourceEdit(*place, *edit, frozenset(blocks))
        for place, wanted in found.items()
        if len(wanted) == 1
        for edit, blocks in wanted.items()
    ]


def without_other_tools(edits: Sequence[SourceEdit], body: str) -> list[SourceEdit]:
    """Return the edits outside of what other tools fill in: Liquid, Hugo's shortcodes, kramdown's attribute lists.

    body: the text that the edits' lines count from.

    >>> edit = SourceEdit(1, 8, 'a="b"', "a=“b”", frozenset([0]))
    >>> without_other_tools([edit], '{{% def a="b" %}}'), without_other_tools([edit], "Plainly") == [edit]
    ([], True)
    """
    body = unicodedata.normalize("NFC", body)
    ranges = [match.span() for match in _OTHER_TOOLS.finditer(body)]
    starts = [0, *accumulate(map(len, _LINE.findall(body)))]

    def is_ours(edit: SourceEdit) -> bool:
        if edit.line > len(starts):
            return True
        start = starts[edit.line - 1] + edit.column - 1
        return not any(first < start + len(edit.old) and start < last for first, last in ranges)

    return [edit for edit in edits if is_ours(edit)]


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
    elif len(old) == 1 and width == 2 and new != old:
        # A backslash keeps a sign from being markup; what takes its place is none.
        yield line, column, f"\\{old}", new


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


def moved_headings(before: Blocks, after: Blocks, slug: Callable[[str], str]) -> frozenset[int]:
    """Return the top-level blocks of as many with a heading whose address would be another one: links lead to it.

    slug: the name that a heading's words make.
    """

    def names(block: Block) -> list[str]:
        return [
            attr.id or slug(plain_text(inlines)) for _, attr, inlines in (h.content for h in find((block,), Header))
        ]

    pairs = enumerate(zip(before, after, strict=True))
    return frozenset(number for number, (one, other) in pairs if names(one) != names(other))


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

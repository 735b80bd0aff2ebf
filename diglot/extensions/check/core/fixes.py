"""Find the edits that would give a manuscript's source the typography that the rules give its pages. Pure functions.

Only visible characters are edited: quotation marks, dashes, apostrophes, dots, letters of the wrong script, characters
that are not letters at all. A no-break space is not put into the source, because the page gets it anyway.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import TypeAlias

import msgspec

from diglot.model.markup.typography import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE
from diglot.model.tree import Attr, Block, Blocks, Header, Inline, SoftBreak, Space, Span, Str, find, plain_text

_LocatedEdit: TypeAlias = tuple[int, int, str, str]
"""An edit without its block."""

_POSITION = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
# A letter and its combining marks.
_CLUSTER = re.compile("(?s:.)[\u0300-\u036f]*")
_ORDINARY_SPACES = str.maketrans({NO_BREAK_SPACE: " ", NARROW_NO_BREAK_SPACE: " "})


# Tags of other tools: Liquid (Jekyll), shortcodes (Hugo), attribute lists (kramdown); and all content between tags
# that take it literally.
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

    line, column: from 1; columns are those of the composed line (NFC), as pandoc reads. blocks: the top-level blocks,
    from 0, that show the text: a note is in each block that calls it.
    """

    line: int
    column: int
    old: str
    new: str
    blocks: frozenset[int]


def find_edits(located: Blocks, set_type: Callable[[Blocks], Blocks]) -> list[SourceEdit]:
    """Return the edits of a text, one for each position.

    located: read with positions; set_type: applies the typography. A note that is called several times is in the tree
    several times and in the source once; where its calls need different edits, it is not edited.
    """
    by_position: dict[tuple[int, int], dict[tuple[str, str], set[int]]] = {}
    for number, (block, typeset) in enumerate(zip(located, set_type(located), strict=True)):
        for line, column, old, new in _compare(block, typeset):
            by_position.setdefault((line, column), {}).setdefault((old, new), set()).add(number)
    return [
        SourceEdit(*position, *edit, frozenset(blocks))
        for position, alternatives in by_position.items()
        if len(alternatives) == 1
        for edit, blocks in alternatives.items()
    ]


def without_other_tools(edits: Sequence[SourceEdit], body: str) -> list[SourceEdit]:
    """Return the edits outside tags of other tools: Liquid, Hugo's shortcodes, kramdown's attribute lists.

    body: the text that the edits' lines count from.

    >>> edit = SourceEdit(1, 8, 'a="b"', "a=“b”", frozenset([0]))
    >>> without_other_tools([edit], '{{% def a="b" %}}'), without_other_tools([edit], "Plainly") == [edit]
    ([], True)
    """
    body = unicodedata.normalize("NFC", body)
    ranges = [match.span() for match in _OTHER_TOOLS.finditer(body)]
    starts = [0, *accumulate(map(len, _LINE.findall(body)))]

    def is_outside(edit: SourceEdit) -> bool:
        if edit.line > len(starts):
            return True
        start = starts[edit.line - 1] + edit.column - 1
        return not any(first < start + len(edit.old) and start < last for first, last in ranges)

    return [edit for edit in edits if is_outside(edit)]


def _compare(node: object, typeset: object, before: str = "", after: str = "") -> Iterator[_LocatedEdit]:
    """Yield the edits of a node. before, after: text that the typography put beside a run, outside it."""
    if isinstance(node, Span) and isinstance(typeset, Span) and _is_run(node):
        attr, (run,) = node.content
        yield from _edit_run(attr, run, before + plain_text(typeset.content[1]) + after)
    elif isinstance(node, tuple) and isinstance(typeset, tuple):
        yield from _compare_parts(node, typeset)
    elif type(node) is type(typeset) and not isinstance(node, Attr):
        for name in _fields(node):
            yield from _compare(getattr(node, name), getattr(typeset, name))


def _fields(value: object) -> tuple[str, ...]:
    """Return the names of the fields of an element of the tree; none for anything else."""
    return getattr(value, "__struct_fields__", ())


def _compare_parts(nodes: tuple[object, ...], typeset: tuple[object, ...]) -> Iterator[_LocatedEdit]:
    """Yield the edits of the parts of an element.

    In a tree with positions every run is in a span. Text that the typography put beside code has no span, and is added
    to the run before it, or else to the one after it.
    """
    parts = [part for part in typeset if not isinstance(part, (Str, Space))]
    if len(parts) != len(nodes):
        return
    before, after = dict.fromkeys(range(len(nodes)), ""), dict.fromkeys(range(len(nodes)), "")
    index = 0
    for part in typeset:
        if not isinstance(part, (Str, Space)):
            index += 1
        elif index and _is_run(nodes[index - 1]):
            after[index - 1] += plain_text((part,))
        elif index < len(nodes) and _is_run(nodes[index]):
            before[index] += plain_text((part,))
        else:
            return
    for number, (part, typeset_part) in enumerate(zip(nodes, parts, strict=True)):
        yield from _compare(part, typeset_part, before[number], after[number])


def _is_run(node: object) -> bool:
    return (
        isinstance(node, Span)
        and node.content[0].get("data-pos") is not None
        and len(node.content[1]) == 1
        and isinstance(node.content[1][0], (Str, Space))
    )


def _edit_run(attr: Attr, run: Inline, typeset: str) -> Iterator[_LocatedEdit]:
    position = _POSITION.fullmatch(attr.get("data-pos") or "")
    if not position:
        return
    line, column, last_line, last_column = map(int, position.groups())
    if line != last_line:
        return
    width = last_column - column
    # Several spaces of the source are one in the tree.
    old = run.text if isinstance(run, Str) else " " * width
    new = _source_text(old, typeset)
    if len(old) == width and (new != old or unicodedata.normalize("NFD", old) != old):
        yield line, column, old, new
    elif len(old) == 1 and width == 2 and new != old:
        # A backslash keeps a character from being markup; its replacement is not markup.
        yield line, column, f"\\{old}", new


def _source_text(old: str, typeset: str) -> str:
    """Return the text for the source: the typeset one, but with ordinary spaces.

    >>> (
    ...     _source_text("%", "\\u00a0%"),
    ...     _source_text("\\u00a0", "\\u00a0"),
    ...     _source_text(" ", "\\u00a0"),
    ...     _source_text("  ", " "),
    ... )
    (' %', '\\xa0', ' ', ' ')
    """
    return typeset if typeset == old else typeset.translate(_ORDINARY_SPACES)


def apply_edits(source: str, edits: Sequence[SourceEdit], body_line: int) -> str:
    """Apply edits to a source, and keep all else byte for byte: line ends, front matter, wrapping.

    source: the whole file without its byte order mark. An edit whose old text is not found is skipped: it is written as
    an escape or an entity.
    """
    lines = _LINE.findall(source)
    for line, line_edits in groupby(
        sorted(edits, key=lambda edit: (edit.line, edit.column)), key=lambda edit: edit.line
    ):
        index = line + body_line - 2
        if index < len(lines):
            lines[index] = _edited(lines[index], list(line_edits))
    return "".join(lines)


def _edited(text: str, edits: Sequence[SourceEdit]) -> str:
    offsets = _composed_offsets(text)
    for edit in reversed(edits):
        start, stop = edit.column - 1, edit.column - 1 + len(edit.old)
        if stop < len(offsets) and unicodedata.normalize("NFC", text[offsets[start] : offsets[stop]]) == edit.old:
            text = text[: offsets[start]] + edit.new + text[offsets[stop] :]
    return text


def _composed_offsets(text: str) -> list[int]:
    """Return the offset in a line of each character of its composed form (NFC), and the offset of its end.

    >>> _composed_offsets("и\u0306о")
    [0, 2, 3]
    """
    if unicodedata.is_normalized("NFC", text):
        return list(range(len(text) + 1))
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        offsets += [cluster.start()] * len(unicodedata.normalize("NFC", cluster[0]))
    return [*offsets, len(text)]


def find_changed_blocks(before: Blocks, after: Blocks) -> frozenset[int] | None:
    """Return the top-level blocks that differ for readers; None where the numbers of blocks differ.

    >>> from diglot.model.tree import Para
    >>> find_changed_blocks((Para((Str("a"), Str("b"))),), (Para((Str("ab"),)),))
    frozenset()
    """
    if len(before) != len(after):
        return None
    pairs = enumerate(zip(before, after, strict=True))
    return frozenset(number for number, (old, new) in pairs if _content(old) != _content(new))


def find_moved_headings(before: Blocks, after: Blocks, slug: Callable[[str], str]) -> frozenset[int]:
    """Return the top-level blocks with a heading whose address would change, and break links; both texts have as many.

    slug: makes the id of a heading from its text.
    """

    def names(block: Block) -> list[str]:
        return [
            attr.id or slug(plain_text(inlines)) for _, attr, inlines in (h.content for h in find((block,), Header))
        ]

    pairs = enumerate(zip(before, after, strict=True))
    return frozenset(number for number, (old, new) in pairs if names(old) != names(new))


def _content(value: object) -> object:
    """Return a tree as plain values, with adjacent pieces of text joined."""
    if isinstance(value, tuple):
        parts: list[object] = []
        for part in value:
            content = _content(part)
            if isinstance(content, str) and parts and isinstance(parts[-1], str):
                parts[-1] += content
            else:
                parts.append(content)
        return parts
    if isinstance(value, (Str, Space, SoftBreak)):
        return plain_text((value,))
    if _fields(value):
        return [type(value).__name__, *(_content(getattr(value, name)) for name in _fields(value))]
    # A string that is not running text must not be joined.
    return [value]

"""Set verse: each line by itself, so that what does not fit on it can be told from the next one."""

from __future__ import annotations

import operator
from itertools import groupby

from diglot.model.tree import (
    Attr,
    Block,
    Blocks,
    Div,
    Inline,
    LineBlock,
    LineBreak,
    Node,
    Para,
    Plain,
    Span,
    Str,
    lines_of,
    plain_text,
    rewrite,
)
from diglot.model.verse import columns_of, is_indentation

_NUMBERS = "numbers"


def set_verse(blocks: Blocks) -> Blocks:
    """Make an element of each line of verse; with `numbers=5`, every fifth says its number.

    >>> lines = Para((Str("One"), LineBreak(), Str("two")))
    >>> [verse] = set_verse((Div((Attr("", ("verse",), (("numbers", "2"),)), (lines,))),))
    >>> [span.content[0].pairs for span in verse.content[1][0].inlines]
    [(), (('data-number', '2'),)]
    """

    def change(node: Node) -> Node:
        match node:
            case Div((attr, inner)) if "verse" in attr.classes:
                pairs = tuple(pair for pair in attr.pairs if pair[0] != _NUMBERS)
                every = attr.get(_NUMBERS) or ""
                lines = _NumberedLines(int(every) if every.isdecimal() and every.isascii() else 0)
                return Div((Attr(attr.id, attr.classes, pairs), tuple(map(lines.set, inner))))
            case LineBlock(lines):
                return Div((Attr("", ("line-block",)), (Plain(_NumberedLines(0).elements(lines)),)))
        return node

    return set_indentation(rewrite(blocks, change, Div, LineBlock))


def set_indentation(blocks: Blocks) -> Blocks:
    """Write the spaces before a line as such."""

    def change(node: Node) -> Node:
        return Str("\u00a0" * columns_of(node)) if is_indentation(node) else node

    return rewrite(blocks, change, Span)


def spell_verse(blocks: Blocks) -> Blocks:
    """Write the spaces before lines, and verse in place of line blocks, for a writer that knows neither."""

    def change(node: Node) -> Node:
        match node:
            case LineBlock(lines):
                return Div((Attr("", ("verse",)), tuple(map(_stanza, _stanzas(lines)))))
            case Span() if is_indentation(node):
                return Str(" " * columns_of(node))
        return node

    return rewrite(blocks, change, LineBlock, Span)


def _stanzas(lines: tuple[tuple[Inline, ...], ...]) -> list[list[tuple[Inline, ...]]]:
    return [list(run) for is_empty, run in groupby(lines, operator.not_) if not is_empty]


def _stanza(lines: list[tuple[Inline, ...]]) -> Para:
    first, *others = lines
    return Para((*first, *(inline for line in others for inline in (LineBreak(), *line))))


class _NumberedLines:
    """The lines of a poem, counted from 1. every: which of them have their numbers, such as each fifth; 0 for none."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._count = 0

    def set(self, block: Block) -> Block:
        """Return a stanza with an element for each line; any other block as it is."""
        match block:
            case Para(inlines):
                return Para(self.elements(lines_of(inlines)))
            case LineBlock(lines):
                return Para(self.elements(lines))
            case Div((attr, inner)):
                # What gives the stanza its id.
                return Div((attr, tuple(map(self.set, inner))))
        return block

    def elements(self, lines: tuple[tuple[Inline, ...], ...] | list[tuple[Inline, ...]]) -> tuple[Inline, ...]:
        """Return an element for each line; the break at its end is for programs that know no styles."""
        return tuple(self._element(line, is_last=at == len(lines)) for at, line in enumerate(lines, start=1))

    def _element(self, line: tuple[Inline, ...], *, is_last: bool) -> Inline:
        self._count += bool(plain_text(line).strip())
        is_numbered = self._every and self._count % self._every == 0
        pairs = (("data-number", str(self._count)),) if is_numbered else ()
        return Span((Attr("", ("verse-line",), pairs), line if is_last else (*line, LineBreak())))

"""Set verse: each line by itself, so that what does not fit on it can be told from the next one."""

from __future__ import annotations

import operator
from itertools import groupby

from diglot.model import tree
from diglot.model.markup.verse import columns_of, is_indentation

_NUMBERS = "numbers"


def set_verse(blocks: tree.Blocks) -> tree.Blocks:
    """Make an element of each line of verse; with `numbers=5`, every fifth says its number.

    >>> lines = tree.Para((tree.Str("One"), tree.LineBreak(), tree.Str("two")))
    >>> [verse] = set_verse((tree.Div((tree.Attr("", ("verse",), (("numbers", "2"),)), (lines,))),))
    >>> [span.content[0].pairs for span in verse.content[1][0].inlines]
    [(('data-line', '1'),), (('data-line', '2'), ('data-number', '2'))]
    """

    def change(node: tree.Node) -> tree.Node:
        match node:
            case tree.Div((attr, inner)) if "verse" in attr.classes:
                pairs = tuple(pair for pair in attr.pairs if pair[0] != _NUMBERS)
                every = attr.get(_NUMBERS) or ""
                lines = _NumberedLines(int(every) if every.isdecimal() and every.isascii() else 0)
                return tree.Div((tree.Attr(attr.id, attr.classes, pairs), tuple(map(lines.set, inner))))
            case tree.LineBlock(lines):
                return tree.Div((tree.Attr("", ("line-block",)), (tree.Plain(_NumberedLines(0).elements(lines)),)))
        return node

    return set_indentation(tree.rewrite(blocks, change, tree.Div, tree.LineBlock))


def set_indentation(blocks: tree.Blocks) -> tree.Blocks:
    """Write the spaces before a line as such."""

    def change(node: tree.Node) -> tree.Node:
        return tree.Str("\u00a0" * columns_of(node)) if is_indentation(node) else node

    return tree.rewrite(blocks, change, tree.Span)


def spell_verse(blocks: tree.Blocks) -> tree.Blocks:
    """Write the spaces before lines, and verse in place of line blocks, for a writer that knows neither."""

    def change(node: tree.Node) -> tree.Node:
        match node:
            case tree.LineBlock(lines):
                return tree.Div((tree.Attr("", ("verse",)), tuple(map(_stanza, _stanzas(lines)))))
            case tree.Span() if is_indentation(node):
                return tree.Str(" " * columns_of(node))
        return node

    return tree.rewrite(blocks, change, tree.LineBlock, tree.Span)


def _stanzas(lines: tuple[tuple[tree.Inline, ...], ...]) -> list[list[tuple[tree.Inline, ...]]]:
    return [list(run) for is_empty, run in groupby(lines, operator.not_) if not is_empty]


def _stanza(lines: list[tuple[tree.Inline, ...]]) -> tree.Para:
    first, *others = lines
    return tree.Para((*first, *(inline for line in others for inline in (tree.LineBreak(), *line))))


class _NumberedLines:
    """The lines of a poem, counted from 1. every: which of them have their numbers, such as each fifth; 0 for none."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._count = 0

    def set(self, block: tree.Block) -> tree.Block:
        """Return a stanza with an element for each line; any other block as it is."""
        match block:
            case tree.Para(inlines):
                return tree.Para(self.elements(tree.lines_of(inlines)))
            case tree.LineBlock(lines):
                return tree.Para(self.elements(lines))
            case tree.Div((attr, inner)):
                # What gives the stanza its id.
                return tree.Div((attr, tuple(map(self.set, inner))))
        return block

    def elements(
        self, lines: tuple[tuple[tree.Inline, ...], ...] | list[tuple[tree.Inline, ...]]
    ) -> tuple[tree.Inline, ...]:
        """Return an element for each line; the break at its end is for programs that know no styles."""
        return tuple(self._element(line, is_last=at == len(lines)) for at, line in enumerate(lines, start=1))

    def _element(self, line: tuple[tree.Inline, ...], *, is_last: bool) -> tree.Inline:
        self._count += bool(tree.plain_text(line).strip())
        is_numbered = self._every and self._count % self._every == 0
        pairs = (("data-number", str(self._count)),) if is_numbered else ()
        if self._every:
            pairs = (("data-line", str(self._count)), *pairs)
        return tree.Span((tree.Attr("", ("verse-line",), pairs), line if is_last else (*line, tree.LineBreak())))

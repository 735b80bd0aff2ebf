"""Numbers of another edition in the margin, such as Bekker's: `[1094a]{.margin}`. Blocks in, blocks out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from diglot.extensions.numbering.core.references import set_references
from diglot.extensions.numbering.model.labels import PAGE, Label
from diglot.model.languages import Lang
from diglot.model.paper.spreads import MARGIN, MARGIN_NUMBER
from diglot.model.tree import (
    Attr,
    Blocks,
    Header,
    Inline,
    LineBlock,
    LineBreak,
    Node,
    Para,
    Plain,
    SoftBreak,
    Space,
    Span,
    Str,
    find,
    plain_text,
    rewrite,
    wrapped_again,
    wrapped_inlines,
)

# Shown where a number does not stand in a margin, and spoken around it everywhere.
_BRACKETS = Attr("", ("bracket",))


def numbers_in(blocks: Blocks) -> list[str]:
    """Return the marginal numbers of a text in order, each as often as it is there.

    >>> numbers_in((Para((Span((Attr("", (MARGIN,)), (Str("1094a"),))), Str("Every"))),))
    ['1094a']
    """
    return [plain_text(span.content[1]).strip() for span in _spans(blocks)]


def _spans(blocks: Blocks) -> Iterator[Span]:
    return (span for span in find(blocks, Span) if MARGIN in span.content[0].classes)


def _id_of(attr: Attr, number: str) -> str:
    return attr.id or number.replace(" ", "-")


def ids_of(blocks: Blocks) -> frozenset[str]:
    """Return the ids by which a text's marginal numbers can be referred to."""
    ids = (_id_of(span.content[0], plain_text(span.content[1]).strip()) for span in _spans(blocks))
    return frozenset(name for name in ids if name)


def set_numbers(blocks: Blocks) -> Blocks:
    """Return a text whose marginal numbers have ids and brackets. Of equal ones, only the first can be referred to.

    >>> number = Span((Attr("", (MARGIN,)), (Str("12"),)))
    >>> [para] = set_numbers((Para((number, Space(), Str("Every"), Space(), number, Str("art"))),))
    >>> para.inlines[0].content[0].id, plain_text(para.inlines)
    ('12', '[12] Every [12] art')
    """
    setter = _NumberSetter()

    def change(node: Node) -> Node:
        match node:
            case Para(inlines) | Plain(inlines):
                return type(node)(setter.set_in(inlines, after_space=True))
            case Header((level, attr, inlines)):
                return Header((level, attr, setter.set_in(inlines, after_space=True)))
            case LineBlock(lines):
                return LineBlock(tuple(setter.set_in(line, after_space=True) for line in lines))
        return node

    return rewrite(blocks, change, Para, Plain, Header, LineBlock) if find(blocks, Span) else blocks


class _NumberSetter:
    """Sets the marginal numbers of a text, one line of text after the other."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def set_in(self, inlines: Sequence[Inline], *, after_space: bool) -> tuple[Inline, ...]:
        """Return running text with its numbers set. after_space: whether a line or a word may begin before it.

        The space after a number is taken into its brackets then: where the number stands in a margin, nothing is left.
        """
        result: list[Inline] = []
        is_after_number = False
        for inline in inlines:
            if is_after_number and after_space and isinstance(inline, Space | SoftBreak):
                continue
            is_after_number = _is_number(inline)
            if _is_number(inline):
                result.append(self._set(inline, after_space=after_space))
                continue
            inner = wrapped_inlines(inline)
            result.append(wrapped_again(inline, self.set_in(inner, after_space=after_space)) if inner else inline)
            after_space = isinstance(inline, Space | SoftBreak | LineBreak)
        return tuple(result)

    def _set(self, number: Span, *, after_space: bool) -> Span:
        attr, inlines = number.content
        name = _id_of(attr, plain_text(inlines).strip())
        own = "" if name in self._taken else name
        self._taken.add(name)
        opening, closing = (Span((_BRACKETS, (Str(sign),))) for sign in ("[", "] " if after_space else "]"))
        # Two elements: WeasyPrint makes a block of what is out of the flow at the beginning of a paragraph.
        shown = Span((Attr("", (MARGIN_NUMBER,)), (opening, *inlines, closing)))
        return Span((Attr(own, tuple(name for name in attr.classes if name != MARGIN), attr.pairs), (shown,)))


def _is_number(inline: Inline) -> TypeGuard[Span]:
    return isinstance(inline, Span) and MARGIN in inline.content[0].classes


def set_page_references(blocks: Blocks, ids: frozenset[str], lang: Lang) -> Blocks:
    """Write `@page:1094a` as a link: “p. 12” on paper, the number itself elsewhere. ids: of the marginal numbers."""
    return set_references(blocks, {name: name for name in ids}, lang, _page_of)


def _page_of(key: str) -> Label | None:
    return Label(key.removeprefix(PAGE), "sec", is_page=True, is_bare=True) if key.startswith(PAGE) else None

"""Extract units from a tree's blocks: what the aligner sees of a text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from diglot.core.alignment.invariants import count_sentences, find_cognates, find_numbers, find_shared_punctuation
from diglot.core.alignment.words import find_words
from diglot.model import tree
from diglot.model.markup.attribute_words import words_of_part
from diglot.model.markup.note_labels import WITHOUT_COUNTERPART
from diglot.model.paper.spreads import MARGIN
from diglot.model.translation.alignment import Unit, UnitKind

PAIR = "pair"
"""The attribute with which a translator pairs blocks: see the package's docstring."""

# Emphasis is not among them: where English has italics for a title, Russian has quotation marks.
_SHAPED = (tree.Strong, tree.Code, tree.Math, tree.Superscript, tree.Subscript, tree.SmallCaps, tree.Strikeout)

_TAG_OR_COMMENT = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Scripts that say more with a sign than letters do, and the first sign of them.
_HAN, _SYLLABLES = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"), re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_FIRST_DENSE = "\u3040"


class _UnitContext(msgspec.Struct, frozen=True):
    """The context of a block: the kind of its paragraphs, their depth, their hint."""

    kind: UnitKind = "paragraph"
    level: int = 0
    pair: str = ""

    def inside(self, kind: UnitKind) -> _UnitContext:
        return _UnitContext(kind, self.level + 1, self.pair)

    def under(self, attr: tree.Attr) -> _UnitContext:
        pair = attr.get(PAIR)
        verse = self.inside("verse") if "verse" in attr.classes else self
        return replace(verse, pair=pair.strip()) if pair else verse


def units_of(blocks: Sequence[tree.Block]) -> tuple[Unit, ...]:
    """Return the units of a text in reading order.

    One unit each: a heading, a paragraph, a paragraph of a quotation, a stanza of a verse, an item of a list (nested
    lists follow as units of their own), a term, a definition, a table or figure with its caption, a block of code, a
    rule, a piece of HTML. Divs are opened. Comments are not units. Notes are counted but not measured.

    >>> from diglot.model.tree import Str
    >>> [
    ...     unit.kind
    ...     for unit in units_of((tree.Para((tree.Str("a"),)), tree.BulletList(((tree.Plain((tree.Str("b"),)),), ()))))
    ... ]
    ['paragraph', 'item', 'item']
    """
    return tuple(_unit(part) for part in _parts(blocks, _UnitContext(), ()))


def places_of(blocks: Sequence[tree.Block]) -> tuple[tuple[int, ...], ...]:
    """Return the position of each unit, in the order of `units_of`, without measuring them."""
    return tuple(part.at for part in _parts(blocks, _UnitContext(), ()))


def kinds_of(blocks: Sequence[tree.Block]) -> tuple[UnitKind, ...]:
    """Return the kind of each unit, in the order of `units_of`, without measuring them."""
    return tuple(part.kind for part in _parts(blocks, _UnitContext(), ()))


def contents_of(blocks: Sequence[tree.Block]) -> tuple[tree.Blocks, ...]:
    """Return the blocks of each unit, in the order of `units_of`; those of a list item without its nested lists."""
    return tuple(part.content for part in _parts(blocks, _UnitContext(), ()))


class _Part(msgspec.Struct, frozen=True):
    """A unit before it is measured."""

    kind: UnitKind
    level: int
    content: tree.Blocks
    context: _UnitContext
    at: tuple[int, ...]


def _parts(
    blocks: Sequence[tree.Block], context: _UnitContext, above: tuple[int, ...], first: int = 0
) -> Iterator[_Part]:
    for index, block in enumerate(blocks[first:], start=first):
        yield from _parts_of_block(block, context, (*above, index))


def _parts_of_block(block: tree.Block, context: _UnitContext, at: tuple[int, ...]) -> Iterator[_Part]:
    match block:
        case tree.Header((level, attr, _)):
            yield _Part("heading", level, (block,), context.under(attr), at)
        case tree.Para(inlines) | tree.Plain(inlines):
            yield _Part("figure" if _is_picture(inlines) else context.kind, context.level, (block,), context, at)
        case tree.LineBlock():
            yield _Part("verse", context.level, (block,), context, at)
        case tree.BlockQuote(inner):
            yield from _parts(inner, context.inside("quotation"), at)
        case tree.BulletList(items) | tree.OrderedList((_, items)):
            for number, item in enumerate(items):
                yield from _parts_of_item(item, context.inside("item"), (*at, number))
        case tree.DefinitionList(entries):
            for number, (term, definitions) in enumerate(entries):
                yield _Part("term", context.level, (tree.Plain(term),), context, (*at, number, 0))
                for definition_number, definition in enumerate(definitions, start=1):
                    yield _Part("definition", context.level, definition, context, (*at, number, definition_number))
        case tree.Table(parts):
            yield _Part("table", 0, (block,), context.under(parts.attr), at)
        case tree.Figure((attr, _, _)):
            yield _Part("figure", 0, (block,), context.under(attr), at)
        case tree.CodeBlock((attr, _)):
            yield _Part("code", 0, (block,), context.under(attr), at)
        case tree.RawBlock((_, text)):
            if _COMMENT.sub("", text).strip():
                yield _Part("markup", 0, (block,), context, at)
        case tree.HorizontalRule():
            yield _Part("rule", 0, (block,), context, at)
        case tree.Div((attr, inner)):
            if "table" in attr.classes and any(isinstance(part, tree.Table) for part in inner):
                yield _Part("table", 0, (block,), context.under(attr), at)
            else:
                # The title of an alert is not the author's.
                opened = _parts(inner, context.under(attr), at, first=1 if block.alert else 0)
                yield from _named(attr, opened) if words_of_part(attr) else opened


def _named(attr: tree.Attr, parts: Iterator[_Part]) -> Iterator[_Part]:
    """Yield the units of a division, the first of them with its name."""
    for part in islice(parts, 1):
        yield replace(part, content=(tree.Div((tree.Attr(attr.id, (), words_of_part(attr)), part.content)),))
    yield from parts


def _parts_of_item(item: Sequence[tree.Block], context: _UnitContext, at: tuple[int, ...]) -> Iterator[_Part]:
    # A hint above the item's own text wraps that alone.
    match item:
        case [tree.Div((attr, _)), *_] if attr.get(PAIR):
            context = context.under(attr)
    opened = tuple(_opened(item, at))
    content = tuple(block for _, block in opened if not isinstance(block, (tree.BulletList, tree.OrderedList)))
    yield _Part("item", context.level, content, context, at)
    for position, block in opened:
        if isinstance(block, (tree.BulletList, tree.OrderedList)):
            yield from _parts_of_block(block, context, position)


def _opened(item: Sequence[tree.Block], at: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], tree.Block]]:
    """Yield the blocks of an item with their positions, opening divs that only carry a hint."""
    for index, block in enumerate(item):
        match block:
            case tree.Div((attr, inner)) if _is_only_hint(attr):
                yield from _opened(inner, (*at, index))
            case _:
                yield (*at, index), block


def _is_picture(inlines: Sequence[tree.Inline]) -> bool:
    kinds = {type(inline) for inline in inlines} - {tree.Space, tree.SoftBreak, tree.LineBreak}
    return kinds == {tree.Image}


# The nodes that are measured, besides notes.
_MEASURED = (
    tree.Para,
    tree.Plain,
    tree.Header,
    tree.LineBlock,
    tree.CodeBlock,
    tree.RawBlock,
    tree.Link,
    tree.Image,
    *_SHAPED,
)
_NOTE = frozenset([tree.Note])
_NO_PROSE = frozenset(["code", "markup"])


def _unit(part: _Part) -> Unit:
    nodes = tree.find(part.content, tree.Note, tree.Span, *_MEASURED, shut=_NOTE)
    texts: list[str] = []
    notes = 0
    links, pictures, shapes = set(), set(), set()
    for node in nodes:
        if isinstance(node, (tree.Para, tree.Plain)):
            texts.append(tree.plain_text(node.inlines))
        elif isinstance(node, tree.Link):
            links.add(_bare_address(node.content[2].href))
        elif isinstance(node, tree.Span):
            if MARGIN in node.content[0].classes:
                # It names the same place in both texts, as the same link does.
                links.add(f"{MARGIN} {tree.plain_text(node.content[1])}")
        elif isinstance(node, tree.Image):
            pictures.add(_file_name(node.content[2].href))
        elif isinstance(node, tree.Note):
            # Notes may be nested. The translator's and an apparatus have no counterpart.
            notes += (node.by not in WITHOUT_COUNTERPART) + len(tree.find(node.blocks, tree.Note))
        elif isinstance(node, _SHAPED):
            shapes.add(type(node).__name__)
        else:
            texts.extend(_texts_of(node))
    text = " ".join(" ".join(texts).split())
    return Unit(
        part.kind,
        part.level,
        _length(text),
        count_sentences(text),
        notes,
        find_numbers(text),
        frozenset(links - {""}),
        frozenset(pictures),
        find_cognates(text),
        find_shared_punctuation(text) | shapes,
        frozenset() if part.kind in _NO_PROSE else find_words(text),
        part.context.pair,
        part.at,
    )


def _length(text: str) -> int:
    """Return how long a text is in letters: a Han character says what three of them do, kana and Hangul what two do.

    >>> _length("Late ice"), _length("遅い氷")
    (8, 8)
    """
    if max(text, default="") < _FIRST_DENSE:
        return len(text)
    return len(text) + 2 * len(_HAN.findall(text)) + len(_SYLLABLES.findall(text))


def _texts_of(node: tree.Node) -> Iterator[str]:
    match node:
        case tree.Header((_, _, inlines)):
            yield tree.plain_text(inlines)
        case tree.LineBlock(lines):
            yield from map(tree.plain_text, lines)
        case tree.CodeBlock((_, text)):
            yield text
        case tree.RawBlock((_, text)):
            yield _TAG_OR_COMMENT.sub("", text)


def _bare_address(href: str) -> str:
    """Return the address of a link without its fragment: fragments are words of one language."""
    return href.split("#")[0]


def _file_name(href: str) -> str:
    """Return the name of a picture's file up to its first point: spread.ru.svg and spread.svg are one picture."""
    return href.rsplit("/", 1)[-1].split(".")[0]


def remove_hints(blocks: tuple[tree.Block, ...]) -> tuple[tree.Block, ...]:
    """Remove the hints from a text: their attributes, and the divs that have no other attribute.

    >>> remove_hints((tree.Div((tree.Attr("", (), (("wrapper", "1"), ("pair", "x"))), (tree.HorizontalRule(),))),))
    (HorizontalRule(),)
    """
    return tree.rewrite(blocks, _without_hint, tree.Header, tree.Div)


def _without_hint(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    match node:
        case tree.Header((level, attr, inlines)) if attr.get(PAIR) is not None:
            return tree.Header((level, _without_pair(attr), inlines))
        case tree.Div((attr, inner)) if _is_only_hint(attr):
            return tuple(block for part in inner for block in remove_hints((part,)))
        case tree.Div((attr, inner)) if attr.get(PAIR) is not None:
            return tree.Div((_without_pair(attr), inner))
    return node


def _is_only_hint(attr: tree.Attr) -> bool:
    """Return whether a div with these attributes only carries a hint."""
    # pandoc sets `wrapper` on a div that only carries the attributes of the block in it.
    names = {name for name, _ in attr.pairs} - {"wrapper"}
    return names == {PAIR} and not (attr.id or attr.classes)


def _without_pair(attr: tree.Attr) -> tree.Attr:
    return tree.Attr(attr.id, attr.classes, tuple(pair for pair in attr.pairs if pair[0] != PAIR))

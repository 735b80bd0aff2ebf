"""A tree's blocks in, units out: what the aligner sees of a text. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from diglot.core.alignment.invariants import count_sentences, find_cognates, find_numbers, find_signs
from diglot.model.alignment import Unit, UnitKind
from diglot.model.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Figure,
    Header,
    HorizontalRule,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Link,
    Math,
    Node,
    Note,
    OrderedList,
    Para,
    Plain,
    RawBlock,
    SmallCaps,
    SoftBreak,
    Space,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    find,
    plain_text,
    rewrite,
)

Blocks: TypeAlias = tuple[Block, ...]

PAIR = "pair"
"""The attribute by which a translator ties blocks: see the package's docstring."""

# Emphasis is not among them: where English has italics for a title, Russian has quotation marks.
_SHAPED = (Strong, Code, Math, Superscript, Subscript, SmallCaps, Strikeout)

_TAG_OR_COMMENT = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class _Setting(msgspec.Struct, frozen=True):
    """Where a block stands: the kind that its paragraphs take, how deep, under which hint."""

    kind: UnitKind = "paragraph"
    level: int = 0
    pair: str = ""

    def inside(self, kind: UnitKind) -> _Setting:
        return _Setting(kind, self.level + 1, self.pair)

    def under(self, attr: Attr) -> _Setting:
        pair = attr.get(PAIR)
        verse = self.inside("verse") if "verse" in attr.classes else self
        return replace(verse, pair=pair.strip()) if pair else verse


def units_of(blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """The units of a text in reading order.

    One unit each: a heading, a paragraph, a paragraph of a quotation, a stanza of a verse, an item of a list (what
    is nested in it follows as units of its own), a term, a definition, a table or figure with its caption, a block
    of code, a rule, a piece of HTML. Divs are opened. Comments are no units. Notes are counted and not measured.

    >>> from diglot.model.tree import Str
    >>> [unit.kind for unit in units_of((Para((Str("a"),)), BulletList(((Plain((Str("b"),)),), ()))))]
    ['paragraph', 'item', 'item']
    """
    return tuple(_unit(part) for part in _parts(blocks, _Setting(), ()))


def places_of(blocks: Sequence[Block]) -> tuple[tuple[int, ...], ...]:
    """Where each unit stands, in the order of `units_of`; nothing is measured."""
    return tuple(part.at for part in _parts(blocks, _Setting(), ()))


def contents_of(blocks: Sequence[Block]) -> tuple[Blocks, ...]:
    """The blocks of each unit, in the order of `units_of`; of a list's item, what is its own."""
    return tuple(part.content for part in _parts(blocks, _Setting(), ()))


class _Part(msgspec.Struct, frozen=True):
    """A unit before it is measured."""

    kind: UnitKind
    level: int
    content: Blocks
    setting: _Setting
    at: tuple[int, ...]


def _parts(blocks: Sequence[Block], setting: _Setting, above: tuple[int, ...]) -> Iterator[_Part]:
    for index, block in enumerate(blocks):
        yield from _parts_of_block(block, setting, (*above, index))


def _parts_of_block(block: Block, setting: _Setting, at: tuple[int, ...]) -> Iterator[_Part]:
    match block:
        case Header((level, attr, _)):
            yield _Part("heading", level, (block,), setting.under(attr), at)
        case Para(inlines) | Plain(inlines):
            yield _Part("figure" if _is_picture(inlines) else setting.kind, setting.level, (block,), setting, at)
        case LineBlock():
            yield _Part("verse", setting.level, (block,), setting, at)
        case BlockQuote(inner):
            yield from _parts(inner, setting.inside("quotation"), at)
        case BulletList(items) | OrderedList((_, items)):
            for number, item in enumerate(items):
                yield from _parts_of_item(item, setting.inside("item"), (*at, number))
        case DefinitionList(entries):
            for number, (term, definitions) in enumerate(entries):
                yield _Part("term", setting.level, (Plain(term),), setting, (*at, number, 0))
                for place, definition in enumerate(definitions, start=1):
                    yield _Part("definition", setting.level, definition, setting, (*at, number, place))
        case Table(parts):
            yield _Part("table", 0, (block,), setting.under(parts.attr), at)
        case Figure((attr, _, _)):
            yield _Part("figure", 0, (block,), setting.under(attr), at)
        case CodeBlock((attr, _)):
            yield _Part("code", 0, (block,), setting.under(attr), at)
        case RawBlock((_, text)):
            if _COMMENT.sub("", text).strip():
                yield _Part("markup", 0, (block,), setting, at)
        case HorizontalRule():
            yield _Part("rule", 0, (block,), setting, at)
        case Div((attr, inner)):
            if "table" in attr.classes and any(isinstance(part, Table) for part in inner):
                yield _Part("table", 0, (block,), setting.under(attr), at)
            else:
                yield from _parts(inner, setting.under(attr), at)


def _parts_of_item(item: Sequence[Block], setting: _Setting, at: tuple[int, ...]) -> Iterator[_Part]:
    # A hint above the item's own words wraps them alone.
    match item:
        case [Div((attr, _)), *_] if attr.get(PAIR):
            setting = setting.under(attr)
    opened = tuple(_opened(item, at))
    own = tuple(block for _, block in opened if not isinstance(block, (BulletList, OrderedList)))
    yield _Part("item", setting.level, own, setting, at)
    for place, block in opened:
        if isinstance(block, (BulletList, OrderedList)):
            yield from _parts_of_block(block, setting, place)


def _opened(item: Sequence[Block], at: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Block]]:
    """The blocks of an item with their places; those in a div that only carries a hint stand in the item itself."""
    for index, block in enumerate(item):
        match block:
            case Div((attr, inner)) if _is_only_hint(attr):
                yield from _opened(inner, (*at, index))
            case _:
                yield (*at, index), block


def _is_picture(inlines: Sequence[Inline]) -> bool:
    kinds = {type(inline) for inline in inlines} - {Space, SoftBreak, LineBreak}
    return kinds == {Image}


# What is measured of a unit, besides its notes.
_MEASURED = (Para, Plain, Header, LineBlock, CodeBlock, RawBlock, Link, Image, *_SHAPED)
_NOTE = frozenset([Note])


def _unit(part: _Part) -> Unit:
    found = find(part.content, Note, *_MEASURED, shut=_NOTE)
    texts: list[str] = []
    notes = 0
    links, pictures, shapes = set(), set(), set()
    for node in found:
        if isinstance(node, (Para, Plain)):
            texts.append(plain_text(node.inlines))
        elif isinstance(node, Link):
            links.add(_bare_address(node.content[2].href))
        elif isinstance(node, Image):
            pictures.add(_file_name(node.content[2].href))
        elif isinstance(node, Note):
            # A note may stand in another one.
            notes += 1 + len(find(node.blocks, Note))
        elif isinstance(node, _SHAPED):
            shapes.add(type(node).__name__)
        else:
            texts.extend(_texts_of(node))
    text = " ".join(" ".join(texts).split())
    return Unit(
        part.kind,
        part.level,
        len(text),
        count_sentences(text),
        notes,
        find_numbers(text),
        frozenset(links - {""}),
        frozenset(pictures),
        find_cognates(text),
        find_signs(text) | shapes,
        part.setting.pair,
        part.at,
    )


def _texts_of(node: Node) -> Iterator[str]:
    match node:
        case Header((_, _, inlines)):
            yield plain_text(inlines)
        case LineBlock(lines):
            yield from map(plain_text, lines)
        case CodeBlock((_, text)):
            yield text
        case RawBlock((_, text)):
            yield _TAG_OR_COMMENT.sub("", text)


def _bare_address(href: str) -> str:
    """Where a link leads, the place within the page left out: fragments are words of one language."""
    return href.split("#")[0]


def _file_name(href: str) -> str:
    """The name of a picture's file up to its first point: spread.ru.svg and spread.svg are one picture."""
    return href.rsplit("/", 1)[-1].split(".")[0]


def take_hints(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same text without the hints: attributes go, and with them the divs that stood for nothing else.

    >>> take_hints((Div((Attr("", (), (("wrapper", "1"), ("pair", "x"))), (HorizontalRule(),))),))
    (HorizontalRule(),)
    """
    return rewrite(blocks, _without_hint, Header, Div)


def _without_hint(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Header((level, attr, inlines)) if attr.get(PAIR) is not None:
            return Header((level, _without_pair(attr), inlines))
        case Div((attr, inner)) if _is_only_hint(attr):
            return tuple(block for part in inner for block in take_hints((part,)))
        case Div((attr, inner)) if attr.get(PAIR) is not None:
            return Div((_without_pair(attr), inner))
    return node


def _is_only_hint(attr: Attr) -> bool:
    """Does a div with these attributes stand for nothing but a hint?"""
    # `wrapper` is pandoc's word for a div that only carries the attributes of the block in it.
    names = {name for name, _ in attr.pairs} - {"wrapper"}
    return names == {PAIR} and not (attr.id or attr.classes)


def _without_pair(attr: Attr) -> Attr:
    return Attr(attr.id, attr.classes, tuple(pair for pair in attr.pairs if pair[0] != PAIR))

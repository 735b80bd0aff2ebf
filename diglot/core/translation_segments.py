"""A tree in, the segments that a translator works on out; translated segments in, a tree of the same build out.

Touches nothing. A run is what one segment holds: the text of a paragraph, heading, item, cell, of a note's paragraph, a
picture's caption. Markup inside it becomes codes, so that links, emphasis and notes survive every tool.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from diglot.model.translation_segments import SegmentCode, SegmentText
from diglot.model.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Caption,
    Cell,
    Cite,
    DefinitionList,
    Div,
    Emph,
    Figure,
    Header,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Link,
    Math,
    Note,
    OrderedList,
    Para,
    Plain,
    Quoted,
    RawInline,
    SmallCaps,
    SoftBreak,
    Space,
    Span,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableParts,
    Underline,
    cell_with,
    plain_text,
    with_cells,
)
from diglot.model.tree import Code as CodeInline

Blocks: TypeAlias = tuple[Block, ...]
Inlines: TypeAlias = tuple[Inline, ...]

_MARKED: Mapping[type, str] = {
    Emph: "italic", Strong: "bold", Underline: "underlined", Strikeout: "x-deleted", Superscript: "x-raised",
    Subscript: "x-lowered", SmallCaps: "x-small-caps",
}  # fmt: skip


class SegmentRun(msgspec.Struct, frozen=True):
    """What one segment holds: its text, and the markup behind each code by the code's id."""

    kind: str
    text: SegmentText
    nodes: Mapping[str, Inline] = msgspec.field(default_factory=dict)


def runs_of(blocks: Blocks) -> tuple[SegmentRun, ...]:
    """The runs of a text in reading order; notes and captions follow the run that they stand in.

    >>> [run.kind for run in runs_of((Para((Str("See "), Emph((Str("this"),)))), BlockQuote((Para((Str("Said"),)),))))]
    ['paragraph', 'quotation']
    """
    found: list[SegmentRun] = []
    _SegmentWalker(found.append, lambda _run, inlines, _nested: inlines).blocks(blocks)
    return tuple(found)


def like(run: SegmentRun, source: SegmentRun) -> SegmentRun:
    """A translation's run with the ids that the same markup has in the source; what has no counterpart is “t1”.

    >>> own = SegmentRun("paragraph", (SegmentCode("1", "alone", "x-note"),), {"1": LineBreak()})
    >>> source = SegmentRun(
    ...     "paragraph",
    ...     (
    ...         SegmentCode("1", "open", "italic"),
    ...         SegmentCode("1", "close", "italic"),
    ...         SegmentCode("2", "alone", "x-note"),
    ...     ),
    ... )
    >>> like(own, source).text
    (SegmentCode(id='2', role='alone', kind='x-note', shown=''),)
    """
    places: dict[tuple[str, int], str] = {}
    for kind, number, code in _numbered(source.text):
        places[kind, number] = code.id
    names = {code.id: places.get((kind, number), f"t{code.id}") for kind, number, code in _numbered(run.text)}
    text = tuple(
        SegmentCode(names[piece.id], piece.role, piece.kind, piece.shown) if isinstance(piece, SegmentCode) else piece
        for piece in run.text
    )
    return SegmentRun(run.kind, text, {names[name]: node for name, node in run.nodes.items()})


def _numbered(text: SegmentText) -> Iterator[tuple[str, int, SegmentCode]]:
    counts: Counter[str] = Counter()
    for piece in text:
        if isinstance(piece, SegmentCode) and piece.role != "close":
            yield piece.kind, counts[piece.kind], piece
            counts[piece.kind] += 1


class FilledSegment(msgspec.Struct, frozen=True):
    """A tree with other words. lost: the codes that no run has any more; strange: codes that stand for nothing."""

    blocks: Blocks
    lost: tuple[SegmentCode, ...]
    strange: tuple[SegmentCode, ...]


def fill(
    blocks: Blocks, texts: Sequence[SegmentText], spare: Sequence[Mapping[str, Inline]], names: Sequence[SegmentRun]
) -> FilledSegment:
    """Put texts into the runs of a tree; an empty one leaves its run as it is.

    texts: one for each run. names: the tree's runs under the ids that the texts use. spare: markup by id for codes
    that the tree does not have.
    """
    lost: list[SegmentCode] = []
    strange: list[SegmentCode] = []
    numbers = iter(range(len(texts)))
    order: dict[int, int] = {}

    def meet(run: SegmentRun) -> None:
        order[id(run)] = next(numbers)

    def change(run: SegmentRun, inlines: Inlines, nested: Mapping[str, Inline]) -> Inlines:
        number = order[id(run)]
        named = names[number]
        # The tree's own ids, in the order of its codes, against those that the texts use.
        own = dict(zip(_ids(run.text), _ids(named.text), strict=True))
        inner = {own[name]: node for name, node in nested.items()}
        if not texts[number]:
            return _with_nested(inlines, run, nested)
        nodes = {**spare[number], **named.nodes, **inner}
        decoded = _Decoder(nodes)
        result = decoded.inlines(texts[number])
        strange.extend(decoded.strange)
        lost.extend(code for _, _, code in _numbered(named.text) if code.id not in decoded.used)
        return result

    filled = _SegmentWalker(meet, change).blocks(blocks)
    return FilledSegment(filled, tuple(lost), tuple(strange))


def _ids(text: SegmentText) -> list[str]:
    return list(dict.fromkeys(piece.id for piece in text if isinstance(piece, SegmentCode)))


def _with_nested(inlines: Inlines, run: SegmentRun, nested: Mapping[str, Inline]) -> Inlines:
    """The same run with the notes and pictures in it changed."""
    if not nested:
        return inlines
    return _Decoder({**run.nodes, **nested}).inlines(run.text)


# ---------------------------------------------------------------- the walk


Change: TypeAlias = Callable[[SegmentRun, Inlines, Mapping[str, Inline]], Inlines]
"""From a run, its inlines, and its notes and pictures as they are now, to its inlines as they are to be."""


@dataclass
class _SegmentWalker:
    """Goes through a tree; `meet` sees each run before what stands in it, `change` after."""

    meet: Callable[[SegmentRun], None]
    change: Change

    def blocks(self, blocks: Blocks, kind: str = "paragraph") -> Blocks:
        return tuple(self._block(block, kind) for block in blocks)

    def _block(self, block: Block, kind: str) -> Block:
        match block:
            case Para(inlines) | Plain(inlines):
                return type(block)(self._run(inlines, kind))
            case Header((level, attr, inlines)):
                return Header((level, attr, self._run(inlines, "heading")))
            case LineBlock(lines):
                return LineBlock(tuple(self._run(line, "verse") for line in lines))
            case BlockQuote(inner):
                return BlockQuote(self.blocks(inner, "quotation"))
            case Div((attr, inner)):
                return Div((attr, self.blocks(inner, "verse" if "verse" in attr.classes else kind)))
            case BulletList(items):
                return BulletList(tuple(self.blocks(item, "item") for item in items))
            case OrderedList((style, items)):
                return OrderedList((style, tuple(self.blocks(item, "item") for item in items)))
            case DefinitionList(entries):
                return DefinitionList(
                    tuple(
                        (self._run(term, "term"), tuple(self.blocks(row, "definition") for row in rows))
                        for term, rows in entries
                    )
                )
            case Table(parts):
                return Table(self._table(parts))
            case Figure((attr, caption, inner)):
                return Figure((attr, caption, self.blocks(inner, kind)))
        return block

    def _table(self, parts: TableParts) -> TableParts:
        def change(cell: Cell) -> Cell:
            return cell_with(cell, self.blocks(cell.blocks, "cell"))

        changed = with_cells(parts, change)
        caption = Caption(parts.caption.short, self.blocks(parts.caption.blocks, "caption"))
        return TableParts(changed.attr, caption, changed.columns, changed.head, changed.bodies, changed.foot)

    def _run(self, inlines: Inlines, kind: str) -> Inlines:
        encoder = _Encoder()
        run = SegmentRun(kind, encoder.text(inlines), encoder.nodes)
        if not run.text:
            return inlines
        self.meet(run)
        nested = {name: self._inner(node) for name, node in encoder.nodes.items() if isinstance(node, (Note, Image))}
        return self.change(run, inlines, nested)

    def _inner(self, node: Note | Image) -> Inline:
        if isinstance(node, Note):
            return Note(self.blocks(node.blocks, "note"))
        attr, caption, target = node.content
        words = self._run(caption, "caption")
        alt = attr.get("alt")
        if alt:
            attr = attr.with_pair("alt", plain_text(self._run((Str(alt),), "alternative text")))
        return Image((attr, words, target))


class _Encoder:
    """Makes codes of markup; each gets a number within its run."""

    def __init__(self) -> None:
        self.nodes: dict[str, Inline] = {}

    def text(self, inlines: Inlines) -> SegmentText:
        pieces: list[str | SegmentCode] = []
        for piece in self._pieces(inlines):
            if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            else:
                pieces.append(piece)
        return tuple(pieces)

    def _pieces(self, inlines: Inlines) -> Iterator[str | SegmentCode]:
        for node in inlines:
            match node:
                case Str(text):
                    yield text
                case Space() | SoftBreak():
                    yield " "
                case Link((_, inner, target)):
                    yield from self._around(node, inner, "link", target.href)
                case Span((attr, inner)):
                    yield from self._around(node, inner, "x-span", _shown(attr))
                case Quoted((_, inner)) | Cite((_, inner)):
                    yield from self._around(node, inner, "x-quoted", "")
                case (
                    Emph(inner) | Strong(inner) | Underline(inner) | Strikeout(inner) | Superscript(inner)
                    | Subscript(inner) | SmallCaps(inner)
                ):  # fmt: skip
                    yield from self._around(node, inner, _MARKED[type(node)], "")
                case LineBreak():
                    yield self._alone(node, "lb", "")
                case Note(blocks):
                    yield self._alone(node, "x-note", _opening(blocks))
                case Image((_, _, target)):
                    yield self._alone(node, "image", target.href)
                case CodeInline((_, text)) | Math((_, text)) | RawInline((_, text)):
                    yield self._alone(node, "x-code", text)

    def _around(self, node: Inline, inner: Inlines, kind: str, shown: str) -> Iterator[str | SegmentCode]:
        name = self._named(node)
        yield SegmentCode(name, "open", kind, shown)
        yield from self._pieces(inner)
        yield SegmentCode(name, "close", kind)

    def _alone(self, node: Inline, kind: str, shown: str) -> SegmentCode:
        return SegmentCode(self._named(node), "alone", kind, shown)

    def _named(self, node: Inline) -> str:
        name = str(len(self.nodes) + 1)
        self.nodes[name] = node
        return name


def _shown(attr: Attr) -> str:
    return " ".join([*attr.classes, *(f"{key}={value}" for key, value in attr.pairs)])


def _opening(blocks: Blocks) -> str:
    text = " ".join(plain_text(block.inlines) for block in blocks if isinstance(block, (Para, Plain)))
    return text[:60]


class _Decoder:
    """Makes markup of codes again."""

    def __init__(self, nodes: Mapping[str, Inline]) -> None:
        self._nodes = nodes
        self.used: set[str] = set()
        self.strange: list[SegmentCode] = []

    def inlines(self, text: SegmentText) -> Inlines:
        stack: list[tuple[SegmentCode | None, list[Inline]]] = [(None, [])]
        for piece in text:
            if isinstance(piece, str):
                stack[-1][1].append(Str(piece))
                continue
            node = self._nodes.get(piece.id)
            if node is None or (piece.role == "alone") != _stands_alone(node):
                self.strange.append(piece)
            elif piece.role == "alone":
                self.used.add(piece.id)
                stack[-1][1].append(node)
            elif piece.role == "open":
                stack.append((piece, []))
            elif any(code is not None and code.id == piece.id for code, _ in stack):
                # What was opened inside and not closed ends here too.
                is_closed = False
                while not is_closed:
                    code, inner = stack.pop()
                    is_closed = code is not None and code.id == piece.id
                    stack[-1][1].extend(self._closed(code, inner))
            else:
                self.strange.append(piece)
        while len(stack) > 1:
            code, inner = stack.pop()
            stack[-1][1].extend(self._closed(code, inner))
        return tuple(stack[0][1])

    def _closed(self, code: SegmentCode | None, inner: list[Inline]) -> Inlines:
        if code is None or not inner:
            return tuple(inner)
        self.used.add(code.id)
        return (_around(self._nodes[code.id], tuple(inner)),)


def _stands_alone(node: Inline) -> bool:
    return isinstance(node, (LineBreak, Note, Image, CodeInline, Math, RawInline))


def _around(node: Inline, inner: Inlines) -> Inline:
    """The same markup around other words."""
    match node:
        case Link((attr, _, target)):
            return Link((attr, inner, target))
        case Span((attr, _)):
            return Span((attr, inner))
        case Quoted((kind, _)):
            return Quoted((kind, inner))
        case Cite((citations, _)):
            return Cite((citations, inner))
        case Emph() | Strong() | Underline() | Strikeout() | Superscript() | Subscript() | SmallCaps():
            return type(node)(inner)
    return node

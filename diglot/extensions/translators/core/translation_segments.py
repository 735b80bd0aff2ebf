"""Extract the segments of a text for translators, and fill translated segments into a tree. Pure functions.

A run is the content of one segment: the text of a paragraph, heading, item, cell, caption, or paragraph of a note. Its
inline markup becomes codes, so that links, emphasis and notes survive every translation tool.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from diglot.extensions.translators.model.translation_segments import SegmentCode, SegmentText
from diglot.model.markup.attribute_words import words_of_part, words_of_picture
from diglot.model.markup.verse import is_indentation
from diglot.model.tree import (
    Attr,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Caption,
    Cell,
    Cite,
    CodeBlock,
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

Inlines: TypeAlias = tuple[Inline, ...]

_CODE_KINDS: Mapping[type, str] = {
    Emph: "italic", Strong: "bold", Underline: "underlined", Strikeout: "x-deleted", Superscript: "x-raised",
    Subscript: "x-lowered", SmallCaps: "x-small-caps",
}  # fmt: skip


class SegmentRun(msgspec.Struct, frozen=True):
    """The content of one segment. nodes: the markup behind each code, by the id of the code."""

    kind: str
    text: SegmentText
    nodes: Mapping[str, Inline] = msgspec.field(default_factory=dict)


def segment_runs(blocks: Blocks) -> tuple[SegmentRun, ...]:
    """Return the runs of a text in reading order; notes and captions follow the run that contains them.

    >>> [
    ...     run.kind
    ...     for run in segment_runs((Para((Str("See "), Emph((Str("this"),)))), BlockQuote((Para((Str("Said"),)),))))
    ... ]
    ['paragraph', 'quotation']
    """
    runs: list[SegmentRun] = []
    _SegmentWalker(runs.append, lambda _run, inlines, _nested: inlines).blocks(blocks)
    return tuple(runs)


def align_code_ids(run: SegmentRun, source: SegmentRun) -> SegmentRun:
    """Give the codes of a translation the ids of the same markup in the source, others a “t” before their own ids.

    >>> translation = SegmentRun("paragraph", (SegmentCode("1", "alone", "x-note"),), {"1": LineBreak()})
    >>> source = SegmentRun(
    ...     "paragraph",
    ...     (
    ...         SegmentCode("1", "open", "italic"),
    ...         SegmentCode("1", "close", "italic"),
    ...         SegmentCode("2", "alone", "x-note"),
    ...     ),
    ... )
    >>> align_code_ids(translation, source).text
    (SegmentCode(id='2', role='alone', kind='x-note', shown=''),)
    """
    source_ids: dict[tuple[str, int], str] = {}
    for kind, number, code in _numbered(source.text):
        source_ids[kind, number] = code.id
    new_ids = {code.id: source_ids.get((kind, number), f"t{code.id}") for kind, number, code in _numbered(run.text)}
    text = tuple(
        SegmentCode(new_ids[piece.id], piece.role, piece.kind, piece.shown) if isinstance(piece, SegmentCode) else piece
        for piece in run.text
    )
    return SegmentRun(run.kind, text, {new_ids[id]: node for id, node in run.nodes.items()})


def _numbered(text: SegmentText) -> Iterator[tuple[str, int, SegmentCode]]:
    """Yield each code but the closing ones with its kind and its number among those of its kind, from 0."""
    counts: Counter[str] = Counter()
    for piece in text:
        if isinstance(piece, SegmentCode) and piece.role != "close":
            yield piece.kind, counts[piece.kind], piece
            counts[piece.kind] += 1


class FilledSegment(msgspec.Struct, frozen=True):
    """A tree with translated texts. missing: codes that the texts lack; unknown: codes without markup."""

    blocks: Blocks
    missing: tuple[SegmentCode, ...]
    unknown: tuple[SegmentCode, ...]


def fill_segments(
    blocks: Blocks, texts: Sequence[SegmentText], spare: Sequence[Mapping[str, Inline]], runs: Sequence[SegmentRun]
) -> FilledSegment:
    """Put texts into the runs of a tree; an empty text leaves its run unchanged.

    texts: one for each run. runs: those of the tree, with the ids that the texts use. spare: by text, markup by id for
    codes that the tree does not have.
    """
    missing: list[SegmentCode] = []
    unknown: list[SegmentCode] = []
    numbers = iter(range(len(texts)))
    order: dict[int, int] = {}

    def visit(run: SegmentRun) -> None:
        order[id(run)] = next(numbers)

    def change(run: SegmentRun, inlines: Inlines, nested: Mapping[str, Inline]) -> Inlines:
        number = order[id(run)]
        if not texts[number]:
            # Only the notes and pictures in it change.
            return _MarkupDecoder({**run.nodes, **nested}).inlines(run.text) if nested else inlines
        # From the tree's ids, in the order of its codes, to those in the texts.
        ids_in_texts = dict(zip(_ids(run.text), _ids(runs[number].text), strict=True))
        nodes = {**spare[number], **runs[number].nodes, **{ids_in_texts[id]: node for id, node in nested.items()}}
        decoder = _MarkupDecoder(nodes)
        result = decoder.inlines(texts[number])
        unknown.extend(decoder.unknown)
        missing.extend(code for _, _, code in _numbered(runs[number].text) if code.id not in decoder.used)
        return result

    filled = _SegmentWalker(visit, change).blocks(blocks)
    return FilledSegment(filled, tuple(missing), tuple(unknown))


def _ids(text: SegmentText) -> list[str]:
    return list(dict.fromkeys(piece.id for piece in text if isinstance(piece, SegmentCode)))


# ---------------------------------------------------------------- the walk


Change: TypeAlias = Callable[[SegmentRun, Inlines, Mapping[str, Inline]], Inlines]
"""From a run, its inlines, and the changed notes and pictures in it by id, to its new inlines."""


@dataclass
class _SegmentWalker:
    """A traversal of a tree that calls `visit` for each run before those nested in it, and `change` after them."""

    visit: Callable[[SegmentRun], None]
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
                start = 1 if block.alert else 0  # the title of an alert is pandoc's
                attr = self._worded(attr, words_of_part(attr), "caption")
                rest = self.blocks(inner[start:], "verse" if "verse" in attr.classes else kind)
                return Div((attr, (*inner[:start], *rest)))
            case CodeBlock((attr, code)):
                return CodeBlock((self._worded(attr, words_of_part(attr), "caption"), code))
            case BulletList(items):
                return BulletList(tuple(self.blocks(item, "item") for item in items))
            case OrderedList((style, items)):
                return OrderedList((style, tuple(self.blocks(item, "item") for item in items)))
            case DefinitionList(entries):
                return DefinitionList(
                    tuple(
                        (self._run(term, "term"), tuple(self.blocks(meaning, "definition") for meaning in meanings))
                        for term, meanings in entries
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
        encoder = _MarkupEncoder()
        run = SegmentRun(kind, encoder.text(inlines), encoder.nodes)
        if not run.text:
            return inlines
        self.visit(run)
        nested = {name: self._inner(node) for name, node in encoder.nodes.items() if isinstance(node, (Note, Image))}
        return self.change(run, inlines, nested)

    def _inner(self, node: Note | Image) -> Inline:
        if isinstance(node, Note):
            # The translator's notes are in one language only: their texts are nobody's to translate.
            return node if node.by == "tr" else Note(self.blocks(node.blocks, "note"), node.by)
        attr, caption, target = node.content
        words = self._run(caption, "caption")
        return Image((self._worded(attr, words_of_picture(attr), "alternative text"), words, target))

    def _worded(self, attr: Attr, words: Sequence[tuple[str, str]], kind: str) -> Attr:
        for name, value in words:
            translated = plain_text(self._run((Str(value),), kind))
            attr = attr if translated == value else attr.with_pair(name, translated)
        return attr


class _MarkupEncoder:
    """An encoder of markup as codes, with ids that number them within a run."""

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
                    yield from self._wrap(node, inner, "link", target.href)
                case Span((attr, _)) if is_indentation(node):
                    yield self._alone(node, "x-indentation", attr.get("columns") or "")
                case Span((attr, inner)):
                    yield from self._wrap(node, inner, "x-span", _shown(attr))
                case Quoted((_, inner)):
                    yield from self._wrap(node, inner, "x-quoted", "")
                case Cite((_, inner)):
                    yield self._alone(node, "x-citation", plain_text(inner))
                case (
                    Emph(inner) | Strong(inner) | Underline(inner) | Strikeout(inner) | Superscript(inner)
                    | Subscript(inner) | SmallCaps(inner)
                ):  # fmt: skip
                    yield from self._wrap(node, inner, _CODE_KINDS[type(node)], "")
                case LineBreak():
                    yield self._alone(node, "lb", "")
                case Note(blocks, by):
                    yield self._alone(node, f"x-note-{by}" if by else "x-note", _note_excerpt(blocks))
                case Image((_, _, target)):
                    yield self._alone(node, "image", target.href)
                case CodeInline((_, text)) | Math((_, text)) | RawInline((_, text)):
                    yield self._alone(node, "x-code", text)

    def _wrap(self, node: Inline, inner: Inlines, kind: str, shown: str) -> Iterator[str | SegmentCode]:
        name = self._next_id(node)
        yield SegmentCode(name, "open", kind, shown)
        yield from self._pieces(inner)
        yield SegmentCode(name, "close", kind)

    def _alone(self, node: Inline, kind: str, shown: str) -> SegmentCode:
        return SegmentCode(self._next_id(node), "alone", kind, shown)

    def _next_id(self, node: Inline) -> str:
        name = str(len(self.nodes) + 1)
        self.nodes[name] = node
        return name


def _shown(attr: Attr) -> str:
    return " ".join([*attr.classes, *(f"{key}={value}" for key, value in attr.pairs)])


def _note_excerpt(blocks: Blocks) -> str:
    return " ".join(plain_text(block.inlines) for block in blocks if isinstance(block, (Para, Plain)))[:60]


# Tools break lines where they like; in a manuscript, what follows a line end may be a heading, a list or code.
_BLANKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")


class _MarkupDecoder:
    """A decoder of codes to markup. used: ids of the codes it decoded; unknown: codes without markup of their kind."""

    def __init__(self, nodes: Mapping[str, Inline]) -> None:
        self._nodes = nodes
        self.used: set[str] = set()
        self.unknown: list[SegmentCode] = []

    def inlines(self, text: SegmentText) -> Inlines:
        stack: list[tuple[SegmentCode | None, list[Inline]]] = [(None, [])]
        for piece in text:
            if isinstance(piece, str):
                stack[-1][1].append(Str(_BLANKS.sub(" ", piece)))
                continue
            node = self._nodes.get(piece.id)
            if node is None or (piece.role == "alone") != _is_empty_element(node):
                self.unknown.append(piece)
            elif piece.role == "alone":
                self.used.add(piece.id)
                stack[-1][1].append(node)
            elif piece.role == "open":
                stack.append((piece, []))
            elif any(code is not None and code.id == piece.id for code, _ in stack):
                # This also closes unclosed codes inside.
                is_closed = False
                while not is_closed:
                    code, inner = stack.pop()
                    is_closed = code is not None and code.id == piece.id
                    stack[-1][1].extend(self._closed(code, inner))
            else:
                self.unknown.append(piece)
        while len(stack) > 1:
            code, inner = stack.pop()
            stack[-1][1].extend(self._closed(code, inner))
        return tuple(stack[0][1])

    def _closed(self, code: SegmentCode | None, inner: list[Inline]) -> Inlines:
        if code is None or not inner:
            return tuple(inner)
        self.used.add(code.id)
        return (_wrap(self._nodes[code.id], tuple(inner)),)


def _is_empty_element(node: Inline) -> bool:
    return isinstance(node, (LineBreak, Note, Image, Cite, CodeInline, Math, RawInline)) or is_indentation(node)


def _wrap(node: Inline, inner: Inlines) -> Inline:
    """Return the markup of a node around other inlines."""
    match node:
        case Link((attr, _, target)):
            return Link((attr, inner, target))
        case Span((attr, _)):
            return Span((attr, inner))
        case Quoted((kind, _)):
            return Quoted((kind, inner))
        case Emph() | Strong() | Underline() | Strikeout() | Superscript() | Subscript() | SmallCaps():
            return type(node)(inner)
    return node

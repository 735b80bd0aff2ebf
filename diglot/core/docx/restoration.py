"""What pandoc read of a prepared Word file in; out comes the tree of a manuscript. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeAlias

import msgspec

from diglot.core.docx.wordml import CLOSE, CONTINUED, OPEN, OURS, OWN_SCHEME
from diglot.model.docx import DocxLoss
from diglot.model.problems import N_
from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    ColWidth,
    DefinitionList,
    Div,
    Emph,
    Figure,
    Header,
    HorizontalRule,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Node,
    Note,
    OrderedList,
    Para,
    Plain,
    SoftBreak,
    Space,
    Span,
    Str,
    Strong,
    Table,
    TableParts,
    Target,
    cell_with,
    plain_text,
    rewrite,
    walk,
    with_cells,
    without_caption,
)

Blocks: TypeAlias = tuple[Block, ...]

_FROM_WORD, _NESTED = "from-word", "nested"
_BRACES = re.compile(r"\{(?:(heading|code)(?=[ }]))?\s*([^{}]*)\}")
_ATTRIBUTE = re.compile(r"#(\S+)|\.(\S+)|([\w-]+)=(?:\"([^\"]*)\"|(\S+))")
_RULE = re.compile(r"(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|⁂")
_SAFE = re.compile(r"(?:https?|mailto|tel|diglot):|[^:]*$|[^:]*[/#?]", re.IGNORECASE)


class Restored(msgspec.Struct, frozen=True):
    """The tree of a manuscript; title and standfirst, where the file has paragraphs of these styles."""

    blocks: tuple[Block, ...]
    title: str = ""
    standfirst: str = ""
    losses: tuple[DocxLoss, ...] = ()


def restore(blocks: Sequence[Block], picture: Callable[[str, str], Target | None]) -> Restored:
    """Make a manuscript's tree of what pandoc read.

    picture: from the name of a picture's part ("word/media/image1.png") and the title it bears, to its target in
    the manuscript; None where it cannot be published.
    """
    clerk = _TreeRestorer(picture)
    rows = rewrite(tuple(blocks), _without_style)
    rows = _in_rows(rewrite(rows, _spans_nested), _folded)
    rows = _in_rows(_in_rows(rows, _lists_joined), _quotations_joined)
    rows = rewrite(rewrite(rows, clerk.change), _figure)
    rows, title, standfirst = _take_titles(rows)
    rows = _in_rows(rows, _captioned)
    rows = _in_rows(rewrite(rows, _plain_words), _filled)
    return Restored(rows, title, standfirst, tuple(clerk.losses))


def _in_rows(blocks: Blocks, change: Callable[[Blocks], Blocks]) -> Blocks:
    """Change every row of blocks, the outermost first: of the text, of quotations, items, notes, cells, divisions."""

    def inside(node: Node) -> Node:
        match node:
            case BlockQuote(inner):
                return BlockQuote(change(inner))
            case Div((attr, inner)):
                return Div((attr, change(inner)))
            case BulletList(items):
                return BulletList(tuple(change(item) for item in items))
            case OrderedList((style, items)):
                return OrderedList((style, tuple(change(item) for item in items)))
            case DefinitionList(entries):
                return DefinitionList(tuple((term, tuple(change(row) for row in rows)) for term, rows in entries))
            case Note(inner):
                return Note(change(inner))
            case Table(parts):
                return Table(with_cells(parts, lambda cell: cell_with(cell, change(cell.blocks))))
        return node

    return rewrite(change(blocks), inside)


# ---------------------------------------------------------------- styles and divisions


# Styles that `incoming` gives, and what a paragraph of theirs is.
_MEANT = {"diglot title": "title", "diglot subtitle": "standfirst", "diglot caption": "caption"}


def _without_style(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Div((attr, inner)) if (style := attr.get("custom-style")) is not None:
            meant = _MEANT.get(style)
            if meant:
                return Div((Attr("", (meant,), ((_FROM_WORD, "1"),)), inner))
            return rewrite(inner, _without_style)
        case Span((attr, inner)) if (style := attr.get("custom-style")) is not None:
            braces = re.findall(r"\{[^{}]*\}", style)
            return (
                Span((Attr(pairs=((_NESTED, "".join(braces)),)), inner)) if braces else rewrite(inner, _without_style)
            )
        case Table(parts):
            return Table(_plain_table(parts))
        case Header((level, attr, inlines)) if attr != Attr():
            # An id that pandoc made of the words; one that the author wrote comes back with its division.
            return Header((level, Attr(), inlines))
    return node


def _plain_table(parts: TableParts) -> TableParts:
    """A table without Word's styles; where a cell's text stands is a matter of its column."""
    # Left is where text stands anyway.
    columns = tuple(
        (Alignment() if alignment.t == "AlignLeft" else alignment, ColWidth("ColWidthDefault"))
        for alignment, _ in parts.columns
    )
    bare = TableParts(Attr(), parts.caption, columns, parts.head, parts.bodies, parts.foot)
    return with_cells(bare, lambda cell: Cell(Attr(), Alignment(), cell.row_span, cell.column_span, cell.blocks))


def _spans_nested(node: Node) -> Node:
    match node:
        case Para(inlines) | Plain(inlines) | Emph(inlines) | Strong(inlines):
            return type(node)(_nested(inlines))
        case Header((level, attr, inlines)):
            return Header((level, attr, _nested(inlines)))
    return node


def _nested(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Spans inside each other again: a name “{lang=ru}{lang=en}” is an English passage in a Russian one."""
    rows: list[Inline] = []
    for outer, group in groupby(inlines, _outermost):
        if not outer:
            rows += group
            continue
        inner: list[Inline] = []
        for span in group:
            assert isinstance(span, Span)
            attr, words = span.content
            rest = (attr.get(_NESTED) or "").removeprefix(outer)
            inner += [Span((Attr(pairs=((_NESTED, rest),)), words))] if rest else words
        braces = _BRACES.fullmatch(outer)
        rows.append(Span((_attributes(braces[2] if braces else ""), _nested(tuple(inner)))))
    return tuple(rows)


def _outermost(inline: Inline) -> str:
    match inline:
        case Span((attr, _)) if (names := attr.get(_NESTED)) is not None:
            return names[: names.index("}") + 1]
    return ""


def _attributes(text: str) -> Attr:
    """Attributes as the name of a style has them.

    >>> _attributes(".verse lang=ru")
    Attr(id='', classes=('verse',), pairs=(('lang', 'ru'),))
    """
    found = list(_ATTRIBUTE.finditer(text))
    return Attr(
        next((row[1] for row in found if row[1]), ""),
        tuple(row[2] for row in found if row[2]),
        tuple((row[3], row[4] if row[4] is not None else row[5]) for row in found if row[3]),
    )


def _mark_of(block: Block) -> str:
    """The text of a paragraph of marks, "" of any other."""
    match block:
        case Para([Str(text)]) | Plain([Str(text)]) if text[:1] in (OPEN, CLOSE):
            return text
        case Para(inlines) | Plain(inlines):
            # Spaces inside the braces are spaces of pandoc's too.
            text = plain_text(inlines)
            return text if text[:1] in (OPEN, CLOSE) else ""
    return ""


def _folded(blocks: Blocks) -> Blocks:
    """Divisions instead of the paragraphs of marks around them."""
    stack: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        mark = _mark_of(block)
        if mark.startswith(OPEN):
            stack.append((mark[1:], []))
        elif mark and len(stack) > 1:
            braces, inner = stack.pop()
            stack[-1][1].extend(_division(braces, tuple(inner)))
        elif not mark:
            stack[-1][1].append(block)
    while len(stack) > 1:
        braces, inner = stack.pop()
        stack[-1][1].extend(_division(braces, tuple(inner)))
    return tuple(stack[0][1])


def _division(braces: str, inner: Blocks) -> Blocks:
    match = _BRACES.fullmatch(braces)
    if not match:
        return inner
    attr = _attributes(match[2])
    # Of a heading or of code the attributes are its own.
    match match[1], inner:
        case "heading", [Header((level, _, inlines)), *rest]:
            return (Header((level, attr, inlines)), *rest)
        case "code", [CodeBlock((_, text)), *rest]:
            return (CodeBlock((attr, text)), *rest)
        case (("heading" | "code"), _):
            return inner
    return (Div((attr, inner)),) if inner else ()


# ---------------------------------------------------------------- lists


def _lists_joined(blocks: Blocks) -> Blocks:
    """One list again of those that pandoc makes where an item has a second paragraph."""
    rows: list[Block] = []
    goes_on = False
    for block in blocks:
        was_continued, goes_on = goes_on, False
        match rows, block:
            case [*_, BulletList(items)], BulletList(more) if was_continued:
                rows[-1] = BulletList((*items, *more))
            case [*_, BulletList() | OrderedList()], BulletList([[first, *_], *_]) if _is_continued(first):
                rows[-1] = _with_more(rows[-1], tuple(row for item in block.items for row in item))
            case [*_, BulletList() | OrderedList()], Para() if _is_continued(block):
                rows[-1] = _with_more(rows[-1], (block,))
                goes_on = True
            case [*_, OrderedList(((start, style, delimiter), items))], OrderedList(((next_start, _, _), more)) if (
                next_start == start + len(items)
            ):
                rows[-1] = OrderedList(((start, style, delimiter), (*items, *more)))
            case _:
                rows.append(block)
    return tuple(rows)


def _is_continued(block: Block) -> bool:
    match block:
        case Para([Str(text), *_]) | Plain([Str(text), *_]):
            return text.startswith(CONTINUED)
    return False


def _with_more(block: Block, more: Blocks) -> Block:
    """A list with more paragraphs in its last item."""
    match block:
        case BulletList([*items, last]):
            return BulletList((*items, (*_as_paragraphs(last), *more)))
        case OrderedList((style, [*items, last])):
            return OrderedList((style, (*items, (*_as_paragraphs(last), *more))))
    return block


def _as_paragraphs(item: Blocks) -> Blocks:
    return tuple(Para(row.inlines) if isinstance(row, Plain) else row for row in item)


def _quotations_joined(blocks: Blocks) -> Blocks:
    """One quotation of paragraphs that follow each other."""
    rows: list[Block] = []
    for block in blocks:
        match rows, block:
            case [*_, BlockQuote(before)], BlockQuote(after):
                rows[-1] = BlockQuote((*before, *after))
            case _:
                rows.append(block)
    return tuple(rows)


# ---------------------------------------------------------------- pictures, links, words


class _TreeRestorer:
    """Changes pictures and links, and notes what of them is lost."""

    def __init__(self, picture: Callable[[str, str], Target | None]) -> None:
        self._picture = picture
        self.losses: list[DocxLoss] = []

    def change(self, node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Image((_, inlines, target)):
                found = self._picture(f"word/{target.href}", target.title)
                if found is None:
                    self.losses.append(DocxLoss(N_("picture that cannot be published"), plain_text(inlines)))
                    return inlines
                return Image((Attr(), inlines, found))
            case Link((_, inlines, target)):
                if not _SAFE.match(target.href):
                    self.losses.append(DocxLoss(N_("link to what may not be published"), plain_text(inlines)))
                    return rewrite(inlines, self.change)
                return Link((Attr(), inlines, Target(target.href.removeprefix(OWN_SCHEME), target.title)))
        return node


def _figure(node: Node) -> Node | tuple[Node, ...]:
    """A picture with its caption as a manuscript has it: the caption in its brackets, other words for it as `alt`."""
    match node:
        case Figure((_, caption, inner)):
            words = tuple(row for block in caption.blocks for row in _inlines_of(block))
            match [row for row in walk(inner) if isinstance(row, Image)]:
                case [image]:
                    return Para((_with_caption(image, words),))
            return (*inner, Para(words))
    return node


def _inlines_of(block: Block) -> tuple[Inline, ...]:
    match block:
        case Para(inlines) | Plain(inlines):
            return inlines
        case Div((_, inner)):
            return tuple(node for row in inner for node in _inlines_of(row))
    return ()


def _with_caption(image: Image, words: tuple[Inline, ...]) -> Image:
    _, alt, target = image.content
    if not words or plain_text(words) == plain_text(alt):
        return Image((Attr(), words or alt, target))
    return Image((Attr("", (), (("alt", plain_text(alt)),)) if alt else Attr(), words, target))


def _plain_words(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Str(text) if OURS.search(text) or "\u00ad" in text:
            kept = OURS.sub("", text).replace("\u00ad", "")
            return Str(kept) if kept else ()
        case Span((attr, inner)) if attr == Attr(attr.id) or "anchor" in attr.classes:
            # Bookmarks of Word: every file is full of them.
            return rewrite(inner, _plain_words)
        case Header((level, attr, inlines)):
            # A heading is bold by being one.
            bare = rewrite(inlines, lambda inner: inner.inlines if isinstance(inner, Strong) else inner)
            return Header((level, attr, bare))
        case Para(inlines) if _RULE.fullmatch(plain_text(inlines).strip()):
            return HorizontalRule()
    return node


def _filled(blocks: Blocks) -> Blocks:
    """Without paragraphs that say nothing, and without spaces around what they say."""
    rows = (_trimmed(row) for row in blocks)
    return tuple(row for row in rows if not (isinstance(row, (Para, Plain)) and not _says(row.inlines)))


def _trimmed(block: Block) -> Block:
    match block:
        case BulletList(items):
            return BulletList(_tight(items))
        case OrderedList((style, items)):
            return OrderedList((style, _tight(items)))
        case Para(inlines) | Plain(inlines):
            return type(block)(_without_ends(inlines))
        case Header((level, attr, inlines)):
            return Header((level, attr, _without_ends(inlines)))
    return block


def _tight(items: tuple[Blocks, ...]) -> tuple[Blocks, ...]:
    """Items without blank lines between them, where none has a second paragraph."""
    if any(isinstance(row, Para) for item in items for row in item[1:]):
        return items
    return tuple(tuple(Plain(row.inlines) if isinstance(row, Para) else row for row in item) for item in items)


def _without_ends(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    spaces = (Space, SoftBreak, LineBreak)
    # A call clings to its word.
    inlines = tuple(
        row
        for row, after in zip(inlines, (*inlines[1:], None), strict=False)
        if not (isinstance(row, spaces) and isinstance(after, Note))
    )
    start, stop = 0, len(inlines)
    while start < stop and isinstance(inlines[start], spaces):
        start += 1
    while stop > start and isinstance(inlines[stop - 1], spaces):
        stop -= 1
    return inlines[start:stop]


def _says(inlines: tuple[Inline, ...]) -> bool:
    return any(isinstance(node, (Image, Note, Math, Code)) for node in walk(inlines)) or bool(
        plain_text(inlines).strip()
    )


# ---------------------------------------------------------------- titles and captions


def _take_titles(blocks: Blocks) -> tuple[Blocks, str, str]:
    """The blocks without title and standfirst, and those."""
    titles = {"title": "", "standfirst": ""}
    rows: list[Block] = []
    for block in blocks:
        name = _meant(block)
        if name in titles and not titles[name]:
            titles[name] = _words(block)
        else:
            rows.append(block)
    return tuple(rows), titles["title"], titles["standfirst"]


def _meant(block: Block) -> str:
    match block:
        case Div((attr, _)) if attr.get(_FROM_WORD):
            return attr.classes[0]
    return ""


def _words(block: Block) -> str:
    return " ".join(plain_text(_inlines_of(block)).split())


def _captioned(blocks: Blocks) -> Blocks:
    """Captions joined to the picture or the table that they stand by."""
    rows: list[Block] = []
    waiting: tuple[Inline, ...] = ()
    for block in blocks:
        if _meant(block) == "caption":
            words = _inlines_of(block)
            match rows:
                case [*_, Para([Image() as image])]:
                    rows[-1] = Para((_with_caption(image, words),))
                case [*_, Table() as table]:
                    rows[-1] = _table_with(table, words)
                case _:
                    rows += [Para(waiting)] if waiting else []
                    waiting = words
        elif waiting and isinstance(block, Table):
            rows.append(_table_with(block, waiting))
            waiting = ()
        else:
            rows += [Para(waiting)] if waiting else []
            waiting = ()
            rows += _meant_nothing(block)
    return (*rows, *((Para(waiting),) if waiting else ()))


def _meant_nothing(block: Block) -> Blocks:
    """A block; of a second title, or one in a cell, its paragraphs."""
    match block:
        case Div((_, inner)) if _meant(block):
            return inner
        case Table(parts) if parts.caption.blocks:
            words = tuple(node for row in parts.caption.blocks for node in _inlines_of(row))
            return (_table_with(Table(without_caption(parts)), words),)
    return (block,)


def _table_with(table: Table, caption: tuple[Inline, ...]) -> Block:
    return Div((Attr("", ("table",)), (table, Para(caption))))

"""Turn the tree that pandoc read from a prepared Word file into that of a manuscript. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

import msgspec

from diglot.extensions.word.core.docx.wordml import CLOSE, CONTINUED, INTERNAL_SCHEME, OPEN, PRIVATE_MARKS
from diglot.extensions.word.model.docx import DocxLoss
from diglot.model.allowed_markup import NEVER_SCHEMES
from diglot.model.citations import read_text_with_citations
from diglot.model.languages import ALERT_TITLES
from diglot.model.note_labels import NOTE_AUTHORS
from diglot.model.problems import N_
from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Cell,
    Cite,
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

_FROM_WORD, _NESTED = "from-word", "nested"
_BRACES = re.compile(r"\{(?:(heading|code)(?=[ }]))?\s*+([^{}]*+)\}")
_ATTRIBUTE = re.compile(r"#(\S+)|\.(\S+)|(?<![\w-])([\w-]++)=(?:\"([^\"]*)\"|(\S+))")
_RULE = re.compile(r"(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|⁂")
_SAFE = re.compile(rf"(?!(?:{'|'.join(sorted(NEVER_SCHEMES))}):)", re.IGNORECASE)


class RestoredText(msgspec.Struct, frozen=True):
    """The tree of a manuscript; title and standfirst from paragraphs in these styles, else ""."""

    blocks: tuple[Block, ...]
    title: str = ""
    standfirst: str = ""
    losses: tuple[DocxLoss, ...] = ()


def restore(blocks: Sequence[Block], picture: Callable[[str, str], Target | None]) -> RestoredText:
    """Return the tree of a manuscript from what pandoc read.

    picture: from the name of a picture's part ("word/media/image1.png") and its title to its target in the
    manuscript, or None if it cannot be published.
    """
    restorer = _TreeRestorer(picture)
    text = rewrite(tuple(blocks), _without_style)
    text = rewrite(_change_block_lists(rewrite(text, _nest_spans), _fold_divisions), _with_pandoc_title, Div)
    text = _change_block_lists(_change_block_lists(text, _join_lists), _join_quotations)
    text = rewrite(rewrite(text, restorer.change), _paragraph_of_figure)
    text, title, standfirst = _take_titles(text)
    text = _change_block_lists(text, _attach_captions)
    text = _change_block_lists(rewrite(text, _clean_inlines), _remove_empty)
    text = _with_citations(rewrite(text, _name_author, Note))
    return RestoredText(text, title, standfirst, tuple(restorer.losses))


def _with_pandoc_title(node: Node) -> Node:
    """Return an alert under the title by which pandoc knows it; `styling` wrote that of a language."""
    match node:
        case Div((Attr(_, (kind, *_)) as attr, (Div((Attr(_, ("title",)) as own, (Para((Str(title),)),))), *inner))):
            if any(titles.get(kind) == title for titles in ALERT_TITLES.values()):
                return Div((attr, (Div((own, (Para((Str(kind.capitalize()),)),))), *inner)))
    return node


def _with_citations(blocks: Blocks) -> Blocks:
    """Return a text whose citations, words to Word, are citations."""
    made: list[Inline] = []

    def change(node: Node) -> Node | tuple[Node, ...]:
        # `rewrite` goes on into what it was given: the words of a citation stay words.
        if not isinstance(node, Str) or "@" not in node.text or any(node is words for words in made):
            return node
        inlines = read_text_with_citations(node.text)
        made.extend(words for inline in inlines if isinstance(inline, Cite) for words in inline.content[1])
        return inlines

    return rewrite(blocks, change, Str)


_AUTHOR = re.compile(rf"({'|'.join(NOTE_AUTHORS)}):\s*", re.IGNORECASE)


def _name_author(node: Node) -> Node:
    """Read whose a note is from what it begins with, as `styling` wrote it or a translator: “tr: In Texas.”."""
    match node:
        case Note(blocks=(Para((Str(text), *inlines)), *rest)) if found := _AUTHOR.match(text):
            kept = (Str(text[found.end() :]),) if found.end() < len(text) else ()
            while not kept and inlines and isinstance(inlines[0], Space):
                inlines = inlines[1:]
            return Note((Para((*kept, *inlines)), *rest), NOTE_AUTHORS[found[1].lower()])
    return node


def _change_block_lists(blocks: Blocks, change: Callable[[Blocks], Blocks]) -> Blocks:
    """Change each sequence of blocks, the outermost first: the text, quotations, items, notes, cells, divisions."""

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
                return DefinitionList(tuple((term, tuple(map(change, meanings))) for term, meanings in entries))
            case Note(inner, by):
                return Note(change(inner), by)
            case Table(parts):
                return Table(with_cells(parts, lambda cell: cell_with(cell, change(cell.blocks))))
        return node

    return rewrite(change(blocks), inside)


# ---------------------------------------------------------------- styles and divisions


# Classes of divisions by the styles that `preparation` sets.
_STYLE_CLASSES = {"diglot title": "title", "diglot subtitle": "standfirst", "diglot caption": "caption"}


def _without_style(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Div((attr, inner)) if (style := attr.get("custom-style")) is not None:
            style_class = _STYLE_CLASSES.get(style)
            if style_class:
                return Div((Attr("", (style_class,), ((_FROM_WORD, "1"),)), inner))
            return rewrite(inner, _without_style)
        case Span((attr, inner)) if (style := attr.get("custom-style")) is not None:
            braces = re.findall(r"\{[^{}]*\}", style)
            return (
                Span((Attr(pairs=((_NESTED, "".join(braces)),)), inner)) if braces else rewrite(inner, _without_style)
            )
        case Table(parts):
            return Table(_plain_table(parts))
        case Header((level, attr, inlines)) if attr != Attr():
            # Drop the id that pandoc derived from the text; one from the author is restored with its division.
            return Header((level, Attr(), inlines))
    return node


def _plain_table(parts: TableParts) -> TableParts:
    """Return a table without Word's styles; alignment is that of the column."""
    # Left is the default.
    columns = tuple(
        (Alignment() if alignment.t == "AlignLeft" else alignment, ColWidth("ColWidthDefault"))
        for alignment, _ in parts.columns
    )
    plain = TableParts(Attr(), parts.caption, columns, parts.head, parts.bodies, parts.foot)
    return with_cells(plain, lambda cell: Cell(Attr(), Alignment(), cell.row_span, cell.column_span, cell.blocks))


def _nest_spans(node: Node) -> Node:
    match node:
        case Para(inlines) | Plain(inlines) | Emph(inlines) | Strong(inlines):
            return type(node)(_nest_inlines(inlines))
        case Header((level, attr, inlines)):
            return Header((level, attr, _nest_inlines(inlines)))
    return node


def _nest_inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Nest spans again: the name “{lang=ru}{lang=en}” is an English passage in a Russian one."""
    result: list[Inline] = []
    for outer, group in groupby(inlines, _outermost):
        if not outer:
            result += group
            continue
        inner: list[Inline] = []
        for span in group:
            assert isinstance(span, Span)
            attr, words = span.content
            rest = (attr.get(_NESTED) or "").removeprefix(outer)
            inner += [Span((Attr(pairs=((_NESTED, rest),)), words))] if rest else words
        braces = _BRACES.fullmatch(outer)
        result.append(Span((_attributes(braces[2] if braces else ""), _nest_inlines(tuple(inner)))))
    return tuple(result)


def _outermost(inline: Inline) -> str:
    match inline:
        case Span((attr, _)) if (names := attr.get(_NESTED)) is not None:
            return names[: names.index("}") + 1]
    return ""


def _attributes(text: str) -> Attr:
    """Parse the attributes in a style name.

    >>> _attributes(".verse lang=ru")
    Attr(id='', classes=('verse',), pairs=(('lang', 'ru'),))
    """
    matches = list(_ATTRIBUTE.finditer(text))
    return Attr(
        next((match[1] for match in matches if match[1]), ""),
        tuple(match[2] for match in matches if match[2]),
        tuple((match[3], match[4] if match[4] is not None else match[5]) for match in matches if match[3]),
    )


def _mark_text(block: Block) -> str:
    """Return the text of a mark paragraph, or "" for any other block."""
    match block:
        case Para([Str(text)]) | Plain([Str(text)]) if text[:1] in (OPEN, CLOSE):
            return text
        case Para(inlines) | Plain(inlines):
            # Pandoc splits the text at the spaces inside the braces.
            text = plain_text(inlines)
            return text if text[:1] in (OPEN, CLOSE) else ""
    return ""


def _fold_divisions(blocks: Blocks) -> Blocks:
    """Replace pairs of mark paragraphs by divisions with what is between them."""
    stack: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        mark = _mark_text(block)
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
    # Headings and code have attributes themselves.
    match match[1], inner:
        case "heading", [Header((level, _, inlines)), *rest]:
            return (Header((level, attr, inlines)), *rest)
        case "code", [CodeBlock((_, text)), *rest]:
            return (CodeBlock((attr, text)), *rest)
        case (("heading" | "code"), _):
            return inner
    return (Div((attr, inner)),) if inner else ()


# ---------------------------------------------------------------- lists


def _join_lists(blocks: Blocks) -> Blocks:
    """Join the lists into which pandoc splits a list whose items have further paragraphs."""
    joined: list[Block] = []
    may_continue = False
    for block in blocks:
        was_continued, may_continue = may_continue, False
        match joined, block:
            case [*_, BulletList(items)], BulletList(more_items) if was_continued:
                joined[-1] = BulletList((*items, *more_items))
            case [*_, BulletList() | OrderedList()], BulletList([[first, *_], *_]) if _is_continued(first):
                joined[-1] = _extend_last_item(
                    joined[-1], tuple(paragraph for item in block.items for paragraph in item)
                )
            case [*_, BulletList() | OrderedList()], Para() if _is_continued(block):
                joined[-1] = _extend_last_item(joined[-1], (block,))
                may_continue = True
            case [*_, OrderedList(((start, style, delimiter), items))], OrderedList(
                ((next_start, _, _), more_items)
            ) if next_start == start + len(items):
                joined[-1] = OrderedList(((start, style, delimiter), (*items, *more_items)))
            case _:
                joined.append(block)
    return tuple(joined)


def _is_continued(block: Block) -> bool:
    match block:
        case Para([Str(text), *_]) | Plain([Str(text), *_]):
            return text.startswith(CONTINUED)
    return False


def _extend_last_item(block: Block, paragraphs: Blocks) -> Block:
    """Return a list with further paragraphs in its last item."""
    match block:
        case BulletList([*items, last]):
            return BulletList((*items, (*_as_paragraphs(last), *paragraphs)))
        case OrderedList((style, [*items, last])):
            return OrderedList((style, (*items, (*_as_paragraphs(last), *paragraphs))))
    return block


def _as_paragraphs(item: Blocks) -> Blocks:
    return tuple(Para(block.inlines) if isinstance(block, Plain) else block for block in item)


def _join_quotations(blocks: Blocks) -> Blocks:
    """Join adjacent quotations into one."""
    joined: list[Block] = []
    for block in blocks:
        match joined, block:
            case [*_, BlockQuote(before)], BlockQuote(after):
                joined[-1] = BlockQuote((*before, *after))
            case _:
                joined.append(block)
    return tuple(joined)


# ---------------------------------------------------------------- pictures, links, inlines


class _TreeRestorer:
    """A transform of pictures and links that collects losses."""

    def __init__(self, picture: Callable[[str, str], Target | None]) -> None:
        self._picture = picture
        self.losses: list[DocxLoss] = []

    def change(self, node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Image((_, inlines, target)):
                restored_target = self._picture(f"word/{target.href}", target.title)
                if restored_target is None:
                    self.losses.append(DocxLoss(N_("picture that cannot be published"), plain_text(inlines)))
                    return inlines
                return Image((Attr(), inlines, restored_target))
            case Link((_, inlines, target)):
                if not _SAFE.match(target.href):
                    self.losses.append(DocxLoss(N_("link to what may not be published"), plain_text(inlines)))
                    return rewrite(inlines, self.change)
                return Link((Attr(), inlines, Target(target.href.removeprefix(INTERNAL_SCHEME), target.title)))
        return node


def _paragraph_of_figure(node: Node) -> Node | tuple[Node, ...]:
    """Return a figure as manuscripts have it: a picture with its caption in brackets and its description as `alt`."""
    match node:
        case Figure((_, caption, inner)):
            words = tuple(inline for block in caption.blocks for inline in _inlines_of(block))
            match [child for child in walk(inner) if isinstance(child, Image)]:
                case [image]:
                    return Para((_with_caption(image, words),))
            return (*inner, Para(words))
    return node


def _inlines_of(block: Block) -> tuple[Inline, ...]:
    match block:
        case Para(inlines) | Plain(inlines):
            return inlines
        case Div((_, inner)):
            return tuple(inline for child in inner for inline in _inlines_of(child))
    return ()


def _with_caption(image: Image, words: tuple[Inline, ...]) -> Image:
    _, alt, target = image.content
    if not words or plain_text(words) == plain_text(alt):
        return Image((Attr(), words or alt, target))
    return Image((Attr("", (), (("alt", plain_text(alt)),)) if alt else Attr(), words, target))


def _clean_inlines(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Str(text) if PRIVATE_MARKS.search(text) or "\u00ad" in text:
            kept = PRIVATE_MARKS.sub("", text).replace("\u00ad", "")
            return Str(kept) if kept else ()
        case Span((attr, inner)) if attr == Attr(attr.id) or "anchor" in attr.classes:
            # Bookmarks of Word, of which every file has many.
            return rewrite(inner, _clean_inlines)
        case Header((level, attr, inlines)):
            # Headings are bold anyway.
            plain = rewrite(inlines, lambda inner: inner.inlines if isinstance(inner, Strong) else inner)
            return Header((level, attr, plain))
        case Para(inlines) if _RULE.fullmatch(plain_text(inlines).strip()):
            return HorizontalRule()
    return node


def _remove_empty(blocks: Blocks) -> Blocks:
    """Trim spaces around the text of blocks, and remove empty paragraphs."""
    trimmed = (_trim_block(block) for block in blocks)
    return tuple(block for block in trimmed if not isinstance(block, (Para, Plain)) or _has_content(block.inlines))


def _trim_block(block: Block) -> Block:
    match block:
        case BulletList(items):
            return BulletList(_tighten_items(items))
        case OrderedList((style, items)):
            return OrderedList((style, _tighten_items(items)))
        case Para(inlines) | Plain(inlines):
            return type(block)(_trim_spaces(inlines))
        case Header((level, attr, inlines)):
            return Header((level, attr, _trim_spaces(inlines)))
    return block


def _tighten_items(items: tuple[Blocks, ...]) -> tuple[Blocks, ...]:
    """Return items without blank lines between them, unless one has a second paragraph."""
    if any(isinstance(block, Para) for item in items for block in item[1:]):
        return items
    return tuple(tuple(Plain(block.inlines) if isinstance(block, Para) else block for block in item) for item in items)


def _trim_spaces(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    spaces = (Space, SoftBreak, LineBreak)
    # No space between a word and the call of a note.
    inlines = tuple(
        inline
        for inline, following in zip(inlines, (*inlines[1:], None), strict=False)
        if not (isinstance(inline, spaces) and isinstance(following, Note))
    )
    start, stop = 0, len(inlines)
    while start < stop and isinstance(inlines[start], spaces):
        start += 1
    while stop > start and isinstance(inlines[stop - 1], spaces):
        stop -= 1
    return inlines[start:stop]


def _has_content(inlines: tuple[Inline, ...]) -> bool:
    return any(isinstance(node, (Image, Note, Math, Code)) for node in walk(inlines)) or bool(
        plain_text(inlines).strip()
    )


# ---------------------------------------------------------------- titles and captions


def _take_titles(blocks: Blocks) -> tuple[Blocks, str, str]:
    """Return the blocks without title and standfirst, and the texts of these two."""
    titles = {"title": "", "standfirst": ""}
    others: list[Block] = []
    for block in blocks:
        name = _style_class(block)
        if name in titles and not titles[name]:
            titles[name] = " ".join(plain_text(_inlines_of(block)).split())
        else:
            others.append(block)
    return tuple(others), titles["title"], titles["standfirst"]


def _style_class(block: Block) -> str:
    match block:
        case Div((attr, _)) if attr.get(_FROM_WORD):
            return attr.classes[0]
    return ""


def _attach_captions(blocks: Blocks) -> Blocks:
    """Join captions with the picture before them, or the table before or after them."""
    result: list[Block] = []
    pending_caption: tuple[Inline, ...] = ()
    for block in blocks:
        if _style_class(block) == "caption":
            words = _inlines_of(block)
            match result:
                case [*_, Para([Image() as image])]:
                    result[-1] = Para((_with_caption(image, words),))
                case [*_, Table() as table]:
                    result[-1] = _table_with(table, words)
                case _:
                    result += [Para(pending_caption)] if pending_caption else []
                    pending_caption = words
        elif pending_caption and isinstance(block, Table):
            result.append(_table_with(block, pending_caption))
            pending_caption = ()
        else:
            result += [Para(pending_caption)] if pending_caption else []
            pending_caption = ()
            result += _without_class(block)
    return (*result, *((Para(pending_caption),) if pending_caption else ()))


def _without_class(block: Block) -> Blocks:
    """Return a block, or the paragraphs of a title that was not used: a second one, or one in a cell."""
    match block:
        case Div((_, inner)) if _style_class(block):
            return inner
        case Table(parts) if parts.caption.blocks:
            words = tuple(inline for child in parts.caption.blocks for inline in _inlines_of(child))
            return (_table_with(Table(without_caption(parts)), words),)
    return (block,)


def _table_with(table: Table, caption: tuple[Inline, ...]) -> Block:
    return Div((Attr("", ("table",)), (table, Para(caption))))

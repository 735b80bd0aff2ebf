"""Turn the tree that pandoc read from a prepared Word file into that of a manuscript. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from hashlib import sha1
from itertools import groupby

import msgspec

from diglot.extensions.word.core.docx.citations_in_words import read_text_with_citations
from diglot.extensions.word.core.docx.wordml import CLOSE, CONTINUED, INTERNAL_SCHEME, OPEN, PRIVATE_MARKS
from diglot.extensions.word.model.docx import DocxLoss
from diglot.model import tree
from diglot.model.languages import LANGUAGES
from diglot.model.markup.allowed_markup import NEVER_SCHEMES
from diglot.model.markup.citations import LABEL
from diglot.model.markup.note_labels import NOTE_AUTHORS
from diglot.model.paper.spreads import MARGIN
from diglot.model.problems import N_

_FROM_WORD, _NESTED = "from-word", "nested"
_BRACES = re.compile(r"\{(?:(heading|code)(?=[ }]))?\s*+([^{}]*+)\}")
_ATTRIBUTE = re.compile(r"#(\S+)|\.(\S+)|(?<![\w-])([\w-]++)=(?:\"([^\"]*)\"|(\S+))")
_TITLE_OF_PICTURE = re.compile(r"(\S+) \{([^{}]*)\}( .*)?")
# Only what lists numbered things: other braces that somebody typed in Word are words.
_EMPTY_DIVISION = re.compile(r"::: \{(\.list-of-[a-z]+)\}")
_LABEL = re.compile(rf"\{{#{LABEL.pattern}\}}", re.IGNORECASE)
_RULE = re.compile(r"(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|⁂")
_SAFE = re.compile(rf"(?!(?:{'|'.join(sorted(NEVER_SCHEMES))}):)", re.IGNORECASE)


class RestoredText(msgspec.Struct, frozen=True):
    """The tree of a manuscript; title and standfirst from paragraphs in these styles, else ""."""

    blocks: tuple[tree.Block, ...]
    title: str = ""
    standfirst: str = ""
    losses: tuple[DocxLoss, ...] = ()


def restore(blocks: Sequence[tree.Block], picture: Callable[[str, str], tree.Target | None]) -> RestoredText:
    """Return the tree of a manuscript from what pandoc read.

    picture: from the name of a picture's part ("word/media/image1.png") and its title to its target in the
    manuscript, or None if it cannot be published.
    """
    restorer = _TreeRestorer(picture)
    text = tree.rewrite(tuple(blocks), _without_style)
    text = tree.rewrite(
        _change_block_lists(tree.rewrite(text, _nest_spans), _fold_divisions), _with_pandoc_title, tree.Div
    )
    text = _change_block_lists(_change_block_lists(text, _join_lists), _join_quotations)
    text = _change_block_lists(text, _join_labels)
    text = tree.rewrite(tree.rewrite(text, restorer.change), _paragraph_of_figure)
    text, title, standfirst = _take_titles(text)
    text = _change_block_lists(text, _attach_captions)
    text = _change_block_lists(tree.rewrite(text, _clean_inlines), _remove_empty)
    text = _with_links_to_numbers(_with_citations(tree.rewrite(text, _name_author, tree.Note)))
    return RestoredText(text, title, standfirst, tuple(restorer.losses))


def _with_pandoc_title(node: tree.Node) -> tree.Node:
    """Return an alert under the title by which pandoc knows it; `styling` wrote that of a language."""
    match node:
        case tree.Div(
            (
                tree.Attr(_, (kind, *_)) as attr,
                (tree.Div((tree.Attr(_, ("title",)) as own, (tree.Para((tree.Str(title),)),))), *inner),
            )
        ):
            if any(language.alert_titles().get(kind) == title for language in LANGUAGES.values()):
                return tree.Div((attr, (tree.Div((own, (tree.Para((tree.Str(kind.capitalize()),)),))), *inner)))
    return node


def _with_links_to_numbers(blocks: tree.Blocks) -> tree.Blocks:
    """Return a text whose links to marginal numbers lead to them again.

    In Word files of pandoc, a bookmark whose name would begin with a digit is called by a hash of that name.
    """
    spans = (span for span in tree.find(blocks, tree.Span) if MARGIN in span.content[0].classes)
    numbers = [span.content[0].id or tree.plain_text(span.content[1]) for span in spans]
    # Source: toBookmarkName in pandoc's Text.Pandoc.Writers.Docx.
    names = {f"#X{sha1(number.encode(), usedforsecurity=False).hexdigest()[1:]}": number for number in numbers}

    def change(node: tree.Node) -> tree.Node:
        match node:
            case tree.Link((attr, inlines, tree.Target(href, title))) if href in names:
                return tree.Link((attr, inlines, tree.Target(f"#{names[href]}", title)))
        return node

    return tree.rewrite(blocks, change, tree.Link) if names else blocks


def _with_citations(blocks: tree.Blocks) -> tree.Blocks:
    """Return a text whose citations, words to Word, are citations."""
    made: list[tree.Inline] = []

    def change(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
        # `rewrite` goes on into what it was given: the words of a citation stay words.
        if not isinstance(node, tree.Str) or "@" not in node.text or any(node is words for words in made):
            return node
        inlines = read_text_with_citations(node.text)
        made.extend(words for inline in inlines if isinstance(inline, tree.Cite) for words in inline.content[1])
        return inlines

    return tree.rewrite(blocks, change, tree.Str)


_AUTHOR = re.compile(rf"({'|'.join(NOTE_AUTHORS)}):\s*", re.IGNORECASE)


def _name_author(node: tree.Node) -> tree.Node:
    """Read whose a note is from what it begins with, as `styling` wrote it or a translator: “tr: In Texas.”."""
    match node:
        case tree.Note(blocks=(tree.Para((tree.Str(text), *inlines)), *rest)) if found := _AUTHOR.match(text):
            kept = (tree.Str(text[found.end() :]),) if found.end() < len(text) else ()
            while not kept and inlines and isinstance(inlines[0], tree.Space):
                inlines = inlines[1:]
            return tree.Note((tree.Para((*kept, *inlines)), *rest), NOTE_AUTHORS[found[1].lower()])
    return node


def _change_block_lists(blocks: tree.Blocks, change: Callable[[tree.Blocks], tree.Blocks]) -> tree.Blocks:
    """Change each sequence of blocks, the outermost first: the text, quotations, items, notes, cells, divisions."""

    def inside(node: tree.Node) -> tree.Node:
        match node:
            case tree.BlockQuote(inner):
                return tree.BlockQuote(change(inner))
            case tree.Div((attr, inner)):
                return tree.Div((attr, change(inner)))
            case tree.BulletList(items):
                return tree.BulletList(tuple(change(item) for item in items))
            case tree.OrderedList((style, items)):
                return tree.OrderedList((style, tuple(change(item) for item in items)))
            case tree.DefinitionList(entries):
                return tree.DefinitionList(tuple((term, tuple(map(change, meanings))) for term, meanings in entries))
            case tree.Note(inner, by):
                return tree.Note(change(inner), by)
            case tree.Table(parts):
                return tree.Table(tree.with_cells(parts, lambda cell: tree.cell_with(cell, change(cell.blocks))))
        return node

    return tree.rewrite(change(blocks), inside)


# ---------------------------------------------------------------- styles and divisions


# Classes of divisions by the styles that `preparation` sets.
_STYLE_CLASSES = {"diglot title": "title", "diglot subtitle": "standfirst", "diglot caption": "caption"}


def _without_style(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    match node:
        case tree.Div((attr, inner)) if (style := attr.get("custom-style")) is not None:
            style_class = _STYLE_CLASSES.get(style)
            if style_class:
                return tree.Div((tree.Attr("", (style_class,), ((_FROM_WORD, "1"),)), inner))
            return tree.rewrite(inner, _without_style)
        case tree.Span((attr, inner)) if (style := attr.get("custom-style")) is not None:
            braces = re.findall(r"\{[^{}]*\}", style)
            return (
                tree.Span((tree.Attr(pairs=((_NESTED, "".join(braces)),)), inner))
                if braces
                else tree.rewrite(inner, _without_style)
            )
        case tree.Table(parts):
            return tree.Table(_plain_table(parts))
        case tree.Header((level, attr, inlines)) if attr != tree.Attr():
            # Drop the id that pandoc derived from the text; one from the author is restored with its division.
            return tree.Header((level, tree.Attr(), inlines))
    return node


def _plain_table(parts: tree.TableParts) -> tree.TableParts:
    """Return a table without Word's styles; alignment is that of the column."""
    # Left is the default.
    columns = tuple(
        (tree.Alignment() if alignment.t == "AlignLeft" else alignment, tree.ColWidth("ColWidthDefault"))
        for alignment, _ in parts.columns
    )
    plain = tree.TableParts(tree.Attr(), parts.caption, columns, parts.head, parts.bodies, parts.foot)
    return tree.with_cells(
        plain, lambda cell: tree.Cell(tree.Attr(), tree.Alignment(), cell.row_span, cell.column_span, cell.blocks)
    )


def _nest_spans(node: tree.Node) -> tree.Node:
    match node:
        case tree.Para(inlines) | tree.Plain(inlines) | tree.Emph(inlines) | tree.Strong(inlines):
            return type(node)(_nest_inlines(inlines))
        case tree.Header((level, attr, inlines)):
            return tree.Header((level, attr, _nest_inlines(inlines)))
    return node


def _nest_inlines(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """Nest spans again: the name “{lang=ru}{lang=en}” is an English passage in a Russian one."""
    result: list[tree.Inline] = []
    for outer, group in groupby(inlines, _outermost):
        if not outer:
            result += group
            continue
        inner: list[tree.Inline] = []
        for span in group:
            assert isinstance(span, tree.Span)
            attr, words = span.content
            rest = (attr.get(_NESTED) or "").removeprefix(outer)
            inner += [tree.Span((tree.Attr(pairs=((_NESTED, rest),)), words))] if rest else words
        braces = _BRACES.fullmatch(outer)
        result.append(tree.Span((_attributes(braces[2] if braces else ""), _nest_inlines(tuple(inner)))))
    return tuple(result)


def _outermost(inline: tree.Inline) -> str:
    match inline:
        case tree.Span((attr, _)) if (names := attr.get(_NESTED)) is not None:
            return names[: names.index("}") + 1]
    return ""


def _attributes(text: str) -> tree.Attr:
    """Parse the attributes in a style name.

    >>> _attributes(".verse lang=ru")
    Attr(id='', classes=('verse',), pairs=(('lang', 'ru'),))
    """
    matches = list(_ATTRIBUTE.finditer(text))
    return tree.Attr(
        next((match[1] for match in matches if match[1]), ""),
        tuple(match[2] for match in matches if match[2]),
        tuple((match[3], match[4] if match[4] is not None else match[5]) for match in matches if match[3]),
    )


def _mark_text(block: tree.Block) -> str:
    """Return the text of a mark paragraph, or "" for any other block."""
    match block:
        case tree.Para(inlines) | tree.Plain(inlines):
            # Pandoc splits the text at the spaces inside the braces.
            text = tree.plain_text(inlines)
            return text if text[:1] in (OPEN, CLOSE) else ""
    return ""


def _fold_divisions(blocks: tree.Blocks) -> tree.Blocks:
    """Replace pairs of mark paragraphs by divisions with what is between them."""
    stack: list[tuple[str, list[tree.Block]]] = [("", [])]
    for block in blocks:
        mark = _mark_text(block)
        if mark.startswith(OPEN):
            stack.append((mark[1:], []))
        elif mark and len(stack) > 1:
            braces, inner = stack.pop()
            stack[-1][1].extend(_division(braces, tuple(inner)))
        elif not mark:
            stack[-1][1].append(_read_empty_division(block))
    while len(stack) > 1:
        braces, inner = stack.pop()
        stack[-1][1].extend(_division(braces, tuple(inner)))
    return tuple(stack[0][1])


def _read_empty_division(block: tree.Block) -> tree.Block:
    """Return the division that a paragraph spells out, as `styling` wrote it; any other block as it is."""
    match block:
        case tree.Para(inlines) if found := _EMPTY_DIVISION.fullmatch(tree.plain_text(inlines).strip()):
            return tree.Div((_attributes(found[1]), ()))
    return block


def _join_labels(blocks: tree.Blocks) -> tree.Blocks:
    """Join the label of a formula with it: pandoc makes paragraphs of what surrounds a formula."""
    joined: list[tree.Block] = []
    for block in blocks:
        match joined, block:
            case [*_, tree.Para((*_, tree.Math()) as formula)], tree.Para((tree.Str(text), *_) as words) if (
                _LABEL.match(text)
            ):
                joined[-1] = tree.Para((*formula, tree.Space(), *words))
            case _:
                joined.append(block)
    return tuple(joined)


def _division(braces: str, inner: tree.Blocks) -> tree.Blocks:
    match = _BRACES.fullmatch(braces)
    if not match:
        return inner
    attr = _attributes(match[2])
    # Headings and code have attributes themselves.
    match match[1], inner:
        case "heading", [tree.Header((level, _, inlines)), *rest]:
            return (tree.Header((level, attr, inlines)), *rest)
        case "code", [tree.CodeBlock((_, text)), *rest]:
            return (tree.CodeBlock((attr, text)), *rest)
        case (("heading" | "code"), _):
            return inner
    return (tree.Div((attr, inner)),) if inner else ()


# ---------------------------------------------------------------- lists


def _join_lists(blocks: tree.Blocks) -> tree.Blocks:
    """Join the lists into which pandoc splits a list whose items have further paragraphs."""
    joined: list[tree.Block] = []
    may_continue = False
    for block in blocks:
        was_continued, may_continue = may_continue, False
        match joined, block:
            case [*_, tree.BulletList(items)], tree.BulletList(more_items) if was_continued:
                joined[-1] = tree.BulletList((*items, *more_items))
            case [*_, tree.BulletList() | tree.OrderedList()], tree.BulletList([[first, *_], *_]) if _is_continued(
                first
            ):
                joined[-1] = _extend_last_item(
                    joined[-1], tuple(paragraph for item in block.items for paragraph in item)
                )
            case [*_, tree.BulletList() | tree.OrderedList()], tree.Para() if _is_continued(block):
                joined[-1] = _extend_last_item(joined[-1], (block,))
                may_continue = True
            case [*_, tree.OrderedList(((start, style, delimiter), items))], tree.OrderedList(
                ((next_start, _, _), more_items)
            ) if next_start == start + len(items):
                joined[-1] = tree.OrderedList(((start, style, delimiter), (*items, *more_items)))
            case _:
                joined.append(block)
    return tuple(joined)


def _is_continued(block: tree.Block) -> bool:
    match block:
        case tree.Para([tree.Str(text), *_]) | tree.Plain([tree.Str(text), *_]):
            return text.startswith(CONTINUED)
    return False


def _extend_last_item(block: tree.Block, paragraphs: tree.Blocks) -> tree.Block:
    """Return a list with further paragraphs in its last item."""
    match block:
        case tree.BulletList([*items, last]):
            return tree.BulletList((*items, (*_as_paragraphs(last), *paragraphs)))
        case tree.OrderedList((style, [*items, last])):
            return tree.OrderedList((style, (*items, (*_as_paragraphs(last), *paragraphs))))
    return block


def _as_paragraphs(item: tree.Blocks) -> tree.Blocks:
    return tuple(tree.Para(block.inlines) if isinstance(block, tree.Plain) else block for block in item)


def _join_quotations(blocks: tree.Blocks) -> tree.Blocks:
    """Join adjacent quotations into one."""
    joined: list[tree.Block] = []
    for block in blocks:
        match joined, block:
            case [*_, tree.BlockQuote(before)], tree.BlockQuote(after):
                joined[-1] = tree.BlockQuote((*before, *after))
            case _:
                joined.append(block)
    return tuple(joined)


# ---------------------------------------------------------------- pictures, links, inlines


class _TreeRestorer:
    """A transform of pictures and links that collects losses."""

    def __init__(self, picture: Callable[[str, str], tree.Target | None]) -> None:
        self._picture = picture
        self.losses: list[DocxLoss] = []

    def change(self, node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
        match node:
            case tree.Image((_, inlines, target)):
                written = _TITLE_OF_PICTURE.fullmatch(target.title)
                title = f"{written[1]}{written[3] or ''}" if written else target.title
                restored_target = self._picture(f"word/{target.href}", title)
                if restored_target is None:
                    self.losses.append(DocxLoss(N_("picture that cannot be published"), tree.plain_text(inlines)))
                    return inlines
                return tree.Image((_attributes(written[2]) if written else tree.Attr(), inlines, restored_target))
            case tree.Link((_, inlines, target)):
                if not _SAFE.match(target.href):
                    self.losses.append(DocxLoss(N_("link to what may not be published"), tree.plain_text(inlines)))
                    return tree.rewrite(inlines, self.change)
                return tree.Link(
                    (tree.Attr(), inlines, tree.Target(target.href.removeprefix(INTERNAL_SCHEME), target.title))
                )
        return node


def _paragraph_of_figure(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    """Return a figure as manuscripts have it: a picture with its caption in brackets and its description as `alt`."""
    match node:
        case tree.Figure((_, caption, inner)):
            words = tuple(inline for block in caption.blocks for inline in _inlines_of(block))
            match [child for child in tree.walk(inner) if isinstance(child, tree.Image)]:
                case [image]:
                    return tree.Para((_with_caption(image, words),))
            return (*inner, tree.Para(words))
    return node


def _inlines_of(block: tree.Block) -> tuple[tree.Inline, ...]:
    match block:
        case tree.Para(inlines) | tree.Plain(inlines):
            return inlines
        case tree.Div((_, inner)):
            return tuple(inline for child in inner for inline in _inlines_of(child))
    return ()


def _with_caption(image: tree.Image, words: tuple[tree.Inline, ...]) -> tree.Image:
    attr, alt, target = image.content
    if not words or tree.plain_text(words) == tree.plain_text(alt):
        return tree.Image((attr, words or alt, target))
    return tree.Image((attr.with_pair("alt", tree.plain_text(alt)) if alt else attr, words, target))


def _clean_inlines(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    match node:
        case tree.Str(text) if PRIVATE_MARKS.search(text) or "\u00ad" in text:
            kept = PRIVATE_MARKS.sub("", text).replace("\u00ad", "")
            return tree.Str(kept) if kept else ()
        case tree.Span((attr, inner)) if attr == tree.Attr(attr.id) or "anchor" in attr.classes:
            # Bookmarks of Word, of which every file has many.
            return tree.rewrite(inner, _clean_inlines)
        case tree.Header((level, attr, inlines)):
            # Headings are bold anyway.
            plain = tree.rewrite(inlines, lambda inner: inner.inlines if isinstance(inner, tree.Strong) else inner)
            return tree.Header((level, attr, plain))
        case tree.Para(inlines) if _RULE.fullmatch(tree.plain_text(inlines).strip()):
            return tree.HorizontalRule()
    return node


def _remove_empty(blocks: tree.Blocks) -> tree.Blocks:
    """Trim spaces around the text of blocks, and remove empty paragraphs."""
    trimmed = (_trim_block(block) for block in blocks)
    return tuple(
        block for block in trimmed if not isinstance(block, (tree.Para, tree.Plain)) or _has_content(block.inlines)
    )


def _trim_block(block: tree.Block) -> tree.Block:
    match block:
        case tree.BulletList(items):
            return tree.BulletList(_tighten_items(items))
        case tree.OrderedList((style, items)):
            return tree.OrderedList((style, _tighten_items(items)))
        case tree.Para(inlines) | tree.Plain(inlines):
            return type(block)(_trim_spaces(inlines))
        case tree.Header((level, attr, inlines)):
            return tree.Header((level, attr, _trim_spaces(inlines)))
    return block


def _tighten_items(items: tuple[tree.Blocks, ...]) -> tuple[tree.Blocks, ...]:
    """Return items without blank lines between them, unless one has a second paragraph."""
    if any(isinstance(block, tree.Para) for item in items for block in item[1:]):
        return items
    return tuple(
        tuple(tree.Plain(block.inlines) if isinstance(block, tree.Para) else block for block in item) for item in items
    )


def _trim_spaces(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    spaces = (tree.Space, tree.SoftBreak, tree.LineBreak)
    # No space between a word and the call of a note.
    inlines = tuple(
        inline
        for inline, following in zip(inlines, (*inlines[1:], None), strict=False)
        if not (isinstance(inline, spaces) and isinstance(following, tree.Note))
    )
    start, stop = 0, len(inlines)
    while start < stop and isinstance(inlines[start], spaces):
        start += 1
    while stop > start and isinstance(inlines[stop - 1], spaces):
        stop -= 1
    return inlines[start:stop]


def _has_content(inlines: tuple[tree.Inline, ...]) -> bool:
    return any(isinstance(node, (tree.Image, tree.Note, tree.Math, tree.Code)) for node in tree.walk(inlines)) or bool(
        tree.plain_text(inlines).strip()
    )


# ---------------------------------------------------------------- titles and captions


def _take_titles(blocks: tree.Blocks) -> tuple[tree.Blocks, str, str]:
    """Return the blocks without title and standfirst, and the texts of these two."""
    titles = {"title": "", "standfirst": ""}
    others: list[tree.Block] = []
    for block in blocks:
        name = _style_class(block)
        if name in titles and not titles[name]:
            titles[name] = " ".join(tree.plain_text(_inlines_of(block)).split())
        else:
            others.append(block)
    return tuple(others), titles["title"], titles["standfirst"]


def _style_class(block: tree.Block) -> str:
    match block:
        case tree.Div((attr, _)) if attr.get(_FROM_WORD):
            return attr.classes[0]
    return ""


def _attach_captions(blocks: tree.Blocks) -> tree.Blocks:
    """Join captions with the picture before them, or the table before or after them."""
    result: list[tree.Block] = []
    pending_caption: tuple[tree.Inline, ...] = ()
    for block in blocks:
        if _style_class(block) == "caption":
            words = _inlines_of(block)
            match result:
                case [*_, tree.Para([tree.Image() as image])]:
                    result[-1] = tree.Para((_with_caption(image, words),))
                case [*_, tree.Table() as table]:
                    result[-1] = _table_with(table, words)
                case _:
                    result += [tree.Para(pending_caption)] if pending_caption else []
                    pending_caption = words
        elif pending_caption and isinstance(block, tree.Table):
            result.append(_table_with(block, pending_caption))
            pending_caption = ()
        else:
            result += [tree.Para(pending_caption)] if pending_caption else []
            pending_caption = ()
            result += _without_class(block)
    return (*result, *((tree.Para(pending_caption),) if pending_caption else ()))


def _without_class(block: tree.Block) -> tree.Blocks:
    """Return a block, or the paragraphs of a title that was not used: a second one, or one in a cell."""
    match block:
        case tree.Div((_, inner)) if _style_class(block):
            return inner
        case tree.Table(parts) if parts.caption.blocks:
            words = tuple(inline for child in parts.caption.blocks for inline in _inlines_of(child))
            return (_table_with(tree.Table(tree.without_caption(parts)), words),)
    return (block,)


def _table_with(table: tree.Table, caption: tuple[tree.Inline, ...]) -> tree.Block:
    return tree.Div((tree.Attr("", ("table",)), (table, tree.Para(caption))))

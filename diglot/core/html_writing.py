"""Write blocks of prose as HTML, byte for byte as pandoc writes them, and many times faster. Pure.

The kinds of nodes that prose consists of are covered; a block that holds anything else is left to pandoc, whose
conversion stays the authority: `tests/pipeline/test_html_writing.py` compares both.

Source: pandoc 3.9, module Text.Pandoc.Writers.HTML, with the options of `diglot/adapters/pandoc_worker.lua`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any, NoReturn

from diglot.model import tree


class _LeftToPandoc(Exception):
    """A block holds something that is not covered."""


def write_block(block: tree.Block) -> str | None:
    """Return the HTML of a block, or None if pandoc must write it.

    >>> write_block(tree.Para((tree.Str("R&D, "), tree.Emph((tree.Str("in brief"),)))))
    '<p>R&amp;D, <em>in brief</em></p>'
    >>> write_block(tree.Para((tree.Span((tree.Attr("", ("smallcaps",)), (tree.Str("ussr"),))),)))
    """
    try:
        return _block(block)
    except (_LeftToPandoc, RecursionError):
        return None


def _leave(*_: object) -> NoReturn:
    raise _LeftToPandoc


def _block(block: tree.Block) -> str:
    return _WRITERS.get(type(block), _leave)(block)


def _blocks(blocks: Iterable[tree.Block]) -> str:
    return "\n".join(map(_block, blocks))


def _inlines(inlines: Iterable[tree.Inline]) -> str:
    return "".join([_WRITERS.get(type(inline), _leave)(inline) for inline in inlines])


def _text(text: str) -> str:
    # pandoc asks for the plain form of these two, which some fonts show as pictures.
    return escape(text, quote=False).replace("↩", "↩\ufe0e").replace("↔", "↔\ufe0e")


def _quoted(text: str) -> str:
    return escape(text).replace("&#x27;", "&#39;")


# pandoc writes a name that HTML does not have with `data-` before it.
_NAMES = frozenset(["dir", "lang", "role", "title"])
_OPEN_NAMES = ("data-", "aria-")
# Classes that change what pandoc makes of an element.
_SPECIAL = re.compile(
    r"csl-.*|smallcaps|underline|ul|kbd|mark|dfn|sample|variable|section|columns?|notes|line-block|"
    r"incremental|nonincremental"
)


def _attributes(attr: tree.Attr) -> str:
    if attr == _NO_ATTRIBUTES:
        return ""
    names = [name for name, _ in attr.pairs]
    if len({*names}) < len(names) or not all(name in _NAMES or name.startswith(_OPEN_NAMES) for name in names):
        _leave()
    if attr.id == "refs" or len({*attr.classes}) < len(attr.classes) or any(map(_SPECIAL.fullmatch, attr.classes)):
        _leave()
    own = [(name, value) for name, value in (("id", attr.id), ("class", " ".join(attr.classes))) if value]
    return "".join([f' {name}="{_quoted(value)}"' for name, value in (*own, *attr.pairs)])


_NO_ATTRIBUTES = tree.Attr()


def _element(name: str) -> Callable[[Any], str]:
    return lambda node: f"<{name}>{_inlines(node.inlines)}</{name}>"


def _code(code: tree.Code) -> str:
    attr, text = code.content
    return f"<code{_attributes(attr)}>{_text(text)}</code>"


def _span(span: tree.Span) -> str:
    attr, inlines = span.content
    return f"<span{_attributes(attr)}>{_inlines(inlines)}</span>"


def _link(link: tree.Link) -> str:
    attr, inlines, target = link.content
    if target.href.startswith("mailto:") or tree.find(inlines, tree.Link):
        _leave()
    return f'<a href="{_quoted(target.href)}"{_attributes(attr)}{_title(target)}>{_inlines(inlines)}</a>'


def _title(target: tree.Target) -> str:
    return f' title="{_quoted(target.title)}"' if target.title else ""


# Only what cannot be taken for a film or a sound.
_PICTURE = re.compile(r"[^?#]+\.(?:svg|png|jpe?g|gif|webp)")


def _image(image: tree.Image) -> str:
    attr, inlines, target = image.content
    if not _PICTURE.fullmatch(target.href):
        _leave()
    words = _words_of(image)
    alt = f' alt="{_quoted(words)}"' if inlines or attr.pairs else ""
    return f'<img src="{_quoted(target.href)}"{_title(target)}{_attributes(_without_alt(attr))}{alt} />'


def _words_of(image: tree.Image) -> str:
    attr, inlines, _ = image.content
    alt = attr.get("alt")
    return _stringify(inlines) if alt is None else alt


def _without_alt(attr: tree.Attr) -> tree.Attr:
    """Return the attributes without the words of a picture, which come last; else leave it to pandoc."""
    match attr.pairs:
        case ((("alt", _)),):
            return tree.Attr(attr.id, attr.classes)
        case ():
            return attr
    return _leave()


# What pandoc's own `stringify` turns into the same text.
_WORDS = frozenset(
    [
        tree.Str,
        tree.Space,
        tree.SoftBreak,
        tree.LineBreak,
        tree.Emph,
        tree.Strong,
        tree.Code,
        tree.Link,
        tree.Span,
        tree.Plain,
        tree.Para,
    ]
)


def _stringify(inlines: tuple[tree.Inline, ...]) -> str:
    return tree.plain_text(inlines) if {*map(type, tree.walk(inlines))} <= _WORDS else _leave()


def _raw(raw: tree.RawInline | tree.RawBlock) -> str:
    form, markup = raw.content
    return markup if form == "html" and markup else _leave()


def _para(para: tree.Para) -> str:
    return f"<p>{_inlines(para.inlines or _leave())}</p>"


def _header(header: tree.Header) -> str:
    level, attr, inlines = header.content
    # The order of an id and other attributes depends on whether the heading begins a section.
    if level > _LAST_LEVEL or (attr.id and attr != tree.Attr(attr.id)):
        _leave()
    return f"<h{level}{_attributes(attr)}>{_inlines(inlines)}</h{level}>"


_LAST_LEVEL = 6


def _code_block(block: tree.CodeBlock) -> str:
    attr, code = block.content
    return f"<pre{_attributes(attr)}><code>{_quoted(code)}</code></pre>"


def _bullet_list(bullets: tree.BulletList) -> str:
    return f"<ul>\n{_items(bullets.items)}\n</ul>"


def _ordered_list(ordered: tree.OrderedList) -> str:
    (start, style, _), items = ordered.content
    first = f' start="{start}"' if start != 1 else ""
    form = _NUMBERING.get(style.t) or _leave()
    return f'<ol{first} type="{form}">\n{_items(items)}\n</ol>'


_NUMBERING = {"Decimal": "1", "LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}


def _definition_list(definitions: tree.DefinitionList) -> str:
    parts = [
        f"<dt>{_inlines(term)}</dt>\n" + "\n".join([f"<dd>\n{_blocks(one or _leave())}\n</dd>" for one in several])
        for term, several in definitions.items or _leave()
    ]
    return "\n".join(["<dl>", *parts, "</dl>"])


def _items(items: tuple[tree.Blocks, ...]) -> str:
    if not items or any(map(_is_task, items)):
        _leave()
    return "\n".join([f"<li>{_blocks(item)}</li>" for item in items])


def _is_task(item: tree.Blocks) -> bool:
    match item:
        case (tree.Plain((tree.Str("☐" | "☒"), *_)) | tree.Para((tree.Str("☐" | "☒"), *_)), *_):
            return True
    return False


def _div(div: tree.Div) -> str:
    attr, blocks = div.content
    if _WRAPPER in attr.pairs:
        return _wrapped(
            tree.Attr(attr.id, attr.classes, tuple(pair for pair in attr.pairs if pair != _WRAPPER)), blocks
        )
    if blocks and isinstance(blocks[0], tree.Header):
        # pandoc may take it for a section.
        _leave()
    return f"<div{_attributes(attr)}>\n{_blocks(blocks)}\n</div>"


_WRAPPER = ("wrapper", "1")
_OPENING_TAG = re.compile(r"<(?:p|ul|ol|dl|blockquote|pre|table|figure)(?: type=\"\w\"| class=\"[\w -]+\")?(?=>)")


def _wrapped(attr: tree.Attr, blocks: tree.Blocks) -> str:
    """pandoc hands the attributes of such a div to the block in it, after those of its own."""
    content = _blocks(blocks)
    tag = _OPENING_TAG.match(content)
    if (
        not tag
        or len(blocks) != 1
        or isinstance(blocks[0], (tree.RawBlock, tree.Plain))
        or ("class" in tag[0] and attr.classes)
    ):
        _leave()
    return tag[0] + _attributes(attr) + content[tag.end() :]


def _figure(figure: tree.Figure) -> str:
    attr, caption, blocks = figure.content
    words = f"<figcaption{_hidden(caption, blocks)}>{_blocks(caption.blocks)}</figcaption>\n" if caption.blocks else ""
    return f"<figure{_attributes(attr)}>\n{_blocks(blocks)}\n{words}</figure>"


def _hidden(caption: tree.Caption, blocks: tree.Blocks) -> str:
    # A caption that only repeats the words that stand for the picture is not read out twice.
    match blocks, caption.blocks:
        case (tree.Plain((tree.Image() as image,)),), (tree.Plain(inlines) | tree.Para(inlines),):
            return ' aria-hidden="true"' if _stringify(inlines) == _words_of(image) else ""
        case (tree.Plain((tree.Image(),)),), _:
            _leave()
    return ""


def _table(table: tree.Table) -> str:
    parts = table.parts
    if not _is_plain(parts):
        _leave()
    caption = f"<caption>{_blocks(parts.caption.blocks)}</caption>\n" if parts.caption.blocks else ""
    # A head without words is not written.
    has_head = any(cell.blocks for row in parts.head.rows for cell in row.cells)
    head = f"<thead>\n{_rows(parts.head.rows, 'th')}</thead>\n" if has_head else ""
    body = f"<tbody>\n{_rows(parts.bodies[0].rows, 'td')}</tbody>\n"
    return f"<table{_attributes(parts.attr)}>\n{caption}{head}{body}</table>"


def _is_plain(parts: tree.TableParts) -> bool:
    """Return whether a table is a head and a body, whose columns and parts say nothing of themselves."""
    match parts.head, parts.bodies, parts.foot:
        case tree.TableHead(tree.Attr("", (), ())), (tree.TableBody(tree.Attr("", (), ()), 0, ()),), tree.TableFoot(
            tree.Attr("", (), ()), ()
        ):
            rows = (*parts.head.rows, *parts.bodies[0].rows)
            is_whole = all(len(row.cells) == len(parts.columns) for row in rows)
            return is_whole and all(column == _PLAIN_COLUMN for column in parts.columns)
    return False


_PLAIN_COLUMN = (tree.Alignment(), tree.ColWidth("ColWidthDefault"))


def _rows(rows: tuple[tree.Row, ...], name: str) -> str:
    return "".join([f"<tr{_attributes(row.attr)}>\n{_cells(row.cells, name)}</tr>\n" for row in rows])


def _cells(cells: tuple[tree.Cell, ...], name: str) -> str:
    if any(cell.row_span != 1 or cell.column_span != 1 or cell.alignment != _PLAIN_COLUMN[0] for cell in cells):
        _leave()
    return "".join([f"<{name}{_attributes(cell.attr)}>{_blocks(cell.blocks)}</{name}>\n" for cell in cells])


_WRITERS: Mapping[type[tree.Node], Callable[[Any], str]] = {
    tree.Str: lambda string: _text(string.text or _leave()),
    tree.Space: lambda _: " ",
    tree.SoftBreak: lambda _: " ",
    tree.LineBreak: lambda _: "<br />\n",
    tree.Emph: _element("em"),
    tree.Strong: _element("strong"),
    tree.Strikeout: _element("del"),
    tree.Superscript: _element("sup"),
    tree.Subscript: _element("sub"),
    tree.Code: _code,
    tree.Span: _span,
    tree.Link: _link,
    tree.Image: _image,
    tree.RawInline: _raw,
    tree.RawBlock: _raw,
    tree.Plain: lambda plain: _inlines(plain.inlines or _leave()),
    tree.Para: _para,
    tree.Header: _header,
    tree.BlockQuote: lambda quote: f"<blockquote>\n{_blocks(quote.blocks)}\n</blockquote>",
    tree.BulletList: _bullet_list,
    tree.OrderedList: _ordered_list,
    tree.DefinitionList: _definition_list,
    tree.CodeBlock: _code_block,
    tree.Figure: _figure,
    tree.Table: _table,
    tree.HorizontalRule: lambda _: "<hr />",
    tree.Div: _div,
}

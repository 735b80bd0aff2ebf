"""Write numbers: into captions, before headings and theorems, behind formulas. Blocks in, blocks out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diglot.core.tree_transforms.formulas import TAG
from diglot.extensions.numbering.core.parts import DISPLAY, NOTHING, PARTS, TABLE_CLASS, label_of, name_of_theorem
from diglot.extensions.numbering.model.labels import Kind, Label, Numbers
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.tree import (
    Attr,
    Block,
    Blocks,
    Caption,
    CodeBlock,
    Div,
    Figure,
    Header,
    Inline,
    Math,
    Node,
    Para,
    Plain,
    Space,
    Span,
    Str,
    Strong,
    Table,
    TableParts,
    find,
    rewrite,
)

NO_BREAK_SPACE = "\u00a0"
# In the attributes of code; the other is Quarto's.
_CAPTION_NAMES = ("caption", "lst-cap")


def set_numbers(blocks: Blocks, numbers: Numbers, headings: Iterator[str], lang: Lang) -> Blocks:
    """Write the number of each labelled part of a text. headings: the number of each heading, "" for none."""

    def change(node: Node) -> Node:
        if isinstance(node, Header):
            return _numbered_heading(node, next(headings), lang)
        label = label_of(node)
        return _numbered(node, label, numbers[label.name], lang) if label else node

    return rewrite(blocks, change, *PARTS)


def _numbered_heading(heading: Header, number: str, lang: Lang) -> Header:
    level, attr, inlines = heading.content
    # A Russian number of more than one part has a full stop as well.
    start = f"{number}.{NO_BREAK_SPACE}" if LANGUAGES[lang].numbered_parts().has_stop else f"{number}{NO_BREAK_SPACE}"
    return Header((level, attr, (Str(start), *inlines))) if number else heading


def _numbered(node: Node, label: Label, number: str, lang: Lang) -> Node:
    """Return a labelled part with its number. A code block, and a table without a caption, get a frame for it."""
    title = f"{LANGUAGES[lang].numbered_parts().kinds[label.kind].caption}{NO_BREAK_SPACE}{number}"
    match node:
        case Figure((attr, caption, inner)):
            return Figure((attr, Caption(caption.short, _captioned(caption.blocks, title)), inner))
        case Table(parts):
            bare = Table(TableParts(Attr(), parts.caption, parts.columns, parts.head, parts.bodies, parts.foot))
            return Div((Attr(label.name, (TABLE_CLASS,)), (bare, *_captioned((), title))))
        case CodeBlock((attr, code)):
            pairs = tuple(pair for pair in attr.pairs if pair[0] not in _CAPTION_NAMES)
            words = next((value for name, value in attr.pairs if name in _CAPTION_NAMES), "")
            caption = Caption(None, _captioned((Plain((Str(words),)),) if words else (), title))
            return Figure((Attr(label.name), caption, (CodeBlock((Attr("", attr.classes, pairs), code)),)))
        case Div((attr, inner)):
            return _theorem(attr, inner, title) if label.kind == "thm" else _frame(attr, inner, title)
        case Span((attr, (Math((_, tex)),))):
            tagged = tex if TAG.search(tex) else f"{tex} \\tag{{{number}}}"
            return Span((attr, (Math((DISPLAY, tagged)),)))
    return node


def _captioned(blocks: Blocks, title: str) -> Blocks:
    """Return a caption that begins with the title of a part, such as “Figure 1”."""
    match blocks:
        case (Para(inlines) | Plain(inlines) as first, *rest):
            return (type(first)((Str(f"{title}. "), *inlines)), *rest)
    return (Plain((Str(title),)), *blocks)


def _theorem(attr: Attr, inner: Blocks, title: str) -> Div:
    """Return a theorem that begins with its title, and with its name: an attribute, or a heading as Quarto has it."""
    name: tuple[Inline, ...] = (Str(attr.get("name") or ""),) if attr.get("name") else ()
    left: Blocks = ()
    if inner and (words := name_of_theorem(inner[0])):
        name, left, inner = words, (NOTHING,), inner[1:]
    start = Strong((Str(f"{title} ("), *name, Str(").")) if name else (Str(f"{title}."),))
    plain = Attr(attr.id, attr.classes, tuple(pair for pair in attr.pairs if pair[0] != "name")).with_class("theorem")
    match inner:
        case (Para(inlines), *rest):
            return Div((plain, (*left, Para((start, Space(), *inlines)), *rest)))
    return Div((plain, (*left, Para((start,)), *inner)))


def _frame(attr: Attr, inner: Blocks, title: str) -> Block:
    """Return a division of pictures, a table or code as a figure or table: the paragraph after them is its caption."""
    at = next((at for at in range(1, len(inner)) if _is_words(inner[at])), len(inner))
    caption = _captioned(inner[at : at + 1], title)
    if inner and isinstance(inner[0], Table):
        return Div((attr.with_class(TABLE_CLASS), (*inner[:at], *caption, *inner[at + 1 :])))
    content = (*inner[:at], *inner[at + 1 :])
    return Figure((attr, Caption(None, caption), tuple(map(_without_paragraph, content))))


def _is_words(block: Block) -> bool:
    return isinstance(block, Para) and not _is_picture(block)


def _is_picture(block: Para) -> bool:
    return not any(isinstance(inline, Str) for inline in block.inlines)


def _without_paragraph(block: Block) -> Block:
    return Plain(block.inlines) if isinstance(block, Para) and _is_picture(block) else block


def captions_of(blocks: Blocks, kind: Kind) -> Mapping[str, tuple[Inline, ...]]:
    """Return the captions of all figures or tables of a text with numbers, by label, in order."""
    found = {}
    for node in find(blocks, Figure, Div):
        label = label_of(node)
        words = node.content[1].blocks if isinstance(node, Figure) else node.content[1]
        if label and label.kind == kind:
            found[label.name] = next((block.inlines for block in words if isinstance(block, Para | Plain)), ())
    return found

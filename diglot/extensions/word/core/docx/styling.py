"""Prepare a manuscript's tree for pandoc's Word writer, and style the file that it writes. Pure functions.

Attributes of passages become style names: see the docstring of the package.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from diglot.extensions.word.core.docx.wordml import (
    CLOSE,
    CONTINUED_STYLE,
    DOCUMENT,
    FOOTNOTES,
    INTERNAL_SCHEME,
    NUMBERING,
    OPEN,
    PPR,
    RPR,
    STYLES,
    TBL,
    VAL,
    P,
    StyleSheet,
    qualified_name,
    text_of,
    unmarked_list_levels,
    value,
)
from diglot.extensions.word.model.docx import DocxParts
from diglot.model import tree
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.citations import LABEL

CHANGED_PARTS = (DOCUMENT, FOOTNOTES, STYLES, "docProps/core.xml", "docProps/custom.xml")
"""The parts that `style_document` and `make_review_table` change; all others stay as pandoc wrote them."""

_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#")

EmbedPicture = Callable[[str], str | None]
"""From a picture's address in a manuscript to a `data:` URL that pandoc can embed, or None."""


def mark_blocks(blocks: Sequence[tree.Block], embed_picture: EmbedPicture, lang: Lang) -> tuple[tree.Block, ...]:
    """Return a tree that pandoc's Word writer writes without losses.

    Divisions become pairs of mark paragraphs around their content, attributes of spans become style names, and the
    addresses of pictures become their titles. An alert has its title in the language; `restoration` reads it back.
    """
    titled = tree.rewrite(tuple(blocks), lambda node: _with_title(node, lang), tree.Div)
    return tree.rewrite(titled, lambda node: _mark_node(node, embed_picture))


def _with_title(node: tree.Node, lang: Lang) -> tree.Node:
    if not isinstance(node, tree.Div) or not node.alert:
        return node
    attr, (title, *inner) = node.content
    assert isinstance(title, tree.Div)
    titled = (tree.Para((tree.Str(LANGUAGES[lang].alert_titles()[node.alert]),)),)
    return tree.Div((attr, (tree.Div((title.content[0], titled)), *inner)))


def _mark_node(node: tree.Node, embed_picture: EmbedPicture) -> tree.Node | tuple[tree.Node, ...]:
    match node:
        case tree.Div((attr, ())) if not _has_style(attr):
            # There is nothing that could have it as its style.
            return _mark_paragraph(f"::: {_braces(attr)}")
        case tree.Div((attr, inner)) if not _has_style(attr):
            return (_mark_paragraph(OPEN + _braces(attr)), *inner, _mark_paragraph(CLOSE))
        case tree.Header((level, attr, inlines)) if attr != tree.Attr():
            return (
                _mark_paragraph(OPEN + _braces(attr, "heading")),
                tree.Header((level, tree.Attr(), inlines)),
                _mark_paragraph(CLOSE),
            )
        case tree.CodeBlock((attr, text)) if attr != tree.Attr():
            return (
                _mark_paragraph(OPEN + _braces(attr, "code")),
                tree.CodeBlock((tree.Attr(), text)),
                _mark_paragraph(CLOSE),
            )
        case tree.Span((attr, (tree.Space() | tree.SoftBreak(),))) if LABEL.fullmatch(attr.id):
            # Of a formula; words, as that of a table: there is nothing else that could have it.
            return (tree.Space(), tree.Str(f"{{#{attr.id}}}"))
        case tree.Figure((attr, caption, (tree.Plain((tree.Image((own, inlines, target)),)),))) if _is_file(target):
            own, attr = (tree.Attr(attr.id, own.classes, own.pairs), tree.Attr()) if attr.id else (own, attr)
            match _marked_image(own, inlines, target, embed_picture):
                case tree.Span((_, words)):  # which say the caption
                    return tree.Para(words)
                case image:
                    return tree.Figure((attr, caption, (tree.Plain((image,)),)))
        case tree.Span((attr, inlines)) if not _has_style(attr):
            return _styled(attr, inlines, "")
        case tree.Image((attr, inlines, target)) if _is_file(target):
            return _marked_image(attr, inlines, target, embed_picture)
        case tree.Link((attr, inlines, target)) if not _HAS_SCHEME.match(target.href):
            return tree.Link((attr, inlines, tree.Target(INTERNAL_SCHEME + target.href, target.title)))
        case tree.Note(inner, by) if by:
            return tree.Note(_with_author(inner, by))
        case tree.SoftBreak():
            return tree.Space()
    return node


def _with_author(blocks: tuple[tree.Block, ...], by: str) -> tuple[tree.Block, ...]:
    """Return a note that begins with its author: Word has one row of notes. `restoration` reads it back."""
    match blocks:
        case [tree.Para(inlines), *rest]:
            return (tree.Para((tree.Str(f"{by}:"), tree.Space(), *inlines)), *rest)
    return (tree.Para((tree.Str(f"{by}:"),)), *blocks)


def _styled(attr: tree.Attr, inlines: tuple[tree.Inline, ...], around: str) -> tree.Span:
    """Return a span with a character style. Word cannot nest these: an inner one names those around it too."""
    name = around + _braces(attr)

    def inside(node: tree.Node) -> tree.Node:
        match node:
            case tree.Span((inner, words)) if not _has_style(inner):
                return _styled(inner, words, name)
        return node

    return tree.Span((tree.Attr(pairs=(("custom-style", name),)), tree.rewrite(inlines, inside)))


def _is_file(target: tree.Target) -> bool:
    """Return whether a picture is still in a file, and not yet in its address."""
    return not target.href.startswith("data:")


def _marked_image(
    attr: tree.Attr, inlines: tuple[tree.Inline, ...], target: tree.Target, embed_picture: EmbedPicture
) -> tree.Image | tree.Span:
    alt = attr.get("alt")
    words = inlines if alt is None else (tree.Str(alt),)
    # The title survives a round trip: it has the address, attributes in braces and the title from the manuscript.
    plain = tree.Attr(attr.id, attr.classes, tuple(pair for pair in attr.pairs if pair[0] != "alt"))
    title = " ".join(filter(None, (target.href, _braces(plain) if plain != tree.Attr() else "", target.title)))
    data_url = embed_picture(target.href)
    if data_url is None:
        return tree.Span((tree.Attr(), (tree.Str(f"[{target.href}]"), tree.Space(), *words)))
    return tree.Image((tree.Attr(pairs=(("width", "4in"),)), words, tree.Target(data_url, title)))


def _has_style(attr: tree.Attr) -> bool:
    return attr.get("custom-style") is not None


def _mark_paragraph(text: str) -> tree.Para:
    return tree.Para((tree.Str(text),))


def _braces(attr: tree.Attr, word: str = "") -> str:
    r"""Return attributes as they are written in style names.

    >>> _braces(tree.Attr("", ("verse",), (("lang", "ru"),)))
    '{.verse lang=ru}'
    """
    parts = [word] if word else []
    parts += [f"#{attr.id}"] if attr.id else []
    parts += [f".{name}" for name in attr.classes]
    parts += [f"{key}={_quoted(text)}" for key, text in attr.pairs]
    return "{" + " ".join(parts) + "}"


def _quoted(text: str) -> str:
    # Braces and commas have a meaning in style names.
    allowed = re.sub(r"[{},;\"]", "", text)
    return f'"{allowed}"' if re.search(r"\s", allowed) or not allowed else allowed


def title_blocks(title: str, standfirst: str) -> tuple[tree.Block, ...]:
    """Return paragraphs in Word's built-in styles for title and standfirst; nothing for those that are empty."""
    return tuple(
        tree.Div((tree.Attr(pairs=(("custom-style", style),)), (tree.Para(_words(text)),)))
        for style, text in (("Title", title), ("Subtitle", standfirst))
        if text
    )


def _words(text: str) -> tuple[tree.Inline, ...]:
    return tuple(node for word in text.split(" ") for node in (tree.Space(), tree.Str(word)))[1:]


def find_raw_markup(blocks: Sequence[tree.Block]) -> Iterator[str]:
    """Yield the raw markup in a text, which a Word file cannot represent."""
    for node in tree.walk(blocks):
        if isinstance(node, (tree.RawBlock, tree.RawInline)):
            yield node.content[1]


# ---------------------------------------------------------------- the file


_TEXT_FACE, _HEADING_FACE = "Georgia", "Arial"
_VERSE_INDENT = "567"


def style_document(parts: DocxParts, lang: Lang) -> None:
    """Style a file that pandoc wrote: styles of divisions, fonts with Cyrillic, the language of the text."""
    styles = parts.xml[STYLES]
    style_writer = _StyleWriter(styles, unmarked_list_levels(parts.xml.get(NUMBERING)))
    for name in (DOCUMENT, FOOTNOTES):
        if name in parts.xml:
            _border_rules(parts.xml[name])
            style_writer.style_paragraphs(parts.xml[name])
    for picture in parts.xml[DOCUMENT].iter(qualified_name("pic:cNvPr")):
        # Pandoc repeats the whole picture here.
        picture.attrib.pop("descr", None)
    for style in styles.iter(qualified_name("w:style")):
        match = re.search(r"\blang=(\w+)", value(style, "name") or "")
        if match and match[1] in LANGUAGES:
            _set_language(style, match[1])
    _set_defaults(styles, lang)
    core = parts.xml["docProps/core.xml"]
    for name in ("dcterms:created", "dcterms:modified"):
        # Reproducible: the same manuscripts always give the same file.
        for element in core.findall(qualified_name(name)):
            core.remove(element)


def _border_rules(root: Element) -> None:
    """Turn rules into borders of empty paragraphs: the drawings that pandoc writes do not survive word processors."""
    for paragraph in root.iter(P):
        if any(shape.get(qualified_name("o:hr")) for shape in paragraph.iter(qualified_name("v:rect"))):
            paragraph[:] = [Element(PPR)]
            border = SubElement(paragraph[0], qualified_name("w:pBdr"))
            line = {
                VAL: "single",
                qualified_name("w:sz"): "6",
                qualified_name("w:space"): "1",
                qualified_name("w:color"): "A6A6A6",
            }
            SubElement(border, qualified_name("w:bottom"), line)


class _StyleWriter:
    """A writer of the styles of divisions, such as “Body Text {.verse lang=ru}”, created on demand."""

    def __init__(self, styles: Element, unmarked_levels: frozenset[tuple[str, str]]) -> None:
        self._unmarked_levels = unmarked_levels
        self._root = styles
        self._sheet = StyleSheet(styles)
        self._style_ids: dict[tuple[str, str], str] = {}

    def style_paragraphs(self, root: Element) -> None:
        for container in [node for node in root.iter() if any(child.tag == P for child in node)]:
            self._style_container(container)

    def _style_container(self, container: Element) -> None:
        around = container.get("divisions", "")
        stack: list[str] = []
        for child in list(container):
            text = text_of(child) if child.tag == P else ""
            if text.startswith(OPEN):
                stack.append(text[1:])
                container.remove(child)
            elif text.startswith(CLOSE):
                del stack[-1:]
                container.remove(child)
            elif child.tag == P:
                self._set_style(child, around + "".join(stack) + self._continued(child))
            elif child.tag == TBL:
                for cell in child.iter(qualified_name("w:tc")):
                    cell.set("divisions", cell.get("divisions", "") + around + "".join(stack))
        container.attrib.pop("divisions", None)

    def _continued(self, paragraph: Element) -> str:
        """Return the style name of a further paragraph of a list item, or "". Replace its list number by an indent."""
        properties = paragraph.find(PPR)
        number = (value(properties, "numPr/numId") or "", value(properties, "numPr/ilvl") or "0")
        if properties is None or number not in self._unmarked_levels:
            return ""
        element = properties.find(qualified_name("w:numPr"))
        assert element is not None
        at = list(properties).index(element)
        properties[at] = Element(qualified_name("w:ind"), {qualified_name("w:left"): str(720 * (int(number[1]) + 1))})
        return CONTINUED_STYLE

    def _set_style(self, paragraph: Element, divisions: str) -> None:
        if not divisions:
            return
        properties = paragraph.find(PPR)
        if properties is None:
            properties = Element(PPR)
            paragraph.insert(0, properties)
        element = properties.find(qualified_name("w:pStyle"))
        if element is None:
            element = Element(qualified_name("w:pStyle"), {VAL: self._sheet.default})
            properties.insert(0, element)
        element.set(VAL, self._style(element.get(VAL, ""), divisions))

    def _style(self, base: str, divisions: str) -> str:
        if (base, divisions) not in self._style_ids:
            style = f"Division{len(self._style_ids) + 1}"
            attributes = {
                qualified_name("w:type"): "paragraph",
                qualified_name("w:customStyle"): "1",
                qualified_name("w:styleId"): style,
            }
            element = SubElement(self._root, qualified_name("w:style"), attributes)
            SubElement(element, qualified_name("w:name"), {VAL: f"{self._sheet.name(base) or 'Text'} {divisions}"})
            if base:
                SubElement(element, qualified_name("w:basedOn"), {VAL: base})
            if ".verse" in divisions:
                properties = SubElement(element, PPR)
                SubElement(properties, qualified_name("w:ind"), {qualified_name("w:left"): _VERSE_INDENT})
            self._style_ids[base, divisions] = style
        return self._style_ids[base, divisions]


def _set_language(style: Element, lang: Lang) -> None:
    properties = style.find(RPR)
    if properties is None:
        properties = SubElement(style, RPR)
    for element in properties.findall(qualified_name("w:lang")):
        properties.remove(element)
    SubElement(properties, qualified_name("w:lang"), {VAL: LANGUAGES[lang].bcp47})


def _set_defaults(styles: Element, lang: Lang) -> None:
    """Set fonts that have both scripts on most machines, instead of the theme's, and the language of spell checking."""
    defaults = styles.find(f"{qualified_name('w:docDefaults')}/{qualified_name('w:rPrDefault')}/{RPR}")
    if defaults is not None:
        for name in ("w:rFonts", "w:lang"):
            for element in defaults.findall(qualified_name(name)):
                defaults.remove(element)
        defaults.insert(0, _face(_TEXT_FACE))
        SubElement(defaults, qualified_name("w:lang"), {VAL: LANGUAGES[lang].bcp47})
    for style in styles.iter(qualified_name("w:style")):
        faces = style.find(f"{RPR}/{qualified_name('w:rFonts')}")
        properties = style.find(RPR)
        if faces is not None and properties is not None and faces.get(qualified_name("w:asciiTheme")):
            properties.remove(faces)
            properties.insert(0, _face(_HEADING_FACE))


def _face(name: str) -> Element:
    return Element(
        qualified_name("w:rFonts"), {qualified_name(f"w:{script}"): name for script in ("ascii", "hAnsi", "cs")}
    )

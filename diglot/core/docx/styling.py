"""A manuscript's tree in, a tree for pandoc's Word writer out; what it wrote in, a file for reviewers out.

Touches nothing. Attributes of passages become names of styles: see the package's docstring.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from diglot.core.docx.wordml import (
    CLOSE,
    CONTINUED_STYLE,
    DOCUMENT,
    FOOTNOTES,
    NUMBERING,
    OPEN,
    OWN_SCHEME,
    PPR,
    RPR,
    STYLES,
    TBL,
    VAL,
    P,
    StyleSheet,
    blank_lists,
    q,
    text_of,
    value,
)
from diglot.model.docx import DocxParts
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.tree import (
    Attr,
    Block,
    CodeBlock,
    Div,
    Header,
    Image,
    Inline,
    Link,
    Node,
    Para,
    RawBlock,
    RawInline,
    SoftBreak,
    Space,
    Span,
    Str,
    Target,
    rewrite,
    walk,
)

TOUCHED = (DOCUMENT, FOOTNOTES, STYLES, "docProps/core.xml", "docProps/custom.xml")
"""The parts that `dress` and `review` change; all others stay as pandoc wrote them."""

_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#")

Picture = Callable[[str], str | None]
"""From a picture's address in a manuscript to one that pandoc can show (`data:…`), or None."""


def mark_blocks(blocks: Sequence[Block], picture: Picture) -> tuple[Block, ...]:
    """A tree of which pandoc's Word writer loses nothing.

    Divisions become paragraphs of marks, attributes of words names of styles, and pictures bring their addresses as
    titles.
    """
    return rewrite(tuple(blocks), lambda node: _marked(node, picture))


def _marked(node: Node, picture: Picture) -> Node | tuple[Node, ...]:
    match node:
        case Div((attr, inner)) if not _is_ours(attr):
            return (_mark(OPEN + _braces(attr)), *inner, _mark(CLOSE))
        case Header((level, attr, inlines)) if attr != Attr():
            return (_mark(OPEN + _braces(attr, "heading")), Header((level, Attr(), inlines)), _mark(CLOSE))
        case CodeBlock((attr, text)) if attr != Attr():
            return (_mark(OPEN + _braces(attr, "code")), CodeBlock((Attr(), text)), _mark(CLOSE))
        case Span((attr, inlines)) if not _is_ours(attr):
            return _styled(attr, inlines, "")
        case Image((attr, inlines, target)) if not target.href.startswith("data:"):
            return _shown(attr, inlines, target, picture)
        case Link((attr, inlines, target)) if not _HAS_SCHEME.match(target.href):
            return Link((attr, inlines, Target(OWN_SCHEME + target.href, target.title)))
        case SoftBreak():
            return Space()
    return node


def _styled(attr: Attr, inlines: tuple[Inline, ...], around: str) -> Span:
    """A span as a style of its name; one inside another is named with it: Word knows no nesting."""
    name = around + _braces(attr)

    def inside(node: Node) -> Node:
        match node:
            case Span((inner, words)) if not _is_ours(inner):
                return _styled(inner, words, name)
        return node

    return Span((Attr(pairs=(("custom-style", name),)), rewrite(inlines, inside)))


def _shown(attr: Attr, inlines: tuple[Inline, ...], target: Target, picture: Picture) -> Node:
    alt = attr.get("alt")
    words = inlines if alt is None else (Str(alt),)
    # The title comes back as it went: the address, and after a space the title that the manuscript gives.
    title = f"{target.href} {target.title}".strip()
    shown = picture(target.href)
    if shown is None:
        return Span((Attr(), (Str(f"[{target.href}]"), Space(), *words)))
    return Image((Attr(pairs=(("width", "4in"),)), words, Target(shown, title)))


def _is_ours(attr: Attr) -> bool:
    return attr.get("custom-style") is not None


def _mark(text: str) -> Para:
    return Para((Str(text),))


def _braces(attr: Attr, word: str = "") -> str:
    r"""Attributes as they stand in the name of a style.

    >>> _braces(Attr("", ("verse",), (("lang", "ru"),)))
    '{.verse lang=ru}'
    """
    parts = [word] if word else []
    parts += [f"#{attr.id}"] if attr.id else []
    parts += [f".{name}" for name in attr.classes]
    parts += [f"{key}={_quoted(text)}" for key, text in attr.pairs]
    return "{" + " ".join(parts) + "}"


def _quoted(text: str) -> str:
    # Braces and commas have a meaning in the names of styles.
    bare = re.sub(r"[{},;\"]", "", text)
    return f'"{bare}"' if re.search(r"\s", bare) or not bare else bare


def title_blocks(title: str, standfirst: str) -> tuple[Block, ...]:
    """Paragraphs in Word's own styles for what stands above a text."""
    rows = (("Title", title), ("Subtitle", standfirst))
    return tuple(Div((Attr(pairs=(("custom-style", style),)), (Para(_words(text)),))) for style, text in rows if text)


def _words(text: str) -> tuple[Inline, ...]:
    return tuple(node for word in text.split(" ") for node in (Space(), Str(word)))[1:]


def unwritable(blocks: Sequence[Block]) -> Iterator[str]:
    """Pieces of a text that a Word file cannot hold: markup written by hand."""
    for node in walk(blocks):
        if isinstance(node, (RawBlock, RawInline)):
            yield node.content[1]


# ---------------------------------------------------------------- the file


_TEXT_FACE, _HEADING_FACE = "Georgia", "Arial"
_VERSE_INDENT = "567"


def style_document(parts: DocxParts, lang: Lang) -> None:
    """Give what pandoc wrote its styles: those of divisions, faces that have Cyrillic, the language of the text."""
    styles = parts.xml[STYLES]
    wardrobe = _StyleWriter(styles, blank_lists(parts.xml.get(NUMBERING)))
    for name in (DOCUMENT, FOOTNOTES):
        if name in parts.xml:
            _border_rules(parts.xml[name])
            wardrobe.dress(parts.xml[name])
    for picture in parts.xml[DOCUMENT].iter(q("pic:cNvPr")):
        # Pandoc writes the whole picture here once more.
        picture.attrib.pop("descr", None)
    for style in styles.iter(q("w:style")):
        found = re.search(r"\blang=(\w+)", value(style, "name") or "")
        if found and found[1] in LANGUAGES:
            _set_language(style, found[1])
    _set_defaults(styles, lang)
    core = parts.xml["docProps/core.xml"]
    for name in ("dcterms:created", "dcterms:modified"):
        # The same manuscripts give the same file, whenever it is made.
        for row in core.findall(q(name)):
            core.remove(row)


def _border_rules(root: Element) -> None:
    """A rule as the border of an empty paragraph: the drawing that pandoc makes of it loses its meaning on the way."""
    for paragraph in root.iter(P):
        if any(shape.get(q("o:hr")) for shape in paragraph.iter(q("v:rect"))):
            paragraph[:] = [Element(PPR)]
            border = SubElement(paragraph[0], q("w:pBdr"))
            line = {VAL: "single", q("w:sz"): "6", q("w:space"): "1", q("w:color"): "A6A6A6"}
            SubElement(border, q("w:bottom"), line)


class _StyleWriter:
    """Makes styles such as “Body Text {.verse lang=ru}” as they are needed."""

    def __init__(self, styles: Element, blank: frozenset[tuple[str, str]]) -> None:
        self._blank = blank
        self._root = styles
        self._sheet = StyleSheet(styles)
        self._made: dict[tuple[str, str], str] = {}

    def dress(self, root: Element) -> None:
        for container in [node for node in root.iter() if any(child.tag == P for child in node)]:
            self._dress_container(container)

    def _dress_container(self, container: Element) -> None:
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
                self._put_on(child, around + "".join(stack) + self._continued(child))
            elif child.tag == TBL:
                for cell in child.iter(q("w:tc")):
                    cell.set("divisions", cell.get("divisions", "") + around + "".join(stack))
        container.attrib.pop("divisions", None)

    def _continued(self, paragraph: Element) -> str:
        """The name of a second paragraph in an item; it stands in by itself now, and not as an item without a mark."""
        properties = paragraph.find(PPR)
        number = (value(properties, "numPr/numId") or "", value(properties, "numPr/ilvl") or "0")
        if properties is None or number not in self._blank:
            return ""
        row = properties.find(q("w:numPr"))
        assert row is not None
        at = list(properties).index(row)
        properties[at] = Element(q("w:ind"), {q("w:left"): str(720 * (int(number[1]) + 1))})
        return CONTINUED_STYLE

    def _put_on(self, paragraph: Element, divisions: str) -> None:
        if not divisions:
            return
        properties = paragraph.find(PPR)
        if properties is None:
            properties = Element(PPR)
            paragraph.insert(0, properties)
        row = properties.find(q("w:pStyle"))
        if row is None:
            row = Element(q("w:pStyle"), {VAL: self._sheet.default})
            properties.insert(0, row)
        row.set(VAL, self._style(row.get(VAL, ""), divisions))

    def _style(self, base: str, divisions: str) -> str:
        if (base, divisions) not in self._made:
            style = f"Division{len(self._made) + 1}"
            row = SubElement(
                self._root, q("w:style"), {q("w:type"): "paragraph", q("w:customStyle"): "1", q("w:styleId"): style}
            )
            SubElement(row, q("w:name"), {VAL: f"{self._sheet.name(base) or 'Text'} {divisions}"})
            if base:
                SubElement(row, q("w:basedOn"), {VAL: base})
            if ".verse" in divisions:
                properties = SubElement(row, PPR)
                SubElement(properties, q("w:ind"), {q("w:left"): _VERSE_INDENT})
            self._made[base, divisions] = style
        return self._made[base, divisions]


def _set_language(style: Element, lang: Lang) -> None:
    properties = style.find(RPR)
    if properties is None:
        properties = SubElement(style, RPR)
    for row in properties.findall(q("w:lang")):
        properties.remove(row)
    SubElement(properties, q("w:lang"), {VAL: LANGUAGES[lang].bcp47})


def _set_defaults(styles: Element, lang: Lang) -> None:
    """Faces that both languages have on most machines, instead of a theme's, and the language of spelling."""
    defaults = styles.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{RPR}")
    if defaults is not None:
        for name in ("w:rFonts", "w:lang"):
            for row in defaults.findall(q(name)):
                defaults.remove(row)
        defaults.insert(0, _face(_TEXT_FACE))
        SubElement(defaults, q("w:lang"), {VAL: LANGUAGES[lang].bcp47})
    for style in styles.iter(q("w:style")):
        faces = style.find(f"{RPR}/{q('w:rFonts')}")
        properties = style.find(RPR)
        if faces is not None and properties is not None and faces.get(q("w:asciiTheme")):
            properties.remove(faces)
            properties.insert(0, _face(_HEADING_FACE))


def _face(name: str) -> Element:
    return Element(q("w:rFonts"), {q(f"w:{script}"): name for script in ("ascii", "hAnsi", "cs")})

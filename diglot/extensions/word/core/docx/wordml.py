"""The names of Word's XML, and common queries on it. Pure functions.

Source: ECMA-376, part 1, chapter 17 (WordprocessingML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

import msgspec

from diglot.extensions.word.model.docx import NAMESPACES

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
FOOTNOTES, ENDNOTES, COMMENTS = "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"
DOCUMENT_RELS = "word/_rels/document.xml.rels"

# Private-use characters carry what pandoc cannot represent; they are removed from the text of every file.
OPEN, CLOSE, CONTINUED = "\ue000", "\ue001", "\ue002"

# The scheme of links between texts: word processors resolve links without a scheme against the file's location.
INTERNAL_SCHEME = "diglot:"
# A further paragraph of a list item. Pandoc writes it as an item without a bullet; LibreOffice would add the bullet.
CONTINUED_STYLE = "{continued}"
PRIVATE_MARKS = re.compile("[\ue000-\ue00f]")


def qualified_name(name: str) -> str:
    """Return a qualified name as ElementTree spells it.

    >>> qualified_name("w:p")[-2:], qualified_name("w:p")[0]
    ('}p', '{')
    """
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


P, TBL, TC, R, T, PPR, RPR = (qualified_name(f"w:{name}") for name in ("p", "tbl", "tc", "r", "t", "pPr", "rPr"))
VAL = qualified_name("w:val")


def value(element: Element | None, path: str) -> str | None:
    """Return the `w:val` of the element at a path of local names ("pPr/pStyle"), or None."""
    element_at_path = (
        element.find("/".join(qualified_name(f"w:{name}") for name in path.split("/"))) if element is not None else None
    )
    return element_at_path.get(VAL) if element_at_path is not None else None


def text_of(element: Element) -> str:
    """Return the text of an element including deleted text, with whitespace collapsed."""
    pieces = []
    for node in element.iter():
        if node.tag in (T, qualified_name("w:delText"), qualified_name("m:t")):
            pieces.append(node.text or "")
        elif node.tag in (qualified_name("w:tab"), qualified_name("w:br"), P):
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def excerpt_of(text: str, length: int = 40) -> str:
    """Return the beginning of a text, cut after a word.

    >>> excerpt_of("One two three", 13), excerpt_of("One two three", 12)
    ('One two three', 'One two…')
    """
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + "…"


class Style(msgspec.Struct, frozen=True):
    """A style: its id, its name, the id of the style it is based on, and its element."""

    id: str
    name: str
    base: str
    element: Element


class StyleSheet:
    """The styles of a file, with inheritance. default: the id of the default paragraph style, or ""."""

    def __init__(self, root: Element | None) -> None:
        elements = root.findall(qualified_name("w:style")) if root is not None else []
        styles = [
            Style(
                style.get(qualified_name("w:styleId"), ""),
                value(style, "name") or "",
                value(style, "basedOn") or "",
                style,
            )
            for style in elements
        ]
        self._styles: Mapping[str, Style] = {style.id: style for style in styles}
        self.default = next(
            (
                style.get(qualified_name("w:styleId"), "")
                for style in elements
                if style.get(qualified_name("w:type")) == "paragraph" and style.get(qualified_name("w:default")) == "1"
            ),
            "",
        )

    def chain(self, style: str | None) -> Iterator[Style]:
        """Yield a style and the styles it is based on, the nearest first; a cycle is followed once."""
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = self._styles[style].base

    def name(self, style: str) -> str:
        """Return the name of a style, or "" if there is no such style."""
        return self._styles[style].name if style in self._styles else ""


def unmarked_list_levels(numbering: Element | None) -> frozenset[tuple[str, str]]:
    """Return the lists and levels without a bullet or number, whose paragraphs continue the item above.

    numbering: the root of the numbering part. Each result is a list's id and a level.
    """
    if numbering is None:
        return frozenset()
    unmarked_levels = {
        (abstract.get(qualified_name("w:abstractNumId"), ""), level.get(qualified_name("w:ilvl"), ""))
        for abstract in numbering.iter(qualified_name("w:abstractNum"))
        for level in abstract.iter(qualified_name("w:lvl"))
        if not (value(level, "lvlText") or "").strip() and value(level, "numFmt") in ("bullet", "none")
    }
    return frozenset(
        (number.get(qualified_name("w:numId"), ""), level)
        for number in numbering.iter(qualified_name("w:num"))
        for abstract, level in unmarked_levels
        if value(number, "abstractNumId") == abstract
    )

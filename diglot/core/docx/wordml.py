"""The names of Word's XML, and the few questions that are asked of it everywhere. Touches nothing.

Source: ECMA-376, part 1, chapter 17 (WordprocessingML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

import msgspec

from diglot.model.docx import NAMESPACES

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
FOOTNOTES, ENDNOTES, COMMENTS = "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"
DOCUMENT_RELS = "word/_rels/document.xml.rels"

# Letters of the private use area carry what pandoc has no place for; no text may bring them along.
OPEN, CLOSE, CONTINUED = "\ue000", "\ue001", "\ue002"

# A link from text to text of the publication: without a scheme word processors bend it to where the file lies.
OWN_SCHEME = "diglot:"
# A second paragraph of a list's item. Pandoc writes an item without a mark, of which LibreOffice makes one with a dot.
CONTINUED_STYLE = "{continued}"
OURS = re.compile("[\ue000-\ue00f]")


def q(name: str) -> str:
    """A qualified name as ElementTree spells it.

    >>> q("w:p")[-2:], q("w:p")[0]
    ('}p', '{')
    """
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


P, TBL, TC, R, T, PPR, RPR = (q(f"w:{name}") for name in ("p", "tbl", "tc", "r", "t", "pPr", "rPr"))
VAL = q("w:val")


def value(element: Element | None, path: str) -> str | None:
    """The `w:val` of what a path of plain names ("pPr/pStyle") leads to, or None."""
    found = element.find("/".join(q(f"w:{name}") for name in path.split("/"))) if element is not None else None
    return found.get(VAL) if found is not None else None


def text_of(element: Element) -> str:
    """The letters in an element, those of deleted text too, spaces made one."""
    pieces = []
    for node in element.iter():
        if node.tag in (T, q("w:delText"), q("m:t")):
            pieces.append(node.text or "")
        elif node.tag in (q("w:tab"), q("w:br"), P):
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def excerpt_of(text: str, length: int = 40) -> str:
    """The opening of a text, cut after a word."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + "…"


class Style(msgspec.Struct, frozen=True):
    """A style: its id, its name, and the properties that it sets itself."""

    id: str
    name: str
    base: str
    element: Element


class StyleSheet:
    """The styles of a file, with what they inherit."""

    def __init__(self, root: Element | None) -> None:
        rows = root.findall(q("w:style")) if root is not None else []
        self._styles: Mapping[str, Style] = {
            row.get(q("w:styleId"), ""): Style(
                row.get(q("w:styleId"), ""), value(row, "name") or "", value(row, "basedOn") or "", row
            )
            for row in rows
        }
        defaults = [row for row in rows if row.get(q("w:type")) == "paragraph" and row.get(q("w:default")) == "1"]
        self.default = defaults[0].get(q("w:styleId"), "") if defaults else ""

    def chain(self, style: str | None) -> Iterator[Style]:
        """A style and those that it is based on, the nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = self._styles[style].base

    def name(self, style: str) -> str:
        """The name of a style, "" where there is none."""
        return self._styles[style].name if style in self._styles else ""

    def ids(self) -> frozenset[str]:
        """Every id that is taken."""
        return frozenset(self._styles)


def blank_lists(numbering: Element | None) -> frozenset[tuple[str, str]]:
    """Lists and their levels that put nothing before a paragraph: it goes on with the item above."""
    if numbering is None:
        return frozenset()
    blank = {
        (abstract.get(q("w:abstractNumId"), ""), level.get(q("w:ilvl"), ""))
        for abstract in numbering.iter(q("w:abstractNum"))
        for level in abstract.iter(q("w:lvl"))
        if not (value(level, "lvlText") or "").strip() and value(level, "numFmt") in ("bullet", "none")
    }
    return frozenset(
        (number.get(q("w:numId"), ""), level)
        for number in numbering.iter(q("w:num"))
        for abstract, level in blank
        if value(number, "abstractNumId") == abstract
    )

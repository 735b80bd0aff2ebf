"""Types of reading and writing Word files: their parts, comments, changes and losses. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias
from xml.etree.ElementTree import Element

import msgspec

# The prefixes that Word itself writes; pandoc expects them too. Source: ECMA-376, part 1.
NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "op": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}

MEDIA = "word/media/"
"""The folder of the pictures in a Word file."""


class DocxParts(msgspec.Struct, frozen=True):
    """The content of a Word file: XML trees and pictures by the names of their parts."""

    xml: Mapping[str, Element]
    media: Mapping[str, bytes] = msgspec.field(default_factory=dict)


Changes: TypeAlias = Literal["accept", "reject"]
"""Whether tracked changes count as made or as not made."""


class DocxComment(msgspec.Struct, frozen=True):
    """A comment in the margin. excerpt: the words that it is about."""

    author: str
    text: str
    excerpt: str


class DocxChange(msgspec.Struct, frozen=True):
    """A change that Word tracked. kind: an entry of the catalogue ("inserted"); text: what was inserted or deleted."""

    kind: str
    author: str
    date: str
    text: str
    excerpt: str


class DocxLoss(msgspec.Struct, frozen=True):
    """Something in a Word file that a manuscript cannot hold. thing: an entry of the catalogue.

    excerpt: the words at its first place; count: how often it occurs.
    """

    thing: str
    excerpt: str
    count: int = 1


class DocxFindings(msgspec.Struct, frozen=True):
    """The content of a Word file besides its text."""

    remarks: tuple[DocxComment, ...] = ()
    changes: tuple[DocxChange, ...] = ()
    losses: tuple[DocxLoss, ...] = ()

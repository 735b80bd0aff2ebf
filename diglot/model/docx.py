"""What reading and writing Word files speaks of: parts, and what is found in them. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias
from xml.etree.ElementTree import Element

import msgspec

# The prefixes that Word itself writes; pandoc looks for them too. Source: ECMA-376, part 1.
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
"""Where a Word file keeps its pictures."""


class DocxParts(msgspec.Struct, frozen=True):
    """A Word file opened: trees of XML and bytes of pictures, by the names of its parts."""

    xml: Mapping[str, Element]
    media: Mapping[str, bytes] = msgspec.field(default_factory=dict)


Changes: TypeAlias = Literal["accept", "reject"]
"""How changes that Word tracked are taken: as made, or as not made."""


class DocxComment(msgspec.Struct, frozen=True):
    """A comment in the margin. excerpt: the words it stands at."""

    author: str
    text: str
    excerpt: str


class DocxChange(msgspec.Struct, frozen=True):
    """A change that Word tracked. kind: an entry of the catalogue ("inserted"); text: what came or went."""

    kind: str
    author: str
    date: str
    text: str
    excerpt: str


class DocxLoss(msgspec.Struct, frozen=True):
    """Something that a manuscript does not carry. thing: an entry of the catalogue; excerpt: the words at its place.

    count: how often it was met; the excerpt is the first place.
    """

    thing: str
    excerpt: str
    count: int = 1


class DocxFindings(msgspec.Struct, frozen=True):
    """What was met in a Word file besides its text."""

    remarks: tuple[DocxComment, ...] = ()
    changes: tuple[DocxChange, ...] = ()
    losses: tuple[DocxLoss, ...] = ()

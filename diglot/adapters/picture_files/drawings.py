"""Bytes of an SVG drawing in, its size out, or everything in it that may not be published, with its lines.

Nothing is taken out: what an author drew is published as it is, or reported.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote_to_bytes

from diglot.adapters.picture_files.css_text import loads_file
from diglot.adapters.picture_files.drawing_size import find_excess
from diglot.adapters.picture_files.rasters import MAX_PIXELS, PictureProperties, read_raster
from diglot.adapters.picture_files.refusals import DrawingRefused, PictureRefused
from diglot.adapters.picture_files.svg_tree import Element, parse_drawing
from diglot.model.markup.drawings import ATTRIBUTES, EDITOR_NAMESPACES, ELEMENTS, FREE_PREFIXES, SVG, XML, DrawingFault
from diglot.model.messages import N_

_MAX_FAULTS = 20
_MAX_LENGTH = 100_000.0
_MAX_QUOTED = 60
_UNIT_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

_NOT_ALLOWED = N_("only static SVG is published: no scripts, no animation, no HTML")
_LOADS = N_("it loads another file")

_LINK = re.compile(r"(?:https?:|mailto:|tel:|#)", re.IGNORECASE)
_PICTURE_URL = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)


def read_drawing(content: bytes) -> PictureProperties:
    """Return the properties of a drawing.

    Raises: DrawingRefused.
    """
    root = parse_drawing(content)
    faults = list(islice(_distinct(_find_faults(root)), _MAX_FAULTS)) or list(find_excess(root))
    if faults:
        raise DrawingRefused(faults)
    width, height = _size(root)
    return PictureProperties("image/svg+xml", width, height)


def _distinct(faults: Iterator[DrawingFault]) -> Iterator[DrawingFault]:
    """Yield each kind of fault once, at its first line: a program that writes one thing writes it everywhere."""
    seen = set[tuple[str, str]]()
    for fault in faults:
        if (fault.found, fault.reason) not in seen:
            seen.add((fault.found, fault.reason))
            yield fault


def _find_faults(root: Element) -> Iterator[DrawingFault]:
    if (root.namespace, root.tag) != (SVG, "svg"):
        yield DrawingFault(root.line, f"<{root.tag}>", N_("its root is not an SVG element"))
        return
    pictures = _EmbeddedPictures()
    pending = [root]
    while pending:
        element = pending.pop()
        is_note = element.namespace.startswith(EDITOR_NAMESPACES)
        if not is_note and (element.namespace != SVG or element.tag not in ELEMENTS):
            yield DrawingFault(element.line, f"<{element.tag}>", _NOT_ALLOWED)
            continue
        pending += reversed(element.children)
        if element.tag == "style" and loads_file(element.text):
            yield DrawingFault(element.line, "<style>", _LOADS)
        for name, value in element.attributes.items():
            reason = "" if is_note and name != f"{XML} base" else _attribute_fault(element.tag, name, value, pictures)
            if reason:
                yield DrawingFault(element.line, _quoted(name, value), reason)


def _quoted(name: str, value: str) -> str:
    shown = value if len(value) <= _MAX_QUOTED else f"{value[:_MAX_QUOTED]}…"
    return f'{name.rpartition(" ")[2]}="{" ".join(shown.split())}"'


def _attribute_fault(tag: str, name: str, value: str, pictures: _EmbeddedPictures) -> str:
    """Return why an attribute of an element of SVG may not be published, or ""."""
    namespace, _, local = name.rpartition(" ")
    if namespace.startswith(EDITOR_NAMESPACES):
        return ""
    if name not in ATTRIBUTES and not name.startswith(FREE_PREFIXES):
        return _NOT_ALLOWED
    if local == "href":
        return _address_fault(tag, value, pictures)
    return _LOADS if loads_file(value) else ""


def _address_fault(tag: str, address: str, pictures: _EmbeddedPictures) -> str:
    """Return why an address may not be published, or "": within the drawing, of a link, or of an embedded picture."""
    if address.startswith("#") or (tag == "a" and _LINK.match(address)):
        return ""
    if tag in ("image", "feImage") and (match := _PICTURE_URL.match(address)):
        return pictures.fault(address[match.end() :])
    return _LOADS


class _EmbeddedPictures:
    """The raster pictures in a drawing, which together may be as large as one picture."""

    def __init__(self) -> None:
        self._pixels = MAX_PIXELS

    def fault(self, encoded: str) -> str:
        """Return why the next picture may not be published, or ""."""
        try:
            properties = read_raster(base64.b64decode(unquote_to_bytes(encoded)), self._pixels)
        except ValueError:
            return N_("it is not an image file, whatever its name says")
        except PictureRefused as refusal:
            return str(refusal)
        self._pixels -= properties.width * properties.height
        return ""


def _size(root: Element) -> tuple[int, int]:
    width, height = _length(root.attributes.get("width", "")), _length(root.attributes.get("height", ""))
    box = re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip())
    if not (width and height) and len(box) == 4:
        width, height = _length(box[2]), _length(box[3])
    return round(min(width, _MAX_LENGTH)), round(min(height, _MAX_LENGTH))


def _length(text: str) -> float:
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", text)
    return float(match[1]) * _UNIT_PX.get(match[2], 0.0) if match else 0.0

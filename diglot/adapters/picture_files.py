"""Bytes of pictures in, their type and size out, or the reason why they may not be published. Decodes with Pillow.

The type is that of the first bytes, whatever the name says.
Raster pictures are decoded once, because a truncated file has a sound head.
"""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree
from xml.parsers import expat

import msgspec

from diglot.model.messages import N_

MAX_PIXELS = 40_000_000
MAX_BYTES = 20_000_000
_SVG_NAMESPACE = "{http://www.w3.org/2000/svg}"
_MAX_USES = 10_000
_MAX_LENGTH = 100_000.0

_UNREADABLE = N_("it is not an image file, whatever its name says")

_RASTER_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
# Animations too: they can set the address of a link to a script.
_FORBIDDEN = frozenset(
    "script foreignObject iframe audio video handler listener set animate animateMotion animateTransform".split()
)
_MAX_DEPTH = 200
# What loads another file in a style; with a backslash any of these words can be spelt in another way.
_OTHER_URL = r"url\(\s*['\"]?(?!['\"#\s]|data:image/(?:png|jpeg|webp))"
_URL = re.compile(_OTHER_URL, re.IGNORECASE)
_LOADS = re.compile(rf"{_OTHER_URL}|@import|image-set|src\s*\(|\\", re.IGNORECASE)
_UNIT_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

# Files that a text may link to besides pictures.
ATTACHMENTS = {
    ".pdf": "application/pdf", ".epub": "application/epub+zip", ".mp3": "audio/mpeg", ".mp4": "video/mp4",
    ".csv": "text/csv", ".txt": "text/plain", ".zip": "application/zip",
}  # fmt: skip


class PictureProperties(msgspec.Struct, frozen=True):
    """MIME type, and size in CSS pixels (0 where an SVG does not say)."""

    mime: str
    width: int
    height: int


class PictureRefused(Exception):
    """A picture may not be published; `args[0]` is the reason."""


def read_picture(content: bytes) -> PictureProperties:
    """Return the properties of a picture.

    Raises: PictureRefused.
    """
    if len(content) > MAX_BYTES:
        raise PictureRefused(N_("it is larger than 20 MB: save a smaller version"))
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE")):
        return _read_svg(content)
    return _read_raster(content)


def _read_raster(content: bytes) -> PictureProperties:
    from PIL import Image, ImageFile

    Image.MAX_IMAGE_PIXELS = None  # Our own limit is lower; Pillow's would print a warning.
    try:
        with Image.open(io.BytesIO(content), formats=list(_RASTER_TYPES)) as image:
            kind, (width, height) = str(image.format), image.size
            if width * height <= MAX_PIXELS:
                # Only decoding detects a truncated file; WeasyPrint makes Pillow ignore it, in the whole process.
                ImageFile.LOAD_TRUNCATED_IMAGES = False
                image.load()
    except OSError as error:
        reason = N_("it is cut off: the file ends before the picture does")
        refusal = reason if "truncated" in str(error) else _UNREADABLE
        raise PictureRefused(refusal) from None
    except Exception:
        # On a broken file Pillow, and the libraries under it, raise errors of any type.
        raise PictureRefused(_UNREADABLE) from None
    if width * height > MAX_PIXELS:
        raise PictureRefused(N_("it has more than 40 million pixels: save a smaller version"))
    return PictureProperties(_RASTER_TYPES[kind], width, height)


def _read_svg(content: bytes) -> PictureProperties:
    root = _parse_svg(content)
    if root.tag != f"{_SVG_NAMESPACE}svg":
        raise PictureRefused(N_("its root is not an SVG element"))
    uses = 0
    for element in root.iter():
        # In any namespace: a script of XHTML runs in a drawing too.
        tag = str(element.tag).rpartition("}")[2]
        uses += tag == "use"
        if tag in _FORBIDDEN:
            raise PictureRefused(
                N_("it contains active or embedded content: a script, a foreign object, audio or video")
            )
        for name, value in element.attrib.items():
            _check_attribute(name.rpartition("}")[2], value)
        if tag == "style" and _LOADS.search("".join(element.itertext())):
            raise PictureRefused(N_("it loads another file"))
    if uses and _expansion(root) > _MAX_USES:
        raise PictureRefused(N_("its <use> elements expand without limit"))
    width, height = _svg_size(root)
    return PictureProperties("image/svg+xml", width, height)


def _parse_svg(content: bytes) -> ElementTree.Element:
    # A document type can hold entity bombs and external entities; no drawing needs one.
    guard = expat.ParserCreate()

    depth = 0

    def refuse(*_: object) -> None:
        raise PictureRefused(N_("it declares a document type (<!DOCTYPE>)"))

    def check_instruction(target: str, _text: str) -> None:
        if target == "xml-stylesheet":
            raise PictureRefused(N_("it loads another file"))

    def enter(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise PictureRefused(N_("its elements are nested too deeply"))

    def leave(*_: object) -> None:
        nonlocal depth
        depth -= 1

    guard.StartDoctypeDeclHandler = refuse
    guard.ProcessingInstructionHandler = check_instruction
    guard.StartElementHandler = enter
    guard.EndElementHandler = leave
    try:
        guard.Parse(content, True)
        return ElementTree.fromstring(content)
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError):
        raise PictureRefused(N_("it is not well-formed XML")) from None


def _check_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise PictureRefused(N_("it contains active or embedded content: a script, a foreign object, audio or video"))
    # A base would lead even "#a" to another file.
    is_link = name == "href" and not value.startswith(("#", "data:image/png", "data:image/jpeg", "data:image/webp"))
    if is_link or name == "base":
        raise PictureRefused(N_("it loads another file"))
    if (_LOADS if name == "style" else _URL).search(value):
        raise PictureRefused(N_("it loads another file"))


def _expansion(root: ElementTree.Element) -> int:
    """Return how many elements a drawing has once every <use> is expanded; more than _MAX_USES for cycles."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    weights: dict[ElementTree.Element, int] = {}

    def weight(element: ElementTree.Element, above: frozenset[ElementTree.Element]) -> int:
        if element in weights:
            return weights[element]
        if element in above or len(above) > _MAX_DEPTH:
            return _MAX_USES + 1
        inside = above | {element}
        total = 1 + sum(weight(child, inside) for child in element)
        if element.tag == f"{_SVG_NAMESPACE}use":
            target = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
            if target.removeprefix("#") in by_id:
                total += weight(by_id[target.removeprefix("#")], inside)
        weights[element] = min(total, _MAX_USES + 1)
        return weights[element]

    return weight(root, frozenset())


def _svg_size(root: ElementTree.Element) -> tuple[int, int]:
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if not (width and height) and len(box) == 4:
        width, height = _length(box[2]), _length(box[3])
    return round(min(width, _MAX_LENGTH)), round(min(height, _MAX_LENGTH))


def _length(text: str) -> float:
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", text)
    return float(match[1]) * _UNIT_PX.get(match[2], 0.0) if match else 0.0

"""A PDF in, the facts that matter to a print shop out."""

from __future__ import annotations

import io
import logging
import math
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from diglot.adapters.pdf_tools.paint_operators import FILLS, STROKES, TEXT_SHOWS, PaintColour, PaintState, space_of
from diglot.adapters.pdf_tools.thin_lines import UPRIGHT, Matrix, Pen, ThinLine, matrix_of, times
from diglot.model.pdf_facts import (
    LARGE_TYPE_POINTS,
    AnnotationFacts,
    BlendFacts,
    Box,
    FontFacts,
    HairlineFacts,
    LineFacts,
    OutputIntent,
    PageFacts,
    PaintedColour,
    PdfFacts,
    PictureFacts,
    ScriptFacts,
)

# Forms may be nested; deeper nesting than this is an attempt to exhaust readers.
_MAX_DEPTH = 12
_MAX_INSTRUCTIONS = 5_000_000
_MAX_BOOKMARKS = 20_000

# What pikepdf and our reading raise for a damaged file.
DAMAGES = (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)

# Repairs of qpdf are reported as facts, not logged on the terminal.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


class UnreadablePdf(Exception):
    """A file cannot be read as a PDF; `args[0]` says why."""


class LockedPdf(Exception):
    """A file is encrypted with a password."""


def open_pdf(content: bytes) -> pikepdf.Pdf:
    """Open a file.

    Raises: UnreadablePdf, LockedPdf.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(content))
        if not len(pdf.pages):
            raise UnreadablePdf("0")
    except pikepdf.PasswordError:
        raise LockedPdf from None
    except DAMAGES as error:
        raise UnreadablePdf(library_message(error)) from None
    return pdf


def library_message(error: Exception) -> str:
    """Return the message of an error of the library, without its name for a file given as bytes."""
    return re.sub(r"^stream <[^>]*>:? ?", "", str(error))


def count_pages(content: bytes) -> int:
    """Return the number of pages of a PDF.

    Raises: UnreadablePdf.
    """
    with open_pdf(content) as pdf:
        return len(pdf.pages)


def inspect_pdf(content: bytes) -> PdfFacts:
    """Return the facts of a PDF, reading it page by page.

    Raises: UnreadablePdf, LockedPdf, MemoryError.
    """
    with open_pdf(content) as pdf, warnings.catch_warnings():
        # A page with truncated instructions makes the file unreadable.
        warnings.simplefilter("error", UserWarning)
        try:
            return _examine(pdf)
        except (*DAMAGES, UserWarning) as error:
            if "bad_alloc" in str(error):  # C++'s name for it, in a message of qpdf
                raise MemoryError from None
            raise UnreadablePdf(library_message(error)) from None


def _examine(pdf: pikepdf.Pdf) -> PdfFacts:
    xmp = _xmp(pdf)
    info = pdf.trailer.get("/Info")
    info = info if isinstance(info, pikepdf.Dictionary) else pikepdf.Dictionary()
    reader = _ContentReader()
    pages = tuple(reader.page(number, page) for number, page in enumerate(pdf.pages, start=1))
    return PdfFacts(
        version=pdf.pdf_version,
        pages=pages,
        is_encrypted=pdf.is_encrypted,
        pdfx=_claim(xmp, info),
        trapped=str(info.get("/Trapped", "")).lstrip("/").replace("Unknown", ""),
        lacks=tuple(_lacks(pdf, xmp, info)),
        intents=tuple(_intents(pdf)),
        scripts=tuple(_scripts(pdf)),
        attachments=tuple(_attachments(pdf)),
        damages=tuple(_damages(pdf)),
    )


# ---------------------------------------------------------------- the document


def _damages(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what qpdf had to repair while the pages were read, and what it finds when it reads everything."""
    for message in dict.fromkeys([*map(str, pdf.get_warnings()), *map(str, pdf.check_pdf_syntax())]):
        yield re.sub(r"^(?:WARNING: )?stream <[^>]*>:? ?", "", message)


def _xmp(pdf: pikepdf.Pdf) -> str:
    metadata = pdf.Root.get("/Metadata")
    return metadata.read_bytes().decode("utf-8", "replace") if isinstance(metadata, pikepdf.Stream) else ""


def _claim(xmp: str, info: Any) -> str:
    match = re.search(r"GTS_PDFXVersion(?:\s*=\s*[\"']|[^>]*>\s*)([^<\"']+)", xmp)
    return match[1].strip() if match else str(info.get("/GTS_PDFXVersion", ""))


def _lacks(pdf: pikepdf.Pdf, xmp: str, info: Any) -> Iterator[str]:
    """Yield the names of required entries that are missing. Source: ISO 15930-7, 6.6 and 6.7."""
    for name in ("Title", "CreationDate", "ModDate"):
        if not str(info.get(f"/{name}", "")).strip():
            yield name
    if "/ID" not in pdf.trailer:
        yield "ID"
    if not xmp:
        yield "Metadata"


def _intents(pdf: pikepdf.Pdf) -> Iterator[OutputIntent]:
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.get("/DestOutputProfile")
        head = profile.read_bytes()[:128] if isinstance(profile, pikepdf.Stream) else b""
        is_profile = len(head) == 128 and head[36:40] == b"acsp"
        inks = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}.get(head[16:20], 0) if is_profile else 0
        yield OutputIntent(
            thing=_label("OutputIntent", intent),
            subtype=str(intent.get("/S", "")).lstrip("/"),
            condition=str(intent.get("/OutputConditionIdentifier", "")),
            components=inks,
            device=head[12:16].decode("latin-1").strip() if is_profile else "",
        )


def _scripts(pdf: pikepdf.Pdf) -> Iterator[ScriptFacts]:
    for name in ("OpenAction", "AA", "AcroForm"):
        # An OpenAction that is an array is only the page at which the file opens.
        if isinstance(pdf.Root.get(f"/{name}"), pikepdf.Dictionary):
            yield ScriptFacts(0, _label(name, pdf.Root[f"/{name}"]))
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        yield ScriptFacts(0, _label("JavaScript", names["/JavaScript"]))
    for number, page in enumerate(pdf.pages, start=1):
        if "/AA" in page.obj:
            yield ScriptFacts(number, _label("AA", page.obj["/AA"]))
    for bookmark in _bookmarks(pdf):
        if "/A" in bookmark:
            yield ScriptFacts(0, _label("Outlines", bookmark))
            break


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Any]:
    outlines = pdf.Root.get("/Outlines")
    pending = [outlines.get("/First")] if isinstance(outlines, pikepdf.Dictionary) else []
    for _ in range(_MAX_BOOKMARKS):
        if not pending:
            return
        bookmark = pending.pop()
        if isinstance(bookmark, pikepdf.Dictionary):
            yield bookmark
            pending += [bookmark.get("/Next"), bookmark.get("/First")]


def _attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/EmbeddedFiles" in names:
        yield _label("EmbeddedFiles", names["/EmbeddedFiles"])


def _label(name: str, thing: Any) -> str:
    """Return a name by which a person finds an object in the file: "F3 Arial, 12 0 R"."""
    number, generation = thing.objgen
    return f"{name}, {number} {generation} R" if number else name


# ---------------------------------------------------------------- a page


_BLACK = PaintColour("gray", (0.0,))
_FIRST_PAINTS = PaintState(_BLACK, _BLACK)


@dataclass
class _GraphicsState:
    """The graphics state that the operator q saves."""

    paints: PaintState = _FIRST_PAINTS
    matrix: Matrix = UPRIGHT
    font: Any = None
    size: float = 0.0
    text_matrix: Matrix = UPRIGHT
    mode: int = 0
    line: float = 1.0


@dataclass
class _PaintRecord:
    """The facts of a page, each once, in the order of painting."""

    colours: dict[PaintedColour, None] = field(default_factory=dict)
    fonts: dict[FontFacts, None] = field(default_factory=dict)
    pictures: dict[PictureFacts, None] = field(default_factory=dict)
    blends: dict[BlendFacts, None] = field(default_factory=dict)
    thinnest: dict[str, float] = field(default_factory=dict)
    hairlines: dict[HairlineFacts, None] = field(default_factory=dict)


class _ContentReader:
    """Reads pages, with one limit on the instructions of all, because a file may be hostile."""

    def __init__(self) -> None:
        self._instructions = 0

    def page(self, number: int, page: pikepdf.Page) -> PageFacts:
        record = _PaintRecord()
        obj = page.obj
        group = obj.get("/Group")
        if isinstance(group, pikepdf.Dictionary):
            record.blends[BlendFacts("Group", _blend_space(group))] = None
        contents = obj.get("/Contents")
        thing = _label("Contents", contents) if isinstance(contents, pikepdf.Stream) else "Contents"
        self._stream(page, page.resources, _GraphicsState(), thing, record, 0)
        return PageFacts(
            number=number,
            media=_box(page.mediabox) or Box(0, 0, 0, 0),
            trim=_box(obj.get("/TrimBox")),
            bleed=_box(obj.get("/BleedBox")),
            crop=_box(obj.get("/CropBox")),
            colours=tuple(record.colours),
            fonts=tuple(record.fonts),
            pictures=tuple(record.pictures),
            annotations=tuple(_annotations(obj)),
            blends=tuple(record.blends),
            lines=tuple(LineFacts(thing, round(points, 3)) for thing, points in record.thinnest.items()),
            hairlines=tuple(record.hairlines),
        )

    def _stream(
        self, stream: Any, resources: Any, state: _GraphicsState, thing: str, record: _PaintRecord, depth: int
    ) -> None:
        if depth > _MAX_DEPTH:
            raise UnreadablePdf(thing)
        spaces = resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
        saved: list[_GraphicsState] = []
        pen = Pen(state.matrix)
        for instruction in pikepdf.parse_content_stream(stream):
            self._instructions += 1
            if self._instructions > _MAX_INSTRUCTIONS:
                raise UnreadablePdf(thing)
            operator, operands = str(instruction.operator), instruction.operands
            paints = state.paints.after(instruction, spaces)
            if paints is not None:
                state.paints = paints
                continue
            if line := pen.follow(instruction):
                _record_thin_line(line, state.paints, thing, record)
            match operator:
                case "q":
                    saved.append(replace(state))
                case "Q" if saved:
                    state = saved.pop()
                case "cm":
                    state.matrix = pen.matrix
                case "Tf":
                    state.font = (str(operands[0]), _resource(resources, "/Font", operands[0]))
                    state.size = float(operands[1])
                case "BT":
                    state.text_matrix = UPRIGHT
                case "Tm":
                    state.text_matrix = matrix_of(operands)
                case "w":
                    state.line = float(operands[0])
                case "Tr":
                    state.mode = int(operands[0])
                case "Do":
                    self._draw(operands[0], resources, state, record, depth, thing)
                case "sh":
                    shading = _resource(resources, "/Shading", operands[0])
                    space = space_of(shading.get("/ColorSpace"), spaces) if shading is not None else "other"
                    record.colours[PaintedColour(space, (), False, thing)] = None
                case "INLINE IMAGE":
                    image = operands[0]
                    space = "gray" if image.image_mask else space_of(image.obj.get("/ColorSpace"), spaces)
                    record.colours[PaintedColour(space, (), False, thing)] = None
                case _ if operator in TEXT_SHOWS:
                    self._record_text(state, thing, record)
                case _:
                    if operator in FILLS:
                        self._record_paint(state.paints.fill, False, thing, resources, record, depth)
                    if operator in STROKES:
                        record.thinnest[thing] = min(record.thinnest.get(thing, math.inf), _line_width(state))
                        self._record_paint(state.paints.stroke, False, thing, resources, record, depth)

    def _record_paint(
        self, paint: PaintColour | None, is_text: bool, thing: str, resources: Any, record: _PaintRecord, depth: int
    ) -> None:
        if paint is None:
            return
        colour = PaintedColour(paint.space, paint.values, is_text, thing)
        is_new = colour not in record.colours
        record.colours[colour] = None
        pattern = _resource(resources, "/Pattern", paint.pattern) if paint.pattern else None
        if pattern is None:
            return
        if isinstance(pattern, pikepdf.Stream):
            name = _label(paint.pattern.lstrip("/"), pattern)
            if is_new or PaintedColour("other", (), False, name) not in record.colours:
                record.colours[PaintedColour("other", (), False, name)] = None
                inner = _GraphicsState(matrix=matrix_of(pattern.get("/Matrix", UPRIGHT)))
                self._stream(pattern, pattern.get("/Resources", resources), inner, name, record, depth + 1)
        else:
            shading = pattern.get("/Shading")
            space = space_of(shading.get("/ColorSpace")) if shading is not None else "other"
            record.colours[PaintedColour(space, (), is_text, _label(paint.pattern.lstrip("/"), pattern))] = None

    def _record_text(self, state: _GraphicsState, thing: str, record: _PaintRecord) -> None:
        if state.font:
            record.fonts[_font_facts(*state.font)] = None
        is_small = _type_points(state) < LARGE_TYPE_POINTS
        for paint, modes in ((state.paints.fill, (0, 2, 4, 6)), (state.paints.stroke, (1, 2, 5, 6))):
            if paint and state.mode in modes:
                record.colours[PaintedColour(paint.space, paint.values, is_small, thing)] = None

    def _draw(
        self, name: Any, resources: Any, state: _GraphicsState, record: _PaintRecord, depth: int, within: str
    ) -> None:
        drawn = _resource(resources, "/XObject", name)
        if not isinstance(drawn, pikepdf.Stream):
            return
        thing = _label(str(name).lstrip("/"), drawn)
        match str(drawn.get("/Subtype", "")):
            case "/Form":
                group = drawn.get("/Group")
                if isinstance(group, pikepdf.Dictionary) and str(group.get("/S", "")) == "/Transparency":
                    record.blends[BlendFacts(thing, _blend_space(group))] = None
                inner = replace(state, matrix=times(matrix_of(drawn.get("/Matrix", UPRIGHT)), state.matrix))
                self._stream(drawn, drawn.get("/Resources", resources), inner, thing, record, depth + 1)
            case "/Image":
                if drawn.get("/ImageMask", False):
                    self._record_paint(state.paints.fill, False, within, resources, record, depth)
                    return
                record.pictures[_picture_facts(thing, drawn, state.matrix, resources)] = None


def _record_thin_line(line: ThinLine, paints: PaintState, thing: str, record: _PaintRecord) -> None:
    paint = paints.stroke if line.is_stroke else paints.fill
    match paint:
        case PaintColour("gray", (white,), pattern=""):
            black = 1 - white
        case PaintColour("cmyk", (0, 0, 0, value), pattern=""):
            black = value
        case _:
            return
    if 0.005 < black < 0.995:
        record.hairlines[HairlineFacts(thing, round(line.points, 2), round(black, 2))] = None


def _type_points(state: _GraphicsState) -> float:
    """Return the size of type on paper in points."""
    a, b, c, d, *_ = times(state.text_matrix, state.matrix)
    return abs(state.size) * math.sqrt(abs(a * d - b * c))


def _line_width(state: _GraphicsState) -> float:
    """Return the width of a line on paper in points; in a stretched drawing, the average."""
    a, b, c, d, *_ = state.matrix
    return state.line * math.sqrt(abs(a * d - b * c))


def _resource(resources: Any, kind: str, name: Any) -> Any:
    category = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return category.get(str(name)) if isinstance(category, pikepdf.Dictionary) else None


def _picture_facts(thing: str, image: Any, matrix: Matrix, resources: Any) -> PictureFacts:
    width, height = int(image.get("/Width", 0)), int(image.get("/Height", 0))
    across, down = math.hypot(matrix[0], matrix[1]) / 72, math.hypot(matrix[2], matrix[3]) / 72
    ppi = min(width / across, height / down) if across and down else 0.0
    spaces = resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
    return PictureFacts(thing, space_of(image.get("/ColorSpace"), spaces), width, height, round(ppi, 1))


def _font_facts(name: str, font: Any) -> FontFacts:
    if not isinstance(font, pikepdf.Dictionary):
        return FontFacts(name.lstrip("/"), is_embedded=False)
    face = str(font.get("/BaseFont", "")).lstrip("/")
    thing = _label(f"{name.lstrip('/')} {face}".strip(), font)
    if str(font.get("/Subtype", "")) == "/Type3":
        return FontFacts(thing, is_embedded=True)  # its glyphs are drawings inside the file
    inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
    return FontFacts(thing, any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")))


def _blend_space(group: Any) -> Any:
    return space_of(group["/CS"]) if "/CS" in group else None


def _annotations(page: Any) -> Iterator[AnnotationFacts]:
    for annotation in page.get("/Annots", []):
        if isinstance(annotation, pikepdf.Dictionary):
            kind = str(annotation.get("/Subtype", "")).lstrip("/")
            yield AnnotationFacts(_label(kind, annotation), _box(annotation.get("/Rect")))


def _box(array: Any) -> Box | None:
    if array is None:
        return None
    x, y, other_x, other_y = (float(number) for number in array)
    return Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))

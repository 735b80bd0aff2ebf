"""A PDF in, the facts that matter to a print shop out."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

import msgspec
import pikepdf
from msgspec import structs

from diglot.extensions.books.adapters.pdf_opening import DAMAGES, UnreadablePdf, library_message, open_pdf
from diglot.extensions.books.model.page_boxes import Box
from diglot.extensions.press.adapters.colour_conversion import most_ink
from diglot.extensions.press.adapters.pdf_tools.paint_operators import (
    FILLS,
    STROKES,
    TEXT_SHOWS,
    PaintColour,
    PaintState,
    functions_of,
    ink_names,
    space_of,
)
from diglot.extensions.press.adapters.pdf_tools.picture_ink import darkest_ink, tile_size
from diglot.extensions.press.adapters.pdf_tools.text_overlaps import ShownText, find_overlaps
from diglot.extensions.press.adapters.pdf_tools.text_positions import (
    FIRST_TEXT_STATE,
    GlyphWidths,
    TextCursor,
    TextState,
    glyph_widths,
)
from diglot.extensions.press.adapters.pdf_tools.thin_lines import (
    EVERYWHERE,
    UPRIGHT,
    Matrix,
    Pen,
    ThinLine,
    box_around,
    matrix_of,
    on_paper,
    overlap,
    times,
)
from diglot.extensions.press.model.pdf_facts import (
    HAIRLINE_POINTS,
    LARGE_TYPE_POINTS,
    MOST_AREAS,
    AnnotationFacts,
    BlendFacts,
    FontFacts,
    HairlineFacts,
    LineFacts,
    MissingGlyphFacts,
    OutputIntent,
    PageFacts,
    PaintedColour,
    PdfFacts,
    PictureFacts,
    ScriptFacts,
    TextFacts,
    WhiteOverprintFacts,
)

# Forms may be nested; deeper nesting than this is an attempt to exhaust readers.
_MAX_DEPTH = 12
_MAX_INSTRUCTIONS = 5_000_000
_MAX_BOOKMARKS = 20_000


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
        content = profile.read_bytes() if isinstance(profile, pikepdf.Stream) else b""
        head = content[:128]
        is_profile = len(head) == 128 and head[36:40] == b"acsp"
        inks = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}.get(head[16:20], 0) if is_profile else 0
        yield OutputIntent(
            thing=_label("OutputIntent", intent),
            subtype=str(intent.get("/S", "")).lstrip("/"),
            condition=str(intent.get("/OutputConditionIdentifier", "")),
            components=inks,
            device=head[12:16].decode("latin-1").strip() if is_profile else "",
            most_ink=most_ink(content) if inks == 4 else 0.0,
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


# ISO 32000-1, 9.3.6: how text is shown.
_FILL_MODES, _STROKE_MODES = (0, 2, 4, 6), (1, 2, 5, 6)
_VISIBLE_MODES = {*_FILL_MODES, *_STROKE_MODES}
_BLACK = PaintColour("gray", (0.0,))
_FIRST_PAINTS = PaintState(_BLACK, _BLACK)
_MAX_PAINT_AREAS = 5000

_FactsT = TypeVar(
    "_FactsT",
    PaintedColour,
    FontFacts,
    PictureFacts,
    BlendFacts,
    LineFacts,
    HairlineFacts,
    TextFacts,
    MissingGlyphFacts,
    WhiteOverprintFacts,
)


class Overprint(msgspec.Struct, frozen=True):
    """Which paints overprint. is_by_ink: an ink of which there is nothing leaves what is below it (`/OPM 1`)."""

    fill: bool = False
    stroke: bool = False
    is_by_ink: bool = False

    def after(self, state: Any) -> Overprint:
        """Return what holds after a dictionary of the graphics state. Source: ISO 32000-1, 8.6.7."""
        stroke = bool(state.get("/OP", self.stroke))
        fill = bool(state.get("/op", state.get("/OP", self.fill)))
        return Overprint(fill, stroke, bool(int(state.get("/OPM", self.is_by_ink))))


_NO_OVERPRINT = Overprint()


@dataclass
class _GraphicsState:
    """The graphics state that the operator q saves."""

    paints: PaintState = _FIRST_PAINTS
    matrix: Matrix = UPRIGHT
    clip: Box = EVERYWHERE
    text: TextState = FIRST_TEXT_STATE
    line: float = 1.0
    overprint: Overprint = _NO_OVERPRINT


@dataclass
class _PaintRecord:
    """The facts of a page, each once, in the order of painting, with its places.

    shown: its text. tile: where the pattern is painted whose contents are read, which have places of their own in it.
    """

    facts: dict[Any, list[Box]] = field(default_factory=dict)
    shown: list[ShownText] = field(default_factory=list)
    tile: Box | None = None

    def add(self, facts: Any, area: Box | None) -> None:
        """Add a fact and where it is, in points."""
        areas = self.facts.setdefault(facts, [])
        area = self.tile or area
        most = _MAX_PAINT_AREAS if isinstance(facts, TextFacts | PaintedColour) else MOST_AREAS
        if area is None or area.width < 0 or area.height < 0 or len(areas) >= most:
            return
        if areas and _are_on_a_line(areas[-1], area):
            area = _joined(areas.pop(), area)
        areas.append(area)

    def of(self, kind: type[_FactsT]) -> tuple[_FactsT, ...]:
        """Return the facts of a kind."""
        return tuple(
            structs.replace(one, areas=tuple(areas)) for one, areas in self.facts.items() if isinstance(one, kind)
        )


def _are_on_a_line(box: Box, other: Box) -> bool:
    """Return whether two boxes are parts of a line of text, or one in the other."""
    height = min(box.height, other.height)
    is_level = min(box.top, other.top) - max(box.bottom, other.bottom) > 0.5 * height
    gap = max(box.left, other.left) - min(box.right, other.right)
    return (is_level and gap < height) or box.holds(other)


def _joined(box: Box, other: Box) -> Box:
    return Box(
        min(box.left, other.left), min(box.bottom, other.bottom), max(box.right, other.right), max(box.top, other.top)
    )


class _ContentReader:
    """Reads pages, with one limit on the instructions of all, because a file may be hostile."""

    def __init__(self) -> None:
        self._instructions = 0
        self._widths: dict[tuple[int, int], GlyphWidths] = {}
        self._darkest: dict[tuple[tuple[int, int], int], float] = {}

    def page(self, number: int, page: pikepdf.Page) -> PageFacts:
        record = _PaintRecord()
        obj = page.obj
        media = _box(page.mediabox) or Box(0, 0, 0, 0)
        group = obj.get("/Group")
        if isinstance(group, pikepdf.Dictionary):
            record.add(BlendFacts("Group", _blend_space(group)), media)
        contents = obj.get("/Contents")
        thing = _label("Contents", contents) if isinstance(contents, pikepdf.Stream) else "Contents"
        self._stream(page, page.resources, _GraphicsState(), thing, record, 0)
        return PageFacts(
            number=number,
            media=media,
            trim=_box(obj.get("/TrimBox")),
            bleed=_box(obj.get("/BleedBox")),
            crop=_box(obj.get("/CropBox")),
            colours=record.of(PaintedColour),
            fonts=record.of(FontFacts),
            pictures=record.of(PictureFacts),
            annotations=tuple(_annotations(obj)),
            blends=record.of(BlendFacts),
            lines=record.of(LineFacts),
            hairlines=record.of(HairlineFacts),
            texts=record.of(TextFacts),
            missing_glyphs=record.of(MissingGlyphFacts),
            white_overprints=record.of(WhiteOverprintFacts),
            text_overlaps=find_overlaps(record.shown),
            turn=int(page.rotation) % 360,
        )

    def _stream(
        self, stream: Any, resources: Any, state: _GraphicsState, thing: str, record: _PaintRecord, depth: int
    ) -> None:
        if depth > _MAX_DEPTH:
            raise UnreadablePdf(thing)
        spaces = resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
        saved: list[_GraphicsState] = []
        pen, cursor = Pen(state.matrix, state.clip), TextCursor(state.text)
        find_widths = partial(self._font, resources)
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
                _record_thin_line(line, state.paints, pen.painted, thing, record)
            shown = cursor.follow(instruction, state.matrix, find_widths)
            match operator:
                case "q":
                    saved.append(replace(state, text=cursor.state))
                case "Q" if saved:
                    state = saved.pop()
                    cursor.state = state.text
                case "cm":
                    state.matrix = pen.matrix
                case "w":
                    state.line = float(operands[0])
                case "gs":
                    if (named := _resource(resources, "/ExtGState", operands[0])) is not None:
                        state.overprint = state.overprint.after(named)
                case "Do":
                    inner = replace(state, clip=pen.clip, text=cursor.state)
                    self._draw(operands[0], resources, inner, record, depth, thing)
                case "sh":
                    for paint in _gradient(_resource(resources, "/Shading", operands[0]), spaces, thing):
                        record.add(paint, _bounded(pen.clip))
                case "INLINE IMAGE":
                    image = operands[0]
                    space = pikepdf.Name.DeviceGray if image.image_mask else image.obj.get("/ColorSpace")
                    record.add(_painted(space, spaces, thing), _placed_square(state.matrix, pen.clip))
                case _ if operator in TEXT_SHOWS:
                    self._record_text(state, cursor, shown, pen.clip, thing, record)
                case _:
                    if operator in FILLS:
                        _record_white(state.paints.fill, pen.painted, thing, record, state.overprint, is_fill=True)
                        self._record_paint(state.paints.fill, pen.painted, thing, resources, record, depth)
                    if operator in STROKES:
                        _record_white(state.paints.stroke, pen.painted, thing, record, state.overprint, is_fill=False)
                        points = round(_line_width(state), 3)
                        if points < HAIRLINE_POINTS:
                            record.add(LineFacts(thing, points), pen.painted)
                        self._record_paint(state.paints.stroke, pen.painted, thing, resources, record, depth)

    def _font(self, resources: Any, name: Any) -> tuple[Any, GlyphWidths]:
        font = _resource(resources, "/Font", name)
        number = font.objgen if font is not None else (0, 0)
        if number == (0, 0):
            return font, glyph_widths(font)
        if number not in self._widths:
            self._widths[number] = glyph_widths(font)
        return font, self._widths[number]

    def _darkest_ink(self, picture: pikepdf.Stream, ppi: float) -> float:
        """Return how much ink a picture needs; one that many pages show is looked at once."""
        key = picture.objgen, tile_size(ppi)
        if key not in self._darkest:
            self._darkest[key] = darkest_ink(picture, key[1])
        return self._darkest[key]

    def _record_paint(
        self, paint: PaintColour | None, area: Box, thing: str, resources: Any, record: _PaintRecord, depth: int
    ) -> None:
        if paint is None:
            return
        record.add(PaintedColour(paint.space, paint.values, False, thing, paint.inks), area)
        pattern = _resource(resources, "/Pattern", paint.pattern) if paint.pattern else None
        if pattern is None:
            return
        name = _label(paint.pattern.lstrip("/"), pattern)
        if isinstance(pattern, pikepdf.Stream):
            tile = PaintedColour("other", (), False, name)
            is_new = tile not in record.facts
            record.add(tile, area)
            if is_new:
                inner = _GraphicsState(matrix=matrix_of(pattern.get("/Matrix", UPRIGHT)))
                outer, record.tile = record.tile, record.tile or area
                self._stream(pattern, pattern.get("/Resources", resources), inner, name, record, depth + 1)
                record.tile = outer
        else:
            for colour in _gradient(pattern.get("/Shading"), None, name):
                record.add(colour, area)

    def _record_text(
        self,
        state: _GraphicsState,
        cursor: TextCursor,
        shown: Box | None,
        clip: Box,
        thing: str,
        record: _PaintRecord,
    ) -> None:
        area, text = overlap(shown, clip) if shown else None, cursor.state
        paints = state.paints
        if text.name:
            record.add(_font_facts(text.name, text.font), area)
        is_small = cursor.points(state.matrix) < LARGE_TYPE_POINTS
        if shown and area and text.mode in _VISIBLE_MODES and len(record.shown) < _MAX_PAINT_AREAS:
            record.shown.append(ShownText(thing, shown, clip))
        for paint, modes in ((paints.fill, _FILL_MODES), (paints.stroke, _STROKE_MODES)):
            if paint and text.mode in modes:
                _record_white(paint, area, thing, record, state.overprint, is_fill=modes is _FILL_MODES)
                record.add(PaintedColour(paint.space, paint.values, is_small, thing, paint.inks), area)
                record.add(TextFacts(thing), area)
                if cursor.lacks_glyphs:
                    record.add(MissingGlyphFacts(_font_facts(text.name, text.font).thing), area)

    def _draw(
        self, name: Any, resources: Any, state: _GraphicsState, record: _PaintRecord, depth: int, within: str
    ) -> None:
        """Read what is drawn. state: of its own."""
        drawn = _resource(resources, "/XObject", name)
        if not isinstance(drawn, pikepdf.Stream):
            return
        thing = _label(str(name).lstrip("/"), drawn)
        match str(drawn.get("/Subtype", "")):
            case "/Form":
                state.matrix = times(matrix_of(drawn.get("/Matrix", UPRIGHT)), state.matrix)
                if box := _box(drawn.get("/BBox")):
                    state.clip = overlap(_on_paper(box, state.matrix), state.clip)
                group = drawn.get("/Group")
                if isinstance(group, pikepdf.Dictionary) and str(group.get("/S", "")) == "/Transparency":
                    record.add(BlendFacts(thing, _blend_space(group)), _bounded(state.clip))
                self._stream(drawn, drawn.get("/Resources", resources), state, thing, record, depth + 1)
            case "/Image":
                area = _placed_square(state.matrix, state.clip)
                if drawn.get("/ImageMask", False):
                    self._record_paint(state.paints.fill, area, within, resources, record, depth)
                    return
                record.add(_picture_facts(thing, drawn, state.matrix, resources, self._darkest_ink), area)


def _record_white(
    paint: PaintColour | None,
    area: Box | None,
    thing: str,
    record: _PaintRecord,
    overprint: Overprint,
    *,
    is_fill: bool,
) -> None:
    """Record what has no ink and overprints: of inks on their own, or of all four where each is looked at."""
    is_on = overprint.fill if is_fill else overprint.stroke
    if not is_on or paint is None or paint.pattern or any(paint.values) or not paint.values:
        return
    if paint.space == "spot" or (paint.space == "cmyk" and overprint.is_by_ink):
        record.add(WhiteOverprintFacts(thing), area)


def _painted(space: Any, spaces: Any, thing: str) -> PaintedColour:
    """Return the colours of a gradient or an inline picture without their values."""
    kind = space_of(space, spaces) if space is not None else "other"
    return PaintedColour(kind, (), False, thing, ink_names(space, spaces) if kind == "spot" else ())


def _gradient(shading: Any, spaces: Any, thing: str) -> Iterator[PaintedColour]:
    """Yield the colours of the stops of a gradient; one without values where they are not written as stops."""
    paint = _painted(shading.get("/ColorSpace") if shading is not None else None, spaces, thing)
    stops = list(_stops(shading.get("/Function"))) if shading is not None else []
    yield from (structs.replace(paint, values=stop) for stop in dict.fromkeys(stops or [()]))


def _stops(function: Any) -> Iterator[tuple[float, ...]]:
    """Yield the values at both ends of each part of a function. Source: ISO 32000-1, 7.10.3."""
    for part in functions_of(function):
        for name, usual in (("/C0", [0]), ("/C1", [1])):
            yield tuple(round(float(value), 4) for value in part.get(name, usual))


def _on_paper(box: Box, matrix: Matrix) -> Box:
    return box_around(on_paper((x, y), matrix) for x in (box.left, box.right) for y in (box.bottom, box.top))


def _placed_square(matrix: Matrix, clip: Box) -> Box:
    """Return where a picture is placed: pictures are squares of 1 by 1."""
    return overlap(_on_paper(Box(0, 0, 1, 1), matrix), clip)


def _bounded(clip: Box) -> Box | None:
    return None if clip == EVERYWHERE else clip


def _record_thin_line(line: ThinLine, paints: PaintState, area: Box, thing: str, record: _PaintRecord) -> None:
    paint = paints.stroke if line.is_stroke else paints.fill
    match paint:
        case PaintColour("gray", (white,), pattern=""):
            black = 1 - white
        case PaintColour("cmyk", (0, 0, 0, value), pattern=""):
            black = value
        case _:
            return
    if 0.005 < black < 0.995:
        record.add(HairlineFacts(thing, round(line.points, 2), round(black, 2)), area)


def _line_width(state: _GraphicsState) -> float:
    """Return the width of a line on paper in points; in a stretched drawing, the average."""
    a, b, c, d, *_ = state.matrix
    return state.line * math.sqrt(abs(a * d - b * c))


def _resource(resources: Any, kind: str, name: Any) -> Any:
    category = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return category.get(str(name)) if isinstance(category, pikepdf.Dictionary) else None


def _picture_facts(
    thing: str, image: Any, matrix: Matrix, resources: Any, find_ink: Callable[[pikepdf.Stream, float], float]
) -> PictureFacts:
    width, height = int(image.get("/Width", 0)), int(image.get("/Height", 0))
    across, down = math.hypot(matrix[0], matrix[1]) / 72, math.hypot(matrix[2], matrix[3]) / 72
    ppi = min(width / across, height / down) if across and down else 0.0
    spaces = resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
    space = image.get("/ColorSpace")
    kind = space_of(space, spaces)
    inks = ink_names(space, spaces) if kind == "spot" else ()
    ink = find_ink(image, ppi) if kind in ("cmyk", "independent") else 0.0
    return PictureFacts(thing, kind, width, height, round(ppi, 1), inks, round(ink, 2))


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

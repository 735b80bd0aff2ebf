"""A typeset PDF in, a PDF/X-4 for a print shop out, with its boxes, marks, inks and metadata.

Source: ISO 15930-7 (PDF/X-4), ISO 32000-1.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

import pikepdf

from diglot.extensions.books.adapters.pdf_opening import open_pdf
from diglot.extensions.books.model.page_boxes import POINTS_A_MM
from diglot.extensions.press.adapters.pdf_tools.artwork import place_artwork
from diglot.extensions.press.adapters.pdf_tools.paint_operators import (
    PATH_ENDS,
    PATH_STARTS,
    TEXT_SHOWS,
    Instruction,
    PaintColour,
    PaintStack,
    PaintState,
    functions_of,
)
from diglot.extensions.press.adapters.pdf_tools.thin_lines import UPRIGHT, Matrix, Pen, ThinLine, matrix_of, times
from diglot.extensions.press.model.colour import BLACK, Inks, OutputProfile, Raster, Tint
from diglot.extensions.press.model.cover_sheets import CoverSheet
from diglot.extensions.press.model.spot_inks import InkMixture, is_paper, tint_of
from diglot.model.paper.printing import Offcut, SpotInk

# Marks are thin enough for an exact cut, 1 mm away from the bleed and 5 mm long.
_MARK_POINTS = 0.25
_MARK_GAP_MM, _MARK_LENGTH_MM = 1.0, 5.0

# Text lighter than this is on a dark ground and keeps its tint; all other text is solid black: a screen would fray its
# edges.
_LIGHT_TEXT = 0.25

# The graphics states in which a fill leaves the inks under it (ISO 32000-1, 8.6.7: nonzero overprint mode), or not.
_OVERPRINT, _KNOCKOUT = "/FillOverprints", "/FillKnocksOut"
# The same for the strokes of thin lines in black.
_RULE_OVERPRINT = "/RuleOverprints"

# A thin line in a tint of black becomes one in solid black with as much ink, but no thinner than a plate can hold.
_THINNEST_POINTS = 0.25

PDF_VERSION = "1.6"


def convert_to_pdfx(
    content: bytes,
    offcut: Offcut,
    profile: OutputProfile,
    inks: Inks,
    dated: dt.date,
    cover: CoverSheet | None = None,
    spots: Sequence[SpotInk] = (),
) -> tuple[bytes, tuple[InkMixture, ...]]:
    """Return a PDF as PDF/X-4, and its gradients that cannot be printed in the spot inks of their colours.

    content: from the typesetter, its pages with the offcut around them. dated: the date of creation in the file; the
    same input gives the same bytes. cover: of a book, whose text keeps its colours and which gets marks for its folds.
    spots: inks besides those of `inks`; what is drawn in their colours is printed in them.
    Raises: UnreadablePdf.
    """
    with open_pdf(content) as pdf:
        _strip(pdf)
        for artwork in cover.artwork if cover else ():
            place_artwork(pdf, pdf.pages[0], artwork, offcut.bleed_mm)
        separation = _Separation(pdf, inks, spots, keeps_text_colours=cover is not None)
        separation.separate()
        moved: set[tuple[int, int]] = set()
        for page in pdf.pages:
            _finish_page(pdf, page, offcut, moved, cover.folds_mm if cover else ())
        _declare(pdf, profile, dated, hashlib.sha256(content).hexdigest())
        file = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            file,
            deterministic_id=True,
            force_version=PDF_VERSION,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
        )
        return file.getvalue(), tuple(dict.fromkeys(separation.mixtures))


def _strip(pdf: pikepdf.Pdf) -> None:
    """Remove what is only for reading on a screen."""
    for key in ("/Outlines", "/Names", "/Dests", "/OpenAction", "/AA", "/AcroForm", "/StructTreeRoot", "/MarkInfo"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in ("/Annots", "/AA", "/Tabs", "/StructParents"):
            if key in page.obj:
                del page.obj[key]


# ---------------------------------------------------------------- inks


_PaintConverter: TypeAlias = Callable[[PaintColour, bool, bool], tuple[Instruction, ...]]
"""From a colour, whether it is of text, and whether it is of a stroke, to the instructions that set it."""


_Colour: TypeAlias = tuple[float, float, float]


class _Separation:
    """Replaces colours by inks in everything that a document draws, each object once.

    mixtures: the gradients between the colour of a spot ink and others, as far as they were found.
    """

    def __init__(self, pdf: pikepdf.Pdf, inks: Inks, spots: Sequence[SpotInk], *, keeps_text_colours: bool) -> None:
        self._pdf = pdf
        self._inks = inks
        self._spots = spots
        self.mixtures: list[InkMixture] = []
        # The colour spaces of those that something is printed in, by their numbers; the resources of what may be.
        self._spot_spaces: dict[int, Any] = {}
        self._resources_in_inks: list[Any] = []
        self._keeps_text_colours = keeps_text_colours
        self._seen: set[tuple[int, int]] = set()
        # In which transformation each form is drawn first, as far as what draws it was rewritten.
        self._placed: dict[tuple[int, int], Matrix] = {}

    def separate(self) -> None:
        # All pages before all forms: WeasyPrint's pages share their resources, so the first one lists the forms of all.
        for page in self._pdf.pages:
            rewritten, placed = _rewrite(page, self._in_inks, self._screened)
            page.obj["/Contents"] = self._pdf.make_stream(rewritten)
            self._place(page.resources, placed)
        for page in self._pdf.pages:
            self._resources(page.resources, self._in_inks)
        spaces = {_spot_name(at): space for at, space in self._spot_spaces.items()}
        for resources in self._resources_in_inks:
            _add_spaces(resources, spaces)

    def _place(self, resources: Any, placed: Mapping[str, Matrix]) -> None:
        for name, drawn in _items(resources, "/XObject"):
            if name in placed:
                self._placed.setdefault(drawn.objgen, placed[name])

    def _resources(self, resources: Any, convert: _PaintConverter) -> None:
        """Convert what a stream uses."""
        if not isinstance(resources, pikepdf.Dictionary) or not self._is_new(resources):
            return
        for state in _values(resources, "/ExtGState"):
            mask = state.get("/SMask")
            if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
                # The greys of a mask are not printed.
                self._form(mask["/G"], _in_greys, "/DeviceGray")
        drawn = list(_values(resources, "/XObject"))
        for one in sorted(drawn, key=lambda one: one.objgen not in self._placed):
            if str(one.get("/Subtype", "")) == "/Image":
                self._picture(one)
            else:
                self._form(one, convert, "/DeviceCMYK")
        for pattern in _values(resources, "/Pattern"):
            if isinstance(pattern, pikepdf.Stream):
                self._form(pattern, convert, "/DeviceCMYK")
            elif "/Shading" in pattern:
                self._shading(pattern["/Shading"])
        if convert is not _in_greys:
            _add_overprint(resources)
            self._resources_in_inks.append(resources)
            for shading in _values(resources, "/Shading"):
                self._shading(shading)
        spaces = resources.get("/ColorSpace")
        if isinstance(spaces, pikepdf.Dictionary):
            # WeasyPrint declares these in every file; preflight tools object to the mere names.
            for name in ("/lab-d50", "/lab-d65"):
                if name in spaces:
                    del spaces[name]

    def _is_new(self, thing: Any) -> bool:
        if thing.objgen[0] == 0:
            return True
        if thing.objgen in self._seen:
            return False
        self._seen.add(thing.objgen)
        return True

    def _form(self, form: Any, convert: _PaintConverter, space: str) -> None:
        if not isinstance(form, pikepdf.Stream) or not self._is_new(form):
            return
        screened = _no_line if convert is _in_greys else self._screened
        matrix = times(matrix_of(form.get("/Matrix", UPRIGHT)), self._placed.get(form.objgen, UPRIGHT))
        rewritten, placed = _rewrite(form, convert, screened, matrix)
        form.write(rewritten)
        self._place(form.get("/Resources"), placed)
        group = form.get("/Group")
        if isinstance(group, pikepdf.Dictionary):
            # ISO 15930-7, 6.2.4.4: transparency is blended in inks, as it is printed.
            group["/CS"] = pikepdf.Name(space)
        self._resources(form.get("/Resources"), convert)

    def _picture(self, image: Any) -> None:
        if not self._is_new(image) or image.get("/ImageMask", False):
            return
        raster = _raster(image)
        if raster is None:
            return
        separated = self._inks.separate(raster)
        if separated is raster:
            return
        image.write(separated.samples, filter=pikepdf.Name.DCTDecode if separated.is_jpeg else None)
        if "/Decode" in image:
            del image["/Decode"]
        image["/BitsPerComponent"] = 8
        image["/ColorSpace"] = pikepdf.Name.DeviceGray if separated.space == "gray" else pikepdf.Name.DeviceCMYK
        if separated.is_jpeg and separated.space == "cmyk":
            # Like Adobe, Pillow writes the four inks of a JPEG inverted.
            image["/Decode"] = pikepdf.Array([1, 0] * 4)

    def _shading(self, shading: Any) -> None:
        """Convert a gradient between two or more colours."""
        if not self._is_new(shading) or str(shading.get("/ColorSpace", "")) != "/DeviceRGB":
            return
        ends = [(function, key) for function in functions_of(shading.get("/Function")) for key in ("/C0", "/C1")]
        if not ends:
            return
        colours = [_colour(function[key]) for function, key in ends]
        at = self._gradient_spot(colours)
        shading["/ColorSpace"] = pikepdf.Name.DeviceCMYK if at is None else self._spot_space(at)
        for (function, key), colour in zip(ends, colours, strict=True):
            tints = self._inks.mix(*colour) if at is None else (tint_of(self._spots[at], *colour),)
            function[key] = pikepdf.Array([_number(tint) for tint in tints])

    def _gradient_spot(self, colours: Sequence[_Colour]) -> int | None:
        """Return the number of the spot ink that a gradient is printed in; keep those that it mixes with others."""
        for at, spot in enumerate(self._spots):
            if any(tint_of(spot, *colour) for colour in colours):
                if all(tint_of(spot, *colour) or is_paper(*colour) for colour in colours):
                    return at
                shown = dict.fromkeys("#" + bytes(round(255 * part) for part in colour).hex() for colour in colours)
                self.mixtures.append(InkMixture(spot.name, tuple(shown)))
        return None

    def _spot_space(self, at: int) -> Any:
        """Return the colour space of a spot ink, which the file declares as soon as it is used."""
        if at not in self._spot_spaces:
            self._spot_spaces[at] = self._pdf.make_indirect(_separation(self._spots[at]))
        return self._spot_spaces[at]

    def _in_inks(self, paint: PaintColour, is_text: bool, is_stroke: bool) -> tuple[Instruction, ...]:
        if spot := self._spot(paint):
            return self._in_spot(*spot, is_text=is_text, is_stroke=is_stroke)
        tint = self._tint(paint)
        if tint and is_text and not self._keeps_text_colours:
            darkness = _darkness(tint)
            tint = (0, 0, 0, darkness) if darkness < _LIGHT_TEXT else BLACK
        instructions = paint.raw if tint is None else (_instruction("K" if is_stroke else "k", tint),)
        if is_stroke:
            return instructions
        # Black type that is left out of the inks under it shows white edges as soon as plates are out of register.
        return (_state(_OVERPRINT if is_text and tint == BLACK else _KNOCKOUT), *instructions)

    def _spot(self, paint: PaintColour) -> tuple[int, float] | None:
        """Return the number of the spot ink that a colour is printed in, and how much of it."""
        if paint.space != "rgb" or len(paint.values) != 3:
            return None
        tints = ((at, tint_of(spot, *paint.values)) for at, spot in enumerate(self._spots))
        return next(((at, tint) for at, tint in tints if tint), None)

    def _in_spot(self, at: int, tint: float, *, is_text: bool, is_stroke: bool) -> tuple[Instruction, ...]:
        self._spot_space(at)
        if is_text and tint >= _LIGHT_TEXT:
            tint = 1.0
        space = pikepdf.ContentStreamInstruction(
            [pikepdf.Name(_spot_name(at))], pikepdf.Operator("CS" if is_stroke else "cs")
        )
        instructions = space, _instruction("SCN" if is_stroke else "scn", (tint,))
        return instructions if is_stroke else (_state(_KNOCKOUT), *instructions)

    def _screened(self, paint: PaintColour) -> float:
        """Return the tint of a colour that is a shade of black; 0 for solid black, no ink, and other inks."""
        tint = None if paint.pattern or self._spot(paint) else self._tint(paint)
        return tint[3] if tint and not any(tint[:3]) and tint != BLACK else 0.0

    def _tint(self, paint: PaintColour) -> Tint | None:
        if paint.space == "gray" and len(paint.values) == 1:
            return (0.0, 0.0, 0.0, 1 - paint.values[0])
        if paint.space == "rgb" and len(paint.values) == 3:
            red, green, blue = (min(1.0, max(0.0, value)) for value in paint.values)
            return self._inks.mix(red, green, blue)
        if paint.space == "cmyk" and len(paint.values) == 4:
            cyan, magenta, yellow, black = paint.values
            return self._inks.reduce((cyan, magenta, yellow, black))
        return None


def _no_line(_paint: PaintColour) -> float:
    """Leave lines as they are: those of masks are not printed."""
    return 0.0


def _in_greys(paint: PaintColour, is_text: bool, is_stroke: bool) -> tuple[Instruction, ...]:
    """Return the instructions of a grey, for masks."""
    if paint.space == "rgb" and len(paint.values) == 3:
        red, green, blue = paint.values
        return (_instruction("G" if is_stroke else "g", (0.2126 * red + 0.7152 * green + 0.0722 * blue,)),)
    return paint.raw


def _darkness(tint: Tint) -> float:
    cyan, magenta, yellow, black = tint
    return min(1.0, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black)


def _add_overprint(resources: Any) -> None:
    """Give resources the graphics states of fills that overprint, and of those that do not."""
    states = resources.get("/ExtGState")
    if not isinstance(states, pikepdf.Dictionary):
        states = resources["/ExtGState"] = pikepdf.Dictionary()
    for name, overprints in ((_OVERPRINT, True), (_KNOCKOUT, False)):
        states[name] = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, op=overprints, OPM=1)
    states[_RULE_OVERPRINT] = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=True, OPM=1)


def _spot_name(at: int) -> str:
    """Return the name of the colour space of a spot ink, by its number."""
    return f"/Spot{at + 1}"


def _separation(spot: SpotInk) -> Any:
    """Return the colour space of a spot ink, and what stands for it."""
    inks = [_number(part) for part in spot.cmyk]
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=inks, N=1)
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name(f"/{spot.name}"), pikepdf.Name.DeviceCMYK, tint])


def _add_spaces(resources: Any, added: Mapping[str, Any]) -> None:
    """Give resources colour spaces; with their own even where they share them with others."""
    if added:
        resources["/ColorSpace"] = pikepdf.Dictionary({**dict(_items(resources, "/ColorSpace")), **added})


def _state(name: str) -> Instruction:
    return pikepdf.ContentStreamInstruction([pikepdf.Name(name)], pikepdf.Operator("gs"))


def _values(resources: Any, kind: str) -> Iterator[Any]:
    yield from (value for _, value in _items(resources, kind))


def _items(resources: Any, kind: str) -> Iterator[tuple[str, Any]]:
    category = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(category, pikepdf.Dictionary):
        yield from category.items()


def _colour(numbers: Any) -> _Colour:
    red, green, blue = (min(1.0, max(0.0, float(number))) for number in numbers)
    return red, green, blue


def _raster(image: Any) -> Raster | None:
    """Return the pixels of a picture; None where its encoding is not supported."""
    space = {"/DeviceRGB": "rgb", "/DeviceGray": "gray", "/DeviceCMYK": "cmyk"}.get(str(image.get("/ColorSpace", "")))
    if space is None or int(image.get("/BitsPerComponent", 0)) != 8:
        return None
    width, height = int(image["/Width"]), int(image["/Height"])
    filters = image.get("/Filter")
    if isinstance(filters, pikepdf.Name) and filters == pikepdf.Name.DCTDecode:
        return Raster(width, height, space, image.read_raw_bytes(), is_jpeg=True)  # type: ignore[arg-type]
    samples = image.read_bytes()
    parts = {"rgb": 3, "gray": 1, "cmyk": 4}[space]
    return Raster(width, height, space, samples) if len(samples) == width * height * parts else None  # type: ignore[arg-type]


# ---------------------------------------------------------------- instructions


def _rewrite(
    stream: Any, convert: _PaintConverter, screened: Callable[[PaintColour], float], matrix: Matrix = UPRIGHT
) -> tuple[bytes, Mapping[str, Matrix]]:
    """Return the instructions of a stream with each colour set just before something is painted in it.

    Only then is it known whether text is painted, or a thin line. Between the beginning of a path and its painting no
    colour may be set, so it is set before the path. screened: returns the tint of a line that must be solid black, or
    0. Also returns the transformation in which the stream first draws each form.
    """
    rewritten: list[Instruction] = []
    path: list[Instruction] = []
    placed: dict[str, Matrix] = {}
    stack, current, pen = PaintStack(), _CurrentColours(), Pen(matrix)
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        paints = stack.paints.after(instruction, None)
        if paints is not None:
            stack.paints = paints
            continue
        line = pen.follow(instruction)
        if path or operator in PATH_STARTS:
            path.append(instruction)
            if operator in PATH_ENDS:
                paint = stack.paints.stroke if line and line.is_stroke else stack.paints.fill
                black = screened(paint) if line and paint else 0.0
                if line and black:
                    rewritten += _solid_line(line, black, path)
                else:
                    rewritten += [*current.change(stack.paints, False, convert), *path]
                path = []
            continue
        if operator in TEXT_SHOWS:
            rewritten += current.change(stack.paints, True, convert)
        elif operator in ("Do", "INLINE IMAGE", "sh"):
            rewritten += current.change(stack.paints, False, convert)
        if operator == "Do":
            placed.setdefault(str(instruction.operands[0]), pen.matrix)
        if operator == "q":
            stack.push()
            current.push()
        elif operator == "Q":
            stack.pop()
            current.pop()
        rewritten.append(instruction)
    return pikepdf.unparse_content_stream([*rewritten, *path]), placed


def _solid_line(line: ThinLine, black: float, path: Sequence[Instruction]) -> Iterator[Instruction]:
    """Yield the instructions of a thin line in solid black, with as much ink as in its tint."""
    points = max(min(_THINNEST_POINTS, line.points), line.points * black)
    yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("q"))
    yield _state(_RULE_OVERPRINT)
    yield _instruction("w", (points / line.scale,))
    yield _instruction("K", BLACK)
    if line.is_stroke:
        yield from path
    else:
        yield _instruction("J", (0,))
        yield pikepdf.ContentStreamInstruction([pikepdf.Array([]), 0], pikepdf.Operator("d"))
        yield from (_instruction(operator, end) for operator, end in zip("ml", line.ends, strict=True))
        yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("S"))
    yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("Q"))


class _CurrentColours:
    """The instructions of the colours that are set at the current point of a rewritten stream."""

    def __init__(self) -> None:
        self._set: dict[bool, bytes] = {}
        self._saved: list[dict[bool, bytes]] = []

    def push(self) -> None:
        self._saved.append(dict(self._set))

    def pop(self) -> None:
        if self._saved:
            self._set = self._saved.pop()

    def change(self, paints: PaintState, is_text: bool, convert: _PaintConverter) -> Iterable[Instruction]:
        """Yield the instructions that set these colours where others are set."""
        for is_stroke, paint in ((False, paints.fill), (True, paints.stroke)):
            if paint is None:
                continue
            instructions = convert(paint, is_text, is_stroke)
            key = pikepdf.unparse_content_stream(instructions)
            if self._set.get(is_stroke) != key:
                self._set[is_stroke] = key
                yield from instructions


def _instruction(operator: str, numbers: Iterable[float]) -> Instruction:
    return pikepdf.ContentStreamInstruction([_number(number) for number in numbers], pikepdf.Operator(operator))


def _number(value: float) -> Any:
    """Return a number for a PDF, which has no exponents."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return int(text) if text.lstrip("-").isdecimal() else Decimal(text)


# ---------------------------------------------------------------- pages and marks


def _finish_page(
    pdf: pikepdf.Pdf, page: pikepdf.Page, offcut: Offcut, moved: set[tuple[int, int]], folds_mm: Sequence[float]
) -> None:
    """Move a page to the origin, set its boxes, clip it to the bleed, draw the marks."""
    left, bottom, right, top = (float(number) for number in page.mediabox)
    width, height = right - left, top - bottom
    around, bleed = offcut.width_mm * POINTS_A_MM, offcut.bleed_mm * POINTS_A_MM
    trim = (around, around, width - around, height - around)
    bled = (trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed)
    obj = page.obj
    for key, box in (("/MediaBox", (0, 0, width, height)), ("/TrimBox", trim), ("/BleedBox", bled)):
        obj[key] = pikepdf.Array([_number(number) for number in box])
    for key in ("/CropBox", "/ArtBox"):
        if key in obj:
            del obj[key]
    _move_patterns(page, -left, -bottom, moved)
    x, y, right, top = bled
    opening = f"q {x:.4f} {y:.4f} {right - x:.4f} {top - y:.4f} re W n 1 0 0 1 {-left:.4f} {-bottom:.4f} cm\n"
    drawing = obj["/Contents"].read_bytes()
    folds = [trim[0] + fold_mm * POINTS_A_MM for fold_mm in folds_mm]
    marks, fold_marks = "\n".join(_marks(trim, bled, folds)), "\n".join(_fold_marks(folds, bled))
    closing = f"\nQ\nq /All CS 1 SCN {_MARK_POINTS} w\n{marks}\n[2 2] 0 d\n{fold_marks}\nQ\n"
    obj["/Contents"] = pdf.make_stream(opening.encode() + drawing + closing.encode())
    spaces = page.resources.get("/ColorSpace")
    if not isinstance(spaces, pikepdf.Dictionary):
        spaces = page.resources["/ColorSpace"] = pikepdf.Dictionary()
    if "/All" not in spaces:
        spaces["/All"] = _registration(pdf)
    if _is_transparent(page.resources):
        obj["/Group"] = pikepdf.Dictionary(
            Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK, I=True
        )


def _move_patterns(page: pikepdf.Page, x: float, y: float, moved: set[tuple[int, int]]) -> None:
    """Move the patterns of a page, which do not move with its contents (ISO 32000-1, 8.7.3.1).

    moved: the patterns that were, since pages share them.
    """
    for pattern in _values(page.resources, "/Pattern"):
        if pattern.objgen in moved:
            continue
        moved.add(pattern.objgen)
        a, b, c, d, e, f = (float(number) for number in pattern.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        pattern["/Matrix"] = pikepdf.Array(
            [*(_number(number) for number in (a, b, c, d)), _number(e + x), _number(f + y)]
        )


def _registration(pdf: pikepdf.Pdf) -> Any:
    """Return the colour space of marks: all plates."""
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, tint])


def _marks(trim: tuple[float, ...], bled: tuple[float, ...], folds: Sequence[float]) -> Iterator[str]:
    """Yield the instructions of crop marks at the corners and registration marks at the middle of each side.

    folds: beside the last of which those above and below are, where a sheet has any.
    """
    gap, length = _MARK_GAP_MM * POINTS_A_MM, _MARK_LENGTH_MM * POINTS_A_MM
    left, bottom, right, top = trim
    out_left, out_bottom, out_right, out_top = bled[0] - gap, bled[1] - gap, bled[2] + gap, bled[3] + gap
    for x in (left, right):
        yield _line(x, out_bottom, x, out_bottom - length)
        yield _line(x, out_top, x, out_top + length)
    for y in (bottom, top):
        yield _line(out_left, y, out_left - length, y)
        yield _line(out_right, y, out_right + length, y)
    middle, centre, half = (max(folds, default=left) + right) / 2, (bottom + top) / 2, length / 2
    for x, y in (
        (middle, out_bottom - half),
        (middle, out_top + half),
        (out_left - half, centre),
        (out_right + half, centre),
    ):
        yield _line(x - half, y, x + half, y)
        yield _line(x, y - half, x, y + half)
        yield _circle(x, y, half / 2)


def _fold_marks(folds: Sequence[float], bled: tuple[float, ...]) -> Iterator[str]:
    """Yield the instructions of the marks of folds, above and below the sheet."""
    gap, length = _MARK_GAP_MM * POINTS_A_MM, _MARK_LENGTH_MM * POINTS_A_MM
    for x in folds:
        yield _line(x, bled[1] - gap, x, bled[1] - gap - length)
        yield _line(x, bled[3] + gap, x, bled[3] + gap + length)


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.4f} {y:.4f} m {to_x:.4f} {to_y:.4f} l S"


def _circle(x: float, y: float, radius: float) -> str:
    bend = radius * 0.5523  # four Bézier curves are a circle to the eye
    return (
        f"{x + radius:.4f} {y:.4f} m "
        f"{x + radius:.4f} {y + bend:.4f} {x + bend:.4f} {y + radius:.4f} {x:.4f} {y + radius:.4f} c "
        f"{x - bend:.4f} {y + radius:.4f} {x - radius:.4f} {y + bend:.4f} {x - radius:.4f} {y:.4f} c "
        f"{x - radius:.4f} {y - bend:.4f} {x - bend:.4f} {y - radius:.4f} {x:.4f} {y - radius:.4f} c "
        f"{x + bend:.4f} {y - radius:.4f} {x + radius:.4f} {y - bend:.4f} {x + radius:.4f} {y:.4f} c S"
    )


def _is_transparent(resources: Any, depth: int = 0) -> bool:
    if not isinstance(resources, pikepdf.Dictionary) or depth > 8:
        return False
    for state in _values(resources, "/ExtGState"):
        opacity = min(float(state.get("/ca", 1)), float(state.get("/CA", 1)))
        if (
            opacity < 1
            or isinstance(state.get("/SMask"), pikepdf.Dictionary)
            or str(state.get("/BM", "/Normal")) != "/Normal"
        ):
            return True
    for kind in ("/XObject", "/Pattern"):
        for drawn in _values(resources, kind):
            if "/SMask" in drawn or "/Group" in drawn or _is_transparent(drawn.get("/Resources"), depth + 1):
                return True
    return False


# ---------------------------------------------------------------- metadata


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{authors}{subject}
<pdf:Producer>{producer}</pdf:Producer>{keywords}
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>{date}T00:00:00Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _declare(pdf: pikepdf.Pdf, profile: OutputProfile, dated: dt.date, digest: str) -> None:
    """Write title, dates, PDF/X-4 and the output condition into the document information and into XMP alike."""
    written = pdf.trailer.get("/Info", pikepdf.Dictionary())
    words = {
        key: str(written[key]) for key in ("/Title", "/Author", "/Subject", "/Keywords", "/Creator") if key in written
    }
    words.setdefault("/Creator", "diglot")
    words.setdefault("/Title", "—")
    words["/Producer"] = f"pikepdf {pikepdf.__version__}"
    moment = f"D:{dated:%Y%m%d}000000Z"
    info = pikepdf.Dictionary(CreationDate=moment, ModDate=moment, Trapped=pikepdf.Name("/False"))
    for key, value in words.items():
        info[key] = pikepdf.String(value)
    pdf.trailer["/Info"] = pdf.make_indirect(info)
    stream = pdf.make_stream(profile.content)
    stream["/N"] = 4
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(profile.condition),
        Info=pikepdf.String(profile.description),
        DestOutputProfile=stream,
    )
    if profile.is_registered:
        intent["/RegistryName"] = pikepdf.String("http://www.color.org")
    pdf.Root["/OutputIntents"] = pikepdf.Array([intent])
    metadata = pdf.make_stream(_xmp(words, dated, digest).encode())
    metadata["/Type"] = pikepdf.Name.Metadata
    metadata["/Subtype"] = pikepdf.Name.XML
    pdf.Root["/Metadata"] = metadata


def _xmp(words: dict[str, str], dated: dt.date, digest: str) -> str:
    return _XMP.format(
        title=escape(words["/Title"]),
        authors=_listed("creator", "Seq", words.get("/Author", "")),
        subject=_listed("description", "Alt", words.get("/Subject", "")),
        keywords=_element("pdf:Keywords", words.get("/Keywords", "")),
        producer=escape(words["/Producer"]),
        creator=escape(words["/Creator"]),
        date=dated.isoformat(),
        document=uuid.uuid5(uuid.NAMESPACE_OID, digest),
    )


def _listed(name: str, kind: str, text: str) -> str:
    lang = ' xml:lang="x-default"' if kind == "Alt" else ""
    body = f"<rdf:{kind}><rdf:li{lang}>{escape(text)}</rdf:li></rdf:{kind}>"
    return f"\n<dc:{name}>{body}</dc:{name}>" if text else ""


def _element(name: str, text: str) -> str:
    return f"\n<{name}>{escape(text)}</{name}>" if text else ""

"""A PDF and the plan of its booklet in, a PDF of sheets to print on both sides, fold and stitch out."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import pikepdf

from diglot.extensions.booklet.adapters.sheet_marks import GAP, MARGIN, PROCESS, SheetLayout, draw_marks, spot_name
from diglot.extensions.booklet.model.booklet import Imposition, PageCell, SheetMarks, SheetSide
from diglot.extensions.books.adapters.pdf_opening import DAMAGES, UnreadablePdf, library_message, open_pdf
from diglot.extensions.books.model.page_boxes import POINTS_A_MM, Box

if TYPE_CHECKING:
    from diglot.extensions.booklet.adapters.outlined_text import Lettering


class _SheetPage(msgspec.Struct, frozen=True):
    """A page to be placed: its drawing, and the corner and size of its trimmed part, in points."""

    form: Any
    left: float
    bottom: float
    width: float
    height: float


class PdfOutline(msgspec.Struct, frozen=True):
    """What imposition must know of a PDF. date: of its last change, "2026-12-01", or "" if it does not say.

    is_bound_right: it says that it is read from right to left.
    """

    pages: int
    date: str
    is_bound_right: bool


def outline_pdf(content: bytes) -> PdfOutline:
    """Return the number of pages of a PDF, its date, and the side of its spine.

    Raises: UnreadablePdf, LockedPdf.
    """
    with open_pdf(content) as pdf:
        info = pdf.trailer.get("/Info", pikepdf.Dictionary())
        digits = str(info.get("/ModDate", info.get("/CreationDate", ""))).removeprefix("D:")[:8]
        is_date = len(digits) == 8 and digits.isascii() and digits.isdigit()
        direction = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/Direction")
        date = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if is_date else ""
        return PdfOutline(len(pdf.pages), date, is_bound_right=direction == pikepdf.Name.R2L)


class ImposedPdf(msgspec.Struct, frozen=True):
    """Sheets as a PDF. is_wide: they are wider than high."""

    pdf: bytes
    is_wide: bool


def impose(content: bytes, plan: Imposition, marks: SheetMarks | None = None, font: bytes = b"") -> ImposedPdf:
    """Place pages on sheets; each page of the result is a side, fronts and backs in turn.

    A page keeps its size, cut to its trim; where sizes differ, each is placed at its spine, vertically centred on the
    tallest. marks: in a margin around each sheet, into which the bleed of the pages extends, and that of pages that are
    cut apart between them; in that font. Without marks, all pages touch.
    Raises: UnreadablePdf, LockedPdf.
    """
    with open_pdf(content) as source:
        try:
            return _impose_pages(source, plan, marks, font)
        except DAMAGES as error:
            raise UnreadablePdf(library_message(error)) from None


def _impose_pages(source: pikepdf.Pdf, plan: Imposition, marks: SheetMarks | None, font: bytes) -> ImposedPdf:
    with pikepdf.new() as booklet:
        sheet_pages = [_sheet_page(page, booklet, with_bleed=marks is not None) for page in source.pages]
        layout = _layout(sheet_pages, plan, with_marks=marks is not None)
        lettering = _lettering(font) if marks else None
        spaces = _colour_spaces(sheet_pages, marks.inks) if marks else {}
        if marks:
            # A spot ink of which only a drawing within a page knows the colour space has no patch.
            inks = (ink for ink in marks.inks if ink in PROCESS or f"/{spot_name(ink)}" in spaces)
            marks = msgspec.structs.replace(marks, inks=tuple(inks))
        for sheet in plan.sheets:
            for side in sheet.sides:
                drawing = draw_marks(sheet, side, plan, layout, marks, lettering) if marks and lettering else ""
                _add_side(booklet, side, sheet_pages, layout, drawing, spaces)
        _copy_title(source, booklet)
        file = io.BytesIO()
        booklet.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return ImposedPdf(file.getvalue(), layout.trim.width > layout.trim.height)


def _lettering(font: bytes) -> Lettering:
    # Slow to load, and most sheets have no marks.
    from diglot.extensions.booklet.adapters.outlined_text import Lettering

    return Lettering(font)


def _layout(sheet_pages: Sequence[_SheetPage], plan: Imposition, *, with_marks: bool) -> SheetLayout:
    rows = plan.sheets[0].sides[0].rows
    width, height = max(page.width for page in sheet_pages), max(page.height for page in sheet_pages)
    margin, gap = (MARGIN, GAP) if with_marks else (0.0, 0.0)
    return SheetLayout(width, height, len(rows[0]), len(rows), margin, gap)


def _sheet_page(page: pikepdf.Page, booklet: pikepdf.Pdf, *, with_bleed: bool) -> _SheetPage:
    """Return a page as a drawing, upright even if the page is rotated, and cut to its TrimBox.

    Without a TrimBox it is cut to its CropBox; without that, it is the whole page.
    """
    form = booklet.copy_foreign(page.as_form_xobject(handle_transformations=True))
    a, b, c, d, e, f = (float(number) for number in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    box = [float(number) for number in form["/BBox"]]
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]]
    left, bottom = min(x for x, _ in corners), min(y for _, y in corners)
    width, height = max(x for x, _ in corners) - left, max(y for _, y in corners) - bottom
    if width < 1 or height < 1:
        raise UnreadablePdf(f"TrimBox: {width:.0f} × {height:.0f}")
    if with_bleed and "/BleedBox" in page.obj:
        form["/BBox"] = pikepdf.Array([*(float(number) for number in page.obj["/BleedBox"])])
    return _SheetPage(form, left, bottom, width, height)


def _colour_spaces(sheet_pages: Sequence[_SheetPage], inks: Sequence[str]) -> Mapping[str, Any]:
    """Return the colour spaces of the marks by their names: all plates, and the spot inks as the pages have them."""
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    found = {"/All": pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, tint])}
    for page in sheet_pages:
        own = page.form.get("/Resources", pikepdf.Dictionary()).get("/ColorSpace", pikepdf.Dictionary())
        for space in own.values():
            if isinstance(space, pikepdf.Array) and space[0] == pikepdf.Name.Separation:
                ink = str(space[1]).removeprefix("/")
                if ink in inks:
                    found.setdefault(f"/{spot_name(ink)}", space)
    return found


def _add_side(
    booklet: pikepdf.Pdf,
    side: SheetSide,
    sheet_pages: Sequence[_SheetPage],
    layout: SheetLayout,
    marks: str,
    spaces: Mapping[str, Any],
) -> None:
    trim, margin = layout.trim, layout.margin
    page = booklet.add_blank_page(page_size=(trim.right + margin, trim.top + margin))
    forms: dict[str, Any] = {}
    lines: list[str] = []
    for row, cells in enumerate(side.rows):
        for column, cell in enumerate(cells):
            if cell.page is not None:
                name = f"/P{len(forms)}"
                forms[name] = sheet_pages[cell.page].form
                lines.append(_placed(cell, sheet_pages[cell.page], layout, row, column, name))
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(forms))
    if marks:
        page.obj["/Resources"]["/ColorSpace"] = pikepdf.Dictionary(spaces)
        page.obj["/TrimBox"] = pikepdf.Array([trim.left, trim.bottom, trim.right, trim.top])
    page.obj["/Contents"] = booklet.make_stream("\n".join([*lines, marks]).encode())


def _placed(cell: PageCell, leaf: _SheetPage, layout: SheetLayout, row: int, column: int, name: str) -> str:
    """Return the instructions that draw a page in its place, at its spine, on its head if it is turned."""
    box, shift = layout.cell(row, column), cell.shift_mm * POINTS_A_MM
    x = box.left - shift if cell.is_spine_left else box.right - leaf.width + shift
    y = box.bottom + (layout.height - leaf.height) / 2
    turn = f"-1 0 0 -1 {box.left + box.right:.4f} {box.bottom + box.top:.4f} cm " if cell.is_turned else ""
    window = _window(box, layout.gap, is_spine_left=column % 2 == 1)
    return (
        f"q {window.left:.4f} {window.bottom:.4f} {window.width:.4f} {window.height:.4f} re W n "
        f"{turn}1 0 0 1 {x - leaf.left:.4f} {y - leaf.bottom:.4f} cm {name} Do Q"
    )


def _window(box: Box, bleed: float, *, is_spine_left: bool) -> Box:
    """Return what may be seen of a page: its bleed too, but nothing beyond the spine, even where creep moves it there.

    is_spine_left: of the page as it lies on the sheet.
    """
    left, right = (0.0, bleed) if is_spine_left else (bleed, 0.0)
    return Box(box.left - left, box.bottom - bleed, box.right + right, box.top + bleed)


def _copy_title(source: pikepdf.Pdf, booklet: pikepdf.Pdf) -> None:
    info = source.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        entries = {key: pikepdf.String(str(info[key])) for key in ("/Title", "/Author") if key in info}
        booklet.trailer["/Info"] = booklet.make_indirect(pikepdf.Dictionary(entries))

"""A PDF and the plan of its booklet in, a PDF of sheets to print on both sides, fold and stitch out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import msgspec
import pikepdf

from diglot.adapters.pdf_tools.opening import DAMAGES, UnreadablePdf, library_message, open_pdf
from diglot.extensions.booklet.model.booklet import Imposition, PagePlace, SheetSide
from diglot.model.paper.page_boxes import POINTS_A_MM

# Marks have a margin to themselves around the sheet, at a distance from what is printed.
_MARGIN_MM, _GAP_MM, _MARK_POINTS = 10.0, 3.0, 0.25


class _SheetPage(msgspec.Struct, frozen=True):
    """A page to be placed: its drawing, and the corner and size of its trimmed part, in points."""

    form: Any
    left: float
    bottom: float
    width: float
    height: float


def count_pages(content: bytes) -> int:
    """Return the number of pages of a PDF.

    Raises: UnreadablePdf, LockedPdf.
    """
    with open_pdf(content) as pdf:
        return len(pdf.pages)


def impose(content: bytes, plan: Imposition, *, with_marks: bool) -> bytes:
    """Place pages on sheets, two on each side; each page of the result is a side, fronts and backs in turn.

    A page keeps its size, cut to its trim; where sizes differ, each is placed at the fold, vertically centred on the
    tallest. with_marks: fold and crop marks, in a margin around each sheet, into which the bleed of the pages extends.
    Raises: UnreadablePdf, LockedPdf.
    """
    with open_pdf(content) as source:
        try:
            return _impose_pages(source, plan, with_marks=with_marks)
        except DAMAGES as error:
            raise UnreadablePdf(library_message(error)) from None


def _impose_pages(source: pikepdf.Pdf, plan: Imposition, *, with_marks: bool) -> bytes:
    with pikepdf.new() as booklet:
        sheet_pages = [_sheet_page(page, booklet, with_bleed=with_marks) for page in source.pages]
        size = max(leaf.width for leaf in sheet_pages), max(leaf.height for leaf in sheet_pages)
        margin = _MARGIN_MM * POINTS_A_MM if with_marks else 0.0
        for sheet in plan.sheets:
            for side in (sheet.front, sheet.back):
                _add_side(booklet, side, sheet_pages, size, margin)
        _copy_title(source, booklet)
        file = io.BytesIO()
        booklet.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return file.getvalue()


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


def _add_side(
    booklet: pikepdf.Pdf, side: SheetSide, sheet_pages: list[_SheetPage], size: tuple[float, float], margin: float
) -> None:
    width, height = size
    page = booklet.add_blank_page(page_size=(2 * (width + margin), height + 2 * margin))
    fold = width + margin
    placed = [*_place(side.left, sheet_pages, fold, -1, side.shift_mm, size, margin)]
    placed += _place(side.right, sheet_pages, fold, 1, side.shift_mm, size, margin)
    resources = pikepdf.Dictionary({f"/P{index}": form for index, (form, _) in enumerate(placed)})
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=resources)
    lines = [instructions.format(name=f"/P{index}") for index, (_, instructions) in enumerate(placed)]
    if margin:
        lines += _marks(width, height, margin)
        page.obj["/TrimBox"] = pikepdf.Array([margin, margin, margin + 2 * width, margin + height])
    page.obj["/Contents"] = booklet.make_stream("\n".join(lines).encode())


def _place(
    place: PagePlace,
    sheet_pages: list[_SheetPage],
    fold: float,
    towards: int,
    shift_mm: float,
    size: tuple[float, float],
    margin: float,
) -> Iterator[tuple[Any, str]]:
    """Yield the drawing of a page and its instructions; nothing for a blank one.

    towards: -1 for the left of the fold, 1 for the right.
    """
    if place is None:
        return
    leaf, (width, height) = sheet_pages[place], size
    inner = fold - leaf.width if towards < 0 else fold
    x = inner - towards * shift_mm * POINTS_A_MM
    y = margin + (height - leaf.height) / 2
    # Nothing crosses the fold, even where creep moves the page towards it; at the other edges the bleed may extend.
    bleed = min(margin, _GAP_MM * POINTS_A_MM)
    half = fold - width - bleed if towards < 0 else fold
    yield (
        leaf.form,
        f"q {half:.4f} {margin - bleed:.4f} {width + bleed:.4f} {height + 2 * bleed:.4f} re W n "
        f"1 0 0 1 {x - leaf.left:.4f} {y - leaf.bottom:.4f} cm {{name}} Do Q",
    )


def _marks(width: float, height: float, margin: float) -> list[str]:
    """Return the instructions of crop marks at the corners and broken fold marks at head and foot."""
    gap = _GAP_MM * POINTS_A_MM
    left, bottom, right, top = margin, margin, margin + 2 * width, margin + height
    paper_width, paper_height = right + margin, top + margin
    lines = [f"q 0 0 0 1 K {_MARK_POINTS} w"]
    for x in (left, right):
        lines += [
            f"{x:.4f} 0 m {x:.4f} {bottom - gap:.4f} l S",
            f"{x:.4f} {top + gap:.4f} m {x:.4f} {paper_height:.4f} l S",
        ]
    for y in (bottom, top):
        lines += [
            f"0 {y:.4f} m {left - gap:.4f} {y:.4f} l S",
            f"{right + gap:.4f} {y:.4f} m {paper_width:.4f} {y:.4f} l S",
        ]
    fold = margin + width
    lines += [
        "[2 2] 0 d",
        f"{fold:.4f} 0 m {fold:.4f} {bottom - gap:.4f} l S",
        f"{fold:.4f} {top + gap:.4f} m {fold:.4f} {paper_height:.4f} l S",
    ]
    return [*lines, "Q"]


def _copy_title(source: pikepdf.Pdf, booklet: pikepdf.Pdf) -> None:
    info = source.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        entries = {key: pikepdf.String(str(info[key])) for key in ("/Title", "/Author") if key in info}
        booklet.trailer["/Info"] = booklet.make_indirect(pikepdf.Dictionary(entries))

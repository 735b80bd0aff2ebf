"""A report with room for pages and the PDF that it is about in, the report with those pages in their places out.

The pages are artifacts: what is to be read about them is in the alternative texts of the report's own drawings.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pikepdf

from diglot.extensions.books.adapters.pdf_opening import DAMAGES, UnreadablePdf, library_message, open_pdf
from diglot.extensions.press.adapters.pdf_tools.thin_lines import Matrix
from diglot.extensions.press.model.pdf_facts import PageOutline

_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_CLAIM = re.compile(rb' pdfaid:\w+="[^"]*"|<pdfuaid:part>[^<]*</pdfuaid:part>')


def place_pages(report: bytes, content: bytes, sheets: Iterable[tuple[str, PageOutline, float]]) -> bytes:
    """Return a report with pages of a PDF in it. sheets: the id of the element, the page, and its scale.

    The report stays tagged, but claims neither PDF/A nor PDF/UA any more: both would be about those pages too.
    Raises: UnreadablePdf, LockedPdf.
    """
    with open_pdf(report) as target, open_pdf(content) as source:
        try:
            places = _named_places(target)
            for id, outline, scale in sheets:
                page, x, y = places[id]
                form = _form(source.pages[outline.number - 1], target, outline)
                _draw_under(target, page, form, _matrix(outline, scale, x, y))
            _withdraw_claims(target)
            file = io.BytesIO()
            target.save(file, deterministic_id=True)
        except DAMAGES as error:
            raise UnreadablePdf(library_message(error)) from None
        return file.getvalue()


def _named_places(pdf: pikepdf.Pdf) -> Mapping[str, tuple[Any, float, float]]:
    """Return the page and the upper left corner of each element that is linked to, by its id."""
    names = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names else {}
    return {str(name): (place[0], float(place[2]), float(place[3])) for name, place in names.items()}


def _form(page: pikepdf.Page, target: pikepdf.Pdf, outline: PageOutline) -> Any:
    """Return a whole page as a drawing without the tags of its content."""
    form = page.as_form_xobject(handle_transformations=False)
    kept = [one for one in pikepdf.parse_content_stream(form) if str(one.operator) not in _MARKS]
    form.write(pikepdf.unparse_content_stream(kept))
    media = outline.media
    form["/BBox"] = pikepdf.Array([media.left, media.bottom, media.right, media.top])
    return target.copy_foreign(form)


def _matrix(outline: PageOutline, scale: float, x: float, y: float) -> Matrix:
    """Return the transformation that puts a page, turned as it is shown, under a point: its upper left corner."""
    media, s = outline.media, scale
    height = (media.width if outline.turn % 180 else media.height) * s
    foot = y - height
    match outline.turn:
        case 90:
            return 0, -s, s, 0, x - s * media.bottom, foot + s * media.right
        case 180:
            return -s, 0, 0, -s, x + s * media.right, foot + s * media.top
        case 270:
            return 0, s, -s, 0, x + s * media.top, foot - s * media.left
    return s, 0, 0, s, x - s * media.left, foot - s * media.bottom


def _draw_under(pdf: pikepdf.Pdf, page: Any, form: Any, matrix: Matrix) -> None:
    resources = page.get("/Resources")
    # WeasyPrint's pages share their resources.
    own = pikepdf.Dictionary(resources)
    own["/XObject"] = pikepdf.Dictionary(resources.get("/XObject", pikepdf.Dictionary()))
    own["/XObject"]["/CheckedPage"] = form
    page["/Resources"] = own
    numbers = " ".join(f"{number:.4f}" for number in matrix)
    drawing = f"/Artifact BMC q {numbers} cm /CheckedPage Do Q EMC\n".encode()
    pikepdf.Page(page).contents_add(pdf.make_stream(drawing), prepend=True)


def _withdraw_claims(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.Root.Metadata
    metadata.write(_CLAIM.sub(b"", metadata.read_bytes()))

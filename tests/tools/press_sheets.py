"""PDFs for tests: a PDF for a print shop as diglot makes it, and small ones drawn by hand."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
from PIL import Image

from diglot.adapters.typesetter import Typesetter
from diglot.core.design_tokens import fill_tokens, paper_tokens
from diglot.extensions.press.adapters.colour_conversion import read_profile
from diglot.extensions.press.pipeline.press_tasks import convert_pdf
from diglot.extensions.press.pipeline.print_shop_pdf import ConversionSettings, output_profile
from diglot.model.look import JOURNAL
from diglot.model.paper.printing import HOUSE_FACES, TRIMS, Offcut, PrintJob, PrintStyle, margins_of

ROOT = Path(__file__).parents[2]
DAY = dt.date(2015, 3, 12)


def house_plates(inks: str = "black", bleed_mm: float = 3.0) -> ConversionSettings:
    """Return the print settings with their defaults."""
    content = (ROOT / "assets/profiles/FOGRA39L_coated.icc").read_bytes()
    return ConversionSettings(Offcut(bleed_mm), output_profile(read_profile(content), content), inks)


@cache
def typesetter(trim: str = "A5") -> Typesetter:
    """Return a typesetter with the default style, for a print shop."""
    fonts = {face.file: (ROOT / "assets/fonts" / face.file).read_bytes() for face in HOUSE_FACES}
    css = fill_tokens((ROOT / "assets/styles/print.css").read_text(encoding="utf-8"), paper_tokens(JOURNAL))
    return Typesetter(PrintStyle(css, fonts, TRIMS[trim], margins_of(TRIMS[trim])))


def picture(format: str, mode: str = "RGB") -> bytes:
    """Return a picture of 400 by 300 pixels, from red to blue, or in greys where the mode has no colours."""
    image = Image.linear_gradient("L").resize((400, 300))
    if mode in ("RGB", "RGBA"):
        image = Image.merge("RGB", (image, Image.new("L", image.size, 90), image.rotate(180)))
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").rotate(90).resize((400, 300)))
    file = io.BytesIO()
    image.save(file, format)
    return file.getvalue()


# Everything that a manuscript can bring to a page: coloured text and rules, notes, pictures of each kind, a
# gradient, something transparent, links.
SHOWPIECE = PrintJob(
    "showpiece",
    """<!doctype html><html><head><title>A Showpiece</title><meta name="author" content="Vera Lange"></head><body>
    <article><header class="opening"><p class="head-publication">Council Notes</p><p class="kicker"><span>Craft</span></p>
    <h1>A Showpiece</h1><p class="standfirst">Everything that a page can hold.</p></header>
    <div class="prose"><p>Text with <a href="/en/craft/">a link</a>, a note<span class="footnote">The note.</span>,
    по-русски, and <span style="color: #fff; background: #111">light words on dark</span>.</p>
    <blockquote><p>A quotation beside a coloured rule.</p></blockquote>
    <p><img src="/photo.jpg" alt="" style="width: 40mm"> <img src="/flat.png" alt="" style="width: 40mm">
    <img src="/grey.png" alt="" style="width: 20mm"> <img src="/glass.png" alt="" style="width: 20mm"></p>
    <p><img src="/drawing.svg" alt="" style="width: 60mm"></p>
    <p style="opacity: .5">Half there.</p></div></article></body></html>""",
    "en-GB",
    {
        "/photo.jpg": ("image/jpeg", picture("JPEG")),
        "/flat.png": ("image/png", picture("PNG")),
        "/grey.png": ("image/png", picture("PNG", "L")),
        "/glass.png": ("image/png", picture("PNG", "RGBA")),
        "/drawing.svg": (
            "image/svg+xml",
            b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" viewBox="0 0 200 60">
            <defs><linearGradient id="g"><stop offset="0" stop-color="#c00"/><stop offset="1" stop-color="#00c"/>
            </linearGradient></defs><rect width="90" height="50" fill="url(#g)"/>
            <circle cx="130" cy="25" r="20" fill="#2a2" opacity="0.5"/><path d="M160 5 L190 50" stroke="#777"/>
            <text x="100" y="58" font-family="Source Sans 3" font-size="9" fill="#800">Lettering</text></svg>""",
        ),
    },
    "https://example.org/",
    uses=("press",),
)


@cache
def showpiece(inks: str = "black") -> bytes:
    """Return the showpiece as PDF/X."""
    printed = typesetter().set_pdf(SHOWPIECE)
    assert printed.faults == ()
    return convert_pdf(house_plates(inks), printed.pdf, DAY).pdf


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return a PDF after a change."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        file = io.BytesIO()
        pdf.save(file)
        return file.getvalue()


def drawn(instructions: bytes, **resources: object) -> Callable[[pikepdf.Pdf], None]:
    """Add instructions to the first page. resources: dictionaries by their kind, such as XObject."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        for kind, rows in resources.items():
            assert isinstance(rows, dict)
            for name, thing in rows.items():
                if f"/{kind}" not in page.resources:
                    page.resources[f"/{kind}"] = pikepdf.Dictionary()
                page.resources[f"/{kind}"][f"/{name}"] = thing(pdf) if callable(thing) else thing
        page.contents_add(b"q " + instructions + b" Q")

    return change


def numbered_pages(count: int, size: tuple[float, float] = (200, 300), turn: int = 0) -> bytes:
    """Return a PDF with a number on every page, "p1", "p2"…, 20 points from its left and 30 from its foot."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        for number in range(1, count + 1):
            page = pdf.add_blank_page(page_size=size)
            page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.obj["/Contents"] = pdf.make_stream(f"BT /F1 20 Tf 20 30 Td (p{number}) Tj ET".encode())
            if turn:
                page.obj["/Rotate"] = turn
        file = io.BytesIO()
        pdf.save(file)
        return file.getvalue()

"""Volumes in, PDFs of their covers for the print shop out: back, spine and front on one sheet.

Touches the store, the typesetter, fonts and PDFs through adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from html import escape

import msgspec
from msgspec.structs import replace

from diglot.core import page_models
from diglot.core.cover_layout import cover_words
from diglot.extensions.books.core.book_pages import BookProduction, VolumeBuilder
from diglot.extensions.books.model.pages import VolumePage
from diglot.extensions.books.pipeline.cover_artwork import CoverPicture, load_artwork
from diglot.extensions.press.adapters.barcodes import ean13_modules
from diglot.extensions.press.core.cover_svg import write_svg
from diglot.extensions.press.core.wraparound import UNPRINTED, WholeCover, lay_out_whole_cover
from diglot.extensions.press.model.cover_sheets import CoverSheet, PlacedArtwork
from diglot.extensions.press.model.problems import LongBlurb, NarrowSpine
from diglot.extensions.press.pipeline.print_shop_pdf import ConversionSettings, convert_pdfs
from diglot.model.languages import LANGUAGES, Lang, languages_with
from diglot.model.look import contrast
from diglot.model.paper.covers import FACES, CoverWords
from diglot.model.paper.printing import (
    HOUSE_FACES,
    CoverSide,
    Margins,
    PrintJob,
    PrintStyle,
    Trim,
    trim_of,
)
from diglot.model.paper.volumes import CoverSettings, Volume
from diglot.model.problems import Problem
from diglot.pipeline.base.cached_files import CachedFile
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import cover_fonts
from diglot.pipeline.outputs.pdf import PdfJob, typeset_jobs
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs

# A paper with less contrast to white is not worth a screen of ink.
_LIGHT_PAPER = 1.2
_CSS = "@page { margin: 0 } body { margin: 0 } body > svg { position: absolute; left: 0; top: 0; overflow: visible }"


class CoveredBook(msgspec.Struct, frozen=True):
    """A book for the print shop that is to have a cover. job: of its inside; langs: its languages."""

    volume: Volume
    langs: tuple[Lang, ...]
    contents: page_models.Contents
    job: PdfJob
    inside: CachedFile


def make_covers(
    format: str,
    books: Sequence[CoveredBook],
    conversion: ConversionSettings,
    site: CompiledSite,
    resources: Resources,
) -> tuple[Outputs, list[Problem]]:
    """Make the covers of the books that have settings for one and an inside: `<name>-cover.pdf`."""
    outputs, problems = Outputs(), list[Problem]()
    for book in books:
        if book.volume.cover and book.inside.size:
            made, found = _make_cover(format, book, book.volume.cover, conversion, site, resources)
            outputs, problems = outputs + made, [*problems, *found]
    return outputs, problems


def _make_cover(
    format: str,
    book: CoveredBook,
    settings: CoverSettings,
    conversion: ConversionSettings,
    site: CompiledSite,
    resources: Resources,
) -> tuple[Outputs, list[Problem]]:
    # Both cost 80 ms, and most PDFs for print shops have no cover.
    from diglot.adapters.painting.cover_image import CoverPainter
    from diglot.extensions.books.adapters.pdf_opening import open_pdf

    pages = _pages(book, site)
    artwork, problems = load_artwork(book.volume, site.settings, resources.overlay)
    with open_pdf(book.inside.read()) as inside:
        inside_pages = len(inside.pages)
    cover = _whole_cover(book, settings, pages, inside_pages, conversion, site)
    cover = replace(cover, filled=tuple(artwork))
    fonts = cover_fonts(resources.overlay, site.settings.look)
    design, misfits = lay_out_whole_cover(cover, CoverPainter(fonts).measure)
    place = f"{book.job.place.removesuffix('.press.pdf')}-cover.pdf"
    if "spine" in misfits:
        problems.append(NarrowSpine(book.volume.path, settings.line, cover.spine_mm))
    if "blurb" in misfits:
        problems.append(LongBlurb(book.volume.path, settings.line, place))
    width_mm, height_mm = cover.size_mm
    svg = write_svg(design, width_mm, height_mm, cover.bleed)
    faces = tuple(face for face in HOUSE_FACES if face.file in FACES.values())
    style = PrintStyle(_CSS, fonts, Trim(width_mm, height_mm), Margins(0, 0, 0, 0), faces, conversion.offcut)
    lang = languages_with(site.settings.english)[book.langs[0]].bcp47
    html = _document(_pictures(cover, artwork) + svg, pages, lang)
    contents = {f"/{side}": (one.mime, one.content) for side, one in artwork.items() if not one.is_pdf}
    make_job = partial(PrintJob, f"/{place}", html, lang, contents)
    job = PdfJob(book.volume.path, book.job.key, (), place, style, make_job, day=book.job.day, uses=("press",))
    sheet = CoverSheet(cover.folds_mm, tuple(_placed(cover, artwork)))
    converted = replace(conversion, inks=settings.inks, cover=sheet)
    [(typeset,)] = typeset_jobs([job], resources)
    outputs, found = convert_pdfs(format, [job], [typeset], converted, site, resources)
    return outputs, [*problems, *found]


def _pages(book: CoveredBook, site: CompiledSite) -> list[VolumePage]:
    """Return the page model of the volume in each of the book's languages."""
    trim = book.volume.trim or site.settings.trim
    isbn = book.langs[0] if len(book.langs) == 1 else "both"
    production = BookProduction(trim, trim_of(trim), (), isbn)
    return [VolumeBuilder(site.builder(lang), book.volume, book.contents).page(production) for lang in book.langs]


def _whole_cover(
    book: CoveredBook,
    settings: CoverSettings,
    pages: Sequence[VolumePage],
    count: int,
    conversion: ConversionSettings,
    site: CompiledSite,
) -> WholeCover:
    first, *others = pages
    leaf = 2 if others else site.settings.languages.index(first.lang) % 2
    page = replace(first, counterpart=others[0]) if others else first
    words = cover_words(site.document(page, "epub/volume/cover.txt"), leaf, site.settings.look)
    isbn = first.imprint.isbn
    return WholeCover(
        words=_in_print(words),
        blurbs=tuple(_blurb(settings, one, site) for one in pages),
        isbn=isbn,
        modules=ean13_modules(isbn.replace("-", "")) if isbn else "",
        age=first.imprint.age if any(LANGUAGES[lang].imprint_rules == "gost" for lang in book.langs) else "",
        spine=(" · ".join(one.title for one in pages), first.frame.title),
        direction=settings.spine_text or LANGUAGES[first.lang].spine_direction,
        trim=trim_of(book.volume.trim or site.settings.trim),
        spine_mm=settings.spine_of(count),
        flaps_mm=settings.flaps_mm,
        bleed_mm=conversion.offcut.bleed_mm,
    )


def _left_mm(cover: WholeCover, side: CoverSide) -> float:
    """Return where a side begins, from the left edge of the cut sheet."""
    back = cover.flaps_mm
    return back if side == "back" else back + cover.trim.width_mm + cover.spine_mm


def _placed(cover: WholeCover, artwork: Mapping[CoverSide, CoverPicture]) -> Iterator[PlacedArtwork]:
    for side, picture in artwork.items():
        if picture.is_pdf:
            left_mm, trim = _left_mm(cover, side), cover.trim
            yield PlacedArtwork(side, picture.content, left_mm, trim.width_mm, trim.height_mm)


def _pictures(cover: WholeCover, artwork: Mapping[CoverSide, CoverPicture]) -> str:
    """Return the markup of the pictures that are no PDFs: each with its bleed, but not over the fold at the spine."""
    bleed, trim, html = cover.bleed_mm, cover.trim, ""
    for side, picture in artwork.items():
        if not picture.is_pdf:
            left = _left_mm(cover, side) - (bleed if side == "back" else 0)
            inner = 0 if side == "back" else -bleed
            # A background, since the check of pages takes pictures beside the page for mistakes.
            html += (
                f'<div style="position: absolute; left: {left:g}mm; top: {-bleed:g}mm; '
                f"width: {trim.width_mm + bleed:g}mm; height: {trim.height_mm + 2 * bleed:g}mm; "
                f"background: url(/{side}) {inner:g}mm 0 / {trim.width_mm + 2 * bleed:g}mm "
                f'{trim.height_mm + 2 * bleed:g}mm no-repeat"></div>'
            )
    return html


def _in_print(words: CoverWords) -> CoverWords:
    """Return words in colours for ink: on light paper, which is not printed, everything but the accent is black."""
    if contrast(words.paper, UNPRINTED) >= _LIGHT_PAPER:
        return words
    return replace(words, paper=UNPRINTED, ink="#000000", soft="#000000")


def _blurb(settings: CoverSettings, page: VolumePage, site: CompiledSite) -> tuple[str, ...]:
    lines = (line.strip() for line in settings.blurb.get(page.lang).splitlines())
    return tuple(site.services.set_text(line, page.lang) for line in lines if line) or page.imprint.annotation


def _document(svg: str, pages: Sequence[VolumePage], lang: str) -> str:
    title = escape(" · ".join(page.title for page in pages))
    authors = escape(", ".join(author.name for author in pages[0].authors))
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="author" content="{authors}"><meta name="generator" content="diglot"></head>'
        f"<body>{svg}</body></html>"
    )

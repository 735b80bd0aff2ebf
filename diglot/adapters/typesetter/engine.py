"""Print jobs in, PDFs and measured blocks out: WeasyPrint, with our fonts and style."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from functools import partial
from hashlib import md5
from typing import Any, TypeAlias
from urllib.parse import urljoin
from xml.etree import ElementTree

import msgspec
from weasyprint import CSS, HTML, Document
from weasyprint.formatting_structure import boxes
from weasyprint.urls import FatalURLFetchingError, iri_to_uri

from diglot.adapters.typesetter import floats  # noqa: F401 - patches WeasyPrint
from diglot.adapters.typesetter.box_tree import NOTE_PLACE, walk
from diglot.adapters.typesetter.fetcher import HOME, ResourceFetcher
from diglot.adapters.typesetter.fonts import FinishPages, HouseFonts
from diglot.adapters.typesetter.last_pages import FullSheets, LastPages
from diglot.adapters.typesetter.library_patches.fast_paths import fewer_collections
from diglot.adapters.typesetter.library_patches.patches import claim_accessibility
from diglot.adapters.typesetter.library_patches.patching import left_out, typesetter_version
from diglot.adapters.typesetter.line_setting import LineSetter
from diglot.adapters.typesetter.log_messages import breaks_standards, collect_messages, faults_of_messages
from diglot.adapters.typesetter.measure import is_block, measure_block
from diglot.adapters.typesetter.page_check import CheckedPage, check_pages, read_pages
from diglot.adapters.typesetter.page_sheets import (
    FONTS_HREF,
    STYLES_HREF,
    column_sheet,
    font_sheet,
    page_sheet,
    without_remote,
)
from diglot.adapters.typesetter.reader_view import SPREADS, tell_reader
from diglot.model.paper.line_breaking import BreakLines
from diglot.model.paper.printing import PdfUse, PrintedPdf, PrintFault, PrintJob, PrintStyle
from diglot.model.paper.spreads import MeasuredBlock

VARIANT = "pdf/a-2a"
# WeasyPrint lays out a block in a block by some ten functions in one another, and a manuscript may have sixty.
_RECURSION_LIMIT = 3_000


class Typesetter:
    """Typesetter of one style: loads the fonts and parses the stylesheet once, for any number of jobs.

    break_lines: how justified paragraphs are broken; without it, WeasyPrint fills one line after the other.
    finishers: what adds to pages that are laid out.
    style_faults: what WeasyPrint does not understand in the stylesheet.
    """

    def __init__(
        self, style: PrintStyle, break_lines: BreakLines | None = None, finishers: Sequence[FinishPages] = ()
    ) -> None:
        sys.setrecursionlimit(max(sys.getrecursionlimit(), _RECURSION_LIMIT))
        self._house = {HOME + FONTS_HREF + face.file: ("font/ttf", style.fonts[face.file]) for face in style.faces}
        self._families = {face.family for face in style.faces}
        self._fonts = HouseFonts(LineSetter(break_lines, style.hyphenation) if break_lines else None, finishers)
        fetcher = ResourceFetcher(self._house)
        with collect_messages() as messages:
            try:
                self._sheets = self._read_sheets(style, style.css, fetcher)
            except FatalURLFetchingError:
                self._sheets = self._read_sheets(style, without_remote(style.css), fetcher)
        refused = (PrintFault("css-or-log", 0, why) for why in fetcher.refused)
        self.style_faults = (*refused, *faults_of_messages(messages, []))

    def _read_sheets(self, style: PrintStyle, css: str, fetcher: ResourceFetcher) -> list[CSS]:
        sheets = (font_sheet(style.faces), css, page_sheet(style.trim, style.margins, style.offcut))
        return [
            CSS(string=sheet, base_url=HOME + STYLES_HREF, url_fetcher=fetcher, font_config=self._fonts)
            for sheet in sheets
        ]

    def set_pdf(self, job: PrintJob) -> PrintedPdf:
        """Return the PDF of one text for the first of its uses."""
        return self.set_pdfs(job)[0]

    def set_pdfs(self, job: PrintJob) -> tuple[PrintedPdf, ...]:
        """Return the PDF of one text for each of its uses, all of one layout, with what is wrong with its pages.

        Only bugs raise.
        """
        fetcher = self._fetcher(job)
        written: dict[PdfUse, _WrittenPdf] = {}
        with collect_messages() as messages, suppress(FatalURLFetchingError), fewer_collections():
            document = self._lay_out(job, fetcher)
            claim_accessibility(document, partial(breaks_standards, messages))
            pages = read_pages(document)
            found = [fault for finish in self._fonts.finishers for fault in finish(document.pages)]
            for use, write in _WRITERS.items():
                if use in job.uses:
                    written[use] = write(document, pages, job.site_url)
        self._fonts.forget_lines()
        if fetcher.refused:
            refused = tuple(PrintFault("picture-dropped", 0, why) for why in fetcher.refused)
            return (PrintedPdf(b"", 0, refused),) * len(job.uses)
        faults = (
            *check_pages(pages),
            *found,
            *(PrintFault("picture-dropped", 0, url) for url in fetcher.missing),
            *self._foreign_fonts(written[job.uses[0]].document),
            *faults_of_messages(messages, pages, fetcher.missing),
            *(PrintFault("patch", 0, f"{typesetter_version()}\n{thing}") for thing in left_out),
        )
        return tuple(
            PrintedPdf(one.pdf, len(pages), tuple(dict.fromkeys((*faults, *one.unresolved))))
            for one in map(written.__getitem__, job.uses)
        )

    def measure(self, pieces: Sequence[str], width_px: float, job: PrintJob) -> list[MeasuredBlock]:
        """Return the measures of pieces of markup, one element each, laid out below each other in a column."""
        body = "".join(pieces)
        html = HTML(
            string=f"<!doctype html><html><body>{body}</body></html>", base_url=HOME, url_fetcher=self._fetcher(job)
        )
        _prepare(html.etree_element, job.lang)
        sheets = [*self._sheets, CSS(string=column_sheet(width_px))]
        with collect_messages(), fewer_collections():
            [page] = html.render(font_config=self._fonts, stylesheets=sheets, cache={}).pages
        boxes_of = {box.element: box for box in walk(page._page_box) if box.element is not None and is_block(box)}
        [page_body] = html.etree_element.iter("body")
        return [measure_block(boxes_of[element]) for element in page_body]

    def _fetcher(self, job: PrintJob) -> ResourceFetcher:
        pictures = {iri_to_uri(urljoin(HOME, href)): picture for href, picture in job.pictures.items()}
        return ResourceFetcher({**self._house, **pictures})

    def _lay_out(self, job: PrintJob, fetcher: ResourceFetcher) -> Document:
        html = HTML(string=job.html, base_url=HOME, url_fetcher=fetcher)
        _prepare(html.etree_element, job.lang)
        document = self._render(html, self._sheets)
        if last := LastPages.of(html.etree_element, document):
            counted = f"@page :first {{ counter-reset: page {last.folio} }}"
            document = self._lay_out_end(document, last, fetcher, counted)
        if sheets := FullSheets.of(html.etree_element, document, job.signature):
            document = self._lay_out_end(document, sheets, fetcher)
        return document

    def _lay_out_end(
        self, document: Document, end: LastPages | FullSheets, fetcher: ResourceFetcher, css: str = ""
    ) -> Document:
        """Return a document with its last pages laid out again, the first of them on the same side of the sheet."""
        side = CSS(string=f"html {{ break-before: {'left' if end.begin % 2 else 'right'} }} {css}")
        again = self._render(HTML(string=end.html, base_url=HOME, url_fetcher=fetcher), [*self._sheets, side])
        return document.copy([*document.pages[: end.begin], *again.pages])

    def _render(self, html: HTML, sheets: Sequence[CSS]) -> Document:
        return html.render(font_config=self._fonts, stylesheets=sheets, cache={})

    def _foreign_fonts(self, document: Document) -> Iterator[PrintFault]:
        for family in sorted({font.family for font in document.fonts.values()} - self._families):
            yield PrintFault("font-missing", 0, f"the font “{family}” is not the house's")


def picture_name(href: str) -> str:
    """Return WeasyPrint's name of a picture in the PDF of a job, where a number for its rendering follows."""
    return "i" + md5(iri_to_uri(urljoin(HOME, href)).encode(), usedforsecurity=False).hexdigest()


SOFT_HYPHEN = "\u00ad"
_NUMBER = re.compile(r"-?\d{1,9}")


def _prepare(root: ElementTree.Element, lang: str) -> None:
    """Set the language of the document, the first number of its lists and the order of notes; remove soft hyphens.

    WeasyPrint 70 does not break lines at soft hyphens, and ignores `start` of lists.
    """
    root.set("lang", lang)
    for number, element in enumerate(root.iter()):
        if element.tag == "span" and "footnote" in element.get("class", ""):
            element.set(NOTE_PLACE, str(number))
        if element.tag == "ol" and _NUMBER.fullmatch(element.get("start", "")):
            before = f"list-item {int(element.get('start', '')) - 1}"
            element.set("style", f"{element.get('style', '')}; counter-reset: {before}")
        element.text = (element.text or "").replace(SOFT_HYPHEN, "")
        element.tail = (element.tail or "").replace(SOFT_HYPHEN, "")


def _tell_reader(document: Document, pdf: Any, pages: Sequence[CheckedPage]) -> None:
    """Tell PDF viewers the printed numbers of the pages, and whether to show two pages at a time."""
    first = document.pages[0]._page_box
    is_in_spreads = any(box.element_tag == "body" and SPREADS in box.element.attrib for box in walk(first))
    is_right_to_left = first.children[0].style["direction"] == "rtl"
    tell_reader(pdf, [" ".join(page.feet).strip() for page in pages], is_in_spreads, is_right_to_left)


class _WrittenPdf(msgspec.Struct, frozen=True):
    """A PDF, the document that it was written from, and the faults of its links."""

    pdf: bytes
    document: Document
    unresolved: Sequence[PrintFault] = ()


_Writer: TypeAlias = Callable[[Document, Sequence[CheckedPage], str], _WrittenPdf]


def _write_for_press(document: Document, pages: Sequence[CheckedPage], site_url: str) -> _WrittenPdf:
    """Write the PDF for a print shop, with the offcut and without links, which print shops refuse."""
    document = _with_pages(document, None, links=[])
    return _WrittenPdf(document.write_pdf(finisher=partial(_tell_reader, pages=pages)), document)


def _write_for_readers(document: Document, pages: Sequence[CheckedPage], site_url: str) -> _WrittenPdf:
    """Write the PDF to be read: trimmed pages, with links and tags."""
    document = _with_pages(document, "srgb", bleed=dict.fromkeys(("top", "right", "bottom", "left"), 0))
    unresolved = _resolve_links(document, site_url)
    pdf = document.write_pdf(finisher=partial(_tell_reader, pages=pages), pdf_variant=VARIANT)
    return _WrittenPdf(pdf, document, unresolved)


# Tags change what they are made of: the PDF without any is written first.
_WRITERS: Mapping[PdfUse, _Writer] = {"press": _write_for_press, "reader": _write_for_readers}


def _with_pages(document: Document, output_intent: str | None, **changes: object) -> Document:
    """Return a document for writing once, its pages with other attributes. WeasyPrint adds fonts and colours to it."""
    pages = [copy(page) for page in document.pages]
    for page in pages:
        vars(page).update(changes)
    profiles = dict(document.color_profiles)
    return Document(pages, document.metadata, document.url_fetcher, document.font_config, profiles, output_intent)


def _resolve_links(document: Document, site_url: str) -> list[PrintFault]:
    """Point links to pages of the publication at its address, make each link one link, and return faults.

    WeasyPrint makes a link of each emphasis within a link too.
    """
    unresolved = []
    for number, page in enumerate(document.pages, start=1):
        links = []
        for kind, target, rectangle, box in page.links:
            if box.link is None and isinstance(box, boxes.InlineBox):
                continue
            if kind != "internal" and target.startswith(HOME):
                href = target.removeprefix(HOME[:-1])
                target = urljoin(site_url, href)
                if not site_url:
                    unresolved.append(PrintFault("link-homeless", number, f"{href} leads nowhere on paper"))
            links.append((kind, target, rectangle, box))
        page.links[:] = links
    return unresolved

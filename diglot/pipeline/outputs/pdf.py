"""Article pages in, PDFs out: each set once by a warm worker, and kept.

Touches the store and the typesetters through their machines only.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from typing import Any, Protocol

import msgspec
from msgspec.structs import replace

from diglot.adapters.overlay import Overlay
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.adapters.templates import Renderer
from diglot.core import page_models
from diglot.core.footnotes import place_notes
from diglot.model.languages import Lang, languages_with
from diglot.model.pages import ArticlePage
from diglot.model.printing import HOUSE_FACES, TRIMS, PrintedPdf, PrintFault, PrintJob, PrintStyle, margins_of
from diglot.model.problems import (
    N_,
    FontMissing,
    HeadingStranded,
    NoteDisplaced,
    PictureDropped,
    PrintFailed,
    PrintStyleFault,
    Problem,
    TextOverflow,
)
from diglot.model.publication import Article, Edition, Publication
from diglot.model.tasks import Executor, TaskType, Work
from diglot.pipeline.base.source_files import SourceFiles, print_fonts
from diglot.pipeline.base.tasks import Answer, Kept, Made, WorkItem, encode, make_each
from diglot.pipeline.render.context import RenderContext
from diglot.pipeline.render.outputs import PDF_MIME, OutputContext, OutputFile, Outputs

# So many PDFs are sooner set in this process: each other one costs a while before its first.
_FEW = 2
# WeasyPrint keeps some 0.17 MB of each PDF; fresh workers give it back.
_PDFS_A_WORKER = 400


def print_editions(bindery: OutputContext) -> tuple[Outputs, list[Problem]]:
    """Editions in, their PDFs out: `<slug>.pdf` beside each page's folder."""
    return print_pairs(bindery, editions_of(bindery.publication))


def print_pairs(bindery: OutputContext, pairs: Sequence[tuple[Article, Edition]]) -> tuple[Outputs, list[Problem]]:
    """Some editions in, their PDFs out."""
    publication = bindery.publication
    bindery.progress.stage(N_("Making PDFs"), len(pairs))
    style = edition_style(bindery.overlay, publication.settings.trim)
    shop = PdfMaker(bindery.store, style, bindery.executor)
    orders = (pdf_order(publication, bindery.presses, article, edition.lang) for article, edition in pairs)
    pdfs: list[OutputFile] = []
    problems: list[Problem] = []
    finished = shop.set(orders, bindery.progress.step)
    for (article, edition), one in zip(pairs, finished, strict=True):
        problems += one.problems
        if one.content.size:
            pdfs.append(OutputFile("pdf", article.key, (edition.lang,), pdf_place(edition), PDF_MIME, one.content))
    return Outputs(tuple(pdfs), shop.made), problems


def editions_of(publication: Publication) -> list[tuple[Article, Edition]]:
    """Every text that has PDFs, in each of its languages."""
    texts = [article for article in publication.articles if article.kind == "article"]
    return [(article, edition) for article in texts for edition in article.editions]


def pdf_place(edition: Edition) -> str:
    """Where the PDF of an edition stands inside the site: beside the folder of its page."""
    return f"{edition.href.strip('/')}.pdf"


def pdf_order(publication: Publication, presses: RenderContext, article: Article, lang: Lang) -> PdfJob:
    """An edition as an order for the typesetter."""
    page = page_models.article_page(publication, presses.structures, article, lang, presses.bench)
    if not publication.settings.base_url:
        page = without_site_address(page)
    bcp47 = languages_with(publication.settings.english)[lang].bcp47
    job = print_job(page, bcp47, presses.renderer, presses.files, presses.bench.address)
    return PdfJob(publication.proofs[article.key, lang].edition.manuscript.path, job)


_OWN_LINK = re.compile(r'(<a\b[^>]*?) href="/[^"]*"')


def without_own_links(markup: str) -> str:
    """Markup without its links into the site, for paper that belongs to no site yet."""
    return _OWN_LINK.sub(r"\1", markup)


_REMOTE_PICTURE = re.compile(r'<img\b[^>]*?\bsrc="(?:https?:)?//[^"]*"[^>]*>', re.IGNORECASE)
_ALT = re.compile(r'\balt="([^"]*)"')


def without_remote_pictures(markup: str) -> str:
    """Markup with words for pictures that no paper can show, for they stand on other servers.

    >>> without_remote_pictures('<p><img src="https://x.example/a.png" alt="A ship"></p>')
    '<p>A ship</p>'
    """
    return _REMOTE_PICTURE.sub(lambda match: (_ALT.search(match[0]) or ["", ""])[1], markup)


def without_site_address(page: ArticlePage) -> ArticlePage:
    """A page of a site that is nowhere yet: paper cannot follow a link into it, nor name its address."""
    return replace(page, head=replace(page.head, canonical_url="", alternates=()))


def pictures_in(markup: str, files: SourceFiles, address: page_models.SiteAddress) -> dict[str, tuple[str, bytes]]:
    """The pictures that a markup shows, by address, with their MIME types."""
    return {
        address.href(f"/{file.place}"): (file.mime, files.read(file.path))
        for file in files.used
        if file.is_picture and address.href(f"/{file.place}") in markup
    }


def print_job(
    page: ArticlePage, bcp47: str, renderer: Renderer, files: SourceFiles, address: page_models.SiteAddress
) -> PrintJob:
    """An article's page as a job for the typesetter: notes at their calls, pictures with it."""
    body = place_notes(page.body_html, page.notes)
    html = renderer.render(replace(page, body_html=body, notes=()), "print.html")
    return job_of(page.head.href, html, bcp47, files, address)


def job_of(name: str, html: str, bcp47: str, files: SourceFiles, address: page_models.SiteAddress) -> PrintJob:
    """A document as a job for the typesetter, its pictures with it."""
    html = without_remote_pictures(html)
    if not address.base_url:
        html = without_own_links(html)
    pictures = pictures_in(html, files, address)
    return PrintJob(name, html, bcp47, pictures, f"{address.base_url}/" if address.base_url else "")


class PdfJob(msgspec.Struct, frozen=True):
    """An edition to be set for paper. file: the manuscript, for messages."""

    file: str
    job: PrintJob

    def key(self, style_key: bytes) -> bytes:
        """Everything that the PDF depends on."""
        pictures = [part for href, (mime, content) in self.job.pictures.items() for part in (href, mime, content)]
        return cache_key("pdf", style_key, self.job.html, self.job.lang, self.job.site_url, *pictures)


class AnyPdfJob(Protocol):
    """A PDF that is wanted."""

    @property
    def file(self) -> str:
        """The manuscript, for messages."""

    @property
    def job(self) -> Any:
        """What the shop's setter is given."""

    def key(self, style_key: bytes) -> bytes:
        """Everything that the PDF depends on."""


class FinishedPdf(msgspec.Struct, frozen=True):
    """A PDF and what is wrong with it. content: of no size where it could not be set."""

    content: Kept
    problems: tuple[Problem, ...]


def edition_style(overlay: Overlay, trim: str) -> PrintStyle:
    """The look of an edition on paper."""
    return print_style(overlay.read("assets/styles/print.css").decode(), print_fonts(overlay), trim)


def print_style(css: str, fonts: Mapping[str, bytes], trim: str) -> PrintStyle:
    """The look on paper."""
    size = TRIMS.get(trim, TRIMS["A4"])
    return PrintStyle(css, fonts, size, margins_of(size), tuple(face for face in HOUSE_FACES if face.file in fonts))


def style_key(style: PrintStyle) -> bytes:
    """Everything that all PDFs of a style depend on."""
    fonts = [part for name, content in sorted(style.fonts.items()) for part in (name, content)]
    sizes = repr((style.trim, style.margins, style.faces, style.offcut))
    return cache_key("print style", code_digest(), version("weasyprint"), style.css, sizes, *fonts)


class PdfMaker:
    """Sets PDFs, each once."""

    def __init__(self, store: Store, style: PrintStyle, executor: Executor, opener: str = "") -> None:
        """opener: of the craft that sets a job; the typesetter's own where nothing is to be done before."""
        self._store = store
        self._style_key = style_key(style)
        self._executor = executor
        opener = opener or f"{__name__}:{open_typesetting.__name__}"
        self._craft = TaskType(opener, encode(style), _FEW, _PDFS_A_WORKER, "diglot.adapters.typesetter")
        self.made = 0
        """How many PDFs were really set: 0 when the cache knew all."""

    def set(self, orders: Iterable[AnyPdfJob], on_set: Callable[[], None]) -> Iterator[FinishedPdf]:
        """Every order's PDF, in the orders' order. An order is taken when there is somebody to set it."""
        files: deque[str] = deque()

        def tasks() -> Iterator[WorkItem]:
            for order in orders:
                files.append(order.file)
                yield WorkItem(order.key(self._style_key), partial(encode, order.job))

        for made in make_each(self._store, self._executor, self._craft, tasks()):
            self.made += made.is_new
            on_set()
            file = files.popleft()
            yield FinishedPdf(made.content, tuple(_problem(file, fault) for fault in _faults(made)))


def _faults(made: Made) -> tuple[PrintFault, ...]:
    if made.lost:
        return (PrintFault("css-or-log", 0, made.lost),)
    return msgspec.msgpack.decode(made.said, type=tuple[PrintFault, ...])


def _problem(file: str, fault: PrintFault) -> Problem:
    page = str(fault.page or "?")
    match fault.kind:
        case "note-displaced":
            return NoteDisplaced(file, 1, page, fault.detail)
        case "font-missing":
            return FontMissing(file, 1, page, fault.detail)
        case "picture-dropped":
            return PictureDropped(file, 1, page, fault.detail)
        case "text-overflow":
            return TextOverflow(file, 1, page, fault.detail)
        case "heading-stranded":
            return HeadingStranded(file, 1, page, fault.detail)
        case "style":
            at = re.search(r" at (\d+):\d+", fault.detail)
            return PrintStyleFault("assets/styles/print.css", int(at[1]) if at else 1, fault.detail)
    return PrintFailed(file, 1, fault.detail)


# ---------------------------------------------------------------- a worker's work


def open_typesetting(setting: bytes) -> Work:
    """From a print style to the work that sets a job in it."""
    from diglot.adapters.typesetter import Typesetter  # costs 700 ms: only when there is work

    typesetter = Typesetter(msgspec.msgpack.decode(setting, type=PrintStyle))

    def work(row: bytes) -> bytes:
        printed = typesetter.set_pdf(msgspec.msgpack.decode(row, type=PrintJob))
        style = (replace(fault, kind="style") for fault in typesetter.style_faults)
        return answer_of(replace(printed, faults=(*printed.faults, *style)))

    return work


def answer_of(printed: PrintedPdf) -> bytes:
    """A finished PDF on its way back, its faults apart."""
    return encode(Answer(printed.pdf, encode(printed.faults)))

"""Article pages in, PDFs out: each typeset once by a warm worker, and cached.

Touches the store and the typesetter through adapters only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import version

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.store import cache_key, code_digest
from diglot.adapters.extension_packages import import_problems, own_hooks
from diglot.adapters.files.default_files import Overlay
from diglot.core import page_models
from diglot.core.annotation.footnotes import place_notes
from diglot.core.hosting import mime_of
from diglot.model.languages import LANGUAGES, Lang, languages_with
from diglot.model.messages import quotation
from diglot.model.pages import ArticlePage
from diglot.model.paper.printing import Offcut, PdfUse, PrintFault, PrintJob, PrintStyle, margins_of, trim_of
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import (
    FileFailed,
    PageProblem,
    PatchLeftOut,
    PrintFailed,
    PrintStyleFault,
    Problem,
    RightToLeftOnPaper,
    kinds_of,
)
from diglot.model.publication import Article, Edition
from diglot.model.settings import Settings
from diglot.model.tasks import Budget, TaskType
from diglot.pipeline.base.cached_files import CachedFile, FileTask, encode, make_files
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import paper_style, print_faces, print_fonts, sheet_at
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import PDF_MIME, OutputFile, Outputs, editions_of

# The slowest honest page known, a table of 1,400 rows in 2 MB, takes 25 s and 1.2 GB.
_BUDGET = Budget(seconds=120, seconds_per_mb=200, memory=2_000_000_000)
# A bilingual volume of 148 pages takes less than 19 s of the processor, of which a busy machine may spare it a tenth.
BOOK_BUDGET = Budget(seconds=1200, seconds_per_mb=200, memory=2_000_000_000)
# The functions that workers run.
_TASKS = "diglot.pipeline.outputs.pdf_tasks"
# WeasyPrint leaks about 0.17 MB for each PDF; replacing workers frees it.
_PDFS_PER_WORKER = 400


# The date of a text without one: the earliest date that ZIP archives can hold, used for archives without dates.
NO_DAY = dt.date(1980, 1, 1)


class PdfJob(msgspec.Struct, frozen=True):
    """PDFs of one layout. source: the file at which problems are reported; key, langs, place: as in `OutputFile`.

    make_job: makes the job for a worker. Jobs contain their pictures, so they must not be in memory together.
    factory: the importable name of the function that makes the worker's function from an encoded style.
    budget: what typesetting may use. day: the date that a PDF for the print shop is given. chapters: the manuscripts of
    a book's chapters, by the ids of these. uses: a PDF is made for each.
    """

    source: str
    key: str
    langs: tuple[Lang, ...]
    place: str
    style: PrintStyle
    make_job: Callable[[], PrintJob]
    factory: str = f"{_TASKS}:make_typesetter"
    budget: Budget = _BUDGET
    day: dt.date = NO_DAY
    chapters: Mapping[str, str] = {}
    uses: tuple[PdfUse, ...] = ("reader",)

    def task(self, style_key: bytes, typesetter: int) -> FileTask:
        """Make the job and return its task. typesetter: the number of its style among those of its `TaskType`."""
        job = replace(self.make_job(), uses=self.uses)
        pictures = [part for href, (mime, content) in job.pictures.items() for part in (href, mime, content)]
        content = encode(replace(job, name="", pictures={}, uses=()))
        keys = tuple(cache_key("pdf", use, style_key, content, *pictures) for use in self.uses)
        read_report = partial(_read_report, self.style.css, self.chapters)
        return FileTask(keys, self.source, lambda: encode((typesetter, len(keys), encode(job))), read_report)

    def output(self, format: str, file: CachedFile) -> OutputFile:
        """Return the finished file."""
        return OutputFile(format, self.key, self.langs, self.place, PDF_MIME, file)


def newest_day(articles: Iterable[Article]) -> dt.date:
    """Return the date of the newest text, so that a PDF is the same whenever it is made."""
    days = [edition.updated or edition.date for article in articles for edition in article.editions]
    return max(filter(None, days), default=NO_DAY)


def edition_jobs(editions: Iterable[tuple[Article, Edition]], site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    """Return the jobs of the PDFs of editions: `<slug>.pdf` beside each page's folder."""
    style, newest = edition_style(overlay, site.settings), newest_day(site.publication.articles)
    return [_edition_job(site, article, edition, style, newest) for article, edition in editions]


def all_edition_jobs(site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    """Return the jobs of the PDFs of all editions."""
    return edition_jobs(editions_of(site.publication), site, overlay)


def pdf_place(edition: Edition) -> str:
    """Return the place of an edition's PDF in the site: beside the folder of its page."""
    return f"{edition.href.strip('/')}.pdf"


def _edition_job(site: CompiledSite, article: Article, edition: Edition, style: PrintStyle, newest: dt.date) -> PdfJob:
    make_job = partial(_job, site, article, edition.lang)
    day = edition.updated or edition.date or article.date or newest
    return PdfJob(edition.manuscript.path, article.key, (edition.lang,), pdf_place(edition), style, make_job, day=day)


def _job(site: CompiledSite, article: Article, lang: Lang) -> PrintJob:
    """Return the worker's job of an edition: its page with the notes at their calls."""
    page = page_models.make_article_page(site.builder(lang), article)
    if not site.settings.base_url:
        page = without_address(page)
    html = site.document(replace(page, body_html=body_with_notes(page, site), notes=()), "print.html")
    return print_job(page.head.href, html, lang, site)


def body_with_notes(page: ArticlePage, site: CompiledSite) -> str:
    """Return the text of a page with each note at its call."""
    return place_notes(page.body_html, page.notes, languages_with(site.settings.english)[page.text_lang].bcp47)


_OWN_LINK = re.compile(r'(<a\b[^>]*?) href="/[^"]*"')


def without_own_links(markup: str) -> str:
    """Return markup without its links into the site, for a PDF of a site without an address."""
    return _OWN_LINK.sub(r"\1", markup)


_REMOTE_PICTURE = re.compile(r'<img\b[^>]*?\bsrc="(?:https?:)?//[^"]*"[^>]*>', re.IGNORECASE)
_ALT = re.compile(r'\balt="([^"]*)"')


def without_remote_pictures(markup: str) -> str:
    """Return markup with the alternative text of pictures on other servers, which are never fetched.

    >>> without_remote_pictures('<p><img src="https://x.example/a.png" alt="A ship"></p>')
    '<p>A ship</p>'
    """
    return _REMOTE_PICTURE.sub(lambda match: (_ALT.search(match[0]) or ["", ""])[1], markup)


_CODE_WITH_LONG_WORD = re.compile(r"<code>(?=[^<]*[^\s<]{20})")


def with_long_code(markup: str) -> str:
    """Return markup with a class for code that has a word of 20 characters: lines may end within it.

    >>> with_long_code("<code>fix --yes</code> <code>test_what_is_saved_is_shown</code>")
    '<code>fix --yes</code> <code class="long-code">test_what_is_saved_is_shown</code>'
    """
    return _CODE_WITH_LONG_WORD.sub('<code class="long-code">', markup)


def without_address(page: ArticlePage) -> ArticlePage:
    """Return a page without its own address, for a PDF of a site without an address."""
    return replace(page, head=replace(page.head, canonical_url="", alternates=()))


def pictures_in(markup: str, site: CompiledSite) -> dict[str, tuple[str, bytes]]:
    """Return the pictures in some markup, with their MIME types, by address."""
    hrefs = ((file, site.address.href(f"/{file.place}")) for file in site.files.used if file.is_picture)
    of_texts = {href: (file.mime, site.files.read(file.path)) for file, href in hrefs if href in markup}
    places = ((mime_of(place), place, site.address.href(f"/{place}")) for place in site.theme.contents)
    of_theme = {
        href: (mime, site.theme.contents[place])
        for mime, place, href in places
        if mime.startswith("image/") and href in markup
    }
    return of_texts | of_theme


def markup_for_paper(markup: str, site: CompiledSite) -> str:
    """Return markup of a site as its PDFs have it."""
    markup = with_long_code(without_remote_pictures(site.shown_on("paper", markup)))
    return markup if site.settings.base_url else without_own_links(markup)


def print_job(name: str, html: str, lang: Lang, site: CompiledSite) -> PrintJob:
    """Return the worker's job of a document, with its pictures."""
    html = markup_for_paper(html, site)
    bcp47 = languages_with(site.settings.english)[lang].bcp47
    return PrintJob(name, html, bcp47, pictures_in(html, site), base_url(site))


def base_url(site: CompiledSite) -> str:
    """Return the URL to which links in a PDF are relative; "" for a site without an address."""
    return f"{site.address.base_url}/" if site.address.base_url else ""


def edition_style(overlay: Overlay, settings: Settings) -> PrintStyle:
    """Return the print style of an edition."""
    css = paper_style(overlay, settings.look, "print", scale=settings.look.scale)
    return print_style(css, overlay, settings, settings.trim)


def print_style(css: str, overlay: Overlay, settings: Settings, trim: str) -> PrintStyle:
    """Return the print style for a stylesheet and a page size."""
    size, fonts = trim_of(trim), print_fonts(overlay, settings.look)
    faces = tuple(face for face in print_faces(settings.look) if face.file in fonts)
    offcut = Offcut(settings.press.bleed_mm)
    style = PrintStyle(css, fonts, size, margins_of(size), faces, offcut, settings.hyphenation)
    for change in own_hooks("paper"):
        style = change(settings, style)
    return style


def _style_key(style: PrintStyle) -> bytes:
    """Hash everything that all PDFs of a style depend on."""
    fonts = [part for name, content in sorted(style.fonts.items()) for part in (name, content)]
    sizes = repr((style.trim, style.margins, style.faces, style.offcut, sorted(style.hyphenation.items())))
    versions = map(version, ("weasyprint", "pydyf", "ziamath", "ziafont"))
    return cache_key("print style", code_digest(), *versions, style.css, sizes, *fonts)


def can_be_bound(format: str, jobs: Sequence[PdfJob]) -> tuple[Sequence[PdfJob], list[Problem]]:
    """Return the jobs of a format without those that would have to be bound at the right, unless each is a text."""
    there = [job for job in jobs if not any(LANGUAGES[lang].is_right_to_left for lang in job.langs)]
    if format == "pdf" or len(there) == len(jobs):
        return jobs, []
    return there, [RightToLeftOnPaper(SETTINGS_PATH, None, format, len(jobs) - len(there))]


def print_jobs(format: str, jobs: Sequence[PdfJob], resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Typeset PDFs as the files of a format."""
    jobs, left_out = can_be_bound(format, jobs)
    outputs, problems = outputs_of(format, jobs, [file for (file,) in typeset_jobs(jobs, resources)])
    return outputs, left_out + problems


def outputs_of(format: str, jobs: Sequence[PdfJob], files: Sequence[CachedFile]) -> tuple[Outputs, list[Problem]]:
    """Return typeset PDFs as the files of a format. files: of each job."""
    outputs = Outputs.of_cached(job.output(format, file) for job, file in zip(jobs, files, strict=True))
    return outputs, [problem for file in files for problem in file.problems]


def typeset_jobs(jobs: Sequence[PdfJob], resources: Resources) -> list[tuple[CachedFile, ...]]:
    """Typeset PDFs and return the files of each job, one for each use. Those of all styles are under way together."""
    if not jobs:
        return []
    typesetters: list[tuple[str, PrintStyle]] = []
    for job in jobs:
        if (job.factory, job.style) not in typesetters:
            typesetters.append((job.factory, job.style))
    keys = [_style_key(style) for _, style in typesetters]
    task_type = TaskType(
        f"{_TASKS}:make_typesetters",
        encode([(factory, encode(style)) for factory, style in typesetters]),
        tasks_per_worker=_PDFS_PER_WORKER,
        preload="diglot.adapters.typesetter",
        budget=max((job.budget for job in jobs), key=lambda budget: budget.seconds),
        is_isolated=True,
    )
    numbered = ((job, typesetters.index((job.factory, job.style))) for job in jobs)
    files = []
    for made in make_files(resources, task_type, (job.task(keys[number], number) for job, number in numbered)):
        files.append(made)
        resources.progress.step()
    return files


def _read_report(css: str, chapters: Mapping[str, str], report: bytes, source: str) -> tuple[Problem, ...]:
    faults = msgspec.msgpack.decode(report, type=tuple[PrintFault, ...])
    return tuple(_problem(fault, source, css, chapters) for fault in faults)


def _problem(fault: PrintFault, source: str, css: str, chapters: Mapping[str, str]) -> Problem:
    if fault.kind == "style":
        at = re.search(r" at (\d+):\d+", fault.detail)
        return PrintStyleFault(*sheet_at(css, int(at[1]) if at else 1), fault.detail)
    import_problems()
    kind = next((kind for kind in kinds_of(PageProblem) if kind.code == fault.kind), None)
    if kind:
        # What else a book has, such as its biographies, is of no manuscript.
        path = chapters.get(fault.chapter, "")
        chapter = f" ({path})" if path else ""
        return kind(source, None, f"{fault.page or '?'}{chapter}", fault.detail)
    if fault.kind == "patch":
        return PatchLeftOut(*fault.detail.split("\n"))
    if fault.kind == "program":
        return FileFailed(source, None, fault.detail)
    reason = quotation("WeasyPrint", fault.detail) if fault.kind == "css-or-log" else fault.detail
    return PrintFailed(source, None, reason)

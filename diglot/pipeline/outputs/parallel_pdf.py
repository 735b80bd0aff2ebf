"""Pairs in, PDFs of both texts out: the facing edition, and the parallel edition on one page.

Each piece is measured by the typesetter, the desk lays spreads out by its figures, the typesetter sets those.
Touches the store and the typesetters through their machines only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from diglot.adapters.store import cache_key
from diglot.core import alignment, page_models, spreads
from diglot.model.languages import languages_with
from diglot.model.pages import NoteHtml
from diglot.model.printing import (
    Margins,
    PrintedPdf,
    PrintFault,
    PrintJob,
    PrintStyle,
    Trim,
    two_columns_margins,
    two_columns_trim,
)
from diglot.model.problems import N_, Problem
from diglot.model.publication import Article, Edition
from diglot.model.spreads import (
    HEAD_ROW_PX,
    LEAVES,
    ColumnLayout,
    MeasuredBlock,
    PairedRow,
    PairJob,
    PieceKind,
    SpreadLayout,
)
from diglot.model.tasks import Work
from diglot.pipeline.base.source_files import print_fonts
from diglot.pipeline.outputs.parallel_html import find_pairs
from diglot.pipeline.outputs.pdf import (
    PdfMaker,
    answer_of,
    pictures_in,
    print_style,
    without_own_links,
    without_site_address,
)
from diglot.pipeline.render.outputs import PDF_MIME, OutputContext, OutputFile, Outputs

if TYPE_CHECKING:
    from diglot.adapters.typesetter import Typesetter

# As `assets/styles/leaves.css` has it: 16 px above the rule over the notes, 7 px below it.
NOTES_HEAD_PX = 23.0
# As `assets/styles/two-columns.css` has them.
GUTTER_MM = 8.0
_PX_A_MM = 96 / 25.4
_LINE_PX = {"facing": 15 * 96 / 72, "columns": 13 * 96 / 72}
_STYLES = {"facing": "facing.css", "columns": "two-columns.css"}
_TEMPLATES = {"facing": "print/facing.html", "columns": "print/parallel.html"}


def make_facing_pdfs(bindery: OutputContext) -> tuple[Outputs, list[Problem]]:
    """The original on the verso, the translation on the recto: `en-ru/<slug>-facing.pdf`."""
    return _make(bindery, "facing", "facing", "-facing")


def make_parallel_pdfs(bindery: OutputContext) -> tuple[Outputs, list[Problem]]:
    """Both texts in two columns of one page: `en-ru/<slug>.pdf`."""
    return _make(bindery, "parallel-pdf", "columns", "")


def _make(bindery: OutputContext, name: str, layout: SpreadLayout, ending: str) -> tuple[Outputs, list[Problem]]:
    pairs = list(find_pairs(bindery.publication))
    progress = N_("Setting texts on facing pages") if layout == "facing" else N_("Setting texts in two columns")
    bindery.progress.stage(progress, len(pairs))
    style = _style(bindery, layout)
    shop = PdfMaker(bindery.store, style, bindery.executor, f"{__name__}:{open_pair_setting.__name__}")
    column = column_of(style.trim, style.margins, layout)
    orders = (
        PairPdfJob(edition.manuscript.path, _job(bindery, layout, column, article, edition))
        for article, _, edition in pairs
    )
    pdfs: list[OutputFile] = []
    problems: list[Problem] = []
    finished = shop.set(orders, bindery.progress.step)
    for (article, original, edition), one in zip(pairs, finished, strict=True):
        problems += one.problems
        if one.content.size:
            langs = (original.lang, edition.lang)
            place = f"{page_models.parallel_place(article, *langs).strip('/')}{ending}.pdf"
            pdfs.append(OutputFile(name, article.key, langs, place, PDF_MIME, one.content))
    return Outputs(tuple(pdfs), shop.made), problems


def _style(bindery: OutputContext, layout: SpreadLayout) -> PrintStyle:
    sheets = ("print.css", "leaves.css", _STYLES[layout])
    css = "\n".join(bindery.overlay.read(f"assets/styles/{sheet}").decode() for sheet in sheets)
    style = print_style(css, print_fonts(bindery.overlay), bindery.publication.settings.trim)
    if layout == "facing":
        return style
    trim = two_columns_trim(style.trim)
    return replace(style, trim=trim, margins=two_columns_margins(trim))


def column_of(trim: Trim, margins: Margins, layout: SpreadLayout) -> ColumnLayout:
    """Where the pieces of one side stand on a page.

    >>> column_of(Trim(210, 297), two_columns_margins(Trim(210, 297)), "columns").width_px / _PX_A_MM
    82.1
    """
    width_mm = trim.width_mm - margins.inner_mm - margins.outer_mm
    depth_px = (trim.height_mm - margins.top_mm - margins.bottom_mm) * _PX_A_MM
    if layout == "columns":
        width_mm, depth_px = (width_mm - GUTTER_MM) / 2, depth_px - HEAD_ROW_PX
    line_px = _LINE_PX[layout]
    # Whole lines, so that the last one stands at the same height on every page.
    return ColumnLayout(width_mm * _PX_A_MM, depth_px // line_px * line_px, line_px, NOTES_HEAD_PX)


# ---------------------------------------------------------------- jobs


class PairPdfJob(msgspec.Struct, frozen=True):
    """A pair to be set for paper. file: the translation's manuscript, for messages."""

    file: str
    job: PairJob

    def key(self, style_key: bytes) -> bytes:
        """Everything that the PDF depends on."""
        job = self.job
        pictures = [part for href, (mime, content) in job.pictures.items() for part in (href, mime, content)]
        return cache_key("pair", style_key, repr(replace(job, pictures={})), *pictures)


def _job(
    bindery: OutputContext, layout: SpreadLayout, column: ColumnLayout, article: Article, translation: Edition
) -> PairJob:
    presses = bindery.presses
    address = presses.bench.address
    page = page_models.pair_page(bindery.publication, presses.structures, article, translation, presses.bench)
    guest = page.guest
    assert guest
    clean: Callable[[str], str] = str
    if not address.base_url:
        page, guest, clean = (
            replace(page, head=without_site_address(page).head),
            without_site_address(guest),
            without_own_links,
        )
    languages = languages_with(bindery.publication.settings.english)

    def both(part: str, kind: PieceKind) -> PairedRow:
        left, right = (clean(presses.renderer.render(side, f"print/{part}.html").strip()) for side in (page, guest))
        return PairedRow(left, right, kind)

    html = clean(presses.renderer.render(page, _TEMPLATES[layout]))
    rows = (
        both("opening", "opening"),
        both("picture", "close"),
        *(PairedRow(clean(row.left_html), clean(row.right_html)) for row in page.rows),
        both("poll", "close"),
        both("afterword", "close"),
    )
    ours, theirs = (tuple(clean(_numbered(note)) for note in side.notes) for side in (page, guest))
    markup = "".join([html, *(row.left_html + row.right_html for row in rows), *ours, *theirs])
    return PairJob(
        name=page.head.href,
        layout=layout,
        column=column,
        html=html,
        langs=(page.lang, guest.lang),
        tags=(languages[page.lang].bcp47, languages[guest.lang].bcp47),
        rows=rows,
        notes=(ours, theirs),
        titles=(page.title, guest.title),
        heads=(languages[page.lang].autonym, languages[guest.lang].autonym),
        pictures=pictures_in(markup, presses.files, address),
        site_url=f"{address.base_url}/" if address.base_url else "",
    )


_FIRST_PARAGRAPH = re.compile(r"\s*<p\b[^>]*>")
_BACKLINK = re.compile(r'\s*<a\b[^>]*\brole="doc-backlink"[^>]*>.*?</a>', re.DOTALL)


def _numbered(note: NoteHtml) -> str:
    """A note that begins with its number.

    >>> _numbered(NoteHtml(3, "<p>In <em>Texas</em>.</p>"))
    '<p><span class="note-number">3.</span> In <em>Texas</em>.</p>'
    """
    html = _BACKLINK.sub("", note.html)
    first = _FIRST_PARAGRAPH.match(html)
    at = first.end() if first else 0
    return f'{html[:at]}<span class="note-number">{note.number}.</span> {html[at:]}'


# ---------------------------------------------------------------- a worker's work


def open_pair_setting(setting: bytes) -> Work:
    """From a print style to the work that sets a pair in it."""
    from diglot.adapters.typesetter import Typesetter

    typesetter = Typesetter(msgspec.msgpack.decode(setting, type=PrintStyle))

    def work(row: bytes) -> bytes:
        return answer_of(set_pair(typesetter, msgspec.msgpack.decode(row, type=PairJob)))

    return work


def set_pair(typesetter: Typesetter, job: PairJob) -> PrintedPdf:
    """Set a pair: measure, lay spreads out, print."""

    def measure(pieces: Sequence[str]) -> list[MeasuredBlock]:
        return typesetter.measure(pieces, job.column.width_px, job)

    source, target = job.langs
    align = partial(alignment.align_sentences, source_lang=source, target_lang=target)
    pages = spreads.pack(job, job.column, measure, align)
    leaves = spreads.facing_leaves if job.layout == "facing" else spreads.parallel_leaves
    html = job.html.replace(LEAVES, leaves(pages, job.column, job))
    printed = typesetter.set_pdf(PrintJob(job.name, html, job.tags[0], job.pictures, job.site_url))
    expected = len(pages) + 1 + len(pages) if job.layout == "facing" else len(pages)
    if printed.pdf and printed.pages != expected:
        fault = PrintFault("text-overflow", 0, f"{printed.pages} pages instead of {expected}")
        return replace(printed, faults=(*printed.faults, fault))
    return printed

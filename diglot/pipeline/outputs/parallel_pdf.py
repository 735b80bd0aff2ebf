"""Pairs in, PDFs of both texts out: on facing pages, or in two columns of one page.

The typesetter measures each piece, `core.spreads` lays out spreads from the measurements, the typesetter sets them.
Touches the store and the typesetter through adapters only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from diglot.adapters.overlay import Overlay
from diglot.core import alignment, page_models, spreads
from diglot.core.line_breaking import break_lines
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
from diglot.model.tasks import TaskFunction
from diglot.pipeline.base.cached_files import encode_answer
from diglot.pipeline.base.published_files import print_fonts
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.parallel_html import find_pairs
from diglot.pipeline.outputs.pdf import (
    PdfJob,
    base_url,
    pictures_in,
    print_jobs,
    print_style,
    set_formulas,
    without_address,
    without_own_links,
)
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs

if TYPE_CHECKING:
    from diglot.adapters.typesetter import Typesetter

# The same as in `assets/styles/leaves.css`: 16 px above the rule over the notes, 7 px below it.
NOTES_HEAD_PX = 23.0
# The same as in `assets/styles/two-columns.css`.
GUTTER_MM = 8.0
_PX_A_MM = 96 / 25.4
_LINE_PX = {"facing": 15 * 96 / 72, "columns": 13 * 96 / 72}
_STYLES = {"facing": "facing.css", "columns": "two-columns.css"}
_TEMPLATES = {"facing": "print/facing.html", "columns": "print/parallel.html"}


def make_facing_pdfs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make PDFs with the original on the verso, the translation on the recto: `en-ru/<slug>-facing.pdf`."""
    return _make_pdfs("facing", site, resources)


def make_parallel_pdfs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make PDFs with both texts in two columns of one page: `en-ru/<slug>.pdf`."""
    return _make_pdfs("columns", site, resources)


def _make_pdfs(layout: SpreadLayout, site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    pairs = list(find_pairs(site.publication))
    is_facing = layout == "facing"
    stage = N_("Typesetting facing pages") if is_facing else N_("Typesetting two columns")
    resources.progress.stage(stage, len(pairs))
    style = _style(layout, site.settings.trim, resources.overlay)
    jobs = []
    for article, original, edition in pairs:
        langs = (original.lang, edition.lang)
        place = f"{page_models.parallel_place(article, *langs).strip('/')}{'-facing' if is_facing else ''}.pdf"
        make_job = partial(_job, site, article, edition, layout, column_layout(style.trim, style.margins, layout))
        jobs.append(PdfJob(edition.manuscript.path, article.key, langs, place, style, make_job))
    factory = f"{__name__}:{make_pair_typesetter.__name__}"
    return print_jobs("facing" if is_facing else "parallel-pdf", jobs, resources, factory)


def _style(layout: SpreadLayout, trim_name: str, overlay: Overlay) -> PrintStyle:
    sheets = ("print.css", "leaves.css", _STYLES[layout])
    css = "\n".join(overlay.read(f"assets/styles/{sheet}").decode() for sheet in sheets)
    style = print_style(css, print_fonts(overlay), trim_name)
    if layout == "facing":
        return style
    trim = two_columns_trim(style.trim)
    return replace(style, trim=trim, margins=two_columns_margins(trim))


def column_layout(trim: Trim, margins: Margins, layout: SpreadLayout) -> ColumnLayout:
    """Return the dimensions of the column that one side of a page offers.

    >>> column_layout(Trim(210, 297), two_columns_margins(Trim(210, 297)), "columns").width_px / _PX_A_MM
    82.1
    """
    width_mm = trim.width_mm - margins.inner_mm - margins.outer_mm
    depth_px = (trim.height_mm - margins.top_mm - margins.bottom_mm) * _PX_A_MM
    if layout == "columns":
        width_mm, depth_px = (width_mm - GUTTER_MM) / 2, depth_px - HEAD_ROW_PX
    line_px = _LINE_PX[layout]
    # Whole lines, so that the last one is at the same height on every page.
    return ColumnLayout(width_mm * _PX_A_MM, depth_px // line_px * line_px, line_px, NOTES_HEAD_PX)


# ---------------------------------------------------------------- jobs


def _job(
    site: CompiledSite, article: Article, translation: Edition, layout: SpreadLayout, column: ColumnLayout
) -> PairJob:
    book = page_models.pair_page(site.builder(article.original), article, translation)
    # A bilingual book has one title page; here each text has its own, and only the translation names translators.
    page, translated_page = replace(book, translators=()), book.guest
    assert translated_page
    clean: Callable[[str], str] = str
    if not site.settings.base_url:
        page, translated_page = replace(page, head=without_address(page).head), without_address(translated_page)
        clean = without_own_links
    languages = languages_with(site.settings.english)

    def paired_part(part: str, kind: PieceKind) -> PairedRow:
        left, right = (
            clean(site.renderer.render(side, f"print/{part}.html").strip()) for side in (page, translated_page)
        )
        return PairedRow(left, right, kind)

    html = clean(site.renderer.render(page, _TEMPLATES[layout]))
    rows = (
        paired_part("opening", "opening"),
        paired_part("picture", "close"),
        *(PairedRow(clean(row.left_html), clean(row.right_html)) for row in page.rows),
        paired_part("poll", "close"),
        paired_part("afterword", "close"),
    )
    left_notes, right_notes = (tuple(clean(_numbered(note)) for note in side.notes) for side in (page, translated_page))
    markup = "".join([html, *(row.left_html + row.right_html for row in rows), *left_notes, *right_notes])
    return PairJob(
        name=page.head.href,
        layout=layout,
        column=column,
        html=html,
        langs=(page.lang, translated_page.lang),
        tags=(languages[page.lang].bcp47, languages[translated_page.lang].bcp47),
        rows=rows,
        notes=(left_notes, right_notes),
        titles=(page.title, translated_page.title),
        heads=(languages[page.lang].autonym, languages[translated_page.lang].autonym),
        pictures=pictures_in(markup, site),
        site_url=base_url(site),
    )


_FIRST_PARAGRAPH = re.compile(r"\s*<p\b[^>]*>")
_BACKLINK = re.compile(r'\s*<a\b[^>]*\brole="doc-backlink"[^>]*>.*?</a>', re.DOTALL)


def _numbered(note: NoteHtml) -> str:
    """Return the markup of a note with its number in front, and without the link back to its call.

    >>> _numbered(NoteHtml(3, "<p>In <em>Texas</em>.</p>"))
    '<p><span class="note-number">3.</span> In <em>Texas</em>.</p>'
    """
    html = _BACKLINK.sub("", note.html)
    paragraph = _FIRST_PARAGRAPH.match(html)
    start = paragraph.end() if paragraph else 0
    return f'{html[:start]}<span class="note-number">{note.number}.</span> {html[start:]}'


# ---------------------------------------------------------------- in a worker


def make_pair_typesetter(config: bytes) -> TaskFunction:
    """Return the function that typesets a pair. config: an encoded `PrintStyle`."""
    from diglot.adapters.typesetter import Typesetter

    typesetter = Typesetter(msgspec.msgpack.decode(config, type=PrintStyle), break_lines)

    def typeset(payload: bytes) -> bytes:
        job, failed = _with_formulas(msgspec.msgpack.decode(payload, type=PairJob))
        printed = set_pair(typesetter, job)
        return encode_answer(printed.pdf, (*printed.faults, *failed))

    return typeset


def _with_formulas(job: PairJob) -> tuple[PairJob, Sequence[PrintFault]]:
    """Return a job with images for its formulas, and those that could not be set."""
    sides = (side for row in job.rows for side in (row.left_html, row.right_html))
    pieces, failed = set_formulas([*sides, *job.notes[0], *job.notes[1]])
    each = iter(pieces)
    rows = tuple(PairedRow(next(each), next(each), row.kind) for row in job.rows)
    left, right = (tuple(next(each) for _ in notes) for notes in job.notes)
    return replace(job, rows=rows, notes=(left, right)), failed


def set_pair(typesetter: Typesetter, job: PairJob) -> PrintedPdf:
    """Typeset a pair: measure its pieces, lay out the spreads, set them."""

    def measure(pieces: Sequence[str]) -> list[MeasuredBlock]:
        return typesetter.measure(pieces, job.column.width_px, job)

    source, target = job.langs
    align = partial(alignment.align_sentences, source_lang=source, target_lang=target)
    pages = spreads.pack_spreads(job, job.column, measure, align)
    leaves = spreads.render_facing_leaves if job.layout == "facing" else spreads.render_parallel_leaves
    html = job.html.replace(LEAVES, leaves(pages, job.column, job))
    printed = typesetter.set_pdf(PrintJob(job.name, html, job.tags[0], job.pictures, job.site_url))
    expected = len(pages) + 1 + len(pages) if job.layout == "facing" else len(pages)
    if printed.pdf and printed.pages != expected:
        fault = PrintFault("text-overflow", 0, f"{printed.pages} pages instead of {expected}")
        return replace(printed, faults=(*printed.faults, fault))
    return printed

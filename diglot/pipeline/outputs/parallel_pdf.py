"""Pairs in, PDFs of both texts out: the facing edition, and the parallel edition on one page.

The typesetter measures each piece, `core.spreads` lays spreads out by these figures, the typesetter sets those.
Touches the store and the typesetters through their machines only.
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
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.source_files import print_fonts
from diglot.pipeline.outputs.parallel_html import find_pairs
from diglot.pipeline.outputs.pdf import (
    PdfJob,
    base_url,
    pictures_in,
    print_pdfs,
    print_style,
    without_address,
    without_own_links,
)
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs

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


def make_facing_pdfs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make PDFs with the original on the verso, the translation on the recto: `en-ru/<slug>-facing.pdf`."""
    return _make_pdfs("facing", site, resources)


def make_parallel_pdfs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make PDFs with both texts in two columns of one page: `en-ru/<slug>.pdf`."""
    return _make_pdfs("columns", site, resources)


def _make_pdfs(layout: SpreadLayout, site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    pairs = list(find_pairs(site.publication))
    is_facing = layout == "facing"
    stage = N_("Setting texts on facing pages") if is_facing else N_("Setting texts in two columns")
    resources.progress.stage(stage, len(pairs))
    style = _style(layout, site.settings.trim, resources.overlay)
    orders = []
    for article, original, edition in pairs:
        langs = (original.lang, edition.lang)
        place = f"{page_models.parallel_place(article, *langs).strip('/')}{'-facing' if is_facing else ''}.pdf"
        job = partial(_job, site, article, edition, layout, column_of(style.trim, style.margins, layout))
        orders.append(PdfJob(edition.manuscript.path, article.key, langs, place, style, job))
    factory = f"{__name__}:{open_pair_setting.__name__}"
    return print_pdfs("facing" if is_facing else "parallel-pdf", orders, resources, factory)


def _style(layout: SpreadLayout, trim_name: str, overlay: Overlay) -> PrintStyle:
    sheets = ("print.css", "leaves.css", _STYLES[layout])
    css = "\n".join(overlay.read(f"assets/styles/{sheet}").decode() for sheet in sheets)
    style = print_style(css, print_fonts(overlay), trim_name)
    if layout == "facing":
        return style
    trim = two_columns_trim(style.trim)
    return replace(style, trim=trim, margins=two_columns_margins(trim))


def column_of(trim: Trim, margins: Margins, layout: SpreadLayout) -> ColumnLayout:
    """Return where the pieces of one side stand on a page.

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


def _job(
    site: CompiledSite, article: Article, translation: Edition, layout: SpreadLayout, column: ColumnLayout
) -> PairJob:
    page = page_models.pair_page(site.builder(article.original), article, translation)
    guest = page.guest
    assert guest
    clean: Callable[[str], str] = str
    if not site.settings.base_url:
        page, guest = replace(page, head=without_address(page).head), without_address(guest)
        clean = without_own_links
    languages = languages_with(site.settings.english)

    def both(part: str, kind: PieceKind) -> PairedRow:
        left, right = (clean(site.renderer.render(side, f"print/{part}.html").strip()) for side in (page, guest))
        return PairedRow(left, right, kind)

    html = clean(site.renderer.render(page, _TEMPLATES[layout]))
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
        pictures=pictures_in(markup, site),
        site_url=base_url(site),
    )


_FIRST_PARAGRAPH = re.compile(r"\s*<p\b[^>]*>")
_BACKLINK = re.compile(r'\s*<a\b[^>]*\brole="doc-backlink"[^>]*>.*?</a>', re.DOTALL)


def _numbered(note: NoteHtml) -> str:
    """Return the markup of a note that begins with its number.

    >>> _numbered(NoteHtml(3, "<p>In <em>Texas</em>.</p>"))
    '<p><span class="note-number">3.</span> In <em>Texas</em>.</p>'
    """
    html = _BACKLINK.sub("", note.html)
    first = _FIRST_PARAGRAPH.match(html)
    at = first.end() if first else 0
    return f'{html[:at]}<span class="note-number">{note.number}.</span> {html[at:]}'


# ---------------------------------------------------------------- in a worker


def open_pair_setting(config: bytes) -> TaskFunction:
    """Make the function that typesets a pair. config: the style."""
    from diglot.adapters.typesetter import Typesetter

    typesetter = Typesetter(msgspec.msgpack.decode(config, type=PrintStyle))

    def typeset(payload: bytes) -> bytes:
        printed = set_pair(typesetter, msgspec.msgpack.decode(payload, type=PairJob))
        return encode_answer(printed.pdf, printed.faults)

    return typeset


def set_pair(typesetter: Typesetter, job: PairJob) -> PrintedPdf:
    """Typeset a pair: measure its pieces, lay spreads out, print them."""

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

"""Pairs in, PDFs of both texts out: on facing pages, or in two columns of one page.

The typesetter measures each piece, `core` lays out spreads from the measurements, the typesetter sets them.
Touches the store and the typesetter through adapters only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from diglot.adapters.files.default_files import Overlay
from diglot.core import page_models
from diglot.core.design_tokens import scale_points
from diglot.extensions.books.core.paired_volume import pair_page
from diglot.extensions.books.model.pages import BookPage
from diglot.extensions.facing.adapters.scaled_styles import Sizes, scaled_copy
from diglot.extensions.facing.core.column_pages import two_columns_margins, two_columns_trim
from diglot.extensions.facing.model.spreads import (
    HEAD_ROW_PX,
    SMALLER,
    ColumnLayout,
    PairedRow,
    PairedText,
    PairJob,
    PieceKind,
    SpreadLayout,
)
from diglot.model.languages import languages_with
from diglot.model.pages import NoteHtml
from diglot.model.paper.printing import (
    PrintStyle,
)
from diglot.model.paper.spreads import LEMMA, SmallerSide
from diglot.model.problems import N_, Problem
from diglot.model.publication import Article, Edition
from diglot.model.settings import Settings
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import paper_style
from diglot.pipeline.outputs.pdf import (
    PdfJob,
    base_url,
    markup_for_paper,
    pictures_in,
    print_jobs,
    print_style,
    without_address,
)
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs

# The same as in `assets/styles/leaves.css`: 16 px above the rule over the notes, 7 px below it.
NOTES_HEAD_PX = 23.0
# The same as in `assets/styles/two-columns.css`.
GUTTER_MM = 8.0
_PX_A_MM = 96 / 25.4
# See `PdfJob`.
PAIR_FACTORY = "diglot.extensions.facing.pipeline.pair_tasks:make_pair_typesetter"
_STYLES = {"facing": "facing", "columns": "two-columns"}
_TEMPLATES = {"facing": "print/facing.html", "columns": "print/parallel.html"}


def make_facing_pdfs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make PDFs with the original on the verso, the translation on the recto: `en-ru/<slug>-facing.pdf`."""
    return _make_pdfs("facing", site, resources)


def make_parallel_pdfs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make PDFs with both texts in two columns of one page: `en-ru/<slug>.pdf`."""
    return _make_pdfs("columns", site, resources)


def _make_pdfs(layout: SpreadLayout, site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    pairs = list(page_models.find_pairs(site.publication))
    is_facing = layout == "facing"
    stage = N_("Typesetting facing pages") if is_facing else N_("Typesetting two columns")
    resources.progress.stage(stage, len(pairs))
    smaller = site.settings.smaller if is_facing else None
    style = pair_style(layout, site.settings, site.settings.trim, resources.overlay, smaller=smaller)
    column = column_layout(style, layout, smaller)
    jobs = []
    for article, original, edition in pairs:
        langs = (original.lang, edition.lang)
        place = f"{page_models.paired_place(article, *langs).strip('/')}{'-facing' if is_facing else ''}.pdf"
        make_job = partial(_job, site, article, edition, layout, column, smaller)
        jobs.append(PdfJob(edition.manuscript.path, article.key, langs, place, style, make_job, PAIR_FACTORY))
    return print_jobs("facing" if is_facing else "parallel-pdf", jobs, resources)


def pair_style(
    layout: SpreadLayout,
    settings: Settings,
    trim_name: str,
    overlay: Overlay,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    smaller: SmallerSide | None = None,
) -> PrintStyle:
    """Return the print style of a layout. before, after: style sheets around those of the layout, of a volume."""
    # Always in the size of the look: the rows of a spread are counted in its lines.
    css = paper_style(overlay, settings.look, "print", *before, "leaves", _STYLES[layout], *after)
    if smaller:
        css += "\n" + scaled_copy(css, SMALLER, Sizes(smaller.size, smaller.leading, scale_points))
    style = print_style(css, overlay, settings, trim_name)
    if layout == "facing":
        return style
    trim = two_columns_trim(style.trim)
    return replace(style, trim=trim, margins=two_columns_margins(trim))


# The leading of a whole stylesheet, in points.
_LEADING = re.compile(r"\bhtml \{[^}]*?(?:/|\bline-height: )([\d.]+)pt")


def column_layout(style: PrintStyle, layout: SpreadLayout, smaller: SmallerSide | None = None) -> ColumnLayout:
    """Return the dimensions of the column that one side of a page offers.

    >>> a4 = PrintStyle("html { font: 11pt/15pt serif } html { line-height: 13pt }", {})
    >>> column = column_layout(replace(a4, margins=two_columns_margins(a4.trim)), "columns")
    >>> column.width_px / _PX_A_MM, round(column.line_px * 72 / 96, 1)
    (82.1, 13.0)
    """
    trim, margins = style.trim, style.margins
    width_mm = trim.width_mm - margins.inner_mm - margins.outer_mm
    depth_px = (trim.height_mm - margins.top_mm - margins.bottom_mm) * _PX_A_MM
    if layout == "columns":
        width_mm, depth_px = (width_mm - GUTTER_MM) / 2, depth_px - HEAD_ROW_PX
    line_px = float(_LEADING.findall(style.css)[-1]) * 96 / 72
    # Whole lines, so that the last one is at the same height on every page.
    depth_px = depth_px // line_px * line_px
    smaller_line_px = line_px * (smaller.leading if smaller else 1)
    return ColumnLayout(width_mm * _PX_A_MM, depth_px, line_px, NOTES_HEAD_PX, smaller_line_px, layout == "columns")


# ---------------------------------------------------------------- jobs


def _job(
    site: CompiledSite,
    article: Article,
    translation: Edition,
    layout: SpreadLayout,
    column: ColumnLayout,
    smaller: SmallerSide | None,
) -> PairJob:
    book = pair_page(site.builder(article.original), article, translation)
    if not site.settings.base_url:
        assert book.counterpart
        book = replace(book, head=without_address(book).head, counterpart=without_address(book.counterpart))
    text = paired_text(site, book, ("print/opening.html", "print/afterword.html"), smaller=smaller)
    html = site.document(replace(book, translators=()), _TEMPLATES[layout])
    return pair_job(site, book.head.href, layout, column, html, [text])


def paired_text(
    site: CompiledSite,
    book: BookPage,
    templates: tuple[str, str],
    id: str = "",
    smaller: SmallerSide | None = None,
) -> PairedText:
    """Return both texts of a page of a book as the typesetter lays them out.

    templates: of what is before and after the text. id: of the text in a volume.
    """
    counterpart = book.counterpart
    assert counterpart
    # A bilingual book has one title page; here each text has its own, and only the translation names translators.
    page = replace(book, translators=())
    languages = languages_with(site.settings.english)

    def paired_part(template: str, kind: PieceKind) -> PairedRow:
        left, right = (site.document(side, template).strip() for side in (page, counterpart))
        return PairedRow(left, right, kind)

    first, last = templates
    opening = paired_part(first, "opening")
    if id:
        left, right = (f'<div id="{side.lang}-{id}">' for side in (page, counterpart))
        opening = PairedRow(f"{left}{opening.left_html}</div>", f"{right}{opening.right_html}</div>", "opening")
    langs = (page.lang, counterpart.lang)
    return PairedText(
        langs=langs,
        tags=(languages[page.lang].bcp47, languages[counterpart.lang].bcp47),
        rows=(
            opening,
            paired_part("print/picture.html", "close"),
            *(PairedRow(row.left_html, row.right_html) for row in page.rows),
            paired_part("print/poll.html", "close"),
            paired_part(last, "close"),
        ),
        notes=(tuple(map(_numbered, page.notes)), tuple(map(_numbered, counterpart.notes))),
        titles=(page.short_title or page.title, counterpart.short_title or counterpart.title),
        heads=(languages[page.lang].autonym, languages[counterpart.lang].autonym),
        own_notes=(_own_notes(page.notes), _own_notes(counterpart.notes)),
        id=id,
        smaller=smaller.number_in(langs) if smaller else None,
    )


def pair_job(
    site: CompiledSite, name: str, layout: SpreadLayout, column: ColumnLayout, html: str, texts: Sequence[PairedText]
) -> PairJob:
    """Return the worker's job of a document in two languages, with its pictures."""
    clean = partial(markup_for_paper, site=site)
    html, texts = clean(html), [map_pieces(text, clean) for text in texts]
    markup = "".join([html, *(piece for text in texts for piece in pieces_of(text))])
    return PairJob(
        name=name,
        layout=layout,
        column=column,
        html=html,
        lang=texts[0].tags[0],
        texts=tuple(texts),
        pictures=pictures_in(markup, site),
        site_url=base_url(site),
    )


def pieces_of(text: PairedText) -> list[str]:
    """Return the markup of all passages and notes of a text."""
    sides = (side for row in text.rows for side in (row.left_html, row.right_html))
    return [*sides, *text.notes[0], *text.notes[1]]


def map_pieces(text: PairedText, change: Callable[[str], str]) -> PairedText:
    """Return a text with each piece of its markup changed."""
    rows = tuple(PairedRow(change(row.left_html), change(row.right_html), row.kind) for row in text.rows)
    left, right = (tuple(map(change, notes)) for notes in text.notes)
    return replace(text, rows=rows, notes=(left, right))


_FIRST_PARAGRAPH = re.compile(r"\s*<p\b[^>]*>")
_BACKLINK = re.compile(r'\s*<a\b[^>]*\brole="doc-backlink"[^>]*>.*?</a>', re.DOTALL)


def _own_notes(notes: Sequence[NoteHtml]) -> int:
    return sum(not note.mark for note in notes)


def _numbered(note: NoteHtml) -> str:
    """Return the markup of a note with its number or mark in front, and without the link back to its call.

    >>> _numbered(NoteHtml(3, "<p>In <em>Texas</em>.</p>"))
    '<p><span class="note-number">3.</span> In <em>Texas</em>.</p>'
    >>> _numbered(NoteHtml(4, "<p>In <em>Texas</em>.</p>", "*"))
    '<p><span class="note-number second-row">*</span> In <em>Texas</em>.</p>'
    """
    html = _BACKLINK.sub("", note.html)
    paragraph = _FIRST_PARAGRAPH.match(html)
    start = paragraph.end() if paragraph else 0
    row, shown = (" second-row", note.mark) if note.mark else ("", f"{note.number}.")
    if note.mark and f'class="{LEMMA}"' in html:
        # Room for the lines that the entry is about, which are known when the pages are laid out.
        shown = "00–00"
    return f'{html[:start]}<span class="note-number{row}">{shown}</span> {html[start:]}'

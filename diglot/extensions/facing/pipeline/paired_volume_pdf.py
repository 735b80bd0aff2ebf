"""Volumes in, PDFs of them in two languages out: on facing pages, or in two columns.

Touches the store and the typesetter through adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from diglot.adapters.files.default_files import Overlay
from diglot.core import page_models
from diglot.extensions.books.core.book_pages import BookProduction, articles_by_chapter
from diglot.extensions.books.core.paired_volume import PairedVolume
from diglot.extensions.books.model.pages import VolumePage
from diglot.extensions.books.pipeline.book_pdf import house_families
from diglot.extensions.books.pipeline.paired_volumes import PairedEdition, paired_editions
from diglot.extensions.facing.model.pages import PairedVolumePage, VolumePiece
from diglot.extensions.facing.model.spreads import PairedRow, PairedText, PairJob, SpreadLayout
from diglot.extensions.facing.pipeline.pair_pdf import PAIR_FACTORY, column_layout, pair_job, pair_style, paired_text
from diglot.model.languages import Lang, languages_with
from diglot.model.paper.printing import PrintStyle
from diglot.model.paper.spreads import SmallerSide
from diglot.model.problems import N_
from diglot.model.publication import Article
from diglot.pipeline.outputs.pdf import BOOK_BUDGET, PdfJob, newest_day
from diglot.pipeline.render.compiled_site import CompiledSite

_TEMPLATES = {"facing": "print/volume-facing.html", "columns": "print/volume-columns.html"}


def facing_volume_jobs(site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    """Return the jobs of volumes on facing pages: `en-ru/volumes/<name>-facing.pdf`."""
    return [_paired_volume_job(edition, "facing", site, overlay) for edition in paired_editions(site)]


def column_volume_jobs(site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    """Return the jobs of volumes in two columns: `en-ru/volumes/<name>.pdf`."""
    return [_paired_volume_job(edition, "columns", site, overlay) for edition in paired_editions(site)]


def _paired_volume_job(edition: PairedEdition, layout: SpreadLayout, site: CompiledSite, overlay: Overlay) -> PdfJob:
    trim = edition.volume.trim or site.settings.trim
    smaller = (edition.volume.smaller or site.settings.smaller) if layout == "facing" else None
    style = pair_style(layout, site.settings, trim, overlay, ["volume"], ["paired-volume"], smaller)
    place = f"{edition.place}{'-facing' if layout == 'facing' else ''}.pdf"
    make_job = partial(_job, edition, layout, site, overlay, style, smaller)
    day = newest_day(article for _, articles in edition.contents for article in articles)
    return PdfJob(
        edition.volume.path,
        edition.key,
        edition.langs,
        place,
        style,
        make_job,
        PAIR_FACTORY,
        BOOK_BUDGET,
        day,
        chapters={id: _paths(article, edition.langs) for id, article in articles_by_chapter(edition.contents).items()},
    )


def _paths(article: Article, langs: tuple[Lang, Lang]) -> str:
    """Return the files of both texts, in the order of the pages that they are on."""
    return ", ".join(edition.manuscript.path for lang in langs if (edition := article.edition(lang)))


# ---------------------------------------------------------------- a volume as one document


def _job(
    edition: PairedEdition,
    layout: SpreadLayout,
    site: CompiledSite,
    overlay: Overlay,
    style: PrintStyle,
    smaller: SmallerSide | None,
) -> PairJob:
    trim = edition.volume.trim or site.settings.trim
    builder = edition.builder(site)
    volume = builder.build(BookProduction(trim, style.trim, house_families(overlay, site.settings.look), "both"))
    volume = builder.bind(volume)
    column = column_layout(style, layout, smaller)
    texts = [
        paired_text(site, chapter.book, ("print/volume/opening.html", "print/volume/foot.html"), chapter.id, smaller)
        for chapter in volume.chapters
    ]
    if volume.people:
        texts.append(_people(volume, site))
    html = site.document(_page(volume, site), _TEMPLATES[layout])
    job = pair_job(site, f"/{edition.place}", layout, column, html, texts)
    level = edition.volume.level if layout == "facing" else "paragraph"
    return replace(job, signature=edition.volume.signature, level=level)


def _people(volume: PairedVolume, site: CompiledSite) -> PairedText:
    """Return the biographies as texts that are level with each other."""
    first, second = volume.sides
    languages = languages_with(site.settings.english)

    def row(template: str, sides: tuple[VolumePage, VolumePage], *, is_opening: bool = False) -> PairedRow:
        piece = _piece(sides, template, site)
        return PairedRow(piece.left_html, piece.right_html, "opening" if is_opening else "close")

    biographies = [
        row("print/volume/biographies.html", (replace(first, people=(left,)), replace(second, people=(right,))))
        for left, right in volume.people
    ]
    words = [site.services.say(side.lang, N_("The authors and translators")) for side in volume.sides]
    return PairedText(
        langs=(first.lang, second.lang),
        tags=(languages[first.lang].bcp47, languages[second.lang].bcp47),
        rows=(row("print/volume/people.html", volume.sides, is_opening=True), *biographies),
        notes=((), ()),
        titles=(words[0], words[1]),
        heads=(languages[first.lang].autonym, languages[second.lang].autonym),
        own_notes=(0, 0),
        id="people",
    )


def _page(volume: PairedVolume, site: CompiledSite) -> PairedVolumePage:
    """Return the page model of the document, with its parts rendered in each language."""
    first, counterpart = volume.sides

    def piece(name: str) -> VolumePiece:
        return _piece(volume.sides, f"print/volume/{name}.html", site)

    return PairedVolumePage(
        **{name: getattr(first, name) for name in VolumePage.__struct_fields__} | {"counterpart": counterpart},
        half_title=piece("half-title"),
        title_page=piece("title-page"),
        title_verso=piece("title-verso"),
        contents=piece("contents"),
        parts=tuple(_parts(volume, site)),
        people_index=replace(piece("index"), id="index"),
        colophon=piece("colophon"),
    )


def _parts(volume: PairedVolume, site: CompiledSite) -> Iterator[VolumePiece]:
    first, second = volume.sides
    for division, other in zip(first.divisions, second.divisions, strict=True):
        sides = replace(first, division=division), replace(second, division=other)
        label = " · ".join(part.title or part.numeral for part in (division, other))
        yield replace(_piece(sides, "print/volume/part.html", site), id=division.id, label=label)


def _piece(sides: tuple[VolumePage, VolumePage], template: str, site: CompiledSite) -> VolumePiece:
    """Return what a template makes of each side, with the language before all ids."""
    left, right = (page_models.prefix_ids(site.document(side, template).strip(), f"{side.lang}-") for side in sides)
    return VolumePiece(left, right)

"""Build the page of each volume on the site: its contents, and its files. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diglot.core.page_models.book_contents import Contents
from diglot.core.page_models.page_builder import PageBuilder, list_description
from diglot.core.page_models.site_structure import SiteStructure
from diglot.model.languages import Lang
from diglot.model.pages import ListPage, Pagination, Reference, Section
from diglot.model.paper.volumes import Volume
from diglot.model.problems import N_
from diglot.model.publication import Publication


def volume_place(volume: Volume, lang: Lang) -> str:
    """Return the place of a volume's page and files, such as "/en/volumes/asia/"."""
    return f"/{lang}/volumes/{volume.key}/"


def volume_key(volume: Volume) -> str:
    """Return the key of a volume among those of renditions; keys of articles have no colon."""
    return f"volume:{volume.key}"


def volume_places(publication: Publication, structures: Mapping[Lang, SiteStructure]) -> frozenset[str]:
    """Return the places of the pages of all volumes."""
    return frozenset(
        volume_place(volume, lang)
        for volume in publication.volumes
        for lang, structure in structures.items()
        if structure.contents(volume)
    )


def volume_pages(builder: PageBuilder) -> Iterator[ListPage]:
    """Yield the pages of the volumes of a language: the contents of each, and its files."""
    for volume in builder.publication.volumes:
        if contents := builder.structure.contents(volume):
            yield _list_page(builder, volume, contents)


def volume_references(builder: PageBuilder) -> tuple[Reference, ...]:
    """Return links to the volumes of a language, each with the number of its texts."""
    pages = ((page, sum(len(section.entries) for section in page.sections)) for page in volume_pages(builder))
    return tuple(Reference(page.title, page.head.href, builder.lang, count=count) for page, count in pages)


def _list_page(builder: PageBuilder, volume: Volume, contents: Contents) -> ListPage:
    """Return the page of the volume on the site."""
    title, subtitle = builder.best(volume.title)[0], builder.best(volume.subtitle)[0]
    places = {
        lang: volume_place(volume, lang)
        for lang in builder.settings.languages
        if builder.structures[lang].contents(volume)
    }
    sections = []
    for part, articles in contents:
        part_title, lang = builder.part_title(volume, part)
        sections.append(Section(Reference(part_title, "", lang), "", tuple(map(builder.entry, articles))))
    description = subtitle or list_description(entry for section in sections for entry in section.entries)
    return ListPage(
        template="volume.html",
        lang=builder.lang,
        head=builder.head(volume_place(volume, builder.lang), title, description, places),
        frame=builder.frame,
        switches=builder.switches({lang: place for lang, place in places.items() if lang != builder.lang}),
        title=title,
        kind="volume",
        kicker=builder.say(N_("Book")),
        body_html="",
        notes=(),
        entries=(),
        pagination=Pagination(1, 1),
        sections=tuple(sections),
        renditions=builder.services.renditions(volume_key(volume), builder.lang),
        subtitle=subtitle,
    )

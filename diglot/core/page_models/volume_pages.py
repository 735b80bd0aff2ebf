"""Build the page of each volume on the site: its contents, and its files. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from diglot.core.page_models import page_head
from diglot.core.page_models.book_contents import Contents
from diglot.core.page_models.page_builder import PageBuilder, list_description
from diglot.core.page_models.page_head import WorkReference
from diglot.model.languages import Lang, LocalizedText
from diglot.model.pages import Book, ListPage, Pagination, Person, Reference, Section
from diglot.model.paper.volumes import Volume
from diglot.model.problems import N_


def volume_place(volume: Volume, lang: Lang) -> str:
    """Return the place of a volume's page and files, such as "/en/volumes/asia/"."""
    return f"/{lang}/volumes/{volume.key}/"


def volume_key(volume: Volume) -> str:
    """Return the key of a volume among those of renditions; keys of articles have no colon."""
    return f"volume:{volume.key}"


def volume_pages(builder: PageBuilder) -> Iterator[ListPage]:
    """Yield the pages of the volumes of a language: the contents of each, and its files."""
    for volume in builder.publication.volumes:
        if builder.structure.contents(volume):
            yield volume_page(builder, volume)


def volume_references(builder: PageBuilder) -> tuple[Reference, ...]:
    """Return links to the volumes of a language, each with the number of its texts."""
    pages = ((page, sum(len(section.entries) for section in page.sections)) for page in volume_pages(builder))
    return tuple(Reference(page.title, page.head.href, builder.lang, count=count) for page, count in pages)


def volume_page(builder: PageBuilder, volume: Volume) -> ListPage:
    """Return the page of a volume that this language has."""
    page = _page(builder, volume, builder.structure.contents(volume))
    if not page.head.canonical_url or page.book is None:
        return page
    entries = [entry for section in page.sections for entry in section.entries]
    facts = page_head.BookFacts(
        reference=WorkReference(builder.lang, page.head.canonical_url, page.title),
        description=page.head.description,
        isbns=[isbn for isbn in (page.book.isbn, page.book.ebook_isbn) if isbn],
        authors=list(dict.fromkeys(_credit(builder, author) for entry in entries for author in entry.authors)),
        editors=[_credit(builder, editor) for editor in page.book.editors],
        publisher=builder.organization,
        year=page.book.year,
        works=builder.works(entries),
        files=[(builder.absolute_url(file.href), file.mime) for file in page.renditions],
        translations=[
            WorkReference(
                switch.lang,
                builder.absolute_url(switch.href),
                builder.services.set_text(volume.title.best(switch.lang)[0], switch.lang),
            )
            for switch in page.switches
            if switch.is_twin
        ],
    )
    return replace(page, head=replace(page.head, json_ld=page_head.book_json_ld(facts)))


def _credit(builder: PageBuilder, person: Person) -> tuple[str, str]:
    return person.name, builder.absolute_url(person.href) if person.href else ""


def _book(builder: PageBuilder, volume: Volume, first: Reference) -> Book:
    """Return what the page of a volume shows of it, besides its texts and files."""
    blurb = volume.cover.blurb if volume.cover else LocalizedText()
    annotation, lang = (volume.imprint.annotation or blurb).best(builder.lang)
    paragraphs = (builder.services.set_text(line, lang) for line in annotation.splitlines() if line.strip())
    signed = volume.imprint.signed
    return Book(
        isbn=volume.isbn.get(builder.lang, ""),
        ebook_isbn=volume.isbn.get(f"{builder.lang}-epub", ""),
        annotation=tuple(paragraphs),
        annotation_lang=lang,
        editors=builder.people(volume.editors),
        year=volume.imprint.year or (signed.year if signed else 0),
        first=first,
    )


def _page(builder: PageBuilder, volume: Volume, contents: Contents) -> ListPage:
    title, subtitle = builder.best(volume.title)[0], builder.best(volume.subtitle)[0]
    places = builder.places(lambda structure: structure.contents(volume), "volumes", volume.key)
    sections = []
    for part, articles in contents:
        part_title, lang = builder.part_title(volume, part)
        sections.append(Section(Reference(part_title, "", lang), "", tuple(map(builder.entry, articles))))
    entries = [entry for section in sections for entry in section.entries]
    book = _book(builder, volume, Reference(entries[0].title, entries[0].href, entries[0].lang))
    description = subtitle or list_description(entries)
    return ListPage(
        template="volume.html",
        lang=builder.lang,
        head=builder.head(volume_place(volume, builder.lang), title, description, places),
        frame=builder.frame,
        switches=builder.switches(places),
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
        book=book,
    )

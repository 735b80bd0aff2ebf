"""Volumes in, EPUBs out: a file for each text, with the prelims before them and the indexes after them.

Touches the store and templates through adapters only.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from diglot.adapters.files.default_files import Overlay
from diglot.core import cover_layout, page_models
from diglot.extensions.books.core.book_pages import articles_by_chapter
from diglot.extensions.books.model.pages import IndexRow, VolumeChapter, VolumePage
from diglot.extensions.books.pipeline.book_pdf import VolumeEdition, volume_editions, volume_page
from diglot.extensions.epub.core.epub_package import nest_headings
from diglot.extensions.epub.model.ebooks import EPUB_MIME, BookFacts, BookFile
from diglot.extensions.epub.pipeline.epub import (
    COVER,
    COVER_PAGE,
    NAV,
    NO_DAY,
    STYLE,
    Book,
    BookAddresses,
    EpubBuilder,
    EpubPage,
    book_page,
    credits_of,
    is_still,
)
from diglot.model.languages import languages_with
from diglot.model.pages import Chapter, OutlineItem, Page, Person
from diglot.model.paper.covers import CoverWords
from diglot.model.problems import N_, Problem
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import OutputFile, Outputs

TITLE, PEOPLE, INDEX, COLOPHON = "title.xhtml", "people.xhtml", "index.xhtml", "colophon.xhtml"


def make_volume_epubs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the EPUBs of volumes: `<lang>/volumes/<name>.epub`."""
    builder = EpubBuilder(site, resources)
    editions = volume_editions(site)
    resources.progress.stage(N_("Building EPUBs of books"), len(editions))
    books = []
    problems: list[Problem] = []
    for edition in editions:
        book = _VolumeAssembler(site, resources.overlay, builder, edition).book()
        book, found = builder.with_artwork(book, edition.volume)
        file, problems = builder.build(book), [*problems, *found]
        books.append(OutputFile("volume-epub", edition.key, (edition.lang,), f"{edition.place}.epub", EPUB_MIME, file))
    return Outputs.of_cached(books), problems


class _VolumeAssembler(msgspec.Struct, frozen=True):
    """Assembles the book of one volume in one language."""

    site: CompiledSite
    overlay: Overlay
    builder: EpubBuilder
    edition: VolumeEdition

    def book(self) -> Book:
        page = self._page()
        book_pages = _book_pages(page)
        texts = {text.page.head.href: _place(text) for text in page.texts}
        addresses = BookAddresses(self.site, {COVER, STYLE, NAV, *book_pages}, texts)
        pages, pictures = self.builder.files(book_pages, addresses)
        facts = self._facts(page, pages, pictures)
        return Book(facts, (*pages, *self.builder.parts, *pictures), self._cover_words(page))

    def _page(self) -> VolumePage:
        """Build the page model of the volume, with its table of contents, and an index that leads to whole texts."""
        builder, page = volume_page(self.edition, self.site, self.overlay, f"{self.edition.lang}-epub")
        bound = builder.as_one_document(page, lambda text: text.body_html + "".join(note.html for note in text.notes))
        page = replace(page, index=rows_by_whole_text(bound.index))
        return replace(page, chapters=self._contents(page))

    def _contents(self, page: VolumePage) -> tuple[Chapter, ...]:
        lines = [Chapter(page.title, TITLE, page.lang)]
        for division in page.divisions:
            texts = tuple(self._line(text) for text in division.chapters)
            if page.is_divided:
                name = division.title or division.numeral
                lines.append(Chapter(name, f"{division.id}.xhtml", division.lang, texts))
            else:
                lines += texts
        back = {PEOPLE: N_("The authors and translators"), INDEX: N_("Index of people")}
        present = [place for place, entries in ((PEOPLE, page.people), (INDEX, page.index)) if entries]
        lines += [Chapter(self._say(back[place]), place, page.lang) for place in present]
        return (*lines, Chapter(self._say(N_("About this edition")), COLOPHON, page.lang))

    def _line(self, text: VolumeChapter) -> Chapter:
        """Return the line of a text in the table of contents, with its headings."""
        key = self._keys[text.id]
        outline = self.site.publication.compiled_editions[key, self.edition.lang].metadata.outline
        items = [OutlineItem(heading.level, heading.text, heading.id) for heading in outline]
        place = _place(text)
        return Chapter(text.page.title, place, text.page.lang, nest_headings(items, place, text.page.lang))

    @property
    def _keys(self) -> Mapping[str, str]:
        """The key of each article by the id of its chapter."""
        chapters = articles_by_chapter(self.edition.contents)
        return {id: article.key for id, article in chapters.items()}

    def _say(self, msgid: str) -> str:
        return self.site.services.say(self.edition.lang, msgid)

    def _cover_words(self, page: VolumePage) -> CoverWords:
        languages = self.site.settings.languages
        leaf = languages.index(page.lang) % 2
        return cover_layout.cover_words(
            self.site.document(page, "epub/volume/cover.txt"), leaf, self.site.settings.look
        )

    def _facts(self, page: VolumePage, pages: list[BookFile], pictures: list[BookFile]) -> BookFacts:
        address = self.site.address
        url = page.head.canonical_url if address.base_url else ""
        are_described = not any(b'alt=""' in file.content for file in pages)
        others = [lang for lang in self.site.settings.languages if lang != page.lang]
        has_notes = any(text.page.notes for text in page.texts)
        return BookFacts(
            identifier=f"urn:uuid:{_uuid(url, page)}",
            languages=(languages_with(self.site.settings.english)[page.lang].bcp47,),
            isbn=page.imprint.isbn,
            title=page.title,
            credits=(
                *credits_of(page.authors, "aut"),
                *credits_of(_translators(page), "trl"),
                *credits_of(page.editors, "edt"),
            ),
            modified=page.facts.day or NO_DAY,
            published=page.facts.day,
            publisher=page.frame.publisher,
            description=page.subtitle,
            rights=page.license,
            relation_urls=tuple(
                address.url(page_models.volume_place(self.edition.volume, lang))
                for lang in others
                if address.base_url
                and page_models.volume_contents(self.edition.volume, self.site.publication.articles, lang)
            ),
            collection=page.frame.title,
            summary=self.builder.summary(
                page.lang, has_notes=has_notes, has_described_pictures=bool(pictures) and are_described
            ),
            pictures=len(pictures),
            are_described=are_described,
            is_still=all(is_still(file) for file in pictures),
        )


def rows_by_whole_text(rows: Iterable[IndexRow]) -> tuple[IndexRow, ...]:
    """Return the rows of an index that leads to whole texts."""
    return tuple(
        IndexRow(row.heading, tuple(dict.fromkeys(id.partition("-")[0] for id in row.ids)), row.is_last) for row in rows
    )


def _place(text: VolumeChapter) -> str:
    return f"{text.id}.xhtml"


def _book_pages(volume: VolumePage) -> dict[str, EpubPage]:
    """Return the pages of the book in order, by place."""
    pages = {COVER_PAGE: EpubPage(volume, "epub/cover.xhtml"), TITLE: _volume_page(volume, TITLE)}
    for division in volume.divisions:
        if volume.is_divided:
            pages[f"{division.id}.xhtml"] = _volume_page(replace(volume, division=division), "part.xhtml")
        for text in division.chapters:
            pages[_place(text)] = _volume_page(book_page(text.page), "chapter.xhtml")
    if volume.people:
        pages[PEOPLE] = _volume_page(volume, PEOPLE)
    if volume.index:
        pages[INDEX] = _volume_page(volume, INDEX)
    return {**pages, COLOPHON: _volume_page(volume, COLOPHON), NAV: _volume_page(volume, NAV)}


def _volume_page(model: Page, name: str) -> EpubPage:
    return EpubPage(model, f"epub/volume/{name}")


def _translators(volume: VolumePage) -> list[Person]:
    """Return the translators of all texts, each once."""
    return list({person.name: person for text in volume.texts for person in text.page.translators}.values())


def _uuid(url: str, page: VolumePage) -> uuid.UUID:
    """Return an id that is the same for the same volume, wherever and whenever it is built."""
    if url:
        return uuid.uuid5(uuid.NAMESPACE_URL, url)
    return uuid.uuid5(uuid.NAMESPACE_OID, f"diglot:volume:{page.key}:{page.lang}")

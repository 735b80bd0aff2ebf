"""Volumes in, EPUBs of them in two languages out: a file for each text with its translation, passage by passage.

Touches the store and templates through adapters only.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from diglot.adapters.files.default_files import Overlay
from diglot.core import cover_layout
from diglot.extensions.books.core.book_pages import BookProduction
from diglot.extensions.books.core.paired_volume import PairedChapter, PairedVolume
from diglot.extensions.books.model.pages import VolumePage
from diglot.extensions.books.pipeline.book_pdf import house_families
from diglot.extensions.books.pipeline.paired_volumes import PairedEdition, paired_editions
from diglot.extensions.epub.model.ebooks import EPUB_MIME, BookFacts, BookFile
from diglot.extensions.epub.pipeline.book_epub import COLOPHON, INDEX, PEOPLE, TITLE, rows_by_whole_text
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
    credits_of,
    is_still,
)
from diglot.model.languages import languages_with
from diglot.model.pages import Chapter, Page, ParallelRow
from diglot.model.paper.printing import trim_of
from diglot.model.problems import N_, Problem
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import OutputFile, Outputs


def make_paired_volume_epubs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the EPUBs of volumes in two languages: `en-ru/volumes/<name>.epub`."""
    builder = EpubBuilder(site, resources)
    editions = paired_editions(site)
    resources.progress.stage(N_("Building EPUBs of books in two languages"), len(editions))
    books = []
    problems: list[Problem] = []
    for edition in editions:
        book = _PairedAssembler(site, resources.overlay, builder, edition).book()
        book, found = builder.with_artwork(book, edition.volume)
        file, problems = builder.build(book), [*problems, *found]
        place = f"{edition.place}.epub"
        books.append(OutputFile("volume-epub-bilingual", edition.key, edition.langs, place, EPUB_MIME, file))
    return Outputs.of_cached(books), problems


class _PairedAssembler(msgspec.Struct, frozen=True):
    """Assembles the book of one volume in two languages."""

    site: CompiledSite
    overlay: Overlay
    builder: EpubBuilder
    edition: PairedEdition

    def book(self) -> Book:
        volume = self._volume()
        first = replace(volume.sides[0], counterpart=volume.sides[1], chapters=tuple(self._contents(volume)))
        book_pages = self._pages(volume, first)
        texts = {side.head.href: _file_of(chapter.id) for chapter in volume.chapters for side in chapter.sides}
        pages, pictures = self.builder.files(book_pages, BookAddresses(self.site, {COVER, STYLE, *book_pages}, texts))
        words = cover_layout.cover_words(self.site.document(first, "epub/volume/cover.txt"), 2, self.site.settings.look)
        return Book(self._facts(volume, pages, pictures), (*pages, *self.builder.parts, *pictures), words)

    def _volume(self) -> PairedVolume:
        """Build the volume, with indexes that lead to whole texts."""
        builder = self.edition.builder(self.site)
        trim = self.edition.volume.trim or self.site.settings.trim
        volume = builder.build(
            BookProduction(trim, trim_of(trim), house_families(self.overlay, self.site.settings.look), "both-epub")
        )
        volume = builder.bind(volume, _file_of)
        first, second = (replace(side, index=rows_by_whole_text(side.index)) for side in volume.sides)
        return replace(volume, sides=(first, second))

    def _pages(self, volume: PairedVolume, first: VolumePage) -> Mapping[str, EpubPage]:
        """Return the pages of the book in order, by place."""
        pages = {COVER_PAGE: EpubPage(first, "epub/cover.xhtml")}

        def add_twins(name: str) -> None:
            for place, side in zip(self._places(name), volume.sides, strict=True):
                pages[place] = EpubPage(side, f"epub/volume/{name}")

        add_twins(TITLE)
        books = {chapter.id: chapter for chapter in volume.chapters}
        for division, other in zip(first.divisions, volume.sides[1].divisions, strict=True):
            if first.is_divided:
                counterpart = replace(volume.sides[1], division=other)
                part = replace(first, division=division, counterpart=counterpart)
                pages[_file_of(division.id)] = EpubPage(part, "epub/volume/part.xhtml")
            for text in division.chapters:
                pages[_file_of(text.id)] = EpubPage(self._with_poll(books[text.id]), "epub/text.xhtml")
        if first.people:
            add_twins(PEOPLE)
        if first.index:
            add_twins(INDEX)
        add_twins(COLOPHON)
        pages[NAV] = EpubPage(first, f"epub/volume/{NAV}")
        return pages

    def _with_poll(self, chapter: PairedChapter) -> Page:
        """Return the page of a chapter with its poll in both languages as the last passage."""
        left, right = (self.site.document(side, "epub/poll.xhtml").strip() for side in chapter.sides)
        poll = [ParallelRow("row-poll", left, right)] if left or right else []
        return replace(chapter.book, rows=(*chapter.book.rows, *poll))

    def _places(self, name: str) -> tuple[str, str]:
        """Return the places of a page in the first and in the second language."""
        return name, name.replace(".", f"-{self.edition.langs[1]}.")

    def _contents(self, volume: PairedVolume) -> Iterator[Chapter]:
        first, second = volume.sides
        yield Chapter(first.title, TITLE, first.lang, (), second.title, second.lang)
        articles = iter([article for _, part in self.edition.contents for article in part])
        books = {chapter.id: chapter for chapter in volume.chapters}
        for division, other in zip(first.divisions, second.divisions, strict=True):
            lines = []
            for text in division.chapters:
                original, translation = books[text.id].sides
                lines.append(self.builder.chapter(next(articles), original.lang, translation.lang, _file_of(text.id)))
            if first.is_divided:
                name, twin = (part.title or part.numeral for part in (division, other))
                yield Chapter(name, _file_of(division.id), division.lang, tuple(lines), twin, other.lang)
            else:
                yield from lines
        back = {PEOPLE: N_("The authors and translators"), INDEX: N_("Index of people")}
        present = [place for place, entries in ((PEOPLE, first.people), (INDEX, first.index)) if entries]
        for name in present:
            for place, side in zip(self._places(name), volume.sides, strict=True):
                yield Chapter(self.site.services.say(side.lang, back[name]), place, side.lang)
        for place, side in zip(self._places(COLOPHON), volume.sides, strict=True):
            yield self.builder.afterword(side.lang, place)

    def _facts(self, volume: PairedVolume, pages: Sequence[BookFile], pictures: Sequence[BookFile]) -> BookFacts:
        first, second = volume.sides
        languages = languages_with(self.site.settings.english)
        are_described = not any(b'alt=""' in file.content for file in pages)
        has_notes = any(side.notes for chapter in volume.chapters for side in chapter.sides)
        days = [side.facts.day for side in volume.sides if side.facts.day]
        return BookFacts(
            identifier=f"urn:uuid:{_uuid(first, second)}",
            languages=(languages[first.lang].bcp47, languages[second.lang].bcp47),
            isbn=first.imprint.isbn,
            title=f"{first.title} · {second.title}",
            credits=(
                *credits_of(first.authors, "aut"),
                *credits_of(volume.translators, "trl"),
                *credits_of(first.editors, "edt"),
            ),
            modified=max(days, default=NO_DAY),
            published=max(days, default=None),
            publisher=first.frame.publisher,
            description=first.subtitle,
            rights=first.license,
            collection=first.frame.title,
            summary=self.builder.summary(
                first.lang, has_notes=has_notes, has_described_pictures=bool(pictures) and are_described
            ),
            pictures=len(pictures),
            are_described=are_described,
            is_still=all(is_still(file) for file in pictures),
        )


def _file_of(id: str) -> str:
    return f"{id}.xhtml"


def _uuid(first: VolumePage, second: VolumePage) -> uuid.UUID:
    """Return an id that is the same for the same volume, wherever and whenever it is built."""
    return uuid.uuid5(
        uuid.NAMESPACE_OID, f"diglot:volume:{first.head.canonical_url}:{first.key}:{first.lang}+{second.lang}"
    )

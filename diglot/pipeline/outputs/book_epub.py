"""Volumes in, EPUBs out: a file for each text, and what stands before and after them.

Touches the store and templates through their machines only.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from diglot.adapters.overlay import Overlay
from diglot.core import page_models, xhtml
from diglot.core.epub_package import nest_headings
from diglot.model.books import EPUB_MIME, XHTML_MIME, BookFacts, BookFile, CoverWords
from diglot.model.languages import languages_with
from diglot.model.pages import Chapter, IndexRow, OutlineItem, Page, Person, VolumeChapter, VolumePage
from diglot.model.problems import N_, Problem
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.book_pdf import VolumeCopy, volume_copies, volume_page
from diglot.pipeline.outputs.epub import (
    COVER,
    COVER_PAGE,
    NAV,
    NO_DAY,
    STYLE,
    AddressReader,
    Book,
    EpubBuilder,
    book_page,
    cover_words,
    credits_of,
    is_still,
)
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import OutputFile, Outputs

TITLE, PEOPLE, INDEX, COLOPHON = "title.xhtml", "people.xhtml", "index.xhtml", "colophon.xhtml"


def make_volume_epubs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the EPUBs of volumes: `<lang>/volumes/<name>.epub`."""
    builder = EpubBuilder(site, resources)
    copies = volume_copies(site)
    resources.progress.stage(N_("Making EPUBs of volumes"), len(copies))
    books = []
    for copy in copies:
        file = builder.build(_Binder(site, resources.overlay, builder, copy).book())
        books.append(OutputFile("volume-epub", copy.key, (copy.lang,), f"{copy.place}.epub", EPUB_MIME, file))
    return Outputs.of_cached(books), []


class _Leaf(msgspec.Struct, frozen=True):
    """A page of the book: what it shows, and its template."""

    page: Page
    template: str


class _Binder(msgspec.Struct, frozen=True):
    """Puts one volume together."""

    site: CompiledSite
    overlay: Overlay
    builder: EpubBuilder
    copy: VolumeCopy

    def book(self) -> Book:
        page = self._page()
        leaves = _leaves(page)
        texts = {text.page.head.href: _place(text) for text in page.texts}
        reader = AddressReader(self.site, {COVER, STYLE, NAV, *leaves}, texts)
        pages = [
            BookFile(place, XHTML_MIME, self._xhtml(leaf, reader), "contents" if place == NAV else "page")
            for place, leaf in leaves.items()
        ]
        pictures = [self.builder.picture(file) for file in reader.pictures.values()]
        facts = self._facts(page, pages, pictures)
        return Book(facts, (*pages, *self.builder.parts, *pictures), self._cover_words(page))

    def _page(self) -> VolumePage:
        """Build the volume with its table of contents, and an index that leads to texts."""
        builder, page = volume_page(self.copy, self.site, self.overlay)
        document = builder.as_one_document(
            page, lambda text: text.body_html + "".join(note.html for note in text.notes)
        )
        rows = tuple(
            IndexRow(row.heading, tuple(dict.fromkeys(id.partition("-")[0] for id in row.ids)), row.is_last)
            for row in document.index
        )
        page = replace(page, index=rows)
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
        wanted = [place for place, rows in ((PEOPLE, page.people), (INDEX, page.index)) if rows]
        lines += [Chapter(self._say(back[place]), place, page.lang) for place in wanted]
        return (*lines, Chapter(self._say(N_("About this edition")), COLOPHON, page.lang))

    def _line(self, text: VolumeChapter) -> Chapter:
        """Return the entry of a text in the table of contents, with its headings."""
        key = self._keys[text.id]
        outline = self.site.publication.proofs[key, self.copy.lang].particulars.outline
        rows = [OutlineItem(row.level, row.text, row.id) for row in outline]
        place = _place(text)
        return Chapter(text.page.title, place, text.page.lang, nest_headings(rows, place, text.page.lang))

    @property
    def _keys(self) -> Mapping[str, str]:
        """The keys of articles by the ids of their chapters."""
        articles = [article for _, rows in self.copy.contents for article in rows]
        return {f"c{number}": article.key for number, article in enumerate(articles, start=1)}

    def _say(self, msgid: str) -> str:
        return self.site.services.say(self.copy.lang, msgid)

    def _xhtml(self, leaf: _Leaf, reader: AddressReader) -> bytes:
        return xhtml.write_document(self.site.renderer.render(leaf.page, leaf.template), reader.address).encode()

    def _cover_words(self, page: VolumePage) -> CoverWords:
        languages = self.site.settings.languages
        leaf = languages.index(page.lang) % 2
        return cover_words(self.site.renderer.render(page, "epub/volume/cover.txt"), leaf)

    def _facts(self, page: VolumePage, pages: list[BookFile], pictures: list[BookFile]) -> BookFacts:
        address = self.site.address
        url = page.head.canonical_url if address.base_url else ""
        are_described = not any(b'alt=""' in file.content for file in pages)
        others = [lang for lang in self.site.settings.languages if lang != page.lang]
        has_notes = any(text.page.notes for text in page.texts)
        return BookFacts(
            identifier=f"urn:uuid:{_uuid(url, page)}",
            languages=(languages_with(self.site.settings.english)[page.lang].bcp47,),
            title=page.title,
            credits=(
                *credits_of(page.authors, "aut"),
                *credits_of(_once([person for text in page.texts for person in text.page.translators]), "trl"),
                *credits_of(page.editors, "edt"),
            ),
            modified=page.facts.day or NO_DAY,
            published=page.facts.day,
            publisher=page.frame.publisher,
            description=page.subtitle,
            rights=page.license,
            relation_urls=tuple(
                address.url(page_models.volume_place(self.copy.volume, lang))
                for lang in others
                if address.base_url
                and page_models.volume_contents(self.copy.volume, self.site.publication.articles, lang)
            ),
            collection=page.frame.title,
            summary=self.builder.summary(
                page.lang, has_notes=has_notes, has_described_pictures=bool(pictures) and are_described
            ),
            pictures=len(pictures),
            are_described=are_described,
            is_still=all(is_still(file) for file in pictures),
        )


def _place(text: VolumeChapter) -> str:
    return f"{text.id}.xhtml"


def _leaves(page: VolumePage) -> dict[str, _Leaf]:
    """Return the pages of the book in order, by place."""
    leaves = {COVER_PAGE: _Leaf(page, "epub/cover.xhtml"), TITLE: _volume_leaf(page, TITLE)}
    for division in page.divisions:
        if page.is_divided:
            leaves[f"{division.id}.xhtml"] = _volume_leaf(replace(page, division=division), "part.xhtml")
        for text in division.chapters:
            leaves[_place(text)] = _volume_leaf(book_page(text.page), "chapter.xhtml")
    if page.people:
        leaves[PEOPLE] = _volume_leaf(page, PEOPLE)
    if page.index:
        leaves[INDEX] = _volume_leaf(page, INDEX)
    return {**leaves, COLOPHON: _volume_leaf(page, COLOPHON), NAV: _volume_leaf(page, NAV)}


def _volume_leaf(page: Page, name: str) -> _Leaf:
    return _Leaf(page, f"epub/volume/{name}")


def _once(people: list[Person]) -> list[Person]:
    return list({person.name: person for person in people}.values())


def _uuid(url: str, page: VolumePage) -> uuid.UUID:
    """Return an id that is the same for the same volume, wherever and whenever it is built."""
    if url:
        return uuid.uuid5(uuid.NAMESPACE_URL, url)
    return uuid.uuid5(uuid.NAMESPACE_OID, f"diglot:volume:{page.key}:{page.lang}")

"""Build the pages of a book from the texts of a volume. Pure functions.

A chapter is the page of an article. `VolumeBuilder.as_one_document` combines the chapters: ids become unique, links
between chapters stay inside the book, and names get ids for the index of people.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import unescape
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from diglot.core.page_models.article_page import make_article_page
from diglot.core.page_models.book_contents import Contents
from diglot.core.page_models.page_builder import PageBuilder
from diglot.core.page_models.parallel_page import prefix_ids
from diglot.core.page_models.volume_pages import volume_place
from diglot.extensions.books.core.imprint_facts import imprint_facts
from diglot.extensions.books.core.name_index import IndexName, NameFinder, index_name, sort_by_heading
from diglot.extensions.books.model.pages import IndexRow, VolumeChapter, VolumeDivision, VolumeFacts, VolumePage
from diglot.model.languages import Lang, sort_key
from diglot.model.markup.numerals import roman_numeral
from diglot.model.pages import ArticlePage, Person
from diglot.model.paper.printing import TRIMS, Trim
from diglot.model.paper.volumes import Volume
from diglot.model.publication import Article, Edition

# ГОСТ Р 7.0.100-2018: a book of more authors is under its title.
_MOST_IN_HEADING = 3


def chapter_id(number: int) -> str:
    """Return the id of a chapter of a volume. number: from 1, throughout its parts."""
    return f"c{number}"


def articles_by_chapter(contents: Contents) -> Mapping[str, Article]:
    """Return the articles of a volume by the ids of their chapters, in order."""
    articles = (article for _, articles in contents for article in articles)
    return {chapter_id(number): article for number, article in enumerate(articles, start=1)}


class BookProduction(msgspec.Struct, frozen=True):
    """Format and typefaces of a volume, for its colophon.

    trim_name: as in the table of sizes. isbn: the key of its ISBN, as in `Volume`.
    """

    trim_name: str
    trim: Trim
    typefaces: tuple[str, ...]
    isbn: str


class VolumeBuilder(msgspec.Struct, frozen=True):
    """A builder of the pages of a volume, in the language of its page builder."""

    builder: PageBuilder
    volume: Volume
    contents: Contents

    def page(self, production: BookProduction) -> VolumePage:
        """Return the volume with chapters as they are on separate pages."""
        builder, volume = self.builder, self.volume
        title = builder.best(volume.title)[0]
        divisions = self._divisions()
        pages = [chapter.page for division in divisions for chapter in division.chapters]
        imprint, imprint_lang = volume.imprint.text.best(builder.lang)
        licenses = {page.license for page in pages}
        place = volume_place(volume, builder.lang)
        facts = self._facts(pages, production)
        return VolumePage(
            template="print/volume.html",
            lang=builder.lang,
            head=builder.head(place, title, builder.best(volume.subtitle)[0], {}),
            frame=builder.frame,
            switches=(),
            title=title,
            key=volume.key,
            subtitle=builder.best(volume.subtitle)[0],
            is_divided=volume.is_divided,
            divisions=divisions,
            authors=_without_duplicates(person for page in pages for person in page.authors),
            editors=builder.people(volume.editors),
            people=tuple(self.people().values()),
            index=(),
            imprint_html=builder.services.fragment(imprint, imprint_lang),
            license=licenses.pop() if len(licenses) == 1 else "",
            record_heading=self._record_heading(),
            facts=facts,
            imprint=imprint_facts(
                volume,
                builder.lang,
                production.isbn,
                (production.trim_name, production.trim),
                facts.day.year if facts.day else 0,
                builder.services.set_text,
            ),
        )

    def _divisions(self) -> tuple[VolumeDivision, ...]:
        divisions, number = [], 0
        for count, (part, articles) in enumerate(self.contents, start=1):
            title, lang = self.builder.part_title(self.volume, part)
            chapters = []
            for article in articles:
                number += 1
                chapters.append(VolumeChapter(number, chapter_id(number), make_article_page(self.builder, article)))
            divisions.append(VolumeDivision(roman_numeral(count), f"part-{count}", title, lang, tuple(chapters)))
        return tuple(divisions)

    def people(self) -> Mapping[str, Person]:
        """Return all contributors who have a biography, by key, in the order of their surnames."""
        names = {key: self._name(key) for article in self.articles for key in self.contributors(article)}
        people = {key: self.builder.person(key, with_bio=True) for key in sort_by_heading(names, self.builder.lang)}
        return {key: person for key, person in people.items() if person.bio_html}

    def _record_heading(self) -> str:
        authors = list(dict.fromkeys(key for article in self.articles for key in article.authors))
        if not 1 <= len(authors) <= _MOST_IN_HEADING:
            return ""
        name = self._name(authors[0])
        # An index has no comma behind a Russian surname.
        surname = next((form for form in name.forms if name.heading.startswith(f"{form} ")), "")
        return f"{surname},{name.heading.removeprefix(surname)}" if surname else name.heading

    @property
    def articles(self) -> list[Article]:
        """The texts of the volume, in reading order."""
        return [article for _, articles in self.contents for article in articles]

    def contributors(self, article: Article) -> tuple[str, ...]:
        """Return the keys of the authors and translators of a text."""
        edition = article.edition(self.builder.lang)
        return tuple(dict.fromkeys((*article.authors, *(edition.translators if edition else ()))))

    def _name(self, key: str) -> IndexName:
        """Return a person as an entry of the index; `key` may be a plain name without a file."""
        person, lang = self.builder.publication.people.get(key), self.builder.lang
        if person is None:
            return index_name(key, self.builder.services.set_text(key, lang), "", lang)
        heading = self.builder.services.set_text(person.index.get(lang), lang)
        return index_name(key, self.builder.best(person.name)[0], heading, lang, person.gender)

    def _facts(self, pages: Sequence[ArticlePage], production: BookProduction) -> VolumeFacts:
        days = [day for page in pages for day in (page.date, page.updated) if day]
        years = [page.date.year for page in pages if page.date]
        return VolumeFacts(
            day=max(days, default=None),
            years=(min(years), max(years)) if years else None,
            format_name=production.trim_name.replace("x", "×") if production.trim_name in TRIMS else "",
            width_mm=production.trim.width_mm,
            height_mm=production.trim.height_mm,
            typefaces=production.typefaces,
            texts=len(pages),
            mark=_texts_digest(
                [edition for article in self.articles if (edition := article.edition(self.builder.lang))]
            ),
            signature=self.volume.signature,
        )

    # ------------------------------------------------------------ one document of many

    def as_one_document(self, page: VolumePage, body: Callable[[ArticlePage], str]) -> VolumePage:
        """Return the volume as one document with its index.

        body: returns the markup of a chapter, with its notes.
        """
        names = self.names()
        finder = NameFinder(names.values(), self.builder.lang)
        targets = {chapter.page.head.href: ChapterTarget(f"#{chapter.id}", f"#{chapter.id}-") for chapter in page.texts}
        contributors_by_chapter = dict(
            zip((chapter.id for chapter in page.texts), map(self.contributors, self.articles), strict=True)
        )
        places: dict[str, list[str]] = {}
        chapters = {}
        for chapter in page.texts:
            markup = link_chapters(prefix_ids(body(chapter.page), f"{chapter.id}-"), targets)
            markup, named_places = finder.mark_names(markup, f"{chapter.id}-")
            # The contributors of the text, and people named in its title block, are on its first page.
            _, above = finder.mark_names(f"{chapter.page.title}\n{chapter.page.standfirst}", "")
            mentioned_first = dict.fromkeys([*contributors_by_chapter[chapter.id], *(key for key, _ in above)])
            for key, place in [*((key, chapter.id) for key in mentioned_first), *named_places]:
                places.setdefault(key, []).append(place)
            inner = replace(chapter.page, body_html=markup, notes=(), outline=())
            chapters[chapter.id] = replace(chapter, page=inner)
        divisions = tuple(
            replace(division, chapters=tuple(chapters[chapter.id] for chapter in division.chapters))
            for division in page.divisions
        )
        return replace(page, divisions=divisions, index=index_rows(names, places, page.lang))

    def names(self) -> Mapping[str, IndexName]:
        """Return everybody who may be in the index, by key."""
        contributors = (key for article in self.articles for key in self.contributors(article))
        return {key: self._name(key) for key in dict.fromkeys([*self.builder.publication.people, *contributors])}


def index_rows(names: Mapping[str, IndexName], places: Mapping[str, Sequence[str]], lang: Lang) -> tuple[IndexRow, ...]:
    """Return the rows of an index. places: the ids of the places where each person is named, by key."""
    keys = sort_by_heading({key: names[key] for key in places}, lang)
    letters = [*(sort_key(names[key].heading, lang)[0][0] for key in keys), None]
    return tuple(
        IndexRow(names[key].heading, tuple(places[key]), is_last=letter != after)
        for key, (letter, after) in zip(keys, pairwise(letters), strict=True)
    )


_LINK = re.compile(r'href="(/[^"#]*)(?:#([^"]+))?"')


class ChapterTarget(msgspec.Struct, frozen=True):
    """Where links to a text of a volume lead. prefix: what the id of a place in the text is put behind."""

    top: str
    prefix: str


def link_chapters(markup: str, targets: Mapping[str, ChapterTarget]) -> str:
    """Redirect links to texts of the volume to their chapters.

    targets: by the addresses of the pages of the chapters.

    >>> link_chapters('<a href="/en/a/#x">A</a> <a href="/en/b/">B</a>', {"/en/a/": ChapterTarget("#c1", "#c1-")})
    '<a href="#c1-x">A</a> <a href="/en/b/">B</a>'
    """

    def place(match: re.Match[str]) -> str:
        target = targets.get(unescape(match[1]))
        if target is None:
            return match[0]
        return f'href="{target.prefix}{match[2]}"' if match[2] else f'href="{target.top}"'

    return _LINK.sub(place, markup)


def _without_duplicates(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple({(person.href, person.name): replace(person, bio_html="") for person in people}.values())


def _texts_digest(editions: Sequence[Edition]) -> str:
    """Return a short digest of the manuscripts, the same for two printings of the same texts."""
    digest = hashlib.blake2b(digest_size=5)
    for edition in editions:
        front = edition.manuscript.front
        for text in (edition.manuscript.path, front.title, front.standfirst):
            digest.update(text.encode() + b"\0")
        digest.update(edition.manuscript.digest)
    return digest.hexdigest()

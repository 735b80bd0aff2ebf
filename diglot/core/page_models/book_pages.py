"""A volume's texts in, the pages of a book out. Touches nothing.

A chapter is an article's page. `bind` makes one document of them: ids that no other chapter has, links between the
chapters that stay in the book, places for the index of people.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from diglot.core.page_models.article_page import article_page
from diglot.core.page_models.name_index import IndexName, NameFinder, in_alphabet, index_name
from diglot.core.page_models.page_builder import PageBuilder
from diglot.core.page_models.parallel_page import with_prefix
from diglot.core.page_models.reading_order import Contents, contents_of
from diglot.model.languages import Lang
from diglot.model.pages import (
    ArticlePage,
    IndexRow,
    ListPage,
    Pagination,
    Person,
    Reference,
    Section,
    VolumeChapter,
    VolumeDivision,
    VolumeFacts,
    VolumePage,
)
from diglot.model.printing import Trim
from diglot.model.problems import N_
from diglot.model.publication import Article, Edition, Publication, Volume, VolumePart


class BookProduction(msgspec.Struct, frozen=True):
    """How a volume is set: for its colophon. trim_name: as in the table of sizes."""

    trim_name: str
    trim: Trim
    typefaces: tuple[str, ...]


def volume_place(volume: Volume, lang: Lang) -> str:
    """Where the page of a volume stands, with its files beside it: "/en/volumes/asia/"."""
    return f"/{lang}/volumes/{volume.key}/"


def volume_key(volume: Volume) -> str:
    """What a volume is called among renditions, where articles have their keys: no key of theirs has a colon."""
    return f"volume:{volume.key}"


def volume_places(publication: Publication) -> frozenset[str]:
    """The places of all pages of volumes."""
    return frozenset(
        volume_place(volume, lang)
        for volume in publication.volumes
        for lang in publication.settings.languages
        if contents_of(volume, publication.articles, lang)
    )


def volume_pages(builder: PageBuilder) -> Iterator[ListPage]:
    """The pages of a language's volumes on the site: what stands in each, and its files."""
    for volume in builder.publication.volumes:
        contents = contents_of(volume, builder.publication.articles, builder.lang)
        if contents:
            yield VolumeBuilder(builder, volume, contents).list_page()


def volume_references(builder: PageBuilder) -> tuple[Reference, ...]:
    """A language's volumes as links, each with the number of its texts."""
    pages = ((page, sum(len(section.entries) for section in page.sections)) for page in volume_pages(builder))
    return tuple(Reference(page.title, page.head.href, builder.lang, count=count) for page, count in pages)


class VolumeBuilder(msgspec.Struct, frozen=True):
    """Builds the pages of a volume in the language of its builder."""

    builder: PageBuilder
    volume: Volume
    contents: Contents

    def page(self, make: BookProduction) -> VolumePage:
        """The volume, its chapters as they are on pages of their own."""
        builder, volume = self.builder, self.volume
        title = builder.best(volume.title)[0]
        divisions = self._divisions()
        pages = [chapter.page for division in divisions for chapter in division.chapters]
        imprint, imprint_lang = volume.imprint.best(builder.lang)
        licenses = {page.license for page in pages}
        place = volume_place(volume, builder.lang)
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
            authors=_once(person for page in pages for person in page.authors),
            editors=builder.people(volume.editors),
            people=self._people(),
            index=(),
            imprint_html=builder.services.fragment(imprint, imprint_lang),
            license=licenses.pop() if len(licenses) == 1 else "",
            facts=self._facts(pages, make),
        )

    def list_page(self) -> ListPage:
        """The volume's page on the site."""
        builder, volume = self.builder, self.volume
        title, subtitle = builder.best(volume.title)[0], builder.best(volume.subtitle)[0]
        places = {
            lang: volume_place(volume, lang)
            for lang in builder.settings.languages
            if contents_of(volume, builder.publication.articles, lang)
        }
        sections = []
        for part, articles in self.contents:
            words, lang = self._title_of(part)
            sections.append(Section(Reference(words, "", lang), "", tuple(builder.entry(row) for row in articles)))
        return ListPage(
            template="volume.html",
            lang=builder.lang,
            head=builder.head(volume_place(volume, builder.lang), title, subtitle, places),
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
        )

    def _divisions(self) -> tuple[VolumeDivision, ...]:
        found, number = [], 0
        for count, (part, articles) in enumerate(self.contents, start=1):
            title, lang = self._title_of(part)
            chapters = []
            for article in articles:
                number += 1
                chapters.append(VolumeChapter(number, f"c{number}", article_page(self.builder, article)))
            found.append(VolumeDivision(numeral(count), f"part-{count}", title, lang, tuple(chapters)))
        return tuple(found)

    def _title_of(self, part: VolumePart) -> tuple[str, Lang]:
        """A part's title, or else the name of the blog, year or tag that it takes in; and its language."""
        if not self.volume.is_divided:
            return "", self.builder.lang
        if part.title:
            return self.builder.best(part.title)
        kind, name = part.selection.kind, part.selection.names[0]
        if kind == "blog":
            blog = next((row for row in self.builder.structure.blogs if row.key == name), None)
            reference = self.builder.reference(blog) if blog else None
            return (reference.text, reference.lang) if reference else (name, self.builder.lang)
        if kind == "tag":
            tag = next((tag for tag in self.builder.all_tags.values() if name in (tag.key, tag.name)), None)
            reference = self.builder.tag(tag) if tag else None
            return (reference.text, reference.lang) if reference else (name, self.builder.lang)
        return (name if kind == "year" else "", self.builder.lang)

    def _people(self) -> tuple[Person, ...]:
        """Everybody with a life to tell, by surname."""
        names = {key: self._name(key) for article in self._articles for key in self._hands(article)}
        people = (self.builder.person(key, with_bio=True) for key in in_alphabet(names))
        return tuple(person for person in people if person.bio_html)

    @property
    def _articles(self) -> list[Article]:
        return [article for _, articles in self.contents for article in articles]

    def _hands(self, article: Article) -> tuple[str, ...]:
        """Who wrote and translated a text."""
        edition = article.edition(self.builder.lang)
        return tuple(dict.fromkeys((*article.authors, *(edition.translators if edition else ()))))

    def _name(self, key: str) -> IndexName:
        """Somebody as the index lists them; a plain name has no file."""
        person, lang = self.builder.publication.people.get(key), self.builder.lang
        if person is None:
            return index_name(key, self.builder.services.set_text(key, lang), "", lang)
        heading = self.builder.services.set_text(person.index.get(lang), lang)
        return index_name(key, self.builder.best(person.name)[0], heading, lang, person.gender)

    def _facts(self, pages: Sequence[ArticlePage], make: BookProduction) -> VolumeFacts:
        days = [day for page in pages for day in (page.date, page.updated) if day]
        years = [page.date.year for page in pages if page.date]
        return VolumeFacts(
            day=max(days, default=None),
            years=(min(years), max(years)) if years else None,
            format_name=make.trim_name.replace("x", "×"),
            width_mm=make.trim.width_mm,
            height_mm=make.trim.height_mm,
            typefaces=make.typefaces,
            texts=len(pages),
            mark=_mark_of([edition for row in self._articles if (edition := row.edition(self.builder.lang))]),
        )

    # ------------------------------------------------------------ one document of many

    def bound(self, page: VolumePage, body: Callable[[ArticlePage], str]) -> VolumePage:
        """The volume as one document, with its index. body: the markup of a chapter, its notes at their calls."""
        names = {key: self._name(key) for key in self.builder.publication.people}
        names |= {key: self._name(key) for article in self._articles for key in self._hands(article)}
        finder = NameFinder(names.values(), self.builder.lang)
        homes = {chapter.page.head.href: chapter.id for chapter in page.texts}
        hands = dict(zip((chapter.id for chapter in page.texts), map(self._hands, self._articles), strict=True))
        places: dict[str, list[str]] = {}
        chapters = {}
        for chapter in page.texts:
            markup = _within(with_prefix(body(chapter.page), f"{chapter.id}-"), homes)
            markup, found = finder.mark(markup, f"{chapter.id}-")
            # Who made the text, and whom its title block names, stands on its first page.
            _, above = finder.mark(f"{chapter.page.title}\n{chapter.page.standfirst}", "")
            first = dict.fromkeys([*hands[chapter.id], *(key for key, _ in above)])
            for key, place in [*((key, chapter.id) for key in first), *found]:
                places.setdefault(key, []).append(place)
            inner = replace(chapter.page, body_html=markup, notes=(), outline=())
            chapters[chapter.id] = replace(chapter, page=inner)
        divisions = tuple(
            replace(division, chapters=tuple(chapters[chapter.id] for chapter in division.chapters))
            for division in page.divisions
        )
        return replace(page, divisions=divisions, index=_index(names, places))


def _index(names: Mapping[str, IndexName], places: Mapping[str, Sequence[str]]) -> tuple[IndexRow, ...]:
    keys = in_alphabet({key: names[key] for key in places})
    letters = [*(names[key].heading[0].upper() for key in keys), ""]
    return tuple(
        IndexRow(names[key].heading, tuple(places[key]), is_last=letter != after)
        for key, (letter, after) in zip(keys, pairwise(letters), strict=True)
    )


_LINK = re.compile(r'href="(/[^"#]*)(?:#([^"]+))?"')


def _within(markup: str, homes: Mapping[str, str]) -> str:
    """Let links to another text of the volume lead to its chapter.

    homes: the chapters' ids by the addresses of their pages.

    >>> _within('<a href="/en/a/#x">A</a> <a href="/en/b/">B</a>', {"/en/a/": "c1"})
    '<a href="#c1-x">A</a> <a href="/en/b/">B</a>'
    """

    def place(match: re.Match[str]) -> str:
        chapter = homes.get(unescape(match[1]))
        if chapter is None:
            return match[0]
        return f'href="#{chapter}-{match[2]}"' if match[2] else f'href="#{chapter}"'

    return _LINK.sub(place, markup)


def _once(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple({(person.href, person.name): replace(person, bio_html="") for person in people}.values())


def numeral(number: int) -> str:
    """A number as Roman numerals, for parts.

    >>> [numeral(number) for number in (1, 4, 9, 14)]
    ['I', 'IV', 'IX', 'XIV']
    """
    written = ""
    for value, letters in _NUMERALS:
        written += letters * (number // value)
        number %= value
    return written


_NUMERALS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _mark_of(editions: Sequence[Edition]) -> str:
    """A hash of the texts as they were written, in short: two printings of the same texts have the same."""
    digest = hashlib.blake2b(digest_size=5)
    for edition in editions:
        front = edition.manuscript.front
        for text in (edition.manuscript.path, front.title or "", front.standfirst or ""):
            digest.update(text.encode() + b"\0")
        digest.update(edition.manuscript.digest)
    return digest.hexdigest()

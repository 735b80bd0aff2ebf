"""Build a volume in two languages from the pairs of its texts. Pure functions.

Prelims and back matter are those of the volume in each language. A chapter is an original with its translation, as on
a parallel page; `bind` makes ids unique, leads links to texts of the volume to their chapters, and finds the people for
the index of either language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from diglot.core.page_models.article_page import make_article_page
from diglot.core.page_models.book_contents import Contents, volume_contents
from diglot.core.page_models.page_builder import PageBuilder
from diglot.core.page_models.parallel_page import make_parallel_page, prefix_ids
from diglot.extensions.books.core.book_pages import (
    BookProduction,
    ChapterTarget,
    VolumeBuilder,
    articles_by_chapter,
    index_rows,
    link_chapters,
)
from diglot.extensions.books.core.name_index import NameFinder
from diglot.extensions.books.model.pages import BookPage, IndexRow, VolumePage
from diglot.model.languages import Lang
from diglot.model.pages import ArticlePage, Person
from diglot.model.paper.volumes import Volume
from diglot.model.publication import Article, Edition


def pair_page(builder: PageBuilder, article: Article, translation: Edition) -> BookPage:
    """Build an original and one translation of it as a book of both texts. builder: of the original's language."""
    side = make_parallel_page(builder, article, translation)
    page, other = make_article_page(builder, article), make_article_page(builder.in_language(translation.lang), article)
    values = {name: getattr(page, name) for name in ArticlePage.__struct_fields__}
    values |= {"translators": side.right.translators, "notes": side.left.notes}
    return BookPage(**values, rows=side.rows, counterpart=replace(other, notes=side.right.notes))


def paired_contents(volume: Volume, articles: Sequence[Article], langs: tuple[Lang, Lang]) -> Contents:
    """Return the contents of a volume in two languages. articles: those with an aligned translation."""
    originals_and_translations = [article for article in articles if article.original in langs]
    return volume_contents(volume, [each for each in originals_and_translations if each.edition(langs[1])], langs[0])


def order_languages(contents: Contents, langs: tuple[Lang, Lang]) -> tuple[Lang, Lang]:
    """Return the languages of a volume with that of most originals first: its title page comes first."""
    originals = [article.original for _, articles in contents for article in articles]
    first, second = langs
    return (second, first) if originals.count(second) > originals.count(first) else langs


def paired_volume_place(volume: Volume, langs: tuple[Lang, Lang]) -> str:
    """Return the place of a volume's files in two languages, without suffix, such as "/en-ru/volumes/asia"."""
    return f"/{'-'.join(sorted(langs))}/volumes/{volume.key}"


class PairedChapter(msgspec.Struct, frozen=True):
    """An original and its translation in a volume. id: as of the chapter in one language ("c3")."""

    id: str
    book: BookPage

    @property
    def sides(self) -> tuple[ArticlePage, ArticlePage]:
        """The page of the original and that of the translation."""
        assert self.book.counterpart
        return self.book, self.book.counterpart


class PairedVolume(msgspec.Struct, frozen=True):
    """A volume in two languages.

    sides: its prelims, index and colophon in each language. The ids in them are those of a volume in one language; in
    the text of a side they have the language in front ("ru-c3"). people: authors and translators in both languages.
    """

    sides: tuple[VolumePage, VolumePage]
    chapters: tuple[PairedChapter, ...]
    people: tuple[tuple[Person, Person], ...]
    translators: tuple[Person, ...]


class PairedVolumeBuilder(msgspec.Struct, frozen=True):
    """A builder of a volume in two languages. builders: of the volume in each, with the same contents."""

    builders: tuple[VolumeBuilder, VolumeBuilder]

    def build(self, production: BookProduction) -> PairedVolume:
        """Return the volume with texts as they are on parallel pages."""
        first, second = self.builders
        people = second.people()
        return PairedVolume(
            sides=(first.page(production), second.page(production)),
            chapters=tuple(
                PairedChapter(id, self._pair(article)) for id, article in articles_by_chapter(first.contents).items()
            ),
            people=tuple((person, people[key]) for key, person in first.people().items() if key in people),
            translators=first.builder.people(
                [
                    key
                    for article in first.articles
                    for builder in self.builders
                    if (edition := article.edition(builder.builder.lang))
                    for key in edition.translators
                ]
            ),
        )

    def _pair(self, article: Article) -> BookPage:
        original, other = sorted(
            (each.builder for each in self.builders), key=lambda builder: builder.lang != article.original
        )
        translation = article.edition(other.lang)
        assert translation
        return pair_page(original, article, translation)

    def bind(self, volume: PairedVolume, file_of: Callable[[str], str] | None = None) -> PairedVolume:
        """Return the volume with links between its chapters, and with an index in each language.

        file_of: returns the file of a chapter by its id; without it, all are in one
        document, where the ids of a chapter begin with its own.
        """
        targets = {
            side.head.href: _target(
                chapter.id, side.lang if side is chapter.book.counterpart else "", side.lang, file_of
            )
            for chapter in volume.chapters
            for side in chapter.sides
        }

        def link(chapter: PairedChapter) -> PairedChapter:
            def change(markup: str, _lang: Lang, _place: str) -> str:
                return link_chapters(markup if file_of else prefix_ids(markup, f"{chapter.id}-"), targets)

            return _map_markup(chapter, change)

        chapters = tuple(map(link, volume.chapters))
        sides = []
        for builder, page in zip(self.builders, volume.sides, strict=True):
            chapters, index = _mark_names(chapters, builder)
            sides.append(replace(page, index=index))
        return replace(volume, sides=(sides[0], sides[1]), chapters=chapters)


def _target(id: str, prefix_lang: Lang, lang: Lang, file_of: Callable[[str], str] | None) -> ChapterTarget:
    """Return where links to one side of a chapter lead. prefix_lang: of a translation, whose ids begin with it."""
    prefix = f"{prefix_lang}-" if prefix_lang else ""
    if file_of:
        return ChapterTarget(file_of(id), f"{file_of(id)}#{prefix}")
    return ChapterTarget(f"#{lang}-{id}", f"#{id}-{prefix}")


def _mark_names(
    chapters: Sequence[PairedChapter], builder: VolumeBuilder
) -> tuple[tuple[PairedChapter, ...], tuple[IndexRow, ...]]:
    """Return chapters with the names on their sides in one language marked, and the index of these."""
    names, lang = builder.names(), builder.builder.lang
    finder = NameFinder(names.values(), lang)
    places: dict[str, list[str]] = {}

    def change(markup: str, of: Lang, place: str) -> str:
        if of != lang:
            return markup
        marked, named = finder.mark_names(markup, f"{lang}-{place}-")
        for key, id in named:
            places.setdefault(key, []).append(id.removeprefix(f"{lang}-"))
        return marked

    marked = []
    for chapter, article in zip(chapters, builder.articles, strict=True):
        own = next(side for side in chapter.sides if side.lang == lang)
        # The contributors of the text, and people named in its title block, are on its first page.
        _, above = finder.mark_names(f"{own.title}\n{own.standfirst}", "")
        for key in dict.fromkeys([*builder.contributors(article), *(key for key, _ in above)]):
            places.setdefault(key, []).append(chapter.id)
        marked.append(_map_markup(chapter, change))
    return tuple(marked), index_rows(names, places, lang)


def _map_markup(chapter: PairedChapter, change: Callable[[str, Lang, str], str]) -> PairedChapter:
    """Return a chapter with each piece of its markup changed.

    change: takes the markup, its language, and an id that no other piece in its language has.
    """
    original, translation = chapter.sides
    rows = tuple(
        replace(
            row,
            left_html=change(row.left_html, original.lang, f"{chapter.id}-{number}"),
            right_html=change(row.right_html, translation.lang, f"{chapter.id}-{number}"),
        )
        for number, row in enumerate(chapter.book.rows, start=1)
    )
    left_notes, right_notes = (
        tuple(
            replace(note, html=change(note.html, side.lang, f"{chapter.id}-note-{note.number}")) for note in side.notes
        )
        for side in chapter.sides
    )
    counterpart = replace(translation, notes=right_notes)
    return replace(chapter, book=replace(chapter.book, rows=rows, notes=left_notes, counterpart=counterpart))

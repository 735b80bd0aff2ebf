"""Structure and proofs in, every page of a publication out: texts, lists, archive, door. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from diglot.core.page_models import page_head
from diglot.core.page_models.article_page import build_article_page
from diglot.core.page_models.book_pages import volume_pages, volume_references
from diglot.core.page_models.page_builder import FRAME_LINKS, PageBuilder, PageServices
from diglot.core.page_models.site_structure import SiteStructure
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.pages import (
    ArchivePage,
    DoorPage,
    Frame,
    Head,
    ListPage,
    NoteHtml,
    NotFoundPage,
    Page,
    PageLink,
    Pagination,
    RedirectPage,
    Reference,
    SearchPage,
    Section,
)
from diglot.model.publication import Article, Audience, Publication
from diglot.model.search import SEARCH_FOLDER

# How many of a blog's texts the home page shows.
_TEXTS_A_SECTION = 4
# A list of so many pages links to them all; a longer one to the first, the last and so many on either side.
_PAGES_ALL_LINKED, _PAGES_BESIDE = 9, 2


class PageTask(msgspec.Struct, frozen=True):
    """Pages that are made together. name: "en article craft/dash". is_text: of the page of a text, not a list."""

    name: str
    make: Callable[[], Iterable[Page]]
    is_text: bool = False


def build_pages(
    publication: Publication, structures: Mapping[Lang, SiteStructure], bench: PageServices
) -> Iterator[Page]:
    """Every page of the publication, one after another."""
    for task in tasks_of(open_page_builders(publication, structures, bench)):
        yield from task.make()


def open_page_builders(
    publication: Publication, structures: Mapping[Lang, SiteStructure], bench: PageServices
) -> tuple[PageBuilder, ...]:
    """A room for each language."""
    return tuple(PageBuilder(publication, structures, lang, bench) for lang in publication.settings.languages)


def tasks_of(rooms: Sequence[PageBuilder]) -> Iterator[PageTask]:
    """All that there is to make up, in the order of the pages; nothing is made yet."""
    for room in rooms:
        yield from _tasks(room)
    frames = tuple(room.frame for room in rooms)
    yield PageTask("door", lambda: [_door(rooms[0], frames)])
    yield PageTask("not-found", lambda: [_not_found(rooms[0], "/404.html", frames[1:])])
    # Last, so that an old address never takes the place of a page that is there.
    for room in rooms:
        yield from _redirects(room)


def _door(room: PageBuilder, frames: tuple[Frame, ...]) -> DoorPage:
    bench = room.bench
    frame = frames[0]
    title = " · ".join(dict.fromkeys(row.title for row in frames))
    description = " · ".join(dict.fromkeys(row.tagline for row in frames if row.tagline))
    homes = {lang: f"/{lang}/" for lang in room.settings.languages}
    head = Head(
        bench.address.href("/"),
        title,
        description,
        bench.address.url("/"),
        alternates=page_head.alternates(bench.address, homes, "/"),
        feeds=tuple(feed for row in frames for feed in row.feeds),
    )
    return DoorPage("door.html", frame.lang, head, frame, (), title, frames)


def _tasks(room: PageBuilder) -> Iterator[PageTask]:
    """All that there is to make up in this language."""

    def task(kind: str, key: str | int, make: Callable[[], Iterable[Page]]) -> PageTask:
        return PageTask(f"{room.lang} {kind} {key}".rstrip(), make, is_text=kind == "article")

    structure = room.structure
    yield task("home", "", partial(_home_pages, room))
    for blog in structure.blogs:
        yield task("blog", blog.key, partial(_blog_pages, room, blog))
    for article in structure.texts:
        yield task("article", article.key, partial(_article_pages, room, article))
    for year in sorted(structure.by_year, reverse=True):
        yield task("year", year, partial(_year_pages, room, year))
    for key in structure.by_tag:
        yield task("tag", key, partial(_tag_pages, room, key))
    for audience in room.settings.audiences:
        if structure.by_audience.get(audience.id):
            yield task("audience", audience.id, partial(_audience_pages, room, audience))
    for key in structure.by_person:
        if key in room.publication.people:
            yield task("person", key, partial(_person_pages, room, key))
    yield task("volumes", "", partial(volume_pages, room))
    yield task("archive", "", lambda: [_archive_page(room)])
    if room.frame.search_href:
        yield task("search", "", lambda: [_search_page(room)])
    yield task("not-found", "", lambda: [_not_found(room, f"/{room.lang}/404.html", ())])


def _article_pages(room: PageBuilder, article: Article) -> list[Page]:
    return [build_article_page(room, article)]


def _paginated(
    room: PageBuilder, first: ListPage, place: str, texts: Sequence[Article], places: Mapping[Lang, str]
) -> Iterator[ListPage]:
    """A list's pages: the first at `place`, the others under `page/2/` and so on, without the introduction."""
    size = room.settings.per_page
    total = max(1, -(-len(texts) // size))
    for number in range(1, total + 1):
        entries = tuple(
            room.entry(row, with_blog=first.kind != "blog") for row in texts[(number - 1) * size : number * size]
        )
        pagination = _pagination(number, total, lambda one: room.href(_page_place(place, one)))
        page = replace(first, entries=entries, pagination=pagination)
        if number > 1:
            head = room.head(_page_place(place, number), f"{first.head.title} · {number}", "", {})
            page = replace(page, head=head, body_html="", notes=(), sections=(), switches=room.switches(places))
        yield page


def _page_place(place: str, number: int) -> str:
    return place if number == 1 else f"{place}page/{number}/"


def _pagination(number: int, total: int, href: Callable[[int], str]) -> Pagination:
    if total == 1:
        return Pagination(1, 1)
    shown = linked_pages(number, total)
    links = tuple(PageLink(one, href(one), one - before > 1) for before, one in pairwise((0, *shown)))
    before, after = href(number - 1) if number > 1 else "", href(number + 1) if number < total else ""
    return Pagination(number, total, before, after, links)


def linked_pages(number: int, total: int) -> tuple[int, ...]:
    """The pages of a list that one of them links to: not all of many, or else their links grow with the square.

    number: of the page that links, from 1. Of nine or fewer all, and never a gap where one page would stand.

    >>> linked_pages(4, 9)
    (1, 2, 3, 4, 5, 6, 7, 8, 9)
    >>> linked_pages(50, 10_000)
    (1, 48, 49, 50, 51, 52, 10000)
    >>> linked_pages(5, 100)
    (1, 2, 3, 4, 5, 6, 7, 100)
    """
    if total <= _PAGES_ALL_LINKED:
        return tuple(range(1, total + 1))
    first, last = number - _PAGES_BESIDE, number + _PAGES_BESIDE
    # The page between the first one and the neighbours takes no more room than a gap; so it is at the end.
    first = 1 if first <= 3 else first
    last = total if last >= total - 2 else last
    return tuple(dict.fromkeys((1, *range(first, last + 1), total)))


def _list_page(
    room: PageBuilder, kind: str, template: str, place: str, title: str, kicker: str, places: Mapping[Lang, str]
) -> ListPage:
    """A list without its texts yet."""
    twins = {lang: twin for lang, twin in places.items() if lang != room.lang}
    return ListPage(
        template=template,
        lang=room.lang,
        head=room.head(place, title, "", places),
        frame=room.frame,
        switches=room.switches(twins),
        title=title,
        kind=kind,
        kicker=kicker,
        body_html="",
        notes=(),
        entries=(),
        pagination=Pagination(1, 1),
    )


def _places(room: PageBuilder, exists: Callable[[SiteStructure], bool], *parts: str | int) -> dict[Lang, str]:
    """The places of a list in every language that has it."""
    return {
        lang: "/" + "/".join([lang, *(str(part) for part in parts)]) + "/"
        for lang, structure in room.structures.items()
        if exists(structure)
    }


def _home_pages(room: PageBuilder) -> Iterator[ListPage]:
    places = {lang: f"/{lang}/" for lang in room.settings.languages}
    page = _list_page(room, "home", "home.html", room.place(), room.title, "", places)
    index = room.structure.home
    if index:
        page = _introduced(room, page, index)
    head = replace(page.head, description=room.frame.tagline or page.head.description)
    head = replace(head, alternates=page_head.alternates(room.bench.address, places, "/"))
    sections = tuple(_section(room, blog) for blog in room.structure.blogs if not blog.blog)
    page = replace(page, head=head, title=room.title, sections=sections)
    yield from _paginated(room, page, room.place(), room.structure.front, places)


def _section(room: PageBuilder, blog: Article) -> Section:
    proof = room.proof(blog)
    texts = room.structure.by_blog.get(blog.key, ())[:_TEXTS_A_SECTION]
    words = proof.standfirst or proof.particulars.opening
    return Section(room.reference(blog), words, tuple(room.entry(text, with_blog=False) for text in texts))


def _introduced(room: PageBuilder, page: ListPage, index: Article) -> ListPage:
    """The list with the words of its index in front."""
    proof = room.proof(index)
    galley = room.bench.galley(proof.galley_key, room.lang)
    notes = tuple(NoteHtml(number, note) for number, note in enumerate(galley.notes, start=1))
    head = replace(page.head, description=proof.standfirst or proof.particulars.opening)
    return replace(page, head=head, body_html=galley.html, notes=notes)


def _blog_pages(room: PageBuilder, blog: Article) -> Iterator[ListPage]:
    place = blog.href(room.lang)
    places = {row.lang: row.href for row in blog.editions}
    page = _list_page(room, "blog", "blog.html", place, room.proof(blog).title, room.say(N_("Blog")), places)
    page = _introduced(room, page, blog)
    title = f"{room.title}: {page.title}"
    # The blog's own feed stands first: a reader who subscribes here means this blog.
    feeds = room.feeds(place, title)
    head = replace(page.head, feeds=(*feeds, *page.head.feeds))
    siblings = tuple(room.reference(row) for row in room.structure.blogs if row.blog == blog.key)
    page = replace(page, head=head, siblings=siblings)
    yield from _paginated(room, page, place, room.structure.by_blog.get(blog.key, ()), places)


def _year_pages(room: PageBuilder, year: int) -> Iterator[ListPage]:
    places = _places(room, lambda row: year in row.by_year, "archive", year)
    place = room.place("archive", year)
    page = _list_page(room, "year", "list.html", place, str(year), room.say(N_("Year")), places)
    # Without counts, which would make the pages of all years others with every new text.
    page = replace(page, siblings=tuple(replace(_year(room, row), is_current=row == year) for row in _years(room)))
    yield from _paginated(room, page, place, room.structure.by_year[year], places)


def _years(room: PageBuilder) -> list[int]:
    return sorted(room.structure.by_year, reverse=True)


def _year(room: PageBuilder, year: int) -> Reference:
    return Reference(str(year), room.href(room.place("archive", year)), room.lang)


def _counted(reference: Reference, texts: Sequence[Article]) -> Reference:
    return replace(reference, count=len(texts))


def _tag_pages(room: PageBuilder, key: str) -> Iterator[ListPage]:
    places = _places(room, lambda row: key in row.by_tag, "tags", key)
    title, place = room.tag(room.all_tags[key]).text, room.place("tags", key)
    page = _list_page(room, "tag", "list.html", place, title, room.say(N_("Tag")), places)
    yield from _paginated(room, page, place, room.structure.by_tag[key], places)


def _audience_pages(room: PageBuilder, audience: Audience) -> Iterator[ListPage]:
    key = audience.id
    places = _places(room, lambda row: key in row.by_audience, "audiences", key)
    title, place = room.best(audience.label)[0], room.place("audiences", key)
    page = _list_page(room, "audience", "list.html", place, title, room.say(N_("Readers")), places)
    siblings = tuple(replace(row, is_current=row.href == page.head.href) for row in room.audiences())
    yield from _paginated(room, replace(page, siblings=siblings), place, room.structure.by_audience[key], places)


def _person_pages(room: PageBuilder, key: str) -> Iterator[ListPage]:
    places = _places(room, lambda row: key in row.by_person, "people", key)
    person, place = room.person(key, with_bio=True), room.place("people", key)
    page = _list_page(room, "person", "person.html", place, person.name, "", places)
    yield from _paginated(room, replace(page, person=person), place, room.structure.by_person[key], places)


def _archive_page(room: PageBuilder) -> ArchivePage:
    title = room.say(N_("Archive"))
    places = _places(room, lambda _: True, "archive")
    pages = room.navigation_pages()
    blogs = (_counted(room.reference(blog), room.structure.by_blog.get(blog.key, ())) for blog in room.structure.blogs)
    tags = (_counted(room.tag(tag), room.structure.by_tag.get(key, ())) for key, tag in room.all_tags.items())
    return ArchivePage(
        template="archive.html",
        lang=room.lang,
        head=room.head(room.place("archive"), title, "", places),
        frame=room.frame,
        switches=room.switches({lang: place for lang, place in places.items() if lang != room.lang}),
        title=title,
        years=tuple(_counted(_year(room, year), room.structure.by_year[year]) for year in _years(room)),
        blogs=tuple(blogs),
        tags=tuple(sorted(tags, key=lambda row: row.text.casefold())),
        people=_people_references(room),
        audiences=room.audiences(),
        volumes=volume_references(room),
        pages=tuple(map(room.reference, pages)) if len(pages) > FRAME_LINKS else (),
    )


def _search_page(room: PageBuilder) -> SearchPage:
    title = room.say(N_("Search"))
    places = {lang: f"/{lang}/search/" for lang in room.settings.languages}
    return SearchPage(
        template="search.html",
        lang=room.lang,
        head=replace(room.head(room.place("search"), title, "", {}), is_indexed=False),
        frame=room.frame,
        switches=room.switches({lang: place for lang, place in places.items() if lang != room.lang}),
        title=title,
        index_href=room.href(f"/{SEARCH_FOLDER}/"),
        search_style_href=room.bench.assets.search_style_href,
        search_script_href=room.bench.assets.search_script_href,
    )


def _people_references(room: PageBuilder) -> tuple[Reference, ...]:
    rows = []
    for key, texts in room.structure.by_person.items():
        if key in room.publication.people:
            person = room.person(key)
            rows.append(Reference(person.name, person.href, person.lang or room.lang, count=len(texts)))
    return tuple(sorted(rows, key=lambda row: row.text.rpartition(" ")[2].casefold()))


def _not_found(room: PageBuilder, place: str, others: tuple[Frame, ...]) -> NotFoundPage:
    title = room.say(N_("There is no such page"))
    head = replace(room.head(place, title, "", {}), is_indexed=False, feeds=())
    return NotFoundPage("404.html", room.lang, head, room.frame, room.switches({}), title, others)


def _redirects(room: PageBuilder) -> Iterator[PageTask]:
    """Old addresses of this language's editions."""
    editions = ((article, article.edition(room.lang)) for article in room.publication.articles)
    # Of two texts that had the same address once, the first keeps it.
    owners = {alias: row for row, edition in reversed([*editions]) if edition for alias in reversed(edition.aliases)}
    for alias, article in owners.items():
        yield PageTask(f"{room.lang} redirect {article.key} {alias}", partial(_redirect_pages, room, article, alias))


def _redirect_pages(room: PageBuilder, article: Article, alias: str) -> list[RedirectPage]:
    return [_redirect(room, article, alias)]


def _redirect(room: PageBuilder, article: Article, alias: str) -> RedirectPage:
    title, place = room.proof(article).title, article.href(room.lang)
    target = room.bench.address.url(place)
    head = replace(room.head(alias, title, "", {}), canonical_url=target, is_indexed=False, feeds=())
    return RedirectPage("redirect.html", room.lang, head, room.frame, (), title, room.href(place), target)

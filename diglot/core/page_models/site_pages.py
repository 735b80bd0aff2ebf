"""Build all pages of a publication: texts, lists, archive, language choice, redirects. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, pairwise
from typing import Literal

import msgspec
from msgspec.structs import replace

from diglot.core.page_models import page_head
from diglot.core.page_models.article_page import make_article_page, social_cards
from diglot.core.page_models.issue_pages import issue_card, issue_page, issue_references, newest_issue
from diglot.core.page_models.issue_summary import issue_summary
from diglot.core.page_models.list_membership import role_of
from diglot.core.page_models.manual import manual_chapter, manual_contents
from diglot.core.page_models.page_builder import FRAME_LINKS, PageBuilder, PageServices, list_description
from diglot.core.page_models.parallel_page import find_pairs, paired_place
from diglot.core.page_models.site_structure import SiteStructure, books, contributors
from diglot.core.page_models.volume_pages import volume_page, volume_pages, volume_references
from diglot.model.languages import Lang, pair_name, sort_key
from diglot.model.messages import N_
from diglot.model.pages import (
    ArchivePage,
    DoorPage,
    Frame,
    Head,
    ListEntry,
    ListPage,
    NoteHtml,
    NotFoundPage,
    Page,
    PageLink,
    Pagination,
    Person,
    RedirectPage,
    Reference,
    Section,
)
from diglot.model.paper.covers import CoverWords
from diglot.model.paper.volumes import Volume
from diglot.model.places import GONE_NAME, parallel_place
from diglot.model.publication import Article, Publication
from diglot.model.settings import Audience

# The number of texts of a blog on the home page.
_TEXTS_PER_SECTION = 4
# The pages of a list with up to this many link to all of them; those of a longer one to the first, the last and this
# many neighbours on either side.
_MAX_PAGES_ALL_LINKED, _LINKED_NEIGHBOURS = 9, 2


class PageTask(msgspec.Struct, frozen=True):
    """Pages that are built together. name: "en article craft/dash".

    Whatever they show is looked up when they are made. cards: the texts of the cards for social networks that the pages
    show, so that many are painted at once. find_file: returns that of the one text, person or issue, or "".
    """

    name: str
    make: Callable[[], Iterable[Page]]
    cards: Callable[[], Iterable[CoverWords]] = tuple
    find_file: Callable[[], str] = str

    @property
    def file(self) -> str:
        """The file of the one text, person or issue that the pages show, or ""."""
        return self.find_file()


def build_pages(
    publication: Publication, structures: Mapping[Lang, SiteStructure], services: PageServices
) -> Iterator[Page]:
    """Yield every page of the publication."""
    for task in page_tasks(page_builders(publication, structures, services)):
        yield from task.make()


def page_builders(
    publication: Publication, structures: Mapping[Lang, SiteStructure], services: PageServices
) -> tuple[PageBuilder, ...]:
    """Return a page builder for each language."""
    return tuple(PageBuilder(publication, structures, lang, services) for lang in publication.settings.languages)


def page_tasks(
    builders: Sequence[PageBuilder], added: Iterable[Callable[[Sequence[PageBuilder]], Iterable[PageTask]]] = ()
) -> Iterator[PageTask]:
    """Yield the tasks for all pages, in the order of the pages; nothing is built yet. added: pages of extensions."""
    for builder in builders:
        yield from _language_tasks(builder)
    frames = tuple(builder.frame for builder in builders)
    yield PageTask("door", lambda: [_door(builders[0], frames)])
    yield PageTask("not-found", lambda: [_not_found(builders[0], "/404.html", frames[1:])])
    for tasks in added:
        yield from tasks(builders)
    # Last, so that an alias never replaces an existing page.
    for builder in builders:
        yield from _redirects(builder)
    yield from _parallel_redirects(builders)
    # After these: a redirect leads on from the address of a text that is no longer published.
    yield from _gone(builders)


def _door(builder: PageBuilder, frames: tuple[Frame, ...]) -> DoorPage:
    services = builder.services
    frame = builder.frame_for(frame.lang for frame in frames)
    title = " · ".join(dict.fromkeys(frame.title for frame in frames))
    description = " · ".join(dict.fromkeys(frame.tagline for frame in frames if frame.tagline))
    homes = {lang: f"/{lang}/" for lang in builder.settings.languages}
    head = Head(
        services.address.href("/"),
        title,
        description,
        services.address.url("/"),
        alternates=page_head.alternates(services.address, homes, "/"),
        feeds=tuple(feed for frame in frames for feed in frame.feeds),
        image=builder.card_image(builder.card),
    )
    return DoorPage("door.html", frame.lang, head, frame, (), title, frames)


def _language_tasks(builder: PageBuilder) -> Iterator[PageTask]:
    """Yield the tasks for the pages of a language, except redirects."""

    def task(
        kind: str,
        key: str | int,
        make: Callable[[], Iterable[Page]],
        cards: Callable[[], Iterable[CoverWords]] = lambda: [builder.card],
        find_file: Callable[[], str] = str,
    ) -> PageTask:
        return PageTask(f"{builder.lang} {kind} {key}".rstrip(), make, cards, find_file)

    def list_tasks(
        kind: str,
        key: str,
        texts: Sequence[Article],
        make: Callable[[int], ListPage],
        find_file: Callable[[], str] = str,
    ) -> Iterator[PageTask]:
        # One for each page: another title changes the pages that show it, and no other page of a long list.
        for number in range(1, _page_count(builder, texts) + 1):
            yield task(f"{kind} {number}", key, partial(_single, make, number), find_file=find_file)

    structure = builder.structure
    yield from list_tasks("home", "", _home_texts(builder), partial(_home_page, builder))
    for key in structure.blogs.keys:
        find_file = partial(_file_of, builder, key)
        yield from list_tasks("blog", key, _blog_texts(builder, key), partial(_blog_page, builder, key), find_file)
    for key in structure.texts.keys:
        find_file = partial(_file_of, builder, key)
        yield task("article", key, partial(_article_pages, builder, key), partial(_cards, builder, key), find_file)
    for year in _years(builder):
        yield from list_tasks("year", year, structure.by_year[year], partial(_year_page, builder, year))
    for key, texts in structure.by_tag.items():
        yield from list_tasks("tag", key, texts, partial(_tag_page, builder, key))
    for audience in builder.settings.audiences:
        if texts := structure.articles("audience", audience.id):
            yield from list_tasks("audience", audience.id, texts, partial(_audience_page, builder, audience))
    for key in contributors(structure, builder.publication):
        find_file = partial(str, builder.publication.people[key].path)
        yield from list_tasks("person", key, structure.by_person[key], partial(_person_page, builder, key), find_file)
    yield task("volumes", "", partial(volume_pages, builder))
    if builder.frame.books_href:
        yield task("books", "", lambda: [_books_page(builder)])
    if builder.frame.people_href:
        yield task("people", "", lambda: [_people_page(builder)])
    for key in structure.by_issue:
        find_file = partial(str, builder.publication.issues[key].path)
        yield task("issue", key, partial(_issue_pages, builder, key), partial(_issue_cards, builder, key), find_file)
    if structure.by_issue:
        yield task("issues", "", lambda: [_issues_page(builder)])
    yield task("archive", "", lambda: [_archive_page(builder)])
    yield task("not-found", "", lambda: [_not_found(builder, f"/{builder.lang}/404.html", ())])


def _file_of(builder: PageBuilder, key: str) -> str:
    """Return the path of the text that a page of an article shows."""
    article = builder.structure.find(key)
    return (article.shown(builder.lang) or article.editions[0]).manuscript.path


def _single(make: Callable[[int], Page], number: int) -> list[Page]:
    return [make(number)]


def _article_pages(builder: PageBuilder, key: str) -> list[Page]:
    return [make_article_page(builder, builder.structure.find(key))]


def _cards(builder: PageBuilder, key: str) -> list[CoverWords]:
    return social_cards(builder, builder.structure.find(key))


def _issue_pages(builder: PageBuilder, key: str) -> list[Page]:
    return [issue_page(builder, key)]


def _issue_cards(builder: PageBuilder, key: str) -> list[CoverWords]:
    return [issue_card(builder, key)]


def _page_count(builder: PageBuilder, texts: Sequence[Article]) -> int:
    return max(1, -(-len(texts) // builder.settings.per_page))


def _on_page(builder: PageBuilder, texts: Sequence[Article], number: int) -> Sequence[Article]:
    size = builder.settings.per_page
    return texts[(number - 1) * size : number * size]


def _numbered(
    builder: PageBuilder, page: ListPage, number: int, texts: Sequence[Article], places: Mapping[Lang, str]
) -> ListPage:
    """Return one page of a list with its texts: the first at its place, the others at `page/2/` below it and so on.

    page: what the page with this number shows above its texts.
    """
    place = places[builder.lang]
    with_blog = page.kind != "blog"
    entries = tuple(builder.entry(text, with_blog=with_blog) for text in _on_page(builder, texts, number))
    pagination = _pagination(number, _page_count(builder, texts), lambda other: builder.href(_page_place(place, other)))
    page = replace(page, entries=entries, pagination=pagination)
    if number > 1:
        head = builder.head(_page_place(place, number), f"{page.head.title} · {number}", "", {})
        page = replace(page, head=head, switches=builder.switches(places))
    head = replace(page.head, description=page.head.description or list_description(entries))
    if head.canonical_url and not head.json_ld:
        works = builder.works(entries)
        kind: Literal["Blog", "CollectionPage"] = "Blog" if page.kind == "blog" else "CollectionPage"
        about = page_head.list_json_ld(kind, head.title, head.canonical_url, builder.lang, head.description, works)
        head = replace(head, json_ld=about)
    return replace(page, head=head)


def _page_place(place: str, number: int) -> str:
    return place if number == 1 else f"{place}page/{number}/"


def _pagination(number: int, total: int, href: Callable[[int], str]) -> Pagination:
    if total == 1:
        return Pagination(1, 1)
    linked = linked_pages(number, total)
    links = tuple(PageLink(page, href(page), page - before > 1) for before, page in pairwise((0, *linked)))
    before, after = href(number - 1) if number > 1 else "", href(number + 1) if number < total else ""
    return Pagination(number, total, before, after, links)


def linked_pages(number: int, total: int) -> tuple[int, ...]:
    """Return the pages of a list to which one of them links: not all, or the links would grow with the square.

    number: of the linking page, from 1. All of nine or fewer are linked, and no gap omits just one page.

    >>> linked_pages(4, 9)
    (1, 2, 3, 4, 5, 6, 7, 8, 9)
    >>> linked_pages(50, 10_000)
    (1, 48, 49, 50, 51, 52, 10000)
    >>> linked_pages(5, 100)
    (1, 2, 3, 4, 5, 6, 7, 100)
    """
    if total <= _MAX_PAGES_ALL_LINKED:
        return tuple(range(1, total + 1))
    first, last = number - _LINKED_NEIGHBOURS, number + _LINKED_NEIGHBOURS
    # A single page between the first one and the neighbours takes no more space than a gap; likewise at the end.
    first = 1 if first <= 3 else first
    last = total if last >= total - 2 else last
    return tuple(dict.fromkeys((1, *range(first, last + 1), total)))


def _list_page(
    builder: PageBuilder, kind: str, template: str, title: str, kicker: str, places: Mapping[Lang, str]
) -> ListPage:
    """Return a list without its texts."""
    return ListPage(
        template=template,
        lang=builder.lang,
        head=builder.head(places[builder.lang], title, "", places),
        frame=builder.frame,
        switches=builder.switches(places),
        title=title,
        kind=kind,
        kicker=kicker,
        body_html="",
        notes=(),
        entries=(),
        pagination=Pagination(1, 1),
    )


def _home_page(builder: PageBuilder, number: int) -> ListPage:
    places = {lang: f"/{lang}/" for lang in builder.settings.languages}
    page = _list_page(builder, "home", "home.html", builder.title, "", places)
    if number == 1:
        page = _add_opening(builder, page, places)
    return _numbered(builder, page, number, _home_texts(builder), places)


def _home_texts(builder: PageBuilder) -> Sequence[Article]:
    """Return the texts that the home page lists; none if it shows a manual."""
    return () if _home_manual(builder) else builder.structure.front


def _home_manual(builder: PageBuilder) -> Volume | None:
    """Return the manual that the home page shows in place of a list: if no text has a date."""
    manual = next((volume for volume in builder.publication.volumes if volume.is_manual), None)
    return None if builder.structure.has_dates else manual


def _add_opening(builder: PageBuilder, page: ListPage, places: Mapping[Lang, str]) -> ListPage:
    """Return the home page with what only its first page shows."""
    index = builder.structure.home
    if index:
        page = _add_introduction(builder, page, index)
    head = replace(page.head, description=builder.frame.tagline or page.head.description)
    head = replace(head, alternates=page_head.alternates(builder.services.address, places, "/"))
    if builder.services.address.base_url:
        search_url = builder.absolute_url(builder.frame.search_href) if builder.frame.search_href else ""
        website = page_head.website_json_ld(
            builder.title, head.canonical_url, builder.lang, head.description, builder.organization, search_url
        )
        head = replace(head, json_ld=website)
    sections = tuple(_section(builder, blog) for blog in builder.structure.blogs if not blog.blog)
    page = replace(page, head=head, title=builder.title, sections=sections, issue=newest_issue(builder))
    manual = _home_manual(builder)
    if manual:
        page = replace(page, manual=manual_chapter(builder, manual, manual_contents(builder, manual)), sections=())
    return page


def _section(builder: PageBuilder, blog: Article) -> Section:
    compiled = builder.compiled_edition(blog)
    # The newest issue is on the home page itself.
    newest = next(iter(builder.structure.by_issue), None)
    others = (text for text in _blog_texts(builder, blog.key) if not newest or text.issue != newest)
    texts = islice(others, _TEXTS_PER_SECTION)
    words = compiled.standfirst or compiled.metadata.opening
    return Section(builder.reference(blog), words, tuple(builder.entry(text, with_blog=False) for text in texts))


def _add_introduction(builder: PageBuilder, page: ListPage, index: Article) -> ListPage:
    """Return the list with the text of its index page as introduction."""
    compiled = builder.compiled_edition(index)
    rendered = builder.services.rendered_text(compiled.rendered_key, builder.lang)
    notes = tuple(NoteHtml(*note) for note in rendered.marked_notes())
    head = replace(page.head, description=compiled.standfirst or compiled.metadata.opening)
    return replace(page, head=head, body_html=rendered.html, notes=notes)


def _blog_texts(builder: PageBuilder, key: str) -> Sequence[Article]:
    return builder.structure.articles("blog", key)


def _blog_page(builder: PageBuilder, key: str, number: int) -> ListPage:
    blog = builder.structure.find(key)
    places = {edition.lang: edition.href for edition in blog.editions}
    title = builder.compiled_edition(blog).title
    page = _list_page(builder, "blog", "blog.html", title, builder.say(N_("Blog")), places)
    if number == 1:
        page = _add_introduction(builder, page, blog)
        # The blog's feed comes first: a reader who subscribes here means this blog.
        feeds = builder.feeds(places[builder.lang], f"{builder.title}: {page.title}")
        page = replace(page, head=replace(page.head, feeds=(*feeds, *page.head.feeds)))
    siblings = tuple(builder.reference(other) for other in builder.structure.blogs if other.blog == blog.key)
    page = replace(page, siblings=siblings, extra=builder.extra_of_text(blog, builder.compiled_edition(blog).edition))
    return _numbered(builder, page, number, _blog_texts(builder, key), places)


def _year_page(builder: PageBuilder, year: str, number: int) -> ListPage:
    places = builder.places(lambda structure: year in structure.by_year, "archive", year)
    page = _list_page(builder, "year", "list.html", year, builder.say(N_("Year")), places)
    # Without counts, with which every new text would change the pages of all years.
    siblings = tuple(replace(_year(builder, other), is_current=other == year) for other in _years(builder))
    page = replace(page, siblings=siblings)
    return _numbered(builder, page, number, builder.structure.by_year[year], places)


def _years(builder: PageBuilder) -> list[str]:
    """Return all years that have texts, the latest first."""
    return sorted(builder.structure.by_year, key=int, reverse=True)


def _year(builder: PageBuilder, year: str) -> Reference:
    return Reference(year, builder.href(builder.place("archive", year)), builder.lang)


def _with_count(reference: Reference, texts: Sequence[Article]) -> Reference:
    return replace(reference, count=len(texts))


def _tag_page(builder: PageBuilder, key: str, number: int) -> ListPage:
    places = builder.places(lambda structure: key in structure.by_tag, "tags", key)
    title = builder.tag(builder.named_tag(key)).text
    page = _list_page(builder, "tag", "list.html", title, builder.say(N_("Tag")), places)
    return _numbered(builder, page, number, builder.structure.by_tag[key], places)


def _audience_page(builder: PageBuilder, audience: Audience, number: int) -> ListPage:
    key = audience.id
    places = builder.places(lambda structure: key in structure.by_audience, "audiences", key)
    title = builder.best(audience.label)[0]
    page = _list_page(builder, "audience", "list.html", title, builder.say(N_("Readers")), places)
    siblings = tuple(replace(link, is_current=link.href == page.head.href) for link in builder.audiences())
    page = replace(page, siblings=siblings)
    return _numbered(builder, page, number, builder.structure.by_audience[key], places)


def _person_page(builder: PageBuilder, key: str, number: int) -> ListPage:
    places = builder.places(lambda structure: key in structure.by_person, "people", key)
    person = builder.person(key, with_bio=True)
    page = _list_page(builder, "person", "person.html", person.name, "", places)
    head = replace(page.head, kind="profile", description=page_head.plain_text(person.bio_html))
    if builder.services.address.base_url:
        links = [link.href for link in person.links]
        image_url = builder.absolute_url(person.portrait.href) if person.portrait else ""
        profile = page_head.person_json_ld(
            person.name, head.canonical_url, builder.lang, head.description, links, image_url
        )
        head = replace(head, json_ld=profile)
    feeds = builder.feeds(places[builder.lang], f"{builder.title}: {person.name}")
    page = replace(page, head=replace(head, feeds=(*feeds, *head.feeds)), person=person)
    texts = builder.structure.by_role(key)
    page = _numbered(builder, page, number, texts, places)
    roles = [role_of(key, text, builder.lang) for text in _on_page(builder, texts, number)]
    entries = [*zip(roles, (_without_author(entry, person) for entry in page.entries), strict=True)]
    sections = (
        Section(Reference(builder.say(heading), "", builder.lang), "", tuple(of_role))
        for role, heading in enumerate(_ROLES)
        if (of_role := [entry for entry_role, entry in entries if entry_role == role])
    )
    return replace(page, sections=tuple(sections))


def _issues_page(builder: PageBuilder) -> ListPage:
    issues = tuple(issue_summary(builder, key) for key in builder.structure.by_issue)
    description = " · ".join(f"{issue.number}: {issue.title}" for issue in issues[:5])
    page = _directory(builder, "issues", N_("Issues"), description, lambda structure, _: structure.by_issue)
    return replace(page, issues=issues)


def _people_page(builder: PageBuilder) -> ListPage:
    page = _directory(builder, "people", N_("Contributors"), builder.frame.tagline, contributors)
    texts, people = builder.structure.by_person, _contributors(builder, with_bio=True)
    return replace(page, people=tuple((person, len(texts[key])) for key, person in people))


def _books_page(builder: PageBuilder) -> ListPage:
    page = _directory(builder, "volumes", N_("All books"), builder.frame.tagline, books)
    return replace(page, books=tuple(map(partial(volume_page, builder), books(builder.structure, builder.publication))))


def _directory(
    builder: PageBuilder,
    kind: str,
    title: str,
    description: str,
    listed: Callable[[SiteStructure, Publication], object],
) -> ListPage:
    """Return the page of all issues, books or contributors without them. listed: returns those of a language."""
    places = builder.places(lambda structure: listed(structure, builder.publication), kind)
    page = _list_page(builder, kind, f"{kind}.html", builder.say(title), "", places)
    page = replace(page, head=replace(page.head, description=description))
    return _numbered(builder, page, 1, (), places)


def _contributors(builder: PageBuilder, *, with_bio: bool = False) -> list[tuple[str, Person]]:
    """Return those who have a page by their keys, in the order of their last names."""
    keys = contributors(builder.structure, builder.publication)
    people = [(key, builder.person(key, with_bio=with_bio)) for key in keys]
    return sorted(people, key=lambda person: sort_key(person[1].name.rpartition(" ")[2], builder.lang))


def _without_author(entry: ListEntry, person: Person) -> ListEntry:
    return replace(entry, authors=tuple(author for author in entry.authors if author.href != person.href))


# By the numbers that `role_of` returns.
_ROLES = (N_("Texts"), N_("Translations"), N_("Edited texts"))


def _archive_page(builder: PageBuilder) -> ArchivePage:
    title = builder.say(N_("Archive"))
    places = builder.places(lambda _: True, "archive")
    pages = builder.navigation_pages()
    blogs = (_with_count(builder.reference(blog), _blog_texts(builder, blog.key)) for blog in builder.structure.blogs)
    tags = (_with_count(builder.tag(builder.named_tag(key)), texts) for key, texts in builder.structure.by_tag.items())
    return ArchivePage(
        template="archive.html",
        lang=builder.lang,
        head=builder.head(builder.place("archive"), title, builder.frame.tagline, places),
        frame=builder.frame,
        switches=builder.switches(places),
        title=title,
        years=tuple(_with_count(_year(builder, year), builder.structure.by_year[year]) for year in _years(builder)),
        blogs=tuple(blogs),
        tags=tuple(sorted(tags, key=lambda tag: sort_key(tag.text, builder.lang))),
        people=_people_references(builder),
        audiences=builder.audiences(),
        volumes=volume_references(builder),
        pages=tuple(map(builder.reference, pages)) if len(pages) > FRAME_LINKS else (),
        issues=issue_references(builder),
    )


def _people_references(builder: PageBuilder) -> tuple[Reference, ...]:
    texts = builder.structure.by_person
    return tuple(
        Reference(person.name, person.href, person.lang or builder.lang, count=len(texts[key]))
        for key, person in _contributors(builder)
    )


def _not_found(builder: PageBuilder, place: str, others: tuple[Frame, ...]) -> NotFoundPage:
    return error_page(builder, "404.html", place, builder.say(N_("Page not found")), others)


def error_page(builder: PageBuilder, template: str, place: str, title: str, others: tuple[Frame, ...]) -> NotFoundPage:
    """Build a page that a server shows in place of another. others: the frames of the languages that it has besides."""
    head = replace(builder.head(place, title, builder.frame.tagline, {}), is_indexed=False, feeds=())
    frame = builder.frame_for((builder.lang, *(other.lang for other in others)))
    return NotFoundPage(template, builder.lang, head, frame, builder.switches({}), title, others)


def _gone(builders: Sequence[PageBuilder]) -> Iterator[PageTask]:
    """Yield tasks for the addresses of texts that are no longer published, and for what servers answer there."""
    by_lang = {builder.lang: builder for builder in builders}
    places: dict[Lang, list[str]] = {}
    for lang, place in builders[0].publication.gone:
        places.setdefault(lang, [f"/{lang}/{GONE_NAME}"]).append(place)
    for lang, hrefs in places.items():
        for href in hrefs:
            yield PageTask(f"{lang} gone {href}", partial(_gone_pages, by_lang[lang], href))


def _gone_pages(builder: PageBuilder, place: str) -> list[NotFoundPage]:
    return [error_page(builder, "410.html", place, builder.say(N_("No longer published")), ())]


def _redirects(builder: PageBuilder) -> Iterator[PageTask]:
    """Yield tasks for redirects from the aliases of this language's editions."""
    for alias, key in builder.structure.lists.aliases().items():
        yield PageTask(f"{builder.lang} redirect {key} {alias}", partial(_redirects_of, builder, key, alias))


def _redirects_of(builder: PageBuilder, key: str, alias: str) -> list[RedirectPage]:
    article = builder.structure.find(key)
    return _redirect_pages(builder, article, alias, article.href(builder.lang))


def _parallel_redirects(builders: Sequence[PageBuilder]) -> Iterator[PageTask]:
    """Yield tasks for redirects from where the page of both texts was when there was one for both languages."""
    by_lang = {builder.lang: builder for builder in builders}
    publication = builders[0].publication
    if "parallel" not in publication.settings.formats:
        return
    for article, original, translation in find_pairs(publication):
        builder, old = by_lang[original.lang], paired_place(article, original.lang, translation.lang)
        if pair_name(original.lang, translation.lang, publication.settings.languages):
            continue  # that was when a publication had two languages
        make = partial(_redirect_pages, builder, article, old, parallel_place(original.href))
        yield PageTask(f"{original.lang} redirect {article.key} {old}", make)


def _redirect_pages(builder: PageBuilder, article: Article, alias: str, place: str) -> list[RedirectPage]:
    title = builder.compiled_edition(article).title
    target = builder.services.address.url(place)
    head = replace(builder.head(alias, title, "", {}), canonical_url=target, is_indexed=False, feeds=())
    href = builder.href(place)
    return [RedirectPage("redirect.html", builder.lang, head, builder.frame, (), title, href, target)]

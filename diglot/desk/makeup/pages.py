"""Proofs and structure in, pages out. Touches nothing: whatever must be looked up comes through the `Bench`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from diglot.desk.makeup import heads
from diglot.desk.makeup.heads import ArticleFacts, Citation, SiteAddress
from diglot.desk.makeup.parallel import parallel_rows, side_notes
from diglot.desk.makeup.structure import Structure, date_in
from diglot.words.languages import LANGUAGES, Lang, other_languages
from diglot.words.model import (
    Article,
    Edition,
    Galley,
    LeadPicture,
    Proof,
    Publication,
    ReaderPoll,
    Settings,
    Tag,
    Texts,
)
from diglot.words.pages import (
    ArchivePage,
    ArticlePage,
    DoorPage,
    Entry,
    FeedLink,
    Frame,
    Head,
    ListPage,
    NoteHtml,
    NotFoundPage,
    OutlineItem,
    Page,
    Pagination,
    ParallelPage,
    ParallelSide,
    Person,
    Picture,
    Poll,
    PollOption,
    Provenance,
    RedirectPage,
    Reference,
    RenditionLink,
    Section,
    Share,
    Switch,
)
from diglot.words.problems import N_

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
# How many of a blog's texts the home page shows, and how many siblings a list names.
_TEXTS_A_SECTION = 4


class Say(Protocol):
    """A word of the interface in a language."""

    def __call__(self, lang: Lang, msgid: str) -> str:
        """The translation of a msgid."""


@dataclass(frozen=True)
class Assets:
    """The files of the look, where the site has them."""

    style_href: str
    parallel_style_href: str
    script_href: str
    icon_href: str
    font_hrefs: tuple[str, ...]


@dataclass(frozen=True)
class Bench:
    """What a maker-up has at hand.

    say: words of the interface. set_text: type for a plain text. galley: a text's markup by its key, with its
    addresses resolved for a page of that language. fragment: markup of a small Markdown text.
    picture: a picture of ours by the path as written in that manuscript, or None.
    renditions: the other forms of an article in a language.
    shares: whole percents of votes.
    """

    address: SiteAddress
    assets: Assets
    say: Say
    set_text: Callable[[str, Lang], str]
    galley: Callable[[bytes, Lang], Galley]
    fragment: Callable[[str, Lang], str]
    picture: Callable[[LeadPicture, Edition], Picture | None]
    renditions: Callable[[str, Lang], tuple[RenditionLink, ...]]
    shares: Callable[[Sequence[int]], Sequence[int]]


def make_up(publication: Publication, structures: Mapping[Lang, Structure], bench: Bench) -> Iterator[Page]:
    """Every page of the publication, one after another."""
    rooms = {lang: _Room(publication, structures, lang, bench) for lang in publication.settings.languages}
    for room in rooms.values():
        yield from room.pages()
    frames = tuple(room.frame for room in rooms.values())
    yield _door(publication, frames, bench)
    first = next(iter(rooms.values()))
    yield first.not_found("/404.html", frames[1:])
    # Last, so that an old address never takes the place of a page that is there.
    for room in rooms.values():
        yield from room.redirects()


def parallel_page(
    publication: Publication,
    structures: Mapping[Lang, Structure],
    article: Article,
    translation: Edition,
    bench: Bench,
) -> ParallelPage:
    """An article's original and one translation of it, side by side."""
    return _Room(publication, structures, article.original, bench).parallel(article, translation)


def parallel_place(article: Article, original: Lang, other: Lang) -> str:
    """Where a parallel page stands: under both languages in their alphabet's order, at the original's slug.

    For instance "/en-ru/asia/seoul-1990/".
    """
    edition = article.edition(original) or article.editions[0]
    return f"/{'-'.join(sorted((original, other)))}{edition.href.removeprefix(f'/{edition.lang}')}"


def article_page(
    publication: Publication, structures: Mapping[Lang, Structure], article: Article, lang: Lang, bench: Bench
) -> ArticlePage:
    """One article's page in one language; what a PDF is made of, too."""
    return _Room(publication, structures, lang, bench).article(article)


def _door(publication: Publication, frames: tuple[Frame, ...], bench: Bench) -> DoorPage:
    frame = frames[0]
    title = " · ".join(dict.fromkeys(row.title for row in frames))
    description = " · ".join(dict.fromkeys(row.tagline for row in frames if row.tagline))
    homes = {lang: f"/{lang}/" for lang in publication.settings.languages}
    head = Head(
        bench.address.href("/"),
        title,
        description,
        bench.address.url("/"),
        alternates=heads.alternates(bench.address, homes, "/"),
        feeds=tuple(feed for row in frames for feed in row.feeds),
    )
    return DoorPage("door.html", frame.lang, head, frame, (), title, frames)


@dataclass
class _Room:
    """Makes up the pages of one language."""

    publication: Publication
    structures: Mapping[Lang, Structure]
    lang: Lang
    bench: Bench

    @property
    def settings(self) -> Settings:
        return self.publication.settings

    @cached_property
    def structure(self) -> Structure:
        return self.structures[self.lang]

    # ------------------------------------------------------------ small words

    def say(self, msgid: str) -> str:
        return self.bench.say(self.lang, msgid)

    def best(self, texts: Texts) -> tuple[str, Lang]:
        """A text for this page, set in type, and its language."""
        text, lang = texts.best(self.lang)
        return self.bench.set_text(text, lang), lang

    def href(self, place: str) -> str:
        return self.bench.address.href(place)

    def place(self, *parts: str | int) -> str:
        """A place of this language: /en/tags/china/."""
        return "/" + "/".join([self.lang, *(str(part) for part in parts)]) + "/"

    # ------------------------------------------------------------ what every page shares

    @cached_property
    def title(self) -> str:
        return self.best(self.settings.title)[0] or self.say(N_("A publication in two languages"))

    @cached_property
    def frame(self) -> Frame:
        years = [date.year for row in self.structure.texts if (date := date_in(row, self.lang))]
        imprint, imprint_lang = self.settings.imprint.best(self.lang)
        assets = self.bench.assets
        return Frame(
            lang=self.lang,
            title=self.title,
            tagline=self.best(self.settings.tagline)[0],
            publisher=self.best(self.settings.publisher)[0],
            imprint_html=self.bench.fragment(imprint, imprint_lang),
            home_href=self.href(self.place()),
            archive_href=self.href(self.place("archive")),
            blogs=tuple(self.reference(blog) for blog in self.structure.blogs if not blog.blog),
            pages=tuple(self.reference(page) for page in self._navigation_pages()),
            audiences=self.audiences(),
            feeds=self.feeds(self.place(), self.title),
            years=(min(years), max(years)) if years else None,
            style_href=assets.style_href,
            script_href=assets.script_href,
            icon_href=assets.icon_href,
            font_hrefs=assets.font_hrefs,
        )

    def _navigation_pages(self) -> tuple[Article, ...]:
        # Where nothing has a date the home page lists every text, and a foot that repeats them all would drown it.
        return self.structure.pages if self.structure.front is not self.structure.texts else ()

    def feeds(self, place: str, title: str) -> tuple[FeedLink, ...]:
        """The feeds of a page that is a list. A feed names absolute addresses, so without the site's there is none."""
        if not self.bench.address.base_url:
            return ()
        return (
            FeedLink(ATOM, title, self.href(f"{place}feed.xml")),
            FeedLink(JSON_FEED, title, self.href(f"{place}feed.json")),
        )

    def audiences(self, chosen: Sequence[str] | None = None) -> tuple[Reference, ...]:
        """The doors for groups of readers: those chosen, or all that have texts."""
        rows = []
        for audience in self.settings.audiences:
            if audience.id in (self.structure.by_audience if chosen is None else chosen):
                text, lang = self.best(audience.label)
                rows.append(Reference(text, self.href(self.place("audiences", audience.id)), lang))
        return tuple(rows)

    def tag(self, tag: Tag) -> Reference:
        label = self.settings.tags.get(tag.name) or self.settings.tags.get(tag.key) or Texts({self.lang: tag.name})
        text, lang = self.best(label)
        texts = self.structure.by_tag.get(tag.key, ())
        return Reference(text, self.href(self.place("tags", tag.key)), lang, count=len(texts))

    @cached_property
    def all_tags(self) -> Mapping[str, Tag]:
        """Each tag by its key, under the name that its newest text gives it."""
        return {tag.key: tag for row in reversed(self.structure.texts) for tag in row.tags}

    def reference(self, article: Article) -> Reference:
        """A link to an article or blog in this language."""
        proof = self.proof(article)
        return Reference(proof.title, self.href(article.href(self.lang)), proof.edition.lang)

    def proof(self, article: Article) -> Proof:
        edition = article.shown(self.lang) or article.editions[0]
        return self.publication.proofs[article.key, edition.lang]

    def head(self, place: str, title: str, description: str, places: Mapping[Lang, str]) -> Head:
        """The head of a page that stands in the given languages at the given places."""
        default = next(iter(places.values()), place)
        return Head(
            href=self.href(place),
            title=title,
            description=description,
            canonical_url=self.bench.address.url(place),
            alternates=heads.alternates(self.bench.address, places, default),
            feeds=self.frame.feeds,
        )

    def switches(self, twins: Mapping[Lang, str]) -> tuple[Switch, ...]:
        """A door to every other language: to the twin of this page where there is one, else to its home."""
        return tuple(
            Switch(lang, LANGUAGES[lang].autonym, self.href(twins.get(lang, f"/{lang}/")), lang in twins)
            for lang in other_languages(self.lang, self.settings.languages)
        )

    # ------------------------------------------------------------ people

    def person(self, key: str, *, with_bio: bool = False) -> Person:
        contributor = self.publication.people.get(key)
        if contributor is None:
            return Person(self.bench.set_text(key, self.lang), "")
        name, lang = self.best(contributor.name)
        bio, bio_lang = contributor.bio.best(self.lang) if with_bio else ("", self.lang)
        links = []
        for link in contributor.links if with_bio else ():
            label, label_lang = self.best(link.label)
            links.append(Reference(label or link.url, link.url, label_lang))
        return Person(
            name=name,
            href=self.href(self.place("people", key)) if key in self.structure.by_person else "",
            gender=contributor.gender,
            lang="" if lang == self.lang else lang,
            bio_html=self.bench.fragment(bio, bio_lang),
            bio_lang=bio_lang,
            links=tuple(links),
        )

    def people(self, keys: Sequence[str], *, with_bio: bool = False) -> tuple[Person, ...]:
        return tuple(self.person(key, with_bio=with_bio) for key in dict.fromkeys(keys))

    # ------------------------------------------------------------ articles

    def entry(self, article: Article, *, with_blog: bool = True) -> Entry:
        proof = self.proof(article)
        edition = proof.edition
        blog = self.blog_of(article) if with_blog else None
        return Entry(
            title=proof.title,
            href=self.href(article.href(self.lang)),
            lang=edition.lang,
            kicker=proof.kicker,
            standfirst=proof.standfirst,
            date=date_in(article, self.lang),
            authors=self.people(article.authors),
            blog=self.reference(blog) if blog else None,
            minutes=_minutes(proof),
            is_fallback=edition.lang != self.lang,
            is_draft=edition.is_draft,
        )

    def blog_of(self, article: Article) -> Article | None:
        return next((blog for blog in self.structure.blogs if blog.key == article.blog), None)

    def article(self, article: Article) -> ArticlePage:
        proof = self.proof(article)
        edition = proof.edition
        is_fallback = edition.lang != self.lang
        is_teaser = is_fallback and self.settings.fallback == "teaser"
        galley = Galley() if is_teaser else self.bench.galley(proof.galley_key, self.lang)
        blog = self.blog_of(article)
        before, after = self.structure.neighbours(article)
        head = self.article_head(article, proof)
        twins = {row.lang: row.href for row in article.editions if row.lang != self.lang}
        return ArticlePage(
            template="article.html",
            lang=self.lang,
            head=head,
            frame=self.frame,
            switches=self.switches(twins),
            title=proof.title,
            text_lang=edition.lang,
            kicker=proof.kicker,
            standfirst=proof.standfirst,
            blog=self.reference(blog) if blog else None,
            date=date_in(article, self.lang),
            updated=edition.updated,
            minutes=_minutes(proof),
            body_html=galley.html,
            notes=tuple(NoteHtml(number, note) for number, note in enumerate(galley.notes, start=1)),
            outline=() if is_teaser else self.outline(article, proof),
            authors=self.people(article.authors, with_bio=True),
            translators=self.people(edition.translators, with_bio=True),
            editors=self.people(edition.editors),
            twins=tuple(self._twin(article, row) for row in article.editions if row.lang != self.lang),
            provenance=self._provenance(article, edition),
            is_machine_translated=edition.is_machine_translated,
            is_fallback=is_fallback,
            is_draft=edition.is_draft,
            picture=self.bench.picture(edition.image, edition) if edition.image and not is_teaser else None,
            poll=self.poll(article.poll) if not is_teaser else None,
            tags=tuple(self.tag(tag) for tag in article.tags),
            audiences=self.audiences(article.audiences),
            previous=self.entry(before) if before else None,
            next=self.entry(after) if after else None,
            related=tuple(self.entry(other) for other in self.structure.related(article)),
            shares=self._shares(head, proof, article),
            renditions=() if is_fallback else self.bench.renditions(article.key, self.lang),
            license=edition.license,
        )

    def _twin(self, article: Article, edition: Edition) -> Reference:
        proof = self.publication.proofs[article.key, edition.lang]
        return Reference(proof.title, self.href(edition.href), edition.lang)

    def _provenance(self, article: Article, edition: Edition) -> Provenance | None:
        """Where a translation comes from; its original may be unpublished, then it has no place."""
        if edition.is_original or edition.lang != self.lang:
            return None
        original = article.edition(article.original)
        if original is None:
            return Provenance(article.original, article.date, "", "")
        title = self.publication.proofs[article.key, original.lang].title
        return Provenance(original.lang, original.date, self.href(original.href), title)

    def _shares(self, head: Head, proof: Proof, article: Article) -> tuple[Share, ...]:
        # Without the site's address a link cannot be shared; an undated page is not news.
        if not self.bench.address.base_url or not date_in(article, self.lang):
            return ()
        return heads.shares(self.settings.shares, head.canonical_url, proof.title, self.say(N_("E-mail")))

    def outline(self, article: Article, proof: Proof) -> tuple[OutlineItem, ...]:
        """The table of contents: second and third levels, on long texts only.

        The first edition decides for all: one language's words must not make the same text long or short.
        """
        rows = tuple(OutlineItem(row.level, row.text, row.id) for row in proof.particulars.outline if row.level <= 3)
        first = self.publication.proofs[article.key, article.editions[0].lang]
        is_long = first.particulars.words >= self.settings.outline_words
        return rows if is_long and len(rows) > 1 else ()

    def poll(self, key: str) -> Poll | None:
        poll = self.publication.polls.get(key)
        return self._poll(poll) if poll else None

    def _poll(self, poll: ReaderPoll) -> Poll:
        votes = [choice.votes for choice in poll.choices]
        options = tuple(
            PollOption(self.best(choice.label)[0], choice.votes, percent)
            for choice, percent in zip(poll.choices, self.bench.shares(votes), strict=True)
        )
        return Poll(self.best(poll.question)[0], options, sum(votes), poll.closed)

    def article_head(self, article: Article, proof: Proof) -> Head:
        edition = proof.edition
        places = {row.lang: row.href for row in article.editions}
        is_fallback = edition.lang != self.lang
        place = article.href(self.lang)
        description = proof.standfirst or proof.particulars.opening
        image = self.bench.picture(edition.image, edition) if edition.image else None
        is_dated = date_in(article, self.lang) is not None
        original = article.edition(article.original) or edition
        head = self.head(place, proof.title, description, {} if is_fallback else places)
        head = replace(
            head,
            kind="article" if is_dated else "website",
            image_url=self._outside(image.href) if image else "",
            image_alt=image.alt if image else "",
            published=date_in(article, self.lang),
            modified=edition.updated,
            is_indexed=not is_fallback and not edition.is_draft,
        )
        if is_fallback:
            # The words are the original's, and so is the address that search engines are given.
            return replace(head, canonical_url=self.bench.address.url(edition.href))
        if head.alternates:
            default = heads.alternates(self.bench.address, places, original.href)
            head = replace(head, alternates=default)
        return replace(head, json_ld=self._json_ld(article, proof, head) if is_dated else "")

    def _outside(self, href: str) -> str:
        place = href.removeprefix(self.bench.address.prefix)
        return self.bench.address.url(place)

    def _json_ld(self, article: Article, proof: Proof, head: Head) -> str:
        edition = proof.edition
        others = [row for row in article.editions if row.lang != edition.lang]
        original = article.edition(article.original)
        return heads.article_json_ld(
            ArticleFacts(
                citation=Citation(edition.lang, head.canonical_url, proof.title),
                description=head.description,
                authors=self._named(article.authors),
                translators=self._named(edition.translators),
                editors=self._named(edition.editors),
                publisher=self.frame.publisher or self.frame.title,
                published=head.published,
                modified=head.modified or head.published,
                words=proof.particulars.words,
                keywords=[self.tag(tag).text for tag in article.tags],
                license=edition.license,
                image_url=head.image_url,
                translation_of=None if edition.is_original or not original else self._cited(article, original),
                translations=[self._cited(article, row) for row in others] if edition.is_original else [],
            )
        )

    def _cited(self, article: Article, edition: Edition) -> Citation:
        proof = self.publication.proofs[article.key, edition.lang]
        return Citation(edition.lang, self.bench.address.url(edition.href), proof.title)

    def _named(self, keys: Sequence[str]) -> list[tuple[str, str]]:
        return [(person.name, self._outside(person.href) if person.href else "") for person in self.people(keys)]

    # ------------------------------------------------------------ both texts side by side

    def parallel(self, article: Article, translation: Edition) -> ParallelPage:
        """The original, in this language, and a translation of it."""
        proof, other = self.proof(article), self.publication.proofs[article.key, translation.lang]
        left, right = (self.bench.galley(one.galley_key, one.edition.lang) for one in (proof, other))
        place = parallel_place(article, self.lang, translation.lang)
        title = f"{proof.title} · {other.title}"
        head = self.head(place, title, proof.standfirst or proof.particulars.opening, {})
        langs = (self.lang, translation.lang)
        return ParallelPage(
            template="parallel.html",
            lang=self.lang,
            # Search engines are shown the two editions, which say all of it.
            head=replace(head, is_indexed=False),
            frame=self.frame,
            switches=self.switches({translation.lang: translation.href}),
            title=title,
            left=self._side(article, proof, left, is_guest=False),
            right=self._side(article, other, right, is_guest=True),
            rows=parallel_rows(left, right, other.particulars.pairs, langs),
            parallel_style_href=self.bench.assets.parallel_style_href,
        )

    def _side(self, article: Article, proof: Proof, galley: Galley, *, is_guest: bool) -> ParallelSide:
        edition = proof.edition
        return ParallelSide(
            lang=edition.lang,
            href=self.href(edition.href),
            title=proof.title,
            kicker=proof.kicker,
            standfirst=proof.standfirst,
            date=edition.date,
            authors=self.people(article.authors),
            translators=self.people(edition.translators),
            notes=side_notes(galley, edition.lang, is_guest=is_guest),
        )

    # ------------------------------------------------------------ lists

    def pages(self) -> Iterator[Page]:
        """Every page of this language."""
        yield from self.home()
        for blog in self.structure.blogs:
            yield from self.blog(blog)
        for article in self.structure.texts:
            yield self.article(article)
        yield from self.years()
        yield from self.tags()
        yield from self.audience_lists()
        yield from self.people_lists()
        yield self.archive()
        yield self.not_found(f"/{self.lang}/404.html", ())

    def paginated(
        self, first: ListPage, place: str, texts: Sequence[Article], places: Mapping[Lang, str]
    ) -> Iterator[ListPage]:
        """A list's pages: the first at `place`, the others under `page/2/` and so on, without the introduction."""
        size = self.settings.per_page
        total = max(1, -(-len(texts) // size))
        hrefs = tuple(self.href(place if number == 1 else f"{place}page/{number}/") for number in range(1, total + 1))
        for number in range(1, total + 1):
            entries = tuple(
                self.entry(row, with_blog=first.kind != "blog") for row in texts[(number - 1) * size : number * size]
            )
            pagination = Pagination(
                number,
                total,
                hrefs[number - 2] if number > 1 else "",
                hrefs[number] if number < total else "",
                hrefs if total > 1 else (),
            )
            page = replace(first, entries=entries, pagination=pagination)
            if number > 1:
                own = f"{place}page/{number}/"
                head = self.head(own, f"{first.head.title} · {number}", "", {})
                page = replace(page, head=head, body_html="", notes=(), sections=(), switches=self.switches(places))
            yield page

    def list_page(
        self, kind: str, template: str, place: str, title: str, kicker: str, places: Mapping[Lang, str]
    ) -> ListPage:
        """A list without its texts yet."""
        twins = {lang: twin for lang, twin in places.items() if lang != self.lang}
        return ListPage(
            template=template,
            lang=self.lang,
            head=self.head(place, title, "", places),
            frame=self.frame,
            switches=self.switches(twins),
            title=title,
            kind=kind,
            kicker=kicker,
            body_html="",
            notes=(),
            entries=(),
            pagination=Pagination(1, 1),
        )

    def places(self, exists: Callable[[Structure], bool], *parts: str | int) -> dict[Lang, str]:
        """The places of a list in every language that has it."""
        return {
            lang: "/" + "/".join([lang, *(str(part) for part in parts)]) + "/"
            for lang, structure in self.structures.items()
            if exists(structure)
        }

    def home(self) -> Iterator[ListPage]:
        places = {lang: f"/{lang}/" for lang in self.settings.languages}
        page = self.list_page("home", "home.html", self.place(), self.title, "", places)
        index = self.structure.home
        if index:
            page = self._introduced(page, index)
        head = replace(page.head, description=self.frame.tagline or page.head.description)
        head = replace(head, alternates=heads.alternates(self.bench.address, places, "/"))
        sections = tuple(self._section(blog) for blog in self.structure.blogs if not blog.blog)
        page = replace(page, head=head, title=self.title, sections=sections)
        yield from self.paginated(page, self.place(), self.structure.front, places)

    def _section(self, blog: Article) -> Section:
        proof = self.proof(blog)
        texts = self.structure.by_blog.get(blog.key, ())[:_TEXTS_A_SECTION]
        words = proof.standfirst or proof.particulars.opening
        return Section(self.reference(blog), words, tuple(self.entry(text, with_blog=False) for text in texts))

    def _introduced(self, page: ListPage, index: Article) -> ListPage:
        """The list with the words of its index in front."""
        proof = self.proof(index)
        galley = self.bench.galley(proof.galley_key, self.lang)
        notes = tuple(NoteHtml(number, note) for number, note in enumerate(galley.notes, start=1))
        head = replace(page.head, description=proof.standfirst or proof.particulars.opening)
        return replace(page, head=head, body_html=galley.html, notes=notes)

    def blog(self, blog: Article) -> Iterator[ListPage]:
        place = blog.href(self.lang)
        places = {row.lang: row.href for row in blog.editions}
        page = self.list_page("blog", "blog.html", place, self.proof(blog).title, self.say(N_("Blog")), places)
        page = self._introduced(page, blog)
        title = f"{self.title}: {page.title}"
        # The blog's own feed stands first: a reader who subscribes here means this blog.
        feeds = self.feeds(place, title)
        head = replace(page.head, feeds=(*feeds, *page.head.feeds))
        siblings = tuple(self.reference(row) for row in self.structure.blogs if row.blog == blog.key)
        page = replace(page, head=head, siblings=siblings)
        yield from self.paginated(page, place, self.structure.by_blog.get(blog.key, ()), places)

    def years(self) -> Iterator[ListPage]:
        years = sorted(self.structure.by_year, reverse=True)
        for year in years:
            places = self.places(lambda row, year=year: year in row.by_year, "archive", year)  # type: ignore[misc]
            page = self.list_page(
                "year", "list.html", self.place("archive", year), str(year), self.say(N_("Year")), places
            )
            page = replace(page, siblings=tuple(replace(self.year(row), is_current=row == year) for row in years))
            yield from self.paginated(page, self.place("archive", year), self.structure.by_year[year], places)

    def year(self, year: int) -> Reference:
        count = len(self.structure.by_year[year])
        return Reference(str(year), self.href(self.place("archive", year)), self.lang, count=count)

    def tags(self) -> Iterator[ListPage]:
        for key, texts in self.structure.by_tag.items():
            places = self.places(lambda row, key=key: key in row.by_tag, "tags", key)  # type: ignore[misc]
            title = self.tag(self.all_tags[key]).text
            page = self.list_page("tag", "list.html", self.place("tags", key), title, self.say(N_("Tag")), places)
            yield from self.paginated(page, self.place("tags", key), texts, places)

    def audience_lists(self) -> Iterator[ListPage]:
        for audience in self.settings.audiences:
            texts = self.structure.by_audience.get(audience.id)
            if not texts:
                continue
            key = audience.id
            places = self.places(lambda row, key=key: key in row.by_audience, "audiences", key)  # type: ignore[misc]
            title = self.best(audience.label)[0]
            page = self.list_page(
                "audience", "list.html", self.place("audiences", key), title, self.say(N_("Readers")), places
            )
            siblings = tuple(replace(row, is_current=row.href == page.head.href) for row in self.audiences())
            yield from self.paginated(replace(page, siblings=siblings), self.place("audiences", key), texts, places)

    def people_lists(self) -> Iterator[ListPage]:
        for key, texts in self.structure.by_person.items():
            if key not in self.publication.people:
                continue
            places = self.places(lambda row, key=key: key in row.by_person, "people", key)  # type: ignore[misc]
            person = self.person(key, with_bio=True)
            page = self.list_page("person", "person.html", self.place("people", key), person.name, "", places)
            yield from self.paginated(replace(page, person=person), self.place("people", key), texts, places)

    def archive(self) -> ArchivePage:
        title = self.say(N_("Archive"))
        places = self.places(lambda _: True, "archive")
        blogs = []
        for blog in self.structure.blogs:
            count = len(self.structure.by_blog.get(blog.key, ()))
            blogs.append(replace(self.reference(blog), count=count))
        return ArchivePage(
            template="archive.html",
            lang=self.lang,
            head=self.head(self.place("archive"), title, "", places),
            frame=self.frame,
            switches=self.switches({lang: place for lang, place in places.items() if lang != self.lang}),
            title=title,
            years=tuple(self.year(year) for year in sorted(self.structure.by_year, reverse=True)),
            blogs=tuple(blogs),
            tags=tuple(sorted(map(self.tag, self.all_tags.values()), key=lambda row: row.text.casefold())),
            people=self._people_references(),
            audiences=self.audiences(),
        )

    def _people_references(self) -> tuple[Reference, ...]:
        rows = []
        for key, texts in self.structure.by_person.items():
            if key in self.publication.people:
                person = self.person(key)
                rows.append(Reference(person.name, person.href, person.lang or self.lang, count=len(texts)))
        return tuple(sorted(rows, key=lambda row: row.text.rpartition(" ")[2].casefold()))

    def not_found(self, place: str, others: tuple[Frame, ...]) -> NotFoundPage:
        title = self.say(N_("There is no such page"))
        head = replace(self.head(place, title, "", {}), is_indexed=False, feeds=())
        return NotFoundPage("404.html", self.lang, head, self.frame, self.switches({}), title, others)

    def redirects(self) -> Iterator[RedirectPage]:
        """Old addresses of this language's editions."""
        written: set[str] = set()
        for article in self.publication.articles:
            edition = article.edition(self.lang)
            for alias in edition.aliases if edition else ():
                if alias not in written:
                    written.add(alias)
                    yield self._redirect(article, alias)

    def _redirect(self, article: Article, alias: str) -> RedirectPage:
        title, place = self.proof(article).title, article.href(self.lang)
        target = self.bench.address.url(place)
        head = replace(self.head(alias, title, "", {}), canonical_url=target, is_indexed=False, feeds=())
        return RedirectPage("redirect.html", self.lang, head, self.frame, (), title, self.href(place), target)


def _minutes(proof: Proof) -> int:
    """Reading time in whole minutes, at least 1; 0 for a text without words."""
    words = proof.particulars.words
    speed = LANGUAGES[proof.edition.lang].words_per_minute
    return max(1, round(words / speed)) if words else 0

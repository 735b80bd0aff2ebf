"""Build what all pages of one language share: frame, references, people, heads, entries of lists. Pure functions.

Everything that must be looked up comes from `PageServices`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from typing import Protocol, TypeVar

import msgspec

from diglot.core.page_models import page_head
from diglot.core.page_models.list_membership import displayed_date
from diglot.core.page_models.own_data import extra_of_record, extra_of_text
from diglot.core.page_models.page_head import Organization, SiteAddress, WorkReference
from diglot.core.page_models.site_structure import SiteStructure, books, contributors
from diglot.model.fields import OtherFields
from diglot.model.languages import LANGUAGES, LATIN, Lang, LocalizedText, other_languages
from diglot.model.messages import N_
from diglot.model.pages import (
    CommonAssets,
    Extra,
    FeedLink,
    Frame,
    Head,
    JournalFacts,
    ListEntry,
    Person,
    Picture,
    Reference,
    RenditionLink,
    ShareImage,
    Switch,
)
from diglot.model.paper.covers import CARD_SIZE, CoverWords
from diglot.model.paper.volumes import Volume, VolumePart
from diglot.model.places import MANIFEST_PLACE, OPENSEARCH_NAME
from diglot.model.publication import (
    Article,
    CompiledEdition,
    Contributor,
    Edition,
    Gaps,
    Issue,
    LeadPicture,
    LocalizedPicture,
    Publication,
    RenderedText,
    Staleness,
    Tag,
)
from diglot.model.settings import MenuLink, Settings

ValueT = TypeVar("ValueT")

FRAME_LINKS = 12
"""The maximum number of blogs in the masthead, and of undated texts in the footer; the archive has them all."""
ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"


_TITLES_IN_DESCRIPTION = 5


def untitled(settings: Settings) -> str:
    """Return what stands for the title of a publication without one: a message."""
    return (
        N_("A publication in several languages")
        if len(settings.languages) > 2
        else N_("A publication in two languages")
    )


def list_description(entries: Iterable[ListEntry]) -> str:
    """Return the description of a list that has no introduction: its first titles."""
    return " · ".join(entry.title for entry in islice(entries, _TITLES_IN_DESCRIPTION))


class ThemeAssets(CommonAssets, frozen=True, kw_only=True):
    """The hrefs of the theme's files on the site."""

    font_hrefs: Mapping[str, tuple[str, ...]]
    """The fonts that a page needs first, by the script of its language; those of Latin letters for any other."""

    def fonts_of(self, lang: Lang) -> tuple[str, ...]:
        """Return the fonts that a page in a language needs first."""
        return self.font_hrefs.get(LANGUAGES[lang].script, self.font_hrefs[LATIN])


class Memo(Protocol):
    """Values that are made once, by their keys."""

    def __call__(self, key: str, make: Callable[[], ValueT], /) -> ValueT:
        """Return the value of a key, which a function makes the first time. Each key has values of one type."""


class PageServices(Protocol):
    """Everything that is looked up or typeset while pages are built; the pipeline implements it."""

    @property
    def address(self) -> SiteAddress:
        """The address of the site."""

    @property
    def assets(self) -> ThemeAssets:
        """The published files of the theme that every page names."""

    def asset(self, path: str) -> str:
        """Return the href of another file of the theme by its path in assets/, or "" if there is none."""

    def say(self, lang: Lang, msgid: str) -> str:
        """Translate a message of the interface, and typeset it."""

    def set_text(self, text: str, lang: Lang) -> str:
        """Typeset a plain text."""

    def rendered_text(self, key: bytes, lang: Lang) -> RenderedText:
        """Return the markup of a text by its key, with addresses for a page of this language."""

    def fragment(self, text: str, lang: Lang) -> str:
        """Return the markup of a small Markdown text, such as a biography."""

    def menu_href(self, address: str, lang: Lang) -> str:
        """Return the href of an address in the settings for a page of a language, or "" if there is no target."""

    def picture(self, picture: LeadPicture, edition: Edition) -> Picture | None:
        """Return the lead picture of an edition, or None if it cannot be published."""

    def localized_picture(self, picture: LocalizedPicture, lang: Lang) -> Picture | None:
        """Return a portrait or a cover, or None if it cannot be published."""

    def issue_number(self, issue: Issue, lang: Lang) -> str:
        """Return the number of an issue in words: "No. 2"."""

    def issue_date(self, issue: Issue, lang: Lang) -> str:
        """Return the season, or else the month, and the year of an issue; "" if it has no date."""

    def card(self, words: CoverWords) -> str:
        """Return the href of the card for social networks with this text, or "" if there are no cards."""

    def renditions(self, key: str, lang: Lang) -> tuple[RenditionLink, ...]:
        """Return links to the other forms of an article in a language."""

    def memo(self) -> Memo:
        """Return a memo of what many pages show. What a value was made from counts for each page that shows it."""

    def journal_facts(
        self, builder: PageBuilder, article: Article, compiled: CompiledEdition
    ) -> tuple[JournalFacts, Mapping[str, object]] | None:
        """Return what a scholarly article says of itself, for its page and as JSON-LD; None for any other text."""

    def shares(self, votes: Sequence[int]) -> Sequence[int]:
        """Return votes as whole percentages that add up to 100."""

    def partial(self, gaps: Gaps, lang: Lang) -> str:
        """Say how much of its original a translation lacks."""
        ...

    def stale(self, stale: Staleness, lang: Lang) -> str:
        """Return a notice that says how much older a translation is than its original."""


@dataclass
class PageBuilder:
    """A builder of the pages of one language."""

    publication: Publication
    structures: Mapping[Lang, SiteStructure]
    lang: Lang
    services: PageServices

    @property
    def settings(self) -> Settings:
        """The publication's settings."""
        return self.publication.settings

    @cached_property
    def structure(self) -> SiteStructure:
        """The order of this language's texts."""
        return self.structures[self.lang]

    def in_language(self, lang: Lang) -> PageBuilder:
        """Return a builder of pages in another language."""
        return replace(self, lang=lang)

    # ------------------------------------------------------------ texts and addresses

    def say(self, msgid: str) -> str:
        """Translate a message of the interface."""
        return self.services.say(self.lang, msgid)

    def best(self, texts: LocalizedText) -> tuple[str, Lang]:
        """Return the typeset text in the best language for this page, and that language."""
        text, lang = texts.best(self.lang)
        return self.services.set_text(text, lang), lang

    def href(self, place: str) -> str:
        """Return the href of a place, for links inside the site."""
        return self.services.address.href(place)

    def place(self, *parts: str | int) -> str:
        """Return a place of this language, such as /en/tags/china/."""
        return "/" + "/".join([self.lang, *(str(part) for part in parts)]) + "/"

    def places(self, exists: Callable[[SiteStructure], object], *parts: str | int) -> dict[Lang, str]:
        """Return such a place in every language that has what is there."""
        found = (lang for lang, structure in self.structures.items() if exists(structure))
        return {lang: self.in_language(lang).place(*parts) for lang in found}

    # ------------------------------------------------------------ what every page shares

    @cached_property
    def title(self) -> str:
        """The title of the publication."""
        return self.best(self.settings.title)[0] or self.say(untitled(self.settings))

    @cached_property
    def frame(self) -> Frame:
        """Masthead, navigation and footer."""
        return self.make_frame()

    def make_frame(self) -> Frame:
        """Make masthead, navigation and footer from what they are now."""
        years = [*map(int, self.structure.by_year)]
        top_blogs = (blog for blog in self.structure.blogs if not blog.blog)
        imprint, imprint_lang = self.settings.imprint.best(self.lang)
        assets = self.services.assets
        return Frame(
            **{name: getattr(assets, name) for name in CommonAssets.__struct_fields__},
            lang=self.lang,
            title=self.title,
            tagline=self.best(self.settings.tagline)[0],
            publisher=self.best(self.settings.publisher)[0],
            imprint_html=self.services.fragment(imprint, imprint_lang),
            home_href=self.href(self.place()),
            archive_href=self.href(self.place("archive")),
            search_href=self.href(self.place("search")) if "search" in self.settings.formats else "",
            blogs=tuple(self.reference(blog) for blog in islice(top_blogs, FRAME_LINKS)),
            pages=tuple(self.reference(page) for page in self.navigation_pages()[:FRAME_LINKS]),
            audiences=self.audiences(),
            feeds=self.feeds(self.place(), self.title),
            years=(min(years), max(years)) if years else None,
            font_hrefs=assets.fonts_of(self.lang),
            manifest_href=self.href(f"/{MANIFEST_PLACE}"),
            opensearch_href=self.href(self.place("search") + OPENSEARCH_NAME) if self._is_searched_from_outside else "",
            theme_colours=(self.settings.look.light.paper, self.settings.look.dark.paper),
            accent=self.settings.look.light.accent,
            head_html="\n".join(self.settings.head),
            menu=self.menu(self.settings.menu),
            foot_links=self.menu(self.settings.foot),
            social=self.menu(self.settings.social),
            issues_href=self.href(self.place("issues")) if self.structure.by_issue else "",
            people_href=self.href(self.place("people")) if contributors(self.structure, self.publication) else "",
            books_href=self.href(self.place("volumes")) if books(self.structure, self.publication) else "",
        )

    @property
    def organization(self) -> Organization:
        """Who publishes, as JSON-LD has it."""
        logo = self.frame.logo
        name, address = self.frame.publisher or self.title, self.services.address
        return Organization(name, address.url(self.place()), self.absolute_url(logo.href) if logo else "")

    @property
    def _is_searched_from_outside(self) -> bool:
        return "search" in self.settings.formats and bool(self.services.address.base_url)

    def menu(self, links: Sequence[MenuLink]) -> tuple[Reference, ...]:
        """Return the links of a menu whose targets this language has."""
        references = []
        for link in links:
            text, text_lang = self.best(link.label)
            href = self.services.menu_href(link.address, self.lang)
            if text and href:
                references.append(Reference(text, href, text_lang))
        return tuple(references)

    def frame_for(self, langs: Iterable[Lang]) -> Frame:
        """Return the frame of a page with text in all these languages: it loads the fonts of each script."""
        fonts = dict.fromkeys(href for lang in langs for href in self.services.assets.fonts_of(lang))
        return msgspec.structs.replace(self.frame, font_hrefs=tuple(fonts))

    def navigation_pages(self) -> Sequence[Article]:
        """Return the undated texts outside of blogs, such as “About”, for the footer; nothing if no text has a date."""
        # In that case the home page lists all texts, which the footer would only repeat.
        return self.structure.pages if self.structure.has_dates else ()

    def feeds(self, place: str, title: str) -> tuple[FeedLink, ...]:
        """Return the feeds of a list page; none without the site's address, since feeds need absolute URLs."""
        if not self.services.address.base_url:
            return ()
        return (
            FeedLink(ATOM, title, self.href(f"{place}feed.xml")),
            FeedLink(JSON_FEED, title, self.href(f"{place}feed.json")),
        )

    def audiences(self, chosen: Sequence[str] | None = None) -> tuple[Reference, ...]:
        """Return links to audiences: to those chosen, or to all that have texts."""
        references = []
        for audience in self.settings.audiences:
            if audience.id in (self.structure.by_audience if chosen is None else chosen):
                text, lang = self.best(audience.label)
                references.append(Reference(text, self.href(self.place("audiences", audience.id)), lang))
        return tuple(references)

    def tag(self, tag: Tag) -> Reference:
        """Return a link to the list of a tag."""
        label = (
            self.settings.tags.get(tag.name) or self.settings.tags.get(tag.key) or LocalizedText({self.lang: tag.name})
        )
        text, lang = self.best(label)
        return Reference(text, self.href(self.place("tags", tag.key)), lang)

    def named_tag(self, key: str) -> Tag:
        """Return the tag of a key, with the name from the newest text that has it."""
        newest = self.structure.by_tag[key][0]
        return next(tag for tag in newest.tags if tag.key == key)

    def reference(self, article: Article) -> Reference:
        """Return a link to an article or blog in this language."""
        compiled = self.compiled_edition(article)
        return Reference(compiled.title, self.href(article.href(self.lang)), compiled.edition.lang)

    def compiled_edition(self, article: Article) -> CompiledEdition:
        """Return the compiled edition of an article that is shown in this language."""
        edition = article.shown(self.lang) or article.editions[0]
        return self.publication.compiled_editions[article.key, edition.lang]

    def head(self, place: str, title: str, description: str, places: Mapping[Lang, str]) -> Head:
        """Return the head of a page. places: of the page in each language that has it."""
        default = next(iter(places.values()), place)
        return Head(
            href=self.href(place),
            title=title,
            description=description,
            canonical_url=self.services.address.url(place),
            alternates=page_head.alternates(self.services.address, places, default),
            feeds=self.frame.feeds,
            image=self.card_image(self.card),
        )

    @cached_property
    def card(self) -> CoverWords:
        """The text of the card that pages without one of their own share."""
        others = (self.services.set_text(*self.settings.title.best(lang)) for lang in self.structures)
        titles = tuple(dict.fromkeys((self.title, *filter(None, others))))[:2]
        publisher = self.frame.publisher
        name = publisher if publisher not in titles else ""
        return CoverWords(name, "", titles, (), self.frame.tagline, 2, **self.settings.look.cover_colours)

    def card_image(self, words: CoverWords) -> ShareImage | None:
        """Return a card as the picture of a page; None without the site's address."""
        href = self.services.card(words)
        if not href:
            return None
        alt = " · ".join(text for text in (*words.titles, words.publication) if text)
        return ShareImage(self.absolute_url(href), alt, *CARD_SIZE)

    def switches(self, twins: Mapping[Lang, str]) -> tuple[Switch, ...]:
        """Return a link to every other language: to the same page if there is one, or else to the home page.

        twins: places of the same page by language, that of this one too or not.
        """
        return tuple(
            Switch(lang, LANGUAGES[lang].autonym, self.href(twins.get(lang, f"/{lang}/")), lang in twins)
            for lang in other_languages(self.lang, self.settings.languages)
        )

    # ------------------------------------------------------------ people

    def person(self, key: str, *, with_bio: bool = False) -> Person:
        """Return a person as shown on pages; `key` may be a plain name, which has no page."""
        contributor = self.publication.people.get(key)
        if contributor is None:
            return Person(self.services.set_text(key, self.lang), "")
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
            bio_html=self.services.fragment(bio, bio_lang),
            bio_lang=bio_lang,
            links=tuple(links),
            portrait=self._portrait(contributor) if with_bio else None,
            extra=self.extra_of(contributor.others),
        )

    def extra_of(self, others: OtherFields) -> Extra:
        """Return the fields of the house's own that a person or an issue has."""
        return extra_of_record(self.settings.fields, others.values, self.lang, self.services.set_text)

    def extra_of_text(self, article: Article, edition: Edition) -> Extra:
        """Return the fields of the house's own that a text has."""
        return extra_of_text(self.settings.fields, article, edition, self.services.set_text)

    def _portrait(self, contributor: Contributor) -> Picture | None:
        return self.services.localized_picture(contributor.portrait, self.lang) if contributor.portrait else None

    def people(self, keys: Sequence[str], *, with_bio: bool = False) -> tuple[Person, ...]:
        """Return people as shown on pages, without duplicates."""
        return tuple(self.person(key, with_bio=with_bio) for key in dict.fromkeys(keys))

    # ------------------------------------------------------------ entries of lists

    def entry(self, article: Article, *, with_blog: bool = True) -> ListEntry:
        """Return a text as an entry of a list. It is in many: of its blog, its year, its tags, its people."""
        return self._memo(f"entry {with_blog} {article.key}", partial(self._entry, article, with_blog))

    @cached_property
    def _memo(self) -> Memo:
        return self.services.memo()

    def _entry(self, article: Article, with_blog: bool) -> ListEntry:
        compiled = self.compiled_edition(article)
        edition = compiled.edition
        blog = self.blog_of(article) if with_blog else None
        return ListEntry(
            title=compiled.title,
            href=self.href(article.href(self.lang)),
            lang=edition.lang,
            kicker=compiled.kicker,
            standfirst=compiled.standfirst,
            date=displayed_date(article, self.lang),
            authors=self.people(article.authors),
            blog=self.reference(blog) if blog else None,
            minutes=compiled.minutes,
            is_fallback=edition.lang != self.lang,
            is_draft=edition.is_draft,
            picture=self.services.picture(edition.image, edition) if edition.image else None,
            extra=self.extra_of_text(article, edition),
        )

    def blog_of(self, article: Article) -> Article | None:
        """Return the blog of a text, or None."""
        return self.structure.blog(article.blog)

    def part_title(self, volume: Volume, part: VolumePart) -> tuple[str, Lang]:
        """Return the title of a part, or the name of the blog, year or tag that it selects, and its language."""
        if not volume.is_divided:
            return "", self.lang
        if part.title:
            return self.best(part.title)
        kind, name = part.selection.kind, part.selection.names[0]
        if kind == "blog":
            blog = self.structure.blog(name)
            reference = self.reference(blog) if blog else None
            return (reference.text, reference.lang) if reference else (name, self.lang)
        if kind == "tag":
            tag = next((tag for tag in map(self.named_tag, self.structure.by_tag) if name in (tag.key, tag.name)), None)
            reference = self.tag(tag) if tag else None
            return (reference.text, reference.lang) if reference else (name, self.lang)
        return (name if kind == "year" else "", self.lang)

    def works(self, entries: Iterable[ListEntry]) -> list[WorkReference]:
        """Return the texts of a list as JSON-LD refers to them."""
        return [WorkReference(entry.lang, self.absolute_url(entry.href), entry.title) for entry in entries]

    def absolute_url(self, href: str) -> str:
        """Return the absolute URL of an href of this site."""
        place = href.removeprefix(self.services.address.prefix)
        return self.services.address.url(place)

"""Builds what all pages of one language share: frame, references, people, heads, lines of lists. Touches nothing.

Whatever must be looked up comes through `PageServices`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Protocol

import msgspec

from diglot.core.page_models import page_head
from diglot.core.page_models.page_head import SiteAddress
from diglot.core.page_models.site_structure import SiteStructure, date_in
from diglot.model.languages import LANGUAGES, Lang, other_languages
from diglot.model.messages import N_
from diglot.model.pages import FeedLink, Frame, Head, ListEntry, Person, Picture, Reference, RenditionLink, Switch
from diglot.model.publication import (
    Article,
    CompiledEdition,
    Edition,
    LeadPicture,
    Publication,
    RenderedText,
    Settings,
    Staleness,
    Tag,
    Texts,
)

FRAME_LINKS = 12
"""How many blogs the masthead names, and how many undated texts the foot; the archive has them all."""
ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"


class ThemeAssets(msgspec.Struct, frozen=True):
    """The files of the look, where the site has them."""

    style_href: str
    parallel_style_href: str
    search_style_href: str
    script_href: str
    search_script_href: str
    icon_href: str
    font_hrefs: Mapping[str, tuple[str, ...]]
    """What a page shows first, by the script of its language."""


class PageServices(Protocol):
    """Everything that is looked up or typeset while pages are built; the press provides it."""

    @property
    def address(self) -> SiteAddress:
        """The address of the site."""

    @property
    def assets(self) -> ThemeAssets:
        """Where the files of the look are published."""

    def say(self, lang: Lang, msgid: str) -> str:
        """Translate a message of the interface, and typeset it."""

    def set_text(self, text: str, lang: Lang) -> str:
        """Typeset a plain text."""

    def galley(self, key: bytes, lang: Lang) -> RenderedText:
        """Return the markup of a text by its key, with addresses for a page of this language."""

    def fragment(self, text: str, lang: Lang) -> str:
        """Return the markup of a small Markdown text, such as a biography."""

    def picture(self, picture: LeadPicture, edition: Edition) -> Picture | None:
        """Return the picture that opens an edition; None where there is none to publish."""

    def renditions(self, key: str, lang: Lang) -> tuple[RenditionLink, ...]:
        """Return links to the other forms of an article in a language."""

    def shares(self, votes: Sequence[int]) -> Sequence[int]:
        """Return votes as whole percents that add up to 100."""

    def stale(self, stale: Staleness, lang: Lang) -> str:
        """Say how much older a translation is than its original."""


@dataclass
class PageBuilder:
    """Builds the pages of one language."""

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

    # ------------------------------------------------------------ small words

    def say(self, msgid: str) -> str:
        """A word of the interface in this language."""
        return self.services.say(self.lang, msgid)

    def best(self, texts: Texts) -> tuple[str, Lang]:
        """A text for this page, set in type, and its language."""
        text, lang = texts.best(self.lang)
        return self.services.set_text(text, lang), lang

    def href(self, place: str) -> str:
        """An address for a link inside the site."""
        return self.services.address.href(place)

    def place(self, *parts: str | int) -> str:
        """A place of this language: /en/tags/china/."""
        return "/" + "/".join([self.lang, *(str(part) for part in parts)]) + "/"

    # ------------------------------------------------------------ what every page shares

    @cached_property
    def title(self) -> str:
        """The publication's name."""
        return self.best(self.settings.title)[0] or self.say(N_("A publication in two languages"))

    @cached_property
    def frame(self) -> Frame:
        """Masthead, navigation and foot."""
        years = [date.year for row in self.structure.texts if (date := date_in(row, self.lang))]
        imprint, imprint_lang = self.settings.imprint.best(self.lang)
        assets = self.services.assets
        return Frame(
            lang=self.lang,
            title=self.title,
            tagline=self.best(self.settings.tagline)[0],
            publisher=self.best(self.settings.publisher)[0],
            imprint_html=self.services.fragment(imprint, imprint_lang),
            home_href=self.href(self.place()),
            archive_href=self.href(self.place("archive")),
            search_href=self.href(self.place("search")) if "search" in self.settings.formats else "",
            blogs=tuple(self.reference(blog) for blog in islice(self._top_blogs(), FRAME_LINKS)),
            pages=tuple(self.reference(page) for page in self.navigation_pages()[:FRAME_LINKS]),
            audiences=self.audiences(),
            feeds=self.feeds(self.place(), self.title),
            years=(min(years), max(years)) if years else None,
            style_href=assets.style_href,
            script_href=assets.script_href,
            icon_href=assets.icon_href,
            font_hrefs=assets.font_hrefs[LANGUAGES[self.lang].script],
        )

    def _top_blogs(self) -> Iterator[Article]:
        return (blog for blog in self.structure.blogs if not blog.blog)

    def navigation_pages(self) -> tuple[Article, ...]:
        """The undated texts outside every blog, such as “About”: the foot names the first of them."""
        # Where nothing has a date the home page lists every text, and a foot that repeats them all would drown it.
        return self.structure.pages if self.structure.front is not self.structure.texts else ()

    def feeds(self, place: str, title: str) -> tuple[FeedLink, ...]:
        """The feeds of a page that is a list. A feed names absolute addresses, so without the site's there is none."""
        if not self.services.address.base_url:
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
        """A tag as a link to its list."""
        label = self.settings.tags.get(tag.name) or self.settings.tags.get(tag.key) or Texts({self.lang: tag.name})
        text, lang = self.best(label)
        return Reference(text, self.href(self.place("tags", tag.key)), lang)

    @cached_property
    def all_tags(self) -> Mapping[str, Tag]:
        """Each tag by its key, under the name that its newest text gives it."""
        return {tag.key: tag for row in reversed(self.structure.texts) for tag in row.tags}

    def reference(self, article: Article) -> Reference:
        """A link to an article or blog in this language."""
        proof = self.proof(article)
        return Reference(proof.title, self.href(article.href(self.lang)), proof.edition.lang)

    def proof(self, article: Article) -> CompiledEdition:
        """The proof of what this language is shown of an article."""
        edition = article.shown(self.lang) or article.editions[0]
        return self.publication.proofs[article.key, edition.lang]

    def head(self, place: str, title: str, description: str, places: Mapping[Lang, str]) -> Head:
        """The head of a page that stands in the given languages at the given places."""
        default = next(iter(places.values()), place)
        return Head(
            href=self.href(place),
            title=title,
            description=description,
            canonical_url=self.services.address.url(place),
            alternates=page_head.alternates(self.services.address, places, default),
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
        """Somebody as a page shows them; a plain name has no page."""
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
        )

    def people(self, keys: Sequence[str], *, with_bio: bool = False) -> tuple[Person, ...]:
        """Several people, once each."""
        return tuple(self.person(key, with_bio=with_bio) for key in dict.fromkeys(keys))

    # ------------------------------------------------------------ lines of lists

    def entry(self, article: Article, *, with_blog: bool = True) -> ListEntry:
        """A text as a line of a list."""
        proof = self.proof(article)
        edition = proof.edition
        blog = self.blog_of(article) if with_blog else None
        return ListEntry(
            title=proof.title,
            href=self.href(article.href(self.lang)),
            lang=edition.lang,
            kicker=proof.kicker,
            standfirst=proof.standfirst,
            date=date_in(article, self.lang),
            authors=self.people(article.authors),
            blog=self.reference(blog) if blog else None,
            minutes=proof.minutes,
            is_fallback=edition.lang != self.lang,
            is_draft=edition.is_draft,
        )

    def blog_of(self, article: Article) -> Article | None:
        """The blog in which a text stands, or None."""
        return self.structure.blogs_by_key.get(article.blog)

    def outside(self, href: str) -> str:
        """An address of this site for the world outside."""
        place = href.removeprefix(self.services.address.prefix)
        return self.services.address.url(place)

"""What pages look up while they are built: texts, interface messages, addresses, pictures, links to other forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import msgspec
from msgspec.structs import replace

from diglot.adapters.catalogues import Localization
from diglot.adapters.extension_packages import own_hooks
from diglot.core import page_models, poll_shares
from diglot.core.links import dead_links, link_resolution
from diglot.model.building.dependencies import Dependency
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.pages import JournalFacts, Picture, RenditionLink
from diglot.model.paper.covers import CoverWords
from diglot.model.places import SETTINGS_PATH
from diglot.model.publication import (
    Article,
    CompiledEdition,
    Edition,
    Gaps,
    Issue,
    LeadPicture,
    LocalizedPicture,
    RenderedText,
    Season,
    Staleness,
)
from diglot.pipeline.base.published_files import PublicFile, PublishedFiles
from diglot.pipeline.render.social_cards import SocialCards
from diglot.pipeline.typeset.text_compiler import TextCompiler
from diglot.queries.database import Database, Remembered

Note = Callable[[Dependency], None]
"""Lets the page that is being made, if there is one, depend on a part of the site."""


class SiteServices(msgspec.Struct, frozen=True):
    """The `page_models.PageServices` of a site.

    theme: the hrefs of the theme's files by their paths in assets/. typeset: typesets a plain text.
    fragments: the keys of small texts. links: to other forms of articles.
    db: where what is remembered for several pages is noted as read.
    cards: the cards for social networks; None without the address of the site.
    """

    assets: page_models.ThemeAssets
    theme: Mapping[str, str]
    resolver: AddressResolver
    compiler: TextCompiler
    words: Mapping[Lang, Localization]
    fragments: Mapping[tuple[str, Lang], bytes]
    typeset: Callable[[str, Lang], str]
    db: Database
    links: Mapping[tuple[str, Lang], tuple[RenditionLink, ...]] = {}
    cards: SocialCards | None = None

    @property
    def address(self) -> page_models.SiteAddress:
        """The address of the site."""
        return self.resolver.address

    def asset(self, path: str) -> str:
        """Return the href of a file of the theme, or "" if there is none."""
        self.resolver.note(Dependency("asset", key=path))
        return self.theme.get(path, "")

    def say(self, lang: Lang, msgid: str) -> str:
        """Translate a message of the interface, and typeset it."""
        self.resolver.note(Dependency("words", lang))
        return self.typeset(self.words[lang].gettext(msgid), lang)

    def set_text(self, text: str, lang: Lang) -> str:
        """Typeset a plain text."""
        return self.typeset(text, lang)

    def rendered_text(self, key: bytes, lang: Lang) -> RenderedText:
        """Return the markup of a text by its key, with addresses for a page of this language."""
        return self.resolver.resolve(self.compiler.rendered(key), lang)

    def fragment(self, text: str, lang: Lang) -> str:
        """Return the markup of a small Markdown text, such as a biography."""
        key = self.fragments.get((text, lang))
        return self.rendered_text(key, lang).html if key else ""

    def menu_href(self, address: str, lang: Lang) -> str:
        """Return the href of an address in the settings for a page of a language, or "" if there is no target."""
        return self.resolver.menu_href(address, lang)

    def picture(self, picture: LeadPicture, edition: Edition) -> Picture | None:
        """Return the lead picture of an edition, or None if there is none that can be published."""
        return self.resolver.lead_picture(picture, edition)

    def localized_picture(self, picture: LocalizedPicture, lang: Lang) -> Picture | None:
        """Return a portrait or a cover, or None if there is none that can be published."""
        alt, _ = picture.alt.best(lang)
        return self.resolver.picture(LeadPicture(picture.path, self.typeset(alt, lang)), home_path(lang))

    def issue_number(self, issue: Issue, lang: Lang) -> str:
        """Return the number of an issue in words: "No. 2"."""
        self.resolver.note(Dependency("words", lang))
        numbers = {"volume": str(issue.volume), "number": str(issue.number)}
        form = N_("Vol. %(volume)s, No. %(number)s") if issue.volume else N_("No. %(number)s")
        return self.typeset(self.words[lang].gettext(form) % numbers, lang)

    def issue_date(self, issue: Issue, lang: Lang) -> str:
        """Return the season, or else the month, and the year of an issue; "" if it has no date."""
        if not issue.date:
            return ""
        self.resolver.note(Dependency("words", lang))
        words = self.words[lang]
        if issue.season:
            return self.typeset(words.gettext(_SEASONS[issue.season]) % {"year": issue.date.year}, lang)
        return self.typeset(words.month(issue.date), lang)

    def card(self, words: CoverWords) -> str:
        """Return the href of the card for social networks with this text, or "" if there are no cards."""
        return self.address.href(f"/{self.cards.card(words).place}") if self.cards else ""

    def renditions(self, key: str, lang: Lang) -> tuple[RenditionLink, ...]:
        """Return links to the other forms of an article in a language."""
        self.resolver.note(Dependency("offers", lang, key))
        return self.links.get((key, lang), ())

    def journal_facts(
        self, builder: page_models.PageBuilder, article: Article, compiled: CompiledEdition
    ) -> tuple[JournalFacts, Mapping[str, object]] | None:
        """Return what a scholarly article says of itself, for its page and as JSON-LD; None for any other text."""
        found = (find(builder, article, compiled) for find in own_hooks("article-facts"))
        return next(filter(None, found), None)

    def memo(self, most: int | None = None) -> page_models.Memo:
        """Return a memo of what many pages show, whose dependencies are recorded for each of these pages.

        most: how many values it keeps, the last ones; None: all.
        """
        db, made = self.db, dict[str, tuple[Any, Remembered]]()

        def remembered(key: str, make: Callable[[], Any]) -> Any:
            if key not in made:
                if len(made) == most:
                    del made[next(iter(made))]
                made[key] = db.remember(make)
            else:
                db.recall(made[key][1])
            return made[key][0]

        return remembered

    def shares(self, votes: Sequence[int]) -> Sequence[int]:
        """Return votes as whole percents that add up to 100."""
        return poll_shares.shares(votes)

    def stale(self, stale: Staleness, lang: Lang) -> str:
        """Say how much older a translation is than its original."""
        self.resolver.note(Dependency("words", lang))
        return self.typeset(_stale_notice(stale, self.words[lang]), lang)

    def partial(self, gaps: Gaps, lang: Lang) -> str:
        """Say how much of its original a translation lacks."""
        self.resolver.note(Dependency("words", lang))
        return self.typeset(_partial_notice(gaps, self.words[lang]), lang)


def home_path(lang: Lang) -> str:
    """Return the file from which the pictures of people and issues are looked up: each language may have its own."""
    return f"content/{lang}/index.md"


_SEASONS: Mapping[Season, str] = {
    "winter": N_("Winter %(year)s"),
    "spring": N_("Spring %(year)s"),
    "summer": N_("Summer %(year)s"),
    "autumn": N_("Autumn %(year)s"),
}


def _stale_notice(stale: Staleness, words: Localization) -> str:
    message = words.ngettext(
        "The original has changed since this translation was checked on %(date)s: %(changed)s of %(units)s paragraphs.",
        "The original has changed since this translation was checked on %(date)s: %(changed)s of %(units)s paragraphs.",
        stale.changed,
    )
    values = {"changed": words.number(stale.changed), "units": words.number(stale.units)}
    return message % {**values, "date": words.date(stale.since)}


def _partial_notice(gaps: Gaps, words: Localization) -> str:
    message = words.ngettext(
        "This translation is not complete: %(missing)s of %(passages)s paragraphs of the original is missing.",
        "This translation is not complete: %(missing)s of %(passages)s paragraphs of the original are missing.",
        gaps.missing,
    )
    return message % {"missing": words.number(gaps.missing), "passages": words.number(gaps.passages)}


class AddressResolver(msgspec.Struct, frozen=True):
    """Replaces neutral addresses by public ones, for a page of one language."""

    directory: dead_links.LinkIndex
    files: PublishedFiles
    address: page_models.SiteAddress
    note: Note

    def resolve(self, text: RenderedText, lang: Lang, *, is_absolute: bool = False) -> RenderedText:
        """Return a text with public addresses, relative to the host unless is_absolute."""
        attributes = partial(self._attributes, lang=lang, is_absolute=is_absolute)
        notes = tuple(link_resolution.resolve_addresses(note, attributes) for note in text.notes)
        units = tuple(link_resolution.resolve_addresses(unit, attributes) for unit in text.units)
        return replace(text, units=units, notes=notes)

    def _attributes(self, name: str, address: str, *, lang: Lang, is_absolute: bool) -> str:
        kind, target, anchor = link_resolution.split_address(address)
        if kind == "outside":
            allowed = link_resolution.allowed_address(address, self.directory.schemes) if name == "href" else ""
            return f'href="{escape(allowed)}"' if allowed else ""
        file = self.file(target) if kind == "asset" else None
        if name == "src":
            return self._picture_attributes(file, is_absolute=is_absolute)
        place, target_lang = (f"/{file.place}", lang) if file else self.place(kind, target, lang)
        if not place:
            return ""
        href = self.address.url(place) if is_absolute else self.address.href(place)
        fragment = f"#{anchor}" if anchor else ""
        hreflang = f' hreflang="{target_lang}"' if target_lang != lang else ""
        return f'href="{escape(href + fragment)}"{hreflang}'

    def _picture_attributes(self, file: PublicFile | None, *, is_absolute: bool) -> str:
        if file is None:
            return ""
        href = self.address.url(f"/{file.place}") if is_absolute else self.address.href(f"/{file.place}")
        size = f' width="{file.width}" height="{file.height}"' if file.width and file.height else ""
        return f'src="{escape(href)}"{size} loading="lazy" decoding="async"'

    def place(self, kind: str, target: str, lang: Lang) -> tuple[str, Lang]:
        """Return the place where a reader of this page finds a text, and its language."""
        found = self.directory.article(target, lang) if kind == "article" else None
        if not found:
            return self.directory.list_place(target), lang
        article, edition_lang = found
        if article.shown(lang):
            return article.href(lang), lang
        edition = article.edition(edition_lang) or article.editions[0]
        return edition.href, edition.lang

    def menu_href(self, written: str, lang: Lang) -> str:
        """Return the href of an address as written in the settings, or "" if it leads nowhere.

        An address without a language is that of the page's language: "about.md", "archive/".
        """
        address = link_resolution.neutral_address(written, SETTINGS_PATH) or ""
        kind, target, anchor = link_resolution.split_address(address)
        if kind == "outside":
            return link_resolution.allowed_address(address, self.directory.schemes)
        if kind not in ("article", "asset"):
            return address
        file = self.file(target) if kind == "asset" else None
        places = (self.place(kind, name, lang)[0] for name in (target, f"{lang}/{target}"))
        place = f"/{file.place}" if file else next(filter(None, places), "")
        return self.address.href(place) + (f"#{anchor}" if anchor else "") if place else ""

    def file(self, target: str) -> PublicFile | None:
        """Return the file that the address of an asset names, or None if there is none that can be published."""
        self.note(Dependency("file", key=target))
        path = self.directory.file(target)
        return self.files.file(path) if path else None

    def lead_picture(self, picture: LeadPicture, edition: Edition) -> Picture | None:
        """Return the lead picture of a text, or None if there is none that can be published."""
        return self.picture(picture, edition.manuscript.path)

    def picture(self, picture: LeadPicture, owner: str) -> Picture | None:
        """Return a picture that a file names, or None if it cannot be published. owner: the path of that file."""
        address = link_resolution.neutral_address(picture.path, owner) or ""
        kind, target, _ = link_resolution.split_address(address)
        file = self.file(target) if kind == "asset" else None
        if file is None:
            return None
        href = self.address.href(f"/{file.place}")
        caption = escape(picture.caption)
        return Picture(href, picture.alt, file.width, file.height, caption, picture.credit, bool(picture.is_wide))

"""What a task of the site has made, and what it contributes to files about all pages. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.digests import Digest
from diglot.model.languages import Lang


class FileRow(msgspec.Struct, array_like=True):
    """A file of the site."""

    place: str
    digest: Digest = ""
    size: int = 0


class PageRow(FileRow, array_like=True, kw_only=True):
    """A page. model: the digest of everything that it shows."""

    model: Digest


class SocialCard(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A card in the store. key: of its contents; place: inside the site, with a hash of the contents."""

    key: bytes
    digest: Digest
    size: int

    @property
    def place(self) -> str:
        """The place of the card inside the site."""
        return f"media/card.{self.digest[:16]}.png"


class TaskResult(msgspec.Struct, array_like=True):
    """What a task has made. cards: for social networks, which its pages show, some of them with pages of others."""

    pages: list[PageRow] = []
    files: list[FileRow] = []
    cards: list[SocialCard] = []


class SiteEntry(msgspec.Struct, frozen=True, array_like=True, order=True):
    """What a task contributes to a list of the site, at a place. task: its key. Each kind of entry is a list."""

    task: str


class FileClaim(SiteEntry, frozen=True, array_like=True):
    """A file for a place."""

    digest: Digest
    size: int


class PageEntry(SiteEntry, frozen=True, array_like=True):
    """That there is a page at the place."""


class TextEntry(SiteEntry, frozen=True, array_like=True):
    """The page of a text or of a person, at its href. model: the digest of everything that it shows."""

    model: Digest


class SitemapEntry(SiteEntry, frozen=True, array_like=True):
    """A page that the sitemap of a language lists. number: of the page among those of the task."""

    number: int
    lang: Lang
    entry: str


class RedirectEntry(SiteEntry, frozen=True, array_like=True):
    """A page that leads from one address to another."""

    href: str
    target: str


class GoneEntry(SiteEntry, frozen=True, array_like=True):
    """A page at the address of a text that is no longer published."""


class UntranslatedEntry(SiteEntry, frozen=True, array_like=True):
    """A message of the interface without a translation, at its language."""

    msgid: str

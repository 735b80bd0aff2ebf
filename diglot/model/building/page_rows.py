"""What a task of the site has made: the places, digests and entries of its pages and files. Touches nothing."""

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
    """A page, with its entries in other files. model: the digest of everything that it shows."""

    model: Digest
    lang: Lang
    href: str
    target_href: str
    """The target of a redirect; "" for other pages."""
    sitemap_row: str
    """The entry of the sitemap; "" for a page that is not listed."""
    is_gone: bool
    """Whether its text is no longer published."""


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
    """What a task has made. untranslated: messages of the interface without a translation, with their languages.

    cards: the cards for social networks that the pages show, some of them with pages of other tasks.
    """

    pages: list[PageRow] = []
    files: list[FileRow] = []
    untranslated: list[tuple[Lang, str]] = []
    cards: list[SocialCard] = []

"""What the book trade is told of a volume: plain values. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from diglot.extensions.journal.model.records import PersonRecord
from diglot.model.languages import Lang, LocalizedText


class BookContributor(msgspec.Struct, frozen=True):
    """Somebody who has made a book. role: by ONIX, "A01" for an author, "B06" a translator, "B01" an editor."""

    role: str
    person: PersonRecord


class BookEdition(msgspec.Struct, frozen=True):
    """What a volume is in one language, or in both. langs: of its texts, that of the title first.

    contributors: in the order of the texts. originals: the languages that its texts were translated from.
    annotation: paragraphs.
    """

    langs: tuple[Lang, ...]
    contributors: tuple[BookContributor, ...]
    originals: tuple[Lang, ...] = ()
    annotation: tuple[str, ...] = ()


class BookRecord(msgspec.Struct, frozen=True):
    """A volume with all its products. products: the ISBN, with hyphens, by what it is of: "en", "both", "ru-epub".

    editions: by "en", "ru" and "both". codes: of languages in ISO 639-2. size_mm: of a page, its height and width.
    year: 0 if it is not known. udc: "" for no class. thema: codes, the main one first.
    """

    key: str
    title: LocalizedText
    subtitle: LocalizedText
    publisher: LocalizedText
    place: LocalizedText
    products: Mapping[str, str]
    editions: Mapping[str, BookEdition]
    codes: Mapping[Lang, str]
    size_mm: tuple[float, float]
    now: dt.datetime
    year: int = 0
    signed: dt.date | None = None
    udc: str = ""
    thema: tuple[str, ...] = ()

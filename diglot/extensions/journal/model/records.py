"""What is deposited of an article: plain values, in each language. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from diglot.extensions.journal.model.fields import STATEMENTS, ArticleFields, Scholar
from diglot.model.languages import Lang, LocalizedText
from diglot.model.pages import NoteHtml


class PersonRecord(msgspec.Struct, frozen=True):
    """Somebody who has written or translated an article. names: by language, each divided as catalogues list it.

    A name that is not divided has no given name. key: as front matter names them. roles: of the taxonomy CRediT.
    path: of their file, "" for somebody without one.
    """

    key: str
    names: Mapping[Lang, tuple[str, str]]
    scholar: Scholar = Scholar()
    is_corresponding: bool = False
    roles: tuple[str, ...] = ()
    path: str = ""

    def name(self, lang: Lang) -> tuple[str, str]:
        """Return the family name and the given name in a language, or else in another."""
        return self.names.get(lang) or next(iter(self.names.values()))


class CitedWork(msgspec.Struct, frozen=True):
    """An entry of a list of references. id: of its element in the text; text: as readers see it.

    fields: what the bibliography says of it, by the names of CSL; names: by their roles, each divided.
    """

    id: str
    text: str
    fields: Mapping[str, str] = {}
    names: Mapping[str, tuple[tuple[str, str], ...]] = {}


class LeadPictureRecord(msgspec.Struct, frozen=True):
    """The picture that opens a text, by its address on the site. credit: whose it is."""

    url: str
    alt: str
    caption: str
    credit: str


class EditionRecord(msgspec.Struct, frozen=True):
    """An article in one language. path: of its manuscript; lines: of its fields.

    license: as the publication names it; license_url: "" for one without an address. pdf_url: "" if there is no PDF.
    data_title: what its language calls the statement on data.
    html, notes, works: of the text; empty where only what is known of it was asked for.
    """

    lang: Lang
    path: str
    fields: ArticleFields
    lines: Mapping[str, int]
    title: str
    standfirst: str
    abstract: str
    date: dt.date | None
    license: str
    license_url: str
    url: str
    pdf_url: str
    html: str = ""
    notes: tuple[NoteHtml, ...] = ()
    translators: tuple[PersonRecord, ...] = ()
    works: tuple[CitedWork, ...] = ()
    picture: LeadPictureRecord | None = None
    data_title: str = STATEMENTS["data"]


class IssueRecord(msgspec.Struct, frozen=True):
    """The issue that an article is in. volume: 0 for none."""

    key: str
    number: int
    volume: int
    date: dt.date | None
    title: LocalizedText
    path: str = ""


class JournalRecord(msgspec.Struct, frozen=True):
    """The journal itself. base_url: of its site, "" if that is not known."""

    title: LocalizedText
    publisher: LocalizedText
    base_url: str
    issn_print: str = ""
    issn_online: str = ""
    abbreviation: str = ""
    depositor: str = ""
    email: str = ""
    elibrary_title: int = 0
    crossmark: str = ""


class ArticleRecord(msgspec.Struct, frozen=True):
    """An article with all its editions, the original first. is_original_known: whether the others translate it.

    section: the heading under which it stands in its issue.
    """

    key: str
    editions: tuple[EditionRecord, ...]
    authors: tuple[PersonRecord, ...]
    is_original_known: bool = True
    issue: IssueRecord | None = None
    section: LocalizedText = LocalizedText()

    @property
    def original(self) -> EditionRecord:
        """The edition that the others translate."""
        return self.editions[0]

    def counterparts(self, edition: EditionRecord) -> tuple[EditionRecord, ...]:
        """Return the editions that translate one, or the one that it translates; none where that is not known."""
        if not self.is_original_known:
            return ()
        return self.editions[1:] if edition is self.original else (self.original,)

    def date_of(self, edition: EditionRecord) -> dt.date | None:
        """Return the day on which an edition was published: that of its issue, or else its own."""
        return (self.issue and self.issue.date) or edition.date

    def edition(self, lang: Lang) -> EditionRecord | None:
        """Return the edition in a language, or None."""
        return next((edition for edition in self.editions if edition.lang == lang), None)


class DepositRecord(msgspec.Struct, frozen=True):
    """What is deposited at once: articles of a journal, all those of an issue or one. now: the time of the deposit."""

    name: str
    journal: JournalRecord
    articles: tuple[ArticleRecord, ...]
    now: dt.datetime

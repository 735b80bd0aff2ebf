"""How a language describes what is cited: lists of references, and the reference to an article. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from html import escape
from urllib.parse import unquote

import msgspec

from diglot.model.languages import Lang


class ReferenceStyle(msgspec.Struct, frozen=True, kw_only=True):
    """How a list of references is made by pandoc's citeproc.

    heading: of the list. headings: a pattern of how those of such lists begin; "": as `heading`.
    locale: of CSL. style: of CSL, a file beside `adapters.pandoc`; "": pandoc's own, Chicago.
    locators: the label of each kind of place in a work, "page", "chapter", "volume", "part" or "number", and the
    pattern of those that authors write.
    is_each_in_its_own_language: whether items are described in their own languages rather than in that of the text.
    is_own_script_first: whether items in the script of the text are listed before others.
    most_authors_first: of more than so many authors, none stands before the title; 0: however many there are.
    """

    heading: str
    headings: str = ""
    locale: str
    style: str = ""
    locators: Mapping[str, tuple[str, str]] = {}
    is_each_in_its_own_language: bool = False
    is_own_script_first: bool = False
    most_authors_first: int = 0


class CitedName(msgspec.Struct, frozen=True):
    """The parts of a name. given: "" for a name that is not divided, such as that of a monarch or an institution.

    particle: of the surname ("van"), which stands before it in running text and after the given name in a catalogue.
    orcid, institution: of a scholar, the address of the ORCID iD, and where they work.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    orcid: str = ""
    institution: str = ""

    @property
    def in_text(self) -> str:
        """The name as a text has it: "Ludwig van Beethoven"."""
        return spaced(self.given, self.particle, self.family, self.suffix)

    @property
    def inverted(self) -> str:
        """The name as a bibliography has it: "Beethoven, Ludwig van"."""
        return ", ".join(part for part in (self.family, spaced(self.given, self.particle), self.suffix) if part)


def first_and_last_page(pages: str) -> tuple[str, str]:
    """Return the first and the last page of an article in its issue; "" for one that is not known.

    >>> first_and_last_page("5-18"), first_and_last_page("e12")
    (('5', '18'), ('e12', ''))
    """
    first, _, last = pages.replace("-", "–").partition("–")
    return first, last


class CitedIssue(msgspec.Struct, frozen=True):
    """The issue of a journal. volume: "" for none; date: in words of the language ("Spring 2026")."""

    number: str
    volume: str
    year: int
    date: str


class CitedArticle(msgspec.Struct, frozen=True):
    """What a reference to an edition tells. url: absolute; pdf_url: "" if there is no PDF.

    original_lang: of a translation whose original is known; else "". file_name: of its files, without a suffix.
    """

    lang: Lang
    title: str
    authors: tuple[CitedName, ...]
    translators: tuple[CitedName, ...]
    journal: str
    publisher: str
    date: dt.date | None
    url: str
    file_name: str
    original_lang: Lang = ""
    pdf_url: str = ""
    license: str = ""
    keywords: tuple[str, ...] = ()
    issue: CitedIssue | None = None
    doi: str = ""
    pages: str = ""
    """Of the issue: "5–18"."""
    issns: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """What it cites, as text."""

    @property
    def year(self) -> str:
        """The year in which it appeared: that of the issue, if it is in one. "" if it is not known."""
        return str(self.issue.year if self.issue else self.date.year if self.date else "")

    @property
    def first_and_last_page(self) -> tuple[str, str]:
        """The first page and the last; "" for one that is not known."""
        return first_and_last_page(self.pages)

    @property
    def day(self) -> dt.date | None:
        """The day on which it appeared; None for a text of an issue, which is known by its number."""
        return None if self.issue else self.date

    @property
    def link_html(self) -> str:
        """The address as people write it: Cyrillic letters instead of percent-encoded bytes."""
        return f'<a href="{escape(self.url)}">{escape(unquote(self.url))}</a>'

    @property
    def doi_html(self) -> str:
        """The DOI as a link; "" if there is none."""
        return f'<a href="{doi_url(self.doi)}">{escape(self.doi)}</a>' if self.doi else ""

    def accessed_html(self, placeholder: str) -> str:
        """Return the day of reading, which a script writes (page.js) and a reader without one fills in."""
        return f'<span data-accessed="{self.lang}">{placeholder}</span>'


def doi_url(doi: str) -> str:
    """Return the address of a DOI; "" for ""."""
    return f"https://doi.org/{doi}" if doi else ""


def spaced(*parts: str) -> str:
    """Return those parts that are not empty, with spaces between them."""
    return " ".join(part for part in parts if part)

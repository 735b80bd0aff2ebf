"""The fields that a journal adds to front matter, to files of people and to the settings. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from diglot.extensions.journal.model.contributor_roles import ROLES
from diglot.extensions.journal.model.identifiers import (
    DOI,
    DOI_PREFIX,
    E_MAIL,
    EDN,
    ISSN,
    JEL,
    MSC,
    ORCID,
    PAGES,
    ROR,
    SPIN,
    UDC,
)
from diglot.model.fields import COUNT, NAMES, TEXT, Field, Fields, fields_of, one_of, table_of, table_of_any
from diglot.model.languages import Lang
from diglot.model.messages import N_

ArticleType = Literal[
    "research-article", "review-article", "short-communication", "book-review", "conference-paper", "editorial",
    "letter", "correction", "retraction",
]  # fmt: skip

ARTICLE_TYPES: Mapping[str, str] = {
    "research-article": N_("Research article"),
    "review-article": N_("Review article"),
    "short-communication": N_("Short communication"),
    "book-review": N_("Book review"),
    "conference-paper": N_("Conference paper"),
    "editorial": N_("Editorial"),
    "letter": N_("Letter"),
    "correction": N_("Correction"),
    "retraction": N_("Retraction"),
}
"""The types of articles, and what pages call them."""

STATEMENTS: Mapping[str, str] = {
    "funding": N_("Funding"),
    "conflicts": N_("Conflicts of interest"),
    "acknowledgements": N_("Acknowledgements"),
    "data": N_("Data availability"),
}
"""The statements after a text, in this order, and what pages call them."""


# Editors know the roles by "allOf"; a build looks at them later, and names the wrong one.
_CONTRIBUTIONS = Field(
    table_of_any(Field({**NAMES.schema, "items": {"type": "string", "allOf": [{"enum": list(ROLES)}]}})).schema,
    N_("a table of authors, each with a list of roles such as [software]"),
)


def _one_or_more_of(record: type[msgspec.Struct]) -> Field:
    """Return a table that becomes a struct, or a list of such tables: a tuple of structs either way."""
    one = table_of(fields_of(record)).schema
    expected = N_("a table, or several, each under a header in double brackets")
    return Field({"anyOf": [one, {"type": "array", "items": one}]}, expected, record=record)


class ArticleFields(msgspec.Struct, frozen=True):
    """The fields of an article in front matter. corresponding: one of the authors, as `authors` names them.

    contributions: what each author has done. pages: in the issue. Each edition has a DOI of its own: they are two
    works, one of which translates the other. corrects: the DOI of an article that this one corrects or retracts.
    """

    doi: Annotated[str, DOI] = ""
    edn: Annotated[str, EDN] = ""
    udk: Annotated[str, UDC] = ""
    bbk: str = ""
    jel: Annotated[tuple[str, ...], JEL] = ()
    msc: Annotated[tuple[str, ...], MSC] = ()
    keywords: tuple[str, ...] = ()
    received: dt.date | None = None
    revised: dt.date | None = None
    accepted: dt.date | None = None
    pages: Annotated[str, PAGES] = ""
    article_type: Annotated[ArticleType | Literal[""], one_of(*ARTICLE_TYPES)] = ""
    corresponding: str = ""
    contributions: Annotated[Mapping[str, tuple[str, ...]], _CONTRIBUTIONS] = {}
    funding: str = ""
    conflicts: str = ""
    acknowledgements: str = ""
    data: str = ""
    corrects: Annotated[str, DOI] = ""


INHERITED = frozenset(
    [
        "edn",
        "udk",
        "bbk",
        "jel",
        "msc",
        "received",
        "revised",
        "accepted",
        "article_type",
        "corresponding",
        "contributions",
    ]
)
"""The fields that are of no language: a translation that does not name them has those of its original."""


class Affiliation(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a scholar works, in each language. ror: its address in the Research Organization Registry."""

    en: str = ""
    ru: str = ""
    ror: Annotated[str, ROR] = ""

    def name(self, lang: Lang) -> str:
        """Return the name in a language, or else in the other."""
        return getattr(self, lang, "") or self.en or self.ru


class Scholar(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of a scholar in a file of a person. shows_email: the address is for readers, not for registers alone.

    affiliations: in the order in which they are shown. spin: the number of an author in the Russian index (РИНЦ).
    """

    orcid: Annotated[str, ORCID] = ""
    affiliations: Annotated[tuple[Affiliation, ...], _one_or_more_of(Affiliation)] = msgspec.field(
        name="affiliation", default=()
    )
    email: Annotated[str, E_MAIL] = ""
    shows_email: bool = msgspec.field(name="show_email", default=False)
    spin: Annotated[str, SPIN] = ""

    def works_at(self, lang: Lang) -> tuple[Affiliation, ...]:
        """Return where the scholar works, as far as it has a name in some language."""
        return tuple(where for where in self.affiliations if where.name(lang))

    def institutions(self, lang: Lang) -> str:
        """Return the names of all places where the scholar works in one line."""
        return "; ".join(where.name(lang) for where in self.works_at(lang))


REGISTERS = ("jats", "crossref", "elibrary", "datacite", "doaj", "marc")
"""The formats of the files for registers of articles."""

ONIX = "onix"
"""The format of the message about a volume for the book trade."""

_DOI = Field(table_of({"prefix": DOI_PREFIX}).schema, N_('a table with prefix = "10.5555"'))

JOURNAL: Fields = {
    "issn_print": ISSN,
    "issn_online": ISSN,
    "abbreviation": TEXT,
    "depositor": TEXT,
    "email": E_MAIL,
    "elibrary_title": COUNT,
    "crossmark": DOI,
    "doi": _DOI,
}
"""The fields of `[journal]` in the settings. elibrary_title: the number of the journal at eLIBRARY.

crossmark: the DOI of the page that says how the journal corrects what it has published.
"""

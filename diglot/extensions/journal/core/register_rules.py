"""A deposit in, what a register would miss in it out. Pure functions.

Source: Crossref, required metadata of journal articles; DataCite 4.6, mandatory properties; DOAJ, API 3; the schema of
the Russian index (РИНЦ), and what its guide asks of articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from diglot.extensions.journal.model.problems import MissingForDeposit
from diglot.extensions.journal.model.records import ArticleRecord, DepositRecord, EditionRecord, JournalRecord
from diglot.model.settings import SETTINGS_PATH


class RegisterRules(msgspec.Struct, frozen=True):
    """What a register cannot do without. journal: fields of the settings; one of those joined by "/" is enough.

    edition: fields of every edition; only_original: other editions are not looked at. needs_issue: the article must be
    in an issue.
    """

    name: str
    journal: tuple[str, ...] = ()
    edition: tuple[str, ...] = ()
    only_original: bool = False
    needs_issue: bool = False


RULES: Mapping[str, RegisterRules] = {
    "jats": RegisterRules("JATS", ("base_url", "issn_print/issn_online"), ("date",)),
    "crossref": RegisterRules("Crossref", ("base_url", "email", "issn_print/issn_online"), ("doi", "date")),
    "datacite": RegisterRules("DataCite", ("base_url", "publisher"), ("doi", "date", "authors")),
    "doaj": RegisterRules(
        "DOAJ", ("base_url", "issn_print/issn_online"), ("date", "authors", "abstract"), only_original=True
    ),
    "elibrary": RegisterRules(
        "eLIBRARY",
        ("elibrary_title",),
        ("pages", "abstract", "keywords"),
        needs_issue=True,
    ),
    "marc": RegisterRules("MARC", ("issn_print/issn_online",), ("date",)),
}


_SUMMARY = ("abstract", "keywords")
_WITHOUT_ABSTRACT = frozenset(["book-review", "editorial", "letter", "correction", "retraction"])


def find_gaps(deposit: DepositRecord, register: str) -> Iterator[MissingForDeposit]:
    """Yield what a register would miss, once for each file that lacks it."""
    rules = RULES[register]
    missing = [
        names for names in rules.journal if not any(_of_journal(deposit.journal, one) for one in names.split("/"))
    ]
    if missing:
        yield MissingForDeposit(SETTINGS_PATH, None, rules.name, ", ".join(missing))
    for article in deposit.articles:
        for edition in article.editions[:1] if rules.only_original else article.editions:
            lacks = [name for name in rules.edition if not _of_edition(article, edition, name)]
            if edition.fields.article_type in _WITHOUT_ABSTRACT:
                lacks = [name for name in lacks if name not in _SUMMARY]
            if rules.needs_issue and article.issue is None:
                lacks.append("issue")
            # A pair of texts is deposited as one article there: what belongs to its number is in the original.
            if register == "elibrary" and edition is not article.original:
                lacks = [name for name in lacks if name in _SUMMARY]
            if lacks:
                yield MissingForDeposit(edition.path, None, rules.name, ", ".join(lacks))


def registers_of(journal: JournalRecord) -> tuple[str, ...]:
    """Return the registers that a journal prepares deposits for, by its settings."""
    return ("crossref", *(["elibrary"] if journal.elibrary_title else []))


def _of_journal(journal: JournalRecord, name: str) -> object:
    return getattr(journal, name)


def _of_edition(article: ArticleRecord, edition: EditionRecord, name: str) -> object:
    if name == "date":
        return article.date_of(edition)
    if name == "authors":
        return article.authors
    return edition.abstract if name == "abstract" else getattr(edition.fields, name)

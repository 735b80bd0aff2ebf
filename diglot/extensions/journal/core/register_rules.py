"""A deposit in, what a register would miss in it out. Pure functions.

Source: Crossref, required metadata of journal articles; DataCite 4.6, mandatory properties; DOAJ, API 3; the schema of
the Russian index (РИНЦ), and what its guide asks of articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from diglot.extensions.journal.model.problems import MissingForDeposit, RefusedInDeposit
from diglot.extensions.journal.model.records import ArticleRecord, DepositRecord, EditionRecord, JournalRecord
from diglot.model.messages import N_
from diglot.model.places import SETTINGS_PATH


class RegisterRules(msgspec.Struct, frozen=True):
    """What a register cannot do without. journal: fields of the settings; one of those joined by "/" is enough.

    edition: fields of every edition; only_original: other editions are not looked at. needs_issue: the article must be
    in an issue. is_for_pairs: an article and its translation are deposited together. needs_affiliation: of every
    author. most_keywords: of an edition. has_strict_names: digits and "?" are no part of a name.
    """

    name: str
    journal: tuple[str, ...] = ()
    edition: tuple[str, ...] = ()
    only_original: bool = False
    needs_issue: bool = False
    is_for_pairs: bool = False
    needs_affiliation: bool = False
    most_keywords: int = 1_000
    has_strict_names: bool = False


RULES: Mapping[str, RegisterRules] = {
    "jats": RegisterRules("JATS", ("base_url", "issn_print/issn_online"), ("date", "license")),
    "crossref": RegisterRules(
        "Crossref",
        ("base_url", "depositor/publisher", "email", "issn_print/issn_online"),
        ("doi", "date"),
        has_strict_names=True,
    ),
    "datacite": RegisterRules("DataCite", ("base_url", "publisher"), ("doi", "date", "authors")),
    "doaj": RegisterRules(
        "DOAJ",
        ("base_url", "issn_print/issn_online"),
        ("date", "authors", "abstract", "license"),
        only_original=True,
        most_keywords=6,
    ),
    "elibrary": RegisterRules(
        "eLIBRARY",
        ("elibrary_title", "issn_print/issn_online"),
        ("date", "authors", "pages", "abstract", "keywords"),
        needs_issue=True,
        is_for_pairs=True,
        needs_affiliation=True,
    ),
    "marc": RegisterRules("MARC", ("issn_print/issn_online",), ("date",)),
}


# What the schema of Crossref does not let a name have.
_NO_NAME = re.compile(r"[\d?]")
_SUMMARY = ("abstract", "keywords")
_WITHOUT_ABSTRACT = frozenset(["book-review", "editorial", "letter", "correction", "retraction"])


def find_gaps(deposit: DepositRecord, register: str) -> Iterator[MissingForDeposit | RefusedInDeposit]:
    """Yield what a register would miss, once for each file that lacks it, and what it would not take."""
    rules = RULES[register]
    missing = [
        names for names in rules.journal if not any(_of_journal(deposit.journal, one) for one in names.split("/"))
    ]
    if missing:
        yield MissingForDeposit(SETTINGS_PATH, None, rules.name, ", ".join(missing))
    for article in deposit.articles:
        for edition in article.editions[:1] if rules.only_original else article.editions:
            if lacks := _missing_in(article, edition, rules):
                yield MissingForDeposit(edition.path, None, rules.name, ", ".join(lacks))
            if len(edition.fields.keywords) > rules.most_keywords:
                line, words = edition.lines.get("keywords"), ", ".join(edition.fields.keywords)
                yield RefusedInDeposit(edition.path, line, rules.name, "keywords", words, N_("six keywords, no more"))
    yield from _gaps_of_people(deposit, rules)


def _missing_in(article: ArticleRecord, edition: EditionRecord, rules: RegisterRules) -> list[str]:
    lacks = [name for name in rules.edition if not _of_edition(article, edition, name)]
    if edition.fields.article_type in _WITHOUT_ABSTRACT:
        lacks = [name for name in lacks if name not in _SUMMARY]
    if rules.needs_issue and article.issue is None:
        lacks.append("issue")
    # A pair of texts is deposited as one article there: what belongs to its number is in the original.
    if rules.is_for_pairs and edition is not article.original:
        lacks = [name for name in lacks if name in _SUMMARY]
    return lacks


def _gaps_of_people(deposit: DepositRecord, rules: RegisterRules) -> Iterator[MissingForDeposit | RefusedInDeposit]:
    """Yield what a register would miss of the authors, or not take, each once at their file or else at their text."""
    told = set()
    for article in deposit.articles:
        for person in article.authors:
            path, line = (
                (person.path, None) if person.path else (article.original.path, article.original.lines.get("authors"))
            )
            is_nowhere = rules.needs_affiliation and not person.scholar.affiliations
            names = [
                name
                for name in (f"{given} {family}".strip() for family, given in person.names.values())
                if rules.has_strict_names and _NO_NAME.search(name)
            ]
            if person.key not in told and is_nowhere:
                yield MissingForDeposit(path, line, rules.name, "affiliation")
            if person.key not in told and names:
                yield RefusedInDeposit(path, line, rules.name, "name", names[0], N_("a name without digits and “?”"))
            told.add(person.key)


def registers_of(journal: JournalRecord) -> tuple[str, ...]:
    """Return the registers that a journal prepares deposits for, by its settings."""
    return ("crossref", "doaj", "jats", *(["elibrary"] if journal.elibrary_title else []))


def _of_journal(journal: JournalRecord, name: str) -> object:
    return getattr(journal, name)


def _of_edition(article: ArticleRecord, edition: EditionRecord, name: str) -> object:
    if name == "date":
        return article.date_of(edition)
    if name == "authors":
        return article.authors
    return getattr(edition if name in ("abstract", "license") else edition.fields, name)

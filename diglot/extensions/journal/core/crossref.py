"""Articles in, a deposit of their metadata for Crossref out. Pure functions.

Each edition with a DOI is a record of its own; a translation says of what it is one, and the original what translates
it. Source: Crossref, metadata input schema 5.5.0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.xml_elements import XML_LANG, document, element, filled
from diglot.extensions.journal.model.fields import Affiliation
from diglot.extensions.journal.model.identifiers import orcid_url
from diglot.extensions.journal.model.records import (
    ArticleRecord,
    CitedWork,
    DepositRecord,
    EditionRecord,
    IssueRecord,
    JournalRecord,
    PersonRecord,
)
from diglot.languages.parts.model.citing import first_and_last_page
from diglot.model.languages import SOURCE_LANGUAGE, Lang

_SCHEMA = "http://www.crossref.org/schema/5.5.0"
_JATS, _ACCESS = "http://www.ncbi.nlm.nih.gov/JATS1", "http://www.crossref.org/AccessIndicators.xsd"
_RELATIONS = "http://www.crossref.org/relations.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
for _prefix, _uri in (("jats", _JATS), ("ai", _ACCESS), ("rel", _RELATIONS)):
    ElementTree.register_namespace(_prefix, _uri)


def write_crossref(deposit: DepositRecord) -> bytes:
    """Return the deposit of all editions that have a DOI."""
    return document(crossref_batch(deposit))


def crossref_batch(deposit: DepositRecord) -> Element:
    """Return the element of a deposit."""
    journal, moment = deposit.journal, f"{deposit.now:%Y%m%d%H%M%S}"
    name = journal.depositor or journal.publisher.best(SOURCE_LANGUAGE)[0]
    head = element(
        "head",
        element("doi_batch_id", f"{deposit.name.replace('/', '-')}-{moment}"),
        element("timestamp", moment),
        element("depositor", element("depositor_name", name), element("email_address", journal.email)),
        element("registrant", name),
    )
    bodies = [_journal(journal, issue, articles) for issue, articles in _by_issue(deposit.articles)]
    return element(
        "doi_batch",
        head,
        element("body", bodies),
        attributes={
            "version": "5.5.0",
            "xmlns": _SCHEMA,
            f"{{{_XSI}}}schemaLocation": f"{_SCHEMA} https://www.crossref.org/schemas/crossref5.5.0.xsd",
        },
    )


def _by_issue(
    articles: Iterable[ArticleRecord],
) -> Iterator[tuple[IssueRecord | None, Sequence[ArticleRecord]]]:
    issues: dict[str, list[ArticleRecord]] = {}
    for article in articles:
        if any(edition.fields.doi for edition in article.editions):
            issues.setdefault(article.issue.key if article.issue else "", []).append(article)
    for found in issues.values():
        yield found[0].issue, found


def _journal(journal: JournalRecord, issue: IssueRecord | None, articles: Sequence[ArticleRecord]) -> Element:
    titles = dict.fromkeys(
        filter(None, (journal.title.get(lang) for lang in (SOURCE_LANGUAGE, *journal.title.by_lang)))
    )
    metadata = element(
        "journal_metadata",
        [element("full_title", title) for title in titles],
        filled("abbrev_title", journal.abbreviation),
        filled("issn", journal.issn_print, attributes={"media_type": "print"}),
        filled("issn", journal.issn_online, attributes={"media_type": "electronic"}),
    )
    return element(
        "journal",
        metadata,
        _issue(issue) if issue else None,
        [
            _article(journal, article, edition)
            for article in articles
            for edition in article.editions
            if edition.fields.doi
        ],
    )


def _issue(issue: IssueRecord) -> Element | None:
    if not issue.date:
        return None
    return element(
        "journal_issue",
        _date("publication_date", issue.date),
        element("journal_volume", element("volume", str(issue.volume))) if issue.volume else None,
        element("issue", str(issue.number)),
    )


def _article(journal: JournalRecord, article: ArticleRecord, edition: EditionRecord) -> Element:
    fields, original = edition.fields, article.original
    is_translation = edition is not original and article.is_original_known
    first, last = first_and_last_page(fields.pages)
    date = article.date_of(edition)
    return element(
        "journal_article",
        element(
            "titles",
            element("title", edition.title),
            filled("subtitle", edition.standfirst),
            element("original_language_title", original.title, attributes={"language": original.lang})
            if is_translation
            else None,
        ),
        filled(
            "contributors",
            [_person(one, edition.lang, "author", number) for number, one in enumerate(article.authors)],
            [
                _person(one, edition.lang, "translator", len(article.authors) + number)
                for number, one in enumerate(edition.translators)
            ],
        ),
        [
            element(f"{{{_JATS}}}abstract", element(f"{{{_JATS}}}p", one.abstract), attributes={XML_LANG: one.lang})
            for one in (edition, *(other for other in article.editions if other is not edition))
            if one.abstract
        ],
        _date("publication_date", date),
        _date("acceptance_date", fields.accepted),
        element("pages", element("first_page", first), filled("last_page", last)) if first else None,
        _crossmark(journal, edition, date) if journal.crossmark else _access(edition),
        _relations(article, edition),
        element(
            "doi_data",
            element("doi", fields.doi),
            element("resource", edition.url, attributes={"mime_type": "text/html"}),
        ),
        filled("citation_list", [_citation(work) for work in edition.works]),
        attributes={"publication_type": "full_text", "language": edition.lang},
    )


def _access(edition: EditionRecord) -> Element | None:
    licence = filled(f"{{{_ACCESS}}}license_ref", edition.license_url)
    return filled(f"{{{_ACCESS}}}program", licence, attributes={"name": "AccessIndicators"})


def _crossmark(journal: JournalRecord, edition: EditionRecord, date: dt.date | None) -> Element:
    """Return what Crossmark tells readers: what this edition corrects, when it was reviewed, its licence."""
    fields = edition.fields
    kind = "retraction" if fields.article_type == "retraction" else "correction"
    group = {"group_name": "publication_history", "group_label": "Publication history"}
    days = ((name, getattr(fields, name)) for name in ("received", "revised", "accepted"))
    return element(
        "crossmark",
        element("crossmark_policy", journal.crossmark),
        element("updates", element("update", fields.corrects, attributes={"type": kind, "date": date.isoformat()}))
        if fields.corrects and date
        else None,
        filled(
            "custom_metadata",
            [
                element("assertion", day.isoformat(), attributes={"name": name, "label": name.capitalize(), **group})
                for name, day in days
                if day
            ],
            _access(edition),
        ),
    )


def _person(person: PersonRecord, lang: Lang, role: str, number: int) -> Element:
    family, given = person.name(lang)
    attributes = {"sequence": "first" if number == 0 else "additional", "contributor_role": role}
    if not given and not person.scholar.orcid:
        return element("organization", family, attributes=attributes)
    return element(
        "person_name",
        filled("given_name", given),
        element("surname", family),
        filled("affiliations", [_institution(where, lang) for where in person.scholar.affiliations]),
        filled("ORCID", orcid_url(person.scholar.orcid)),
        attributes=attributes,
    )


def _institution(where: Affiliation, lang: Lang) -> Element | None:
    return filled(
        "institution",
        filled("institution_name", where.name(lang)),
        filled("institution_id", where.ror, attributes={"type": "ror"}),
    )


def _date(tag: str, day: dt.date | None) -> Element | None:
    if day is None:
        return None
    return element(
        tag,
        element("month", f"{day:%m}"),
        element("day", f"{day:%d}"),
        element("year", f"{day:%Y}"),
        attributes={"media_type": "online"},
    )


def _relations(article: ArticleRecord, edition: EditionRecord) -> Element | None:
    """Return what relates the original and its translations to each other, by their DOIs."""
    is_original = edition is article.original
    items = [
        element(
            f"{{{_RELATIONS}}}related_item",
            element(
                f"{{{_RELATIONS}}}intra_work_relation",
                other.fields.doi,
                attributes={
                    "relationship-type": "hasTranslation" if is_original else "isTranslationOf",
                    "identifier-type": "doi",
                },
            ),
        )
        for other in article.counterparts(edition)
        if other.fields.doi
    ]
    return filled(f"{{{_RELATIONS}}}program", items)


def _citation(work: CitedWork) -> Element:
    fields = work.fields
    container = fields.get("container-title", "")
    title = fields.get("title", "")
    authors = work.names.get("author", ())
    return element(
        "citation",
        filled("journal_title", container),
        filled("author", authors[0][0] if authors else ""),
        filled("volume", fields.get("volume", "")),
        filled("issue", fields.get("issue", "")),
        filled("first_page", fields.get("page", "").replace("–", "-").partition("-")[0]),
        filled("cYear", fields.get("issued", "")[:4]),
        filled("doi", fields.get("doi", "")),
        filled("volume_title", "" if container else title),
        filled("article_title", title if container else ""),
        filled("unstructured_citation", work.text),
        attributes={"key": work.id},
    )

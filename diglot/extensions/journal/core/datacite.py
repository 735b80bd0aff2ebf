"""Articles in, their metadata for DataCite out: a document in JSON for each edition. Pure functions.

Source: DataCite Metadata Schema 4.6, as its REST API takes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from diglot.extensions.journal.model.fields import Affiliation
from diglot.extensions.journal.model.identifiers import orcid_url
from diglot.extensions.journal.model.records import (
    ArticleRecord,
    DepositRecord,
    EditionRecord,
    JournalRecord,
    PersonRecord,
)
from diglot.languages.parts.model.citing import first_and_last_page
from diglot.model.languages import Lang


def write_datacite(deposit: DepositRecord) -> Mapping[str, bytes]:
    """Return a document for each edition that has a DOI, by the names of files."""
    return {
        f"{edition.fields.doi.replace('/', '_')}.json": _json(datacite_record(article, edition, deposit.journal))
        for article in deposit.articles
        for edition in article.editions
        if edition.fields.doi
    }


def datacite_record(article: ArticleRecord, edition: EditionRecord, journal: JournalRecord) -> Mapping[str, Any]:
    """Return the metadata of an edition."""
    lang, fields, issue = edition.lang, edition.fields, article.issue
    date = article.date_of(edition)
    first, last = first_and_last_page(fields.pages)
    dates = [("Issued", date), ("Submitted", fields.received), ("Accepted", fields.accepted)]
    container = {
        "type": "Journal",
        "identifier": journal.issn_online or journal.issn_print,
        "identifierType": "ISSN",
        "title": journal.title.best(lang)[0],
        "volume": str(issue.volume or "") if issue else "",
        "issue": str(issue.number) if issue else "",
        "firstPage": first,
        "lastPage": last,
    }
    record = {
        "doi": fields.doi,
        "url": edition.url,
        "types": {"resourceTypeGeneral": "JournalArticle", "resourceType": "Article"},
        "creators": [_person(person, lang) for person in article.authors],
        "titles": [
            {"title": edition.title, "lang": lang},
            *(
                {"title": other.title, "lang": other.lang, "titleType": "TranslatedTitle"}
                for other in article.editions
                if other is not edition
            ),
        ],
        "publisher": {"name": journal.publisher.best(lang)[0] or journal.title.best(lang)[0]},
        "publicationYear": str(date.year) if date else None,
        "contributors": [{**_person(person, lang), "contributorType": "Translator"} for person in edition.translators],
        "dates": [{"date": day.isoformat(), "dateType": kind} for kind, day in dates if day],
        "language": lang,
        "subjects": [{"subject": word, "lang": lang} for word in fields.keywords],
        "rightsList": [_filled({"rights": edition.license, "rightsUri": edition.license_url})]
        if edition.license
        else [],
        "descriptions": [
            {"description": one.abstract, "descriptionType": "Abstract", "lang": one.lang}
            for one in article.editions
            if one.abstract
        ],
        "relatedIdentifiers": [*_relations(article, edition)],
        "container": _filled(container) if container["identifier"] else None,
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return _filled(record)


def _relations(article: ArticleRecord, edition: EditionRecord) -> Iterator[Mapping[str, str]]:
    is_original = edition is article.original
    for other in article.counterparts(edition):
        if other.fields.doi:
            yield {
                "relatedIdentifier": other.fields.doi,
                "relatedIdentifierType": "DOI",
                "relationType": "HasTranslation" if is_original else "IsTranslationOf",
            }
    for work in edition.works:
        if doi := work.fields.get("doi"):
            yield {"relatedIdentifier": doi, "relatedIdentifierType": "DOI", "relationType": "References"}


def _affiliation(where: Affiliation, lang: Lang) -> Mapping[str, str]:
    identifier = {"affiliationIdentifier": where.ror, "affiliationIdentifierScheme": "ROR"} if where.ror else {}
    return {"name": where.name(lang), **identifier}


def _person(person: PersonRecord, lang: Lang) -> Mapping[str, Any]:
    family, given = person.name(lang)
    orcid = person.scholar.orcid
    record = {
        "name": f"{family}, {given}" if given else family,
        "nameType": "Personal" if given or orcid else None,
        "givenName": given,
        "familyName": family if given else "",
        "affiliation": [_affiliation(where, lang) for where in person.scholar.works_at(lang)],
        "nameIdentifiers": [
            {
                "nameIdentifier": orcid_url(orcid),
                "nameIdentifierScheme": "ORCID",
                "schemeUri": "https://orcid.org",
            }
        ]
        if orcid
        else [],
    }
    return _filled(record)


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value}


def _json(record: object) -> bytes:
    return f"{json.dumps(record, ensure_ascii=False, indent=2)}\n".encode()

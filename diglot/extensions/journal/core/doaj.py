"""Articles in, their metadata for the Directory of Open Access Journals out. Pure functions.

One article has one record there, in the language of the original. Source: DOAJ, API 3, `IncomingArticleDoc`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from diglot.extensions.journal.model.identifiers import orcid_url
from diglot.extensions.journal.model.records import ArticleRecord, DepositRecord, JournalRecord, PersonRecord
from diglot.languages.parts.model.citing import first_and_last_page


def write_doaj(deposit: DepositRecord) -> bytes:
    """Return the records of all articles, for an upload in bulk."""
    records = [doaj_record(article, deposit.journal) for article in deposit.articles]
    return f"{json.dumps(records, ensure_ascii=False, indent=2)}\n".encode()


def doaj_record(article: ArticleRecord, journal: JournalRecord) -> Mapping[str, Any]:
    """Return the record of an article."""
    edition, issue = article.original, article.issue
    fields = edition.fields
    date = article.date_of(edition)
    first, last = first_and_last_page(fields.pages)
    identifiers = (("doi", fields.doi), ("pissn", journal.issn_print), ("eissn", journal.issn_online))
    record = {
        "title": edition.title,
        "year": f"{date:%Y}" if date else "",
        "month": f"{date:%m}" if date else "",
        "start_page": first,
        "end_page": last,
        "abstract": edition.abstract,
        "author": [_author(person, edition.lang) for person in article.authors],
        "identifier": [{"type": kind, "id": value} for kind, value in identifiers if value],
        "journal": _filled(
            {
                "title": journal.title.best(edition.lang)[0],
                "publisher": journal.publisher.best(edition.lang)[0],
                "language": [one.lang.upper() for one in article.editions],
                "number": str(issue.number) if issue else "",
                "volume": str(issue.volume or "") if issue else "",
            }
        ),
        # The directory takes six.
        "keywords": list(fields.keywords[:6]),
        "link": [{"type": "fulltext", "content_type": "HTML", "url": edition.url}],
    }
    return {"bibjson": _filled(record)}


def _author(person: PersonRecord, lang: str) -> Mapping[str, str]:
    family, given = person.name(lang)
    return _filled(
        {
            "name": f"{given} {family}".strip(),
            "affiliation": person.scholar.institutions(lang),
            "orcid_id": orcid_url(person.scholar.orcid),
        }
    )


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value}

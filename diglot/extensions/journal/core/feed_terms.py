"""A scholarly article in, what programs for scholars read of it in feeds out. Pure functions.

Source: PRISM 2.0, and Dublin Core, for articles of journals.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.extensions.journal.core.article_facts import journal_issns
from diglot.extensions.journal.core.article_fields import fields_of_edition, is_scholarly
from diglot.model.language_parts.citing import first_and_last_page
from diglot.model.publication import Article, Edition, Publication

_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def feed_terms(publication: Publication, article: Article, edition: Edition) -> Iterator[tuple[str, str, str, str]]:
    """Yield where an article has appeared; nothing of one that is in no journal."""
    issns = journal_issns(publication.settings.tables.get("journal", {}))
    fields = fields_of_edition(article, edition)
    # Other programs know fields of articles too: with these alone, a text is in no journal.
    if not is_scholarly(article) or not (fields.doi or issns):
        return
    issue = publication.issues.get(article.issue)
    first, last = first_and_last_page(fields.pages)
    terms = (
        ("doi", fields.doi),
        ("publicationName", publication.settings.title.best(edition.lang)[0]),
        *(("issn", issn) for issn in issns),
        ("volume", str(issue.volume or "") if issue else ""),
        ("number", str(issue.number) if issue else ""),
        ("startingPage", first),
        ("endingPage", last),
        ("publicationDate", edition.date.isoformat() if edition.date else ""),
    )
    if fields.doi:
        yield "dc", _DUBLIN_CORE, "identifier", f"doi:{fields.doi}"
    yield from (("prism", _PRISM, name, value) for name, value in terms if value)

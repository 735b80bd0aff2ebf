"""A scholarly article in, what its page and feeds show of it and its JSON-LD out. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from diglot.core.page_models.page_builder import PageBuilder
from diglot.extensions.journal.core.article_fields import fields_of_edition, is_scholarly, scholar_of
from diglot.extensions.journal.model.contributor_roles import ROLES
from diglot.extensions.journal.model.fields import ARTICLE_TYPES, STATEMENTS, ArticleFields
from diglot.extensions.journal.model.identifiers import orcid_url
from diglot.languages.parts.model.citing import doi_url, first_and_last_page
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.pages import Abstract, JournalFacts, ScholarlyAuthor, Statement
from diglot.model.publication import Article, CompiledEdition, Edition, Publication

# PRISM 2.0, and Dublin Core, for articles of journals.
_PRISM, _DUBLIN_CORE = "http://prismstandard.org/namespaces/basic/2.0/", "http://purl.org/dc/elements/1.1/"


def article_facts(
    builder: PageBuilder, article: Article, compiled: CompiledEdition
) -> tuple[JournalFacts, Mapping[str, object]] | None:
    """Return what the page of an article shows of it, and fields of its JSON-LD; None for one that is not scholarly."""
    if not is_scholarly(article):
        return None
    fields = fields_of_edition(article, compiled.edition)
    facts = JournalFacts(
        type=builder.say(ARTICLE_TYPES[fields.article_type]) if fields.article_type else "",
        doi=fields.doi,
        doi_url=doi_url(fields.doi),
        edn=fields.edn,
        classes=tuple((label, ", ".join(codes)) for label, codes in _classes(builder, fields) if any(codes)),
        issns=journal_issns(builder.settings.tables.get("journal", {})),
        pages=fields.pages,
        received=fields.received,
        revised=fields.revised,
        accepted=fields.accepted,
        authors=_authors(builder, article, fields),
        keywords=_typeset(builder, fields.keywords, compiled.edition.lang),
        abstracts=tuple(_abstracts(builder, article, compiled.edition)),
        statements=(
            *_contributions(builder, article, fields, compiled.edition.lang),
            *(
                Statement(builder.say(label), builder.services.set_text(text, compiled.edition.lang))
                for name, label in STATEMENTS.items()
                if (text := getattr(fields, name))
            ),
        ),
        corrects=fields.corrects,
        folio=int(first) if (first := first_and_last_page(fields.pages)[0]).isdecimal() else 1,
        crossmark_url=_crossmark_url(builder, fields, compiled.edition.date or article.date),
    )
    # Other programs know keywords too: with these alone, a text is no scholarly one to search engines.
    is_more = any(edition.manuscript.front.added.keys() - {"keywords"} for edition in article.editions)
    return facts, _json_ld(builder, facts, compiled, article) if is_more else {}


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


def journal_issns(journal: Mapping[str, object]) -> tuple[str, ...]:
    """Return the ISSNs of a journal, the printed one first. journal: `[journal]` of the settings."""
    written = dict.fromkeys(str(journal.get(name, "")) for name in ("issn_print", "issn_online"))
    return tuple(filter(None, written))


def _crossmark_url(builder: PageBuilder, fields: ArticleFields, date: dt.date | None) -> str:
    """Return where Crossmark says whether an edition has been corrected: a link, so that nobody is told of readers.

    Source: Crossref, Crossmark in PDFs; the day is that of the edition which a reader holds.
    """
    if not fields.doi or not builder.settings.tables.get("journal", {}).get("crossmark"):
        return ""
    stamp = {"date_stamp": date.isoformat()} if date else {}
    return f"https://crossmark.crossref.org/dialog/?{urlencode({'doi': fields.doi, 'domain': 'pdf', **stamp})}"


def _classes(builder: PageBuilder, fields: ArticleFields) -> Iterator[tuple[str, Sequence[str]]]:
    yield builder.say(N_("UDC")), [fields.udk]
    yield builder.say(N_("LBC")), [fields.bbk]
    yield "JEL", fields.jel
    yield "MSC", fields.msc


def _authors(builder: PageBuilder, article: Article, fields: ArticleFields) -> tuple[ScholarlyAuthor, ...]:
    authors = []
    keys = tuple(dict.fromkeys(article.authors))
    for key, person in zip(keys, builder.people(keys), strict=True):
        scholar = scholar_of(builder.publication.people.get(key))
        authors.append(
            ScholarlyAuthor(
                person.name,
                person.href,
                orcid_url(scholar.orcid),
                tuple(
                    (builder.services.set_text(where.name(builder.lang), builder.lang), where.ror)
                    for where in scholar.works_at(builder.lang)
                ),
                scholar.email if scholar.shows_email else "",
                key == fields.corresponding,
            )
        )
    return tuple(authors)


def _contributions(builder: PageBuilder, article: Article, fields: ArticleFields, lang: Lang) -> Iterator[Statement]:
    """Yield what each author has done, in the order of the authors and of the taxonomy. lang: of the text."""
    keys = tuple(key for key in dict.fromkeys(article.authors) if fields.contributions.get(key))
    names = {key: [ROLES[role] for role in ROLES if role in fields.contributions[key]] for key in keys}
    done = [
        f"{person.name}: {', '.join(builder.services.say(lang, name).lower() for name in names[key])}"
        for key, person in zip(keys, builder.people(keys), strict=True)
    ]
    if done:
        yield Statement(builder.say(N_("Author contributions")), f"{'; '.join(done)}.")


def _abstracts(builder: PageBuilder, article: Article, edition: Edition) -> Iterator[Abstract]:
    """Yield what the other languages have of the article."""
    for other in article.editions:
        if other.lang != edition.lang:
            compiled = builder.publication.compiled_editions[article.key, other.lang]
            fields = fields_of_edition(article, other)
            keywords = _typeset(builder, fields.keywords, other.lang)
            authors = builder.in_language(other.lang).people(tuple(dict.fromkeys(article.authors)))
            names = tuple(person.name for person in authors)
            yield Abstract(other.lang, compiled.title, compiled.abstract, keywords, fields.doi, names)


def _typeset(builder: PageBuilder, words: Sequence[str], lang: str) -> tuple[str, ...]:
    return tuple(builder.services.set_text(word, lang) for word in words)


def _json_ld(
    builder: PageBuilder, facts: JournalFacts, compiled: CompiledEdition, article: Article
) -> Mapping[str, object]:
    """Return the fields of an article that others do not have. Source: schema.org 29, ScholarlyArticle."""
    others = [_other_work(builder, article, other) for other in facts.abstracts]
    is_translation = not compiled.edition.is_original and article.is_original_known
    relation = "translationOfWork" if is_translation else "workTranslation"
    works: object = others[0] if is_translation and others else others
    fields = {
        "@type": "ScholarlyArticle",
        "identifier": _identifier("DOI", facts.doi, facts.doi_url),
        "sameAs": facts.doi_url,
        "abstract": compiled.abstract,
        "keywords": list(facts.keywords),
        "pagination": facts.pages,
        "author": [_author(builder, author) for author in facts.authors],
        relation: works if article.is_original_known else None,
        "isPartOf": _journal(builder, facts.issns),
    }
    return {name: value for name, value in fields.items() if value}


def _journal(builder: PageBuilder, issns: Sequence[str]) -> Mapping[str, object]:
    journal = {"@type": "Periodical", "name": builder.title, "url": builder.absolute_url(builder.place())}
    return {**journal, "issn": list(issns)} if issns else journal


def _other_work(builder: PageBuilder, article: Article, other: Abstract) -> Mapping[str, object]:
    edition = article.edition(other.lang)
    assert edition
    url = builder.services.address.url(edition.href)
    work = {
        "@type": "ScholarlyArticle",
        "@id": url,
        "headline": other.title,
        "inLanguage": other.lang,
        "url": url,
        "sameAs": doi_url(other.doi),
    }
    return {name: value for name, value in work.items() if value}


def _identifier(name: str, value: str, url: str) -> Mapping[str, str] | None:
    return {"@type": "PropertyValue", "propertyID": name, "value": value, "url": url} if value else None


def _author(builder: PageBuilder, author: ScholarlyAuthor) -> Mapping[str, object]:
    places = [
        {"@type": "Organization", "name": name, **({"sameAs": ror} if ror else {})} for name, ror in author.affiliations
    ]
    person = {
        "@type": "Person",
        "name": author.name,
        "url": builder.absolute_url(author.href) if author.href else "",
        "sameAs": author.orcid,
        "affiliation": places[0] if len(places) == 1 else places,
    }
    return {name: value for name, value in person.items() if value}

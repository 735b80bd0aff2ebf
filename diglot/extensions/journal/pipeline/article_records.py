"""A compiled site in, what is deposited of its articles out. Touches the store through its adapter only."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from diglot.core.page_models.citation import cited_name
from diglot.extensions.journal.core.article_fields import fields_of_edition, scholar_of
from diglot.extensions.journal.core.jats_body import jats_text
from diglot.extensions.journal.model.contributor_roles import ROLES
from diglot.extensions.journal.model.fields import STATEMENTS, ArticleFields
from diglot.extensions.journal.model.records import (
    ArticleRecord,
    CitedWork,
    DepositRecord,
    EditionRecord,
    IssueRecord,
    JournalRecord,
    LeadPictureRecord,
    PersonRecord,
)
from diglot.model.languages import LocalizedText
from diglot.model.markup.citations import Bibliography
from diglot.model.markup.licenses import license_url
from diglot.model.pages import NoteHtml
from diglot.model.publication import Article, Edition, Issue
from diglot.pipeline.render.compiled_site import CompiledSite


def deposit_of(
    name: str, articles: Iterable[Article], site: CompiledSite, bibliography: Bibliography, now: dt.datetime
) -> DepositRecord:
    """Return what is deposited of some articles. name: of the article, or of the issue."""
    records = tuple(article_record(article, site, bibliography) for article in articles)
    return DepositRecord(name, journal_record(site), records, now)


def journal_record(site: CompiledSite) -> JournalRecord:
    """Return the record of the journal."""
    settings = site.settings
    written = settings.tables.get("journal", {})
    names = set(JournalRecord.__struct_fields__)
    return JournalRecord(
        settings.title,
        settings.publisher,
        settings.base_url,
        **{field: value for field, value in written.items() if field in names},
    )


def article_record(article: Article, site: CompiledSite, bibliography: Bibliography | None = None) -> ArticleRecord:
    """Return the record of an article; without a bibliography, what is known of it but not its texts."""
    fields = fields_of_edition(article, article.editions[0])
    return ArticleRecord(
        article.key,
        tuple(_edition(article, edition, site, bibliography) for edition in article.editions),
        tuple(_author(key, site, fields) for key in dict.fromkeys(article.authors)),
        article.is_original_known,
        _issue(article, site),
        _section(article, site),
    )


def _section(article: Article, site: CompiledSite) -> LocalizedText:
    sections = site.publication.issues[article.issue].sections if article.issue else ()
    return next((one.title for one in sections if article.key in one.articles), LocalizedText())


def _issue(article: Article, site: CompiledSite) -> IssueRecord | None:
    if not article.issue:
        return None
    return issue_record(site.publication.issues[article.issue])


def issue_record(issue: Issue) -> IssueRecord:
    """Return the record of an issue."""
    return IssueRecord(issue.key, issue.number, issue.volume, issue.date, issue.title, issue.path)


def _author(key: str, site: CompiledSite, fields: ArticleFields) -> PersonRecord:
    is_corresponding = key == fields.corresponding
    roles = tuple(role for role in fields.contributions.get(key, ()) if role in ROLES)
    return replace(person_record(key, site), is_corresponding=is_corresponding, roles=roles)


def person_record(key: str, site: CompiledSite) -> PersonRecord:
    """Return the record of somebody, as front matter names them."""
    person = site.publication.people.get(key)
    if person is None:
        name = cited_name(key)
        return PersonRecord(key, {"": (name.family, name.given)})
    names = {}
    for lang, written in person.name.by_lang.items():
        name = cited_name(written, person.index.get(lang))
        # The particle of a surname stands before it: "van Beethoven".
        family = " ".join(part for part in (name.particle, name.family, name.suffix) if part)
        names[lang] = (family, name.given)
    return PersonRecord(key, names, scholar_of(person), path=person.path)


def _edition(
    article: Article, edition: Edition, site: CompiledSite, bibliography: Bibliography | None
) -> EditionRecord:
    compiled = site.publication.compiled_editions[article.key, edition.lang]
    has_pdf = "pdf" in site.settings.formats
    record = EditionRecord(
        lang=edition.lang,
        path=edition.manuscript.path,
        fields=fields_of_edition(article, edition),
        lines=edition.manuscript.front.lines,
        title=compiled.title,
        standfirst=compiled.standfirst,
        abstract=compiled.abstract,
        date=edition.date or article.date,
        license=edition.license,
        license_url=license_url(edition.license),
        url=site.address.url(edition.href),
        pdf_url=site.address.url(f"{edition.href.rstrip('/')}.pdf") if has_pdf else "",
        translators=tuple(person_record(key, site) for key in edition.translators),
        picture=_lead_picture(edition, site),
        data_title=site.services.say(edition.lang, STATEMENTS["data"]),
    )
    if bibliography is None:
        return record
    text = site.feed_text(compiled)
    notes = tuple(NoteHtml(number, note, mark) for number, note, mark in text.marked_notes())
    return replace(record, html=text.html, notes=notes, works=tuple(_works(text.html, bibliography)))


def _lead_picture(edition: Edition, site: CompiledSite) -> LeadPictureRecord | None:
    picture = site.services.picture(edition.image, edition) if edition.image else None
    if not edition.image or not picture:
        return None
    url = site.address.url(picture.href.removeprefix(site.address.prefix))
    return LeadPictureRecord(url, picture.alt, edition.image.caption, picture.credit)


def _works(html: str, bibliography: Bibliography) -> Iterator[CitedWork]:
    """Yield the entries of the list of references in a text."""
    for identifier, words in jats_text(html, ()).references.items():
        item = bibliography.items.get(identifier.removeprefix("ref-"))
        described: Mapping[str, Any] = metadata_value(json.loads(item.item)) if item else {}
        yield CitedWork(
            identifier,
            words,
            {name: value for name, value in described.items() if isinstance(value, str)},
            {
                role: tuple((name.get("family", name.get("literal", "")), name.get("given", "")) for name in value)
                for role, value in described.items()
                if isinstance(value, list)
            },
        )


def metadata_value(node: Any) -> Any:
    """Return a value of pandoc's metadata as texts, lists and mappings of them."""
    match node:
        case {"t": "MetaMap", "c": dict(fields)}:
            return {name: metadata_value(value) for name, value in fields.items()}
        case {"t": "MetaList", "c": list(items)}:
            return [metadata_value(item) for item in items]
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"t": "MetaInlines" | "MetaBlocks" | "Para" | "Plain", "c": list(inner)}:
            return "".join(str(metadata_value(one)) for one in inner)
        case {"c": str(text)}:
            return text
        case {"c": [*_, list(inner)]}:
            return "".join(str(metadata_value(one)) for one in inner)
        case {"c": list(inner)}:
            return "".join(str(metadata_value(one)) for one in inner)
    return ""

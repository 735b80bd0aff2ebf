"""An edition of an article in, its description in unqualified Dublin Core out. Pure functions.

Source: OAI-PMH 2.0, oai_dc; the types and the codes of languages are those of the DRIVER guidelines, which OpenAIRE
and Russian aggregators read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.marc import place_in_journal
from diglot.extensions.journal.core.xml_elements import XML_LANG, element
from diglot.extensions.journal.model.records import ArticleRecord, EditionRecord, JournalRecord, PersonRecord
from diglot.languages.parts.model.citing import doi_url
from diglot.model.languages import Lang

OAI_DC, _DC = "http://www.openarchives.org/OAI/2.0/oai_dc/", "http://purl.org/dc/elements/1.1/"
OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
for _prefix, _uri in (("oai_dc", OAI_DC), ("dc", _DC)):
    ElementTree.register_namespace(_prefix, _uri)

# What DRIVER calls our types of articles; any other is an article there.
_TYPES = {"review-article": "review", "book-review": "review", "conference-paper": "conferenceObject"}


def dublin_core(
    article: ArticleRecord, edition: EditionRecord, journal: JournalRecord, codes: Mapping[Lang, str]
) -> Element:
    """Return the description of an edition. codes: of languages in ISO 639-2."""
    values = [
        element(f"{{{_DC}}}{name}", " ".join(value.split()), attributes={XML_LANG: lang})
        for name, value, lang in _values(article, edition, journal, codes)
        if value
    ]
    return element(f"{{{OAI_DC}}}dc", values, attributes={SCHEMA_LOCATION: f"{OAI_DC} {OAI_DC_SCHEMA}"})


def _values(
    article: ArticleRecord, edition: EditionRecord, journal: JournalRecord, codes: Mapping[Lang, str]
) -> Iterator[tuple[str, str, Lang]]:
    """Yield the name of each element, its value and, where this is a text, its language."""
    lang, fields, date = edition.lang, edition.fields, article.date_of(edition)
    others = [other for other in article.editions if other is not edition]
    yield from (("title", one.title, one.lang) for one in (edition, *others))
    yield from (("creator", _name(person, lang), lang) for person in article.authors)
    yield from (("contributor", _name(person, lang), lang) for person in edition.translators)
    yield from (("subject", word, lang) for word in fields.keywords)
    yield "subject", f"UDC {fields.udk}" if fields.udk else "", ""
    yield from (("description", one.abstract, one.lang) for one in (edition, *others))
    title, title_lang = journal.title.best(lang)
    publisher, publisher_lang = journal.publisher.best(lang)
    yield "publisher", publisher or title, publisher_lang if publisher else title_lang
    yield "date", date.isoformat() if date else "", ""
    yield "type", f"info:eu-repo/semantics/{_TYPES.get(fields.article_type, 'article')}", ""
    yield "type", "info:eu-repo/semantics/publishedVersion", ""
    yield "format", "text/html", ""
    yield "format", "application/pdf" if edition.pdf_url else "", ""
    yield from (("identifier", address, "") for address in (edition.url, doi_url(fields.doi), edition.pdf_url))
    yield "source", ", ".join(filter(None, (title, place_in_journal(article, edition)))), title_lang
    yield from (("source", f"ISSN {issn}" if issn else "", "") for issn in (journal.issn_print, journal.issn_online))
    yield "language", codes[lang], ""
    yield from (("relation", doi_url(other.fields.doi) or other.url, "") for other in others)
    yield "rights", edition.license_url or edition.license, ""


def _name(person: PersonRecord, lang: Lang) -> str:
    return ", ".join(filter(None, person.name(lang)))

"""An article in, its document in JATS out: the original, and its translations as sub-articles. Pure functions.

Source: JATS 1.4, Journal Publishing Tag Set (ANSI/NISO Z39.96-2024); JATS4R's recommendations, and its Schematron.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.jats_body import (
    HREF,
    TITLE,
    JatsText,
    graphic,
    jats_id,
    jats_text,
    license_element,
    rights_of,
)
from diglot.extensions.journal.core.xml_elements import XML_LANG, document, element, filled
from diglot.extensions.journal.model.contributor_roles import ROLES, VOCABULARY, role_url
from diglot.extensions.journal.model.fields import ArticleFields
from diglot.extensions.journal.model.identifiers import orcid_url
from diglot.extensions.journal.model.records import (
    ArticleRecord,
    CitedWork,
    EditionRecord,
    JournalRecord,
    LeadPictureRecord,
    PersonRecord,
)
from diglot.languages.parts.model.citing import first_and_last_page
from diglot.model.languages import Lang, LocalizedText

_DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.4 20241031//EN" '
    '"https://jats.nlm.nih.gov/publishing/1.4/JATS-journalpublishing1-4-mathml3.dtd">'
)
# What JATS calls our types of articles: its manual, “@article-type”.
_TYPES = {"": "research-article", "short-communication": "brief-report", "conference-paper": "research-article"}
_DAYS = (("received", "received"), ("revised", "rev-recd"), ("accepted", "accepted"))
_WORKS = {
    "article-journal": "journal", "article-magazine": "journal", "article-newspaper": "newspaper", "book": "book",
    "chapter": "book", "paper-conference": "confproc", "thesis": "thesis", "report": "report", "webpage": "webpage",
    "dataset": "data",
}  # fmt: skip
LEAD = "lead"
"""The type of a figure that opens a text, which front matter names."""


def write_jats(article: ArticleRecord, journal: JournalRecord) -> bytes:
    """Return the document of an article."""
    return document(jats_article(article, journal), _DOCTYPE)


def jats_article(article: ArticleRecord, journal: JournalRecord) -> Element:
    """Return the element of an article, with its translations inside."""
    original = article.original
    text = _text(original)
    kind = original.fields.article_type
    return element(
        "article",
        element("front", _journal_meta(journal, original.lang), _article_meta(article, original, journal)),
        text.body,
        _back(original, text, ""),
        [_translation(article, edition, journal) for edition in article.editions[1:]],
        attributes={"article-type": _TYPES.get(kind, kind), "dtd-version": "1.4", XML_LANG: original.lang},
    )


def _text(edition: EditionRecord, prefix: str = "") -> JatsText:
    notes = [(note.mark or str(note.number), note.html) for note in edition.notes]
    text = jats_text(edition.html, notes, prefix)
    if edition.picture:
        text.body.insert(0, _lead_figure(edition.picture))
    return text


def _lead_figure(picture: LeadPictureRecord) -> Element:
    return element(
        "fig",
        filled("caption", filled("p", picture.caption)),
        graphic(picture.url, picture.alt),
        list(rights_of(picture.credit)),
        attributes={"fig-type": LEAD},
    )


# ---------------------------------------------------------------- front matter


def _journal_meta(journal: JournalRecord, lang: Lang) -> Element:
    title, _ = journal.title.best(lang)
    others = [one for one in journal.title.by_lang if one != lang and journal.title.get(one)]
    publisher, _ = journal.publisher.best(lang)
    return element(
        "journal-meta",
        element("journal-id", journal.abbreviation or title, attributes={"journal-id-type": "publisher-id"}),
        element(
            "journal-title-group",
            element("journal-title", title),
            [
                element(
                    "trans-title-group",
                    element("trans-title", journal.title.get(one)),
                    attributes={XML_LANG: one},
                )
                for one in others
            ],
            filled("abbrev-journal-title", journal.abbreviation, attributes={"abbrev-type": "publisher"}),
        ),
        filled("issn", journal.issn_print, attributes={"pub-type": "ppub"}),
        filled("issn", journal.issn_online, attributes={"pub-type": "epub"}),
        element("publisher", element("publisher-name", publisher or title)),
    )


def _article_meta(article: ArticleRecord, edition: EditionRecord, journal: JournalRecord) -> Element:
    lang, fields, issue = edition.lang, edition.fields, article.issue
    others = [other for other in article.editions if other is not edition]
    first, last = first_and_last_page(fields.pages)
    return element(
        "article-meta",
        filled("article-id", fields.doi, attributes={"pub-id-type": "doi"}),
        filled("article-id", fields.edn, attributes={"pub-id-type": "other", "specific-use": "edn"}),
        _categories(edition, article.section),
        element(
            "title-group",
            element("article-title", edition.title),
            filled("subtitle", edition.standfirst),
            [
                element(
                    "trans-title-group",
                    element("trans-title", other.title),
                    filled("trans-subtitle", other.standfirst),
                    attributes={XML_LANG: other.lang},
                )
                for other in others
            ],
        ),
        *_contributors(article.authors, edition, ""),
        _date("pub-date", article.date_of(edition), **{"date-type": "pub", "publication-format": "electronic"}),
        filled("volume", str(issue.volume or "") if issue else ""),
        filled("issue", str(issue.number) if issue else ""),
        filled("issue-title", issue.title.best(lang)[0] if issue else ""),
        filled("fpage", first),
        filled("lpage", last or first),
        filled(
            "history",
            [_date("date", getattr(fields, name), **{"date-type": kind}) for name, kind in _DAYS],
        ),
        _permissions(article, edition, journal),
        *_addresses(edition),
        _corrected(fields),
        filled("abstract", filled("p", edition.abstract)),
        [
            element("trans-abstract", element("p", other.abstract), attributes={XML_LANG: other.lang})
            for other in others
            if other.abstract
        ],
        [_keywords(one) for one in (edition, *others) if one.fields.keywords],
        [
            element("kwd-group", [element("kwd", code) for code in codes], attributes={"kwd-group-type": name})
            for name, codes in (("JEL", fields.jel), ("MSC", fields.msc))
            if codes
        ],
        filled("funding-group", filled("funding-statement", fields.funding)),
    )


def _categories(edition: EditionRecord, section: LocalizedText) -> Element | None:
    fields = edition.fields
    heading = section.best(edition.lang)[0] or fields.article_type.replace("-", " ")
    groups = (("heading", heading), ("udc", fields.udk), ("lbc", fields.bbk))
    return filled(
        "article-categories",
        [
            element("subj-group", element("subject", subject), attributes={"subj-group-type": kind})
            for kind, subject in groups
            if subject
        ],
    )


def _keywords(edition: EditionRecord) -> Element:
    words = [element("kwd", word) for word in edition.fields.keywords]
    return element("kwd-group", words, attributes={"kwd-group-type": "author", XML_LANG: edition.lang})


def _contributors(authors: Sequence[PersonRecord], edition: EditionRecord, prefix: str) -> Iterator[Element | None]:
    lang = edition.lang
    places = list(dict.fromkeys(where for one in authors for where in one.scholar.works_at(lang)))
    numbers = {place: f"{prefix}aff{number}" for number, place in enumerate(places, start=1)}
    yield filled(
        "contrib-group",
        [
            _contributor("author", one, lang, [numbers[where] for where in one.scholar.works_at(lang)], prefix)
            for one in authors
        ],
        [_contributor("translator", one, lang, (), prefix) for one in edition.translators],
    )
    for place, identifier in numbers.items():
        yield element(
            "aff",
            element(
                "institution-wrap",
                filled("institution-id", place.ror, attributes={"institution-id-type": "ror"}),
                element("institution", place.name(lang)),
            ),
            attributes={"id": identifier},
        )
    yield filled(
        "author-notes",
        [
            element("corresp", element("email", one.scholar.email), attributes={"id": f"{prefix}cor1"})
            for one in authors
            if one.is_corresponding and one.scholar.email
        ],
        # Source: JATS4R, Conflict of interest statements.
        element("fn", element("p", edition.fields.conflicts), attributes={"fn-type": "coi-statement"})
        if edition.fields.conflicts
        else None,
    )


def _contributor(role: str, person: PersonRecord, lang: Lang, affiliations: Sequence[str], prefix: str) -> Element:
    own = person.name(lang)
    others = [(one, name) for one, name in person.names.items() if one and one != lang and name != own]
    name: Element = _name(own, lang if others else "")
    if others:
        name = element("name-alternatives", name, [_name(other, one) for one, other in others])
    is_corresponding = person.is_corresponding and bool(person.scholar.email)
    return element(
        "contrib",
        filled("contrib-id", orcid_url(person.scholar.orcid), attributes={"contrib-id-type": "orcid"}),
        name,
        element("role", "translator") if role == "translator" else None,
        [_role(one) for one in person.roles],
        [element("xref", attributes={"ref-type": "aff", "rid": one}) for one in affiliations],
        element("xref", attributes={"ref-type": "corresp", "rid": f"{prefix}cor1"}) if is_corresponding else None,
        attributes={"contrib-type": role, "corresp": "yes" if is_corresponding else ""},
    )


def _role(role: str) -> Element:
    # Source: JATS4R, Contributor roles (CRediT).
    term = ROLES[role]
    return element(
        "role",
        term,
        attributes={
            "vocab": "credit",
            "vocab-identifier": VOCABULARY,
            "vocab-term": term,
            "vocab-term-identifier": role_url(role),
        },
    )


def _name(name: tuple[str, str], lang: Lang) -> Element:
    family, given = name
    if not given:
        return element("string-name", family, attributes={XML_LANG: lang})
    return element("name", element("surname", family), element("given-names", given), attributes={XML_LANG: lang})


def _date(tag: str, day: dt.date | None, **attributes: str) -> Element | None:
    if day is None:
        return None
    return element(
        tag,
        element("day", f"{day:%d}"),
        element("month", f"{day:%m}"),
        element("year", f"{day:%Y}"),
        attributes={**attributes, "iso-8601-date": day.isoformat()},
    )


def _addresses(edition: EditionRecord) -> Iterator[Element]:
    for mime, url in (("text/html", edition.url), ("application/pdf", edition.pdf_url)):
        if url:
            yield element("self-uri", attributes={HREF: url, TITLE: edition.title, "content-type": mime})


def _corrected(fields: ArticleFields) -> Element | None:
    if not fields.corrects:
        return None
    kind = "retracted-article" if fields.article_type == "retraction" else "corrected-article"
    named = {"related-article-type": kind, "ext-link-type": "doi", HREF: fields.corrects}
    return element("related-article", attributes=named)


def _permissions(article: ArticleRecord, edition: EditionRecord, journal: JournalRecord) -> Element | None:
    day = article.date_of(edition)
    names = [" ".join(filter(None, reversed(author.name(edition.lang)))) for author in article.authors]
    holder = ", ".join(names) or journal.publisher.best(edition.lang)[0]
    if not edition.license:
        return None
    return element(
        "permissions",
        filled("copyright-statement", f"© {day:%Y} {holder}" if day and holder else ""),
        filled("copyright-year", f"{day:%Y}" if day else ""),
        filled("copyright-holder", holder),
        license_element(edition.license, edition.license_url),
    )


# ---------------------------------------------------------------- translations and back matter


def _translation(article: ArticleRecord, edition: EditionRecord, journal: JournalRecord) -> Element:
    prefix = f"{edition.lang}-"
    fields, text = edition.fields, _text(edition, prefix)
    first, last = first_and_last_page(fields.pages)
    return element(
        "sub-article",
        element(
            "front-stub",
            filled("article-id", fields.doi, attributes={"pub-id-type": "doi"}),
            element("title-group", element("article-title", edition.title), filled("subtitle", edition.standfirst)),
            *_contributors(article.authors, edition, prefix),
            filled("fpage", first),
            filled("lpage", last or first),
            _permissions(article, edition, journal),
            *_addresses(edition),
            filled("abstract", filled("p", edition.abstract)),
            _keywords(edition) if fields.keywords else None,
            filled("funding-group", filled("funding-statement", fields.funding)),
        ),
        text.body,
        _back(edition, text, prefix),
        attributes={"article-type": "translation", "id": f"{prefix}article", XML_LANG: edition.lang},
    )


def _back(edition: EditionRecord, text: JatsText, prefix: str) -> Element | None:
    fields = edition.fields
    return filled(
        "back",
        filled("ack", filled("p", fields.acknowledgements)),
        filled("ref-list", filled("title", text.references_title), _references(edition.works, prefix)),
        element(
            "sec",
            element("title", edition.data_title),
            element("p", fields.data),
            attributes={"sec-type": "data-availability"},
        )
        if fields.data
        else None,
        filled("fn-group", text.notes),
    )


def _references(works: Iterable[CitedWork], prefix: str) -> Iterator[Element]:
    for work in works:
        words = element("mixed-citation", work.text)
        kind = _WORKS.get(work.fields.get("type", ""), "other")
        words.set("publication-type", kind)
        named = {"publication-type": kind, XML_LANG: work.fields.get("language", "")}
        structured = element("element-citation", _citation_parts(work, kind), attributes=named)
        # What the bibliography does not know is only its words.
        parts = element("citation-alternatives", structured, words) if work.fields else words
        yield element("ref", parts, attributes={"id": f"{prefix}{jats_id(work.id)}"})


def _citation_parts(work: CitedWork, kind: str) -> Iterator[Element | None]:
    fields = work.fields
    for role in ("author", "editor", "translator"):
        people = [_name(name, "") for name in work.names.get(role, ()) if name[0]]
        yield filled("person-group", people, attributes={"person-group-type": role})
    container = fields.get("container-title", "")
    is_part = bool(container) or kind == "journal"
    yield filled(
        "article-title" if is_part and kind != "book" else "chapter-title" if is_part else "source",
        fields.get("title", ""),
    )
    yield filled("source", container)
    yield filled("year", fields.get("issued", "")[:4])
    first, _, last = fields.get("page", "").replace("–", "-").partition("-")
    for tag, value in (
        ("volume", fields.get("volume", "")),
        ("issue", fields.get("issue", "")),
        ("fpage", first),
        ("lpage", last),
        ("publisher-loc", fields.get("publisher-place", "")),
        ("publisher-name", fields.get("publisher", "")),
    ):
        yield filled(tag, value)
    yield filled("pub-id", fields.get("doi", ""), attributes={"pub-id-type": "doi"})
    url = fields.get("url", "")
    yield element("ext-link", url, attributes={"ext-link-type": "uri", HREF: url}) if url else None

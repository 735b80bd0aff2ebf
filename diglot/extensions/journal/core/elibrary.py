"""The articles of an issue in, the file that eLIBRARY («Метафора») takes out. Pure functions.

One article has both languages. Source: the schema journal3.xsd of the Russian index (РИНЦ).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.jats_body import jats_text
from diglot.extensions.journal.core.jats_import.elements import words_of
from diglot.extensions.journal.core.xml_elements import ALI, document, element, filled
from diglot.extensions.journal.model.identifiers import orcid_of
from diglot.extensions.journal.model.records import ArticleRecord, DepositRecord, EditionRecord, PersonRecord
from diglot.model.languages import SOURCE_LANGUAGE, Lang, LocalizedText

_RUSSIAN: Lang = "ru"
_LANGUAGES = {_RUSSIAN: "RUS", SOURCE_LANGUAGE: "ENG"}
# What the index calls a language that it is not told.
_ANY = "ANY"
# The index has codes of its own for types of articles, and for people who are no authors.
_TRANSLATOR = "3"
# What stands beside other forms of the same in JATS.
_REPEATED = frozenset(["tex-math", "alt-text", f"{{{ALI}}}license_ref"])
_TYPES = {
    "": "RAR", "research-article": "RAR", "review-article": "REV", "short-communication": "SCO", "book-review": "BRV",
    "conference-paper": "CNF", "editorial": "EDI", "letter": "COR", "correction": "MIS", "retraction": "MIS",
}  # fmt: skip


def write_elibrary(deposit: DepositRecord) -> bytes:
    """Return the file of an issue, or of what is deposited of it."""
    return document(elibrary_journal(deposit))


def elibrary_journal(deposit: DepositRecord) -> Element:
    """Return the element of the journal with an issue."""
    journal = deposit.journal
    return element(
        "journal",
        filled("titleid", str(journal.elibrary_title or "")),
        filled("issn", journal.issn_print),
        filled("eissn", journal.issn_online),
        [
            element("journalInfo", element("title", journal.title.get(lang)), attributes={"lang": code})
            for lang, code in _LANGUAGES.items()
            if journal.title.get(lang)
        ],
        _issue(deposit),
    )


def _issue(deposit: DepositRecord) -> Element:
    first = deposit.articles[0]
    issue, day = first.issue, first.date_of(first.original)
    pages = [edition.fields.pages for article in deposit.articles for edition in article.editions]
    numbers = [int(part) for one in pages for part in one.replace("–", "-").split("-") if part.isdigit()]
    return element(
        "issue",
        filled("volume", str(issue.volume or "") if issue else ""),
        filled("number", str(issue.number) if issue else ""),
        filled("dateUni", f"{day:%Y}" if day else ""),
        filled("pages", f"{min(numbers)}-{max(numbers)}" if numbers else ""),
        filled("issTitle", issue.title.get(_RUSSIAN) if issue else "", attributes={"lang": "RUS"}),
        element("articles", [*_articles(deposit)]),
    )


def _articles(deposit: DepositRecord) -> Iterator[Element]:
    """Yield the articles, and before the first of each section its heading."""
    section = LocalizedText()
    for article in deposit.articles:
        if article.section and article.section != section:
            titles = [_text("secTitle", article.section.best(lang)[0], code) for lang, code in _LANGUAGES.items()]
            yield element("section", titles)
        section = article.section
        yield _article(article)


def _article(article: ArticleRecord) -> Element:
    original, fields = article.original, article.original.fields
    known = [(code, edition) for lang, code in _LANGUAGES.items() if (edition := article.edition(lang)) is not None]
    by_code = [*known, *((_ANY, edition) for edition in article.editions if edition.lang not in _LANGUAGES)]
    own_code = _LANGUAGES.get(original.lang, _ANY)
    return element(
        "article",
        filled("pages", fields.pages.replace("–", "-")),
        element("artType", _TYPES[fields.article_type]),
        element("langPubl", own_code),
        filled("authors", [_author(number, *one) for number, one in enumerate(_people(article), start=1)]),
        element("artTitles", [_text("artTitle", edition.title, code) for code, edition in by_code]),
        filled(
            "abstracts",
            [_text("abstract", edition.abstract, code) for code, edition in by_code if edition.abstract],
        ),
        _text("text", _words(original), own_code),
        filled(
            "codes",
            filled("doi", fields.doi),
            filled("edn", fields.edn),
            filled("udk", fields.udk),
            filled("bbk", fields.bbk),
            [element("jel", code) for code in fields.jel],
            [element("msc", code) for code in fields.msc],
        ),
        filled(
            "keywords",
            [
                element(
                    "kwdGroup",
                    [element("keyword", word) for word in edition.fields.keywords],
                    attributes={"lang": code},
                )
                for code, edition in known
                if edition.fields.keywords
            ],
        ),
        filled("references", list(_references(article))),
        filled(
            "files",
            [
                element("furl", edition.pdf_url or edition.url, attributes={"lang": code, "desc": "fullText"})
                for code, edition in by_code
            ],
        ),
        filled(
            "dates",
            _day("dateReceived", fields.received),
            _day("dateAccepted", fields.accepted),
            _day("datePublication", article.date_of(original)),
        ),
        filled(
            "fundings",
            [_text("funding", edition.fields.funding, code) for code, edition in by_code if edition.fields.funding],
        ),
    )


def _text(tag: str, text: str, lang: str) -> Element:
    return element(tag, text, attributes={"lang": lang})


def _people(article: ArticleRecord) -> Iterator[tuple[PersonRecord, str]]:
    """Yield who has written and translated an article, each with the code of their role; "" for an author."""
    yield from ((person, "") for person in article.authors)
    translators = {person.key: person for edition in article.editions for person in edition.translators}
    yield from ((person, _TRANSLATOR) for person in translators.values())


def _author(number: int, person: PersonRecord, role: str) -> Element:
    scholar = person.scholar
    return element(
        "author",
        filled("role", role),
        element("correspondent", "1") if person.is_corresponding else None,
        [
            element(
                "individInfo",
                element("surname", name[0]),
                filled("initials", name[1]),
                filled("orgName", scholar.institutions(lang)),
                filled("email", scholar.email),
                attributes={"lang": code},
            )
            for lang, code in _LANGUAGES.items()
            for name in [person.name(lang)]
        ],
        filled("authorCodes", filled("orcid", orcid_of(scholar.orcid)), filled("spin", scholar.spin)),
        attributes={"num": str(number)},
    )


def _words(edition: EditionRecord) -> str:
    """Return the words of a text with its notes, without markup: a line for each block.

    References stand apart, and a formula is there once: its TeX repeats it.
    """
    notes = [(note.mark or str(note.number), note.html) for note in edition.notes]
    text = jats_text(edition.html, notes)
    for repeated in [one for part in (text.body, *text.notes) for one in part.iter() if one.tag in _REPEATED]:
        repeated.text = ""
    return "\n".join(filter(None, map(words_of, [*_blocks(text.body), *text.notes])))


def _blocks(body: Element) -> Iterator[Element]:
    for block in body:
        yield from _blocks(block) if block.tag == "sec" else (block,)


def _day(tag: str, day: dt.date | None) -> Element | None:
    return element(tag, f"{day:%d.%m.%Y}") if day else None


def _references(article: ArticleRecord) -> Iterator[Element]:
    """Yield the references, each as the lists of both languages have it."""
    lists = {
        code: {work.id: work.text for work in edition.works}
        for lang, code in _LANGUAGES.items()
        if (edition := article.edition(lang)) is not None
    }
    for identifier in dict.fromkeys(identifier for works in lists.values() for identifier in works):
        texts = [(code, works[identifier]) for code, works in lists.items() if identifier in works]
        yield element(
            "reference",
            [element("refInfo", element("text", text), attributes={"lang": code}) for code, text in texts],
        )

"""Articles in, their records for the catalogues of libraries out: MARCXML. Pure functions.

Each edition has a record, which names the other as what it translates (765) or what translates it (767), and the
journal as what it is in (773). Source: MARC 21 Format for Bibliographic Data, https://www.loc.gov/marc/bibliographic/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.xml_elements import document, element
from diglot.extensions.journal.model.identifiers import orcid_url
from diglot.extensions.journal.model.records import (
    ArticleRecord,
    DepositRecord,
    EditionRecord,
    JournalRecord,
    PersonRecord,
)
from diglot.model.languages import Lang

_NAMESPACE = "http://www.loc.gov/MARC21/slim"
# A component part of a serial, of text; described by nobody's rules of cataloguing. Source: MARC 21, Leader.
_LEADER = "00000nab a2200000 uu4500"


def write_marc(deposit: DepositRecord, codes: Mapping[Lang, str]) -> bytes:
    """Return the records of all editions. codes: of their languages in ISO 639-2."""
    records = [
        marc_record(article, edition, deposit, codes) for article in deposit.articles for edition in article.editions
    ]
    return document(element("collection", records, attributes={"xmlns": _NAMESPACE}))


def marc_record(
    article: ArticleRecord, edition: EditionRecord, deposit: DepositRecord, codes: Mapping[Lang, str]
) -> Element:
    """Return the record of an edition."""
    return element(
        "record",
        element("leader", _LEADER),
        _control("001", edition.fields.doi or f"{article.key}-{edition.lang}"),
        _control("005", f"{deposit.now:%Y%m%d%H%M%S}.0"),
        _control("007", "cr"),
        _control("008", _fixed(article, edition, deposit, codes[edition.lang])),
        *_codes(article, edition, codes),
        *_titles_and_people(article, edition),
        *_about(edition),
        *_related(article, edition, deposit.journal),
    )


def _fixed(article: ArticleRecord, edition: EditionRecord, deposit: DepositRecord, language: str) -> str:
    """Return field 008, whose 40 places have a meaning each: a day, a year, that it is online, and a language."""
    date = article.date_of(edition)
    year = f"s{date:%Y}    " if date else "nuuuuuuuu"
    fixed = f"{deposit.now:%y%m%d}{year}xx {'':5}o{'':11}{language} d"
    assert len(fixed) == 40
    return fixed


def _codes(article: ArticleRecord, edition: EditionRecord, codes: Mapping[Lang, str]) -> Iterator[Element]:
    fields, language = edition.fields, codes[edition.lang]
    if fields.doi:
        yield _field("024", "7 ", a=fields.doi, two="doi")
    if article.is_original_known and edition is not article.original:
        yield _field("041", "1 ", a=language, h=codes[article.original.lang])
    else:
        yield _field("041", "0 ", a=language)
    if fields.udk:
        yield _field("080", "  ", a=fields.udk)
    if fields.bbk:
        yield _field("084", "  ", a=fields.bbk, two="rubbk")


def _titles_and_people(article: ArticleRecord, edition: EditionRecord) -> Iterator[Element]:
    people = [(person, "aut") for person in article.authors] + [(person, "trl") for person in edition.translators]
    if article.authors:
        yield _person("100", article.authors[0], "aut", edition.lang)
    yield _field("245", f"{1 if article.authors else 0}0", a=edition.title, b=edition.standfirst)
    for other in article.editions:
        if other is not edition:
            yield _field("246", "31", a=other.title)
    for person, role in people[1 if article.authors else 0 :]:
        yield _person("700", person, role, edition.lang)


def _person(tag: str, person: PersonRecord, role: str, lang: Lang) -> Element:
    family, given = person.name(lang)
    name = ", ".join(filter(None, (family, given)))
    where, orcid = person.scholar.institutions(lang), orcid_url(person.scholar.orcid)
    # The first indicator says whether the family name stands first.
    return _field(tag, "1 " if given else "0 ", a=name, u=where, four=role, one=orcid)


def _about(edition: EditionRecord) -> Iterator[Element]:
    if edition.abstract:
        yield _field("520", "3 ", a=edition.abstract)
    if edition.license:
        yield _field("540", "  ", a=edition.license, u=edition.license_url)
    for word in edition.fields.keywords:
        yield _field("653", "  ", a=word)


def _related(article: ArticleRecord, edition: EditionRecord, journal: JournalRecord) -> Iterator[Element]:
    for other in article.counterparts(edition):
        yield _field("767" if edition is article.original else "765", "0 ", t=other.title, o=other.fields.doi)
    issn = journal.issn_online or journal.issn_print
    yield _field("773", "0 ", t=journal.title.best(edition.lang)[0], g=place_in_journal(article, edition), x=issn)
    if edition.url:
        yield _field("856", "40", u=edition.url)


def place_in_journal(article: ArticleRecord, edition: EditionRecord) -> str:
    """Return where in the journal an article is, as catalogues write it: "Vol. 3, no. 2 (2026), p. 5–18"."""
    issue, pages = article.issue, edition.fields.pages
    date = article.date_of(edition)
    volume = f"Vol. {issue.volume}, no. {issue.number}" if issue and issue.volume else ""
    number = volume or (f"No. {issue.number}" if issue else "")
    year = f"({date:%Y})" if date else ""
    return ", ".join(filter(None, (f"{number} {year}".strip(), f"p. {pages}" if pages else "")))


def _control(tag: str, value: str) -> Element:
    return element("controlfield", value, attributes={"tag": tag})


def _field(tag: str, indicators: str, *, one: str = "", two: str = "", four: str = "", **values: str) -> Element:
    """Return a field with those of its subfields that have a value. one, two, four: those that digits name."""
    # Typography is left to the catalogue: a space that does not break is one to it.
    subfields = {code: " ".join(value.split()) for code, value in {**values, "1": one, "2": two, "4": four}.items()}
    return element(
        "datafield",
        [element("subfield", value, attributes={"code": code}) for code, value in subfields.items() if value],
        attributes={"tag": tag, "ind1": indicators[0], "ind2": indicators[1]},
    )

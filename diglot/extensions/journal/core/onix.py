"""A volume in, the message that tells the book trade of it out: ONIX. Pure functions.

Each ISBN is a product: a book or an e-book in one language, or in both. Products of one volume name each other.
Source: ONIX for Books 3.1, reference names; its code lists, issue 62.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.xml_elements import document, element, filled
from diglot.extensions.journal.model.book_records import BookContributor, BookEdition, BookRecord
from diglot.extensions.journal.model.identifiers import orcid_of
from diglot.model.languages import Lang

_NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"
_EBOOK = "-epub"
# What is true of every e-book that is made here, of list 196: nothing is locked, there is a table of contents, one
# order of reading, the languages are marked, and readers change how the text looks.
_ACCESSIBILITY = ("10", "11", "13", "22", "36")

# Of list 27: Thema has a scheme of its own for what qualifies a subject, by the first character of its codes.
_UDC, _THEMA = "09", "93"
_THEMA_QUALIFIERS = {"1": "94", "2": "95", "3": "96", "4": "97", "5": "98", "6": "99"}


def write_onix(book: BookRecord) -> bytes:
    """Return the message of all products of a volume."""
    publisher, _ = book.publisher.best(next(iter(book.codes)))
    return document(
        element(
            "ONIXMessage",
            element(
                "Header",
                element("Sender", element("SenderName", publisher)),
                element("SentDateTime", f"{book.now:%Y%m%dT%H%MZ}"),
            ),
            [_product(book, name) for name in book.products],
            attributes={"release": "3.1", "xmlns": _NAMESPACE},
        )
    )


def _product(book: BookRecord, name: str) -> Element:
    edition = book.editions[name.removesuffix(_EBOOK)]
    return element(
        "Product",
        element("RecordReference", f"{book.key}-{name}"),
        element("NotificationType", "03"),
        _identifier(book.products[name]),
        element(
            "DescriptiveDetail",
            element("ProductComposition", "00"),
            *(_ebook_form() if name.endswith(_EBOOK) else _book_form(book)),
            _title(book, edition.langs[0]),
            [_parallel_title(book, lang) for lang in book.title.by_lang if lang != edition.langs[0]],
            [_contributor(one, number, edition) for number, one in enumerate(edition.contributors, start=1)],
            element("NoEdition"),
            [_language("01", book.codes[lang]) for lang in edition.langs],
            [_language("02", book.codes[lang]) for lang in edition.originals],
            [*_subjects(book)],
        ),
        _description(edition),
        _publishing(book, edition),
        filled("RelatedMaterial", [*_relations(book, name)]),
    )


def _identifier(isbn: str) -> Element:
    value = isbn.replace("-", "").replace(" ", "")
    return element("ProductIdentifier", element("ProductIDType", "15"), element("IDValue", value))


def _book_form(book: BookRecord) -> Iterator[Element]:
    # How it is bound is known to whoever binds it.
    yield element("ProductForm", "BA")
    yield element("PrimaryContentType", "10")
    for kind, millimetres in zip(("01", "02"), book.size_mm, strict=True):
        yield element(
            "Measure",
            element("MeasureType", kind),
            element("Measurement", f"{millimetres:g}"),
            element("MeasureUnitCode", "mm"),
        )


def _ebook_form() -> Iterator[Element]:
    yield element("ProductForm", "ED")
    yield element("ProductFormDetail", "E101")
    for code in _ACCESSIBILITY:
        yield element(
            "ProductFormFeature",
            element("ProductFormFeatureType", "09"),
            element("ProductFormFeatureValue", code),
        )
    yield element("PrimaryContentType", "10")
    yield element("EpubTechnicalProtection", "00")


def _title(book: BookRecord, lang: Lang) -> Element:
    title, written = book.title.best(lang)
    return _title_detail("01", title, book.subtitle.get(lang), book.codes[written])


def _parallel_title(book: BookRecord, lang: Lang) -> Element:
    return _title_detail("06", book.title.get(lang), book.subtitle.get(lang), book.codes[lang])


def _title_detail(kind: str, title: str, subtitle: str, code: str) -> Element:
    return element(
        "TitleDetail",
        element("TitleType", kind),
        element(
            "TitleElement",
            element("TitleElementLevel", "01"),
            element("TitleText", _plain(title), attributes={"language": code}),
            filled("Subtitle", _plain(subtitle), attributes={"language": code}),
        ),
    )


def _contributor(contributor: BookContributor, number: int, edition: BookEdition) -> Element:
    person = contributor.person
    family, given = map(_plain, person.name(edition.langs[0]))
    orcid = orcid_of(person.scholar.orcid).replace("-", "")
    return element(
        "Contributor",
        element("SequenceNumber", str(number)),
        element("ContributorRole", contributor.role),
        element("NameIdentifier", element("NameIDType", "21"), element("IDValue", orcid)) if orcid else None,
        filled("NamesBeforeKey", given),
        element("KeyNames", family),
    )


def _language(role: str, code: str) -> Element:
    return element("Language", element("LanguageRole", role), element("LanguageCode", code))


def _subjects(book: BookRecord) -> Iterator[Element]:
    """Yield the classes of a book: those of Thema, the main one first, and UDC."""
    classes = [(_THEMA_QUALIFIERS.get(code[0], _THEMA), code) for code in book.thema]
    classes += [(_UDC, book.udc)] if book.udc else []
    for scheme, code in classes:
        yield element(
            "Subject",
            element("MainSubject") if book.thema and code == book.thema[0] else None,
            element("SubjectSchemeIdentifier", scheme),
            element("SubjectCode", code),
        )


def _description(edition: BookEdition) -> Element | None:
    if not edition.annotation:
        return None
    text = element("Text", "\n".join(map(_plain, edition.annotation)), attributes={"textformat": "06"})
    content = element("TextContent", element("TextType", "03"), element("ContentAudience", "00"), text)
    return element("CollateralDetail", content)


def _publishing(book: BookRecord, edition: BookEdition) -> Element:
    lang = edition.langs[0]
    publisher = book.publisher.best(lang)[0]
    day, form = (f"{book.signed:%Y%m%d}", "00") if book.signed else (str(book.year or ""), "05")
    date = element(
        "PublishingDate", element("PublishingDateRole", "01"), element("Date", day, attributes={"dateformat": form})
    )
    return element(
        "PublishingDetail",
        element("Publisher", element("PublishingRole", "01"), element("PublisherName", _plain(publisher)))
        if publisher
        else None,
        filled("CityOfPublication", _plain(book.place.best(lang)[0])),
        date if day else None,
    )


def _relations(book: BookRecord, name: str) -> Iterator[Element]:
    """Yield the other products of a volume: the same in another form, or in another language."""
    what, is_ebook = name.removesuffix(_EBOOK), name.endswith(_EBOOK)
    for other, isbn in book.products.items():
        if other == name:
            continue
        if other.removesuffix(_EBOOK) == what:
            code = "13" if is_ebook else "27"
        elif other.endswith(_EBOOK) == is_ebook:
            code = "11"
        else:
            continue
        yield element("RelatedProduct", element("ProductRelationCode", code), _identifier(isbn))


def _plain(text: str) -> str:
    return " ".join(text.split())

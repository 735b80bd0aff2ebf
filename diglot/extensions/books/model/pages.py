"""Page models of books: what their templates show, in plain values, as in `model.pages`. Touches nothing."""

from __future__ import annotations

import datetime as dt

import msgspec

from diglot.model.languages import Lang
from diglot.model.pages import ArticlePage, Chapter, Page, ParallelRow, Person


class BookPage(ArticlePage, frozen=True):
    """An edition as a book: `epub/*.xhtml`.

    In a bilingual book, the edition is the original; `counterpart` is the translation, and `translators` are its
    translators, named in the original's language. rows: both texts, passage by passage; empty in other books.
    Ids are those of a parallel page.
    """

    chapters: tuple[Chapter, ...] = ()
    rows: tuple[ParallelRow, ...] = ()
    counterpart: ArticlePage | None = None


class VolumeChapter(msgspec.Struct, frozen=True):
    """An article in a volume. number: from 1, through the whole volume; id: the anchor for the contents ("c3")."""

    number: int
    id: str
    page: ArticlePage


class VolumeDivision(msgspec.Struct, frozen=True):
    """A part of a volume. numeral: "I", "II"…; title: empty if the volume is not divided."""

    numeral: str
    id: str
    title: str
    lang: Lang
    chapters: tuple[VolumeChapter, ...]


class IndexRow(msgspec.Struct, frozen=True):
    """A line of an index. ids: of the places where the person is named, in reading order.

    is_last: it is the last one of its letter.
    """

    heading: str
    ids: tuple[str, ...]
    is_last: bool


class VolumeFacts(msgspec.Struct, frozen=True):
    """The production details of a volume, for its colophon.

    day: of its newest text. format_name: of the page size ("60×90/16"), "" if it has none. typefaces: families in the
    order of their use. texts: how many. mark: a short digest of the sources. signature: as in `Volume`.
    """

    day: dt.date | None
    years: tuple[int, int] | None
    format_name: str
    width_mm: float
    height_mm: float
    typefaces: tuple[str, ...]
    texts: int
    mark: str
    signature: tuple[int, ...] = ()


class ImprintFacts(msgspec.Struct, frozen=True):
    """The imprint of a volume in one language, as typeset text; a field is empty where the volume does not say it.

    annotation: paragraphs. copyright: holders. year: of publication. signed: a date in figures.
    sheet: the paper and its share of a page ("60×90/16"); "" if the page size is no share of a standard sheet.
    sheets_a_page: how many sheets of 60 by 90 cm a page is, for the volume in усл. печ. л.
    """

    isbn: str = ""
    udc: str = ""
    bbk: str = ""
    author_mark: str = ""
    age: str = ""
    kind: str = ""
    edition: str = ""
    first_published: str = ""
    annotation: tuple[str, ...] = ()
    copyright: tuple[str, ...] = ()
    place: str = ""
    address: str = ""
    printer: str = ""
    paper: str = ""
    printing: str = ""
    order: str = ""
    year: int = 0
    signed: str = ""
    print_run: int = 0
    sheet: str = ""
    sheets_a_page: float = 0

    @property
    def is_printed(self) -> bool:
        """Whether the volume says how it was printed."""
        return any([self.signed, self.print_run, self.printer, self.order, self.paper, self.printing])


class VolumePage(Page, frozen=True):
    """Texts of the publication as one book: `print/volume.html`, and `epub/volume/*.xhtml`.

    authors: of its texts, in order of appearance. people: authors and translators with their biographies, by surname.
    imprint_html: for the back of the title page. license: empty if its texts have several.
    is_divided: its divisions have title pages.
    """

    key: str
    subtitle: str
    is_divided: bool
    divisions: tuple[VolumeDivision, ...]
    authors: tuple[Person, ...]
    editors: tuple[Person, ...]
    people: tuple[Person, ...]
    index: tuple[IndexRow, ...]
    imprint_html: str
    license: str
    facts: VolumeFacts
    imprint: ImprintFacts = ImprintFacts()
    record_heading: str = ""
    """Of its record in a catalogue: the first author, surname first, of up to three; "" for more."""
    chapters: tuple[Chapter, ...] = ()
    """The table of contents of an e-book."""
    division: VolumeDivision | None = None
    """On the title page of a part: the part."""
    counterpart: VolumePage | None = None
    """In a book in two languages, the volume in the second one."""

    @property
    def texts(self) -> tuple[VolumeChapter, ...]:
        """All texts of the volume, in reading order."""
        return tuple(chapter for division in self.divisions for chapter in division.chapters)

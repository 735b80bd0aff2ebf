"""The volume of the sample publication as a book in both languages, read page by page."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.tools import epubs, long_volume, verapdf
from tests.tools.published import Site

ROOT = Path(__file__).parents[3]
NAME = "two-roads"

PARTS = {
    "en": ("Russia and the Asia-Pacific", "Two Pages, One Text"),
    "ru": ("Россия и Азиатско-Тихоокеанский регион", "Две страницы, один текст"),
}
BACK = {"en": ("The authors and translators", "Index of people"), "ru": ("Авторы и переводчики", "Именной указатель")}
CONTENTS = {"en": "Contents", "ru": "Содержание"}
# The page of the file, from 1, on which the text begins; an English book counts from there, a Russian one from leaf 1.
FIRST_PAGE = 7
FIRST_FOLIO = {"en": 1, "ru": 7}
# In points from the edge: text that begins lower is not a running head.
HEADS_END = 62.0


@dataclass(frozen=True)
class Bookmark:
    """level: from 0; page: of the file, from 1."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, order=True)
class Line:
    """A line of type: its top and its height in points."""

    top: float
    height: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """The pages of a PDF, as a reader sees them."""

    lang: str
    path: Path

    @cached_property
    def pages(self) -> list[list[str]]:
        """The lines of each page, without blank ones."""
        run = subprocess.run(["pdftotext", "-layout", str(self.path), "-"], capture_output=True, text=True, check=True)
        return [[line for line in page.splitlines() if line.strip()] for page in run.stdout.split("\f")[:-1]]

    def lines(self, page: int) -> list[str]:
        return self.pages[page - 1]

    def text(self, page: int) -> str:
        """Return the text of a page without its running head, and without hyphens at line ends."""
        lines = [line.strip() for line in self.lines(page)]
        joined = re.sub(r"(\w)[-\u2010]\n(?=\w)", r"\1", "\n".join(lines[1:] if self.head(page) else lines))
        return " ".join(joined.split())

    def folio(self, page: int) -> str:
        """Return the page number at the foot of a page."""
        lines = self.lines(page)
        last = lines[-1].strip() if lines else ""
        return last if re.fullmatch(r"\d+|[ivxl]+", last) else ""

    def head(self, page: int) -> str:
        """Return the running head of a page; "" if its lines begin lower."""
        first = min(self._places[page - 1], default=None)
        return " ".join(first.words) if first and first.top < HEADS_END else ""

    def note_numbers(self, page: int) -> list[int]:
        """Return the numbers of the notes at the foot, which are smaller than those of a list in the text."""
        return [
            int(line.words[0].removesuffix("."))
            for line in sorted(self._places[page - 1])
            if re.fullmatch(r"\d{1,2}\.", line.words[0]) and line.height < 12
        ]

    @cached_property
    def _places(self) -> list[list[Line]]:
        """The lines of each page with their positions."""
        command = ["pdftotext", "-bbox-layout", str(self.path), "-"]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        number = r'"([\d.]+)"'
        found = re.compile(f"<line xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</line>", re.DOTALL)
        return [
            [
                Line(float(row[2]), float(row[4]) - float(row[2]), tuple(re.findall(r">([^<\n]+)</word>", row[5])))
                for row in found.finditer(page)
            ]
            for page in run.stdout.split("<page ")[1:]
        ]

    @cached_property
    def bookmarks(self) -> list[Bookmark]:
        with pikepdf.open(self.path) as pdf, pdf.open_outline() as outline:
            numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}

            def read(items: list[pikepdf.OutlineItem], level: int) -> Iterator[Bookmark]:
                for item in items:
                    yield Bookmark(level, item.title, numbers[item.destination[0].objgen])
                    yield from read(item.children, level + 1)

            return list(read(outline.root, 0))

    def page_of(self, title: str) -> int:
        return next(mark.page for mark in self.bookmarks if plain(mark.title) == title)

    @property
    def chapters(self) -> list[Bookmark]:
        return [mark for mark in self.bookmarks if mark.level == 1]

    def on_paper(self, page: int) -> int:
        """Return the number that a page should have."""
        return page - FIRST_PAGE + FIRST_FOLIO[self.lang]

    @cached_property
    def index(self) -> dict[str, set[int]]:
        """The page numbers in the index, by heading."""
        first = self.page_of(BACK[self.lang][1])
        run = subprocess.run(
            ["pdftotext", "-f", str(first), "-l", str(len(self.pages) - 1), str(self.path), "-"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        rows: dict[str, set[int]] = {}
        # Columns are read one after another; a line that continues another has no letter before its numbers.
        text = re.sub(r"(?<=[^\d\n])\n(?=\d)", " ", run.stdout)
        for line in text.splitlines():
            match = re.fullmatch(r"(\D+?)\s+(\d[\d–, ]*)", line.strip())
            if match:
                rows[plain(match[1])] = set(expanded(match[2]))
        return rows


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def expanded(numbers: str) -> Iterator[int]:
    for part in numbers.split(", "):
        first, _, last = part.partition("–")
        yield from range(int(first), int(last or first) + 1)


@pytest.fixture(params=["en", "ru"], scope="module")
def book(request: pytest.FixtureRequest, sample_site: Site) -> Book:
    lang = str(request.param)
    return Book(lang, sample_site.folder / lang / "volumes" / f"{NAME}.pdf")


# ---------------------------------------------------------------- the order of a book


def test_no_page_has_a_fault(sample_site: Site) -> None:
    """Notes are on the pages of their calls, all fonts are ours, no heading is stranded, nothing overflows."""
    assert [problem for problem in sample_site.report["problems"] if "volumes" in problem["file"]] == []


def test_a_book_begins_with_its_prelims(book: Book, sample_site: Site) -> None:
    """Half-title, blank, title page, its back, contents, blank; then the first part."""
    title = {"en": "Two Roads to the Page", "ru": "Две дороги к странице"}[book.lang]
    publisher = sample_site.settings["publisher"][book.lang]
    assert plain(book.text(1)) == title
    assert book.lines(2) == []
    assert title in plain(book.text(3))
    assert book.text(3).endswith(f"{publisher} 2026")
    assert "CC BY 4.0" in plain(book.text(4))
    assert book.text(5).startswith(CONTENTS[book.lang])
    assert book.lines(6) == []
    assert book.page_of(PARTS[book.lang][0]) == FIRST_PAGE


def test_everything_begins_on_a_recto(book: Book) -> None:
    begins = [mark for mark in book.bookmarks if mark.level < 2 and mark.title != CONTENTS[book.lang]]
    assert len(begins) == len(book.chapters) + 4
    assert [mark.title for mark in begins if mark.page % 2 == 0] == []


def test_the_back_of_a_part_is_blank(book: Book) -> None:
    for part in PARTS[book.lang]:
        page = book.page_of(part)
        assert plain(book.text(page)).replace("-", "").endswith(part.replace("-", ""))
        assert book.lines(page + 1) == []


def test_bookmarks_are_parts_and_chapters(book: Book) -> None:
    tops = [plain(mark.title) for mark in book.bookmarks if mark.level == 0]
    assert tops == [CONTENTS[book.lang], *PARTS[book.lang], *BACK[book.lang]]
    assert len(book.chapters) == 9


# ---------------------------------------------------------------- folios and heads


def test_folios_begin_after_the_prelims(book: Book) -> None:
    """English: Roman in the prelims, then from 1. Russian: counted from the first leaf, shown from the text onwards."""
    assert [book.folio(page) for page in range(1, FIRST_PAGE)] == ["", "", "", "", "v" if book.lang == "en" else "", ""]
    parts = {book.page_of(part) for part in PARTS[book.lang]}
    wrong = [
        (page, book.folio(page))
        for page in range(FIRST_PAGE, len(book.pages))
        if book.folio(page) != (str(book.on_paper(page)) if book.lines(page) and page not in parts else "")
    ]
    assert wrong == []
    assert book.folio(len(book.pages)) == ""


def test_running_heads_name_the_part_and_the_chapter(book: Book) -> None:
    """On a verso the part, on a recto the text; none on the opening page of either."""
    begins = {mark.page for mark in book.bookmarks if mark.level < 2}
    part, chapter, wrong = "", "", []
    for page in range(FIRST_PAGE, book.page_of(BACK[book.lang][0])):
        for mark in book.bookmarks:
            if mark.page == page and mark.level < 2:
                part, chapter = (plain(mark.title), chapter) if mark.level == 0 else (part, plain(mark.title))
        wanted = "" if page in begins or not book.lines(page) else chapter if page % 2 else part
        if plain(book.head(page)).casefold() != wanted.casefold():
            wrong.append((page, book.head(page), wanted))
    assert wrong == []


# ---------------------------------------------------------------- contents, notes, index


def test_the_page_numbers_in_the_contents_are_right(book: Book) -> None:
    rows = [re.fullmatch(r"(.+?) ?(?:\. ?)+(\d+)", " ".join(line.split())) for line in book.lines(5)]
    reported = {plain(row[1]).strip(): int(row[2]) for row in rows if row}
    marks = [mark for mark in book.bookmarks if mark.level < 2 and mark.title != CONTENTS[book.lang]]
    assert reported == {plain(mark.title): book.on_paper(mark.page) for mark in marks}


def test_the_contents_are_links(book: Book) -> None:
    with pikepdf.open(book.path) as pdf:
        links = [link for link in pdf.pages[4].get("/Annots", []) if link.get("/Subtype") == "/Link"]
    assert len(links) >= len(book.chapters) + 4


def test_notes_are_numbered_by_chapter(book: Book) -> None:
    """From 1 in each chapter, without a gap, at the foot of its pages."""
    starts = [mark.page for mark in book.chapters]
    ends = [*starts[1:], book.page_of(BACK[book.lang][0])]
    noted = 0
    for start, end in zip(starts, ends, strict=True):
        numbers = [number for page in range(start, end) for number in book.note_numbers(page)]
        assert numbers == list(range(1, len(numbers) + 1)), start
        noted += bool(numbers)
    assert noted >= 7


# Names of several words too, which typography has bound.
SURNAMES = {
    "en": {
        "Gorbachev, Mikhail": "Gorbachev",
        "Nabokov, Vladimir": "Nabokov",
        "Witte, Sergei": "Witte",
        "Alexander III, Tsar": r"Alexander\s+III",
        "Nicholas II, Tsar": r"Nicholas\s+II",
    },
    "ru": {
        "Горбачев Михаил": "Горбачев",
        "Жуковский Василий": "Жуковск",
        "Витте Сергей": "Витте",
        "Александр III": r"Александр\w*\s+III",
        "Николай II": r"Никола\w+\s+II",
    },
}


def test_the_page_numbers_in_the_index_are_right_and_complete(book: Book) -> None:
    """Each person is named on each page that the index gives, and on no other."""
    last = book.page_of(BACK[book.lang][0])
    for heading, surname in SURNAMES[book.lang].items():
        pages = {
            book.on_paper(page)
            for page in range(FIRST_PAGE, last)
            if re.search(rf"(?<![\w-]){surname}", book.text(page))
        }
        # A surname that is divided between two pages counts for the first.
        assert book.index[heading] == pages, heading


def test_authors_are_in_the_index_with_their_texts(book: Book) -> None:
    heading, titles = {
        "en": ("Orchard, Simon", ("The Left-Hand Page", "Translators in the Margin")),
        "ru": ("Орчард Саймон", ("Левая страница", "Переводчик на полях")),
    }[book.lang]
    assert book.index[heading] == {book.on_paper(book.page_of(title)) for title in titles}


def test_the_index_is_linked(book: Book) -> None:
    with pikepdf.open(book.path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        names = {str(name): target for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        page = pdf.pages[book.page_of(BACK[book.lang][1]) - 1]
        ends = [names[str(link.Dest)] for link in page.Annots if "/Dest" in link]
        where = {book.on_paper(numbers[end[0].objgen]) for end in ends}
    assert where >= {row for rows in book.index.values() for row in (min(rows), max(rows))}


def test_the_colophon_says_how_the_book_was_made(book: Book, sample_site: Site) -> None:
    text = plain(book.text(len(book.pages)))
    assert "60×90/16" in text
    # A printed English book names its typefaces on the copyright page.
    typefaces = text if book.lang == "ru" else plain(book.text(4))
    assert all(family in typefaces for family in ("Source Serif 4", "Source Sans 3"))
    assert f"{sample_site.base_url}/{book.lang}/volumes/{NAME}/" in text
    assert re.search(r"\b[0-9a-f]{10}\b", text)


def test_words_divided_at_the_end_of_a_line_can_be_found(book: Book) -> None:
    """A hyphen in the text is U+002D, as it is typed: fonts draw U+2010 with the same glyph, and PDFs name one of them."""
    assert "\N{HYPHEN}" not in "".join(book.text(number) for number in range(1, len(book.pages) + 1))


# ---------------------------------------------------------------- the file


# The two differ in no feature of a PDF, and the paired volume, which is held against the other standard, has the letters
# of both.
@pytest.mark.parametrize(
    ("lang", "flavour"),
    [("en", "2a"), *(pytest.param(*other, marks=pytest.mark.long) for other in (("en", "ua1"), ("ru", "2a"), ("ru", "ua1")))],
)  # fmt: skip
def test_the_book_conforms_to_both_standards(sample_site: Site, lang: str, flavour: str) -> None:
    if not verapdf.has_java():
        pytest.skip("there is no Java runtime")
    path = sample_site.folder / lang / "volumes" / f"{NAME}.pdf"
    [verdict] = verapdf.check([(path, flavour)]).values()
    assert (verdict.is_compliant, verdict.broken) == (True, {})


@pytest.mark.long
def test_building_only_the_volume_gives_the_same_book(
    sample_site: Site, tmp_path: Path, build_site: Callable[..., Site]
) -> None:
    """`--only volumes/two-roads` builds the same bytes of that book, and the texts in it."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    some = build_site(tmp_path, tmp_path / "public", "--only", f"volumes/{NAME}", "--formats", "volume")
    for lang in ("en", "ru"):
        name = f"{lang}/volumes/{NAME}.pdf"
        assert (some.folder / name).read_bytes() == (sample_site.folder / name).read_bytes()
    assert some.report["articles"] == 10


def test_building_only_an_article_leaves_books_out(tmp_path: Path, build_site: Callable[..., Site]) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    some = build_site(
        tmp_path, tmp_path / "public", "--only", "craft/quotation-marks", "--formats", "volume", "--lenient"
    )
    assert [name for name in some.files if "volumes" in name] == []


# ---------------------------------------------------------------- the page on the site


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_site_links_the_book(sample_site: Site, lang: str) -> None:
    """The archive links its page, which links the files, the texts, and the page in the other language."""
    place = f"/{lang}/volumes/{NAME}/"
    archive, page = sample_site.pages[f"/{lang}/archive/"], sample_site.pages[place]
    assert place in archive.tree.xpath("//main//a/@href")
    links = page.tree.xpath("//main//a/@href")
    assert {f"/{lang}/volumes/{NAME}.pdf", f"/{lang}/volumes/{NAME}.epub"} <= set(links)
    assert sum(link.startswith(f"/{lang}/asia/") or link.startswith(f"/{lang}/craft/") for link in links) >= 9
    assert set(page.alternates) == {"en", "ru", "x-default"}
    assert f"{lang}/volumes/{NAME}.pdf" in sample_site.manifest


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_long_book_is_made(lang: str) -> None:
    """Of at least 240 pages with 288 notes. Its time and memory are measured, not tested: see docs/performance.md."""
    figures = long_volume.measure(lang)
    assert figures["pages"] >= 240
    assert figures["notes"] == 288


# ---------------------------------------------------------------- the EPUB


@pytest.fixture(params=["en", "ru"], scope="module")
def epub(request: pytest.FixtureRequest, sample_site: Site) -> Path:
    return sample_site.folder / str(request.param) / "volumes" / f"{NAME}.epub"


def test_epubcheck_finds_nothing(sample_site: Site) -> None:
    if not epubs.has_java():
        pytest.skip("there is no Java runtime")
    files = [sample_site.folder / lang / "volumes" / f"{NAME}.epub" for lang in ("en", "ru")]
    assert {path: found.messages for path, found in epubs.check(files).items() if found.messages} == {}


def test_an_epub_has_a_file_for_each_text(epub: Path) -> None:
    """In the order of the book, with the prelims before and the index after."""
    with zipfile.ZipFile(epub) as file:
        package = ElementTree.fromstring(file.read("EPUB/package.opf"))
        rows = [row.get("idref") for row in package.iter("{http://www.idpf.org/2007/opf}itemref")]
    texts = [f"c{number}.xhtml" for number in range(1, 10)]
    count = 5 if "/en/" in epub.as_posix() else 4
    parts = ["part-1.xhtml", *texts[:count], "part-2.xhtml", *texts[count:]]
    assert rows == ["cover.xhtml", "title.xhtml", *parts, "people.xhtml", "index.xhtml", "colophon.xhtml"]


def test_links_between_texts_stay_in_the_epub(epub: Path) -> None:
    with zipfile.ZipFile(epub) as file:
        markup = "".join(file.read(name).decode() for name in file.namelist() if re.search(r"/c\d\.xhtml$", name))
    links = re.findall(r'href="([^"]+)"', markup)
    assert any(re.match(r"c\d\.xhtml", link) for link in links)
    lang = "en" if "/en/" in epub.as_posix() else "ru"
    assert [link for link in links if f"council-notes.example/{lang}/asia/" in link] == []


def test_the_index_of_an_epub_leads_to_texts(epub: Path) -> None:
    with zipfile.ZipFile(epub) as file:
        markup = file.read("EPUB/index.xhtml").decode()
    heading = "Orchard, Simon" if "/en/" in epub.as_posix() else "Орчард Саймон"
    row = re.search(rf"{heading}: (.*?)</p>", markup)
    assert row
    assert len(re.findall(r'href="c\d\.xhtml"', row[1])) == 2

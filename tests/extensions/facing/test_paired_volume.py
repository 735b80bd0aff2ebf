"""The volume of the sample publication as a book in two languages: on facing pages, in columns, for the press, an EPUB."""

from __future__ import annotations

import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.extensions.books.test_imprint import FILES, VOLUME
from tests.tools import epubs, pdf_pages, verapdf
from tests.tools.publication import codes, publish, write_files
from tests.tools.published import Site

NAME = "en-ru/volumes/two-roads"
LAST_OF_CONTENTS = 7
TITLES = {"en": "Two Roads to the Page", "ru": "Две дороги к странице"}
CONTENTS = {"en": "Contents", "ru": "Содержание"}
PEOPLE = {"en": "The authors and translators", "ru": "Авторы и переводчики"}
INDEX = {"en": "Index of people", "ru": "Именной указатель"}
# In the order of the book: the original, on the left, and the translation.
TEXTS = (
    ("Владивосток, июль 1986-го", "Vladivostok, July 1986"),
    ("Seoul, 1990", "Сеул, 1990"),
    ("The Pivot of the 2010s", "Поворот 2010-х"),
    ("Рельсы к океану", "Rails to the Ocean"),
    ("The Left-Hand Page", "Левая страница"),
    ("Буквы без шуб", "Letters Out of Their Furs"),
    ("Елочки и лапки", "Chevrons and Commas"),
    ("Translators in the Margin", "Переводчик на полях"),
)


@cache
def text_of(path: Path, *options: str) -> str:
    """Return what `pdftotext` reads in a PDF."""
    return subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, text=True, check=True).stdout


def pages_of(path: Path) -> list[str]:
    """Return the text of each page, with plain spaces."""
    return [re.sub(r"[\u00a0\u202f]", " ", page) for page in text_of(path, "-layout").split("\f")[:-1]]


@pytest.fixture
def facing(sample_site: Site) -> list[str]:
    return pages_of(sample_site.folder / f"{NAME}-facing.pdf")


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book in columns: that of the sample takes as long as all its articles."""
    files = {**FILES, "content/volumes/ports.toml": VOLUME.replace("signature = [16]", "signature = 4")}
    root = write_files(tmp_path_factory.mktemp("columns"), files)
    assert codes(publish(root, formats=("html", "volume-columns"))) == []
    return root / "public/en-ru/volumes/ports.pdf"


def page_beginning(pages: list[str], title: str) -> int:
    """Return the number of the page, from 1, that begins with a title, after the contents; those that follow have it for a head."""
    return next(
        number for number, page in enumerate(pages, start=1) if number > LAST_OF_CONTENTS and title in _top(page)
    )


def _top(page: str) -> str:
    """Return what a page begins with: a word or two over the title, and the title."""
    return " ".join(" ".join(page.split())[:90].split())


def reported_pages(page: str) -> dict[str, int]:
    """Return the page numbers in contents by their lines."""
    rows = (re.fullmatch(r"(.+?) ?(?:\. ?)+(\d+)", " ".join(line.split())) for line in page.splitlines())
    return {row[1].strip(): int(row[2]) for row in rows if row}


def test_no_page_has_a_fault(sample_site: Site) -> None:
    assert [problem for problem in sample_site.report["problems"] if "volumes" in problem["file"]] == []


def test_prelims_are_in_both_languages_on_facing_pages(facing: list[str]) -> None:
    """Both half-titles on the first page; then title pages, imprints, contents, each English on the left."""
    assert " ".join(facing[0].split()) == f"{TITLES['en']} {TITLES['ru']}"
    for left, right in ((2, 3), (4, 5), (6, 7)):
        words = CONTENTS if left == 6 else {lang: title.split()[0] for lang, title in TITLES.items()}
        assert words["en"] in facing[left - 1]
        assert words["ru"] in facing[right - 1]
    assert "CC BY 4.0" in facing[3]
    assert "CC BY 4.0" in facing[4]


def test_each_text_begins_on_a_spread_with_its_original_on_the_left(facing: list[str]) -> None:
    begins = [(page_beginning(facing, original), page_beginning(facing, other)) for original, other in TEXTS]
    assert [(left % 2, right - left) for left, right in begins] == [(0, 1)] * len(TEXTS)
    assert begins == sorted(begins)


def test_the_contents_of_each_language_lead_to_its_side(facing: list[str]) -> None:
    reported = reported_pages(facing[5]) | reported_pages(facing[6])
    for title in (title for pair in TEXTS for title in pair):
        assert reported[title] == page_beginning(facing, title), title
    for names in (PEOPLE, INDEX):
        left, right = reported[names["en"]], reported[names["ru"]]
        assert (left % 2, right) == (0, left + 1)
        assert names["en"] in facing[left - 1]
        assert names["ru"] in facing[right - 1]


def test_running_heads_name_the_text_of_their_side(facing: list[str]) -> None:
    for original, other in TEXTS:
        left = page_beginning(facing, original) + 2
        assert facing[left - 1].strip().splitlines()[0].strip() == original
        assert facing[left].strip().splitlines()[0].strip() == other


@pytest.mark.parametrize(
    ("heading", "words"),
    [("Nabokov, Vladimir", "Nabokov"), ("Набоков Владимир", "Набоков"), ("Витте Сергей", "Витте"), ("Witte, Sergei", "Witte")],
)  # fmt: skip
def test_either_index_has_the_pages_of_its_language(sample_site: Site, heading: str, words: str) -> None:
    path = sample_site.folder / f"{NAME}-facing.pdf"
    pages = pages_of(path)
    text = text_of(path)
    flat = re.sub(r"[\s\u00a0\u202f]+", " ", text[text.rindex(INDEX["en"]) :])
    row = re.search(rf"{heading} (\d[\d–, ]*)", flat)
    assert row
    reported = set()
    for part in row[1].replace(" ", "").strip(",").split(","):
        first, _, last = part.partition("–")
        reported |= set(range(int(first), int(last or first) + 1))
    people = page_beginning(pages, PEOPLE["en"])
    named = {number for number, page in enumerate(pages[: people - 1], start=1) if number > 9 and words in page}
    # In a text of the other language the name may stand in a quotation; it is not in this index.
    assert reported <= named
    assert reported


def test_the_last_page_has_both_colophons(facing: list[str], columns: Path) -> None:
    """It is the last one of the last sheet, and says how many sheets there are, of 16, 8 and 4 pages, or of 4."""
    for pages, sizes, titles, count in (
        (facing, (16, 8, 4), TITLES.values(), 8),
        (pages_of(columns), (4,), ("Two Ports", "Два порта"), 2),
    ):
        sheets, rest = 0, len(pages)
        for size in sizes:
            sheets, rest = sheets + rest // size, rest % size
        assert rest == 0
        last, shown = " ".join(pages[-1].split()), "/".join(map(str, sizes))
        assert f"Sheets ({shown} pages each): {sheets}." in last
        assert f"Листов по {shown} с.: {sheets}." in last
        assert all(title in pages[-1] for title in titles)
        assert f"{count} texts" in pages[-1]
        assert len(re.findall(r"\b[0-9a-f]{10}\b", pages[-1])) == 2


def bookmarks_of(path: Path) -> tuple[list[str], list[str]]:
    """Return the bookmarks of a PDF, and those one level below."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        below = [child for item in outline.root for child in item.children]
        tops, texts = ([re.sub("[\u00a0\u202f]", " ", one.title) for one in items] for items in (outline.root, below))
    return tops, texts


def test_bookmarks_name_everything_once_in_both_languages(sample_site: Site, columns: Path) -> None:
    tops, texts = bookmarks_of(sample_site.folder / f"{NAME}-facing.pdf")
    assert tops == [
        "Contents · Содержание",
        "Russia and the Asia-Pacific · Россия и Азиатско-Тихоокеанский регион",
        "Two Pages, One Text · Две страницы, один текст",
        "The authors and translators · Авторы и переводчики",
        "Index of people · Именной указатель",
    ]
    assert texts == [" · ".join(pair) for pair in TEXTS]
    tops, texts = bookmarks_of(columns)
    assert tops == ["Contents · Содержание", "Index of people · Именной указатель"]
    assert texts == ["Ice · Лед", "The port · Порт"]


def test_the_contents_of_the_columns_are_rows(columns: Path) -> None:
    """Each title beside its counterpart, with the number of the page that has both."""
    pages = pages_of(columns)
    (text,) = [" ".join(page.split()) for page in pages if "Contents" in page and "Содержание" in page]
    for english, russian in (("Ice", "Лед"), ("The port", "Порт")):
        row = re.search(rf"{english}[ .]+(\d+) {russian}[ .]+(\d+)", text)
        assert row, text
        assert row[1] == row[2]
        assert english in pages[int(row[1]) - 1]
        assert russian in pages[int(row[1]) - 1]


def test_both_conform_to_both_standards(sample_site: Site, request: pytest.FixtureRequest) -> None:
    if not verapdf.has_java():
        pytest.skip("there is no Java runtime")
    # Each takes as long as a small build; they differ in nothing that a standard asks for, and the book in one language is
    # held against the other standard.
    is_long = request.config.getoption("--long")
    files = [sample_site.folder / name for name in (f"{NAME}-facing.pdf", *([f"{NAME}.pdf"] if is_long else []))]
    verdicts = verapdf.check([(file, flavour) for file in files for flavour in ("ua1", *(["2a"] if is_long else []))])
    assert {key: verdict.broken for key, verdict in verdicts.items() if not verdict.is_compliant} == {}


def test_the_site_links_them_in_both_languages(sample_site: Site) -> None:
    for lang in ("en", "ru"):
        links = sample_site.pages[f"/{lang}/volumes/two-roads/"].tree.xpath("//main//a/@href")
        assert {f"/{NAME}-facing.pdf", f"/{NAME}.epub"} <= set(links)


@pytest.mark.parametrize("level", ["paragraph", "page"])
def test_paragraphs_are_level_or_run_on_as_the_volume_says(tmp_path: Path, level: str) -> None:
    """A paragraph of the translation that is three times as long moves the next one down, on its own side or on both."""
    long = "Гавань замерзла в январе, и до самого мая в нее не заходило ни одно судно. " * 9
    texts = {
        f"content/{lang}/asia/ice.md": f"---\ntitle: {title}\ndate: 2026-03-01\nauthors: [anna]\n---\n{first}\n\n{last}\n"
        for lang, title, first, last in (
            ("en", "Ice", "The harbour froze in January, and no ship called until May. " * 3, "Spring came."),
            ("ru", "Лед", long, "Весна настала."),
        )
    }
    volume = f'level = "{level}"\n{FILES["content/volumes/ports.toml"]}'
    root = write_files(tmp_path, FILES | texts | {"content/volumes/ports.toml": volume})
    assert codes(publish(root, formats=("html", "volume-facing"))) == []
    path = root / "public/en-ru/volumes/ports-facing.pdf"
    words = text_of(path, "-bbox")
    english, russian = (
        float(match[1]) for match in re.finditer(r'yMin="([\d.]+)"[^>]*>(?:Spring|Весна)</word>', words)
    )
    if level == "paragraph":
        assert english == pytest.approx(russian, abs=1)
    else:
        assert russian - english > 3 * 15


SMALLER = '[facing]\nsmaller = "{}"\nsize = 0.9\nleading = 0.8\n'


def lines_on(path: Path) -> dict[str, tuple[float, float]]:
    """Return the height of the words of each language, and the distance of its lines, in points."""
    found = {}
    for page in pdf_pages.read_pages(path):
        for lang, word in (("en", "harbour"), ("ru", "Гавань")):
            if begun := [one for one in page.words if one.text == word]:
                first = begun[0]
                below = next(one for one in page.words if one.top > first.top + 3)
                found[lang] = (first.bottom - first.top, round(below.bottom - first.bottom, 1))
    return found


@pytest.mark.parametrize(
    ("side", "level"),
    [
        ("translation", "paragraph"),
        ("en", "page"),
        pytest.param("translation", "page", marks=pytest.mark.long),
        pytest.param("en", "paragraph", marks=pytest.mark.long),
    ],
)
def test_one_side_may_be_smaller(tmp_path: Path, level: str, side: str) -> None:
    """In the edition of an article, in a volume, and in its form for the press; a volume may say something else."""
    sentences = {"en": "The harbour froze in January. " * 12, "ru": "Гавань замерзла в январе. " * 12}
    texts = {
        f"content/{lang}/asia/ice.md": f"---\ntitle: {lang}\ndate: 2026-03-01\nauthors: [anna]\n---\n{text}\n"
        for lang, text in sentences.items()
    }
    volume = f'level = "{level}"\n{FILES["content/volumes/ports.toml"]}'
    site = FILES["content/site.toml"] + SMALLER.format("ru")
    own = {"content/site.toml": site, "content/volumes/ports.toml": volume + SMALLER.format(side)}
    root = write_files(tmp_path, FILES | texts | own)
    formats = ("html", "facing", "volume-facing", "volume-facing-press")
    assert codes(publish(root, formats=formats)) == []
    folder = root / "public/en-ru"
    smaller_in_volume = "ru" if side == "translation" else "en"
    for name, smaller in (
        ("asia/ice-facing.pdf", "ru"),
        ("volumes/ports-facing.pdf", smaller_in_volume),
        ("volumes/ports-facing.press.pdf", smaller_in_volume),
    ):
        lines = lines_on(folder / name)
        (size, leading), (small_size, small_leading) = lines.pop("en" if smaller == "ru" else "ru"), lines[smaller]
        assert (leading, small_leading) == (15, 12), name
        assert small_size == pytest.approx(0.9 * size, abs=0.01), name
    verdicts = verapdf.check([(folder / "volumes/ports-facing.pdf", flavour) for flavour in ("2a", "ua1")])
    assert {key: verdict.broken for key, verdict in verdicts.items() if not verdict.is_compliant} == {}


# ---------------------------------------------------------------- the EPUB


def test_epubcheck_finds_nothing(sample_site: Site) -> None:
    if not epubs.has_java():
        pytest.skip("there is no Java runtime")
    assert [found.messages for found in epubs.check([sample_site.folder / f"{NAME}.epub"]).values()] == [()]


def test_the_epub_has_prelims_and_back_matter_in_both_languages(sample_site: Site) -> None:
    with zipfile.ZipFile(sample_site.folder / f"{NAME}.epub") as file:
        package = ElementTree.fromstring(file.read("EPUB/package.opf"))
    rows = [row.get("idref") for row in package.iter("{http://www.idpf.org/2007/opf}itemref")]
    texts = [f"c{number}.xhtml" for number in range(1, 9)]
    parts = ["part-1.xhtml", *texts[:4], "part-2.xhtml", *texts[4:]]
    back = [f"{name}{lang}.xhtml" for name in ("people", "index", "colophon") for lang in ("", "-ru")]
    assert rows == ["cover.xhtml", "title.xhtml", "title-ru.xhtml", *parts, *back]


def test_links_lead_to_places_in_the_epub(sample_site: Site) -> None:
    """Links between texts, in either language, stay in the book, and each leads to something."""
    with zipfile.ZipFile(sample_site.folder / f"{NAME}.epub") as file:
        markup = {
            name.removeprefix("EPUB/"): file.read(name).decode() for name in file.namelist() if name.endswith(".xhtml")
        }
    links = [(name, href) for name, text in markup.items() for href in re.findall(r'href="([^":]+)"', text)]
    between = [(name, href) for name, href in links if re.match(r"c\d", name) and re.match(r"c\d\.xhtml", href)]
    assert len(between) >= 8
    for name, href in links:
        place, _, fragment = href.partition("#")
        if (place or name) in markup and fragment:
            assert f'id="{fragment}"' in markup[place or name], (name, href)
    titles = {"railways-to-the-ocean", "seoul-1990", "сеул", "the-left-hand-page"}
    assert not [href for _, href in links if any(title in href for title in titles)]

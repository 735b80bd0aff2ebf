"""From right to left: a publication in Hebrew, by a package, and in English is built, printed and read in a browser."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.languages import language_package
from tests.languages.language_package import own_words, page
from tests.site.test_looks_by_axe import faults
from tests.test_sites import compare, parts_of
from tests.tools.pdf_pages import read_pages

HERE = Path(__file__).parent / "hebrew"
run = partial(language_package.run, HERE)

# An article in each language, both side by side, the home page, the search, the page at "/".
SHOWN = (
    "he/namal/index.html", "en/namal/index.html", "he/namal/parallel/index.html", "he/index.html",
    "he/search/index.html", "index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(HERE / "publication", tmp_path_factory.mktemp("hebrew") / "publication"))


@pytest.fixture(scope="module")
def report(root: Path) -> Any:
    return run(root, "build", "--formats", "html,pdf,facing,epub,parallel,search")


def test_it_is_built_but_for_what_is_bound_at_the_left(report: Any, root: Path) -> None:
    """Which is said, once for each format: PDFs of both texts, and books. An author has no name in Latin letters."""
    assert [(one["code"], one["file"], one["severity"]) for one in report["problems"]] == [
        ("name-in-other-letters", "content/he/namal.md", "warning"),
        ("rtl-on-paper", "content/site.toml", "warning"),
    ]
    assert "“en”" in report["problems"][0]["what"] and "--lang he" in report["problems"][0]["fix"]
    assert "“facing”" in report["problems"][1]["what"]
    assert (report["articles"], report["editions"], report["pdfs"]) == (1, 2, 2)
    assert not list(root.glob("public/**/*-facing.pdf"))


@pytest.mark.parametrize("place", SHOWN)
def test_pages_are_the_same_to_the_byte(report: Any, root: Path, place: str, accept: bool) -> None:
    """But for the sizes of files, which change with the fonts and styles of all."""
    shown = re.sub(rb"\d+ kB", b"0 kB", parts_of((root / "public" / place).read_bytes())[2])
    compare(HERE / "expected" / place, shown, accept)


def test_whatever_names_its_language_says_its_direction(report: Any, root: Path) -> None:
    """The page, and words of the other language in it, but no markup that a text only shows."""
    for place, own, other in (("he/namal/", "rtl", "ltr"), ("en/namal/", "ltr", "rtl")):
        found = page(root, place)
        assert found.get("dir") == own
        assert {one.get("dir") for one in found.xpath("//*[@lang]")} == {own, other}
        assert found.xpath("//code")[0].text_content() == '<p lang="he">'
        signs = found.xpath("//*[@dir][not(@lang)]")
        assert ({one.tag for one in signs}, {one.get("dir") for one in signs}) == ({"pre", "code", "kbd"}, {"ltr"})


def test_names_in_a_row_keep_their_order(report: Any, root: Path) -> None:
    """Two names in Latin letters would run on from left to right."""
    names = page(root, "he/namal/").xpath("//*[@class='byline-names']//bdi")
    assert [one.text_content() for one in names] == ["Anna Katz", "John Bell", "דוד לוי"]


def test_its_pages_speak_hebrew(report: Any, root: Path) -> None:
    """Two minutes would be a dual; arrows point onwards, to the left."""
    for place in ("", "archive/", "archive/2020/"):
        words = {*re.findall(r"\w+", own_words(root, f"he/{place}", "en").lower())}
        assert words.isdisjoint({"the", "and", "of", "by", "with", "from", "also", "read", "page", "notes", "archive"})
    facts = page(root, "he/namal/").xpath("//*[@class='byline-facts']")[0].text_content()
    assert " ".join(facts.split()) == "12 במרץ 2020 דקת קריאה אחת"
    assert page(root, "he/namal/").xpath("//*[@class='passage-twin']")[0].text == "←"


def test_feeds_say_the_direction_of_each_text(report: Any, root: Path) -> None:
    for lang, beginning in (("he", '<div dir="rtl"><p'), ("en", "<p")):
        feed = json.loads((root / f"public/{lang}/feed.json").read_text(encoding="utf-8"))
        assert feed["items"][0]["content_html"].startswith(beginning)


def test_its_e_book_is_turned_from_right_to_left(report: Any, root: Path) -> None:
    with zipfile.ZipFile(root / "public/he/namal.epub") as book:
        assert '<spine page-progression-direction="rtl">' in book.read("EPUB/package.opf").decode()
        text = book.read("EPUB/text.xhtml").decode()
    assert '<html xmlns="http://www.w3.org/1999/xhtml"' in text
    assert re.search(r'<html [^>]*lang="he-IL" dir="rtl"', text)


def test_its_pdf_is_set_from_right_to_left(report: Any, root: Path) -> None:
    """Lines begin at the right, words of English are in their order, and a viewer is told how to turn the pages.

    The letters are those of the font that the package brings.
    """
    path = root / "public/he/namal.pdf"
    [first] = read_pages(path)
    words = {word.text: word for word in first.words}
    # Poppler gives the letters of a word as they stand, from the left.
    title, right = words["הנמל"[::-1]], max(word.right for word in first.words)
    assert title.right == pytest.approx(right, abs=1)
    assert words["John"].left < words["Anna"].left
    assert words["Star"].left < words["Sea"].left
    with pikepdf.open(path) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        fonts = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert any("DejaVu" in name for name in fonts)


@pytest.mark.parametrize("place", ["/he/namal/", "/he/namal/parallel/"])
def test_axe_finds_nothing_wide_or_narrow(
    report: Any, root: Path, browser: Any, open_site: Callable[[Path], str], place: str
) -> None:
    """And nothing reaches out of the window."""
    assert faults(browser, open_site(root / "public") + place, widths=(360, 1280), schemes=("light",)) == {}


def test_words_typed_on_the_other_keyboard_are_found(
    report: Any, root: Path, browser: Any, open_site: Callable[[Path], str]
) -> None:
    """Of the language of the package: “vbnk” are the keys of הנמל."""
    tab = browser.new_page()
    tab.goto(f"{open_site(root / 'public')}/he/search/?q=vbnk")
    tab.wait_for_function("'complete' in document.querySelector('.search-status').dataset")
    found = tab.locator(".search-results h2").all_inner_texts()
    said = tab.locator(".search-status").inner_text()
    tab.close()
    assert found == ["הנמל"] and "הנמל" in said


def test_both_sides_begin_where_their_language_does(
    report: Any, root: Path, browser: Any, open_site: Callable[[Path], str]
) -> None:
    """The original at the right, its marks of lists and quotations as well; the translation at the left as ever."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(f"{open_site(root / 'public')}/he/namal/parallel/")
    sides = tab.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".parallel-row blockquote")].map(quote => {
          const { left, right } = quote.getBoundingClientRect(), style = getComputedStyle(quote);
          return [getComputedStyle(quote).direction,
                  { middle: (left + right) / 2, left: style.borderLeftWidth, right: style.borderRightWidth }];
        }))"""
    )
    tab.close()
    assert sides["ltr"]["middle"] < 640 < sides["rtl"]["middle"]
    assert (sides["rtl"]["left"], sides["rtl"]["right"]) == ("0px", "1px")
    assert (sides["ltr"]["left"], sides["ltr"]["right"]) == ("1px", "0px")

"""What pages, PDFs, books and both texts in one file have of numbers and references; the sample's e-books have some."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.tools.pdf_pages import read_pages
from tests.tools.publication import publish, write_files

PARTS = """
![{bridge}](bridge.svg){{#fig:bridge alt="x"}}

| {river} |
|---|
| 1 |

: {river}. {{#tbl:rivers}}

$$a = b$$ {{#eq:a}}
"""
FILES = {
    "content/site.toml": 'base_url = "https://a.example"\n',
    "content/en/bridge.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><path d="M0 30h90" stroke="#000"/></svg>\n',
    "content/en/river.md": "---\ntitle: A River\noriginal: en\ndate: 2020-01-01\n---\n\n"
    "@fig:bridge and @tbl:rivers stand in @sec:bank.[^n]\n\n[^n]: By @eq:a.\n\nIt is near [see @page:fig:bridge].\n\n## The bank {#sec:bank}\n"
    + PARTS.format(bridge="A bridge.", river="Rivers"),
    "content/ru/river.md": "---\ntitle: Река\n---\n\n"
    "На @fig:bridge и в @tbl:rivers виден @sec:bank.[^n]\n\n[^n]: По @eq:a.\n\nОн близко [см. @page:fig:bridge].\n\n## Берег {#sec:bank}\n"
    + PARTS.format(bridge="Мост.", river="Реки"),
    "content/volumes/all.toml": 'trim = "A5"\narticles = ["river"]\n[title]\nen = "All"\nru = "Всё"\n',
}
FORMATS = ("html", "pdf", "facing", "parallel", "volume")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("numbered"), FILES)
    report = publish(root, formats=FORMATS)
    assert report.problems == ()
    return root / "public"


def prose(page: Path) -> Any:
    return html.parse(str(page)).xpath('//div[@class="prose"]')[0]


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_references_on_pages_lead_to_what_is_numbered_there(site: Path) -> None:
    for lang, first, table in (
        ("en", "Figure 1 and Table 1 stand in Section 1.1", "Table 1. Rivers."),
        ("ru", "На рис. 1 и в табл. 1 виден раздел 1.1", "Таблица 1. Реки."),
    ):
        text = prose(site / lang / "river/index.html")
        assert words(text.xpath("./p")[0]) == first
        hrefs = text.xpath(".//p[1]/a[not(@role)]/@href")
        assert hrefs == ["#fig:bridge", "#tbl:rivers", "#sec:bank"]
        assert {text.xpath(f'.//*[@id="{href[1:]}"]')[0].tag for href in hrefs} == {"figure", "table", "h2"}
        assert words(text.xpath(".//caption")[0]) == table
        assert words(text.xpath('.//*[@class="equation-number"]')[0]) == "(1)"


def test_contents_and_descriptions_have_the_numbers(site: Path) -> None:
    page = (site / "ru/river/index.html").read_text(encoding="utf-8")
    assert re.search(r'<meta name="description" content="На.рис\. 1 и.в.табл\. 1', page.replace("\u00a0", " "))


def test_nothing_breaks_between_a_word_and_its_number(site: Path) -> None:
    page = (site / "ru/river/index.html").read_text(encoding="utf-8").replace("&nbsp;", "\u00a0")
    for written in (
        "рис.\u00a01",
        "табл.\u00a01",
        "раздел\u00a01",
        "формуле\u00a0(1)",
        "Таблица\u00a01.",
        "Рис.\u00a01.",
    ):
        assert written in page


@pytest.mark.parametrize("name", ["en/river.pdf", "en-ru/river-facing.pdf", "en/volumes/all.pdf"])
def test_on_paper_the_number_of_a_formula_is_at_the_margin(name: str, site: Path) -> None:
    pages = read_pages(site / name)
    text = " ".join(word.text for page in pages for word in page.words)
    assert "Figure 1 and Table 1 stand in Section 1" in text
    page, number = next((page, word) for page in pages for word in page.words if word.text == "(1)" and word.left > 200)
    assert number.right == pytest.approx(max(word.right for word in page.words), abs=2)


@pytest.mark.parametrize(
    ("name", "said", "caption"),
    [("en/river.pdf", "(see p. {})", "Figure 1."), ("ru/volumes/all.pdf", "(см. с. {})", "Рис. 1.")],
)
def test_a_reference_to_a_page_has_its_number_on_paper(name: str, said: str, caption: str, site: Path) -> None:
    """In a Russian book, pages are counted from the first leaf; that of a figure has its caption."""
    pages = [" ".join(word.text for word in page.words) for page in read_pages(site / name)]
    number = next(at for at, text in enumerate(pages, start=1) if caption in text)
    assert any(said.format(number) in text for text in pages)


@pytest.mark.parametrize(("lang", "said"), [("en", "(see Fig. 1)"), ("ru", "(см. рис. 1)")])
def test_without_pages_a_reference_to_a_page_has_the_number_of_the_part(lang: str, said: str, site: Path) -> None:
    """On screens, and in editions of both texts, which are measured before they have pages."""
    assert said in words(prose(site / lang / "river/index.html"))
    assert said in " ".join(word.text for page in read_pages(site / "en-ru/river-facing.pdf") for word in page.words)


def test_both_texts_on_a_page_have_references_of_their_own(site: Path) -> None:
    """And no row is left where the caption of the table stood."""
    page = html.parse(str(site / "en/river/parallel/index.html"))
    hrefs = page.xpath('//a[contains(@href, "fig:bridge")]/@href')
    assert hrefs == ["#fig:bridge", "#ru-fig:bridge"] * 2
    assert all(page.xpath(f'//figure[@id="{href[1:]}"]') for href in hrefs)
    assert all(words(row) for row in page.xpath('//*[starts-with(@id, "row-")]'))

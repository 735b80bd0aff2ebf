"""Margins and leading of one's own: in the style of PDFs, in what is refused, and on a page as poppler reads it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from diglot.extensions.page.core.own_pages import check_page, with_own_page
from diglot.model.languages import LocalizedText
from diglot.model.paper.printing import PrintStyle, margins_of, trim_of
from diglot.model.paper.volumes import Volume
from diglot.model.settings import Settings
from tests.tools.pdf_pages import read_pages
from tests.tools.publication import codes, publish, write_files

A5 = PrintStyle("html { font: 11pt/15pt serif }", {}, trim_of("A5"), margins_of(trim_of("A5")))
Page = Mapping[str, float]


class Sources(msgspec.Struct):
    settings: Settings
    volumes: Mapping[str, Volume] = {}


def settings(page: Page, trim: str = "A5") -> Settings:
    return Settings(tables={"page": page} if page else {}, trim=trim)


def test_margins_that_are_not_given_are_as_ever() -> None:
    assert with_own_page(settings({}), A5) == A5
    margins = with_own_page(settings({"inside": 20, "top": 18.5}), A5).margins
    assert (margins.inner_mm, margins.outer_mm, margins.top_mm, margins.bottom_mm) == (20, 21.2, 18.5, 27.3)


def test_the_leading_is_in_the_style() -> None:
    """Where facing pages find that of their rows: `column_layout` of `facing`."""
    assert with_own_page(settings({"leading": 13.5}), A5).css == "html { font: 11pt/13.5pt serif }"


@pytest.mark.parametrize(
    ("page", "trim", "refused"),
    [
        ({"inside": 20, "outside": 15, "top": 20, "bottom": 25}, "A5", []),
        ({"outside": 90}, "A5", ["page: outside 90 0–80.7"]),
        ({"inside": 60, "outside": 60}, "A5", ["page: outside 60 0–38"]),
        ({"inside": 20, "outside": 20}, "A4", ["page: outside 20 50–140"]),
        ({"top": 80, "bottom": 80}, "A5", ["page: bottom 80 0–25"]),
        # So small a page has lines of 44 mm by itself.
        ({"top": 12}, "60x90mm", []),
    ],
)
def test_what_leaves_too_little_or_too_much_of_a_page_is_refused(page: Page, trim: str, refused: list[str]) -> None:
    found = check_page(Sources(settings(page, trim)))
    assert [f"{one.field} {one.value} {one.wanted}" for one in found] == refused  # type: ignore[attr-defined]


def test_the_page_of_each_book_is_checked() -> None:
    book = Volume("small", LocalizedText(), (), trim="A6")
    found = check_page(Sources(settings({"inside": 40, "outside": 30}), {"small": book}))
    assert [one.wanted for one in found] == ["0–15"]  # type: ignore[attr-defined]


def test_a_page_has_them(tmp_path: Path) -> None:
    """Lines are 13 points apart; the text of a recto begins 30 mm from its left edge. Its head is the short title."""
    text = "The ferry leaves at seven. " * 160
    files = {
        "content/site.toml": 'base_url = "https://a.example"\nlanguages = ["en"]\ntrim = "A5"\n'
        "[page]\ninside = 30\noutside = 20\ntop = 40\nleading = 13\n",
        "content/en/ferry.md": f"---\ntitle: The ferry and the bridge\nshort_title: Ferries\n---\n{text}",
    }
    assert codes(publish(write_files(tmp_path, files), formats=("html", "pdf"))) == []
    first, _, third, *_ = (page.words for page in read_pages(tmp_path / "public/en/ferry.pdf"))
    assert min(third, key=lambda word: word.top).text == "Ferries"
    prose = [word for word in first if word.text in ("The", "ferry", "leaves", "at", "seven.")]
    assert min(word.left for word in prose) == pytest.approx(30 * 72 / 25.4, abs=1)
    assert max(word.right for word in prose) == pytest.approx((148 - 20) * 72 / 25.4, abs=3)
    lines = sorted({round(word.bottom, 1) for word in prose if word.text == "leaves"})
    assert {round(lower - upper) % 13 for upper, lower in pairwise(lines)} == {0}

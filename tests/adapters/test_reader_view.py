"""What a reading program is told of a PDF: the printed number of each page, and that pages are seen by twos."""

from __future__ import annotations

import io

import pikepdf
import pytest

from diglot.adapters.typesetter import Typesetter
from diglot.adapters.typesetter.reader_view import PageLabel, page_labels
from tests.adapters.test_typesetter import PLAIN_CSS, made, style

BOOK_CSS = (
    PLAIN_CSS
    + """
.prelims { page: prelims } .contents { page: contents } .first { page: first } .text { page: text } section { break-before: page }
@page contents { @bottom-center { content: counter(page, lower-roman) } }
@page text { @bottom-center { content: counter(page) } }
@page :nth(1 of first) { counter-reset: page 1 }
"""
)
BOOK = "".join(
    f'<section class="{kind}"><p>{kind}</p></section>'
    for kind in ("prelims", "prelims", "contents", "first", "text", "text")
)


@pytest.fixture(scope="module")
def small() -> Typesetter:
    return Typesetter(style("A6", BOOK_CSS))


def catalogue_of(typesetter: Typesetter, body: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(typesetter.set_pdf(made(body)).pdf))


def test_a_viewer_counts_pages_as_the_book_does(small: Typesetter) -> None:
    with catalogue_of(small, BOOK) as pdf:
        assert [page.label for page in pdf.pages] == ["i", "ii", "iii", "1", "2", "3"]


def test_pages_that_are_counted_through_need_no_labels(small: Typesetter) -> None:
    with catalogue_of(small, "<p>One.</p>") as pdf:
        assert "/PageLabels" not in pdf.Root
        assert "/PageLayout" not in pdf.Root


def test_a_book_is_opened_by_spreads(small: Typesetter) -> None:
    html = made(BOOK)
    html = type(html)(html.name, html.html.replace("<body>", "<body data-spreads>"), html.lang, {}, html.site_url)
    with pikepdf.open(io.BytesIO(small.set_pdf(html).pdf)) as pdf:
        assert str(pdf.Root.PageLayout) == "/TwoPageRight"


@pytest.mark.parametrize(
    ("folios", "numbers"),
    [
        ([], []),
        (["", "", ""], [1, 2, 3]),
        (["", "", "5", ""], [3, 4, 5, 6]),
        (["a head in its place", "2"], [1, 2]),
    ],
)
def test_a_page_without_a_folio_is_counted(folios: list[str], numbers: list[int]) -> None:
    assert page_labels(folios) == [PageLabel(number) for number in numbers]

"""Whether the PDF of an article has the pages that the article has in its issue."""

from __future__ import annotations

from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from diglot.extensions.journal.adapters.page_count import check_page_count
from diglot.model.paper.printing import PrintFault


@pytest.mark.parametrize(
    ("written", "count", "last"),
    [
        ("5–18", 14, 0),
        ("5-18", 13, 17),
        ("34", 1, 0),
        ("34", 2, 35),
        ("118–21", 4, 0),
        ("99–101", 3, 0),
        ("e12", 3, 0),
        ("S5–S18", 3, 0),
        ("", 3, 0),
    ],
)
def test_a_pdf_has_the_pages_of_the_issue(written: str, count: int, last: int) -> None:
    """Of the pages that the typesetter has made, only the first is read, for the element that says them."""
    article = SimpleNamespace(element=ElementTree.XML(f"<article data-pages='{written}'/>"), element_tag="article")
    first = SimpleNamespace(_page_box=SimpleNamespace(element_tag=None, children=[article]))
    faults = [*check_page_count([first] * count)]
    assert faults == ([PrintFault("pages-differ", last, written)] if last else [])

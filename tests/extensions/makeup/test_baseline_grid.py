"""Lines of running text stand on one grid: what is between them, and how it looks."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import LineBox

from diglot.adapters.typesetter import Typesetter
from diglot.adapters.typesetter.box_tree import classes_of, walk
from diglot.core.line_breaking import break_lines
from diglot.extensions.makeup.adapters.page_makeup import finish_pages
from tests.adapters.test_typesetter import house_style, made

_LINE_PX = 20.0
_PARAGRAPH = "<p>" + "The surveyor walked along the river and wrote down every stone that he saw. " * 3 + "</p>"
_PICTURE = (
    "<svg width='200' height='{height}' viewBox='0 0 9 9'><title>A river</title><rect width='9' height='9'/></svg>"
)
BETWEEN = {
    "heading": "<h2>A heading</h2>",
    "heading of two lines": "<h2>A heading that says so much of what is below it that it takes two lines</h2>",
    "two headings": "<h2>A heading</h2><h3>Another</h3>",
    "list": "<ul><li>One.</li><li>Two.</li></ul>",
    "list in a list": "<ul><li>One.<ul><li>Two.</li></ul></li></ul>",
    "quotation": "<blockquote><p>Some words of others.</p></blockquote>",
    "code": "<pre>one\ntwo\nthree</pre>",
    "table": "<div class='table-scroll'><table><tbody><tr><td>One</td></tr><tr><td>Two</td></tr></tbody></table></div>",
    "figure": f"<figure>{_PICTURE.format(height=133)}<figcaption>A river.</figcaption></figure>",
    "break": "<hr>",
    "verse": "<div class='verse'><p><span class='verse-line'>One,</span><span class='verse-line'>two.</span></p></div>",
    "note": "<p>A call<span class='footnote'>A note.</span> in a paragraph.</p>",
}


def pages_of(body: str, trim: str = "A5") -> list[Any]:
    typesetter = Typesetter(house_style(trim), break_lines, [finish_pages])
    job = made(f"<h1>A title</h1><div class='prose'>{body}</div>")
    document = typesetter._lay_out(job, typesetter._fetcher(job))
    assert [*finish_pages(document.pages)] == []
    return [page._page_box for page in document.pages]


def places_of(page: Any) -> list[float]:
    """Return how far below the head of the text each line of a paragraph is, in lines of text."""
    lines = [
        line
        for box in walk(page)
        if box.element_tag in ("p", "li")
        for line in box.children
        if isinstance(line, LineBox) and abs(line.height - _LINE_PX) < 0.1
    ]
    return [(line.position_y - page.content_box_y()) / _LINE_PX for line in lines]


@pytest.mark.parametrize("kind", BETWEEN)
def test_text_goes_on_on_the_grid(kind: str) -> None:
    pages = pages_of(_PARAGRAPH + (BETWEEN[kind] + _PARAGRAPH) * 9)
    places = [place for page in pages for place in places_of(page)]
    assert len(places) > 30
    assert [place for place in places if abs(place - round(place)) > 0.05] == []


def blocks_of(page: Any) -> list[Any]:
    """Return the blocks of the running text, in order."""
    return next([*box.children] for box in walk(page) if "prose" in classes_of(box))


def test_a_heading_is_as_near_to_its_text_as_ever() -> None:
    """What a heading lacks to some lines is above it."""
    _, heading, after = blocks_of(pages_of(_PARAGRAPH + "<h2>A</h2>" + _PARAGRAPH)[0])
    below = after.position_y - heading.border_box_y() - heading.border_height()
    assert below == pytest.approx(heading.margin_bottom)


def test_a_figure_stands_in_the_middle_of_its_white() -> None:
    before, figure, after = blocks_of(pages_of(_PARAGRAPH + BETWEEN["figure"] + _PARAGRAPH)[0])
    above = figure.border_box_y() - before.border_box_y() - before.border_height()
    below = after.border_box_y() - figure.border_box_y() - figure.border_height()
    assert above == pytest.approx(below)


def test_a_typesetter_without_the_extension_leaves_lines_where_they_are() -> None:
    typesetter = Typesetter(house_style("A5"), break_lines)
    job = made(f"<h1>A title</h1><div class='prose'>{(_PARAGRAPH + BETWEEN['code']) * 3}</div>")
    document = typesetter._lay_out(job, typesetter._fetcher(job))
    places = places_of(document.pages[0]._page_box)
    assert [place for place in places if abs(place - round(place)) > 0.05] != []

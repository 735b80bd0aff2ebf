"""Plays, epigraphs and dedications on paper: names in small capitals, speeches that hang, directions set off."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import BlockBox, LineBox, TextBox

from diglot.adapters.typesetter.box_tree import classes_of, walk
from tests.extensions.makeup.test_baseline_grid import pages_of

SPEECH = "From here, I am here; and from there, as far as I have been told by people who came back, I am somebody else."
PLAY = f"""<div class="dedication"><p>To those who missed it.</p></div>
<div class="epigraph"><blockquote><p>The river is wide.</p></blockquote><p>A song</p></div>
<div class="play"><p><span class="smallcaps">Anna</span> {SPEECH}</p><p><span class="smallcaps">Ferryman</span> {SPEECH}</p>
<div class="directions"><p>A bell that nobody rings.</p></div></div><p>After.</p>"""


@pytest.fixture(scope="module")
def page() -> Any:
    return pages_of(PLAY)[0]


def lines_in(page: Any, name: str) -> list[Any]:
    return [
        line
        for box in walk(page)
        if name in classes_of(box) and box.element_tag == "div"
        for line in walk(box)
        if isinstance(line, LineBox)
    ]


def left_of(line: Any) -> float:
    return min(box.position_x for box in walk(line) if isinstance(box, TextBox))


def test_speeches_hang_from_names_in_small_capitals(page: Any) -> None:
    speeches = [box for box in walk(page) if box.element_tag == "p" and isinstance(box, BlockBox)]
    speeches = [box for box in speeches if SPEECH in "".join(box.element.itertext())]
    assert len(speeches) == 2
    for speech in speeches:
        first, *others = speech.children
        assert others
        hang = 1.4 * speech.style["font_size"]
        assert [left_of(line) - left_of(first) for line in others] == pytest.approx([hang] * len(others), abs=0.5)
    names = [box for box in walk(page) if "smallcaps" in classes_of(box)]
    assert {box.style["font_variant_caps"] for box in names} == {"small-caps"}


def test_directions_epigraph_and_dedication_stand_apart(page: Any) -> None:
    width = page.width
    [dedication], (quoted, source), directions = (
        lines_in(page, name) for name in ("dedication", "epigraph", "directions")
    )
    left = page.content_box_x()
    line = next(box for box in walk(dedication) if isinstance(box, TextBox))
    assert line.position_x + line.width / 2 == pytest.approx(left + width / 2, abs=1)
    assert left_of(quoted) == pytest.approx(left + 0.4 * width, abs=1)
    assert left_of(source) > left_of(quoted) + 10
    assert left_of(directions[0]) > left + 30
    assert next(box for box in walk(quoted) if isinstance(box, TextBox)).style["font_style"] == "normal"
    assert next(box for box in walk(source) if isinstance(box, TextBox)).style["font_style"] == "italic"

"""The whole cover of a book: every line in its panel, a spine that turns as its language does, a barcode that can be read."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import pytest

from diglot.extensions.press.adapters.barcodes import ean13_modules
from diglot.extensions.press.core.wraparound import UNPRINTED, WholeCover, lay_out_whole_cover
from diglot.model.paper.covers import CoverDesign, CoverFace, CoverLine, CoverWords
from diglot.model.paper.printing import Trim

WORDS = CoverWords(
    "Notes", "", ("On Paper", "О бумаге"), ("A. Nash",), "", 2, "#8c2f1b", UNPRINTED, "#000000", "#000000"
)
COVER = WholeCover(
    words=WORDS,
    blurbs=(("A short blurb.",), ("Короткий текст.",)),
    isbn="978-0-306-40615-7",
    modules=ean13_modules("9780306406157"),
    age="16+",
    spine=("On Paper", "Notes"),
    direction="down",
    trim=Trim(145, 215),
    spine_mm=12,
    flaps_mm=0,
    bleed_mm=5,
)
MM = 100


def measure(text: str, _face: CoverFace, size: int) -> float:
    return len(text) * size / 2


def laid_out(**changes: Any) -> tuple[CoverDesign, tuple[str, ...]]:
    return lay_out_whole_cover(
        WholeCover(**{name: getattr(COVER, name) for name in COVER.__struct_fields__} | changes), measure
    )


def line(design: CoverDesign, text: str, *, is_turned: bool = False) -> CoverLine:
    return next(line for line in design.lines if line.text == text and bool(line.turn) == is_turned)


def test_the_sheet_is_two_pages_a_spine_and_the_bleed() -> None:
    design, misfits = laid_out()
    assert (design.size, misfits) == (((2 * 145 + 12 + 2 * 5) * MM, (215 + 2 * 5) * MM), ())
    assert COVER.folds_mm == (145, 157)
    spine = next(shape for shape in design.shapes if shape.corners[0][0] == (5 + 145) * MM)
    assert spine.corners == ((150 * MM, 0), (162 * MM, design.size[1]))


def test_flaps_are_folded_too() -> None:
    design, _ = laid_out(flaps_mm=80.0)
    assert design.size[0] == (2 * 80 + 2 * 145 + 12 + 2 * 5) * MM
    assert line(design, "A short blurb.").x == (5 + 80 + 14) * MM


def test_everything_is_in_its_panel() -> None:
    design, _ = laid_out()
    for text in ("A short blurb.", "Короткий текст.", "16+", "ISBN 978-0-306-40615-7"):
        assert 5 * MM < line(design, text).x < 150 * MM, text
    for text in ("NOTES", "On Paper", "О бумаге", "A. Nash"):
        assert 162 * MM < line(design, text).x < 307 * MM, text
    for text in ("On Paper", "Notes"):
        assert 150 * MM < line(design, text, is_turned=True).x < 162 * MM, text


@pytest.mark.parametrize(("direction", "turn", "begins"), [("down", 90, "top"), ("up", -90, "foot")])
def test_the_spine_is_read_from_the_top_or_from_the_foot(direction: str, turn: int, begins: str) -> None:
    design, _ = laid_out(direction=direction)
    title, foot = (line(design, text, is_turned=True) for text in COVER.spine)
    assert (title.turn, foot.turn) == (turn, turn)
    assert (title.y < foot.y) == (begins == "top")


def test_a_spine_under_5_mm_has_no_text() -> None:
    for spine_mm, has_text in ((4.9, False), (5.0, True)):
        design, misfits = laid_out(spine_mm=spine_mm)
        assert any(line.turn for line in design.lines) == has_text
        assert misfits == (() if has_text else ("spine",))
    design, misfits = laid_out(spine_mm=4.9, direction="none")
    assert misfits == ()


def test_a_long_title_is_smaller_on_the_spine_or_left_off() -> None:
    short, _ = laid_out(spine=("On Paper", ""))
    design, _ = laid_out(spine=("On Paper and " * 7, ""))
    assert next(line for line in design.lines if line.turn).size < next(line for line in short.lines if line.turn).size
    assert laid_out(spine=("On Paper and " * 40, ""))[1] == ("spine",)


def test_a_blurb_gets_smaller_and_is_reported_when_it_is_still_too_long() -> None:
    sizes = {}
    for words in (20, 420, 900):
        design, misfits = laid_out(blurbs=(("word " * words,),))
        blurb = [line for line in design.lines if line.text.startswith("word")]
        sizes[words] = blurb[0].size
        assert all(line.y < 225 * MM for line in blurb)
        assert misfits == (("blurb",) if words == 900 else ())
    assert sizes[20] > sizes[420]


def test_the_paper_is_not_printed_unless_it_has_a_colour() -> None:
    assert laid_out()[0].paper == ""
    dark = CoverWords("Notes", "", ("On Paper",), (), "", 0, "#f0c040", "#102030", "#ffffff", "#cccccc")
    design, _ = laid_out(words=dark)
    assert design.paper == "#102030"
    assert {line.colour for line in design.lines if line.turn} == {"#000000"}


# The widths of spaces and bars of each digit in set A, left to right. Source: ISO/IEC 15420.
WIDTHS = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
# Which of the left digits are in set B, by the first digit, which has no bars.
FIRST = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")


def read_barcode(bars: list[tuple[int, int]], module: float) -> str:
    """Return the digits of an EAN-13 by the left and the right edges of its bars."""
    edges = [edge for bar in bars for edge in bar]
    widths = "".join(str(round((b - a) / module)) for a, b in pairwise(edges))
    assert (widths[:3], widths[27:32], widths[-3:]) == ("111", "11111", "111")
    left = [widths[3 + 4 * place : 7 + 4 * place] for place in range(6)]
    right = [widths[32 + 4 * place : 36 + 4 * place] for place in range(6)]
    sets = "".join("A" if digit in WIDTHS else "B" for digit in left)
    digits = [WIDTHS.index(digit if digit in WIDTHS else digit[::-1]) for digit in left]
    return "".join(map(str, [FIRST.index(sets), *digits, *(WIDTHS.index(digit) for digit in right)]))


def test_the_barcode_is_that_of_the_isbn_with_its_quiet_zones() -> None:
    design, _ = laid_out()
    ground = next(shape for shape in design.shapes if shape.colour == "#ffffff")
    bars = [
        (shape.corners[0][0], shape.corners[1][0]) for shape in design.shapes if shape.colour == "#000000"
        and ground.corners[0][0] < shape.corners[0][0] < ground.corners[1][0] and shape.corners[1][1] - shape.corners[0][1] > 20 * MM
    ]  # fmt: skip
    assert read_barcode(bars, 33) == "9780306406157"
    assert bars[0][0] - ground.corners[0][0] == 11 * 33
    assert ground.corners[1][0] - bars[-1][1] == 7 * 33


def test_without_an_isbn_there_is_no_barcode() -> None:
    design, _ = laid_out(isbn="", modules="")
    assert not any(shape.colour == "#ffffff" for shape in design.shapes)
    assert not any("ISBN" in line.text for line in design.lines)


def test_a_side_with_artwork_is_left_to_it_and_a_dark_paper_is_printed_beside_it() -> None:
    """Between the fold and the right edge nothing is drawn; the back keeps its ground."""
    drawn, _ = laid_out(words=msgspec.structs.replace(COVER.words, paper="#102030"), filled=("front",))
    front = COVER.bleed + round((COVER.flaps_mm + COVER.trim.width_mm + COVER.spine_mm) * 100)
    end = front + round(COVER.trim.width_mm * 100)
    inside = [shape for shape in drawn.shapes if any(front < x < end for x, _ in shape.corners)]
    assert inside == []
    assert [line.text for line in drawn.lines if front < line.x < end] == []
    assert drawn.paper == ""
    assert any(shape.colour == "#102030" and shape.corners[0][0] < front for shape in drawn.shapes)

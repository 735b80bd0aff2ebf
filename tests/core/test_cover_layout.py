"""Covers have space for any title, in both alphabets, and are painted as designed."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from diglot.adapters.painting.cover_image import CoverPainter, as_jpeg
from diglot.core.cover_layout import BOOK, CARD, CoverProportions, lay_out_cover, wrap_title
from diglot.model.look import JOURNAL
from diglot.model.paper.covers import FACES, CoverDesign, CoverWords

FONTS = Path(__file__).parents[2] / "assets" / "fonts"

TITLES = [
    "On",
    "Буквы без\u00a0шуб",
    "Letters Out of Their Furs",
    "Достопримечательности железнодорожного строительства на\u00a0Дальнем Востоке: от\u00a0Тайшета до\u00a0Ванина " * 2,
    "A " * 400,
    "Рентгеноэлектрокардиографического" * 4,
    "",
]


@pytest.fixture(scope="module")
def painter() -> CoverPainter:
    return CoverPainter({file: (FONTS / file).read_bytes() for file in FACES.values()})


def words(*titles: str) -> CoverWords:
    return CoverWords("Записки совета", "Дальний Восток / Дороги", titles, ("Вера Ланге",), "Перевел Томас Хейл", 1)


def fits(design: CoverDesign, painter: CoverPainter) -> bool:
    """Return whether all lines are on the page, with margins, and do not overlap."""
    lines_by_y = sorted(design.lines, key=lambda line: line.y)
    width, height = design.size
    margin = height // 18
    are_inside = all(
        line.x >= margin
        and line.x + painter.measure(line.text, line.face, line.size) + line.spacing * len(line.text) <= width - margin
        and line.size <= line.y <= height - margin
        for line in lines_by_y
    )
    return are_inside and all(upper.y < lower.y - lower.size * 0.7 for upper, lower in pairwise(lines_by_y))


@pytest.mark.parametrize("form", [BOOK, CARD], ids=["book", "card"])
@pytest.mark.parametrize("title", TITLES)
def test_every_title_fits(title: str, form: CoverProportions, painter: CoverPainter) -> None:
    assert fits(lay_out_cover(words(title), painter.measure, form), painter)


@pytest.mark.parametrize("form", [BOOK, CARD], ids=["book", "card"])
@pytest.mark.parametrize("title", TITLES[:4])
def test_two_titles_fit(title: str, form: CoverProportions, painter: CoverPainter) -> None:
    assert fits(lay_out_cover(words(title, title), painter.measure, form), painter)


@pytest.mark.parametrize("form", [BOOK, CARD], ids=["book", "card"])
@pytest.mark.parametrize("count", [2, 4, 5, 40])
def test_any_number_of_authors_fits(count: int, form: CoverProportions, painter: CoverPainter) -> None:
    many = CoverWords("Записки", "", TITLES[3:4] * 2, ("Вера Ланге",) * count, "Перевел Томас Хейл")
    assert fits(lay_out_cover(replace(many, translators=""), painter.measure, form), painter)
    # Only books name translators.
    assert form is CARD or fits(lay_out_cover(many, painter.measure, form), painter)


@pytest.mark.parametrize("title", TITLES)
def test_a_card_is_small(title: str, painter: CoverPainter) -> None:
    content = painter.paint(lay_out_cover(words(title, title), painter.measure, CARD))
    assert len(content) < 40_000
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))


def test_a_card_has_the_colour_of_its_blog(painter: CoverPainter) -> None:
    """The coloured parts, and not the first title: of the two alphabets each has its own ink."""
    design = lay_out_cover(replace(words("Rails", "Рельсы"), colour="#1f5673"), painter.measure, CARD)
    assert [line.colour for line in design.lines if line.face == "display"] == [JOURNAL.light.ink, "#1f5673"]
    assert JOURNAL.light.accent not in {shape.colour for shape in design.shapes}


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_no_title_breaks_a_cover(title: str) -> None:
    """Neither line breaks nor zero-width characters nor a very long word."""
    lay_out_cover(words(title), lambda text, face, size: len(text) * size / 2)


def test_a_short_title_is_set_larger_than_a_long_one(painter: CoverPainter) -> None:
    short, long = (
        max(line.size for line in lay_out_cover(words(title), painter.measure).lines) for title in TITLES[2:4]
    )
    assert short > long


@pytest.mark.parametrize("form", [BOOK, CARD], ids=["book", "card"])
def test_both_titles_have_one_size(form: CoverProportions, painter: CoverPainter) -> None:
    design = lay_out_cover(words("Ports", TITLES[3]), painter.measure, form)
    assert len({line.size for line in design.lines if line.face == "display"}) == 1


def test_words_joined_by_a_no_break_space_stay_on_one_line() -> None:
    assert wrap_title("Рельсы к\u00a0океану", 9, len) == ["Рельсы", "к\u00a0океану"]


def test_the_two_editions_close_a_spread(painter: CoverPainter) -> None:
    """The band is on the left of a cover for a left page, and on the right of one for a right page."""
    corners = []
    for leaf in (0, 1, 2):
        design = lay_out_cover(CoverWords("A", "", ("B",), (), "", leaf), painter.measure)
        with Image.open(io.BytesIO(painter.paint(design))) as png:
            image = png.convert("RGB")
            corners.append([image.getpixel((x, 900)) == _rgb(JOURNAL.light.accent) for x in (5, 1195)])
    assert corners == [[True, False], [False, True], [True, True]]


def test_a_cover_is_painted_in_the_colours_of_the_theme(painter: CoverPainter) -> None:
    design = lay_out_cover(words("Рельсы к\u00a0океану"), painter.measure)
    content = painter.paint(design)
    assert content == painter.paint(design)
    assert len(content) < 80_000
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 1800))
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 16) or ()}
        assert {_rgb(JOURNAL.light.paper), _rgb(JOURNAL.light.ink), _rgb(JOURNAL.light.accent)} <= colours


@pytest.mark.parametrize("face", sorted(FACES))
def test_every_face_has_both_alphabets(face: str, painter: CoverPainter) -> None:
    """A font paints each letter that it lacks as the same box."""
    widths = {painter.measure(letter, face, 100) for letter in "WwiIЩщжйёѣ—«"}  # type: ignore[arg-type]
    assert len(widths) > 6


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_format_unknown_to_reading_systems_is_converted(mode: str) -> None:
    avif = io.BytesIO()
    Image.new(mode, (8, 8), (140, 47, 27, 0)[: len(mode)]).save(avif, "AVIF")
    with Image.open(io.BytesIO(as_jpeg(avif.getvalue()))) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (8, 8))
        red = image.getpixel((4, 4))
        assert isinstance(red, tuple)
        assert (red[2] > 250) == (mode == "RGBA")


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))

"""Total fit: what TeX is known to do, and what holds for any paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diglot.core.line_breaking import (
    JUSTIFIED,
    break_at_first_fit,
    break_lines,
    total_fit,
)
from diglot.core.line_breaking.break_points import find_break_points
from diglot.core.line_breaking.demerits import LinePreferences, fitness
from diglot.model.paper.line_breaking import FORCED, Box, BrokenLine, Glue, Item, MeasuredParagraph, Penalty
from tests.tools.growth import Work, grows_by_the_square

END: Sequence[Item] = (Glue(0, inf), Penalty(FORCED))
# Nothing but TeX's own demerits, with one tolerance for all.
PLAIN_TEX = replace(
    JUSTIFIED, tolerances=(inf,), unlike=10_000.0, hyphens=(0.0, 10_000.0), last_hyphen=5_000.0, short_last=0.0
)


SPACE = Glue(1, 0.5, 1 / 3)


def words(*widths: float, space: Glue = SPACE) -> list[Item]:
    items: list[Item] = []
    for width in widths:
        items += [Box(width), space]
    return [*items[:-1], *END]


def stops(lines: Sequence[BrokenLine]) -> list[int]:
    return [line.stop for line in lines]


def demerits_of(
    paragraph: MeasuredParagraph, lines: Sequence[BrokenLine], preferences: LinePreferences = JUSTIFIED
) -> float:
    """Return the demerits of a paragraph broken in any way."""
    points = find_break_points(paragraph.items, paragraph.hanging)
    index_of = {item: point for point, item in enumerate(points.items)}
    total, key, before, leaf_line = 0.0, (total_fit._DECENT, 0, 0), 0, paragraph.leaf_line
    for line in lines:
        point = index_of[line.stop]
        total += total_fit._own_demerits(points, before, point, line.ratio, paragraph, preferences)
        key, extra = total_fit._next_key(
            points, point, key, fitness(line.ratio), preferences, leaf_line, counts_lines=True
        )
        total, before = total + extra, point
    return total


# ---------------------------------------------------------------- known results

# Widths of letters and signs in units of a machine of 1/18 em, and the first paragraph of “The Frog King”, as set in
# Knuth and Plass, “Breaking Paragraphs into Lines”: spaces of 6 units stretch by 3 and shrink by 2, one unit more or
# less after a comma, and so on.
FROG_KING = (
    "In olden times when wish-ing still helped one, there lived a king whose daugh-ters were all beau-ti-ful; and "
    "the young-est was so beau-ti-ful that the sun it-self, which has seen so much, was aston-ished when-ever it "
    "shone in her face. Close by the king's castle lay a great dark for-est, and un-der an old lime-tree in the for-est "
    "was a well, and when the day was very warm, the king's child went out into the for-est and sat down by the side of "
    "the cool foun-tain; and when she was bored she took a golden ball, and threw it up on high and caught it; and "
    "this ball was her favor-ite play-thing."
)
WIDTHS = {
    **dict(zip("abcdefghijklmnopqrstuvwxyz", (9, 10, 8, 10, 8, 6, 9, 10, 5, 6, 10, 5, 15, 10, 9, 10, 10, 7, 7, 7, 10, 9, 13, 10, 10, 8), strict=True)),
    "C": 13, "I": 6, ",": 5, ";": 5, ".": 5, "'": 5, "-": 6,
}  # fmt: skip


def frog_king() -> list[Item]:
    """Return the items of the paragraph: an indent of an em, spaces as in the article, hyphens of penalty 50."""
    items: list[Item] = [Box(18)]
    for word in FROG_KING.split():
        for number, part in enumerate(word.split("-")):
            if number:
                is_compound = word.startswith("lime")
                if is_compound:
                    items.append(Box(WIDTHS["-"]))
                items.append(Penalty(50, 0 if is_compound else WIDTHS["-"], True))
            items.append(Box(sum(WIDTHS[sign] for sign in part)))
        last = word[-1]
        items.append(
            Glue(6, 4, 2)
            if last == ","
            else Glue(6, 4, 1)
            if last == ";"
            else Glue(8, 6, 1)
            if last == "."
            else Glue(6, 3, 2)
        )
    return [*items[:-1], *END]


# The ratio of each line: the first row is the article's, the others are what TeX 3.141592653 shows of the same items.
FROG_KING_RATIOS: Mapping[int, Sequence[float]] = {
    390: (0.86, 0.0, 0.28, 1.0, 0.07, -0.28, 0.54, -0.17, 0.7, -0.18, 0.36, 0.0),
    400: (1.33, 0.42, 0.68, 0.08, 0.2, -0.9, -0.32, 0.21, 0.23, -0.55, -0.52, 0.0),
    420: (0.08, 0.36, -1.0, 0.36, -0.48, 0.64, 0.25, 0.63, -0.26, -0.73, 0.0),
    450: (-0.61, -0.53, -0.09, -0.71, -0.09, 0.26, 0.68, 0.65, 0.15, 0.32, 0.0),
    500: (0.77, 0.18, 0.63, 0.55, 0.0, 0.08, 0.28, 0.29, 0.57, 0.0),
    560: (-0.38, -0.48, -0.25, 0.23, 0.44, -0.54, 0.45, 0.4, 0.0),
}


@pytest.mark.parametrize("width", FROG_KING_RATIOS)
def test_the_frog_king_is_broken_as_by_tex(width: int) -> None:
    lines = break_lines(MeasuredParagraph(frog_king(), width), PLAIN_TEX)
    assert [line.ratio for line in lines] == pytest.approx(FROG_KING_RATIOS[width], abs=0.006)


@pytest.mark.parametrize(("ratio", "expected"), [(-0.6, 0), (-0.5, 0), (0, 1), (0.5, 1), (0.6, 2), (1, 2), (1.1, 3)])
def test_lines_are_classed_as_tex_does(ratio: float, expected: int) -> None:
    """The TeXbook, p. 97: tight below -0.5, decent, loose from 0.5, very loose from 1."""
    assert fitness(ratio) == expected


def test_demerits_are_the_texbooks() -> None:
    """The TeXbook, p. 98: (l + b)² + p² for each line, more for a second hyphen and for lines unlike each other."""
    items = [Box(4), Glue(1, 1, 0.5), Box(4), Penalty(50, 1, True), Box(9), Glue(1, 1, 0.5), Box(3), *END]
    lines = break_lines(MeasuredParagraph(items, 10), PLAIN_TEX)
    assert lines == (BrokenLine(3, 0.0), BrokenLine(5, inf), BrokenLine(8, 0.0))
    tight = [Box(6), Glue(2, 1, 1), Box(3), Penalty(50, 0.5, True), Box(9), Glue(1, 1, 1), Box(1), *END]
    assert break_lines(MeasuredParagraph(tight, 11), PLAIN_TEX)[0] == BrokenLine(3, -0.5)
    assert demerits_of(MeasuredParagraph(tight, 11), [BrokenLine(3, -0.5)], PLAIN_TEX) == (10 + 12.5) ** 2 + 50**2


def test_one_loose_line_is_avoided_by_squeezing_another() -> None:
    """First fit leaves the second line very loose; total fit squeezes the first."""
    paragraph = MeasuredParagraph(words(3, 3, 3.9, 5, 5, 2), 11.6)
    greedy, best = break_at_first_fit(paragraph), break_lines(paragraph)
    assert max(line.ratio for line in best) < max(line.ratio for line in greedy)
    assert min(line.ratio for line in best) < 0


def test_spaces_at_a_break_are_discarded() -> None:
    points = find_break_points([Box(2), Penalty(60), Glue(1, 0.5, 0.3), Box(2), *END], {})
    assert points.items == [-1, 1, 5]
    assert points.starts.widths[1] == 3


def test_a_hard_space_never_ends_a_line() -> None:
    items = [Box(4), Glue(1, 0.5, 0.3), Box(4), Penalty(inf), Glue(1, 0.5, 0.3), Box(4), *END]
    assert stops(break_lines(MeasuredParagraph(items, 9.5))) == [1, 7]


def test_a_forced_break_ends_a_line_that_is_filled_with_white() -> None:
    items = [Box(2), Glue(0, inf), Penalty(FORCED), Box(3), *END]
    assert break_lines(MeasuredParagraph(items, 10)) == (BrokenLine(2, 0.0), BrokenLine(5, 0.0))


def test_a_last_line_without_glue_to_fill_it_is_justified() -> None:
    """The part of a paragraph that goes on on the next page."""
    items = [*words(4, 4)[:-2], Penalty(FORCED)]
    assert break_lines(MeasuredParagraph(items, 9.25)) == (BrokenLine(3, 0.5),)


def test_no_more_than_two_hyphens_follow_each_other_where_that_can_be_had() -> None:
    syllables: list[Item] = []
    for _ in range(24):
        syllables += [Box(4), Penalty(40, 1, True), Box(4), Glue(1, 2, 0.3)]
    items = [*syllables[:-1], *END]
    lines = break_lines(MeasuredParagraph(items, 14, least_last=3))
    hyphens = "".join("-" if isinstance(items[line.stop], Penalty) else " " for line in lines[:-1])
    assert "---" not in hyphens


def test_a_last_line_is_not_shorter_than_is_wanted() -> None:
    paragraph = MeasuredParagraph(words(4, 4, 4, 4, 4, 4, 4, 4, 1, space=Glue(1, 2.5, 0.3)), 19.5)
    tolerant = replace(JUSTIFIED, tolerances=(inf,), unlike=500.0)
    short, long = (break_lines(replace(paragraph, least_last=least), tolerant) for least in (0, 2))
    assert (stops(short), stops(long)) == ([7, 15, 18], [7, 13, 18])


@pytest.mark.parametrize("looseness", [-1, 1])
def test_looseness_makes_a_paragraph_longer_or_shorter_by_a_line(looseness: int) -> None:
    """The TeXbook, p. 103."""
    paragraph = MeasuredParagraph(words(*[3.0] * 41, space=Glue(1, 0.9, 0.5)), 21)
    tolerant = replace(JUSTIFIED, tolerances=(inf,))
    lines = len(break_lines(paragraph, tolerant))
    assert len(break_lines(replace(paragraph, looseness=looseness), tolerant)) == lines + looseness


def test_the_last_line_of_a_leaf_ends_with_a_whole_word_if_there_is_another_way() -> None:
    """A looser line is better than a reader who turns the leaf in the middle of a word."""
    hyphen = Penalty(50, 0.3, is_hyphen=True)
    items = [word for _ in range(12) for word in (Box(5), hyphen, Box(4), Glue(1, 3, 0.3))][:-1]
    paragraph = MeasuredParagraph([*items, *END], 25.3)
    hyphens = {at for at, item in enumerate(paragraph.items) if isinstance(item, Penalty) and item.is_hyphen}
    divided = [number for number, line in enumerate(break_lines(paragraph), start=1) if line.stop in hyphens]
    assert divided
    for number in divided:
        lines = break_lines(replace(paragraph, leaf_line=number))
        assert lines[number - 1].stop not in hyphens


def test_ragged_lines_are_of_like_length() -> None:
    paragraph = MeasuredParagraph(words(6, 6, 3, 12, 9, space=Glue(1)), 20, ragged=6)
    assert stops(break_at_first_fit(paragraph)) == [5, 7, 10]
    assert stops(break_lines(paragraph)) == [3, 7, 10]


def test_a_title_is_divided_into_lines_of_like_length() -> None:
    paragraph = MeasuredParagraph(words(3, 5, 2, 3, 4), 16, is_balanced=True)
    assert stops(break_at_first_fit(paragraph)) == [7, 10]
    assert stops(break_lines(paragraph)) == [3, 10]


def test_no_line_of_a_title_ends_with_a_short_word_unless_it_took_one_more() -> None:
    """“Часовщик с Липовой улицы”: the space after the preposition may break, at a cost."""
    items = [Box(8), SPACE, Box(1), Penalty(60), SPACE, Box(7), SPACE, Box(5), *END]
    title = MeasuredParagraph(items, 16, is_balanced=True)
    assert stops(break_lines(title)) == [1, len(items) - 1]
    assert stops(break_lines(replace(title, width=14))) == [3, len(items) - 1], "in three lines otherwise"


def test_a_word_wider_than_the_line_has_a_line_of_its_own() -> None:
    lines = break_lines(MeasuredParagraph(words(3, 30, 3), 10))
    assert stops(lines) == [1, 3, 6]
    assert lines[1].ratio == -inf


# ---------------------------------------------------------------- any paragraph

PARAGRAPHS = st.builds(
    lambda parts, width, least: MeasuredParagraph(
        [item for part in parts for item in part] + [Box(1), *END], width, least
    ),
    st.lists(
        st.one_of(
            st.builds(lambda width: [Box(width), Glue(1, 0.5, 0.25)], st.floats(0.5, 6)),
            st.builds(lambda width: [Box(width, 0.1, 0.05), Penalty(50, 0.6, True)], st.floats(0.5, 3)),
            st.builds(lambda width: [Box(width), Penalty(inf), Glue(1, 0.5, 0.25)], st.floats(0.5, 3)),
            st.builds(lambda width: [Box(width), Penalty(80), Glue(1, 0.5, 0.25)], st.floats(0.5, 3)),
        ),
        min_size=1,
        max_size=60,
    ),
    st.floats(8, 30),
    st.floats(0, 3),
)
ANY_RATIO = replace(JUSTIFIED, tolerances=(inf,))


@settings(deadline=None)
@given(PARAGRAPHS)
def test_no_way_of_filling_lines_one_by_one_is_better(paragraph: MeasuredParagraph) -> None:
    best, greedy = break_lines(paragraph, ANY_RATIO), break_at_first_fit(paragraph)
    least = demerits_of(paragraph, best, ANY_RATIO)
    assert least <= demerits_of(paragraph, greedy, ANY_RATIO) * (1 + 1e-9)


@settings(deadline=None)
@given(PARAGRAPHS)
def test_lines_fit_and_hold_everything_once(paragraph: MeasuredParagraph) -> None:
    """Each stretches or shrinks to the full width as its ratio says, unless there was nowhere to break it."""
    points = find_break_points(paragraph.items, {})
    lines = break_lines(paragraph)
    places = [points.items.index(line.stop) for line in lines]
    assert places == sorted(set(places))
    assert places[-1] == points.last
    for before, place, line in zip([0, *places], places, lines, strict=False):
        start, end = points.starts, points.ends
        natural = end.widths[place] - start.widths[before] + points.added[place]
        if line.ratio == -inf:
            inside = range(before + 1, place)
            assert not any(
                end.widths[point] + points.added[point] - start.widths[before] <= paragraph.width for point in inside
            )
        elif line.ratio < 0:
            shrunk = natural + line.ratio * (end.shrinks[place] - start.shrinks[before])
            assert shrunk == pytest.approx(paragraph.width)
        elif not points.fills[place] and line.ratio < inf:
            stretched = natural + line.ratio * (end.stretches[place] - start.stretches[before])
            assert stretched == pytest.approx(paragraph.width)


@settings(deadline=None)
@given(PARAGRAPHS)
def test_the_same_paragraph_is_broken_the_same_way(paragraph: MeasuredParagraph) -> None:
    assert break_lines(paragraph) == break_lines(replace(paragraph, items=list(paragraph.items)))


def test_time_grows_with_the_length_of_the_paragraph_only() -> None:
    def paragraph(count: int) -> Work:
        widths = ([2.0, 3.1, 4.4, 1.2, 5.3, 2.7, 3.9] * count)[:count]
        return partial(break_lines, MeasuredParagraph(words(*widths, space=Glue(1, 0.5, 0.25)), 40))

    assert not grows_by_the_square(paragraph, 3_200)

"""Cutting rows and filling pages, with a typesetter whose lines have sixty letters and are ten pixels high."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from diglot.core.alignment import align_sentences
from diglot.extensions.facing.core import Spread, pack_spreads, render_facing_leaves, render_parallel_leaves
from diglot.extensions.facing.core.splitting import MarkupText, find_level_cuts, find_side_cuts, split_rows
from diglot.extensions.facing.model.spreads import ColumnLayout, PairedRow, PairedText
from diglot.model.paper.spreads import LinePosition, MeasuredBlock, SpreadLevel
from tests.tools.samples import examples

LETTERS_PER_LINE, LINE = 60, 10.0
ALIGN = partial(align_sentences, source_lang="en", target_lang="ru")
COLUMN = ColumnLayout(width_px=300, depth_px=200, line_px=LINE, notes_head_px=15)


def measure(blocks: Sequence[str]) -> list[MeasuredBlock]:
    """Measure headings and pictures by their own height, everything else as running text."""
    return [_measure_block(block) for block in blocks]


def _measure_block(block: str) -> MeasuredBlock:
    if "<figure" in block:
        return MeasuredBlock(float(re.findall(r'height="(\d+)"', block)[0]))
    letters = MarkupText(block).letters
    count = max(1, -(-letters // LETTERS_PER_LINE))
    lines = [LinePosition((n + 1) * LINE, min(letters, (n + 1) * LETTERS_PER_LINE)) for n in range(count)]
    is_heading = "<h2" in block
    return MeasuredBlock(count * LINE, 20.0 if is_heading else 0.0, 10.0 if is_heading else 0.0, tuple(lines))


def paired(
    *rows: tuple[str, str], notes: tuple[Sequence[str], Sequence[str]] = ((), ()), own: int | None = None
) -> PairedText:
    return PairedText(
        langs=("en", "ru"),
        tags=("en-GB", "ru-RU"),
        rows=tuple(PairedRow(left, right) for left, right in rows),
        notes=(tuple(notes[0]), tuple(notes[1])),
        titles=("A", "А"),
        heads=("English", "Русский"),
        own_notes=(len(notes[0]) if own is None else own, len(notes[1])),
    )


def packed(
    *rows: tuple[str, str],
    notes: tuple[Sequence[str], Sequence[str]] = ((), ()),
    level: SpreadLevel = "paragraph",
) -> tuple[Spread, ...]:
    return pack_spreads(paired(*rows, notes=notes), COLUMN, measure, ALIGN, level)


def sentences(count: int, start: int = 1, end: str = ".") -> str:
    """Return numbered sentences of about one line each."""
    return " ".join(
        f"Sentence {n} speaks of the year {1000 + n} and of nothing else{end}" for n in range(start, start + count)
    )


def paragraph(count: int, start: int = 1) -> str:
    return f"<p>{sentences(count, start)}</p>"


def texts(spread: Spread, side: int) -> list[str]:
    blocks = [row.sides[side].block for row in spread.rows]
    return [MarkupText(block.html).text if block else "" for block in blocks]


def height(count: int) -> float:
    """Return the height of a paragraph of some sentences."""
    return _measure_block(paragraph(count)).height_px


def depth(spread: Spread, side: int) -> float:
    """Return the height that the text of one side takes."""
    return sum(row.sides[side].gap_px + row.sides[side].height_px for row in spread.rows)


def call(number: int, lang: str = "en") -> str:
    return f'<a role="doc-noteref" href="#{lang}-fn{number}">{number}</a>'


# ---------------------------------------------------------------- cutting

WORDS = st.sampled_from(["dot.", "«Кавычки»", "one", "(two)", "R&amp;D", "три.", "—", "a-b"])
INLINES = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from(["em", "strong", 'span lang="ru"']), st.lists(inner, min_size=1)).map(
        lambda pair: f"<{pair[0]}>{' '.join(pair[1])}</{pair[0].split()[0]}>"
    ),
    max_leaves=8,
)
PARAGRAPHS = st.lists(INLINES, min_size=1).map(lambda parts: f"<p>{' '.join(parts)}</p>")
PIECES = st.one_of(
    st.lists(PARAGRAPHS, min_size=1, max_size=3).map("\n".join),
    st.lists(PARAGRAPHS, min_size=1, max_size=3).map(lambda parts: f"<blockquote>{''.join(parts)}</blockquote>"),
    st.lists(INLINES, min_size=1, max_size=4).map(
        lambda parts: '<ol start="3">' + "".join(f"<li>{part}</li>" for part in parts) + "</ol>"
    ),
)


@settings(deadline=None)
# A text of one letter cannot be cut.
@given(PIECES.filter(lambda html: len(MarkupText(html).text) > 1), st.data())
def test_a_cut_loses_nothing_and_leaves_valid_markup(html: str, data: st.DataObject) -> None:
    text = MarkupText(html)
    at = data.draw(st.integers(1, len(text.text) - 1))
    head, tail = text.cut(at)
    assert MarkupText(head).text + MarkupText(tail).text == text.text
    for part in (head, tail):
        etree.fromstring(f"<div>{part}</div>")


def test_an_id_stays_with_the_first_part() -> None:
    """Ids must be unique."""
    head, tail = MarkupText('<p id="p7">One. <em id="x">Two. Three.</em></p>').cut(10)
    assert 'id="p7"' in head and 'id="x"' in head
    assert "id=" not in tail


def test_a_call_stays_with_its_sentence() -> None:
    head, tail = MarkupText(f"<p>One.{call(1)} Two.</p>").cut(5)
    assert call(1) in head
    assert call(1) not in tail


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("<h2>Ports</h2>", "<p>{}</p>"),
        ('<div class="biography"><p class="biography-name">Ada Byron</p>', "<div><p>{}</p></div></div>"),
        (
            "<table><thead><tr><th>Year</th></tr></thead>",
            "<tbody><tr><td>{}</td></tr><tr><td>{}</td></tr></tbody></table>",
        ),
        (
            "<table><caption><p>Table 1. Ports.</p></caption><thead><tr><th></th></tr><tr><th>Year</th></tr>",
            "<tr><th>Day</th></tr></thead><tbody><tr><td>{}</td></tr><tr><td>{}</td></tr></tbody></table>",
        ),
    ],
)
def test_nothing_is_cut_after_what_heads_it(head: str, rest: str) -> None:
    """On a page that has room for the head and one line, the whole goes to the next page."""
    block = head + rest.replace("{}", sentences(4))
    first, second = packed((paragraph(24), paragraph(24)), (block, block))
    assert len(first.rows) == 1
    assert len(second.rows) == 1


def test_a_row_of_a_table_is_not_cut_between_its_cells() -> None:
    rows = "".join(f"<tr>\n<td>{first}</td>\n<td>{second}</td>\n</tr>\n" for first, second in ("ab", "cd"))
    text = MarkupText(f"<table>\n<tbody>\n{rows}</tbody>\n</table>")
    assert [text.cut_position_after(letters) for letters in (1, 3)] == [None, None]
    at = text.cut_position_after(2)
    assert at is not None
    assert "<td>b</td>" in text.cut(at)[0]
    assert "<td>c</td>" in text.cut(at)[1]


def test_a_table_repeats_its_head_after_a_cut() -> None:
    table = "<table><thead><tr><th>Port</th></tr></thead><tbody><tr><td>A</td></tr><tr><td>B</td></tr></tbody></table>"
    _, tail = MarkupText(table).cut(5)
    assert tail.count("<th>Port</th>") == 1
    assert "<td>A</td>" not in tail


def test_both_sides_are_cut_at_corresponding_sentences() -> None:
    left, right = (
        MarkupText("<p>It rained. He came in 1937.</p>"),
        MarkupText("<p>Шел дождь. Он приехал в 1937 году.</p>"),
    )
    assert find_level_cuts(left, right, ALIGN) == ((11, 11),)


def test_sides_with_different_structures_have_no_common_cut() -> None:
    left, right = MarkupText("<ul><li>One</li><li>Two</li></ul>"), MarkupText("<p>Раз. Два. Три.</p>")
    assert find_level_cuts(left, right, ALIGN) == ()


def test_no_cut_leaves_a_part_without_words() -> None:
    """Between the start of a division and its first paragraph is the end of a line, which is no text."""
    poem = MarkupText('<div class="verse">\n<p>One</p>\n<p>Two</p>\n</div>')
    assert find_level_cuts(poem, poem, ALIGN) == ((5, 5),)
    assert find_side_cuts(poem, ALIGN) == (5,)


def test_a_poem_longer_than_a_page_is_cut_at_its_lines() -> None:
    def poem(lines: int) -> str:
        verses = "<br>\n".join(
            f"The line that has the number {n} in this poem of the ferries we took" for n in range(lines)
        )
        return f'<div class="verse">\n<p>{verses}</p>\n</div>'

    spreads = packed((poem(56), poem(56)))
    assert len(spreads) == 3
    shown = ["".join(text for spread in spreads for text in texts(spread, side)) for side in (0, 1)]
    assert all(shown[side].count("number") == 56 for side in (0, 1))


def test_items_of_lists_become_separate_rows() -> None:
    items = split_rows("<ol><li>A</li><li>B</li><li>C</li></ol>", "<ol><li>А</li><li>Б</li><li>В</li></ol>")
    assert [MarkupText(left).text for left, _ in items] == ["A", "B", "C"]
    assert [re.findall(r'start="(\d)"', right) for _, right in items] == [[], ["2"], ["3"]]


# ---------------------------------------------------------------- filling pages


def test_a_row_is_as_tall_as_its_taller_side() -> None:
    (spread,) = packed((paragraph(2), paragraph(5)), (paragraph(1), paragraph(1)))
    assert [row.sides[0].gap_px for row in spread.rows] == [0, 0]
    assert spread.rows[0].sides[0].height_px == _measure_block(paragraph(5)).height_px


def test_both_pages_end_at_the_same_sentence() -> None:
    first, second = packed((paragraph(30), paragraph(30)))
    assert texts(first, 0) == texts(first, 1)
    assert texts(first, 0)[0].strip().endswith("else.")
    assert texts(first, 0)[0] + texts(second, 0)[0] == sentences(30)


def test_no_line_is_stranded() -> None:
    for lines in range(1, 25):
        spreads = packed((paragraph(lines), paragraph(lines)), (paragraph(6, 50), paragraph(6, 50)))
        for spread in spreads:
            for text in texts(spread, 0):
                assert len(text) > LETTERS_PER_LINE or text == sentences(lines)


def test_a_heading_stays_with_the_text_that_follows() -> None:
    heading = ("<h2>A heading</h2>", "<h2>Заголовок</h2>")
    for lines in range(1, 30):
        for spread in packed((paragraph(lines), paragraph(lines)), heading, (paragraph(9, 60), paragraph(9, 60))):
            assert texts(spread, 0)[-1] != "A heading"


def test_a_paragraph_without_a_counterpart_faces_an_empty_space() -> None:
    (spread,) = packed((paragraph(2), paragraph(2)), ("", paragraph(4, 40)), (paragraph(2, 90), paragraph(2, 90)))
    assert texts(spread, 0)[1] == ""
    assert texts(spread, 1)[1] == sentences(4, 40)


def test_a_one_sided_row_longer_than_a_page_is_cut_independently() -> None:
    spreads = packed(("", paragraph(60)), (paragraph(1, 90), paragraph(1, 90)))
    assert "".join(text for spread in spreads for text in texts(spread, 1)) == sentences(60) + sentences(1, 90)
    assert len(spreads) > 2


def test_a_unit_much_longer_in_one_language_begins_level_and_continues_alone() -> None:
    spreads = packed(("<p>Short.</p>", paragraph(60)), (paragraph(1, 90), paragraph(1, 90)))
    assert texts(spreads[0], 0) == ["Short."]
    assert "".join(text for spread in spreads for text in texts(spread, 1)) == sentences(60) + sentences(1, 90)


def test_notes_take_space_only_on_their_side() -> None:
    long_note = f"<p>{sentences(10, 200)}</p>"
    noted = f"<p>{sentences(1)}{call(1)}</p>"
    (first, second) = packed((noted, paragraph(1)), (paragraph(14, 20), paragraph(14, 20)), notes=((long_note,), ()))
    assert [[note.number for note in side] for side in first.notes] == [[1], []]
    used = sum(row.sides[0].gap_px + row.sides[0].height_px for row in first.rows)
    assert used + COLUMN.notes_head_px + _measure_block(long_note).height_px <= COLUMN.depth_px
    assert texts(first, 0)[1] + texts(second, 0)[0] == sentences(14, 20)


def test_a_note_longer_than_a_page_continues_on_the_next() -> None:
    noted = f"<p>{sentences(3)}{call(1)}</p>"
    endless = f"<p>{sentences(40, 200)}</p>"
    spreads = packed((noted, paragraph(3)), (paragraph(2, 90), paragraph(2, 90)), notes=((endless,), ()))
    parts = [note for spread in spreads for note in spread.notes[0]]
    assert "".join(MarkupText(part.block.html).text for part in parts) == sentences(40, 200)
    assert [part.number for part in parts] == [1, *[0] * (len(parts) - 1)]


def test_a_picture_that_does_not_fit_opens_the_next_spread_while_the_text_continues() -> None:
    picture = '<figure><img height="160"></figure>'
    first, second = packed((paragraph(6), paragraph(6)), (picture, picture), (paragraph(6, 40), paragraph(6, 40)))
    assert texts(first, 0) == [sentences(6), sentences(6, 40)]
    assert "<figure" in second.rows[0].sides[0].block.html if second.rows[0].sides[0].block else False


def test_pictures_that_wait_stay_in_order_also_where_the_second_would_fit() -> None:
    def figure(name: str, height: int) -> tuple[str, str]:
        picture = f'<figure><img height="{height}">{name}</figure>'
        return picture, picture

    text = (paragraph(6), paragraph(6))
    first, second = packed(text, figure("One", 160), figure("Two", 40), text)
    assert texts(first, 0) == [sentences(6), sentences(6)]
    assert texts(second, 0) == ["One", "Two"]


def test_a_table_of_several_pages_does_not_go_before_a_picture_that_waits() -> None:
    picture = '<figure><img height="160">One</figure>'
    rows = "".join(f"<tr><td>{n}</td><td>{sentences(1)}</td></tr>" for n in range(40))
    table = f'<div class="table-scroll"><table><tbody>{rows}</tbody></table></div>'
    text = (paragraph(6), paragraph(6))
    spreads = packed(text, (picture, picture), text, (table, table))
    assert texts(spreads[0], 0) == [sentences(6), sentences(6)]
    assert texts(spreads[1], 0)[0] == "One"


def test_a_picture_taller_than_a_page_is_placed_all_the_same() -> None:
    """The checks of the pages report the overflow; packing ends."""
    picture = '<figure><img height="900"></figure>'
    spreads = packed((paragraph(2), paragraph(2)), (picture, picture), (paragraph(2, 40), paragraph(2, 40)))
    assert len(spreads) == 3


@pytest.mark.parametrize("level", ["paragraph", "page"])
@settings(max_examples=examples(30), deadline=None)
@given(lengths=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=5))
def test_nothing_is_lost_whatever_the_lengths(level: SpreadLevel, lengths: list[tuple[int, int]]) -> None:
    rows = [
        tuple(paragraph(count, 100 * (number + 1)) if count else "" for count in pair)
        for number, pair in enumerate(lengths)
    ]
    spreads = packed(*[(left, right) for left, right in rows], level=level)
    for side in (0, 1):
        printed = "".join(text for spread in spreads for text in texts(spread, side))
        assert printed == "".join(MarkupText(row[side]).text for row in rows)
        for spread in spreads:
            assert depth(spread, side) <= COLUMN.depth_px + 0.5


# ---------------------------------------------------------------- level by page


def test_where_pages_are_level_paragraphs_of_a_side_run_on() -> None:
    [spread] = packed((paragraph(2), paragraph(7)), (paragraph(3, 40), paragraph(2, 40)), level="page")
    assert [[(side.gap_px, side.height_px) for side in row.sides] for row in spread.rows] == [
        [(0, height(2)), (0, height(7))],
        [(0, height(3)), (0, height(2))],
    ]


def test_where_pages_are_level_they_turn_at_corresponding_sentences() -> None:
    first, second = packed((paragraph(4), paragraph(14)), (paragraph(16, 40), paragraph(16, 40)), level="page")
    assert texts(first, 0)[1] == texts(first, 1)[1]
    assert sentences(16, 40).startswith(texts(first, 0)[1])
    assert depth(first, 1) >= COLUMN.depth_px - LINE
    assert depth(first, 0) < depth(first, 1)
    assert texts(second, 0) == texts(second, 1)


def test_where_pages_are_level_a_passage_without_a_counterpart_leaves_no_hole() -> None:
    [spread] = packed(("", paragraph(5)), (paragraph(3, 40), paragraph(3, 40)), level="page")
    assert [depth(spread, side) for side in (0, 1)] == [height(3), height(5) + height(3)]


def test_where_pages_are_level_notes_take_space_on_their_side_only() -> None:
    note = f"<p>{sentences(8, 200)}</p>"
    rows = ((f"<p>{sentences(3)}{call(1)}</p>", paragraph(9)), (paragraph(5, 40), paragraph(9, 40)))
    [by_page] = packed(*rows, notes=((note,), ()), level="page")
    assert [depth(by_page, side) for side in (0, 1)] == [height(3) + height(5), 2 * height(9)]


# ---------------------------------------------------------------- a smaller side


def packed_smaller(*rows: tuple[str, str], level: SpreadLevel) -> tuple[Spread, ...]:
    """Pack rows whose right side has lines of eight pixels in place of ten."""

    def measure_sides(blocks: Sequence[str]) -> list[MeasuredBlock]:
        return [_scaled(_measure_block(block), 0.8 if " smaller" in block else 1) for block in blocks]

    text, column = replace(paired(*rows), smaller=1), replace(COLUMN, smaller_line_px=0.8 * LINE)
    return pack_spreads(text, column, measure_sides, ALIGN, level)


def _scaled(block: MeasuredBlock, by: float) -> MeasuredBlock:
    lines = tuple(LinePosition(line.foot_px * by, line.letters) for line in block.lines)
    return MeasuredBlock(block.height_px * by, block.lead_px * by, block.trail_px * by, lines)


def test_where_pages_are_level_a_smaller_side_has_lines_of_its_own_and_holds_more() -> None:
    rows = (paragraph(4), paragraph(9)), ("<h2>Two</h2>", "<h2>Два</h2>"), (paragraph(8, 40), paragraph(15, 40))
    [spread] = packed_smaller(*rows, level="page")
    for side, line_px in ((0, LINE), (1, 0.8 * LINE)):
        first, heading, last = (row.sides[side] for row in spread.rows)
        above_px = first.height_px + heading.gap_px + heading.height_px + last.gap_px
        assert above_px / line_px == pytest.approx(round(above_px / line_px))
    assert len(packed(*rows, level="page")) == 2


def test_where_paragraphs_are_level_a_smaller_one_begins_level_too() -> None:
    [spread] = packed_smaller((paragraph(2), paragraph(2)), (paragraph(2, 40), paragraph(2, 40)), level="paragraph")
    assert [[(side.gap_px, side.height_px) for side in row.sides] for row in spread.rows] == [
        [(0, height(2)), (0, height(2))],
        [(0, height(2)), (0, height(2))],
    ]


def test_text_and_notes_of_the_smaller_side_are_smaller_and_its_title_is_not() -> None:
    note = "<p>A note.</p>"
    text = replace(
        paired((f"<p>One.{call(1)}</p>", f"<p>Раз.{call(1)}</p>"), notes=((note,), (note,))),
        rows=(PairedRow("<h1>A</h1>", "<h1>А</h1>", "opening"), PairedRow("<p>One.</p>", f"<p>Раз.{call(1)}</p>")),
        smaller=1,
    )
    [spread] = pack_spreads(text, replace(COLUMN, smaller_line_px=8.0), measure, ALIGN)
    assert [[side.block and side.block.is_smaller for side in row.sides] for row in spread.rows] == [
        [False, False],
        [False, True],
    ]
    assert [note.block.is_smaller for note in spread.notes[1]] == [True]


# ---------------------------------------------------------------- leaves


@pytest.mark.parametrize("leaves", [render_facing_leaves, render_parallel_leaves])
def test_opposite_slots_have_the_same_height(leaves: object) -> None:
    pair = paired((paragraph(2), paragraph(7)), ("", paragraph(1)))
    html = leaves(pack_spreads(pair, COLUMN, measure, ALIGN), COLUMN, pair)  # type: ignore[operator]
    heights = re.findall(r'class="slot" style="height: ([\d.]+)px"', html)
    assert sorted(heights[::2]) == sorted(heights[1::2]) or heights[: len(heights) // 2] == heights[len(heights) // 2 :]


def test_a_facing_leaf_has_its_language_and_its_title() -> None:
    pair = paired((paragraph(1), paragraph(1)))
    html = render_facing_leaves(pack_spreads(pair, COLUMN, measure, ALIGN), COLUMN, pair)
    assert re.findall(r'<section class="leaf (\w+)" lang="([\w-]+)" data-head="(.)"', html) == [
        ("verso", "en-GB", "A"),
        ("recto", "ru-RU", "А"),
    ]


def test_a_note_by_an_asterisk_after_the_last_letter_has_its_place() -> None:
    """An asterisk is no letter: the call ends where the words before it end."""
    call = '<a role="doc-noteref" class="note-call second-row" href="#en-fn2">*</a>'
    other = '<a role="doc-noteref" class="note-call" href="#en-fn1">1</a>'
    text = f"<p>One word{call} and{other} another{call.replace('fn2', 'fn3')}.</p>"
    notes = ["<p>By the author.</p>", "<p>By the editor.</p>", "<p>By the translator.</p>"]
    spreads = pack_spreads(paired((text, "<p>Слово</p>"), notes=(notes, ()), own=1), COLUMN, measure, ALIGN)
    placed = [(note.number, note.block.kind) for note in spreads[0].notes[0]]
    assert sorted(placed) == [(1, "note"), (2, "second-row"), (3, "second-row")]
    leaf = render_facing_leaves(spreads, COLUMN, paired((text, ""), notes=(notes, ()), own=1))
    assert leaf.index("By the author") < leaf.index("By the editor") < leaf.index("By the translator")

"""Spans of a manuscript and rows of two: nothing of a file is lost, and a save changes nothing but its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.extensions.desk import core as desk
from diglot.extensions.desk.core import SourceText
from diglot.extensions.desk.model.desk import RowPlace, SpanStart
from diglot.model.publication import BlockPair
from tests.tools.growth import Work, grows_by_the_square

WORDS = st.text("абвabc *_[]()«»—.,:;!?\t", min_size=1, max_size=12).filter(lambda text: text.strip())
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
FRONT = "---\ntitle: A\n---\n"


@dataclass(frozen=True)
class Manuscript:
    """A file, and where its spans begin."""

    content: bytes
    starts: tuple[SpanStart, ...]

    @property
    def source(self) -> SourceText:
        """The file as the desk cuts it."""
        text = self.content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return desk.cut(self.content, text, self.starts)


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscript:
    """Files with and without front matter, byte order mark and last line end, with line ends of all kinds."""
    lines = FRONT.split("\n")[:-1] if draw(st.booleans()) else []
    lines += [""] * draw(st.integers(0, 2))
    starts = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["text", "text", "text", "comment", "definition"]))
        paragraph = draw(st.lists(WORDS, min_size=1, max_size=3))
        last = len(lines) + len(paragraph) if kind == "definition" else None
        starts.append(SpanStart(len(lines), kind, range(number, number + 1), last, f"^{number}"))  # type: ignore[arg-type]
        lines += [*paragraph, *[draw(st.sampled_from(["", "  "]))] * draw(st.integers(1, 3))]
    ends = draw(st.one_of(st.just(["\n"]), st.just(["\r\n"]), st.lists(LINE_ENDS, min_size=1, max_size=4)))
    text = ""
    for number, line in enumerate(lines):
        end = ends[number % len(ends)]
        # After a lone "\r", an empty line that ends with "\n" would make one line end of both.
        text += line + ("\r\n" if end == "\n" and not line and text.endswith("\r") else end)
    text = text if draw(st.booleans()) else text.rstrip("\r\n \t")
    return Manuscript((b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode(), tuple(starts))


def parts_of(source: SourceText, start: int, stop: int) -> tuple[bytes, bytes]:
    """What is before the lines, and what is after them."""
    return source.bom + b"".join(source.raw[:start]), b"".join(source.raw[stop:])


@given(manuscripts())
def test_the_spans_cover_the_body_without_gap_or_overlap(manuscript: Manuscript) -> None:
    source = manuscript.source
    assert source.content == manuscript.content
    assert [span.end for span in source.spans[:-1]] == [span.start for span in source.spans[1:]]
    assert source.spans[-1].end == len(source.raw)
    assert all(span.start < span.stop <= span.end for span in source.spans)
    assert all(not source.shown[line].strip() for span in source.spans for line in range(span.stop, span.end))


def test_a_paragraph_of_a_space_that_does_not_break_has_its_line() -> None:
    """Which is no blank line: what is typed into it goes where it was."""
    text = "One.\n\n\u00a0\n\nTwo.\n"
    source = desk.cut(text.encode(), text, [SpanStart(line, "text") for line in (0, 2, 4)])
    assert [source.text(range(number, number + 1)) for number in range(3)] == ["One.", "\u00a0", "Two."]
    assert desk.replace_span(source, range(1, 2), "New.").content == b"One.\n\nNew.\n\nTwo.\n"


def test_a_span_on_whose_line_another_begins_has_the_blocks_of_both_and_no_more() -> None:
    starts = [SpanStart(line, "text", range(block, block + 1)) for block, line in enumerate((0, 0, 2))]
    assert [span.blocks for span in desk.cut(b"One.\n\nTwo.\n", "One.\n\nTwo.\n", starts).spans] == [
        range(2),
        range(2, 3),
    ]


@given(manuscripts(), st.data())
def test_saving_what_was_read_changes_not_a_byte(manuscript: Manuscript, data: st.DataObject) -> None:
    source = manuscript.source
    spans = data.draw(st.sampled_from([range(n, n + 1) for n in range(len(source.spans))]))
    typed = source.text(spans).replace("\n", data.draw(LINE_ENDS))
    assert desk.replace_span(source, spans, desk.tidy_typed(typed)).content == manuscript.content


@given(manuscripts(), st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_saving_a_row_changes_its_span_alone(manuscript: Manuscript, typed: Sequence[str], data: st.DataObject) -> None:
    source = manuscript.source
    start = data.draw(st.integers(0, len(source.spans) - 1))
    spans = range(start, data.draw(st.integers(start + 1, len(source.spans))))
    text = desk.tidy_typed("\n".join(typed))
    changed = desk.replace_span(source, spans, text)
    first, last = source.spans[spans.start], source.spans[spans.stop - 1]
    before, after = parts_of(source, first.start, last.stop)
    assert changed.content.startswith(before)
    assert changed.content.endswith(after)
    middle = changed.content[len(before) : len(changed.content) - len(after)]
    assert middle.decode().replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") == text.rstrip("\n")
    if changed.spans:
        assert changed.text(spans) == text
        others = [number for number in range(len(source.spans)) if number not in spans]
        assert [changed.text(range(n, n + 1)) for n in others] == [source.text(range(n, n + 1)) for n in others]


@given(manuscripts(), st.data())
def test_a_removed_row_leaves_the_rest(manuscript: Manuscript, data: st.DataObject) -> None:
    source = manuscript.source
    number = data.draw(st.integers(0, len(source.spans) - 1))
    span = source.spans[number]
    before, after = parts_of(source, span.start, span.end)
    assert desk.replace_span(source, range(number, number + 1), "").content == before + after


@given(manuscripts(), WORDS, st.data())
def test_a_new_row_is_a_paragraph_of_its_own(manuscript: Manuscript, text: str, data: st.DataObject) -> None:
    source = manuscript.source
    number = data.draw(st.one_of(st.none(), st.integers(0, len(source.spans) - 1)))
    content = desk.insert_after(source, number, text, 0).content.decode("utf-8-sig")
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    old = [line for line in source.shown if line.strip()]
    assert sorted(line for line in lines if line.strip()) == sorted([*old, text])
    count = sum(1 for span in source.spans[: 0 if number is None else number + 1] for _ in range(span.start, span.stop))
    head = source.spans[0].start
    at = [place for place, line in enumerate(lines) if line.strip()][
        count + sum(bool(line.strip()) for line in source.shown[:head])
    ]
    assert lines[at] == text
    assert all(not lines[beside].strip() for beside in (at - 1, at + 1) if head <= beside < len(lines) and at > head)


@pytest.mark.parametrize(
    ("text", "is_tight", "after"),
    [
        ("Two.", False, "One.\n\nTwo.\n\n- three\n"),
        ("- two", True, "- one\n- two\n\nAfter.\n"),
    ],
)
def test_what_is_added_is_apart_from_what_follows(text: str, is_tight: bool, after: str) -> None:
    """Only between items of a list without blank lines, none is added."""
    first, _, last = after.split("\n\n") if not is_tight else ("- one", text, "After.\n")
    before = f"{first}\n{last}"
    source = desk.cut(before.encode(), before, [SpanStart(0, "text", range(1)), SpanStart(1, "text", range(1, 2))])
    assert desk.insert_after(source, 0, text, 0, is_tight=is_tight).content.decode() == after


def test_a_blank_line_after_a_lone_carriage_return_is_a_line_of_its_own() -> None:
    """The two characters together would be one line end, and the new row a part of the old one."""
    source = desk.cut(b"one\ntwo\r", "one\ntwo\n", [SpanStart(0, "text", range(1))])
    assert desk.insert_after(source, 0, "three", 0).content == b"one\ntwo\r\r\nthree\n"


def test_a_definition_on_the_line_of_a_paragraph_is_no_text_that_is_paired() -> None:
    """Whichever of the two is named first."""
    starts = [SpanStart(0, "text", range(1)), SpanStart(0, "definition", range(1, 2), 1, "^1")]
    for order in (starts, starts[::-1]):
        assert [span.kind for span in desk.cut(b"[^1]: Note.\n", "[^1]: Note.\n", order).spans] == ["definition"]


def test_a_paragraph_without_an_original_is_below_what_it_follows() -> None:
    """As a reader meets them in the translation; one at its beginning comes first of all."""
    lines = [SpanStart(2 * number, "text", range(number, number + 1)) for number in range(6)]
    text = "\n\n".join("abcdef")
    source, target = (desk.cut(text.encode(), text, lines[:count]).spans for count in (3, 6))
    pairs = [BlockPair(0, 1, 1, 2), BlockPair(1, 2, 2, 3), BlockPair(2, 3, 5, 6)]
    found = desk.pair_spans(source, target, pairs, (), ())
    assert [(list(row.source), list(row.target)) for row in found] == [
        ([], [0]), ([0], [1]), ([1], [2]), ([], [3]), ([], [4]), ([2], [5])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "matches", "rows"),
    [
        ([BlockPair(0, 1, 0, 1), BlockPair(2, 3, 0, 1)], [], [([0, 1, 2], [0]), ([], [1]), ([], [2])]),
        ([BlockPair(0, 1, 0, 1), BlockPair(0, 1, 2, 3)], [], [([0], [0, 1, 2]), ([1], []), ([2], [])]),
        ([BlockPair(0, 1, 0, 1)], [(0, 1), (1, 0)], [([0], [0]), ([], [1]), ([], [2]), ([1], []), ([2], [])]),
        ([BlockPair(0, 1, 1, 2)], [(1, 1)], [([], [0]), ([0], [1]), ([], [2]), ([1], []), ([2], [])]),
        ([BlockPair(0, 1, 0, 1)], [(2, 2)], [([0], [0]), ([], [1]), ([1], []), ([2], [2])]),
    ],
    ids=["between originals", "between translations", "has a counterpart", "has one further on", "has none"],
)
def test_what_is_between_the_parts_of_a_row_is_in_it_and_a_match_takes_nothing_away(
    pairs: Sequence[BlockPair], matches: Sequence[tuple[int, int]], rows: Sequence[tuple[list[int], list[int]]]
) -> None:
    starts = [SpanStart(2 * number, "text", range(number, number + 1)) for number in range(3)]
    spans = desk.cut(b"a\n\nb\n\nc", "a\n\nb\n\nc", starts).spans
    found = desk.pair_spans(spans, spans, pairs, matches)
    assert [(list(row.source), list(row.target)) for row in found] == rows


@given(st.integers(0, 6), st.integers(0, 6), st.data())
def test_every_span_is_in_one_row_whatever_is_paired(count: int, other: int, data: st.DataObject) -> None:
    kinds = st.sampled_from(["text", "text", "comment", "definition"])
    sides = [
        tuple(
            desk.cut(
                b"x\n" * size,
                "x\n" * size,
                [SpanStart(n, data.draw(kinds), range(n, n + 1)) for n in range(size)],  # type: ignore[arg-type]
            ).spans
        )
        for size in (count, other)
    ]
    numbers = st.integers(0, 7)
    pairs = [BlockPair(*data.draw(st.tuples(numbers, numbers, numbers, numbers))) for _ in range(3)]
    matches = [(data.draw(st.integers(0, count - 1)), data.draw(st.integers(0, other - 1)))] if count and other else []
    rows = desk.pair_spans(sides[0], sides[1], pairs, matches)
    assert [n for row in rows for n in row.source] == list(range(count))
    assert sorted(n for row in rows for n in row.target) == list(range(other))


@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=6), st.data())
def test_a_row_is_found_again_only_if_it_says_the_same(texts: Sequence[str], data: st.DataObject) -> None:
    before = [RowPlace(text, text.upper()) for text in texts]
    now = [
        RowPlace(*data.draw(st.tuples(st.sampled_from("abcdef"), st.sampled_from("ABCDEF"))))
        for _ in range(data.draw(st.integers(0, 6)))
    ]
    number = data.draw(st.integers(0, len(before) - 1))
    found, is_same = desk.find_again(before, number, now)
    if is_same:
        assert found is not None
        assert now[found].target == before[number].target


def test_a_row_that_was_never_there_is_not_found() -> None:
    """Its number is what a browser sends."""
    rows = [RowPlace("a", "а"), RowPlace("b", "б")]
    assert desk.find_again(rows, 2, rows) == (None, False)


def test_rows_found_by_their_place_are_not_the_same() -> None:
    before = [RowPlace("One.", "Раз."), RowPlace("Two.", "Два."), RowPlace("Three.", "")]
    now = [RowPlace("One.", "Раз."), RowPlace("Two.", "Два!"), RowPlace("New.", ""), RowPlace("Three.", "")]
    assert [desk.find_again(before, number, now) for number in range(3)] == [(0, True), (1, False), (3, True)]


def test_a_row_among_changed_ones_is_found_only_if_nothing_else_can_be_meant() -> None:
    twins = [RowPlace("a", "x"), RowPlace("b", "x")]
    assert desk.find_again(twins, 0, [RowPlace("c", "x")]) == (0, False)
    two = [RowPlace("a", "x"), RowPlace("b", "y")]
    assert desk.find_again(two, 0, [RowPlace("c", "x"), RowPlace("d", "x")]) == (0, False)
    assert desk.find_again(two, 1, [RowPlace("c", "y"), RowPlace("d", "z")]) == (0, True)


@pytest.mark.parametrize("blank", ["", "\n", "\n\n"])
def test_what_is_added_at_the_end_stands_before_the_blank_lines_there(blank: str) -> None:
    source = desk.cut(f"One.\n{blank}".encode(), f"One.\n{blank}", [SpanStart(0, "text", range(1))])
    assert desk.insert_after(source, 0, "Two.", 0).content.decode() == f"One.\n\nTwo.\n{blank}"


def test_the_spans_after_a_row_that_was_saved_are_those_of_its_file() -> None:
    """Where several were replaced by one, the file is cut anew."""
    before, after = "One.\n\nTwo.\n\nThree.\n", "One.\n\nTwo\nand a half.\n\nThree.\n"
    starts = [
        [SpanStart(line, "text", range(n, n + 1)) for n, line in enumerate(lines)] for lines in ((0, 2, 4), (0, 2, 5))
    ]
    source, fresh = (desk.cut(text.encode(), text, lines) for text, lines in zip((before, after), starts, strict=True))
    assert desk.replace_span(source, range(1, 2), "Two\nand a half.") == fresh
    assert desk.replace_span(source, range(1, 3), "Two.").spans == ()


@pytest.mark.parametrize(
    ("before", "number", "text", "is_tight", "after"),
    [
        ("One.\n\n\nTwo.\n", 0, "New.", False, "One.\n\n\nNew.\n\nTwo.\n"),
        ("- one\n\nAfter.\n", 0, "- two", True, "- one\n- two\n\nAfter.\n"),
        ("One.\n\nTwo.\n\n", 1, "New.", False, "One.\n\nTwo.\n\nNew.\n\n"),
    ],
    ids=["behind blank lines", "an item before them", "at the end before them"],
)
def test_what_is_added_stands_behind_the_blank_lines_or_before_them(
    before: str, number: int, text: str, is_tight: bool, after: str
) -> None:
    lines = [line for line, shown in enumerate(before.split("\n")) if shown]
    source = desk.cut(before.encode(), before, [SpanStart(line, "text") for line in lines])
    assert desk.insert_after(source, number, text, 0, is_tight=is_tight).content.decode() == after


@pytest.mark.parametrize(
    ("starts", "spans"),
    [
        (
            [SpanStart(0, "definition", range(0), 2, "^1"), SpanStart(2, "text", range(1))],
            [("definition", 0), ("text", 1)],
        ),
        ([SpanStart(0, "definition", range(0), 2, "^1"), SpanStart(1, "text", range(1))], [("definition", 1)]),
        ([SpanStart(0, "comment"), SpanStart(0, "text", range(1))], [("text", 1)]),
        ([SpanStart(0, "comment"), SpanStart(0, "comment")], [("comment", 0)]),
    ],
    ids=["below a definition", "inside one", "beside a comment", "two comments"],
)
def test_what_begins_where_another_ends_is_its_own_and_what_begins_in_it_is_not(
    starts: Sequence[SpanStart], spans: Sequence[tuple[str, int]]
) -> None:
    found = desk.cut(b"a\nb\nc\n", "a\nb\nc\n", starts).spans
    assert [(span.kind, len(span.blocks)) for span in found] == spans


def test_a_row_is_found_at_its_place_in_a_long_litany_and_among_others() -> None:
    litany = [RowPlace(("Lord, have mercy.", "Lord, hear us.")[number % 2], "Господи.") for number in range(250)]
    assert desk.find_again(litany, 100, [RowPlace("A psalm.", ""), *litany]) == (101, True)
    before, now = ([RowPlace("a", "а"), RowPlace(*row), RowPlace("c", "в")] for row in (("b", "б"), ("d", "г")))
    assert desk.find_again(before, 1, now) == (1, False)


@pytest.mark.parametrize("look", [lambda *rows: desk.find_again(rows[0], 9, rows[1]), desk.match_rows])
@pytest.mark.parametrize("kinds", [1, 2, 400])
def test_rows_of_a_text_that_says_the_same_again_and_again_are_found_in_linear_time(
    look: Callable[..., object], kinds: int
) -> None:
    """Changed at both ends, so that neither tells where the others are."""

    def search(size: int) -> Work:
        rows = [RowPlace(f"Line {number % kinds}.", f"Строка {number % kinds}.") for number in range(size)]
        return partial(look, rows, [RowPlace("First.", "Начало."), *rows[1:-1], RowPlace("Last.", "Конец.")])

    assert not grows_by_the_square(search, 1_500)


def test_what_is_equal_at_the_end_ends_where_a_row_comes_between() -> None:
    first, other, line, new = (RowPlace(letter, letter) for letter in "abcd")
    long, short = [first, line, new, line], [other, line, line]
    assert desk.find_again(long, 3, short) == (2, True)
    assert desk.find_again(short, 1, long) == (1, True)


def test_rows_between_two_that_have_changed_are_found_among_thousands() -> None:
    rows = [RowPlace(f"Line {number}.", f"Строка {number}.") for number in range(3_000)]
    now = [
        RowPlace("First.", "Начало."),
        *rows[:1_000],
        *rows[1_001:2_000],
        RowPlace("Line 2000.", "Иначе."),
        *rows[2_001:],
    ]
    found = [desk.find_again(rows, number, now) for number in (0, 999, 1_000, 1_001, 2_000, 2_999)]
    assert found == [(1, True), (1_000, True), (None, False), (1_001, True), (2_000, False), (2_999, True)]


# ---------------------------------------------------------------- two at once


def places(*rows: tuple[str, str]) -> list[RowPlace]:
    return [RowPlace(*row) for row in rows]


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        ([("a", "а"), ("b", "другое"), ("c", "в")], (0, 1, 2)),
        ([("new", ""), ("a", "а"), ("b", "б"), ("c", "в")], (None, 0, 1, 2)),
        ([("a", "а"), ("c", "в")], (0, 2)),
        ([("c", "в"), ("a", "а"), ("b", "б")], (None, 0, 1)),
        ([("a", "а"), ("b, said anew", "б"), ("d", "г"), ("c", "в")], (0, 1, None, 2)),
        ([("a", "а"), ("b", "б"), ("b", "б"), ("c", "в")], (0, 1, None, 2)),
    ],
)
def test_rows_are_known_again_in_the_order_that_they_have(
    now: list[tuple[str, str]], kept: tuple[int | None, ...]
) -> None:
    before = places(("a", "а"), ("b", "б"), ("c", "в"))
    assert desk.match_rows(before, places(*now)) == kept


BASE = "The river is wide. It froze in January. Nobody crossed it."


@pytest.mark.parametrize(
    ("theirs", "yours", "merged"),
    [
        (BASE.replace("wide", "deep"), BASE.replace("Nobody", "No one"), "The river is deep. It froze in January. No one crossed it."),
        (f"{BASE} Yet.", f"Once. {BASE}", f"Once. {BASE} Yet."),
        (BASE.replace("It froze in January. ", ""), BASE.replace("river", "lake"), "The lake is wide. Nobody crossed it."),
        (BASE.replace("wide", "deep"), BASE.replace("wide", "deep"), BASE.replace("wide", "deep")),
        (BASE.replace("wide", "deep"), BASE.replace("wide", "broad"), None),
        (BASE.replace("river is wide", "lake is wide"), BASE.replace("is wide", "was wide"), None),
        (BASE.replace(" Nobody crossed it.", ""), BASE.replace("Nobody", "No one"), None),
        (f"{BASE} Yet.", f"{BASE} Ever.", None),
        ("", f"{BASE} Yet.", None),
    ],
)  # fmt: skip
def test_two_changes_are_put_together_where_a_word_between_them_has_stayed(
    theirs: str, yours: str, merged: str | None
) -> None:
    assert desk.merge(BASE, theirs, yours) == merged
    assert desk.merge(BASE, yours, theirs) == merged


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_a_change_is_put_together_with_none_as_it_is(before: list[str], after: list[str]) -> None:
    base, changed = " ".join(before), " ".join(after)
    assert desk.merge(base, changed, base) == desk.merge(base, base, changed) == changed


# ---------------------------------------------------------------- what a row held earlier


NEWEST = "---\ntitle: A\n---\n\nOnce.\n\nThe river is wide,\nand cold.\n\nNobody crossed it.\n"


@pytest.mark.parametrize(
    ("earlier", "texts"),
    [
        ([NEWEST.replace("wide", "broad")], ["The river is broad,\nand cold."]),
        ([NEWEST.replace("Once.\n\n", ""), "---\ntitle: A\n---\n\nOnce.\n"], ["The river is wide,\nand cold.", ""]),
        ([NEWEST.replace("Once.\n\nThe river is", "A river is")], ["A river is wide,\nand cold."]),
        ([NEWEST.replace("The river is wide", "A wide river it is").replace("Nobody", "No one")], ["A wide river it is,\nand cold."]),
        ([NEWEST.replace("The river is wide,\nand cold.", "Ice."), NEWEST], ["Ice.", "The river is wide,\nand cold."]),
        (["", NEWEST], [""]),
    ],
)  # fmt: skip
def test_a_passage_is_followed_through_earlier_versions(earlier: list[str], texts: list[str]) -> None:
    assert list(desk.trace(NEWEST, 7, "The river is wide,\nand cold.", earlier)) == texts


def test_an_item_of_a_list_and_what_follows_the_front_matter_are_passages() -> None:
    now = "---\ntitle: A\n---\nFirst.\n\n- One boat.\n- Two boats,\n  or three.\n"
    before = (
        now.replace("First", "At first").replace("Two boats", "Two ships").replace("title: A", "title: B\nkicker: C")
    )
    assert list(desk.trace(now, 4, "First.", [before])) == ["At first."]
    assert list(desk.trace(now, 6, "- One boat.", [before])) == ["- One boat."]
    assert list(desk.trace(now, 7, "- Two boats,\n  or three.", [before])) == ["- Two ships,\n  or three."]
    assert list(desk.trace(now, 6, "- One boat.\n- Two boats,\n  or three.", [before])) == [
        "- One boat.\n- Two ships,\n  or three."
    ]

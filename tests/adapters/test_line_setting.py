"""Paragraphs are broken where `BreakLines` says, whatever they hold: PDFs are made, and read by poppler."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diglot.adapters.typesetter import Typesetter, line_setting
from diglot.adapters.typesetter.line_items import BreakPlace
from diglot.adapters.typesetter.line_setting import PlannedLine
from diglot.core.line_breaking import break_lines
from diglot.model.paper.line_breaking import BrokenLine, Glue, MeasuredParagraph, Penalty
from diglot.model.paper.printing import HOUSE_FACES, TRIMS, PrintJob, PrintStyle, Trim, margins_of
from tests.tools.pdf_pages import Word, letters_of, read_pages

ROOT = Path(__file__).parents[2]
FONTS = {face.file: (ROOT / "assets" / "fonts" / face.file).read_bytes() for face in HOUSE_FACES}
CSS = """
body { margin: 0; font: 10pt/14pt "Source Serif 4"; text-align: justify; hyphens: auto; hyphenate-limit-chars: 5 2 2 }
p { margin: 0 }
code { font-family: "Source Code Pro" }
"""
DOT = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3C/svg%3E"
NBSP = "\u00a0"
# In points; letters in other styles are lower or higher by less than half of it.
LEAST_LEADING = 14.0

EN = (
    "The first office of the fifth floor was difficult to find: an efficient official had shuffled all the files, and "
    "nobody could say afterwards which of the five had been affected, or why a sufficient reason was never offered. "
)
RU = (
    f"В{NBSP}Праге, на{NBSP}углу Целетной и{NBSP}Овоцной улиц, с{NBSP}1911{NBSP}года стоит дом{NBSP}— первый "
    f"кубистический дом города; А.{NBSP}С.{NBSP}Пушкин о{NBSP}нем знать не{NBSP}мог, а{NBSP}до{NBSP}вокзала 5{NBSP}км. "
    f"В{NBSP}1941–1945 годах дом уцелел. "
)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(PrintStyle(CSS, FONTS, TRIMS["A6"], margins_of(TRIMS["A6"])), break_lines)


@pytest.fixture(scope="module")
def greedy() -> Typesetter:
    return Typesetter(PrintStyle(CSS, FONTS, TRIMS["A6"], margins_of(TRIMS["A6"])))


def set_text(typesetter: Typesetter, body: str, lang: str = "en-GB") -> bytes:
    html = f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>"
    printed = typesetter.set_pdf(PrintJob("t", html, lang, {}, "https://example.org/"))
    assert printed.faults == ()
    return printed.pdf


def lines_of(folder: Path, pdf: bytes) -> list[list[Word]]:
    """Return the lines of a PDF, without its folios."""
    (folder / "t.pdf").write_bytes(pdf)
    lines: list[list[Word]] = []
    for page in read_pages(folder / "t.pdf"):
        at = -LEAST_LEADING
        for word in sorted(page.words, key=lambda word: (round(word.bottom / LEAST_LEADING), word.left)):
            if word.bottom - at > LEAST_LEADING / 2:
                lines.append([])
            lines[-1].append(word)
            at = word.bottom
    return lines


def text_of(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def every_third_space(paragraph: MeasuredParagraph) -> tuple[BrokenLine, ...]:
    spaces = [at for at, item in enumerate(paragraph.items) if isinstance(item, Glue) and at + 2 < len(paragraph.items)]
    return (*(BrokenLine(at, 1.0) for at in spaces[2::3]), BrokenLine(len(paragraph.items) - 1, 0.0))


def test_lines_end_where_they_are_told_to(tmp_path: Path) -> None:
    """Also in the middle of emphasis, at its end, and before the spaces of another box.

    They fill the measure however wide their spaces are, which are not scaled with the letters.
    """
    typesetter = Typesetter(PrintStyle(CSS, FONTS, TRIMS["A6"], margins_of(TRIMS["A6"])), every_third_space)
    body = (
        "<p>One <em>two three</em> four <b>five <i>six</i></b> seven, <u>eight</u> nine ten <em>eleven </em>twelve.</p>"
        "<p style='text-align: right'>Edge</p>"
    )
    lines = lines_of(tmp_path, set_text(typesetter, body))
    texts = ["One two three", "four five six", "seven, eight nine", "ten eleven twelve.", "Edge"]
    assert [text_of(line) for line in lines] == texts
    assert lines[0][-1].right == pytest.approx(lines[-1][-1].right, abs=0.5)


@pytest.mark.parametrize("end", [" ", "\n", " <em> </em>", ""])
def test_a_last_line_is_squeezed_the_same_with_a_space_behind_it(
    typesetter: Typesetter, tmp_path: Path, end: str
) -> None:
    """As HTML has it before the end of a definition: all of the squeeze fell on the spaces, and words ran together."""
    words = "siquihagupa vuwapawace yoyolire"
    [natural] = lines_of(tmp_path, set_text(typesetter, f"<p>{words}</p>"))
    width_px = (natural[-1].right - natural[0].left) / 0.75 - 2
    [line] = lines_of(tmp_path, set_text(typesetter, f"<p style='width: {width_px}px'>{words}{end}</p>"))
    assert text_of(line) == words
    spaces, whole = ([after.left - word.right for word, after in pairwise(one)] for one in (line, natural))
    assert fmean(spaces) > 0.74 * fmean(whole)


@pytest.mark.parametrize(("text", "lang"), [(EN * 3, "en-GB"), (RU * 4, "ru-RU")])
def test_lines_fill_the_measure_whether_squeezed_or_stretched(
    typesetter: Typesetter, tmp_path: Path, text: str, lang: str
) -> None:
    """No space is narrower than three quarters of what is natural in the last line."""
    pdf = set_text(typesetter, f"<p style='width: 230px'>{text}</p>", lang)
    lines = lines_of(tmp_path, pdf)
    plain = [line[-1].right for line in lines[:-1] if line[-1].text[-1].isalnum()]
    hyphens, stops = ([line[-1].right for line in lines[:-1] if line[-1].text[-1] in marks] for marks in ("-‐", ".,"))
    assert len(plain) > 3
    assert hyphens
    # Poppler's own rounding is of some tenths of a point.
    assert max(plain) - min(plain) < 0.5
    for hanging in (hyphens, stops):
        # Of marks of like width, six tenths.
        assert all(1 < edge - plain[0] < 2.5 for edge in hanging), "light marks hang into the margin"
    *spaces, natural = (fmean(after.left - word.right for word, after in pairwise(line)) for line in lines)
    assert min(spaces) < 0.95 * natural < 1.1 * natural < max(spaces), "some are squeezed, some stretched"
    assert min(spaces) > 0.74 * natural
    scales = {float(scale) for [scale] in operands_of(pdf, "Tz")}
    assert min(scales) < 99 < 101 < max(scales), "letters are scaled with them"


@pytest.mark.parametrize("start", ["“Begin", "«Begin", "Begin"])
def test_quotation_marks_at_the_start_of_a_line_hang_into_the_margin(
    typesetter: Typesetter, tmp_path: Path, start: str
) -> None:
    pdf = set_text(typesetter, f"<p>Plain words.<br/>{start} here.<br/><em>{start}</em> there.</p><p>{start} so.</p>")
    left, *others = (line[0].left for line in lines_of(tmp_path, pdf))
    hangs = {round(left - other, 1) for other in others}
    assert all(hang > 1 for hang in hangs) if start != "Begin" else hangs == {0}


def test_a_ragged_line_or_an_indent_hangs_nowhere(typesetter: Typesetter, tmp_path: Path) -> None:
    ragged = f"<div style='text-align: left'><p>Plain.<br/>“Quoted.”</p><p>{EN}</p></div>"
    left, quoted, *_ = (line[0].left for line in lines_of(tmp_path, set_text(typesetter, ragged)))
    assert quoted == pytest.approx(left, abs=0.1)
    indented = "<p style='text-indent: 10pt'>“Quoted.”</p><p style='text-indent: 10pt'>Plain.</p>"
    quoted, plain = (line[0].left for line in lines_of(tmp_path, set_text(typesetter, indented)))
    assert quoted == pytest.approx(plain, abs=0.1)


def test_letters_that_are_moved_apart_keep_their_ligatures(typesetter: Typesetter, greedy: Typesetter) -> None:
    plain, tracked = (_count_glyphs(set_text(one, f"<p>{EN * 3}</p>")) for one in (greedy, typesetter))
    # Hyphens are in other places.
    assert len(re.findall("f[fil]", EN * 3)) > 30
    assert abs(plain - tracked) < 10


def _count_glyphs(pdf: bytes) -> int:
    shown = [operand for [operands] in operands_of(pdf, "TJ") for operand in operands]
    return sum(len(bytes(one)) // 2 for one in shown if isinstance(one, pikepdf.String))


def operands_of(pdf: bytes, operator: str) -> list[Any]:
    """Return what an operator of the pages' content has before it, each time."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            list(operands)
            for page in opened.pages
            for operands, found in pikepdf.parse_content_stream(page)
            if str(found) == operator
        ]


@pytest.mark.parametrize("ratio", [float("-inf"), -1.0, 0.5, 1.0, 4.0, float("inf")])
def test_letters_give_no_more_than_the_eye_forgives(ratio: float) -> None:
    line = PlannedLine(BreakPlace(1, 1), ratio)
    assert -0.008 <= line.tracking <= 0.015
    assert 0.98 <= line.scale <= 1.02


def test_a_short_russian_word_may_end_a_line_but_a_number_initials_and_a_dash_are_bound(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    ends: Counter[str] = Counter()
    for width in range(90, 240, 19):
        pdf = set_text(typesetter, f"<p style='width: {width}px; hyphens: manual'>{RU * 2}</p>", "ru-RU")
        lines = [text_of(line) for line in lines_of(tmp_path, pdf)]
        ends.update(line.split()[-1] for line in lines)
        assert not any(line.startswith(("—", "1945", "км", "года ")) for line in lines)
    assert ends["А."] == ends["С."] == ends["5"] == ends["1941–"] == 0
    assert ends["В"] == 0, "no sentence begins with a single letter at the end of a line"
    assert 0 < ends["а"] + ends["и"] + ends["о"] + ends["с"] <= ends["до"] + ends["на"] + ends["не"]


def test_short_parts_stay_with_their_word(typesetter: Typesetter, tmp_path: Path) -> None:
    """Other parts may be divided at their hyphen."""
    words = "По-английски кое-где, кто-нибудь и что-то, скажи-ка: 20-й «из-за» все-таки научно-популярный e-mail"
    ends: set[str] = set()
    for width in range(60, 170, 3):
        pdf = set_text(typesetter, f"<p style='width: {width}px; hyphens: manual'>{words} {words}</p>", "ru-RU")
        ends.update(line[-1].text for line in lines_of(tmp_path, pdf))
    assert {end for end in ends if end.endswith("-")} == {"научно-"}


def ends_of_lines(typesetter: Typesetter, folder: Path, words: str, lang: str) -> set[str]:
    """The last words of the lines of a text in columns of many widths, of those that end with a hyphen."""
    ends: set[str] = set()
    for width in range(60, 170, 7):
        pdf = set_text(typesetter, f"<p style='width: {width}px'>{words} {words}</p>", lang)
        ends.update(line[-1].text.replace("‐", "-") for line in lines_of(folder, pdf))
    return {end for end in ends if end.endswith("-")}


def test_a_publication_says_where_its_words_are_divided(typesetter: Typesetter, tmp_path: Path) -> None:
    """In either case of the first letter, and in its own language only."""
    words = "Beyond Nakhodka and beyond Nakhodka, there is Loebenstein, Loebenstein"
    divided = {"en": ("be-yond", "Na-khod-ka", "Loebenstein"), "ru": ("beyo-nd",)}
    style = PrintStyle(CSS, FONTS, TRIMS["A6"], margins_of(TRIMS["A6"]), hyphenation=divided)
    own = ends_of_lines(Typesetter(style, break_lines), tmp_path, words, "en-GB")
    assert own <= {"Be-", "be-", "Na-", "Nakhod-", "khod-"}
    assert {"be-", "Nakhod-"} <= own
    assert not ends_of_lines(typesetter, tmp_path, words, "en-GB") <= own


def test_a_compound_is_divided_at_its_own_hyphen_first(typesetter: Typesetter, tmp_path: Path) -> None:
    words = "торгово-промышленная палата и научно-исследовательский институт"
    ends = ends_of_lines(typesetter, tmp_path, words, "ru-RU")
    assert {"торгово-", "научно-"} <= ends


def test_words_with_a_diaeresis_are_divided_as_without_it(typesetter: Typesetter, tmp_path: Path) -> None:
    """The patterns do not know the letter «ё»."""
    ends = ends_of_lines(typesetter, tmp_path, "полёта вперёд", "ru-RU")
    assert {"по-", "впе-"} <= ends


def test_abbreviations_in_capitals_are_not_hyphenated(typesetter: Typesetter, tmp_path: Path) -> None:
    for width in range(70, 200, 23):
        pdf = set_text(
            typesetter, f"<p style='width: {width}px'>Союз писателей: ВЦСПС, МОССОВЕТ и{NBSP}другие</p>", "ru"
        )
        text = "\n".join(text_of(line) for line in lines_of(tmp_path, pdf))
        assert "МОССОВЕТ" in text and "ВЦСПС" in text


def test_a_title_has_lines_of_like_length_and_whole_words(typesetter: Typesetter, tmp_path: Path) -> None:
    title = "<h1 style='width: 230px; font-size: 16pt; text-align: left'>The Incomprehensible Roads to the Page</h1>"
    lines = [text_of(line) for line in lines_of(tmp_path, set_text(typesetter, f"{title}<p>Text.</p>"))]
    assert lines == ["The Incomprehensible", "Roads to the Page", "Text."]


def test_text_that_is_not_justified_has_no_short_last_line_and_natural_spaces(
    typesetter: Typesetter, greedy: Typesetter, tmp_path: Path
) -> None:
    last: dict[bool, list[int]] = {False: [], True: []}
    for width in range(100, 160, 8):
        text = "One two three four five six seven eight nine ten and a"
        body = f"<p style='width: {width}px; text-align: left; hyphens: manual'>{text}</p>"
        for one in (greedy, typesetter):
            lines = lines_of(tmp_path, set_text(one, body))
            last[one is typesetter].append(len(text_of(lines[-1])))
        gaps = [after.left - word.right for line in lines for word, after in pairwise(line)]
        assert max(gaps) - min(gaps) < 0.3
    assert min(last[False]) <= len("a") < len("and a") <= min(last[True])


def test_a_paragraph_is_set_in_a_line_less_or_more_where_that_is_asked_for(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    """By the property that `print.css` gives to `.tighter` and `.looser`, for all paragraphs in them."""
    text = f"{EN * 4}Nobody asked."
    counts = [
        len(lines_of(tmp_path, set_text(typesetter, f"<div style='--looseness: {lines}'><p>{text}</p></div>")))
        for lines in (-1, 0, 1)
    ]
    assert counts == [counts[1] - 1, counts[1], counts[1] + 1]


def test_no_word_is_divided_where_the_leaf_is_turned(
    typesetter: Typesetter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the foot of a recto; what is before decides how much of a paragraph is on it."""

    def last_word() -> str:
        (tmp_path / "t.pdf").write_bytes(set_text(typesetter, f"<p style='height: 98pt'></p><p>{EN * 9}</p>"))
        words = [word for word in read_pages(tmp_path / "t.pdf")[0].words if not word.text.isdigit()]
        return max(words, key=lambda word: (round(word.bottom / LEAST_LEADING), word.right)).text

    assert last_word() == "could"
    monkeypatch.setattr(line_setting, "_divided_leaf_line", lambda *_: 0)
    assert last_word() == "after‐", "as it would be otherwise"


def test_a_line_may_end_between_a_picture_and_a_word(typesetter: Typesetter, tmp_path: Path) -> None:
    wide = f"<img src=\"{DOT}\" alt='dot' style='width: 95%'>"
    set_text(typesetter, f"<p>Before {wide}afterwards there is a word.</p>")


AWKWARD = (
    f"<p>Before a break<br>after it, <code>--a-long-option=of/a/path</code> and <img src=\"{DOT}\" alt='dot'>, a picture "
    f"<img src=\"{DOT}\" alt='dot'>in a word; <span style='white-space: nowrap'>what stays together</span>, "
    f"<a href='https://example.org/' style='padding: 0 3px; border: 1px solid'>a link with an edge</a> {EN}</p>"
    f"<p style='text-indent: 20px'>{EN}<span lang='ru'>{RU}</span>{EN}</p>"
    f"<div style='float: left; width: 60px; height: 60px'></div><p>{EN}</p><p style='text-align: left'>{EN}</p>"
)


def test_no_letter_is_lost_or_moved(typesetter: Typesetter, greedy: Typesetter, tmp_path: Path) -> None:
    """Whatever a paragraph holds, its letters are those of WeasyPrint's own lines, in their order."""
    texts = []
    for one in (greedy, typesetter):
        (tmp_path / "t.pdf").write_bytes(set_text(one, AWKWARD))
        texts.append("".join(page.letters for page in read_pages(tmp_path / "t.pdf")))
    assert texts[0] == texts[1]


MARKUP = st.recursive(
    st.sampled_from(
        [EN[:40], EN[60:130], RU[:50], "a", f"б{NBSP}в", "long-winded", "—", "1941–1945", "достопримечательность"]
    ),
    lambda inner: st.builds(
        lambda tag, parts, between: f"<{tag}>{between.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(["em", "strong", "code", "span lang='ru'", "small"]),
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from(["", " ", "<br>", NBSP]),
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def on_wide_pages() -> Typesetter:
    """A typesetter whose pages hold words that no-break spaces tie to a line of any length."""
    trim = Trim(2000, 148)
    return Typesetter(PrintStyle(CSS, FONTS, trim, margins_of(trim)), break_lines)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MARKUP, min_size=1, max_size=8), st.integers(150, 300), st.integers(0, 30))
def test_any_inline_markup_is_printed_whole(
    on_wide_pages: Typesetter, tmp_path: Path, parts: list[str], width: int, indent: int
) -> None:
    body = " ".join(parts)
    html = f"<p style='width: {width}px; text-indent: {indent}px'>{body}</p>"
    job = PrintJob("t", f"<!doctype html><title>T</title>{html}", "en-GB", {}, "https://example.org/")
    (tmp_path / "t.pdf").write_bytes(on_wide_pages.set_pdf(job).pdf)
    shown = "".join(page.letters for page in read_pages(tmp_path / "t.pdf"))
    # Poppler takes wide spaces below each other for gaps between columns.
    assert sorted(shown) == sorted(letters_of(re.sub("<[^>]*>", "", body)))


def test_a_paragraph_is_broken_once_for_all_its_pages(tmp_path: Path) -> None:
    """Its lines do not depend on where a page ends."""
    asked: list[MeasuredParagraph] = []

    def record(paragraph: MeasuredParagraph) -> Sequence[BrokenLine]:
        asked.append(paragraph)
        return break_lines(paragraph)

    typesetter = Typesetter(PrintStyle(CSS, FONTS, TRIMS["A6"], margins_of(TRIMS["A6"])), record)
    pdf = set_text(typesetter, f"<p>{EN * 20}</p>")
    (tmp_path / "t.pdf").write_bytes(pdf)
    assert len(read_pages(tmp_path / "t.pdf")) > 2
    assert len(asked) == 1
    assert any(isinstance(item, Penalty) and item.is_hyphen for item in asked[0].items)

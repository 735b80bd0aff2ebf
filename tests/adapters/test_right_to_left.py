"""What WeasyPrint leaves undone in lines from right to left: it is done, or said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from diglot.adapters.typesetter import Typesetter
from diglot.core.line_breaking import break_lines
from diglot.model.paper.printing import HOUSE_FACES, TRIMS, FontFace, PrintJob, PrintStyle, margins_of
from tests.tools.pdf_pages import PdfPage, read_pages

ROOT = Path(__file__).parents[2]
HEBREW = ROOT / "tests/languages/hebrew/diglot_hebrew/assets/fonts/Hebrew.ttf"
FACES = (*HOUSE_FACES, FontFace(HEBREW.name, "DejaVu Sans", 400))
FONTS = {face.file: (ROOT / "assets/fonts" / face.file).read_bytes() for face in HOUSE_FACES} | {
    HEBREW.name: HEBREW.read_bytes()
}
CSS = """
html[dir="rtl"] { page: bound-right }
@page :left { @top-left { content: "left" } } @page :right { @top-right { content: "right" } }
body { margin: 0; font: 10pt/14pt "Source Serif 4"; text-align: justify } p { margin: 0 }
p + p { text-indent: 20pt }
"""
WORDS = "היא כתבה שבשנה ההיא לא היה כאן אף אחד והפליגה חברת הספנות העבירה אז טונות של סחורה ובהן תפוזים "


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(PrintStyle(CSS, FONTS, TRIMS["A6"], margins_of(TRIMS["A6"]), FACES), break_lines)


def faults_of(typesetter: Typesetter, body: str) -> list[tuple[str, str]]:
    html = f'<!doctype html><html dir="rtl"><head><title>T</title></head><body>{body}</body></html>'
    printed = typesetter.set_pdf(PrintJob("t", html, "he-IL", {}, "https://example.org/"))
    return [(fault.kind, fault.detail) for fault in printed.faults]


def pages_of(typesetter: Typesetter, body: str, folder: Path) -> Sequence[PdfPage]:
    html = f'<!doctype html><html dir="rtl"><head><title>T</title></head><body>{body}</body></html>'
    printed = typesetter.set_pdf(PrintJob("t", html, "he-IL", {}, "https://example.org/"))
    assert printed.faults == ()
    (folder / "t.pdf").write_bytes(printed.pdf)
    return read_pages(folder / "t.pdf")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>היא the <em>first</em> הגיעה", ["the first"]),
        ("<p>היא <em>the</em> <b>first</b> <i>ship</i> הגיעה", ["the first", "first ship"]),
        ("<p>ב־<b>12</b>/3", ["12 /3"]),
        # In one box, of whichever direction, or with a word between them, they are in order.
        ("<p>היא the first <em>הגיעה</em>", []),
        ('<p>היא <span dir="ltr">the <em>first</em></span> הגיעה', []),
        ("<p>היא the <em>היא first</em> הגיעה", []),
        # A name that stands alone, and the raised number of a note, which is where a reader comes to it.
        ("<p><bdi>Anna Katz</bdi>, <bdi>John Bell</bdi>", []),
        ('<style>.n { float: footnote }</style><p>היא Line<span class="n">היא</span> הגיעה', []),
    ],
)
def test_words_in_the_wrong_order_are_said(typesetter: Typesetter, body: str, words: list[str]) -> None:
    assert faults_of(typesetter, body) == [("words-out-of-order", one) for one in words]


def test_lines_fill_the_measure_with_letters_of_another_font(typesetter: Typesetter, tmp_path: Path) -> None:
    """Also where one ends at the end of a box, with a space that is not printed; an indent is at the right."""
    mixed = " ".join(word if at % 3 else f"<em>{word}</em>" for at, word in enumerate((WORDS * 4).split()))
    body = f"<p>{WORDS * 2}</p><p>{mixed}</p>"
    [page] = pages_of(typesetter, body, tmp_path)
    lines: dict[int, list[tuple[float, float]]] = {}
    for word in page.words:
        lines.setdefault(round(word.bottom), []).append((word.left, word.right))
    # Without the running head and the last line.
    _, *measures, _ = (
        (min(starts), max(ends))
        for _, (starts, ends) in sorted((y, zip(*line, strict=True)) for y, line in lines.items())
    )
    left, right = (pytest.approx(edge, abs=0.3) for edge in measures[0])
    assert [number for number, (_, edge) in enumerate(measures) if edge != right] == [5]
    assert measures[5] == (left, pytest.approx(measures[0][1] - 20, abs=0.3))
    # The first paragraph ends in its fifth line.
    assert [number for number, (edge, _) in enumerate(measures) if edge != left] == [4]


def test_the_first_page_is_a_left_one(typesetter: Typesetter, tmp_path: Path) -> None:
    """It is bound at the right."""
    first, second = pages_of(typesetter, f'<p>{WORDS}<p style="break-before: page">{WORDS}', tmp_path)
    assert ("left" in first.letters, "right" in second.letters) == (True, True)

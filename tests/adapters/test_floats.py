"""Where a figure does not fit on a page, text goes on and the figure opens the next one. Read with poppler."""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from diglot.adapters.typesetter import Typesetter
from diglot.core.line_breaking import break_lines
from diglot.model.paper.printing import PrintedPdf
from tests.adapters.test_typesetter import house_style, made
from tests.tools import verapdf
from tests.tools.pdf_pages import PdfPage, Word, read_pages

# On A5, a page has 32 lines of about ten of these words, and a picture of so many pixels takes a line for each twenty.
LINES, LINE_PX = 32, 20


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(house_style("A5"), break_lines)


def figure(name: str, lines: int, caption: str = "") -> str:
    source = f"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='{lines * LINE_PX}'%3E%3C/svg%3E"
    return f'<figure><img src="{source}" alt="{name}"><figcaption>{name} {caption}</figcaption></figure>'


def table(name: str, rows: int) -> str:
    cells = "".join(f"<tr><td>{name}r{row}</td><td>{row}</td></tr>" for row in range(rows))
    return f'<div class="table-scroll"><table><tbody><tr><td>{name}</td><td>0</td></tr>{cells}</tbody></table></div>'


def words(letter: str, number: int) -> str:
    return " ".join(f"{letter}word{n}" for n in range(number))


def paragraph(letter: str, lines: float) -> str:
    return f"<p>{words(letter, round(lines * 6))}</p>"


def set_text(typesetter: Typesetter, folder: Path, *blocks: str) -> list[PdfPage]:
    """Return the pages of a text; none has a fault."""
    printed = print_text(typesetter, *blocks)
    assert printed.faults == ()
    path = folder / "text.pdf"
    path.write_bytes(printed.pdf)
    return read_pages(path)


def print_text(typesetter: Typesetter, *blocks: str) -> PrintedPdf:
    links = "<style>.see a::after { content: target-counter(attr(href), page) }</style>"
    return typesetter.set_pdf(made(f'<h1>T</h1><div class="prose">{"".join(blocks)}</div>', head=links))


def place_of(pages: list[PdfPage], text: str) -> tuple[int, Word]:
    """Return the page, from 0, on which a word is, and where."""
    [place] = [(number, word) for number, page in enumerate(pages) for word in page.words if word.text == text]
    return place


def top_of_text(page: PdfPage) -> float:
    """Return where the first line of a page is, below its running head."""
    return min(word.top for word in page.words if "word" in word.text)


# ---------------------------------------------------------------- where figures go


@pytest.mark.parametrize("float_", [figure("Fig", 12), table("Fig", 6)], ids=["picture", "table"])
def test_text_goes_on_and_the_figure_opens_the_next_page(typesetter: Typesetter, tmp_path: Path, float_: str) -> None:
    """The paragraph after it is divided, and its rest stands below the figure."""
    pages = set_text(typesetter, tmp_path, paragraph("a", 22), float_, paragraph("b", 14), paragraph("c", 9))
    (where, caption), (first, _) = place_of(pages, "Fig"), place_of(pages, "bword0")
    last, end = place_of(pages, "bword83")
    assert (first, where, last) == (0, 1, 1)
    assert caption.top < end.top
    assert foot_of(pages[0]) > foot_of(pages[1]) - 1 or len(pages) == 2
    assert pages[0].height - foot_of(pages[0]) < 100


def foot_of(page: PdfPage) -> float:
    return max(word.bottom for word in page.words if "word" in word.text)


def test_a_figure_that_fits_stays_where_it_is_written(typesetter: Typesetter, tmp_path: Path) -> None:
    pages = set_text(typesetter, tmp_path, paragraph("a", 6), figure("Fig", 8), paragraph("b", 6))
    above, caption, below = (place_of(pages, word)[1].top for word in ("aword0", "Fig", "bword0"))
    assert above < caption < below


def test_figures_keep_their_order(typesetter: Typesetter, tmp_path: Path) -> None:
    """The second would fit on the first page; it waits for the first."""
    texts = (paragraph(letter, 8) for letter in "bcdef")
    pages = set_text(typesetter, tmp_path, paragraph("a", 16), figure("One", 14), figure("Two", 3), *texts)
    (one, first), (two, second) = place_of(pages, "One"), place_of(pages, "Two")
    assert one == two == 1
    assert first.top < second.top
    assert place_of(pages, "bword0")[0] == 0


@pytest.mark.parametrize(
    "between",
    [
        "<p>The numbers are these:</p>{figure}<p>{text}</p>",
        "{figure}<p>{text} And these are:</p><ul><li>one</li></ul>",
        "{figure}<hr><p>{text}</p>",
    ],
    ids=["announced", "announcing", "a row of asterisks"],
)
def test_a_figure_stays_with_what_announces_it(typesetter: Typesetter, tmp_path: Path, between: str) -> None:
    parts = {"figure": figure("Fig", 14), "text": words("b", 40)}
    pages = set_text(typesetter, tmp_path, paragraph("a", 19), between.format(**parts), paragraph("c", 9))
    (where, caption), (first, below) = place_of(pages, "Fig"), place_of(pages, "bword0")
    assert (where, first) == (1, 1)
    assert caption.top < below.top


@pytest.mark.parametrize(("lines", "page"), [(24, 1), (14, 0)], ids=["a small hole", "half a page"])
def test_a_figure_leaves_its_section_only_if_a_large_part_of_the_page_would_be_white(
    typesetter: Typesetter, tmp_path: Path, lines: int, page: int
) -> None:
    blocks = (paragraph("a", lines), figure("Fig", 17), "<h2>Headword</h2>", paragraph("b", 9), paragraph("c", 9))
    pages = set_text(typesetter, tmp_path, *blocks)
    assert place_of(pages, "Fig")[0] == 1
    (where, heading), (begins, _) = place_of(pages, "Headword"), place_of(pages, "bword0")
    assert where == begins == page
    assert page == 0 or place_of(pages, "Fig")[1].top < heading.top


@pytest.mark.parametrize("lines", range(20, 28))
def test_text_of_which_nothing_fits_does_not_go_before_a_figure(
    typesetter: Typesetter, tmp_path: Path, lines: int
) -> None:
    """Three lines are not divided."""
    pages = set_text(
        typesetter, tmp_path, paragraph("a", lines), figure("Fig", 14), paragraph("b", 3), paragraph("c", 9)
    )
    (where, caption), (first, below) = place_of(pages, "Fig"), place_of(pages, "bword0")
    assert where == 1
    assert first == 0 or caption.top < below.top


def test_a_figure_with_a_note_waits_too_and_notes_of_a_page_are_in_their_order(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    noted = figure("Fig", 12, "river<span class='footnote'>Noted.</span>")
    later = paragraph("b", 14).replace("</p>", "<span class='footnote'>Later.</span></p>")
    pages = set_text(typesetter, tmp_path, paragraph("a", 22), noted, later, paragraph("c", 9))
    (where, caption), (first, _) = place_of(pages, "Fig"), place_of(pages, "bword0")
    assert (first, where) == (0, 1)
    notes = [place_of(pages, "Noted."), place_of(pages, "Later.")]
    assert [page for page, _ in notes] == [1, 1]
    assert notes[0][1].top < notes[1][1].top
    assert caption.top < place_of(pages, "bword83")[1].top


def test_a_paragraph_that_goes_before_a_figure_is_indented_after_a_paragraph(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    blocks = (paragraph("a", 9), paragraph("b", 13), figure("Fig", 14), paragraph("c", 5), paragraph("d", 5))
    pages = set_text(typesetter, tmp_path, *blocks)
    indented, flush = (place_of(pages, f"{letter}word0")[1].left for letter in "ca")
    assert place_of(pages, "cword0")[0] == 0
    assert indented == pytest.approx(flush + 1.4 * 11, abs=1)


# ---------------------------------------------------------------- what is read aloud, and what is lost


def test_tags_are_in_the_order_of_the_text(typesetter: Typesetter, tmp_path: Path) -> None:
    """A paragraph is not interrupted by the figure that stands above its rest."""
    set_text(typesetter, tmp_path, paragraph("a", 22), figure("Fig", 12), paragraph("b", 14), paragraph("c", 9))
    read = subprocess.run(
        ["pdfinfo", "-struct-text", str(tmp_path / "text.pdf")], capture_output=True, text=True, check=True
    )
    said = re.findall(r"[abc]word\d+|Fig", read.stdout)
    assert said.index("bword83") < said.index("Fig") < said.index("cword0")


def random_text(seed: int) -> tuple[list[str], list[str]]:
    """Return the blocks of a text with figures and notes, and its words in order."""
    chance = random.Random(seed)
    numbers = count()

    def running(number: int) -> Iterator[str]:
        return (f"x{next(numbers)}word" for _ in range(number))

    blocks, all_words = [], []
    for _ in range(40):
        kind = chance.choice(["p"] * 6 + ["figure", "figure", "table", "h2", "ul"])
        texts = list(running(chance.randint(5, 120) if kind == "p" else 3))
        all_words += texts
        text = " ".join(texts)
        if kind == "p" and chance.random() < 0.4:
            noted = list(running(4))
            all_words += noted
            text += f'<span class="footnote"><span class="note-paragraph">{" ".join(noted)}</span></span>'
        inner = {"ul": f"<li>{text}</li>", "figure": "", "table": ""}.get(kind, text)
        if kind == "figure" and chance.random() < 0.3:
            noted = list(running(3))
            all_words += noted
            text += f'<span class="footnote">{" ".join(noted)}</span>'
        if kind == "figure":
            blocks.append(figure("", chance.randint(4, 20), text))
        elif kind == "table":
            rows = "".join(f"<tr><td>{word}</td></tr>" for word in texts)
            blocks.append(f'<div class="table-scroll"><table><tbody>{rows}</tbody></table></div>')
        else:
            blocks.append(f"<{kind}>{inner}</{kind}>")
    return blocks, all_words


@pytest.mark.parametrize(
    ("seed", "most_links"),
    [(0, 40), (5, 39), (8, 45), *(pytest.param(seed, 40, marks=pytest.mark.long) for seed in (1, 2))],
)
def test_nothing_is_lost_or_set_twice_and_every_note_is_on_the_page_of_its_call(
    typesetter: Typesetter, tmp_path: Path, seed: int, most_links: int
) -> None:
    blocks, expected = random_text(seed)
    # The numbers of pages are known when these are laid out, and the first pages are laid out again.
    links = " ".join(f"<p class='see'>See {'<a href=#end></a> ' * number}.</p>" for number in range(30, most_links))
    printed = print_text(typesetter, links, *blocks, '<p id="end">End.</p>')
    assert [fault for fault in printed.faults if fault.kind != "heading-stranded"] == []
    path = tmp_path / "text.pdf"
    path.write_bytes(printed.pdf)
    letters = "".join(page.letters for page in read_pages(path))
    assert sorted(re.findall(r"x\d+word", letters)) == sorted(expected)


@pytest.mark.skipif(not verapdf.has_java(), reason="there is no Java runtime")
def test_both_standards_are_kept(typesetter: Typesetter, tmp_path: Path) -> None:
    blocks, _ = random_text(1)
    path = tmp_path / "text.pdf"
    path.write_bytes(print_text(typesetter, *blocks).pdf)
    verdicts = verapdf.check([(path, "2a"), (path, "ua1")])
    assert {key: verdict.broken for key, verdict in verdicts.items() if not verdict.is_compliant} == {}

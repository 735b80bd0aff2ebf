"""Tables are fitted to their measure, their decimals stand below each other, and they say where they go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import LineBox, TableBox, TableCellBox, TextBox
from weasyprint.text import line_break

from diglot.adapters.typesetter import Typesetter
from diglot.adapters.typesetter.box_tree import walk
from diglot.core.line_breaking import break_lines
from diglot.extensions.makeup.adapters.fitted_tables import share_width
from diglot.extensions.makeup.adapters.page_makeup import finish_pages
from diglot.extensions.makeup.pipeline.continued_tables import name_continuations
from tests.adapters.test_typesetter import house_style, made
from tests.extensions.makeup.test_baseline_grid import pages_of
from tests.tools.pdf_pages import read_pages
from tests.tools.publication import codes, publish, write_files

LONG_WORDS = (
    "Hydrometeorological Reconstructed Correspondents Superintendents Telecommunication Blagoveshchensk".split()
)


def table(rows: Sequence[Sequence[str]], align: str = "", caption: str = "") -> str:
    head, *body = rows
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    cells = "".join(
        "<tr>" + "".join(f"<td{align and f' class={align!r}'}>{cell}</td>" for cell in row) + "</tr>" for row in body
    )
    return (
        f"<div class='table-scroll'><table>{caption}<thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table></div>"
    )


def lines_of(cell: Any) -> list[str]:
    return [
        "".join(box.text for box in walk(line) if isinstance(box, TextBox))
        for line in walk(cell)
        if isinstance(line, LineBox)
    ]


def cells_of(page: Any) -> Iterator[Any]:
    return (box for box in walk(page) if isinstance(box, TableCellBox))


def figure_and_sign(page: Any) -> tuple[float, float]:
    """Return how wide a figure of a column and a decimal sign are: figures are as wide as each other."""
    [cell, *_] = [cell for cell in cells_of(page) if cell.element_tag == "td"]
    style = cell.style

    def width_of(text: str) -> float:
        layout = line_break.Layout(style)
        layout.set_text(text)
        return float(line_break.line_size(layout.get_first_line()[0], style)[0])

    return width_of("00") - width_of("0"), width_of("0,0") - width_of("00")


def the_table(page: Any) -> Any:
    return next(box for box in walk(page) if isinstance(box, TableBox))


@pytest.mark.parametrize(
    ("words", "size_pt", "is_divided"),
    [
        (LONG_WORDS[:4], 9, False),
        ([*LONG_WORDS[:4], "Amur", "Zeya"], 8, False),
        (LONG_WORDS, 9, True),
        ([*LONG_WORDS, *LONG_WORDS[:2]], 8, True),
        ([*LONG_WORDS, *LONG_WORDS[:3]], 7, True),
    ],
)
def test_a_table_has_the_largest_type_in_which_it_fits(words: list[str], size_pt: float, is_divided: bool) -> None:
    """Words are divided where they would need type of 7 points otherwise."""
    page = pages_of("<p>One.</p>" + table([words, words]), "60x90/16")[0]
    box = the_table(page)
    assert box.width == pytest.approx(next(b for b in walk(page) if b.element_tag == "p").width, abs=0.5)
    assert {round(cell.style["font_size"] * 72 / 96, 1) for cell in cells_of(page)} == {size_pt}
    assert any(line.endswith("-") for cell in cells_of(page) for line in lines_of(cell)) == is_divided


def test_a_table_of_many_columns_fits_the_page() -> None:
    heads = "".join(f"<th>{word}</th>" for word in "секунд пар процессора изменений заголовок показа рабочего".split())
    cells = "<td>diglot</td>" + "<td>1 000,5</td>" * 7
    many = f"<table><thead><tr><th>что</th>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    typesetter = Typesetter(house_style("A5"), break_lines, [finish_pages])
    assert typesetter.set_pdf(made(f"<h1>A</h1><div class='table-scroll'>{many}</div>")).faults == ()


def test_a_short_cell_keeps_its_words_on_one_line_beside_a_long_one() -> None:
    long = "What is to be said about it fills several lines, whatever is done, and goes on and on. " * 3
    page = pages_of(table([["River", "Length, km", "Remarks"], ["Amur", "about 2,824", long]]))[0]
    assert [line for cell in cells_of(page) for line in lines_of(cell)][:5] == [
        "River", "Length, km", "Remarks", "Amur", "about 2,824",
    ]  # fmt: skip


@pytest.mark.parametrize(("rows", "is_told"), [(8, False), (60, True)])
def test_a_turned_table_that_is_higher_than_its_page_is_an_error(rows: int, is_told: bool) -> None:
    turned = table([["A", "B"], *([str(n), f"Row {n}"] for n in range(rows))]).replace(
        "<table>", "<table class='landscape'>"
    )
    typesetter = Typesetter(house_style("60x90/16"), break_lines, [finish_pages])
    faults = typesetter.set_pdf(made(f"<h1>T</h1><div class='prose'><p>One.</p>{turned}<p>Two.</p></div>")).faults
    assert [(fault.kind, fault.page) for fault in faults] == [("page-overfull", 2)] * is_told


def test_columns_are_as_wide_as_the_table_together() -> None:
    for most in ([30, 40, 400], [90, 90, 90], [500, 20, 20, 20]):
        least = [min(20, one) for one in most]
        widths = share_width(120, least, most)
        assert sum(widths) == pytest.approx(120)
        assert all(width >= one for width, one in zip(widths, least, strict=True))


@pytest.mark.parametrize("numbers", [["1024", "156,2", "6,02", "—"], ["1,855", "623.5", "70.75", "about"]])
def test_signs_of_decimals_are_below_each_other(numbers: list[str]) -> None:
    page = pages_of(table([["km"], *([number] for number in numbers)], align="align-right"))[0]
    body = [cell for cell in cells_of(page) if cell.element_tag == "td"]
    whole, one, two, none = (next(box for box in walk(cell) if isinstance(box, TextBox)) for cell in body)
    ends = [box.position_x + box.width for box in (whole, one, two, none)]
    figure, sign = figure_and_sign(page)
    assert ends[2] - ends[1] == pytest.approx(figure, abs=0.1)
    assert ends[1] - ends[0] == pytest.approx(figure + sign, abs=0.1)
    assert ends[3] == pytest.approx(ends[2], abs=0.1)


ROWS = [[str(n), f"Landing {n}"] for n in range(60)]
CAPTION = "<caption><p>Table&nbsp;3. Landings.</p></caption>"


def test_the_rest_of_a_table_says_which_table_it_is() -> None:
    markup = name_continuations(table([["No.", "Landing"], *ROWS], caption=CAPTION), "paper", None)  # type: ignore[arg-type]
    first, *others = pages_of(markup)
    assert len(others) > 1
    for number, page in enumerate((first, *others)):
        said = [line for cell in cells_of(page) for line in lines_of(cell) if line == "Table 3, continued"]
        assert said == (["Table 3, continued"] if number else [])
        assert [lines_of(cell) for cell in cells_of(page) if cell.element_tag == "th"][-2:] == [["No."], ["Landing"]]


@pytest.mark.parametrize(
    ("caption", "word"),
    [
        ("Таблица&nbsp;1.2. Пристани.", "Продолжение таблицы 1.2"),
        ("Table\u00a04", "Table 4, continued"),
        ("Landings of 1911.", ""),
        ("Figure&nbsp;3. Landings.", ""),
    ],
)
def test_a_table_with_a_number_is_named_in_its_language(caption: str, word: str) -> None:
    markup = table([["A", "B"]], caption=f"<caption><p>{caption}</p></caption>")
    named = name_continuations(markup, "paper", None)  # type: ignore[arg-type]
    assert named.count(f'colspan="2" data-continued="{word}"') == bool(word)
    assert (named == markup) == (not word)
    assert name_continuations(markup, "screen", None) == markup  # type: ignore[arg-type]


HEAD = "| " + " | ".join(LONG_WORDS) + " |\n" + "|---" * len(LONG_WORDS) + "|\n"
ROW = "| " + " | ".join(LONG_WORDS) + " |\n"
TEXTS = {
    f"content/{lang}/tables.md": f"---\ntitle: {title}\ndate: 2024-01-01\n{original}---\n\n{before}\n\n"
    f"::: {{.table .landscape}}\n{HEAD}{ROW * 2}\n{caption}\n:::\n\n{after}\n"
    for lang, title, original, before, caption, after in (
        ("en", "Tables", "original: en\n", "Before.", "A caption.", "After."),
        ("ru", "Таблицы", "", "Перед ней.", "Подпись.", "После неё."),
    )
}


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = tmp_path_factory.mktemp("turned")
    settings = 'title.en = "T"\ntitle.ru = "Т"\nbase_url = "https://t.example"\ntrim = "60x90/16"\n'
    write_files(root, {"content/site.toml": settings, **TEXTS})
    report = publish(root, formats=("html", "pdf", "facing", "parallel-pdf", "pdf-press"))
    assert codes(report) == []
    return root / "public"


@pytest.mark.parametrize(
    ("place", "numbers"), [("en/tables", [1]), ("ru/tables", [1]), ("en-ru/tables-facing", [3, 4])]
)
def test_a_turned_table_is_on_a_page_of_its_own(turned: Any, place: str, numbers: list[int]) -> None:
    for number in numbers:
        page = read_pages(turned / f"{place}.pdf")[number]
        words = [page.word_at(word) for word in (LONG_WORDS[0], LONG_WORDS[-1])]
        # The first column is at the foot of the page.
        assert words[0].top > words[1].top
        assert "After" not in page.letters
        assert "Before" not in page.letters


def test_a_wide_table_is_across_both_columns(turned: Any) -> None:
    page, *_ = [page for page in read_pages(turned / "en-ru/tables.pdf") if LONG_WORDS[0] in page.letters]
    first, last = (page.word_at(word) for word in (LONG_WORDS[0], LONG_WORDS[-1]))
    assert last.left - first.left > page.width / 2

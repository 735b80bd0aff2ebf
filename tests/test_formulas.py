"""Formulas are formulas on paper: images that stand in the line, each with its TeX for who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tools import verapdf
from tests.tools.fidelity import read_alternatives, read_pdf
from tests.tools.pdf_pages import read_pages
from tests.tools.publication import codes, publish, write_files

INLINE, DISPLAY = r"x^2 + \frac{1}{2}", r"\sum_{n=1}^\infty \frac{1}{n^2} = \frac{\pi^2}{6}"
NOTED, IN_CELL = r"\alpha_1 \le 3{,}14", r"\sqrt{y}"


def essay(title: str, before: str, after: str, note: str) -> str:
    return (
        f"---\ntitle: {title}\ndate: 2024-05-01\n---\n\n{before} ${INLINE}$ {after}.[^1]\n\n{before} $${DISPLAY}$$ {after}.\n\n"
        f"| {before} | {after} |\n|---|---|\n| ${IN_CELL}$ | ${IN_CELL}$ |\n\n[^1]: {note} ${NOTED}$.\n"
    )


HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\n',
    "content/en/growth.md": essay("Growth", "Before", "after", "Where"),
    "content/ru/growth.md": essay("Рост", "Сначала", "потом", "Если"),
    "content/volumes/all.toml": 'trim = "A5"\narticles = ["growth"]\n[title]\nen = "All"\nru = "Всё"\n',
}
FORMATS = ("html", "pdf", "facing", "parallel-pdf", "volume", "pdf-press")
# Each file that is read, with the number of texts that are in it.
FILES = {
    "en/growth.pdf": 1,
    "ru/growth.pdf": 1,
    "en-ru/growth.pdf": 2,
    "en-ru/growth-facing.pdf": 2,
    "en/volumes/all.pdf": 1,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("formulas"), HOUSE)
    report = publish(root, formats=FORMATS)
    assert codes(report) == []
    return root / "public"


@pytest.mark.parametrize("name", [*FILES, "en/growth.press.pdf"])
def test_neither_mathml_nor_tex_is_printed_as_text(name: str, site: Path) -> None:
    text = read_pdf(site / name)
    assert re.search("Before|Сначала", text)
    assert not re.search(r"frac|sqrt|\\|\^|π|∞|α|[xn]2|x\s*[2²]", text)


@pytest.mark.parametrize("name", FILES)
def test_every_formula_has_its_tex_as_alternative(name: str, site: Path) -> None:
    assert sorted(read_alternatives(site / name)) == sorted([INLINE, DISPLAY, NOTED, IN_CELL, IN_CELL] * FILES[name])


def test_a_formula_of_its_own_stands_on_a_line_of_its_own(site: Path) -> None:
    [page] = read_pages(site / "en/growth.pdf")[:1]
    befores = [word for word in page.words if word.text == "Before"]
    afters = [word for word in page.words if word.text.startswith("after")]
    assert befores[0].top == pytest.approx(afters[0].top)
    assert afters[1].top - befores[1].top > 40


@pytest.fixture(scope="module")
def verdicts(site: Path) -> Mapping[tuple[str, str], verapdf.Verdict]:
    if not verapdf.has_java():
        pytest.skip("there is no Java runtime")
    return verapdf.check(
        (site / name, flavour) for name in FILES if name != "ru/growth.pdf" for flavour in ("2a", "ua1")
    )


def test_verapdf_finds_both_standards_kept(verdicts: Mapping[tuple[str, str], verapdf.Verdict]) -> None:
    assert {key: verdict.broken for key, verdict in verdicts.items() if not verdict.is_compliant} == {}


def test_the_same_formulas_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    publish(write_files(tmp_path, HOUSE), formats=("html", "pdf"))
    for name in ("en/growth.pdf", "ru/growth.pdf"):
        assert (tmp_path / "public" / name).read_bytes() == (site / name).read_bytes()


def test_a_formula_that_is_too_wide_is_reported_by_its_tex(tmp_path: Path) -> None:
    wide = " + ".join(f"a_{{{number}}}" for number in range(60))
    root = write_files(tmp_path, {**HOUSE, "content/en/wide.md": f"---\ntitle: Wide\n---\n\nThe sum ${wide}$.\n"})
    first, *_ = publish(root, formats=("html", "pdf")).problems
    assert first.code == "text-overflow"
    assert first.facts()["detail"].startswith("a_{0} + a_{1}")


def test_in_a_book_its_chapter_is_named(tmp_path: Path) -> None:
    wide = " + ".join(f"a_{{{number}}}" for number in range(60))
    book = 'articles = ["narrow", "wide"]\n[title]\nen = "Sums"\nru = "Суммы"\n'
    root = write_files(tmp_path, {
        **HOUSE,
        "content/volumes/sums.toml": book,
        "content/en/narrow.md": "---\ntitle: Narrow\n---\n\nNo sum.\n",
        "content/en/wide.md": f"---\ntitle: Wide\n---\n\nThe sum ${wide}$.\n",
    })  # fmt: skip
    found = [one for one in publish(root, formats=("html", "volume")).problems if one.code == "text-overflow"]
    assert [one.position[0] for one in found] == ["content/volumes/sums.toml"] * 2, "the book in each language"
    assert all(one.facts()["page"].endswith(" (content/en/wide.md)") for one in found)


@pytest.mark.parametrize("format", [pytest.param("volume-facing", marks=pytest.mark.long), "volume-columns"])
def test_in_a_book_in_two_languages_both_files_of_its_chapter_are_named(format: str, tmp_path: Path) -> None:
    wide = " + ".join(f"a_{{{number}}}" for number in range(60))
    root = write_files(tmp_path, {
        **HOUSE,
        "content/volumes/sums.toml": 'articles = ["narrow", "wide"]\n[title]\nen = "Sums"\nru = "Суммы"\n',
        "content/en/narrow.md": "---\ntitle: Narrow\n---\n\nNo sum.\n",
        "content/ru/narrow.md": "---\ntitle: Узкое\n---\n\nСуммы нет.\n",
        "content/en/wide.md": f"---\ntitle: Wide\n---\n\nThe sum ${wide}$.\n",
        "content/ru/wide.md": "---\ntitle: Широкое\n---\n\nСуммы нет.\n",
    })  # fmt: skip
    found = [one for one in publish(root, formats=("html", format)).problems if one.code == "text-overflow"]
    assert found
    assert all(one.facts()["page"].endswith(" (content/en/wide.md, content/ru/wide.md)") for one in found)

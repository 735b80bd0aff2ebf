"""The cover of a volume for the print shop: its size, its inks, what is on it, and that the preflight passes it."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from diglot.extensions.press.pipeline.press_tasks import preflight
from tests.extensions.books.test_imprint import FILES
from tests.extensions.press.test_whole_cover import read_barcode
from tests.tools.publication import codes, publish, write_files

POINTS = 72 / 25.4
COVER = """
[cover]
caliper_mm = 0.9
blurb = { en = "Two ports in two short essays.", ru = "Два порта в двух коротких эссе." }
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    volume = FILES["content/volumes/ports.toml"] + COVER
    root = write_files(tmp_path_factory.mktemp("cover"), FILES | {"content/volumes/ports.toml": volume})
    report = publish(root, formats=("html", "volume-press", "volume-facing-press"))
    assert codes(report) == []
    return root / "public"


@pytest.fixture(params=["en/volumes/ports", "ru/volumes/ports", "en-ru/volumes/ports-facing"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def text_of(path: Path) -> str:
    run = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(re.sub(r"[\u00a0\u202f]", " ", run.stdout).split())


def test_the_sheet_is_as_wide_as_two_pages_and_the_leaves_of_the_inside(books: Path, name: str) -> None:
    with pikepdf.open(books / f"{name}.press.pdf") as inside, pikepdf.open(books / f"{name}-cover.pdf") as cover:
        spine_mm = round(len(inside.pages) / 2 * 0.9, 1)
        [page] = cover.pages
        trim = [float(number) for number in page.obj["/TrimBox"]]
        bleed = [float(number) for number in page.obj["/BleedBox"]]
    assert trim[2] - trim[0] == pytest.approx((2 * 145 + spine_mm) * POINTS, abs=0.1)
    assert trim[3] - trim[1] == pytest.approx(215 * POINTS, abs=0.1)
    assert trim[0] - bleed[0] == pytest.approx(3 * POINTS, abs=0.01)


def test_the_preflight_passes(books: Path, name: str) -> None:
    content = (books / f"{name}-cover.pdf").read_bytes()
    assert preflight(content).findings == ()
    run = subprocess.run(
        ["qpdf", "--check", str(books / f"{name}-cover.pdf")], capture_output=True, text=True, check=True
    )
    assert "No syntax or stream encoding errors" in run.stdout


def test_titles_are_in_the_colour_of_the_look_and_everything_small_in_black(books: Path) -> None:
    with pikepdf.open(io.BytesIO((books / "en-ru/volumes/ports-facing-cover.pdf").read_bytes())) as pdf:
        inks = {
            tuple(float(number) for number in instruction.operands)
            for instruction in pikepdf.parse_content_stream(pdf.pages[0])
            if str(instruction.operator) == "k"
        }
    coloured = [tint for tint in inks if any(tint[:3])]
    assert (0, 0, 0, 1) in inks
    # The accent, and the light leaf of the little book.
    assert 1 <= len(coloured) <= 2
    assert all(sum(tint) < 3 for tint in coloured)


def test_the_back_has_the_blurb_of_each_language_and_the_age_sign_a_russian_book(books: Path) -> None:
    english, russian, both = (
        text_of(books / f"{name}-cover.pdf")
        for name in ("en/volumes/ports", "ru/volumes/ports", "en-ru/volumes/ports-facing")
    )
    assert "Two ports in two short essays." in english
    assert "Два порта" not in english
    assert "12+" not in english
    assert "Два порта в двух коротких эссе." in russian
    assert "12+" in russian
    for words in ("Two ports in two short essays.", "Два порта в двух коротких эссе.", "12+", "ISBN 978-0-00-000001-9"):
        assert words in both


def test_a_scanner_reads_the_barcode(books: Path, tmp_path: Path) -> None:
    """On paper, at 600 dots an inch: the row of pixels through the middle of the bars."""
    path = books / "ru/volumes/ports-cover.pdf"
    subprocess.run(["pdftoppm", "-r", "600", "-gray", "-singlefile", str(path), str(tmp_path / "sheet")], check=True)
    dots_a_mm = 600 / 25.4
    # 13 mm of marks and bleed; the barcode ends 14 mm from the spine, its digits 12 mm from the foot.
    left, right = 13 + 145 - 14 - 37.29, 13 + 145 - 14
    y = 13 + 215 - 12 - 12
    with Image.open(tmp_path / "sheet.pgm") as sheet:
        row = sheet.crop(
            (round(left * dots_a_mm), round(y * dots_a_mm), round(right * dots_a_mm), round(y * dots_a_mm) + 1)
        )
        is_dark = [value < 128 for value in row.tobytes()]
    bars: list[tuple[int, int]] = []
    for x, dark in enumerate(is_dark):
        if dark and bars and bars[-1][1] == x:
            bars[-1] = (bars[-1][0], x + 1)
        elif dark:
            bars.append((x, x + 1))
    assert read_barcode(bars, 0.33 * dots_a_mm) == "9785000000014"


def test_no_page_leads_to_it_and_the_same_sources_give_the_same_bytes(books: Path) -> None:
    assert not any("-cover.pdf" in page.read_text("utf-8") for page in books.rglob("*.html"))
    before = {path: path.read_bytes() for path in books.rglob("*-cover.pdf")}
    assert len(before) == 3
    report = publish(books.parent, formats=("html", "volume-press", "volume-facing-press"), is_fresh=True)
    assert codes(report) == []
    assert {path: path.read_bytes() for path in books.rglob("*-cover.pdf")} == before

"""Pictures that have a page of their own on paper: turned, or up to the edges and over them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from tests.tools.pdf_pages import letters_of, read_pages
from tests.tools.publication import codes, publish, write_files

SENTENCE = "The ferry left at nine, and nobody on the quay could say whether the letters were aboard. "
TEXT = f"""---
title: Plates
---

{SENTENCE * 3}

![Caption of the turned one.](plate.png){{.landscape alt="A plate"}}

{SENTENCE * 3}

![Caption of the bled one.](plate.png){{.full-bleed alt="A plate"}}

{SENTENCE * 3}
"""
MM = 100 / 25.4  # pixels, as rendered


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(
        tmp_path_factory.mktemp("plates"), {"content/site.toml": 'trim = "A5"\n', "content/en/plates.md": TEXT}
    )
    Image.new("L", (5200, 2600), 90).save(root / "content/en/plate.png")
    report = publish(root, formats=("html", "pdf", "pdf-press"))
    assert codes(report) == ["no-base-url"]
    return root


def page_image(pdf: Path, caption: str, folder: Path) -> Image.Image:
    """The page that has this caption, in grey, 100 pixels to the inch."""
    (number,) = [n for n, page in enumerate(read_pages(pdf), 1) if letters_of(caption) in page.letters]
    command = ["pdftoppm", "-r", "100", "-gray", "-singlefile", "-f", str(number), "-l", str(number), pdf]
    subprocess.run([*command, folder / "page"], check=True)
    return Image.open(folder / "page.pgm")


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """The left, top, right and foot of the picture, in pixels; neither letters nor marks are so large and so even."""
    of_its_grey = image.point([255 * (70 <= value <= 115) for value in range(256)]).filter(ImageFilter.MinFilter(5))
    box = of_its_grey.getbbox()
    assert box
    return box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2


def test_a_turned_picture_stands_across_a_page_of_its_own(publication: Path, tmp_path: Path) -> None:
    left, top, right, foot = inked(
        page_image(publication / "public/en/plates.pdf", "Caption of the turned one.", tmp_path)
    )
    assert (foot - top) / (right - left) == pytest.approx(2, abs=0.1)
    assert foot - top > 120 * MM


def test_a_picture_up_to_the_edges_leaves_no_white(publication: Path, tmp_path: Path) -> None:
    image = page_image(publication / "public/en/plates.pdf", "Caption of the bled one.", tmp_path)
    assert inked(image) == pytest.approx((0, 0, *image.size), abs=3)
    assert max(image.getpixel((x, 5)) for x in range(2, image.width - 2)) < 120  # type: ignore[operator, type-var]


def test_for_the_press_it_goes_on_into_the_bleed(publication: Path, tmp_path: Path) -> None:
    image = page_image(publication / "public/en/plates.press.pdf", "Caption of the bled one.", tmp_path)
    left, top, right, foot = inked(image)
    assert (left, top) == pytest.approx((10 * MM, 10 * MM), abs=2)
    assert (right - left, foot - top) == pytest.approx((154 * MM, 216 * MM), abs=3)


def test_no_word_is_lost_or_doubled(publication: Path) -> None:
    letters = "".join(page.letters for page in read_pages(publication / "public/en/plates.pdf"))
    assert letters.count(letters_of(SENTENCE)) == 9
    for caption in ("Caption of the turned one.", "Caption of the bled one."):
        assert letters.count(letters_of(caption)) == 1

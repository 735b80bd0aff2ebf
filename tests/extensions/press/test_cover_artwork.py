"""Covers with the publisher's own artwork: where it is on the sheet, in which inks, and on the e-book."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from diglot.extensions.press.pipeline.press_tasks import preflight
from tests.extensions.books.test_imprint import FILES
from tests.tools.publication import codes, publish, reported, write_files

POINTS = 72 / 25.4
# The page of the book, and its bleed.
WIDTH, HEIGHT, BLEED = 145, 215, 3
ORANGE, GREEN = (0xE0, 0x70, 0x10), (0x10, 0x70, 0x30)
FORMATS = ("html", "volume-press")


def art_pdf(*, pages: int = 1, width: float = WIDTH, with_trim: bool = True, ink: str = "0 0.6 1 0 k") -> bytes:
    """Return a page with its bleed: a ground, and over its left half, from the trim on, a black bar."""
    around = 10 if with_trim else BLEED
    with pikepdf.new() as pdf:
        for _ in range(pages):
            size = (width + 2 * around) * POINTS, (HEIGHT + 2 * around) * POINTS
            page = pdf.add_blank_page(page_size=size)
            bar = f"{around * POINTS} {size[1] / 2} {width / 2 * POINTS} 20 re f"
            page.obj["/Contents"] = pdf.make_stream(f"{ink} 0 0 {size[0]} {size[1]} re f 0 0 0 1 k {bar}".encode())
            if with_trim:
                sides = [around * POINTS, around * POINTS, (around + width) * POINTS, (around + HEIGHT) * POINTS]
                page.obj["/TrimBox"] = pikepdf.Array(sides)
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def art_picture(format: str, colour: tuple[int, int, int] = ORANGE, ppi: int = 250) -> bytes:
    size = (round((WIDTH + 2 * BLEED) / 25.4 * ppi), round((HEIGHT + 2 * BLEED) / 25.4 * ppi))
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, format)
    return file.getvalue()


def publication(root: Path, lines: str, **files: bytes) -> Path:
    """Write the book with a cover. files: under assets/covers, by their names with "_" for the point."""
    volume = FILES["content/volumes/ports.toml"] + f"\n[cover]\nspine_mm = 12\n{lines}\n"
    write_files(root, FILES | {"content/volumes/ports.toml": volume})
    (root / "assets/covers").mkdir(parents=True)
    for name, content in files.items():
        (root / "assets/covers" / name.replace("_", ".")).write_bytes(content)
    return root


def look(path: Path, folder: Path) -> Callable[[float, float], tuple[int, ...]]:
    """Return a function from millimetres from the corner of the cut sheet to the colour there."""
    subprocess.run(["pdftoppm", "-r", "72", "-png", "-singlefile", path, folder / "seen"], check=True)
    image = Image.open(folder / "seen.png").convert("RGB")

    def colour(x: float, y: float) -> tuple[int, ...]:
        pixel = image.getpixel((round((13 + x) * POINTS), round((13 + y) * POINTS)))
        assert isinstance(pixel, tuple)
        return pixel

    return colour


def is_near(colour: tuple[int, ...], other: tuple[int, ...], slack: int = 60) -> bool:
    return all(abs(one - two) <= slack for one, two in zip(colour, other, strict=True))


@pytest.fixture(scope="module")
def with_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a PDF on the front of the cover."""
    root = publication(tmp_path_factory.mktemp("pdf"), 'front = "covers/front.pdf"', front_pdf=art_pdf())
    assert codes(publish(root, formats=FORMATS)) == []
    return root / "public"


@pytest.fixture(scope="module")
def with_png(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a picture on the front of the cover, and e-books."""
    root = publication(tmp_path_factory.mktemp("png"), 'front = "covers/front.png"', front_png=art_picture("PNG"))
    assert codes(publish(root, formats=(*FORMATS, "volume-epub"))) == []
    return root / "public"


def test_a_pdf_is_on_the_front_with_its_bleed_and_not_over_the_spine(with_pdf: Path, tmp_path: Path) -> None:
    path = with_pdf / "en/volumes/ports-cover.pdf"
    colour = look(path, tmp_path)
    front = WIDTH + 12
    for x, y in (
        (front + 1, 100),
        (front + WIDTH - 1, 5),
        (front + WIDTH + 2, 100),
        (front + 70, -2),
        (front + 70, 217),
    ):
        assert is_near(colour(x, y), (0xF0, 0x80, 0x10), 70), (x, y)
    assert not is_near(colour(front - 1, 100), (0xF0, 0x80, 0x10), 70)  # the spine
    assert is_near(colour(WIDTH / 2, 150), (255, 255, 255))  # the back is drawn on paper
    # The bar begins at the trimmed edge of the artwork, at the fold.
    y = HEIGHT / 2 - 20 / POINTS / 2
    assert is_near(colour(front + 1, y), (35, 31, 32))
    assert is_near(colour(front + WIDTH / 2 - 1, y), (35, 31, 32))
    assert not is_near(colour(front + WIDTH / 2 + 1, y), (35, 31, 32))
    assert preflight(path.read_bytes()).findings == ()


def test_a_picture_is_separated_like_any_other(with_png: Path, tmp_path: Path) -> None:
    check_picture(with_png / "ru/volumes/ports-cover.pdf", tmp_path)


def test_a_photograph_is_separated_too(tmp_path: Path) -> None:
    root = publication(tmp_path, 'front = "covers/front.jpg"', front_jpg=art_picture("JPEG"))
    assert codes(publish(root, formats=FORMATS, langs=("ru",))) == []
    check_picture(root / "public/ru/volumes/ports-cover.pdf", tmp_path)


def check_picture(path: Path, folder: Path) -> None:
    """It is on the front with its bleed, and the preflight has nothing against it."""
    colour = look(path, folder)
    for x, y in ((WIDTH + 13, 100), (2 * WIDTH + 14, -2), (2 * WIDTH + 14, 217)):
        assert is_near(colour(x, y), ORANGE, 70), (x, y)
    assert is_near(colour(WIDTH - 1, 100), (255, 255, 255))
    result = preflight(path.read_bytes())
    assert result.findings == ()


def test_the_back_keeps_its_barcode_and_loses_its_blurb(tmp_path: Path) -> None:
    lines = 'back = "covers/back.svg"\nblurb = "Two ports."'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="151" height="221"><rect width="151" height="221" fill="#107030"/></svg>'
    root = publication(tmp_path, lines, back_svg=svg.encode())
    assert codes(publish(root, formats=FORMATS, langs=("en",))) == []
    path = root / "public/en/volumes/ports-cover.pdf"
    colour = look(path, tmp_path)
    assert is_near(colour(-2, 100), GREEN, 70)
    assert is_near(colour(WIDTH - 1, 100), GREEN, 70)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "ISBN" in text
    assert "Two ports." not in text


def test_nothing_is_drawn_over_the_artwork(with_pdf: Path) -> None:
    path = with_pdf / "en/volumes/ports-cover.pdf"
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "Anna Veresova" not in text


WRONG = {
    "two pages": (art_pdf(pages=2), "it has more than one page"),
    "too narrow": (art_pdf(width=130), "150 × 235 mm"),
    "without bleed": (art_pdf(width=WIDTH - 2 * BLEED, with_trim=False), "145 × 221 mm"),
    "no PDF": (b"%PDF-1.7 no", "it is damaged, or not a PDF"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_pdf_that_does_not_fit_is_reported_at_its_line(case: str, tmp_path: Path) -> None:
    content, reason = WRONG[case]
    root = publication(tmp_path, 'front = "covers/front.pdf"', front_pdf=content)
    report = publish(root, formats=FORMATS, langs=("en",))
    assert set(codes(report)) == {"cover-artwork"}
    line = (root / "content/volumes/ports.toml").read_text().splitlines().index('front = "covers/front.pdf"') + 1
    message = reported(report, "en")
    assert f"content/volumes/ports.toml:{line}: " in message
    assert reason in message
    assert "151 × 221 mm" in message


def test_a_page_without_a_trim_box_is_centred(tmp_path: Path) -> None:
    root = publication(tmp_path, 'front = "covers/front.pdf"', front_pdf=art_pdf(with_trim=False))
    assert codes(publish(root, formats=FORMATS, langs=("en",))) == []


def test_faults_of_artwork_are_found_by_the_preflight(tmp_path: Path) -> None:
    """A picture of 100 pixels per inch, and an ink that nobody declared."""
    root = publication(tmp_path, 'front = "covers/front.png"', front_png=art_picture("PNG", ppi=100))
    assert set(codes(publish(root, formats=FORMATS, langs=("en",)))) == {"press-picture"}


def test_the_e_book_has_the_same_front_without_its_bleed(with_png: Path) -> None:
    with zipfile.ZipFile(with_png / "en/volumes/ports.epub") as epub:
        [name] = [name for name in epub.namelist() if name.endswith("cover.png")]
        cover = Image.open(io.BytesIO(epub.read(name))).convert("RGB")
    assert cover.size == (1200, round(1200 * HEIGHT / WIDTH))
    assert cover.getpixel((600, 900)) == ORANGE


def test_artwork_is_not_published_itself(with_png: Path) -> None:
    assert [path for path in with_png.rglob("*") if "front" in path.name] == []

"""The built sample publication in, the pictures of the README out.

    python3 build.py && .venv/bin/python tests/tools/take_pictures.py

Takes the same article in both languages, on the screen (Chromium) and on paper (pdftoppm).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURES = REPOSITORY / "docs" / "pictures"

# The original and its translation, as the screen shows them and as paper does.
PAGES = ("en/craft/facing-pages/", "ru/craft/левая-страница/")
PDFS = ("en/craft/facing-pages.pdf", "ru/craft/левая-страница.pdf")
# The longest essay: on facing pages, an open book; and in two columns.
FACING, COLUMNS = "en-ru/asia/рельсы-к-океану-facing.pdf", "en-ru/asia/рельсы-к-океану.pdf"

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
GROUND, EDGE, GAP = "#d9d6d0", "#b9b5ad", 24
WIDTH, HEIGHT = 1000, 1180


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Do nothing: the pictures are the result."""


def photograph(site: Path, folder: Path) -> list[Path]:
    """Take the tops of the pages, one picture each."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    taken = []
    browser_path = next(path for name in CHROMIUM if (path := shutil.which(name)))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        view = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for number, place in enumerate(PAGES):
            page = view.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/{place}", wait_until="networkidle")
            page.evaluate("document.fonts.ready")
            taken.append(folder / f"screen-{number}.png")
            page.screenshot(path=taken[-1])
        browser.close()
    server.shutdown()
    return taken


def print_third_pages(site: Path, folder: Path) -> list[Path]:
    """Return the third page of each PDF, which has a heading and notes."""
    return [page for number, place in enumerate(PDFS) for page in print_pages(site / place, 3, 3, folder / f"{number}")]


def print_pages(pdf: Path, first: int, last: int, prefix: Path) -> list[Path]:
    """Return some pages of a PDF, one picture each."""
    pdftoppm = ["pdftoppm", "-r", "100", "-f", str(first), "-l", str(last), "-png", str(pdf), str(prefix)]
    subprocess.run(pdftoppm, check=True)
    return sorted(prefix.parent.glob(f"{prefix.name}-*.png"))


def open_book(leaves: Sequence[Path], target: Path) -> Path:
    """Return a verso and a recto as one picture."""
    pages = [Image.open(leaf).convert("RGB") for leaf in leaves]
    book = Image.new("RGB", (sum(page.width for page in pages) + 1, pages[0].height), EDGE)
    book.paste(pages[0], (0, 0))
    book.paste(pages[1], (pages[0].width + 1, 0))
    book.save(target)
    return target


def set_side_by_side(pictures: Sequence[Path], target: Path, width: int, columns: int) -> None:
    """Return one picture of several, in rows, each with a border; with few colours, so that the file is small."""
    sheets = [ImageOps.expand(Image.open(picture).convert("RGB"), 1, EDGE) for picture in pictures]
    rows = -(-len(sheets) // columns)
    wide, high = max(sheet.width for sheet in sheets), max(sheet.height for sheet in sheets)
    board = Image.new("RGB", (columns * wide + (columns + 1) * GAP, rows * high + (rows + 1) * GAP), GROUND)
    for number, sheet in enumerate(sheets):
        row, column = divmod(number, columns)
        board.paste(sheet, (GAP + column * (wide + GAP), GAP + row * (high + GAP)))
    height = round(board.height * width / board.width)
    small = board.resize((width, height), Image.Resampling.LANCZOS)
    target.parent.mkdir(parents=True, exist_ok=True)
    small.quantize(96, dither=Image.Dither.NONE).save(target, optimize=True)


def main(site: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        set_side_by_side(photograph(site, folder), PICTURES / "two-pages.png", width=1500, columns=2)
        set_side_by_side(print_third_pages(site, folder), PICTURES / "pdf-pages.png", width=1500, columns=2)
        book = open_book(print_pages(site / FACING, 8, 9, folder / "facing"), folder / "book.png")
        set_side_by_side([book], PICTURES / "facing.png", width=1500, columns=1)
        columns = print_pages(site / COLUMNS, 2, 3, folder / "columns")
        set_side_by_side(columns, PICTURES / "two-columns.png", width=1500, columns=2)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "public")

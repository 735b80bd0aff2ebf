"""The built sample publication in, the pictures of the README and of the guides by task out.

    python3 build.py && .venv/bin/python -m tests.tools.take_pictures

Takes the same article in both languages, on the screen (Chromium) and on paper (pdftoppm), and six kinds of page; and,
for the guides, pages of the site, of copies of the publication in each look, of their preview and of the desk.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from PIL import Image, ImageOps
from playwright.sync_api import Page, sync_playwright

from tests.tools import desk_server, preview

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURES = REPOSITORY / "docs" / "pictures"

# The original and its translation, as the screen shows them and as paper does.
PAGES = ("en/craft/facing-pages/", "ru/craft/левая-страница/")
PDFS = ("en/craft/facing-pages.pdf", "ru/craft/левая-страница.pdf")
# What a reader comes to, by language: the front page, an essay, both texts of one, a blog, answers, a book.
KINDS = {
    "en": ("", "asia/vladivostok-1986/", "asia/seoul-1990/parallel/", "craft/", "search/?q=Gorbachev", "volumes/two-roads/"),
    "ru": ("", "asia/владивосток-1986/", "asia/сеул-1990/parallel/", "craft/", "search/?q=война", "volumes/two-roads/"),
}  # fmt: skip
LOOKS = ("journal", "think-tank", "book-series")
# The longest essay: on facing pages, an open book; and in two columns.
FACING, COLUMNS = "en-ru/asia/рельсы-к-океану-facing.pdf", "en-ru/asia/рельсы-к-океану.pdf"

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
GROUND, EDGE, GAP = "#d9d6d0", "#b9b5ad", 24
WIDTH, HEIGHT = 1000, 1180
KIND_WIDTH, KIND_HEIGHT = 1280, 1000
LANGS, TASK_HEIGHT = ("en", "ru"), 680
DESK_WIDTH, DESK_HEIGHT = 1400, 860
BEHIND = "asia/pivot-of-the-2010s"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Do nothing: the pictures are the result."""


@contextmanager
def open_window(height: int = HEIGHT) -> Iterator[Page]:
    """Provide a window of a browser."""
    browser_path = next(path for name in CHROMIUM if (path := shutil.which(name)))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        yield browser.new_context(viewport={"width": WIDTH, "height": height}, color_scheme="light").new_page()
        browser.close()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Provide the address of a folder, served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def take(page: Page, address: str, target: Path) -> Path:
    """Take the top of a page."""
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target)
    return target


def photograph(site: Path, folder: Path) -> list[Path]:
    """Take the tops of the pages, one picture each."""
    with served(site) as address, open_window() as page:
        return [take(page, address + place, folder / f"screen-{number}.png") for number, place in enumerate(PAGES)]


def photograph_kinds(site: Path, folder: Path) -> None:
    """Take six kinds of page, in each language, as one picture."""
    with served(site) as address, open_window() as page:
        page.set_viewport_size({"width": KIND_WIDTH, "height": KIND_HEIGHT})
        for lang, places in KINDS.items():
            tops = []
            for number, place in enumerate(places):
                page.goto(f"{address}{lang}/{quote(place, safe='/?=')}", wait_until="load")
                if "?" in place:
                    page.wait_for_selector(".search-status[data-complete]")
                page.evaluate("document.fonts.ready")
                tops.append(folder / f"kind-{lang}-{number}.png")
                page.screenshot(path=tops[-1])
            set_side_by_side(tops, PICTURES / f"site.{lang}.png", width=1500, columns=3)


def photograph_looks(folder: Path) -> None:
    """Take the front page of a copy of the publication in each look and language."""
    for look in LOOKS:
        root = folder / look
        shutil.copytree(REPOSITORY / "content", root / "content")
        settings = root / "content" / "site.toml"
        settings.write_text(f'look = "{look}"\n{settings.read_text(encoding="utf-8")}', encoding="utf-8")
        command = [sys.executable, "-m", "diglot", "--root", str(root), "build", "--formats", "html,search"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with served(root / "public") as address, open_window() as page:
            page.set_viewport_size({"width": KIND_WIDTH, "height": KIND_HEIGHT})
            for lang in LANGS:
                top = Image.open(take(page, f"{address}{lang}/", folder / f"{look}-{lang}.png")).convert("RGB")
                write_small(top.resize((640, 500), Image.Resampling.LANCZOS), PICTURES / f"look-{look}.{lang}.png")


def photograph_site(site: Path, folder: Path) -> None:
    """Take the pages of the site that the guides by task show."""
    with served(site) as address, open_window(TASK_HEIGHT) as page:
        page.goto(f"{address}ru/asia/поворот-2010-х/", wait_until="load")
        page.locator(".notice").first.evaluate(
            "notice => notice.scrollIntoView({ block: 'center', behavior: 'instant' })"
        )
        page.screenshot(path=folder / "behind.png")
        keep(folder / "behind.png", "behind")
        for lang, place in zip(LANGS, PAGES, strict=True):
            keep(take(page, f"{address}{lang}/", folder / "home.png"), f"home.{lang}")
            page.goto(address + place, wait_until="load")
            page.hover("#p4")
            page.click(".passage-turn")
            page.wait_for_timeout(800)
            page.screenshot(path=folder / "twin.png")
            keep(folder / "twin.png", f"twin.{lang}")
    for lang, pdf in zip(LANGS, PDFS, strict=True):
        press = site / pdf.replace(".pdf", ".press.pdf")
        keep(print_pages(press, 2, 2, folder / f"press-{lang}")[0], f"press.{lang}", width=600)


def photograph_preview(folder: Path) -> None:
    """Take what the preview of a copy of the publication shows, before and after a mistake; and a report of changes."""
    for lang, place in zip(LANGS, PAGES, strict=True):
        root = folder / lang
        shutil.copytree(REPOSITORY / "content", root / "content")
        command = [sys.executable, "-m", "diglot", "--root", str(root), "--ui-lang", lang, "diff", BEHIND, "--html"]
        subprocess.run([*command, str(root / "diff.html")], check=True, stdout=subprocess.DEVNULL)
        with preview.running(root, lang=lang) as running, open_window(TASK_HEIGHT) as page:
            keep(take(page, (root / "diff.html").as_uri(), folder / "diff.png"), f"diff.{lang}")
            # The first build is still running, and the page is loaded again when it ends.
            page.goto(f"http://127.0.0.1:{running.port}/{place}")
            page.wait_for_selector("article h1", timeout=120_000)
            # What an author sees is the build after a save.
            text = root / "content" / lang / "craft/facing-pages.md"
            text.write_text(f"{text.read_text(encoding='utf-8')}\n", encoding="utf-8")
            page.wait_for_timeout(8000)
            page.screenshot(path=folder / "preview.png")
            keep(folder / "preview.png", f"preview.{lang}")
            text.write_text(f"{text.read_text(encoding='utf-8')}\n[•](quotation-mark.md)\n", encoding="utf-8")
            page.wait_for_timeout(8000)
            page.screenshot(path=folder / "error.png")
            keep(folder / "error.png", f"error.{lang}")


def photograph_desk(folder: Path) -> None:
    """Take the board and an article on the desk of a copy of the publication."""
    for lang in LANGS:
        root = folder / lang
        shutil.copytree(REPOSITORY / "content", root / "content")
        with desk_server.running_desk(root, lang=lang) as desk, open_window(TASK_HEIGHT) as page:
            page.set_viewport_size({"width": DESK_WIDTH, "height": DESK_HEIGHT})
            keep(take(page, desk.url, folder / "board.png"), f"board.{lang}")
            page.goto(f"{desk.origin}/article?name={BEHIND}&to=ru", wait_until="load")
            page.click("#next")
            page.wait_for_selector(".matches .list > *")
            area = page.locator("textarea")
            area.fill(area.input_value().replace("тридцать лет", "двадцать лет"))
            page.wait_for_selector(".finding")
            page.screenshot(path=folder / "desk.png")
            keep(folder / "desk.png", f"desk.{lang}")


def keep(picture: Path, name: str, width: int = 900) -> None:
    """Write a picture of a guide."""
    set_side_by_side([picture], PICTURES / f"{name}.png", width=width, columns=1)


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
    """Write one picture of several, in rows, each with a border."""
    sheets = [ImageOps.expand(Image.open(picture).convert("RGB"), 1, EDGE) for picture in pictures]
    rows = -(-len(sheets) // columns)
    wide, high = max(sheet.width for sheet in sheets), max(sheet.height for sheet in sheets)
    board = Image.new("RGB", (columns * wide + (columns + 1) * GAP, rows * high + (rows + 1) * GAP), GROUND)
    for number, sheet in enumerate(sheets):
        row, column = divmod(number, columns)
        board.paste(sheet, (GAP + column * (wide + GAP), GAP + row * (high + GAP)))
    height = round(board.height * width / board.width)
    small = board.resize((width, height), Image.Resampling.LANCZOS)
    write_small(small, target)


def write_small(picture: Image.Image, target: Path) -> None:
    """Write a picture with few colours, so that the file is small."""
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(128, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE).save(target, optimize=True)


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
        photograph_kinds(site, folder)
        photograph_looks(folder / "looks")
        photograph_site(site, folder)
        photograph_preview(folder / "preview")
        photograph_desk(folder / "desk")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "public")

"""Take the pictures of the site that the guides and the README show: `python -m drawings.guides`, after a build.

Each is the window of a browser, made smaller and set on a grey ground.
"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
GROUND, EDGE = (217, 214, 207), (190, 187, 180)
WINDOW = (1280, 860)
# Home page, essay, both texts, blog, answers of the search, book.
PAGES = {
    "en": (
        "",
        "asia/rails-to-the-ocean/",
        "@asia/seoul-1990/",
        "craft/",
        "search/?q=Gorbachev",
        "volumes/two-roads/",
    ),
    "ru": ("", "asia/рельсы-к-океану/", "@asia/seoul-1990/", "craft/", "search/?q=Горбачев", "volumes/two-roads/"),
}
FACING = ("/en/craft/facing-pages/", "/ru/craft/левая-страница/")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files without a word about each."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback, and give its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def window(browser: Any, address: str, size: tuple[int, int], scale: float) -> Image.Image:
    """Take the window at an address when its fonts and pictures are there, `scale` pixels to a pixel of CSS."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, device_scale_factor=2)
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return taken.resize((round(size[0] * scale), round(size[1] * scale)), Image.Resampling.LANCZOS)


def sheet(windows: Sequence[Image.Image], columns: int, gap: int, edge: int) -> Image.Image:
    """Lay windows of one size out in rows on the ground, `gap` pixels apart and `edge` from the border."""
    width, height = windows[0].size
    rows = -(-len(windows) // columns)
    size = (columns * (width + gap) - gap + 2 * edge, rows * (height + gap) - gap + 2 * edge)
    ground = Image.new("RGB", size, GROUND)
    for n, one in enumerate(windows):
        x, y = edge + n % columns * (width + gap), edge + n // columns * (height + gap)
        ground.paste(Image.new("RGB", (width + 2, height + 2), EDGE), (x - 1, y - 1))
        ground.paste(one, (x, y))
    return ground.quantize(256, dither=Image.Dither.NONE)


def take(folder: Path) -> None:
    """Write the pictures into a folder; `public/` holds the site."""
    with served(ROOT / "public") as address, sync_playwright() as play:
        browser = play.chromium.launch()
        for lang, pages in PAGES.items():
            of = [
                f"{address}/en-ru/{page[1:]}" if page.startswith("@") else f"{address}/{lang}/{page}" for page in pages
            ]
            sheet([window(browser, of[0], WINDOW, 0.67)], 1, 0, 21).save(folder / f"home.{lang}.png", optimize=True)
            six = [window(browser, one, (1280, 998), 0.38) for one in of]
            sheet(six, 3, 10, 9).save(folder / f"site.{lang}.png", optimize=True)
        two = [window(browser, address + page, (1080, 1275), 0.67) for page in FACING]
        sheet(two, 2, 16, 18).save(folder / "two-pages.png", optimize=True)


if __name__ == "__main__":
    take(ROOT / "docs" / "pictures")

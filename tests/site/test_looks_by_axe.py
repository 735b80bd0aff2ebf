"""Axe over every kind of page in the three looks: light and dark, in the system's own colours, wide and narrow.

What the suite always runs is an article in each look that is not the sample's; `--long` runs them all.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import build_site, serve
from tests.site.test_pages_in_chromium import TOO_WIDE, faults_by_axe
from tests.tools.publication import publish, write_files
from tests.tools.published import Site

ROOT = Path(__file__).parents[2]
LOOKS = ("journal", "think-tank", "book-series")
WIDTHS, SCHEMES, FORCED = (320, 412, 1280), ("light", "dark"), ("none", "active")
# Each kind of page, in one language or the other.
PLACES = (
    "/",
    "/404.html",
    "/en/",
    "/ru/asia/",
    "/en/asia/pivot-of-the-2010s/",
    "/ru/asia/рельсы-к-океану/",
    "/en/craft/translators-in-the-margin/",
    "/ru/asia/сеул-1990/parallel/",
    "/en/about/",
    "/ru/tags/history/",
    "/en/people/anna-veresova/",
    "/ru/archive/",
    "/en/search/?q=council",
    "/en/issues/",
    "/ru/issues/2026-spring/",
    "/en/volumes/two-roads/",
    "/ru/404.html",
    "/en/410.html",
    "/ru/gone/",
)
SMALL = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html", "parallel"]\nlook = "{look}"\n',
    "content/en/sea/index.md": "# The sea\n\nNotes from the coast.\n",
    "content/en/sea/fair.md": "---\ntitle: The fair\ndate: 2026-03-01\nauthors: [Nina Ash]\ntags: [fair]\n---\n\n"
    "Tickets.[^1]\n\n## Days\n\n> A quotation.\n\n| a | b |\n|---|---|\n| 1 | [2](#days) |\n\n[^1]: A note.\n",
    "content/ru/sea/fair.md": "---\ntitle: Ярмарка\ntranslators: [Иван Хейл]\n---\n\nБилеты.[^1]\n\n## Дни\n\n"
    "> Цитата.\n\n| а | б |\n|---|---|\n| 1 | [2](#days) |\n\n[^1]: Примечание.\n",
    "content/en/sea/gone.md": "---\ntitle: Gone\nexpires: 2020-01-01\n---\n\nText.\n",
}


@pytest.fixture(params=LOOKS, scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample in each look, with a text that is no longer published."""
    root = tmp_path_factory.mktemp(request.param)
    shutil.copytree(ROOT / "content", root / "content")
    settings = root / "content/site.toml"
    settings.write_text(f'look = "{request.param}"\n{settings.read_text(encoding="utf-8")}', encoding="utf-8")
    for lang in ("en", "ru"):
        text = "---\ntitle: Gone\nexpires: 2020-01-01\n---\n\nText.\n"
        (root / f"content/{lang}/gone.md").write_text(text, encoding="utf-8")
    return build_site(root, root / "public", "--formats", "html,parallel,search", "--lenient")


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with serve(site.folder) as found:
        yield found


@pytest.mark.long
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_in_any_look(address: str, browser: Any, place: str) -> None:
    assert faults(browser, address + place) == {}


@pytest.mark.parametrize("look", LOOKS[1:])
def test_axe_finds_nothing_in_the_looks_that_the_sample_has_not(
    look: str, tmp_path: Path, browser: Any, open_site: Callable[[Path], str]
) -> None:
    files = {path: text.replace("{look}", look) for path, text in SMALL.items()}
    root = write_files(tmp_path / "house", files)
    assert publish(root, formats=("html", "parallel")).is_published
    host = open_site(root / "public")
    for place in ("/en/", "/ru/", "/en/sea/fair/"):
        assert faults(browser, host + place, widths=(320,), schemes=("dark",)) == {}, place


def faults(
    browser: Any, url: str, *, widths: tuple[int, ...] = WIDTHS, schemes: tuple[str, ...] = SCHEMES
) -> dict[str, object]:
    """What axe has against a page, and what reaches out of its window, by the way it is shown."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    found: dict[str, object] = {}
    for width, scheme, forced in product(widths, schemes, FORCED):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, forced_colors=forced, reduced_motion="reduce")
        each = [*faults_by_axe(page), *page.evaluate(TOO_WIDE.replace(".skip", ".skip, .sections"))]
        if each:
            found[f"{width} px, {scheme}, forced colours: {forced}"] = each
    context.close()
    return found

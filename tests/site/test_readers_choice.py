"""What a reader chooses for all pages: the scheme of colours, the size and the face, kept, and there before the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.conftest import serve
from tests.site.test_pages_in_chromium import MOST_SHIFT, TOO_WIDE, WATCH_SHIFTS
from tests.tools.drawn_pages import wait_until_drawn
from tests.tools.publication import publish, write_files

LIGHT, DARK, WHITE = "rgb(251, 249, 244)", "rgb(27, 25, 22)", "rgb(255, 255, 255)"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
TEXT = "Words that fill a line and more than a line, as texts have them, and no picture among them.\n\n"
FILES = {
    "content/site.toml": 'languages = ["en", "ru"]\n',
    "content/en/river.md": f"---\ntitle: The River\n---\n\n{TEXT * 30}",
    "content/ru/river.md": f"---\ntitle: Река\n---\n\n{'Река идет к морю, и никто ее не торопит. ' * 30}",
    # A publication's own rule of the dark scheme, and one of wide windows as well.
    "assets/site.css": "@media (prefers-color-scheme: dark) { h1 { color: rgb(1 2 3); } }\n"
    "@media (min-width: 20rem) and (prefers-color-scheme: dark) { h1 { background: rgb(4 5 6); } }\n",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = write_files(tmp_path_factory.mktemp("river"), FILES)
    assert publish(root, formats=("html",)).is_published
    with ExitStack() as stack:
        yield stack.enter_context(serve(root / "public"))


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The page of a text, on a system with the light scheme; it notes what moves, and what goes wrong."""
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{address}/en/river/")
    yield page
    assert page.faults == []
    context.close()


def choose(page: Any, kind: str, value: str) -> None:
    page.locator(".sections .reader-opener").click()
    page.check(f'dialog.reader input[name={kind}][value="{value}"]')
    page.keyboard.press("Escape")


def test_a_scheme_holds_on_every_page_and_against_the_system(page: Any, address: str) -> None:
    choose(page, "theme", "dark")
    page.goto(f"{address}/ru/river/")
    assert page.evaluate(GROUND) == DARK
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    # The bars of the browser, and the rules of a publication.
    bars = (
        "[...document.querySelectorAll('meta[name=theme-color]')].find((one) => matchMedia(one.media).matches).content"
    )
    assert page.evaluate(bars) == "#1b1916"
    heading = page.evaluate(
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.querySelector('h1')))"
    )
    assert heading == ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]
    page.goto(f"{address}/")
    assert page.evaluate(GROUND) != LIGHT
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/en/river/")
    choose(page, "theme", "light")
    assert page.evaluate(GROUND) == LIGHT
    choose(page, "theme", "")
    assert page.evaluate(GROUND) == DARK


def test_paper_stays_white_and_of_its_own_size(page: Any) -> None:
    choose(page, "size", "largest")
    choose(page, "theme", "dark")
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == WHITE
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "14px"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert not page.locator(".reader-opener").first.is_visible()


def test_what_was_chosen_is_there_before_the_page_is(page: Any, address: str) -> None:
    """The script comes before the first thing that is shown, and nothing moves when the page is whole."""
    for kind, value in (("theme", "dark"), ("size", "largest"), ("face", "sans")):
        choose(page, kind, value)
    page.add_init_script(
        f"new MutationObserver((_, watch) => {{ if (document.body) {{ window.first = {GROUND}; watch.disconnect(); }} }})"
        ".observe(document, { childList: true, subtree: true });"
    )
    page.route("**/*.woff2", lambda font: font.abort())  # one that comes late moves words as well
    page.goto(f"{address}/en/river/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("window.first") == DARK
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) <= MOST_SHIFT, shifts
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Diglot Sans"')


@pytest.mark.parametrize("width", [320, 1920])
def test_the_largest_text_stays_inside_the_page(page: Any, address: str, width: int) -> None:
    choose(page, "size", "largest")
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}/ru/river/")
    wait_until_drawn(page)
    assert float(page.evaluate("getComputedStyle(document.documentElement).fontSize").removesuffix("px")) > 1.3 * 16
    assert page.evaluate(TOO_WIDE) == []
    page.locator(".sections .reader-opener").click()
    assert page.evaluate(TOO_WIDE) == []

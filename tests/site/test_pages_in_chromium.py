"""The published pages as readers meet them: in a browser, narrow and wide, light and dark, with script and without.

Every page is opened cold, as on a first visit, from a host on this machine.
"""

from __future__ import annotations

import gzip
import itertools
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from diglot.core.tree_transforms import keep_together
from tests.tools.copying import copied_by
from tests.tools.drawn_pages import is_complaint, wait_until_drawn
from tests.tools.published import PublishedPage, Site
from tests.tools.samples import sampled

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

WIDTHS = (360, 768, 1280, 1920)
SCHEMES = ("light", "dark")
HEIGHT = 900
NARROW, WIDE = 360, 1280
# The widths at which a page is loaded and to which its window is drawn afterwards, by turns.
LOADED = ((NARROW, 768, WIDE, 1920), (WIDE, 1920, 768, NARROW))
# Cumulative layout shift; 0.1 is what search engines call good.
MOST_SHIFT = 0.02
MOST_WIDER, MOST_WIDER_OF_NINE_IN_TEN = 0.02, 0.08
# What a first visit to an article may weigh, in bytes.
MOST_BYTES = 260_000
HOUSE_FONTS = ("Diglot Serif", "Diglot Display", "Diglot Sans", "Diglot Code")

# One page of each kind, by its English address; the Russian one is its twin, or what stands in for it.
KINDS = {
    "an article with tables and a poll": "/en/asia/pivot-of-the-2010s/",
    "a long article with contents": "/en/asia/rails-to-the-ocean/",
    "an article with verses": "/en/craft/translators-in-the-margin/",
    "both texts side by side": "/en/asia/seoul-1990/parallel/",
    "a page without a date": "/en/about/",
    "the home page": "/en/",
    "a blog": "/en/asia/",
    "a tag": "/en/tags/history/",
    "a person": "/en/people/anna-veresova/",
    "the archive": "/en/archive/",
    "the search": "/en/search/",
    "a missing page": "/en/404.html",
}
ALONE = {
    "the door": "/",
    "a missing page for both": "/404.html",
}
STAND_IN = "a page for a missing edition"
PAGES = [(kind, lang) for kind in (*KINDS, STAND_IN) for lang in ("en", "ru")] + [(kind, "en") for kind in ALONE]
KEYBOARD_KINDS = [
    "an article with tables and a poll",
    "the home page",
    "a tag",
    "the archive",
    "the search",
    "the door",
]


def _has_turn(kind: str, lang: str) -> bool:
    """Whether of a page and its twin, which come from the same templates, this one is looked at without `--long`."""
    return kind in ALONE or [*KINDS, STAND_IN].index(kind) % 2 == ("en", "ru").index(lang)


TURNS = [page for page in PAGES if _has_turn(*page)]
# All tests of one page run after each other, and need it loaded once.
EVERY_PAGE = sampled("kind lang", *PAGES, turns=TURNS, scope="module")

ARTICLE = "/en/asia/seoul-1990/"
POLL = KINDS["an article with tables and a poll"]

# Watches what moves, from before the first byte of the page.
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput)
      window.shifts.push([entry.value, entry.sources.map(({ node }) =>
        node ? (node.outerHTML || node.textContent).trim().slice(0, 80) : "")]);
}).observe({ type: "layout-shift", buffered: true });
"""
# What reaches past the right edge of the window, outside anything that scrolls by itself.
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter(element => !element.closest(".table-scroll, pre, .hidden, .skip"))
  .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(element => element.outerHTML.slice(0, 80))"""
# How wide and how high each paragraph is: its letters, not its box.
EXTENTS = """() => [...document.querySelectorAll("main :is(p, h1, h2, li)")].map(element => {
  const letters = document.createRange();
  letters.selectNodeContents(element);
  const { width, height } = letters.getBoundingClientRect();
  return [width, height];
}).filter(([width]) => width > 0)"""
FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex='0']"


def place_of(site: Site, kind: str, lang: str) -> str:
    """The address of a page of that kind in that language."""
    if kind in ALONE:
        return ALONE[kind]
    if kind == STAND_IN:
        (found,) = [page.place for page in site.articles if page.lang == lang and not page.is_indexed]
        return found
    return in_language(site, KINDS[kind], lang)


def in_language(site: Site, place: str, lang: str) -> str:
    page: PublishedPage = site.pages[place]
    if lang == page.lang:
        return place
    return site.page_at(page.alternates[lang]).place if page.alternates else place.replace("/en/", f"/{lang}/")


OpenPage = Callable[..., Any]


@dataclass(frozen=True)
class Visit:
    """What happened when a page was opened."""

    place: str
    width: int
    complaints: tuple[str, ...]
    """Errors and warnings of the console, exceptions."""
    failures: tuple[str, ...]
    """Requests that failed, or that left this machine."""
    overflow: tuple[str, ...]
    """What reaches out of the window, by day or by night, and when it is drawn out."""
    shift: float
    """Cumulative layout shift."""
    moved: tuple[str, ...]
    grounds: tuple[str, ...]
    """The colour of the paper in each scheme."""

    def __repr__(self) -> str:
        return f"{self.place} at {self.width} px"


class Reader:
    """Opens pages of the sample site; readers of one kind share a browser, and so what it has kept, and its one tab.

    To open another tab costs as much as most of what the tests do in it.
    """

    def __init__(self, browser: Any, served: str) -> None:
        self._browser, self._served = browser, served
        self._tabs: dict[str, Any] = {}
        self._turned_to = ""

    def open(self, place: str, width: int = WIDE, *, script: bool = True, **options: Any) -> Any:
        """A page, loaded. options: playwright's, such as `permissions`."""
        self._turned_to = ""
        tab = self._tab(script, width, options)
        # Nothing is pointed at.
        tab.mouse.move(0, 0)
        tab.goto(f"{self._served}{quote(place)}", wait_until="load")
        if script:
            wait_until_drawn(tab)  # or a late font would move what is looked at
        return tab

    def turn_to(self, place: str, width: int = WIDE, *, anew: bool = False) -> Any:
        """A page, which is loaded unless it was turned to before.

        anew: loaded again, for who looks at what is done first, and for nobody after them.
        """
        if anew or place != self._turned_to:
            tab = self.open(place, width)
        else:
            tab = self._tab(True, width, {})
            wait_until_drawn(tab)
        self._turned_to = "" if anew else place
        return tab

    def _tab(self, script: bool, width: int, options: Mapping[str, Any]) -> Any:
        kind = repr((script, sorted(options.items())))
        if kind not in self._tabs:
            context = self._browser.new_context(java_script_enabled=script, reduced_motion="reduce", **options)
            self._tabs[kind] = context.new_page()
        tab = self._tabs[kind]
        tab.emulate_media(media="screen", color_scheme="light")
        tab.set_viewport_size({"width": width, "height": HEIGHT})
        return tab

    def close(self) -> None:
        for tab in self._tabs.values():
            tab.context.close()


@pytest.fixture(scope="module")
def reader(browser: Any, served: str) -> Iterator[Reader]:
    found = Reader(browser, served)
    yield found
    found.close()


@pytest.fixture
def open_page(reader: Reader) -> OpenPage:
    """Opens pages: `open_page(place, width, script=…)`."""
    return reader.open


@pytest.fixture
def turn_to(reader: Reader) -> OpenPage:
    """Opens pages one after another, for tests that look at many: `turn_to(place, width, anew=…)`."""
    return reader.turn_to


@pytest.fixture(scope="module")
def visits(browser: Any, served: str, sample_site: Site, pytestconfig: pytest.Config) -> list[Visit]:
    """Each kind of page, by a reader who has been on the site before.

    With `--long`, each in each language, loaded anew at each width; without, one of a page and its twin, as in `LOADED`.
    """
    context = browser.new_context(color_scheme="light")
    context.add_init_script(WATCH_SHIFTS)
    page = context.new_page()
    is_long = pytestconfig.getoption("--long")
    places = [place_of(sample_site, kind, lang) for kind, lang in (PAGES if is_long else TURNS)]
    # The first page that is opened brings the fonts.
    visit(page, served, places[0], [WIDE])
    order: list[tuple[str, Sequence[int]]]
    if is_long:
        order = [(place, [width]) for width in WIDTHS for place in places]
    else:
        order = list(zip(places, itertools.cycle((*LOADED, *LOADED[::-1])), strict=False))
    found = [steadiest_visit(page, served, place, widths) for place, widths in order]
    context.close()
    return found


def steadiest_visit(page: Any, served: str, place: str, widths: Sequence[int]) -> Visit:
    """The steadiest of up to ten visits: a kept font may come late on a busy machine, a fault comes always."""
    for _ in range(10):
        found = visit(page, served, place, widths)
        if found.shift < MOST_SHIFT:
            break
    return found


def visit(page: Any, served: str, place: str, widths: Sequence[int]) -> Visit:
    """Open a page, wait for its fonts, scroll to its end and back, then let night fall, and draw its window out."""
    complaints: list[str] = []
    failures: list[str] = []
    watchers: dict[str, Callable[[Any], object]] = {
        "console": lambda said: complaints.append(said.text) if is_complaint(said) else None,
        "pageerror": lambda error: complaints.append(str(error)),
        # What the page before had not loaded yet is given up, and is no fault of either.
        "requestfailed": lambda request: (
            failures.append(request.url) if request.failure != "net::ERR_ABORTED" else None
        ),
        "response": lambda response: failures.append(response.url) if response.status >= 400 else None,
        "request": lambda request: failures.append(request.url) if is_elsewhere(request.url, served) else None,
    }
    for event, watcher in watchers.items():
        page.on(event, watcher)
    page.set_viewport_size({"width": widths[0], "height": HEIGHT})
    page.emulate_media(color_scheme="light")
    page.goto(f"{served}{quote(place)}", wait_until="load")
    page.evaluate(
        """async () => {
          const tick = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          await document.fonts.ready;
          scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
          await tick();
          scrollTo({ top: 0, behavior: "instant" });
          await tick();
        }"""
    )
    shifts = page.evaluate("window.shifts")
    overflow, grounds = [], []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        grounds.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        overflow += overflow_of(page, widths[0])
    for width in widths[1:]:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        overflow += overflow_of(page, width)
    for event, watcher in watchers.items():
        page.remove_listener(event, watcher)
    return Visit(
        place,
        widths[0],
        tuple(complaints),
        tuple(failures),
        tuple(overflow),
        sum(value for value, _ in shifts),
        tuple(words for _, sources in shifts for words in sources),
        tuple(grounds),
    )


def is_elsewhere(url: str, served: str) -> bool:
    return urlsplit(url).netloc != urlsplit(served).netloc


def overflow_of(page: Any, width: int) -> list[str]:
    """What makes a page scroll sideways, each thing with the width of the window."""
    return [f"{width} px: {thing}" for thing in page.evaluate(TOO_WIDE)] if has_overflow(page) else []


def has_overflow(page: Any) -> bool:
    found: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found


# ---------------------------------------------------------------- every page, every width


def test_every_page_opens_without_a_complaint(visits: list[Visit]) -> None:
    """No error and no warning in the console, no exception."""
    assert len(visits) >= len(TURNS)
    assert {visit: visit.complaints for visit in visits if visit.complaints} == {}


def test_every_page_finds_what_it_asks_for_and_asks_no_other_host(visits: list[Visit]) -> None:
    assert {visit: visit.failures for visit in visits if visit.failures} == {}


def test_no_page_scrolls_sideways(visits: list[Visit]) -> None:
    """From a narrow telephone to a wide screen; a wide table scrolls inside its own frame."""
    assert {visit: visit.overflow for visit in visits if visit.overflow} == {}


def test_nothing_moves_while_a_page_loads(visits: list[Visit]) -> None:
    """Neither the script nor a picture, a note or a font that the browser has kept pushes the text about."""
    assert {visit: (visit.shift, visit.moved) for visit in visits if visit.shift >= MOST_SHIFT} == {}


# Chromium asks for pictures so far below the window at once, and for more of them where the machine seems slow.
FAR_DOWN = """() => [...document.images]
    .filter((one) => one.loading === "lazy" && one.getBoundingClientRect().top > innerHeight + 1250)
    .map((one) => one.currentSrc)"""


@sampled(
    "kind lang",
    *((kind, lang) for kind, lang in PAGES if kind in KINDS and kind.split()[1] in ("article", "long")),
    turns=TURNS,
)
def test_a_first_visit_weighs_little(browser: Any, served: str, sample_site: Site, kind: str, lang: str) -> None:
    """Page, style, script, fonts, pictures: whatever is sent to somebody who has never been here, compressed."""
    context = browser.new_context()
    page = context.new_page()
    responses: list[Any] = []
    page.on("response", lambda response: responses.append(response))
    # A network is idle, too, while a busy machine has not read the page yet.
    page.goto(f"{served}{quote(place_of(sample_site, kind, lang))}", wait_until="load")
    wait_until_drawn(page)
    page.wait_for_load_state("networkidle")
    sent = {response.url: weight_of(response.url, response.body()) for response in responses}
    far = set(page.evaluate(FAR_DOWN))
    context.close()
    assert len(sent) > 8
    assert sum(size for url, size in sent.items() if url not in far) <= MOST_BYTES, sent


def weight_of(url: str, content: bytes) -> int:
    is_compressed = url.endswith((".woff2", ".png", ".jpg", ".webp", ".avif"))
    return len(content) if is_compressed else len(gzip.compress(content))


def test_what_stands_in_for_late_fonts_runs_as_wide_and_stands_as_high(
    browser: Any, served: str, sample_site: Site, pytestconfig: pytest.Config
) -> None:
    """A paragraph set in one line is as long, and a line as high, before the fonts have come as after it.

    Whether a line divides in another place is chance, of the text and of the width of the window; this is not.
    """
    wider, higher = [], []
    for kind in list(KINDS)[:: 2 if pytestconfig.getoption("--long") else 4]:
        before, after = extents_of_late_fonts(browser, f"{served}{quote(place_of(sample_site, kind, 'ru'))}")
        wider += [abs(late[0] / early[0] - 1) for early, late in zip(before, after, strict=True)]
        higher += [abs(late[1] / early[1] - 1) for early, late in zip(before, after, strict=True)]
    assert 0 < statistics.median(wider) < MOST_WIDER
    assert statistics.quantiles(wider, n=10)[-1] < MOST_WIDER_OF_NINE_IN_TEN
    assert max(higher) < MOST_SHIFT


def extents_of_late_fonts(browser: Any, url: str) -> tuple[list[list[float]], list[list[float]]]:
    """Width and height of each paragraph in one line, on a telephone, without the fonts and with them."""
    context = browser.new_context(viewport={"width": NARROW, "height": HEIGHT})
    page, held, are_late = context.new_page(), [], True
    page.route("**/*.woff2", lambda font: held.append(font) if are_late else font.continue_())
    # A picture that is painted first, and larger than any paragraph, would be the last thing that is told of.
    page.route("**/media/**", lambda picture: picture.abort())
    page.goto(url, wait_until="domcontentloaded")
    # Until text has been painted, the browser shows nothing in place of a font.
    page.evaluate(
        """() => new Promise(done => {
          const isText = (entry) => !entry.url;
          new PerformanceObserver(list => list.getEntries().some(isText) && done())
            .observe({ type: "largest-contentful-paint", buffered: true });
        })"""
    )
    page.add_style_tag(content="main :is(p, h1, h2, li) { white-space: nowrap; width: max-content; max-width: none }")
    before = page.evaluate(EXTENTS)
    assert held
    are_late = False
    for font in held:
        font.continue_()
    page.evaluate("document.fonts.ready")
    after = page.evaluate(EXTENTS)
    context.close()
    return before, after


def test_every_page_follows_the_readers_colour_scheme(visits: list[Visit]) -> None:
    """Paper is light by day and dark by night; the door lies on a desk, and its ground is the desk's."""
    for visit in visits:
        (day, night) = ([int(part) for part in ground[4:-1].split(",")] for ground in visit.grounds)
        assert min(day) > 200, visit
        assert max(night) < 60, visit


def test_a_sideways_page_would_be_found(open_page: OpenPage) -> None:
    page = open_page(ARTICLE, width=NARROW)
    assert not has_overflow(page)
    page.evaluate("document.querySelector('.prose p').style.width = '999px'")
    assert has_overflow(page)
    assert page.evaluate(TOO_WIDE) != []


@pytest.fixture(scope="module")
def drawn(reader: Reader, sample_site: Site, pytestconfig: pytest.Config) -> dict[str, dict[str, tuple[bool, str]]]:
    """What each page is drawn with, by its place; without `--long`, every second kind in one language; see `fonts_of`."""
    found = {}
    for kind, lang in PAGES if pytestconfig.getoption("--long") else TURNS[::2]:
        place = place_of(sample_site, kind, lang)
        page = reader.turn_to(place)
        found[place] = fonts_of(page)
    return found


def test_every_letter_is_drawn_with_the_houses_fonts(drawn: dict[str, dict[str, tuple[bool, str]]]) -> None:
    """No letter falls back to whatever the reader's system has: both alphabets, arrows and marks among them."""
    foreign = {
        (place, name, example)
        for place, fonts in drawn.items()
        for name, (is_ours, example) in fonts.items()
        if not (is_ours and name.startswith(HOUSE_FONTS))
    }
    assert all(drawn.values())
    assert foreign == set()


def test_fonts_that_every_page_needs_are_asked_for_at_once(
    drawn: dict[str, dict[str, tuple[bool, str]]], sample_site: Site
) -> None:
    """Preloaded: text, titles and interface; nothing that a page may not need. What is late makes words jump."""
    # On the page of the search, the words come with an answer.
    pages = [place for place in drawn if sample_site.pages[place].folder and not place.endswith("/search/")]
    on_every_page = set.intersection(*(set(drawn[place]) for place in pages))
    for place in drawn:
        preloads = sample_site.pages[place].tree.xpath('//link[@rel="preload"][@as="font"]/@href')
        names = {href.rpartition("/")[2].partition(".")[0] for href in preloads}
        assert names == {"DiglotSerif-Regular", "DiglotDisplay-Semibold", "DiglotSans-Regular"}, place
        assert names <= {name.partition(": ")[2] for name in on_every_page}, place


def fonts_of(page: Any) -> dict[str, tuple[bool, str]]:
    """Every font that Chromium really drew with ("family: face"): whether the page brought it, and an example."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1})["root"]
    drawn: dict[str, tuple[bool, str]] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        children = node.get("children", [])
        waiting += children
        words = " ".join(child["nodeValue"].strip() for child in children if child["nodeType"] == 3).strip()
        if words and node["nodeName"] not in ("SCRIPT", "STYLE", "TITLE"):
            for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]:
                name = f"{font['familyName']}: {font['postScriptName']}"
                drawn.setdefault(name, (font["isCustomFont"], words[:40]))
    session.detach()
    return drawn


# ---------------------------------------------------------------- changing the language


# The passage at a third of the window from its top, and the place in it: what a reader is at.
READ_AT = """() => {
  const line = innerHeight / 3;
  const passages = [...document.querySelectorAll(".prose [id]:not([id^=fnref])")]
    .filter(mark => !mark.parentElement.closest(".prose [id]"));
  const mark = passages.findLast(mark => mark.getBoundingClientRect().top <= line);
  if (!mark) return null;
  const box = mark.getBoundingClientRect();
  return { id: mark.id, share: Math.min(1, (line - box.top) / box.height) };
}"""


WITH_SHORT_PARTS = "по-английски кто-нибудь из-за 20-й e-mail кое-где 8–9 1891–1916"


def test_a_short_part_stays_with_its_word_at_any_width(browser: Any) -> None:
    """And the word is found and copied as it was written."""
    page = browser.new_page()
    page.set_content(f"<p id=text>{keep_together(f'{WITH_SHORT_PARTS} научно-технический ' * 3)}</p>")
    page.add_style_tag(path=ROOT / "assets" / "styles" / "screen.css")
    divided = page.evaluate("""() => [...Array(60).keys()].flatMap(step => {
      const text = document.getElementById("text");
      text.style.width = `${120 + 4 * step}px`;
      return [...text.children].filter(word => word.getClientRects().length > 1).map(word => word.textContent);
    })""")
    assert divided == []
    assert page.evaluate("[...document.querySelectorAll('#text > *')].length") == 3 * len(WITH_SHORT_PARTS.split())
    for word in WITH_SHORT_PARTS.split():
        assert page.evaluate("word => { getSelection().empty(); return window.find(word) }", word), word
        assert page.evaluate("getSelection().toString()") == word
    page.close()


@sampled("lang width", *itertools.product(("en", "ru"), (NARROW, WIDE, 1920)), turns=[("en", NARROW), ("ru", 1920)])
def test_the_switch_is_at_hand_and_keeps_the_place(
    open_page: OpenPage, sample_site: Site, lang: str, width: int, request: pytest.FixtureRequest
) -> None:
    """Wherever in a text, a turn of the wheel upwards and one click lead to the same passage, at the same height."""
    page = open_page(in_language(sample_site, ARTICLE, lang), width=width)
    address, length = page.url, page.locator(".prose").bounding_box()["height"]
    page.mouse.move(width / 2, HEIGHT / 2)
    positions = 8 if request.config.getoption("--long") else 4
    for position in range(1, positions + 1):
        scroll_by_wheel(page, length / positions)
        scroll_by_wheel(page, -60)
        read_at = page.evaluate(READ_AT)
        page.locator(".reading-bar .languages a").click()
        page.wait_for_url(f"**#{read_at['id']}", wait_until="load")
        wait_until_drawn(page)
        assert page.evaluate("document.documentElement.lang") != lang
        there = page.evaluate(READ_AT)
        assert there["id"] == read_at["id"], position
        assert there["share"] == pytest.approx(read_at["share"], abs=0.05), position
        page.go_back(wait_until="load")
        page.wait_for_url(address)
        page.wait_for_function("scrollY > 0")


def scroll_by_wheel(page: Any, distance: float) -> None:
    """Turn the wheel, and wait until the page stands still: it has been drawn twice meanwhile, however late."""
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, distance)
    page.wait_for_function("before => scrollY !== before", arg=before)
    page.evaluate(
        """async () => {
          for (let last = -1; last !== scrollY; ) {
            last = scrollY;
            await new Promise(done => setTimeout(done, 200));
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          }
        }"""
    )


def test_a_long_name_leaves_room_to_the_next_one_in_the_menu(open_page: OpenPage) -> None:
    """On a telephone the menu is one row: that there is more of it is seen by the beginning of the next."""
    page = open_page("/ru/", width=NARROW)
    names = page.locator(".sections li a")
    menu, second = page.locator(".sections ul").bounding_box(), names.nth(1).bounding_box()
    assert second["x"] + 40 < menu["x"] + menu["width"]
    assert names.first.evaluate("link => link.scrollWidth > link.clientWidth")
    names.first.focus()
    assert not names.first.evaluate("link => link.scrollWidth > link.clientWidth"), "by keys, all of it is read"


def test_the_facts_of_a_text_without_a_picture_stand_under_it_as_those_of_others(open_page: OpenPage) -> None:
    page = open_page("/en/", width=WIDE)
    facts = page.locator(".issue-contents .entry-contents > .entry-facts")
    edges = {round(fact.bounding_box()["x"]) for fact in facts.all()}
    assert len(edges) == 1


def test_the_bar_goes_when_one_reads_on(open_page: OpenPage) -> None:
    page = open_page(ARTICLE, width=NARROW)
    bar = page.locator(".reading-bar")
    page.mouse.move(NARROW / 2, HEIGHT / 2)
    assert not bar.is_visible()
    scroll_by_wheel(page, 2000)
    assert not bar.is_visible()
    scroll_by_wheel(page, -60)
    assert bar.is_visible()
    scroll_by_wheel(page, 300)
    assert not bar.is_visible()


def test_the_bar_brings_the_contents_along(open_page: OpenPage) -> None:
    page = open_page(KINDS["a long article with contents"], width=NARROW)
    page.mouse.move(NARROW / 2, HEIGHT / 2)
    scroll_by_wheel(page, 3000)
    scroll_by_wheel(page, -60)
    page.locator(".reading-bar summary").click()
    page.locator(".reading-bar li a").nth(4).click()
    page.wait_for_url("**#*")
    wait_until_drawn(page)
    heading = page.url.partition("#")[2]
    assert 0 <= page.locator(f"[id='{heading}']").bounding_box()["y"] < HEIGHT / 3
    assert not page.locator(".reading-bar ol").is_visible()


def test_without_script_the_bar_is_there_below_the_masthead(open_page: OpenPage, sample_site: Site) -> None:
    page = open_page(ARTICLE, width=NARROW, script=False)
    page.mouse.move(NARROW / 2, HEIGHT / 2)
    assert not page.locator(".reading-bar").is_visible()
    page.mouse.wheel(0, 2500)
    with page.expect_navigation():
        page.locator(".reading-bar .languages a").click()
    assert urlsplit(page.url).path == quote(in_language(sample_site, ARTICLE, "ru"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_passage_that_is_pointed_at_has_its_address_and_its_twin_beside_it(
    open_page: OpenPage, sample_site: Site, lang: str
) -> None:
    """In the margin, by a real pointer: its own address, and the same passage in the other edition."""
    page = open_page(in_language(sample_site, ARTICLE, lang))
    scroll_by_wheel(page, 1200)
    passage = page.locator("#p8")
    passage.hover()
    tools = page.locator(".passage")
    beside, its = tools.bounding_box(), passage.bounding_box()
    assert beside["x"] + beside["width"] <= its["x"]
    assert its["y"] - 1 <= beside["y"] <= its["y"] + its["height"]
    page.locator(".passage-link").click()
    page.wait_for_url("**#p8")
    passage.hover()
    with page.expect_navigation(url="**#p8"):
        page.locator(".passage-twin").click()
    assert page.evaluate("document.documentElement.lang") != lang


@sampled(
    "lang by",
    *itertools.product(("en", "ru"), ("pointer", "touch", "key")),
    turns=[("en", "pointer"), ("ru", "touch"), ("en", "key")],
)
def test_one_paragraph_turns_into_its_other_language_and_back(
    open_page: OpenPage, sample_site: Site, lang: str, by: str
) -> None:
    """In its place: the page, its address and the other paragraphs stay as they are."""
    other = {"en": "ru", "ru": "en"}[lang]
    (wanted,) = sample_site.pages[in_language(sample_site, ARTICLE, other)].tree.xpath("//p[@id='p8']")
    if by == "touch":
        page = open_page(in_language(sample_site, ARTICLE, lang), width=NARROW, has_touch=True, is_mobile=True)
    else:
        page = open_page(in_language(sample_site, ARTICLE, lang))
    passage, next_one = page.locator("#p8"), page.locator("#p8 + *")
    passage.scroll_into_view_if_needed()
    written, address, following = passage.inner_text(), page.url, next_one.inner_text()
    turn = page.locator(".passage-turn")

    if by == "touch":
        passage.tap(position={"x": 40, "y": 12})
        turn.tap()
    elif by == "pointer":
        passage.hover()
        turn.click()
    else:
        passage.evaluate(
            "mark => scrollBy({ top: mark.getBoundingClientRect().top - innerHeight / 3 + 9, behavior: 'instant' })"
        )
        page.keyboard.press("t")
    page.wait_for_function(f"document.querySelector('#p8').lang === '{other}'")
    assert passage.text_content() == wanted.text_content()
    assert turn.get_attribute("aria-pressed") == "true"
    assert (page.url, next_one.inner_text()) == (address, following)
    assert faults_by_axe(page) == []
    if by == "key":
        page.keyboard.press("t")
    elif by == "touch":
        turn.tap()
    else:
        turn.click()
    page.wait_for_function("!document.querySelector('#p8').lang")
    assert passage.inner_text() == written


@sampled("lang width", *itertools.product(("en", "ru"), (NARROW, 1280)), turns=[("ru", NARROW), ("en", 1280)])
def test_both_editions_are_read_at_once(open_page: OpenPage, sample_site: Site, lang: str, width: int) -> None:
    """From the bar, by wheel and pointer: each passage has its other one beside it, or under it where it is narrow."""
    other = {"en": "ru", "ru": "en"}[lang]
    twin = sample_site.pages[in_language(sample_site, ARTICLE, other)].tree
    page = open_page(in_language(sample_site, ARTICLE, lang), width=width)
    # The browser is shared, and keeps what another reader chose.
    page.evaluate("localStorage.clear()")
    page.reload()
    wait_until_drawn(page)
    both = page.locator(".reading-bar-both button")
    page.mouse.move(width / 2, HEIGHT / 2)
    scroll_by_wheel(page, 2000)
    scroll_by_wheel(page, -60)
    read_at, height = page.evaluate(READ_AT), page.locator(".prose").bounding_box()["height"]
    both.click()
    aside = page.locator("#p8 + .other")
    aside.wait_for()
    wait_until_drawn(page)
    assert page.evaluate(READ_AT)["id"] == read_at["id"]
    assert both.get_attribute("aria-pressed") == "true"
    paragraphs = [row.text_content() for row in twin.xpath("//*[@class='prose']//p")]
    assert page.locator(".other > p").all_text_contents() == paragraphs
    assert (aside.get_attribute("lang"), page.locator(".other [id]").count()) == (other, 0)
    its, place = page.locator("#p8").bounding_box(), aside.bounding_box()
    if width == NARROW:
        assert place["y"] >= its["y"] + its["height"]
    else:
        assert place["x"] >= its["x"] + its["width"]
        assert abs(place["y"] - its["y"]) < 2
        assert not page.locator(".beside").count(), "the notes give way"
    assert not has_overflow(page)
    assert faults_by_axe(page) == []
    # Kept for the next article, and given up there.
    with page.expect_navigation():  # the page that is left has what the next one is to have
        page.locator(".related .entry-title a").first.click()
    page.locator(".both .other").first.wait_for()
    page.go_back()
    page.locator(".both .other").first.wait_for()
    page.keyboard.press("b")
    assert not page.locator(".other").count()
    wait_until_drawn(page)
    assert page.locator(".prose").bounding_box()["height"] == pytest.approx(height, abs=2)
    page.reload()
    assert not page.locator(".both").count()


def test_without_script_the_bar_leads_to_the_page_of_both_texts(open_page: OpenPage) -> None:
    page = open_page(ARTICLE, width=NARROW, script=False)
    page.mouse.move(NARROW / 2, HEIGHT / 2)
    page.mouse.wheel(0, 2500)
    assert not page.locator(".reading-bar-both button").is_visible()
    with page.expect_navigation():
        page.locator(".reading-bar-both a").click()
    assert urlsplit(page.url).path == KINDS["both texts side by side"]


def test_keys_lead_through_the_passages_and_to_the_twin(open_page: OpenPage, sample_site: Site) -> None:
    """j and k go from passage to passage, Enter turns it, l opens the twin there, / the search."""
    page = open_page(ARTICLE)
    for _ in range(5):
        page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.querySelector('.passage-link').hash") == "#p4"
    assert page.evaluate("document.activeElement.className") == "passage-turn"
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#p4').lang === 'ru'")
    page.keyboard.press("l")
    page.wait_for_url(f"**{quote(in_language(sample_site, ARTICLE, 'ru'))}**")
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.id === 'search-words'")


def test_a_word_in_the_masthead_leads_to_its_answers(open_page: OpenPage) -> None:
    """The page of the search has one line to write on, not two."""
    page = open_page("/en/search/")
    page.goto(f"{page.url}?q=Amur")
    assert page.locator("form[role=search]").count() == 1
    page.locator(".search-results h2").first.wait_for()


def test_the_list_of_keys_opens_and_switches_them_off(open_page: OpenPage) -> None:
    """WCAG 2.2, 2.1.4: keys without Ctrl can be switched off, and stay off on the next page."""
    page = open_page(ARTICLE)
    page.keyboard.press("?")
    keys = page.locator("dialog.keys")
    assert keys.is_visible()
    assert faults_by_axe(page) == []
    page.locator("dialog.keys input").uncheck()
    page.locator("dialog.keys button").click()
    assert not keys.is_visible()
    page.goto(page.url.replace(ARTICLE, KINDS["a long article with contents"]))
    page.keyboard.press("l")
    page.keyboard.press("?")
    # Had a key led anywhere, that page would have been requested before this.
    page.evaluate("fetch(location.href).then(answer => answer.text())")
    assert "/en/" in page.url
    assert not keys.is_visible()
    page.locator(".foot-keys button").click()
    page.locator("dialog.keys input").check()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_passage_is_held_while_the_languages_change(
    browser: Any, served: str, sample_site: Site, motion: str
) -> None:
    """By a view transition from twin to twin, from no page to another, and not where less motion is asked for."""
    context = browser.new_context(reduced_motion=motion, viewport={"width": WIDE, "height": HEIGHT})
    context.add_init_script(
        """addEventListener("pagereveal", async ({ viewTransition }) => {
          window.held = [];
          await viewTransition?.ready.catch(() => {});
          if (viewTransition) window.held = document.getAnimations().map(one => one.effect.pseudoElement);
          window.isRevealed = true;
        });"""
    )
    page = context.new_page()
    # A browser leaves a transition out that is not ready in time, as on a busy machine: a fault comes always.
    most_tries = 30 if motion == "no-preference" else 5
    tries = (switch_with_a_passage_held(page, f"{served}{ARTICLE}") for _ in range(most_tries))
    assert any(tries) is (motion == "no-preference")
    page.locator(".nameplate a").click()
    page.wait_for_url("**/ru/")
    page.wait_for_function("window.isRevealed")
    assert page.evaluate("window.held") == []
    context.close()


def switch_with_a_passage_held(page: Any, url: str) -> bool:
    """Go to the other language from the midst of a text; return whether the passage was held meanwhile."""
    page.goto(url)
    page.mouse.move(WIDE / 2, HEIGHT / 2)
    scroll_by_wheel(page, 2000)
    scroll_by_wheel(page, -60)
    page.locator(".reading-bar .languages a").click()
    page.wait_for_url("**#*")
    page.wait_for_function("window.isRevealed")
    return "::view-transition-group(held)" in page.evaluate("window.held")


def test_a_number_that_an_edition_lacks_leads_to_the_paragraph_before_it(open_page: OpenPage) -> None:
    """Where a translator made one paragraph of two, a link to the second still lands there."""
    page = open_page(ARTICLE)
    last = page.evaluate("[...document.querySelectorAll('.prose p[id^=p]')].at(-1).id")
    assert int(last[1:]) > 5
    page.evaluate("id => { location.hash = id + '9'; }", last)
    page.wait_for_function("id => document.getElementById(id).getBoundingClientRect().top < innerHeight", arg=last)


def test_the_switch_at_the_head_of_a_text_lands_at_the_head_of_its_twin(open_page: OpenPage, sample_site: Site) -> None:
    page = open_page(ARTICLE)
    page.locator("nav.languages a").click()
    page.wait_for_url(f"**{quote(in_language(sample_site, ARTICLE, 'ru'))}")
    assert page.evaluate("scrollY") == 0


def test_the_switch_leads_where_the_page_says_that_its_twin_is(sample_site: Site) -> None:
    """By a plain link, for which no script is needed."""
    for kind, lang in PAGES:
        page = sample_site.pages[place_of(sample_site, kind, lang)]
        links = page.tree.xpath("//h2/a/@href" if kind == "the door" else "//nav[@class='languages']//a/@href")
        if kind == "the door":
            expected = ["/en/", "/ru/"]
        elif page.alternates:
            expected = [in_language(sample_site, page.place, "ru") if lang == "en" else KINDS[kind]]
        elif page.is_article:
            expected = [sample_site.page_at(page.canonical).place]
        else:
            expected = [{"en": "/ru/", "ru": "/en/"}[lang] + ("search/" if kind == "the search" else "")]
        assert [unquote(urlsplit(urljoin(page.place, link)).path) for link in links] == expected, page


def test_the_switch_works_without_script(open_page: OpenPage, sample_site: Site) -> None:
    page = open_page(ARTICLE, script=False)
    with page.expect_navigation():
        page.locator("nav.languages a").click()
    assert urlsplit(page.url).path == quote(in_language(sample_site, ARTICLE, "ru"))


# ---------------------------------------------------------------- the head of a text


def test_a_text_begins_on_the_first_screen(turn_to: OpenPage, sample_site: Site, pytestconfig: pytest.Config) -> None:
    """Right under its standfirst on a wide screen; on a telephone its first line is to be seen.

    A picture as wide as the page stands before it: then it is the picture that is on the first screen, whole.
    """
    is_long = pytestconfig.getoption("--long")
    windows = [(NARROW, 780), (WIDE, 800), *([(1920, 1080)] if is_long else [])]
    wrong = {}
    for published in sample_site.articles if is_long else sample_site.articles[::2]:
        page = turn_to(published.place, width=NARROW)
        for width, height in windows:
            page.set_viewport_size({"width": width, "height": height})
            wait_until_drawn(page)
            if fault := _fault_of_first_screen(page, width, height):
                wrong[published.place, width] = fault
    assert wrong == {}


def _fault_of_first_screen(page: Any, width: int, height: int) -> tuple[Any, Any] | None:
    """Where a picture stands that is not whole, or a text that begins too low, and what is above it."""
    if (lead := page.locator(".opening > .lead-picture img")).count():
        box = lead.bounding_box()
        return (box, None) if box["y"] + box["height"] > height else None
    begins = page.locator(".prose, .notice").first.bounding_box()["y"]
    above = page.locator(".opening h1, .standfirst").last.bounding_box()
    is_near = begins - above["y"] - above["height"] <= 36 or width == NARROW
    return None if is_near and begins <= height - 30 else (begins, above)


@pytest.mark.parametrize("width", WIDTHS)
def test_other_formats_unfold_one_to_a_line(open_page: OpenPage, width: int) -> None:
    """They are a line in the byline until a reader wants them, and push the contents down, not over them."""
    page = open_page(KINDS["a long article with contents"], width=width)
    links = page.locator(".byline .formats a")
    assert links.count() >= 5
    assert not links.first.is_visible()
    page.locator(".byline .formats summary").click()
    boxes = [link.bounding_box() for link in links.all()]
    assert all(above["y"] + above["height"] <= below["y"] for above, below in itertools.pairwise(boxes))
    assert boxes[-1]["y"] + boxes[-1]["height"] <= page.locator(".contents").bounding_box()["y"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_languages_are_in_the_same_order_on_every_page(sample_site: Site, lang: str) -> None:
    for page in sample_site.pages.values():
        if page.folder == lang and not page.is_redirect:
            names = [name.text_content().strip() for name in page.tree.xpath('//nav[@class="languages"]//li')]
            assert names == ["English", "Русский"], page


# ---------------------------------------------------------------- reading


def test_the_bars_of_a_poll_are_as_long_as_their_shares(turn_to: OpenPage, sample_site: Site) -> None:
    """To half a percent of the full bar, at every width, and longer bars for more votes."""
    for lang in ("en", "ru"):
        for width in WIDTHS:
            page = turn_to(in_language(sample_site, POLL, lang), width=width)
            widths = page.evaluate(
                """() => [...document.querySelectorAll(".poll-option")].map(option => [
                  option.querySelector(".poll-share").getBoundingClientRect().width,
                  option.querySelector(".poll-ground").getBoundingClientRect().width,
                  +option.querySelector(".poll-votes").textContent.match(/\\((\\d+)/)[1]])"""
            )
            assert len(widths) == 4
            for share, ground, percent in widths:
                assert ground > 60, (lang, width)
                assert share / ground == pytest.approx(percent / 100, abs=0.005), (lang, width)


@sampled("lang width", *itertools.product(("en", "ru"), (NARROW, 1920)), turns=[("en", NARROW), ("ru", 1920)])
def test_a_note_is_reached_and_left_by_keyboard(open_page: OpenPage, sample_site: Site, lang: str, width: int) -> None:
    """Enter on the call leads to the note, Tab and Enter from there back to the call, wherever notes stand."""
    page = open_page(in_language(sample_site, ARTICLE, lang), width=width)
    page.locator("#fnref3").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#fn3")
    wait_until_drawn(page)
    assert page.locator("#fn3").evaluate("note => note.getBoundingClientRect().top >= 0") is True
    assert is_in_window(page, "#fn3")
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#fn3 .note-back')"):
            break
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#fnref3"
    page.keyboard.press("Enter")
    # The browser moves the focus with the next frame.
    page.wait_for_function("document.activeElement.id === 'fnref3'")
    assert page.url.endswith("#fnref3")
    assert is_in_window(page, "#fnref3")


def is_in_window(page: Any, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    return bool(0 <= box["y"] < HEIGHT)


def test_notes_beside_the_text_stand_at_their_calls_and_apart(open_page: OpenPage, sample_site: Site) -> None:
    """On a wide screen: none over another, none above its call, all beside the column."""
    for lang in ("en", "ru"):
        page = open_page(in_language(sample_site, ARTICLE, lang), width=1920)
        page.wait_for_selector(".text.beside")
        rows = page.evaluate(
            """() => [...document.querySelectorAll(".endnotes li")].map(note => {
              const box = note.getBoundingClientRect();
              const call = document.querySelector("#fnref" + note.id.slice(2)).getBoundingClientRect();
              return [box.top, box.bottom, box.left, call.top,
                      document.querySelector(".prose").getBoundingClientRect().right];
            })"""
        )
        assert len(rows) > 8
        assert all(left >= text_right for _, _, left, _, text_right in rows)
        assert all(top >= call - 12 for top, _, _, call, _ in rows)
        assert all(one[1] <= next_one[0] for one, next_one in itertools.pairwise(rows))


def test_contents_are_folded_on_a_narrow_screen_and_open_on_a_wide_one(open_page: OpenPage) -> None:
    """Also without script, where a wide screen shows them and a narrow one unfolds them by hand."""
    for script in (True, False):
        for width, is_open in ((NARROW, False), (WIDE, True)):
            page = open_page(KINDS["a long article with contents"], width=width, script=script)
            line = page.locator(".contents ol a").first
            assert line.is_visible() is is_open, (script, width)
            if not is_open:
                page.locator(".contents summary").click()
                assert line.is_visible(), (script, width)


def test_the_link_is_copied_where_that_works_and_not_offered_elsewhere(open_page: OpenPage, sample_site: Site) -> None:
    """Without script the button is not there; with it, the page's canonical address is what is copied."""
    assert not open_page(ARTICLE, script=False).locator(".share [data-copy] button").is_visible()
    page = open_page(ARTICLE, permissions=["clipboard-read", "clipboard-write"])
    button = page.locator(".share [data-copy] button")
    assert button.is_visible()
    assert copied_by(button) == ("Copied", sample_site.pages[ARTICLE].canonical)


@EVERY_PAGE
def test_paper_has_the_text_and_no_navigation(turn_to: OpenPage, sample_site: Site, kind: str, lang: str) -> None:
    """What the browser prints: no menus, switches, shares or buttons; the heading and the words are there."""
    page = turn_to(place_of(sample_site, kind, lang))
    page.emulate_media(media="print")
    shown = page.evaluate(
        """() => [...document.querySelectorAll("nav, button, .skip")]
          .filter(element => element.checkVisibility()).map(element => element.className || element.tagName)"""
    )
    # Tags and lists of the archive are what those pages are made of.
    assert set(shown) <= {"row tags", "row siblings"}
    assert page.locator("h1").is_visible()
    assert page.locator("main").inner_text().strip()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


# ---------------------------------------------------------------- keyboard and touch


@EVERY_PAGE
def test_the_first_stop_of_the_keyboard_skips_to_the_text(
    turn_to: OpenPage, sample_site: Site, kind: str, lang: str
) -> None:
    """WCAG 2.2, 2.4.1: one Tab, one Enter, and the reader is past the menus. The door has none to skip."""
    page = turn_to(place_of(sample_site, kind, lang), anew=True)
    page.keyboard.press("Tab")
    if kind == "the door":
        assert page.evaluate("document.activeElement.closest('main') !== null")
        return
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    # The browser moves the focus with the next frame.
    page.wait_for_function("document.activeElement.id === 'content'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


@sampled(
    "kind width",
    *itertools.product(KEYBOARD_KINDS, (NARROW, 1920)),
    turns=list(zip(KEYBOARD_KINDS, itertools.cycle((NARROW, 1920)), strict=False)),
)
def test_whatever_has_the_focus_shows_it(turn_to: OpenPage, sample_site: Site, kind: str, width: int) -> None:
    """WCAG 2.2, 2.4.7 and 2.4.11: an outline two pixels wide, in the window, at every stop of the keyboard."""
    page = turn_to(place_of(sample_site, kind, "en"), width=width, anew=True)
    count = page.evaluate(
        f"""() => [...document.querySelectorAll("{FOCUSABLE}")]
          .filter(element => element.tabIndex >= 0 && element.checkVisibility({{ visibilityProperty: true }})).length"""
    )
    stops = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(OUTLINE))
    assert len({stop["key"] for stop in stops}) == count
    assert [stop for stop in stops if not (stop["outline"] and stop["shown"])] == []


OUTLINE = """() => {
  const element = document.activeElement;
  window.stops ??= new Map();
  if (!window.stops.has(element)) window.stops.set(element, window.stops.size);
  const drawn = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const box = element.getBoundingClientRect();
  return {
    key: window.stops.get(element), html: element.outerHTML.slice(0, 80),
    // The door's pages are outlined whole, by a box that fills them.
    outline: drawn(getComputedStyle(element)) || drawn(getComputedStyle(element, "::after")),
    shown: element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 0 &&
           box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@EVERY_PAGE
def test_a_finger_finds_every_target(turn_to: OpenPage, sample_site: Site, kind: str, lang: str) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels on a narrow screen.

    Its exception: a link within a line of text, whose height the line decides. It is one where letters that are no
    link stand in the same block.
    """
    page = turn_to(place_of(sample_site, kind, lang), width=NARROW)
    assert page.evaluate(SMALL_TARGETS) == []


SMALL_TARGETS = """() => {
  const targets = [...document.querySelectorAll("a[href], button, summary")];
  const block = element => {
    let row = element.parentElement;
    while (getComputedStyle(row).display.startsWith("inline")) row = row.parentElement;
    return row;
  };
  const isInText = element => {
    if (getComputedStyle(element).display !== "inline") return false;
    const row = block(element).cloneNode(true);
    row.querySelectorAll("a, button, [aria-hidden='true']").forEach(link => link.remove());
    return /\\p{L}|\\p{N}/u.test(row.textContent);
  };
  return targets.filter(element => element.checkVisibility() && !element.matches(".skip"))
    .filter(element => !isInText(element))
    .map(element => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => Math.round(box.width) < 24 || Math.round(box.height) < 24)
    .map(([element, box]) => `${element.outerHTML.slice(0, 90)} ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
}"""


# ---------------------------------------------------------------- accessibility


@EVERY_PAGE
def test_axe_finds_nothing(
    turn_to: OpenPage, sample_site: Site, kind: str, lang: str, pytestconfig: pytest.Config
) -> None:
    """WCAG 2.2 to level AA and axe's best practices: contrast, names, roles, order, languages, sizes of targets.

    Wide, by day and, with `--long`, where only the colours are others, by night; and narrow by night, where other
    things are shown, without `--long` every second page.
    """
    is_long = pytestconfig.getoption("--long")
    page = turn_to(place_of(sample_site, kind, lang), width=WIDE)
    found = {"wide, light": faults_by_axe(page)}
    page.emulate_media(color_scheme="dark")
    if is_long:
        found["wide, dark"] = faults_by_axe(page, OF_COLOURS)
    if is_long or (kind, lang) in TURNS[::2]:
        page.set_viewport_size({"width": NARROW, "height": HEIGHT})
        found["narrow, dark"] = faults_by_axe(page)
    assert {look: faults for look, faults in found.items() if faults} == {}


def test_axe_does_find_faults(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.evaluate(
        """() => {
          document.querySelector("h1").outerHTML = "<h4>Bad</h4>";
          document.querySelector(".prose p").style.color = "#eee";
          document.querySelector("nav").innerHTML = '<a href="/en/"></a>';
        }"""
    )
    found = {rule for rule, _ in faults_by_axe(page)}
    assert {"color-contrast", "link-name", "page-has-heading-one"} <= found
    assert {rule for rule, _ in faults_by_axe(page, OF_COLOURS)} == {"color-contrast"}


# The rules that look at colours.
OF_COLOURS = ("color-contrast", "link-in-text-block")


def faults_by_axe(page: Any, rules: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Each broken rule with the elements that break it. rules: instead of all to level AA and the best practices."""
    assert AXE.is_file(), "python3 build.py test installs it"
    wait_until_drawn(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(
        """rules => axe.run({
          runOnly: rules.length ? { type: "rule", values: rules }
                                : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
          rules: rules.length ? {} : { "target-size": { enabled: true } },
          resultTypes: ["violations"],
        })""",
        rules,
    )
    return [(row["id"], node["html"][:120]) for row in result["violations"] for node in row["nodes"]]


# ---------------------------------------------------------------- both texts side by side


PARALLEL = KINDS["both texts side by side"]


@pytest.mark.parametrize("width", [360, 1280])
def test_one_of_two_texts_may_be_hidden_or_the_sides_swapped_without_script(open_page: OpenPage, width: int) -> None:
    page = open_page(PARALLEL, width, script=False)
    verso, recto = page.locator(".leaf-verso.prose").first, page.locator(".leaf-recto.prose").first

    def places() -> list[tuple[float, float]]:
        boxes = [side.bounding_box() for side in (verso, recto)]
        return [(box["x"], box["y"]) if width > 900 else (0, box["y"]) for box in boxes]

    left, right = places()
    assert left < right
    page.get_by_label("Sides swapped").check()
    left, right = places()
    assert left > right
    page.get_by_label("Русский", exact=True).check()
    assert (verso.is_visible(), recto.is_visible()) == (False, True)
    assert page.locator(".parallel-title:visible").all_inner_texts() == ["Сеул, 1990"]
    page.get_by_label("English", exact=True).check()
    assert (verso.is_visible(), recto.is_visible()) == (True, False)
    page.get_by_label("Both texts").check()
    assert (verso.is_visible(), recto.is_visible()) == (True, True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_row_in_hand_is_marked_on_both_sides(open_page: OpenPage) -> None:
    page = open_page(PARALLEL, 1280)
    row = page.locator(".parallel-passage").nth(1)
    colour = "row => getComputedStyle(row).backgroundColor"
    plain = row.evaluate(colour)
    row.locator(".leaf-recto").hover()
    assert row.evaluate(colour) != plain
    page.mouse.move(0, 0)
    assert row.evaluate(colour) == plain
    row.locator(".leaf-verso a").first.focus()
    assert row.evaluate(colour) != plain


def test_both_texts_are_printed_in_two_columns_without_the_choice(open_page: OpenPage) -> None:
    page = open_page(PARALLEL, 700)
    page.emulate_media(media="print")
    assert not page.locator(".parallel-view").is_visible()
    titles = [title.bounding_box() for title in page.locator(".parallel-opening").all()]
    assert titles[0]["y"] == titles[1]["y"]

"""Pictures on the web: smaller files to choose from, the original for those who cannot, sizes that keep pages still."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, features

from diglot.adapters.painting import image_resize
from tests.tools.drawn_pages import wait_until_drawn
from tests.tools.publication import codes, files_of, publish, write_files

TEXT = "---\ntitle: A ship\nimage: ship.jpg\nalt: A ship at sea\n---\n\nWords.\n\n![The ship again](ship.jpg)\n"


def photograph(width: int, height: int, kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """A picture with as much in it as a photograph has."""
    noise = Image.effect_noise((width // 8, height // 8), 60).resize((width, height))
    bands = [noise, noise.rotate(90).resize((width, height)), noise.rotate(180), noise]
    written = io.BytesIO()
    Image.merge(mode, bands[: len(mode)]).save(written, kind, **options)
    return written.getvalue()


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "house", {"content/en/ship.md": TEXT})
    (root / "content/en/ship.jpg").write_bytes(photograph(2000, 1200))
    return root


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_photograph_is_offered_in_three_widths_and_stands_as_it_is(publication: Path) -> None:
    assert publish(publication).is_published
    files = files_of(publication / "public")
    scaled = {place: content for place, content in files.items() if place.endswith(".webp")}
    assert sorted(opened(content).size for content in scaled.values()) == [(480, 288), (960, 576), (1600, 960)]
    (original,) = (content for place, content in files.items() if place.endswith(".jpg"))
    assert original == (publication / "content/en/ship.jpg").read_bytes()
    assert max(map(len, scaled.values())) < len(original)
    page = files["en/ship/index.html"].decode()
    assert len(re.findall(r'<source type="image/webp" srcset="[^"]+ 480w, [^"]+ 960w, [^"]+ 1600w"', page)) == 2
    assert page.count('width="2000" height="1200"') == 2
    for address in re.findall(r"(/media/\S+) \d+w", page):
        assert address.lstrip("/") in files


def test_a_narrow_screen_loads_the_small_file(
    publication: Path, open_site: Callable[[Path], str], browser: Any
) -> None:
    assert publish(publication).is_published
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto(f"{open_site(publication / 'public')}/en/ship/")
    page.locator(".prose img").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.prose img').naturalWidth > 0")
    assert page.evaluate("document.querySelector('.prose img').currentSrc").endswith("-480.avif")
    page.close()


def test_each_width_is_made_once(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert publish(publication).is_published
    before = files_of(publication / "public")
    monkeypatch.setattr(image_resize, "scale", lambda content: pytest.fail("it was made before"))
    write_files(publication, {"content/en/ship.md": TEXT.replace("Words.", "Other words.")})
    assert publish(publication).is_published
    after = files_of(publication / "public")
    assert {place for place in after if place.startswith("media/")} == {
        place for place in before if place.startswith("media/")
    }


def test_print_and_feeds_have_the_picture_itself(publication: Path) -> None:
    write_files(publication, {"content/site.toml": 'base_url = "https://journal.example"\n'})
    assert publish(publication, formats=("html", "epub")).is_published
    files = files_of(publication / "public")
    assert b"<picture" not in files["en/feed.xml"]


def test_a_picture_keeps_how_the_camera_was_held(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    files = image_resize.scale(photograph(1200, 800, exif=exif))
    assert {opened(files[name, 480]).size for name in ("avif", "webp")} == {(480, 720)}


def test_what_can_be_seen_through_stays_so() -> None:
    files = image_resize.scale(photograph(1000, 600, "PNG", "RGBA"))
    assert {opened(files[name, 480]).mode for name in ("avif", "webp")} == {"RGBA"}


@pytest.mark.parametrize(
    ("content", "widths"),
    [
        (photograph(400, 240, quality=95), []),
        (photograph(900, 500, quality=95), [480, 900]),
        (photograph(900, 500, quality=5), []),
    ],
    ids=["narrow", "between", "pressed hard"],
)
def test_only_what_is_smaller_is_offered(content: bytes, widths: list[int]) -> None:
    assert [width for name, width in image_resize.scale(content) if name == "webp"] == widths


def test_avif_is_offered_before_webp_where_all_of_it_is_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    content = photograph(900, 500, quality=95)
    assert [*image_resize.scale(content)] == [("avif", 480), ("avif", 900), ("webp", 480), ("webp", 900)]
    larger = {"avif": {"quality": 100, "speed": 9}, "webp": {"quality": 20}}
    monkeypatch.setattr(image_resize, "_OPTIONS", larger)
    assert [*image_resize.scale(content)] == [("webp", 480), ("webp", 900)]


def test_without_avif_in_pillow_there_is_webp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda name: name == "webp")
    assert [*image_resize.scale(photograph(900, 500, quality=95))] == [("webp", 480), ("webp", 900)]


# ---------------------------------------------------------------- in lists

SHIPS = ("arctic", "baltic", "caspian", "danube")


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published blog of four texts: two have a picture, wide and high."""
    root = tmp_path_factory.mktemp("fleet")
    files = {"content/site.toml": 'blogs = ["ships"]\n', "content/en/ships/index.md": "---\ntitle: Ships\n---\n"}
    for number, ship in enumerate(SHIPS, start=1):
        picture = {"arctic": "image: arctic.jpg\nalt: Ice\n", "baltic": "image: baltic.jpg\nalt: Amber\n"}.get(ship, "")
        fields = f"title: The {ship.title()}\nkicker: At sea\ndate: 2026-01-0{number}\nauthors: [Ann Sailor]\ntags: [sea]\n{picture}"
        files[f"content/en/ships/{ship}.md"] = f"---\n{fields}---\nA ship.\n"
    write_files(root, files)
    (root / "content/en/ships/arctic.jpg").write_bytes(photograph(1200, 800))
    (root / "content/en/ships/baltic.jpg").write_bytes(photograph(900, 1400))
    assert publish(root, is_lenient=True).is_published
    return root / "public"


LISTS = ("/en/", "/en/ships/", "/en/tags/sea/", "/en/archive/2026/", "/en/ships/caspian/")
BOXES = """() => [...document.querySelectorAll(".entry")].map(entry => ({
  title: entry.querySelector(".entry-title").textContent,
  alt: entry.querySelector("img")?.alt,
  picture: entry.querySelector("img")?.getBoundingClientRect().toJSON(),
  words: [...entry.querySelectorAll(".entry-title a, .entry-facts > *")].map(one => one.getBoundingClientRect().toJSON()),
}))"""


@pytest.mark.parametrize("place", LISTS)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_list_shows_the_pictures_of_its_texts(
    fleet: Path, open_site: Callable[[Path], str], browser: Any, place: str, width: int
) -> None:
    """Cut to one shape, described, beside or above their words and never over them; nothing moves when they come."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " shift += entry.sources.some(({ node }) => node?.closest?.('.entry-picture')) ? entry.value : 0; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(f"{open_site(fleet)}{place}", wait_until="load")
    for picture in page.locator(".entry-picture img").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("picture => picture.decode()")
    rows = {row["title"]: row for row in page.evaluate(BOXES)}
    assert {title: row["alt"] for title, row in rows.items() if row.get("alt")} == {
        "The Arctic": "Ice",
        "The Baltic": "Amber",
    }
    for row in filter(lambda row: row.get("picture"), rows.values()):
        box = row["picture"]
        assert box["width"] / box["height"] == pytest.approx(1.5, abs=0.02)
        assert box["width"] >= 80
        assert box["left"] >= 0 and box["right"] <= width
        for words in row["words"]:
            is_apart = words["right"] <= box["left"] or words["left"] >= box["right"]
            assert is_apart or words["top"] >= box["bottom"] or words["bottom"] <= box["top"]
    assert page.evaluate("shift") < 0.001
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


STARTS = """() => [...document.querySelectorAll(".entry")].map(entry =>
  [...entry.querySelectorAll(".kicker, .entry-title, .entry-facts")].map(part => {
    const first = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, node =>
      node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP).nextNode();
    const range = document.createRange();
    range.selectNodeContents(first);
    return Math.round(range.getClientRects()[0].left);
  })
)"""


@pytest.mark.parametrize("width", [320, 700])
def test_all_lines_of_an_entry_begin_at_one_edge_beside_a_picture_too(
    fleet: Path, open_site: Callable[[Path], str], browser: Any, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{open_site(fleet)}/en/tags/sea/", wait_until="load")
    wait_until_drawn(page)
    starts = page.evaluate(STARTS)
    assert len(starts) == len(SHIPS)
    assert all(len(lines) == 3 for lines in starts)
    assert len({start for lines in starts for start in lines}) == 1
    page.close()


def test_a_picture_in_a_list_is_loaded_small_and_late_and_is_no_stop_for_keyboards(
    fleet: Path, open_site: Callable[[Path], str], browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{open_site(fleet)}/en/ships/", wait_until="load")
    pictures = page.locator(".entry-picture img")
    assert {picture.get_attribute("loading") for picture in pictures.all()} == {"lazy"}
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("picture => picture.decode()")
        assert picture.evaluate("picture => picture.currentSrc").endswith("-480.avif")
    assert {picture.get_attribute("sizes") for picture in pictures.all()} == {None}
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.matches('.entry-picture')")
    pictures.first.click()
    page.wait_for_url("**/ships/baltic/")
    page.close()


# ---------------------------------------------------------------- wider than the text

LINES = "The ferry left at nine, and nobody on the quay could say whether the letters were aboard. " * 5
WIDER = f"""---
title: A ship
image: ship.jpg
image_width: wide
alt: A ship at sea
---

{LINES}

{LINES}[^1]

![Over the notes.](ship.jpg){{.wide alt="A ship"}}

{LINES}[^2]

![As wide as the page.](ship.jpg){{.full alt="A ship"}}

{LINES}

::: gallery
![One.](ship.jpg){{alt="1"}}

![Two.](ship.jpg){{alt="2"}}
:::

[^1]: {LINES}
[^2]: Words.
"""
# The ends of what is shown, from the left edge of the window, and of its top and foot, in CSS pixels.
_ENDS = """([...selectors]) => selectors.map((selector) => [...document.querySelectorAll(selector)].map((found) => {
  const box = found.getBoundingClientRect();
  return [box.left, box.right, box.top, box.bottom].map(Math.round);
}))"""


@pytest.fixture
def wider_publication(publication: Path) -> Path:
    write_files(publication, {"content/en/ship.md": WIDER})
    assert publish(publication).is_published
    return publication


def test_pictures_are_as_wide_as_they_say(
    wider_publication: Path, open_site: Callable[[Path], str], browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(f"{open_site(wider_publication / 'public')}/en/ship/")
    page.mouse.wheel(0, 900)
    page.wait_for_selector(".beside .endnotes li")
    wait_until_drawn(page)
    [article], [text], [lead], [wide], [full], [one, two], notes = page.evaluate(
        _ENDS,
        [
            "h1",
            ".prose > p:first-child",
            ".lead-picture img",
            "figure:has(img.wide)",
            "figure:has(img.full)",
            ".gallery img",
            ".endnotes li",
        ],
    )
    assert (wide[0], full[0], lead[0]) == (text[0], article[0], article[0])
    assert wide[1] == full[1] == lead[1] > text[1]
    assert one[2] == two[2]
    assert one[1] < two[0]
    for note in notes:
        for figure in (wide, full):
            assert note[3] <= figure[2] or note[2] >= figure[3], "a note stands on a picture"


@pytest.mark.parametrize("width", [320, 412])
def test_on_a_telephone_they_reach_from_edge_to_edge(
    wider_publication: Path, open_site: Callable[[Path], str], browser: Any, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{open_site(wider_publication / 'public')}/en/ship/")
    wait_until_drawn(page)
    pictures = page.evaluate(_ENDS, [".lead-picture img", "img.wide", "img.full"])
    assert {tuple(box[:2]) for [box] in pictures} == {(0, width)}
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_width_without_a_picture_is_told(wider_publication: Path) -> None:
    write_files(wider_publication, {"content/en/lone.md": "---\ntitle: Lone\nimage_width: wide\n---\n\nWords.\n"})
    assert "unknown-field" in codes(publish(wider_publication))


def test_a_large_picture_is_opened_by_a_tap(
    wider_publication: Path, open_site: Callable[[Path], str], browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 800}, has_touch=True)
    page.goto(f"{open_site(wider_publication / 'public')}/en/ship/")
    page.locator("img.wide").tap()
    page.wait_for_url("**/media/ship.*.jpg")
    page.go_back()
    assert page.title().startswith("A ship")

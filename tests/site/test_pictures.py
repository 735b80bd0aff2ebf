"""Pictures on the web: smaller files to choose from, the original for those who cannot, sizes that keep pages still."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from diglot.adapters import image_resize
from tests.tools.small_house import files_of, publish, write_house

TEXT = "---\ntitle: A ship\nimage: ship.jpg\nalt: A ship at sea\n---\n\nWords.\n\n![The ship again](ship.jpg)\n"


def photograph(width: int, height: int, kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """A picture with as much in it as a photograph has."""
    noise = Image.effect_noise((width // 8, height // 8), 60).resize((width, height))
    bands = [noise, noise.rotate(90).resize((width, height)), noise.rotate(180), noise]
    written = io.BytesIO()
    Image.merge(mode, bands[: len(mode)]).save(written, kind, **options)
    return written.getvalue()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    root = write_house(tmp_path / "house", {"content/en/ship.md": TEXT})
    (root / "content/en/ship.jpg").write_bytes(photograph(2000, 1200))
    return root


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_photograph_is_offered_in_three_widths_and_stands_as_it_is(house: Path) -> None:
    assert publish(house).is_published
    files = files_of(house / "public")
    scaled = {place: content for place, content in files.items() if place.endswith(".webp")}
    assert sorted(opened(content).size for content in scaled.values()) == [(480, 288), (960, 576), (1600, 960)]
    (original,) = (content for place, content in files.items() if place.endswith(".jpg"))
    assert original == (house / "content/en/ship.jpg").read_bytes()
    assert max(map(len, scaled.values())) < len(original)
    page = files["en/ship/index.html"].decode()
    assert (
        len(re.findall(r'<picture><source type="image/webp" srcset="[^"]+ 480w, [^"]+ 960w, [^"]+ 1600w"', page)) == 2
    )
    assert page.count('width="2000" height="1200"') == 2
    for address in re.findall(r"(/media/\S+) \d+w", page):
        assert address.lstrip("/") in files


def test_a_narrow_screen_loads_the_small_file(house: Path, open_site: Callable[[Path], str], browser: Any) -> None:
    assert publish(house).is_published
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto(f"{open_site(house / 'public')}/en/ship/")
    page.locator(".prose img").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.prose img').complete")
    assert page.evaluate("document.querySelector('.prose img').currentSrc").endswith("-480.webp")
    page.close()


def test_each_width_is_made_once(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert publish(house).is_published
    before = files_of(house / "public")
    monkeypatch.setattr(image_resize, "scale", lambda content: pytest.fail("it was made before"))
    write_house(house, {"content/en/ship.md": TEXT.replace("Words.", "Other words.")})
    assert publish(house).is_published
    after = files_of(house / "public")
    assert {place for place in after if place.startswith("media/")} == {
        place for place in before if place.startswith("media/")
    }


def test_print_and_feeds_have_the_picture_itself(house: Path) -> None:
    write_house(house, {"content/site.toml": 'base_url = "https://journal.example"\n'})
    assert publish(house, formats=("html", "epub")).is_published
    files = files_of(house / "public")
    assert b"<picture" not in files["en/feed.xml"]


def test_a_picture_keeps_how_the_camera_was_held(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    files = image_resize.scale(photograph(1200, 800, exif=exif))
    assert {width: opened(file).size for width, file in files.items()}[480] == (480, 720)


def test_what_can_be_seen_through_stays_so() -> None:
    files = image_resize.scale(photograph(1000, 600, "PNG", "RGBA"))
    assert opened(files[480]).mode == "RGBA"


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
    assert sorted(image_resize.scale(content)) == widths

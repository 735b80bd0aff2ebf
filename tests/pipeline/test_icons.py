"""Icons where browsers and telephones look for them, and only those that show the publication's icon."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.tools.publication import publish, write_files

HOUSE = {
    "content/site.toml": 'base_url = "https://notes.example/site"\n',
    "content/en/on-paper.md": "# On Paper\n\nWords.\n",
}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def test_icons_are_at_the_root_and_every_page_links_to_them(publication: Path) -> None:
    publish(publication)
    with (
        Image.open(publication / "public/favicon.ico") as icon,
        Image.open(publication / "public/apple-touch-icon.png") as touch,
    ):
        assert (icon.format, icon.info["sizes"], touch.size) == ("ICO", {(16, 16), (32, 32)}, (180, 180))
    page = (publication / "public/en/on-paper/index.html").read_text(encoding="utf-8")
    assert '<link rel="icon" href="/site/favicon.ico" sizes="32x32">' in page
    assert '<link rel="apple-touch-icon" href="/site/apple-touch-icon.png">' in page


def test_the_default_icons_do_not_go_with_an_own_one(publication: Path) -> None:
    write_files(publication, {"assets/icons/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'})
    publish(publication)
    assert not (publication / "public/favicon.ico").exists()
    page = (publication / "public/en/on-paper/index.html").read_text(encoding="utf-8")
    assert "favicon.ico" not in page
    assert "apple-touch-icon" not in page

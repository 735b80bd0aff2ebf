"""Every page has a picture for social networks: its own, its card, or the card of the publication."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
from contextlib import closing
from itertools import groupby
from pathlib import Path

import pytest
from PIL import Image

from diglot.adapters.painting.cover_image import CoverPainter
from diglot.model.paper.covers import CoverDesign
from diglot.pipeline.render import social_cards
from tests.tools.lone_builds import build_here, run_alone
from tests.tools.publication import publish, write_files

SITE = 'base_url = "https://notes.example/site"\ntitle = { en = "Notes", ru = "Записки" }\n'
RAILS = "---\ntitle: Rails\nkicker: Essay\ndate: 2020-02-02\n---\nWords.\n"
HOUSE = {
    "content/site.toml": SITE,
    "content/en/asia/index.md": "---\ntitle: Asia\n---\nA blog.\n",
    "content/ru/asia/index.md": "---\ntitle: Азия\n---\nБлог.\n",
    "content/en/asia/rails.md": RAILS,
    "content/ru/asia/rails.md": "---\ntitle: Рельсы\n---\nСлова.\n",
    "content/en/ship.md": "---\ntitle: Ship\ndate: 2020-02-03\nimage: ship.png\nalt: A ship at sea\n---\nWords.\n",
    "content/en/plan.md": "---\ntitle: Plan\ndate: 2020-02-04\nimage: plan.svg\nalt: A plan\n---\nWords.\n",
    "content/en/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n',
}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    ship = io.BytesIO()
    Image.new("RGB", (40, 30)).save(ship, "PNG")
    (root / "content/en/ship.png").write_bytes(ship.getvalue())
    return root


def shared(root: Path, place: str) -> dict[str, str]:
    """Return the picture that a page names for social networks: its properties by name."""
    page = (root / "public" / place / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<meta (?:property|name)="(?:og|twitter):(image\S*|card)" content="([^"]*)">', page)
    assert len(dict(found)) == len(found)
    return dict(found)


def file_of(root: Path, picture: dict[str, str]) -> bytes:
    """Return the published file of a picture."""
    base = "https://notes.example/site/"
    assert picture["image"].startswith(base)
    return (root / "public" / picture["image"].removeprefix(base)).read_bytes()


def cards(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "public/media").glob("card.*")}


def test_every_page_shows_a_picture_with_its_size_and_words(publication: Path) -> None:
    publish(publication)
    pages = [path for path in (publication / "public").rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 10
    for page in pages:
        picture = shared(publication, str(page.parent.relative_to(publication / "public")))
        content = file_of(publication, picture)
        with Image.open(io.BytesIO(content)) as image:
            assert (str(image.width), str(image.height)) == (picture["image:width"], picture["image:height"])
        assert picture["image:alt"]
        assert picture["card"] == "summary_large_image"
        assert len(content) < 40_000


def test_the_card_of_a_text_names_both_titles_its_own_first(publication: Path) -> None:
    publish(publication)
    english, russian = shared(publication, "en/asia/rails"), shared(publication, "ru/asia/rails")
    assert (english["image:alt"], russian["image:alt"]) == ("Rails · Рельсы · Notes", "Рельсы · Rails · Записки")
    assert english["image"] != russian["image"]


def test_a_text_with_a_photograph_shows_it_and_one_with_a_drawing_its_card(publication: Path) -> None:
    """No social network shows SVG."""
    publish(publication)
    ship, plan = shared(publication, "en/ship"), shared(publication, "en/plan")
    assert (ship["image:alt"], ship["image:width"], ship["image:height"]) == ("A ship at sea", "40", "30")
    assert "/media/ship." in ship["image"]
    assert (plan["image:alt"], plan["image:width"]) == ("Plan · Notes", "1200")


def test_lists_show_the_card_of_the_publication_in_their_language(publication: Path) -> None:
    publish(publication)
    assert (
        shared(publication, "en")
        == shared(publication, "en/archive")
        == shared(publication, "en/asia")
        == shared(publication, "")
    )
    assert shared(publication, "ru")["image:alt"] == "Записки · Notes"


def test_a_card_has_the_colour_of_its_blog(publication: Path) -> None:
    publish(publication)
    bands = []
    for place in ("en/asia/rails", "en/plan"):
        with Image.open(io.BytesIO(file_of(publication, shared(publication, place)))) as image:
            bands.append(image.convert("RGB").getpixel((4, 300)))
    assert bands == [(0x1F, 0x56, 0x73), (0x8C, 0x2F, 0x1B)]


def test_without_an_address_there_are_no_cards(publication: Path) -> None:
    write_files(publication, {"content/site.toml": SITE.partition("\n")[2]})
    publish(publication)
    assert cards(publication) == {}
    assert shared(publication, "en/asia/rails") == {"card": "summary"}


def test_a_new_title_paints_one_card_and_an_edited_text_none(
    publication: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(publication)
    before = cards(publication)
    painted = []
    paint = CoverPainter.paint
    monkeypatch.setattr(CoverPainter, "paint", lambda self, design: painted.append(design) or paint(self, design))
    write_files(publication, {"content/en/asia/rails.md": RAILS.replace("Words", "Other words")})
    publish(publication)
    assert (len(painted), cards(publication)) == (0, before)
    write_files(publication, {"content/en/asia/rails.md": RAILS.replace("Rails", "Sleepers")})
    publish(publication)
    # The titles of both editions are on both cards.
    assert len(painted) == 2
    assert len(cards(publication)) == len(before)
    assert len(cards(publication).keys() & before.keys()) == len(before) - 2
    assert shared(publication, "ru/asia/rails")["image:alt"] == "Рельсы · Sleepers · Записки"


def test_a_fresh_build_paints_the_same_bytes(publication: Path, tmp_path: Path) -> None:
    publish(publication)
    before = cards(publication)
    publish(publication, is_fresh=True)
    assert cards(publication) == before


def test_a_card_that_the_store_has_lost_is_painted_again(publication: Path) -> None:
    publish(publication)
    before = cards(publication)
    shutil.rmtree(publication / "public")
    with closing(sqlite3.connect(publication / ".cache/diglot/store.sqlite")) as store:
        lost = store.execute("DELETE FROM kept WHERE substr(value, 2, 3) = CAST('PNG' AS BLOB)").rowcount
        store.commit()
    assert lost == len(before)
    publish(publication)
    assert cards(publication) == before


def test_cards_painted_in_other_processes_are_the_same(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(publication)
    before = cards(publication)
    monkeypatch.setattr(social_cards, "_LOCAL_LIMIT", 0)
    publish(publication, is_fresh=True, jobs=2)
    assert cards(publication) == before


def test_the_cards_of_an_article_are_painted_one_after_the_other(
    publication: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that each title is drawn once, however many there are."""
    painted: list[frozenset[str]] = []
    paint = CoverPainter.paint

    def note(self: CoverPainter, design: CoverDesign) -> bytes:
        painted.append(frozenset(line.text for line in design.lines if line.face == "display"))
        return paint(self, design)

    monkeypatch.setattr(CoverPainter, "paint", note)
    publish(publication)
    assert len(painted) > len(set(painted)) > 1
    assert len([*groupby(painted)]) == len(set(painted))


def test_another_font_paints_other_cards_and_the_pages_show_them(publication: Path) -> None:
    publish(publication)
    before = cards(publication)
    fonts = Path(__file__).parents[2] / "assets/fonts"
    own = publication / "assets/fonts/SourceSerif4Display-Semibold.ttf"
    own.parent.mkdir(parents=True)
    own.write_bytes((fonts / "SourceSerif4-It.ttf").read_bytes())
    publish(publication)
    assert cards(publication).keys().isdisjoint(before)
    file_of(publication, shared(publication, "en/asia/rails"))


def test_a_build_after_an_edit_paints_nothing_and_loads_no_painter(publication: Path) -> None:
    build_here(publication)
    write_files(publication, {"content/en/asia/rails.md": RAILS.replace("Words", "Other words")})
    assert "diglot.adapters.painting.cover_image" not in run_alone(publication).modules

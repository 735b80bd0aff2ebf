"""The pages of people: what they wrote, translated and edited, their portraits, and feeds of their texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.site.test_issues import json_ld, text, words
from tests.tools.publication import files_of, publish, write_files
from tests.tools.published import Site

HOUSE = {
    "content/site.toml": 'base_url = "https://notes.example"\nblogs = ["sea"]\nper_page = 2\n'
    'title = { en = "Notes", ru = "Записки" }\n',
    "content/people/anna.toml": 'name = { en = "Anna Lug", ru = "Анна Луг" }\nbio = { en = "Sails.", ru = "Плавает." }\n'
    '[portrait]\nfile = "anna.jpg"\nen = "Anna Lug at the <helm>"\nru = "Анна Луг у штурвала"\n',
    "content/people/ivan.toml": 'name = { en = "Ivan Bay", ru = "Иван Бухта" }\nbio = { en = "Fishes.", ru = "Ловит." }\n',
    "content/en/sea/index.md": text("The Sea"),
    "content/ru/sea/index.md": text("Море"),
    "content/en/sea/fog.md": text("Fog", "date: 2026-02-03\nauthors: [anna, ivan]\n"),
    "content/ru/sea/fog.md": text("Туман", "translators: [anna]\n"),
    "content/en/sea/harbour.md": text("Harbour", "date: 2026-03-03\nauthors: [ivan]\neditors: [anna]\n"),
    "content/ru/sea/harbour.md": text("Гавань", "translators: [anna]\n"),
    "content/en/sea/tide.md": text("Tide", "date: 2026-01-03\nauthors: [anna]\n"),
    "content/ru/sea/tide.md": text("Прилив", "editors: [ivan]\n"),
}


@pytest.fixture(scope="module")
def people_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Site]) -> Site:
    root = write_files(tmp_path_factory.mktemp("people"), HOUSE)
    (root / "content/media").mkdir()
    Image.effect_noise((1200, 1500), 60).save(root / "content/media/anna.jpg")
    return build_site(root, root / "public", "--formats", "html")


def listed(site: Site, place: str) -> list[tuple[str, list[str], list[str]]]:
    """The parts of a person's page: heading, titles, and the names beside them."""
    page = site.pages[place]
    parts = [f"//section[@aria-labelledby='{heading.get('id')}']" for heading in page.tree.xpath("//h2[@class='role']")]
    return [
        (
            words(page, f"{part}/h2")[0],
            words(page, f"{part}//*[contains(@class,'entry-title')]"),
            words(page, f"{part}//*[@class='entry-authors']"),
        )
        for part in parts
    ]


def test_what_a_person_wrote_translated_and_edited_is_apart(people_site: Site) -> None:
    """Their own name is not repeated; those of others are: co-authors, and authors of what they translated."""
    assert listed(people_site, "/en/people/anna/") == [("Texts", ["Fog", "Tide"], ["Ivan Bay"])]
    assert listed(people_site, "/en/people/anna/page/2/") == [("Edited texts", ["Harbour"], ["Ivan Bay"])]
    assert listed(people_site, "/ru/people/anna/page/2/") == [("Переводы", ["Гавань"], ["Иван Бухта"])]
    assert listed(people_site, "/ru/people/ivan/")[0] == ("Тексты", ["Гавань", "Туман"], ["Анна Луг"])
    assert listed(people_site, "/ru/people/ivan/page/2/") == [("Редактура", ["Прилив"], ["Анна Луг"])]


def test_a_portrait_is_on_the_page_of_the_person_and_by_the_name(people_site: Site) -> None:
    page = people_site.pages["/en/people/anna/"]
    [picture] = page.tree.xpath("//main//img")
    assert picture.get("alt") == "Anna Lug at the <helm>"
    assert (picture.get("width"), picture.get("height")) == ("1200", "1500")
    offered = "".join(page.tree.xpath("//picture//source/@srcset"))
    assert "-480.avif 480w" in offered and "-480.webp 480w" in offered
    article = people_site.pages["/ru/sea/tide/"]
    assert article.tree.xpath("//*[@class='byline-portraits']//img/@alt") == [""]
    assert article.tree.xpath("//*[@class='biography']//img/@alt") == ["Анна Луг у\xa0штурвала"]
    assert not people_site.pages["/en/sea/harbour/"].tree.xpath("//img")


def test_machines_see_the_portrait(people_site: Site) -> None:
    person = json_ld(people_site.pages["/en/people/anna/"])["mainEntity"]
    assert person["name"] == "Anna Lug"
    assert people_site.has(person["image"].removeprefix(people_site.base_url))


def test_a_person_has_feeds_with_all_their_texts(people_site: Site) -> None:
    page = people_site.pages["/ru/people/anna/"]
    feeds = page.tree.xpath("//link[@type='application/feed+json']/@href")
    assert feeds[0] == "/ru/people/anna/feed.json"
    feed = json.loads((people_site.folder / "ru/people/anna/feed.json").read_bytes())
    assert feed["title"] == "Записки: Анна Луг"
    assert [item["title"] for item in feed["items"]] == ["Гавань", "Туман", "Прилив"]
    assert words(page, "//main//a[@href='/ru/people/anna/feed.xml']") == ["Подписка"]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("content/people/anna.toml", "у штурвала", "на мостике"),
        ("content/people/anna.toml", '[portrait]\nfile = "anna.jpg"', '[portrait]\nfile = "other.jpg"'),
        ("content/en/sea/harbour.md", "editors: [anna]\n", ""),
        ("content/ru/sea/harbour.md", "translators: [anna]", "translators: [ivan]"),
    ],
)
def test_an_edit_gives_what_a_fresh_build_gives(tmp_path: Path, path: str, before: str, after: str) -> None:
    root = write_files(tmp_path / "house", HOUSE)
    (root / "content/media").mkdir()
    for name, colour in (("anna.jpg", "teal"), ("other.jpg", "navy")):
        Image.new("RGB", (120, 150), colour).save(root / "content/media" / name)
    publish(root)
    source = root / path
    written = source.read_text(encoding="utf-8")
    assert before in written
    source.write_text(written.replace(before, after), encoding="utf-8")
    publish(root)
    publish(root, output=tmp_path / "fresh")
    assert files_of(root / "public") == files_of(tmp_path / "fresh")

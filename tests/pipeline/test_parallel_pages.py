"""The page with both texts in each language: addresses, metadata, and the redirect from where it was."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.tools.publication import codes, publish, write_files

BASE = "https://notes.example"
HOUSE = {
    "content/site.toml": f'base_url = "{BASE}"\nformats = ["html", "parallel"]\n',
    "content/people/anna-lug.toml": '[name]\nen = "Anna Lug"\nru = "Анна Луг"\n',
    "content/ru/craft/dash.md": (
        "---\ntitle: Тире\nslug: тире\ndate: 2020-01-01\nauthors: [anna-lug]\nstandfirst: О тире.\noriginal: ru\n---\n"
        "Тире длинное.\n\n## Дефис\n\nДефис короткий.\n"
    ),
    "content/en/craft/dash.md": (
        "---\ntitle: The dash\nstandfirst: On dashes.\n---\nA dash is long.\n\n## Hyphen\n\nA hyphen is short.\n"
    ),
}
ENGLISH, RUSSIAN = "en/craft/dash/parallel/", "ru/craft/тире/parallel/"
ENGLISH_URL, RUSSIAN_URL = f"{BASE}/{ENGLISH}", f"{BASE}/ru/craft/%D1%82%D0%B8%D1%80%D0%B5/parallel/"


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("parallel") / "house", HOUSE)
    assert publish(root, formats=("html", "parallel")).is_published
    return root


def page(publication: Path, place: str) -> str:
    return (publication / "public" / place / "index.html").read_text(encoding="utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("place", "lang", "url", "title", "description", "byline"),
    [
        (ENGLISH, "en", ENGLISH_URL, "The dash · Тире", "On dashes.", "Anna Lug"),
        (RUSSIAN, "ru", RUSSIAN_URL, "Тире · The dash", "О тире.", "Анна Луг"),
    ],
)
def test_a_page_speaks_its_own_language(
    publication: Path, place: str, lang: str, url: str, title: str, description: str, byline: str
) -> None:
    text = page(publication, place)
    assert f'<html lang="{lang}"' in text
    assert f"<title>{title}" in text
    assert f'<meta name="description" content="{description}">' in text
    assert f'<link rel="canonical" href="{url}">' in text
    assert "noindex" not in text
    found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', text))
    assert found == {"en": ENGLISH_URL, "ru": RUSSIAN_URL, "x-default": RUSSIAN_URL}
    assert byline in text.partition('class="parallel-byline"')[2].partition("</p>")[0]
    document = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    assert (document["url"], document["inLanguage"]) == (url, ["ru", "en"])
    assert [work["headline"] for work in document["mainEntity"]] == ["Тире", "The dash"]


def test_the_original_is_on_the_left_and_ids_are_the_same_in_both(publication: Path) -> None:
    pages = [page(publication, place) for place in (ENGLISH, RUSSIAN)]
    ids = [re.findall(r' id="([^"]+)"', text.partition('<div class="parallel-page">')[2]) for text in pages]
    assert ids[0][: len(ids[1])] == ids[1][: len(ids[0])]
    for text in pages:
        left, right = (re.search(f'<div class="leaf-{side} prose"', text) for side in ("verso", "recto"))
        assert left
        assert right
        assert "Тире длинное" in text[left.start() : right.start()]
    assert '<div class="leaf-verso prose" lang="ru">' in pages[0]
    assert '<div class="leaf-recto prose" lang="en">' in pages[1]


def test_each_edition_leads_to_the_page_in_its_language(publication: Path) -> None:
    assert f'href="/{ENGLISH}"' in page(publication, "en/craft/dash/")
    assert f'href="/{RUSSIAN}"' in page(publication, "ru/craft/тире/")
    assert f'href="/{RUSSIAN}"' in page(publication, ENGLISH).partition('class="languages"')[2].partition("</nav>")[0]


def test_both_are_in_the_sitemaps_and_the_former_address_leads_on(publication: Path) -> None:
    public = publication / "public"
    for lang, url in (("en", ENGLISH_URL), ("ru", RUSSIAN_URL)):
        assert f"<loc>{url}</loc>" in (public / f"sitemap-{lang}.xml").read_text(encoding="utf-8")
    assert f"/en-ru/craft/тире/ /{RUSSIAN} 301" in (public / "_redirects").read_text(encoding="utf-8")
    assert RUSSIAN_URL in page(publication, "en-ru/craft/тире/")


def test_an_edit_of_one_text_changes_both_pages_as_a_fresh_build_does(tmp_path: Path) -> None:
    root = write_files(tmp_path / "house", HOUSE)
    publish(root, formats=("html", "parallel"))
    edited = {"content/en/craft/dash.md": HOUSE["content/en/craft/dash.md"].replace("The dash", "Of dashes")}
    write_files(root, edited)
    publish(root, formats=("html", "parallel"))
    fresh = write_files(tmp_path / "fresh", HOUSE | edited)
    publish(fresh, formats=("html", "parallel"))
    for place in (ENGLISH, RUSSIAN, "en-ru/craft/тире/"):
        assert page(root, place) == page(fresh, place)
    assert "Of dashes" in page(root, RUSSIAN)


def test_a_text_cannot_take_the_address_of_the_page(tmp_path: Path) -> None:
    more = {"content/en/craft/dash/parallel.md": "---\ntitle: Parallel\nlanguages: [en]\n---\nWords.\n"}
    report = publish(write_files(tmp_path / "house", HOUSE | more), formats=("html", "parallel"))
    assert codes(report) == ["url-collision"]
    assert not report.is_published

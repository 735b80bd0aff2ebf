"""Issues of a journal: their pages in both languages, their place on the home page, and what machines read of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tools.publication import codes, files_of, publish, run, write_files
from tests.tools.published import PublishedPage, Site

SETTINGS = """base_url = "https://notes.example/sub"
blogs = ["sea"]
formats = ["html"]
title = { en = "Notes", ru = "Записки" }
publisher = { en = "Notes Press", ru = "Записки" }
"""
COVER = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30"><rect width="{width}" height="30"/></svg>\n'


def text(title: str, fields: str = "") -> str:
    return f"---\ntitle: {title}\n{fields}---\nA text.\n"


FIRST = """number = 1
volume = 1
date = 2025-12-01

articles = ["sea/tide"]

[title]
en = "Water"
ru = "Вода"
"""
SECOND = """number = 2
volume = 1
date = 2026-03-20
season = "spring"
book = "waters"
cover = { file = "wave.svg", en = "A <wave>", ru = "Волна" }
lead = { en = "On *ports*, and [the tide](../en/sea/tide.md).", ru = "О *портах*." }

articles = ["sea/harbour"]

[title]
en = "Ports & “Piers”"
ru = "Порты"

[[sections]]
title = { en = "At sea", ru = "В море" }
articles = ["sea/fog", "sea/wind", "sea/later", "sea/tug"]
"""

HOUSE = {
    "content/site.toml": SETTINGS,
    "content/people/anna.toml": 'name = { en = "Anna Lug", ru = "Анна Луг" }\n',
    "content/en/sea/index.md": text("The Sea"),
    "content/ru/sea/index.md": text("Море"),
    "content/en/sea/tide.md": text("Tide", "date: 2025-11-02\nauthors: [anna]\n"),
    "content/ru/sea/tide.md": text("Прилив"),
    "content/en/sea/harbour.md": text("Harbour", "date: 2026-01-03\nauthors: [anna]\nstandfirst: Of quays.\n"),
    "content/ru/sea/harbour.md": text("Гавань", "standfirst: О причалах.\n"),
    "content/en/sea/fog.md": text("Fog", "date: 2026-02-03\nauthors: [anna]\n"),
    "content/ru/sea/fog.md": text("Туман"),
    "content/en/sea/wind.md": text("Wind", "date: 2026-02-04\nauthors: [anna]\nlanguages: [en]\n"),
    "content/en/sea/later.md": text("Later", "date: 2026-02-05\nembargo: 2031-01-01\n"),
    "content/ru/sea/later.md": text("Позже"),
    "content/en/sea/tug.md": text("Tug", "date: 2026-02-06\nauthors: [anna]\n"),
    "content/ru/sea/tug.md": text("Буксир", "translators: [anna]\n"),
    "content/en/sea/buoy.md": text("Buoy", "date: 2024-02-06\nauthors: [anna]\n"),
    "content/ru/sea/buoy.md": text("Буй"),
    "content/issues/2025-winter.toml": FIRST,
    "content/issues/2026-spring.toml": SECOND,
    "content/issues/next.toml": 'number = 3\nvolume = 1\ndate = 2026-06-01\nstatus = "draft"\n'
    'title = { en = "Soon", ru = "Скоро" }\narticles = ["sea/buoy"]\n',
    "content/volumes/waters.toml": 'title = { en = "Waters", ru = "Воды" }\nblog = "sea"\n',
    "content/media/wave.svg": COVER.format(width=20),
}


@pytest.fixture(scope="module")
def issues_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Site]) -> Site:
    root = write_files(tmp_path_factory.mktemp("issues"), HOUSE)
    return build_site(root, root / "public", "--formats", "html,volume-epub")


def words(page: PublishedPage, xpath: str) -> list[str]:
    """The texts of elements, spaces folded."""
    return [" ".join(found.text_content().replace("\xa0", " ").split()) for found in page.tree.xpath(xpath)]


def json_ld(page: PublishedPage) -> dict[str, Any]:
    [script] = page.tree.xpath("//script[@type='application/ld+json']")
    read: dict[str, Any] = json.loads(script.text_content())
    return read


def test_an_issue_has_its_cover_number_season_lead_and_contents(issues_site: Site) -> None:
    page = issues_site.pages["/en/issues/2026-spring/"]
    assert words(page, "//main//h1") == ["Ports & “Piers”"]
    assert words(page, "//main//header/p") == ["Vol. 1, No. 2 Spring 2026"]
    assert words(page, "//*[contains(@class,'issue-lead')]") == ["On ports, and the tide."]
    assert page.tree.xpath("//*[contains(@class,'issue-lead')]//a/@href") == ["/sub/en/sea/tide/"]
    assert page.tree.xpath("//img/@alt") == ["A <wave>"]
    assert words(page, "//*[@class='issue-contents']/h2") == ["At sea"]
    assert words(page, "//*[contains(@class,'entry-title')]") == ["Harbour", "Fog", "Wind", "Tug"]
    assert words(page, "//*[@class='entry-standfirst']") == ["Of quays."]
    assert words(page, "//*[@class='entry-authors']") == ["Anna Lug"] * 4


def test_it_is_the_same_in_russian_with_a_mark_where_a_translation_is_missing(issues_site: Site) -> None:
    page = issues_site.pages["/ru/issues/2026-spring/"]
    assert words(page, "//main//header/p") == ["Т. 1, № 2 Весна 2026"]
    assert words(page, "//*[contains(@class,'entry-title')]") == ["Гавань", "Туман", "Wind", "Буксир"]
    assert words(page, "//*[@class='mark']") == ["Только по-английски"]


def test_without_a_season_an_issue_has_its_month(issues_site: Site) -> None:
    months = [words(issues_site.pages[f"/{lang}/issues/2025-winter/"], "//main//header/p")[0] for lang in ("en", "ru")]
    assert months == ["Vol. 1, No. 1 December 2025", "Т. 1, № 1 Декабрь 2025"]


def test_a_drawn_cover_has_both_titles(issues_site: Site) -> None:
    page = issues_site.pages["/ru/issues/2025-winter/"]
    assert words(page, "//*[@class='issue-cover-titles']/*") == ["Вода", "Water"]
    assert page.tree.xpath("//*[@class='issue-cover-titles']/*/@lang") == ["en"]


def test_the_newest_published_issue_is_the_face_of_the_home_page(issues_site: Site) -> None:
    for lang, titles in (("en", ["Harbour", "Fog", "Wind", "Tug"]), ("ru", ["Гавань", "Туман", "Wind", "Буксир"])):
        page = issues_site.pages[f"/{lang}/"]
        front = "//section[contains(@class,'issue-front')]"
        assert words(page, f"{front}//*[contains(@class,'entry-title')]") == titles
        assert page.tree.xpath(f"{front}//h2/a/@href") == [f"/sub/{lang}/issues/2026-spring/"]
        others = words(page, "//*[@class='home-section']//*[contains(@class,'entry-title')]")
        assert not set(others) & set(titles)
        assert len(others) == 2


def test_the_list_has_all_issues_and_leaves_out_drafts(issues_site: Site) -> None:
    page = issues_site.pages["/en/issues/"]
    assert words(page, "//main//h2") == ["Ports & “Piers”", "Water"]
    assert "/en/issues/next/" not in issues_site.pages
    assert words(issues_site.pages["/ru/archive/"], "//section[@aria-labelledby='issues']//li") == [
        "Т. 1, № 2. Порты 4",
        "Т. 1, № 1. Вода 1",
    ]


def test_issues_lead_to_each_other_and_to_the_downloads_of_their_book(issues_site: Site) -> None:
    newest, oldest = (issues_site.pages[f"/en/issues/{key}/"] for key in ("2026-spring", "2025-winter"))
    assert newest.tree.xpath("//a[@rel='prev']/@href") == ["/sub/en/issues/2025-winter/"]
    assert oldest.tree.xpath("//a[@rel='next']/@href") == ["/sub/en/issues/2026-spring/"]
    assert not newest.tree.xpath("//a[@rel='next']")
    files = newest.tree.xpath("//p[contains(@class,'volume-files')]//a/@href")
    assert files == ["/sub/en/volumes/waters/", "/sub/en/volumes/waters.epub"]


def test_a_text_says_which_issue_it_is_in_and_what_comes_next_there(issues_site: Site) -> None:
    page = issues_site.pages["/ru/sea/harbour/"]
    assert words(page, "//*[@class='byline-issue']") == ["Т. 1, № 2 · Весна 2026"]
    assert page.tree.xpath("//*[@class='byline-issue']/a/@href") == ["/sub/ru/issues/2026-spring/"]
    assert words(page, "//*[@class='in-issue-next']/a") == ["Туман"]
    assert not issues_site.pages["/ru/sea/tug/"].tree.xpath("//*[@class='in-issue-next']")
    assert not issues_site.pages["/ru/sea/buoy/"].tree.xpath("//*[@class='in-issue']")


def test_machines_read_what_readers_see(issues_site: Site) -> None:
    page = issues_site.pages["/en/issues/2026-spring/"]
    data = json_ld(page)
    assert (data["@type"], data["issueNumber"], data["datePublished"]) == ("PublicationIssue", "2", "2026-03-20")
    assert data["isPartOf"]["volumeNumber"] == "1"
    assert data["isPartOf"]["isPartOf"] == {
        "@type": "Periodical",
        "name": "Notes",
        "url": "https://notes.example/sub/en/",
    }
    assert [part["headline"] for part in data["hasPart"]] == ["Harbour", "Fog", "Wind", "Tug"]
    part_of = json_ld(issues_site.pages["/en/sea/harbour/"])["isPartOf"]
    assert part_of["@id"] == data["@id"] == "https://notes.example/sub/en/issues/2026-spring/"
    assert page.alternates["ru"] == "https://notes.example/sub/ru/issues/2026-spring/"
    assert page.meta("og:image")
    for place in ("/en/issues/2026-spring/", "/ru/issues/"):
        assert issues_site.url(place).encode() in (issues_site.folder / f"sitemap-{place[1:3]}.xml").read_bytes()


def test_a_reference_names_the_issue(issues_site: Site) -> None:
    page = issues_site.pages["/en/sea/tug/"]
    assert [page.meta(f"citation_{name}") for name in ("volume", "issue", "publication_date", "online_date")] == [
        ["1"],
        ["2"],
        ["2026"],
        ["2026/02/06"],
    ]
    [english] = words(page, "//*[@class='citation-text']")
    assert english.startswith("Lug, Anna. “Tug.” Notes 1, no. 2 (Spring 2026). https://")
    [russian] = words(issues_site.pages["/ru/sea/tug/"], "//*[@class='citation-text']")
    assert "// Записки. 2026. Т. 1, № 2. URL:" in russian


def test_with_drafts_an_issue_in_preparation_is_the_newest(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE)
    publish(root, with_drafts=True)
    assert "Soon" in (root / "public/en/issues/next/index.html").read_text(encoding="utf-8")
    assert "/issues/next/" in (root / "public/en/index.html").read_text(encoding="utf-8")


EDITS: dict[str, tuple[str, str, str]] = {
    "a theme": ("content/issues/2026-spring.toml", "Порты", "Пристани"),
    "the order": ("content/issues/2026-spring.toml", '"sea/fog", "sea/wind"', '"sea/wind", "sea/fog"'),
    "an article removed": ("content/issues/2026-spring.toml", '"sea/fog", ', ""),
    "another number": ("content/issues/2025-winter.toml", "number = 1", "number = 7"),
    "a draft": ("content/issues/2026-spring.toml", "number = 2", 'status = "draft"\nnumber = 2'),
    "a published draft": ("content/issues/next.toml", '"draft"', '"published"'),
    "an article retitled": ("content/ru/sea/fog.md", "Туман", "Дымка"),
    "an article moved": ("content/en/sea/fog.md", "title: Fog", "title: Fog\nslug: mist"),
    "an article held back": ("content/en/sea/fog.md", "title: Fog", "title: Fog\nstatus: draft"),
    "a lead": ("content/issues/2026-spring.toml", "*портах*", "*гаванях*"),
    "a cover": ("content/media/wave.svg", 'rect width="20"', 'rect width="10"'),
    "a book": ("content/issues/2026-spring.toml", 'book = "waters"\n', ""),
}


@pytest.mark.long
def test_an_edit_gives_what_a_fresh_build_gives(tmp_path: Path) -> None:
    root = write_files(tmp_path / "house", HOUSE)
    publish(root)
    for name, (path, before, after) in EDITS.items():
        source = root / path
        written = source.read_text(encoding="utf-8")
        assert before in written, name
        source.write_text(written.replace(before, after), encoding="utf-8")
        changed = publish(root)
        assert "error" not in {changed.severity(problem) for problem in changed.problems}, name
        publish(root, output=tmp_path / f"fresh {name}")
        assert files_of(root / "public") == files_of(tmp_path / f"fresh {name}"), name
        source.write_text(written, encoding="utf-8")


def test_an_edited_issue_leaves_other_pages_alone(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE)
    publish(root)
    source = root / "content/issues/2026-spring.toml"
    source.write_text(source.read_text(encoding="utf-8").replace("портах", "гаванях"), encoding="utf-8")
    made = {outcome.place for outcome in publish(root).outcomes}
    assert made == {"ru/index.html", "ru/issues/2026-spring/index.html"}


def test_a_moved_article_stays_in_its_issue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_files(tmp_path, HOUSE)
    assert run(["mv", "sea/fog", "sea/mist", "--root", root], capsys)[0] == 0
    assert '"sea/mist", "sea/wind"' in (root / "content/issues/2026-spring.toml").read_text(encoding="utf-8")


def test_new_starts_an_issue_that_is_ready_to_be_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_files(tmp_path, HOUSE)
    before = files_of(root / "content/issues")
    assert run(["new", "Ice & Snow", "--lang", "en", "--issue", "--root", root], capsys)[0] == 0
    [path] = files_of(root / "content/issues").keys() - before.keys()
    assert re.fullmatch(r"\d{4}-ice-snow\.toml", path)
    written = (root / "content/issues" / path).read_text(encoding="utf-8")
    assert "number = 4\n" in written
    assert 'en = "Ice & Snow"' in written
    assert codes(publish(root)) == ["missing-text"]

"""The pages that list everybody who has a page, and all books: what shortening an address leads to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.test_book_pages import FILES
from tests.tools.publication import codes, publish, write_files

PEOPLE = {
    "content/people/anna.toml": '[name]\nen = "Anna Veresova"\nru = "Анна Вересова"\n[bio]\nen = "Writes *slowly*."\n',
    "content/people/oleg.toml": '[name]\nen = "Oleg Erokhin"\nru = "Олег Ерохин"\n',
    "content/people/nobody.toml": '[name]\nen = "Nobody"\nru = "Никто"\n',
    "content/en/sea/index.md": "---\ntitle: The Sea\n---\n\nWords, and [who wrote them](/en/people/), [books](/en/volumes/).\n",
    "content/en/sea/harbour.md": "---\ntitle: The Harbour\ndate: 2026-01-02\nauthors: [anna, A Guest]\n---\n\nOne.\n",
    "content/en/sea/ice.md": "---\ntitle: Ice\ndate: 2026-01-03\nauthors: [anna, oleg]\n---\n\nTwo.\n",
}
MANUAL = 'manual = true\narticles = ["sea/ice"]\n[title]\nen = "How to"\nru = "Как"\n'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("directories"), {**FILES, **PEOPLE})
    report = publish(root)
    assert report.is_published, codes(report)
    assert "dead-link" not in codes(report)
    return root


def page(root: Path, place: str) -> str:
    return (root / "public" / place / "index.html").read_text(encoding="utf-8")


def listed(markup: str) -> list[str]:
    return re.findall(r'<h2[^>]*><a href="([^"]+)"', markup)


def test_contributors_are_listed_by_last_names_with_their_lives(root: Path) -> None:
    """Without guests, who have no page, and without those who are only known."""
    english = page(root, "en/people")
    assert listed(english) == ["/notes/en/people/oleg/", "/notes/en/people/anna/"]
    assert "Writes <em>slowly</em>." in english
    assert "2 texts" in re.sub(r"<[^>]+>", "", english).replace("\u00a0", " ")
    assert listed(page(root, "ru/people")) == ["/notes/ru/people/anna/", "/notes/ru/people/oleg/"]


def test_books_are_listed_with_their_covers(root: Path) -> None:
    english = page(root, "en/volumes")
    assert listed(english) == ["/notes/en/volumes/seas/"]
    assert 'class="issue-cover"' in english
    assert "On “two” seas." in english


def test_every_page_leads_there(root: Path) -> None:
    masthead, _, foot = page(root, "en/sea/ice").partition("</header>")
    assert re.search(r'<a href="/notes/en/volumes/">Books</a>', masthead)
    assert re.search(r'<a href="/notes/en/people/">Contributors</a>', foot)
    assert '<a href="/notes/en/people/">' in page(root, "en/people/anna").partition("<h1")[0].rpartition("<main")[2]
    assert '<a href="/notes/en/volumes/">Book</a>' in page(root, "en/volumes/seas")


def test_there_is_no_list_of_nothing(tmp_path: Path) -> None:
    """A manual is no book, and a guest has no page."""
    files = {path: text for path, text in FILES.items() if "people" not in path and "volumes" not in path}
    root = write_files(tmp_path, {**files, "content/volumes/manual.toml": MANUAL})
    report = publish(root)
    assert report.is_published, codes(report)
    assert not (root / "public/en/people").exists()
    assert not (root / "public/en/volumes/index.html").exists()
    assert "/people/" not in page(root, "en")
    assert ">Books<" not in page(root, "en")


def test_a_link_to_a_list_that_is_not_there_is_dead(tmp_path: Path) -> None:
    files = {path: text for path, text in FILES.items() if "people" not in path and "volumes" not in path}
    linking = {"content/en/sea/index.md": PEOPLE["content/en/sea/index.md"]}
    assert codes(publish(write_files(tmp_path, {**files, **linking}))).count("dead-link") == 2

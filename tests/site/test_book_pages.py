"""The page of a book on the site, and what search engines are told of books, lists and the publisher."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.tools.publication import codes, publish, write_files

FILES = {
    "content/site.toml": 'base_url = "https://journal.example/notes"\n[title]\nen = "Notes"\nru = "Записки"\n'
    '[publisher]\nen = "The <House>"\nru = "Дом"\n[look]\nlogo = "logo.svg"\n',
    "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/></svg>',
    "content/people/nina.toml": '[name]\nen = "Nina Ash"\nru = "Нина Эш"\n',
    "content/en/sea/index.md": "---\ntitle: The Sea\n---\n\nWords.\n",
    "content/en/sea/harbour.md": "---\ntitle: The Harbour\ndate: 2026-01-02\nauthors: [Anna Veresova]\n---\n\nOne.\n",
    "content/en/sea/ice.md": "---\ntitle: Ice\ndate: 2026-01-03\nauthors: [Anna Veresova]\n---\n\nTwo.\n",
    "content/ru/sea/harbour.md": "---\ntitle: Гавань\noriginal: en\n---\n\nРаз.\n",
    "content/volumes/seas.toml": """editors = ["nina"]
articles = ["sea/harbour", "sea/ice"]
[title]
en = "Two Seas"
ru = "Два моря"
[isbn]
en = "978-5-00000-000-7"
en-epub = "978-5-00000-001-4"
[imprint]
year = 2026
annotation.en = '''
On "two" seas.

For everyone.
'''
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("book"), FILES)
    report = publish(root)
    assert report.is_published, codes(report)
    return root


def page(root: Path, place: str) -> str:
    return (root / "public" / place / "index.html").read_text(encoding="utf-8")


def json_ld(root: Path, place: str) -> dict[str, Any]:
    [written] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(root, place))
    document: dict[str, Any] = json.loads(written)
    return document


def test_a_book_has_a_cover_an_annotation_its_numbers_and_where_to_begin(root: Path) -> None:
    markup = page(root, "en/volumes/seas")
    assert '<span class="issue-cover-titles"><span>Two Seas</span></span>' in markup
    assert '<span class="issue-cover-date">The &lt;House&gt; · 2026</span>' in markup
    assert re.findall(r"<p>(On.*?|For.*?)</p>", markup) == ["On “two” seas.", "For everyone."]
    assert "<span>ISBN 978-5-00000-000-7</span> <span>ISBN 978-5-00000-001-4 (e-book)</span>" in " ".join(
        markup.split()
    )
    assert '<a href="/notes/en/sea/harbour/">Begin to read</a>' in markup
    assert "Nina Ash" in markup
    assert markup.index("Begin to read") < markup.index("The Harbour</a>") < markup.index("Ice</a>")


def test_search_engines_are_told_of_a_book(root: Path) -> None:
    book = json_ld(root, "en/volumes/seas")
    assert (book["@type"], book["name"], book["datePublished"]) == ("Book", "Two Seas", "2026")
    assert book["isbn"] == ["978-5-00000-000-7", "978-5-00000-001-4"]
    assert [work["headline"] for work in book["hasPart"]] == ["The Harbour", "Ice"]
    assert [person["name"] for person in book["author"] + book["editor"]] == ["Anna Veresova", "Nina Ash"]
    assert [(one["name"], one["url"]) for one in book["workTranslation"]] == [
        ("Два моря", "https://journal.example/notes/ru/volumes/seas/")
    ]


def test_a_blog_and_a_list_tell_the_texts_on_them(root: Path) -> None:
    blog, year = json_ld(root, "en/sea"), json_ld(root, "en/archive/2026")
    assert (blog["@type"], year["@type"]) == ("Blog", "CollectionPage")
    assert [post["headline"] for post in blog["blogPost"]] == [work["headline"] for work in year["hasPart"]]


def test_the_publisher_has_an_address_and_a_logo(root: Path) -> None:
    publisher = json_ld(root, "en")["publisher"]
    assert (publisher["name"], publisher["url"]) == ("The <House>", "https://journal.example/notes/en/")
    assert re.fullmatch(r"https://journal\.example/notes/assets/logo\.\w+\.svg", publisher["logo"]["url"])
    assert json_ld(root, "en/sea/harbour")["publisher"] == publisher

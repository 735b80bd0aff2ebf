"""Data of the house's own: files in `content/data/`, what templates see of them, and pages that have no text.

What is wrong with one: `problems/broken-csv`, `problems/wrong-value.data`, `problems/unread-file.data`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tools.publication import codes, publish, write_files

ROOT = Path(__file__).parents[3]

SETTINGS = """base_url = "https://journal.example"
[fields.kind]
type = "choice"
values = ["solo", "choir"]
[fields.day]
type = "date"
[fields.seats]
type = "number"
[[menu]]
en = "Concerts"
ru = "Концерты"
href = "concerts/"
"""
CONCERTS = """updated = 2026-04-30

[page]
description = { en = "What is on", ru = "Афиша" }
[page.title]
en = "Concerts"
ru = "Концерты"

[[items]]
title = { en = "The Seasons", ru = "Времена года" }
day = 2026-05-01
kind = "choir"
href = "https://hall.example/?a=1&b=2"
[[items]]
title = { en = "Don't \\"stop\\" <now>", ru = "Не \\"стой\\" <сейчас>" }
day = 2026-06-12
kind = "solo"
"""
PRICES = """seats;title.en;title.ru;note
120;"Stalls; front";Партер;

80,5;Balcony;Балкон;"two
lines"
"""
PAGE = """{% extends "base.html" %}
{% block content %}
<h1>{{ page.title }}</h1><p class="lead">{{ page.description }}</p>
{% for one in data.concerts["items"] %}
<p class="own">{{ format_date(one.day) }} | {{ one.title }} | {{ one.kind }} | {{ one.href if one.href is defined else "-" }}</p>
{% endfor %}
{% for row in data.prices %}
<p class="own">{{ format_number(row.seats) if row.seats is number }} | {{ row.title }} | {{ row.note }}</p>
{% endfor %}
<p class="own">{{ data.concerts.updated.year }} {% for name in data.concerts %}{{ name }} {% endfor %}</p>
{% endblock %}
"""
FILES = {
    "content/site.toml": SETTINGS,
    "content/data/concerts.toml": CONCERTS,
    "content/data/prices.csv": PRICES,
    "templates/pages/concerts.html": PAGE,
    "content/en/a.md": "---\ntitle: A\n---\n\nSee [concerts](/en/concerts/).\n",
    "content/ru/a.md": "---\ntitle: А\noriginal: en\n---\n\nСм. [концерты](/ru/concerts/).\n",
}


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """Return a file of the publication with one change."""
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_files(tmp_path, FILES)
    assert codes(publish(root)) == []
    return root


def shown(root: Path, place: str) -> list[str]:
    page = (root / "public" / place / "index.html").read_text(encoding="utf-8")
    return [" ".join(part.partition("</p>")[0].split()) for part in page.split('<p class="own">')[1:]]


def test_a_file_of_data_is_a_page_in_each_language(root: Path) -> None:
    assert shown(root, "en/concerts") == [
        "1 May 2026 | The Seasons | choir | https://hall.example/?a=1&amp;b=2",
        "12 June 2026 | Don’t “stop” &lt;now&gt; | solo | -",
        "120 | Stalls; front |",
        "80.5 | Balcony | two lines",
        "2026 updated items",
    ]
    page = (root / "public/ru/concerts/index.html").read_text(encoding="utf-8")
    assert all(part in page for part in ("<title>Концерты", 'content="Афиша"', 'hreflang="en"', 'href="/en/concerts/"'))
    assert "/ru/concerts/" in (root / "public/sitemap-ru.xml").read_text(encoding="utf-8")
    assert shown(root, "ru/concerts")[1] == "12 июня 2026 г. | Не «стой» &lt;сейчас&gt; | solo | -"


def test_data_is_seen_on_any_page_and_makes_again_what_shows_it_alone(root: Path) -> None:
    hook = '<p class="own">{{ data.prices | length }}</p>\n'
    write_files(root, {"templates/parts/hooks/after-text.html": hook})
    publish(root)
    assert shown(root, "en/a") == ["2"]
    write_files(root, {"content/data/prices.csv": f"{PRICES}9;Box;Ложа;\n"})
    assert sorted(one.place for one in publish(root).outcomes if one.is_made) == [
        f"{lang}/{name}/index.html" for lang in ("en", "ru") for name in ("a", "concerts")
    ]
    assert (shown(root, "en/a"), shown(root, "en/concerts")[4]) == (["3"], "9 | Box |")
    # Nobody reads it.
    write_files(root, {"content/data/others.toml": "a = 1\n"})
    assert [one.place for one in publish(root).outcomes if one.is_made] == []


def test_a_file_that_appears_is_seen_by_who_has_asked_whether_it_is_there(root: Path) -> None:
    hook = '<p class="own">{{ data.later.word if data.later is defined else "not yet" }}</p>\n'
    write_files(root, {"templates/parts/hooks/after-text.html": hook})
    publish(root)
    assert shown(root, "ru/a") == ["not yet"]
    write_files(root, {"content/data/later.toml": 'word = { en = "now", ru = "уже" }\n'})
    publish(root)
    assert shown(root, "ru/a") == ["уже"]
    (root / "content/data/later.toml").unlink()
    publish(root)
    assert shown(root, "ru/a") == ["not yet"]


@pytest.mark.parametrize(
    ("files", "problems"),
    [
        (changed("content/data/concerts.toml", 'kind = "solo"', 'kind = "sola"'), [("wrong-value", 17)]),
        (changed("content/data/concerts.toml", "day = 2026-05-01", 'day = "in May"'), [("wrong-value", 11)]),
        (changed("content/data/prices.csv", "120;", "many;"), [("wrong-value", 2)]),
        (changed("content/data/prices.csv", "Балкон;", ";"), [("missing-text", 4)]),
        (changed("content/data/concerts.toml", ', ru = "Времена года"', ""), [("missing-text", 10)]),
        (changed("content/data/concerts.toml", 'ru = "Концерты"', ""), [("missing-text", 5)]),
        (changed("content/data/concerts.toml", "description =", "descripton ="), [("misspelt-field", 4)]),
        (changed("content/data/concerts.toml", "[[items]]", "[[items]"), [("broken-toml", 9)]),
        (changed("content/data/prices.csv", "120;", "120;;;;"), [("broken-csv", 2)]),
        (changed("content/data/prices.csv", "Партер;", "Партер"), [("broken-csv", 2)]),
        (changed("content/data/prices.csv", '"Stalls', '"Sta"lls'), [("broken-csv", 2)]),
        (changed("content/data/prices.csv", 'lines"', "lines"), [("broken-csv", 4)]),
        (changed("content/data/prices.csv", ";note", ";"), [("broken-csv", 1)]),
        (changed("content/data/prices.csv", ";note", ";title"), [("broken-csv", 1)]),
        ({"content/data/prices.toml": "a = 1\n"}, [("same-name", 1)]),
        ({"content/data/prices.xlsx": "PK"}, [("unread-file", 1)]),
        ({f"content/{lang}/concerts.md": "# Own\n" for lang in ("en", "ru")}, [("url-collision", 3)] * 2),
        (
            {"content/data/tags.toml": '[page]\ntitle = { en = "T", ru = "T" }\n', "templates/pages/tags.html": "x"},
            [("url-collision", 1)],
        ),
        ({"templates/pages/concerts.html": "{# x #}\n{{ data.concert }}"}, [("unknown-name", 2)]),
        (changed("templates/pages/concerts.html", "one.kind", "one.kindd"), [("unknown-name", 5)]),
        (
            changed("content/data/concerts.toml", "[page]", '[page]\ntemplate = "pages/concert.html"'),
            [("unknown-name", 1)],
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    root: Path, files: dict[str, str], problems: list[tuple[str, int | None]]
) -> None:
    write_files(root, files)
    assert [(problem.code, problem.position[1]) for problem in publish(root).problems] == problems


_BLOCK = re.compile(r"```(?:toml|csv|html|css)\n(?P<text>.*?)```", re.DOTALL)
_PATH = re.compile(r"`((?:content|templates|assets)/[\w./-]+\.\w+)`")


@pytest.mark.parametrize("name", ["data.md", "data.ru.md"])
def test_the_guide_is_followed_literally(
    tmp_path: Path, name: str, browser: Any, open_site: Callable[[Path], str]
) -> None:
    """Each block goes into the file that was named last; the last two make the look and the package of it."""
    guide = (ROOT / "docs" / name).read_text(encoding="utf-8")
    files = {"content/site.toml": 'base_url = "https://journal.example"\n'}
    for block in _BLOCK.finditer(guide):
        path = (_PATH.findall(guide[: block.start()]))[-1]
        path = "assets/site.css" if "/* assets/site.css */" in block["text"] else path
        files[path] = files.get(path, "") + block["text"] if "[extensions." not in block["text"] else files[path]
    files["content/site.toml"] = f'look = "gallery"\n{files["content/site.toml"]}'
    page = files["templates/pages/concerts.html"]
    files["templates/pages/concerts.html"] = page.replace("</header>", '</header><div class="stage">Stage</div>')
    root = write_files(tmp_path / "house", {**files, "content/en/a.md": "# A\n", "content/ru/a.md": "# А\n"})
    assert codes(publish(root)) == []
    tab = browser.new_page()
    for width, full in ((390, False), (800, True), (1000, True), (1400, True)):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(f"{open_site(root / 'public')}/ru/concerts/")
        concert = tab.locator(".concert").nth(1).inner_text().replace("\xa0", " ")
        assert concert == "12 июня 2026 г.: Песни без слов (solo)"
        assert tab.locator(".prose dd").all_inner_texts() == ["120", "80"]
        stage, text = (tab.locator(place).bounding_box() for place in (".stage", ".text"))
        assert (stage["width"] > text["width"]) == full
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.close()

"""Layouts: a text, or a blog for all its texts, names a template of the publication for its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.test_issues import text
from tests.tools.publication import codes, files_of, publish, write_files

HOUSE = {
    "content/site.toml": 'base_url = "https://notes.example"\n',
    "templates/layouts/essay.html": '{% extends "article.html" %}\n{% block body_class %}reading essay{% endblock %}\n'
    "{% block opening %}{{ super() }}<p>An essay: {{ page.title }}</p>{% endblock %}\n",
    "templates/layouts/plain.html": '{% extends "article.html" %}\n{% block further %}<p>No more.</p>{% endblock %}\n',
    "content/en/index.md": text("Home", "layout: plain\n"),
    "content/ru/index.md": text("Дом"),
    "content/en/sea/index.md": text("The Sea", "layout: essay\n"),
    "content/ru/sea/index.md": text("Море"),
    "content/en/sea/deep/index.md": text("The Deep"),
    "content/ru/sea/deep/index.md": text("Глубина"),
    "content/en/sea/tide.md": text("Tide", "date: 2026-01-01\n"),
    "content/ru/sea/tide.md": text("Прилив"),
    "content/en/sea/fog.md": text("Fog", "layout: plain\ndate: 2026-01-02\n"),
    "content/ru/sea/fog.md": text("Туман"),
    "content/en/sea/deep/trench.md": text("Trench", "date: 2026-01-03\n"),
    "content/ru/sea/deep/trench.md": text("Впадина"),
    "content/en/about.md": text("About"),
    "content/ru/about.md": text("О нас"),
}


def layout_of(root: Path, place: str) -> str:
    page = (root / f"public{place}index.html").read_text(encoding="utf-8")
    return "essay" if 'class="reading essay"' in page else "plain" if "<p>No more.</p>" in page else ""


def test_a_text_has_its_own_layout_or_that_of_the_nearest_index(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE)
    assert codes(publish(root)) == []
    places = [
        "/en/sea/tide/",
        "/ru/sea/tide/",
        "/en/sea/fog/",
        "/ru/sea/deep/trench/",
        "/en/about/",
        "/en/sea/",
        "/en/",
    ]
    assert [layout_of(root, place) for place in places] == ["essay", "essay", "plain", "essay", "plain", "", ""]
    page = (root / "public/en/sea/tide/index.html").read_text(encoding="utf-8")
    assert page.index("<h1>Tide</h1>") < page.index("<p>An essay: Tide</p>") < page.index("A text.</p>")


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("content/en/sea/index.md", "layout: essay\n", ""),
        ("content/en/sea/fog.md", "layout: plain", "layout: essay"),
        ("content/en/index.md", "layout: plain\n", ""),
        ("templates/layouts/essay.html", "An essay:", "Essay:"),
    ],
)
def test_an_edit_gives_what_a_fresh_build_gives(tmp_path: Path, path: str, before: str, after: str) -> None:
    root = write_files(tmp_path / "house", HOUSE)
    publish(root)
    source = root / path
    source.write_text(source.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    assert publish(root).outcomes
    publish(root, output=tmp_path / "fresh")
    assert files_of(root / "public") == files_of(tmp_path / "fresh")


def test_a_slip_in_a_layout_is_an_error_at_its_line(tmp_path: Path) -> None:
    slip = '{% extends "article.html" %}{% block text %}\n{{ pag }}{% endblock %}'
    root = write_files(tmp_path, {**HOUSE, "templates/layouts/plain.html": slip})
    [problem] = publish(root).problems
    assert (problem.code, *problem.position) == ("unknown-name", "templates/layouts/plain.html", 2)

"""Manuals: a volume whose contents are beside each of its texts, in one order for reading and for print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from diglot.core.page_models.list_membership import ListedText
from diglot.model.paper.volumes import Volume
from diglot.queries.site import list_facts
from tests.site.test_issues import text
from tests.tools.publication import codes, files_of, publish, write_files

MANUAL = """manual = true
title = { en = "The Handbook", ru = "Руководство" }

[[parts]]
title = { en = "First steps", ru = "Первые шаги" }
articles = ["sails", "anchor"]

[[parts]]
title = { en = "At sea", ru = "В море" }
articles = ["wind", "log"]
"""
HOUSE = {
    "content/site.toml": 'base_url = "https://notes.example"\nfallback = "original"\n',
    "content/volumes/handbook.toml": MANUAL,
    **{
        f"content/{lang}/{key}.md": text(title)
        for key, titles in {
            "anchor": ("Anchor", "Якорь"),
            "sails": ("Sails", "Паруса"),
            "wind": ("Wind & Waves", "Ветер и волны"),
            "about": ("About", "О нас"),
        }.items()
        for lang, title in zip(("en", "ru"), titles, strict=True)
    },
    "content/en/log.md": text("The Log", "languages: [en]\n"),
}


def page_at(root: Path, place: str) -> str:
    return (root / f"public{place}index.html").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")


def contents(page: str) -> list[str]:
    """What the sidebar says, line by line: parts, texts, and the text that is being read with a star."""
    [sidebar] = re.findall(r'<nav class="manual-contents".*?</nav>', page, re.DOTALL)
    lines = re.findall(r"<summary[^>]*>(.*?)</summary>|<a ([^>]*)>(.*?)</a>", sidebar)
    return [part or ("* " if "aria-current" in attributes else "- ") + title for part, attributes, title in lines]


def neighbours(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<a class="neighbour [^>]* rel="(\w+)" href="([^"]*)"', page)


def test_each_text_has_the_manual_beside_it_in_its_language(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE)
    assert codes(publish(root)) == []
    english = ["The Handbook", "First steps", "- Sails", "* Anchor", "At sea", "- Wind &amp; Waves", "- The Log"]
    assert contents(page_at(root, "/en/anchor/")) == english
    russian = ["Руководство", "Первые шаги", "- Паруса", "- Якорь", "В море", "* Ветер и волны", "- The Log"]
    page = page_at(root, "/ru/wind/")
    assert contents(page) == russian
    # Only the part that is being read is unfolded; what has no translation says in which language it is.
    folded = re.findall(r'<details class="manual-part"( open)?>\s*<summary[^>]*>(.*?)</summary>', page)
    assert folded == [("", "Первые шаги"), (" open", "В море")]
    assert '<a href="/ru/log/" lang="en">The Log</a>' in page
    assert 'class="reading manual"' not in page_at(root, "/en/about/")


def test_the_contents_of_a_manual_are_found_once_for_all_pages_of_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[bool] = []
    parts_of = list_facts.volume_parts

    def counted(volume: Volume, listed: Iterable[ListedText], *, with_fallbacks: bool) -> object:
        found.append(with_fallbacks)
        return parts_of(volume, listed, with_fallbacks=with_fallbacks)

    monkeypatch.setattr(list_facts, "volume_parts", counted)
    assert codes(publish(write_files(tmp_path, HOUSE))) == []
    # Of each language: what it shows, beside its pages, and what it has itself, on the page of the volume.
    assert sorted(found) == [False, False, True, True]


def test_one_reads_on_in_the_order_of_the_manual(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE)
    publish(root)
    assert neighbours(page_at(root, "/en/sails/")) == [("next", "/en/anchor/")]
    assert neighbours(page_at(root, "/en/anchor/")) == [("prev", "/en/sails/"), ("next", "/en/wind/")]
    assert neighbours(page_at(root, "/ru/log/")) == [("prev", "/ru/wind/")]


def test_a_home_page_without_dates_shows_the_manual(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE)
    publish(root)
    [front] = re.findall(r'<nav class="manual-front".*?</nav>', page_at(root, "/ru/"), re.DOTALL)
    assert re.findall(r"<(?:h2|a) [^>]*>(.*?)</", front) == [
        "Первые шаги", "Паруса", "Якорь", "В море", "Ветер и волны", "The Log",
    ]  # fmt: skip
    dated = {**HOUSE, "content/en/about.md": text("About", "date: 2026-01-01\n")}
    publish(write_files(tmp_path, dated))
    assert "manual-front" not in page_at(root, "/ru/")


def test_a_text_with_a_layout_of_its_own_keeps_it(tmp_path: Path) -> None:
    own = '{% extends "layouts/manual.html" %}\n{% block body_class %}reading manual own{% endblock %}\n'
    publication = {**HOUSE, "templates/layouts/own.html": own, "content/en/wind.md": text("Wind", "layout: own\n")}
    root = write_files(tmp_path, publication)
    assert codes(publish(root)) == []
    assert 'class="reading manual own"' in page_at(root, "/ru/wind/")
    assert len(contents(page_at(root, "/ru/wind/"))) == 7


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("content/volumes/handbook.toml", '"sails", "anchor"', '"anchor", "sails"'),
        ("content/volumes/handbook.toml", "manual = true\n", ""),
        ("content/volumes/handbook.toml", '"At sea"', '"Far from land"'),
        ("content/ru/sails.md", "Паруса", "Парус"),
        ("content/ru/sails.md", "---\n", "---\nstatus: draft\n"),
    ],
)
def test_an_edit_gives_what_a_fresh_build_gives(tmp_path: Path, path: str, before: str, after: str) -> None:
    root = write_files(tmp_path / "house", HOUSE)
    publish(root)
    source = root / path
    source.write_text(source.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    assert publish(root).outcomes
    publish(root, output=tmp_path / "fresh")
    assert files_of(root / "public") == files_of(tmp_path / "fresh")


def test_code_offers_its_words_for_copying_to_the_script(tmp_path: Path) -> None:
    code = text("Wind") + "\n```sh\nls\n```\n"
    root = write_files(tmp_path, {**HOUSE, "content/ru/wind.md": code})
    publish(root)
    assert 'data-copy-code="Копировать" data-copied="Скопировано"' in page_at(root, "/ru/wind/")
    assert "data-copy-code" not in page_at(root, "/en/wind/")

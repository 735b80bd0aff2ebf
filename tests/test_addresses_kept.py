"""Addresses that are on the web already are kept; links of kinds that the settings allow reach every output."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.tools.publication import codes, publish, write_files

SITE = 'base_url = "https://journal.example"\n'
LINKED = "# Talk\n\n[Chat](irc://chat.example/a?b=1&c=2), <a href='irc://raw.example'>raw</a>, [never](javascript:x).\n"


def test_capitals_of_a_slug_and_an_alias_that_is_the_own_address(tmp_path: Path) -> None:
    text = "---\ntitle: A\nslug: FOSDEM2026\naliases: [/en/FOSDEM2026/]\n---\n\nText.\n"
    root = write_files(tmp_path, {"content/site.toml": SITE, "content/en/a.md": text})
    assert codes(publish(root)) == []
    assert "Text." in (root / "public/en/FOSDEM2026/index.html").read_text(encoding="utf-8")


def test_two_slugs_that_differ_by_capitals_are_one_address(tmp_path: Path) -> None:
    texts = {f"content/en/{slug}.md": f"---\ntitle: A\nslug: {slug}\n---\n\nText.\n" for slug in ("AB", "ab-2", "Ab-2")}
    assert codes(publish(write_files(tmp_path, {"content/site.toml": SITE, **texts}))) == ["url-collision"]


def test_a_scheme_that_the_settings_allow_reaches_every_output(tmp_path: Path) -> None:
    menu = '\n[links]\nschemes = ["irc"]\n\n[[menu]]\nen = "Chat"\nhref = "irc://menu.example"\n'
    text = LINKED.replace("# Talk\n", "---\ntitle: Talk\ndate: 2026-01-02\n---\n")
    root = write_files(tmp_path, {"content/site.toml": f'languages = ["en"]\n{SITE}{menu}', "content/en/a.md": text})
    assert codes(publish(root, is_lenient=True, formats=("html", "epub"))) == ["unsafe-link"]
    page = (root / "public/en/a/index.html").read_text(encoding="utf-8")
    assert 'href="irc://chat.example/a?b=1&amp;c=2"' in page
    assert 'href="irc://raw.example"' in page
    assert 'href="irc://menu.example"' in page
    assert "irc://chat.example" in (root / "public/en/feed.xml").read_text(encoding="utf-8")
    with zipfile.ZipFile(root / "public/en/a.epub") as book:
        chapters = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert 'href="irc://chat.example/a?b=1&amp;c=2"' in chapters
    assert "javascript:" not in page + chapters


def test_a_scheme_that_no_setting_allows_is_reported_and_not_published(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"content/site.toml": SITE, "content/en/a.md": LINKED})
    report = publish(root, is_lenient=True)
    assert codes(report) == ["unknown-scheme", "unknown-scheme", "unsafe-link"]
    assert "irc:" not in (root / "public/en/a/index.html").read_text(encoding="utf-8")
    (root / "content/site.toml").write_text(f'{SITE}\n[links]\nschemes = ["irc"]\n', encoding="utf-8")
    assert codes(publish(root, is_lenient=True)) == ["unsafe-link"]
    assert "irc://chat.example" in (root / "public/en/a/index.html").read_text(encoding="utf-8")

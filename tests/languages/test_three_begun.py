"""A third language from the first command on: a publication that is begun, a site that is taken over, one that stays."""

from __future__ import annotations

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.languages import language_package
from tests.tools.publication import write_files

PACKAGE = Path(__file__).parent / "german"
run = partial(language_package.run, PACKAGE)
type_in = partial(language_package.type_in, PACKAGE)

PAGES = "i18n/{}/docusaurus-plugin-content-docs/current/port.md"
SITE = {
    "docusaurus.config.js": 'module.exports = { title: "Port", url: "https://port.example", baseUrl: "/", '
    'i18n: { defaultLocale: "en", locales: ["en", "ru", "de"] }, presets: [["classic", { docs: {} }]] };\n',
    "docs/port.md": "---\ntitle: The port\n---\n\nThe ship left at dawn. The sea was calm.\n",
    PAGES.format("ru"): "---\ntitle: Порт\n---\n\nКорабль ушел на рассвете. Море было спокойно.\n",
    PAGES.format("de"): "---\ntitle: Der Hafen\n---\n\nDas Schiff legte im Morgengrauen ab. Das Meer war ruhig.\n",
}


def settings_of(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "content/site.toml").read_text(encoding="utf-8"))


def test_a_publication_is_begun_with_a_package(tmp_path: Path) -> None:
    """Its languages come last, and have the title; the texts of the starter are in the first two."""
    assert type_in(tmp_path, "init", "notes", "--extensions", "german", "--yes").returncode == 0
    settings = settings_of(tmp_path / "notes")
    assert settings["languages"] == ["en", "ru", "de"]
    assert settings["title"] == {"en": "notes", "ru": "notes", "de": "notes"}
    assert settings["extensions"] == {"german": {}}
    assert run(tmp_path / "notes", "status", "--lang", "de")["totals"]["states"] == {"missing": 3}


def test_a_package_that_is_not_installed_is_said(tmp_path: Path) -> None:
    refused = type_in(tmp_path, "init", "notes", "--extensions", "greman", "--yes")
    assert "no extension “greman” is installed. Did you mean “german”?" in refused.stderr
    assert not (tmp_path / "notes").exists()


def test_a_package_that_cannot_be_used_is_said_with_the_reason(tmp_path: Path) -> None:
    """The entry point of this one leads nowhere."""
    write_files(
        tmp_path,
        {
            "older-1.dist-info/METADATA": "Name: older\nVersion: 1\n",
            "older-1.dist-info/entry_points.txt": "[diglot.extensions]\nolder = nowhere:EXTENSION\n",
        },
    )
    refused = language_package.type_in(tmp_path, tmp_path, "init", "notes", "--extensions", "older", "--yes")
    assert "the extension “older” cannot be used: ModuleNotFoundError" in refused.stderr
    assert not (tmp_path / "notes").exists()


def test_a_site_in_three_languages_is_taken_over(tmp_path: Path) -> None:
    """Without the package, the texts in its language are left out, each with a problem."""
    write_files(tmp_path / "site", SITE)
    type_in(tmp_path, "adopt", "site", "three", "--extensions", "german")
    settings = settings_of(tmp_path / "three")
    assert (settings["languages"], settings["extensions"]) == (["en", "ru", "de"], {"german": {}})
    assert "Das Schiff" in (tmp_path / "three/content/de/docs/port.md").read_text(encoding="utf-8")
    assert PAGES.format("de") in type_in(tmp_path, "adopt", "site", "two").stderr
    assert settings_of(tmp_path / "two")["languages"] == ["en", "ru"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    chosen = {".diglot/content/site.toml": 'languages = ["en", "ru", "de"]\n'}
    return write_files(tmp_path / "site", {**SITE, **chosen})


def test_a_site_that_stays_has_a_row_and_a_ledger_for_each_pair(site: Path) -> None:
    """Whether a package knows the language or not."""
    assert type_in(site, "sync", "docs/port", "--by", "A").returncode == 0
    ledgers = {path.relative_to(site).as_posix() for path in site.glob(".diglot/content/ledger*/**/*.toml")}
    assert ledgers == {".diglot/content/ledger/docs/port.toml", ".diglot/content/ledger-de-en/docs/port.toml"}
    path = site / "docs/port.md"
    path.write_text(path.read_text(encoding="utf-8").replace("calm", "rough"), encoding="utf-8")
    type_in(site, "sync", "docs/port", "--to", "ru", "--by", "A")
    shown = type_in(site, "status").stdout
    assert [line.split()[:5] for line in shown.splitlines() if "docs/port" in line] == [
        ["docs/port", "en", "→", "de", "1"], ["docs/port", "en", "→", "ru", "—"],
    ]  # fmt: skip

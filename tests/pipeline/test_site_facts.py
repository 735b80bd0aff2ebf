"""What a site says about itself to browsers and to those who find a flaw: manifest, security.txt."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from tests.tools.publication import codes, publish, write_files

BASE = "https://notes.example/site"
SETTINGS = f'base_url = "{BASE}"\n[title]\nen = "Notes & Letters"\nru = "Заметки"\n'
HOUSE = {
    "content/site.toml": SETTINGS,
    "content/en/on-paper.md": "# On Paper\n\nWords.\n",
    "content/ru/on-paper.md": "# О бумаге\n\nСлова.\n",
}
CONTACT = 'security_contact = "mailto:safety@notes.example"\n'


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def head_of(publication: Path, lang: str = "en") -> str:
    return (publication / f"public/{lang}/on-paper/index.html").read_text(encoding="utf-8").partition("</head>")[0]


def test_the_manifest_has_titles_colours_and_icons_that_exist(publication: Path) -> None:
    publish(publication)
    manifest = json.loads((publication / "public/site.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == "Notes & Letters · Заметки"
    assert (manifest["short_name"], manifest["lang"]) == ("Notes & Letters", "en")
    assert {manifest[name] for name in ("id", "start_url", "scope")} == {"/site/"}
    assert all(re.fullmatch(r"#[0-9a-f]{6}", manifest[name]) for name in ("background_color", "theme_color"))
    assert [icon["sizes"] for icon in manifest["icons"]] == ["any", "180x180"]
    for icon in manifest["icons"]:
        assert (publication / "public" / icon["src"].removeprefix("/site/")).is_file()
    for lang in ("en", "ru"):
        assert '<link rel="manifest" href="/site/site.webmanifest">' in head_of(publication, lang)
    assert "manifest-src 'self'" in (publication / "public/_headers").read_text(encoding="utf-8")


def test_an_icon_of_ones_own_is_the_one_in_the_manifest(publication: Path) -> None:
    write_files(publication, {"assets/icons/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'})
    publish(publication)
    manifest = json.loads((publication / "public/site.webmanifest").read_text(encoding="utf-8"))
    assert [icon["type"] for icon in manifest["icons"]] == ["image/svg+xml"]


def security_of(publication: Path) -> dict[str, str]:
    text = (publication / "public/.well-known/security.txt").read_text(encoding="utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_a_contact_makes_a_security_txt(publication: Path) -> None:
    """RFC 9116: Contact and Expires are required, once each; Canonical is where the file is."""
    publish(publication)
    assert not (publication / "public/.well-known").exists()
    write_files(publication, {"content/site.toml": CONTACT + SETTINGS})
    publish(publication, today=dt.date(2026, 11, 26))
    assert security_of(publication) == {
        "Contact": "mailto:safety@notes.example",
        "Expires": "2027-07-01T00:00:00Z",
        "Preferred-Languages": "en, ru",
        "Canonical": f"{BASE}/.well-known/security.txt",
    }


@pytest.mark.parametrize("day", ["2026-01-01", "2026-06-30", "2026-07-01", "2026-12-31", "2028-02-29"])
def test_it_holds_for_half_a_year_to_a_year(publication: Path, day: str) -> None:
    write_files(publication, {"content/site.toml": CONTACT + SETTINGS})
    today = dt.date.fromisoformat(day)
    report = publish(publication, today=today)
    expires = dt.datetime.fromisoformat(security_of(publication)["Expires"]).date()
    assert dt.timedelta(181) <= expires - today <= dt.timedelta(366)
    # The build says itself on which day it would say otherwise.
    until = dt.date.fromisoformat(report.valid_until)
    publish(publication, today=until - dt.timedelta(1))
    assert security_of(publication)["Expires"].startswith(expires.isoformat())
    publish(publication, today=until)
    assert security_of(publication)["Expires"] > f"{expires.isoformat()}T"


@pytest.mark.parametrize(
    "contact", ["safety@notes.example", "javascript:alert(1)", "mailto:a b", "https://a\\u000aExpires: x"]
)
def test_a_contact_must_be_an_address(publication: Path, contact: str) -> None:
    write_files(publication, {"content/site.toml": f'security_contact = "{contact}"\n' + SETTINGS})
    report = publish(publication)
    assert codes(report) == ["wrong-value"]

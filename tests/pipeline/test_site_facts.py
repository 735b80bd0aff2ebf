"""What a site says about itself to browsers and to those who find a flaw: manifest, OpenSearch, security.txt."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.tools.small_house import codes, publish, write_house

BASE = "https://notes.example/site"
SETTINGS = f'base_url = "{BASE}"\n[title]\nen = "Notes & Letters"\nru = "Заметки"\n'
HOUSE = {
    "content/site.toml": SETTINGS,
    "content/en/on-paper.md": "# On Paper\n\nWords.\n",
    "content/ru/on-paper.md": "# О бумаге\n\nСлова.\n",
}
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
CONTACT = 'security_contact = "mailto:safety@notes.example"\n'


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return write_house(tmp_path / "house", HOUSE)


def head_of(house: Path, lang: str = "en") -> str:
    return (house / f"public/{lang}/on-paper/index.html").read_text(encoding="utf-8").partition("</head>")[0]


def test_the_manifest_has_titles_colours_and_icons_that_exist(house: Path) -> None:
    publish(house)
    manifest = json.loads((house / "public/site.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == "Notes & Letters · Заметки"
    assert (manifest["short_name"], manifest["lang"]) == ("Notes & Letters", "en")
    assert {manifest[name] for name in ("id", "start_url", "scope")} == {"/site/"}
    assert all(re.fullmatch(r"#[0-9a-f]{6}", manifest[name]) for name in ("background_color", "theme_color"))
    assert [icon["sizes"] for icon in manifest["icons"]] == ["any", "180x180"]
    for icon in manifest["icons"]:
        assert (house / "public" / icon["src"].removeprefix("/site/")).is_file()
    for lang in ("en", "ru"):
        assert '<link rel="manifest" href="/site/site.webmanifest">' in head_of(house, lang)
    assert "manifest-src 'self'" in (house / "public/_headers").read_text(encoding="utf-8")


def test_an_icon_of_ones_own_is_the_one_in_the_manifest(house: Path) -> None:
    write_house(house, {"assets/icons/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'})
    publish(house)
    manifest = json.loads((house / "public/site.webmanifest").read_text(encoding="utf-8"))
    assert [icon["type"] for icon in manifest["icons"]] == ["image/svg+xml"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_browsers_learn_to_search_in_each_language(house: Path, lang: str) -> None:
    assert publish(house, formats=("html", "search")).is_published
    [href] = re.findall(
        r'<link rel="search" type="application/opensearchdescription\+xml"[^>]* href="([^"]+)"', head_of(house, lang)
    )
    tree = ET.fromstring((house / "public" / href.removeprefix("/site/")).read_bytes())
    assert tree.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert tree.findtext(f"{OPENSEARCH}Language") == lang
    short = tree.findtext(f"{OPENSEARCH}ShortName") or ""
    assert 0 < len(short) <= 16
    url = tree.find(f"{OPENSEARCH}Url")
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": f"{BASE}/{lang}/search/?q={{searchTerms}}"}
    assert (house / f"public/{lang}/search/index.html").is_file()


def test_without_a_search_or_an_address_there_is_no_description(house: Path) -> None:
    publish(house)
    assert "opensearch" not in head_of(house)
    write_house(house, {"content/site.toml": ""})
    publish(house, formats=("html", "search"))
    assert "opensearch" not in head_of(house)
    assert not list((house / "public").rglob("opensearch.xml"))


def security_of(house: Path) -> dict[str, str]:
    text = (house / "public/.well-known/security.txt").read_text(encoding="utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_a_contact_makes_a_security_txt(house: Path) -> None:
    """RFC 9116: Contact and Expires are required, once each; Canonical is where the file is."""
    publish(house)
    assert not (house / "public/.well-known").exists()
    write_house(house, {"content/site.toml": CONTACT + SETTINGS})
    publish(house, today=dt.date(2026, 11, 26))
    assert security_of(house) == {
        "Contact": "mailto:safety@notes.example",
        "Expires": "2027-07-01T00:00:00Z",
        "Preferred-Languages": "en, ru",
        "Canonical": f"{BASE}/.well-known/security.txt",
    }


@pytest.mark.parametrize("day", ["2026-01-01", "2026-06-30", "2026-07-01", "2026-12-31", "2028-02-29"])
def test_it_holds_for_half_a_year_to_a_year(house: Path, day: str) -> None:
    write_house(house, {"content/site.toml": CONTACT + SETTINGS})
    today = dt.date.fromisoformat(day)
    report = publish(house, today=today)
    expires = dt.datetime.fromisoformat(security_of(house)["Expires"]).date()
    assert dt.timedelta(181) <= expires - today <= dt.timedelta(366)
    # The build says itself on which day it would say otherwise.
    until = dt.date.fromisoformat(report.valid_until)
    publish(house, today=until - dt.timedelta(1))
    assert security_of(house)["Expires"].startswith(expires.isoformat())
    publish(house, today=until)
    assert security_of(house)["Expires"] > f"{expires.isoformat()}T"


@pytest.mark.parametrize(
    "contact", ["safety@notes.example", "javascript:alert(1)", "mailto:a b", "https://a\\u000aExpires: x"]
)
def test_a_contact_must_be_an_address(house: Path, contact: str) -> None:
    write_house(house, {"content/site.toml": f'security_contact = "{contact}"\n' + SETTINGS})
    report = publish(house)
    assert codes(report) == ["wrong-value"]

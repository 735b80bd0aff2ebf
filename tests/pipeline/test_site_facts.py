"""What a site says about itself to browsers and to those who find a flaw: manifest, OpenSearch, security.txt."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
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
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
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


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_browsers_learn_to_search_in_each_language(publication: Path, lang: str) -> None:
    assert publish(publication, formats=("html", "search")).is_published
    [href] = re.findall(
        r'<link rel="search" type="application/opensearchdescription\+xml"[^>]* href="([^"]+)"',
        head_of(publication, lang),
    )
    tree = ET.fromstring((publication / "public" / href.removeprefix("/site/")).read_bytes())
    assert tree.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert tree.findtext(f"{OPENSEARCH}Language") == lang
    short = tree.findtext(f"{OPENSEARCH}ShortName") or ""
    assert 0 < len(short) <= 16
    url = tree.find(f"{OPENSEARCH}Url")
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": f"{BASE}/{lang}/search/?q={{searchTerms}}"}
    assert (publication / f"public/{lang}/search/index.html").is_file()


def test_without_a_search_or_an_address_there_is_no_description(publication: Path) -> None:
    publish(publication)
    assert "opensearch" not in head_of(publication)
    write_files(publication, {"content/site.toml": ""})
    publish(publication, formats=("html", "search"))
    assert "opensearch" not in head_of(publication)
    assert not list((publication / "public").rglob("opensearch.xml"))


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

"""The description of the search by which browsers offer it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.pipeline.test_site_facts import BASE, HOUSE, head_of
from tests.tools.publication import publish, write_files

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


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

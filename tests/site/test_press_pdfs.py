"""The sample publication's PDFs for the print shop: one of each edition and of each volume, each of them sound."""

from __future__ import annotations

import io
import re
import subprocess

import pikepdf
import pytest

from diglot.extensions.press.pipeline.preflight import preflight
from tests.tools.published import Site


@pytest.fixture(scope="module")
def places(sample_site: Site) -> list[str]:
    return sorted(name for name in sample_site.files if name.endswith(".press.pdf"))


def test_each_pdf_for_readers_has_one_for_the_press(sample_site: Site, places: list[str]) -> None:
    """Of editions and volumes, and of volumes on facing pages; other files with both texts are for readers alone."""
    readers = {name for name in sample_site.files if name.endswith(".pdf") and name not in places}
    # A cover is for the press from the beginning.
    readers = {name for name in readers if not name.endswith("-cover.pdf")}
    printed = {name for name in readers if name.startswith(("en/", "ru/")) or re.search("/volumes/.*-facing", name)}
    assert {name.removesuffix(".press.pdf") for name in places} == {name.removesuffix(".pdf") for name in printed}
    assert any("/volumes/" in name for name in places)


def test_lines_break_in_both_alike(sample_site: Site, places: list[str]) -> None:
    for place in places:
        pages = []
        for name in (place, place.replace(".press.pdf", ".pdf")):
            with pikepdf.open(io.BytesIO((sample_site.folder / name).read_bytes())) as pdf:
                pages.append(len(pdf.pages))
        assert pages[0] == pages[1], place
    place = next(name for name in places if name.endswith("facing-pages.press.pdf"))
    texts = [
        subprocess.run(["pdftotext", sample_site.folder / name, "-"], capture_output=True, check=True).stdout
        for name in (place, place.replace(".press.pdf", ".pdf"))
    ]
    assert texts[0] == texts[1]


def test_the_preflight_and_qpdf_let_all_pass(sample_site: Site, places: list[str]) -> None:
    for place in places:
        assert preflight((sample_site.folder / place).read_bytes()).findings == (), place
        check = subprocess.run(
            ["qpdf", "--check", sample_site.folder / place], capture_output=True, text=True, check=False
        )
        assert check.returncode == 0, f"{place}: {check.stdout}"


def test_no_page_offers_them(sample_site: Site) -> None:
    for page in sample_site.pages.values():
        assert not page.tree.xpath('//@href[contains(., ".press.pdf")]'), page

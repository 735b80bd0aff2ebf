"""A publication's PDFs for the print shop: one of each edition and of each volume, each of them sound."""

from __future__ import annotations

import io
import re
import subprocess

import pikepdf
import pytest

from diglot.extensions.press.pipeline.press_tasks import preflight
from tests.extensions.books.test_imprint import FILES
from tests.tools.publication import codes, publish, write_files
from tests.tools.published import Site

FORMATS = ("html", "pdf", "pdf-press", "volume", "volume-press", "volume-facing", "volume-facing-press")


@pytest.fixture(scope="module")
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Site:
    """With `--long`, the sample; without, a house with a small volume."""
    if pytestconfig.getoption("--long"):
        return request.getfixturevalue("sample_site")
    root = write_files(tmp_path_factory.mktemp("press"), FILES)
    assert codes(publish(root, formats=FORMATS)) == []
    return Site(root / "public", root, {})


@pytest.fixture(scope="module")
def places(printed: Site) -> list[str]:
    return sorted(name for name in printed.files if name.endswith(".press.pdf"))


def test_each_pdf_for_readers_has_one_for_the_press(printed: Site, places: list[str]) -> None:
    """Of editions and volumes, and of volumes on facing pages; other files with both texts are for readers alone."""
    readers = {name for name in printed.files if name.endswith(".pdf") and name not in places}
    # A cover is for the press from the beginning.
    readers = {name for name in readers if not name.endswith("-cover.pdf")}
    printed = {name for name in readers if name.startswith(("en/", "ru/")) or re.search("/volumes/.*-facing", name)}
    assert {name.removesuffix(".press.pdf") for name in places} == {name.removesuffix(".pdf") for name in printed}
    assert any("/volumes/" in name for name in places)


def test_lines_break_in_both_alike(printed: Site, places: list[str]) -> None:
    for place in places:
        pages = []
        for name in (place, place.replace(".press.pdf", ".pdf")):
            with pikepdf.open(io.BytesIO((printed.folder / name).read_bytes())) as pdf:
                pages.append(len(pdf.pages))
        assert pages[0] == pages[1], place
    place = next(name for name in places if "/volumes/" not in name)
    texts = [
        subprocess.run(["pdftotext", printed.folder / name, "-"], capture_output=True, check=True).stdout
        for name in (place, place.replace(".press.pdf", ".pdf"))
    ]
    assert texts[0] == texts[1]


def test_the_preflight_and_qpdf_let_all_pass(printed: Site, places: list[str]) -> None:
    for place in places:
        assert preflight((printed.folder / place).read_bytes()).findings == (), place
        check = subprocess.run(["qpdf", "--check", printed.folder / place], capture_output=True, text=True, check=False)
        assert check.returncode == 0, f"{place}: {check.stdout}"


def test_no_page_offers_them(printed: Site) -> None:
    for page in printed.pages.values():
        assert not page.tree.xpath('//@href[contains(., ".press.pdf")]'), page

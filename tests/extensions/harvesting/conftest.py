"""A small journal that harvesters and archives may come to, built once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.extensions.journal.publication import FILES, SITE
from tests.tools.publication import codes, publish, write_files

HARVESTED = """
[harvesting]
archives = ["lockss", "clockss"]
"""


@pytest.fixture(scope="package")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the journal, whose site is in public/; nobody changes it."""
    root = write_files(tmp_path_factory.mktemp("harvested"), {**FILES, "content/site.toml": SITE + HARVESTED})
    (root / "content/media").mkdir()
    Image.new("RGB", (40, 20), (90, 120, 160)).save(root / "content/media/bay.png")
    report = publish(root, formats=("html", "pdf", "oai"))
    # The articles of both languages are shorter than their pages say; the review has its one page.
    assert codes(report) == ["pages-differ", "pages-differ"]
    return root

"""The small journal, built once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.extensions.journal.publication import FILES
from tests.tools.publication import publish, reported, write_files


@pytest.fixture(scope="package")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the journal, whose pages are in public/."""
    root = write_files(tmp_path_factory.mktemp("journal"), FILES)
    (root / "content/media").mkdir()
    Image.new("RGB", (40, 20), (90, 120, 160)).save(root / "content/media/bay.png")
    report = publish(root)
    assert reported(report, "en") == ""
    return root

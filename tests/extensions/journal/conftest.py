"""The small journal, built once for all tests of it, and what its files are held against."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tests.extensions.journal.publication import EVERYTHING, FILES
from tests.tools.publication import publish, reported, write_files

DTD = Path(__file__).parents[3] / "node_modules/@jats4r/dtds/schema/1.4/JATS-journalpublishing1-4-mathml3.dtd"


@pytest.fixture(scope="session")
def faults_of_jats() -> Callable[[bytes], list[str]]:
    """What the published DTD finds in an article."""
    if not DTD.is_file():
        pytest.skip("the DTDs of JATS are not installed")
    dtd = etree.DTD(str(DTD))

    def faults(document: bytes) -> list[str]:
        dtd.validate(etree.fromstring(document))
        return [f"{fault.line}: {fault.message}" for fault in dtd.error_log]

    return faults


@pytest.fixture(scope="package")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the journal, whose pages are in public/."""
    root = write_files(tmp_path_factory.mktemp("journal"), FILES)
    (root / "content/media").mkdir()
    Image.new("RGB", (40, 20), (90, 120, 160)).save(root / "content/media/bay.png")
    report = publish(root)
    assert reported(report, "en") == ""
    return root


@pytest.fixture(scope="package")
def whole_journal(journal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the journal with an article that has everything in its issue."""
    root = shutil.copytree(journal, tmp_path_factory.mktemp("whole") / "journal")
    write_files(root, {f"content/{lang}/articles/everything.md": text for lang, text in EVERYTHING.items()})
    issue = root / "content/issues/2026-spring.toml"
    written = issue.read_text(encoding="utf-8")
    issue.write_text(
        written.replace('["articles/review"]', '["articles/review", "articles/everything"]'), encoding="utf-8"
    )
    return root

"""`check` says which texts are in another language than they should be, as a build does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.test_texts_in_another_language import COPY, FILES
from tests.tools.publication import run_json, write_files


def test_a_copy_of_the_original_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_files(tmp_path, FILES | COPY)
    assert "foreign-text" in [row["code"] for row in run_json(["check", "--root", root], capsys)[1]["problems"]]

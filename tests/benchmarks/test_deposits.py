"""What is measured of deposits: an issue that differs from article to article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.deposits import ARTICLES, write_issue
from tests.tools.publication import run


def test_the_issue_has_eight_articles_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", tmp_path / "journal", "--journal", "--lang", "en", "--yes"], capsys)[0] == 0
    write_issue(tmp_path / "journal")
    content = tmp_path / "journal/content"
    texts = [path.read_text("utf-8") for path in sorted(content.glob("*/articles/article-*.md"))]
    dois = {doi for text in texts for doi in re.findall(r"^doi: (.*)$", text, re.MULTILINE)}
    assert (len(texts), len(dois)) == (2 * ARTICLES, 2 * ARTICLES)
    assert (content / "issues/first-issue.toml").read_text("utf-8").count("articles/article-") == ARTICLES

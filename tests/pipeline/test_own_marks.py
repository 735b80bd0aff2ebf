"""No sign that diglot itself put into a text reaches a reader: what is put in is taken out, and a guard stops the rest.

The guard is seen to fail here: each test takes away what removes a mark, and the build names the text.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.core import markdown, typography
from tests.tools.publication import codes, publish, write_files

HTML = """---
title: Letters
---

<p>Write to ivan@mail.ru or @anna. See [@b, p. 3], @c [p. "4"] and [@d].</p>

Text <i title="@harbour">of @one</i>, `@code`.

<pre>
@fenced
</pre>

<div>The end.[^ed:x]</div>

It ends here.[^ed:x]

[^ed:x]: A note.
"""
SITE = {"content/site.toml": 'base_url = "https://a.example"\n', "content/en/letters.md": HTML}


def page(root: Path) -> str:
    return (root / "public/en/letters/index.html").read_text("utf-8")


def test_raw_html_is_published_as_it_is_written(tmp_path: Path) -> None:
    root = write_files(tmp_path, SITE)
    report = publish(root, is_lenient=True)
    assert '<p>Write to ivan@mail.ru or @anna. See [@b, p. 3], @c [p. "4"] and [@d].</p>' in page(root)
    assert "diglot-cite" not in page(root)
    assert "leaked-mark" not in codes(report)
    assert not any(sign in page(root) for sign in "\ufffe\uffff")


@pytest.mark.parametrize("formats", [("html",), ("pdf",), ("epub",)])
def test_a_mark_that_is_left_in_a_text_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...]
) -> None:
    monkeypatch.setattr(markdown, "without_unread_marks", lambda answer: answer)
    root = write_files(tmp_path, {"content/en/letters.md": "---\ntitle: Letters\n---\n\n<p>Write to @anna.</p>\n"})
    report = publish(root, formats=formats, jobs=1)
    [problem] = [problem for problem in report.problems if problem.code == "leaked-mark"]
    assert problem.position == ("content/en/letters.md", 5)
    assert "[@anna]{.diglot-cite-in-text" in problem.facts()["written"]
    assert not report.is_published


@pytest.mark.parametrize("formats", [("html",), ("pdf",), ("epub",), ("html", "parallel")])
def test_a_mark_in_what_is_not_a_text_stops_the_build_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...]
) -> None:
    """A title is in every document that is made of a text."""
    set_text = typography.set_text
    monkeypatch.setattr(typography, "set_text", lambda text, *rest, **more: set_text(text, *rest, **more) + "\ufdd0")
    root = write_files(tmp_path, {"content/en/letters.md": "---\ntitle: Letters\n---\n\nText.\n"})
    report = publish(root, formats=formats, jobs=1)
    assert "leaked-mark" in codes(report)
    assert not report.is_published

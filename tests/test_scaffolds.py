"""`new` and `translate`: files to begin with, and what an unfinished translation lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools.publication import publish, reported, run, run_json, write_files

ENGLISH = """---
title: Seoul
kicker: Recognition
date: 2015-03-12
---

The credit came late,[^1] and nobody at the bank was surprised by it.

## Ports

{#coal}
Coal went first; oil followed it in 1990.

- a ship --> a quay
- a train

<!-- a remark of the author's -->

The last train left the harbour on 3 May 1991, before the ice did.

[^1]: By a year.
"""

LAID_OUT = """---
title: Seoul
original: en
status: draft
# kicker: Recognition
---

<!-- 1
The credit came late,[^1] and nobody at the bank was surprised by it.
-->

## Ports

<!-- 3
{#coal}
Coal went first; oil followed it in 1990.
-->

<!-- 4–5
- a ship -- > a quay
- a train
-->

<!-- 6
The last train left the harbour on 3 May 1991, before the ice did.
-->

<!--
[^1]: By a year.
-->
"""

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    "content/en/asia/index.md": "# Asia\n\nTo the ocean.\n",
    "content/en/asia/seoul.md": ENGLISH,
}
TARGET = "content/ru/asia/seoul.md"


@pytest.fixture
def publication(tmp_path: Path, far_day: None) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def translate(publication: Path, capsys: pytest.CaptureFixture[str]) -> str:
    code, out, err = run(["translate", "asia/seoul", "--to", "ru", "--root", publication], capsys)
    assert (code, err) == (0, "")
    return out


def state(publication: Path, capsys: pytest.CaptureFixture[str]) -> str:
    _, document = run_json(["status", "asia/seoul", "--root", publication], capsys)
    return str(document["articles"][0]["state"])


# ---------------------------------------------------------------- new


def test_an_article_begins_as_a_draft(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["new", "Тире: зачем?", "--lang", "ru", "--in", "asia", "--root", publication]
    code, out, _ = run(command, capsys)
    assert (code, out) == (0, "Written: content/ru/asia/tire-zachem.md\n")
    written = publication / "content/ru/asia/tire-zachem.md"
    assert written.read_text(encoding="utf-8") == (
        '---\ntitle: "Тире: зачем?"\ndate: 2030-01-01\nstatus: draft\n---\n\n'
    )
    written.write_text("# Mine\n", encoding="utf-8")
    assert run(command, capsys)[0] == 0
    assert written.read_text(encoding="utf-8") == "# Mine\n"


def test_a_blog_that_does_not_exist_is_reported_with_the_nearest(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(["new", "A", "--lang", "en", "--in", "aisa", "--root", publication], capsys)
    assert code == 1
    assert "aisa: there is no such blog (asia?)" in err
    assert not (publication / "content/en/aisa").exists()


# ---------------------------------------------------------------- translate


def test_headings_are_laid_out_and_the_rest_waits_in_comments(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translate(publication, capsys) == f"Written: {TARGET}\n"
    assert (publication / TARGET).read_text(encoding="utf-8") == LAID_OUT
    assert state(publication, capsys) == "stub"
    report = publish(publication, with_drafts=True)
    assert report.is_published, reported(report, "en")


def test_laid_out_twice_it_is_the_same(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(publication, capsys)
    assert translate(publication, capsys) == f"{TARGET} is already complete\n"
    assert (publication / TARGET).read_text(encoding="utf-8") == LAID_OUT


TRANSLATED = """---\r
title: Сеул\r
original: en\r
---\r
\r
Кредит опоздал,[^1] и в банке этому никто не удивился.\r
\r
## Порты\r
\r
<!-- 4–5\r
- a ship -- > a quay\r
- a train\r
-->\r
\r
Последний поезд ушел из гавани 3 мая 1991 года, раньше льда.   \r
\r
[^1]: На год."""


def test_only_what_is_missing_is_put_in_and_nothing_else_is_touched(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line ends of Windows, spaces at a line's end, no line end at the file's: all as it was."""
    write_files(publication, {TARGET: TRANSLATED})
    translate(publication, capsys)
    written = (publication / TARGET).read_bytes().decode()
    added = "<!-- 3\r\n{#coal}\r\nCoal went first; oil followed it in 1990.\r\n-->\r\n\r\n"
    assert written == TRANSLATED.replace("<!-- 4–5", f"{added}<!-- 4–5")


def test_a_new_last_paragraph_comes_at_the_end(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(publication, capsys)
    source = ENGLISH.replace("[^1]: By a year.\n", "Nobody wrote a word about the bridges.\n\n[^1]: By a year.\n")
    write_files(publication, {"content/en/asia/seoul.md": source})
    translate(publication, capsys)
    written = (publication / TARGET).read_text(encoding="utf-8")
    assert written.startswith(LAID_OUT)
    assert written.removeprefix(LAID_OUT).startswith("\n<!-- 7\nNobody wrote a word about the bridges.\n")


def test_an_article_without_a_text_yet_is_laid_out(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, {"content/en/asia/seoul.md": "---\ntitle: Seoul\ndate: 2015-03-12\n---\n"})
    assert translate(publication, capsys) == f"Written: {TARGET}\n"
    assert (publication / TARGET).read_text(encoding="utf-8") == "---\ntitle: Seoul\noriginal: en\nstatus: draft\n---\n"


def test_a_blog_s_introduction_is_laid_out_too(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["translate", "asia", "--to", "ru", "--root", publication], capsys)[0] == 0
    assert "original: en" in (publication / "content/ru/asia/index.md").read_text(encoding="utf-8")


def test_of_two_languages_the_other_one_need_not_be_named(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(["translate", "--root", publication, "asia/seoul"], capsys)
    assert (code, out) == (0, "Written: content/ru/asia/seoul.md\n")
    write_files(publication, {"content/site.toml": 'languages = ["en"]\n'})
    code, _, errors = run(["translate", "--root", publication, "asia/seoul"], capsys)
    assert (code, "--to" in errors) == (2, True)


def test_nothing_is_translated_into_its_own_language(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["translate", "asia/seoul", "--to", "en", "--root", publication], capsys)[0] == 2
    assert run(["translate", "asia/soul", "--to", "ru", "--root", publication], capsys)[0] == 1


# ---------------------------------------------------------------- a translation that readers see

PUBLISHED = """---
title: Сеул
original: en
---

Кредит опоздал,[^1] и в банке этому никто не удивился.

Уголь пошел первым; нефть — за ним, в 1990 году.

- корабль — причал
- поезд

Последний поезд ушел из гавани 3 мая 1991 года, раньше льда.

[^1]: На год.
"""


def page(publication: Path) -> str:
    report = publish(publication)
    assert report.is_published, reported(report, "en")
    return (
        (publication / "public/ru/asia/seoul/index.html")
        .read_text(encoding="utf-8")
        .partition("<main")[2]
        .replace("\n\n\n", "\n")
    )


def test_nothing_that_readers_see_changes(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A heading that a published translation lacks waits in a comment, as everything else does."""
    write_files(publication, {TARGET: PUBLISHED})
    before = page(publication)
    translate(publication, capsys)
    assert "<!-- 2\n## Ports\n-->\n\nУголь" in (publication / TARGET).read_text(encoding="utf-8")
    assert page(publication) == before
    assert translate(publication, capsys) == f"{TARGET} is already complete\n"


def test_a_paragraph_that_came_after_both_were_in_step_is_missing(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is short, and seems to be a part of the translation of the paragraph before it: the ledger knows that not."""
    translation = PUBLISHED.replace("Уголь", "## Порты\n\n{#coal}\nУголь")
    write_files(publication, {TARGET: translation})
    assert run(["sync", "asia/seoul", "--root", publication], capsys)[0] == 0
    came = "Nobody was."
    source = ENGLISH.replace("surprised by it.\n", f"surprised by it.\n\n{came}\n")
    write_files(publication, {"content/en/asia/seoul.md": source})
    assert translate(publication, capsys) == f"Written: {TARGET}\n"
    expected = translation.replace("## Порты", f"<!-- 2\n{came}\n-->\n\n## Порты")
    assert (publication / TARGET).read_text(encoding="utf-8") == expected
    write_files(publication, {TARGET: expected.replace(f"<!-- 2\n{came}\n-->", "Никто не был.")})
    assert translate(publication, capsys) == f"{TARGET} is already complete\n"


@pytest.mark.parametrize("text", [
    "Before.\n\n<div>Div.</div> after\n\nLast.\n",
    "Before.\n<dl><dt>a</dt><dd>b</dd></dl>\nAfter.\n",
    "::: note\nOne.\n\nTwo.\n:::\n\n:::: note\nThree.\n::::\n\nFour.\n",
    "Text.\n<!-- x --> after\n\n<b>Bold.</b>\n\n<details><summary>S</summary>\n\nInside.\n\n</details>\n\nEnd.\n",
    "A[^1]\n\n[^1]: Note.\n\n    Two.\n\n![p](a.png)\n\nTable\n\n| a |\n|---|\n| b |\n\n: Caption\n\nterm\n: def\n\nLast\n====\n\ntext\n",
    "1. a\n\n   b\n2. c\n\n(1) d\n\n| verse\n| lines\n\n***\n\n    code\n\n```\nx\n```\n<p>para</p>\ntext\n",
])  # fmt: skip
def test_no_comment_is_empty(text: str, publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, {"content/en/asia/seoul.md": f"---\ntitle: A\ndate: 2015-03-12\n---\n\n{text}"})
    translate(publication, capsys)
    laid_out = (publication / TARGET).read_text(encoding="utf-8")
    assert not re.search(r"<!-- [\d–]+\s*-->", laid_out), laid_out
    assert translate(publication, capsys) == f"{TARGET} is already complete\n"

"""`new` and `translate`: files to begin with, and what an unfinished translation lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.small_house import publish, run, run_json, told, write_house

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
def house(tmp_path: Path, far_day: None) -> Path:
    return write_house(tmp_path / "house", HOUSE)


def translate(house: Path, capsys: pytest.CaptureFixture[str]) -> str:
    code, out, err = run(["translate", "asia/seoul", "--to", "ru", "--root", house], capsys)
    assert (code, err) == (0, "")
    return out


def state(house: Path, capsys: pytest.CaptureFixture[str]) -> str:
    _, document = run_json(["status", "asia/seoul", "--root", house], capsys)
    return str(document["articles"][0]["state"])


# ---------------------------------------------------------------- new


def test_an_article_begins_as_a_draft(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["new", "Тире: зачем?", "--lang", "ru", "--in", "asia", "--root", house]
    code, out, _ = run(command, capsys)
    assert (code, out) == (0, "Written: content/ru/asia/tire-zachem.md\n")
    written = house / "content/ru/asia/tire-zachem.md"
    assert written.read_text(encoding="utf-8") == (
        '---\ntitle: "Тире: зачем?"\ndate: 2030-01-01\nstatus: draft\n---\n\n'
    )
    written.write_text("# Mine\n", encoding="utf-8")
    assert run(command, capsys)[0] == 0
    assert written.read_text(encoding="utf-8") == "# Mine\n"


def test_a_blog_that_there_is_not_is_told_with_the_nearest(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(["new", "A", "--lang", "en", "--in", "aisa", "--root", house], capsys)
    assert code == 1
    assert "aisa: there is no such blog (asia?)" in err
    assert not (house / "content/en/aisa").exists()


# ---------------------------------------------------------------- translate


def test_headings_are_laid_out_and_the_rest_waits_in_comments(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translate(house, capsys) == f"Written: {TARGET}\n"
    assert (house / TARGET).read_text(encoding="utf-8") == LAID_OUT
    assert state(house, capsys) == "stub"
    report = publish(house, with_drafts=True)
    assert report.is_published, told(report, "en")


def test_laid_out_twice_it_is_the_same(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(house, capsys)
    assert translate(house, capsys) == f"{TARGET} is there, and lacks nothing\n"
    assert (house / TARGET).read_text(encoding="utf-8") == LAID_OUT


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
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line ends of Windows, spaces at a line's end, no line end at the file's: all as it was."""
    write_house(house, {TARGET: TRANSLATED})
    translate(house, capsys)
    written = (house / TARGET).read_bytes().decode()
    added = "<!-- 3\r\n{#coal}\r\nCoal went first; oil followed it in 1990.\r\n-->\r\n\r\n"
    assert written == TRANSLATED.replace("<!-- 4–5", f"{added}<!-- 4–5")


def test_a_new_last_paragraph_comes_at_the_end(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(house, capsys)
    source = ENGLISH.replace("[^1]: By a year.\n", "Nobody wrote a word about the bridges.\n\n[^1]: By a year.\n")
    write_house(house, {"content/en/asia/seoul.md": source})
    translate(house, capsys)
    written = (house / TARGET).read_text(encoding="utf-8")
    assert written.startswith(LAID_OUT)
    assert written.removeprefix(LAID_OUT).startswith("\n<!-- 7\nNobody wrote a word about the bridges.\n")


def test_a_blog_s_introduction_is_laid_out_too(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["translate", "asia", "--to", "ru", "--root", house], capsys)[0] == 0
    assert "original: en" in (house / "content/ru/asia/index.md").read_text(encoding="utf-8")


def test_nothing_is_translated_into_its_own_language(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["translate", "asia/seoul", "--to", "en", "--root", house], capsys)[0] == 2
    assert run(["translate", "asia/soul", "--to", "ru", "--root", house], capsys)[0] == 1

"""Where marginal numbers, numbers of lines and an apparatus stand: on paper as poppler reads it, on pages, in e-books."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from diglot.adapters.typesetter.library_patches import patching
from diglot.extensions.scholarly.adapters import page_margins
from tests.tools import epubs, verapdf
from tests.tools.pdf_pages import PdfPage, Word, read_pages
from tests.tools.publication import codes, publish, write_files

ENGLISH = """\
---
title: On Rivers
date: 2020-01-01
---

[210a]{.margin} Every river[^1] begins in something that is not yet a river: a meadow that holds the rain, a stone under which it is cold. Those who live by its mouth call it old, and those who live by its source have seen it being born this morning. [5]{.margin} It cannot be both, say the boatmen; but whoever walks along it from the one to the other learns that it is.

Now what is said of a river is said of its water, or of its bed,[^app:1] or of its name. [The water is never the same, as the ancients have it]{.lemma}[^app:2], and nobody has drunk of it twice. The bed is the same for a lifetime and no longer, since floods move it[^app:3][^app:4] from one side of a valley to the other. The name alone stays, although it is what was not there when the river began.[^ed:1]

## The second book

[210b]{.margin} Bridges were built later than boats, see @page:210a, and [210a](#210a).

::: {.verse numbers=5}
A river wide,\\
a boat beside[^app:5]\\
and none to row:\\
the ferryman\\
is gone, and can\\
no longer go.
:::

[^1]: Not every brook.

[^ed:1]: The third copy ends here.

[^app:1]: or its bed *om.* A

[^app:2]: *secl.* Lange

[^app:3]: the course *B*

[^app:4]: *del.* C

[^app:5]: boats *AB*
"""
RUSSIAN = """\
---
title: О реках
original: en
---

[210a]{.margin} Всякая река[^1] начинается с чего-то, что ещё не река: с луга, который держит дождь, с камня, под которым холодно. Те, кто живёт у её устья, зовут её старой, а те, кто живёт у истока, видели, как она родилась нынче утром. [5]{.margin} Не может быть и то и другое, говорят лодочники; но кто пройдёт вдоль неё от одних до других, узнает, что может.

А то, что говорят о реке, говорят о её воде, или о её русле, или о её имени. Вода никогда не бывает той же, как считали древние, и никто не пил её дважды. Русло остаётся тем же целую жизнь, но не дольше, потому что разливы переносят его с одного края долины на другой. Остаётся одно имя, хотя его-то и не было, когда река начиналась.[^ed:1]

## Книга вторая

[210b]{.margin} Мосты строили позже лодок, см. @page:210a и [210a](#210a).

::: {.verse numbers=5}
Река широка,\\
челнок у песка,\\
грести некому:\\
ушёл перевозчик,\\
не слышит, не хочет\\
вернуться к нему.
:::

[^1]: Но не всякий ручей.

[^ed:1]: На этом кончается третий список.
"""
BROOKS = f"""\
---
title: On Brooks
date: 2020-01-01
languages: [en]
---

A brook[^app:1] is short. {"Whoever has seen its source has seen its mouth as well. " * 40}

[^app:1]: A stream *B*
"""
FILES = {
    "content/site.toml": 'base_url = "https://a.example"\nlanguages = ["en", "ru"]\ntrim = "A5"\n',
    "content/en/rivers.md": ENGLISH,
    "content/ru/rivers.md": RUSSIAN,
    "content/en/brooks.md": BROOKS,
}
ENTRIES = ["bed] or its bed om. A", "The … it] secl. Lange", "it] the course B", "it] del. C", "beside] boats AB"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("scholarly"), FILES)
    report = publish(root, formats=("html", "pdf", "facing", "parallel-pdf", "epub"))
    assert codes(report) == []
    return root / "public"


def line_of(page: PdfPage, word: Word) -> list[str]:
    """Return the words that stand on a line with a word, from left to right."""
    middle = (word.top + word.bottom) / 2
    beside = sorted((other for other in page.words if other.top < middle < other.bottom), key=lambda one: one.left)
    return [other.text for other in beside]


def entries_on(page: PdfPage) -> list[str]:
    """Return the entries of the apparatus of a page, each as far as its bracket, as it is read."""
    signs = sorted((word for word in page.words if word.text.endswith("]")), key=lambda word: word.top)
    lines = [line_of(page, sign) for sign in signs]
    return [" ".join(line[: next(at for at, word in enumerate(line, 1) if word.endswith("]"))]) for line in lines]


def find_word(page: PdfPage, text: str) -> Word:
    return next(word for word in page.words if word.text == text)


# ---------------------------------------------------------------- on paper


def test_a_marginal_number_stands_in_the_outer_margin_at_its_line(site: Path) -> None:
    """The first page is a recto: its outer margin is to the right."""
    page, *_ = read_pages(site / "en/rivers.pdf")
    number, first = find_word(page, "210a"), find_word(page, "Every")
    assert number.left > max(word.right for word in page.words if word is not number and word.text != "5")
    assert number.bottom == pytest.approx(first.bottom, abs=3)
    five = max((word for word in page.words if word.text == "5"), key=lambda word: word.left)
    assert five.left == pytest.approx(number.left, abs=0.5)
    assert "boatmen;" in line_of(page, five) or "It" in line_of(page, five)


def test_facing_pages_have_them_on_either_side_and_level_where_paragraphs_begin(site: Path) -> None:
    _, verso, recto, *_ = read_pages(site / "en-ru/rivers-facing.pdf")
    left, right = find_word(verso, "210a"), find_word(recto, "210a")
    assert left.right < find_word(verso, "Every").left
    assert right.left > max(word.right for word in recto.words if word.text not in ("210a", "5"))
    assert left.bottom == pytest.approx(right.bottom, abs=0.5)


def test_of_two_columns_each_has_its_outer_margin(site: Path) -> None:
    page, *_ = read_pages(site / "en-ru/rivers.pdf")
    left, right = (word for word in page.words if word.text == "210a")
    assert left.right < find_word(page, "Every").left
    assert right.left > max(word.right for word in page.words if word.text not in ("210a", "5"))


def test_every_fifth_line_of_an_edition_with_an_apparatus_is_numbered(site: Path) -> None:
    """In the inner margin, where no other number is in the way."""
    page, *_ = read_pages(site / "en/rivers.pdf")
    left = find_word(page, "Every").left
    beside = [word for word in page.words if word.right < left and word.bottom < find_word(page, "Not").top]
    assert [line_of(page, word)[:2] for word in beside] == [["5", "men;"], ["10", "lifetime"]]


def test_a_page_of_such_an_edition_without_any_entry_has_numbers_too(site: Path) -> None:
    _, page = read_pages(site / "en/brooks.pdf")
    assert entries_on(page) == []
    assert [word.text for word in page.words if word.text in ("5", "10", "15")] == ["5", "10", "15"]


def test_the_side_without_an_apparatus_has_no_numbers_of_lines(site: Path) -> None:
    _, verso, recto, *_ = read_pages(site / "en-ru/rivers-facing.pdf")
    assert [[word.text for word in page.words].count("5") for page in (verso, recto)] == [2, 1]
    five = max((word for word in verso.words if word.text == "5"), key=lambda word: word.left)
    assert "men;" in line_of(verso, five), "of a verso, the inner margin is to the right"


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("en/rivers.pdf", [["7 bed]", "8–9 The … it]", "10 it]", "it]"], ["2 beside]"]]),
        # Lines of verse have the numbers of their own: 2 stands here for two lines.
        ("en-ru/rivers-facing.pdf", [[], ["7 bed]", "8 The … it]"], [], ["2 it]", "it]", "2 beside]"], []]),
        ("en-ru/rivers.pdf", [["8 bed]"], ["1 The … it]", "3 it]", "it]"], ["2 beside]"]]),
    ],
)
def test_entries_name_the_lines_of_their_words(name: str, pages: list[list[str]], site: Path) -> None:
    """Below all other notes. A lemma over two lines names both; of two entries for one line, the first names it."""
    assert [entries_on(page) for page in read_pages(site / name)] == pages
    page = read_pages(site / "en/rivers.pdf")[1]
    assert find_word(page, "third").bottom < find_word(page, "beside]").top


def test_an_apparatus_on_paper_has_no_calls(site: Path) -> None:
    """Readers find its entries by their lines."""
    text = " ".join(word.text for page in read_pages(site / "en/rivers.pdf") for word in page.words)
    assert "or of its bed, or of its name" in text and "a boat beside and none" in text


def test_a_reference_to_the_page_of_a_number(site: Path) -> None:
    text = " ".join(word.text for page in read_pages(site / "ru/rivers.pdf") for word in page.words)
    assert "см. с. 1 и 210a" in text


@pytest.mark.skipif(not verapdf.has_java(), reason="needs Java")
def test_the_files_are_archival_and_accessible(site: Path) -> None:
    paths = [site / "en/rivers.pdf", site / "en-ru/rivers-facing.pdf"]
    verdicts = verapdf.check([(paths[0], "ua1"), (paths[1], "2a")])
    assert {key: verdict.broken for key, verdict in verdicts.items() if not verdict.is_compliant} == {}
    assert epubs.check([site / "en/rivers.epub"])[site / "en/rivers.epub"].messages == ()


# ---------------------------------------------------------------- on screens and in e-books


def prose(page: Path) -> Any:
    return html.parse(str(page)).xpath('//div[@class="prose"]')[0]


def test_a_page_has_the_number_with_brackets_and_as_a_target(site: Path) -> None:
    """The brackets set it off where it stands in the line, and where it is read aloud."""
    for lang in ("en", "ru"):
        text = prose(site / lang / "rivers/index.html")
        [number] = text.xpath('.//*[@id="210a"]')
        assert number.text_content() == "[210a] "
        assert text.xpath('.//a[@href="#210a"]/text() | .//a[@href="#210a"]/span/text()') == ["210a", "210a"]


def test_a_page_has_entries_with_their_words_below_the_other_notes(site: Path) -> None:
    notes = html.parse(str(site / "en/rivers/index.html")).xpath('//*[@class="note-text"]')
    shown = [" ".join(note.text_content().split()) for note in notes]
    assert shown == ["Not every brook.", "The third copy ends here.", *ENTRIES]


def test_of_a_weasyprint_that_is_not_known_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF is made without, which a build says (`patch-left-out`)."""
    monkeypatch.setitem(patching.left_out, page_margins.WITHOUT, patching.UnknownCode())
    assert list(page_margins.number_margins([])) == []

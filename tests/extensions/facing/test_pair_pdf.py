"""Both texts in one PDF: corresponding passages are on one spread and begin level. Read with poppler, page by page."""

from __future__ import annotations

import re
import shutil
import subprocess
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf
import pytest
from lxml.html import HtmlElement

from tests.tools import verapdf
from tests.tools.pdf_pages import PdfPage, letters_of, read_pages
from tests.tools.publication import publish, write_files
from tests.tools.published import PublishedPage, Site

# Elements whose text is read as a unit. Cells are not among them: poppler reads across them.
BLOCKS = ("p", "li", "h2", "h3", "h4", "dt", "dd", "figcaption", "caption", "pre")
# This many letters are enough to find a block.
ENOUGH = 24
# One of the sample's texts with tables, and one with verses.
IN_COLUMNS = ("asia/pivot-of-the-2010s", "craft/translators-in-the-margin")


@dataclass(frozen=True)
class Row:
    """A row of the parallel page: the blocks of the left and of the right side."""

    left: tuple[HtmlElement, ...]
    right: tuple[HtmlElement, ...]

    @property
    def sides(self) -> tuple[tuple[HtmlElement, ...], tuple[HtmlElement, ...]]:
        return self.left, self.right


@dataclass(frozen=True)
class Pair:
    """An article in both languages: its parallel page on the web, and a PDF of both texts."""

    page: PublishedPage
    pdf: Path
    is_facing: bool

    def __repr__(self) -> str:
        return self.pdf.stem

    @cached_property
    def pages(self) -> list[PdfPage]:
        return read_pages(self.pdf)

    @cached_property
    def spreads(self) -> list[tuple[PdfPage, PdfPage]]:
        """The spreads: verso and recto after the leaf of titles, or the two columns of a page."""
        if self.is_facing:
            return list(zip(self.pages[1::2], self.pages[2::2], strict=True))
        return [(page.half(0), page.half(1)) for page in self.pages]

    @cached_property
    def rows(self) -> list[Row]:
        rows = self.page.tree.xpath('//div[contains(@class, "parallel-row")][starts-with(@id, "row-")]')
        return [Row(*(tuple(_blocks(side)) for side in row.iterchildren("div"))) for row in rows]

    def spreads_of(self, blocks: Sequence[HtmlElement], side: int) -> set[int]:
        """Return the spreads over which some blocks extend."""
        return {number for block in blocks for number in self._span(letters_of(block.text_content()), side)}

    def top(self, block: HtmlElement, side: int) -> float:
        """Return how far down its page a block begins, in points."""
        letters = letters_of(block.text_content())
        page = self.spreads[min(self.spreads_of([block], side))][side]
        return page.word_at(letters[:ENOUGH]).top

    def _span(self, letters: str, side: int) -> Iterator[int]:
        for number, spread in enumerate(self.spreads):
            page = spread[side].letters
            if letters in page:
                yield number
                return
            # A divided block: its beginning ends this page's text, the rest is on the next pages.
            fits = _length_on(page, letters) if letters[:ENOUGH] in page else 0
            if fits >= ENOUGH:
                yield number
                yield from self._rest(letters[fits:], side, number + 1)
                return
        raise AssertionError(f"{self}: “{letters[:60]}” stands nowhere on the {('left', 'right')[side]}")

    def _rest(self, letters: str, side: int, number: int) -> Iterator[int]:
        page = self.spreads[number][side].letters
        fits = _length_on(page, letters)
        assert fits, f"{self}: “{letters[:60]}” does not go on on spread {number}"
        yield number
        if fits < len(letters):
            yield from self._rest(letters[fits:], side, number + 1)


def _length_on(page: str, letters: str) -> int:
    """Return how many of the first letters stand on a page one after another."""
    return bisect_left(range(1, len(letters) + 1), True, key=lambda count: letters[:count] not in page)


def _blocks(side: HtmlElement) -> Iterator[HtmlElement]:
    for element in side.iter(*BLOCKS):
        is_of_player = element.xpath('ancestor-or-self::*[@class="player-file" or self::details]')  # on screens alone
        if (
            not is_of_player
            and not any(True for _ in element.iterdescendants(*BLOCKS))
            and element.text_content().strip()
        ):
            yield element


def pairs_of(site: Site) -> list[Pair]:
    found = []
    for page in site.full_pages:
        if page.is_parallel and page.place.startswith("/en/"):
            addresses = page.tree.xpath("//main//a/@href[contains(., '.pdf')]")
            places = dict.fromkeys(unquote(urlsplit(urljoin(page.place, address)).path) for address in addresses)
            found += [Pair(page, site.folder / place.strip("/"), place.endswith("-facing.pdf")) for place in places]
    return found


@pytest.fixture(scope="module")
def sample_pairs(
    sample_site: Site,
    build_site: Callable[..., Site],
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
) -> list[Pair]:
    """Those of the sample publication; without `--long`, in two columns only two of its texts."""
    found = pairs_of(sample_site)
    if not pytestconfig.getoption("--long"):
        root = tmp_path_factory.mktemp("columns")
        for name in ("content", ".cache"):
            shutil.copytree(sample_site.root / name, root / name)
        only = [word for text in IN_COLUMNS for word in ("--only", text)]
        found += pairs_of(build_site(root, root / "public", "--formats", "html,parallel,parallel-pdf", *only))
    return found


@pytest.fixture(scope="module")
def pairs(sample_pairs: list[Pair], odd_site: Site) -> list[Pair]:
    """All pairs of the sample publication and of the odd one, in both layouts."""
    return sample_pairs + pairs_of(odd_site)


# ---------------------------------------------------------------- an odd publication: a pair with all difficulties


def _sentences(sentence: str, first: int, last: int) -> str:
    return " ".join(sentence.format(n=number) for number in range(first, last))


EN = "In {n} the clerk counted the ledgers and found that page {n} was blank on both sides."
RU = "В {n} году писарь пересчитал книги и нашел, что страница {n} пуста с обеих сторон."

# On small paper: a note longer than a page; a paragraph that the translation lacks; a preface that only it has, of some
# pages; one sentence for thirty-six; two paragraphs for one; a quotation, a table, a list and code longer than a page;
# emphasis over a whole paragraph; a table of many columns.
ODD = {
    "content/site.toml": 'base_url = "https://odd.example"\nlanguages = ["en", "ru"]\ntrim = "A5"\n'
    '[title]\nen = "Odd House"\nru = "Странный дом"\n',
    "content/en/other.md": "---\ntitle: Other\n---\n\nWords.\n",
    "content/en/odd.md": f"""---
title: The Odd Text
---

{_sentences(EN, 1, 9)}[^long]

{_sentences(EN, 10, 14)}

Nowhere else is it said: {_sentences(EN, 300, 304)}

{_sentences(EN, 15, 17)}

## The long unit

It went on in 1500. And so it ended in 1536.

{_sentences(EN, 20, 26)}

{_sentences(EN, 26, 31)}

> {_sentences(EN, 40, 52)}
>
> {_sentences(EN, 52, 58)}

## Table, list, code

| Port | Depth | Remark |
|---|--:|---|
{"".join(f"| Port {n} | {n * 3} | calm water |" + chr(10) for n in range(1, 50))}
{"".join(f"{n}. Ledger number {n}. It is kept in the tower, under lock and key." + chr(10) for n in range(3, 36))}
```
{"".join(f"line_{n} = open(ledger, {n})" + chr(10) for n in range(40))}```

| Settlement | Navigation | Temperature | Precipitation | Administration | Correspondence | Measurements |
|---|---|---|---|---|---|---|
| settlement | navigation | temperature | precipitation | administration | correspondence | measurements |

The end was in 1999. *{_sentences(EN, 60, 70)}* And [a link](other.md) with **{_sentences(EN, 70, 73)}**

[^long]: {_sentences(EN, 400, 440)}

    The second paragraph of the note.
""",
    "content/ru/odd.md": f"""---
title: Странный текст
---

{_sentences(RU, 1, 9)}[^long]

{_sentences(RU, 10, 14)}

{_sentences(RU, 15, 17)}

{{pair=none}}
От переводчика. {_sentences(RU, 500, 535)}

{{pair=none}}
{_sentences(RU, 535, 541)}

## Длинная единица

Это тянулось в 1500 году. {_sentences(RU, 1501, 1535)} И так это кончилось в 1536 году.

{_sentences(RU, 20, 31)}

> {_sentences(RU, 40, 52)}
>
> {_sentences(RU, 52, 58)}

## Таблица, список, код

| Порт | Глубина | Замечание |
|---|--:|---|
{"".join(f"| Порт {n} | {n * 3} | тихая вода |" + chr(10) for n in range(1, 50))}
{"".join(f"{n}. Книга номер {n}. Она хранится в башне, под замком." + chr(10) for n in range(3, 36))}
```
{"".join(f"line_{n} = open(ledger, {n})" + chr(10) for n in range(40))}```

| Поселение | Судоходство | Температура | Осадки | Управление | Переписка | Измерения |
|---|---|---|---|---|---|---|
| поселение | судоходство | температура | осадки | управление | переписка | измерения |

Конец наступил в 1999 году. *{_sentences(RU, 60, 70)}* И [ссылка](other.md) со словами **{_sentences(RU, 70, 73)}**

[^long]: {_sentences(RU, 400, 440)}

    Второй абзац сноски.
""",
}


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = write_files(tmp_path_factory.mktemp("odd"), ODD)
    report = publish(root, formats=("html", "parallel", "parallel-pdf", "facing"))
    assert report.problems == ()
    return Site(root / "public", root, {})


# ---------------------------------------------------------------- alignment


def test_every_translated_text_has_both_pdfs(sample_site: Site, odd_site: Site, pytestconfig: pytest.Config) -> None:
    for site, layouts in ((sample_site, 2 if pytestconfig.getoption("--long") else 1), (odd_site, 2)):
        pairs = pairs_of(site)
        assert len(pairs) == layouts * sum(len(langs) == 2 for langs in site.texts.values())
        assert all(pair.pdf.is_file() for pair in pairs)


def test_corresponding_passages_are_on_one_spread(pairs: list[Pair]) -> None:
    """A unit is on facing pages of one spread, or continues on the same next one in both languages."""
    for pair in pairs:
        assert pair.rows
        for row in pair.rows:
            if row.left and row.right:
                left, right = (pair.spreads_of(blocks, side) for side, blocks in enumerate(row.sides))
                assert min(left) == min(right), f"{pair}: {row.left[0].text_content()[:60]}"
                if not _is_unequal(row):
                    assert left == right, f"{pair}: {row.left[0].text_content()[:60]}"


def _is_unequal(row: Row) -> bool:
    """Return whether one side is so much longer that the other cannot fill as many pages."""
    lengths = [sum(len(block.text_content()) for block in blocks) for blocks in row.sides]
    return max(lengths) > 3 * min(lengths)


def test_a_passage_without_a_counterpart_is_printed_too(pairs: list[Pair]) -> None:
    """A paragraph that the other text lacks faces blank space."""
    lone = [
        (pair, blocks, side)
        for pair in pairs
        for row in pair.rows
        for side, blocks in enumerate(row.sides)
        if blocks and not row.sides[1 - side]
    ]
    assert len(lone) >= 4
    for pair, blocks, side in lone:
        assert pair.spreads_of(blocks, side)


def test_corresponding_passages_begin_level(pairs: list[Pair]) -> None:
    """First lines of paragraphs, headings and items are at the same height, to less than a point."""
    compared = 0
    for pair in pairs:
        for row in pair.rows:
            for blocks in _level(row):
                left, right = (pair.top(block, side) for side, block in enumerate(blocks))
                assert abs(left - right) < 1, f"{pair}: {blocks[0].text_content()[:60]}"
                compared += 1
    assert compared > 250, compared


def _level(row: Row) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Yield what must be level in a row: its first blocks, and the items of lists with the same structure."""
    for number, (left, right) in enumerate(zip(*row.sides, strict=False)):
        if min(len(letters_of(block.text_content())) for block in (left, right)) < ENOUGH:
            continue  # too short to be found reliably
        is_item = left.tag in ("li", "dt", "dd") and len(row.left) == len(row.right)
        if left.tag == right.tag and left.tag not in ("caption", "figcaption", "pre") and (is_item or not number):
            yield left, right


# ---------------------------------------------------------------- pages


def test_a_table_longer_than_a_page_keeps_its_rows_level_and_repeats_its_head(odd_site: Site) -> None:
    for pair in pairs_of(odd_site):
        heads = 0
        for left, right in pair.spreads:
            ports = [[word for word in page.words if word.text in ("Port", "Порт")] for page in (left, right)]
            assert [word.top for word in ports[0]] == pytest.approx([word.top for word in ports[1]], abs=1)
            heads += "Depth" in {word.text for word in left.words}
        assert heads > 1


def test_notes_are_on_the_page_of_their_language(pairs: list[Pair]) -> None:
    """They are at its foot, under the text, wherever their calls are."""
    for pair in pairs:
        sections = pair.page.tree.xpath('//section[contains(@class, "parallel-notes")]')
        for section in sections:
            side = 0 if "leaf-verso" in section.getparent().get("class") else 1
            for note in section.xpath(".//li[@value]"):
                words = letters_of(note.get("value") + note.xpath("string(p)"))[:ENOUGH]
                [number] = [n for n, spread in enumerate(pair.spreads) if words in spread[side].letters]
                called = [n for n, spread in enumerate(pair.spreads) if _calls(spread[side], note.get("value"))]
                assert number in called, f"{pair}: {words}"


def _calls(page: PdfPage, number: str) -> bool:
    """Return whether a page calls a note: the number is at the end of a word, above its line."""
    return any(letters_of(word.text).endswith(number) for word in page.words)


@pytest.fixture(scope="module")
def two_columns(sample_pairs: list[Pair]) -> list[Pair]:
    return [pair for pair in sample_pairs if not pair.is_facing]


def test_only_the_translation_names_its_translators(pairs: list[Pair]) -> None:
    named = 0
    for pair in pairs:
        left, right = ("".join(spread[side].letters for spread in pair.spreads) for side in (0, 1))
        assert not re.search("translatedby|перев[её]л[аи]?", left[:400].lower()), pair
        named += bool(re.search("translatedby|перев[её]л[аи]?", right.lower()))
    assert named


def test_every_page_of_two_columns_names_both_languages(two_columns: list[Pair]) -> None:
    for pair in two_columns:
        for left, right in pair.spreads:
            heads = [next(word.text for word in page.words if word.top > 70) for page in (left, right)]
            assert sorted(heads) == ["English", "Русский"]


def test_pages_of_the_facing_edition_have_folios_and_running_heads_in_their_language(sample_site: Site) -> None:
    for pair in (pair for pair in pairs_of(sample_site) if pair.is_facing):
        titles = [letters_of(title.text_content()) for title in pair.page.tree.find_class("parallel-title")]
        assert len(pair.pages) % 2 == 1
        for number, page in enumerate(pair.pages[1:], start=2):
            assert (
                page.letters.endswith(str(number))
                or page.letters.startswith(str(number))
                or str(number) in {word.text for word in page.words if word.top > page.height * 0.85}
            )
            if number > 3:
                assert titles[number % 2] in page.letters[: len(titles[number % 2]) + 5]


# ---------------------------------------------------------------- tags for screen readers


def _tags(node: object, lang: str = "") -> Iterator[tuple[str, str]]:
    """Yield every tag of a tree with its language, inherited or set."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _tags(kid, lang)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        lang = str(node.get("/Lang", lang))
        yield str(node.S), lang
        yield from _tags(node.get("/K"), lang)


def test_notes_and_leaves_are_tagged_in_their_language(sample_pairs: list[Pair]) -> None:
    for pair in sample_pairs:
        with pikepdf.open(pair.pdf) as pdf:
            tags = list(_tags(pdf.Root.StructTreeRoot.K, str(pdf.Root.Lang)))
        counts = {side.get("lang") or pair.page.lang: len(side.xpath(".//li")) for side in _note_lists(pair)}
        for lang, count in counts.items():
            assert sum(name == "/Note" and own.startswith(lang) for name, own in tags) == count, str(pair)
        headings = [name for name, _ in tags if name.startswith("/H")]
        assert headings[0] == "/H1"
        assert headings.count("/H1") == 2


def _note_lists(pair: Pair) -> list[HtmlElement]:
    return list(pair.page.tree.xpath('//section[contains(@class, "parallel-notes")]'))


def test_headings_are_in_the_contents_once_in_both_languages(sample_pairs: list[Pair]) -> None:
    for pair in sample_pairs:
        with pikepdf.open(pair.pdf) as pdf, pdf.open_outline() as outline:
            (article,) = outline.root
            titles = [title.text_content() for title in pair.page.tree.find_class("parallel-title")]
            assert article.title == " · ".join(" ".join(title.split()) for title in titles)
            headings = pair.page.tree.xpath('//div[contains(@class, "leaf-verso")]/h2')
            assert len(article.children) == len(headings)


def conforming(pairs: Sequence[Pair]) -> None:
    """All these PDFs conform to both standards, or what they break is shown."""
    if not verapdf.has_java():
        pytest.skip("NO JAVA: nothing says whether the PDFs are PDF/A-2a and PDF/UA-1")
    verdicts = verapdf.check((pair.pdf, flavour) for pair in pairs for flavour in ("2a", "ua1"))
    assert len(verdicts) == 2 * len(pairs)
    assert {place: verdict.broken for place, verdict in verdicts.items() if not verdict.is_compliant} == {}


def test_the_odd_pair_conforms_to_both_standards(odd_site: Site) -> None:
    """It has everything that a pair may have."""
    conforming(pairs_of(odd_site))


@pytest.mark.long
def test_every_pdf_conforms_to_both_standards(pairs: list[Pair]) -> None:
    conforming(pairs)


def test_every_pdf_is_well_formed(pairs: list[Pair]) -> None:
    for pair in pairs:
        run = subprocess.run(["qpdf", "--check", pair.pdf], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


# ---------------------------------------------------------------- builds


@pytest.mark.parametrize("name", ["sample_site", "odd_site"])
def test_both_editions_and_the_parallel_page_link_them(name: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(name)
    for pair in pairs_of(site):
        place = "/" + pair.pdf.relative_to(site.folder).as_posix()
        offered = [
            page.place
            for page in site.full_pages
            if any(site.place_of(href, page.place) == place for href in page.tree.xpath("//main//a/@href"))
        ]
        assert pair.page.place in offered
        assert len(offered) == 4


def test_no_page_has_a_fault(sample_site: Site) -> None:
    assert sample_site.report["problems"] == []


@pytest.mark.long
def test_the_same_pair_gives_the_same_bytes(odd_site: Site, tmp_path: Path) -> None:
    """Without a cache, in another folder."""
    again = write_files(tmp_path, ODD)
    publish(again, formats=("html", "parallel-pdf", "facing"), only=("odd",))
    for name in ("odd.pdf", "odd-facing.pdf"):
        assert (again / "public/en-ru" / name).read_bytes() == (odd_site.folder / "en-ru" / name).read_bytes()

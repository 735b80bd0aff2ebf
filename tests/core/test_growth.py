"""Twice the text takes about twice the time, also where somebody wrote it to take more.

Readers of files are tried in `tests/test_growth_of_readers.py`, regular expressions in `test_pattern_growth.py`.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import repeat
from typing import Any

import pytest

from diglot.adapters import yaml_reader
from diglot.adapters.catalogues.parsing import _find_duplicates
from diglot.adapters.memory_files import MemoryRefused, read_memory
from diglot.adapters.picture_files.drawings import read_drawing
from diglot.adapters.templating.stylesheets import find_slips
from diglot.core import citations, encoding, front_matter, ledger, limits
from diglot.core.alignment import align, aligner, split_sentences
from diglot.core.alignment.invariants import find_cognates, find_numbers
from diglot.core.ledger.normalization import normalize_text
from diglot.core.letter_counts import count_letters
from diglot.core.links import slugs
from diglot.core.links.link_resolution import neutral_address
from diglot.core.markdown import prepare
from diglot.core.settings.toml_lines import key_lines
from diglot.core.toml_reader import read_toml
from diglot.core.typography import find_lint, set_text
from diglot.model.languages import LANGUAGES
from diglot.model.markup.free_names import FreeNames
from diglot.model.markup.typography import HouseStyle
from diglot.model.translation.alignment import Unit
from diglot.model.translation.ledger import Ledger, LedgerEntry, TextForm
from diglot.model.tree import Para, Str
from diglot.model.wording.nearest import CloseMatchIndex
from diglot.pipeline.typeset.bibliography import _lines_of_keys
from tests.tools.growth import LETTERS, Work, grown_on_text, grows_by_the_square, on_text, pieces_for


def busy(milliseconds: float) -> Work:
    """Work for so much time of the processor, however fast it is."""

    def work() -> None:
        end = time.process_time() + milliseconds / 1_000
        while time.process_time() < end:
            pass

    return work


def test_growth_by_the_square_is_seen_and_no_other() -> None:
    assert grows_by_the_square(lambda size: busy(size * size), 3)
    assert not grows_by_the_square(lambda size: busy(9 * size), 3)


# ---------------------------------------------------------------- texts

PIECES = [
    " ", "\u00a0", "\u2009", "1", "1.", "1 ", "1,", "а", "a", "А.", "A. ", "-", "- ", "—", " — ", "–", "'", '"', '" ', "«", "»",
    "«а", "a'", ".", "..", ". ", ",", "(", ")", "(1", "[", "x", "х1", "1х", "и ", "I", "IV ", "№", "№ 1 ", "°", "%", "1%", "$1", "/",
    "а/", "http://a", "@a.", "_", "*", "\u0301", "а\u0301", "ё", "…", "!", "?!", "1-", "1-й ", "1/2 ", "г. ", "т. е. ", "10 ", "000 ",
    "1 - ", "1941 - ", "1,200-", "3,5-", "xii-", "V - ", "§ 2-", "p. 1-", "(1983-", "a.m.-", "May-", "U.S.'", "M. ",
    "Аб А. Б. Вг ", "См.: А. ", "о'b", "+7 ", "25 кв. ", "с. ", "с. ш. ", "VIII’s ",
]  # fmt: skip


def tried(*turns: int) -> pytest.MarkDecorator:
    """Each piece in each language with `--long`; without, each in one of them, either set or looked through."""
    rows = [
        pytest.param(piece, lang, marks=() if number % 8 in turns else pytest.mark.long)
        for number, (piece, lang) in enumerate(itertools.product(PIECES, sorted(LANGUAGES)))
    ]
    return pytest.mark.parametrize(("piece", "lang"), rows)


@tried(0, 3)
def test_type_is_set_in_linear_time(piece: str, lang: str) -> None:
    assert not grows_by_the_square(on_text(lambda text: set_text(text, lang, HouseStyle()), piece), LETTERS)


@tried(4, 7)
def test_lint_reads_in_linear_time(piece: str, lang: str) -> None:
    def lint(text: str) -> object:
        return list(find_lint((Para((Str(text),)),), lang, HouseStyle()))

    assert not grows_by_the_square(on_text(lint, piece), LETTERS)


def read_yaml(text: str) -> object:
    try:
        return yaml_reader.read_mapping(f"title: {text}")
    except yaml_reader.YamlError as error:
        return error


READERS: dict[str, Callable[[str], object]] = {
    "preparation": prepare,
    "limits": lambda text: list(limits.find_excess(text, "content/en/a.md")),
    "decoding": lambda text: encoding.decode(text.encode(), "content/en/a.md"),
    "conflicts": lambda text: list(encoding.find_conflicts(text, "content/en/a.md")),
    "front matter": front_matter.split_manuscript,
    "late front matter": front_matter.find_late_front_matter,
    "substance": front_matter.detect_substance,
    "letters": lambda text: count_letters(text, "en"),
    "yaml": read_yaml,
    "sentences": lambda text: [split_sentences(text, lang) for lang in LANGUAGES],
    "features": lambda text: (find_numbers(text), find_cognates(text)),
    "normal form": normalize_text.__wrapped__,
    "slugs": lambda text: slugs.make_slug(text, latin_only=True),
    "bibliography": citations.protect_titles,
    "addresses": lambda text: neutral_address(text, "content/en/blog/a.md"),
}
MARKUP = [
    "<![CDATA[", "<?", "<!A", "<!--", "<!--\n", "<!---->", "{% raw %}", "{% raw %}\n", "{{< highlight >}}", "{{", "{%", "{%\n", "{:", "`",
    "``", "` ", "$", "$$", "$a ", "~~~\n", "```\n", "<a ", "<a>", "</a>", "<p\n", '<p x="', "<p x='", "<br>", "<a:", "<a@", "<", "[a", "]",
    "](a ", "[a] (", "[a](b c.d", "![", "]:", "|", "|-|\n", "a|b\n-|-\n", "::: a\n", ":::\n", "a. ", "a.\n", "(1)\n", "1. a\n", "i.\n",
    "> ", "- ", "a\n\n", " \n", "\n", "\t", "\\", "\u2060", "&#", "&#8238", "**a", "[^1]", "\n[^1]: a", "---\n", "title: a\n", "{", "^{",
    "А. ", ".", "?", '." ', "\u0301", "/", "../", "%41", "1", "1. ", "a", "ё ", "— ", "-", "'a",
    "{{< a", "](< ", "]({{< ", "<a", ":",
    "[@a1] ", "[a](b) @a1 ", "<b>a</b> @a1 ", "[^ed:a]: ", "title={", 'title="{',
]  # fmt: skip


# It calls the other readers, which are tried by themselves.
LONG = {"preparation"}


@pytest.mark.parametrize("names", [["part"], ["part", "part-2"], ["part", "other"]])
def test_equal_headings_and_files_get_their_numbers_in_linear_time(names: list[str]) -> None:
    def number(size: int) -> Work:
        def work() -> None:
            free = FreeNames(["part"])
            for at in range(size):
                free.take(names[at % len(names)], ".png")

        return work

    assert not grows_by_the_square(number, 500)


@pytest.mark.parametrize(
    "reader", [pytest.param(name, marks=pytest.mark.long if name in LONG else ()) for name in READERS]
)
def test_manuscripts_are_read_in_linear_time(reader: str, request: pytest.FixtureRequest) -> None:
    """Each piece of markup, over and over and never closed."""
    pieces = pieces_for(list(READERS).index(reader), MARKUP, request)
    assert [piece for piece in pieces if grows_by_the_square(on_text(READERS[reader], piece), LETTERS)] == []


def test_messages_of_a_catalogue_are_compared_in_linear_time() -> None:
    def compare(text: str) -> object:
        return list(_find_duplicates(text, "diglot.po"))

    assert not grows_by_the_square(on_text(compare, 'msgid "a"\n' + "\n" * 90), 8 * LETTERS)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
TMX = '<tmx version="1.4"><header srclang="en"/><body>{}</body></tmx>'


# Readers of files other than texts, each with pieces of what they read.
FILE_READERS: dict[str, tuple[Callable[[str], object], list[str]]] = {
    "TOML": (read_toml, ["a = [", "a = '''", "[[a]]\n", "[a]\n", "a.", "{", "x = 1 # a\n", 'a = "', "[a.b]\nc=1\n"]),
    "lines of TOML": (key_lines, ["a = 1\n", "[[a]]\nb=1\n", "a = [", 'a = """', "a = {b = [", "'a\n", "# a\n", "a.b = 1\n"]),
    "drawings": (
        lambda text: read_drawing(SVG.format(text).encode()),
        ["<g>", "<g/>", '<use href="#a"/>', "<style>a{", "<style>/*", "<text>a</text>", "<!--", "&lt;", '<a style="b:url(#c);"/>', '<linearGradient id="a" href="#b"/>'],
    ),
    "stylesheets": (
        lambda text: list(find_slips(text, frozenset(), lambda _: None)),
        ["/*", "url(", "'", "a,", "@import 'a';", "}"],
    ),
    "TMX": (
        lambda text: read_memory(TMX.format(2 * text).encode(), "memory.tmx"),
        ['<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ru"><seg>b</seg></tuv></tu>', '<tuv xml:lang="en"/>', "<tu>", "<seg>", "<bpt>", "&amp;"],
    ),
    "keys of BibTeX": (
        lambda text: list(_lines_of_keys(text, "content/bibliography.bib")),
        ["@book{a,", "@book{a, title={T}}\n", "@a", "@book{", " @", "@book \n", "@comment{"],
    ),
    "keys of CSL JSON": (
        lambda text: list(_lines_of_keys(text, "content/bibliography.json")),
        ['"id":"a"', '"id" ', '"id": "', '{"id":"a"},\n', '"id":\n'],
    ),
}  # fmt: skip


def test_passages_of_a_unit_with_many_attributes_are_read_in_linear_time() -> None:
    """What is known of the unit is kept for each of its passages: what nobody asks for is not."""

    def try_to_read(content: bytes) -> None:
        with pytest.raises(MemoryRefused, match="both languages"):
            read_memory(content, "memory.tmx")

    def make(size: int) -> Callable[[], object]:
        attributes = "".join(f' a{number}=""' for number in range(size))
        content = TMX.format(f"<tu{attributes}>{'<tuv/>' * size}</tu>").encode()
        return partial(try_to_read, content)

    assert not grows_by_the_square(make, 1_500)


@pytest.mark.parametrize("reader", FILE_READERS)
def test_files_are_read_in_linear_time(reader: str, request: pytest.FixtureRequest) -> None:
    """Each piece of what they may contain, over and over, closed or not; most are refused."""
    read, pieces = FILE_READERS[reader]
    assert grown_on_text(read, pieces_for(list(FILE_READERS).index(reader), pieces, request)) == []


def test_a_stylesheet_of_braces_without_end_has_a_mistake_and_no_crash() -> None:
    (slip,) = find_slips("a{" * 4_000, frozenset(), lambda _: None)
    assert (slip.line, "look for a missing brace" in slip.reason) == (1, True)


# ---------------------------------------------------------------- pairs of texts

Units = Sequence[str]


def unit(number: int) -> str:
    return f"Unit {number} of the text"


def some_of(number: int, kinds: int, seed: int) -> list[str]:
    return [unit(random.Random(seed + at).randrange(kinds)) for at in range(number)]


VERSIONS: dict[str, Callable[[int], tuple[Units, Units]]] = {
    "nothing but repetitions": lambda n: (["a"] * n, ["b", *repeat("a", n)]),
    "two by turns": lambda n: (["a", "b"] * (n // 2), ["b", "a"] * (n // 2)),
    "five units again and again": lambda n: (some_of(n, 5, 0), some_of(n, 5, 9)),
    "each changed": lambda n: ([unit(i) for i in range(n)], [f"{unit(i)} now" for i in range(n)]),
    "each changed and one more": lambda n: ([unit(i) for i in range(n)], [f"{unit(i)} now" for i in range(n + 1)]),
    "all moved": lambda n: ([unit(i) for i in range(n)], [unit(n - i) for i in range(n)]),
    "all joined": lambda n: ([unit(i) for i in range(n)], [" ".join(unit(i) for i in range(n))]),
    "nearly joined": lambda n: (["x"] * n, ["x " * (n // 2) + "y", *repeat("z", n)]),
    "each split": lambda n: ([f"{unit(i)} {unit(-i)}" for i in range(n)], [unit(i // 2) for i in range(2 * n)]),
    "nearly all removed": lambda n: ([unit(i) for i in range(n)], ["the end"]),
}


REPETITIVE = {"nothing but repetitions", "two by turns", "five units again and again", "nearly joined"}


@pytest.mark.parametrize("versions", VERSIONS)
def test_ledgers_are_compared_in_linear_time(versions: str) -> None:
    def make(number: int) -> Callable[[], object]:
        before, after = VERSIONS[versions](number)
        entries = tuple(LedgerEntry({"en": (text,), "ru": (text,)}, dt.date(2020, 1, 1), "") for text in before)
        kept, source, target = Ledger("en", entries), TextForm({}, tuple(after)), TextForm({}, tuple(before))
        return lambda: ledger.find_drift(kept, source, target, ("en", "ru"))

    # At both sizes there are enough repetitions for the comparison that texts which repeat themselves get.
    assert not grows_by_the_square(make, 300, watched=300 if versions in REPETITIVE else 0)


@pytest.mark.parametrize("words", [("a b c ", "b a c "), ("one two three ", "one two thrice "), (". ", ", ")])
def test_words_are_compared_in_linear_time(words: tuple[str, str]) -> None:
    def make(number: int) -> Callable[[], object]:
        return lambda: ledger.diff_words(words[0] * number, words[1] * number)

    assert not grows_by_the_square(make, 400)


def plain(number: int, **facts: Any) -> list[Unit]:
    return [Unit("paragraph", length=100, sentences=2, **facts)] * number


TEXTS: dict[str, Callable[[int], tuple[Sequence[Unit], Sequence[Unit]]]] = {
    "all alike": lambda n: (plain(n), plain(n)),
    "half of it missing": lambda n: (plain(n), plain(n // 2)),
    "one unit": lambda n: (plain(n), plain(1)),
    "many numbers": lambda n: (plain(n, numbers=frozenset("123456789")), plain(n, numbers=frozenset("123456789"))),
    "names in the other order": lambda n: (
        [Unit("paragraph", length=100, cognates=frozenset([str(i)])) for i in range(n)],
        [Unit("paragraph", length=100, cognates=frozenset([str(n - i)])) for i in range(n)],
    ),
    "a hint on each": lambda n: ([Unit("paragraph", length=100, pair=str(i)) for i in range(n)],) * 2,
    "hints in the other order": lambda n: (
        [Unit("paragraph", length=100, pair=str(i)) for i in range(n)],
        [Unit("paragraph", length=100, pair=str(n - i)) for i in range(n)],
    ),
}


@pytest.mark.parametrize("texts", TEXTS)
def test_texts_are_aligned_in_linear_time(texts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search is wider where texts have nothing in common, up to an area that is smaller here."""
    monkeypatch.setattr(aligner, "_MOST_PLACES", 4_000)

    def make(number: int) -> Callable[[], object]:
        return lambda: align(*TEXTS[texts](number))

    assert not grows_by_the_square(make, 200)


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("name", ["anchor-{}", "a" * 60 + "{}", "{}-" + "ab" * 20])
def test_suggestions_for_a_name_take_linear_time(name: str) -> None:
    """A build asks for no more than two thousand, among however many names there are."""

    def make(number: int) -> Callable[[], object]:
        index = CloseMatchIndex(name.format(i) for i in range(number))
        return lambda: [index.matches(name.format(f"x{i}")) for i in range(20)]

    assert not grows_by_the_square(make, 1_000)

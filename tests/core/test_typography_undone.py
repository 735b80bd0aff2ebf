"""What a rule does can be undone, and some things no rule may touch: on the house's essays, and on invented text.

A rule changes a few signs in a few ways. `INVERSES` says for each rule how to go back from what it sets to what was
typed; both texts, taken back, must be the same. A rule that binds words is undone by making its spaces plain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.core.typography import rules_of, set_text, set_texts
from diglot.languages.ru.core.typography import ORDINAL_ENDINGS
from diglot.model.languages import LANGUAGES
from diglot.model.markup.typography import CYRILLIC_TWINS, LATIN_TWINS, Bind, HouseStyle, Rule
from tests.tools.samples import examples

CONTENT = Path(__file__).resolve().parents[2] / "content"
FIXING = [*{rule.id: rule for lang in LANGUAGES for rule in rules_of(lang) if rule.severity == "fix"}.values()]
Undo = Callable[[str], str]


def lang_of(rule: Rule) -> str:
    """The language of a rule; "*" for all."""
    return rule.id.partition("/")[0]


def by(pattern: str, written: str = "") -> Undo:
    """Take every match back to what was typed; ␣ is a space of any kind."""
    compiled = re.compile(pattern.replace("␣", "[ \u00a0\u202f]"))
    return lambda text: compiled.sub(written, text)


_plain_spaces = by("␣", " ")
_no_spaces = by("␣")
_hyphens = by("␣*(?:-{1,3}|[–—−])␣*", "-")
_one_quotation_mark = by("[\"'«»“”„‟‘’‚‹›″]", '"')
_latin = str.maketrans(CYRILLIC_TWINS, LATIN_TWINS)
_long_ending = re.compile(rf"(?<=\d-)(?:{'|'.join(sorted(ORDINAL_ENDINGS, key=len, reverse=True))})(?!\w)")

INVERSES: Mapping[str, Undo] = {
    "*/unicode/invisible": by("[\u00ad\u200b\ufeff]"),
    "*/unicode/composed": lambda text: unicodedata.normalize("NFD", text),
    "ru/script/one": lambda text: text.translate(_latin),
    "en/script/one": lambda text: text.translate(_latin),
    "ru/script/roman": by("Х", "X"),
    "*/ellipsis": by(r"…|\.␣\.␣\.", "..."),
    "*/space/narrow": _plain_spaces,
    "*/space/one": by("␣+", " "),
    "*/space/before-punctuation": by("␣(?=[,;:!?.])"),
    "*/sign/plus-minus": by(r"±|\+/?-", "+-"),
    "*/sign/feet": lambda text: text.replace("′", "'").replace("″", '"'),
    "*/sign/arc": by("′", "'"),
    "*/apostrophe": by("’", "'"),
    "en/apostrophe/elision": by("[‘’]", "'"),
    "ru/quotes": _one_quotation_mark,
    "en/quotes": _one_quotation_mark,
    "ru/ellipsis/after-mark": by("(?<=[?!])…", ".."),
    "ru/interrobang": by(r"!\?|\?!", "?!"),
    "ru/sign/number-double": lambda text: re.sub("([№§])+", r"\1", text),
    "ru/number/decimal": by(r"(?<=\d),(?=\d)", "."),
    "ru/number/times": by("␣?[xхXХ×]␣?", "x"),
    "en/number/times": by("␣?[x×]␣?", "x"),
    "ru/number/ordinal": lambda text: _long_ending.sub(lambda match: ORDINAL_ENDINGS[match[0]], text),
    "en/number/magnification": by("×", "x"),
    "en/ellipsis/after-point": lambda text: text.replace(".…", "...."),
    "ru/number/million": by(r"(?<=млн|лрд)\.|(?<=трлн)\."),
}
"""How to undo a rule, by its id."""
# By the beginning of the id: dashes with their spaces; spaces that come, go or are bound.
FAMILIES: Mapping[str, Undo] = {
    "*/range/": _hyphens,
    "en/range/": _hyphens,
    "en/prefix/": _hyphens,
    "ru/range/": _hyphens,
    "*/minus": _hyphens,
    "ru/dash/": _hyphens,
    "en/dash/": _hyphens,
    "ru/number/": _no_spaces,
    "en/number/": _no_spaces,
    "ru/century/": _no_spaces,
    "ru/sign/": _no_spaces,
    "ru/abbr/": _no_spaces,
    "en/abbr/": _no_spaces,
    "ru/initials": _no_spaces,
    "en/initials": _no_spaces,
}


def inverse_of(rule: Rule) -> Undo:
    if isinstance(rule, Bind):
        return _plain_spaces
    return INVERSES.get(rule.id) or next(undo for start, undo in FAMILIES.items() if rule.id.startswith(start))


@cache
def alone(rule: Rule) -> HouseStyle:
    """The style of a house that has only this rule."""
    return HouseStyle(disabled=frozenset(other.id for other in FIXING) - {rule.id})


@cache
def paragraphs(lang: str) -> tuple[str, ...]:
    """The lines of the essays as they are written, markup and all, and as somebody might type them."""
    lines = [
        line
        for path in sorted((CONTENT / lang).rglob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line
    ]
    plain = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("–—", "-"))
    return (*lines, *(line.translate(plain).replace("…", "...").replace("\u00a0", " ") for line in lines))


@pytest.mark.parametrize(
    ("rule", "lang"),
    [
        pytest.param(rule, lang, id=f"{rule.id}-{lang}")
        for rule in FIXING
        for lang in sorted(LANGUAGES)
        if lang_of(rule) in ("*", lang)
    ],
)
def test_what_a_rule_does_to_an_essay_can_be_undone(rule: Rule, lang: str) -> None:
    undo = inverse_of(rule)
    written = paragraphs(lang)
    for before, after in zip(written, set_texts(written, lang, alone(rule)), strict=True):
        assert undo(after) == undo(before)


SIGNS = st.text("абвXIVxсСC1234567890.,:;!?-–—−'\"«»“”‘’…§№%°  \u00a0\u202f()/+", max_size=24)
SCRAPS = st.sampled_from(
    [
        "1941 - 1945 гг.", "XIX - XX вв.", "490-479 гг. до н.э.", "3,5-4 %", "1,200-1,500", "pp. 101-8", "xii-xv", "(1983-)",
        "May-June", "11:30 a.m.-4:00 p.m.", "25 кв. м", "120 м²", "230 с.", "с. ш.", "U.S.'s", "'49ers", "M. S. Gorbachev",
        "Шицгал А. Г. Русский шрифт. М., 1959.", "Henry VIII's", "§§5-7", "№№ 5-7", "10 млн. руб.", "22-ого", "10 x 15",
        "Vol. 22. P. 496", "cлово", "cаt", "е\u0308", "сло\u00adво", "Как?...", "Что!?", "5'10\"", "в", "не", "ли", "слово", "word",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(SCRAPS, SCRAPS, SIGNS), max_size=8).map(" ".join)


@settings(max_examples=examples(600), deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from(FIXING), st.sampled_from(sorted(LANGUAGES)))
def test_what_a_rule_does_to_any_text_can_be_undone(text: str, rule: Rule, lang: str) -> None:
    undo = inverse_of(rule)
    assert undo(set_text(text, lang, alone(rule))) == undo(text)


# ---------------------------------------------------------------- what stays as it is

DIGIT = "[0-9]"
KEPT = {
    "address": r"https?://[a-z]{2,8}\.(org|рф)/[a-z'-]{1,8}--?[a-z0-9]{1,6}(/19[0-4][0-9]-19[5-9][0-9])?",
    "e-mail": r"[a-z]{1,8}(['.+-][a-z]{2,6})?@[a-z]{2,6}(-[a-z]{2,4})?\.(org|com)",
    "ISBN": rf"ISBN 978-{DIGIT}-{DIGIT}{{2,4}}-{DIGIT}{{3,5}}-{DIGIT}",
    "ISSN": rf"ISSN {DIGIT}{{4}}-{DIGIT}{{3}}[0-9X]",
    "DOI": rf"10\.{DIGIT}{{4}}/[a-z]{{2,6}}\.(19|20){DIGIT}{{2}}-{DIGIT}{{1,4}}[a-z]",
    "telephone": rf"\+7 [4-9]{DIGIT}{{2}} {DIGIT}{{3}}-{DIGIT}{{2}}-{DIGIT}{{2}}",
    "telephone at home": rf"8 \([4-9]{DIGIT}{{2}}\) {DIGIT}{{3}}-{DIGIT}{{2}}-{DIGIT}{{2}}",
    "American telephone": rf"[2-9]{DIGIT}{{2}}-[2-9]{DIGIT}{{2}}-{DIGIT}{{4}}",
    "version": rf"v?{DIGIT}\.{DIGIT}{{1,2}}\.{DIGIT}{{1,2}}(-(rc{DIGIT}|{DIGIT}))?",
    "versions": r"(version|версия) [1-3]\.[1-5]-[4-9]\.[6-9]",
    "date of a machine": rf"20{DIGIT}{{2}}-(0[1-9]|1[0-2])-(0[1-9]|1{DIGIT}|2[0-8])",
    "aeroplane": r"Boeing 7[0-9]7-[1-9]00",
    "model": rf"(Ту|Ил|Як|F|B|DC|PDP)-{DIGIT}{{1,3}}",
    "tank": r"Т-34-85",
    "section of a code": rf"[1-9]-[1-9]{DIGIT}{{2}}",
}


@st.composite
def kept_in_text(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw something that no rule may change, a line of an essay with it inside, and the language."""
    lang = draw(st.sampled_from(sorted(LANGUAGES)))
    kind = draw(st.sampled_from(sorted(KEPT)))
    kept = draw(st.from_regex(KEPT[kind], fullmatch=True, alphabet=st.characters(codec="utf-8")))
    words = draw(st.sampled_from(paragraphs(lang) or ("one two",))).split(" ")
    at = draw(st.integers(0, len(words)))
    placed = f"§ {kept}" if kind == "section of a code" else kept
    # Words around it: before a unit of the essay it would be a number indeed.
    before, after = ("and", "or") if lang == "en" else ("это", "или")
    return kept, " ".join([*words[:at], before, placed, after, *words[at:]]), lang


@settings(max_examples=examples(600), deadline=None, derandomize=True)
@given(kept_in_text())
def test_addresses_numbers_and_names_of_models_stay_as_typed(case: tuple[str, str, str]) -> None:
    kept, text, lang = case
    # The word before a number may be bound to it; what belongs to the number may not change.
    assert kept.replace("ISBN ", "ISBN").replace("ISSN ", "ISSN") in re.sub(
        "(ISBN|ISSN)[ \u00a0]", r"\1", set_text(text, lang, HouseStyle())
    )

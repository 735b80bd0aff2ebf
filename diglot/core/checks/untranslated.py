"""A passage in, what was left in the other language or script out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from diglot.core.checks.passage_reader import own_text
from diglot.core.checks.structure import shortened
from diglot.model.languages import Lang
from diglot.model.passages import Passage
from diglot.model.problems import MixedScripts, Problem, Untranslated

_LETTERS: Mapping[Lang, str] = {"en": "A-Za-z\u00c0-\u024f", "ru": "\u0400-\u04ff"}
_OTHER: Mapping[Lang, Lang] = {"en": "ru", "ru": "en"}

# From how many words of the other script in a row on a passage counts as not translated. Names and titles are shorter.
_WORDS_IN_A_ROW = 5
# In notes whole titles of books stand in their own language; their words begin with capitals.
_WORDS_IN_A_NOTE = 20
_SMALL_SHARE = 0.7
_SHARE_OF_LETTERS = 0.6
_FEWEST_LETTERS = 15

# A foreign word with a Russian ending: USBа, iPhoneом.
_ENDING = re.compile(r"[A-Za-z]{2,}[а-яё]{1,3}")
_MIXED = re.compile(r"[^\W\d_]*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])[^\W\d_]*")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")


def find_untranslated(passage: Passage) -> Iterator[tuple[Problem, int]]:
    """What of a passage is in the other language and not marked as such; each with its place in the text."""
    lang = passage.lang
    text = own_text(passage, with_titles=passage.kind not in ("paragraph", "quotation", "item", "definition", "note"))
    foreign = _LETTERS[_OTHER[lang]]
    words = rf"(?<![\w])[{foreign}][{foreign}’'-]*"
    run = re.compile(rf"{words}(?:[\s,;:.!?—–“”«»\"()\d-]+{words})*")
    found = False
    for match in run.finditer(text):
        row = re.findall(words, match[0])
        if len(row) >= _fewest(passage, row):
            found = True
            yield Untranslated("", 0, shortened(match[0])), match.start()
    if not found and passage.kind not in ("note", "code", "markup"):
        letters = len(re.findall(rf"[{foreign}]", text))
        native = len(re.findall(rf"[{_LETTERS[lang]}]", text))
        if letters >= _FEWEST_LETTERS and letters > _SHARE_OF_LETTERS * (letters + native):
            yield Untranslated("", 0, shortened(text)), 0


def _fewest(passage: Passage, row: list[str]) -> int:
    if passage.kind != "note":
        return _WORDS_IN_A_ROW
    small = sum(word[0].islower() for word in row)
    return _WORDS_IN_A_NOTE if small > _SMALL_SHARE * len(row) else len(row) + 1


def find_mixed(passage: Passage) -> Iterator[tuple[Problem, int]]:
    """Words of two scripts."""
    for match in _MIXED.finditer(passage.text):
        word = match[0]
        if not _ENDING.fullmatch(word):
            sides = sorted((_LATIN.findall(word), _CYRILLIC.findall(word)), key=len)
            yield MixedScripts("", 0, word, ", ".join(dict.fromkeys(sides[0]))), match.start()

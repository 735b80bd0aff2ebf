"""Find text of a passage that was left in the other language or script. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from diglot.extensions.check.core.passage_reader import excerpt, shorten, text_in_language
from diglot.extensions.check.model.problems import MixedScripts, Untranslated
from diglot.languages.parts.model.letters import CAPITAL, other_letters
from diglot.model.languages import LANGUAGES, LATIN, Lang, rival_of
from diglot.model.markup.typography import CONFUSED_LETTERS, MIXED_LETTERS, OBJECT_MARK, in_one_script
from diglot.model.problems import Problem
from diglot.model.translation.passages import Passage

# So many words of the other script in a row may be untranslated text. Names and titles are shorter.
_WORDS_IN_A_ROW = 5
# A whole sentence may be shorter.
_WORDS_OF_SENTENCE, _SMALL_WORDS_OF_SENTENCE = 3, 2
_SENTENCE_BEGINS, _SENTENCE_ENDS = re.compile(r"(?:\A|[.!?…]\s)\Z"), re.compile(r"\s*[.!?…]")
# Names are capitalised: so many words in lower case make it a sentence, if they are a large enough share.
_SMALL_WORDS = 3
_SMALL_SHARE = 0.4
# Notes have whole titles of books in their own language, some of them in lower case.
_WORDS_IN_A_NOTE = 20
_SMALL_SHARE_OF_NOTE = 0.7
_SHARE_OF_LETTERS = 0.6

# In a passage of these kinds, two words of which one is in lower case are enough.
_SHORT_KINDS = frozenset(["heading", "field", "term", "table"])

# What is copied in these may be untranslated, if it has a word that only holds others together.
_COPIED_KINDS = frozenset(["heading", "field", "note"])
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")

# An entry of such a list: “[3] …”, “Stair, John (1898). …”.
_REFERENCE = re.compile(r"\[\d+\]|[^.:;()]{2,60},[^:;()]{1,60}\((?:1[5-9]|20)\d\d[a-z]?\)[.:,]")
_WITHOUT_SENTENCES = frozenset(("note", "code", "markup"))
_MAY_BE_REFERENCE = frozenset(("paragraph", "item"))
# A title or a saying that is quoted as it is in its own language.
_QUOTED = re.compile('«[^«»\n]*»|“[^“”\n]*”|„[^„“\n]*“|"[^"\n]*"')

# Text without a language: addresses, files, tags of templates, names in code and checksums.
_NO_WORDS = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|(?:https?|ftp)://\S+|www\.\S+|(?<![\w.+-])[\w.+-]++@[\w-]+\.\w+|"
    r"(?<!\S)\S*\w[/_=\\]\w\S*|(?<!\w)\w++(?:\.\w+)+|(?<!\w)[^\W\d_]*+\d\w*|\b[a-z]+[A-Z]\w*",
    re.DOTALL,
)
_SENTENCE, _ANY_WORD = re.compile(r"[^.!?…\n]+[.!?…]*"), re.compile(r"[^\W\d_][\w'’-]*")
_LATIN = re.compile("[A-Za-z]")


class _Mixed(NamedTuple):
    """Patterns for words of two scripts. other: a letter that is not Latin. ending: a Latin word with such an ending.

    As in «USBа», «iPhoneом».
    """

    other: re.Pattern[str]
    word: re.Pattern[str]
    ending: re.Pattern[str]


@cache
def _mixed() -> _Mixed:
    other = f"[{other_letters()}]"
    word = rf"(?<![^\W\d_])[^\W\d_]*(?:{MIXED_LETTERS.pattern})[^\W\d_]*"
    return _Mixed(*map(re.compile, (other, word, rf"[A-Za-z]{{2,}}(?:(?![{CAPITAL}]){CONFUSED_LETTERS}){{1,3}}")))


class _Foreign(NamedTuple):
    """Patterns for words of the other language. beginning: the first letter of what may be one."""

    word: re.Pattern[str]
    words_in_a_row: re.Pattern[str]
    beginning: re.Pattern[str]
    native_letter: re.Pattern[str]


@cache
def _foreign_to(lang: Lang) -> _Foreign:
    foreign = LANGUAGES[rival_of(lang)].letters
    word = rf"(?<![\w])[{foreign}][{foreign}’'-]*"
    in_a_row = rf"{word}(?:[\s,;:.!?—–“”«»\"()\d-]+{word})*"
    patterns = word, in_a_row, rf"[{foreign}](?<!\w.)", f"[{LANGUAGES[lang].letters}]"
    return _Foreign(*map(re.compile, patterns))


@cache
def _references() -> re.Pattern[str]:
    """Return a pattern for a heading above a list of works, whose titles are in their languages like those in notes."""
    styles = [language.references() for language in LANGUAGES.values()]
    return re.compile("|".join(style.headings or re.escape(style.heading) for style in styles), re.IGNORECASE)


def find_bibliography_passages(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the indexes of passages that cite works."""
    found = set()
    level = 0  # of the heading above a list of works
    for number, passage in enumerate(passages):
        if passage.kind == "heading" and (not level or passage.level <= level):
            level = passage.level if _references().match(passage.text) else 0
        elif passage.kind in _MAY_BE_REFERENCE and (level or _REFERENCE.match(passage.text)):
            found.add(number)
    return frozenset(found)


def find_untranslated(passage: Passage, *, is_reference: bool = False) -> Iterator[tuple[Problem, int]]:
    """Yield text of a passage in the other language that is not marked as such, with its offset; at most one."""
    if is_reference:
        passage = replace(passage, kind="note")
    lang = passage.lang
    text = text_in_language(
        passage, with_titles=passage.kind not in ("paragraph", "quotation", "item", "definition", "note")
    )
    for start, stop in passage.titled_links:
        text = text[:start] + OBJECT_MARK * (stop - start) + text[stop:]
    # What is masked below only takes words away.
    beginnings = _foreign_to(lang).beginning.findall(text)
    least = _SMALL_WORDS_OF_SENTENCE if passage.kind not in _SHORT_KINDS else 0 if _is_title(passage) else 1
    if not beginnings or sum(map(str.islower, beginnings)) < least:
        return
    text = _NO_WORDS.sub(lambda match: OBJECT_MARK * len(match[0]), text)
    text = _QUOTED.sub(lambda match: _without_quotation(match, lang), text)
    foreign = _foreign_to(lang)
    for match in foreign.words_in_a_row.finditer(text):
        if _is_sentence(foreign.word.findall(match[0]), passage) or _has_whole_sentence(match, foreign, passage):
            yield Untranslated("", 0, shorten(passage.text[match.start() : match.end()])), match.start()
            return
    if passage.kind not in ("note", "code", "markup"):
        native = len(foreign.native_letter.findall(text))
        if _is_mostly_foreign(foreign.word.findall(text), native, passage):
            yield Untranslated("", 0, excerpt(passage)), 0


def find_copied(passage: Passage) -> Iterator[Problem]:
    """Yield a title, heading or note, in other letters, that is the original's word for word, and no name or work.

    passage: one that is equal to its original. Capitalised titles and short notes say nothing by themselves.
    """
    if LANGUAGES[passage.lang].script == LATIN:
        return
    words = _foreign_to(passage.lang).word.findall(passage.text)
    small_words = LANGUAGES[rival_of(passage.lang)].slips().function_words
    is_sentence = len(words) >= _WORDS_OF_SENTENCE and not small_words.isdisjoint(map(str.lower, words))
    if passage.kind in _COPIED_KINDS and is_sentence and not passage.foreign:
        is_known = any(find_untranslated(passage)) or _mixed().other.search(passage.text) or _YEAR.search(passage.text)
        if not is_known:
            yield Untranslated("", 0, excerpt(passage))


def find_left(original: str, translation: Passage) -> Iterator[tuple[Problem, int]]:
    """Yield the first sentence that is word for word in the original: in one script, letters tell nothing."""
    if translation.kind in _WITHOUT_SENTENCES:
        return
    text = text_in_language(translation)
    for masked in (_NO_WORDS, _QUOTED):
        text = masked.sub(lambda match: OBJECT_MARK * len(match[0]), text)
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        words = _ANY_WORD.findall(sentence)
        small = sum(word[0].islower() for word in words)
        if len(words) >= _WORDS_IN_A_ROW and small >= _SMALL_WORDS and sentence in original:
            yield Untranslated("", 0, shorten(sentence)), match.start() + match[0].index(sentence[0])
            return


def _without_quotation(match: re.Match[str], lang: Lang) -> str:
    """Return a quotation masked if the word before it is in the language of the text."""
    before = next((letter for letter in reversed(match.string[: match.start()]) if letter.isalpha()), "")
    return OBJECT_MARK * len(match[0]) if _foreign_to(lang).native_letter.match(before) else match[0]


def _is_sentence(words: Sequence[str], passage: Passage) -> bool:
    """Return whether words in a row are a sentence of the other language rather than names."""
    small = sum(word[0].islower() for word in words)
    if passage.kind == "note":
        return len(words) >= _WORDS_IN_A_NOTE and small > _SMALL_SHARE_OF_NOTE * len(words)
    return len(words) >= _WORDS_IN_A_ROW and small >= _SMALL_WORDS and small >= _SMALL_SHARE * len(words)


def _has_whole_sentence(run: re.Match[str], foreign: _Foreign, passage: Passage) -> bool:
    """Return whether words in a row are a sentence between others, however short: Not everyone is pleased."""
    is_whole = _SENTENCE_BEGINS.search(run.string, 0, run.start()) and _SENTENCE_ENDS.match(run.string, run.end())
    if passage.kind not in _SHORT_KINDS | {"note"} and is_whole:
        words = foreign.word.findall(run[0])
        small = sum(word[0].islower() for word in words)
        return len(words) >= _WORDS_OF_SENTENCE and small >= _SMALL_WORDS_OF_SENTENCE
    return False


def _is_mostly_foreign(words: Sequence[str], native: int, passage: Passage) -> bool:
    """Return whether a passage is mostly in the other language. native: the number of letters in its own language."""
    letters = sum(map(len, words))
    small = sum(word[0].islower() and len(word) > _SMALL_WORDS for word in words)
    if not native and passage.kind in _SHORT_KINDS:
        return _is_title(passage) or (len(words) > 1 and small > 0)
    return letters > _SHARE_OF_LETTERS * (letters + native) and small >= _SMALL_WORDS


def _is_title(passage: Passage) -> bool:
    """Return whether a passage is translated into Latin letters: in other languages, titles may have these too."""
    return LANGUAGES[passage.lang].script == LATIN and passage.kind in ("heading", "field")


def find_mixed_scripts(passage: Passage) -> Iterator[tuple[Problem, int]]:
    """Yield words with letters of two scripts, with their offsets; those that pages show in one, a build reports."""
    mixed = _mixed()
    if not (_LATIN.search(passage.text) and mixed.other.search(passage.text)):
        return
    for match in mixed.word.finditer(passage.text):
        word = match[0]
        if not mixed.ending.fullmatch(word) and in_one_script(word) == word:
            sides = sorted((_LATIN.findall(word), re.findall(CONFUSED_LETTERS, word)), key=len)
            yield MixedScripts("", 0, word, ", ".join(dict.fromkeys(sides[0]))), match.start()

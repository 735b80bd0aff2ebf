"""Find a name that has become another one, without a list of names: by its sound. Pure functions.

A name inside a sentence is missing if no word of the other text sounds like it and no country or city of CLDR joins the
two. It differs where the Russian text has exactly one such name, and the English one has one at the same place. Of
Russian words only those that the dictionary knows as names, or does not know, are names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from diglot.extensions.check.model.problems import NameDiffers
from diglot.languages.parts.model.letters import CAPITAL, SMALL
from diglot.model.languages import LANGUAGES, LATIN, Lang

_WORD, _TOKEN = re.compile(r"[^\W\d_]+"), re.compile(r"\w+")
# A capital inside a sentence; after a full stop or an opening quotation mark it may be any word.
_NAME = re.compile(rf"(?<=[^\W\d_,;:)»”’] )(?P<word>[^\W\d_{SMALL}][^\W\d_{CAPITAL}]{{3,}})(?:[’']s)?(?![\w’'-])")
# Beside a name that nothing in the whole other text sounds like, one after a comma is a name too.
_NAME_ANYWHERE = re.compile(_NAME.pattern.replace(",;:", ""))
_INNER_CAPITAL = re.compile(rf"(?<=[^\W\d_,;:)»”’] )[«“„(]?([^\W\d_{SMALL}][^\W\d_]*)")
# What has an article is a title: the Foreign Ministry, Peter the Great.
_TITLE = re.compile(r"\b[Tt]he (?:[A-Z][\w’-]* )*\Z")
# How alike two names must sound to be one: with the same beginning, with another, and a name and a word in lower case.
_ALIKE, _ALIKE_BUT_FOR_BEGINNING, _ALIKE_WORD = 0.55, 0.7, 0.8
# Beginnings that are written in two ways: William, Уильям; Busan, Пусан; Tao, Дао; Kerch, Герчь; Jürgen, Юрген.
_BEGINNINGS = frozenset(["af", "bp", "dt", "gk", "aj", "gj", "js"])
_SHORT = 2
_MOST_LATIN = 2
_LONGEST_TITLE = 60
# How far apart in their texts, of which each is 1, two names may be.
_SAME_PLACE, _VERY_PLACE = 0.2, 0.1


class Names(msgspec.Struct, frozen=True):
    """What tells names from words. sound_of: the consonants of a word. is_name: whether a word may be a name.

    is_place_in: returns whether a word names a country or a city that one of some words of another language names,
    as China and Китай do.
    no_names: words with a capital that are none, such as months.
    """

    sound_of: Callable[[str], str]
    is_name: Callable[[str, Lang], bool]
    is_place_in: Callable[[str, Lang, Iterable[str], Lang], bool]
    no_names: frozenset[str]


class Side(msgspec.Struct, frozen=True):
    """A text of a pair, and the words of the whole text that it is from, as `words_of` returns them."""

    text: str
    whole: frozenset[str]
    lang: Lang


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as written, each with its figures."""
    return frozenset(_TOKEN.findall(text))


def find_strangers(
    original: Side, translation: Side, pairs: Sequence[tuple[str, str]], names: Names
) -> Iterator[NameDiffers]:
    """Yield the name of the translation that is another one than the original's. pairs: the texts of all passages."""
    if LANGUAGES[original.lang].script == LANGUAGES[translation.lang].script:
        yield from _find_kept(original, translation, names)
        return
    added = _missing(translation, original, names)
    missing = _missing(original, translation, names)
    if len(added) == 1 and not missing:
        missing = _missing_beside_stranger(original, translation, names, added)
    elif len(missing) == 1 and not added:
        added = _missing_beside_stranger(translation, original, names, missing)
    is_translated_to_latin = LANGUAGES[translation.lang].script == LATIN
    other_letters, latin = (missing, added) if is_translated_to_latin else (added, missing)
    if len(other_letters) != 1 or not 1 <= len(latin) <= _MOST_LATIN:
        return
    name, other = min(
        ((one, opposite) for one in added for opposite in missing),
        key=lambda pair: abs(added[pair[0]] - missing[pair[1]]),
    )
    is_only_one = len(added) == len(missing) == 1
    if (is_only_one or abs(added[name] - missing[other]) < _SAME_PLACE) and not _is_rendering(other, name, pairs):
        yield NameDiffers("", 0, name, other, "")


def _find_kept(original: Side, translation: Side, names: Names) -> Iterator[NameDiffers]:
    """Yield the name of the translation at whose place the original has another that both texts have elsewhere.

    In one script, names are what texts share, whatever has a capital besides: German nouns have one.
    """
    missing = {
        name: place for name, place in _missing(original, translation, names).items() if name in translation.whole
    }
    added = {
        name: place
        for name, place in _missing(translation, original, names).items()
        if not any(_is_alike(names.sound_of(name), names.sound_of(word), is_name=True) for word in original.whole)
    }
    if len(missing) == len(added) == 1:
        [(other, place)], [(name, at)] = missing.items(), added.items()
        if abs(place - at) < _VERY_PLACE:
            yield NameDiffers("", 0, name, other, "")


def _missing_beside_stranger(side: Side, other: Side, names: Names, strangers: Mapping[str, float]) -> dict[str, float]:
    """Return what stands at the place of the one name of the other text that no name of this whole text sounds like."""
    [(stranger, place)] = strangers.items()
    sound = names.sound_of(stranger)
    if any(_is_alike(sound, names.sound_of(word), is_name=True) for word in side.whole if word[0].isupper()):
        return {}
    found = _missing(side, other, names, is_strict=False)
    return {name: at for name, at in found.items() if abs(at - place) < _VERY_PLACE}


def _missing(side: Side, other: Side, names: Names, *, is_strict: bool = True) -> dict[str, float]:
    """Return the names of a side that the other has not, by their place: 0 at the beginning, 1 at the end.

    Of several words in a row it is the first that is missing.
    """
    found: dict[str, float] = {}
    end = -1
    for match in (_NAME if is_strict else _NAME_ANYWHERE).finditer(side.text):
        word = match["word"]
        if _TITLE.search(side.text, max(0, match.start() - _LONGEST_TITLE), match.start()):
            continue
        if is_missing(word, side, other, names, is_strict=is_strict):
            if match.start() != end + 1:
                found.setdefault(word, match.start() / len(side.text))
            end = match.end()
    return found


def is_missing(word: str, side: Side, other: Side, names: Names, *, is_strict: bool = True) -> bool:
    """Return whether no word of the other text is this name.

    is_strict: a short name may be any, and any word with a capital may be the name.
    """
    lowered = word.lower()
    if lowered in names.no_names or not names.is_name(word, side.lang):
        return False
    sound = names.sound_of(word)
    if len(sound) < 2 or lowered in side.whole:
        return False
    words = _words(other.text)
    if word in words:
        return False
    for opposite in words:
        may_be_name = opposite[0].isupper() and (is_strict or names.is_name(opposite, other.lang))
        if _is_alike(sound, names.sound_of(opposite), is_name=may_be_name):
            return False
    # One or two consonants are in too many words, and the same short name is written in many ways: Choi, Чхве.
    capitals = map(names.sound_of, _INNER_CAPITAL.findall(other.text))
    if is_strict and any(sound[0] == capital[:1] for capital in capitals if min(len(sound), len(capital)) <= _SHORT):
        return False
    return not names.is_place_in(word, side.lang, words, other.lang)


# All names of a text are looked for in the same other one.
@lru_cache(maxsize=16)
def _words(text: str) -> Mapping[str, None]:
    """Return the words of a text, each once, in order."""
    return dict.fromkeys(_WORD.findall(text))


@lru_cache(maxsize=1 << 14)
def _is_alike(sound: str, other: str, *, is_name: bool) -> bool:
    """Return whether a name sounds like a word of the other text, which is a name or in lower case."""
    if min(len(sound), len(other)) <= _SHORT:
        return is_name and sound == other
    begin_alike = sound[0] == other[0] or f"{min(sound[0], other[0])}{max(sound[0], other[0])}" in _BEGINNINGS
    least = _ALIKE_WORD if not is_name else _ALIKE if begin_alike else _ALIKE_BUT_FOR_BEGINNING
    return SequenceMatcher(None, sound, other, autojunk=False).ratio() >= least


def _is_rendering(name: str, translated: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Return whether a name has this counterpart elsewhere too: Power of Siberia, «Сила Сибири»."""
    roots = [each[: max(4, len(each) - 2)] for each in (name, translated)]
    return sum(all(root in text for root, text in zip(roots, pair, strict=True)) for pair in pairs) > 1

"""Find a name of both texts that stands where another of their names should. Pure functions.

A name is known if the texts of a pair of passages have words that sound the same, one of them with a capital inside a
sentence. In two sentences that are each other's counterparts it is another one if the original's name is not in the
translation, the translation's is not in the original, and both are known: nobody has explained anything, and no pronoun
stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from diglot.extensions.check.core.strangers import Names, Side, is_missing
from diglot.languages.parts.model.letters import CAPITAL, SMALL
from diglot.model.languages import Lang

_INNER = re.compile(rf"(?<=[^\W\d_,;:)»”’] )([^\W\d_{SMALL}][^\W\d_{CAPITAL}]{{2,}})(?:[’']s)?(?![\w’'-])")
_CAPITAL = re.compile(rf"(?<![\w’'-])([^\W\d_{SMALL}][^\W\d_{CAPITAL}]{{2,}})(?:[’']s)?(?![\w’'-])")
_FEWEST_SOUNDS = 2
# Somebody's first name and surname.
_MOST_WORDS = 2
Texts = tuple[str, str]
"""What the original says, and what the translation does."""


class KnownNames:
    """The names of two texts. pairs: their passages. wholes: the words of each text, as `words_of` returns them."""

    def __init__(
        self, pairs: Sequence[Texts], langs: tuple[Lang, Lang], wholes: Sequence[frozenset[str]], names: Names
    ) -> None:
        self._names, self._langs, self._wholes = names, langs, wholes
        self._known: tuple[set[str], set[str]] = (set(), set())
        for pair in pairs:
            for own, other in _same_names(pair, langs, names):
                self._known[0].add(own)
                self._known[1].add(other)

    def find_other(self, texts: Texts) -> Texts | None:
        """Return the name of a sentence and the one that stands for it in its counterpart; None if there is none."""
        missing = self._missing(0, texts)
        added = self._missing(1, texts) if missing else ()
        if not (0 < len(missing) <= _MOST_WORDS and 0 < len(added) <= _MOST_WORDS):
            return None
        is_known = self._known[0].issuperset(map(self._sound, missing)) and self._known[1].issuperset(
            map(self._sound, added)
        )
        return (missing[0], added[0]) if is_known else None

    def places(self, texts: Texts) -> list[Set[int]]:
        """Return the places at which the translation of a sentence has each known name of it, among those it has."""
        own, other = (
            [sound for word in _CAPITAL.findall(text) if (sound := self._sound(word)) in known]
            for text, known in zip(texts, self._known, strict=True)
        )
        return [{place for place, opposite in enumerate(other) if _is_same(sound, opposite)} for sound in own]

    def are_exchanged(self, one: Texts, other: Texts) -> bool:
        """Return whether each name of one clause stands for the other's in the other clause."""
        return _is_same(self._sound(one[0]), self._sound(other[1])) and _is_same(
            self._sound(other[0]), self._sound(one[1])
        )

    def _missing(self, side: int, texts: Texts) -> tuple[str, ...]:
        """Return the words with a capital that the other sentence has not. side: 0 for the original."""
        own, other = (Side(texts[each], self._wholes[each], self._langs[each]) for each in (side, 1 - side))
        words = dict.fromkeys(_CAPITAL.findall(texts[side]))
        inner = frozenset(_INNER.findall(texts[side]))
        return tuple(
            word
            for word in words
            # What begins a sentence may be any word.
            if (word in inner or self._sound(word) in self._known[side]) and is_missing(word, own, other, self._names)
        )

    def _sound(self, word: str) -> str:
        return self._names.sound_of(word)


def _same_names(texts: Texts, langs: tuple[Lang, Lang], names: Names) -> Iterator[tuple[str, str]]:
    """Yield the sounds of names that are in both texts."""
    sounds = [
        {
            sound
            for word in pattern.findall(text)
            if len(sound := names.sound_of(word)) >= _FEWEST_SOUNDS and names.is_name(word, lang)
        }
        for pattern, text, lang in zip((_INNER, _CAPITAL), texts, langs, strict=True)
    ]
    yield from ((own, other) for own in sounds[0] for other in sounds[1] if _is_same(own, other))


@lru_cache(maxsize=1 << 14)
def _is_same(sound: str, other: str) -> bool:
    """Return whether two names sound the same; Russian adds a consonant in some cases."""
    shorter, longer = sorted((sound, other), key=len)
    return longer.startswith(shorter) and (
        len(longer) == len(shorter) or len(longer) - len(shorter) == 1 < len(shorter) - 1
    )

"""Find initials that are another person's: «Н. В. Орлова» and “V. N. Orlova”. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from diglot.extensions.check.model.problems import NameDiffers
from diglot.model.languages import LANGUAGES, Lang

# A surname of so few consonants has none to spare.
_SHORT = 2
_INITIAL = re.compile(r"\w+")


class _Person(msgspec.Struct, frozen=True):
    """A surname with initials. sound: of the surname."""

    written: str
    initials: tuple[str, ...]
    sound: str


def find_other_initials(
    texts: tuple[str, str], langs: tuple[Lang, Lang], sound_of: Callable[[str], str]
) -> Iterator[NameDiffers]:
    """Yield a person of the translation whose surname the original has with as many initials, but only with others.

    texts, langs: of the original, and of the translation. sound_of: returns the consonants of a word.
    """
    originals, translations = (_persons(text, lang, sound_of) for text, lang in zip(texts, langs, strict=True))
    by_key: dict[tuple[int, str], list[_Person]] = {}
    romanised = {letter: latin for lang in langs for letter, latin in LANGUAGES[lang].slips().romanised.items()}
    for person in originals:
        for key in _keys(person):
            by_key.setdefault(key, []).append(person)
    for person in translations:
        namesakes = [other for key in _keys(person) for other in by_key.get(key, ())]
        if namesakes and not any(_agree(person, other, romanised) for other in namesakes):
            yield NameDiffers("", 0, person.written, namesakes[0].written, "")


def _keys(person: _Person) -> list[tuple[int, str]]:
    """Return what the forms of a surname with so many initials share: Орлова and Орловым differ by a consonant."""
    sound = person.sound
    return [(len(person.initials), part) for part in ((sound, sound[:-1]) if len(sound) > _SHORT else (sound,))]


def _persons(text: str, lang: Lang, sound_of: Callable[[str], str]) -> list[_Person]:
    """Return the persons of a text, each once."""
    found: dict[tuple[tuple[str, ...], str], _Person] = {}
    for match in LANGUAGES[lang].slips().initials.finditer(text):
        initials = tuple(part[0] for part in _INITIAL.findall(match[1]))
        sound = sound_of(match[2].removesuffix("’s"))
        found.setdefault((initials, sound), _Person(match[0], initials, sound))
    return list(found.values())


def _agree(one: _Person, other: _Person, romanised: Mapping[str, str]) -> bool:
    return all(
        any(latin in romanised.get(initial, initial) for initial, latin in (pair, pair[::-1]))
        for pair in zip(one.initials, other.initials, strict=True)
    )

"""Find initials that are another person's: «Н. В. Орлова» and “V. N. Orlova”. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from diglot.extensions.check.model.problems import NameDiffers
from diglot.model.languages import Lang

_NAME: Mapping[Lang, re.Pattern[str]] = {
    "en": re.compile(r"(?<![\w.])((?:(?:[CKPSTZ]h|Y[aeu]|Ts|[A-Z])\.[ \u00a0\u202f]?){1,3})([A-Z][\w’-]{2,})"),
    "ru": re.compile(r"(?<![\w.])((?:(?:Дж|[А-ЯЁ])\.[ \u00a0\u202f]?){1,3})([А-ЯЁ][\w-]{2,})"),
}
# A surname of so few consonants has none to spare.
_SHORT = 2
_INITIAL = re.compile(r"\w+")
# With what an English initial may begin for each Russian one: Юрий is Yuri, Jury, George.
_ENGLISH_INITIALS: Mapping[str, str] = {
    "А": "A", "Б": "B", "В": "VW", "Г": "GH", "Д": "DJG", "Е": "EYJH", "Ё": "YEJ", "Ж": "ZJG", "З": "ZS", "И": "IEYJH",
    "Й": "YJI", "К": "KCQX", "Л": "L", "М": "M", "Н": "N", "О": "OH", "П": "P", "Р": "R", "С": "SCZ", "Т": "T",
    "У": "UWVH", "Ф": "FPT", "Х": "KHCJX", "Ц": "TCZ", "Ч": "CT", "Ш": "SC", "Щ": "S", "Э": "EAHJ", "Ю": "YJUIEG",
    "Я": "YJI",
}  # fmt: skip


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
    for person in originals:
        for key in _keys(person):
            by_key.setdefault(key, []).append(person)
    for person in translations:
        namesakes = [other for key in _keys(person) for other in by_key.get(key, ())]
        if namesakes and not any(_agree(person, other) for other in namesakes):
            yield NameDiffers("", 0, person.written, namesakes[0].written, "")


def _keys(person: _Person) -> list[tuple[int, str]]:
    """Return what the forms of a surname with so many initials share: Орлова and Орловым differ by a consonant."""
    sound = person.sound
    return [(len(person.initials), part) for part in ((sound, sound[:-1]) if len(sound) > _SHORT else (sound,))]


def _persons(text: str, lang: Lang, sound_of: Callable[[str], str]) -> list[_Person]:
    """Return the persons of a text, each once."""
    found: dict[tuple[tuple[str, ...], str], _Person] = {}
    for match in _NAME[lang].finditer(text):
        initials = tuple(part[0] for part in _INITIAL.findall(match[1]))
        sound = sound_of(match[2].removesuffix("’s"))
        found.setdefault((initials, sound), _Person(match[0], initials, sound))
    return list(found.values())


def _agree(one: _Person, other: _Person) -> bool:
    return all(
        any(english in _ENGLISH_INITIALS.get(russian, russian) for russian, english in (pair, pair[::-1]))
        for pair in zip(one.initials, other.initials, strict=True)
    )

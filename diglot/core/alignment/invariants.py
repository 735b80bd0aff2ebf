"""Find what survives translation in running text: numbers, signs, the sound of names. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import chain

from diglot.languages.parts.model.letters import SMALL, latin_letters, rows_of, without_optional_marks
from diglot.model.languages import LANGUAGES
from diglot.model.markup.numerals import roman_value

# Groups of three digits may be separated: 1,200 in English, 1 200 in Russian (also with a no-break or thin space).
_NUMBER = re.compile(r"\d(?:\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d*(?:[.,]\d+)*)")
_NOT_DIGIT = re.compile(r"\D")
# Centuries and monarchs: XIX век, Peter III. At least two letters: I and V alone are too often something else.
_ROMAN_LETTERS = re.compile(r"[IVXLC](?<!\w.)[IVXLC]+(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")


def find_numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text as bare digits, without the points, commas and spaces of either language.

    >>> sorted(find_numbers("1,200 miles in 3.5 days, the 1990s, XIX"))
    ['1200', '19', '1990', '35']
    >>> sorted(find_numbers("1 200 миль за 3,5 дня, 1990-е, 19-й век"))
    ['1200', '19', '1990', '35']
    """
    arabic = [_NOT_DIGIT.sub("", number) for number in _NUMBER.findall(text)]
    # A word such as CIVIL consists of numeral letters without being a numeral.
    roman = [str(value) for word in _ROMAN_LETTERS.findall(text) if (value := roman_value(word))]
    return frozenset(arabic + roman)


_STOP = re.compile(rf"[.!?…][\"'»”’)\]]*\s+[\"'«“„‘(\[—–\s-]*[^\W\d_{SMALL}]")


def count_sentences(text: str) -> int:
    """Count the sentences of a text by its punctuation; abbreviations count as ends, in both texts alike.

    >>> count_sentences("Why? He asked. “Because,” said she"), count_sentences("Зачем? — спросил он. Она молчала.")
    (3, 2)
    """
    return 1 + len(_STOP.findall(text))


_SIGNS = {"?": "?", "!": "!", "(": "(", "…": "…", "...": "…", "%": "%", ":": ":", ";": ";", "§": "§"}


def find_shared_punctuation(text: str) -> frozenset[str]:
    """Return the punctuation of a text that both languages use alike.

    >>> sorted(find_shared_punctuation("Why not (he asked)?"))
    ['(', '?']
    """
    return frozenset(sign for written, sign in _SIGNS.items() if written in text)


# The consonants of a cognate: three identify a name (Сеулом, Сеула), other words need four to be significant.
_NAME_SOUNDS = 3
_WORD_SOUNDS = 4

# One letter for each sound that a language writes in several ways: h is Russian г or х, w and v are в.
# After Soundex; the idea of cognates as anchors: Simard, Foster, Isabelle, “Using Cognates to Align Sentences”, 1992.
_LATIN_SOUNDS = (
    "sch=j tch=j sh=j ch=j zh=j dge=j ts=s tz=s kh=g gh=g ph=f th=t ck=k wh=f x=ks qu=kf "
    "b=b p=p v=f w=f f=f d=d t=t g=g h=g k=k c=k q=k z=s s=s j=j l=l m=m n=n r=r"
)
_SOUND_LETTERS = frozenset("bpfdtgksjlmnr")


_DENIAL = "¬"


@cache
def _numerals() -> Mapping[str, str]:
    """Return the codes of numbers in words. One is left out: it is a pronoun too, or almost an article."""
    words = [language.numbers() for language in LANGUAGES.values()]
    implied = {form: values[0] for each in words for form, values in each.implied.items()}
    cardinals = {form: Fraction(value) for each in words for form, value in each.cardinals.items()}
    return {form: f"={value}" for form, value in (implied | cardinals).items() if value > 1}


def find_cognates(text: str) -> frozenset[str]:
    """Return the sound codes of names and longer words: equal codes in two languages likely mean the same word.

    Numbers in words are included, as their values, and whether something is denied.

    >>> sorted(find_cognates("Nixon never flew to Seoul twice") & find_cognates("Никсон не летал в Сеул дважды"))
    ['-nks', '-sl', '=2', '¬']
    """
    return frozenset(chain.from_iterable(map(_codes_of, frozenset(text.split()))))


# Texts repeat their words, and the same words often have the same commas beside them.
@lru_cache(maxsize=1 << 15)
def _codes_of(token: str) -> tuple[str, ...]:
    """Return the codes of the text between two spaces: mostly a word with its punctuation."""
    codes = *map(_code_of, _WORD.findall(token)), _DENIAL if any(each.search(token) for each in _denials()) else ""
    return tuple(filter(None, codes))


@cache
def _denials() -> Sequence[re.Pattern[str]]:
    return [language.slips().mode_denial for language in LANGUAGES.values()]


def _code_of(word: str) -> str:
    """Return the sound code of a word; empty for one too short to be significant."""
    if numeral := _numerals().get(without_optional_marks(word.lower())):
        return numeral
    sounds = sound_of(word)
    if word[0].isupper() and len(word) > 2 and len(sounds) > 1:
        return f"-{sounds[:_NAME_SOUNDS]}"
    return sounds[:_WORD_SOUNDS] if len(sounds) >= _WORD_SOUNDS else ""


class _Sounds(dict[int, str]):
    """What small letters sound like, as `str.translate` asks: as languages say; of others, as their Latin letters."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        latin = latin_letters()[code]
        self[code] = sound = letter if latin == letter else _sounds_of(latin)
        return sound


@cache
def _tables() -> tuple[re.Pattern[str], Mapping[str, str], Mapping[int, str]]:
    """Return a pattern of letters that are one sound, their sounds, and those of single letters."""
    rows: dict[str, str] = {}
    for written in (_LATIN_SOUNDS, *(language.sounds for language in LANGUAGES.values())):
        rows |= rows_of(written)
    # None begins with another: of “shch”, each half is the same sound.
    together = {letters: sound for letters, sound in rows.items() if len(letters) > 1}
    single = {ord(letter): sound for letter, sound in rows.items() if letter not in together}
    return re.compile("|".join(together)), together, _Sounds(single)


def _sounds_of(word: str) -> str:
    pattern, together, single = _tables()
    return pattern.sub(lambda match: together[match[0]], word).translate(single)


@lru_cache(maxsize=1 << 14)
def sound_of(word: str) -> str:
    """Return the consonants of a word, one letter for each sound; a vowel only where it begins the word.

    >>> sound_of("Thatcher"), sound_of("Тэтчер"), sound_of("Hamilton"), sound_of("Σωκράτης"), sound_of("Socrates")
    ('tjr', 'tjr', 'gmltn', 'skrts', 'skrts')
    """
    written = _sounds_of(word.lower())
    sounds = "" if written[:1] in _SOUND_LETTERS else "a"
    for letter in written:
        if letter in _SOUND_LETTERS and not sounds.endswith(letter):
            sounds += letter
    return sounds

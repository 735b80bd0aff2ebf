"""Compare the names and terms of two texts: people, the glossary, and names that occur throughout. Pure functions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

import msgspec

from diglot.extensions.check.model.problems import NameDiffers, PersonMissed, TermMissed
from diglot.languages.parts.model.letters import CAPITAL, SMALL, without_optional_marks
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import Problem
from diglot.model.translation.passages import FindStems, Term

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# A name inside a sentence: a capital that does not begin it. A word after a stop or quotation mark is no evidence.
_NAME = re.compile(rf"(?<=[^\W\d_,;:)»”’] )[«“„(]?([^\W\d_{SMALL}][^\W\d_{CAPITAL}]{{3,}})(?![\w’'-])")
# A shorter beginning is that of other words, too.
_SHORTEST_ROOT = 5
_POSSESSIVE = re.compile(r"[’']s$")


class TextWords(msgspec.Struct, frozen=True, dict=True):
    """The words of a text, and the stems of each."""

    words: tuple[str, ...]
    stems: tuple[frozenset[str], ...]

    @cached_property
    def positions(self) -> Mapping[str, list[int]]:
        """The indexes of each stem among the words."""
        positions: dict[str, list[int]] = {}
        for index, stems in enumerate(self.stems):
            for stem in stems:
                positions.setdefault(stem, []).append(index)
        return positions


@lru_cache(maxsize=1 << 12)
def _phrase(phrase: str, lang: Lang, find_stems: FindStems) -> TextWords:
    return split_words(phrase, lang, find_stems)


def split_words(text: str, lang: Lang, find_stems: FindStems) -> TextWords:
    """Split a text into words; compounds with hyphens are one word."""
    words = tuple([_POSSESSIVE.sub("", word) if word[-1] == "s" else word for word in _WORD.findall(text)])
    return TextWords(words, tuple([_stems(word, lang, find_stems) for word in words]))


@lru_cache(maxsize=1 << 15)
def _stems(word: str, lang: Lang, find_stems: FindStems) -> frozenset[str]:
    return find_stems(without_optional_marks(word.lower()), lang)


def find_phrase(phrase: str, words: TextWords, lang: Lang, find_stems: FindStems) -> list[int]:
    """Return the indexes at which a phrase begins among the words, in any of its forms; capitals in it must match.

    >>> text = split_words("Речь шла о контроле над вооружениями.", "ru", lambda word, lang: frozenset([word[:6]]))
    >>> find_phrase("контроль над вооружениями", text, "ru", lambda word, lang: frozenset([word[:6]]))
    [3]
    """
    parts = _phrase(phrase, lang, find_stems)
    last = len(words.words) - len(parts.words)
    firsts = {index for stem in (parts.stems[0] if parts.stems else ()) for index in words.positions.get(stem, ())}
    return [index for index in sorted(firsts) if index <= last and _is_at(index, parts, words)]


def _is_at(index: int, phrase: TextWords, words: TextWords) -> bool:
    return all(
        not stems.isdisjoint(words.stems[at]) and (words.words[at][:1].isupper() or not part[:1].isupper())
        for at, (part, stems) in enumerate(zip(phrase.words, phrase.stems, strict=True), start=index)
    )


class TermIndex:
    """Terms by the stems with which their phrases begin: few of a glossary are in any one passage."""

    def __init__(self, terms: Sequence[Term], find_stems: FindStems) -> None:
        self._terms = terms
        self.stems = frozenset(
            stem
            for term in terms
            for lang, phrases in term.by_lang.items()
            for phrase in phrases
            for word in phrase.split()
            for stem in _stems(word, lang, find_stems)
        )
        """The stems of all their words."""
        self._numbers: dict[tuple[Lang, str], set[int]] = defaultdict(set)
        for number, term in enumerate(terms):
            for lang, phrases in term.by_lang.items():
                beginnings = (_phrase(phrase, lang, find_stems).stems[:1] for phrase in phrases)
                for stem in chain.from_iterable(chain.from_iterable(beginnings)):
                    self._numbers[lang, stem].add(number)

    def find(self, words: TextWords, lang: Lang, other: Lang) -> list[Term]:
        """Return the terms that may be among the words, in the order of the glossary. other: they have words in it."""
        found = (self._numbers.get((lang, stem), ()) for stem in frozenset[str]().union(*words.stems))
        terms = (self._terms[number] for number in sorted(frozenset(chain.from_iterable(found))))
        return [term for term in terms if other in term.by_lang]


def find_missed_terms(
    original: TextWords, translation: TextWords, langs: tuple[Lang, Lang], terms: TermIndex, find_stems: FindStems
) -> Iterator[Problem]:
    """Yield terms that the original uses and that the translation renders with other words.

    langs: of the original and of the translation. Only the first variant of a term in the original is looked for; any
    variant in the translation will do. A term inside a longer one is skipped.
    """
    taken: set[int] = set()
    source, target = langs
    for term in sorted(terms.find(original, source, target), key=lambda term: -len(term.by_lang[source][0].split())):
        phrase = term.by_lang[source][0]
        length = len(_WORD.findall(phrase))
        positions = [index for index in find_phrase(phrase, original, source, find_stems) if index not in taken]
        for index in positions:
            taken.update(range(index, index + length))
        variants = term.by_lang[target]
        if (
            positions
            and translation.words
            and not any(find_phrase(variant, translation, target, find_stems) for variant in variants)
            and not any(_is_derived(variant, translation, target, find_stems) for variant in variants)
        ):
            yield TermMissed("", 0, phrase, variants[0], "")


def _is_derived(variant: str, words: TextWords, lang: Lang, find_stems: FindStems) -> bool:
    """Return whether a word is derived from a term of one word, as an adjective is: прилив, приливная мельница."""
    roots = (_root(stem, lang) for stem in _stems(variant, lang, find_stems)) if variant.isalpha() else ()
    beginnings = tuple(root for root in roots if len(root) >= _SHORTEST_ROOT)
    return any(without_optional_marks(word.lower()).startswith(beginnings) for word in words.words)


def find_missed_persons(
    original: str,
    translation: TextWords,
    langs: tuple[Lang, Lang],
    people: Sequence[Mapping[Lang, str]],
    find_stems: FindStems,
) -> Iterator[Problem]:
    """Yield people of the registry whom the original names in full and whose name is missing from the translation."""
    source, target = langs
    for names in people:
        name, translated_name = names.get(source, ""), names.get(target, "")
        if " " not in name or name not in original or not translation.words:
            continue
        roots = {_root(stem, target) for stems in translation.stems for stem in stems}
        parts = [
            frozenset(_root(stem, target) for stem in _stems(word, target, find_stems))
            for word in translated_name.split()
        ]
        # The surname is the last part; where that is one letter, as in some Korean names, all parts are needed.
        needed = parts[-1:] if parts and max(map(len, parts[-1])) > 1 else parts
        if parts and any(part.isdisjoint(roots) for part in needed):
            yield PersonMissed("", 0, name, translated_name, "")


@lru_cache(maxsize=1 << 12)
def _root(stem: str, lang: Lang) -> str:
    """Remove the last ending of a stem: surnames have endings of their own, such as Вересова, Вересовой."""
    return LANGUAGES[lang].name_forms().ending.sub("", stem)


# ---------------------------------------------------------------- names among themselves

# The share of pairs with a name on either side that must have it on both for it to be a name that is kept.
_KEPT_SHARE = 0.8
# The least number of other pairs that must have it: a single occurrence proves nothing.
_FEWEST_PAIRS = 2


class NamesSide(msgspec.Struct, frozen=True):
    """One side of a pair: its text, and its words without quotations in another language."""

    text: str
    words: TextWords
    lang: Lang


class NameIndex:
    """The names that correspond in two texts: those of the glossary, and those that sound alike and are kept.

    Source for the sounds: Simard, Foster, Isabelle, “Using Cognates to Align Sentences”, 1992.
    """

    def __init__(
        self,
        names: TermIndex,
        pairs: Sequence[tuple[str, str]],
        sounds: Callable[[str], frozenset[str]],
        find_stems: FindStems,
    ) -> None:
        """Count the names of two texts. names: of the glossary. pairs: the texts. sounds: returns codes of a text."""
        self._names = names
        self._sounds = sounds
        self._find_stems = find_stems
        self._by_text = {text: (self._names_by_sound(text), sounds(text)) for pair in pairs for text in pair}
        self._both: Counter[str] = Counter()
        self._either: Counter[str] = Counter()
        for pair in pairs:
            (names_here, sounds_here), (names_there, sounds_there) = (self._by_text[text] for text in pair)
            for code in names_here.keys() | names_there.keys():
                self._either[code] += 1
                self._both[code] += code in sounds_here and code in sounds_there

    def find_differences(self, original: NamesSide, translation: NamesSide) -> Iterator[NameDiffers]:
        """Yield pairs of a name that only the translation has and one that only the original has, in its place."""
        listed = [list(self._missing_listed(*sides)) for sides in ((translation, original), (original, translation))]
        by_sound = [
            list(self._missing_by_sound(*sides)) for sides in ((translation, original), (original, translation))
        ]
        added, missing = (dict.fromkeys([*names, *more]) for names, more in zip(listed, by_sound, strict=True))
        # Where several names that the glossary does not list are missing, the translator has rephrased the passage.
        if any(listed) or len(added) == len(missing) == 1:
            yield from (NameDiffers("", 0, name, other, "") for name, other in zip(added, missing, strict=False))

    def _missing_listed(self, side: NamesSide, other: NamesSide) -> Iterator[str]:
        """Yield the glossary's names on one side that the other does not have, as they are written."""
        for name in self._names.find(side.words, side.lang, other.lang):
            positions = self._positions(name, side)
            if positions and not self._positions(name, other):
                yield side.words.words[positions[0]]

    def _positions(self, name: Term, side: NamesSide) -> list[int]:
        forms = name.by_lang[side.lang]
        return [position for form in forms for position in find_phrase(form, side.words, side.lang, self._find_stems)]

    def _names_by_sound(self, text: str) -> dict[str, str]:
        """Return the names of a text by their sound code."""
        names: dict[str, str] = {}
        for match in _NAME.finditer(text):
            for code in self._sounds(match[1]):
                if code.startswith("-"):
                    names.setdefault(code, match[1])
        return names

    def _is_kept(self, code: str) -> bool:
        """Return whether a name has its counterpart in nearly all other pairs."""
        either = self._either[code] - 1
        return either >= _FEWEST_PAIRS and self._both[code] >= _KEPT_SHARE * either

    def _missing_by_sound(self, side: NamesSide, other: NamesSide) -> Iterator[str]:
        """Yield names on one side that are kept elsewhere and missing from the other; without those of the glossary."""
        _, other_sounds = self._by_text[other.text]
        for code, name in self._by_text[side.text][0].items():
            if code in other_sounds or not self._is_kept(code):
                continue
            if self._names.stems.isdisjoint(_stems(name, side.lang, self._find_stems)):
                yield name

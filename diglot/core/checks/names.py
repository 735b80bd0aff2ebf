"""Two texts in, names and terms that do not agree out: the people registry, the glossary, names among themselves.

Touches nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec

from diglot.model.languages import Lang
from diglot.model.passages import Stem, Term
from diglot.model.problems import NameDiffers, PersonMissed, Problem, TermMissed

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# A name inside a sentence: a capital that does not begin it. What follows a stop or a quotation mark is no evidence.
_NAME = re.compile(r"(?<=[^\W\d_,;:)»”’] )[«“„(]?([^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ]{3,})(?![\w’'-])")
_POSSESSIVE = re.compile(r"[’']s$")


class TextWords(msgspec.Struct, frozen=True, dict=True):
    """The words of a text, their stems, and where each begins."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Where each stem stands among the words."""
        found: dict[str, list[int]] = {}
        for at, one in enumerate(self.stems):
            found.setdefault(one, []).append(at)
        return found


@lru_cache(maxsize=1 << 12)
def _phrase(phrase: str, lang: Lang, stem: Stem) -> TextWords:
    return words_of(phrase, lang, stem)


def words_of(text: str, lang: Lang, stem: Stem) -> TextWords:
    """A text's words; what a hyphen joins is one word and its parts are none."""
    found = list(_WORD.finditer(text))
    words = tuple(_POSSESSIVE.sub("", match[0]) for match in found)
    return TextWords(words, tuple(_stem(word, lang, stem) for word in words), tuple(match.start() for match in found))


@lru_cache(maxsize=1 << 15)
def _stem(word: str, lang: Lang, stem: Stem) -> str:
    return stem(word.lower().replace("ё", "е"), lang)


def find_phrase(phrase: str, words: TextWords, lang: Lang, stem: Stem) -> list[int]:
    """Where a phrase begins among the words, in any of its forms. Capitals in it are wanted as they are.

    >>> text = words_of("Речь шла о контроле над вооружениями.", "ru", lambda word, lang: word[:6])
    >>> find_phrase("контроль над вооружениями", text, "ru", lambda word, lang: word[:6])
    [3]
    """
    wanted = _phrase(phrase, lang, stem)
    length = len(wanted.words)
    return [
        at
        for at in (words.places.get(wanted.stems[0], ()) if length else ())
        if words.stems[at : at + length] == wanted.stems
        and all(
            word[:1].isupper() or not mine[:1].isupper()
            for mine, word in zip(wanted.words, words.words[at : at + length], strict=True)
        )
    ]


def find_missed_terms(
    original: TextWords, own: TextWords, langs: tuple[Lang, Lang], terms: Iterable[Term], stem: Stem
) -> Iterator[Problem]:
    """Terms that the original uses, and for which the translation has other words.

    langs: of the original and of the translation. Only a language's first word for a term asks for it; all answer.
    A term inside a longer one is not asked for.
    """
    taken: set[int] = set()
    source, target = langs
    for term in sorted(terms, key=lambda term: -len(term.by_lang[source][0].split())):
        phrase = term.by_lang[source][0]
        length = len(_WORD.findall(phrase))
        places = [at for at in find_phrase(phrase, original, source, stem) if at not in taken]
        for at in places:
            taken.update(range(at, at + length))
        wanted = term.by_lang[target]
        if places and own.words and not any(find_phrase(other, own, target, stem) for other in wanted):
            yield TermMissed("", 0, phrase, wanted[0], "")


def find_missed_persons(
    original: str, own: TextWords, langs: tuple[Lang, Lang], people: Sequence[Mapping[Lang, str]], stem: Stem
) -> Iterator[Problem]:
    """People of the registry whom the original calls by their full name, and who have another name here."""
    source, target = langs
    roots = {_root(one) for one in own.stems}
    for names in people:
        name, wanted = names.get(source, ""), names.get(target, "")
        parts = [_root(_stem(word, target, stem)) for word in wanted.split()]
        # The surname is the last part, or, as in Korean, the whole name says which.
        is_here = bool(parts) and (parts[-1] in roots if len(parts[-1]) > 1 else roots.issuperset(parts))
        if " " in name and name in original and parts and own.words and not is_here:
            yield PersonMissed("", 0, name, wanted, "")


def _root(stem: str) -> str:
    """Surnames decline in ways of their own: Вересова, Вересовой."""
    return re.sub("(?<=..)[аеиоуыюяй]+$", "", stem)


# ---------------------------------------------------------------- names among themselves

# How often a name must have stood opposite itself, of all places where either text has it, to be one that is kept.
_KEPT_SHARE = 0.8
# And in how many other places it must stand: what merely occurs proves nothing.
_FEWEST_PLACES = 2


class NamesSide(msgspec.Struct, frozen=True):
    """One side of a stretch: its text, and its words without what it quotes in another language."""

    text: str
    words: TextWords
    lang: Lang


class NameIndex:
    """Which names stand opposite each other: those of the glossary, and those that sound alike and are kept throughout.

    Source for the sounds: Simard, Foster, Isabelle, “Using Cognates to Align Sentences”, 1992.
    """

    def __init__(
        self,
        names: Sequence[Term],
        stretches: Sequence[tuple[str, str]],
        sounds: Callable[[str], frozenset[str]],
        stem: Stem,
    ) -> None:
        """stretches: the texts of both sides. sounds: the marks by which names are known in both languages."""
        self._names = names
        self._sounds = sounds
        self._stem = stem
        self._listed = {
            _stem(word, lang, stem)
            for name in names
            for lang, forms in name.by_lang.items()
            for form in forms
            for word in form.split()
        }
        self._both: Counter[str] = Counter()
        self._either: Counter[str] = Counter()
        for original, own in stretches:
            mine, theirs = self._by_sound(own), self._by_sound(original)
            heard, heard_there = sounds(own), sounds(original)
            for mark in mine.keys() | theirs.keys():
                self._either[mark] += 1
                self._both[mark] += mark in heard and mark in heard_there

    def find_differences(self, original: NamesSide, own: NamesSide) -> Iterator[NameDiffers]:
        """A name here that the original lacks, another one there that this lacks: one stands for the other."""
        listed = [list(self._unanswered(*sides)) for sides in ((own, original), (original, own))]
        heard = [list(self._unheard(*sides)) for sides in ((own, original), (original, own))]
        odd, lacking = (dict.fromkeys([*some, *others]) for some, others in zip(listed, heard, strict=True))
        # Where several are lacking that the glossary does not know, the translator has put the passage otherwise.
        if any(listed) or len(odd) == len(lacking) == 1:
            yield from (NameDiffers("", 0, name, other, "") for name, other in zip(odd, lacking, strict=False))

    def _unanswered(self, side: NamesSide, other: NamesSide) -> Iterator[str]:
        """The glossary's names on one side that the other does not have, as they are written."""
        for name in self._names:
            places = self._places(name, side)
            if places and not self._places(name, other):
                yield side.words.words[places[0]]

    def _places(self, name: Term, side: NamesSide) -> list[int]:
        forms = name.by_lang[side.lang]
        return [place for form in forms for place in find_phrase(form, side.words, side.lang, self._stem)]

    def _by_sound(self, text: str) -> dict[str, str]:
        """The names of a text by their sound."""
        names: dict[str, str] = {}
        for match in _NAME.finditer(text):
            for mark in self._sounds(match[1]):
                if mark.startswith("-"):
                    names.setdefault(mark, match[1])
        return names

    def _is_kept(self, mark: str) -> bool:
        """Whether a name has its counterpart nearly wherever else it stands."""
        either = self._either[mark] - 1
        return either >= _FEWEST_PLACES and self._both[mark] >= _KEPT_SHARE * either

    def _unheard(self, side: NamesSide, other: NamesSide) -> Iterator[str]:
        """Names on one side that are kept elsewhere and not heard on the other; the glossary's are known by it."""
        heard = self._sounds(other.text)
        for mark, name in self._by_sound(side.text).items():
            is_listed = _stem(name, side.lang, self._stem) in self._listed
            if mark not in heard and not is_listed and self._is_kept(mark):
                yield name

"""Find where people are named in running text, for an index of people. Pure functions.

In Russian, names are also found in declined forms («у Горбачева»), by the endings of names and, where these do not do
(Лев, Льва), by a dictionary. A surname alone counts unless two people share it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

import msgspec

from diglot.languages.parts.model.letters import without_optional_marks
from diglot.languages.parts.model.word_forms import UNCHANGED
from diglot.model.languages import LANGUAGES, Lang, letter_of, sort_key

_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CHARACTER_REFERENCE = re.compile(r"&#?\w+;")
_BETWEEN_WORDS = re.compile(r"[\s\u00a0\u202f]+")
# Elements whose text is not prose.
_SKIPPED_ELEMENTS = frozenset(["code", "pre", "math", "svg", "kbd", "samp"])


class IndexName(msgspec.Struct, frozen=True):
    """A person in an index. key: unique; heading: "Brodov, Ilya"; forms: the names used in texts."""

    key: str
    heading: str
    forms: tuple[str, ...]
    gender: str = ""


def index_name(key: str, name: str, index_entry: str, lang: Lang, gender: str = "") -> IndexName:
    """Return the index name of a person. index_entry: as set by the publication, or "" for the surname first.

    In it, the surname is before a comma, and other names used in texts follow after semicolons.

    >>> index_name("ilya-brodov", "Ilya Brodov", "", "en")
    IndexName(key='ilya-brodov', heading='Brodov, Ilya', forms=('Ilya Brodov', 'Brodov'), gender='')
    >>> index_name("ilya-brodov", "Илья Бродов", "", "ru").heading
    'Бродов Илья'
    >>> tsar = index_name("peter", "Peter the Great", "Peter I, tsar; Peter", "en")
    >>> tsar.heading, tsar.forms
    ('Peter I, tsar', ('Peter the Great', 'Peter I', 'Peter'))
    """
    heading, *others = (part.strip() for part in index_entry.split(";"))
    if heading:
        return IndexName(key, heading, _unique(name, heading.partition(",")[0].strip(), *others), gender)
    given, _, surname = name.rpartition(" ")
    comma = LANGUAGES[lang].name_forms().comma
    return IndexName(key, f"{surname}{comma} {given}" if given else name, _unique(name, surname, *others), gender)


def _unique(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))


# ---------------------------------------------------------------- finding


class NameFinder:
    """A finder of names in texts of one language."""

    def __init__(self, people: Iterable[IndexName], lang: Lang) -> None:
        self._lang = lang
        people = list(people)
        counts = Counter(form for person in people for form in person.forms)
        self._by_stem: dict[str, list[_NameForm]] = defaultdict(list)
        for person in people:
            for form in person.forms:
                if counts[form] == 1:
                    words = tuple(_NameWord.parse(word, lang, person.gender) for word in _WORD.findall(form))
                    for start in {words[0].stem, *words[0].forms} if words else ():
                        self._by_stem[start].append(_NameForm(person.key, words))
        for forms in self._by_stem.values():
            forms.sort(key=lambda form: -len(form.words))

    def mark_names(self, markup: str, prefix: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Wrap each name in markup in a span with an id. Return it, and pairs of a person's key and an id, in order.

        prefix: of the ids.

        >>> finder = NameFinder([index_name("ilya-brodov", "Илья Бродов", "", "ru", "m")], "ru")
        >>> finder.mark_names("<p>У Бродова <code>Бродов</code></p>", "c1-")
        ('<p>У <span id="c1-name-1">Бродова</span> <code>Бродов</code></p>', (('ilya-brodov', 'c1-name-1'),))
        """
        marker = _NameMarker(prefix)
        skipped_element = ""
        for piece in _TAG.split(markup):
            if piece.startswith("<"):
                tag = piece.strip("</>").split(None, 1)[0].lower() if len(piece) > 2 else ""
                if not skipped_element and tag in _SKIPPED_ELEMENTS and not piece.startswith("</"):
                    skipped_element = tag
                elif piece.startswith("</") and tag == skipped_element:
                    skipped_element = ""
                marker.written.append(piece)
            elif skipped_element:
                marker.written.append(piece)
            else:
                self._mark_text(piece, marker)
        return "".join(marker.written), tuple(marker.places)

    def _mark_text(self, text: str, marker: _NameMarker) -> None:
        readable = _CHARACTER_REFERENCE.sub(_decoded_at_length, text)
        words = list(_WORD.finditer(readable))
        copied_until, index = 0, 0
        while index < len(words):
            match = self._match(readable, words, index)
            if match is None:
                index += 1
                continue
            key, count = match
            start, stop = words[index].start(), words[index + count - 1].end()
            marker.written.append(text[copied_until:start])
            marker.add(key, text[start:stop])
            copied_until, index = stop, index + count
        marker.written.append(text[copied_until:])

    def _match(self, text: str, words: Sequence[re.Match[str]], index: int) -> tuple[str, int] | None:
        """Return the key of the person whose name begins at a word and the number of its words, or None."""
        if not words[index][0][0].isupper():
            return None
        for stem in _stems(words[index][0], self._lang):
            for form in self._by_stem.get(stem, ()):
                count = len(form.words)
                here = words[index : index + count]
                if len(here) == count and _are_adjacent(text, here) and form.fits([word[0] for word in here]):
                    return form.key, count
        return None


def _decoded_at_length(reference: re.Match[str]) -> str:
    """Return the character that a reference stands for, repeated to the length of the reference.

    So offsets stay valid: `&nbsp;` becomes six no-break spaces.
    """
    return unescape(reference[0])[0] * len(reference[0])


@dataclass
class _NameMarker:
    """Markup being written. places: pairs of a person's key and the id of a name."""

    prefix: str
    written: list[str] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)

    def add(self, key: str, words: str) -> None:
        place = f"{self.prefix}name-{len(self.places) + 1}"
        self.places.append((key, place))
        self.written.append(f'<span id="{place}">{words}</span>')


def _are_adjacent(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(_BETWEEN_WORDS.fullmatch(text, word.end(), after.start()) for word, after in pairwise(words))


# ---------------------------------------------------------------- forms of names


class _NameWord(msgspec.Struct, frozen=True):
    """A word of a name: its stem and its possible endings, and the forms that a dictionary lists."""

    stem: str
    endings: frozenset[str]
    forms: frozenset[str] = frozenset()

    @staticmethod
    def parse(word: str, lang: Lang, gender: str) -> _NameWord:
        normalized = _normalize(word)
        own = LANGUAGES[lang]
        if not letter_of(lang).search(normalized):
            return _NameWord(normalized, UNCHANGED)
        return _NameWord(
            *own.name_forms().stem_and_endings(normalized, gender), own.word_forms().decline_name(word, gender)
        )

    def fits(self, word: str) -> bool:
        normalized = _normalize(word)
        has_ending = normalized.startswith(self.stem) and normalized[len(self.stem) :] in self.endings
        return has_ending or normalized in self.forms


class _NameForm(msgspec.Struct, frozen=True):
    """A name as words. key: of the person."""

    key: str
    words: tuple[_NameWord, ...]

    def fits(self, words: Sequence[str]) -> bool:
        return all(name_word.fits(word) for name_word, word in zip(self.words, words, strict=True))


def _stems(word: str, lang: Lang) -> Iterator[str]:
    """Yield the possible stems of a word, the longest first."""
    normalized = _normalize(word)
    yield normalized
    longest = LANGUAGES[lang].name_forms().longest_ending
    yield from (normalized[:-length] for length in range(1, min(longest, len(normalized) - 1) + 1))


def _normalize(word: str) -> str:
    return without_optional_marks(word.casefold())


# ---------------------------------------------------------------- order


def sort_by_heading(names: Mapping[str, IndexName], lang: Lang) -> list[str]:
    """Return the keys of people in alphabetical order of their headings, which are in a language."""
    return sorted(names, key=lambda key: (sort_key(names[key].heading, lang), key))

"""People and running text in, the places where they are named out: what an index of people is made of. Touches nothing.

A name is found in the form in which the text has it: in a Russian one also declined («у Горбачева»), by the endings
of names; a surname alone counts, unless two people share it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import msgspec

from diglot.model.languages import Lang

_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BETWEEN_WORDS = re.compile(r"[\s\u00a0\u202f]+")
# Where letters are signs, not names.
_NO_PROSE = frozenset(["code", "pre", "math", "svg", "kbd", "samp"])


class IndexName(msgspec.Struct, frozen=True):
    """Somebody as an index lists them. key: unique; heading: "Brodov, Ilya"; forms: how texts name them."""

    key: str
    heading: str
    forms: tuple[str, ...]
    gender: str = ""


def index_name(key: str, name: str, wanted: str, lang: Lang, gender: str = "") -> IndexName:
    """Somebody for an index. wanted: as the house lists them, or "" for the surname first.

    What stands before a comma in it is the surname; after semicolons, other names by which texts call them.

    >>> index_name("ilya-brodov", "Ilya Brodov", "", "en")
    IndexName(key='ilya-brodov', heading='Brodov, Ilya', forms=('Ilya Brodov', 'Brodov'), gender='')
    >>> index_name("ilya-brodov", "Илья Бродов", "", "ru").heading
    'Бродов Илья'
    >>> tsar = index_name("peter", "Peter the Great", "Peter I, tsar; Peter", "en")
    >>> tsar.heading, tsar.forms
    ('Peter I, tsar', ('Peter the Great', 'Peter I', 'Peter'))
    """
    heading, *others = (part.strip() for part in wanted.split(";"))
    if heading:
        return IndexName(key, heading, _once(name, heading.partition(",")[0].strip(), *others), gender)
    given, _, surname = name.rpartition(" ")
    comma = "" if lang == "ru" else ","
    return IndexName(key, f"{surname}{comma} {given}" if given else name, _once(name, surname, *others), gender)


def _once(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))


# ---------------------------------------------------------------- finding


class NameFinder:
    """Finds the people of a list in texts of one language."""

    def __init__(self, people: Iterable[IndexName], lang: Lang) -> None:
        self._lang = lang
        rows = list(people)
        shared = Counter(form for person in rows for form in person.forms)
        self._by_stem: dict[str, list[_NameForm]] = defaultdict(list)
        for person in rows:
            for form in person.forms:
                if shared[form] == 1:
                    words = tuple(_NameWord.of(word, lang, person.gender) for word in _WORD.findall(form))
                    if words:
                        self._by_stem[words[0].stem].append(_NameForm(person.key, words))
        for forms in self._by_stem.values():
            forms.sort(key=lambda form: -len(form.words))

    def mark(self, markup: str, prefix: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The markup with a place to lead to around each name, and the places: key of the person and id, in order.

        prefix: of the ids.

        >>> finder = NameFinder([index_name("ilya-brodov", "Илья Бродов", "", "ru", "m")], "ru")
        >>> finder.mark("<p>У Бродова <code>Бродов</code></p>", "c1-")
        ('<p>У <span id="c1-name-1">Бродова</span> <code>Бродов</code></p>', (('ilya-brodov', 'c1-name-1'),))
        """
        marked = _NameMarker(prefix)
        closed_until = ""
        for piece in _TAG.split(markup):
            if piece.startswith("<"):
                tag = piece.strip("</>").split(None, 1)[0].lower() if len(piece) > 2 else ""
                if not closed_until and tag in _NO_PROSE and not piece.startswith("</"):
                    closed_until = tag
                elif piece.startswith("</") and tag == closed_until:
                    closed_until = ""
                marked.written.append(piece)
            elif closed_until:
                marked.written.append(piece)
            else:
                self._mark_text(piece, marked)
        return "".join(marked.written), tuple(marked.places)

    def _mark_text(self, text: str, marked: _NameMarker) -> None:
        words = list(_WORD.finditer(text))
        done, index = 0, 0
        while index < len(words):
            found = self._match(text, words, index)
            if found is None:
                index += 1
                continue
            key, count = found
            start, stop = words[index].start(), words[index + count - 1].end()
            marked.written.append(text[done:start])
            marked.add(key, text[start:stop])
            done, index = stop, index + count
        marked.written.append(text[done:])

    def _match(self, text: str, words: Sequence[re.Match[str]], index: int) -> tuple[str, int] | None:
        """Whose name begins at that word, and how many words it has."""
        if not words[index][0][0].isupper():
            return None
        for stem in _stems(words[index][0], self._lang):
            for form in self._by_stem.get(stem, ()):
                count = len(form.words)
                here = words[index : index + count]
                if len(here) == count and _is_run(text, here) and form.fits([word[0] for word in here]):
                    return form.key, count
        return None


@dataclass
class _NameMarker:
    prefix: str
    written: list[str] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)

    def add(self, key: str, words: str) -> None:
        place = f"{self.prefix}name-{len(self.places) + 1}"
        self.places.append((key, place))
        self.written.append(f'<span id="{place}">{words}</span>')


def _is_run(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(_BETWEEN_WORDS.fullmatch(text, one.end(), other.start()) for one, other in pairwise(words))


# ---------------------------------------------------------------- forms of names

# Case endings of Russian names, by how their dictionary form ends: А. А. Зализняк, «Грамматический словарь русского
# языка. Имена собственные». Plurals too: «оба Стурова».
_ADJECTIVES = ("ий", "ый", "ой", "ая", "яя")
_ADJECTIVE_ENDINGS = frozenset("ий ый ой ого его ому ему им ым ом ем ая яя ую юю ою ею ей ие ые их ых ими ыми".split())
_VOWEL_ENDINGS = frozenset("а я ы и е у ю ой ей ою ею ам ям ами ями ах ях".split())
_CONSONANT_ENDINGS = frozenset(["", *"й ь а я у ю ым ом ем е и ы ых ыми".split()])
_LONGEST_ENDING = 3


class _NameWord(msgspec.Struct, frozen=True):
    """A word of a name: what does not change of it, and how it may end."""

    stem: str
    endings: frozenset[str]

    @staticmethod
    def of(word: str, lang: Lang, gender: str) -> _NameWord:
        plain = _plain(word)
        if lang != "ru" or not re.search("[а-я]", plain):
            return _NameWord(plain, _UNCHANGED)
        if plain.endswith(_ADJECTIVES) and len(plain) > 4:
            return _NameWord(plain[:-2], _ADJECTIVE_ENDINGS)
        if plain[-1] in "ая":
            return _NameWord(plain[:-1], _VOWEL_ENDINGS)
        # «у Нины Эш»: a woman's name that ends in a consonant is not declined.
        if plain[-1] in "оеёиуюыэ" or gender == "f":
            return _NameWord(plain, _UNCHANGED)
        return _NameWord(plain.rstrip("йь"), _CONSONANT_ENDINGS)

    def fits(self, word: str) -> bool:
        plain = _plain(word)
        return plain.startswith(self.stem) and plain[len(self.stem) :] in self.endings


_UNCHANGED = frozenset([""])


class _NameForm(msgspec.Struct, frozen=True):
    """A name in the words of it. key: whose."""

    key: str
    words: tuple[_NameWord, ...]

    def fits(self, words: Sequence[str]) -> bool:
        return all(own.fits(word) for own, word in zip(self.words, words, strict=True))


def _stems(word: str, lang: Lang) -> Iterator[str]:
    """What the unchanging part of a word may be, the longest first."""
    plain = _plain(word)
    yield plain
    if lang == "ru":
        yield from (plain[:-cut] for cut in range(1, min(_LONGEST_ENDING, len(plain) - 1) + 1))


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")


# ---------------------------------------------------------------- order


def in_alphabet(rows: Mapping[str, IndexName]) -> list[str]:
    """The keys of people in the order of their headings."""
    return sorted(rows, key=lambda key: (_plain(rows[key].heading), key))

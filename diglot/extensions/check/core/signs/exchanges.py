"""Find numbers and names that have changed places: “nine for, four against”, «четверо за, девять против». Pure.

They are in both sentences, and in clauses that are each other's counterparts one stands where the other should.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from fractions import Fraction
from itertools import combinations

import msgspec

from diglot.extensions.check.core.known_names import KnownNames
from diglot.extensions.check.core.numbers import NumberMention
from diglot.extensions.check.core.signs.sentence_pairs import AlignClauses, Span, sentence_pairs
from diglot.extensions.check.model.problems import NameDiffers, NumberDiffers
from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

# Numbers between these may be years.
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class Meaning(msgspec.Struct, frozen=True):
    """What tells more of two sentences than their words. read_numbers: returns the numbers of a text in a language."""

    align_clauses: AlignClauses
    read_numbers: Callable[[str, Lang], Sequence[NumberMention]]
    names: KnownNames


def compare_names(
    original: Passage,
    translation: Passage,
    aligned: AlignedSentences,
    meaning: Meaning,
) -> Iterator[Problem]:
    """Yield the first name of both texts that stands where another one should."""
    langs = (original.lang, translation.lang)
    for _, sentences in sentence_pairs((original, translation), aligned):
        found = meaning.names.find_other(sentences)
        if not found and _have_changed_places(meaning.names.places(sentences)):
            others = filter(None, map(meaning.names.find_other, meaning.align_clauses(*sentences, *langs)))
            found = next(
                (one for one, other in combinations(others, 2) if meaning.names.are_exchanged(one, other)), None
            )
        if found:
            yield NameDiffers("", 0, found[1], found[0], "")
            return


def compare_numbers(
    original: Passage,
    translation: Passage,
    aligned: AlignedSentences,
    meaning: Meaning,
) -> Iterator[Problem]:
    """Yield the first number or weekday that stands where another one of the same sentence should."""
    langs = (original.lang, translation.lang)

    def read(texts: tuple[str, str]) -> list[list[NumberMention]]:
        return [
            list(filter(_is_sure, meaning.read_numbers(text, lang))) for text, lang in zip(texts, langs, strict=True)
        ]

    whole = read((original.text, translation.text))
    if min(map(len, whole)) < 2:
        return
    for spans, sentences in sentence_pairs((original, translation), aligned):
        if not _may_be_exchanged(*map(_within, whole, spans)):
            continue
        sides = read(sentences)
        if min(map(len, sides)) < 2 or any(_missing(*order) for order in (sides, sides[::-1])):
            continue
        lone = []
        for clauses in meaning.align_clauses(*sentences, *langs):
            own, other = read(clauses)
            missing, added = _missing(own, other), _missing(other, own)
            # With more of them, the clauses are hardly each other's counterparts.
            if len(missing) == len(added) == 1 and _counts(missing[0]) and _counts(added[0]):
                lone.append((missing[0], added[0], clauses))
        for (first, instead, texts), (later, instead_later, _) in combinations(lone, 2):
            if _agree(first, instead_later) and _agree(later, instead):
                yield NumberDiffers("", 0, _written(instead, texts[1]), _written(first, texts[0]), "")
                return


def _within(mentions: Sequence[NumberMention], span: Span) -> list[NumberMention]:
    return [mention for mention in mentions if span[0] <= mention.start < span[1]]


def _may_be_exchanged(own: Sequence[NumberMention], other: Sequence[NumberMention]) -> bool:
    places = [{place for place, opposite in enumerate(other) if _agree(mention, opposite)} for mention in own]
    return _have_changed_places(places)


def _have_changed_places(places: Sequence[Set[int]]) -> bool:
    """Return whether two members of one text follow each other and their counterparts precede each other.

    places: of the counterparts of each. Where none have, clauses need not be aligned, which takes long.

    >>> _have_changed_places([{1}, {0}]), _have_changed_places([{0, 1}, {0, 1}])
    (True, False)
    """
    return any(
        min(later - first, default=0) < max(first - later, default=0) for first, later in combinations(places, 2)
    )


def _is_sure(mention: NumberMention) -> bool:
    """Return whether a mention is not a letter that may be a numeral: I, C."""
    return mention.weight != "hint" or mention.stop - mention.start > 1


def _counts(mention: NumberMention) -> bool:
    """Return whether a mention may be exchanged: no year, ordinal or part, which move with their clause."""
    quantities = [reading for reading in mention.readings if isinstance(reading, Fraction)]
    is_ordinal = mention.weight == "hint" and any(quantity.denominator > 1 for quantity in quantities)
    return not is_ordinal and not any(_FIRST_YEAR <= quantity <= _LAST_YEAR for quantity in quantities)


def _missing(own: Sequence[NumberMention], other: Sequence[NumberMention]) -> list[NumberMention]:
    return [mention for mention in own if not any(_agree(mention, opposite) for opposite in other)]


def _agree(own: NumberMention, other: NumberMention) -> bool:
    return not own.readings.isdisjoint(other.readings)


def _written(mention: NumberMention, text: str) -> str:
    return text[mention.start : mention.stop]

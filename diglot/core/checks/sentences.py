"""Find the sentences of a paragraph that its translation omits. Pure functions.

Translators join and divide sentences, and their texts are longer or shorter than the original. So a sentence is
missing only if the conditions agree: it has no counterpart, the paragraph is shorter by about its length, and neither
its code nor its words stand in the sentences beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from typing import TypeAlias

import msgspec

from diglot.model.alignment import AlignedSentences
from diglot.model.languages import Lang
from diglot.model.passages import Passage, PassagePair

AlignSentences: TypeAlias = Callable[[Sequence[str], Sequence[str], Lang, Lang], AlignedSentences]

_KINDS = frozenset(["paragraph", "quotation", "item", "definition"])
# Shorter sentences come and go: “Why?”, «Так и есть».
_SHORTEST = 25
# The standard deviation of a paragraph's length is this times the root of its length; an omission is at least so
# many deviations long.
_DEVIATION = sqrt(2.5)
_FEWEST_DEVIATIONS = 1.0
# The least and the greatest share of the difference in length that the missing sentences must account for.
_SHARES = (0.4, 2.5)
# The share of a sentence that its neighbours in the translation must be longer by to have taken it in.
_TAKEN_IN = 0.25
_FEWEST_PAIRS = 5
_RATIOS = (0.75, 1.34)


class Omission(msgspec.Struct, frozen=True):
    """A sentence without a counterpart. start, stop: offsets in the original; place: its offset in the translation."""

    start: int
    stop: int
    place: int


def length_ratio(originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair]) -> float:
    """Return the translation's characters for each character of the original: the median of all pairs of paragraphs."""
    ratios = sorted(
        len(translation.text) / len(original.text)
        for pair in pairs
        if len(pair.original) == len(pair.own) == 1
        for original, translation in [(originals[pair.original.start], translations[pair.own.start])]
        if original.kind in _KINDS and min(len(original.text), len(translation.text)) > 2 * _SHORTEST
    )
    middle = ratios[len(ratios) // 2] if len(ratios) >= _FEWEST_PAIRS else 1.0
    return min(max(middle, _RATIOS[0]), _RATIOS[1])


def find_omissions(original: Passage, translation: Passage, ratio: float, align: AlignSentences) -> Iterator[Omission]:
    """Yield the sentences of a paragraph that its translation omits. ratio: see `length_ratio`."""
    if original.kind not in _KINDS or translation.kind not in _KINDS:
        return
    shortfall = len(original.text) - len(translation.text) / ratio
    if shortfall < max(_SHORTEST, _FEWEST_DEVIATIONS * _DEVIATION * sqrt(len(original.text))):
        return
    aligned = align([original.text], [translation.text], original.lang, translation.lang)
    starts, places = _starts(aligned.source), _starts(aligned.target)
    alone = [bead for bead in aligned.alignment.beads if not bead.target]
    omitted = [bead for bead in alone if len(aligned.source[bead.source.start].strip()) >= _SHORTEST]
    length = sum(len(aligned.source[bead.source.start]) for bead in omitted)
    # A lone sentence on the other side as well means that a pair was split.
    has_added = any(not bead.source for bead in aligned.alignment.beads)
    if not has_added and _SHARES[0] * shortfall <= length <= _SHARES[1] * shortfall:
        for bead in omitted:
            if _is_taken_in(bead.source.start, aligned, ratio) or _has_code_in(
                original, range(starts[bead.source.start], starts[bead.source.stop]), translation
            ):
                continue
            yield Omission(starts[bead.source.start], starts[bead.source.stop], places[bead.target.start])


def _is_taken_in(sentence: int, aligned: AlignedSentences, ratio: float) -> bool:
    """Return whether the counterparts of the sentences beside this one are longer by a good part of it."""
    excess = 0.0
    for bead in aligned.alignment.beads:
        if bead.target and sentence in (bead.source.start - 1, bead.source.stop):
            length = sum(len(aligned.target[number]) for number in bead.target) / ratio
            excess += max(0.0, length - sum(len(aligned.source[number]) for number in bead.source))
    return excess > _TAKEN_IN * len(aligned.source[sentence])


def _has_code_in(original: Passage, span: range, translation: Passage) -> bool:
    """Return whether code that only this part of a paragraph has is in its translation."""
    here = {code for at, code in original.objects if at in span}
    elsewhere = {code for at, code in original.objects if at not in span}
    return not (here - elsewhere).isdisjoint(translation.code)


def _starts(sentences: Sequence[str]) -> list[int]:
    """Return the offset of each sentence, and the end of the last one."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    return starts

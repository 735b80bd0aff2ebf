"""A pair of paragraphs in, the sentences out that the translator has left out. Touches nothing.

Translators join and divide sentences, and their texts are longer or shorter than the original. So a sentence is
missing only where two things agree: none stands opposite it, and the paragraph is shorter by about its length.
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
# A paragraph's length varies by this times the root of its length; what lacks must be this many times as much.
_DEVIATION = sqrt(2.5)
_FEWEST_DEVIATIONS = 1.0
# How much of what lacks the missing sentences must account for, at least and at most.
_SHARES = (0.4, 2.5)
_FEWEST_PAIRS = 5
_RATIOS = (0.75, 1.34)


class Omission(msgspec.Struct, frozen=True):
    """A sentence without counterpart. start, stop: in the original; place: where it would stand in the translation."""

    start: int
    stop: int
    place: int


def length_ratio(originals: Sequence[Passage], owns: Sequence[Passage], stretches: Sequence[PassagePair]) -> float:
    """Characters of the translation for one of the original: the middle one of all pairs of paragraphs."""
    ratios = sorted(
        len(own.text) / len(original.text)
        for stretch in stretches
        if len(stretch.original) == len(stretch.own) == 1
        for original, own in [(originals[stretch.original.start], owns[stretch.own.start])]
        if original.kind in _KINDS and min(len(original.text), len(own.text)) > 2 * _SHORTEST
    )
    middle = ratios[len(ratios) // 2] if len(ratios) >= _FEWEST_PAIRS else 1.0
    return min(max(middle, _RATIOS[0]), _RATIOS[1])


def find_omissions(original: Passage, own: Passage, ratio: float, align: AlignSentences) -> Iterator[Omission]:
    """The sentences of a paragraph that its translation lacks. ratio: see `length_ratio`."""
    if original.kind not in _KINDS or own.kind not in _KINDS:
        return
    lacking = len(original.text) - len(own.text) / ratio
    if lacking < max(_SHORTEST, _FEWEST_DEVIATIONS * _DEVIATION * sqrt(len(original.text))):
        return
    aligned = align([original.text], [own.text], original.lang, own.lang)
    starts, places = _starts(aligned.source), _starts(aligned.target)
    alone = [bead for bead in aligned.alignment.beads if not bead.target]
    omitted = [bead for bead in alone if len(aligned.source[bead.source.start].strip()) >= _SHORTEST]
    length = sum(len(aligned.source[bead.source.start]) for bead in omitted)
    # A sentence too many on the other side means that the two were torn apart.
    is_torn = any(not bead.source for bead in aligned.alignment.beads)
    if not is_torn and _SHARES[0] * lacking <= length <= _SHARES[1] * lacking:
        for bead in omitted:
            yield Omission(starts[bead.source.start], starts[bead.source.stop], places[bead.target.start])


def _starts(sentences: Sequence[str]) -> list[int]:
    """Where each sentence begins, and where the last one ends."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    return starts

"""Find the sentences of a paragraph that its translation omits. Pure functions.

Translators join and divide sentences, and their texts are longer or shorter than the original. So the sentences of a
pair are aligned by the ratio of the whole texts: where one is missing the paragraph is shorter than it should be, and
nothing in the translation shares the sentence's length, numbers and names. A sentence is not missing if its code or
its figures are there, or if its words are in the sentences beside it, which are longer by a good part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Protocol

import msgspec

from diglot.model.languages import Lang
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage, PassagePair


class AlignSentences(Protocol):
    """A function that aligns the sentences of two paragraphs."""

    def __call__(
        self,
        source: Sequence[str],
        target: Sequence[str],
        source_lang: Lang,
        target_lang: Lang,
        *,
        known_ratio: float,
    ) -> AlignedSentences:
        """Return the alignment. known_ratio: the target's characters for each of the source."""
        ...


_KINDS = frozenset(["paragraph", "quotation", "item", "definition"])
# Shorter sentences come and go: “Why?”, «Так и есть».
_SHORTEST = 25
# By how much the neighbours of a sentence must be longer in the translation to have taken it in: this share of it, and
# this many deviations of their own lengths. Variance, for each character: as in `alignment.OMISSIONS`. With less, more
# omissions are missed; with more, real translations that say two sentences in one raise alarms.
_TAKEN_IN = 0.4
_DEVIATIONS = 1.3
_VARIANCE = 3.5
_FIGURES = re.compile(r"\d+")
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
        if len(pair.original) == len(pair.translation) == 1
        for original, translation in [(originals[pair.original.start], translations[pair.translation.start])]
        if original.kind in _KINDS and min(len(original.text), len(translation.text)) > 2 * _SHORTEST
    )
    middle = ratios[len(ratios) // 2] if len(ratios) >= _FEWEST_PAIRS else 1.0
    return min(max(middle, _RATIOS[0]), _RATIOS[1])


def align_passages(
    original: Passage, translation: Passage, ratio: float, align: AlignSentences
) -> AlignedSentences | None:
    """Return the aligned sentences of two paragraphs; None of what has no sentences. ratio: see `length_ratio`."""
    if original.kind not in _KINDS or translation.kind not in _KINDS:
        return None
    return align([original.text], [translation.text], original.lang, translation.lang, known_ratio=ratio)


def find_omissions(
    original: Passage, translation: Passage, ratio: float, aligned: AlignedSentences
) -> Iterator[Omission]:
    """Yield the sentences of a paragraph that its translation omits. ratio: see `length_ratio`."""
    starts, places = _starts(aligned.source), _starts(aligned.target)
    for bead in aligned.alignment.beads:
        start, stop = starts[bead.source.start], starts[bead.source.stop]
        if bead.target or len(original.text[start:stop].strip()) < _SHORTEST:
            continue
        part = range(start, stop)
        is_there = (
            _is_taken_in(bead.source.start, aligned, ratio)
            or _has_code_in(original, part, translation)
            or _has_figures_in(original, part, translation)
        )
        if not is_there:
            yield Omission(start, stop, places[bead.target.start])


def _is_taken_in(sentence: int, aligned: AlignedSentences, ratio: float) -> bool:
    """Return whether the counterparts of the sentences beside this one are longer by a good part of it."""
    excess = variance = 0.0
    for bead in aligned.alignment.beads:
        if bead.target and sentence in (bead.source.start - 1, bead.source.stop):
            length = sum(len(aligned.target[number]) for number in bead.target) / ratio
            expected = sum(len(aligned.source[number]) for number in bead.source)
            if length > expected:
                excess += length - expected
                variance += _VARIANCE * (length + expected) / 2
    return excess > max(_TAKEN_IN * len(aligned.source[sentence]), _DEVIATIONS * sqrt(variance))


def _has_code_in(original: Passage, span: range, translation: Passage) -> bool:
    """Return whether code that only this part of a paragraph has is in its translation."""
    here = {code for at, code in original.objects if at in span}
    elsewhere = {code for at, code in original.objects if at not in span}
    return not (here - elsewhere).isdisjoint(translation.code)


def _has_figures_in(original: Passage, span: range, translation: Passage) -> bool:
    """Return whether the figures that only this part of a paragraph has are all in its translation."""
    text = original.text
    here = set(_FIGURES.findall(text, span.start, span.stop))
    here.difference_update(_FIGURES.findall(text, 0, span.start), _FIGURES.findall(text, span.stop))
    return bool(here) and here.issubset(_FIGURES.findall(translation.text))


def _starts(sentences: Sequence[str]) -> list[int]:
    """Return the offset of each sentence, and the end of the last one."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    return starts

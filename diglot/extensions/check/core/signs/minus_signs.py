"""Find numbers below zero that have lost their sign: «минус двенадцать» and “twelve”. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.extensions.check.core.passage_reader import excerpt
from diglot.extensions.check.core.signs.sentence_pairs import are_counterparts, sentence_pairs
from diglot.extensions.check.model.problems import NegationDiffers
from diglot.model.languages import LANGUAGES
from diglot.model.problems import N_, Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

_REASONS = (
    N_("there is no minus here, unlike in the original"),
    N_("there is a minus here, unlike in the original"),
)


def compare_minus_signs(original: Passage, translation: Passage, aligned: AlignedSentences) -> Iterator[Problem]:
    """Yield a sentence whose number is below zero in one text only."""
    sides = (original, translation)
    for spans, pair in sentence_pairs(sides, aligned, with_divided=True):
        for lost, reason in enumerate(_REASONS):
            firm, soft = pair[lost], pair[1 - lost]
            own, other = (LANGUAGES[sides[side].lang].slips() for side in (lost, 1 - lost))
            if (
                own.below_zero.search(firm)
                and other.number.search(soft)
                and not other.cold.search(soft)
                and are_counterparts(firm, soft)
            ):
                yield NegationDiffers("", 0, reason, excerpt(sides[lost], *spans[lost]), "")
                return

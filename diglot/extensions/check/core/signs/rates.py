"""Find rates that are of another unit of time: 120 MB per second and «120 МБ в минуту». Pure functions."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.extensions.check.core.signs.sentence_pairs import sentence_pairs
from diglot.extensions.check.model.problems import UnitDiffers
from diglot.model.languages import LANGUAGES
from diglot.model.problems import Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage


def compare_rates(original: Passage, translation: Passage, aligned: AlignedSentences) -> Iterator[Problem]:
    """Yield a rate whose unit of time differs, where each sentence has exactly one."""
    sides = (original, translation)
    for _, sentences in sentence_pairs(sides, aligned, with_divided=True):
        rates = [
            list(LANGUAGES[side.lang].slips().rate.finditer(text)) for side, text in zip(sides, sentences, strict=True)
        ]
        if all(len(found) == 1 for found in rates):
            (own,), (other,) = rates
            if own.lastgroup != other.lastgroup:
                yield UnitDiffers("", 0, other[0], own[0], "")

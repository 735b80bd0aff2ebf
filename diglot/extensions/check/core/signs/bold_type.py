"""Find words that have lost their bold type in the translation. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.extensions.check.core.passage_reader import excerpt
from diglot.extensions.check.core.signs.quotation_marks import Sides, spared_marks
from diglot.extensions.check.model.problems import BoldTypeLost
from diglot.model.problems import Problem
from diglot.model.translation.passages import Passage


def compare_bold_type(originals: Sequence[Passage], translations: Sequence[Passage]) -> Iterator[Problem]:
    """Yield the first words in bold type of a passage of which the translation has fewer.

    Italics and code may stand for it.
    """
    sides: Sides = (originals, translations)
    number, other_number = (sum(len(passage.strong) for passage in side) for side in (translations, originals))
    if number + spared_marks(sides) < other_number:
        words = next(excerpt(passage, *passage.strong[0]) for passage in originals if passage.strong)
        yield BoldTypeLost("", 0, words, str(number), str(other_number), "")

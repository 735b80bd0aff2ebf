"""Slips of the pen and of meaning, a module for each: what an author may mean is compared with the original. Pure.

Only where the original is otherwise is it a slip. A word twice, and a day that its month does not have, are slips
anywhere. A new one is a module beside these, and a line below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.extensions.check.core.signs.bold_type import compare_bold_type
from diglot.extensions.check.core.signs.brackets import compare_brackets
from diglot.extensions.check.core.signs.exchanges import Meaning, compare_names, compare_numbers
from diglot.extensions.check.core.signs.impossible_dates import find_impossible_dates
from diglot.extensions.check.core.signs.minus_signs import compare_minus_signs
from diglot.extensions.check.core.signs.modes import compare_modes
from diglot.extensions.check.core.signs.negations import compare_negations, is_hint
from diglot.extensions.check.core.signs.opposites import compare_opposites
from diglot.extensions.check.core.signs.quotation_marks import QuotationHabit, Sides, compare_quotation_marks
from diglot.extensions.check.core.signs.rates import compare_rates
from diglot.extensions.check.core.signs.repeated_words import find_repeated_words
from diglot.extensions.check.core.signs.sentence_ends import compare_ends
from diglot.extensions.check.core.signs.sentence_pairs import AlignClauses
from diglot.extensions.check.model.number_forms import NumberForms
from diglot.model.problems import Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

__all__ = ["AlignClauses", "Meaning", "QuotationHabit", "Sides", "compare_slips", "find_slips", "is_hint"]


def find_slips(passage: Passage, forms: NumberForms) -> Iterator[tuple[Problem, int]]:
    """Yield what is a slip whatever the other text says, with its offset. forms: of the numbers of its language."""
    yield from find_repeated_words(passage)
    yield from find_impossible_dates(passage, forms)


def compare_slips(
    original: Sequence[Passage],
    translation: Sequence[Passage],
    habit: QuotationHabit,
    aligned: AlignedSentences | None,
    meaning: Meaning,
    *,
    with_hints: bool,
) -> Iterator[Problem]:
    """Yield what is a slip because the original is otherwise.

    aligned: the sentences of two paragraphs, if these are prose. meaning: what tells more of them.
    with_hints: yield what is often right, too.
    """
    yield from compare_quotation_marks(original, translation, habit)
    yield from compare_bold_type(original, translation)
    if len(original) != 1 or len(translation) != 1 or original[0].text == translation[0].text:
        return
    yield from compare_brackets(original[0], translation[0])
    yield from compare_ends(original[0], translation[0])
    if aligned:
        yield from compare_negations(original[0], translation[0], aligned, with_added=with_hints)
        yield from compare_opposites(original[0], translation[0], aligned, meaning.align_clauses)
        yield from compare_modes(original[0], translation[0], aligned, meaning.align_clauses)
        yield from compare_rates(original[0], translation[0], aligned)
        yield from compare_minus_signs(original[0], translation[0], aligned)
        yield from compare_numbers(original[0], translation[0], aligned, meaning)
        yield from compare_names(original[0], translation[0], aligned, meaning)

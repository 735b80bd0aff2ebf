"""Slips of the pen, a module for each: what an author may mean is compared with the original. Pure functions.

Only where the original is otherwise is it a slip. A word twice, and a day that its month does not have, are slips
anywhere.
"""

from diglot.extensions.check.core.signs.brackets import compare_brackets
from diglot.extensions.check.core.signs.impossible_dates import find_impossible_dates
from diglot.extensions.check.core.signs.negations import compare_negations, is_hint
from diglot.extensions.check.core.signs.opposites import compare_opposites
from diglot.extensions.check.core.signs.quotation_marks import QuotationHabit, Sides, compare_quotation_marks
from diglot.extensions.check.core.signs.repeated_words import find_repeated_words
from diglot.extensions.check.core.signs.sentence_ends import compare_ends

__all__ = [
    "QuotationHabit",
    "Sides",
    "compare_brackets",
    "compare_ends",
    "compare_negations",
    "compare_opposites",
    "compare_quotation_marks",
    "find_impossible_dates",
    "find_repeated_words",
    "is_hint",
]

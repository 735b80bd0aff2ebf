"""Slips of the pen, a module for each: what an author may mean is compared with the original. Pure functions.

Only where the original is otherwise is it a slip. A word twice, and a day that its month does not have, are slips
anywhere.
"""

from diglot.core.checks.signs.brackets import compare_brackets
from diglot.core.checks.signs.impossible_dates import find_impossible_dates
from diglot.core.checks.signs.negations import compare_negations, is_hint
from diglot.core.checks.signs.opposites import compare_opposites
from diglot.core.checks.signs.quotation_marks import QuotationHabit, Sides, compare_quotation_marks
from diglot.core.checks.signs.repeated_words import find_repeated_words
from diglot.core.checks.signs.sentence_ends import compare_ends

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

"""Tell formulas in dollar signs from money and prose."""

from __future__ import annotations

import re
from functools import cache

from diglot.languages.parts.model.letters import other_letters

MATHS = re.compile(r"[\\^_=+<>]")
COMMANDS = re.compile(
    r"\\(?:text|textrm|textit|textbf|textsf|mathrm|mathit|mathbf|mathsf|operatorname|mbox|hbox|tag|label|begin|end)\*?"
    r"\s*\{[^{}]*\}|\\[A-Za-z]+"
)
_INDEX = re.compile(r"[_^]\s*\{[^{}]*\}")  # v_{max}, whose words are part of a formula
_ARGUMENTS = re.compile(r"\\[A-Za-z]+\*?(?:\s*\{[^{}]*\})+")
WORD = re.compile(r"[^\W\d_]{3,}")
_PROSE = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{2,}+[,;:.)]?\s++\(?[^\W\d_]{2}"  # two words in a row
    r"|^\d[\d,.]*[^\W\d_]*\)?[\s–—-]+\(?[^\W\d_]{2,}"  # a sum, and a word after it
    r"|->|=>|::"  # the code of a program
)
_SINE = re.compile(r"\b(?:sin|cos|tan|log|ln|exp|max|min|lim|mod|det|if|for|all|and|or)\b")


@cache
def _other_letters() -> re.Pattern[str]:
    """Return a pattern for a word that is not in Latin letters, as those of formulas are."""
    return re.compile(f"[{other_letters()}]{{2}}")


def is_prose(inner: str) -> bool:
    """Return whether the text between two dollar signs is prose and not a formula.

    >>> is_prose("8000) per volunteer and 40 hours per month ("), is_prose(r"x^2 + \\\\frac{1}{2}")
    (True, False)
    >>> is_prose(r"F_{тр} = \\\\frac{работа}{путь}")
    False
    """
    plain = COMMANDS.sub(" ", _ARGUMENTS.sub(" ", _INDEX.sub(" ", inner)))
    if _PROSE.search(_SINE.sub(" ", plain)) or _other_letters().search(plain):
        return True
    depth = 0
    for sign in plain:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < -1:
            break
    # A half-open interval, [0, 1), is a formula; unbalanced parentheses alone mean sums of money.
    return depth != 0 and not any(sign in plain for sign in "[]") and not MATHS.search(inner)

"""Write the design tokens of a look for e-books. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.core.design_tokens import Tokens, family_of, with_others
from diglot.model.look import JOURNAL, FontRole, Look, luminance, toward

_GENERIC: Mapping[FontRole, str] = {"text": "serif", "headings": "serif", "interface": "sans-serif"}
# Chosen for the rubric by eye: 4.6 : 1 on white and on black.
_EBOOK_RUBRIC = "#b85a44"
# The luminance whose contrast with white is the same as with black.
_MIDDLE_LUMINANCE = 0.179


def book_tokens(look: Look) -> Tokens:
    """Return the tokens of the stylesheet of e-books. The default family is in every book, and own fonts are."""
    families = {
        role: with_others(
            f'"{family_of(look, role)}", {_GENERIC[role]}' if look.faces_of(role) else _book_family(choice.family), look
        )
        for role, choice in look.fonts.items()
    }
    return {
        "--rubric": _accent(look.light.accent),
        "--serif": families["text"],
        "--display": families["headings"],
        "--sans": families["interface"],
    }


def _book_family(family: str) -> str:
    # Of the families that come along, e-books carry the serif alone.
    return "sans-serif" if family == "Source Sans" else '"Diglot Serif", Georgia, serif'


def _accent(accent: str) -> str:
    """Return the accent of e-books, which stands out as much on white paper as on black."""
    return _EBOOK_RUBRIC if accent == JOURNAL.light.accent else tone_of_equal_contrast(accent)


def tone_of_equal_contrast(colour: str) -> str:
    """Return a lighter or darker tone of a colour that has the same contrast with white as with black.

    >>> from diglot.model.look import contrast
    >>> [round(contrast(tone_of_equal_contrast("#0b5394"), ground), 1) for ground in ("#ffffff", "#000000")]
    [4.6, 4.6]
    """
    is_dark = luminance(colour) < _MIDDLE_LUMINANCE
    end = "#ffffff" if is_dark else "#000000"
    return toward(colour, end, lambda tone: (luminance(tone) < _MIDDLE_LUMINANCE) == is_dark)

"""Attributes in, those whose values readers are shown out: words of a text as any other. Touches nothing."""

from __future__ import annotations

from diglot.model.markup.citations import LABEL
from diglot.model.tree import Attr

WORDED_OF_PICTURES = ("alt", "credit")
# Of what has a number: the name of a theorem, the caption of code, also in Quarto's spelling.
WORDED_OF_PARTS = ("name", "caption", "lst-cap")


def words_of_picture(attr: Attr) -> tuple[tuple[str, str], ...]:
    """Return the attributes of a picture with words, in the order in which they are written."""
    return _worded(attr, WORDED_OF_PICTURES)


def words_of_part(attr: Attr) -> tuple[tuple[str, str], ...]:
    """Return the attributes with words of a division or of code. Without a label, none is shown.

    >>> words_of_part(Attr("thm:euler", (), (("name", "Euler"),))), words_of_part(Attr("", (), (("name", "Euler"),)))
    ((('name', 'Euler'),), ())
    """
    return _worded(attr, WORDED_OF_PARTS) if LABEL.fullmatch(attr.id) else ()


def _worded(attr: Attr, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in attr.pairs if name in names and value.strip())

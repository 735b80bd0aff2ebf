"""Notes of the editor and of the translator."""

from __future__ import annotations

from diglot.model.markup.typography import NO_BREAK_SPACE, HouseStyle
from diglot.model.tree import Emph, Inline, Str

_SIGNATURES = {"ed": "Ed.", "tr": "Translator’s note"}


def signature(by: str, style: HouseStyle) -> tuple[Inline, ...]:
    """Return how a note is signed: a dash, then the words."""
    dash = "—" if style.english_dash == "em-closed" else f"{NO_BREAK_SPACE}– "
    return (Str(dash), Emph((Str(_SIGNATURES[by]),)))

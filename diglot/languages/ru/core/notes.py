"""Notes of the editor and of the translator."""

from __future__ import annotations

from diglot.model.markup.typography import NO_BREAK_SPACE, HouseStyle
from diglot.model.tree import Emph, Inline, Space, Str

_SIGNATURES = {"ed": f"Прим.{NO_BREAK_SPACE}ред.", "tr": f"Прим.{NO_BREAK_SPACE}пер."}


def signature(by: str, _: HouseStyle) -> tuple[Inline, ...]:
    """Return how a note is signed: a dash, then the words."""
    return (Str(f"{NO_BREAK_SPACE}—"), Space(), Emph((Str(_SIGNATURES[by]),)))

"""A layout of WeasyPrint's in, whether its pages are made up by this extension out. Touches nothing."""

from __future__ import annotations

from typing import Any

_FINISHER = f"{__package__}.page_makeup"


def is_made_up(context: Any) -> bool:
    """Return whether a typesetter that has this extension lays pages out: the patches are those of all in a process."""
    finishers = getattr(context.font_config, "finishers", ())
    return any(finisher.__module__ == _FINISHER for finisher in finishers)

"""Titles that a text is given."""

from __future__ import annotations

from collections.abc import Mapping

ALERTS: Mapping[str, str] = {
    "note": "Note",
    "tip": "Tip",
    "important": "Important",
    "warning": "Warning",
    "caution": "Caution",
}

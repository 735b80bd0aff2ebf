"""Titles that a text is given."""

from __future__ import annotations

from collections.abc import Mapping

ALERTS: Mapping[str, str] = {
    "note": "Примечание",
    "tip": "Совет",
    "important": "Важно",
    "warning": "Предупреждение",
    "caution": "Внимание",
}

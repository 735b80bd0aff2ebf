"""Labels of links and notes: when two are the same, and by which prefixes the notes of others are told."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.languages.parts.model.letters import rows_of
from diglot.model.languages import LANGUAGES

APPARATUS = "app"
"""What a note is `by` that is an entry of a critical apparatus: readings of the words before its call."""
NOTE_AUTHORS: Mapping[str, str] = {by: by for by in ("ed", "tr", APPARATUS)} | {
    prefix: by for language in LANGUAGES.values() for prefix, by in rows_of(language.note_prefixes).items()
}
"""What stands before the colon in `[^tr:name]`, in small letters, and whose the note is: "ed", "tr" or `APPARATUS`."""

WITHOUT_COUNTERPART = frozenset(["tr", APPARATUS])
"""Whose notes have none in the other text."""


def label_of(written: str) -> str:
    """Return the name by which an address or a note is found; that of a note begins with a circumflex."""
    return " ".join(written.split()).casefold()


def slip_in_label(label: str) -> str:
    """Return what a label should be that only looks like one of the editor's or the translator's; "" if it does not.

    >>> slip_in_label("tr:paris"), slip_in_label("fig:1"), slip_in_label("trans:paris"), slip_in_label("ed:")
    ('', '', 'tr:paris', 'ed:1')
    """
    before, colon, name = label.partition(":")
    prefix = before.casefold()
    by = next((known for known in NOTE_AUTHORS if prefix.startswith(known)), "")
    if not (colon and by) or (prefix == by and name):
        return ""
    return f"{by}:{name or 1}"

"""The type of a read catalogue: what `parsing` returns and `Localization` looks up."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

# As in compiled catalogues.
_AFTER_CONTEXT = "\4"


class CatalogueTable(msgspec.Struct, frozen=True):
    """The messages of a catalogue. words: translations by `message_key`.

    forms: of plural messages, by their singular. Fuzzy and missing translations are left out.
    """

    words: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]


def message_key(msgid: str, context: str | None) -> str:
    """Return the key of a message: its text, after its context and an end of transmission where it has one."""
    return f"{context}{_AFTER_CONTEXT}{msgid}" if context else msgid

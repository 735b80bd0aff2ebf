"""What a PO file says of a document, message by message. Touches nothing."""

from __future__ import annotations

import msgspec


class PoMessage(msgspec.Struct, frozen=True):
    """A message of a PO file. Lines are numbers from 0; ranges end before their second one.

    text: as the document has it; translation: "" where there is none. previous: what a fuzzy one is the translation of,
    "" where the file does not say. places: the files that have it, as written. line: of `msgid`. written: the lines of
    `msgstr`. flags: the line with `fuzzy`, or None. before: the lines of what it was (`#|`).
    """

    text: str
    translation: str
    places: tuple[str, ...]
    line: int
    written: tuple[int, int]
    flags: int | None = None
    previous: str = ""
    before: tuple[int, int] = (0, 0)

    @property
    def is_fuzzy(self) -> bool:
        """Whether the translation is of another text than the document has now."""
        return self.flags is not None


class PoFile(msgspec.Struct, frozen=True):
    """A PO file. day, translator: of the last revision as the head has them, or "".

    obsolete: how many of its messages are in no document any more; plural: the lines of those with several forms, from
    1, which no document has.
    """

    messages: tuple[PoMessage, ...]
    day: str
    translator: str
    obsolete: int
    plural: tuple[int, ...]

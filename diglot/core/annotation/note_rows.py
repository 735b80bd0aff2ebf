"""The second row of notes, those of the editor and of the translator: their marks and their signatures. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.note_labels import APPARATUS
from diglot.model.markup.typography import HouseStyle
from diglot.model.tree import Block, Para, Plain, Str, plain_text

# A fourth asterisk is not read at a glance any more.
_MOST_ASTERISKS = 3

_STOP = re.compile(r"[.!?…:;][»”’\")\]]*$")


def note_marks(count: int, lang: Lang) -> tuple[str, ...]:
    """Return the marks of so many notes: asterisks, or letters where a text has more than three.

    >>> note_marks(3, "en"), note_marks(4, "ru"), note_marks(28, "en")[-3:]
    (('*', '**', '***'), ('а', 'б', 'в', 'г'), ('z', 'aa', 'bb'))
    """
    if count <= _MOST_ASTERISKS:
        return tuple("*" * number for number in range(1, count + 1))
    letters = LANGUAGES[lang].numberings[0]
    return tuple(letters[number % len(letters)] * (number // len(letters) + 1) for number in range(count))


@cache
def _signed() -> re.Pattern[str]:
    """Return a pattern for what authors sign notes with by themselves, in any language."""
    signed = "|".join(language.signed_notes for language in LANGUAGES.values() if language.signed_notes)
    return re.compile(rf"(?:{signed})[.)\]\s]*$", re.IGNORECASE)


def sign_note(blocks: Sequence[Block], by: str, lang: Lang, style: HouseStyle) -> tuple[Block, ...]:
    """Return a note that says at its end whose it is, if the house wants that and the note does not say so.

    by: "ed", "tr" or `APPARATUS`, whose entries nobody signs.

    >>> signing = HouseStyle(note_signatures=True)
    >>> [plain_text(block.inlines) for block in sign_note((Para((Str("A port"),)),), "ed", "en", signing)]
    ['A port.—Ed.']
    >>> [plain_text(block.inlines) for block in sign_note((Para((Str("Порт. — Прим. пер."),)),), "tr", "ru", signing)]
    ['Порт. — Прим. пер.']
    """
    if by == APPARATUS or not style.note_signatures:
        return tuple(blocks)
    signature = LANGUAGES[lang].note_signature()(by, style)
    match blocks:
        case [*before, Para(inlines) | Plain(inlines) as last]:
            text = plain_text(inlines).rstrip()
            if _signed().search(text):
                return tuple(blocks)
            stop = () if _STOP.search(text) else (Str("."),)
            return (*before, type(last)((*inlines, *stop, *signature)))
    return (*blocks, Para(signature[1:]))

"""A text in, its bare form out: two texts that fold to the same say the same, however they are set. Touches nothing.

What folding forgets is what a typesetter may change without asking the author: the form of quotation marks, of
dashes, of spaces, the letter ё, composed accents. It never makes two texts alike that a reader would tell apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from diglot.core.ledger.canonical_text import CODE_FENCE

# Each habit of the typesetter, and what it becomes; in this order, until nothing changes any more.
_HABITS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        # Soft hyphens, joiners, marks of direction, the mark at the head of a file: nobody sees them.
        ("[\u00ad\u200b-\u200f\u2060\ufeff]", ""),
        ("…", "..."),
        ("[«»„“”‟‹›‘’‚‛`´ʼ′″']", '"'),
        ("ё", "е"),
        ("Ё", "Е"),
        (r"\s+", " "),
        ("[‐‑]", "-"),
        ("[‒-―−]|--+", "—"),
        # A hyphen that stands free, that makes a number negative, that stands between two.
        (r" -(?= )|(?<![\w-])-(?=\d)|(?<=\d)-(?=\d)", "—"),
        (" ?—[— ]*", "—"),
        # Groups of digits, what follows a number or a sign closely, initials, punctuation: set with a thin space, a
        # no-break one or none.
        (r"(?<=\d) (?=\d{3}(?!\d))", ""),
        (r"(?<=\d) (?=[%‰°])", ""),
        ("(?<=[№§$€£₽]) ", ""),
        (r"(?<=\b\w\.) (?=\w)", ""),
        (r" (?=[,;:!?.)\]])|(?<=[(\[]) ", ""),
    )
)


@lru_cache(maxsize=1 << 16)
def normalize_text(text: str) -> str:
    """The bare form of a text. Folding it again changes nothing; a block of code is left as it is.

    >>> normalize_text("«Всё —  хорошо», — сказал А. С. Пушкин…") == normalize_text(
    ...     '"Все - хорошо", -- сказал А.С. Пушкин...'
    ... )
    True
    >>> normalize_text("in 1990") == normalize_text("in 1991")
    False
    """
    if text.startswith(CODE_FENCE):
        return text
    bare = unicodedata.normalize("NFC", text).strip()
    while True:
        before = bare
        for habit, put in _HABITS:
            bare = habit.sub(put, bare)
        bare = bare.strip()
        if bare == before:
            return bare

"""Normalise a text, so that texts with the same words compare equal however they are set. Pure functions.

Normalisation removes what a typesetter may change without asking the author: the form of quotation marks, dashes and
spaces, the marks of ё, composed accents. It never makes two texts equal that a reader would distinguish.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from diglot.core.ledger.canonical_text import CODE_FENCE
from diglot.languages.parts.model.letters import without_optional_marks

# Typographic variants and their normal form; applied in this order until nothing changes.
_REPLACEMENTS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Invisible: soft hyphens, joiners, direction marks, byte order marks.
        ("[\u00ad\u200b-\u200f\u2060\ufeff]", ""),
        ("…", "..."),
        ("[«»„“”‟‹›‘’‚‛`´ʼ′″']", '"'),
        (r"\s+", " "),
        ("[‐‑]", "-"),
        ("[‒-―−]|--+", "—"),
        # A hyphen between spaces, before a negative number, or between two numbers.
        (r" -(?= )|(?<![\w-])-(?=\d)|(?<=\d)-(?=\d)", "—"),
        (" ?—[— ]*", "—"),
        # Set with a thin space, a no-break one or none: groups of digits, signs beside a number, initials, punctuation.
        (r"(?<=\d) (?=\d{3}(?!\d))", ""),
        (r"(?<=\d) (?=[%‰°])", ""),
        ("(?<=[№§$€£₽]) ", ""),
        (r"(?<=\b\w\.) (?=\w)", ""),
        (r" (?=[,;:!?.)\]])|(?<=[(\[]) ", ""),
    )
)


@lru_cache(maxsize=4096)
def normalize_text(text: str) -> str:
    """Return the normal form of a text. The function is idempotent; a block of code is returned unchanged.

    >>> normalize_text("«Всё —  хорошо», — сказал А. С. Пушкин…") == normalize_text(
    ...     '"Все - хорошо", -- сказал А.С. Пушкин...'
    ... )
    True
    >>> normalize_text("in 1990") == normalize_text("in 1991")
    False
    """
    if text.startswith(CODE_FENCE):
        return text
    normalized = without_optional_marks(unicodedata.normalize("NFC", text)).strip()
    while True:
        before = normalized
        for variant, replacement in _REPLACEMENTS:
            normalized = variant.sub(replacement, normalized)
        normalized = normalized.strip()
        if normalized == before:
            return normalized

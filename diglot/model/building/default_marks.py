"""Marks of the default templates, styles and scripts, by which copies of older ones are known. Touches nothing.

The last line of each is a comment with a mark of all above it. A copy takes the mark along; once the default changes,
the two marks differ.
"""

from __future__ import annotations

import re
from hashlib import blake2b

_MARK = re.compile(r"^(?:\{#|/\*) default ([0-9a-f]{6}) (?:#\}|\*/)\s*\Z", re.MULTILINE)


def mark_in(text: str) -> str:
    """Return the mark at the end of a file, or "".

    >>> mark_in("<p></p>\\n{# default 0a1b2c #}\\n"), mark_in("p { margin: 0 }\\n")
    ('0a1b2c', '')
    """
    match = _MARK.search(text)
    return match[1] if match else ""


def with_mark(text: str, suffix: str) -> str:
    """Return a file with its right mark. suffix: of its name.

    >>> with_mark("p { margin: 0 }\\n/* default ffffff */\\n", ".css")
    'p { margin: 0 }\\n/* default 74c7f7 */\\n'
    """
    body = _MARK.sub("", text)
    start, end = ("/*", "*/") if suffix in (".css", ".js") else ("{#", "#}")
    return f"{body}{start} default {blake2b(body.encode(), digest_size=3).hexdigest()} {end}\n"

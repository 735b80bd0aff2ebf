"""Names of files in, whether every system can hold them and every reader sees them as they are out. Pure functions."""

from __future__ import annotations

import re

from diglot.model.markup.allowed_markup import FORBIDDEN

MAX_NAME_BYTES = 200

# Windows does not allow these, and a site is copied to every system. U+FFFD stands for bytes that are not valid text.
# What is invisible would let two names look the same.
_BAD_NAME = re.compile(
    r'[<>:"\\|?*/\ufffd\t\n\x85\u2028\u2029\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]|[ .]$'
)


def is_portable_name(name: str) -> bool:
    """Return whether a file of this name works on every system; nothing invisible may hide in it.

    >>> [is_portable_name(name) for name in ("на-бумаге.md", "what?.md", "a\\u202edm.exe", "a\\u200b.md", "x" * 201)]
    [True, False, False, False, False]
    """
    is_bad = _BAD_NAME.search(name) or FORBIDDEN.search(name)
    return bool(name) and not is_bad and len(name.encode("utf-8", "surrogateescape")) <= MAX_NAME_BYTES


def is_source(path: str) -> bool:
    """Return whether a path from the publication's root is that of a visible file under `content/`.

    >>> [is_source(path) for path in ("content/en/a.md", "content/../a.md", "templates/a.html", "content/.a.md")]
    [True, False, False, False]
    """
    first, *rest = path.split("/")
    return first == "content" and bool(rest) and all(is_portable_name(name) and name[0] != "." for name in rest)

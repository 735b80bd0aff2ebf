"""Find out whom a comment names, by an @ before a name. Pure functions."""

from __future__ import annotations

import re


def is_named(text: str, name: str) -> bool:
    """Return whether a text names somebody: by the whole name, the first one, or both with a hyphen between them.

    >>> [is_named(text, "Nina Ash") for text in ("@nina, why?", "see @Nina Ash", "@nina-ash", "@Ninas", "Nina?")]
    [True, True, True, False, False]
    """
    if not name:
        return False
    forms = (name, name.split()[0], "-".join(name.split()))
    return any(re.search(rf"(?<!\w)@{re.escape(form)}(?!\w)", text, re.IGNORECASE) for form in forms)

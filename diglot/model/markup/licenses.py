"""The addresses of licences, by their names. Touches nothing."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)", re.IGNORECASE)


def license_url(name: str) -> str:
    """Return the URL of a licence of Creative Commons, or of one that is named by its URL; else "".

    >>> license_url("CC BY-NC-ND 4.0")
    'https://creativecommons.org/licenses/by-nc-nd/4.0/'
    >>> license_url("All rights reserved")
    ''
    """
    if name.startswith(("https://", "http://")):
        return name
    if re.fullmatch(r"CC0(?:[ -]1\.0)?", name, re.IGNORECASE):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    match = _CREATIVE_COMMONS.fullmatch(name)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else ""

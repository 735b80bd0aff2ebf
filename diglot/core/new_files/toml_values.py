"""Values in, as TOML has them out. Pure functions."""

from __future__ import annotations

import json
from collections.abc import Sequence


def toml_value(value: str | Sequence[str]) -> str:
    """Return a text or a list of texts: as in JSON, but for the one control character that JSON leaves as it is.

    >>> toml_value(['"a"', "б"]), toml_value("\\x7f")
    ('["\\\\"a\\\\"", "б"]', '"\\\\u007f"')
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

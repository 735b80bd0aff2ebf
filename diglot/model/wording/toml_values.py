"""Values in, as TOML has them out, on one line. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Everything that TOML forbids in a basic string.
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def toml_value(value: str | Sequence[str]) -> str:
    """Return a text or a list of texts.

    >>> toml_value(['"a"', "б"]), toml_value("\\x7f")
    ('["\\\\"a\\\\"", "б"]', '"\\\\u007f"')
    """
    if isinstance(value, str):
        return f'"{_ESCAPED.sub(_escaped, value)}"'
    return f"[{', '.join(map(toml_value, value))}]"


def _escaped(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}"

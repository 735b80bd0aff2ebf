"""Text from outside in, text that is safe to print to a terminal out. Touches nothing."""

from __future__ import annotations

import re
from pathlib import PurePath

# What makes a terminal do something or turns the order of letters around: C0 but for tab and line feed, DEL, C1 and the
# bidirectional controls. (`model.markup.allowed_markup.FORBIDDEN` also has what is merely invisible.)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CONTROL_OR_LINE_END = re.compile(f"{_CONTROL.pattern}|[\t\n\u2028\u2029]")


def show_controls(text: str) -> str:
    """Return the text with control characters spelt out, tabs and line ends kept.

    >>> show_controls("evil\\x1b[2J\\u202e.md")
    'evil<U+001B>[2J<U+202E>.md'
    """
    return _CONTROL.sub(_spell, text)


def escape_controls(document: str) -> str:
    """Return a JSON document that means the same, its control characters as JSON escapes.

    >>> escape_controls('"\u202e"')
    '"\\\\u202e"'
    """
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", document)


def quotable(value: object) -> object:
    """Return a value that can be part of a message: of a text or a path, one line without control characters.

    >>> quotable("a.md\\nb.md:1: forged"), quotable(7)
    ('a.md<U+000A>b.md:1: forged', 7)
    """
    return _CONTROL_OR_LINE_END.sub(_spell, str(value)) if isinstance(value, str | PurePath) else value


def _spell(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"

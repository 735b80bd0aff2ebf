"""Words for errors in TOML: what the parser of the standard library says in, a message for the editor out. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from diglot.model.messages import N_

_CURLY = re.compile("[«»“”„‘’]")

# How messages of `tomllib` begin.
_REASONS: Mapping[str, str] = {
    "Invalid statement": N_("a line must be name = value, or the name of a table in [brackets]"),
    "Expected '='": N_("there is no = after the name"),
    "Expected newline": N_("something follows the end of the value"),
    "Expected ']'": N_("the brackets of the table's name are not closed"),
    "Expected ']]'": N_("the brackets of the table's name are not closed"),
    "Invalid initial character": N_(
        "a name consists of Latin letters, digits, - and _; any other name must be in quotation marks"
    ),
    "Invalid value": N_("this is not a value: text must be in quotation marks"),
    "Invalid date": N_("there is no such day or time"),
    "Unclosed array": N_("the list is not closed: ] is missing, or a comma"),
    "Unclosed inline table": N_("the table is not closed: } is missing, or a comma"),
    "Unterminated string": N_("the quotation marks are not closed"),
    "Illegal character": N_("the quotation marks are not closed"),
    "Found invalid character": N_("TOML does not allow this character"),
    "Unescaped": N_("write a backslash twice: \\\\"),
    "Invalid hex": N_("\\u must be followed by four hexadecimal digits"),
    "Escaped character": N_("\\u must be followed by four hexadecimal digits"),
    "Cannot overwrite": N_("this name appears twice"),
    "Cannot declare": N_("this table appears twice"),
    "Cannot redefine": N_("this table appears twice"),
    "Cannot mutate": N_("this table is complete already: nothing can be added to it"),
    "Duplicate inline": N_("this name appears twice"),
}


def toml_reason(message: str, line: str) -> str:
    """Return the reason for which a line is not TOML. message: the parser's.

    >>> toml_reason("Invalid value (at line 3, column 6)", "ru = «Анна»")
    'quotation marks must be straight here: "…"'
    """
    if _CURLY.search(re.sub(r'"[^"]*"', "", line)):
        return N_('quotation marks must be straight here: "…"')
    return next(
        (reason for beginning, reason in _REASONS.items() if message.startswith(beginning)),
        N_("this line cannot be read"),
    )

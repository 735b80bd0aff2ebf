"""Thematic breaks with spaces between their signs."""

from __future__ import annotations

import re

from diglot.model.markup.line_kinds import line_kinds

# The markers of items may stand before it.
_SPACED_BREAK = re.compile(
    r"^(?P<before>[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*?)"
    r"(?P<signs>(?P<sign>[-*])(?=[-* \t]*[ \t][-*])(?:[ \t]*(?P=sign)){2,})(?P<after>[ \t]*)$",
    re.MULTILINE,
)


def with_plain_breaks(body: str) -> str:
    """Write each “* * *” as “***”, of the same length: with lettered lists, pandoc takes spaced signs for items.

    >>> with_plain_breaks("One.\\n\\n* * *\\n")
    'One.\\n\\n***  \\n'
    """
    if not _SPACED_BREAK.search(body):
        return body
    lines = body.split("\n")
    for number, kind in enumerate(line_kinds(lines)):
        if kind == "text" and (found := _SPACED_BREAK.match(lines[number])):
            # Never dashes: below a paragraph they would make a heading of it.
            lines[number] = f"{found['before']}***".ljust(len(lines[number]))
    return "\n".join(lines)

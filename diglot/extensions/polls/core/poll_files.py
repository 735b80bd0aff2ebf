"""The file of a poll and its votes in, the same file with the votes and the day of closing out. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

_OPTION = re.compile(r"^[ \t]*\[\[[ \t]*options[ \t]*\]\]")
_TABLE = re.compile(r"^[ \t]*\[")
_VOTES = re.compile(r"^([ \t]*votes[ \t]*=[ \t]*)\d[\d_]*")
_COMMENT = re.compile(r"^[ \t]*#")


def closed_poll(source: str, votes: Sequence[int], closed: dt.date) -> str:
    """Return the file of an open poll with the votes for each option and the day on which it closed.

    Nothing else is changed. The caller must read the result again: a file may be written in a way that is not seen
    through here, such as options in one line.

    >>> print(closed_poll('[question]\\nen = "A?"\\n[[options]]\\nvotes = 0 # none\\n', [12], dt.date(2026, 5, 1)))
    closed = 2026-05-01
    [question]
    en = "A?"
    [[options]]
    votes = 12 # none
    <BLANKLINE>
    """
    newline = "\r\n" if "\r\n" in source else "\n"
    mark = "\ufeff" if source.startswith("\ufeff") else ""
    lines = source.removeprefix(mark).splitlines(keepends=True)
    heads = [number for number, line in enumerate(lines) if _OPTION.match(line)]
    # From the end, so that an inserted line moves none that is still to be changed.
    for head, count in reversed([*zip(heads, votes, strict=False)]):
        stop = next((at for at in range(head + 1, len(lines)) if _TABLE.match(lines[at])), len(lines))
        place = next((at for at in range(head + 1, stop) if _VOTES.match(lines[at])), None)
        if place is None:
            lines[head] = lines[head].rstrip("\r\n") + newline
            lines.insert(head + 1, f"votes = {count}{newline}")
        else:
            lines[place] = _VOTES.sub(rf"\g<1>{count}", lines[place])
    lines.insert(_first_field(lines), f"closed = {closed.isoformat()}{newline}")
    return mark + "".join(lines)


def _first_field(lines: Sequence[str]) -> int:
    """Return the place of the first field or table, before the comment that belongs to it."""
    place = next((at for at, line in enumerate(lines) if line.strip() and not _COMMENT.match(line)), len(lines))
    while place and _COMMENT.match(lines[place - 1]):
        place -= 1
    return place


def is_same_ballot(before: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> bool:
    """Return whether votes for the options of a poll still count for the same options. Each: its words by language.

    Words may be corrected and options added at the end; none may be removed, or take the place of another.

    >>> is_same_ballot([["Ja"], ["No"]], [["Yes"], ["No"], ["Perhaps"]])
    True
    >>> is_same_ballot([["Yes"], ["No"]], [["No"], ["Yes"]])
    False
    """
    if len(now) < len(before):
        return False
    places = {word: place for place, words in enumerate(before) for word in words if word}
    return all(places.get(word, place) == place for place, words in enumerate(now) for word in words if word)

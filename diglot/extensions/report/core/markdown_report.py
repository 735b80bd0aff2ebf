"""What is left to be done in, a comment on a pull request or an issue out. Pure functions.

What comes from texts is escaped: it can be no markup, mention or link of the page that shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias
from urllib.parse import quote

import msgspec

from diglot.core.ledger.word_diff import Piece
from diglot.model.messages import N_

MARK = "<!-- diglot report -->"
"""The first line of a report, by which the comment is found again."""
ISSUE_MARK = "<!-- diglot issue -->"
"""That of an issue."""

Deed: TypeAlias = Literal["update", "translate", "compare", "declare"]

_HEADINGS: dict[Deed, str] = {
    "update": N_("Translate again what has changed"),
    "translate": N_("Translate"),
    "compare": N_("See whether the original should change as well"),
    "declare": N_("Read both texts, and declare them in step"),
}
_MORE = N_("and {n} more")
_NOBODY = N_("Of nobody yet")
_MOST_ITEMS, _MOST_CHANGES = 40, 8
# Around what has changed.
_CONTEXT = 40
_MARKUP = re.compile(r"[^\w\s.,;?!…—–«»“”„’()%-]")

Say: TypeAlias = Callable[..., str]


class Change(msgspec.Struct, frozen=True):
    """A passage that has changed. place: "file:line", "" if it is gone; pieces: of both versions, word by word."""

    place: str
    pieces: tuple[Piece, ...]


class Task(msgspec.Struct, frozen=True):
    """Something to do for a translation. path: of the file that it is about. command: without the program, or "".

    people: whose translation it is.
    """

    deed: Deed
    langs: str
    path: str
    command: str
    changes: tuple[Change, ...] = ()
    people: tuple[str, ...] = ()


def markdown_report(tasks: Sequence[Task], say: Say, program: str, blob: str = "") -> str:
    """Return a report. blob: the address of the files at the commit, with a slash at the end, or "" for no links."""
    return "\n".join(
        [MARK, *(_lines(tasks, say, program, blob) if tasks else [say(_NOTHING)]), *_last(tasks, say, program), ""]
    )


def markdown_issue(tasks: Sequence[Task], say: Say, program: str, blob: str = "") -> str:
    """Return a report by translator, those with most to do first. blob: as above."""
    counts = Counter(one for task in tasks for one in task.people or ("",))
    lines = [ISSUE_MARK] if tasks else [ISSUE_MARK, say(_NOTHING)]
    for person, count in sorted(counts.items(), key=lambda item: (not item[0], -item[1], item[0])):
        own = [task for task in tasks if person in (task.people or ("",))]
        lines += [f"## {escaped(person) or say(_NOBODY)} ({count})", "", *_lines(own, say, program, blob)]
    return "\n".join([*lines, *_last(tasks, say, program), ""])


_NOTHING = N_("**Nothing is left to be done:** no translation has fallen behind.")


def _lines(tasks: Sequence[Task], say: Say, program: str, blob: str) -> Iterator[str]:
    order = list(_HEADINGS)
    for deed, group in groupby(sorted(tasks, key=lambda task: order.index(task.deed)), key=lambda task: task.deed):
        found = list(group)
        yield f"### {say(_HEADINGS[deed])}"
        yield ""
        for task in found[:_MOST_ITEMS]:
            command = f": {_code(f'{program} {task.command}')}" if task.command else ""
            yield f"- {_linked(task.path, blob)} ({task.langs}){command}"
            for change in task.changes[:_MOST_CHANGES]:
                place = f"{_linked(change.place, blob)}: " if change.place else ""
                yield f"  - {place}{words_of(change.pieces)}"
            if len(task.changes) > _MOST_CHANGES:
                yield f"  - {say(_MORE, n=len(task.changes) - _MOST_CHANGES)}"
        if len(found) > _MOST_ITEMS:
            yield f"- {say(_MORE, n=len(found) - _MOST_ITEMS)}"
        yield ""


def _last(tasks: Sequence[Task], say: Say, program: str) -> Iterator[str]:
    """Yield the line below all tasks: how somebody says that a translation has followed."""
    if any(task.deed == "update" for task in tasks):
        yield say(
            N_("Then `{sync}` declares both texts in step; `{minor}` if the change does not affect the translation."),
            sync=f"{program} sync …",
            minor=f"{program} sync --minor …",
        )


def _linked(place: str, blob: str) -> str:
    """Return a file, and a line, as a link, or as code."""
    path, _, line = place.partition(":")
    if not blob:
        return _code(place)
    anchor = f"#L{line}" if line else ""
    # Of Markdown files GitHub shows lines only as plain text.
    plain = "?plain=1" if line else ""
    return f"[{escaped(place)}]({blob}{quote(path)}{plain}{anchor})"


def _code(text: str) -> str:
    return f"`{text.replace('`', '')}`"


def escaped(text: str) -> str:
    """Return a text of which no character is markup.

    >>> escaped("*@ann* <b>")
    '&#42;&#64;ann&#42; &#60;b&#62;'
    """
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def words_of(pieces: Sequence[Piece]) -> str:
    """Return what has changed in a passage, in one line, with a few words around it.

    >>> words_of([("same", "It came "), ("out", "late"), ("in", "early"), ("same", ".")])
    'It came <del>late</del><ins>early</ins>.'
    """
    tags = {"out": ("<del>", "</del>"), "in": ("<ins>", "</ins>"), "same": ("", "")}
    shown = []
    for number, (kind, text) in enumerate(pieces):
        opening, closing = tags[kind]
        is_first, is_last = number == 0, number == len(pieces) - 1
        words = _shortened(text, is_first, is_last) if kind == "same" else text
        # A space at the edge of a text is not one of Markdown's.
        edges = [" " if part.isspace() else "" for part in (words[:1], words[-1:])]
        shown.append(f"{edges[0]}{opening}{escaped(words)}{closing}{edges[1] if words.strip() else ''}")
    return "".join(shown).strip()


def _shortened(text: str, is_first: bool, is_last: bool) -> str:
    """Return a text that has not changed with its middle left out, or the end that is farther from a change."""
    if len(text) <= 3 * _CONTEXT:
        return text
    head, tail = text[:_CONTEXT].rpartition(" ")[0], text[-_CONTEXT:].partition(" ")[2]
    return f"{'' if is_first else head} … {'' if is_last else tail}"

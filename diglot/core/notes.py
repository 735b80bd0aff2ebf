"""A manuscript's body in, the notes that readers do not see out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.model.problems import InlineNote, NoteInNote, NoteTwice, Problem, UncalledNote, UndefinedNote

_FENCE = re.compile(r"[ \t>]*(`{3,}(?=[^`]*$)|~{3,})(.*)")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_DEFINITION = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:")
_CALL = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\](?!:)|(?<!\\)\[\^([^\[\]\s]+)\](?=:)")
_INLINE_NOTE = re.compile(r"(?<!\\)\^\[")


def lines_of_text(body: str) -> Iterator[tuple[int, str]]:
    """The lines of a body outside its blocks of code, by number from 1, each without its spans of code."""
    fence = ""
    for number, line in enumerate(body.split("\n"), start=1):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, _CODE.sub(lambda match: " " * len(match[0]), line)


def find_swallowed(body: str, path: str, body_line: int) -> Iterator[Problem]:
    """Notes that readers do not see, or see as signs. body_line: the line of the file on which the body begins.

    >>> [problem.code for problem in find_swallowed("A[^1] and ^[b].\\n\\n[^1]: C[^2]\\n\\n[^2]: D", "a.md", 1)]
    ['inline-note', 'note-in-note']
    """
    if "[^" not in body and "^[" not in body:
        return
    if _is_in_order(body):
        return
    rows = list(lines_of_text(body))
    notes: dict[str, tuple[str, int]] = {}
    calls: dict[str, int] = {}
    inner: list[tuple[str, int]] = []
    inside, is_after_blank = "", False
    for number, line in rows:
        at = number + body_line - 1
        definition = _DEFINITION.match(line)
        if definition:
            inside = definition[1]
            first = notes.setdefault(inside.casefold(), (inside, at))[1]
            if first != at:
                yield NoteTwice(path, at, inside, first)
        elif is_after_blank and line.strip() and not line.startswith((" ", "\t")):
            inside = ""
        is_after_blank = not line.strip()
        rest = line[definition.end() :] if definition else line
        for match in _CALL.finditer(rest):
            name = match[1] or match[2]
            if inside:
                inner.append((name, at))
            calls.setdefault(name, at)
        yield from (InlineNote(path, at) for _ in _INLINE_NOTE.finditer(rest))
    called = {name.casefold() for name in calls}
    yield from (NoteInNote(path, at, name) for name, at in dict(inner).items() if name.casefold() in notes)
    yield from (UndefinedNote(path, at, name) for name, at in calls.items() if name.casefold() not in notes)
    yield from (UncalledNote(path, at, name) for small, (name, at) in notes.items() if small not in called)


_NAMES = re.compile(r"\[\^([^\[\]\s]+)\](:)?")


def _is_in_order(body: str) -> bool:
    """Is each note called in the text before all notes, and defined once? Then no line needs a closer look."""
    called: set[str] = set()
    defined: set[str] = set()
    for name in _NAMES.finditer(body):
        start = name.start()
        if name[2] and body[max(0, start - 4) : start].rpartition("\n")[2] in ("", " ", "  ", "   "):
            if name[1] in defined:
                return False
            defined.add(name[1])
        elif defined:
            return False
        else:
            called.add(name[1])
    return called == defined and "^[" not in body

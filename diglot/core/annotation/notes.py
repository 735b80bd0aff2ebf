"""Find footnotes of a manuscript that readers would not see. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from diglot.model.markup.line_kinds import line_kinds
from diglot.model.markup.note_labels import slip_in_label
from diglot.model.markup.typography import MIXED_LETTERS, corrected_words
from diglot.model.problems import (
    CorrectedLetters,
    InlineNote,
    NoteLabel,
    NoteTwice,
    Problem,
    UncalledNote,
    UndefinedNote,
)

_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_DEFINITION = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:")
_CALL = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\](?!:)|(?<!\\)\[\^([^\[\]\s]+)\](?=:)")
_INLINE_NOTE = re.compile(r"(?<!\\)\^\[")


def lines_outside_code(body: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a body outside code blocks, with their numbers from 1; code spans are blanked."""
    lines = body.split("\n")
    for number, (line, kind) in enumerate(zip(lines, line_kinds(lines), strict=True), start=1):
        if kind == "text":
            yield number, _CODE.sub(lambda match: " " * len(match[0]), line)


def find_corrected_letters(body: str, path: str, body_line: int) -> Iterator[Problem]:
    """Yield the words in two alphabets that pages show in one: corrected in silence, they would stay in the file."""
    for number, line in lines_outside_code(body) if MIXED_LETTERS.search(body) else ():
        for word, shown in corrected_words(line):
            yield CorrectedLetters(path, number + body_line - 1, word, shown)


def find_lost_notes(body: str, path: str, body_line: int) -> Iterator[Problem]:
    """Yield notes that readers do not see, or see as markup. body_line: the line of the file where the body begins.

    >>> [problem.code for problem in find_lost_notes("A[^1] and ^[b].\\n\\n[^1]: C[^2]\\n\\n[^2]: D", "a.md", 1)]
    ['inline-note']
    """
    if "[^" not in body and "^[" not in body:
        return
    if _LABEL_WITH_COLON.search(body):
        yield from _find_slips(body, path, body_line)
    if _is_in_order(body):
        return
    notes: dict[str, tuple[str, int]] = {}
    empty: set[str] = set()
    calls: dict[str, int] = {}
    inner: dict[str, set[str]] = {}
    inside, is_after_blank = "", False
    for number, line in lines_outside_code(body):
        file_line = number + body_line - 1
        definition = _DEFINITION.match(line)
        rest = line[definition.end() :] if definition else line
        if definition:
            inside = definition[1].casefold()
            if inside in empty or inside not in notes:
                notes[inside] = definition[1], file_line
                empty = empty - {inside} if rest.strip() else empty | {inside}
            elif rest.strip():
                yield NoteTwice(path, file_line, definition[1], notes[inside][1])
        elif is_after_blank and line.strip() and not line.startswith((" ", "\t")):
            inside = ""
        elif inside and line.strip():
            empty.discard(inside)
        is_after_blank = not line.strip()
        for match in _CALL.finditer(rest):
            name = match[1] or match[2]
            calls.setdefault(name, file_line)
            inner.setdefault(inside, set()).add(name.casefold())
        yield from (InlineNote(path, file_line) for _ in _INLINE_NOTE.finditer(rest))
    yield from (
        UndefinedNote(path, file_line, name) for name, file_line in calls.items() if name.casefold() not in notes
    )
    called = _reached("", inner)
    for key, (name, file_line) in notes.items():
        if key not in called:
            yield UncalledNote(path, file_line, name)
            called |= _reached(key, inner)


def _reached(note: str, inner: Mapping[str, Collection[str]]) -> set[str]:
    """Return the notes that a note calls, and those that they call. note: its name; "" for the text."""
    reached: set[str] = set()
    waiting = [note]
    while waiting:
        new = set(inner.get(waiting.pop(), ())) - reached
        reached |= new
        waiting += new
    return reached


_LABEL_WITH_COLON = re.compile(r"(?<!\\)\[\^([^\[\]\s:]+:[^\[\]\s]*)\]")


def _find_slips(body: str, path: str, body_line: int) -> Iterator[Problem]:
    """Yield labels that look like those of notes of the editor or the translator, and are not, each once."""
    seen: set[str] = set()
    for number, line in lines_outside_code(body):
        for match in _LABEL_WITH_COLON.finditer(line):
            wanted = slip_in_label(match[1])
            if wanted and match[1] not in seen:
                seen.add(match[1])
                yield NoteLabel(path, number + body_line - 1, match[1], wanted)


_NAMES = re.compile(r"\[\^([^\[\]\s]+)\](:)?")


def _is_in_order(body: str) -> bool:
    """Return whether each note is called in the text before all notes, and defined once: then all is well."""
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

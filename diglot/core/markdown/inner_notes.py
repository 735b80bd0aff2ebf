"""Call notes that other notes call in the text instead, after the note that calls them: pandoc reads no notes in notes.

A call inside a note is masked, and followed by a mark. Such a note is called in the text instead, unless it is there
already, and the mark after that call says which it is. Definitions that hold nothing give way to others of their name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from diglot.core.markdown.masks import Span, masked
from diglot.core.markdown.note_authors import author_mark
from diglot.core.markdown.scan import BodyScan
from diglot.model.markup.line_kinds import find_definitions
from diglot.model.paper.spreads import NOTE_REFERENCE
from diglot.model.tree import Attr, Node, Note, Pandoc, Str, find, rewrite
from diglot.model.tree import Span as SpanNode

_DEFINITION = re.compile(r"^ {0,3}\[\^([^\[\]\s]+)\]:[ \t]*", re.MULTILINE)
_CALL = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\]")
# What follows the call of a note in a note, and what stands on both sides of a note's name. No manuscript has them.
_REFERENCE_MARK, _NAME_MARK = "\U0002fffe", "\U0002ffff"
# A narrow no-break space, so that notes 1 and 2 do not look like 12.
_GAP = "\u202f"
INNER_NOTE_MARKS = (_REFERENCE_MARK, _NAME_MARK)
_REFERENCE = re.compile(rf"\[\^([^\[\]\s]+)\]{_REFERENCE_MARK}")
_NAME = re.compile(rf"{_NAME_MARK}([^{_NAME_MARK}]*){_NAME_MARK}")


class InnerCalls(NamedTuple):
    """The calls inside notes, which are to be masked, and the marks that pandoc's tree is read by."""

    spans: Sequence[Span] = ()
    marks: Sequence[tuple[int, str]] = ()


@dataclass
class _Notes:
    """The notes of a body: the calls in the text, by their ends; the calls inside notes; the names that each calls."""

    calls: list[tuple[int, str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    inner: dict[str, dict[str, None]] = field(default_factory=dict)

    def below(self, name: str, seen: set[str]) -> Iterator[str]:
        """Yield the notes that are not seen yet among those that a note calls, and those that they call, in order."""
        waiting = [name]
        while waiting:
            inner = [other for other in self.inner.get(waiting.pop(), ()) if other not in seen]
            seen.update(inner)
            yield from inner
            waiting += reversed(inner)


def find_inner_calls(scan: BodyScan) -> InnerCalls:
    """Find the calls of notes inside notes, and the definitions that hold nothing and hide another."""
    first = _DEFINITION.search(scan.text)
    tail = scan.text[first.start() :] if first else ""
    if tail.count("[^") == len(set(_DEFINITION.findall(tail))):
        return InnerCalls()
    defined, hiding = _definitions(scan)
    notes = _read_calls(scan, defined)
    named = {other for inner in notes.inner.values() for other in inner}
    seen = {name for _, name in notes.calls}
    # The mark makes another name of that of a definition that hides the note itself.
    marks = [(at, _REFERENCE_MARK) for at in (*hiding, *(end for _, end in notes.spans))]
    for end, name in notes.calls if named else ():
        lifted = "".join(
            f"{_GAP}[^{other}]{author_mark(other)}{_name_mark(other)}" for other in notes.below(name, seen)
        )
        marks.append((end, (_name_mark(name) if name in named else "") + lifted))
    return InnerCalls(notes.spans, marks)


def _name_mark(name: str) -> str:
    return f"{_NAME_MARK}{masked(name, [(0, len(name))])}{_NAME_MARK}"


def _definitions(scan: BodyScan) -> tuple[Mapping[str, Span], Sequence[int]]:
    """Return where the definition of each note is, and where the names of those end that are empty and hide one."""
    defined: dict[str, Span] = {}
    empty: dict[str, list[int]] = {}
    lines, starts = scan.text.split("\n"), [*scan.line_starts, len(scan.text)]
    for written, (start, stop) in find_definitions(lines):
        name, head = written[1:].casefold(), _DEFINITION.match(lines[start])
        if not head or name in defined:
            continue
        if head.end() == len(lines[start]) and stop == start + 1:
            empty.setdefault(name, []).append(starts[start] + head.end(1))
        else:
            defined[name] = starts[start], starts[stop]
    return defined, [end for name, ends in empty.items() if name in defined for end in ends]


def _read_calls(scan: BodyScan, defined: Mapping[str, Span]) -> _Notes:
    notes = _Notes()
    owners = sorted((span, name) for name, span in defined.items())
    heads = {head.end(1) + 1 for head in _DEFINITION.finditer(scan.text)}
    for call in _CALL.finditer(scan.text):
        name = call[1].casefold()
        if name not in defined or call.end() in heads or scan.is_code(call.start()):
            continue
        (_, stop), owner = owners[max(bisect_right(owners, ((call.start(), len(scan.text)), "")) - 1, 0)]
        if defined[owner][0] <= call.start() < stop:
            notes.spans.append(call.span())
            notes.inner.setdefault(owner, {})[name] = None
        else:
            notes.calls.append((call.end(), name))
    return notes


def with_inner_notes(tree: Pandoc) -> Pandoc:
    """Return a tree whose notes have the names by which others refer to them, and in which such references are."""
    names: dict[int, str] = {}
    last: Note | None = None
    for node in find(tree.blocks, Note, Str, shut=frozenset([Note])):
        if isinstance(node, Note):
            last = node
        elif last and (name := _NAME.match(node.text)):
            names[id(last)] = name[1]

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Note(blocks, by):
                return Note(blocks, by, names.get(id(node), ""))
            case Str(text) if _NAME_MARK in text or _REFERENCE_MARK in text:
                return tuple(_with_references(_NAME.sub("", text)))
        return node

    return Pandoc(tree.api_version, rewrite(tree.blocks, change, Note, Str), tree.meta)


def _with_references(text: str) -> Iterator[Node]:
    done = 0
    for reference in _REFERENCE.finditer(text):
        yield from (Str(text[done : reference.start()]),) if reference.start() > done else ()
        name = reference[1]
        attr = Attr("", (NOTE_REFERENCE,), (("note", name.casefold()),))
        yield SpanNode((attr, (Str(f"[^{name}]"),)))
        done = reference.end()
    if rest := text[done:].replace(_REFERENCE_MARK, ""):
        yield Str(rest)

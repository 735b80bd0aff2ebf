"""Notes that are not the author's: marks beside their calls, and what these say in pandoc's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.core.markdown.marks import LITERAL, literal_without
from diglot.core.markdown.scan import BodyScan
from diglot.model.markup.note_labels import APPARATUS, NOTE_AUTHORS
from diglot.model.tree import Node, Note, Pandoc, Space, Str, find, rewrite

_CALL_OF_OTHERS = re.compile(
    rf"\[(?<!\\\[)\^(?P<label>(?P<by>{'|'.join(NOTE_AUTHORS)}):[^\[\]\s]+)\](?P<colon>:?)", re.IGNORECASE
)
_DEFINED_NOTE = re.compile(r"^[ \t>]*\[\^([^\[\]\s]+)\]:", re.MULTILINE)
# pandoc drops the label of a note, so one of these characters after its call says whose it is. No manuscript has them.
CALL_MARKS = {"\ufffe": "ed", "\uffff": "tr", "\U0001fffe": APPARATUS}
_MARK_OF = {by: mark for mark, by in CALL_MARKS.items()}
_NO_MARKS = dict.fromkeys(map(ord, CALL_MARKS))


def calls_of_others(scan: BodyScan) -> Iterator[re.Match[str]]:
    """Yield the calls of notes that are not the author's, with their `label`."""
    calls = list(_CALL_OF_OTHERS.finditer(scan.text))
    defined = {found[1].casefold() for found in _DEFINED_NOTE.finditer(scan.text)} if calls else ()
    for call in calls:
        line_start = scan.text.rfind("\n", 0, call.start()) + 1
        is_definition = call["colon"] and not scan.text[line_start : call.start()].strip(" \t>")
        is_read = call["label"].casefold() in defined and not is_definition
        if is_read and not scan.is_code(call.start()):
            yield call


def mark_calls(scan: BodyScan) -> Iterator[tuple[int, str]]:
    """Yield where each call of a note that is not the author's ends, and its mark."""
    return ((call.start("colon"), author_mark(call["label"])) for call in calls_of_others(scan))


def author_of(label: str) -> str:
    """Return whose a note is by its label, as `NOTE_AUTHORS` says it; "" for one of the author."""
    prefix, colon, _ = label.partition(":")
    return NOTE_AUTHORS.get(prefix.lower(), "") if colon else ""


def author_mark(label: str) -> str:
    """Return the mark of a note's label; "" for one of the author."""
    return _MARK_OF.get(author_of(label), "")


def name_authors(tree: Pandoc) -> Pandoc:
    """Return a tree whose notes say whose they are, and which has no marks of calls."""
    authors: dict[int, str] = {}

    def judge(blocks: tuple[object, ...]) -> None:
        last: Note | None = None
        for node in find(blocks, Note, Str, shut=frozenset([Note])):
            if isinstance(node, Note):
                last = node
                judge(node.blocks)
            elif last and node.text[:1] in CALL_MARKS:
                authors[id(last)] = CALL_MARKS[node.text[0]]

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Note(blocks):
                return Note(blocks, authors.get(id(node), ""))
            case Str(text) if (kept := text.translate(_NO_MARKS)) != text:
                # Words after the call were joined with its mark.
                space = (Space(),) if kept.startswith(" ") else ()
                return (*space, Str(kept.lstrip(" "))) if kept.strip(" ") else space
        return literal_without(_NO_MARKS, node)

    judge(tree.blocks)
    return Pandoc(tree.api_version, rewrite(tree.blocks, change, Note, Str, *LITERAL), tree.meta)

"""Follow a passage through earlier versions of its file. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

# Paragraphs that were replaced in one go are told apart by what they still have in common.
_LEAST_LIKENESS = 0.5
_COMPARED = 500
_HEAD = re.compile(r"\A(---|\+\+\+)\n.*?\n(?:\1|\.\.\.)[ \t]*(?=\n|\Z)", re.DOTALL)
_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]")


class _Version(msgspec.Struct, frozen=True):
    """A version of a file. blocks: the lines of each paragraph and item of a list, from 0."""

    lines: Sequence[str]
    blocks: Sequence[range]

    def text(self, start: int, stop: int) -> str:
        """Return the blocks from one number to another, with the lines between them."""
        return "\n".join(self.lines[self.blocks[start].start : self.blocks[stop - 1].stop]) if start < stop else ""


def trace(now: str, line: int, passage: str, earlier: Iterable[str]) -> Iterator[str]:
    """Yield a passage as it was in each earlier version of a file, the newest first; "" and no more where it was not.

    now: the file; line: where the passage begins in it, from 1.

    >>> list(trace("Once.\\n\\nTwo boats.\\n", 3, "Two boats.", ["One boat.\\n", ""]))
    ['One boat.', '']
    """
    newer = _read(now)
    passage_lines = range(line - 1, line + passage.count("\n"))
    own = [number for number, lines in enumerate(newer.blocks) if lines.start in passage_lines]
    for version in earlier:
        older = _read(version)
        texts = [[one.text(number, number + 1) for number in range(len(one.blocks))] for one in (older, newer)]
        own = sorted(_before(texts[0], texts[1], own))
        yield older.text(own[0], own[-1] + 1) if own else ""
        if not own:
            return
        newer = older


def _read(text: str) -> _Version:
    """Return a version with its blocks; the front matter is none."""
    head = _HEAD.match(text)
    first = head[0].count("\n") + 1 if head else 0
    lines = text.split("\n")
    blocks: list[range] = []
    for number, line in enumerate(lines[first:], first):
        if line.strip() and (number == first or not lines[number - 1].strip() or _ITEM.match(line)):
            blocks.append(range(number, number + 1))
        elif line.strip():
            blocks[-1] = range(blocks[-1].start, number + 1)
    return _Version(lines, blocks)


def _before(older: Sequence[str], newer: Sequence[str], own: Sequence[int]) -> Iterator[int]:
    """Yield the numbers that some blocks of the newer version had in the older one."""
    for tag, start, stop, new_start, new_stop in SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        for number in own:
            if not new_start <= number < new_stop:
                continue
            if tag == "equal" or stop - start == new_stop - new_start:
                yield start + number - new_start
            elif tag == "replace":
                likeness, best = max((_likeness(older[at], newer[number]), -at) for at in range(start, stop))
                if likeness >= _LEAST_LIKENESS:
                    yield -best


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False).ratio()

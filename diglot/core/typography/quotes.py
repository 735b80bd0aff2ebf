"""Running text in, its quotation marks in order out: straight, curly and guillemets, nested to any depth.

Marks are paired with a stack, a paragraph at a time; a quotation of several paragraphs may have a mark at the
beginning of each, or one pair for all.
Where the double marks of a paragraph do not pair, all its quotation marks stay as they were written: an editor
sees a plain mistake sooner than a mended one. Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from diglot.model.markup.typography import APOSTROPHE, DOUBLE_PRIME, PARAGRAPH_SEPARATOR, PRIME, Edit

_MARKS = re.compile("[\"'«»“”„‟‘’‚‹›]")
_DOUBLE = frozenset('"«»“”„‟')
_SPACES = frozenset(" \n\u00a0\u202f")
_BEFORE_OPENING = _SPACES | frozenset("([{<¿¡")
_AFTER_CLOSING = _SPACES | frozenset(".,;:!?)]}…»”’›")
_JOINTS = frozenset("—–-/−=·")
# After the mark that closes a quotation of several paragraphs: the end of the paragraph, or who said it.
_END_OF_QUOTATION = re.compile(r"[.,;:!?…)\]]*(?:\n|[ \u00a0][—–-][ \u00a0])")
# What is left of a paragraph where the next one begins with a mark.
_GOES_ON = re.compile(f"[^{PARAGRAPH_SEPARATOR}]*+(?={PARAGRAPH_SEPARATOR}\n*[{''.join(sorted(_DOUBLE))}])")
# In paragraphs. Two slips further apart than this have nothing to do with each other.
_LONGEST_QUOTATION = 12
# Elisions typed without their apostrophe's closing partner: “'cause” is a word only if no quotation closes later.
_LOOSE_ELISION = re.compile(
    r"(?:nuff|s-[A-Z]\w*|cause|bouts?|round|neath|gainst|tween|fraid|cos|kay|nother|stead|long|deed|course|pon|most|fore"
    r"|lowed|member|spect|spose|hind|live)(?!\w)",
    re.IGNORECASE,
)

QuotationMarks: TypeAlias = tuple[tuple[str, str], tuple[str, str]]
"""The opening and the closing mark of a quotation, and those of a quotation inside it."""


@dataclass(slots=True)
class _Pair:
    """An opening mark and its closing one.

    is_open: the next paragraph goes on with the quotation, and nothing closes it here.
    """

    opening: int
    closing: int
    is_double: bool
    is_open: bool = False


@dataclass(slots=True)
class _Passage:
    """The marks of a paragraph, or of several that are one quotation.

    pairs: none where double marks do not pair. primes: signs of inches, feet and minutes of arc.
    stray: the one double mark that keeps the others from pairing, and the pairs that there are without it.
    """

    pairs: list[_Pair]
    apostrophes: list[int]
    primes: list[Edit]
    is_balanced: bool = True
    stray: tuple[int, list[_Pair]] | None = None


@dataclass(slots=True)
class _Mark:
    at: int
    is_double: bool
    role: Literal["open", "close", "soft close"]


def quotes_by_depth(marks: QuotationMarks) -> Callable[[str], list[Edit]]:
    """Return a finder of quotation marks: the outer ones outside, the inner ones inside, and by turns further in.

    Single marks are quotation marks only inside double ones: outside, ‘…’ glosses a word's meaning and stays.

    >>> quotes_by_depth((("«", "»"), ("„", "“")))('\\n"Да"\\n')
    [(1, 2, '«'), (4, 5, '»')]
    """

    def find(text: str) -> list[Edit]:
        edits: list[Edit] = []
        for passage in _passages(text):
            edits += passage.primes
            ends = [0]
            for pair in sorted(passage.pairs, key=lambda pair: pair.opening):
                while ends[-1] and ends[-1] < pair.closing:
                    ends.pop()
                depth = len(ends) - 1
                if depth == 0 and not pair.is_double:
                    continue
                ends.append(pair.closing)
                edits += _dressed(text, pair, marks[depth % 2])
        edits.sort()
        return edits

    return find


def quotes_by_shape(marks: QuotationMarks) -> Callable[[str], list[Edit]]:
    """Return a finder of quotation marks: double ones outside, single ones inside, and by turns further in.

    A pair of single marks that stands alone stays single: British houses, glosses.

    >>> quotes_by_shape((("“", "”"), ("‘", "’")))('\\n"Yes"\\n')
    [(1, 2, '“'), (5, 6, '”')]
    """

    def find(text: str) -> list[Edit]:
        edits: list[Edit] = []
        for passage in _passages(text):
            around: list[tuple[int, int]] = []
            for pair in sorted(passage.pairs, key=lambda pair: pair.opening):
                while around and around[-1][0] < pair.closing:
                    around.pop()
                design = 0 if pair.is_double else 1
                if around and around[-1][1] == design:
                    design = 1 - design
                around.append((pair.closing, design))
                edits += _dressed(text, pair, marks[design])
            edits += [(at, at + 1, APOSTROPHE) for at in passage.apostrophes if text[at] != APOSTROPHE]
            edits += passage.primes
        edits.sort()
        return edits

    return find


def _dressed(text: str, pair: _Pair, design: tuple[str, str]) -> Iterator[Edit]:
    for at, mark in zip((pair.opening, pair.closing), design, strict=True):
        if text[at] != mark and not (pair.is_open and at == pair.closing):
            yield at, at + 1, mark


def _paragraphs(text: str) -> Iterator[list[int]]:
    """Positions of the marks of each paragraph that has any, apostrophes inside words left out."""
    marks: list[int] = []
    end = text.find(PARAGRAPH_SEPARATOR)
    for match in _MARKS.finditer(text):
        at = match.start()
        if -1 < end < at:
            if marks:
                yield marks
                marks = []
            end = text.find(PARAGRAPH_SEPARATOR, at)
        if text[at] in "'’‘" and text[at - 1].isalnum() and text[at + 1].isalnum():
            continue
        marks.append(at)
    if marks:
        yield marks


def _passages(text: str) -> list[_Passage]:
    """Return the passages of a text, in order; paragraphs between a single pair of marks are one."""
    passages: list[_Passage] = []
    opening = -1  # the passage whose mark a later one may close
    for passage in (_paired(text, marks) for marks in _paragraphs(text)):
        passages.append(passage)
        first = passages[opening].stray if opening >= 0 else None
        if passage.stray and _opens_quotation(text, passage.stray[0]):
            opening = len(passages) - 1
        elif not passage.is_balanced:
            if first and passage.stray and _closes_quotation(text, first[0], passage.stray[0]):
                pair = _Pair(first[0], passage.stray[0], True)
                passages[opening:] = [_joined(pair, passages[opening:])]
            opening = -1
    return passages


def _opens_quotation(text: str, at: int) -> bool:
    """Return whether an unclosed mark opens a quotation: at the start of a paragraph, or after a colon."""
    return text[at + 1] not in _SPACES and text.endswith(("\n", ":", ": ", ":\u00a0"), 0, at)


def _closes_quotation(text: str, opening: int, at: int) -> bool:
    """Whether an unopened mark ends a paragraph, or direct speech in it, and its quotation began near enough."""
    is_near = text.count(PARAGRAPH_SEPARATOR, opening, at) < _LONGEST_QUOTATION
    return is_near and _END_OF_QUOTATION.match(text, at + 1) is not None


def _joined(pair: _Pair, passages: list[_Passage]) -> _Passage:
    """Return passages as one, inside a pair of marks."""
    inner = [each for passage in passages for each in (passage.stray[1] if passage.stray else passage.pairs)]
    apostrophes = [at for passage in passages for at in passage.apostrophes]
    return _Passage([pair, *inner], apostrophes, [edit for passage in passages for edit in passage.primes])


def _roles(text: str, positions: list[int]) -> list[_Mark] | None:
    """Return what each mark does, by its shape and its neighbours.

    None when one stands free between spaces, or when four stand in a pile: nobody can say what was meant.
    """
    if any(later - at == 3 for at, later in zip(positions, positions[3:], strict=False)):
        return None
    marks: list[_Mark] = []
    for at in positions:
        mark, before, after = text[at], text[at - 1], text[at + 1]
        if marks and marks[-1].at == at - 1:
            opens = marks[-1].role == "open"
        elif before in _BEFORE_OPENING:
            opens = True
        elif before in _JOINTS:
            opens = text[at + 1 : at + 5].lstrip("\"'’")[:1] not in _AFTER_CLOSING
        else:
            opens = False
        is_double = mark in _DOUBLE
        if mark in "«„‚‹‟":
            marks.append(_Mark(at, is_double, "open"))
        elif mark in "»›":
            marks.append(_Mark(at, is_double, "close"))
        elif mark == "’":
            if opens and (after.isalnum() or after in _SPACES):
                continue  # an elision: ’tis
            marks.append(_Mark(at, False, "soft close"))
        elif mark == "‘":
            marks.append(_Mark(at, False, "open" if opens or after.isalnum() else "close"))
        elif opens:
            if after in _SPACES:
                if is_double:
                    return None
                continue
            marks.append(_Mark(at, is_double, "open"))
        else:
            marks.append(_Mark(at, is_double, "close" if is_double else "soft close"))
    return marks


def _paired(text: str, positions: list[int]) -> _Passage:
    """Return the pairs, apostrophes and primes of one paragraph."""
    marks = _roles(text, positions)
    if marks is None:
        return _Passage([], [], [], is_balanced=False)
    pairs: list[_Pair] = []
    apostrophes: list[int] = []
    primes: list[Edit] = []
    waiting: list[_Mark] = []
    strays: list[int] = []
    for number, mark in enumerate(marks):
        match mark.role:
            case "open":
                if _is_loose_elision(text, marks, number):
                    apostrophes.append(mark.at)
                else:
                    waiting.append(mark)
            case "close" if mark.is_double:
                while waiting and not waiting[-1].is_double:
                    waiting.pop()  # a single mark that never closed: left as written
                if waiting and not _is_inch_before_closing(text, marks, number, waiting):
                    pairs.append(_Pair(waiting.pop().at, mark.at, True))
                elif text[mark.at] == '"' and text[mark.at - 1].isdecimal():
                    primes.append((mark.at, mark.at + 1, DOUBLE_PRIME))
                else:
                    strays.append(mark.at)
            case _:
                if waiting and not waiting[-1].is_double and not _is_possessive(text, marks, number):
                    pairs.append(_Pair(waiting.pop().at, mark.at, False))
                elif text[mark.at] == "'" and text[mark.at - 1].isdecimal():
                    primes.append((mark.at, mark.at + 1, PRIME))
                elif mark.role == "soft close" and text[mark.at - 1].isalnum():
                    apostrophes.append(mark.at)
    unclosed = [mark.at for mark in waiting if mark.is_double]
    if not strays and len(unclosed) == 1 and (end := _end_of_open_paragraph(text, positions[-1])):
        pairs.append(_Pair(unclosed[0], end, True, is_open=True))
    elif strays or unclosed:
        strays += unclosed
        stray = (strays[0], pairs) if len(strays) == 1 else None
        return _Passage([], apostrophes, [], is_balanced=False, stray=stray)
    return _Passage(pairs, apostrophes, primes)


def _end_of_open_paragraph(text: str, at: int) -> int:
    """Where a paragraph ends whose quotation the next one goes on with: that one begins with a mark; 0 for others."""
    match = _GOES_ON.match(text, at)
    return match.end() if match else 0


def _is_loose_elision(text: str, marks: list[_Mark], number: int) -> bool:
    """Whether an opening single mark is the apostrophe of “’cause”: no single mark closes later."""
    mark = marks[number]
    if mark.is_double or not _LOOSE_ELISION.match(text, mark.at + 1):
        return False
    return not any(later.role != "open" and not later.is_double for later in marks[number + 1 :])


def _is_inch_before_closing(text: str, marks: list[_Mark], number: int, waiting: list[_Mark]) -> bool:
    """Whether a straight mark after a figure means inches: another follows at once, and one quotation is open."""
    at = marks[number].at
    is_doubled = text[at : at + 2] == '""' and text[at - 1].isdecimal()
    return is_doubled and sum(mark.is_double for mark in waiting) == 1


def _is_possessive(text: str, marks: list[_Mark], number: int) -> bool:
    """Whether a mark after a word's last “s” is the apostrophe of “the books' covers”, a closing mark still to come."""
    at, later = marks[number].at, marks[number + 1 : number + 2]
    is_before_word = text[at - 1] == "s" and text[at + 1] in _SPACES and text[at + 2 : at + 3].islower()
    return is_before_word and bool(later) and not later[0].is_double and later[0].role != "open"

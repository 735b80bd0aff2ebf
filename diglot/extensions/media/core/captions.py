"""Captions of sound and film: the text of a WebVTT file in, its cues out; what is said, and how two files differ. Pure.

Source: https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import islice, pairwise, takewhile

import msgspec

from diglot.model.messages import N_

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}(?:\s.*)?")
_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?:[ \t].*)?")
_OTHER_BLOCKS = re.compile(r"(?:NOTE|STYLE|REGION)\b")
_TAG = re.compile(r"<[^>]*>")
# A new speaker begins a paragraph, and so does what is said after a silence.
_VOICE = re.compile(r"<v(?:\.[^\s<>]*+)?\s++([^<>]++)>")
_SILENCE = 2.0
# Words may appear a little earlier or later in a language.
_TOLERANCE = 0.5


class Cue(msgspec.Struct, frozen=True):
    """Words and when they are shown, in seconds. line: of the times in the file. voice: who speaks, if it says so."""

    start: float
    end: float
    words: str
    line: int
    voice: str = ""


class CaptionFault(msgspec.Struct, frozen=True):
    """What is wrong with a file of captions, at a line. reason: a message."""

    line: int
    reason: str


def read_captions(text: str) -> tuple[tuple[Cue, ...], tuple[CaptionFault, ...]]:
    """Return the cues of a WebVTT file, in its order, and what is wrong with it.

    >>> read_captions("WEBVTT\\n\\n00:01.000 --> 00:02.500\\n<v Anna>Hello!\\n")
    ((Cue(start=1.0, end=2.5, words='Hello!', line=3, voice='Anna'),), ())
    """
    lines = text.splitlines()
    if not lines or not _SIGNATURE.fullmatch(lines[0]):
        return (), (CaptionFault(1, N_("its first line is not WEBVTT")),)
    cues, faults = list[Cue](), list[CaptionFault]()
    for number, block in _blocks(lines):
        _read_block(number, block, cues, faults)
    for before, cue in pairwise(cues):
        if cue.start < before.start:
            faults.append(CaptionFault(cue.line, N_("these words begin before those above them")))
    if not cues and not faults:
        faults.append(CaptionFault(1, N_("it has no words")))
    return tuple(cues), tuple(faults)


def _blocks(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Return the blocks between blank lines after the first, each with the number of its first line."""
    blocks: list[tuple[int, list[str]]] = []
    is_open = True  # the head goes on to the first blank line
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            is_open = False
        elif is_open and blocks:
            blocks[-1][1].append(line)
        elif not is_open:
            blocks.append((number, [line]))
            is_open = True
    return blocks


def _read_block(number: int, block: Sequence[str], cues: list[Cue], faults: list[CaptionFault]) -> None:
    at = next((index for index, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        if not _OTHER_BLOCKS.match(block[0]):
            faults.append(CaptionFault(number, N_("no times are given for these words")))
        return
    timing, line = _TIMING.fullmatch(block[at]), number + at
    if not timing:
        faults.append(CaptionFault(line, N_("times are written as 00:01:02.500 --> 00:01:04.000")))
        return
    start, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
    if end <= start:
        faults.append(CaptionFault(line, N_("these words end before they begin")))
    said = " ".join(block[at + 1 :])
    voice = _VOICE.search(said)
    cues.append(Cue(start, end, unescape(_TAG.sub("", said)).strip(), line, voice[1].strip() if voice else ""))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def written_time(seconds: float) -> str:
    """Return a time as captions have it.

    >>> written_time(3725.5)
    '01:02:05.500'
    """
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def paragraphs(cues: Sequence[Cue]) -> tuple[str, ...]:
    """Return what is said, in paragraphs.

    >>> paragraphs([Cue(0, 1, "Hello,", 1, "A"), Cue(1, 2, "all.", 3, "A"), Cue(2, 3, "Hi.", 5, "B")])
    ('A: Hello, all.', 'B: Hi.')
    """
    found: list[str] = []
    before: Cue | None = None
    for cue in cues:
        is_new_voice = bool(cue.voice) and (before is None or cue.voice != before.voice)
        if before is None or is_new_voice or cue.start - before.end > _SILENCE:
            found.append(f"{cue.voice}: {cue.words}" if is_new_voice else cue.words)
        else:
            found[-1] = f"{found[-1]} {cue.words}"
        before = cue
    return tuple(found)


def first_difference(cues: Sequence[Cue], others: Sequence[Cue]) -> Cue | None:
    """Return the first cue during most of which the other file shows no words, or None.

    >>> one, two, both = Cue(0, 1, "One", 3), Cue(1, 4, "Two", 6), Cue(0, 4, "Раз, два", 3)
    >>> first_difference([one, two], [both]), first_difference([both], [one, two]), first_difference([one, two], [one])
    (None, None, Cue(start=1, end=4, words='Two', line=6, voice=''))
    """
    at = 0
    for cue in cues:
        while at < len(others) and others[at].end + _TOLERANCE <= cue.start:
            at += 1
        meanwhile = takewhile(lambda other: other.start - _TOLERANCE < cue.end, islice(others, at, None))  # noqa: B023 - used at once
        if sum(_overlap(cue, other) for other in meanwhile) < (cue.end - cue.start) / 2:
            return cue
    return None


def _overlap(cue: Cue, other: Cue) -> float:
    return max(0.0, min(cue.end, other.end + _TOLERANCE) - max(cue.start, other.start - _TOLERANCE))

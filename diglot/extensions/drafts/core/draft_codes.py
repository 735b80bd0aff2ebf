"""Write segments as XML for a machine that translates, and read its answers back. Pure functions.

The codes are those of XLIFF 1.2 (OASIS, 2008): `<g id="1">…</g>` around text, `<x id="2"/>` in place of something.
What else looks like markup in an answer is text, and is published as such.
"""

from __future__ import annotations

import html
import re
from collections import Counter

from diglot.extensions.translators.model.translation_segments import SegmentCode, SegmentText, letters
from diglot.model.messages import N_

_TAG = re.compile(r"""<(?:(g)\s+id\s*=\s*["']([^"'<>]*)["']\s*>|(/g)\s*>|x\s+id\s*=\s*["']([^"'<>]*)["']\s*/?>)""")
_WORD = re.compile(r"\w+")

# A draft that is so many times longer than its original, in characters, is an explanation or an endless loop.
_MOST_GROWTH, _FREE_GROWTH = 4, 200


def as_xml(text: SegmentText) -> str:
    """Return a segment as XML.

    >>> as_xml(("A < ", SegmentCode("1", "open"), "b", SegmentCode("1", "close"), SegmentCode("2", "alone")))
    'A &lt; <g id="1">b</g><x id="2"/>'
    """
    return "".join(html.escape(piece, quote=False) if isinstance(piece, str) else _tag(piece) for piece in text)


def _tag(code: SegmentCode) -> str:
    match code.role:
        case "open":
            return f'<g id="{code.id}">'
        case "close":
            return "</g>"
        case "alone":
            return f'<x id="{code.id}"/>'


def from_xml(answer: str) -> SegmentText:
    """Return an answer as a segment, with line ends as spaces. A closing tag without an opening one is left out.

    >>> answer = from_xml('A &lt; <g id="1">b</g><x id="2"/>\\n<b>')
    >>> [piece if isinstance(piece, str) else (piece.role, piece.id) for piece in answer]
    ['A < ', ('open', '1'), 'b', ('close', '1'), ('alone', '2'), ' <b>']
    """
    pieces: list[str | SegmentCode] = []
    opened: list[str] = []
    end = 0
    for tag in _TAG.finditer(answer):
        pieces.append(_plain(answer[end : tag.start()]))
        end = tag.end()
        if tag[1]:
            opened.append(tag[2])
            pieces.append(SegmentCode(tag[2], "open"))
        elif tag[3]:
            pieces += [SegmentCode(opened.pop(), "close")] if opened else []
        else:
            pieces.append(SegmentCode(tag[4], "alone"))
    pieces.append(_plain(answer[end:]))
    return tuple(piece for piece in pieces if piece)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text)).replace("\0", "")


def fault_of(source: SegmentText, answer: SegmentText) -> str:
    """Return why an answer cannot be a translation, an entry of the catalogue; "" if it may be one.

    >>> fault_of(("A rail.", SegmentCode("1", "alone")), ("Рельс.",))
    'markup or the call of a note is missing, or appears twice'
    """
    before, after = letters(source).strip(), letters(answer).strip()
    if not _WORD.search(after):
        return N_("the answer has no words")
    if before == after and sum(map(str.islower, before)) > 1:
        return N_("the answer repeats the original")
    if len(after) > _MOST_GROWTH * len(before) + _FREE_GROWTH:
        return N_("the answer is much longer than the original")
    if _codes(source) != _codes(answer):
        return N_("markup or the call of a note is missing, or appears twice")
    return ""


def _codes(text: SegmentText) -> Counter[tuple[str, str]]:
    return Counter((piece.id, piece.role) for piece in text if isinstance(piece, SegmentCode))


def count_words(text: SegmentText) -> int:
    """Return the number of words."""
    return len(_WORD.findall(letters(text)))

"""Mask the signs that are not meant as markup, and turn masks back into signs."""

from __future__ import annotations

import re
from typing import TypeAlias

_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
# Noncharacters: no manuscript has one (core/encoding.py).
_MASKS = {ord(sign): 0xFDD0 + number for number, sign in enumerate(_SIGNS)}
_MASKED = b"\xef\xb7"  # their first two bytes in UTF-8
_IN_JSON = {
    chr(mask).encode(): {'"': b'\\"', "\\": b"\\\\"}.get(chr(sign), chr(sign).encode()) for sign, mask in _MASKS.items()
}
# Markup that pandoc hands on as it is: a whole paragraph, where that begins with a tag.
_RAW = re.compile(rb'"t":"Raw(?:Block|Inline)","c":\["html","(?:[^"\\]|\\.)*+"')
_IN_MARKUP = {
    chr(_MASKS[ord(sign)]).encode(): entity for sign, entity in zip("<>&", (b"&lt;", b"&gt;", b"&amp;"), strict=True)
}


def restore(answer: bytes) -> bytes:
    """Replace the masks in a tree, written as JSON, with the characters that they stand for.

    In markup, these are written so that they are no markup there.
    """
    if _MASKED in answer:
        answer = _RAW.sub(_escaped, answer)
        for mask, sign in _IN_JSON.items():
            answer = answer.replace(mask, sign)
    return answer


def _escaped(raw: re.Match[bytes]) -> bytes:
    markup = raw[0]
    for mask, entity in _IN_MARKUP.items():
        markup = markup.replace(mask, entity)
    return markup


Span: TypeAlias = tuple[int, int]


def masked(text: str, spans: list[Span]) -> str:
    """Return a text with every sign in these spans masked."""
    if not spans:
        return text
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start < end:
            parts += [text[done:start], text[start:end].translate(_MASKS)]
            done = end
    return "".join((*parts, text[done:]))

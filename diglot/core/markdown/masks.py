"""Mask the signs that are not meant as markup, and turn masks back into signs."""

from __future__ import annotations

from typing import TypeAlias

_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
# Noncharacters: no manuscript has one (core/encoding.py).
_MASKS = {ord(sign): 0xFDD0 + number for number, sign in enumerate(_SIGNS)}
_MASKED = b"\xef\xb7"  # their first two bytes in UTF-8
_IN_JSON = {
    chr(mask).encode(): {'"': b'\\"', "\\": b"\\\\"}.get(chr(sign), chr(sign).encode()) for sign, mask in _MASKS.items()
}


def restore(answer: bytes) -> bytes:
    """Replace the masks in a tree, written as JSON, with the characters that they stand for."""
    if _MASKED in answer:
        for mask, sign in _IN_JSON.items():
            answer = answer.replace(mask, sign)
    return answer


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

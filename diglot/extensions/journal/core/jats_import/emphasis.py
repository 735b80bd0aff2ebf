"""Running text with any emphasis in, the same as Markdown can have it out. Pure functions.

A star ends an emphasis only where a word or a sign of its own kind stands before it: `p*-*value` are stars.
Source: CommonMark 0.31.2, 6.2, “left-flanking” and “right-flanking”.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from diglot.model.tree import (
    Emph,
    Inline,
    RawInline,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    plain_text,
    wrapped_inlines,
)

_NESTED = (Emph, Strong, Strikeout, Subscript, Superscript)
_WITH_STARS = (Emph, Strong, Strikeout)


def written_emphasis(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return running text whose emphasis Markdown can write: neighbours of a kind are one, and signs stand outside.

    >>> written_emphasis((Str("p"), Emph((Str("-"),)), Str("values of "), Emph((Str("a,"),)), Str("b")))
    (Str(text='p-values of '), Emph(inlines=(Str(text='a'),)), Str(text=',b'))
    """
    flat = _merged([_rewritten(one, ()) for one in inlines])
    placed: list[Inline] = []
    for at, inline in enumerate(flat):
        if isinstance(inline, Subscript | Superscript) and " " in plain_text((inline,)):
            placed += _in_html(inline)
            continue
        if not isinstance(inline, _WITH_STARS):
            placed.append(inline)
            continue
        before = plain_text(tuple(placed[-2:]))[-1:]
        after = plain_text(tuple(flat[at + 1 : at + 2]))[:1]
        placed += _signs_outside(inline, before, after)
    return tuple(_merged(placed))


def _rewritten(inline: Inline, around: tuple[type, ...]) -> Inline:
    """Return emphasis without emphasis of the same kind in it."""
    if not isinstance(inline, _NESTED):
        return inline
    kind = type(inline)
    inner: list[Inline] = []
    for one in inline.inlines:
        inner += wrapped_inlines(one) if type(one) in (*around, kind) and isinstance(one, _NESTED) else (one,)
    return kind(written_emphasis([_rewritten(one, (*around, kind)) for one in inner]))


def _merged(inlines: Sequence[Inline]) -> list[Inline]:
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        if isinstance(last, Str) and isinstance(inline, Str):
            merged[-1] = Str(last.text + inline.text)
        elif isinstance(last, _NESTED) and type(last) is type(inline):
            merged[-1] = type(last)(tuple(_merged((*last.inlines, *wrapped_inlines(inline)))))
        elif inline != Str(""):
            merged.append(inline)
    return merged


def _in_html(inline: Subscript | Superscript) -> tuple[Inline, ...]:
    """Return what is lowered or raised in HTML: between the signs of Markdown there may be no space."""
    name = "sub" if isinstance(inline, Subscript) else "sup"
    return (RawInline(("html", f"<{name}>")), *inline.inlines, RawInline(("html", f"</{name}>")))


def _signs_outside(inline: Emph | Strong | Strikeout, before: str, after: str) -> list[Inline]:
    """Return emphasis, and before and after it the signs with which it could not begin or end here."""
    content = list(inline.inlines)
    head = tail = ""
    while content and isinstance(content[0], Str) and _is_stuck(content[0].text[:1], before):
        first, rest = content[0].text[:1], content[0].text[1:]
        head, before = head + first, first
        content = [Str(rest), *content[1:]] if rest else content[1:]
    while content and isinstance(content[-1], Str) and _is_stuck(content[-1].text[-1:], after):
        last, rest = content[-1].text[-1:], content[-1].text[:-1]
        tail, after = last + tail, last
        content = [*content[:-1], Str(rest)] if rest else content[:-1]
    return [Str(head), *([type(inline)(tuple(content))] if content else []), Str(tail)]


def _is_stuck(sign: str, beside: str) -> bool:
    """Return whether a sign at the edge of an emphasis, beside another outside, keeps it from beginning or ending."""
    return sign.isspace() or (_is_sign(sign) and bool(beside) and not beside.isspace() and not _is_sign(beside))


def _is_sign(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] in "PS"

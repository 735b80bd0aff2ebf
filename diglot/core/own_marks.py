"""Find the signs that diglot puts into texts for itself, in what readers are to see. Pure."""

from __future__ import annotations

from diglot.model.markup.allowed_markup import OWN_SIGNS

_AROUND = 60


def find_own_mark(text: str) -> str:
    """Return the words around the first sign of diglot's own in a text or document; "" where there is none.

    >>> find_own_mark("<p>Write to [@anna]{.mark our=\\U0001ffff}</p>"), find_own_mark("<p>Write.</p>")
    ('<p>Write to [@anna]{.mark our=�}</p>', '')
    """
    # Looking for each sign takes a thirtieth of the time of one pattern of all.
    sign = next((sign for sign in OWN_SIGNS if sign in text), "")
    if not sign:
        return ""
    at = text.index(sign)
    around = " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
    return "".join("\N{REPLACEMENT CHARACTER}" if letter in OWN_SIGNS else letter for letter in around)

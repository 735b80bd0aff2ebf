"""What pages say of a language, as messages: each has its form in the language of the page. Touches nothing."""

from __future__ import annotations

import msgspec


class LanguagePhrases(msgspec.Struct, frozen=True, kw_only=True):
    """Messages that name a language; each is an entry of the catalogues.

    only, published_only, available_only: of a text that is in no other; shown_in_original: and is shown in this one.
    translated_from: of a translation; translated_from_original: with the date of its original, `%(date)s`.
    paragraph, read_on: what leads to the same paragraph, and from there. read_it: what leads to a text that is not in
    the language of the page; also: to one that is, page_also: to a page. more: what the search finds in this one, with
    its number, `%(n)s`; "" for its name alone.
    """

    only: str
    published_only: str
    available_only: str
    shown_in_original: str
    translated_from: str
    translated_from_original: str
    paragraph: str
    read_on: str
    read_it: str
    also: str
    page_also: str
    more: str = ""

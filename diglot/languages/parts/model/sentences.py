"""Where the sentences of a language end. Touches nothing."""

from __future__ import annotations

import re

import msgspec


class SentenceRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a full stop may mean in a language besides the end of a sentence. Abbreviations are in lower case.

    inner: those that may be followed by a capital or a figure inside a sentence; before a small letter, no full stop
    ends one. final: those that end one as often as not: a capital after them begins a new one.
    ending: a pattern for the end of what comes before such a full stop; None for none. date: one for a date with an
    abbreviation, which does not end a sentence that it opens; None for none. coordinators: words between two clauses.
    """

    inner: frozenset[str] = frozenset()
    final: frozenset[str] = frozenset()
    ending: re.Pattern[str] | None = None
    date: re.Pattern[str] | None = None
    coordinators: frozenset[str] = frozenset()


PLAIN = SentenceRules()
"""Of a language that says nothing: each full stop before a capital ends a sentence."""

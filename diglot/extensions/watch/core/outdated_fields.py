"""The fields of a translation in, what the site's own marks say of its standing out. Pure functions.

Sources: osu-wiki (`outdated_since`, `outdated_translation`), MDN (`l10n: {sourceCommit}`), OpenTelemetry
(`default_lang_commit`), Monero (`translated`, `translationOutdated`), W3C WAI (`last_updated` of the English text,
`translation: {outdated}`), vLLM (`translation: {source_commit, outdated}`), Originator Profile (`original`: an
address).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from diglot.extensions.adopt.core import SourcePage
from diglot.extensions.adopt.core.source_pages import day_of

# By itself, or in the address of a file.
_COMMIT = re.compile(r"(?:https?://\S+/blob/)?([0-9a-f]{7,40})(?:/\S*)?")
# The commit of the original that a translation was made of; and the one that has put it behind.
_MADE_OF = ("source_commit", "sourcecommit", "default_lang_commit", "original")
_BEHIND_SINCE = ("outdated_since",)
_BEHIND = ("outdated_translation", "outdated", "translationoutdated")
_TRANSLATED = ("translated",)
# The day of the original that a text says, its own or that which it was translated from.
_DAYS = ("lastmod", "last_updated")
_TRUE, _FALSE = frozenset(["true", "yes", "1"]), frozenset(["false", "no", "0"])

BEHIND = ""
"""A mark that says that a translation is behind, and not since when."""


def mark_of(page: SourcePage, original: SourcePage) -> str | None:
    """Return as of when a translation is in step: a commit or a day; `BEHIND`; None where nothing is said.

    >>> facts = {"is_section": False, "lines": {}, "body": "", "body_line": 1, "address": ""}
    >>> english = SourcePage("a.md", "en", "a", values={"lastmod": "2024-05-02"}, **facts)
    >>> marks = [{"outdated_since": "0c0ffee1"}, {"translated": "no"}, {"lastmod": "2024-04-01"}, {}]
    >>> marks += [{"original": "https://git.example/a/blob/0c0ffee/a.md"}, {"translation": {"outdated": True}}]
    >>> for values in marks:
    ...     mark_of(SourcePage("b.md", "ru", "a", values=values, **facts), english)
    '0c0ffee1^'
    ''
    '2024-04-01'
    '0c0ffee'
    ''
    """
    values = {**_lowered(page.values.get("translation")), **_lowered(page.values.get("l10n")), **page.values}
    for names, after in ((_MADE_OF, ""), (_BEHIND_SINCE, "^")):
        found = (_COMMIT.fullmatch(str(values.get(name, ""))) for name in names)
        if commit := next(filter(None, found), None):
            return commit[1] + after
    if _says(values, _BEHIND, _TRUE) or _says(values, _TRANSLATED, _FALSE):
        return BEHIND
    ours, theirs = (day_of(one.first(*_DAYS)) for one in (page, original))
    return ours if ours and theirs and ours < theirs else None


def _lowered(value: object) -> Mapping[str, Any]:
    return {str(name).lower(): one for name, one in value.items()} if isinstance(value, dict) else {}


def _says(values: Mapping[str, Any], names: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(str(values.get(name, "")).lower() in words for name in names)

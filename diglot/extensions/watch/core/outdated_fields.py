"""The fields of a translation in, what the site's own marks say of its standing out. Pure functions.

Sources: osu-wiki (`outdated_since`, `outdated_translation`), MDN (`l10n: {sourceCommit}`), OpenTelemetry
(`default_lang_commit`), Monero (`translated`, `translationOutdated`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from diglot.extensions.adopt.core import SourcePage
from diglot.extensions.adopt.core.source_pages import day_of

_COMMIT = re.compile(r"[0-9a-f]{7,40}")
# The commit of the original that a translation was made of; and the one that has put it behind.
_MADE_OF = ("source_commit", "sourcecommit", "default_lang_commit")
_BEHIND_SINCE = ("outdated_since",)
_BEHIND = ("outdated_translation", "outdated", "translationoutdated")
_TRANSLATED = ("translated",)
_TRUE, _FALSE = frozenset(["true", "yes", "1"]), frozenset(["false", "no", "0"])

BEHIND = ""
"""A mark that says that a translation is behind, and not since when."""


def mark_of(page: SourcePage, original: SourcePage) -> str | None:
    """Return as of when a translation is in step: a commit or a day; `BEHIND`; None where nothing is said.

    >>> facts = {"is_section": False, "lines": {}, "body": "", "body_line": 1, "address": ""}
    >>> english = SourcePage("a.md", "en", "a", values={"lastmod": "2024-05-02"}, **facts)
    >>> for values in ({"outdated_since": "0c0ffee1"}, {"translated": "no"}, {"lastmod": "2024-04-01"}, {}):
    ...     mark_of(SourcePage("b.md", "ru", "a", values=values, **facts), english)
    '0c0ffee1^'
    ''
    '2024-04-01'
    """
    values = {**page.values, **_lowered(page.values.get("l10n"))}
    for names, after in ((_MADE_OF, ""), (_BEHIND_SINCE, "^")):
        commit = next((str(values[name]) for name in names if _COMMIT.fullmatch(str(values.get(name, "")))), "")
        if commit:
            return commit + after
    if _says(values, _BEHIND, _TRUE) or _says(values, _TRANSLATED, _FALSE):
        return BEHIND
    ours, theirs = day_of(values.get("lastmod")), day_of(original.values.get("lastmod"))
    return ours if ours and theirs and ours < theirs else None


def _lowered(value: object) -> Mapping[str, Any]:
    return {str(name).lower(): one for name, one in value.items()} if isinstance(value, dict) else {}


def _says(values: Mapping[str, Any], names: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(str(values.get(name, "")).lower() in words for name in names)

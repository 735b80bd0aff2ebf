"""Alerts, attributes, and signs of raised and lowered letters that stand for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.core.markdown.masks import Span
from diglot.core.markdown.scan import LOOSE_ATTRIBUTES, BodyScan, is_after_text, shortened
from diglot.model.problems import FileProblem, ShownMarkup
from diglot.model.tree import ALERTS

_ALERT = re.compile(r"^[ \t]*(?:>[ \t]*)+(?P<written>\[!(?P<kind>\w+)\](?P<more>[^\n]*))", re.MULTILINE)


def find_unread_alerts(scan: BodyScan) -> Iterator[FileProblem]:
    """Find alerts of a kind that pandoc does not know, or with a title of their own."""
    for alert in _ALERT.finditer(scan.text):
        is_read = alert["kind"].lower() in ALERTS and not alert["more"].strip()
        if not is_read and not scan.is_code(alert.start("written")):
            yield ShownMarkup("", scan.line(alert.start("written")), shortened(alert["written"]))


_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)


# Blank lines and the addresses of references up to the end.
_NO_MORE_BLOCKS = re.compile(r"(?:[ \t>]*(?:\[[^\]\n]+\]:[^\n]*)?\n)*[ \t>]*\Z")


def mask_attributes(scan: BodyScan) -> Iterator[FileProblem]:
    """Mask attributes that belong to nothing: pandoc would give them to the space before them, or drop them."""
    for found in LOOSE_ATTRIBUTES.finditer(scan.text):
        number = scan.line(found.start())
        start = scan.text.rfind("\n", 0, found.start()) + 1
        end = scan.text.find("\n", found.end())
        before, after = scan.text[start : found.start()], scan.text[found.end() : end]
        is_own_line = not (before.strip(" \t>") or after.strip() or is_after_text(scan.text, start))
        is_own_line = is_own_line and not _NO_MORE_BLOCKS.match(scan.text, found.end())
        is_heading = before.lstrip(" \t>").startswith("#") or _UNDERLINE.match(scan.text, end + 1)
        is_div = before.lstrip(" \t>").startswith(":::")
        if not (is_own_line or is_heading or is_div or before.rstrip().endswith("$$") or scan.is_code(found.start())):
            scan.spans.append((found.start(), found.start() + 1))
            yield ShownMarkup("", number, shortened(found[0]))


_SCRIPT = re.compile(
    r"\\.|\[\^|^[ \t>]*~[ \t]"  # an escape, a call of a note, a definition
    r"|\^(?:\\.|[^\s^\\])+\^|(?<!~)~(?:\\.|[^\s~\\])+~(?!~)"
    r"|(?P<false>\^|(?<!~)~(?!~))",
    re.MULTILINE,
)


def find_false_scripts(text: str) -> list[Span]:
    """Find the signs of raised and lowered letters that stand for themselves: 2^10 and 2^20, from ~5 to ~10.

    >>> find_false_scripts("2^10 and 2^20, 10^6^ H~2~O")
    [(1, 2), (10, 11)]
    """
    if "~" not in text and text.count("^") == text.count("[^") and "\\[" not in text:
        return []  # all are calls of notes; the pattern is slow
    return [found.span() for found in _SCRIPT.finditer(text) if found["false"]]

"""Links that pandoc would not read, and links by reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.core.markdown.scan import BodyScan, is_after_text
from diglot.model.markup.note_labels import label_of
from diglot.model.problems import FileProblem, UndefinedLink, UnusedDefinition

GAP_IN_LINK = re.compile(r"\](?:\([^()<>\"'\s]*[ \t]|[ \t]+\()")
UNREAD_LINK = re.compile(
    r"!?\[[^\[\]\n]*\]\([^()<>\"'\n]*[^\s()<>\"'][ \t]+[^()<>\"'\n]*\.[A-Za-z]{2,5}\)"  # [text](my file.md)
    r"|!?\[[^\[\]\n]*\]\((?:https?|mailto):[^\s()<>\"']*[ \t]+[^()<>\"'\n]*[^\s()<>\"']\)"
    r"|!?\[[^\[\]\n]*\][ \t]+"  # [text] (file.md)
    r"\((?:https?://[^)\s]+|[^)\s]+\.(?:md|html?|jpe?g|png|svg|webp|gif|pdf))\)"
)
_LABEL = r"(?:[^\[\]\\]|\\.)+"
_DEFINED = re.compile(
    rf"^[ \t>]*(?:(?:[-+*]|\d{{1,9}}[.)])[ \t]+)*\[(?!\^)(?P<label>{_LABEL})\]:"
    r"[ \t]*\n?[ \t]*(?P<address><[^<>\n]*>|[^\s<]\S*)"
    r"(?:[ \t]*\n?[ \t]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t]*$",
    re.MULTILINE,
)
_BRACKETS = re.compile(rf"\[({_LABEL})\]")
_CALLED = re.compile(rf"(?<![\w\]\\])!?\[(?!\^)(?P<text>{_LABEL})\]\[(?!\^)(?P<label>(?:{_LABEL})?)\](?!\()")
# [//]: # (a comment), as many write them.
_NO_ADDRESS = frozenset(["#", "<>", "<#>"])
_ADDRESS = re.compile(r"\w[/.#:@]\w|^[<#/.]")


def check_references(scan: BodyScan) -> Iterator[FileProblem]:
    """Find links whose address is not defined, and definitions that no link uses; mask those that are prose."""
    text = scan.text
    defined: dict[str, re.Match[str]] = {}
    definitions: list[re.Match[str]] = []
    for found in _DEFINED.finditer(text):
        is_next = bool(definitions) and definitions[-1].end() + 1 == found.start()
        if not scan.is_code(found.start()) and (is_next or not is_after_text(text, found.start())):
            definitions.append(found)
    starts = {found.start("label") - 1 for found in definitions}
    brackets = _BRACKETS.finditer(text) if definitions else ()
    used = {label_of(found[1]) for found in brackets if found.start() not in starts}
    for found in definitions:
        label = label_of(found["label"])
        is_used = label in used and label not in defined
        defined.setdefault(label, found)
        if is_used or found["address"] in _NO_ADDRESS:
            continue
        if label not in used and not _ADDRESS.search(found["address"]):
            scan.spans.append((found.start("label") - 1, found.start("label")))  # [Anna]: Hello!
        else:
            yield UnusedDefinition("", scan.line(found.start("label")), found["label"])
    for found in _CALLED.finditer(text) if "][" in text else ():
        label = found["label"] or found["text"]
        if label_of(label) not in defined and not label.isdecimal() and not scan.is_code(found.start()):
            yield UndefinedLink("", scan.line(found.start()), label)

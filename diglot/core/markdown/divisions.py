"""Divisions that nothing closes, and the classes of divisions and spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.core.markdown.scan import BodyScan, shortened
from diglot.model.markup.allowed_markup import CLASSES
from diglot.model.problems import FileProblem, ShownMarkup, UnclosedDiv, UnknownClass

_DIV = re.compile(r"^[ \t>]*(?P<written>:{3,}[ \t:]*(?P<name>[^\n]*))", re.MULTILINE)
# Attributes in braces, or one word; other tools have a title after it.
_DIV_NAME = re.compile(r"(?:\{[^\n]*\}|\S+)[ \t]*")


def find_wrong_divs(scan: BodyScan) -> Iterator[FileProblem]:
    """Find divisions that nothing closes, and lines that only look like the beginning of one."""
    for begun, end in _paired_divs(scan):
        if not _is_div(begun):
            yield ShownMarkup("", scan.line(begun.start()), shortened(begun["written"]))
        elif end is None:
            yield UnclosedDiv("", scan.line(begun.start()))


def divisions_of_class(scan: BodyScan, name: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each division with a class: those of its colons."""
    for begun, end in _paired_divs(scan):
        if end and name in _classes(begun["name"]):
            yield scan.line(begun.start()), scan.line(end.start())


def _paired_divs(scan: BodyScan) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    """Yield each line that begins a division, or looks like it, and the line that closes it; None if nothing does."""
    open_divs: list[re.Match[str]] = []
    for div in _divs(scan.text):
        if scan.is_code(div.start()):
            continue
        if div["name"]:
            open_divs.append(div)
        elif open_divs:
            yield open_divs.pop(), div
    yield from ((begun, None) for begun in open_divs)


def _divs(text: str) -> Iterator[re.Match[str]]:
    """Return every line that begins or ends a division, or looks like it."""
    return _DIV.finditer(text) if ":::" in text else iter(())


def _is_div(div: re.Match[str]) -> bool:
    return _DIV_NAME.fullmatch(div["name"]) is not None


# The attributes of a span.
_SPAN = re.compile(r"\](?<!\\\])\{(?P<attributes>[^{}\n]*)\}")
_CLASS = re.compile(r"(?<![^\s{])\.([^\s.#={}]+)")
_QUOTED_VALUE = re.compile("\"[^\"]*\"|'[^']*'")


def find_classes(scan: BodyScan) -> Iterator[FileProblem]:
    """Yield each class of divisions and spans that needs a stylesheet, at its first place. Some one may have it."""
    known = set(CLASSES)
    for start, name in _class_places(scan):
        if name not in known and not scan.is_code(start):
            known.add(name)
            yield UnknownClass("", scan.line(start), name)


def lines_of_class(scan: BodyScan, name: str) -> tuple[int, ...]:
    """Return the line of each division and span with a class, in order."""
    return tuple(scan.line(start) for start, found in _class_places(scan) if found == name and not scan.is_code(start))


def _class_places(scan: BodyScan) -> Iterator[tuple[int, str]]:
    """Yield each class of divisions and spans, with its place in the text, also inside code."""
    places = [(div.start(), div["name"]) for div in _divs(scan.text) if div["name"] and _is_div(div)]
    places += [(span.start(), span["attributes"]) for span in _SPAN.finditer(scan.text)]
    for start, written in sorted(places):
        for name in _classes(f"{{{written}}}" if scan.text[start] == "]" else written):
            yield start, name


def _classes(written: str) -> list[str]:
    """Return the classes in braces, or the one word that is the class of a division."""
    return _CLASS.findall(_QUOTED_VALUE.sub("", written)) if written.startswith("{") else [written.rstrip(": ")]

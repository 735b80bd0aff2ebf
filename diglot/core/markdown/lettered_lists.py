"""Markers that pandoc would mistake for those of lettered lists, and the labels of true ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from diglot.core.markdown.masks import Span
from diglot.core.markdown.scan import is_after_text
from diglot.languages.parts.model.letters import CAPITAL, SMALL
from diglot.model.languages import LANGUAGES
from diglot.model.markup.numerals import roman_value

_MARKER = re.compile(
    r"^(?P<before>(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*)(?P<open>\(?)"
    rf"(?P<label>[{SMALL}{CAPITAL}]|[ivxlcdm]{{2,9}}|[IVXLCDM]{{2,9}}|\d{{1,9}})(?P<close>[.)])(?=[ \t]|$)",
    re.MULTILINE,
)


@cache
def _alphabets() -> Mapping[str, str]:
    """Return the letters that may number a list, in any language, by themselves."""
    return {letters: letters for language in LANGUAGES.values() for letters in language.numberings}


@dataclass
class _Run:
    """Markers that may form one list. kinds: the last marker's value in each way of reading them."""

    indent: int
    shape: tuple[str, str, bool]
    kinds: dict[str, int]
    markers: list[re.Match[str]]
    first: dict[str, int]
    is_in_paragraph: bool
    """A line of running text comes directly before the first marker."""

    def takes(self, indent: int, shape: tuple[str, str, bool], kinds: Mapping[str, int]) -> dict[str, int]:
        """Return the ways of reading a marker as the next of this list; empty if there is none."""
        if indent != self.indent or shape != self.shape:
            return {}
        return {kind: value for kind, value in kinds.items() if self.kinds.get(kind) == value - 1}

    @property
    def is_list(self) -> bool:
        """A list begins with its first label; with a parenthesis, or if three labels long, with any."""
        if len(self.markers) < 2 or ("number" in self.kinds and self.shape[0] and self.is_in_paragraph):
            return False
        begins = any(self.first[kind] == 1 for kind in self.kinds)
        return begins or self.shape[1] == ")" or len(self.markers) > 2


def find_false_markers(text: str) -> tuple[list[Span], dict[tuple[str, int], tuple[str, ...]]]:
    """Find the markers that pandoc would mistake for those of lettered lists, and the labels of the true lists."""
    markers = [marker for marker in _MARKER.finditer(text) if _may_mark(marker)]
    if not markers:
        return [], {}
    spans: list[Span] = []
    labels: dict[tuple[str, int], tuple[str, ...]] = {}
    for run in _runs(text, markers):
        if not run.is_list:
            spans += [marker.span("close") for marker in run.markers]
        elif "number" not in run.kinds:
            row = tuple(marker["label"] for marker in run.markers)
            labels[row[0], len(row)] = row
    return spans, labels


def _may_mark(marker: re.Match[str]) -> bool:
    label = marker["label"]
    if label.isdecimal():
        # All of Markdown reads ordinary numbers; only pandoc reads "(1)", and a year does not number a list.
        return bool(marker["open"]) or len(label) == 4
    if marker["open"] and marker["close"] == ".":
        return False
    return len(label) == 1 or roman_value(label.upper()) > 0


def _runs(text: str, markers: list[re.Match[str]]) -> Iterator[_Run]:
    open_runs: list[_Run] = []
    end = 0
    for marker in markers:
        indent = len(marker["before"].expandtabs(4))
        for run in list(open_runs):
            if run.indent > indent or _ends_lists(text[end : marker.start()], run.indent):
                open_runs.remove(run)
                yield run
        end = marker.end()
        label = marker["label"]
        shape = (marker["open"], marker["close"], label.isupper())
        kinds = _values(label)
        if shape[1:] == (".", True) and not text.startswith(("  ", "\t", "\n"), marker.end()):
            kinds = {}  # an initial
        goes_on = next((run for run in reversed(open_runs) if run.takes(indent, shape, kinds)), None)
        if goes_on:
            goes_on.kinds = goes_on.takes(indent, shape, kinds)
            goes_on.markers.append(marker)
        else:
            for other in [other for other in open_runs if other.indent == indent]:
                open_runs.remove(other)
                yield other
            is_in_paragraph = is_after_text(text, marker.start())
            open_runs.append(_Run(indent, shape, dict(kinds), [marker], dict(kinds), is_in_paragraph))
    yield from open_runs


def _values(label: str) -> dict[str, int]:
    if label.isdecimal():
        return {"number": int(label)}
    small = label.lower()
    values = {
        name: letters.index(small) + 1 for name, letters in _alphabets().items() if len(small) == 1 and small in letters
    }
    if roman := roman_value(label.upper()):
        values["roman"] = roman
    return values


def _ends_lists(between: str, indent: int) -> bool:
    """Return whether a paragraph here ends the list: after a blank line, no deeper than the markers."""
    lines = between.split("\n")
    return any(
        not before.strip(" \t>") and line.strip(" \t>") and len(line) - len(line.lstrip(" \t>")) <= indent
        for before, line in pairwise(lines[1:])
    )

"""Find what is wrong with the labels and references of a text, each at its line. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from diglot.extensions.numbering.core.lists import LISTS
from diglot.extensions.numbering.model.labels import Label, read_label
from diglot.model.extension_calls import WrittenText
from diglot.model.markup.citations import CITED_KEY
from diglot.model.problems import (
    DeadReference,
    LabelsDiffer,
    MixedReference,
    Problem,
    RepeatedLabel,
    ShownMarkup,
    UnknownCitation,
    UnknownClass,
    suggestion_for,
)
from diglot.model.tree import CodeBlock, Div, Image, RawBlock, find

_OWN_CLASSES = frozenset([*LISTS, "theorem"])
_LABEL_IN_BRACES = re.compile(r"\{#([^\s{}]+)")
_LABELLED_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{1,300}\)\{#[^}\n]{1,99}\}")
# The names of theorems, and the captions of code and, as Quarto has them, of pictures.
_ATTRIBUTES = re.compile(
    r"""\{#[^{}\n]{0,300}?\b(?P<written>(?:name|(?:lst-|fig-)?cap(?:tion)?)=(?P<q>["'])(?P<said>(?:(?!(?P=q)).){1,300})(?P=q))"""
)
# Emphasis, code, formulas and links.
_MARKUP = re.compile(r"([*_`$])(?!\s)[^*_`$]{1,300}(?<!\s)\1(?!\w)|\]\(")
_LABEL_IN_SOURCE = re.compile(r"#([^\s{}#]+)(?=[\s}])")
# To look for a name that is like another takes long.
_MOST_SUGGESTIONS = 20


def find_problems(
    text: WrittenText, own: Sequence[str], original: WrittenText | None, others: Sequence[str]
) -> Iterator[Problem]:
    """Yield what is wrong. own, others: the labels of the text and of its original, in order, each as often as it is.

    A name that only looks like a label, such as @sec-team, is none in a text without labels.
    """
    yield from _find_wrong_references(text, set(own), has_labels=bool(own or others))
    yield from _find_swallowed_pictures(text)
    yield from _find_markup_in_attributes(text)
    lines = _lines_of_labels(text, own)
    counts: Counter[str] = Counter()
    for name in own:
        counts[name] += 1
        if counts[name] > 1:
            yield RepeatedLabel(text.path, _line(lines, name, counts[name]), name, _line(lines, name))
    if original:
        yield from _only_in(text, own, original, set(others))
        yield from _only_in(original, others, text, set(own))


def _find_swallowed_pictures(text: WrittenText) -> Iterator[Problem]:
    """Yield pictures with labels in a block of HTML, which ends at a blank line: they are shown as they are written."""
    for block in find(text.blocks, RawBlock):
        for picture in _LABELLED_PICTURE.finditer(block.content[1]):
            line = text.body[: max(0, text.body.find(picture[0]))].count("\n")
            yield ShownMarkup(text.path, text.body_line + line, picture[0])


def _find_markup_in_attributes(text: WrittenText) -> Iterator[Problem]:
    """Yield names and captions in which Markdown is not read, at the lines of theorems and code that have them."""
    shown: set[str] = set()
    for node in find(text.blocks, Div, CodeBlock, Image):
        match node:
            case Div((attr, _)) | CodeBlock((attr, _)) | Image((attr, _, _)):
                shown.update(value for _, value in attr.pairs)
    for number, line in enumerate(text.body.split("\n"), start=text.body_line):
        for found in _ATTRIBUTES.finditer(line) if "=" in line else ():
            if found["said"] in shown and _MARKUP.search(found["said"]):
                yield ShownMarkup(text.path, number, found["written"])


def _only_in(text: WrittenText, own: Sequence[str], other: WrittenText, others: Set[str]) -> Iterator[Problem]:
    lonely = [name for name in dict.fromkeys(own) if name not in others]
    lines = _lines_of_labels(text, lonely)
    for name in lonely:
        yield LabelsDiffer(text.path, _line(lines, name), name, other.path)


def _find_wrong_references(text: WrittenText, own: Set[str], *, has_labels: bool) -> Iterator[Problem]:
    dead = 0
    for line, written in text.citations:
        labels = _labels_in(written)
        at = line + text.body_line - 1
        meant = [label for label in labels if label and (has_labels or ":" in label.name or written.startswith("["))]
        if meant and not all(labels):
            yield MixedReference(text.path, at, written)
            continue
        for name in dict.fromkeys(label.name for label in meant):
            if name not in own:
                dead += 1
                near = suggestion_for(name, own) if dead <= _MOST_SUGGESTIONS else ""
                yield DeadReference(text.path, at, name, written, near)


def _labels_in(written: str) -> list[Label | None]:
    return [read_label(key) for key in CITED_KEY.findall(written.replace("-@", " @"))]


def _lines_of_labels(text: WrittenText, names: Collection[str]) -> Mapping[str, Sequence[int]]:
    """Return the lines of the file in which labels stand; nothing, where there are none."""
    lines: dict[str, list[int]] = {name: [] for name in names}
    if names:
        for number, written in enumerate(text.body.split("\n"), start=text.body_line):
            for found in _LABEL_IN_SOURCE.finditer(written) if "#" in written else ():
                lines.get(found[1], []).append(number)
    return lines


def _line(lines: Mapping[str, Sequence[int]], name: str, time: int = 1) -> int | None:
    """Return the line in which a label stands for the first, second … time, as far as it is known."""
    found = lines[name][:time]
    return found[-1] if found else None


def without_resolved(problems: Sequence[Problem], own: Set[str]) -> list[Problem]:
    """Return what was found in a text without what its labels explain. own: its labels."""
    return [problem for problem in problems if not _is_resolved(problem, own)]


def _is_resolved(problem: Problem, own: Set[str]) -> bool:
    match problem:
        case UnknownCitation(key=key):
            return read_label(key) is not None
        case UnknownClass(name=name):
            return name in _OWN_CLASSES
        case ShownMarkup(markup=markup) if found := _LABEL_IN_BRACES.match(markup):
            return found[1] in own
    return False

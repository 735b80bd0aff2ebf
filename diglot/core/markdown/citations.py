"""Citations: marks that make spans of them, and what these spans say in pandoc's tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from diglot.core.markdown.masks import Span
from diglot.core.markdown.scan import AUTOLINK, BodyScan, is_in
from diglot.model.markup.citations import CITATION_SPAN, KEY, OUR_SPAN, TEXT_CITATION_SPAN, read_citation
from diglot.model.tree import Attr, Cite, Node, Str, plain_text
from diglot.model.tree import Span as SpanNode

_GROUP_OF_CITATIONS = re.compile(
    rf"(?<![\]\\!])\[(?!\^)(?P<inner>[^\[\]]*?(?<![\w@/.\\])@{KEY}(?:[^\[\]\n]|\n(?!\s*\n))*)\](?![(\[{{])"
)
_CITATION_IN_TEXT = re.compile(rf"(?<![\w@/.\\-])(?<!\]\()-?@{KEY}(?:[ \n]\[[^\[\]@\n]*\](?![(\[{{:]))?")
# The text and the address of a link or picture.
_BRACKETS_BEFORE_ADDRESS = re.compile(r"\[[^\[\]\n]*\](?:\([^()\s]*|\[[^\[\]\n]*\]|: *\S+)")
_MARK, _MARK_IN_TEXT = (f"{{.{name} {OUR_SPAN}}}" for name in (CITATION_SPAN, TEXT_CITATION_SPAN))
# A mark that pandoc left as it is, in a string of its JSON.
_LEFT = re.compile(
    rf'\[(-?@(?:[^\[\]"\\]|\\.)*(?:\[(?:[^\[\]"\\]|\\.)*\])?)\]{re.escape(_MARK_IN_TEXT)}|{re.escape(_MARK)}'.encode()
)


class _FoundCitation(NamedTuple):
    """A citation as written, and the marks that make a span of it."""

    start: int
    written: str
    marks: tuple[tuple[int, str], ...]


def find_citations(scan: BodyScan) -> Iterator[_FoundCitation]:
    """Yield the citations of a body, in brackets and in the text, in order."""
    if "@" not in scan.text:
        return
    taken = [tag[:2] for tag in scan.tags]
    taken += [link.span() for link in AUTOLINK.finditer(scan.text)]
    taken += [bracket.span() for bracket in _BRACKETS_BEFORE_ADDRESS.finditer(scan.text)]
    taken = _merged(taken)
    found, groups = [], []
    for group in _GROUP_OF_CITATIONS.finditer(scan.text):
        is_definition = scan.text.startswith(":", group.end()) and scan.text[: group.start()].endswith(("\n", "> "))
        if read_citation(group[0]) and not (
            is_definition or scan.is_code(group.start()) or is_in(group.start(), taken)
        ):
            found.append(_FoundCitation(group.start(), group[0], ((group.end(), _MARK),)))
            groups.append(group.span())
    taken = _merged([*taken, *groups])
    for one in _CITATION_IN_TEXT.finditer(scan.text):
        if not (scan.is_code(one.start()) or is_in(one.start(), taken)):
            marks = (one.start(), "["), (one.end(), f"]{_MARK_IN_TEXT}")
            found.append(_FoundCitation(one.start(), one[0], marks))
    yield from sorted(found)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return what spans cover together, as spans apart from each other, in order."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def without_unread_marks(answer: bytes) -> bytes:
    """Return pandoc's JSON without the marks that it did not read: in raw HTML, code and addresses they are text."""
    return _LEFT.sub(rb"\1", answer) if f"{OUR_SPAN}}}".encode() in answer else answer


def read_cite(node: Node) -> Node | tuple[Node, ...]:
    """Return the citation in a span of ours. One with positions keeps its words apart, each with its own."""
    match node:
        case SpanNode((Attr(_, classes), inner)) if CITATION_SPAN in classes or TEXT_CITATION_SPAN in classes:
            brackets = CITATION_SPAN in classes
            words = plain_text(inner)
            cite = read_citation(f"[{words}]" if brackets else words)
            if cite is None:
                return (Str("["), *inner, Str("]")) if brackets else inner
            position = node.content[0].get("data-pos")
            spelt = (Str("["), *inner, Str("]")) if brackets else inner
            return (
                cite
                if position is None
                else Cite((cite.content[0], (SpanNode((Attr("", (), (("data-pos", position),)), spelt)),)))
            )
    return node

"""Prepare a body for pandoc, find the problems in its markup, and read the marks in pandoc's answer. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from diglot.core.markdown.citations import find_citations, read_cite
from diglot.core.markdown.divisions import find_classes, find_wrong_divs, lines_of_class
from diglot.core.markdown.inner_notes import INNER_NOTE_MARKS, find_inner_calls, with_inner_notes
from diglot.core.markdown.lettered_lists import find_false_markers
from diglot.core.markdown.links import GAP_IN_LINK, UNREAD_LINK, check_references
from diglot.core.markdown.masks import masked
from diglot.core.markdown.note_authors import CALL_MARKS, author_of, calls_of_others, mark_calls, name_authors
from diglot.core.markdown.scan import BodyScan, shortened
from diglot.core.markdown.stray_signs import find_false_scripts, find_unread_alerts, mask_attributes
from diglot.core.markdown.tables import find_broken_tables, find_lost_cells, find_typed_columns, may_have_columns
from diglot.core.markdown.thematic_breaks import with_plain_breaks
from diglot.core.markdown.verse import VERSE_MARKS, find_verse, line_blocks, read_verse
from diglot.model.markup.allowed_markup import name_of_sign
from diglot.model.markup.citations import CITATION_SPAN
from diglot.model.problems import FileProblem, HiddenCharacter, MalformedLink
from diglot.model.tree import Pandoc, rewrite
from diglot.model.tree import Span as SpanNode

_SUSPECT = re.compile(
    r"<[A-Za-z/!?]|\$|\{[{%:#.\w]|\]\[|\]:|\[\^\w+:|(?<![\w@/.])@\w|\[\[|\[!|\[TOC\]"
    r"|^[ \t>]*(?:[!?]{3}|[`~]{3})",
    re.MULTILINE,
)
# Word joiners and invisible operators of formulas.
_HIDDEN = re.compile("[\u2060-\u2064]")


class Prepared(NamedTuple):
    """A body that pandoc can read.

    plain: with every character in its own line and column.
    labels: of lettered lists, by their first label and their number of items. has_tags: the body contains HTML.
    citations: as written, with their lines. marks: what tells pandoc's reader of notes, citations and verse, by
    place.
    """

    plain: str
    labels: Mapping[tuple[str, int], tuple[str, ...]]
    problems: tuple[FileProblem, ...] = ()
    has_tags: bool = False
    citations: tuple[tuple[int, str], ...] = ()
    marks: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        """The body with its marks."""
        pieces, done = [], 0
        for at, mark in self.marks:
            pieces += [self.plain[done:at], mark]
            done = at
        return "".join([*pieces, self.plain[done:]])


def prepare(body: str) -> Prepared:
    """Mask everything that is not meant as markup. Problems have no file yet; their lines count from the body's first.

    >>> from diglot.core.markdown.masks import restore
    >>> restore(prepare("The <title> of г. Москва.").text.encode()).decode()
    'The <title> of г. Москва.\\n'
    """
    if not body.endswith("\n"):
        body += "\n"  # pandoc does not read a table row without a line ending
    body = with_plain_breaks(body)
    false_markers, labels = find_false_markers(body)
    links = list(UNREAD_LINK.finditer(body)) if GAP_IN_LINK.search(body) else []
    hidden = _HIDDEN.search(body)
    false_marks = [*false_markers, *find_false_scripts(body)]
    if not (links or hidden or "|" in body or ":::" in body or _SUSPECT.search(body) or may_have_columns(body)):
        return Prepared(masked(body, false_marks), labels)
    scan = BodyScan(body)
    scan.run()
    blocks = list(line_blocks(scan))
    problems = [
        *scan.problems,
        *find_wrong_divs(scan),
        *find_classes(scan),
        *find_lost_cells(scan),
        *find_broken_tables(scan, blocks),
        *find_typed_columns(scan, blocks),
    ]
    problems += [*mask_attributes(scan), *check_references(scan), *find_unread_alerts(scan)]
    problems += [
        MalformedLink("", scan.line(link.start()), shortened(link[0]))
        for link in links
        if not scan.is_code(link.start())
    ]
    if hidden:
        problems.append(HiddenCharacter("", scan.line(hidden.start()), name_of_sign(hidden[0])))
    problems.sort(key=lambda problem: problem.position)
    inner = find_inner_calls(scan)
    text = masked(body, [*false_marks, *scan.spans, *inner.spans])
    citations = list(find_citations(scan))
    marks = [*mark_calls(scan), *inner.marks]
    marks += find_verse(scan, blocks)
    marks += [mark for citation in citations for mark in citation.marks]
    cited = tuple((scan.line(citation.start), citation.written) for citation in citations)
    return Prepared(text, labels, tuple(problems), bool(scan.tags), cited, tuple(sorted(marks, key=itemgetter(0))))


def find_lines_of_class(body: str, name: str) -> tuple[int, ...]:
    r"""Return the line of each division and span of a body with a class, in order.

    >>> find_lines_of_class("::: verse\n[A]{.verse} line.\n\n`[B]{.verse}`\n:::\n", "verse")
    (1, 2)
    """
    scan = BodyScan(body)
    scan.run()
    return lines_of_class(scan, name)


def find_calls(body: str, by: str) -> tuple[tuple[int, str], ...]:
    r"""Return the line and label of each call of the notes of somebody, in order. by: as in `NOTE_AUTHORS`.

    >>> find_calls("A[^tr:a], `[^tr:a]`\n\\[^tr:a][^ed:b]\n> B[^tr:a]\n\n[^tr:a]: C.\n[^ed:b]: D.\n", "tr")
    ((1, 'tr:a'), (3, 'tr:a'))
    """
    scan = BodyScan(body)
    scan.run()
    return tuple(
        (scan.line(call.start()), call["label"]) for call in calls_of_others(scan) if author_of(call["label"]) == by
    )


def readable(body: str) -> bytes:
    """Return a body that pandoc can read, in bytes."""
    return prepare(body).text.encode()


def readable_in_columns(body: str) -> bytes:
    """Return a body that pandoc can read, every character in its own column: citations are words to it."""
    return prepare(body).plain.encode()


def read_marks(answer: bytes, tree: Pandoc) -> Pandoc:
    """Return a tree with what its marks say: citations, and whose notes are. answer: its JSON."""
    if CITATION_SPAN.encode() in answer:
        tree = Pandoc(tree.api_version, rewrite(tree.blocks, read_cite, SpanNode), tree.meta)
    if any(mark.encode() in answer for mark in CALL_MARKS):
        tree = name_authors(tree)
    if any(mark.encode() in answer for mark in VERSE_MARKS):
        tree = read_verse(tree)
    return with_inner_notes(tree) if any(mark.encode() in answer for mark in INNER_NOTE_MARKS) else tree

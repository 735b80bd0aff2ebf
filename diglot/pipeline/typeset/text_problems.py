"""Find what a text loses on its way through pandoc, and the lines of its problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

import msgspec

from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import markdown, tree_transforms
from diglot.core.annotation import notes
from diglot.core.new_files import translation_scaffolds
from diglot.core.own_marks import find_own_mark
from diglot.model.problems import (
    ExtensionFault,
    FileProblem,
    LeakedMark,
    LostWords,
    Problem,
    RefusedShortcode,
    TextInComment,
    UnreadFormula,
)
from diglot.model.publication import ElementLocation, PlacedProblem, TextMetadata
from diglot.model.tree import Pandoc
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.text_extensions import TextFault
from diglot.queries.text_job import CompileJob


def with_lines(metadata: TextMetadata, job: CompileJob, body: str, pandoc: PandocPool) -> TextMetadata:
    """Add lines to the problems of a text, so that they are stored with it."""
    if not metadata.problems:
        return metadata
    lines = find_lines(body, pandoc)
    problems = tuple(
        PlacedProblem(placed.problem.at(lines.get(placed.place, 1) + job.body_line - 1), placed.place)
        for placed in metadata.problems
    )
    return msgspec.structs.replace(metadata, problems=problems)


def find_lines(body: str, pandoc: PandocPool) -> Mapping[ElementLocation, int]:
    """Return the line within a body, from 1, of every element that a problem may point to."""
    tree = read_with_positions(body, pandoc)
    return {} if isinstance(tree, PandocFailure) else tree_transforms.lines_of_places(tree.blocks)


# The location of problems found in the source of a text, which have their line already.
IN_SOURCE = ElementLocation("raw", 0)


def find_in_source(job: CompileJob, body: str, problems: Sequence[FileProblem]) -> Iterator[Problem]:
    """Yield the problems that are found in a body itself, each at its line in the file. problems: of its markup."""
    for problem in problems:
        yield problem.with_facts(file=job.path, line=(problem.line or 1) + job.body_line - 1)
    yield from notes.find_lost_notes(body, job.path, job.body_line)
    yield from notes.find_corrected_letters(body, job.path, job.body_line)
    if job.original:
        for line, label in translation_scaffolds.find_translated_comments(body, job.lang):
            yield TextInComment(job.path, line + job.body_line - 1, label)


def find_lost_words(job: CompileJob, body: str, written: Sequence[str], safe: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for words that sanitising has removed: a safety net, for only HTML in the source can lose any."""
    for before, after in zip(written, safe, strict=True):
        words = tree_transforms.words_of_markup(before)
        left = tree_transforms.words_of_markup(after)
        # Compare letters too: words that only moved may have joined with others.
        if words != left and Counter("".join(words)) - Counter("".join(left)):
            lost = Counter(words) - Counter(left)
            from difflib import SequenceMatcher  # costs 5 ms: only after a loss

            changes = SequenceMatcher(None, words, left, autojunk=False).get_opcodes()
            gaps = (words[start:end] for tag, start, end, _, _ in changes if tag != "equal")
            gap = next((gap for gap in gaps if any(word in lost for word in gap)), list(lost))[:5]
            place = re.search(r"\W+".join(map(re.escape, gap)), body)
            line = body.count("\n", 0, place.start()) if place else 0
            yield LostWords(job.path, line + job.body_line, " ".join(gap))


def find_own_marks(job: CompileJob, body: str, markup: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for the first mark of diglot's own in each piece of markup, at the line of the word before it."""
    for piece in markup:
        if written := find_own_mark(piece):
            words = re.findall(r"\w{3,}", written.partition("\N{REPLACEMENT CHARACTER}")[0])
            before = max((body.find(word) for word in words), default=0)
            yield LeakedMark(job.path, body.count("\n", 0, max(before, 0)) + job.body_line, written)


def find_extension_faults(job: CompileJob, body: str, faults: Sequence[TextFault]) -> Iterator[Problem]:
    """Yield a problem for each fault of an extension, and for what was written wrongly for one, at its line."""
    for fault in faults:
        lines = markdown.find_lines_of_class(body, fault.shortcode) if fault.shortcode else ()
        line = lines[fault.ordinal] + job.body_line - 1 if fault.ordinal < len(lines) else None
        if refusal := fault.refusal:
            yield RefusedShortcode(job.path, line, fault.extension, refusal.what, refusal.remedy, refusal.found)
            continue
        yield ExtensionFault(job.path, line, fault.extension, fault.part, fault.reason)


# How pandoc writes a formula that it cannot turn into MathML.
_UNREAD_FORMULA = re.compile(r'<span class="math (?:inline|display)">(\$\$?)(.*?)\1</span>', re.DOTALL)


def find_unread_formulas(job: CompileJob, body: str, written: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each formula that pages show in TeX, at its first place."""
    formulas = (unescape(match[2]) for markup in written for match in _UNREAD_FORMULA.finditer(markup))
    for formula in dict.fromkeys(formulas):
        line = body.count("\n", 0, max(body.find(formula), 0))
        yield UnreadFormula(job.path, line + job.body_line, " ".join(formula.split()))


def read_with_positions(body: str, pandoc: PandocPool) -> Pandoc | PandocFailure:
    """Return the tree of a text with positions, lines from 1 within the body."""
    return decode_answer(pandoc.one("locate", markdown.readable(body)))

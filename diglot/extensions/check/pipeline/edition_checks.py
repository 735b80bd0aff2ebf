"""Checks editions, each by itself and against its original: a batch of texts in, their problems out.

It may run in another process. A text is read a second time, with positions, only if something was found in it.
Touches pandoc through its adapter only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec
from msgspec.msgpack import decode, encode

from diglot.adapters.pandoc import PandocFailure, PandocPool, shared_pool
from diglot.core import alignment, citations, markdown, tree_transforms
from diglot.extensions.check import core as checks
from diglot.extensions.check.model.problems import AnyFinding, StrayHint, Untranslated
from diglot.extensions.check.pipeline.extension_checks import find_by_extensions
from diglot.extensions.check.pipeline.passage_checks import ReadText, find_house_style_breaks, make_context, read_text
from diglot.extensions.check.queries.check_job import EditionCheck, EditionText
from diglot.model.digests import Digest, digest_of_values
from diglot.model.extensions import NamedExtension
from diglot.model.languages import Lang
from diglot.model.markup.citations import LABEL
from diglot.model.problems import Problem
from diglot.model.settings import Settings
from diglot.model.tasks import TaskFunction
from diglot.model.translation.passages import Glossary, LocatedFinding, Passage, PassageLocation, PassagePair
from diglot.model.tree import Pandoc
from diglot.pipeline.typeset.kept_trees import unpack_trees
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.text_problems import read_with_positions
from diglot.queries.text_job import CompileJob


class CheckBatch(msgspec.Struct, frozen=True):
    """Editions to be checked together. bodies: theirs and their originals', each once, by the digests of the jobs.

    packed: the trees that are kept of them.
    """

    checks: tuple[EditionCheck, ...]
    bodies: Mapping[bytes, str]
    packed: Mapping[bytes, bytes] = {}


class CheckerConfig(msgspec.Struct, frozen=True):
    """What all editions are checked with. people: the names of each person by language."""

    settings: Settings
    people: tuple[Mapping[Lang, str], ...]
    glossary: Glossary

    def context(self) -> checks.CheckContext:
        """Return what the checks compare texts with."""
        return make_context(self.settings, self.people, self.glossary, with_hints=True)

    @property
    def digest(self) -> Digest:
        """A digest of all that the findings depend on, apart from the texts."""
        settings = self.settings
        added = [extension.digest for extension in settings.extensions]
        rules = (settings.languages, settings.english, settings.base_url, added)
        return digest_of_values(self.people, self.glossary, *rules)


Findings: TypeAlias = list[list[AnyFinding] | None]
"""The problems of each edition of a batch; None for one that cannot be read."""


def make_batch_checker(encoded: bytes) -> TaskFunction:
    """Return the function that checks a batch of editions, with a warm pandoc that belongs to this process."""
    pandoc, config = shared_pool(), decode(encoded, type=CheckerConfig)
    context, extensions = config.context(), config.settings.extensions
    return lambda payload: encode(check_editions(decode(payload, type=CheckBatch), context, extensions, pandoc))


def check_editions(
    batch: CheckBatch, context: checks.CheckContext, extensions: Sequence[NamedExtension], pandoc: PandocPool
) -> Findings:
    """Return the problems of each edition of a batch."""
    trees = unpack_trees(batch.packed)
    unread = {digest: markdown.readable(body) for digest, body in batch.bodies.items() if digest not in trees}
    answers = pandoc.each("read", list(unread.values()))
    trees |= zip(unread, map(decode_answer, answers), strict=True)
    return [_check_edition(check, trees, batch.bodies, context, extensions, pandoc) for check in batch.checks]


def _check_edition(
    check: EditionCheck,
    trees: Mapping[bytes, Pandoc | PandocFailure],
    bodies: Mapping[bytes, str],
    context: checks.CheckContext,
    extensions: Sequence[NamedExtension],
    pandoc: PandocPool,
) -> list[AnyFinding] | None:
    text = _read(check.text, trees[check.text.job.digest])
    original = _read(check.original, trees[check.original.job.digest]) if check.original else None
    if text is None or (check.original and original is None):
        return None
    pairs = _pair_passages(original, text) if original else []
    placed = _find(check.text.job, text, original, pairs, context)
    front, original_front = check.text.front, (check.original or check.text).front
    placed += find_by_extensions(extensions, text, front, original, original_front, pairs)
    if not placed:
        return []
    lines = _lines(text, check.text.job, bodies, pandoc)
    original_lines = _lines(original, check.original.job, bodies, pandoc) if original and check.original else lines
    return [_at_lines(finding, lines, original_lines) for finding in placed]


def _read(text: EditionText, tree: Pandoc | PandocFailure) -> ReadText | None:
    """Return a text as it is checked; a name after @ that is neither a key nor a label is a word of it."""
    if isinstance(tree, PandocFailure):
        return None
    labels = filter(LABEL.fullmatch, citations.cited_keys(tree.blocks))
    blocks = citations.without_unknown(tree.blocks, [*labels, *(item.key for item in text.job.references)])
    return read_text(blocks, text.front, text.job.lang)


def _find(
    job: CompileJob,
    text: ReadText,
    original: ReadText | None,
    pairs: Sequence[PassagePair],
    context: checks.CheckContext,
) -> list[LocatedFinding]:
    placed = list(checks.check_edition(text.passages, context))
    foreign = {finding.location.passage for finding in placed if isinstance(finding.problem, Untranslated)}
    # The other language has rules of its own.
    placed += [
        each
        for each in find_house_style_breaks(text, job.lang, job.house_style)
        if each.location.passage not in foreign
    ]
    if original:
        placed += checks.check_pair(original.passages, text.passages, pairs, context)
        placed += _find_stray_hints(original, text)
    return placed


def _pair_passages(original: ReadText, text: ReadText) -> list[PassagePair]:
    aligned = alignment.align(original.units, text.units)
    fields = [
        PassagePair(range(source, source + 1), range(target, target + 1))
        for source, target in zip(
            range(len(original.units), len(original.passages)), range(len(text.units), len(text.passages)), strict=True
        )
        if original.passages[source].text and text.passages[target].text
    ]
    return [*(PassagePair(bead.source, bead.target, bead in aligned.moved) for bead in aligned.pairs), *fields]


def _find_stray_hints(original: ReadText, text: ReadText) -> Iterator[LocatedFinding]:
    for name in alignment.find_stray_hints(original.units, text.units):
        for side in (text, original):
            unit_number = next((number for number, unit in enumerate(side.units) if unit.pair == name), None)
            if unit_number is not None:
                yield LocatedFinding(StrayHint("", 0, name), PassageLocation(unit_number), is_original=side is original)
                break


def _lines(text: ReadText, job: CompileJob, bodies: Mapping[bytes, str], pandoc: PandocPool) -> _LineLookup:
    """Return the lines of a text's passages, from a second, slower reading."""
    tree = read_with_positions(bodies[job.digest], pandoc)
    if isinstance(tree, PandocFailure):
        return _LineLookup(text.passages, job)
    _, blocks = tree_transforms.take_title(checks.remove_wrappers(tree.blocks), job.title)
    fields = text.passages[len(text.units) :]
    return _LineLookup((*checks.read_passages(blocks, text.units, job.lang), *fields), job)


class _LineLookup:
    """The lines of locations in a text."""

    def __init__(self, passages: Sequence[Passage], job: CompileJob) -> None:
        self.path = job.path
        self._passages = passages
        self._body_line = job.body_line

    def line(self, location: PassageLocation) -> int:
        """Return the line of a location in the file."""
        if not self._passages:
            return self._body_line
        passage = self._passages[location.passage]
        if passage.kind == "field":
            return passage.line_at(0)
        inner = passage if location.note is None else passage.notes[location.note]
        line = inner.line_at(location.offset) or passage.line_at(0)
        if line:
            return line + self._body_line - 1
        # A block without words, such as a rule: use the line of the block before it.
        return self.line(PassageLocation(location.passage - 1)) if location.passage else self._body_line


def _at_lines(placed: LocatedFinding, lines: _LineLookup, original_lines: _LineLookup) -> Problem:
    """Return the problem of a finding with its file and line, and those of its counterpart."""
    home = original_lines if placed.is_original else lines
    facts: dict[str, str | int | None] = {"file": home.path, "line": home.line(placed.location)}
    if placed.beside:
        facts["beside"] = f"{original_lines.path}:{original_lines.line(placed.beside)}"
    return placed.problem.with_facts(**facts)

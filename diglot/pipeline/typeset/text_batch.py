"""Compile a batch of texts, here or in another process: Markdown in, sanitised HTML and metadata out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

import msgspec
from msgspec.msgpack import decode, encode

from diglot.adapters.files.file_faults import fault_reason
from diglot.adapters.pandoc import PandocFailure, PandocMissing, PandocPool, shared_pool
from diglot.adapters.templating import sanitiser
from diglot.core import html_writing, markdown, tree_transforms, typography
from diglot.model.messages import N_
from diglot.model.problems import BusyComputer, FileFailed, ForeignShortcode, Problem, UnparsableManuscript
from diglot.model.publication import EMPTY_METADATA, PlacedProblem, RenderedText
from diglot.model.tasks import TOO_BUSY, TaskFunction
from diglot.model.tree import Block, Blocks, Pandoc, RawBlock, encode_tree
from diglot.pipeline.typeset.kept_trees import pack_tree, unpack_trees
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.text_citations import find_unknown_citations, spell_out_citations
from diglot.pipeline.typeset.text_compilation import CompiledText, ParsedText, compile_text, replace_blocks
from diglot.pipeline.typeset.text_problems import (
    IN_SOURCE,
    find_extension_faults,
    find_in_source,
    find_lost_words,
    find_own_marks,
    find_unread_formulas,
    with_lines,
)
from diglot.queries.text_job import CompileJob


class TextBatch(msgspec.Struct, frozen=True):
    """Texts to be compiled together. bodies: theirs and their originals', each once, by the digests of the jobs.

    packed: the trees of those that were read before, as they are kept.
    """

    jobs: tuple[CompileJob, ...]
    bodies: Mapping[bytes, str]
    packed: Mapping[bytes, bytes] = {}


class SerialisedText(msgspec.Struct, array_like=True, frozen=True):
    """A compiled text, encoded for the store. is_sound: whether it may be stored. tree: as it is kept; b"" if it is."""

    rendered: bytes
    metadata: bytes
    is_sound: bool
    tree: bytes = b""


def make_batch_compiler(_config: bytes) -> TaskFunction:
    """Return the function that compiles a batch of texts, with a warm pandoc that belongs to this process."""
    pandoc = shared_pool()

    def compile_batch(payload: bytes) -> bytes:
        before = pandoc.documents
        texts = list(compile_texts(decode(payload, type=TextBatch), pandoc))
        return encode((pandoc.documents - before, texts))

    return compile_batch


def compile_texts(
    batch: TextBatch, pandoc: PandocPool, known: Mapping[bytes, Pandoc] = MappingProxyType({})
) -> Iterator[SerialisedText]:
    """Compile every text of a batch. One that cannot be read, or on which diglot fails, fails alone.

    known: the trees of texts that pandoc has read already, by digest.
    """
    done = 0
    try:
        for text in _compile_together(batch, pandoc, known):
            yield text
            done += 1
    except _NOT_OF_A_TEXT:
        raise
    except Exception as error:
        if len(batch.jobs) == 1:
            yield _failed_text(batch.jobs[0], FileFailed(batch.jobs[0].path, None, fault_reason(error)))
            return
        for job in batch.jobs[done:]:
            yield from compile_texts(TextBatch((job,), _bodies_of(job, batch), batch.packed), pandoc, known)


# What goes wrong with the machine, whatever the text.
_NOT_OF_A_TEXT = (OSError, MemoryError, PandocMissing)


def _bodies_of(job: CompileJob, batch: TextBatch) -> Mapping[bytes, str]:
    digests = {job.digest, *([job.original.digest] if job.original else ())}
    return {digest: body for digest, body in batch.bodies.items() if digest in digests}


def _compile_together(batch: TextBatch, pandoc: PandocPool, known: Mapping[bytes, Pandoc]) -> Iterator[SerialisedText]:
    def compile_rules() -> None:
        for job in batch.jobs:
            typography.compile_rules(batch.bodies[job.digest], job.lang, job.house_style)

    prepared = {digest: markdown.prepare(body) for digest, body in batch.bodies.items()}
    trees = {**unpack_trees(batch.packed), **known}
    unread = [digest for digest in batch.bodies if digest not in trees]
    answers = pandoc.each("read", [prepared[digest].text.encode() for digest in unread], compile_rules)
    read: dict[bytes, bytes] = {}
    for digest, answer in zip(unread, answers, strict=True):
        trees[digest] = tree = decode_answer(answer)
        if isinstance(answer, bytes) and isinstance(tree, Pandoc):
            read[digest] = pack_tree(answer)
    citing = {digest: trees[digest] for digest, source in prepared.items() if source.citations}
    cited = spell_out_citations(batch.jobs, citing, pandoc)
    texts: dict[tuple[bytes, str, str], ParsedText | PandocFailure] = {}

    def read_text(job: CompileJob) -> ParsedText | PandocFailure | None:
        tree = cited.get((job.digest, job.lang)) or trees.get(job.digest)
        if tree is None or isinstance(tree, PandocFailure):
            return tree
        source = prepared[job.digest]
        has_shortcodes = any(isinstance(problem, ForeignShortcode) for problem in source.problems)
        body = batch.bodies[job.digest]
        text = ParsedText(tree, job.lang, job.title, source.labels, has_shortcodes, body, source.citations)
        return texts.setdefault((job.digest, job.title, job.lang), text)

    compiled = [_compile(read_text(job), job, read_text(job.original) if job.original else None) for job in batch.jobs]
    # Markup that cannot occur in the text: no text contains its own digest.
    separators = [f"<!-- {job.digest.hex()} -->" for job in batch.jobs]
    for job, written in zip(batch.jobs, _write(compiled, separators, pandoc), strict=True):
        if isinstance(written, PandocFailure):
            yield unreadable_text(job, written)
            continue
        # Without its original, a translation gets ids of its own, which are right for this build only.
        is_sound = job.original is None or isinstance(trees.get(job.original.digest), Pandoc)
        text = _encode(job, *written, batch.bodies[job.digest], prepared[job.digest], pandoc, is_sound=is_sound)
        yield msgspec.structs.replace(text, tree=read.get(job.digest, b""))


def _encode(
    job: CompileJob,
    text: CompiledText,
    markup: Sequence[str],
    source: str,
    prepared: markdown.Prepared,
    pandoc: PandocPool,
    *,
    is_sound: bool,
) -> SerialisedText:
    """Sanitise the markup of a text and of its notes, find what was lost on the way, and encode both."""
    safe = [sanitiser.sanitise(piece) for piece in markup]
    body, *notes_html = [tree_transforms.keep_together(piece) for piece in safe]
    units = tree_transforms.split_units(tree_transforms.make_tables_scroll(body))
    rendered = RenderedText(units, tuple(notes_html), text.pairs, text.marks)
    problems: Sequence[Problem] = [
        *find_in_source(job, source, prepared.problems),
        *(find_lost_words(job, source, markup, safe) if prepared.has_tags else ()),
        *find_unread_formulas(job, source, markup),
        *find_own_marks(job, source, safe),
        *find_unknown_citations(job, prepared),
        *find_extension_faults(job, source, text.faults),
    ]
    for change in text.changes:
        problems = change.problems(problems)
    metadata = with_lines(text.metadata, job, source, pandoc)
    placed = tuple(PlacedProblem(problem, IN_SOURCE) for problem in problems)
    metadata = msgspec.structs.replace(metadata, problems=(*metadata.problems, *placed))
    return SerialisedText(encode(rendered), encode(metadata), is_sound)


def _compile(
    text: ParsedText | PandocFailure | None, job: CompileJob, original: ParsedText | PandocFailure | None
) -> CompiledText | PandocFailure:
    if text is None or isinstance(text, PandocFailure):
        return text or PandocFailure(N_("pandoc gave no reason"))
    try:
        return compile_text(text, job, None if isinstance(original, PandocFailure) else original)
    except RecursionError:
        # The transforms are recursive, and pandoc reads trees that are deeper than Python's recursion limit.
        return PandocFailure(N_("its elements are nested too deeply"))


def _write(
    texts: Sequence[CompiledText | PandocFailure], separators: Sequence[str], pandoc: PandocPool
) -> Iterator[tuple[CompiledText, list[str]] | PandocFailure]:
    """Yield each text and its markup: that of the body, and that of each note.

    Most blocks are written here; pandoc writes the rest of a text at once, as a call costs more than a block.
    separators: for each text, the markup between its blocks.
    """
    drafts = [_draft(text) if isinstance(text, CompiledText) else [] for text in texts]
    rests = [[block for part in draft for block, markup in part if markup is None] for draft in drafts]
    trees = [
        encode_tree(replace_blocks(text.body, _separated(rest, separator)))
        for text, rest, separator in zip(texts, rests, separators, strict=True)
        if isinstance(text, CompiledText) and rest
    ]
    answers = iter(pandoc.each("write", trees))
    for text, draft, rest, separator in zip(texts, drafts, rests, separators, strict=True):
        answer = next(answers) if rest else b""
        if isinstance(text, PandocFailure):
            yield text
        elif isinstance(answer, PandocFailure):
            yield answer
        else:
            yield text, _filled(draft, _split(answer.decode(), separator))


_Draft: TypeAlias = Sequence[Sequence[tuple[Block, str | None]]]
"""The blocks of a body and of each note, with their markup; None where pandoc is to write it."""


def _draft(text: CompiledText) -> _Draft:
    return [[(block, html_writing.write_block(block)) for block in part.blocks] for part in (text.body, *text.notes)]


def _filled(draft: _Draft, written: Sequence[str]) -> list[str]:
    """Return the markup of the body and of each note, with what pandoc has written in its places."""
    others = iter(written)
    whole = [[next(others) if markup is None else markup for _, markup in part] for part in draft]
    return ["\n".join(filter(None, part)) for part in whole]


def _separated(blocks: Iterable[Block], separator: str) -> Blocks:
    """Put a separator before each block."""
    return tuple(part for block in blocks for part in (RawBlock(("html", separator)), block))


def _split(markup: str, separator: str) -> list[str]:
    """Split markup at the separators before its blocks, each of which pandoc writes on a line of its own.

    >>> _split("<!-- m -->\\n<p>One.</p>\\n<!-- m -->\\n<p>Two.</p>", "<!-- m -->")
    ['<p>One.</p>', '<p>Two.</p>']
    """
    return re.split(rf"\n?{re.escape(separator)}\n?", markup)[1:]


def unreadable_text(job: CompileJob, failure: PandocFailure) -> SerialisedText:
    """Return an empty text with a problem that says why it could not be read."""
    if failure.reason == TOO_BUSY:
        return _failed_text(job, BusyComputer(job.path, None))
    return _failed_text(job, UnparsableManuscript(job.path, job.body_line, failure.reason))


def _failed_text(job: CompileJob, problem: Problem) -> SerialisedText:
    metadata = msgspec.structs.replace(EMPTY_METADATA, problems=(PlacedProblem(problem, IN_SOURCE),))
    return SerialisedText(encode(RenderedText()), encode(metadata), is_sound=False)

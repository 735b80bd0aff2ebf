"""Compiles texts: takes Markdown, returns sanitised HTML and its metadata.

A text is parsed by pandoc, transformed by the core, written by pandoc and sanitised. Touches pandoc, the store and the
executor through their adapters only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from html import unescape
from itertools import accumulate, chain, groupby
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from diglot.adapters import sanitiser
from diglot.adapters.pandoc import PandocFailure, PandocPool, pandoc_version, shared_pool
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.core import (
    alignment,
    citations,
    link_resolution,
    markdown,
    note_rows,
    notes,
    slugs,
    translation_scaffolds,
    tree_transforms,
    typography,
)
from diglot.model.alignment import Unit
from diglot.model.citations import CITED_KEY, Reference
from diglot.model.languages import ALERT_TITLES, Lang
from diglot.model.messages import N_
from diglot.model.problems import (
    FileProblem,
    ForeignShortcode,
    LostWords,
    Problem,
    StoredProblem,
    TextInComment,
    UnknownCitation,
    UnreadableManuscript,
    UnreadFormula,
    problem_from,
    problem_to,
)
from diglot.model.publication import (
    AddressUse,
    BlockPair,
    ElementLocation,
    OutlineHeading,
    PlacedProblem,
    RenderedText,
    TextMetadata,
)
from diglot.model.tasks import Executor, TaskFailed, TaskFunction, TaskType
from diglot.model.tree import Cite, Div, Pandoc, RawBlock, encode_tree, find
from diglot.model.typography import HouseStyle
from diglot.pipeline.incremental.row_cache import RowCache
from diglot.pipeline.typeset.markdown_reader import decode_answer

MANUSCRIPT_SUFFIXES = (".md", ".markdown")

# The metadata of a text that was not read.
EMPTY_METADATA = TextMetadata("", "", 0, 0, (), "", (), ())

# How many texts this process has in work at once: enough for every pandoc, few enough to save memory.
_TEXTS_IN_PROGRESS = 64
# Up to this many texts are compiled faster in this process, whose pandocs may be warm.
FEW_TEXTS = 24
# How many texts go to a worker at once: each batch costs a round trip, and all others wait for the last one.
_MIN_BATCH, _MAX_BATCH = 4, 32


class CompileJob(msgspec.Struct, frozen=True, dict=True):
    """A text to be compiled.

    original: the text whose ids it shares. title: the one in its front matter, "" if the text has no heading that
    could be the same. references: the items of the bibliography that it cites.
    """

    path: str
    lang: Lang
    digest: bytes
    body_line: int
    original: CompileJob | None
    house_style: HouseStyle
    title: str = ""
    references: tuple[Reference, ...] = ()

    @cached_property
    def key(self) -> bytes:
        """The cache key of the rendered text: a digest of everything that it depends on."""
        original = cache_key("text", *self.original._sources) if self.original else b""
        return cache_key("galley", style_digest(self.house_style), self.path, self.lang, *self._sources, original)

    @property
    def _sources(self) -> tuple[bytes, str, bytes]:
        """What its tree depends on."""
        return self.digest, self.title, msgspec.msgpack.encode(self.references)


@lru_cache(maxsize=8)
def style_digest(style: HouseStyle) -> bytes:
    """Return a digest of everything that all texts in a house style depend on."""
    # The order of a set differs between processes.
    words = repr((sorted(style.disabled), replace(style, disabled=frozenset())))
    return cache_key("style", code_digest(), pandoc_version(), words)


class _CachedMetadata(msgspec.Struct, array_like=True):
    """The encoded metadata of a text, with the key of its rendered text."""

    key: bytes
    metadata: msgspec.Raw


class CompiledText(msgspec.Struct, frozen=True):
    """A compiled tree, its notes apart, its metadata, and its blocks paired with those of the original.

    marks: of the notes of the editor and the translator, which are the last ones.
    """

    body: Pandoc
    notes: tuple[Pandoc, ...]
    marks: tuple[str, ...]
    metadata: TextMetadata
    pairs: tuple[BlockPair, ...]


class ParsedText(msgspec.Struct, frozen=True, dict=True):
    """A text as pandoc read it. What is derived from it is derived once, for itself and for its translation."""

    tree: Pandoc
    title: str = ""
    labels: tree_transforms.Labels = {}
    has_shortcodes: bool = False

    @cached_property
    def titled(self) -> tuple[str, tree_transforms.Blocks]:
        """The title that the text itself begins with, and the rest."""
        return tree_transforms.take_title(self.tree.blocks, self.title)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Its units, as the aligner sees them."""
        return alignment.units_of(self.titled[1])

    @cached_property
    def outline(self) -> tuple[OutlineHeading, ...]:
        """Its headings, with the ids that they have before any are shared with the original."""
        return tree_transforms.outline(self.titled[1], _heading_id)


def compile_text(text: ParsedText, job: CompileJob, original: ParsedText | None) -> CompiledText:
    """Compile one text: title, ids, addresses, tables, typography, notes."""
    tree, (heading, blocks), outline = text.tree, text.titled, text.outline
    pairs: tuple[BlockPair, ...] = ()
    if original is not None:
        pairs, headings, names = _pair_with_original(text, original)
        outline = tree_transforms.share_ids(outline, original.outline, headings)
    else:
        names = alignment.number_units(alignment.kinds_of(text.titled[1]))
    blocks = alignment.remove_hints(blocks)
    # Removing hints moves the units inside them up one level, and drops none.
    places = alignment.places_of(blocks)
    blocks = tree_transforms.set_ids(blocks, outline)
    # A text without a manuscript (a biography, the imprint) resolves links like one in the root folder of its language.
    is_manuscript = job.path.endswith(MANUSCRIPT_SUFFIXES)
    base = job.path if is_manuscript else f"content/{job.lang}/index.md"
    neutral_address = partial(link_resolution.neutral_address, path=base)
    blocks, findings = tree_transforms.set_addresses(blocks, job.path, neutral_address)
    blocks = tree_transforms.set_alert_titles(blocks, ALERT_TITLES[job.lang])
    own = tuple(block for block in blocks if not citations.is_list_of_references(block))
    words, opening = tree_transforms.count_words(own), tree_transforms.opening(blocks)
    blocks = tree_transforms.set_tables(blocks)
    runs = tree_transforms.literal_runs(blocks) if text.has_shortcodes else [(False, blocks)]
    blocks = tuple(
        block
        for is_literal, run in runs
        for block in (run if is_literal else typography.set_blocks(run, job.lang, job.house_style))
    )
    blocks, lifted, marks = tree_transforms.lift_notes(blocks, partial(note_rows.note_marks, lang=job.lang))
    notes = tuple(
        note_rows.sign_note(note.blocks, note.by, job.lang, job.house_style) if note.by else note.blocks
        for note in lifted
    )
    if is_manuscript:
        blocks = tree_transforms.name_units(blocks, dict(zip(places, names, strict=True)))
    if text.labels:
        blocks = tree_transforms.label_lists(blocks, text.labels)
        notes = tuple(tree_transforms.label_lists(note, text.labels) for note in notes)
    opening, *set_headings = typography.set_texts(
        [opening, *(item.text for item in outline)], job.lang, job.house_style
    )
    metadata = TextMetadata(
        heading=heading,
        opening=opening,
        words=words,
        notes=len(notes),
        outline=tuple(
            OutlineHeading(item.level, heading, item.id) for item, heading in zip(outline, set_headings, strict=True)
        ),
        anchors="\n".join(sorted(tree_transforms.anchors(blocks, notes))),
        uses=tuple(findings.uses),
        problems=tuple(findings.problems),
        is_paired=bool(pairs),
        references=citations.listed_references(blocks),
    )
    trees = tuple(replace_blocks(tree, note) for note in notes)
    return CompiledText(replace_blocks(tree, tree_transforms.mark_units(blocks)), trees, marks, metadata, pairs)


def _pair_with_original(
    text: ParsedText, original: ParsedText
) -> tuple[tuple[BlockPair, ...], Mapping[int, int], tuple[str, ...]]:
    """Pair a translation with its original.

    Return the pairs of blocks, counted without hints; the pairs of headings, by number; and the names that the units
    share with the original's.
    """
    (_, blocks), (_, original_blocks) = text.titled, original.titled
    source, target = original.units, text.units
    aligned = alignment.align(source, target)
    pairs = alignment.pair_blocks(aligned, source, target, len(original_blocks), len(blocks))
    target_at, source_at = _places_without_hints(blocks), _places_without_hints(original_blocks)
    block_pairs = tuple(
        BlockPair(
            source_at[pair.original_start],
            source_at[pair.original_stop],
            target_at[pair.translation_start],
            target_at[pair.translation_stop],
        )
        for pair in pairs
    )
    headings = alignment.pair_headings(aligned, source, target, original_blocks, blocks)
    return block_pairs, headings, alignment.match_unit_numbers(aligned, source, target)


def _places_without_hints(blocks: tree_transforms.Blocks) -> list[int]:
    """Return the index of each block without hints, and the end of the last one: a hint may wrap several blocks."""
    counts = (len(alignment.remove_hints((block,))) if isinstance(block, Div) else 1 for block in blocks)
    return [0, *accumulate(counts)]


def replace_blocks(tree: Pandoc, blocks: tree_transforms.Blocks) -> Pandoc:
    """Return the same document with other blocks."""
    return Pandoc(tree.api_version, blocks, tree.meta)


def _heading_id(text: str) -> str:
    # Latin letters in both languages: a Cyrillic fragment gets percent-encoded when it is copied.
    return slugs.make_slug(text, latin_only=True)


class TextCompiler:
    """Compiles texts, and caches the results. `body_of` reads a text that must be compiled.

    refused: paths of texts that are not compiled, because they stop the build as they are.
    """

    def __init__(
        self,
        store: Store,
        pandoc: PandocPool,
        body_of: Callable[[CompileJob], str],
        refused: Collection[str],
        executor: Executor,
    ) -> None:
        self.store = store
        self._pandoc = pandoc
        self._body_of = body_of
        self._refused = refused
        self._executor = executor
        self._jobs: dict[bytes, CompileJob] = {}
        self.made = self.reused = 0
        """How many texts were compiled, and how many were found in the cache."""
        self._unstored: dict[bytes, RenderedText] = {}
        """Rendered texts that are used in this build only: they, or their originals, could not be read."""
        self._compiled: dict[bytes, bytes] = {}
        """The digests of the rendered texts that this build has compiled, and so sanitised, by key."""

    def compile(self, jobs: Sequence[CompileJob], on_compiled: Callable[[], None]) -> dict[bytes, TextMetadata]:
        """Compile the texts that are not in the cache; return the metadata of all by key.

        on_compiled: called once for each text.
        """
        self._jobs.update((job.key, job) for job in jobs)
        compiled: dict[bytes, TextMetadata] = {}
        rows = RowCache(self.store, "texts", _CachedMetadata)
        missing = []
        for job in jobs:
            if job.path in self._refused:
                compiled[job.key], self._unstored[job.key] = EMPTY_METADATA, RenderedText()
                on_compiled()
                continue
            cached = self._cached_metadata(job, rows)
            if cached is None:
                missing.append(job)
            else:
                compiled[job.key] = _decode_metadata(cached)
                self.reused += 1
                on_compiled()
        self.made += len(missing)
        for job, text in self._compile_all(missing):
            # A text that failed is tried again next time: it may have hit a time limit by chance.
            if text.is_sound:
                self.store.put(job.key, text.rendered)
                self._compiled[job.key] = cache_key(text.rendered)
                self.store.put(_metadata_key(job.key), text.metadata)
                rows.put(_row_name(job), _CachedMetadata(job.key, msgspec.Raw(text.metadata)))
            else:
                self._unstored[job.key] = msgspec.msgpack.decode(text.rendered, type=RenderedText)
            compiled[job.key] = _decode_metadata(text.metadata)
            on_compiled()
        rows.save([_row_name(job) for job in jobs])
        return compiled

    def _cached_metadata(self, job: CompileJob, rows: RowCache[_CachedMetadata]) -> bytes | msgspec.Raw | None:
        """Return the cached metadata of a text, encoded. A last build of other texts has no row for it."""
        row = rows.get(_row_name(job))
        if row and row.key == job.key and self.store.trusts(job.key):
            return row.metadata
        stored = self.store.get(_metadata_key(job.key)) if self.store.has(job.key) else None
        if stored is not None:
            rows.put(_row_name(job), _CachedMetadata(job.key, msgspec.Raw(stored)))
        return stored

    def rendered(self, key: bytes) -> RenderedText:
        """Return the rendered text of a key; an empty one if the text could not be compiled."""
        if key in self._unstored:
            return self._unstored[key]
        stored = self.store.get(key)
        if stored is not None and self._compiled.get(key) == cache_key(stored):
            return msgspec.msgpack.decode(stored, type=RenderedText)
        rendered = _decode_clean(stored)
        if rendered is None:
            # The store was found damaged and emptied meanwhile, or somebody else has written to it.
            [(_, text)] = self._compile_here([self._jobs[key]])
            self.store.put(key, text.rendered)
            rendered = msgspec.msgpack.decode(text.rendered, type=RenderedText)
        return rendered

    def move_into_fork(self) -> None:
        """Continue in a forked process: with a pandoc of its own, and a read-only store."""
        self.store.become_reader()
        self._pandoc = PandocPool(1)

    def read_trees(self, jobs: Iterable[CompileJob]) -> Mapping[CompileJob, Pandoc | PandocFailure]:
        """Return the tree of each text as pandoc reads it, or why it could not be read."""
        unique = list(dict.fromkeys(jobs))
        answers = self._pandoc.each("read", [markdown.readable(self._body_of(job)) for job in unique])
        return {job: decode_answer(answer) for job, answer in zip(unique, answers, strict=True)}

    def body(self, job: CompileJob) -> str:
        """Return the Markdown of a text."""
        return self._body_of(job)

    def locate(self, job: CompileJob) -> Pandoc | PandocFailure:
        """Return the tree of a text with positions, lines from 1 within the body. This is a second, slower reading."""
        return _read_with_positions(self._body_of(job), self._pandoc)

    def lines(self, job: CompileJob) -> Mapping[ElementLocation, int]:
        """Return the line in its file of every element of a text that a problem may point to."""
        return _find_lines(job, self._body_of(job), self._pandoc)

    def _compile_all(self, jobs: Sequence[CompileJob]) -> Iterator[tuple[CompileJob, _StoredText]]:
        if not self._executor.workers or len(jobs) <= FEW_TEXTS:
            for batch in _batches(jobs, lambda _: _TEXTS_IN_PROGRESS):
                yield from self._compile_here(batch)
            return
        for batch, texts in self._compile_in_workers(_batches(jobs, self._batch_size)):
            if isinstance(texts, TaskFailed):
                # One text kills its worker: retry the batch one text at a time to find it.
                for (job,), result in self._compile_in_workers([job] for job in batch):
                    yield (
                        job,
                        _unreadable_text(job, PandocFailure(result.reason))
                        if isinstance(result, TaskFailed)
                        else result[0],
                    )
            else:
                yield from zip(batch, texts, strict=True)

    def _batch_size(self, left: int) -> int:
        """Return the size of the next batch: smaller towards the end, so that all workers end at about one time."""
        return min(_MAX_BATCH, max(_MIN_BATCH, left // (2 * self._executor.workers)))

    def _compile_here(self, jobs: Sequence[CompileJob]) -> Iterator[tuple[CompileJob, _StoredText]]:
        return zip(jobs, compile_texts(self._batch(jobs), self._pandoc), strict=True)

    def _compile_in_workers(
        self, batches: Iterable[list[CompileJob]]
    ) -> Iterator[tuple[list[CompileJob], list[_StoredText] | TaskFailed]]:
        in_progress: list[list[CompileJob]] = []

        def payloads() -> Iterator[bytes]:
            for batch in batches:
                in_progress.append(batch)
                yield msgspec.msgpack.encode(self._batch(batch))

        for answer in self._executor.map(TaskType(f"{__name__}:{make_batch_compiler.__name__}"), payloads()):
            if isinstance(answer, TaskFailed):
                yield in_progress.pop(0), answer
            else:
                documents, texts = msgspec.msgpack.decode(answer, type=tuple[int, list[_StoredText]])
                self._pandoc.documents += documents
                yield in_progress.pop(0), texts

    def _batch(self, jobs: Sequence[CompileJob]) -> TextBatch:
        needed = dict.fromkeys(chain(jobs, (job.original for job in jobs if job.original)))
        bodies = {job.digest: self._body_of(job) for job in needed if job.path not in self._refused}
        return TextBatch(tuple(jobs), bodies)


def _decode_clean(stored: bytes | None) -> RenderedText | None:
    """Return a text from the store, or None if the sanitiser would change it: the store is not trusted."""
    if stored is None:
        return None
    try:
        text = msgspec.msgpack.decode(stored, type=RenderedText)
    except msgspec.MsgspecError:
        return None
    is_clean = sanitiser.is_sanitised(text.units) and all(sanitiser.is_sanitised([note]) for note in text.notes)
    return text if is_clean else None


def _row_name(job: CompileJob) -> str:
    # Both languages of a biography are in one file.
    return f"{job.lang} {job.path}"


def _batches(jobs: Sequence[CompileJob], size: Callable[[int], int]) -> Iterator[list[CompileJob]]:
    """Yield batches of jobs in order, the editions of an article together, so that their original is read once.

    size: from the number of jobs left to the size of the next batch.
    """
    batch: list[CompileJob] = []
    left = len(jobs)
    for _, editions in groupby(jobs, lambda job: (job.original or job).path):
        batch += editions
        if len(batch) >= size(left):
            left -= len(batch)
            yield batch
            batch = []
    if batch:
        yield batch


# ---------------------------------------------------------------- in a worker


class TextBatch(msgspec.Struct, frozen=True):
    """Texts to be compiled together. bodies: theirs and their originals', each once, by the digests of the jobs."""

    jobs: tuple[CompileJob, ...]
    bodies: Mapping[bytes, str]


class _StoredText(msgspec.Struct, array_like=True, frozen=True):
    """A compiled text, encoded for the store. is_sound: whether it may be stored."""

    rendered: bytes
    metadata: bytes
    is_sound: bool


def make_batch_compiler(_config: bytes) -> TaskFunction:
    """Return the function that compiles a batch of texts, with a warm pandoc that belongs to this process."""
    pandoc = shared_pool()

    def compile_batch(payload: bytes) -> bytes:
        before = pandoc.documents
        texts = list(compile_texts(msgspec.msgpack.decode(payload, type=TextBatch), pandoc))
        return msgspec.msgpack.encode((pandoc.documents - before, texts))

    return compile_batch


def compile_texts(
    batch: TextBatch, pandoc: PandocPool, known: Mapping[bytes, Pandoc] = MappingProxyType({})
) -> Iterator[_StoredText]:
    """Compile every text of a batch. One that cannot be read fails alone, with a problem at its file.

    known: the trees of texts that pandoc has read already, by digest.
    """

    def compile_rules() -> None:
        for job in batch.jobs:
            typography.compile_rules(batch.bodies[job.digest], job.lang, job.house_style)

    prepared = {digest: markdown.prepare(body) for digest, body in batch.bodies.items()}
    unread = [digest for digest in batch.bodies if digest not in known]
    answers = pandoc.each("read", [prepared[digest].text.encode() for digest in unread], compile_rules)
    trees = {**known, **dict(zip(unread, map(decode_answer, answers), strict=True))}
    cited = _cite(batch, {digest: tree for digest, tree in trees.items() if prepared[digest].citations}, pandoc)
    texts: dict[tuple[bytes, str, str], ParsedText | PandocFailure] = {}

    def read_text(job: CompileJob) -> ParsedText | PandocFailure | None:
        tree = cited.get((job.digest, job.lang)) or trees.get(job.digest)
        if tree is None or isinstance(tree, PandocFailure):
            return tree
        source = prepared[job.digest]
        has_shortcodes = any(isinstance(problem, ForeignShortcode) for problem in source.problems)
        text = ParsedText(tree, job.title, source.labels, has_shortcodes)
        return texts.setdefault((job.digest, job.title, job.lang), text)

    compiled = [_compile(read_text(job), job, read_text(job.original) if job.original else None) for job in batch.jobs]
    # Markup that cannot occur in the text: no text contains its own digest.
    separators = [f"<!-- {job.digest.hex()} -->" for job in batch.jobs]
    for job, written in zip(batch.jobs, _write(compiled, separators, pandoc), strict=True):
        if isinstance(written, PandocFailure):
            yield _unreadable_text(job, written)
            continue
        text, markup = written
        safe = [sanitiser.sanitise(piece) for piece in markup]
        body, *notes_html = [tree_transforms.keep_together(piece) for piece in safe]
        rendered = RenderedText(
            tree_transforms.split_units(tree_transforms.dress_tables(body)), tuple(notes_html), text.pairs, text.marks
        )
        # Without its original, a translation gets ids of its own, which are right for this build only.
        is_sound = job.original is None or isinstance(trees.get(job.original.digest), Pandoc)
        source = batch.bodies[job.digest]
        metadata = _with_lines(text.metadata, job, source, pandoc)
        problems = [
            *_find_in_source(job, source, prepared[job.digest].problems),
            *(_find_lost_words(job, source, markup, safe) if prepared[job.digest].has_tags else ()),
            *_find_unread_formulas(job, source, markup),
            *_find_unknown_citations(job, prepared[job.digest]),
        ]
        if problems:
            placed = tuple(PlacedProblem(problem, _IN_SOURCE) for problem in problems)
            metadata = msgspec.structs.replace(metadata, problems=(*metadata.problems, *placed))
        yield _StoredText(msgspec.msgpack.encode(rendered), _encode_metadata(metadata), is_sound)


def _cite(
    batch: TextBatch, trees: Mapping[bytes, Pandoc | PandocFailure], pandoc: PandocPool
) -> dict[tuple[bytes, Lang], Pandoc | PandocFailure]:
    """Return the trees of texts with their citations spelt out and a list of references, by digest and language.

    trees: of the texts that cite anything.
    """
    citing: dict[tuple[bytes, Lang], tuple[Pandoc, CompileJob]] = {}
    for job in chain(batch.jobs, (job.original for job in batch.jobs if job.original)):
        tree = trees.get(job.digest)
        if isinstance(tree, Pandoc) and find(tree.blocks, Cite):
            known = citations.without_unknown(tree.blocks, {item.key for item in job.references})
            citing[job.digest, job.lang] = replace_blocks(tree, known), job
    orders = [
        (text, described_in)
        for text, (tree, job) in citing.items()
        if citations.cited_keys(tree.blocks)
        for described_in in citations.languages_to_cite(job.references, job.lang)
    ]
    documents = [
        citations.document(tree.blocks, job.references, job.lang, described_in, tree.api_version)
        for (tree, job), described_in in ((citing[text], described_in) for text, described_in in orders)
    ]
    cited: dict[tuple[bytes, Lang], dict[Lang, Pandoc]] = {}
    results: dict[tuple[bytes, Lang], Pandoc | PandocFailure] = {text: tree for text, (tree, _) in citing.items()}
    for (text, described_in), answer in zip(orders, pandoc.each("cite", documents), strict=True):
        tree = decode_answer(answer)
        if isinstance(tree, PandocFailure):
            results[text] = tree
        else:
            cited.setdefault(text, {})[described_in] = tree
    for text, by_language in cited.items():
        tree, job = citing[text]
        if isinstance(results[text], Pandoc):
            results[text] = replace_blocks(tree, citations.merge(tree.blocks, by_language, job.references, job.lang))
    return results


def _find_unknown_citations(job: CompileJob, prepared: markdown.Prepared) -> Iterator[Problem]:
    """Yield a problem for each key that is not known, at its first place."""
    known = {item.key for item in job.references}
    for line, written in prepared.citations:
        for key in CITED_KEY.findall(written.replace("-@", " @")):
            if key not in known:
                known.add(key)
                yield UnknownCitation(job.path, line + job.body_line - 1, key, written)


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

    A text and its notes are written at once: a call of pandoc costs more than writing a note.
    separators: for each text, the markup between its notes.
    """
    trees = [
        encode_tree(_join_notes(text, separator))
        for text, separator in zip(texts, separators, strict=True)
        if isinstance(text, CompiledText)
    ]
    answers = iter(pandoc.each("write", trees))
    for text, separator in zip(texts, separators, strict=True):
        if isinstance(text, PandocFailure):
            yield text
            continue
        answer = next(answers)
        if isinstance(answer, PandocFailure):
            yield answer
        else:
            yield text, _split_notes(answer.decode(), separator)


def _join_notes(text: CompiledText, separator: str) -> Pandoc:
    """Return the text and its notes as one tree, with a separator before each note."""
    notes = (part for note in text.notes for part in (RawBlock(("html", separator)), *note.blocks))
    return replace_blocks(text.body, (*text.body.blocks, *notes))


def _split_notes(markup: str, separator: str) -> list[str]:
    """Split markup at the separators, each of which pandoc writes on a line of its own.

    >>> _split_notes("<p>Text.</p>\\n<!-- m -->\\n<p>Note.</p>", "<!-- m -->")
    ['<p>Text.</p>', '<p>Note.</p>']
    """
    return re.split(rf"\n?{re.escape(separator)}\n?", markup)


def _with_lines(metadata: TextMetadata, job: CompileJob, body: str, pandoc: PandocPool) -> TextMetadata:
    """Add lines to the problems of a text, so that they are stored with it."""
    if not metadata.problems:
        return metadata
    lines = _find_lines(job, body, pandoc)
    problems = tuple(
        PlacedProblem(placed.problem.at(lines.get(placed.place, job.body_line)), placed.place)
        for placed in metadata.problems
    )
    return msgspec.structs.replace(metadata, problems=problems)


def _find_lines(job: CompileJob, body: str, pandoc: PandocPool) -> Mapping[ElementLocation, int]:
    """Return the line in its file of every element of a text that a problem may point to."""
    tree = _read_with_positions(body, pandoc)
    if isinstance(tree, PandocFailure):
        return {}
    lines = tree_transforms.lines_of_places(tree.blocks)
    return {place: line + job.body_line - 1 for place, line in lines.items()}


# The location of problems found in the source of a text, which have their line already.
_IN_SOURCE = ElementLocation("raw", 0)


def _find_in_source(job: CompileJob, body: str, problems: Sequence[FileProblem]) -> Iterator[Problem]:
    for problem in problems:
        yield problem.with_facts(file=job.path, line=(problem.line or 1) + job.body_line - 1)
    yield from notes.find_lost_notes(body, job.path, job.body_line)
    if job.original:
        for line, label in translation_scaffolds.find_translated_comments(body, job.lang):
            yield TextInComment(job.path, line + job.body_line - 1, label)


def _find_lost_words(job: CompileJob, body: str, written: Sequence[str], safe: Sequence[str]) -> Iterator[Problem]:
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


# How pandoc writes a formula that it cannot turn into MathML.
_UNREAD_FORMULA = re.compile(r'<span class="math (?:inline|display)">(\$\$?)(.*?)\1</span>', re.DOTALL)


def _find_unread_formulas(job: CompileJob, body: str, written: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each formula that pages show in TeX, at its first place."""
    formulas = (unescape(match[2]) for markup in written for match in _UNREAD_FORMULA.finditer(markup))
    for formula in dict.fromkeys(formulas):
        line = body.count("\n", 0, max(body.find(formula), 0))
        yield UnreadFormula(job.path, line + job.body_line, " ".join(formula.split()))


def _read_with_positions(body: str, pandoc: PandocPool) -> Pandoc | PandocFailure:
    return decode_answer(pandoc.one("locate", markdown.readable(body)))


def _unreadable_text(job: CompileJob, failure: PandocFailure) -> _StoredText:
    problem = UnreadableManuscript(job.path, job.body_line, failure.reason)
    metadata = msgspec.structs.replace(EMPTY_METADATA, problems=(PlacedProblem(problem, ElementLocation("raw", 0)),))
    return _StoredText(msgspec.msgpack.encode(RenderedText()), _encode_metadata(metadata), is_sound=False)


# ---------------------------------------------------------------- stored metadata


class _StoredMetadata(msgspec.Struct, array_like=True):
    """`TextMetadata` with its problems in the form in which they are stored."""

    heading: str
    opening: str
    words: int
    notes: int
    outline: tuple[OutlineHeading, ...]
    anchors: str
    uses: tuple[AddressUse, ...]
    problems: list[tuple[StoredProblem, ElementLocation]]
    is_paired: bool
    references: tuple[str, ...]


_METADATA_DECODER = msgspec.msgpack.Decoder(_StoredMetadata)


def _metadata_key(key: bytes) -> bytes:
    return cache_key("particulars", key)


def _encode_metadata(metadata: TextMetadata) -> bytes:
    problems = [(problem_to(placed.problem), placed.place) for placed in metadata.problems]
    return msgspec.msgpack.encode(
        _StoredMetadata(
            metadata.heading,
            metadata.opening,
            metadata.words,
            metadata.notes,
            metadata.outline,
            metadata.anchors,
            metadata.uses,
            problems,
            metadata.is_paired,
            metadata.references,
        )
    )


def _decode_metadata(encoded: bytes | msgspec.Raw) -> TextMetadata:
    stored = _METADATA_DECODER.decode(encoded)
    return TextMetadata(
        stored.heading,
        stored.opening,
        stored.words,
        stored.notes,
        stored.outline,
        stored.anchors,
        stored.uses,
        tuple(PlacedProblem(problem_from(fields), place) for fields, place in stored.problems),
        stored.is_paired,
        stored.references,
    )

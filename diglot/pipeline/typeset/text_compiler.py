"""Compiles texts: takes Markdown, returns sanitised HTML and its metadata.

A text is parsed by pandoc, transformed and written by the core (by pandoc, where it is more than prose) and sanitised
(`text_batch`); what has been compiled before comes from the store. Touches pandoc, the store and the executor
through their adapters only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby

import msgspec
from msgspec.msgpack import decode, encode
from msgspec.structs import replace

from diglot.adapters.databases.store import Store, cache_key
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.adapters.templating import sanitiser
from diglot.core import typography
from diglot.model.publication import EMPTY_METADATA, ElementLocation, RenderedText, TextMetadata
from diglot.model.tasks import Executor, TaskFailed, TaskType
from diglot.pipeline.typeset.kept_trees import find_packed, tree_key
from diglot.pipeline.typeset.text_batch import (
    SerialisedText,
    TextBatch,
    compile_texts,
    make_batch_compiler,
    unreadable_text,
)
from diglot.pipeline.typeset.text_problems import find_lines
from diglot.queries.query import Passing
from diglot.queries.text_job import CompileJob, TextRequest, TypesetText

# How many texts this process has in work at once: enough for every pandoc, few enough to save memory.
_TEXTS_IN_PROGRESS = 64
# Up to this many texts are compiled faster in this process, whose pandocs may be warm.
FEW_TEXTS = 24
# How many texts go to a worker at once: each batch costs a round trip, and all others wait for the last one.
_MIN_BATCH, _MAX_BATCH = 4, 32


class TextCompiler:
    """Compiles texts, and caches the results. `body_of` reads a text that must be compiled.

    refused: paths of texts that are not compiled, because they stop the build as they are. on_compiled: called once for
    each text.
    """

    def __init__(
        self,
        store: Store,
        pandoc: PandocPool,
        body_of: Callable[[CompileJob], str],
        refused: Collection[str],
        executor: Executor,
        on_compiled: Callable[[], None],
    ) -> None:
        self.store = store
        self._pandoc = pandoc
        self._body_of = body_of
        self.refused = refused
        self._executor = executor
        self._on_compiled = on_compiled
        self._jobs: dict[bytes, CompileJob] = {}
        self.find_job: Callable[[bytes], CompileJob] = self._jobs.__getitem__
        """Returns the job of a key. To be set where an earlier build has compiled texts too."""
        self.made = self.reused = 0
        """How many texts were compiled, and how many were found in the cache."""
        self._unstored = {b"": RenderedText()}
        """Rendered texts that are used in this build only: they, or their originals, could not be read."""
        self._compiled: dict[bytes, bytes] = {}
        """The digests of the rendered texts that this build has compiled, and so sanitised, by key."""

    def typeset(self, requests: Sequence[TextRequest]) -> Iterator[TypesetText | Passing[TypesetText]]:
        """Yield the typeset texts, in order, their markup in the store; those that failed are passing."""
        metadata_by_key = self.compile([request.job for request in requests])
        for request in requests:
            metadata, style = metadata_by_key[request.job.key], request.job.house_style
            written = replace(request, title=request.title or metadata.heading).title_block
            lines = (typography.set_text(line, request.job.lang, style) for line in written)
            text = TypesetText(*lines, key=request.job.key, metadata=metadata)
            yield Passing(text) if text.key in self._unstored else text

    def compile(self, jobs: Sequence[CompileJob]) -> dict[bytes, TextMetadata]:
        """Compile the texts that are not in the cache; return the metadata of all by key."""
        self._jobs.update((job.key, job) for job in jobs)
        compiled: dict[bytes, TextMetadata] = {}
        missing = []
        for job in jobs:
            if job.path in self.refused:
                compiled[job.key], self._unstored[job.key] = EMPTY_METADATA, RenderedText()
            elif cached := self._cached_metadata(job):
                compiled[job.key] = cached
                self.reused += 1
            else:
                missing.append(job)
                continue
            self._on_compiled()
        self.made += len(missing)
        for job, text in self._compile_all(missing):
            if text.tree:
                self.store.put(tree_key(job.digest), text.tree)
            # A text that failed is tried again next time: it may have hit a time limit by chance.
            if text.is_sound:
                self.store.put(job.key, text.rendered)
                self._compiled[job.key] = cache_key(text.rendered)
                self.store.put(_metadata_key(job.key), text.metadata)
            else:
                self._unstored[job.key] = decode(text.rendered, type=RenderedText)
            compiled[job.key] = decode(text.metadata, type=TextMetadata)
            self._on_compiled()
        return compiled

    def take_earlier(self, count: int, keys: Callable[[], Iterable[bytes]]) -> None:
        """Take this many texts over that an earlier build has compiled. keys: those of all texts of this build.

        One that was lost since is noticed when it is read.
        """
        self.reused += count
        for _ in range(count):
            self._on_compiled()
        if self.store.forgets():
            for key in keys():
                self.store.trusts(key)

    def _cached_metadata(self, job: CompileJob) -> TextMetadata | None:
        stored = self.store.get(_metadata_key(job.key)) if self.store.has(job.key) else None
        return None if stored is None else decode(stored, type=TextMetadata)

    def rendered(self, key: bytes) -> RenderedText:
        """Return the rendered text of a key; an empty one if the text could not be compiled."""
        if key in self._unstored:
            return self._unstored[key]
        stored = self.store.get(key)
        if stored is not None and self._compiled.get(key) == cache_key(stored):
            return decode(stored, type=RenderedText)
        rendered = _decode_clean(stored)
        if rendered is None:
            # The store was found damaged and emptied meanwhile, or somebody else has written to it.
            [(_, text)] = self._compile_here([self._jobs.get(key) or self.find_job(key)])
            self.store.put(key, text.rendered)
            rendered = decode(text.rendered, type=RenderedText)
        return rendered

    def move_into_fork(self) -> None:
        """Continue in a forked process: with a pandoc of its own, and a read-only store."""
        self.store.become_reader()
        self._pandoc = PandocPool(1)

    def body(self, job: CompileJob) -> str:
        """Return the Markdown of a text."""
        return self._body_of(job)

    def lines(self, job: CompileJob) -> Mapping[ElementLocation, int]:
        """Return the line in its file of every element of a text that a problem may point to."""
        start = job.body_line - 1
        return {place: line + start for place, line in self.find_lines(self._body_of(job)).items()}

    def find_lines(self, body: str) -> Mapping[ElementLocation, int]:
        """Return the line within a body, from 1, of every element that a problem may point to."""
        return find_lines(body, self._pandoc)

    def _compile_all(self, jobs: Sequence[CompileJob]) -> Iterator[tuple[CompileJob, SerialisedText]]:
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
                        unreadable_text(job, PandocFailure(result.reason))
                        if isinstance(result, TaskFailed)
                        else result[0],
                    )
            else:
                yield from zip(batch, texts, strict=True)

    def _batch_size(self, left: int) -> int:
        """Return the size of the next batch: smaller towards the end, so that all workers end at about one time."""
        return min(_MAX_BATCH, max(_MIN_BATCH, left // (2 * self._executor.workers)))

    def _compile_here(self, jobs: Sequence[CompileJob]) -> Iterator[tuple[CompileJob, SerialisedText]]:
        return zip(jobs, compile_texts(self._batch(jobs), self._pandoc), strict=True)

    def _compile_in_workers(
        self, batches: Iterable[list[CompileJob]]
    ) -> Iterator[tuple[list[CompileJob], list[SerialisedText] | TaskFailed]]:
        in_progress: list[list[CompileJob]] = []

        def payloads() -> Iterator[bytes]:
            for batch in batches:
                in_progress.append(batch)
                yield encode(self._batch(batch))

        task_type = TaskType(f"{make_batch_compiler.__module__}:{make_batch_compiler.__name__}")
        for answer in self._executor.map(task_type, payloads()):
            if isinstance(answer, TaskFailed):
                yield in_progress.pop(0), answer
            else:
                documents, texts = decode(answer, type=tuple[int, list[SerialisedText]])
                self._pandoc.documents += documents
                yield in_progress.pop(0), texts

    def _batch(self, jobs: Sequence[CompileJob]) -> TextBatch:
        needed = dict.fromkeys(chain(jobs, (job.original for job in jobs if job.original)))
        bodies = {job.digest: self._body_of(job) for job in needed if job.path not in self.refused}
        return TextBatch(tuple(jobs), bodies, find_packed(bodies, self.store.get))


def _decode_clean(stored: bytes | None) -> RenderedText | None:
    """Return a text from the store, or None if the sanitiser would change it: the store is not trusted."""
    if stored is None:
        return None
    try:
        text = decode(stored, type=RenderedText)
    except msgspec.MsgspecError:
        return None
    is_clean = sanitiser.is_sanitised(text.units) and all(sanitiser.is_sanitised([note]) for note in text.notes)
    return text if is_clean else None


def _metadata_key(key: bytes) -> bytes:
    # The metadata of a text is stored apart from its markup, by whose key it is found.
    return cache_key("metadata", key)


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

"""Manuscripts in, galleys out: read by pandoc, composed at the desk, written by pandoc, sanitised.

Touches nothing itself: the processes and the store are the machines'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import accumulate, chain, groupby

import msgspec
from msgspec.structs import replace

from diglot.adapters import sanitiser
from diglot.adapters.pandoc import PandocFailure, PandocPool, lasting_pool, pandoc_version
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.core import alignment, link_resolution, markdown, notes, scaffolds, slugs, tree_transforms, typography
from diglot.model.alignment import Unit
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import (
    FileProblem,
    ForeignShortcode,
    LostWords,
    Problem,
    StoredProblem,
    TextInComment,
    UnreadableManuscript,
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
from diglot.model.tree import Div, Pandoc, RawBlock, encode_tree
from diglot.model.typography import HouseStyle
from diglot.pipeline.incremental.row_cache import RowCache
from diglot.pipeline.typeset.markdown_reader import decode_answer

MANUSCRIPT_SUFFIXES = (".md", ".markdown")

# Of a text that was not read.
NOTHING_KNOWN = TextMetadata("", "", 0, 0, (), "", (), ())

# How many texts are under way at once in this process: enough for every pandoc, few enough for a small memory.
_TEXTS_UNDER_WAY = 64
# So many texts are sooner set in this process, whose pandocs may be warm.
FEW_TEXTS = 24
# How many texts go to a worker at once: each batch costs a round trip, and the last one keeps all others waiting.
_LEAST, _MOST = 4, 32


class CompileJob(msgspec.Struct, frozen=True, dict=True):
    """A text to be set. key: under what its galley is kept.

    original: the digest of the text whose ids it shares; title: the one in its front matter.
    """

    path: str
    lang: Lang
    digest: bytes
    body_line: int
    original: CompileJob | None
    house_style: HouseStyle
    title: str = ""

    @cached_property
    def key(self) -> bytes:
        """Everything that the galley depends on."""
        original = cache_key("text", self.original.digest, self.original.title) if self.original else b""
        mark = style_digest(self.house_style)
        return cache_key("galley", mark, self.path, self.lang, self.digest, self.title, original)


@lru_cache(maxsize=8)
def style_digest(style: HouseStyle) -> bytes:
    """What all that is set in one house style depends on."""
    # A set says its members in another order in each process.
    words = repr((sorted(style.disabled), replace(style, disabled=frozenset())))
    return cache_key("style", code_digest(), pandoc_version(), words)


class _KnownText(msgspec.Struct, array_like=True):
    """What is known of a text, under the key of its galley."""

    key: bytes
    particulars: msgspec.Raw


class CompiledText(msgspec.Struct, frozen=True):
    """A tree ready for the type, its notes apart, what is known of it, and what stands opposite what."""

    body: Pandoc
    notes: tuple[Pandoc, ...]
    particulars: TextMetadata
    pairs: tuple[BlockPair, ...]


class ParsedText(msgspec.Struct, frozen=True, dict=True):
    """A text as pandoc read it. What is worked out of it is worked out once, for itself and for its translation."""

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
        """What the aligner sees of it."""
        return alignment.units_of(self.titled[1])

    @cached_property
    def outline(self) -> tuple[OutlineHeading, ...]:
        """Its headings, with the ids that they have where nothing is shared."""
        return tree_transforms.outline(self.titled[1], _heading_id)


def compile_text(text: ParsedText, copy: CompileJob, original: ParsedText | None) -> CompiledText:
    """Set one text: title, ids, addresses, tables, type, notes."""
    tree, (heading, blocks), outline = text.tree, text.titled, text.outline
    pairs: tuple[BlockPair, ...] = ()
    if original is not None:
        pairs, headings, names = _paired(text, original)
        outline = tree_transforms.share_ids(outline, original.outline, headings)
    else:
        names = alignment.number_units(text.units)
    blocks = alignment.take_hints(blocks)
    # Taking hints moves units up, and leaves none out.
    has_hints = blocks is not text.titled[1]
    places = alignment.places_of(blocks) if has_hints else tuple(unit.at for unit in text.units)
    words, opening = tree_transforms.count_words(blocks), tree_transforms.opening(blocks)
    blocks = tree_transforms.set_ids(blocks, outline)
    # A text that is no manuscript of its own (a biography, the imprint) links as one at the top of its language.
    is_manuscript = copy.path.endswith(MANUSCRIPT_SUFFIXES)
    base = copy.path if is_manuscript else f"content/{copy.lang}/index.md"
    address_of = partial(link_resolution.address_of, path=base)
    blocks, findings = tree_transforms.set_addresses(blocks, copy.path, address_of)
    blocks = tree_transforms.set_tables(blocks)
    runs = tree_transforms.literal_runs(blocks) if text.has_shortcodes else [(False, blocks)]
    blocks = tuple(
        block
        for is_literal, run in runs
        for block in (run if is_literal else typography.set_blocks(run, copy.lang, copy.house_style))
    )
    blocks, notes = tree_transforms.lift_notes(blocks)
    if is_manuscript:
        blocks = tree_transforms.name_units(blocks, dict(zip(places, names, strict=True)))
    if text.labels:
        blocks = tree_transforms.label_lists(blocks, text.labels)
        notes = tuple(tree_transforms.label_lists(note, text.labels) for note in notes)
    opening, *set_headings = typography.set_texts(
        [opening, *(row.text for row in outline)], copy.lang, copy.house_style
    )
    particulars = TextMetadata(
        heading=heading,
        opening=opening,
        words=words,
        notes=len(notes),
        outline=tuple(
            OutlineHeading(row.level, heading, row.id) for row, heading in zip(outline, set_headings, strict=True)
        ),
        anchors="\n".join(sorted(tree_transforms.anchors(blocks, notes))),
        uses=tuple(findings.uses),
        problems=tuple(findings.problems),
        is_paired=bool(pairs),
    )
    trees = tuple(replace_blocks(tree, note) for note in notes)
    return CompiledText(replace_blocks(tree, tree_transforms.mark_units(blocks)), trees, particulars, pairs)


def _paired(text: ParsedText, original: ParsedText) -> tuple[tuple[BlockPair, ...], Mapping[int, int], tuple[str, ...]]:
    """What a translation has of its original.

    Which blocks stand opposite which of the original's, counted without hints; which headings do, by number; and
    the names that its units share.
    """
    (_, blocks), (_, original_blocks) = text.titled, original.titled
    source, own = original.units, text.units
    aligned = alignment.align(source, own)
    pairs = alignment.pair_blocks(aligned, source, own, len(original_blocks), len(blocks))
    own_at, source_at = _places_without_hints(blocks), _places_without_hints(original_blocks)
    counted = tuple(
        BlockPair(
            source_at[pair.original_start],
            source_at[pair.original_stop],
            own_at[pair.own_start],
            own_at[pair.own_stop],
        )
        for pair in pairs
    )
    headings = alignment.pair_headings(aligned, source, own, original_blocks, blocks)
    return counted, headings, alignment.share_numbers(aligned, source, own)


def _places_without_hints(blocks: tree_transforms.Blocks) -> list[int]:
    """Where each block will stand, and where the last one will end: a hint may wrap several, which stand alone then."""
    counts = (len(alignment.take_hints((block,))) if isinstance(block, Div) else 1 for block in blocks)
    return [0, *accumulate(counts)]


def replace_blocks(tree: Pandoc, blocks: tree_transforms.Blocks) -> Pandoc:
    """The same document with other blocks."""
    return Pandoc(tree.api_version, blocks, tree.meta)


def _heading_id(text: str) -> str:
    # Latin letters in both languages: a Cyrillic fragment is percent-encoded as soon as somebody copies it.
    return slugs.make_slug(text, latin_only=True)


class TextCompiler:
    """Sets texts in type, each once. `body_of` reads a text when it must be set.

    refused: paths of texts that are not even tried, because they stop the build as they are.
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
        self._copies: dict[bytes, CompileJob] = {}
        self.made = self.reused = 0
        """How many texts were set, and how many were kept from before."""
        self._loose: dict[bytes, RenderedText] = {}
        """Galleys of this build alone: what they are made from could not be read."""

    def set(self, copies: Sequence[CompileJob], on_set: Callable[[], None]) -> dict[bytes, TextMetadata]:
        """Make sure that each copy's galley is kept; return what is known of each by its key.

        on_set: called once for each copy.
        """
        self._copies.update((copy.key, copy) for copy in copies)
        known: dict[bytes, TextMetadata] = {}
        rows = RowCache(self.store, "texts", _KnownText)
        missing = []
        for copy in copies:
            if copy.path in self._refused:
                known[copy.key], self._loose[copy.key] = NOTHING_KNOWN, RenderedText()
                on_set()
                continue
            kept = self._kept(copy, rows)
            if kept is None:
                missing.append(copy)
            else:
                known[copy.key] = _thaw(kept)
                self.reused += 1
                on_set()
        self.made += len(missing)
        for copy, text in self._set_all(missing):
            # What failed is tried again next time: a limit of time may have been bad luck.
            if text.is_sound:
                self.store.put(copy.key, text.galley)
                self.store.put(_particulars_key(copy.key), text.particulars)
                rows.put(_name(copy), _KnownText(copy.key, msgspec.Raw(text.particulars)))
            else:
                self._loose[copy.key] = msgspec.msgpack.decode(text.galley, type=RenderedText)
            known[copy.key] = _thaw(text.particulars)
            on_set()
        rows.save([_name(copy) for copy in copies])
        return known

    def _kept(self, copy: CompileJob, rows: RowCache[_KnownText]) -> bytes | msgspec.Raw | None:
        """What is known of a text, as it was kept. A build of other texts has no row of it."""
        row = rows.get(_name(copy))
        if row and row.key == copy.key and self.store.trusts(copy.key):
            return row.particulars
        kept = self.store.get(_particulars_key(copy.key)) if self.store.has(copy.key) else None
        if kept is not None:
            rows.put(_name(copy), _KnownText(copy.key, msgspec.Raw(kept)))
        return kept

    def galley(self, key: bytes) -> RenderedText:
        """The galley kept under a key; an empty one where the text could not be set."""
        if key in self._loose:
            return self._loose[key]
        galley = _decode_clean(self.store.get(key))
        if galley is None:
            # The store was found damaged since, or somebody else has written to it.
            [(_, text)] = self._set_here([self._copies[key]])
            self.store.put(key, text.galley)
            galley = msgspec.msgpack.decode(text.galley, type=RenderedText)
        return galley

    def move_into_fork(self) -> None:
        """Work on in a process that was forked: with a pandoc of its own, and the store to read from."""
        self.store.become_reader()
        self._pandoc = PandocPool(1)

    def read_trees(self, copies: Iterable[CompileJob]) -> Mapping[CompileJob, Pandoc | PandocFailure]:
        """Each text as pandoc reads it, nothing done to it yet; or why it could not be read."""
        rows = list(dict.fromkeys(copies))
        answers = self._pandoc.each("read", [markdown.readable(self._body_of(copy)) for copy in rows])
        return {copy: decode_answer(answer) for copy, answer in zip(rows, answers, strict=True)}

    def body(self, copy: CompileJob) -> str:
        """A text as it is written."""
        return self._body_of(copy)

    def locate(self, copy: CompileJob) -> Pandoc | PandocFailure:
        """A text's tree with positions, lines counted from 1 within the body: a second, dearer reading."""
        return _located(self._body_of(copy), self._pandoc)

    def lines(self, copy: CompileJob) -> Mapping[ElementLocation, int]:
        """The line in its file of everything in a text that a problem may point to."""
        return _lines(copy, self._body_of(copy), self._pandoc)

    def _set_all(self, copies: Sequence[CompileJob]) -> Iterator[tuple[CompileJob, _StoredText]]:
        if not self._executor.workers or len(copies) <= FEW_TEXTS:
            for batch in _batches(copies, lambda _: _TEXTS_UNDER_WAY):
                yield from self._set_here(batch)
            return
        for batch, texts in self._set_by_others(_batches(copies, self._share)):
            if isinstance(texts, TaskFailed):
                # One of them ends whoever reads it; the others go with it only if they are in one batch with it.
                for (copy,), alone in self._set_by_others([copy] for copy in batch):
                    yield (
                        copy,
                        _unread(copy, PandocFailure(alone.reason)) if isinstance(alone, TaskFailed) else alone[0],
                    )
            else:
                yield from zip(batch, texts, strict=True)

    def _share(self, left: int) -> int:
        """How many of so many texts go to a worker next: ever fewer, so that all workers end at about the same time."""
        return min(_MOST, max(_LEAST, left // (2 * self._executor.workers)))

    def _set_here(self, copies: Sequence[CompileJob]) -> Iterator[tuple[CompileJob, _StoredText]]:
        return zip(copies, set_texts(self._batch(copies), self._pandoc), strict=True)

    def _set_by_others(
        self, batches: Iterable[list[CompileJob]]
    ) -> Iterator[tuple[list[CompileJob], list[_StoredText] | TaskFailed]]:
        under_way: list[list[CompileJob]] = []

        def payloads() -> Iterator[bytes]:
            for batch in batches:
                under_way.append(batch)
                yield msgspec.msgpack.encode(self._batch(batch))

        for answer in self._executor.map(TaskType(f"{__name__}:{open_compiling.__name__}"), payloads()):
            if isinstance(answer, TaskFailed):
                yield under_way.pop(0), answer
            else:
                documents, texts = msgspec.msgpack.decode(answer, type=tuple[int, list[_StoredText]])
                self._pandoc.documents += documents
                yield under_way.pop(0), texts

    def _batch(self, copies: Sequence[CompileJob]) -> TextBatch:
        wanted = dict.fromkeys(chain(copies, (copy.original for copy in copies if copy.original)))
        bodies = {copy.digest: self._body_of(copy) for copy in wanted if copy.path not in self._refused}
        return TextBatch(tuple(copies), bodies)


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


def _name(copy: CompileJob) -> str:
    # Both languages of a biography stand in one file.
    return f"{copy.lang} {copy.path}"


def _batches(copies: Sequence[CompileJob], size: Callable[[int], int]) -> Iterator[list[CompileJob]]:
    """Copies in their order, the editions of an article together, so that their original is read once.

    size: how many copies a batch should have when so many are left.
    """
    batch: list[CompileJob] = []
    left = len(copies)
    for _, editions in groupby(copies, lambda copy: (copy.original or copy).path):
        batch += editions
        if len(batch) >= size(left):
            left -= len(batch)
            yield batch
            batch = []
    if batch:
        yield batch


# ---------------------------------------------------------------- a worker's work


class TextBatch(msgspec.Struct, frozen=True):
    """Texts to be set together. bodies: theirs and those of their originals, each once, by the copies' digests."""

    copies: tuple[CompileJob, ...]
    bodies: Mapping[bytes, str]


class _StoredText(msgspec.Struct, array_like=True, frozen=True):
    """A text that was set now, as it is kept. is_sound: it may be kept."""

    galley: bytes
    particulars: bytes
    is_sound: bool


def open_compiling(_config: bytes) -> TaskFunction:
    """Make the function that typesets a batch of texts, with a warm pandoc of this process's own."""
    pandoc = lasting_pool()

    def typeset(payload: bytes) -> bytes:
        before = pandoc.documents
        texts = list(set_texts(msgspec.msgpack.decode(payload, type=TextBatch), pandoc))
        return msgspec.msgpack.encode((pandoc.documents - before, texts))

    return typeset


def set_texts(batch: TextBatch, pandoc: PandocPool) -> Iterator[_StoredText]:
    """Every copy of a batch, set in type. One that cannot be read fails alone, and says why at its file."""

    def make_ready() -> None:
        for copy in batch.copies:
            typography.compile_rules(batch.bodies[copy.digest], copy.lang, copy.house_style)

    prepared = {digest: markdown.prepare(body) for digest, body in batch.bodies.items()}
    answers = pandoc.each("read", [one.text.encode() for one in prepared.values()], make_ready)
    trees = {digest: decode_answer(answer) for digest, answer in zip(batch.bodies, answers, strict=True)}
    texts: dict[tuple[bytes, str], ParsedText | PandocFailure] = {}

    def read_text(copy: CompileJob) -> ParsedText | PandocFailure | None:
        tree = trees.get(copy.digest)
        if tree is None or isinstance(tree, PandocFailure):
            return tree
        source = prepared[copy.digest]
        has_shortcodes = any(isinstance(problem, ForeignShortcode) for problem in source.problems)
        text = ParsedText(tree, copy.title, source.labels, has_shortcodes)
        return texts.setdefault((copy.digest, copy.title), text)

    composed = [
        _composed(read_text(copy), copy, read_text(copy.original) if copy.original else None) for copy in batch.copies
    ]
    marks = [_note_mark(copy) for copy in batch.copies]
    for copy, written in zip(batch.copies, _write(composed, marks, pandoc), strict=True):
        if isinstance(written, PandocFailure):
            yield _unread(copy, written)
            continue
        work, markup = written
        safe = [sanitiser.sanitise(piece) for piece in markup]
        body, *lifted = [tree_transforms.keep_together(piece) for piece in safe]
        galley = RenderedText(
            tree_transforms.split_units(tree_transforms.dress_tables(body)), tuple(lifted), work.pairs
        )
        # Without its original, a translation's ids are its own: true for this build only.
        is_sound = copy.original is None or isinstance(trees.get(copy.original.digest), Pandoc)
        source = batch.bodies[copy.digest]
        particulars = _placed(work.particulars, copy, source, pandoc)
        found = [
            *_found_in_source(copy, source, prepared[copy.digest].problems),
            *(_lost_words(copy, source, markup, safe) if prepared[copy.digest].has_tags else ()),
        ]
        if found:
            placed = tuple(PlacedProblem(problem, _IN_SOURCE) for problem in found)
            particulars = msgspec.structs.replace(particulars, problems=(*particulars.problems, *placed))
        yield _StoredText(msgspec.msgpack.encode(galley), _freeze(particulars), is_sound)


def _composed(
    text: ParsedText | PandocFailure | None, copy: CompileJob, original: ParsedText | PandocFailure | None
) -> CompiledText | PandocFailure:
    if text is None or isinstance(text, PandocFailure):
        return text or PandocFailure(N_("pandoc gave no reason"))
    try:
        return compile_text(text, copy, None if isinstance(original, PandocFailure) else original)
    except RecursionError:
        # The desk walks down a tree as deep as it goes; pandoc reads deeper ones than Python can follow.
        return PandocFailure(N_("its parts stand too deep inside each other"))


def _write(
    texts: Sequence[CompiledText | PandocFailure], marks: Sequence[str], pandoc: PandocPool
) -> Iterator[tuple[CompiledText, list[str]] | PandocFailure]:
    """Each text and its markup: the body's, and that of each note.

    A text and its notes are written at once: to be asked costs pandoc more than to write a note.
    marks: for each text, what stands before a note.
    """
    trees = [
        encode_tree(_joined(text, mark))
        for text, mark in zip(texts, marks, strict=True)
        if isinstance(text, CompiledText)
    ]
    answers = iter(pandoc.each("write", trees))
    for text, mark in zip(texts, marks, strict=True):
        if isinstance(text, PandocFailure):
            yield text
            continue
        answer = next(answers)
        if isinstance(answer, PandocFailure):
            yield answer
        else:
            yield text, _parted(answer.decode(), mark)


def _note_mark(copy: CompileJob) -> str:
    """Markup that no author can have written into a text: no text holds its own digest."""
    return f"<!-- {copy.digest.hex()} -->"


def _joined(work: CompiledText, mark: str) -> Pandoc:
    """The text and its notes as one tree, with a mark before each note."""
    notes = (part for note in work.notes for part in (RawBlock(("html", mark)), *note.blocks))
    return replace_blocks(work.body, (*work.body.blocks, *notes))


def _parted(markup: str, mark: str) -> list[str]:
    """Markup cut at the marks, each of which pandoc writes on a line of its own.

    >>> _parted("<p>Text.</p>\\n<!-- m -->\\n<p>Note.</p>", "<!-- m -->")
    ['<p>Text.</p>', '<p>Note.</p>']
    """
    return re.split(rf"\n?{re.escape(mark)}\n?", markup)


def _placed(particulars: TextMetadata, copy: CompileJob, body: str, pandoc: PandocPool) -> TextMetadata:
    """The problems of a text with their lines, so that a kept galley knows them too."""
    if not particulars.problems:
        return particulars
    lines = _lines(copy, body, pandoc)
    problems = tuple(
        PlacedProblem(placed.problem.at(lines.get(placed.place, copy.body_line)), placed.place)
        for placed in particulars.problems
    )
    return msgspec.structs.replace(particulars, problems=problems)


def _lines(copy: CompileJob, body: str, pandoc: PandocPool) -> Mapping[ElementLocation, int]:
    """The line in its file of every place in a text that a problem may point to."""
    tree = _located(body, pandoc)
    if isinstance(tree, PandocFailure):
        return {}
    lines = tree_transforms.lines_of_places(tree.blocks)
    return {place: line + copy.body_line - 1 for place, line in lines.items()}


# What is found in a text's source knows its line already.
_IN_SOURCE = ElementLocation("raw", 0)


def _found_in_source(copy: CompileJob, body: str, problems: Sequence[FileProblem]) -> Iterator[Problem]:
    for problem in problems:
        yield problem.with_facts(file=copy.path, line=(problem.line or 1) + copy.body_line - 1)
    yield from notes.find_swallowed(body, copy.path, copy.body_line)
    if copy.original:
        for line, label in scaffolds.translated_comments(body, copy.lang):
            yield TextInComment(copy.path, line + copy.body_line - 1, label)


def _lost_words(copy: CompileJob, body: str, written: Sequence[str], safe: Sequence[str]) -> Iterator[Problem]:
    """The net under everything: HTML by hand may cost no word when it is sanitised. What pandoc writes loses none."""
    for before, after in zip(written, safe, strict=True):
        words = tree_transforms.words_of_markup(before)
        left = tree_transforms.words_of_markup(after)
        # By letters: words that only move may meet others.
        if words != left and Counter("".join(words)) - Counter("".join(left)):
            lost = Counter(words) - Counter(left)
            from difflib import SequenceMatcher  # costs 5 ms: only when something is wrong

            changes = SequenceMatcher(None, words, left, autojunk=False).get_opcodes()
            gaps = (words[start:end] for tag, start, end, _, _ in changes if tag != "equal")
            gap = next((gap for gap in gaps if any(word in lost for word in gap)), list(lost))[:5]
            place = re.search(r"\W+".join(map(re.escape, gap)), body)
            line = body.count("\n", 0, place.start()) if place else 0
            yield LostWords(copy.path, line + copy.body_line, " ".join(gap))


def _located(body: str, pandoc: PandocPool) -> Pandoc | PandocFailure:
    return decode_answer(pandoc.one("locate", markdown.readable(body)))


def _unread(copy: CompileJob, failure: PandocFailure) -> _StoredText:
    problem = UnreadableManuscript(copy.path, copy.body_line, failure.reason)
    known = msgspec.structs.replace(NOTHING_KNOWN, problems=(PlacedProblem(problem, ElementLocation("raw", 0)),))
    return _StoredText(msgspec.msgpack.encode(RenderedText()), _freeze(known), is_sound=False)


# ---------------------------------------------------------------- how particulars are kept


class _Frozen(msgspec.Struct, array_like=True):
    """`TextMetadata` as they are kept: problems as plain rows, everything else as it is."""

    heading: str
    opening: str
    words: int
    notes: int
    outline: tuple[OutlineHeading, ...]
    anchors: str
    uses: tuple[AddressUse, ...]
    problems: list[tuple[StoredProblem, ElementLocation]]
    is_paired: bool


_FROZEN = msgspec.msgpack.Decoder(_Frozen)


def _particulars_key(key: bytes) -> bytes:
    return cache_key("particulars", key)


def _freeze(particulars: TextMetadata) -> bytes:
    rows = [(problem_to(placed.problem), placed.place) for placed in particulars.problems]
    return msgspec.msgpack.encode(
        _Frozen(
            particulars.heading,
            particulars.opening,
            particulars.words,
            particulars.notes,
            particulars.outline,
            particulars.anchors,
            particulars.uses,
            rows,
            particulars.is_paired,
        )
    )


def _thaw(kept: bytes | msgspec.Raw) -> TextMetadata:
    row = _FROZEN.decode(kept)
    return TextMetadata(
        row.heading,
        row.opening,
        row.words,
        row.notes,
        row.outline,
        row.anchors,
        row.uses,
        tuple(PlacedProblem(problem_from(fields), place) for fields, place in row.problems),
        row.is_paired,
    )

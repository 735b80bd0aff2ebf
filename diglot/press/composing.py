"""Manuscripts in, galleys out: read by pandoc, composed at the desk, written by pandoc, sanitised.

Touches nothing itself: the processes and the store are the machines'.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import accumulate, islice

import msgspec

from diglot.desk import addresses, alignment, composition, slugs, typography
from diglot.machines import sanitiser
from diglot.machines.pandoc import PandocFailure, PandocPool, pandoc_version
from diglot.machines.store import Store, key_of, press_mark
from diglot.words.alignment import Unit
from diglot.words.languages import Lang
from diglot.words.messages import N_
from diglot.words.model import (
    AddressUse,
    BlockPair,
    Galley,
    OutlineHeading,
    Particulars,
    Place,
    PlacedProblem,
)
from diglot.words.problems import UnreadableManuscript, problem_from, problem_to
from diglot.words.tree import Pandoc, decode_tree, encode_tree
from diglot.words.typography import HouseStyle

MANUSCRIPT_SUFFIXES = (".md", ".markdown")

# Of a text that was not read.
NOTHING_KNOWN = Particulars("", "", 0, 0, (), frozenset(), (), ())

# How many texts are under way at once: enough for every process, few enough for a small memory.
_TEXTS_UNDER_WAY = 64


@dataclass(frozen=True)
class Copy:
    """A text to be set. key: under what its galley is kept; original: the digest of the text whose ids it shares."""

    path: str
    lang: Lang
    digest: bytes
    body_line: int
    original: Copy | None
    house_style: HouseStyle

    @property
    def key(self) -> bytes:
        """Everything that the galley depends on."""
        original = self.original.digest if self.original else b""
        style = repr(self.house_style)
        return key_of("galley", press_mark(), pandoc_version(), self.path, self.lang, self.digest, original, style)


@dataclass(frozen=True)
class Composed:
    """A tree ready for the type, its notes apart, and what is known of it."""

    body: Pandoc
    notes: tuple[Pandoc, ...]
    particulars: Particulars


@dataclass(frozen=True)
class ReadText:
    """A text as pandoc read it. What is worked out of it is worked out once, for itself and for its translation."""

    tree: Pandoc

    @cached_property
    def titled(self) -> tuple[str, composition.Blocks]:
        """The title that the text itself begins with, and the rest."""
        return composition.take_title(self.tree.blocks)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """What the aligner sees of it."""
        return alignment.units_of(self.titled[1])

    @cached_property
    def outline(self) -> tuple[OutlineHeading, ...]:
        """Its headings, with the ids that they have where nothing is shared."""
        return composition.outline(self.titled[1], _heading_id)


def compose(text: ReadText, copy: Copy, original: ReadText | None) -> Composed:
    """Set one text: title, ids, addresses, tables, type, notes."""
    tree, (heading, blocks), outline = text.tree, text.titled, text.outline
    pairs: tuple[BlockPair, ...] = ()
    if original is not None:
        pairs, headings, names = _paired(text, original)
        outline = composition.share_ids(outline, original.outline, headings)
    else:
        names = alignment.number_units(text.units)
    blocks = alignment.take_hints(blocks)
    # Taking hints moves units up, and leaves none out.
    places = alignment.places_of(blocks)
    words, opening = composition.count_words(blocks), composition.opening(blocks)
    blocks = composition.set_ids(blocks, outline)
    # A text that is no manuscript of its own (a biography, the imprint) links as one at the top of its language.
    is_manuscript = copy.path.endswith(MANUSCRIPT_SUFFIXES)
    base = copy.path if is_manuscript else f"content/{copy.lang}/index.md"
    address_of = partial(addresses.address_of, path=base)
    blocks, findings = composition.set_addresses(blocks, copy.path, address_of)
    blocks = composition.set_tables(blocks)
    blocks = typography.set_blocks(blocks, copy.lang, copy.house_style)
    blocks, notes = composition.lift_notes(blocks)
    if is_manuscript:
        blocks = composition.name_units(blocks, dict(zip(places, names, strict=True)))
    blocks = composition.mark_units(blocks)
    particulars = Particulars(
        heading=heading,
        opening=typography.set_text(opening, copy.lang, copy.house_style),
        words=words,
        notes=len(notes),
        outline=tuple(
            OutlineHeading(row.level, typography.set_text(row.text, copy.lang, copy.house_style), row.id)
            for row in outline
        ),
        anchors=composition.anchors(blocks, notes),
        uses=tuple(findings.uses),
        problems=tuple(findings.problems),
        pairs=pairs,
    )
    trees = tuple(replace_blocks(tree, note) for note in notes)
    return Composed(replace_blocks(tree, blocks), trees, particulars)


def _paired(text: ReadText, original: ReadText) -> tuple[tuple[BlockPair, ...], Mapping[int, int], tuple[str, ...]]:
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


def _places_without_hints(blocks: composition.Blocks) -> list[int]:
    """Where each block will stand, and where the last one will end: a hint may wrap several, which stand alone then."""
    return [0, *accumulate(len(alignment.take_hints((block,))) for block in blocks)]


def replace_blocks(tree: Pandoc, blocks: composition.Blocks) -> Pandoc:
    """The same document with other blocks."""
    return Pandoc(tree.api_version, blocks, tree.meta)


def _heading_id(text: str) -> str:
    # Latin letters in both languages: a Cyrillic fragment is percent-encoded as soon as somebody copies it.
    return slugs.make_slug(text, latin_only=True)


class ComposingRoom:
    """Sets texts in type, each once. `body_of` reads a text when it must be set.

    refused: paths of texts that are not even tried, because they stop the build as they are.
    """

    def __init__(
        self,
        store: Store,
        pandoc: PandocPool,
        body_of: Callable[[Copy], str],
        refused: Collection[str] = frozenset(),
    ) -> None:
        self.store = store
        self._pandoc = pandoc
        self._body_of = body_of
        self._refused = refused
        self._copies: dict[bytes, Copy] = {}
        self.made = self.reused = 0
        """How many texts were set, and how many were kept from before."""
        self._loose: dict[bytes, Galley] = {}
        """Galleys of this build alone: what they are made from could not be read."""

    def set(self, copies: Sequence[Copy], on_set: Callable[[], None]) -> dict[bytes, Particulars]:
        """Make sure that each copy's galley is kept; return what is known of each by its key.

        on_set: called once for each copy.
        """
        self._copies.update((copy.key, copy) for copy in copies)
        known: dict[bytes, Particulars] = {}
        missing = []
        for copy in copies:
            kept = self.store.get(_particulars_key(copy.key))
            if copy.path in self._refused:
                known[copy.key], self._loose[copy.key] = NOTHING_KNOWN, Galley()
                on_set()
            elif kept is None or not self.store.has(copy.key):
                missing.append(copy)
            else:
                known[copy.key] = _thaw(kept)
                self.reused += 1
                on_set()
        self.made += len(missing)
        for some in _batches(missing, _TEXTS_UNDER_WAY):
            for work in self._set_some(some):
                key = work.copy.key
                # What failed is tried again next time: a limit of time may have been bad luck.
                if work.is_sound:
                    self.store.put(key, msgspec.msgpack.encode(work.galley))
                    self.store.put(_particulars_key(key), _freeze(work.particulars))
                else:
                    self._loose[key] = work.galley
                known[key] = work.particulars
                on_set()
        return known

    def galley(self, key: bytes) -> Galley:
        """The galley kept under a key; an empty one where the text could not be set."""
        if key in self._loose:
            return self._loose[key]
        kept = self.store.get(key)
        if kept is None:
            # The store was found damaged since, and holds nothing any more.
            [work] = self._set_some([self._copies[key]])
            self.store.put(key, msgspec.msgpack.encode(work.galley))
            return work.galley
        return msgspec.msgpack.decode(kept, type=Galley)

    def _set_some(self, copies: Sequence[Copy]) -> Iterator[_SetText]:
        originals = [copy.original for copy in copies if copy.original and copy.original.path not in self._refused]
        trees = self.read_trees([*copies, *originals])
        texts = {copy: tree if isinstance(tree, PandocFailure) else ReadText(tree) for copy, tree in trees.items()}
        composed: list[tuple[Copy, Composed | PandocFailure]] = []
        for copy in copies:
            text = texts[copy]
            original = texts.get(copy.original) if copy.original else None
            if isinstance(text, PandocFailure):
                composed.append((copy, text))
            else:
                composed.append((copy, _composed(text, copy, original)))
        fragments = self._write(
            [tree for _, work in composed if isinstance(work, Composed) for tree in (work.body, *work.notes)]
        )
        for copy, work in composed:
            if isinstance(work, PandocFailure):
                yield _unread(copy, work)
                continue
            written = list(islice(fragments, 1 + len(work.notes)))
            failure = next((piece for piece in written if isinstance(piece, PandocFailure)), None)
            if failure:
                yield _unread(copy, failure)
            else:
                body, *notes = [sanitiser.sanitise(piece) for piece in written if isinstance(piece, str)]
                galley = Galley(composition.split_units(composition.dress_tables(body)), tuple(notes))
                # Without its original, a translation's ids are its own: true for this build only.
                is_sound = copy.original is None or isinstance(trees.get(copy.original), Pandoc)
                yield _SetText(copy, galley, self._placed(copy, work.particulars), is_sound)

    def read_trees(self, copies: Iterable[Copy]) -> Mapping[Copy, Pandoc | PandocFailure]:
        """Each text as pandoc reads it, nothing done to it yet; or why it could not be read."""
        rows = list(dict.fromkeys(copies))
        answers = self._pandoc.each("read", [self._body_of(copy).encode() for copy in rows])
        return {copy: tree_of(answer) for copy, answer in zip(rows, answers, strict=True)}

    def _write(self, trees: Sequence[Pandoc]) -> Iterator[str | PandocFailure]:
        answers = self._pandoc.each("write", [encode_tree(tree) for tree in trees])
        return (answer if isinstance(answer, PandocFailure) else answer.decode() for answer in answers)

    def locate(self, copy: Copy) -> Pandoc | PandocFailure:
        """A text's tree with positions, lines counted from 1 within the body: a second, dearer reading."""
        return tree_of(self._pandoc.one("locate", self._body_of(copy).encode()))

    def lines(self, copy: Copy) -> Mapping[Place, int]:
        """The line in its file of everything in a text that a problem may point to."""
        tree = self.locate(copy)
        if isinstance(tree, PandocFailure):
            return {}
        lines = composition.lines_of_places(tree.blocks)
        return {place: line + copy.body_line - 1 for place, line in lines.items()}

    def _placed(self, copy: Copy, particulars: Particulars) -> Particulars:
        """The problems of a text with their lines, so that a kept galley knows them too."""
        if not particulars.problems:
            return particulars
        lines = self.lines(copy)
        problems = tuple(
            PlacedProblem(placed.problem.at(lines.get(placed.place, copy.body_line)), placed.place)
            for placed in particulars.problems
        )
        return replace(particulars, problems=problems)


def _composed(text: ReadText, copy: Copy, original: ReadText | PandocFailure | None) -> Composed | PandocFailure:
    try:
        return compose(text, copy, None if isinstance(original, PandocFailure) else original)
    except RecursionError:
        # The desk walks down a tree as deep as it goes; pandoc reads deeper ones than Python can follow.
        return PandocFailure(N_("its parts stand too deep inside each other"))


def tree_of(answer: bytes | PandocFailure) -> Pandoc | PandocFailure:
    """Pandoc's answer as a tree."""
    if isinstance(answer, PandocFailure):
        return answer
    try:
        return decode_tree(answer)
    except (msgspec.ValidationError, RecursionError):
        return PandocFailure(N_("its tree is beyond reading"))


@dataclass(frozen=True)
class _SetText:
    """A text that was set now. is_sound: it may be kept."""

    copy: Copy
    galley: Galley
    particulars: Particulars
    is_sound: bool


def _unread(copy: Copy, failure: PandocFailure) -> _SetText:
    problem = UnreadableManuscript(copy.path, copy.body_line, failure.reason)
    known = replace(NOTHING_KNOWN, problems=(PlacedProblem(problem, Place("raw", 0)),))
    return _SetText(copy, Galley(), known, is_sound=False)


def _batches(rows: Sequence[Copy], size: int) -> Iterator[Sequence[Copy]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


# ---------------------------------------------------------------- how particulars are kept


class _Frozen(msgspec.Struct):
    """`Particulars` as they are kept: problems as plain rows, everything else as it is."""

    heading: str
    opening: str
    words: int
    notes: int
    outline: tuple[OutlineHeading, ...]
    anchors: list[str]
    uses: tuple[AddressUse, ...]
    problems: list[tuple[dict[str, str | int], Place]]
    pairs: tuple[BlockPair, ...]


def _particulars_key(key: bytes) -> bytes:
    return key_of("particulars", key)


def _freeze(particulars: Particulars) -> bytes:
    rows = [(problem_to(placed.problem), placed.place) for placed in particulars.problems]
    return msgspec.msgpack.encode(
        _Frozen(
            particulars.heading,
            particulars.opening,
            particulars.words,
            particulars.notes,
            particulars.outline,
            sorted(particulars.anchors),
            particulars.uses,
            rows,
            particulars.pairs,
        )
    )


def _thaw(kept: bytes) -> Particulars:
    row = msgspec.msgpack.decode(kept, type=_Frozen)
    return Particulars(
        row.heading,
        row.opening,
        row.words,
        row.notes,
        row.outline,
        frozenset(row.anchors),
        row.uses,
        tuple(PlacedProblem(problem_from(fields), place) for fields, place in row.problems),
        row.pairs,
    )

"""Reads manuscripts into units, each with its line, and aligns translations with their originals.

The ledger, the files for translators and other tools that work on texts, not on pages, build on this module.
Touches the disk and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import msgspec

from diglot.adapters.databases.store import FallbackStore, store_in
from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import alignment, front_matter, ledger, markdown, tree_transforms
from diglot.core.settings import KnownNames
from diglot.model.problems import BeyondLimits, ConflictMarkers, Problem, UnparsableManuscript
from diglot.model.publication import Article, Edition
from diglot.model.translation.alignment import Alignment, Unit
from diglot.model.tree import Block, Pandoc
from diglot.pipeline.sources.articles import pair_sources
from diglot.pipeline.sources.load import LoadedSources, read_sources
from diglot.pipeline.typeset.kept_trees import FindKept, find_packed, unpack_trees
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.queries.sources.manuscripts import body_of

# How many texts are read at once: enough for every process, few enough to save memory.
_TEXTS_IN_PROGRESS = 64


def _find_none(_key: bytes) -> None:
    """Find no tree: that of a publication that was not built."""


class UnitText(msgspec.Struct, frozen=True):
    """A unit of a text.

    number: from 1, in its own text. name: its id on the page and in the ledger, such as "p7"; "" for a heading.
    line: where it begins in its file, 0 if lines were not requested. seen: as the aligner sees it. content: its blocks.
    text: in the canonical form of the ledger.
    """

    number: int
    name: str
    line: int
    seen: Unit
    content: tuple[Block, ...]
    text: str


class EditionUnits(msgspec.Struct, frozen=True):
    """An edition and its units. heading: the title that the body begins with, or ""."""

    edition: Edition
    heading: str
    units: tuple[UnitText, ...]


class UnitPair(msgspec.Struct, frozen=True):
    """Units of the original and their counterparts in the translation; one side may be empty."""

    original: tuple[UnitText, ...]
    translation: tuple[UnitText, ...]


class AlignedEditions(msgspec.Struct, frozen=True):
    """A translation aligned with its original."""

    article: Article
    original: EditionUnits
    translation: EditionUnits
    alignment: Alignment

    @property
    def pairs(self) -> tuple[UnitPair, ...]:
        """The pairs in the order of the original. Every unit of both texts is in exactly one."""
        source, target = self.original.units, self.translation.units
        return tuple(
            UnitPair(source[bead.source.start : bead.source.stop], target[bead.target.start : bead.target.stop])
            for bead in self.alignment.pairs
        )


class UnitReader(msgspec.Struct, frozen=True):
    """A reader of a publication's manuscripts by units, drafts included.

    problems: of files, settings and pairs. kept: finds the trees of texts that a build has read.
    """

    folder: Folder
    sources: LoadedSources
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    pandoc: PandocPool
    kept: FindKept = _find_none

    def editions(self, editions: Sequence[Edition], *, with_lines: bool = False) -> Iterator[EditionUnits | Problem]:
        """Yield the units of each edition, in order, or the problem of one that cannot be read.

        with_lines: find the line of each unit, which takes a second, slower reading.
        """
        for start in range(0, len(editions), _TEXTS_IN_PROGRESS):
            batch = editions[start : start + _TEXTS_IN_PROGRESS]
            trees = self._trees(batch)
            lines = self._lines(batch) if with_lines else {}
            for edition, tree in zip(batch, trees, strict=True):
                if isinstance(tree, Problem):
                    yield tree
                else:
                    yield _units(edition, tree, None, lines.get(edition.manuscript.path, ()))

    def texts(self, editions: Sequence[Edition]) -> Iterator[tuple[str, tuple[str, ...]] | Problem]:
        """Yield the title above each edition, and its units in the form of the ledger; or the problem, as above."""
        for start in range(0, len(editions), _TEXTS_IN_PROGRESS):
            batch = editions[start : start + _TEXTS_IN_PROGRESS]
            for edition, tree in zip(batch, self._trees(batch), strict=True):
                if isinstance(tree, Problem):
                    yield tree
                else:
                    heading, blocks = tree_transforms.take_title(tree, edition.manuscript.front.title)
                    yield heading, tuple(map(ledger.render_canonical_text, alignment.contents_of(blocks)))

    def aligned(self, articles: Sequence[Article], *, with_lines: bool = False) -> Iterator[AlignedEditions | Problem]:
        """Yield each translation of the articles aligned with its original, or the problem of an unreadable one."""
        translations = [
            (article, edition) for article in articles for edition in article.editions if not edition.is_original
        ]
        for start in range(0, len(translations), _TEXTS_IN_PROGRESS):
            yield from self._align_some(translations[start : start + _TEXTS_IN_PROGRESS], with_lines=with_lines)

    def _align_some(
        self, translations: Sequence[tuple[Article, Edition]], *, with_lines: bool
    ) -> Iterator[AlignedEditions | Problem]:
        originals = {article.key: article.editions[0] for article, _ in translations}
        editions = [*originals.values(), *(edition for _, edition in translations)]
        trees = {edition.manuscript.path: tree for edition, tree in zip(editions, self._trees(editions), strict=True)}
        lines = self._lines(editions) if with_lines else {}
        for article, edition in translations:
            original = originals[article.key]
            source_tree, target_tree = (trees[text.manuscript.path] for text in (original, edition))
            if isinstance(source_tree, Problem) or isinstance(target_tree, Problem):
                yield from (tree for tree in (source_tree, target_tree) if isinstance(tree, Problem))
                continue
            source, target = (
                alignment.units_of(tree_transforms.take_title(tree, text.manuscript.front.title)[1])
                for text, tree in ((original, source_tree), (edition, target_tree))
            )
            aligned = alignment.align(source, target)
            yield AlignedEditions(
                article,
                _units(original, source_tree, None, lines.get(original.manuscript.path, ())),
                _units(
                    edition,
                    target_tree,
                    alignment.match_unit_numbers(aligned, source, target),
                    lines.get(edition.manuscript.path, ()),
                ),
                aligned,
            )

    def _trees(self, editions: Sequence[Edition]) -> list[tuple[Block, ...] | Problem]:
        refused = {
            problem.file: problem for problem in self.problems if isinstance(problem, BeyondLimits | ConflictMarkers)
        }
        sound = [edition for edition in editions if edition.manuscript.path not in refused]
        trees = unpack_trees(find_packed((edition.manuscript.digest for edition in sound), self.kept))
        unread = [edition for edition in sound if edition.manuscript.digest not in trees]
        answers = self.pandoc.each("read", [self._readable(edition) for edition in unread])
        for edition, answer in zip(unread, answers, strict=True):
            trees[edition.manuscript.digest] = decode_answer(answer)
        return [
            refused.get(edition.manuscript.path) or _blocks_of(edition, trees[edition.manuscript.digest])
            for edition in editions
        ]

    def canonical(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the units of pieces of Markdown in the form of the ledger; none for one that cannot be read."""
        answers = self.pandoc.each("read", [markdown.readable(text) for text in texts])
        trees = [decode_answer(answer) for answer in answers]
        return [
            ()
            if isinstance(tree, PandocFailure)
            else tuple(map(ledger.render_canonical_text, alignment.contents_of(tree.blocks)))
            for tree in trees
        ]

    def _lines(self, editions: Sequence[Edition]) -> Mapping[str, tuple[int, ...]]:
        """Return the lines of the units of each edition, by path."""
        answers = self.pandoc.each("locate", [self._readable(edition) for edition in editions])
        lines_by_path: dict[str, tuple[int, ...]] = {}
        for edition, answer in zip(editions, answers, strict=True):
            tree = decode_answer(answer)
            if not isinstance(tree, PandocFailure):
                first = edition.manuscript.body_line - 1
                lines = alignment.lines_of_units(
                    tree_transforms.take_title(tree.blocks, edition.manuscript.front.title)[1]
                )
                lines_by_path[edition.manuscript.path] = tuple(line + first for line in lines)
        return lines_by_path

    def title(self, edition: Edition) -> str:
        """Return the title of an edition, which may stand above its text, without reading the text."""
        return edition.manuscript.front.title or front_matter.find_title(self.body(edition))

    def body(self, edition: Edition) -> str:
        """Return the body of an edition."""
        return body_of(self.folder, self.sources.files[edition.manuscript.path])

    def _readable(self, edition: Edition) -> bytes:
        return markdown.readable(self.body(edition))


def read_units(edition: Edition, tree: tuple[Block, ...]) -> EditionUnits:
    """Return the units of an edition that was read already, without their lines."""
    return _units(edition, tree, None, ())


@contextmanager
def open_unit_reader(
    root: Path,
    known: KnownNames,
    today: dt.date,
    jobs: int,
    only: Collection[str] | None = None,
    pandoc: PandocPool | None = None,
) -> Iterator[UnitReader]:
    """Open a reader of a publication's texts.

    known: the names that its settings may use. only: the stems of the articles to read, such as "asia/seoul-1990"; None
    for all. pandoc: processes that stay open afterwards; None for new ones.
    """
    folder = Folder(root)
    sources, problems = read_sources(folder, known, only)
    articles, pairing_problems = pair_sources(sources, sources.settings, today, with_drafts=True)
    problems = [*problems, *pairing_problems]
    with nullcontext(pandoc) if pandoc else PandocPool(jobs) as pool:
        store = store_in(root)
        with FallbackStore(store) if store else nullcontext() as built:
            yield UnitReader(folder, sources, articles, tuple(problems), pool, built.get if built else _find_none)


def _blocks_of(edition: Edition, tree: Pandoc | PandocFailure) -> tuple[Block, ...] | Problem:
    if isinstance(tree, PandocFailure):
        return UnparsableManuscript(edition.manuscript.path, edition.manuscript.body_line, tree.reason)
    return tree.blocks


def _units(
    edition: Edition, tree: tuple[Block, ...], names: Sequence[str] | None, lines: Sequence[int]
) -> EditionUnits:
    """Split a text into units. names: of a translation's units, shared with its original's; None for an original."""
    heading, blocks = tree_transforms.take_title(tree, edition.manuscript.front.title)
    seen, contents = alignment.units_of(blocks), alignment.contents_of(blocks)
    names = alignment.number_units(unit.kind for unit in seen) if names is None else names
    lines = lines if len(lines) == len(seen) else (0,) * len(seen)
    return EditionUnits(
        edition,
        heading,
        tuple(
            UnitText(number, name, line, unit, content, ledger.render_canonical_text(content))
            for number, (name, line, unit, content) in enumerate(
                zip(names, lines, seen, contents, strict=True), start=1
            )
        ),
    )

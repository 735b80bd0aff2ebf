"""Manuscripts in, their units out, each with its line, those of a translation aligned with the original's.

What works on texts and not on pages begins here: the ledger, the pair linter, the files for translators.
Touches the disk, the store and pandoc through their machines only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import alignment, ledger, markdown, tree_transforms
from diglot.core.settings import KnownNames
from diglot.model.alignment import Alignment, Unit
from diglot.model.problems import BeyondLimits, ConflictMarkers, Problem, UnreadableManuscript
from diglot.model.publication import Article, Edition
from diglot.model.tree import Block
from diglot.pipeline.sources.load import LoadedSources, body_of, pair_sources, read_sources
from diglot.pipeline.typeset.markdown_reader import decode_answer

# How many texts are under way at once: enough for every process, few enough for a small memory.
_TEXTS_UNDER_WAY = 64


class UnitText(msgspec.Struct, frozen=True):
    """A unit of a text as an editor knows it.

    number: from 1, in its own text. name: its id on the page and in the ledger, "p7"; "" of a heading.
    line: where it begins in its file, 0 where nobody asked. seen: as the aligner sees it. content: its blocks.
    text: on the canonical form that the ledger keeps.
    """

    number: int
    name: str
    line: int
    seen: Unit
    content: tuple[Block, ...]
    text: str


class EditionUnits(msgspec.Struct, frozen=True):
    """An edition and its units. heading: the title that the text itself begins with ("" where it does not)."""

    edition: Edition
    heading: str
    units: tuple[UnitText, ...]


class UnitPair(msgspec.Struct, frozen=True):
    """Units of the original and of the translation that say the same; one side may be empty."""

    original: tuple[UnitText, ...]
    translation: tuple[UnitText, ...]


class AlignedEditions(msgspec.Struct, frozen=True):
    """A translation beside its original, pair by pair in reading order."""

    article: Article
    original: EditionUnits
    translation: EditionUnits
    alignment: Alignment

    @property
    def pairs(self) -> tuple[UnitPair, ...]:
        """Every unit of both texts, in exactly one pair each."""
        mine, theirs = self.original.units, self.translation.units
        return tuple(
            UnitPair(mine[bead.source.start : bead.source.stop], theirs[bead.target.start : bead.target.stop])
            for bead in self.alignment.beads
        )


class UnitReader(msgspec.Struct, frozen=True):
    """A publication's manuscripts, drafts among them, for those who work on texts.

    problems: what was wrong with files, settings and pairs.
    """

    folder: Folder
    sources: LoadedSources
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    pandoc: PandocPool

    def editions(self, editions: Sequence[Edition], *, with_lines: bool = False) -> Iterator[EditionUnits | Problem]:
        """The units of each edition, in their order; in the place of one that cannot be read, the problem.

        with_lines: a second, dearer reading.
        """
        for start in range(0, len(editions), _TEXTS_UNDER_WAY):
            some = editions[start : start + _TEXTS_UNDER_WAY]
            trees = self._trees(some)
            lines = self._lines(some) if with_lines else {}
            for edition, tree in zip(some, trees, strict=True):
                if isinstance(tree, Problem):
                    yield tree
                else:
                    yield _units(edition, tree, None, lines.get(edition.manuscript.path, ()))

    def aligned(self, articles: Sequence[Article], *, with_lines: bool = False) -> Iterator[AlignedEditions | Problem]:
        """Each translation of the articles beside its original; for one that cannot be read, the problem."""
        work = [(article, edition) for article in articles for edition in article.editions if not edition.is_original]
        for start in range(0, len(work), _TEXTS_UNDER_WAY):
            yield from self._aligned(work[start : start + _TEXTS_UNDER_WAY], with_lines=with_lines)

    def _aligned(
        self, work: Sequence[tuple[Article, Edition]], *, with_lines: bool
    ) -> Iterator[AlignedEditions | Problem]:
        originals = {article.key: article.editions[0] for article, _ in work}
        editions = [*originals.values(), *(edition for _, edition in work)]
        trees = {edition.manuscript.path: tree for edition, tree in zip(editions, self._trees(editions), strict=True)}
        lines = self._lines(editions) if with_lines else {}
        for article, edition in work:
            original = originals[article.key]
            mine, theirs = (trees[one.manuscript.path] for one in (original, edition))
            if isinstance(mine, Problem) or isinstance(theirs, Problem):
                yield from (tree for tree in (mine, theirs) if isinstance(tree, Problem))
                continue
            source, target = (
                alignment.units_of(tree_transforms.take_title(tree, one.manuscript.front.title or "")[1])
                for one, tree in ((original, mine), (edition, theirs))
            )
            found = alignment.align(source, target)
            yield AlignedEditions(
                article,
                _units(original, mine, None, lines.get(original.manuscript.path, ())),
                _units(
                    edition,
                    theirs,
                    alignment.share_numbers(found, source, target),
                    lines.get(edition.manuscript.path, ()),
                ),
                found,
            )

    def _trees(self, editions: Sequence[Edition]) -> list[tuple[Block, ...] | Problem]:
        beyond = {
            problem.file: problem for problem in self.problems if isinstance(problem, BeyondLimits | ConflictMarkers)
        }
        sound = [edition for edition in editions if edition.manuscript.path not in beyond]
        answers = iter(list(self.pandoc.each("read", [self._body(edition) for edition in sound])))
        return [beyond.get(edition.manuscript.path) or _tree(edition, next(answers)) for edition in editions]

    def _lines(self, editions: Sequence[Edition]) -> Mapping[str, tuple[int, ...]]:
        """The line of each unit of each edition, by path."""
        answers = self.pandoc.each("locate", [self._body(edition) for edition in editions])
        found: dict[str, tuple[int, ...]] = {}
        for edition, answer in zip(editions, answers, strict=True):
            tree = decode_answer(answer)
            if not isinstance(tree, PandocFailure):
                first = edition.manuscript.body_line - 1
                lines = alignment.lines_of_units(
                    tree_transforms.take_title(tree.blocks, edition.manuscript.front.title or "")[1]
                )
                found[edition.manuscript.path] = tuple(line + first for line in lines)
        return found

    def _body(self, edition: Edition) -> bytes:
        return markdown.readable(body_of(self.folder, self.sources.files[edition.manuscript.path]))


@contextmanager
def open_unit_reader(
    root: Path, known: KnownNames, today: dt.date, jobs: int, only: Collection[str] | None = None
) -> Iterator[UnitReader]:
    """Read a publication for those who work on its texts.

    known: what its settings may name. only: the stems of the articles that are read, such as "asia/seoul-1990"; all
    where it is None.
    """
    folder = Folder(root)
    sources, problems = read_sources(folder, known, only)
    articles, found = pair_sources(sources, sources.settings, today, with_drafts=True)
    with PandocPool(jobs) as pandoc:
        yield UnitReader(folder, sources, articles, (*problems, *found), pandoc)


def _tree(edition: Edition, answer: bytes | PandocFailure) -> tuple[Block, ...] | Problem:
    tree = decode_answer(answer)
    if isinstance(tree, PandocFailure):
        return UnreadableManuscript(edition.manuscript.path, edition.manuscript.body_line, tree.reason)
    return tree.blocks


def _units(
    edition: Edition, tree: tuple[Block, ...], names: Sequence[str] | None, lines: Sequence[int]
) -> EditionUnits:
    """names: of a translation's units, by its original's; None for an original."""
    heading, blocks = tree_transforms.take_title(tree, edition.manuscript.front.title or "")
    seen, contents = alignment.units_of(blocks), alignment.contents_of(blocks)
    names = alignment.number_units(seen) if names is None else names
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

"""What aligning two texts speaks of: units, beads, and the alignment that strings them. Touches nothing.

Source for the trade words: Gale and Church, “A Program for Aligning Sentences in Bilingual Corpora”, 1993.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

import msgspec

UnitKind: TypeAlias = Literal[
    "heading", "paragraph", "quotation", "item", "term", "definition", "verse",
    "code", "table", "figure", "rule", "markup", "sentence",
]  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """A block or a sentence as the aligner sees it.

    level: of a heading; of an item or a quotation, how deep it is nested. length: in characters, notes left out.
    sentences: roughly, as punctuation alone shows them.
    numbers: their digits alone, so that “1,200.5” and «1 200,5» are one. pictures: names of files without endings.
    cognates: how names and loan words sound, in a script of neither language.
    signs: question marks, brackets, bold type and whatever else of the kind both languages use alike.
    pair: the name under which the translator ties units of both texts ("" mostly).
    at: where the unit stands in the tree: the top-level block, then the way down. Two units are equal wherever they
    stand.
    """

    kind: UnitKind
    level: int = 0
    length: int = 0
    sentences: int = 1
    notes: int = 0
    numbers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
    cognates: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    pair: str = ""
    at: tuple[int, ...] = field(default=(), compare=False)


class Bead(msgspec.Struct, frozen=True):
    """Units of the source and the units of the target that say the same; one side may be empty.

    >>> Bead(range(3, 4), range(3, 5)).shape
    (1, 2)
    """

    source: range
    target: range

    @property
    def shape(self) -> tuple[int, int]:
        """How many units stand on either side: (1, 1) mostly."""
        return len(self.source), len(self.target)


class Alignment(msgspec.Struct, frozen=True, dict=True):
    """Beads in reading order; every unit of both texts stands in exactly one.

    >>> alignment = Alignment((Bead(range(0, 1), range(0, 2)), Bead(range(1, 2), range(2, 2))))
    >>> alignment.in_target(0), alignment.in_target(1), alignment.in_source(1)
    (range(0, 2), range(2, 2), range(0, 1))
    """

    beads: tuple[Bead, ...]

    def in_target(self, source_index: int) -> range:
        """The units of the target that stand opposite a unit of the source: empty where it has no counterpart."""
        return self.beads[self._bead_of_source[source_index]].target

    def in_source(self, target_index: int) -> range:
        """The units of the source that stand opposite a unit of the target: empty where it has no counterpart."""
        return self.beads[self._bead_of_target[target_index]].source

    def mirrored(self) -> Alignment:
        """The same with source and target in each other's place."""
        return Alignment(tuple(Bead(bead.target, bead.source) for bead in self.beads))

    @cached_property
    def _bead_of_source(self) -> tuple[int, ...]:
        return tuple(number for number, bead in enumerate(self.beads) for _ in bead.source)

    @cached_property
    def _bead_of_target(self) -> tuple[int, ...]:
        return tuple(number for number, bead in enumerate(self.beads) for _ in bead.target)


class AlignedSentences(msgspec.Struct, frozen=True):
    """The sentences of a pair of paragraphs, each with the space after it, and their alignment."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    alignment: Alignment

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What stands opposite each other, bead by bead, without the space around it."""
        return tuple(
            (
                "".join(self.source[bead.source.start : bead.source.stop]).strip(),
                "".join(self.target[bead.target.start : bead.target.stop]).strip(),
            )
            for bead in self.alignment.beads
        )

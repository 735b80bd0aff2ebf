"""Types of text alignment: units, the beads that pair them, and the alignment as a sequence of beads. Touches nothing.

Source of the terms: Gale and Church, “A Program for Aligning Sentences in Bilingual Corpora”, 1993.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import msgspec

UnitKind: TypeAlias = Literal[
    "heading", "paragraph", "quotation", "item", "term", "definition", "verse",
    "code", "table", "figure", "rule", "markup", "sentence",
]  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """A block or a sentence, as the features that the aligner compares.

    level: of a heading; of an item or a quotation, its depth of nesting. length: in characters, without notes.
    sentences: an estimate from punctuation alone.
    numbers: their digits alone, so that “1,200.5” and «1 200,5» are equal. pictures: file names without suffixes.
    cognates: the sound of names and loan words, in a notation that belongs to neither script.
    words: the English stems of its words, or those that these may mean, with commas, where the lexicon knows them.
    signs: question marks, brackets, bold type and other features that both languages use alike.
    pair: the name by which the translator paired units of both texts; mostly "".
    at: the position in the tree: the index of the top-level block, then the indexes inside it. It does not count
    when units are compared.
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
    words: frozenset[str] = frozenset()
    pair: str = ""
    at: tuple[int, ...] = field(default=(), compare=False)


class Bead(msgspec.Struct, frozen=True):
    """Units of the source and the units of the target that translate them; one side may be empty.

    >>> Bead(range(3, 4), range(3, 5)).shape
    (1, 2)
    """

    source: range
    target: range

    @property
    def shape(self) -> tuple[int, int]:
        """The number of units on either side: mostly (1, 1)."""
        return len(self.source), len(self.target)


class Alignment(msgspec.Struct, frozen=True):
    """Beads in reading order, uncrossed; every unit of both texts is in exactly one.

    moved: beads of units that are alone among these, because their counterparts stand in another place; in the order
    of the source.
    """

    beads: tuple[Bead, ...]
    moved: tuple[Bead, ...] = ()

    @property
    def pairs(self) -> tuple[Bead, ...]:
        """The beads in the order of the source, with those that cross others; every unit is in exactly one.

        >>> beads = (Bead(range(1), range(0)), Bead(range(1, 2), range(1)), Bead(range(2, 2), range(1, 2)))
        >>> [tuple(bead.target) for bead in Alignment(beads, (Bead(range(1), range(1, 2)),)).pairs]
        [(1,), (0,)]
        """
        by_row = {bead.source.start: (bead,) for bead in self.moved}
        rows = {row for bead in self.moved for row in bead.source}
        columns = {column for bead in self.moved for column in bead.target}
        pairs: list[Bead] = []
        for bead in self.beads:
            if not (rows.issuperset(bead.source) and columns.issuperset(bead.target)):
                pairs.append(bead)
            elif bead.source:
                pairs += by_row.get(bead.source.start, ())
        return tuple(pairs)

    def mirrored(self) -> Alignment:
        """Return the alignment with source and target exchanged."""
        beads, moved = ((Bead(bead.target, bead.source) for bead in side) for side in (self.beads, self.moved))
        return Alignment(tuple(beads), tuple(sorted(moved, key=lambda bead: bead.source.start)))


class AlignedSentences(msgspec.Struct, frozen=True):
    """The sentences of a pair of paragraphs, each with the space after it, and their alignment."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    alignment: Alignment

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the text of both sides of each bead, without the space around it."""
        return tuple(
            (
                "".join(self.source[bead.source.start : bead.source.stop]).strip(),
                "".join(self.target[bead.target.start : bead.target.stop]).strip(),
            )
            for bead in self.alignment.beads
        )

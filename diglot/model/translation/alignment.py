"""Types of text alignment: units, the beads that pair them, and the alignment as a sequence of beads. Touches nothing.

Source of the terms: Gale and Church, “A Program for Aligning Sentences in Bilingual Corpora”, 1993.
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
    """A block or a sentence, as the features that the aligner compares.

    level: of a heading; of an item or a quotation, its depth of nesting. length: in characters, without notes.
    sentences: an estimate from punctuation alone.
    numbers: their digits alone, so that “1,200.5” and «1 200,5» are equal. pictures: file names without suffixes.
    cognates: the sound of names and loan words, in a notation that belongs to neither script.
    words: the English stems of its words, or of what these mean, where the lexicon knows them.
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


class Alignment(msgspec.Struct, frozen=True, dict=True):
    """Beads in reading order; every unit of both texts is in exactly one.

    >>> alignment = Alignment((Bead(range(0, 1), range(0, 2)), Bead(range(1, 2), range(2, 2))))
    >>> alignment.in_target(0), alignment.in_target(1), alignment.in_source(1)
    (range(0, 2), range(2, 2), range(0, 1))
    """

    beads: tuple[Bead, ...]

    def in_target(self, source_index: int) -> range:
        """Return the units of the target that correspond to a unit of the source; empty if there are none."""
        return self.beads[self._bead_of_source[source_index]].target

    def in_source(self, target_index: int) -> range:
        """Return the units of the source that correspond to a unit of the target; empty if there are none."""
        return self.beads[self._bead_of_target[target_index]].source

    def mirrored(self) -> Alignment:
        """Return the alignment with source and target exchanged."""
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
        """Return the text of both sides of each bead, without the space around it."""
        return tuple(
            (
                "".join(self.source[bead.source.start : bead.source.stop]).strip(),
                "".join(self.target[bead.target.start : bead.target.stop]).strip(),
            )
            for bead in self.alignment.beads
        )

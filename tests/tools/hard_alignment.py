"""Make hard pairs of the pairs aligned by hand, align them, and count the beads that are right.

    .venv/bin/python -m tests.tools.hard_alignment [FIRST_SEED]

A translator leaves out a run of blocks, merges paragraphs, splits others, drops the links of a list's first item and
moves a section: each pair of the drawings of `tests/alignment/` is treated so twenty times, and what the beads are
then follows from what a reader wrote down. Reads the drawings and runs pandoc.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core.alignment import align, units_of
from diglot.model.translation.alignment import Unit
from diglot.model.tree import Block, Inline, Para, Space, Str, decode_tree

FOLDER = Path(__file__).parents[1] / "alignment"
DRAWINGS = ("first_drawing", "second_drawing", "third_drawing")
BeadKey = tuple[tuple[int, ...], tuple[int, ...]]
_LONGEST_RUN = 10
_LEAST_UNITS = 10


@dataclass(frozen=True)
class Piece:
    """A top-level block of the translation, and which units of the untouched translation each of its units has.

    is_changed: no second change may touch it. is_moved: it has no counterpart where it now is.
    """

    block: Block
    ids: tuple[tuple[int, ...], ...]
    is_changed: bool = False
    is_moved: bool = False


@dataclass(frozen=True)
class HardPair:
    """The units of a pair after a translator's changes, and the beads that are right then."""

    name: str
    units: tuple[tuple[Unit, ...], tuple[Unit, ...]]
    beads: frozenset[BeadKey]


def read_pairs(pool: PandocPool) -> Iterator[tuple[str, Sequence[Block], Sequence[Block], list[BeadKey]]]:
    """Yield the name, the blocks of both texts and the beads of each pair of the drawings."""
    for folder in sorted(path.parent for drawing in DRAWINGS for path in FOLDER.glob(f"{drawing}/*/beads.txt")):
        english, russian = (_read(pool, folder / f"{lang}.md") for lang in ("en", "ru"))
        lines = (folder / "beads.txt").read_text("utf-8").splitlines()
        beads = [_bead_of(line) for line in lines if not line.startswith("#")]
        yield folder.name, english, russian, beads


def _read(pool: PandocPool, path: Path) -> Sequence[Block]:
    _, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    answer = pool.one("read", body.encode())
    assert not isinstance(answer, PandocFailure)
    return decode_tree(answer).blocks


def _bead_of(line: str) -> BeadKey:
    source, target = (_side(text) for text in line.split("|")[0].split(":"))
    return source, target


def _side(text: str) -> tuple[int, ...]:
    first, _, last = text.strip().partition("-")
    return tuple(range(int(first), int(last or first) + 1)) if first else ()


def hardened(
    name: str, source: Sequence[Block], target: Sequence[Block], beads: Sequence[BeadKey], seed: int
) -> HardPair:
    """Return a pair as a free translator might have left it."""
    chance = random.Random(f"{name} {seed}")
    pieces = _pieces(
        target, {number for rows, columns in beads if len(rows) == len(columns) == 1 for number in columns}
    )
    if len(pieces) >= _LEAST_UNITS:
        pieces = _without_run(pieces, chance)
    for change in chance.sample([_merged, _merged, _merged_three, _shifted, _split, _split, _split, _moved], 6):
        pieces = change(pieces, chance)
    units = (units_of(source), units_of([piece.block for piece in pieces]))
    ids = [(of_unit, piece.is_moved) for piece in pieces for of_unit in piece.ids]
    return HardPair(f"{name} {seed}", units, frozenset(_true_beads(beads, ids)))


def _pieces(blocks: Sequence[Block], in_pairs: Collection[int]) -> list[Piece]:
    """Return the blocks of a translation. in_pairs: its units that a reader has paired one to one."""
    pieces, count = [], 0
    for block in blocks:
        number = len(units_of([block]))
        ids = range(count, count + number)
        is_changed = any(each not in in_pairs for each in ids)
        pieces.append(Piece(block, tuple((each,) for each in ids), is_changed))
        count += number
    return pieces


def _without_run(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    length = chance.randint(3, min(_LONGEST_RUN, len(pieces) // 2))
    start = chance.randrange(1, len(pieces) - length)
    return pieces[:start] + pieces[start + length :]


def _merged(pieces: list[Piece], chance: random.Random, size: int = 2) -> list[Piece]:
    places = [
        at
        for at in range(len(pieces) - size + 1)
        if _are_plain(pieces[at : at + size])
        and all(one.ids[-1][-1] + 1 == other.ids[0][0] for one, other in pairwise(pieces[at : at + size]))
    ]
    if not places:
        return pieces
    at = chance.choice(places)
    own = pieces[at : at + size]
    inlines = [inline for piece in own for inline in (Space(), *_inlines(piece))]
    merged = Piece(Para(tuple(inlines[1:])), (tuple(number for piece in own for number in piece.ids[0]),), True)
    return [*pieces[:at], merged, *pieces[at + size :]]


def _merged_three(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    return _merged(pieces, chance, 3)


def _split(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    ends = [(at, index) for at, piece in enumerate(pieces) if _are_plain([piece]) for index in _ends(piece)]
    if not ends:
        return pieces
    at, index = chance.choice(ends)
    halves = _inlines(pieces[at])[: index + 1], _inlines(pieces[at])[index + 2 :]
    return [
        *pieces[:at],
        *(replace(pieces[at], block=Para(half), is_changed=True) for half in halves if half),
        *pieces[at + 1 :],
    ]


def _shifted(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Begin a paragraph with the last sentences of the one before it."""
    ends = [
        (at, index)
        for at, (one, other) in enumerate(pairwise(pieces))
        if _are_plain([one, other]) and one.ids[-1][-1] + 1 == other.ids[0][0]
        for index in _ends(one)
    ]
    if not ends:
        return pieces
    at, index = chance.choice(ends)
    one, other = pieces[at : at + 2]
    first = replace(one, block=Para(_inlines(one)[: index + 1]), is_changed=True)
    second = Para((*_inlines(one)[index + 2 :], Space(), *_inlines(other)))
    return [*pieces[:at], first, Piece(second, ((*one.ids[0], *other.ids[0]),), True), *pieces[at + 2 :]]


def _inlines(piece: Piece) -> tuple[Inline, ...]:
    """Return the inlines of a paragraph, each text between two spaces by itself."""
    assert isinstance(piece.block, Para)
    parts: list[Inline] = []
    for inline in piece.block.inlines:
        words = inline.text.split(" ") if isinstance(inline, Str) else ()
        parts += [part for word in words for part in (Space(), Str(word))][1:] or [inline]
    return tuple(parts)


def _ends(piece: Piece) -> list[int]:
    """Return the places of the inlines that end a sentence, but for the first quarter and the last one."""
    inlines = _inlines(piece)
    return [
        index
        for index, inline in enumerate(inlines[:-2])
        if str(getattr(inline, "text", "")).endswith((".", "?", "!")) and index > len(inlines) / 4
    ]


def _moved(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Move two or three blocks over more units than they have, so that it is they that were moved."""
    length = chance.randint(2, 3)
    if len(pieces) < 3 * length + 2:
        return pieces
    start = chance.randrange(1, len(pieces) - length)
    if any(piece.is_changed for piece in pieces[start : start + length]):
        return pieces
    run = [replace(piece, is_changed=True, is_moved=True) for piece in pieces[start : start + length]]
    rest = pieces[:start] + pieces[start + length :]
    size = sum(len(piece.ids) for piece in run)
    places = [
        at
        for at in range(1, len(rest))
        if sum(len(piece.ids) for piece in rest[min(at, start) : max(at, start)]) > size + 1
    ]
    at = chance.choice(places) if places else start
    return [*rest[:at], *run, *rest[at:]] if places else pieces


def _are_plain(pieces: Sequence[Piece]) -> bool:
    return all(isinstance(piece.block, Para) and len(piece.ids) == 1 and not piece.is_changed for piece in pieces)


def _true_beads(beads: Sequence[BeadKey], ids: Sequence[tuple[tuple[int, ...], bool]]) -> Iterator[BeadKey]:
    """Yield the beads of a changed translation. ids: of each of its units, and whether it was moved."""
    places: dict[int, list[int]] = {}
    for place, (of_unit, _) in enumerate(ids):
        for number in of_unit:
            places.setdefault(number, []).append(place)
    joined: list[tuple[set[int], set[int]]] = []
    for source, target in beads:
        found = {place for number in target for place in places.get(number, ())}
        if found and joined and joined[-1][1] & found:
            joined[-1][0].update(source)
            joined[-1][1].update(found)
        elif found:
            joined.append((set(source), found))
        else:
            yield from (((row,), ()) for row in source)
    for rows, columns in joined:
        if rows:
            yield tuple(sorted(rows)), tuple(sorted(columns))
        else:
            yield from (((), (column,)) for column in sorted(columns))


def main(first: int = 0, times: int = 20) -> None:
    found = wanted = right = whole = 0
    with PandocPool(1) as pool:
        pairs = list(read_pairs(pool))
    for pair in pairs:
        for seed in range(first, first + times):
            hard = hardened(*pair, seed)
            keys = {(tuple(bead.source), tuple(bead.target)) for bead in align(*hard.units).pairs}
            found, wanted, right = found + len(keys), wanted + len(hard.beads), right + len(keys & hard.beads)
            whole += keys == hard.beads
    print(f"{len(pairs) * times} texts, {wanted} beads, {whole / len(pairs) / times:.1%} entirely right")
    print(f"precision {right / found:.4f}, recall {right / wanted:.4f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

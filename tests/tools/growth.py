"""Work in, whether twice as much of it takes far more than twice the time or memory out.

Times are of the processor; of what seems to grow too fast, the best of several runs counts. The margin is wide, so that
only growth by the square is seen.
"""

from __future__ import annotations

import contextlib
import gc
import math
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import pytest

LETTERS = 8_000
PIECES = 400
TIMES = 4
WORST = 9.0  # linear: 4; by the square: 16
NOTHING_S = 0.03  # quicker than this grows too little to be measured
NOTHING_BYTES = 30_000

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Without the collection of garbage, which goes through what all other tests of this process have left."""
    gc.disable()
    start = time.process_time()
    try:
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def peak_bytes(work: Work) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def costs_far_more(
    cost: Callable[[Callable[[], object]], float], long: Work, short: Work, nothing: float, best_long: float
) -> bool:
    """Whether `long`, which is TIMES `short`, costs more than WORST times as much. best_long: what it has cost already.

    Measured in turn, so that what else the computer does weighs on both; the best of each counts, which it has
    disturbed least. (Memory is disturbed too: by a thread of another test, by a cache that is filled just then.)
    """
    best_short = math.inf
    for _ in range(8):
        if best_long <= nothing:
            return False
        best_short = min(best_short, cost(short))
        if best_long <= WORST * best_short:
            return False
        best_long = min(best_long, cost(long))
    return True


def grows_by_the_square(make: Callable[[int], Work], size: int, watched: int = 0) -> bool:
    """Whether TIMES as much takes far more than TIMES as long, or as much memory.

    watched: of how much the memory is looked at; a part of `size`, unless the work is done otherwise when there is less.
    Watched, the same work takes several times as long; so less of it has to do, and what is quick is not looked at.
    """
    short, long = make(size), make(TIMES * size)
    took = seconds(long)
    # What comes first may load what others need, too.
    if took <= NOTHING_S or (took <= TIMES * NOTHING_S and (took := min(took, seconds(long))) <= NOTHING_S):
        return False
    if costs_far_more(seconds, long, short, NOTHING_S, took):
        return True
    watched = watched or size // TIMES
    short, long = make(watched), make(TIMES * watched)
    return costs_far_more(peak_bytes, long, short, NOTHING_BYTES, peak_bytes(long))


def on_text(work: Callable[[str], object], piece: str) -> Callable[[int], Work]:
    return lambda letters: lambda: work(piece * (letters // len(piece)))


def pieces_for(turn: int, pieces: Sequence[str], request: pytest.FixtureRequest) -> Sequence[str]:
    """All pieces with --long; without, the first and each third of the others, other ones for the next reader."""
    return pieces if request.config.getoption("--long") else [pieces[0], *pieces[1 + turn % 3 :: 3]]


def grown_on_text(read: Callable[[str], object], pieces: Iterable[str]) -> list[str]:
    """Return the pieces of which much more than twice the time is taken for twice as many; most are refused."""

    def try_to_read(text: str) -> None:
        with contextlib.suppress(Exception):
            read(text)

    return [piece for piece in pieces if grows_by_the_square(on_text(try_to_read, piece), LETTERS)]


def grown_by_number(read: Callable[[str], object], pieces: Sequence[str]) -> list[str]:
    """Return the pieces that grow as above. A # in a piece is its number, a | parts those that come first.

    The first piece is sound: otherwise nothing would be tried.
    """

    def try_to_read(text: str) -> None:
        with contextlib.suppress(Exception):
            read(text)

    def repeated(piece: str, number: int) -> str:
        return "".join(part.replace("#", str(at)) for part in piece.split("|") for at in range(number))

    def numbered(piece: str) -> Callable[[int], Work]:
        return lambda number: partial(try_to_read, repeated(piece, number))

    read(repeated(pieces[0], 1))
    return [piece for piece in pieces if grows_by_the_square(numbered(piece), PIECES)]

"""Twice the text takes about twice the time, also where somebody wrote it to take more.

Times are of the processor, the best of three; the margin is wide, so that only growth by the square is seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from diglot.core.typography import find_lint, set_text
from diglot.model.languages import LANGUAGES
from diglot.model.tree import Para, Str
from diglot.model.typography import HouseStyle

LETTERS = 8_000
TIMES = 4
WORST = 9.0  # linear: 4; by the square: 16
NOTHING_S = 0.03  # quicker than this grows too little to be measured


def seconds(work: Callable[[str], object], text: str) -> float:
    def once() -> float:
        start = time.process_time()
        work(text)
        return time.process_time() - start

    return min(once() for _ in range(3))


def grows_by_the_square(work: Callable[[str], object], piece: str) -> bool:
    """Whether TIMES as much text takes far more than TIMES as long."""
    short = piece * (LETTERS // len(piece))
    long = short * TIMES
    if (taken := seconds(work, long)) < NOTHING_S:
        return False
    return taken / max(seconds(work, short), NOTHING_S / WORST) > WORST


PIECES = [
    " ", "\u00a0", "\u2009", "1", "1.", "1 ", "1,", "а", "a", "А.", "A. ", "-", "- ", "—", " — ", "–", "'", '"', '" ', "«", "»",
    "«а", "a'", ".", "..", ". ", ",", "(", ")", "(1", "[", "x", "х1", "1х", "и ", "I", "IV ", "№", "№ 1 ", "°", "%", "1%", "$1", "/",
    "а/", "http://a", "@a.", "_", "*", "\u0301", "а\u0301", "ё", "…", "!", "?!", "1-", "1-й ", "1/2 ", "г. ", "т. е. ", "10 ", "000 ",
    "1 - ", "1941 - ", "1,200-", "3,5-", "xii-", "V - ", "§ 2-", "p. 1-", "(1983-", "a.m.-", "May-", "U.S.'", "M. ",
    "Аб А. Б. Вг ", "См.: А. ", "о'b", "+7 ", "25 кв. ", "с. ", "с. ш. ", "VIII’s ",
]  # fmt: skip


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
@pytest.mark.parametrize("piece", PIECES)
def test_type_is_set_in_linear_time(piece: str, lang: str) -> None:
    assert not grows_by_the_square(lambda text: set_text(text, lang, HouseStyle()), piece)


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
@pytest.mark.parametrize("piece", PIECES)
def test_lint_reads_in_linear_time(piece: str, lang: str) -> None:
    assert not grows_by_the_square(lambda text: list(find_lint((Para((Str(text),)),), lang, HouseStyle())), piece)

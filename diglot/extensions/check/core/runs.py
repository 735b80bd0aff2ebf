"""Report passages without a counterpart: each by itself, a long run as one, and those that are in another place.

Pure functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import msgspec

from diglot.extensions.check.core.passage_reader import excerpt, shorten
from diglot.extensions.check.model.problems import (
    AddedPassage,
    AddedPassages,
    MissingPassage,
    MissingPassages,
    MovedPassage,
)
from diglot.model.translation.passages import LocatedFinding, Passage, PassageLocation, PassagePair

# Passages that a translation may add or omit.
_OPTIONAL = frozenset(["rule", "markup"])
# So many passages in a row were left out, or added, together.
_FEWEST_IN_A_RUN = 4
# Of what survives translation (names, figures, code, known words) so much must be in both for them to be one passage.
_FEWEST_SHARED, _SHARE = 4, 0.5
_FIGURES = re.compile(r"\d+")


class _Run(msgspec.Struct, frozen=True):
    """Passages in a row without a counterpart, by index. beside: the place in the other text."""

    passages: tuple[int, ...]
    beside: PassageLocation


def check_lone(
    originals: Sequence[Passage],
    translations: Sequence[Passage],
    pairs: Sequence[PassagePair],
    codes: Callable[[str], frozenset[str]],
) -> Iterator[LocatedFinding]:
    """Yield findings for the passages without a counterpart, unless a hint says that they have none.

    codes: returns those of its names and words that both languages share.
    """
    missing, added = _find_runs(originals, translations, pairs)
    for run in list(missing):
        twin = next((other for other in added if _is_moved(run, other, originals, translations, codes)), None)
        if twin:
            missing.remove(run)
            added.remove(twin)
            first = twin.passages[0]
            moved = MovedPassage("", 0, str(len(twin.passages)), _words(translations[first]), "")
            yield LocatedFinding(moved, PassageLocation(first), PassageLocation(run.passages[0]))
    for run in missing:
        yield from _report_missing(run, originals)
    for run in added:
        yield from _report_added(run, translations)


def _find_runs(
    originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair]
) -> tuple[list[_Run], list[_Run]]:
    """Return the runs of the original that are missing, and those that the translation has added."""
    missing, added = [], []
    for is_lone, group in groupby(pairs, lambda pair: not (pair.original and pair.translation)):
        if not is_lone:
            continue
        beads = list(group)
        lone = tuple(number for pair in beads for number in pair.original if _needs_counterpart(originals[number]))
        if lone:
            before = max(0, beads[0].translation.start - 1)
            missing.append(_Run(lone, PassageLocation(before, len(translations[before].text))))
        lone = tuple(
            number for pair in beads for number in pair.translation if _needs_counterpart(translations[number])
        )
        if lone:
            added.append(_Run(lone, PassageLocation(max(0, beads[0].original.start - 1))))
    return missing, added


def _needs_counterpart(passage: Passage) -> bool:
    return passage.pair != "none" and passage.kind not in _OPTIONAL


def _is_moved(
    run: _Run,
    other: _Run,
    originals: Sequence[Passage],
    translations: Sequence[Passage],
    codes: Callable[[str], frozenset[str]],
) -> bool:
    """Return whether a missing run is an added one, by the names, words, figures and code that both have."""
    kept, other_kept = (
        _kept([side[number] for number in each.passages], codes)
        for each, side in ((run, originals), (other, translations))
    )
    shared = len(kept & other_kept)
    return shared >= _FEWEST_SHARED and shared >= _SHARE * min(len(kept), len(other_kept))


def _kept(passages: Sequence[Passage], codes: Callable[[str], frozenset[str]]) -> frozenset[str]:
    text = "\n".join(passage.text for passage in passages)
    parts = (part for passage in passages for part in (*passage.code, *passage.links, *passage.pictures))
    return frozenset((*codes(text), *_FIGURES.findall(text), *parts))


def _report_missing(run: _Run, originals: Sequence[Passage]) -> Iterator[LocatedFinding]:
    passages = [originals[number] for number in run.passages]
    if len(passages) >= _FEWEST_IN_A_RUN:
        yield LocatedFinding(
            MissingPassages("", 0, *_extent(passages), ""), run.beside, PassageLocation(run.passages[0])
        )
        return
    for number, passage in zip(run.passages, passages, strict=True):
        yield LocatedFinding(MissingPassage("", 0, _words(passage), ""), run.beside, PassageLocation(number))


def _report_added(run: _Run, translations: Sequence[Passage]) -> Iterator[LocatedFinding]:
    passages = [translations[number] for number in run.passages]
    if len(passages) >= _FEWEST_IN_A_RUN:
        yield LocatedFinding(AddedPassages("", 0, *_extent(passages), ""), PassageLocation(run.passages[0]), run.beside)
        return
    for number, passage in zip(run.passages, passages, strict=True):
        yield LocatedFinding(AddedPassage("", 0, _words(passage), ""), PassageLocation(number), run.beside)


def _extent(passages: Sequence[Passage]) -> tuple[str, str, str, str]:
    """Return the number of passages and of their words, and the first words of the first and the last."""
    words = sum(len(passage.text.split()) for passage in passages)
    return str(len(passages)), str(words), _words(passages[0]), _words(passages[-1])


def _words(passage: Passage) -> str:
    return excerpt(passage) if passage.text.strip() else shorten(" ".join(passage.pictures))

"""Compare two texts with their ledger, and find what changed since they were in step. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from diglot.core.ledger.normalization import normalize_text
from diglot.model.languages import Lang
from diglot.model.ledger import ChangeKind, Drift, Ledger, LedgerEntry, SideDrift, State, TextForm, UnitChange

_WORD = re.compile(r"\w+")

# Two units with a smaller share of common words are not versions of one unit.
_LEAST_OVERLAP = 0.35


def find_drift(ledger: Ledger, source: TextForm, target: TextForm, langs: tuple[Lang, Lang]) -> Drift:
    """Compare an original and its translation with the ledger. langs: of the original and of the translation."""
    source_drift, target_drift = (
        _side_drift(ledger, text, lang) for text, lang in zip((source, target), langs, strict=True)
    )
    touched = {number for side in (source_drift, target_drift) for change in side.changes for number in change.entries}
    added = sum(not change.entries for side in (source_drift, target_drift) for change in side.changes)
    whole = len(ledger.entries) + added
    return Drift(
        state=_state(source_drift, target_drift),
        source=source_drift,
        target=target_drift,
        units=len(source.units) + len(source.fields),
        share=1 - (len(touched) + added) / whole if whole else 1.0,
        since=_since(ledger, touched),
    )


def _state(source_drift: SideDrift, target_drift: SideDrift) -> State:
    match bool(source_drift.changes), bool(target_drift.changes):
        case True, True:
            return "both-changed"
        case True, False:
            return "source-changed"
        case False, True:
            return "translation-edited"
    return "minor-drift" if source_drift.minor or target_drift.minor else "in-step"


def _since(ledger: Ledger, touched: set[int]) -> dt.date | None:
    """Return when the changed units were last in step; if units were only added, when any unit was."""
    if touched:
        return min(ledger.entries[number].on for number in touched)
    return max((entry.on for entry in ledger.entries), default=None)


def _side_drift(ledger: Ledger, text: TextForm, lang: Lang) -> SideDrift:
    comparison = _Comparison(ledger.entries, text.units, lang)
    comparison.run()
    fields = tuple(_field_changes(ledger.entries, text.fields, lang, comparison.minor))
    return SideDrift((*fields, *comparison.ordered_changes()), frozenset(comparison.minor), tuple(comparison.entry_of))


def _field_changes(
    entries: Sequence[LedgerEntry], fields: Mapping[str, str], lang: Lang, minor: set[int]
) -> Iterator[UnitChange]:
    number_of = {entry.field: number for number, entry in enumerate(entries) if entry.field}
    for name in dict.fromkeys([*fields, *number_of]):
        number = number_of.get(name)
        before = entries[number].side(lang) if number is not None else ()
        after = (fields[name],) if fields.get(name) else ()
        if _normalized(before) == _normalized(after):
            continue
        numbers = () if number is None else (number,)
        if number is not None and after and _normalized(entries[number].minor.get(lang, ())) == _normalized(after):
            minor.add(number)
            continue
        kind: ChangeKind = "changed" if before and after else "added" if after else "removed"
        yield UnitChange(kind, before, after, numbers, field=name)


def _normalized(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(normalize_text, texts))


@dataclass
class _Comparison:
    """The comparison of the units of one text with those that the ledger keeps."""

    entries: Sequence[LedgerEntry]
    units: Sequence[str]
    lang: Lang
    changes: list[UnitChange] = field(default_factory=list)
    minor: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.now = [normalize_text(unit) for unit in self.units]
        self.entry_of: list[int | None] = [None] * len(self.units)
        self.old: list[tuple[int, str, str]] = []
        """Every unit that the ledger keeps: the number of its entry, its text, its normalised form."""
        present = set(self.now)
        for number, entry in enumerate(self.entries):
            if not entry.field:
                self.old += [
                    (number, text, normalize_text(text)) for text in self._last_known_units(number, entry, present)
                ]

    def _last_known_units(self, number: int, entry: LedgerEntry, present: set[str]) -> tuple[str, ...]:
        """Return the units of an entry when in step, or as acknowledged since where the text now has those."""
        texts, minor = entry.side(self.lang), entry.minor.get(self.lang)
        if minor is None:
            return texts
        if (
            texts
            and all(normalize_text(text) in present for text in texts)
            and _normalized(texts) != _normalized(minor)
        ):
            return texts
        if all(normalize_text(text) in present for text in minor):
            self.minor.add(number)
        return minor

    def run(self) -> None:
        before = [normalized for _, _, normalized in self.old]
        gaps = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, self.now, autojunk=False).get_opcodes():
            if tag == "equal":
                for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                    self.entry_of[j] = self.old[i][0]
            else:
                gaps.append((list(range(i1, i2)), list(range(j1, j2))))
        self._find_moved(gaps)
        for olds, news in gaps:
            self._find_joined(olds, news)
            self._find_changed(olds, news)

    def ordered_changes(self) -> list[UnitChange]:
        """Return the changes in reading order; removed units are where they were."""
        place = {entry: unit for unit, entry in enumerate(self.entry_of) if entry is not None}

        def key(change: UnitChange) -> tuple[int, int]:
            if change.units:
                return change.units[0], 0
            number = change.entries[0]
            return next((place[before] for before in range(number, -1, -1) if before in place), -1), 1

        return sorted(self.changes, key=key)

    def _record(self, kind: ChangeKind, olds: Sequence[int], news: Sequence[int]) -> None:
        numbers = tuple(dict.fromkeys(self.old[i][0] for i in olds))
        if numbers:
            for j in news:
                self.entry_of[j] = numbers[0]
        texts = tuple(self.old[i][1] for i in olds)
        self.changes.append(UnitChange(kind, texts, tuple(self.units[j] for j in news), numbers, tuple(news)))

    def _find_moved(self, gaps: Sequence[tuple[list[int], list[int]]]) -> None:
        """Find units removed in one place and added in another."""
        added = {self.now[j]: (news, j) for _, news in gaps for j in news}
        for olds, _ in gaps:
            for i in list(olds):
                news, j = added.pop(self.old[i][2], (None, -1))
                if news is None:
                    continue
                olds.remove(i)
                news.remove(j)
                number = self.old[i][0]
                if number in self.minor:
                    self.entry_of[j] = number
                else:
                    self._record("moved", [i], [j])

    def _find_joined(self, olds: list[int], news: list[int]) -> None:
        """Find units that were split or merged and have the same text as before."""
        for i in list(olds):
            run = _run_that_makes_up(self.old[i][2], news, lambda j: self.now[j])
            if run:
                olds.remove(i)
                self._take(news, run)
                self._record("split", [i], run)
        for j in list(news):
            run = _run_that_makes_up(self.now[j], olds, lambda i: self.old[i][2])
            if run:
                news.remove(j)
                self._take(olds, run)
                self._record("merged", run, [j])

    @staticmethod
    def _take(indexes: list[int], taken: Sequence[int]) -> None:
        indexes[:] = [index for index in indexes if index not in taken]

    def _find_changed(self, olds: Sequence[int], news: Sequence[int]) -> None:
        """Pair the remaining units of a gap as versions; the others were removed or added."""
        pairs = self._pairs(olds, news)
        for i, j in pairs:
            self._record("changed", [i], [j])
        for i in olds:
            if i not in dict(pairs):
                self._record("removed", [i], [])
        for j in news:
            if j not in {new for _, new in pairs}:
                self._record("added", [], [j])

    def _pairs(self, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
        if len(olds) == len(news):
            return list(zip(olds, news, strict=True))
        words = (
            [Counter(_WORD.findall(self.old[i][2])) for i in olds],
            [Counter(_WORD.findall(self.now[j])) for j in news],
        )
        overlaps = [[_word_overlap(old, new) for new in words[1]] for old in words[0]]
        return [(olds[i], news[j]) for i, j in _best_pairs(overlaps)]


def _run_that_makes_up(whole: str, indexes: Sequence[int], text: Callable[[int], str]) -> list[int]:
    """Return two or more consecutive units that together make up the whole; empty where there are none."""
    for start in range(len(indexes)):
        joined = ""
        for stop in range(start, len(indexes)):
            joined = normalize_text(f"{joined} {text(indexes[stop])}")
            if not whole.startswith(joined):
                break
            if joined == whole and stop > start:
                return list(indexes[start : stop + 1])
    return []


def _word_overlap(words: Counter[str], other_words: Counter[str]) -> float:
    """Return the share of words in common (Dice coefficient), 0 to 1."""
    total = words.total() + other_words.total()
    return 2 * (words & other_words).total() / total if total else 0.0


def _best_pairs(overlaps: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs that do not cross and have the greatest total overlap."""
    rows, columns = len(overlaps), len(overlaps[0]) if overlaps else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = best[i + 1][j + 1] + overlaps[i][j] if overlaps[i][j] >= _LEAST_OVERLAP else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs = []
    i = j = 0
    while i < rows and j < columns:
        if overlaps[i][j] >= _LEAST_OVERLAP and best[i][j] == best[i + 1][j + 1] + overlaps[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs

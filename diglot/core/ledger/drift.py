"""Compare two texts with their ledger, and find what changed since they were in step. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import TypeAlias

from diglot.core.ledger.canonical_text import as_known, without_attributes
from diglot.core.ledger.comparison import compare
from diglot.core.ledger.normalization import normalize_text
from diglot.model.languages import Lang
from diglot.model.translation.ledger import (
    ChangeKind,
    Drift,
    Ledger,
    LedgerEntry,
    SideDrift,
    State,
    TextForm,
    UnitChange,
)

_WORD = re.compile(r"\w+")

# Two units with a smaller share of common words are not versions of one unit.
_LEAST_OVERLAP = 0.35
# Upper bounds that keep the search linear; real texts do not reach them.
# How often to try, for each unit, whether units together make it up.
_MOST_JOINS = 50
# How many units of a gap to compare with each other by their words; a longer gap is cut.
_MOST_COMPARED = 200
# The units that a unit may begin with are looked up by so many letters.
_START = 16

_Indexes: TypeAlias = dict[int, None]
"""The units of a gap, in order; each can be removed at once."""


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
    kept = [(number, entry) for number, entry in enumerate(ledger.entries) if not entry.field]
    if tuple(text.units) == tuple(unit for _, entry in kept for unit in entry.side(lang)) and not any(
        lang in entry.minor for _, entry in kept
    ):
        # What most texts are: nothing is normalised, or looked for elsewhere.
        minor: set[int] = set()
        fields = tuple(_field_changes(ledger.entries, text.fields, lang, minor))
        return SideDrift(fields, frozenset(minor), tuple(number for number, entry in kept for _ in entry.side(lang)))
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
        now = [normalize_text(unit) for unit in self.units]
        self.entry_of: list[int | None] = [None] * len(self.units)
        self.old: list[tuple[int, str, str]] = []
        """Every unit that the ledger keeps: the number of its entry, its text, its normalised form."""
        present = {*now, *map(without_attributes, now)}
        for number, entry in enumerate(self.entries):
            if not entry.field:
                self.old += [
                    (number, text, normalize_text(text)) for text in self._last_known_units(number, entry, present)
                ]
        known = {normalized for _, _, normalized in self.old}
        self.now = [as_known(unit, known) for unit in now]

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
        for tag, i1, i2, j1, j2 in compare(before, self.now):
            if tag == "equal":
                for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                    self.entry_of[j] = self.old[i][0]
            else:
                gaps.append((dict.fromkeys(range(i1, i2)), dict.fromkeys(range(j1, j2))))
        self._find_moved(gaps)
        for olds, news in gaps:
            self._find_joined(olds, news)
            for old_part, new_part in _cut_to_compare(list(olds), list(news)):
                self._find_changed(old_part, new_part)

    def ordered_changes(self) -> list[UnitChange]:
        """Return the changes in reading order; removed units are where they were."""
        place = {entry: unit for unit, entry in enumerate(self.entry_of) if entry is not None}
        before, places_before = -1, list[int]()
        for entry in range(len(self.entries)):
            before = place.get(entry, before)
            places_before.append(before)

        def place_now(change: UnitChange) -> int:
            return change.units[0] if change.units else places_before[change.entries[0]]

        return sorted(self.changes, key=place_now)

    def _record(self, kind: ChangeKind, olds: Sequence[int], news: Sequence[int]) -> None:
        numbers = tuple(dict.fromkeys(self.old[i][0] for i in olds))
        if numbers:
            for j in news:
                self.entry_of[j] = numbers[0]
        texts = tuple(self.old[i][1] for i in olds)
        self.changes.append(UnitChange(kind, texts, tuple(self.units[j] for j in news), numbers, tuple(news)))

    def _find_moved(self, gaps: Sequence[tuple[_Indexes, _Indexes]]) -> None:
        """Find units removed in one place and added in another."""
        added = {self.now[j]: (news, j) for _, news in gaps for j in news}
        for olds, _ in gaps:
            for i in list(olds):
                if self.old[i][2] not in added:
                    continue
                news, j = added.pop(self.old[i][2])
                del olds[i], news[j]
                number = self.old[i][0]
                if number in self.minor:
                    self.entry_of[j] = number
                else:
                    self._record("moved", [i], [j])

    def _find_joined(self, olds: _Indexes, news: _Indexes) -> None:
        """Find units that were split or merged and have the same text as before."""
        for i, run in _find_runs({i: self.old[i][2] for i in olds}, {j: self.now[j] for j in news}):
            _remove([i], olds)
            _remove(run, news)
            self._record("split", [i], run)
        for j, run in _find_runs({j: self.now[j] for j in news}, {i: self.old[i][2] for i in olds}):
            _remove([j], news)
            _remove(run, olds)
            self._record("merged", run, [j])

    def _find_changed(self, olds: Sequence[int], news: Sequence[int]) -> None:
        """Pair the remaining units of a gap as versions; the others were removed or added."""
        pairs = self._pairs(olds, news)
        for i, j in pairs:
            if self.old[i][2] == self.now[j]:
                self.entry_of[j] = self.old[i][0]
            else:
                self._record("changed", [i], [j])
        paired_olds, paired_news = {i for i, _ in pairs}, {j for _, j in pairs}
        for i in olds:
            if i not in paired_olds:
                self._record("removed", [i], [])
        for j in news:
            if j not in paired_news:
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


def _cut_to_compare(olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Cut the units of a long gap into parts that are opposite each other."""
    parts = -(-max(len(olds), len(news)) // _MOST_COMPARED)
    for part in range(parts):
        yield (
            olds[len(olds) * part // parts : len(olds) * (part + 1) // parts],
            news[len(news) * part // parts : len(news) * (part + 1) // parts],
        )


def _remove(taken: Iterable[int], indexes: _Indexes) -> None:
    for index in taken:
        del indexes[index]


def _find_runs(wholes: Mapping[int, str], parts: Mapping[int, str]) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield the wholes that two or more consecutive parts together make up, with these; no part twice."""
    order, texts = list(parts), list(parts.values())
    starts: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        starts[text[:_START]].append(place)
    free = [True] * len(order)
    for number, whole in wholes.items():
        beginnings = accumulate(whole[:_START])
        places = sorted(chain.from_iterable(starts.get(beginning, [])[:_MOST_JOINS] for beginning in beginnings))
        run = _run_that_makes_up(whole, places, texts, free)
        if run:
            free[run.start : run.stop] = [False] * len(run)
            yield number, order[run.start : run.stop]


def _run_that_makes_up(whole: str, places: Sequence[int], texts: Sequence[str], free: Sequence[bool]) -> range:
    """Return the free texts, from one of these places on, that together make up the whole; empty for none."""
    joins = 0
    for start in places:
        joined = ""
        for stop in range(start, len(texts)):
            joined = normalize_text(f"{joined} {texts[stop]}") if joined else texts[stop]
            joins += 1
            if not free[stop] or joins > _MOST_JOINS or not whole.startswith(joined):
                break
            if joined == whole and stop > start:
                return range(start, stop + 1)
    return range(0)


def _word_overlap(words: Counter[str], other_words: Counter[str]) -> float:
    """Return the share of words in common (Dice coefficient), 0 to 1."""
    total = words.total() + other_words.total()
    return 2 * (words & other_words).total() / total if total else 0.0


def _best_pairs(overlaps: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs that do not cross and have the greatest total overlap."""
    rows, columns = len(overlaps), len(next(iter(overlaps), ()))
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

"""Find a row again in texts that have changed since it was read. Pure functions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from diglot.extensions.desk.model.desk import RowPlace

# Where there are more rows, those of which there are many are compared where they stand beside others only: each of
# them would be compared with all.
_MOST_ALIKE = 1_000


class _Stretch:
    """Rows that are as they were, or what has taken the place of others. olds, news: their numbers."""

    def __init__(self, before: Sequence[RowPlace], olds: range, now: Sequence[RowPlace], news: range) -> None:
        self.olds, self.news, self._before, self._now = olds, news, before, now
        self.is_equal = len(olds) == len(news) and all(
            before[old] == now[new] for old, new in zip(olds, news, strict=True)
        )
        if not self.is_equal:
            self._old_targets = Counter(before[old].target for old in olds)
            self._by_target, self._by_source = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
            for new in news:
                self._by_target[now[new].target].append(new)
                self._by_source[now[new].source].append(new)

    def find(self, number: int) -> tuple[int | None, bool]:
        """Return as `find_again` does: by the translation of a row, by its original, then by its place."""
        if self.is_equal:
            return self.news[number - self.olds.start], True
        row = self._before[number]
        if row.target and self._old_targets[row.target] == len(self._by_target[row.target]) == 1:
            return self._by_target[row.target][0], True
        if row.source and len(same := self._by_source[row.source]) == 1:
            return same[0], self._now[same[0]].target == row.target
        if len(self.olds) == len(self.news):
            return self.news[number - self.olds.start], False
        return (self.news[0] if len(self.news) == 1 else None), False


def find_again(before: Sequence[RowPlace], number: int, now: Sequence[RowPlace]) -> tuple[int | None, bool]:
    """Return the number of a row now, and whether its translation is as it was; None where it cannot be found.

    before: the rows as they were read, of which `number` is one.

    >>> a, b, c = RowPlace("a", "а"), RowPlace("b", "б"), RowPlace("c", "")
    >>> find_again([a, b, c], 2, [a, RowPlace("new", ""), b, c])
    (3, True)
    >>> find_again([a, b, c], 1, [a, RowPlace("b", "changed"), c])
    (1, False)
    """
    found = (stretch.find(number) for stretch in _stretches(before, now) if number in stretch.olds)
    return next(found, (None, False))


def match_rows(before: Sequence[RowPlace], now: Sequence[RowPlace]) -> tuple[int | None, ...]:
    """Return for each row now the number that it had before, in rising order; None where it is new.

    >>> a, b, c = RowPlace("a", "а"), RowPlace("b", "б"), RowPlace("c", "")
    >>> match_rows([a, b, c], [a, RowPlace("new", ""), RowPlace("b", "changed")])
    (0, None, 1)
    """
    if [row.source for row in before] == [row.source for row in now]:
        return tuple(range(len(now)))
    kept: list[int | None] = [None] * len(now)
    last = -1
    for stretch in _stretches(before, now):
        for number in stretch.olds:
            found = stretch.find(number)[0]
            if found is not None and found > last:
                kept[found], last = number, found
    return tuple(kept)


def _stretches(before: Sequence[RowPlace], now: Sequence[RowPlace]) -> Iterator[_Stretch]:
    """Yield what has stayed and what has changed, in order; equal rows at both ends are not searched."""
    start = _common(before, now)
    end = _common(before[start:][::-1], now[start:][::-1])
    old_end, new_end = len(before) - end, len(now) - end
    yield _Stretch(before, range(start), now, range(start))
    parts = before[start:old_end], now[start:new_end]
    matcher = SequenceMatcher(None, *parts, autojunk=max(map(len, parts)) > _MOST_ALIKE)
    for _, old_start, old_stop, new_start, new_stop in matcher.get_opcodes():
        olds, news = range(start + old_start, start + old_stop), range(start + new_start, start + new_stop)
        yield _Stretch(before, olds, now, news)
    yield _Stretch(before, range(old_end, len(before)), now, range(new_end, len(now)))


def _common(one: Sequence[RowPlace], other: Sequence[RowPlace]) -> int:
    """Return how many rows at the beginning of both are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

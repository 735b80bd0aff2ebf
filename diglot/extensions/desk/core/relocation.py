"""Find a row again in texts that have changed since it was read. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from diglot.extensions.desk.model.desk import RowPlace


def find_again(before: Sequence[RowPlace], number: int, now: Sequence[RowPlace]) -> tuple[int | None, bool]:
    """Return the number of a row now, and whether its translation is as it was; None where it cannot be found.

    before: the rows as they were read, of which `number` is one.

    >>> a, b, c = RowPlace("a", "а"), RowPlace("b", "б"), RowPlace("c", "")
    >>> find_again([a, b, c], 2, [a, RowPlace("new", ""), b, c])
    (3, True)
    >>> find_again([a, b, c], 1, [a, RowPlace("b", "changed"), c])
    (1, False)
    """
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
        if start <= number < stop:
            if tag == "equal":
                return new_start + number - start, True
            return _in_gap(before, range(start, stop), number, now, range(new_start, new_stop))
    return None, False


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
    for tag, start, stop, new_start, new_stop in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        olds, news = range(start, stop), range(new_start, new_stop)
        for number in olds:
            found = new_start + number - start if tag == "equal" else _in_gap(before, olds, number, now, news)[0]
            if found is not None and found > last:
                kept[found], last = number, found
    return tuple(kept)


def _in_gap(
    before: Sequence[RowPlace], olds: range, number: int, now: Sequence[RowPlace], news: range
) -> tuple[int | None, bool]:
    """Look for a row among those that are not as they were: by its translation, by its original, then by its place."""
    row = before[number]
    if row.target:
        same = [new for new in news if now[new].target == row.target]
        if len(same) == 1 and [before[old].target for old in olds].count(row.target) == 1:
            return same[0], True
    same = [new for new in news if row.source and now[new].source == row.source]
    if len(same) == 1:
        return same[0], now[same[0]].target == row.target
    if len(olds) == len(news):
        return news[number - olds.start], False
    return (news[0] if len(news) == 1 else None), False

"""Names in, the ones most similar to another name out, from an index for thousands of look-ups. Touches nothing."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

# The least similarity, the same as the default of `difflib.get_close_matches`.
_CUTOFF = 0.6
# This many names, which share the most letter pairs with the name looked up, are compared with it letter by letter.
_COMPARED = 12
# Letter pairs that many names have are of little use: the rarest are looked up, until this many names were seen.
_LOOKED_UP = 2_000


class CloseMatchIndex:
    """An index of names by the pairs of letters in them."""

    def __init__(self, names: Iterable[str]) -> None:
        """names: of two that are equally similar, the first is listed first."""
        self._names = list(dict.fromkeys(names))
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for number, name in enumerate(self._names):
            pairs = _pairs(name)
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._numbers[pair].append(number)

    def matches(self, name: str) -> Sequence[tuple[float, str]]:
        """Return the names similar to a name, each with a ratio from 0.6 to 1, the most similar first.

        >>> CloseMatchIndex(["anna-veresova", "thomas-hale"]).matches("anna-versova")
        [(0.96, 'anna-veresova')]
        """
        shared: Counter[int] = Counter()
        pairs = _pairs(name)
        looked_up = 0
        for numbers in sorted((self._numbers[pair] for pair in pairs if pair in self._numbers), key=len):
            shared.update(numbers)
            looked_up += len(numbers)
            if looked_up > _LOOKED_UP:
                break
        # Most names share a pair or two by chance.
        least = max(shared.values(), default=0) / 2
        candidates = heapq.nlargest(
            _COMPARED,
            [
                (count / (len(pairs) + self._sizes[number]), -number)
                for number, count in shared.items()
                if count >= least
            ],
        )
        matcher = SequenceMatcher(b=name)
        found = []
        for _, negative_number in candidates:
            number = -negative_number
            matcher.set_seq1(self._names[number])
            if matcher.real_quick_ratio() >= _CUTOFF and matcher.quick_ratio() >= _CUTOFF:
                ratio = round(matcher.ratio(), 4)
                if ratio >= _CUTOFF:
                    found.append((ratio, number))
        found.sort(key=lambda match: (-match[0], match[1]))
        return [(ratio, self._names[number]) for ratio, number in found]


# A short name has many neighbours: another letter makes another word of it.
_SHORT = 4


def meant(name: str, known: Iterable[str]) -> str:
    """Return the known name that somebody meant who made one slip, or "": a name that is only similar means itself.

    A slip: a letter too many, too few or wrong, two that have changed places, capitals, a hyphen for an underscore.

    >>> [meant(name, ["title", "formats", "date", "tags"]) for name in ("titel", "fromats", "data", "tag", "titulus")]
    ['title', 'formats', '', 'tags', '']
    """
    written = _plain(name)
    return next((one for one in known if _is_one_slip(written, _plain(one))), "") if len(written) > 2 else ""


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")


def _is_one_slip(written: str, known: str) -> bool:
    if abs(len(written) - len(known)) > 1 or min(len(written), len(known)) < _SHORT - 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(written, known, strict=False)) if a != b), min(len(written), len(known))
    )
    left, right = written[start:], known[start:]
    if len(left) != len(right):
        return left[1:] == right or left == right[1:]
    is_swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return is_swapped or (left[1:] == right[1:] and (not left or len(known) > _SHORT))


def _pairs(name: str) -> frozenset[str]:
    whole = f"\x02{name}\x03"
    return frozenset(whole[at : at + 2] for at in range(len(whole) - 1))

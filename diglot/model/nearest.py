"""Names in, those most like another out: an index that is made once, for questions by the thousand. Touches nothing."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

# As much alike as `difflib.get_close_matches` asks for.
_CUTOFF = 0.6
# So many names share the most letter pairs with a question, and are compared with it letter by letter.
_COMPARED = 12
# Pairs of letters that many names have tell little; the rarest are looked up, up to so many names.
_LOOKED_UP = 2_000


class NameIndex:
    """Names by the pairs of letters in them."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names in; the first of two that are equally alike wins."""
        self._names = list(dict.fromkeys(names))
        self._having: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for number, name in enumerate(self._names):
            pairs = _pairs(name)
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._having[pair].append(number)

    def close_to(self, name: str) -> Sequence[tuple[float, str]]:
        """The names much like this one, each with a ratio from 0.6 to 1, the likest first.

        >>> NameIndex(["anna-veresova", "thomas-hale"]).close_to("anna-versova")
        [(0.96, 'anna-veresova')]
        """
        shared: Counter[int] = Counter()
        pairs = _pairs(name)
        looked_up = 0
        for having in sorted((self._having[pair] for pair in pairs if pair in self._having), key=len):
            shared.update(having)
            looked_up += len(having)
            if looked_up > _LOOKED_UP:
                break
        rows = heapq.nlargest(_COMPARED, ((n / (len(pairs) + self._sizes[at]), -at) for at, n in shared.items()))
        matcher = SequenceMatcher(b=name)
        found = []
        for _, number in ((row[0], -row[1]) for row in rows):
            matcher.set_seq1(self._names[number])
            if matcher.real_quick_ratio() >= _CUTOFF and matcher.quick_ratio() >= _CUTOFF:
                ratio = round(matcher.ratio(), 4)
                if ratio >= _CUTOFF:
                    found.append((ratio, number))
        found.sort(key=lambda row: (-row[0], row[1]))
        return [(ratio, self._names[number]) for ratio, number in found]


def _pairs(name: str) -> frozenset[str]:
    whole = f"\x02{name}\x03"
    return frozenset(whole[at : at + 2] for at in range(len(whole) - 1))

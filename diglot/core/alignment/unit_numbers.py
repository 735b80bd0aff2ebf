"""Name the units of aligned texts, so that a reader of either text finds the same passage. Pure.

The units of an original are p1, p2 and so on; those of a translation have the names of their counterparts, so that
`#p7` survives the change of language. Headings have ids made of words and get no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diglot.model.translation.alignment import Alignment, Unit, UnitKind


def number_units(kinds: Iterable[UnitKind]) -> tuple[str, ...]:
    """Return the name of each unit of an original; "" for a heading. kinds: of the units, in reading order.

    >>> number_units(["paragraph", "heading", "paragraph"])
    ('p1', '', 'p3')
    """
    return tuple("" if kind == "heading" else f"p{number}" for number, kind in enumerate(kinds, start=1))


def match_unit_numbers(alignment: Alignment, source: Sequence[Unit], target: Sequence[Unit]) -> tuple[str, ...]:
    """Return the name of each unit of the target.

    A unit that translates several of the source is named after the first of them; one without a counterpart, or the
    second that translates the same unit, after the unit before it: "p7-2".

    >>> from diglot.model.translation.alignment import Bead
    >>> units = [Unit("paragraph")] * 3
    >>> match_unit_numbers(Alignment((Bead(range(2), range(1)), Bead(range(2, 3), range(1, 3)))), units, units)
    ('p1', 'p3', 'p3-2')
    """
    names = number_units(unit.kind for unit in source)
    shared = [""] * len(target)
    last, count = "p0", 1
    for bead in alignment.pairs:
        source_names = [names[index] for index in bead.source if names[index]]
        for index in bead.target:
            if target[index].kind == "heading":
                continue
            if source_names:
                last, count = source_names.pop(0), 1
                shared[index] = last
            else:
                count += 1
                shared[index] = f"{last}-{count}"
    return tuple(shared)

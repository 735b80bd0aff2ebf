"""Say how a row stands, from the difference between both texts and their ledger. Pure functions."""

from __future__ import annotations

from collections.abc import Collection

from diglot.extensions.desk.model.desk import RowState
from diglot.model.translation.ledger import Drift, SideDrift, UnitChange


def changes_of_row(
    drift: Drift, units: tuple[Collection[int], Collection[int]], field: str = ""
) -> tuple[tuple[UnitChange, ...], tuple[UnitChange, ...]]:
    """Return what changed in a row since it was in step, in the original and in the translation.

    units: of each text, by number from 0. A unit that was removed counts where its counterpart is.
    """
    sides = (drift.source, drift.target)
    entries = {side.entry_of[unit] for side, numbers in zip(sides, units, strict=True) for unit in numbers} - {None}

    def changes(side: SideDrift, own: Collection[int]) -> tuple[UnitChange, ...]:
        if field:
            return tuple(change for change in side.changes if change.field == field)
        return tuple(
            change
            for change in side.changes
            if not change.field and (not entries.isdisjoint(change.entries) or not set(change.units).isdisjoint(own))
        )

    return changes(drift.source, units[0]), changes(drift.target, units[1])


def state_of_row(
    *,
    has_source: bool,
    has_target: bool,
    is_copied: bool,
    changes: tuple[Collection[UnitChange], Collection[UnitChange]] | None,
) -> RowState:
    """Return the state of a row of running text.

    is_copied: the translation is still the original's words. changes: since it was in step, of both texts; None where
    it was never declared.

    >>> state_of_row(has_source=True, has_target=True, is_copied=False, changes=None)
    'undeclared'
    """
    if not has_target:
        return "missing"
    if changes is None:
        return "missing" if is_copied else "undeclared" if has_source else "extra"
    match bool(changes[0]), bool(changes[1]):
        case True, True:
            # New in both since: translated, but nobody has said so.
            is_new = all(change.kind == "added" for side in changes for change in side)
            return ("missing" if is_copied else "undeclared") if is_new else "both"
        case True, False:
            return "behind"
        case False, True:
            return "missing" if is_copied else "edited" if has_source else "extra"
    return "in-step" if has_source else "extra"

"""Who of a team is in which article and row: signs of open pages in, the others out. Kept in memory only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from diglot.model.languages import Lang

PRESENT_SECONDS = 30
"""How long somebody counts as present without a sign."""


class Sign(msgspec.Struct, frozen=True):
    """A sign of an open page. digest: of the article as the page has it; row: its number there; at: in seconds."""

    digest: str
    row: int | None
    at: float


class Presence:
    """The people who are at the desk. now: seconds of a monotonic clock."""

    def __init__(self, now: Callable[[], float]) -> None:
        """Start with nobody."""
        self._now = now
        self._signs: dict[tuple[str, str, Lang], Sign] = {}

    def note(self, name: str, article: str, to: Lang, digest: str, row: int | None) -> None:
        """Note that somebody has a translation before them, and which row of it is in their hands."""
        self._signs = self._present() | {(name, article, to): Sign(digest, row, self._now())}

    def others(self, name: str, article: str, to: Lang) -> Sequence[tuple[str, Sign]]:
        """Return who else is in a translation, by name."""
        return sorted(
            (who, sign) for (who, *where), sign in self._present().items() if who != name and where == [article, to]
        )

    def _present(self) -> dict[tuple[str, str, Lang], Sign]:
        now = self._now()
        return {who: sign for who, sign in self._signs.items() if now - sign.at < PRESENT_SECONDS}

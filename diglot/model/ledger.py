"""What tracking translations speaks of: the ledger and its entries, changes, states, rows. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang
from diglot.model.publication import LEDGER_FOLDER

LEDGER_FORMAT = 1

FIELDS = ("title", "kicker", "standfirst", "alt", "caption")
"""The words of a title block that a translator must do, in the order in which they are shown."""


def ledger_place(stem: str) -> str:
    """Where a ledger stands: beside the languages, under the name of the manuscripts.

    >>> ledger_place("asia/seoul-1990")
    'content/ledger/asia/seoul-1990.toml'
    """
    return f"{LEDGER_FOLDER}/{stem}.toml"


State: TypeAlias = Literal[
    "missing", "stub", "orphan", "untracked", "both-changed", "source-changed", "translation-edited", "minor-drift",
    "in-step",
]  # fmt: skip

STATES: tuple[State, ...] = (
    "missing", "stub", "orphan", "both-changed", "source-changed", "translation-edited", "untracked", "minor-drift",
    "in-step",
)  # fmt: skip
"""The gravest first."""

ABSENT: frozenset[State] = frozenset(["missing", "stub"])
STALE: frozenset[State] = frozenset(["source-changed", "both-changed"])

ChangeKind: TypeAlias = Literal["changed", "added", "removed", "moved", "split", "merged"]


class LedgerEntry(msgspec.Struct, frozen=True):
    """Units that were declared in step, of both texts.

    field: "title" and the like for words of the title block, "" for the text itself.
    texts: the units of each language on the ledger's form; none where a language has no counterpart.
    minor: what was acknowledged since as not touching the translation, by language.
    on, by: when they were declared in step, and by whom.
    """

    texts: Mapping[Lang, tuple[str, ...]]
    on: dt.date
    by: str
    field: str = ""
    minor: Mapping[Lang, tuple[str, ...]] = msgspec.field(default_factory=dict)

    def side(self, lang: Lang) -> tuple[str, ...]:
        """The units of one language."""
        return self.texts.get(lang, ())


class Ledger(msgspec.Struct, frozen=True):
    """`content/ledger/<article>.toml`. original: the language that was translated from."""

    original: Lang
    entries: tuple[LedgerEntry, ...]


class TextForm(msgspec.Struct, frozen=True):
    """A text as it stands now, on the ledger's form: the words of its title block by field, and its units."""

    fields: Mapping[str, str]
    units: tuple[str, ...]


class UnitChange(msgspec.Struct, frozen=True):
    """What became of units of one text since they were declared in step.

    before, after: the units then and now. entries: the ledger's, by number from 0. units: those of the text now, by
    number from 0; none for what was removed. field: for words of the title block.
    """

    kind: ChangeKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    entries: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    field: str = ""


class SideDrift(msgspec.Struct, frozen=True):
    """How one text stands to the ledger. minor: entries whose text now is the one acknowledged as minor.

    entry_of: for each unit of the text now, the entry that it belongs to; None for what was added.
    """

    changes: tuple[UnitChange, ...]
    minor: frozenset[int]
    entry_of: tuple[int | None, ...]


class Drift(msgspec.Struct, frozen=True):
    """How a translation and its original stand to each other. share: of the whole that is in step, 0 to 1."""

    state: State
    source: SideDrift
    target: SideDrift
    units: int
    share: float
    since: dt.date | None

    @property
    def changed(self) -> int:
        """How many changes a person would count: of the original, or of the translation where that alone moved."""
        return len(self.source.changes or self.target.changes)


class StatusRow(msgspec.Struct, frozen=True):
    """How an article stands in one language other than its original's.

    units: of the original; of an untracked pair, the pairs that the units of both texts make. changed: how many
    differ from what was last in step; of an untracked pair, how many look as if they did. share: in step, 0 to 1, None
    where nothing is known. words: to translate. by: who declared it in step, else its translators. since: when what
    changed was last in step.
    """

    article: str
    title: str
    original: Lang
    lang: Lang
    state: State
    units: int
    changed: int
    share: float | None
    words: int
    by: str
    since: dt.date | None
    is_draft: bool
    is_machine_translated: bool
    path: str

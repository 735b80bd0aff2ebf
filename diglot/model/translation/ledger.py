"""Types of tracking translations: the ledger and its entries, changes, states, and rows of a status. Touches nothing.

A ledger records which units of an article's editions were declared in step with each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.publication import PICTURE_TEXTS, TITLE_BLOCK

LEDGER_FORMAT = 2
"""The format of a ledger with reviews or filled passages. Without any it is written as format 1, as before."""

FIELDS = (*TITLE_BLOCK, *PICTURE_TEXTS)
"""The fields of front matter that are translated, in the order in which they are shown."""


State: TypeAlias = Literal[
    "missing", "stub", "orphan", "untracked", "both-changed", "source-changed", "translation-edited", "minor-drift",
    "in-step",
]  # fmt: skip

STATES: tuple[State, ...] = (
    "missing", "stub", "orphan", "both-changed", "source-changed", "translation-edited", "untracked", "minor-drift",
    "in-step",
)  # fmt: skip
"""The most serious first."""

STATE_WORDS: Mapping[State, str] = {
    "missing": N_("missing"),
    "stub": N_("not translated yet"),
    "orphan": N_("without its original"),
    "both-changed": N_("both changed"),
    "source-changed": N_("source changed"),
    "translation-edited": N_("translation edited"),
    "untracked": N_("untracked"),
    "minor-drift": N_("minor drift"),
    "in-step": N_("in step"),
}
"""What they are called."""

ABSENT: frozenset[State] = frozenset(["missing", "stub"])
STALE: frozenset[State] = frozenset(["source-changed", "both-changed"])
SETTLED: frozenset[State] = frozenset(["in-step", "minor-drift"])

ChangeKind: TypeAlias = Literal["changed", "added", "removed", "moved", "split", "merged"]


class Review(msgspec.Struct, frozen=True):
    """The word of a person that a row is good. text: the digest of both its sides as they were read."""

    on: dt.date
    by: str
    text: str


class LedgerEntry(msgspec.Struct, frozen=True):
    """Units of both texts that were declared in step.

    field: "title" and so on for a field of the title block, "" for the text itself.
    texts: the units of each language, normalised as in ledgers; none for a language without a counterpart.
    minor: the changed units that were since declared not to affect the translation, by language.
    on, by: when and by whom they were declared in step. review: the last one, also if the texts have changed since.
    """

    texts: Mapping[Lang, tuple[str, ...]]
    on: dt.date
    by: str
    field: str = ""
    minor: Mapping[Lang, tuple[str, ...]] = msgspec.field(default_factory=dict)
    review: Review | None = None

    def side(self, lang: Lang) -> tuple[str, ...]:
        """Return the units of one language."""
        return self.texts.get(lang, ())

    def wording(self, lang: Lang) -> tuple[str, ...]:
        """Return the units of one language as they were when changes of them were last declared minor."""
        return self.minor.get(lang, self.side(lang))


MACHINE = "machine:"
"""What the origin of a passage begins with that a machine drafted; the name of the provider follows."""


class FilledPassage(msgspec.Struct, frozen=True):
    """A passage that was filled in from the memory or by a machine, until a person has passed it.

    texts: of both languages. origin: the key of the article, the path of the memory, or the machine, that it came from.
    """

    texts: Mapping[Lang, str]
    on: dt.date
    origin: str

    @property
    def is_by_machine(self) -> bool:
        """Whether a machine drafted it."""
        return self.origin.startswith(MACHINE)


class Ledger(msgspec.Struct, frozen=True):
    """The ledger of an article and one translation of it, such as `content/ledger/<article>.toml`.

    original: the language of the original.
    """

    original: Lang
    entries: tuple[LedgerEntry, ...]
    filled: tuple[FilledPassage, ...] = ()


class TextForm(msgspec.Struct, frozen=True):
    """The current text, normalised as in ledgers: the fields of its title block by name, and its units."""

    fields: Mapping[str, str]
    units: tuple[str, ...]


class UnitChange(msgspec.Struct, frozen=True):
    """A change of units of one text since they were declared in step.

    before, after: the units then and now. entries: their indexes in the ledger, from 0. units: their indexes in the
    current text, from 0; none for removed units. field: of the title block.
    """

    kind: ChangeKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    entries: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    field: str = ""


class SideDrift(msgspec.Struct, frozen=True):
    """The difference between one text and the ledger.

    minor: entries whose current text was declared a minor change. entry_of: for each unit of the current text, the
    index of its entry; None for an added unit.
    """

    changes: tuple[UnitChange, ...]
    minor: frozenset[int]
    entry_of: tuple[int | None, ...]


class Drift(msgspec.Struct, frozen=True):
    """The difference between a translation and its original. share: the part that is in step, 0 to 1."""

    state: State
    source: SideDrift
    target: SideDrift
    units: int
    share: float
    since: dt.date | None

    @property
    def changed(self) -> int:
        """The number of changes of the original, or of the translation if only that has changed."""
        return len(self.source.changes or self.target.changes)


ReviewState: TypeAlias = Literal["behind", "to-review", "reviewed"]


class ReviewRow(msgspec.Struct, frozen=True):
    """An entry of the ledger with the texts that its units have now.

    texts: of the original and of the translation. state: behind if one of them changed since they were in step.
    is_passed: whether the words of the translation were reviewed, even if those of the original have changed since.
    """

    entry: LedgerEntry
    texts: tuple[tuple[str, ...], tuple[str, ...]]
    state: ReviewState
    is_passed: bool


class Assignee(msgspec.Struct, frozen=True):
    """Somebody to whom a translation is assigned: one person, whatever the language of the name.

    key: of the file in `content/people/`; names: by language. Where there is no such file, the key is the name.
    """

    key: str
    names: dict[Lang, str]

    def name(self, lang: Lang) -> str:
        """Return the name in a language, or else in the one that there is."""
        return self.names.get(lang) or next(iter(self.names.values()), self.key)

    def is_called(self, part: str) -> bool:
        """Return whether the key or a name has this part.

        >>> nina = Assignee("nina-ash", {"en": "Nina Ash", "ru": "Нина Эш"})
        >>> nina.is_called("эш"), nina.is_called("nina-ash"), nina.is_called("Ivan")
        (True, True, False)
        """
        return any(part.casefold() in name.casefold() for name in (self.key, *self.names.values()))


class StatusRow(msgspec.Struct, frozen=True):
    """The state of an article in one language other than its original's.

    units: of the original; of an untracked pair, the number of pairs that the units of both texts make. changed: how
    many differ from what was last in step; of an untracked pair, an estimate of it. share: the part in step, 0 to 1,
    None if nothing is known. words: to translate. by: who declared it in step, else its translators. since: when the
    changed units were last in step. reviewed, to_review: rows in step, by whether somebody has reviewed them; both 0
    where no review is expected. translators, reviewers: those to whom it is assigned.
    comments: how many are open. filled: passages of the memory that nobody has passed yet. expires: the last day on
    which the translation is published.
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
    reviewed: int = 0
    to_review: int = 0
    translators: tuple[Assignee, ...] = ()
    reviewers: tuple[Assignee, ...] = ()
    due: dt.date | None = None
    comments: int = 0
    filled: int = 0
    expires: dt.date | None = None

    @property
    def assignees(self) -> tuple[Assignee, ...]:
        """Those to whom it is assigned: to translate, and to review."""
        return (*self.translators, *self.reviewers)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do: in step, and reviewed where that is expected."""
        return self.state in SETTLED and not self.to_review

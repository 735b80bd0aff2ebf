"""Sign off rows of a translation, and find which reviews still hold. Pure functions.

A review is of the words of both sides: it falls away by itself when either changes, and returns with the old wording.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from diglot.core.ledger.canonical_text import without_attributes
from diglot.core.ledger.normalization import normalize_text
from diglot.model.languages import Lang
from diglot.model.translation.ledger import Drift, Ledger, LedgerEntry, Review, ReviewRow, ReviewState, TextForm


class ReviewOutcome(msgspec.Struct, frozen=True):
    """The ledger after a review. reviewed: the rows that are new in it, by number from 0.

    behind: rows that were not reviewed because a text changed since both were in step. own: because four eyes are
    wanted and the reviewer translated them, or declared them in step.
    """

    ledger: Ledger
    reviewed: tuple[int, ...]
    behind: tuple[int, ...]
    own: tuple[int, ...]


def digest_row(langs: Sequence[Lang], texts: Sequence[Sequence[str]]) -> str:
    """Return the digest of the words of both sides of a row. What is no change of a text is no change of its digest.

    >>> digest_row(("en", "ru"), (["So “late”"], ["Поздно"])) == digest_row(("ru", "en"), (["Поздно"], ['So "late"']))
    True
    """
    sides = sorted(zip(langs, texts, strict=True))
    words = repr([(lang, [normalize_text(text) for text in units]) for lang, units in sides if units])
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


def _digests(langs: Sequence[Lang], texts: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the digest of a row, and the one that a review has from before ledgers kept words of attributes."""
    yield digest_row(langs, texts)
    if any("{" in unit for units in texts for unit in units):
        yield digest_row(langs, [[*map(without_attributes, units)] for units in texts])


def find_reviews(
    ledger: Ledger,
    drift: Drift,
    texts: tuple[TextForm, TextForm],
    langs: tuple[Lang, Lang],
    translators: Collection[str] | None = None,
) -> tuple[ReviewRow, ...]:
    """Return a row for each entry of the ledger, with its texts as they are now and whether they are reviewed.

    drift: of these texts. langs: of the original and of the translation. translators: if four eyes are wanted, who
    made the translation: their own reviews do not count.
    """
    sides = (drift.source, drift.target)
    touched = {number for side in sides for change in side.changes for number in change.entries}
    units: tuple[dict[int, list[str]], ...] = ({}, {})
    for by_entry, side, text in zip(units, sides, texts, strict=True):
        for number, unit in zip(side.entry_of, text.units, strict=True):
            if number is not None:
                by_entry.setdefault(number, []).append(unit)

    def now(number: int, entry: LedgerEntry, side: int) -> tuple[str, ...]:
        if entry.field:
            return tuple(filter(None, [texts[side].fields.get(entry.field)]))
        return tuple(units[side].get(number, ()))

    rows = []
    for number, entry in enumerate(ledger.entries):
        current = (now(number, entry, 0), now(number, entry, 1))
        review = entry.review
        if review and translators is not None and is_own(entry, review.by, translators):
            review = None
        sources = (entry.side(langs[0]), entry.wording(langs[0]))
        is_passed = review is not None and any(review.text in _digests(langs, [one, current[1]]) for one in sources)
        is_same = review is not None and review.text in _digests(langs, current)
        state: ReviewState = "behind" if number in touched else "reviewed" if is_same else "to-review"
        rows.append(ReviewRow(entry, current, state, is_passed))
    return tuple(rows)


def count_unpassed(rows: Sequence[ReviewRow], drift: Drift) -> int:
    """Return how many rows of a translation have words that nobody has reviewed.

    A change of the original takes no review away here: the words that readers see were reviewed, and readers are told
    of the change.
    """
    added = sum(not change.entries for change in drift.target.changes)
    return added + sum(bool(row.texts[1]) and not row.is_passed for row in rows)


def record_reviews(
    previous: Ledger,
    rows: Sequence[ReviewRow],
    langs: tuple[Lang, Lang],
    by: str,
    on: dt.date,
    *,
    only: Collection[int] | None = None,
    translators: Collection[str] | None = None,
) -> ReviewOutcome:
    """Sign off rows as they are now. rows: of `find_reviews`, one for each entry of the ledger.

    only: the numbers of the rows, from 0; None for all. translators: if four eyes are wanted, who made the translation.
    """
    entries = list(previous.entries)
    reviewed, behind, own = list[int](), list[int](), list[int]()
    for number, row in enumerate(rows):
        if (only is not None and number not in only) or row.state == "reviewed":
            continue
        if row.state == "behind":
            behind.append(number)
        elif translators is not None and is_own(row.entry, by, translators):
            own.append(number)
        else:
            reviewed.append(number)
            entries[number] = replace(row.entry, review=Review(on, by, digest_row(langs, row.texts)))
    ledger = replace(previous, entries=tuple(entries))
    return ReviewOutcome(ledger, tuple(reviewed), tuple(behind), tuple(own))


def is_own(entry: LedgerEntry, reviewer: str, translators: Iterable[str]) -> bool:
    """Return whether a reviewer made the row: as a translator, or by declaring it in step."""
    return reviewer.casefold() in {name.casefold() for name in (entry.by, *translators)}


def keep_reviews(previous: Ledger | None, entries: Sequence[LedgerEntry], langs: Sequence[Lang]) -> list[LedgerEntry]:
    """Return new entries with the reviews of the entries that they replace, where the words are the same."""
    kept = set(map(id, entries))
    reviews: dict[str, list[Review]] = {}
    for entry in previous.entries if previous else ():
        if entry.review and id(entry) not in kept:
            reviews.setdefault(entry.review.text, []).append(entry.review)

    def with_review(entry: LedgerEntry) -> LedgerEntry:
        if entry.review or not reviews:
            return entry
        found = (reviews.get(digest) for digest in _digests(langs, [entry.side(lang) for lang in langs]))
        same = next(filter(None, found), None)
        return replace(entry, review=same.pop(0)) if same else entry

    return [with_review(entry) for entry in entries]

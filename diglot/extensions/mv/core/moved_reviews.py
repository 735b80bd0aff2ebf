"""A ledger whose texts got other addresses in, the same with reviews that hold for them out. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.core.ledger.reviewing import digest_row
from diglot.model.translation.ledger import Ledger, LedgerEntry


def renew_digests(source: str, before: Ledger, after: Ledger) -> str:
    """Return the file of a ledger whose texts got other addresses, with the digests of its reviews renewed."""
    digests: Mapping[str, str] = {
        old.review.text: _digest(new)
        for old, new in zip(before.entries, after.entries, strict=True)
        if old.review and old.review.text == _digest(old)
    }
    for old_digest, digest in digests.items():
        source = source.replace(f'"{old_digest}"', f'"{digest}"')
    return source


def _digest(entry: LedgerEntry) -> str:
    return digest_row([*entry.texts], [*map(entry.wording, entry.texts)])

"""Reviews of texts whose addresses have changed."""

from __future__ import annotations

from diglot.extensions.mv.core.moved_reviews import renew_digests
from tests.core.test_reviewing import PAIRS, format_ledger, read, record_sync, review_rows, states, texts_of, update_of


def test_reviews_that_hold_hold_for_other_addresses_too() -> None:
    """As after `mv`. One that had lapsed has lapsed still."""
    pairs = [("See [it](b.md).", "См. [там](b.md)."), ("See [two](b.md).", "См. [два](b.md)."), *PAIRS]
    begun = record_sync(None, update_of(texts_of(pairs)))
    ledger = review_rows(begun, texts_of(pairs), "Ivan", {1, 2, 3})
    lapsed = ledger.entries[2].review
    assert lapsed
    source = format_ledger(ledger).replace(lapsed.text, "0" * 16)
    before = read(source)
    source = source.replace("b.md", "c.md")
    renewed = read(renew_digests(source, before, read(source)))
    moved = texts_of([(en.replace("b.md", "c.md"), ru.replace("b.md", "c.md")) for en, ru in pairs])
    assert states(renewed, moved)[:5] == ["to-review", "reviewed", "to-review", "reviewed", "to-review"]

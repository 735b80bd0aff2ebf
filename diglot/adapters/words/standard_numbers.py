"""Standard numbers of books in, checked ones out. The only module that imports python-stdnum. Touches nothing."""

from __future__ import annotations


def read_isbn(text: str) -> str:
    """Return an ISBN of 13 digits with the hyphens of its groups; "" for anything else.

    An older ISBN of 10 digits is not accepted: since 2007 a book has 13, and a barcode needs them.

    >>> read_isbn("9780306406157"), read_isbn("978-0-306-40615-8"), read_isbn("0-306-40615-2")
    ('978-0-306-40615-7', '', '')
    """
    from stdnum import isbn  # costs 20 ms: only where a volume has one

    compact = isbn.compact(text)
    return str(isbn.format(compact)) if len(compact) == 13 and isbn.is_valid(compact) else ""

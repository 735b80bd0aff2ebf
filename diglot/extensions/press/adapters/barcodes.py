"""Numbers of goods in, modules of barcodes out. The only module that imports python-barcode. Touches nothing."""

from __future__ import annotations


def ean13_modules(number: str) -> str:
    """Return the 95 modules of an EAN-13 from left to right: "0" a space, "1" a bar, "G" a bar of a guard.

    number: 13 digits, of which the last is right.

    >>> ean13_modules("9780306406157")[:12]
    'G0G011101100'
    """
    from barcode.ean import EuropeanArticleNumber13  # costs 20 ms: only for covers

    [modules] = EuropeanArticleNumber13(number, guardbar=True).build()
    return str(modules)

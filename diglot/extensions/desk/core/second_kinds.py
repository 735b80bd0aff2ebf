"""Tell a picture that is a file of another kind as well. Pure functions."""

from __future__ import annotations

import re

from diglot.model.messages import N_

# As far as programs look for the beginning of a page, or of a PDF, whatever stands before it.
_LOOKED_AT = 4096
# The last record of an archive, on the first of its volumes, after which there is at most a comment.
_END_OF_ARCHIVE, _MOST_AFTER = b"PK\x05\x06\0\0\0\0", 22 + 0xFFFF
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|script|iframe)\b", re.IGNORECASE)


def second_kind(content: bytes) -> str:
    """Return what else a picture in pixels is, as an entry of the catalogue, or "".

    >>> second_kind(b"GIF89a/*<script>alert(1)</script>")
    'it is a web page as well'
    >>> second_kind(b"GIF89a")
    ''
    """
    head = content[:_LOOKED_AT]
    if _PAGE.search(head):
        return N_("it is a web page as well")
    if b"%PDF-" in head:
        return N_("it is a PDF as well")
    return N_("it is an archive as well") if _END_OF_ARCHIVE in content[-_MOST_AFTER:] else ""

"""A book's files in, one EPUB out, the same to the last byte whenever it is bound. Touches nothing outside.

Source: EPUB 3.3, 4.3, “OCF ZIP container”.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from diglot.model.books import EPUB_MIME

# A ZIP has no time before this, and a book no time of its binding.
_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o644 << 16
# Compressed already.
_STORED = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".woff2")


def bind(files: Mapping[str, bytes]) -> bytes:
    """An EPUB. files: by path in the container; what it is stands in front, uncompressed, so that anybody can tell."""
    volume = io.BytesIO()
    with zipfile.ZipFile(volume, "w") as book:
        _put(book, "mimetype", EPUB_MIME.encode(), is_stored=True)
        for path in sorted(files):
            _put(book, path, files[path], is_stored=path.endswith(_STORED))
    return volume.getvalue()


def _put(book: zipfile.ZipFile, path: str, content: bytes, *, is_stored: bool) -> None:
    entry = zipfile.ZipInfo(path, _DAY)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    book.writestr(entry, content, compresslevel=9)

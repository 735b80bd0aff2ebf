"""Files of a book in, one EPUB out; the same files give the same bytes. Touches nothing.

Source: EPUB 3.3, 4.3, “OCF ZIP container”.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from diglot.extensions.epub.model.ebooks import EPUB_MIME

# The earliest time that a ZIP can hold: when it was made must not show in the bytes.
_TIMESTAMP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o644 << 16
# Compressed already.
_COMPRESSED = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".woff2")


def bind(files: Mapping[str, bytes]) -> bytes:
    """Return an EPUB. files: by path in the container; its media type comes first, uncompressed, as OCF demands."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        _put(book, "mimetype", EPUB_MIME.encode(), is_stored=True)
        for path in sorted(files):
            _put(book, path, files[path], is_stored=path.endswith(_COMPRESSED))
    return file.getvalue()


def _put(book: zipfile.ZipFile, path: str, content: bytes, *, is_stored: bool) -> None:
    entry = zipfile.ZipInfo(path, _TIMESTAMP)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    book.writestr(entry, content, compresslevel=9)

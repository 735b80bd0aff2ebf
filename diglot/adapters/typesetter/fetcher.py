"""Addresses in, files that the caller gave out. Opens no file and no connection."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from urllib.parse import unquote_to_bytes

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# Where a document's relative addresses lead. RFC 6761 keeps `.invalid` from ever being a real name.
HOME = "http://site.invalid/"


class ResourceFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """A fetcher of files in memory, which has no means to open anything else.

    missing: addresses below HOME that have no file. refused: all other addresses, cut short. A refusal stops
    WeasyPrint, except within an SVG, where it goes on in silence.
    """

    def __init__(self, files: Mapping[str, tuple[str, bytes]]) -> None:
        # Not the parent's __init__: that would set up the handlers of http, ftp and file.
        self._fail_on_errors = False
        self._files = files
        self.missing: list[str] = []
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return a file that was given, or the image of a `data:` address.

        Raises: ValueError for a missing file, FatalURLFetchingError for any other address.
        """
        if url in self._files:
            mime, content = self._files[url]
            return URLFetcherResponse(url, content, {"Content-Type": mime})
        if url.startswith("data:image/"):
            mime, content = _read_data_url(url)
            return URLFetcherResponse(url, content, {"Content-Type": mime})
        if url.startswith(HOME):
            self.missing.append(url)
            raise ValueError(f"{url} is not on the shelf")
        self.refused.append(url[:200])
        raise FatalURLFetchingError(self.refused[-1])


def _read_data_url(url: str) -> tuple[str, bytes]:
    """Split a `data:` address into MIME type and contents.

    >>> _read_data_url("data:image/png;base64,aGk=")
    ('image/png', b'hi')
    """
    head, _, body = url.removeprefix("data:").partition(",")
    mime, *options = head.split(";")
    content = unquote_to_bytes(body)
    return mime, base64.b64decode(content) if "base64" in options else content

"""The requests and responses that pass between the preview, or the desk, and its server. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec


class PreviewRequest(msgspec.Struct, frozen=True):
    """A request. path: decoded, from the first "/", without the query. headers: by name in lower case.

    query: as sent, without its "?". body: empty for the preview, which reads none.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    query: str = ""
    body: bytes = b""


class PreviewResponse(msgspec.Struct, frozen=True):
    """A response."""

    status: int
    body: bytes = b""
    mime: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = msgspec.field(default_factory=dict)


class PendingResponse(msgspec.Struct, frozen=True):
    """A response that waits for somebody else. wait: done beside other requests; then: given what it returns."""

    wait: Callable[[], Any]
    then: Callable[[Any], PreviewResponse]

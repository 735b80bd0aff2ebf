"""The requests and responses that pass between the preview and its server. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class PreviewRequest(msgspec.Struct, frozen=True):
    """A request. path: decoded, from the first "/", without the query. headers: by name in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]


class PreviewResponse(msgspec.Struct, frozen=True):
    """A response."""

    status: int
    body: bytes = b""
    mime: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = msgspec.field(default_factory=dict)

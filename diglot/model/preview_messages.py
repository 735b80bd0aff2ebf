"""What passes between the preview and its server: a request, an answer. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class PreviewRequest(msgspec.Struct, frozen=True):
    """A request. path: decoded, from the first "/"; what stands after "?" is not in it. headers: by small letters."""

    method: str
    path: str
    headers: Mapping[str, str]


class PreviewResponse(msgspec.Struct, frozen=True):
    """What is sent back."""

    status: int
    body: bytes = b""
    mime: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = msgspec.field(default_factory=dict)

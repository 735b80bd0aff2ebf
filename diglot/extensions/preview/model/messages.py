"""The requests and responses that pass between the preview, or the desk, and its server. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, Literal, TypeAlias

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


Pool: TypeAlias = Literal["passwords", "drafts", "previews", "publishing", "histories"]
"""The kinds of work that is done beside other requests: however much there is of one, the others go on."""


class PendingWork(msgspec.Struct, frozen=True):
    """Work to be done beside other requests. pool: whose limit it counts for."""

    pool: Pool
    work: Callable[[], Any]


class PendingResponse(msgspec.Struct, frozen=True):
    """A response that waits for somebody else. wait: for what, begun or not; then: given what comes of it."""

    wait: PendingWork | Future[Any]
    then: Callable[[Any], PreviewResponse]

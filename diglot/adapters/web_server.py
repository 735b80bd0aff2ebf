"""A visitor's question in, an answer out; a change on the disk in, a call out. The server of the preview.

The only module that imports Starlette, uvicorn and watchfiles. Touches the network: it listens where it is told.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol
from watchfiles import awatch

from diglot.model.preview_messages import PreviewRequest, PreviewResponse

SCRIPT_PLACE, STYLE_PLACE, NEWS_PLACE = "/-/preview.js", "/-/preview.css", "/-/news"
"""The server's own places. No text can have one: an address of a text begins with its language."""

_OWN_FILES = {
    SCRIPT_PLACE: ("preview.js", "text/javascript; charset=utf-8"),
    STYLE_PLACE: ("preview.css", "text/css; charset=utf-8"),
}

# A visitor of a preview is one person with some tabs open.
_MOST_CONNECTIONS = 64
_MOST_HEAD_BYTES = 16_384
_MOST_BODY_BYTES = 5_000_000
_SECONDS_FOR_A_REQUEST = 30

# After a change: how long is waited for the next one (editors write a file in several steps), and how long at most.
_STEP_MS, _MOST_WAIT_MS = 20, 200
# How often is looked for source folders that have come or gone.
_LOOK_AGAIN_MS = 1_000


class PreviewSite(Protocol):
    """What is shown."""

    def refuse(self, asked: PreviewRequest) -> PreviewResponse | None:
        """An answer to those who may not ask."""

    def answer(self, asked: PreviewRequest) -> PreviewResponse | Callable[[], PreviewResponse]:
        """An answer, or the work that leads to one: it is done where the builds are done, one after another."""

    def rebuild(self) -> str:
        """Build; the news for every open page."""

    def sources(self) -> Iterable[Path]:
        """The folders that are watched, those of them that exist."""


class _EventBroadcaster:
    """Tells every open page the newest news."""

    def __init__(self) -> None:
        self._news = ""
        self._number = 0
        self._is_closed = False
        self._changed = asyncio.Condition()

    async def post(self, news: str) -> None:
        async with self._changed:
            self._news, self._number = news, self._number + 1
            self._changed.notify_all()

    async def close(self) -> None:
        async with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    async def read(self) -> AsyncIterator[str]:
        """Server-sent events: the news as they are now, then as they come. Source: HTML, 9.2."""
        seen = -1 if self._number else 0
        while True:
            async with self._changed:
                while not self._is_closed and self._number == seen:
                    await self._changed.wait()
                news, seen = self._news, self._number
            if self._is_closed:
                return
            yield f"data: {news}\n\n"


class _DeadlineProtocol(H11Protocol):
    """HTTP for visitors who take their time, but not all of it."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        if self._deadline is None:
            self._wait()
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete and self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._deadline:
            self._deadline.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(_SECONDS_FOR_A_REQUEST, self.transport.close)


class _Server(uvicorn.Server):
    """Lets pages that wait for news go before it ends."""

    def __init__(self, config: uvicorn.Config, on_exit: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_exit = on_exit

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._on_exit()
        super().handle_exit(sig, frame)


def listen(host: str, port: int) -> socket.socket:
    """A place to be asked at. port: 0 for any free one.

    Raises: OSError, where the port is taken or the address is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    place = socket.socket(family, socket.SOCK_STREAM)
    try:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind((host, port))
        place.listen()
    except OSError:
        place.close()
        raise
    return place


def serve(site: PreviewSite, place: socket.socket) -> None:
    """Show the site at that place and build it anew whenever a source changes, until Ctrl-C."""
    try:
        asyncio.run(_serve(site, place))
    except KeyboardInterrupt:
        pass
    finally:
        place.close()


async def _serve(site: PreviewSite, place: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    newsroom = _EventBroadcaster()
    with ThreadPoolExecutor(1, "press") as press:
        work = partial(loop.run_in_executor, press)
        config = uvicorn.Config(
            _guarded(_application(site, newsroom, work), site),
            http=_DeadlineProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_MOST_CONNECTIONS,
            h11_max_incomplete_event_size=_MOST_HEAD_BYTES,
            timeout_keep_alive=_SECONDS_FOR_A_REQUEST,
            timeout_graceful_shutdown=2,
        )

        def let_go() -> None:
            loop.call_soon_threadsafe(lambda: loop.create_task(newsroom.close()))

        server = _Server(config, let_go)
        watch = loop.create_task(_watch(site, newsroom, work))
        try:
            await server.serve(sockets=[place])
        finally:
            watch.cancel()


Work = Callable[[Callable[[], Any]], Awaitable[Any]]


async def _watch(site: PreviewSite, newsroom: _EventBroadcaster, work: Work) -> None:
    """Build at once, and after every change. Changes during a build are met by the next one."""
    await newsroom.post(await work(site.rebuild))
    while True:
        folders = list(site.sources())
        async for changes in awatch(
            *folders, step=_STEP_MS, debounce=_MOST_WAIT_MS, rust_timeout=_LOOK_AGAIN_MS, yield_on_timeout=True
        ):
            if changes:
                await newsroom.post(await work(site.rebuild))
            if list(site.sources()) != folders:
                await newsroom.post(await work(site.rebuild))
                break


# ---------------------------------------------------------------- the application


def _application(site: PreviewSite, newsroom: _EventBroadcaster, work: Work) -> Starlette:
    async def news(_: Request) -> Response:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(newsroom.read(), media_type="text/event-stream", headers=headers)

    async def page(request: Request) -> Response:
        asked = _asked(request.scope)
        answer = _own_file(asked.path) or site.answer(asked)
        if callable(answer):
            answer = await work(answer)
        return _response(answer)

    return Starlette(routes=[Route(NEWS_PLACE, news), Route("/{path:path}", page)])


def _own_file(path: str) -> PreviewResponse | None:
    if path not in _OWN_FILES:
        return None
    name, mime = _OWN_FILES[path]
    return PreviewResponse(200, Path(__file__).with_name(name).read_bytes(), mime, {"Cache-Control": "no-store"})


Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


def _guarded(application: Application, site: PreviewSite) -> Application:
    """The application, for those who may ask, and ask for no more than a page."""

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        asked = _asked(scope)
        refused = site.refuse(asked)
        if refused is None and _head_bytes(scope) > _MOST_HEAD_BYTES:
            refused = PreviewResponse(431, b"too long")
        if refused is None and _body_bytes(asked) > _MOST_BODY_BYTES:
            refused = PreviewResponse(413, b"too large")
        await (_response(refused) if refused else application)(scope, receive, send)

    return guarded


def _head_bytes(scope: Message) -> int:
    # uvicorn's own limit holds for a head that comes in pieces only.
    headers = sum(len(name) + len(value) for name, value in scope["headers"])
    return headers + len(scope["raw_path"]) + len(scope["query_string"])


def _body_bytes(asked: PreviewRequest) -> int:
    length = asked.headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def _asked(scope: MutableMapping[str, Any]) -> PreviewRequest:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1")
        headers[key] = f"{headers[key]}, {value.decode('latin-1')}" if key in headers else value.decode("latin-1")
    return PreviewRequest(scope["method"], scope["path"], headers)


def _response(answer: PreviewResponse) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, "Content-Type": answer.mime})

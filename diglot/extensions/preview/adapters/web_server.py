"""The servers of preview, desk and polls: requests in, responses out; changes on the disk in, builds and events out.

The only module that imports Starlette, uvicorn and watchfiles. Touches the network: it listens on a given socket.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Mapping, MutableMapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import aclosing
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Protocol

import uvicorn
from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol
from watchfiles import awatch

from diglot.adapters.system.limits import allow_open_files
from diglot.extensions.preview.model.messages import PendingResponse, PendingWork, Pool, PreviewRequest, PreviewResponse

SCRIPT_PATH, STYLE_PATH, EVENTS_PATH = "/-/preview.js", "/-/preview.css", "/-/news"
"""The server's own paths. They cannot clash with a text, whose path begins with its language."""

_OWN_FILES = {
    SCRIPT_PATH: ("preview.js", "text/javascript; charset=utf-8"),
    STYLE_PATH: ("preview.css", "text/css; charset=utf-8"),
}

_MAX_HEAD_BYTES = 16_384
# How long a request may take to come, or so much of its body: whoever sends less than that is given up.
_REQUEST_SECONDS, _BODY_STEP_BYTES = 30, 16_384

_AT_ONCE: Mapping[Pool, int] = {"passwords": 2, "drafts": 4, "previews": 1, "publishing": 2, "histories": 2}
"""How much of each kind of work is done at once. Publishing: one publishes, to others it is said."""

# After a change: how long to wait for the next one (editors write a file in several steps), and how long at most.
_STEP_MS, _MAX_WAIT_MS = 20, 200
# How often to look for source folders that have appeared or gone.
_RESCAN_MS = 1_000


class PreviewSite(Protocol):
    """The site that a preview shows."""

    def refuse(self, request: PreviewRequest) -> PreviewResponse | None:
        """Return the response to a request that is not allowed, or None."""

    def answer(self, request: PreviewRequest) -> PreviewResponse | Callable[[], PreviewResponse]:
        """Return the response, or the work that makes it, which is done in the thread of the builds."""

    def rebuild(self) -> str:
        """Build; return the event for every open page."""

    def say_polling(self) -> None:
        """Say that the system has no room to watch the folders."""

    def sources(self) -> Iterable[Path]:
        """Return the folders to watch that exist."""


class Guard(Protocol):
    """What decides whether a request may be answered."""

    def refuse(self, request: PreviewRequest) -> PreviewResponse | None:
        """Return the response to a request that is not allowed, or None."""


class LocalApp(Guard, Protocol):
    """An application that answers one request at a time: the desk, the polls."""

    def most_bytes(self, request: PreviewRequest) -> int:
        """Return how long the body of a request may be. Asked before anything of it is read, in any thread."""

    def answer(self, request: PreviewRequest) -> PreviewResponse | PendingResponse:
        """Return the response to a request with its body."""


class _EventBroadcaster:
    """Sends the latest event to every open page."""

    def __init__(self) -> None:
        self._event = ""
        self._number = 0
        self._is_closed = False
        self._changed = asyncio.Condition()

    async def post(self, event: str) -> None:
        async with self._changed:
            self._event, self._number = event, self._number + 1
            self._changed.notify_all()

    async def close(self) -> None:
        async with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    async def read(self) -> AsyncIterator[str]:
        """Yield server-sent events: the latest one, then each as it is posted. Source: HTML, 9.2."""
        seen = -1 if self._number else 0
        while True:
            async with self._changed:
                while not self._is_closed and self._number == seen:
                    await self._changed.wait()
                event, seen = self._event, self._number
            if self._is_closed:
                return
            yield f"data: {event}\n\n"


class _DeadlineProtocol(H11Protocol):
    """HTTP with a time limit for receiving each request."""

    # A preview is for one person with some tabs open.
    most_connections = 64
    _deadline: asyncio.TimerHandle | None = None
    _received = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._make_room()
        self._wait()

    def data_received(self, data: bytes) -> None:
        if self._deadline is None:
            self._wait()
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._go_on(len(data))

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _make_room(self) -> None:
        """Close the connection that has waited longest for a request, once half of those allowed are open."""
        if len(self.connections) <= self.most_connections // 2:
            return
        open_ones = (other for other in self.connections if isinstance(other, _DeadlineProtocol))
        silent = [(other._deadline.when(), id(other), other) for other in open_ones if other._deadline]
        if silent:
            _, _, oldest = min(silent)
            oldest.transport.close()
            oldest._stop_waiting()

    def _go_on(self, received: int) -> None:
        """Stop the clock when all of a request has come, and set it anew after each step of its body."""
        self._received += received
        if not self.cycle.more_body:
            self._stop_waiting()
        elif self._received >= _BODY_STEP_BYTES:
            self._stop_waiting()
            self._wait()

    def _wait(self) -> None:
        self._received = 0
        self._deadline = self.loop.call_later(_REQUEST_SECONDS, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None


class _PublicProtocol(_DeadlineProtocol):
    """The same for all readers of a site, who may come at once."""

    most_connections = 8_192


class _Server(uvicorn.Server):
    """A server that ends the streams of events before it ends itself."""

    def __init__(self, config: uvicorn.Config, on_exit: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_exit = on_exit

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._on_exit()
        super().handle_exit(sig, frame)


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. port: 0 for any free one.

    Raises: OSError where the port is taken or the address does not belong to this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def serve(site: PreviewSite, listener: socket.socket) -> None:
    """Serve the site on a socket and rebuild it whenever a source changes, until Ctrl-C."""
    try:
        asyncio.run(_serve(site, listener))
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


async def _serve(site: PreviewSite, listener: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    broadcaster = _EventBroadcaster()
    with ThreadPoolExecutor(1, "build") as build_thread:
        work = partial(loop.run_in_executor, build_thread)
        # A preview reads no bodies.
        config = _config(_guarded(_application(site, broadcaster, work), site, lambda _: _MAX_HEAD_BYTES))

        def close_streams() -> None:
            loop.call_soon_threadsafe(lambda: loop.create_task(broadcaster.close()))

        server = _Server(config, close_streams)
        watch = loop.create_task(_watch(site, broadcaster, work))
        try:
            await server.serve(sockets=[listener])
        finally:
            watch.cancel()
            # What waits for its turn is for nobody any more; the end waits for what has begun.
            build_thread.shutdown(wait=False, cancel_futures=True)


def _config(application: Application, protocol: type[_DeadlineProtocol] = _DeadlineProtocol) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=protocol.most_connections,
        h11_max_incomplete_event_size=_MAX_HEAD_BYTES,
        timeout_keep_alive=_REQUEST_SECONDS,
        timeout_graceful_shutdown=2,
    )


def serve_app(app: LocalApp, listener: socket.socket, *, is_public: bool = False) -> None:
    """Serve an application on a socket until Ctrl-C; its answers are made one after the other, in one thread.

    Only what a pending response waits for is done beside it, each kind in threads of its own.

    is_public: its requests come from all readers of a site, by way of a web server, and SIGTERM ends it as Ctrl-C does.
    """
    protocol = _DeadlineProtocol
    if is_public:
        protocol = _PublicProtocol
        # uvicorn answers what it has begun with, and then raises the signal once more.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        allow_open_files()
    try:
        with ThreadPoolExecutor(1, "answers") as thread:
            config = _config(_guarded(_local_application(app, thread), app, app.most_bytes), protocol)
            asyncio.run(uvicorn.Server(config).serve([listener]))
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


class _Beside:
    """Does work beside the answers, in threads of its own: so much of each kind at once, the rest in its turn."""

    def __init__(self) -> None:
        self._free = {kind: asyncio.Semaphore(most) for kind, most in _AT_ONCE.items()}

    async def result_of(self, awaited: PendingWork | Future[Any]) -> Any:
        """Return what comes of work, or of what is under way already."""
        if isinstance(awaited, Future):
            # A visitor who leaves must not undo what is under way.
            return await asyncio.shield(asyncio.wrap_future(awaited))
        async with self._free[awaited.pool]:
            future: Future[Any] = Future()
            # The end of the server waits for what changes something, not for an answer that nobody can get.
            is_daemon = awaited.pool != "publishing"
            threading.Thread(target=_do, args=(awaited.work, future), name=awaited.pool, daemon=is_daemon).start()
            return await asyncio.wrap_future(future)


def _do(work: Callable[[], Any], future: Future[Any]) -> None:
    future.set_running_or_notify_cancel()
    try:
        future.set_result(work())
    except BaseException as error:
        future.set_exception(error)


def _local_application(app: LocalApp, thread: ThreadPoolExecutor) -> Starlette:
    beside = _Beside()

    async def respond(request: Request) -> Response:
        asked = replace(_preview_request(request.scope), query=request.url.query)
        try:
            body = await _read_body(request, app.most_bytes(asked))
        except ClientDisconnect:
            return Response(status_code=408)  # to nobody
        if body is None:
            return _response(_TOO_LARGE)
        work = partial(asyncio.get_running_loop().run_in_executor, thread)
        answer = await work(app.answer, replace(asked, body=body))
        if isinstance(answer, PendingResponse):
            answer = await work(answer.then, await beside.result_of(answer.wait))
        return _response(answer)

    return Starlette(routes=[Route("/{path:path}", respond, methods=["GET", "HEAD", "POST"])])


async def _read_body(request: Request, most: int) -> bytes | None:
    """Return the body of a request, which may come in pieces and not say how long it is; None if it is too long."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    return bytes(body)


Work = Callable[[Callable[[], Any]], Awaitable[Any]]


class _CannotWatchError(Exception):
    """The system has no room to watch the folders."""


async def _watch(site: PreviewSite, broadcaster: _EventBroadcaster, work: Work) -> None:
    """Build at once, and after every change. Changes during a build, also the first, lead to the next one.

    Where the system has no room to watch the folders, they are compared with what they were, and built once more.
    """
    must_poll: bool | None = None
    while True:
        try:
            async with aclosing(_changes(site, must_poll=must_poll)) as changes:
                async for _ in changes:
                    await broadcaster.post(await work(site.rebuild))
        except _CannotWatchError:
            if must_poll:
                raise
            must_poll = True
            site.say_polling()


async def _changes(site: PreviewSite, *, must_poll: bool | None) -> AsyncGenerator[None, None]:
    """Yield when the folders of a site are watched, and after every change; end where others are to be watched."""
    folders = list(site.sources())
    # Without a limit of time: at its end, the watcher forgets what has changed just before.
    watcher = awatch(
        *folders,
        step=_STEP_MS,
        debounce=_MAX_WAIT_MS,
        rust_timeout=0,
        force_polling=must_poll,
        poll_delay_ms=_RESCAN_MS,
    )
    news = asyncio.ensure_future(anext(watcher))
    try:
        # The watcher begins to watch in its first step, which must come before the build.
        await asyncio.sleep(0)
        yield
        while list(site.sources()) == folders:
            await asyncio.wait([news], timeout=_RESCAN_MS / 1000)
            if news.done():
                try:
                    news.result()
                except (OSError, RuntimeError) as error:
                    raise _CannotWatchError from error
                news = asyncio.ensure_future(anext(watcher))
                yield
    finally:
        news.cancel()
        await asyncio.wait([news])
        await watcher.aclose()


# ---------------------------------------------------------------- the application


def _application(site: PreviewSite, broadcaster: _EventBroadcaster, work: Work) -> Starlette:
    async def events(_: Request) -> Response:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(broadcaster.read(), media_type="text/event-stream", headers=headers)

    async def page(request: Request) -> Response:
        preview_request = _preview_request(request.scope)
        answer = _own_file(preview_request.path) or site.answer(preview_request)
        if callable(answer):
            answer = await work(answer)
        return _response(answer)

    return Starlette(routes=[Route(EVENTS_PATH, events), Route("/{path:path}", page)])


def _own_file(path: str) -> PreviewResponse | None:
    if path not in _OWN_FILES:
        return None
    name, mime = _OWN_FILES[path]
    return PreviewResponse(200, Path(__file__).with_name(name).read_bytes(), mime, {"Cache-Control": "no-store"})


Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


_TOO_LARGE = PreviewResponse(413, b"too large")


def _guarded(application: Application, site: Guard, most_bytes: Callable[[PreviewRequest], int]) -> Application:
    """Return the application behind checks of who may send a request, and of its size."""

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        preview_request = _preview_request(scope)
        refused = site.refuse(preview_request)
        if refused is None and _head_bytes(scope) > _MAX_HEAD_BYTES:
            refused = PreviewResponse(431, b"too long")
        if refused is None and _body_bytes(preview_request) > most_bytes(preview_request):
            refused = _TOO_LARGE
        await (_response(refused) if refused else application)(scope, receive, send)

    return guarded


def _head_bytes(scope: Message) -> int:
    # uvicorn's own limit applies only to a head that arrives in several pieces.
    headers = sum(len(name) + len(value) for name, value in scope["headers"])
    return headers + len(scope["raw_path"]) + len(scope["query_string"])


def _body_bytes(request: PreviewRequest) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def _preview_request(scope: MutableMapping[str, Any]) -> PreviewRequest:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1")
        headers[key] = f"{headers[key]}, {value.decode('latin-1')}" if key in headers else value.decode("latin-1")
    return PreviewRequest(scope["method"], scope["path"], headers)


def _response(answer: PreviewResponse) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, "Content-Type": answer.mime})

"""A request of a service in, its answer out. The only user of the network besides the servers and `--cluster`."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from diglot.model.messages import N_, quotation
from diglot.model.wording.system_reasons import system_reason

MAX_ANSWER = 4_000_000
LATE = N_("it did not answer in time")


# Not frozen: a context manager that it leaves sets its traceback.
@dataclass(eq=False)
class PostFailure(Exception):
    """A service did not answer, or refused. reason: a message, of the catalogue or a quotation. status: 0 if none."""

    reason: str
    status: int = 0


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """What is sent goes where the settings say, and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


_Connect = Callable[..., socket.socket]


def _with_connect(kind: Any, connect: _Connect, host: str, **options: Any) -> http.client.HTTPConnection:
    connection: http.client.HTTPConnection = kind(host, **options)
    connection._create_connection = connect  # type: ignore[attr-defined]
    return connection


class _ConnectingHandler(urllib.request.AbstractHTTPHandler):
    """A handler of requests that are sent over connections which a given function makes."""

    def __init__(self, connect: _Connect) -> None:
        super().__init__()
        self._connect = connect

    def do_open(self, http_class: Any, *request: Any, **options: Any) -> Any:
        """Open a connection and send a request."""
        return super().do_open(partial(_with_connect, http_class, self._connect), *request, **options)


class _Http(_ConnectingHandler, urllib.request.HTTPHandler):
    """Requests over HTTP."""


class _Https(_ConnectingHandler, urllib.request.HTTPSHandler):
    """Requests over HTTPS."""


@contextmanager
def _within(seconds: float) -> Iterator[_Connect]:
    """Provide what makes connections, and end them after so long: a service may send a byte now and then for ever."""
    sockets: list[socket.socket] = []

    def connect(*place: Any) -> socket.socket:
        connected = socket.create_connection(*place)
        # Encryption takes the socket away; a copy of it belongs to the same connection.
        sockets.append(connected.dup())
        if timer.finished.is_set():
            end()
        return connected

    def end() -> None:
        for one in sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield connect
    finally:
        timer.cancel()
        for one in sockets:
            one.close()


def post_json(url: str, document: Mapping[str, Any], headers: Mapping[str, str], seconds: float) -> bytes:
    """Send a document, and return the answer. The rest is as `request_json` has it."""
    return request_json("POST", url, document, headers, seconds)


def request_json(
    method: str, url: str, document: Mapping[str, Any] | None, headers: Mapping[str, str], seconds: float
) -> bytes:
    """Make a request, with a document or without, and return the answer.

    seconds: for all of it, after which the service is given up.
    Raises: PostFailure, also for redirects and for answers that are too large.
    """
    data = None if document is None else json.dumps(document, ensure_ascii=False).encode()
    until = time.monotonic() + seconds
    try:
        request = urllib.request.Request(url, data, {"Content-Type": "application/json", **headers}, method=method)
        with _within(seconds) as connect:
            content = _send(request, connect, seconds)
    except (PostFailure, ValueError) as failure:
        if time.monotonic() >= until:
            raise PostFailure(LATE) from None
        if isinstance(failure, PostFailure):
            raise
        # Of an address, or of a key with an end of a line in it, which the words of the error would show.
        raise PostFailure(N_("it cannot be reached")) from None
    if time.monotonic() >= until:
        raise PostFailure(LATE)
    if len(content) > MAX_ANSWER:
        raise PostFailure(N_("its answer is too large"))
    return content


def _send(request: urllib.request.Request, connect: _Connect, seconds: float) -> bytes:
    opener = urllib.request.build_opener(_NoRedirects, _Http(connect), _Https(connect))
    try:
        with opener.open(request, timeout=seconds) as response:
            content: bytes = response.read(MAX_ANSWER + 1)
    except urllib.error.HTTPError as error:
        # Not the service's own words, which may repeat the key.
        words = f"{error.code} {http.client.responses.get(error.code, '')}".rstrip()
        raise PostFailure(quotation("HTTP", words), error.code) from None
    except urllib.error.URLError as error:
        reason = error.reason
        raise PostFailure(
            system_reason(reason) if isinstance(reason, OSError) else N_("it cannot be reached")
        ) from None
    except (OSError, http.client.HTTPException):
        raise PostFailure(N_("it cannot be reached")) from None
    return content

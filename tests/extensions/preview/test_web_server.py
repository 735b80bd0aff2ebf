"""Requests that do not come, or do not end, to the servers of ours: each is given up, and the others go on."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.tools.echo_server import MOST
from tests.tools.waiting import PATIENCE_S

ROOT = Path(__file__).parents[3]
# Eight times as long as a request that comes slowly takes for its next piece.
SECONDS = 2.0


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with echo_server(SECONDS) as port:
        yield port


@pytest.fixture(scope="module")
def patient_port() -> Iterator[int]:
    """A server that gives up nobody whom a busy machine holds up."""
    with echo_server(PATIENCE_S) as port:
        yield port


@contextmanager
def echo_server(seconds: float) -> Iterator[int]:
    command = [sys.executable, "-m", "tests.tools.echo_server", str(seconds)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        yield int(process.stdout.readline())
        process.terminate()
        assert "Traceback" not in process.stdout.read(), "whoever is given up is no fault of ours"


def connected(port: int, head: str, path: str = "/") -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
    line.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode())
    return line


def is_closed(line: socket.socket) -> bool:
    line.settimeout(0.001)
    try:
        return line.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


def drip(line: socket.socket, piece: bytes) -> bool:
    """Send a byte now and then; return whether the server gives that up."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            line.sendall(piece)
        except OSError:
            return True
        if is_closed(line):
            return True
        time.sleep(SECONDS / 10)
    return False


def status(line: socket.socket) -> bytes:
    line.settimeout(PATIENCE_S)
    return line.recv(1000).partition(b"\r\n")[0]


@pytest.mark.parametrize("sent", [b"", b"x"])
def test_a_body_that_does_not_come_is_given_up(port: int, sent: bytes) -> None:
    with connected(port, "Content-Length: 100000\r\n") as line:
        assert drip(line, sent)


def test_a_body_in_pieces_that_do_not_end_is_given_up(port: int) -> None:
    with connected(port, "Transfer-Encoding: chunked\r\n") as line:
        assert drip(line, b"1\r\nx\r\n")


def test_a_head_that_does_not_come_is_given_up(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"POST / HTTP/1.1\r\nX: ")
        assert drip(line, b"x")


def test_a_body_that_comes_slowly_is_waited_for(port: int) -> None:
    """A busy machine may hold up the sender now and then for as long as the server waits; a fault comes always."""
    assert any(send_slowly(port) == b"HTTP/1.1 200 OK" for _ in range(5))


def send_slowly(port: int) -> bytes:
    with connected(port, f"Content-Length: {MOST}\r\n") as line, suppress(ConnectionError):
        for _ in range(8):
            line.sendall(b"x" * (MOST // 8))
            time.sleep(SECONDS / 8)
        return status(line)
    return b""


@pytest.mark.parametrize(("path", "size"), [("/", MOST + 1), ("/short", 11)])
def test_a_size_is_refused_before_anything_of_it_is_sent(patient_port: int, path: str, size: int) -> None:
    with connected(patient_port, f"Content-Length: {size}\r\n", path) as line:
        assert status(line).split()[1] == b"413"
    with connected(patient_port, f"Content-Length: {size - 1}\r\n", path) as line:
        line.sendall(b"x" * (size - 1))
        assert status(line) == b"HTTP/1.1 200 OK"


@pytest.mark.parametrize(("path", "size"), [("/", MOST), ("/short", 10)])
def test_a_body_in_pieces_has_the_same_limit(patient_port: int, path: str, size: int) -> None:
    def pieces(size: int) -> bytes:
        return f"{size:x}\r\n{'x' * size}\r\n0\r\n\r\n".encode()

    with connected(patient_port, "Transfer-Encoding: chunked\r\n", path) as line:
        line.sendall(pieces(size))
        assert status(line) == b"HTTP/1.1 200 OK"
    with connected(patient_port, "Transfer-Encoding: chunked\r\n", path) as line:
        line.sendall(pieces(size + 1))
        assert status(line).split()[1] == b"413"


def test_those_who_wait_take_nobody_the_place(patient_port: int) -> None:
    """Somebody who sends nothing has a connection, and others have theirs."""
    lines = [connected(patient_port, "Content-Length: 100000\r\n") for _ in range(100)]
    with connected(patient_port, "Content-Length: 0\r\n") as line:
        assert status(line) == b"HTTP/1.1 200 OK"
    for line in lines:
        line.close()


def test_a_preview_that_is_ended_makes_nothing_more_of_what_was_asked_for(tmp_path: Path) -> None:
    """Twenty readers wait for PDFs, which are made one after the other; Ctrl-C ends it after the one in hand."""
    # What is under way is waited for, for two seconds: one more is made, or two.
    command = [sys.executable, "-m", "tests.tools.slow_site", str(tmp_path), "2"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = int(process.stdout.readline())
        readers = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]
        for number, reader in enumerate(readers):
            reader.sendall(f"GET /{number}.pdf HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        made = [first, *process.stdout]
        assert process.wait() == 0
    assert len(made) < len(readers) / 2

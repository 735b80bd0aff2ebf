"""Markdown and Word in, trees out; trees in, HTML, Markdown and Word out: warm pandoc processes on pipes.

The only module that runs pandoc.

pypandoc brings the binary. Starting pandoc costs several documents' work, so a process serves many documents;
each document has a time limit, so one that hangs or dies is known at once and takes no other with it.
"""

from __future__ import annotations

import os
import queue
import select
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from diglot.model.messages import N_

Verb = Literal["read", "locate", "write", "manuscript", "accept", "reject", "word"]
"""From Markdown to a tree, the same with positions, from a tree to HTML, to Markdown; from Word to a tree with tracked
changes taken as made or as not made; from a tree to Word."""

# pandoc slows after some hundreds of documents in one process: docs/adr/0005-warm-pandoc-processes.md.
DOCUMENTS_A_PROCESS = 200
SECONDS_A_DOCUMENT = 10.0
MEMORY_LIMIT = "512M"

_WORKER = Path(__file__).with_name("pandoc_worker.lua")


class PandocFailure(msgspec.Struct, frozen=True):
    """Why a document could not be done: pandoc's own words, or the limit that it broke."""

    reason: str


@cache
def pandoc_version() -> str:
    """The version of the pandoc that serves us, which is part of every cache key.

    Read from the package that carries the binary, by the name of its folder: asking the binary costs a process, and
    asking Python for the version 8 ms.
    """
    name = "pypandoc_binary"
    if folder := _package_folder():
        for row in folder.parent.glob(f"{name}-*.dist-info"):
            return row.name.removesuffix(".dist-info").replace("-", " ")
    from importlib.metadata import version

    return f"{name} {version(name)}"


@cache
def find_pandoc() -> str:
    """Where pandoc is: the binary that the package carries, unless PYPANDOC_PANDOC names another.

    pypandoc itself starts every pandoc of the system to compare their versions (60 ms and more), so it is asked only
    where it carries none.
    """
    folder = _package_folder()
    carried = folder / "files" / "pandoc" if folder else None
    if carried and os.access(carried, os.X_OK) and not os.environ.get("PYPANDOC_PANDOC"):
        return str(carried)
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _package_folder() -> Path | None:
    """Where pypandoc lies, found without loading it."""
    package = find_spec("pypandoc")
    return Path(package.origin).parent if package and package.origin else None


class _Died(Exception):
    """The process is gone or beyond its time; `args[0]` says which."""


class _Process:
    """One warm pandoc."""

    def __init__(self) -> None:
        self.served = 0
        self._process = subprocess.Popen(
            [find_pandoc(), "+RTS", f"-M{MEMORY_LIMIT}", "-RTS", "lua", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
        )
        self._rest = b""
        self._deadline = 0.0

    def ask(self, verb: Verb, payload: bytes) -> None:
        """Raises: _Died."""
        self.served += 1
        self._deadline = time.monotonic() + SECONDS_A_DOCUMENT
        self._send(f"{verb} {len(payload)}\n".encode() + payload)

    def answer(self) -> bytes | PandocFailure:
        """Raises: _Died."""
        head = self._line(self._deadline)
        verdict, size = head.split()
        answer = self._exactly(int(size), self._deadline)
        return answer if verdict == b"ok" else PandocFailure(_last_line(answer))

    def end(self) -> None:
        self._process.kill()

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self.end()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()

    def _send(self, frame: bytes) -> None:
        assert self._process.stdin
        try:
            # An unbuffered pipe may take only a part at a time.
            view = memoryview(frame)
            while view:
                view = view[self._process.stdin.write(view) or 0 :]
        except BrokenPipeError:
            raise _Died(N_("pandoc ended")) from None

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._rest:
            self._receive(deadline)
        line, self._rest = self._rest.split(b"\n", 1)
        return line

    def _exactly(self, size: int, deadline: float) -> bytes:
        pieces, missing = [self._rest], size - len(self._rest)
        while missing > 0:
            self._rest = b""
            self._receive(deadline)
            pieces.append(self._rest)
            missing -= len(self._rest)
        whole = b"".join(pieces)
        self._rest = whole[size:]
        return whole[:size]

    def _receive(self, deadline: float) -> None:
        assert self._process.stdout
        ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise _Died(N_("it took longer than the limit of time"))
        piece = os.read(self._process.stdout.fileno(), 1 << 20)
        if not piece:
            raise _Died(N_("it needed more memory than the limit"))
        self._rest += piece


class PandocPool:
    """A few warm pandoc processes. Use as a context manager; they start with the first documents, or when told."""

    def __init__(self, jobs: int) -> None:
        self._jobs = max(1, jobs)
        self._idle: queue.LifoQueue[_Process] = queue.LifoQueue()
        self._all: set[_Process] = set()
        self._lock = threading.Lock()
        self.documents = 0
        """How many documents were really read or written: 0 when the cache knew all."""

    def __enter__(self) -> PandocPool:
        """Nothing starts yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process."""
        with self._lock:
            _end(self._all)

    def warm(self, count: int) -> None:
        """Start processes, where so many documents will come, and wait for none: one takes 50 ms until it can read."""
        with self._lock:
            for _ in range(min(count, self._jobs) - len(self._all)):
                self._idle.put(self._begun())

    def each(
        self, verb: Verb, documents: Sequence[bytes], meanwhile: Callable[[], None] = lambda: None
    ) -> Iterator[bytes | PandocFailure]:
        """Do every document, on all processes; answers come in the documents' order.

        meanwhile: what else there is to do while few documents are under way.
        """
        if len(documents) <= self._jobs:
            # Each has a process to itself: no threads are needed, which take 4 ms to load.
            yield from self._together(verb, documents, meanwhile)
        elif self._jobs < 2:
            yield from (self.one(verb, document) for document in documents)
        else:
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(self._jobs) as threads:
                yield from threads.map(lambda document: self.one(verb, document), documents)

    def one(self, verb: Verb, document: bytes) -> bytes | PandocFailure:
        """Do one document. A document that hangs or kills its process is a failure of its own only."""
        return self._answered(self._asked(verb, document))

    def _together(
        self, verb: Verb, documents: Sequence[bytes], meanwhile: Callable[[], None]
    ) -> Iterator[bytes | PandocFailure]:
        under_way: deque[_Process | PandocFailure] = deque()
        try:
            under_way.extend(self._asked(verb, document) for document in documents)
            meanwhile()
            while under_way:
                yield self._answered(under_way.popleft())
        finally:
            # Whoever wants no more answers leaves no pandoc that has one.
            for process in under_way:
                if isinstance(process, _Process):
                    self._drop(process)

    def _asked(self, verb: Verb, document: bytes) -> _Process | PandocFailure:
        """A process that has begun with a document."""
        process = self._take()
        with self._dropped_if_stopped(process):
            try:
                process.ask(verb, document)
            except _Died as death:
                self._drop(process)
                return PandocFailure(str(death))
        return process

    def _answered(self, process: _Process | PandocFailure) -> bytes | PandocFailure:
        """What it answers at last."""
        if isinstance(process, PandocFailure):
            return process
        with self._dropped_if_stopped(process):
            try:
                answer = process.answer()
            except _Died as death:
                self._drop(process)
                return PandocFailure(str(death))
        if process.served >= DOCUMENTS_A_PROCESS:
            self._drop(process)
        else:
            self._idle.put(process)
        return answer

    @contextmanager
    def _dropped_if_stopped(self, process: _Process) -> Iterator[None]:
        """Whoever is stopped meanwhile leaves no pandoc that goes on by itself."""
        try:
            yield
        except BaseException:
            self._drop(process)
            raise

    def _take(self) -> _Process:
        with self._lock:
            self.documents += 1
            try:
                return self._idle.get_nowait()
            except queue.Empty:
                return self._begun()

    def _begun(self) -> _Process:
        process = _Process()
        self._all.add(process)
        return process

    def _drop(self, process: _Process) -> None:
        with self._lock:
            self._all.discard(process)
        process.close()


def lasting_pool() -> PandocPool:
    """One warm pandoc for a worker process. It ends with that process, or as soon as nobody has the pool any more."""
    from multiprocessing.util import Finalize

    pool = PandocPool(1)
    Finalize(pool, _end, (pool._all,), exitpriority=1)
    return pool


def _end(processes: set[_Process]) -> None:
    for process in processes:
        process.end()
    for process in processes:
        process.close()
    processes.clear()


def _last_line(answer: bytes) -> str:
    lines: Iterable[str] = answer.decode("utf-8", "replace").split("\n")
    return next((line for line in lines if line.strip()), N_("pandoc gave no reason"))[:200]

"""Markdown and Word in, trees out; trees in, HTML, Markdown and Word out: warm pandoc processes on pipes.

The only module that runs pandoc. pypandoc brings the binary. Starting pandoc takes as long as several documents, so a
process converts many documents; each has a limit of processor time, so that one that hangs or kills its process
affects no other.
"""

from __future__ import annotations

import math
import os
import queue
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from diglot.adapters.processor_time import CLOCK_FACTOR, processor_seconds
from diglot.adapters.system.limits import limit_processor_time
from diglot.adapters.system.pipes import wait_to_read
from diglot.model.messages import N_
from diglot.model.tasks import TOO_BUSY

Verb = Literal[
    "read", "locate", "outline", "write", "manuscript", "accept", "reject", "word", "html", "rst", "bibtex", "csljson",
    "cite", "biblatex",
]  # fmt: skip
"""From Markdown to a tree, the same with positions, with those of its blocks alone; from a tree to HTML, to Markdown;
from Word to a tree with tracked changes accepted or rejected; from a tree to Word; from HTML and reStructuredText to a
tree; from a bibliography to metadata; from a tree with citations and items in its metadata to one that spells them out;
from CSL JSON to BibLaTeX.
"""

# pandoc slows after some hundreds of documents in one process: docs/adr/0005-warm-pandoc-processes.md.
DOCUMENTS_A_PROCESS = 200
# Of processor time, which other programs do not use up: a document that exceeds it is not tried again. With what we do
# ourselves, no text of anybody takes ten.
SECONDS_A_DOCUMENT = 8.0
_TOO_LONG = N_("it used up the limit of processor time")
MEMORY_LIMIT = "512M"
_SECONDS_TO_END = 5.0

_WORKER = Path(__file__).with_name("pandoc_worker.lua")


class PandocFailure(msgspec.Struct, frozen=True):
    """Why a document could not be converted: pandoc's own words, or the limit that it exceeded."""

    reason: str


class PandocMissing(Exception):
    """There is no pandoc; `args[0]` says where it was looked for."""


@cache
def pandoc_version() -> str:
    """Return the version of pandoc, which is part of every cache key.

    It is read from the folder name of the package with the binary: asking the binary costs a process, and asking
    Python for the version 8 ms.
    """
    name = "pypandoc_binary"
    if folder := _package_folder():
        for path in folder.parent.glob(f"{name}-*.dist-info"):
            return path.name.removesuffix(".dist-info").replace("-", " ")
    from importlib.metadata import version  # see above

    return f"{name} {version(name)}"


@cache
def find_pandoc() -> str:
    """Return the path of pandoc: the binary in the package, unless PYPANDOC_PANDOC names another.

    pypandoc starts every pandoc of the system to compare their versions (60 ms and more), so it is asked only where
    the package has no binary.

    Raises: PandocMissing.
    """
    folder = _package_folder()
    binary = folder / "files" / "pandoc" if folder else None
    if binary and os.access(binary, os.X_OK) and not os.environ.get("PYPANDOC_PANDOC"):
        return str(binary)
    import pypandoc  # see above

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        raise PandocMissing(os.environ.get("PYPANDOC_PANDOC") or "pandoc") from None


def installed_version() -> str:
    """Return the version that the binary reports, or "" if it is missing or does not run."""
    try:
        seconds = CLOCK_FACTOR * SECONDS_A_DOCUMENT
        done = subprocess.run([find_pandoc(), "--version"], capture_output=True, timeout=seconds, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode().partition("\n")[0].removeprefix("pandoc ")


def _package_folder() -> Path | None:
    """Return the folder of pypandoc, without loading it."""
    package = find_spec("pypandoc")
    return Path(package.origin).parent if package and package.origin else None


class _ProcessLost(Exception):
    """The process has ended or exceeded its time; `args[0]` says which."""


class _TryAgain(_ProcessLost):
    """The process was ended from outside, or has used up its time: once, that says nothing of the document."""


class _Process:
    """One warm pandoc. is_second: whether the document under way has had a process that was lost."""

    def __init__(self) -> None:
        self.document: tuple[Verb, bytes] = ("read", b"")
        self.is_second = False
        self.documents = 0
        """How many documents it was given."""
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
        self._begun = self._used_before = 0.0

    def ask(self, verb: Verb, payload: bytes, *, is_second: bool) -> None:
        """Send a document.

        Raises: _ProcessLost.
        """
        self.documents += 1
        self.document, self.is_second = (verb, payload), is_second
        self._begun, self._used_before = time.monotonic(), processor_seconds(self._process.pid)
        self._limit_lifetime()
        self._send(f"{verb} {len(payload)}\n".encode() + payload)

    def answer(self) -> bytes | PandocFailure:
        """Wait for the answer to `ask`.

        Raises: _ProcessLost.
        """
        head = self._line()
        verdict, size = head.split()
        answer = self._exactly(int(size))
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

    def _limit_lifetime(self) -> None:
        """Let the system end the process if it hangs on this document after the death of the build (Linux)."""
        limit_processor_time(self._process.pid, math.ceil(self._used_before + SECONDS_A_DOCUMENT) + 1)

    def _send(self, frame: bytes) -> None:
        assert self._process.stdin
        try:
            # An unbuffered pipe may take only a part at a time.
            view = memoryview(frame)
            while view:
                view = view[self._process.stdin.write(view) or 0 :]
        except BrokenPipeError:
            raise self._death() from None

    def _line(self) -> bytes:
        while b"\n" not in self._rest:
            self._receive()
        line, self._rest = self._rest.split(b"\n", 1)
        return line

    def _exactly(self, size: int) -> bytes:
        pieces, missing = [self._rest], size - len(self._rest)
        while missing > 0:
            self._rest = b""
            self._receive()
            pieces.append(self._rest)
            missing -= len(self._rest)
        whole = b"".join(pieces)
        self._rest = whole[size:]
        return whole[:size]

    def _receive(self) -> None:
        assert self._process.stdout
        # pandoc has one thread, so it cannot have used more processor time than has passed.
        seconds = SECONDS_A_DOCUMENT - (time.monotonic() - self._begun)
        while not wait_to_read(self._process.stdout, max(0.0, seconds)):
            seconds = self._seconds_left()
        piece = os.read(self._process.stdout.fileno(), 1 << 20)
        if not piece:
            raise self._death()
        self._rest += piece

    def _seconds_left(self) -> float:
        """Return how long the document may go on at least, by the clock.

        Raises: _TryAgain.
        """
        processor = SECONDS_A_DOCUMENT - (processor_seconds(self._process.pid) - self._used_before)
        clock = CLOCK_FACTOR * SECONDS_A_DOCUMENT - (time.monotonic() - self._begun)
        if processor <= 0:
            raise _ProcessLost(_TOO_LONG)
        if clock <= 0:
            raise _TryAgain(TOO_BUSY)
        return min(processor, clock)

    def _death(self) -> _ProcessLost:
        """Return why the process has ended: a signal ended it, or it came to its own limit of memory."""
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(_SECONDS_TO_END)
            if code == -getattr(signal, "SIGXCPU", math.inf):
                return _ProcessLost(_TOO_LONG)
            if code < 0:
                return _TryAgain(N_("pandoc was killed twice; is there too little memory?"))
        return _ProcessLost(N_("it exceeded the memory limit"))


class PandocPool:
    """A few warm pandoc processes. Use as a context manager; they start with the first documents, or with `warm`."""

    def __init__(self, jobs: int) -> None:
        self._jobs = max(1, jobs)
        self._idle: queue.LifoQueue[_Process] = queue.LifoQueue()
        self._all: set[_Process] = set()
        self._lock = threading.Lock()
        self.documents = 0
        """How many documents were converted: 0 when all were in the cache."""

    def __enter__(self) -> PandocPool:
        """Return the pool: nothing starts yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process."""
        with self._lock:
            _end(self._all)

    def warm(self, count: int) -> None:
        """Start processes for so many documents without waiting for them: each takes 50 ms to start."""
        with self._lock:
            for _ in range(min(count, self._jobs) - len(self._all)):
                self._idle.put(self._start())

    def each(
        self, verb: Verb, documents: Sequence[bytes], meanwhile: Callable[[], None] = lambda: None
    ) -> Iterator[bytes | PandocFailure]:
        """Convert documents on all processes; yield the answers in the documents' order.

        meanwhile: other work, done while the documents are under way if there are no more of them than processes.
        """
        if len(documents) <= self._jobs:
            # A process for each: no threads are needed, which take 4 ms to load.
            yield from self._together(verb, documents, meanwhile)
        elif self._jobs < 2:
            yield from (self.one(verb, document) for document in documents)
        else:
            from concurrent.futures import ThreadPoolExecutor  # see above

            with ThreadPoolExecutor(self._jobs) as threads:
                yield from threads.map(lambda document: self.one(verb, document), documents)

    def one(self, verb: Verb, document: bytes) -> bytes | PandocFailure:
        """Convert one document, once more if pandoc is lost. One that hangs or takes too much memory fails alone."""
        return self._finish(self._begin(verb, document))

    def _together(
        self, verb: Verb, documents: Sequence[bytes], meanwhile: Callable[[], None]
    ) -> Iterator[bytes | PandocFailure]:
        under_way: deque[_Process | PandocFailure] = deque()
        try:
            under_way.extend(self._begin(verb, document) for document in documents)
            meanwhile()
            while under_way:
                yield self._finish(under_way.popleft())
        finally:
            # A caller that takes no more answers must not leave processes with unread ones.
            for process in under_way:
                if isinstance(process, _Process):
                    self._drop(process)

    def _begin(self, verb: Verb, document: bytes, *, is_second: bool = False) -> _Process | PandocFailure:
        """Return a process that has begun with a document, or why none has."""
        process = self._take()
        with self._dropped_on_error(process):
            try:
                process.ask(verb, document, is_second=is_second)
            except _ProcessLost as error:
                self._drop(process)
                if isinstance(error, _TryAgain) and not is_second:
                    return self._begin(verb, document, is_second=True)
                return PandocFailure(str(error))
        return process

    def _finish(self, process: _Process | PandocFailure) -> bytes | PandocFailure:
        """Return the answer of a process that has begun with a document."""
        if isinstance(process, PandocFailure):
            return process
        with self._dropped_on_error(process):
            try:
                answer = process.answer()
            except _ProcessLost as error:
                self._drop(process)
                if isinstance(error, _TryAgain) and not process.is_second:
                    return self._finish(self._begin(*process.document, is_second=True))
                return PandocFailure(str(error))
        if process.documents >= DOCUMENTS_A_PROCESS:
            self._drop(process)
        else:
            self._idle.put(process)
        return answer

    @contextmanager
    def _dropped_on_error(self, process: _Process) -> Iterator[None]:
        """Drop the process if the work with it is interrupted: it would go on by itself."""
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
                return self._start()

    def _start(self) -> _Process:
        process = _Process()
        self._all.add(process)
        return process

    def _drop(self, process: _Process) -> None:
        with self._lock:
            self._all.discard(process)
        process.close()


def shared_pool() -> PandocPool:
    """Return a pool of one pandoc for a worker process. It ends with that process, or with the last reference to it."""
    from multiprocessing.util import Finalize  # costs 20 ms: only in workers

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

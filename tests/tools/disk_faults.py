"""A command of diglot in, run with a disk that fails at its nth write, or killed there: exit code and words out.

The command runs in a fork of this process. Python reports to audit hooks whatever it does to the disk, before it does
it, so every write of every module is met. Writes of SQLite are not: `test_faults.py` has real disks for these.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import pty
import re
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path
from typing import Any, Literal, NoReturn

from diglot.adapters.disk.open_folder import OpenFolder
from diglot.cli import command_line
from tests.tools.waiting import PATIENCE_S

Kind = Literal["full", "read-only", "gone", "interrupt", "term", "kill"]
KINDS: tuple[Kind, ...] = ("kill", "full", "interrupt", "read-only", "term", "gone")

_ERRORS = {"full": errno.ENOSPC, "read-only": errno.EROFS, "gone": errno.EIO}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
# Audit events that change names, and how many of their arguments are paths. A full disk still lets names go.
_CHANGES = {"os.rename": 2, "os.link": 2, "os.symlink": 2, "os.mkdir": 1, "os.remove": 1, "os.rmdir": 1}
_REMOVALS = ("os.remove", "os.rmdir")


@dataclass(frozen=True)
class Outcome:
    """What came of a command. code: negative where a signal ended it. writes: how many it made under the folder."""

    code: int
    out: str
    err: str
    writes: int


class FaultyDisk:
    """The disk under a folder, which fails from a write on. at: the number of that write, from 0; None for never."""

    def __init__(self, folder: Path, kind: Kind, at: int | None) -> None:
        self.writes = 0
        self._folder = os.fspath(folder)
        self._kind, self._at = kind, at
        self._has_failed = False

    def arm(self) -> None:
        """Watch this process from now on."""
        sys.addaudithook(self._hear)
        real_fsync, real_open, real_exchange = os.fsync, io.open, OpenFolder.exchange

        def fsync(descriptor: int) -> None:
            self._write(Path(f"/proc/self/fd/{descriptor}").readlink())
            real_fsync(descriptor)

        def open_file(file: Any, mode: str = "r", *rest: Any, **options: Any) -> Any:
            if mode in ("wb", "xb") and self._is_here(_path_of(file)):
                return io.BufferedWriter(_FaultyFile(file, mode, self._write))
            return real_open(file, mode, *rest, **options)

        def exchange(files: OpenFolder, new: str, old: str) -> bool:
            self._write(new)
            return real_exchange(files, new, old)

        os.fsync = fsync
        OpenFolder.exchange = exchange  # type: ignore[method-assign]  # a call of the system that Python does not know
        io.open = builtins.open = open_file

    def _is_here(self, path: object) -> bool:
        if isinstance(path, int) or path is None:
            return False
        # Not resolve(): where a link leads is asked of the disk.
        return os.path.abspath(os.fsdecode(path)).startswith(self._folder)  # type: ignore[arg-type]  # noqa: PTH100

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and self._is_here(arguments[0]):
            if arguments[2] & _WRITING:
                self._write(arguments[0])
            elif self._has_failed and self._kind == "gone":
                self._fail(arguments[0])
        elif event in _CHANGES and any(map(self._is_here, arguments[: _CHANGES[event]])):
            self._write(arguments[0], is_removal=event in _REMOVALS)
        elif event == "os.scandir" and self._has_failed and self._kind == "gone" and self._is_here(arguments[0]):
            self._fail(arguments[0])

    def _write(self, path: object, *, is_removal: bool = False) -> None:
        self.writes += 1
        if self._at is None or self.writes <= self._at:
            return
        if self._kind in ("kill", "term"):
            os.kill(os.getpid(), signal.SIGKILL if self._kind == "kill" else signal.SIGTERM)
            time.sleep(60)
        if self._kind == "interrupt":
            if not self._has_failed:
                self._has_failed = True
                raise KeyboardInterrupt
            return
        self._has_failed = True
        if not (is_removal and self._kind == "full"):
            self._fail(path)

    def _fail(self, path: object) -> NoReturn:
        number = _ERRORS[self._kind]
        raise OSError(number, os.strerror(number), os.fsdecode(path))  # type: ignore[arg-type]


def _path_of(file: object) -> object:
    """Return the path of a file that is opened by its path or by its descriptor; None for a pipe or a socket."""
    if not isinstance(file, int):
        return file
    path = Path(f"/proc/self/fd/{file}").readlink()
    return path if path.is_absolute() else None


class _FaultyFile(io.FileIO):
    """A file that asks before each write; as from the system, the error has no name."""

    def __init__(self, file: Any, mode: str, ask: Callable[[object], None]) -> None:
        super().__init__(file, mode)  # type: ignore[arg-type]
        self._ask = ask

    def write(self, content: Any) -> int:
        """Write to the file, if the disk lets it."""
        try:
            self._ask(_path_of(self.name))
        except OSError as error:
            raise OSError(error.errno, error.strerror) from None
        return super().write(content)


def run_with_fault(
    words: Sequence[str], folder: Path, log: Path, kind: Kind = "kill", at: int | None = None, until: str = ""
) -> Outcome:
    """Run a command in a folder, on a disk that fails from its nth write on.

    log: an empty folder elsewhere. until: a pattern; a command that prints it is interrupted then, as by Ctrl-C.
    """
    log.mkdir(parents=True, exist_ok=True)
    # What a killed command leaves in its temporary folder; the path must be short, for sockets.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        pid = os.fork()
        if pid == 0:
            os.setsid()
            tempfile.tempdir = scratch
            for number, name in ((0, os.devnull), (1, log / "out"), (2, log / "err")):
                os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644), number)
            disk = FaultyDisk(folder, kind, at)
            _run_and_exit(words, folder, disk, log / "writes")
        if until:
            _interrupt_when(pid, until, (log / "out", log / "err"))
        _, status = os.waitpid(pid, 0)
    writes = (log / "writes").read_text(encoding="ascii") if (log / "writes").exists() else "0"
    text = {name: (log / name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err")}
    return Outcome(os.waitstatus_to_exitcode(status), text["out"], text["err"], int(writes))


def run_at_terminal(words: Sequence[str], folder: Path, keys: bytes) -> tuple[int, str]:
    """Run a command at a terminal and press keys when it asks; return the exit code and what was shown."""
    pid, terminal = pty.fork()
    if pid == 0:
        _run_and_exit(words, folder, FaultyDisk(folder, "kill", None), None)
    shown, has_answered = b"", False
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        is_shown = bool(select.select([terminal], [], [], 1)[0])
        if is_shown:
            try:
                shown += os.read(terminal, 4096)
            except OSError:  # how a pseudo-terminal says that nobody writes to it any more
                break
        if re.search(rb"\[[^\]]*\]:? $", shown) and not has_answered:
            has_answered = True
            os.write(terminal, keys)
        elif has_answered and not is_shown:
            # A signal between the question and the waiting for its answer is lost: a person presses the keys again.
            os.write(terminal, keys)
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8", "replace")


def _run_and_exit(words: Sequence[str], folder: Path, disk: FaultyDisk, count: Path | None) -> NoReturn:
    """Run a command in this fork, and end it."""
    code = 70
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # A server of forks that other tests have started is not a child of this process: it starts one of its own.
        vars(forkserver)["_forkserver"].__init__()
        # By lines, as at a terminal: what a preview says is waited for.
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(number, mode, buffering=1, encoding="utf-8", closefd=False)
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        os.chdir(folder)
        disk.arm()
        code = command_line.main(words)
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        # A Ctrl-C that comes after the end must not let this fork go on as the test.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
            if count:
                count.write_text(str(disk.writes), encoding="ascii")
        os._exit(code)


def _interrupt_when(pid: int, pattern: str, logs: Sequence[Path]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        text = "".join(log.read_text(encoding="utf-8", errors="replace") for log in logs if log.exists())
        if re.search(pattern, text):
            break
        time.sleep(0.02)
    os.kill(pid, signal.SIGINT)

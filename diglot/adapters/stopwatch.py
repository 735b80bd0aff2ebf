"""A command or a piece of work in, its time and memory out; and which machine that was. Touches processes and /proc.

A command runs as a process of its own, and so does work: what this process has loaded and holds does not count.
Where the system keeps no /proc, memory of descendants is not known.
"""

from __future__ import annotations

import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from diglot.model.trials import Cost, Machine, TrialFailed

_PROC = Path("/proc")
# How often memory is looked at: while a process is young, and later. The kernel keeps the peak; only what a process
# did after the last look is lost.
_SECONDS_BETWEEN_LOOKS, _YOUNG_SECONDS, _SECONDS_BETWEEN_EARLY_LOOKS = 0.02, 0.5, 0.005


def time_command(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder, to its end. environment: besides this process's own.

    Raises: TrialFailed.
    """
    started = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        said: list[bytes] = []
        listener = threading.Thread(target=lambda: said.append(process.stderr.read() if process.stderr else b""))
        listener.start()
        cost, code = _wait(process.pid, started)
        process.returncode = code
        listener.join()
    if code:
        words = b"".join(said).decode("utf-8", "replace").strip()
        raise TrialFailed(f"{Path(command[0]).name}: {words[-400:]}")
    return cost


def time_work(work: Callable[[], object]) -> Cost:
    """Do work in a forked process, to its end.

    Raises: TrialFailed.
    """
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            # Nothing of the parent's may be flushed or cleaned up twice.
            os._exit(code)
    cost, code = _wait(pid, started)
    if code:
        raise TrialFailed(getattr(work, "__qualname__", ""))
    return cost


def _wait(pid: int, started: float) -> tuple[Cost, int]:
    peaks = _Peaks(pid)
    peaks.start()
    _, status, used = os.wait4(pid, 0)
    seconds = time.monotonic() - started
    own, below = peaks.finish()
    whole = _megabytes(used.ru_maxrss)
    # What the kernel says at the end is exact, and the process's own where there was no other. But Linux counts what
    # this process held before it became that one: a smaller figure than ours is not its own.
    is_exact = below is None and whole > _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    cost = Cost(seconds, used.ru_utime + used.ru_stime, whole if is_exact or not own else own, below)
    return cost, os.waitstatus_to_exitcode(status)


def _megabytes(maximum: int) -> float:
    # Linux counts kilobytes here, macOS bytes.
    return maximum / (1_000_000 if sys.platform == "darwin" else 1_000)


class _Peaks(threading.Thread):
    """Looks at the memory of a process and of its descendants until it is told to finish."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._own = 0.0
        self._below: dict[int, list[float]] = {}
        self._is_over = threading.Event()

    def run(self) -> None:
        started = time.monotonic()
        while not self._is_over.is_set():
            self._own = max(self._own, _peak_mb(self._pid))
            for pid in _descendants(self._pid):
                if peak := _peak_mb(pid):
                    self._below.setdefault(pid, []).append(peak)
            is_young = time.monotonic() - started < _YOUNG_SECONDS
            self._is_over.wait(_SECONDS_BETWEEN_EARLY_LOOKS if is_young else _SECONDS_BETWEEN_LOOKS)

    def finish(self) -> tuple[float, float | None]:
        """The peak of the process, and the largest of its descendants'."""
        self._is_over.set()
        self.join()
        # One that was seen only once may have been about to become another program: its memory was its parent's.
        return self._own, max((looks[-1] for looks in self._below.values() if len(looks) > 1), default=None)


def _peak_mb(pid: int) -> float:
    """0.0 of a process that has ended, whether somebody waited for it or not."""
    with suppress(OSError):
        for line in (_PROC / str(pid) / "status").read_bytes().split(b"\n"):
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) / 1_000
    return 0.0


def _descendants(pid: int) -> Iterator[int]:
    for child in _children(pid):
        yield child
        yield from _descendants(child)


def _children(pid: int) -> list[int]:
    """Those that it has now; a process that has gone meanwhile has none."""
    children: list[int] = []
    with suppress(OSError):
        for thread in (_PROC / str(pid) / "task").iterdir():
            with suppress(OSError):
                children += map(int, (thread / "children").read_text(encoding="ascii").split())
    return children


# ---------------------------------------------------------------- programs, and the machine


def find_program(name: str) -> str | None:
    """Where a program is: beside this Python first, then where the shell would find it."""
    beside = str(Path(sys.executable).parent)
    return shutil.which(name, path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")


def diglot_command(*arguments: str) -> list[str]:
    """Diglot itself as a command, as its front door starts it."""
    return [sys.executable, "-P", "-m", "diglot", *arguments]


def ask_version(command: Sequence[str]) -> str:
    """The first version number that a command prints; empty where it prints none."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout or done.stderr)
    return found[0] if found else ""


def describe_machine() -> Machine:
    """The machine by its make, with nothing that would tell it from its twins."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1_000_000_000
    return Machine(_processor(), cores, round(memory, 1), _system(), platform.python_version())


def _processor() -> str:
    with suppress(OSError):
        for line in (_PROC / "cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"

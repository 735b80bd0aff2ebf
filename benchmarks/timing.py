"""A command or a function in, its time and memory out; and a description of the machine. Touches processes and /proc.

A command runs as a process of its own, and so does a function: what this process has loaded does not count.
On systems without /proc, the memory of descendants is not known.
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.records import Cost, Machine, MeasurementFailed

_PROC = Path("/proc")
# How often memory is sampled: while a process is young, and later. The kernel keeps the peak; only what a process
# did after the last sample is lost.
_SAMPLING_SECONDS, _YOUNG_SECONDS, _EARLY_SAMPLING_SECONDS = 0.02, 0.5, 0.005


def time_command(command: Sequence[str | Path], folder: Path, *, may_find: bool = False) -> Cost:
    """Run a command in a folder, and return its cost. may_find: exit code 1 is no failure, but says that it has found.

    Raises: MeasurementFailed.
    """
    started = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=folder,
        # PYTHONPATH would bring this diglot into another checkout; PYTHONDONTWRITEBYTECODE, compile at each start.
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        errors: list[bytes] = []
        reader = threading.Thread(target=lambda: errors.append(process.stderr.read() if process.stderr else b""))
        reader.start()
        cost, code = _wait(process.pid, started)
        process.returncode = code
        reader.join()
    if code > may_find:
        message = b"".join(errors).decode("utf-8", "replace").strip()
        raise MeasurementFailed(f"{Path(command[0]).name}: {message[-400:]}")
    return cost


def time_work(work: Callable[[], object]) -> Cost:
    """Call a function in a forked process, and return its cost.

    Raises: MeasurementFailed.
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
        raise MeasurementFailed(getattr(work, "__qualname__", ""))
    return cost


def _wait(pid: int, started: float) -> tuple[Cost, int]:
    peaks = _Peaks(pid)
    peaks.start()
    _, status, used = os.wait4(pid, 0)
    seconds = time.monotonic() - started
    own, below = peaks.finish()
    whole = _megabytes(used.ru_maxrss)
    # The kernel's figure is exact, and the process's own if it had no descendants. But Linux includes what this
    # process held when it forked: a figure smaller than ours is not the child's own.
    is_exact = below is None and whole > _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    cost = Cost(seconds, used.ru_utime + used.ru_stime, whole if is_exact or not own else own, below)
    return cost, os.waitstatus_to_exitcode(status)


def _megabytes(maximum: int) -> float:
    # Linux counts kilobytes here, macOS bytes.
    return maximum / (1_000_000 if sys.platform == "darwin" else 1_000)


class _Peaks(threading.Thread):
    """A thread that samples the peak memory of a process and of its descendants."""

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
            self._is_over.wait(_EARLY_SAMPLING_SECONDS if is_young else _SAMPLING_SECONDS)

    def finish(self) -> tuple[float, float | None]:
        """Stop sampling; return the peak of the process, and the largest of its descendants'."""
        self._is_over.set()
        self.join()
        # One that was seen only once may have been between fork and exec: its memory was its parent's.
        return self._own, max((looks[-1] for looks in self._below.values() if len(looks) > 1), default=None)


def peaks_of(pid: int) -> tuple[float | None, float | None]:
    """Return the peak memory of a running process until now, and that of its largest descendant; None if not known."""
    return _peak_mb(pid) or None, max(filter(None, map(_peak_mb, _descendants(pid))), default=None)


def _peak_mb(pid: int) -> float:
    """Return the peak memory of a process; 0.0 if it has ended."""
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
    """Return the children that a process has now; none if it has ended."""
    children: list[int] = []
    with suppress(OSError):
        for thread in (_PROC / str(pid) / "task").iterdir():
            with suppress(OSError):
                children += map(int, (thread / "children").read_text(encoding="ascii").split())
    return children


# ---------------------------------------------------------------- programs, and the machine


def find_program(name: str) -> str | None:
    """Return the path of a program: beside this Python, or where the shell would find it."""
    beside = str(Path(sys.executable).parent)
    return shutil.which(name, path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")


def ask_version(command: Sequence[str]) -> str:
    """Return the first version number that a command prints; empty if it prints none."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout or done.stderr)
    return found[0] if found else ""


def describe_machine() -> Machine:
    """Describe the machine, without anything that identifies it."""
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

"""A process in, the processor time that it has used out. Limits count it: a clock goes on while others are running."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

# A limit by the clock is so many times the limit of processor time: what has come to it waited nearly all the time.
CLOCK_FACTOR = 10


def processor_seconds(pid: int) -> float:
    """Return how long a process has been running on a processor; 0.0 if it has ended, or if nobody can tell."""
    with suppress(OSError, ValueError, IndexError):
        # Source: proc_pid_stat(5), fields 14 and 15; the name before them may hold anything.
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    with suppress(OSError, ValueError, subprocess.SubprocessError):  # macOS
        shown = subprocess.run(["ps", "-o", "time=", "-p", str(pid)], capture_output=True, timeout=5, check=True)
        return _seconds(shown.stdout.decode())
    return 0.0


def _seconds(shown: str) -> float:
    """Return the seconds of a time as `ps` shows it.

    >>> _seconds("0:12.34"), _seconds(" 1:02:03")
    (12.34, 3723.0)
    """
    total = 0.0
    for part in shown.strip().split(":"):
        total = 60 * total + float(part)
    return total

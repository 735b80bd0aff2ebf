"""A name in an open folder in, what is mounted there or below it out. Reads the table of mounts that Linux keeps.

What is mounted in a publication belongs to whoever owns the machine, and may be in use elsewhere: nothing is removed
from it that is not known by name, and it cannot be renamed. Systems without this table are taken to have no mounts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
_MOUNT_POINT = 4
"""The field of a line that has the path, in which spaces and backslashes are octal numbers (proc_pid_mountinfo(5))."""
_OCTAL = re.compile(rb"\\([0-7]{3})")


def mounts_in(folder: int, name: str) -> Sequence[str]:
    """Return what is mounted in a folder by its path there: "" for the folder itself. folder: the open one it is in."""
    try:
        lines = _TABLE.read_bytes().splitlines()
        there = Path(f"/proc/self/fd/{folder}").readlink() / name
    except OSError:
        return ()
    points = [_OCTAL.sub(lambda octal: bytes([int(octal[1], 8)]), line.split()[_MOUNT_POINT]) for line in lines]
    paths = (os.fsdecode(point) + "/" for point in points)
    return [path.removeprefix(f"{there}/").rstrip("/") for path in paths if path.startswith(f"{there}/")]

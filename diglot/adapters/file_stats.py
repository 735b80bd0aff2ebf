"""Folders in, the state of every file in them out: what is where, how large, how old. Reads no contents unless asked.

A time of change proves nothing by itself: a checkout or a copy alters it. So it is a first look only; where size or
time differ from what was kept, the contents decide.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

State: TypeAlias = tuple[int, int]
"""Size in bytes, and time of change in nanoseconds."""

# A file changed so shortly before a survey may change again without its time showing it; as in `disk`.
_CLOCK_TICK_NS = 50_000_000


def scan_folders(roots: Iterable[Path], *, with_hidden: bool = False) -> dict[str, State]:
    """Size and time of every file under some folders, by its path; hidden ones are no sources.

    A link counts as what it is, and what is no file has the state of its kind. Folders that are not there are empty.
    """
    found: dict[str, State] = {}
    waiting = [os.fspath(root) for root in roots]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as rows:
                for row in rows:
                    if (row.name[0] == "." and not with_hidden) or row.name == "__pycache__":
                        continue
                    if row.is_dir(follow_symlinks=False):
                        waiting.append(row.path)
                    else:
                        mode = row.stat(follow_symlinks=False)
                        kind = 0 if stat.S_ISREG(mode.st_mode) else stat.S_IFMT(mode.st_mode)
                        found[row.path] = (mode.st_size + (kind << 48), mode.st_mtime_ns)
        except OSError:
            found.setdefault(folder, (-1, 0))
    return found


def state_mark(survey: Mapping[str, State]) -> str:
    """One mark for all of a survey: equal marks, equal surveys."""
    text = "\n".join([f"{path}\0{size}\0{changed}" for path, (size, changed) in sorted(survey.items())])
    return text_mark(text)


def text_mark(text: str) -> str:
    """A mark of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


def is_settled(survey: Mapping[str, State], now_ns: int) -> bool:
    """Had every file lain still for a while when the survey was taken? now_ns: when that was."""
    return all(changed < now_ns - _CLOCK_TICK_NS for _, changed in survey.values())


def content_mark(path: str) -> str:
    """A mark of a file's contents; "" where it cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return ""
            return hashlib.blake2b(file.read(), digest_size=20).hexdigest()
    except OSError:
        return ""

"""The configuration of fonts: those of the house alone. Touches the environment and a temporary folder."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any, TypeAlias

from weasyprint.text.fonts import FontConfiguration

from diglot.adapters.system.file_locks import lock_file
from diglot.adapters.typesetter.line_setting import LineSetter
from diglot.model.paper.printing import PrintFault

FinishPages: TypeAlias = Callable[[Sequence[Any]], Iterable[PrintFault]]
"""Adds to pages of WeasyPrint's that are laid out, and yields what has no room on them."""


class HouseFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint ships no types
    """Font configuration without the fonts of the computer: a missing letter is missing on every machine.

    line_setter: how text in these fonts is broken into lines. finishers: what adds to finished pages. WeasyPrint passes
    this object on with every style.
    """

    def __init__(self, line_setter: LineSetter | None = None, finishers: Sequence[FinishPages] = ()) -> None:
        self.line_setter, self.finishers = line_setter, finishers
        before = {name: value for name, value in os.environ.items() if name == "FONTCONFIG_FILE"}
        with tempfile.TemporaryDirectory() as folder:
            nothing = Path(folder, "fonts.conf")
            nothing.write_text('<?xml version="1.0"?><fontconfig/>', encoding="utf-8")
            os.environ["FONTCONFIG_FILE"] = str(nothing)
            try:
                super().__init__()
            finally:
                del os.environ["FONTCONFIG_FILE"]
                os.environ.update(before)
        remove_stale_folders()
        # A worker of a pool ends without its objects' __del__, where WeasyPrint clears its folder of fonts away.
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        Finalize(self, _remove, args=(self._folder, _hold(self._folder)), exitpriority=1)

    def forget_lines(self) -> None:
        """Forget the measured lines of a document that is finished."""
        if self.line_setter:
            self.line_setter.widths.forget_lines()


_PREFIX = "diglot-fonts-"
# A folder that is younger may be one whose owner has not locked it yet.
_SECONDS_TO_HOLD = 60.0


def remove_stale_folders() -> None:
    """Remove the folders of processes that were killed: the lock on a folder ends with its process."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            stat = folder.lstat()
            if stat.st_uid == os.getuid() and stat.st_mtime < time.time() - _SECONDS_TO_HOLD:
                _remove(folder, _hold(folder))


def _remove(folder: Path, lock: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.close(lock)


def _hold(folder: Path) -> int:
    """Lock a folder, and return the descriptor that holds the lock.

    Raises: OSError where another process has it, or where it is a link.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        lock_file(descriptor, waits=False)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor

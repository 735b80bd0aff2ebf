"""A published site in, one digest of the stats of its files out; a large site is scanned by several processes.

The digest is a sum over the files, so that after a change it is known from the files that have changed.
Most of what a build with nothing to do costs is this scan, and it needs no more than a digest as its answer.
Touches the disk and starts processes.
"""

from __future__ import annotations

import os
import signal
import stat
from contextlib import suppress
from pathlib import Path

from diglot.adapters.files.file_stats import digest_of_sum, scan, stat_of, sum_of_stats
from diglot.adapters.system.forks import fork
from diglot.model.digests import Digest
from diglot.model.languages import LANGUAGES

# The pages of each language are in a folder of their own, and are most of the files of a site.
_FOLDERS = tuple(LANGUAGES)

# From this number of files on, a process for each of these folders saves more time than it takes to start.
_WORTH_A_PROCESS = 2_000


class SiteScan:
    """A scan of the files of a published site, which other processes have begun where the site is large."""

    def __init__(self, site: Path, files: int) -> None:
        """Begin it. files: how many the site is expected to have."""
        self._site = site
        folders = _FOLDERS if files >= _WORTH_A_PROCESS else ()
        self._started = {name: process for name in folders if (process := _start(site, name))}
        self._found: Digest | None = None

    def digest(self) -> Digest:
        """Return the digest of the site as it was found: that of `file_stats.digest_of_site`."""
        if self._found is None:
            found = sum_of_stats(scan(self._site, with_hidden=True, left_out=_FOLDERS))
            self._found = digest_of_sum(found + sum(map(self._sum_of, _FOLDERS)))
        return self._found

    def note(self, digest: Digest) -> None:
        """Take the digest of a site that this process has published since for what would be found."""
        self.abandon()
        self._found = digest

    def _sum_of(self, name: str) -> int:
        process = self._started.pop(name, None)
        found = _finish(process) if process else b""
        return int(found, 16) if found else _sum_of_folder(self._site, name)

    def abandon(self) -> None:
        """End what has been begun, if its answer is not needed."""
        while self._started:
            _, process = self._started.popitem()
            os.kill(process[0], signal.SIGKILL)
            _finish(process)


def _sum_of_folder(site: Path, name: str) -> int:
    # A link of this name is listed among the other files.
    is_folder = stat.S_ISDIR(stat_of(os.fspath(site / name)).file_type)
    return sum_of_stats(scan(site / name, with_hidden=True), f"{name}/") if is_folder else 0


def _start(site: Path, name: str) -> tuple[int, int] | None:
    """Start a process that writes the sum of a folder of a site into a pipe; return its id and the end to read from.

    None if the system starts no more processes.
    """
    read_end, write_end = os.pipe()
    process = fork()
    if process is None:
        os.close(read_end)
        os.close(write_end)
        return None
    if process:
        os.close(write_end)
        return process, read_end
    # Nothing of the first process may run here: no handler, no clean-up, no buffered output.
    with suppress(BaseException):
        os.write(write_end, digest_of_sum(_sum_of_folder(site, name)).encode())
    os._exit(0)


def _finish(process: tuple[int, int]) -> bytes:
    """Return what a process has written, b"" if it ended before that."""
    number, read_end = process
    with os.fdopen(read_end, "rb") as pipe:
        written = pipe.read()
    os.waitpid(number, 0)
    return written

"""A published site in, one digest of the stats of its files out; a large site is scanned by several processes.

Most of what a build with nothing to do costs is this scan, and it needs no more than a digest as its answer.
Touches the disk and starts processes.
"""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from diglot.adapters.files.file_stats import digest_of_stats, scan, stat_of
from diglot.model.digests import Digest, digest_of
from diglot.model.file_stats import FileStat
from diglot.model.languages import LANGUAGES

# The pages of each language are in a folder of their own, and are most of the files of a site.
_FOLDERS = tuple(LANGUAGES)

# From this number of files on, a process for each of these folders saves more time than it takes to start.
_WORTH_A_PROCESS = 2_000


def digest_of_site(stats: Mapping[str, FileStat]) -> Digest:
    """Return a digest of published files by their places, which any change changes that changes `digest_of_stats`."""
    parts: dict[str, dict[str, FileStat]] = {name: {} for name in _FOLDERS}
    others: dict[str, FileStat] = {}
    for place, file in stats.items():
        top, _, inside = place.partition("/")
        if inside and top in parts:
            parts[top][inside] = file
        else:
            others[place] = file
    return _joined([*map(digest_of_stats, parts.values()), digest_of_stats(others)])


class SiteScan:
    """A scan of the files of a published site, which other processes have begun where the site is large."""

    def __init__(self, site: Path, files: int) -> None:
        """Begin it. files: how many the site is expected to have."""
        self._site = site
        folders = _FOLDERS if files >= _WORTH_A_PROCESS else ()
        self._started = {name: process for name in folders if (process := _start(site / name))}

    def digest(self) -> Digest:
        """Return the digest of the site as it is: that of `digest_of_site`."""
        others = digest_of_stats(scan(self._site, with_hidden=True, left_out=_FOLDERS))
        return _joined([*map(self._digest_of, _FOLDERS), others])

    def _digest_of(self, name: str) -> Digest:
        process = self._started.pop(name, None)
        return (_finish(process) if process else "") or _digest_of_folder(self._site / name)

    def abandon(self) -> None:
        """End what has been begun, if its answer is not needed."""
        while self._started:
            _, process = self._started.popitem()
            os.kill(process[0], signal.SIGKILL)
            _finish(process)


def _joined(parts: Sequence[Digest]) -> Digest:
    return digest_of("\n".join(parts).encode())


def _digest_of_folder(folder: Path) -> Digest:
    # A link of this name is listed among the other files.
    is_folder = stat.S_ISDIR(stat_of(os.fspath(folder)).file_type)
    return digest_of_stats(scan(folder, with_hidden=True) if is_folder else {})


def _start(folder: Path) -> tuple[int, int] | None:
    """Start a process that writes the digest of a folder into a pipe; return its id and the end to read from.

    None if the system starts no more processes.
    """
    read_end, write_end = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(read_end)
        os.close(write_end)
        return None
    if process:
        os.close(write_end)
        return process, read_end
    # Nothing of the first process may run here: no handler, no clean-up, no buffered output.
    with suppress(BaseException):
        os.write(write_end, _digest_of_folder(folder).encode())
    os._exit(0)


def _finish(process: tuple[int, int]) -> str:
    """Return what a process has written, "" if it ended before that."""
    number, read_end = process
    with os.fdopen(read_end, "rb") as pipe:
        written = pipe.read()
    os.waitpid(number, 0)
    return written.decode()

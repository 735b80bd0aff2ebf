"""A folder in, an error out where git would wait for what somebody has put into its repository.

git opens its own files, and what they refer to, whatever it is: it waits for a pipe, and reads a device until it has no
memory left. An archive may bring both. git itself brings neither, so that one look at a repository is enough.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path

from diglot.model.wording.system_reasons import SPECIAL_FILE

# How deep git's own files lie; sockets among them can be opened by nobody.
_LEVELS = ("*", "*/*", "*/*/*", "objects/info/commit-graphs/*")
_SPECIAL = (stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK)

_LINE = re.compile(r"([^\n\0]+)")
_INCLUDED = re.compile(r'(?:^|\])[ \t]*path[ \t]*=[ \t]*"?([^"\n\0]+)', re.IGNORECASE | re.MULTILINE)
# What the files name that refer to others.
_REFERENCES = {".git": re.compile(r"gitdir: ([^\n\0]+)"), "commondir": _LINE, "alternates": _LINE, "config": _INCLUDED}


def refuse_special_files(folder: Path, paths: Iterable[str] = ()) -> None:
    """Refuse a pipe or a device among the files that git reads by itself. paths: of what it is asked about.

    Raises: OSError with the path.
    """
    _refuse_in_repository(folder.absolute())
    around = {place for path in paths for place in (folder.absolute() / path).parents}
    _refuse(place / name for place in around for name in (".gitattributes", ".gitignore"))


@cache
def _refuse_in_repository(folder: Path) -> None:
    above = (folder, *folder.parents)
    places = [*(place / ".git" for place in above), *(place for place in above if (place / "HEAD").exists())]
    for place in places:
        found = [place, *chain.from_iterable(map(place.glob, _LEVELS))]
        _refuse(found)
        named = chain.from_iterable(_references(path, path is place) for path in found)
        places += {*named}.difference(places)  # which are looked at, too


def _refuse(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            # With /dev/null people switch off what git would do.
            if stat.S_IFMT(path.stat().st_mode) in _SPECIAL and not path.samefile(os.devnull):
                raise OSError(errno.EINVAL, SPECIAL_FILE, str(path))


def _references(path: Path, is_included: bool) -> Iterator[Path]:
    """Yield the files and folders that a file of git's names."""
    pattern = _REFERENCES.get(path.name.removesuffix(".worktree"), _INCLUDED if is_included else None)
    if pattern and path.is_file():
        with path.open(encoding="utf-8", errors="surrogateescape") as file:
            text = file.read(1_000_000)  # no settings are so long
        # Objects of others are named from the folder that holds its own.
        base = path.parents[1 if path.name == "alternates" else 0]
        for match in pattern.finditer(text):
            name = os.path.expanduser(match[1].strip())  # noqa: PTH111 - pathlib's fails for people whom nobody knows
            yield Path(os.path.realpath(base / name))

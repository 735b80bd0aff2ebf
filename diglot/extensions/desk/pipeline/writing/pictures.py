"""A picture that somebody has sent in, its place among the publication's pictures out, or why it may not be there.

What a build would refuse is refused here, before a byte is written. Reads the disk through its adapter only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath

import msgspec

from diglot.adapters import picture_files
from diglot.adapters.disk import Folder
from diglot.core.links import slugs
from diglot.extensions.desk import core as rows_of
from diglot.pipeline.base.file_edits import FileEdit

FOLDER = "content/media"
_SVG = "image/svg+xml"
_SUFFIXES = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp", "image/avif": ".avif",
    _SVG: ".svg",
}  # fmt: skip


class PlacedPicture(msgspec.Struct, frozen=True):
    """A picture with its place. href: as texts refer to it; edit: what makes its file, None where it is there."""

    href: str
    edit: FileEdit | None


def place_picture(folder: Folder, name: str, content: bytes) -> PlacedPicture:
    """Return the place of a picture: the one that it has already, or a new one whose name is safe.

    name: of the file, as its sender calls it; its suffix is that of what it is.

    Raises: PictureRefused; OSError.
    """
    mime = picture_files.read_picture(content).mime
    # A drawing is looked at as a whole; of pixels, other programs may read more than pictures.
    if mime != _SVG and (reason := rows_of.second_kind(content)):
        raise picture_files.PictureRefused(reason)
    taken = {}
    for entry in folder.list(FOLDER):
        taken[entry.path.casefold()] = entry
        if entry.size == len(content) and folder.read(entry.name_on_disk) == content:
            return PlacedPicture(_href(entry.path), None)
    path = next(path for path in _paths(name, _SUFFIXES[mime]) if path not in taken)
    return PlacedPicture(_href(path), FileEdit(path, None, content))


def _href(path: str) -> str:
    return f"/{path.removeprefix('content/')}"


def _paths(name: str, suffix: str) -> Iterator[str]:
    """Yield names of files in the folder of pictures, the nearest first."""
    stem = slugs.make_slug(PurePosixPath(name.replace("\\", "/")).stem, latin_only=True) or "picture"
    yield f"{FOLDER}/{stem}{suffix}"
    yield from (f"{FOLDER}/{stem}-{number}{suffix}" for number in count(2))

"""The pictures of an article in JATS in, their places in the publication out: those it has, or new files.

Reads the disk through its adapters only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from diglot.adapters import picture_files
from diglot.adapters.disk import Folder, read_outside
from diglot.extensions.journal.core.jats_import.elements import Losses
from diglot.model.messages import N_
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.sources.load import LoadedSources

_SUFFIXES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".avif")
# What a published picture has in its name, so that browsers may keep it.
_DIGEST = re.compile(r"\.[0-9a-f]{8}(?=\.\w+$)")
_AFTER_PATH, _ON_THE_WEB = re.compile(r"[?#]"), re.compile(r"https?://", re.IGNORECASE)


class PictureImport:
    """Finds pictures beside the article and in the publication. stem: the beginning of the names of new files."""

    def __init__(self, folder: Folder, sources: LoadedSources, beside: Path, stem: str, losses: Losses) -> None:
        self.folder, self.beside, self.stem, self.losses = folder, beside, stem, losses
        self._sources = sources
        self._new: dict[str, bytes] = {}
        pictures = (path for path in sources.files if path.endswith(_SUFFIXES))
        self._by_name = {PurePosixPath(path).name: path for path in sorted(pictures, reverse=True)}

    def place(self, node: Element) -> str:
        """Return the address of a picture in the manuscript; one that is nowhere keeps its name, and is told."""
        written = node.get("href", "")
        name = PurePosixPath(unquote(_AFTER_PATH.split(written)[0])).name or written or "picture"
        for candidate in (
            name,
            *(f"{stem}{suffix}" for stem in (name, PurePosixPath(name).stem) for suffix in _SUFFIXES),
        ):
            path = self._beside(candidate) or self._by_name.get(_DIGEST.sub("", candidate), "")
            if path:
                return f"/{path.removeprefix('content/')}"
        self.losses.add(node, N_("picture that is neither beside the article nor in the publication"), name)
        return written if _ON_THE_WEB.match(written) else name

    def edits(self) -> Iterator[FileEdit]:
        """Yield the new files."""
        for path, content in self._new.items():
            entry = self._sources.files.get(path)
            yield FileEdit(path, self.folder.read(entry.name_on_disk) if entry else None, content)

    def _beside(self, name: str) -> str:
        """Return the new path of a picture that lies beside the article, "" if none can be published."""
        path = f"content/media/{name if name.startswith(self.stem) else f'{self.stem}-{name}'}"
        if path in self._new:
            return path
        if not name.lower().endswith(_SUFFIXES) or "\0" in name:
            return ""
        try:
            content = read_outside(self.beside / name, picture_files.MAX_BYTES)
            picture_files.read_picture(content)
        except (OSError, picture_files.PictureRefused, picture_files.DrawingRefused):
            return ""
        self._new[path] = content
        return path

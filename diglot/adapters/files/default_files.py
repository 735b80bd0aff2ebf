"""The folder of a publication in, its templates, assets and catalogues out, with the defaults under them. Reads files.

Apart from `disk`, because a build that has nothing to do needs this and writes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from diglot.adapters.files.file_stats import scan
from diglot.adapters.files.rooted_files import is_file, is_folder

# The folders whose default files a publication may replace.
OVERLAID = ("templates", "assets", "locales")


def defaults_root() -> Path:
    """Return the folder of default templates, assets, catalogues, starters and help, in the package or around it."""
    inside = Path(__file__).resolve().parents[2] / "defaults"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3]


def default_files(name: str) -> Mapping[str, Path]:
    """Return every default file under a folder of a name, by its path."""
    return Overlay(defaults_root()).files(name)


@cache
def _languages() -> Sequence[Path]:
    """Return the folders of the languages that come along."""
    return sorted((Path(__file__).resolve().parents[2] / "languages").iterdir())


class Overlay:
    """Files of a publication over those of its extensions and the defaults: `templates/`, `assets/`, `locales/`.

    extensions: their folders, those of later ones first.
    """

    def __init__(self, publication: Path, extensions: Sequence[Path] = ()) -> None:
        self.extensions = tuple(folder.resolve() for folder in extensions)
        self._roots = [publication.resolve(), *self.extensions, defaults_root().resolve()]

    def find(self, path: str) -> Path | None:
        """Return the file to use, the publication's own first; None where neither has it."""
        return next((root / path for root in self._roots if self.is_read(root / path)), None)

    def is_read(self, path: Path) -> bool:
        """Return whether a file is read. A build explains why one of the publication's own is not."""
        # The defaults are links where a package manager keeps one copy for many environments.
        name, own = os.fspath(path), f"{self._roots[0]}/"
        is_own = name.startswith(own)
        is_there = is_file(self._roots[0], name.removeprefix(own)) if is_own else path.is_file()
        return is_there and os.access(name, os.R_OK)

    def read(self, path: str) -> bytes:
        """Return the contents of the file to use; empty where neither has it."""
        file = self.find(path)
        return file.read_bytes() if file else b""

    def added(self, name: str) -> Sequence[Path]:
        """Return the files of a name of the languages that come along, and of the extensions, earlier ones first."""
        folders = (*_languages(), *self.extensions[::-1])
        return [folder / name for folder in folders if (folder / name).is_file()]

    def folders(self, name: str, holding: str = "") -> tuple[Path, ...]:
        """Return the folders of a name, the publication's own first. holding: a file that must be read from them."""
        own, *others = self._roots
        folders = [own / name] if is_folder(own, name) else []
        folders += [other / name for other in others if (other / name).is_dir()]
        return tuple(dict.fromkeys(one for one in folders if not holding or self.is_read(one.parent / holding)))

    def files(self, name: str) -> Mapping[str, Path]:
        """Return every file under a folder of a name by its path, the publication's own where both have it."""
        files: dict[str, Path] = {}
        for root in reversed(self._roots):
            for inside in scan(root, name):
                if inside and self.is_read(path := root / name / inside):
                    files[f"{name}/{inside}"] = path
        return dict(sorted(files.items()))

"""A publication's folder in, what stands in it over the default look out: templates, assets, catalogues. Reads files.

Apart from `disk`, because a build that has nothing to do looks here, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# The folders of which a publication may have files of its own over the default ones.
OVERLAID = ("templates", "assets", "locales")


def defaults_root() -> Path:
    """Where the default templates, assets and catalogues are: in the package, or in the repository around it."""
    inside = Path(__file__).resolve().parents[1] / "defaults"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2]


class Overlay:
    """Files of a publication over the defaults, file by file: `templates/`, `assets/`, `locales/`."""

    def __init__(self, publication: Path) -> None:
        self._roots = [publication.resolve(), defaults_root().resolve()]

    def find(self, path: str) -> Path | None:
        """The file to use, the publication's own first."""
        return next((root / path for root in self._roots if (root / path).is_file()), None)

    def read(self, path: str) -> bytes:
        """The contents of the file to use; empty where neither has it."""
        found = self.find(path)
        return found.read_bytes() if found else b""

    def folders(self, name: str) -> tuple[Path, ...]:
        """The folders of that name, the publication's own first."""
        return tuple(dict.fromkeys(root / name for root in self._roots if (root / name).is_dir()))

    def files(self, name: str) -> Mapping[str, Path]:
        """Every file under a folder of that name by its path, the publication's own where both have it."""
        found: dict[str, Path] = {}
        for folder in reversed(self.folders(name)):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
                    found[f"{name}/{path.relative_to(folder).as_posix()}"] = path
        return dict(sorted(found.items()))

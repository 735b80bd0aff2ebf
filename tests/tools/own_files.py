"""Builds in, diglot's own files read and made ready for them once: they are the same each time, and most of a small build."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from diglot.adapters.files import default_files
from diglot.adapters.files.default_files import OVERLAID, Overlay
from diglot.adapters.painting.cover_image import CoverPainter
from diglot.adapters.templating import templates
from diglot.model.look import Look
from diglot.pipeline.base.styles import EXTENSION_STYLE
from diglot.pipeline.incremental import catalogue_cache, up_to_date
from diglot.pipeline.render import compiled_site

ROOT = Path(__file__).parents[2]
TEMPLATES = [str(ROOT / "templates")]
DEFAULTS = tuple(f"{ROOT / name}/" for name in OVERLAID)


def _scanned(root: str | Path, *place: str, **options: Any) -> object:
    """Return what tells a scan of this repository from others; None for a publication."""
    return (*place, *options.items()) if Path(root) == ROOT else None


def _read(overlay: Overlay, path: Path) -> str | None:
    name = os.fspath(path)
    return name if name.startswith(DEFAULTS) and os.fspath(overlay._roots[0]) != os.fspath(ROOT) else None


def _files(overlay: Overlay, name: str) -> str | None:
    """Return the name of a folder that only the defaults have, whoever asks."""
    return name if overlay.folders(name) == (ROOT / name,) else None


def _own_look(overlay: Overlay, look: Look) -> str | None:
    """Return the look of a publication that has no assets of its own, and so the theme of any other with this look."""
    is_plain = overlay.folders("assets") == (ROOT / "assets",) and not overlay.added(EXTENSION_STYLE)
    return repr(look) if is_plain else None


def _compiled(folder: templates.BytecodeFolder, _: object, *template: str) -> object:
    return folder.directory, folder._prefix, *template


# Each function with what tells one call of it from another; None where it is to be called.
ONCE: tuple[tuple[Any, str, Callable[..., object]], ...] = (
    (catalogue_cache, "_parse", lambda path: (path, path.read_bytes())),
    (CoverPainter, "paint", lambda painter, design: (design, *map(len, painter._fonts.values()))),
    (default_files, "scan", _scanned),
    (Overlay, "is_read", _read),
    (Overlay, "files", _files),
    (compiled_site, "read_theme", _own_look),
    (up_to_date, "scan_digests", _scanned),
    (templates.Renderer, "_names_in", lambda _, source, *place: source),
    (templates._Loader, "get_source", lambda loader, _, name: name if loader.searchpath == TEMPLATES else None),
    (templates.BytecodeFolder, "get_bucket", _compiled),
)


@contextmanager
def read_once() -> Iterator[None]:
    """Let it be so until the end of the context."""
    with pytest.MonkeyPatch.context() as patch:
        for owner, name, key in ONCE:
            patch.setattr(owner, name, _called_once(getattr(owner, name), key))
        yield


def _called_once(function: Callable[..., Any], key: Callable[..., object]) -> Callable[..., Any]:
    kept: dict[object, Any] = {}

    def call(*arguments: Any, **options: Any) -> Any:
        if (one := key(*arguments, **options)) is None:
            return function(*arguments, **options)
        if one not in kept:
            kept[one] = function(*arguments, **options)
        return kept[one]

    return call

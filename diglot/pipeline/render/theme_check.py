"""Checks the templates, styles and scripts of a publication: yields problems. Reads files of the theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.adapters.disk import Folder
from diglot.adapters.files.default_files import OVERLAID, Overlay, default_files
from diglot.core import encoding
from diglot.model.building.default_marks import mark_in
from diglot.model.problems import (
    N_,
    FileOutOfReach,
    NotAFile,
    OldCopy,
    Problem,
)

if TYPE_CHECKING:
    from diglot.pipeline.render.style_check import StyleCheck

_TEXTS = (".html", ".xhtml", ".txt", ".css", ".js", ".svg", ".xml")


def check_theme(root: Path, overlay: Overlay) -> Iterator[Problem]:
    """Yield a problem for each file that is not read, conflict marker, slip in a stylesheet, copy of an old default."""
    check, folder = ThemeCheck(overlay), Folder(root)
    for entry in (entry for name in OVERLAID for entry in folder.list(name)):
        if entry.kind != "file":
            yield NotAFile(entry.path, None, entry.kind)
        elif not folder.can_read(entry.name_on_disk):
            yield FileOutOfReach(entry.path, N_("permission is denied"))
        elif entry.path.endswith(_TEXTS):
            yield from check.file(folder.read(entry.name_on_disk), entry.path)


def find_layouts(overlay: Overlay) -> frozenset[str]:
    """Return the names of the layouts for articles: `templates/layouts/essay.html` is "essay"."""
    folder = "templates/layouts/"
    paths = (path.removeprefix(folder) for path in overlay.files("templates") if path.startswith(folder))
    return frozenset(path.removesuffix(".html") for path in paths if path.endswith(".html"))


class ThemeCheck:
    """Checks the files of a publication's theme, one by one."""

    def __init__(self, overlay: Overlay) -> None:
        """overlay: of the publication, with what its stylesheets may name."""
        self._overlay = overlay

    def file(self, content: bytes, path: str) -> Iterator[Problem]:
        """Yield the problems of a file. path: from the root of the publication."""
        if b"<<<<<<<" in content or b">>>>>>>" in content:
            yield from encoding.find_conflicts(content.decode("utf-8", "replace").replace("\r\n", "\n"), path)
            return
        yield from self._age(content.decode("utf-8", "replace"), path)
        if path.endswith(".css"):
            yield from self._styles.file(content, path)

    @cached_property
    def _styles(self) -> StyleCheck:
        from diglot.pipeline.render.style_check import StyleCheck  # costs 15 ms: only where there are stylesheets

        return StyleCheck(self._overlay)

    def _age(self, text: str, path: str) -> Iterator[Problem]:
        default = default_files(path.partition("/")[0]).get(path)
        copied, current = mark_in(text), mark_in(default.read_text(encoding="utf-8")) if default else ""
        if copied and current and copied != current:
            yield OldCopy(path, text.rstrip().count("\n") + 1, copied, current)

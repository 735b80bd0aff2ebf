"""Checks the templates, styles and scripts of a publication: yields problems. Reads files of the theme."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from diglot.adapters.disk import Folder
from diglot.adapters.files.default_files import OVERLAID, Overlay, default_files
from diglot.adapters.templating.stylesheets import defined_variables, find_slips, idle_page_rules
from diglot.core import encoding
from diglot.model.building.default_marks import mark_in
from diglot.model.problems import (
    N_,
    BrokenStyle,
    FileOutOfReach,
    IdlePageRule,
    NotAFile,
    OldCopy,
    Problem,
    UnknownName,
    in_question,
    nearest,
)
from diglot.pipeline.base.styles import OWN_PRINT_STYLE

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
            yield from self._style(content, path)

    def _age(self, text: str, path: str) -> Iterator[Problem]:
        default = default_files(path.partition("/")[0]).get(path)
        copied, current = mark_in(text), mark_in(default.read_text(encoding="utf-8")) if default else ""
        if copied and current and copied != current:
            yield OldCopy(path, text.rstrip().count("\n") + 1, copied, current)

    def _style(self, content: bytes, path: str) -> Iterator[Problem]:
        try:
            css = content.decode()
        except UnicodeDecodeError as error:
            yield BrokenStyle(path, content.count(b"\n", 0, error.start) + 1, N_("it is not in UTF-8"))
            return

        def is_file(address: str) -> str | None:
            if address.startswith(("data:", "http:", "https:", "//", "/", "#")) or not address:
                return None
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address.partition("#")[0]))
            if target.partition("?")[0] in self._files:
                return None
            like = nearest(target, self._files)
            return posixpath.relpath(like, posixpath.dirname(path)) if like else ""

        for slip in find_slips(css, self._variables, is_file):
            if slip.reason:
                yield BrokenStyle(path, slip.line, slip.reason)
            else:
                yield UnknownName(path, slip.line, slip.name, in_question(slip.like))
        if path == OWN_PRINT_STYLE:
            yield from (IdlePageRule(path, idle.line, idle.name) for idle in idle_page_rules(css))

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(self._overlay.files("assets"))

    @cached_property
    def _variables(self) -> frozenset[str]:
        """The custom properties of all stylesheets, those of the defaults included."""
        sheets = [file for files in (self._overlay.files("assets"), default_files("assets")) for file in files.values()]
        texts = (file.read_text(encoding="utf-8", errors="replace") for file in sheets if file.suffix == ".css")
        return _PAPER_VARIABLES.union(*map(defined_variables, texts))


# Tokens that stylesheets for paper alone have.
_PAPER_VARIABLES = frozenset(["--small"])

"""Checks the stylesheets of a publication: yields problems. Reads files of the theme."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property

from diglot.adapters.files.default_files import Overlay, default_files
from diglot.adapters.templating.stylesheets import defined_variables, find_slips, idle_page_rules
from diglot.model.problems import N_, BrokenStyle, IdlePageRule, Problem, UnknownName, in_question, nearest
from diglot.pipeline.base.styles import OWN_PRINT_STYLE


class StyleCheck:
    """Checks the stylesheets of a theme, one by one. overlay: of the publication, with what these may name."""

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay

    def file(self, content: bytes, path: str) -> Iterator[Problem]:
        """Yield the problems of a stylesheet. path: from the root of the publication."""
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

"""Reads the files of a site of another program: its folder in, settings and texts out, with what is unreadable.

Reads the disk and writes nothing. What a site holds is untrusted: no link is followed, and no program in it is run.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from diglot.adapters import yaml_reader
from diglot.adapters.files.rooted_files import read_file
from diglot.core import front_matter
from diglot.core.toml_reader import TomlError, read_toml
from diglot.extensions.adopt.core import SourceText
from diglot.extensions.adopt.model.problems import NotAdopted, UnreadableSite
from diglot.model.messages import N_
from diglot.model.problems import Problem

LINK = N_("a link to another file or folder")
FOREIGN_NAME = N_("a name that is not in UTF-8 (rename it, for instance with convmv -r -f cp1251 -t utf-8 --notest)")
UNREAD = N_("fields that cannot be read")
_MAX_BYTES = 20_000_000
_MAX_EXPORT_BYTES = 200_000_000
_EXPORTS = (".xml", ".json")
# Fields of other programs may be longer and deeper than ours: navigations and cascades are part of them.
_MOST_BYTES, _MOST_LEVELS = 500_000, 30
# Tags of YAML that name functions of Python or variables, as MkDocs has them in its settings.
_YAML_TAG = re.compile(r"(?<=[\s\[,])!{1,2}[\w/.:-]+")
# Folders of what programs make or install.
MADE = frozenset("node_modules _site __pycache__ vendor".split())
_MADE_BY_VITEPRESS = frozenset([".vitepress/cache", ".vitepress/dist"])
# Hidden folders and files that belong to a site.
_HIDDEN = frozenset([".authors.yml", ".eleventy.js", ".vitepress"])

Split: TypeAlias = Callable[[str], SourceText | None]


class UnreadableSettings(Exception):
    """The configuration of a site cannot be read."""

    def __init__(self, problem: UnreadableSite) -> None:
        super().__init__()
        self.problem = problem


class ForeignFolder(msgspec.Struct):
    """A site's folder. paths: of its files, in order; problems: found so far.

    edited: contents of files as they would be, by path.
    """

    root: Path
    paths: list[str]
    problems: list[Problem]
    edited: Mapping[str, bytes] = {}
    _known: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Make looking for a path quick."""
        self._known = frozenset(self.paths)

    def named(self, *names: str) -> str:
        """Return the first path that there is of some, or ""."""
        return next((name for name in names if name in self._known), "")

    def content(self, path: str) -> bytes:
        """Return what a file holds now. Raises: OSError, also for a link that is in its place by now."""
        return read_file(self.root, path)

    def text(self, path: str) -> str | None:
        """Return a text; None for one that is not UTF-8, which is a problem."""
        try:
            content = self.edited[path] if path in self.edited else self.content(path)
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self.problems.append(NotAdopted(path, None, N_("a text that is not UTF-8"), path))
            return None

    def site_settings(self, path: str) -> dict[str, Any]:
        """Return the settings that say where the site has its texts, as `settings` does.

        Raises: UnreadableSettings: what cannot be read is not guessed.
        """
        before = len(self.problems)
        settings = self.settings(path)
        if len(self.problems) > before:
            problem = self.problems[-1]
            raise UnreadableSettings(UnreadableSite(*problem.position, problem.facts()["names"]))
        return settings

    def settings(self, path: str) -> dict[str, Any]:
        """Return the settings in a file, their names in small letters; an empty table for "" or what cannot be read."""
        text = self.text(path) if path else None
        if text is None:
            return {}
        syntax = posixpath.splitext(path)[1][1:].replace("yml", "yaml")
        values = self._table(syntax, text, path, 1)[0]
        return {name.lower(): value for name, value in values.items()}

    def source(self, path: str, text: str, split: Split) -> SourceText:
        """Return a text with its fields, their names in small letters. split: for fields that are no front matter."""
        if own := split(text):
            return own
        parts = front_matter.split_manuscript(text)
        if not parts.syntax and text.startswith("{"):
            parts = _split_json(text)
        problems_before = len(self.problems)
        if not parts.is_closed:
            self.problems.append(NotAdopted(path, 1, UNREAD, "—"))
        values, lines = self._table(parts.syntax, parts.front, path, parts.front_line) if parts.syntax else ({}, {})
        # Whether a text was to be published cannot be known where its fields cannot be read.
        values = (
            {name.lower(): value for name, value in values.items()}
            if len(self.problems) == problems_before
            else {"draft": "true"}
        )
        places = {name.lower(): line + parts.front_line - 1 for name, line in lines.items()}
        return SourceText(values, places, parts.body, parts.body_line)

    def _table(self, syntax: str, text: str, path: str, first_line: int) -> tuple[Mapping[str, Any], Mapping[str, int]]:
        """Return a table and the lines of its names, as far as they are known; what cannot be read is a problem."""
        try:
            if syntax == "yaml":
                without_tags = _YAML_TAG.sub("", text) if first_line == 1 else text
                return yaml_reader.read_mapping(without_tags, _MOST_BYTES, _MOST_LEVELS, is_foreign=True)
            return (read_toml(text) if syntax == "toml" else read_json(text)), {}
        except (yaml_reader.YamlError, TomlError) as error:
            line = text.splitlines()[error.line - 1 : error.line]
            names = line[0].strip()[:60] if line else "—"
            self.problems.append(NotAdopted(path, error.line + first_line - 1, UNREAD, names))
        except ValueError:
            self.problems.append(NotAdopted(path, first_line, UNREAD, "—"))
        return {}, {}


def open_foreign(site: Path) -> ForeignFolder:
    """Return the files of a site, or the export that it is.

    A link, which may lead to what is not the site's, is a problem, as are a special file and a huge one.

    Raises: OSError.
    """
    if site.is_file():
        site = site.resolve()  # a person has named it
        return ForeignFolder(site.parent, [site.name], [])
    problems: list[Problem] = []
    return ForeignFolder(site, sorted(_files(site, problems)), problems)


def _files(root: Path, problems: list[Problem]) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        above = Path(folder)
        inner = [
            name
            for name in sorted(folders)
            if (name in _HIDDEN or not name.startswith("."))
            and name not in MADE
            and f"{above.name}/{name}" not in _MADE_BY_VITEPRESS
        ]
        folders[:] = [name for name in inner if not (above / name).is_symlink() and _is_text(name)]
        for name in [*(name for name in inner if name not in folders), *sorted(files)]:
            path = above / name
            place = path.relative_to(root).as_posix()
            if not _is_text(name):
                shown = os.fsencode(place).decode("utf-8", "replace")
                problems.append(NotAdopted(shown, None, FOREIGN_NAME, shown))
            elif path.is_symlink():
                problems.append(NotAdopted(place, None, LINK, place))
            elif name.startswith(".") and name not in _HIDDEN:
                continue
            elif not path.is_file():
                problems.append(NotAdopted(place, None, N_("a pipe, a device or another special file"), place))
            elif path.stat().st_size > (_MAX_EXPORT_BYTES if name.endswith(_EXPORTS) else _MAX_BYTES):
                kind = N_("a file of more than 200 MB") if name.endswith(_EXPORTS) else N_("a file of more than 20 MB")
                problems.append(NotAdopted(place, None, kind, place))
            else:
                yield place


def _is_text(name: str) -> bool:
    """Return whether the name of a file is in UTF-8: what an archive of another system brings may not be."""
    return name.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in name)


def read_json(text: str) -> dict[str, Any]:
    """Return the table that JSON is. Raises: ValueError, also for another value, or one with half of a character."""
    try:
        table = json.loads(text)
    except RecursionError as error:
        raise ValueError from error
    if not isinstance(table, dict):
        raise ValueError
    json.dumps(table, ensure_ascii=False).encode()
    return table


def _split_json(text: str) -> front_matter.ManuscriptParts:
    """Split a text that begins with a JSON object."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return front_matter.ManuscriptParts("", "", 1, text, 1)
    body = text[end:].lstrip(" \t").removeprefix("\n")
    return front_matter.ManuscriptParts("json", text[:end], 1, body, text.count("\n", 0, len(text) - len(body)) + 1)

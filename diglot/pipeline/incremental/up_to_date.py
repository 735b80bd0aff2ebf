"""An order in, what was said of the last such build out, where nothing has changed since.

The whole of a build that has nothing to do: look at every source and at every published file, find them as the last
build left them, and repeat its report. So this room imports no machine but those that look at folders. Touches the
disk.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

import diglot
from diglot.adapters import file_stats
from diglot.adapters.overlay import OVERLAID, defaults_root
from diglot.pipeline.base.build_options import BuildOptions

_FORMAT = 2
# Orders differ (languages, formats, output): each has its own memory, and this many are kept.
_ORDERS_KEPT = 12


class SavedReport(msgspec.Struct, frozen=True):
    """A report in the words of one language, so that it can be repeated without a catalogue.

    problems: as they are shown, in order. counts: what was built. clock: how seconds are said ("{seconds} s").
    document: the report as scripts read it, but for the seconds. explained: what became of a page that was asked about.
    """

    problems: tuple[str, ...]
    counts: str
    clock: str
    decimal_mark: str
    published: str
    document: Mapping[str, Any]
    explained: tuple[str, ...] = ()

    def closing(self, seconds: float) -> str:
        """The last line: what was built, and how long it took.

        >>> (
        ...     SavedReport((), "2 статьи", "{seconds} с", ",", "", {}).closing(0.04),
        ...     SavedReport((), "2", "{seconds} s", ".", "", {}).closing(12),
        ... )
        ('2 статьи, 0 с', '2, 12 s')
        """
        text = f"{seconds:.1f}".removesuffix(".0").replace(".", self.decimal_mark)
        return f"{self.counts}, {self.clock.format(seconds=text)}"


class UpToDateCheck:
    """What is known of the last build of an order."""

    def __init__(self, order: BuildOptions) -> None:
        """Look at every source now, diglot's own files among them: what changes from here on counts as changed."""
        self._order = order
        self._folder = order.cache / "builds"
        self._path = self._folder / f"{_order_mark(order)}.json"
        self._sources_path = order.cache / "sources.json"
        roots = [
            *(order.root / name for name in ("content", *OVERLAID)),
            *(defaults_root() / name for name in OVERLAID),
            Path(diglot.__file__).parent,
        ]
        self._taken_ns = time.time_ns()
        self._sources = file_stats.scan_folders(dict.fromkeys(roots))

    def told(self, lang: str) -> SavedReport | None:
        """The report of the last build, in that language, if a build would change nothing; else None."""
        told = self._repeated(lang)
        if told is None:
            # The sources are marked before a build reads them: what is saved meanwhile is news to the next one.
            _ = self._contents
        return told

    def _repeated(self, lang: str) -> SavedReport | None:
        kept = self._kept()
        if not kept or lang not in kept["told"] or not self._is_due(kept):
            return None
        is_as_seen = kept["sources"] == file_stats.state_mark(self._sources)
        if not is_as_seen and kept["contents"] != _contents_mark(self._contents):
            return None
        if not self._is_published(kept):
            return None
        if not is_as_seen:
            # Only times differ: the next look shall be quick again.
            _write(self._path, {**kept, "sources": self._mark()})
            _write(self._sources_path, self._contents)
        told = kept["told"][lang]
        return SavedReport(**{**told, "problems": tuple(told["problems"])})

    @property
    def has_new_text(self) -> bool:
        """Has a text changed since some build looked at it? Not where none ever did: then all of them are new."""
        texts = (path for path in self._contents if path.endswith((".md", ".markdown")))
        return bool(self._seen) and any(self._seen.get(path) != self._contents[path] for path in texts)

    def keep(self, told: Mapping[str, SavedReport], published: Mapping[str, file_stats.State], until: str) -> None:
        """Remember a build that was published. told: by language. until: the first day on which it would differ.

        published: every file of the site, by its place, as the build left it.
        Where the cache cannot be written nothing is remembered, and the next build is a real one.
        """
        head = {
            "format": _FORMAT,
            "sources": self._mark(),
            "contents": _contents_mark(self._contents),
            "output": file_stats.state_mark(published),
            "tools": _tools_mark(),
            "since": self._order.today.isoformat(),
            "until": until,
            "told": {lang: msgspec.to_builtins(one) for lang, one in told.items()},
        }
        _write(self._path, head)
        _write(self._sources_path, self._contents)
        self._sweep()

    # ------------------------------------------------------------ looking

    def _kept(self) -> dict[str, Any]:
        kept = _read(self._path)
        return kept if kept.get("format") == _FORMAT and kept.get("tools") == _tools_mark() else {}

    def _is_due(self, kept: Mapping[str, Any]) -> bool:
        """Is it still the time of that build? Texts under embargo have a day."""
        today = self._order.today.isoformat()
        return bool(kept["since"] <= today and (not kept["until"] or today < kept["until"]))

    def _is_published(self, kept: Mapping[str, Any]) -> bool:
        """Is every published file as it was left?"""
        output = os.fspath(self._order.output)
        found = file_stats.scan_folders([self._order.output], with_hidden=True)
        places = {path[len(output) + 1 :]: state for path, state in found.items()}
        return bool(kept["output"] == file_stats.state_mark(places))

    # ------------------------------------------------------------ keeping

    @cached_property
    def _seen(self) -> dict[str, Any]:
        """What was found of the sources the last time."""
        return _read(self._sources_path)

    @cached_property
    def _contents(self) -> dict[str, list[int | str]]:
        """Size, time and a mark of the contents of every source; only what looks changed is read."""
        found: dict[str, list[int | str]] = {}
        for name, state in self._sources.items():
            row = self._seen.get(name)
            if row is None or row[:2] != [*state]:
                # What changed just now may change again without its time showing it: it is read next time too.
                known = state if file_stats.is_settled({name: state}, self._taken_ns) else (-1, -1)
                row = [*known, file_stats.content_mark(name)]
            found[name] = row
        return found

    def _mark(self) -> str:
        """The mark of the sources; none that could match where a file is so new that its time proves nothing."""
        settled = file_stats.is_settled(self._sources, self._taken_ns)
        return file_stats.state_mark(self._sources) if settled else ""

    def _sweep(self) -> None:
        """Keep the memory of a few orders only."""
        rows = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in rows[_ORDERS_KEPT:]:
            path.unlink(missing_ok=True)


def _order_mark(order: BuildOptions) -> str:
    """A mark of all that an order asks for, but for the day and for how much is done at once."""
    parts = [order.output, order.langs, order.only, order.formats]
    flags = [order.with_drafts, order.is_lenient, order.is_strict]
    return file_stats.text_mark(repr([*map(str, parts), *flags]))


def _contents_mark(contents: Mapping[str, list[int | str]]) -> str:
    return file_stats.text_mark("\n".join(f"{path}\0{row[2]}" for path, row in sorted(contents.items())))


def _tools_mark() -> str:
    """A mark of the Python that runs us, and of every package beside it: their folders' names carry the versions."""
    names = [sys.version]
    for folder in sys.path:
        if folder.endswith("-packages"):
            names += sorted(row.name for row in os.scandir(folder) if row.name.endswith(".dist-info"))
    return file_stats.text_mark("\n".join(names))


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    """Put the whole file in its place at once: a build that is killed leaves the old one or none."""
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(content, ensure_ascii=True), encoding="ascii")
        fresh.replace(path)

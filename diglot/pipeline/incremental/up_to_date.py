"""An order in, the report of the last such build out, if nothing has changed since.

This is all that runs when there is nothing to do: look at every source and at every published file, find them as the
last build left them, and repeat its report. So this module imports nothing that takes long to load. Touches the disk.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import diglot
from diglot.adapters.file_stats import digest_of_file, digest_of_stats, scan
from diglot.adapters.overlay import OVERLAID, defaults_root
from diglot.model.digests import Digest, digest_of
from diglot.model.file_stats import FileStat
from diglot.pipeline.base.build_options import BuildOptions

# Each order (languages, formats, output) has a file of its own; those used last are kept.
_FILES_KEPT = 12

SavedT = TypeVar("SavedT")


class SavedReport(msgspec.Struct, frozen=True):
    """A report in the words of one language, so that it can be repeated without a catalogue.

    problems: as they are shown, in order. counts: what was built. clock: how seconds are said ("{seconds} s").
    document: the report for programs, without the seconds. explained: what became of a page that was asked about.
    """

    problems: tuple[str, ...]
    counts: str
    clock: str
    decimal_mark: str
    published: str
    document: Mapping[str, Any]
    explained: tuple[str, ...] = ()

    def closing(self, seconds: float) -> str:
        """Return the last line: what was built, and how long it took.

        >>> (
        ...     SavedReport((), "2 статьи", "{seconds} с", ",", "", {}).closing(0.04),
        ...     SavedReport((), "2", "{seconds} s", ".", "", {}).closing(12),
        ... )
        ('2 статьи, 0 с', '2, 12 s')
        """
        text = f"{seconds:.1f}".removesuffix(".0").replace(".", self.decimal_mark)
        return f"{self.counts}, {self.clock.format(seconds=text)}"


class _SavedBuild(msgspec.Struct, frozen=True):
    """A build that was published: the digests by which it is known to be up to date, and its reports by language.

    stats: of the sources, "" where a file was so new that its stat proved nothing. contents: of the sources.
    since and until: the days on which the same build gives the same; until is "" where embargoes end none.
    """

    stats: Digest
    contents: Digest
    output: Digest
    tools: Digest
    since: str
    until: str
    reports: Mapping[str, SavedReport]


class _SeenFile(msgspec.Struct, frozen=True, array_like=True):
    """A source as it was last read. stat: None where it may have changed again without showing it."""

    stat: FileStat | None
    digest: Digest


class UpToDateCheck:
    """Compares the sources and the published files with those of the last build of an order."""

    def __init__(self, order: BuildOptions) -> None:
        """Look at every source, diglot's own files among them: what changes later makes the next build a real one."""
        self._order = order
        self._folder = order.cache / "builds"
        self._path = self._folder / f"{_order_digest(order)}.json"
        self._sources_path = order.cache / "sources.json"
        roots = [
            *(order.root / name for name in ("content", *OVERLAID)),
            *(defaults_root() / name for name in OVERLAID),
            Path(diglot.__file__).parent,
        ]
        self._looked_ns = time.time_ns()
        self._stats = {
            f"{root}/{path}": stat
            for root in dict.fromkeys(roots)
            for path, stat in scan(root, skipped=("__pycache__",)).items()
        }

    def saved_report(self, lang: str) -> SavedReport | None:
        """Return the report of the last build in a language, or None if a build would change anything."""
        saved = _read(self._path, _SavedBuild)
        if saved and lang in saved.reports and self._is_up_to_date(saved):
            return saved.reports[lang]
        # Read the sources before the build does: what is saved in the meantime has changed for the next one.
        _ = self._seen_files
        return None

    def _is_up_to_date(self, saved: _SavedBuild) -> bool:
        today = self._order.today.isoformat()
        if saved.tools != _tools_digest() or today < saved.since or (saved.until and today >= saved.until):
            return False
        is_as_seen = saved.stats == digest_of_stats(self._stats)
        if not is_as_seen and saved.contents != self._contents_digest:
            return False
        if saved.output != digest_of_stats(scan(self._order.output, with_hidden=True)):
            return False
        if not is_as_seen:
            # Only times differ: make the next look quick again.
            self._write(msgspec.structs.replace(saved, stats=self._stats_digest()))
        return True

    @property
    def has_changed_text(self) -> bool:
        """Whether a text has changed since some build looked at it; False if none ever did: then all are new."""
        texts = (path for path in self._seen_files if path.endswith((".md", ".markdown")))
        return bool(self._seen_before) and any(self._seen_before.get(path) != self._seen_files[path] for path in texts)

    def save(self, reports: Mapping[str, SavedReport], published: Mapping[str, FileStat], until: str) -> None:
        """Remember a build that was published.

        reports: by language. published: every file of the site, by its place. until: the first day on which the build
        would give something else. Where the cache cannot be written, nothing is remembered, and the next build is a
        real one.
        """
        saved = _SavedBuild(
            stats=self._stats_digest(),
            contents=self._contents_digest,
            output=digest_of_stats(published),
            tools=_tools_digest(),
            since=self._order.today.isoformat(),
            until=until,
            reports=reports,
        )
        self._write(saved)

    def _write(self, saved: _SavedBuild) -> None:
        """Write what is remembered of a build, each file at once: a build that is killed leaves the old one or none."""
        # No other up-to-date check needs the rest of `disk`.
        from diglot.adapters.disk.files import write_cache_file

        cache = self._order.cache
        # UnicodeEncodeError: a name of a file that is no text, which is a problem of the build anyway.
        with suppress(OSError, UnicodeEncodeError):
            for path, document in ((self._path, saved), (self._sources_path, self._seen_files)):
                write_cache_file(cache, path.relative_to(cache).as_posix(), msgspec.json.encode(document))
            paths = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in paths[_FILES_KEPT:]:
                path.unlink(missing_ok=True)

    @cached_property
    def _seen_before(self) -> dict[str, _SeenFile]:
        """The sources as the last build saw them."""
        return _read(self._sources_path, dict[str, _SeenFile]) or {}

    @cached_property
    def _seen_files(self) -> dict[str, _SeenFile]:
        """Every source by its path; only those that look changed are read."""
        found: dict[str, _SeenFile] = {}
        for path, stat in self._stats.items():
            seen = self._seen_before.get(path)
            if seen is None or seen.stat != stat:
                seen = _SeenFile(stat if stat.is_settled(self._looked_ns) else None, digest_of_file(path))
            found[path] = seen
        return found

    @property
    def _contents_digest(self) -> Digest:
        return _digest_of_lines(f"{path}\0{seen.digest}" for path, seen in sorted(self._seen_files.items()))

    def _stats_digest(self) -> Digest:
        """Return the digest of the stats of all sources; "" if a later change of one might not show."""
        is_settled = all(stat.is_settled(self._looked_ns) for stat in self._stats.values())
        return digest_of_stats(self._stats) if is_settled else ""


def _order_digest(order: BuildOptions) -> Digest:
    """Return a digest of all that an order asks for, but for the day and the number of processes."""
    names = [order.output, order.langs, order.only, order.formats]
    flags = [order.with_drafts, order.is_lenient, order.is_strict]
    return _digest_of_lines(map(repr, [*map(str, names), *flags]))


def _tools_digest() -> Digest:
    """Return a digest of Python's version and the packages beside it: the names of their folders have the versions."""
    names = [sys.version]
    for folder in sys.path:
        if folder.endswith("-packages"):
            names += sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".dist-info"))
    return _digest_of_lines(names)


def _digest_of_lines(lines: Iterable[str]) -> Digest:
    return digest_of("\n".join(lines).encode("utf-8", "surrogateescape"))


def _read(path: Path, saved_type: type[SavedT]) -> SavedT | None:
    """Return what a file holds; None where it is missing, damaged, or written by another version."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=saved_type)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None

"""Build options in, the report of the last build with these options out, if nothing has changed since.

This is all that runs when there is nothing to do: stat every source and every published file, find them as the last
build left them, and repeat its report. So this module imports nothing that is slow to load. Touches the disk.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import diglot
from diglot.adapters.extension_packages import code_folders
from diglot.adapters.files.default_files import OVERLAID, defaults_root
from diglot.adapters.files.file_stats import digest_of_file, scan_digests
from diglot.adapters.files.rooted_files import names_in, read_file
from diglot.adapters.files.site_digest import SiteScan
from diglot.model.digests import Digest, digest_of
from diglot.model.file_stats import SiteState
from diglot.model.languages import LANGUAGES
from diglot.pipeline.base.build_options import BuildOptions

# Each combination of options (languages, formats, output) has its own file; the most recently used are kept.
_BUILDS, _FILES_KEPT = "builds", 12
_CONTENT = "content"
_OF_TEXTS = tuple(f"{_CONTENT}/{lang}" for lang in LANGUAGES)

SavedT = TypeVar("SavedT")


class SavedReport(msgspec.Struct, frozen=True):
    """A report in one language of messages, so that it can be repeated without a catalogue.

    problems: if many, in order, each with its severity; decoded only where all are asked for. rows: if few, as `--json`
    prints them. shown: the lines that are printed
    of them, each with its severity, "" for one that is about others. counts: what was built.
    clock: the format of seconds ("{seconds} s").
    document: the report for programs, without the problems and the seconds.
    explained: the outcome of a page that was asked about.
    """

    problems: msgspec.Raw
    rows: tuple[Mapping[str, Any], ...]
    shown: tuple[tuple[str, str], ...]
    counts: str
    clock: str
    decimal_mark: str
    published: str
    document: Mapping[str, Any]
    explained: tuple[str, ...] = ()

    def closing(self, seconds: float) -> str:
        """Return the last line of the report: what was built, and how long it took.

        >>> (
        ...     SavedReport(msgspec.Raw(b"[]"), (), (), "2 статьи", "{seconds} с", ",", "", {}).closing(0.04),
        ...     SavedReport(msgspec.Raw(b"[]"), (), (), "2", "{seconds} s", ".", "", {}).closing(12),
        ... )
        ('2 статьи, 0 с', '2, 12 s')
        """
        text = f"{seconds:.1f}".removesuffix(".0").replace(".", self.decimal_mark)
        return f"{self.counts}, {self.clock.replace('{seconds}', text)}"


class _SavedBuild(msgspec.Struct, frozen=True):
    """A build that was published: the digests that show whether it is up to date, and its reports by key.

    texts, others: of the stats of the texts, and of all other sources. new: of the contents of sources that were so new
    that their stat proves nothing, by path.
    since, until: the first day on which the same build has the same result, and the first on which it no longer has,
    because an embargo ends; until is "" where none does. Reports of thousands of problems take long to decode: they are
    decoded only when they are shown. files: how many were published.
    """

    texts: Digest
    others: Digest
    new: Mapping[str, Digest]
    output: Digest
    files: int
    tools: Digest
    since: str
    until: str
    reports: Mapping[str, msgspec.Raw]


class UpToDateCheck:
    """A comparison of the sources and the published files with those of the last build with the same options."""

    def __init__(self, options: BuildOptions) -> None:
        """Stat every source, diglot's own files included, so that any later change makes the next build a real one."""
        self._options = options
        self._path = f"{_BUILDS}/{_options_digest(options)}.json"
        self._saved = _read(options.cache, self._path, _SavedBuild)
        # It goes on in other processes while this one looks at the sources, and serves the build that follows.
        self.site_scan = SiteScan(options.output, self._saved.files if self._saved else 0)
        package = Path(diglot.__file__).parent
        folders = [
            *((options.root, name) for name in OVERLAID),
            *((defaults_root(), name) for name in OVERLAID),
            (package.parent, package.name),
            *((place.parent, place.name) for place in code_folders(options.root)),
        ]
        content = scan_digests(options.root, _CONTENT)
        self.digests = content.digests
        """As `Folder.digests` has them of the manuscripts and what belongs to them."""
        scans = {root / name: scan_digests(root, name, skipped=("__pycache__",)) for root, name in folders}
        texts = {path: digest for path, digest in self.digests.items() if path.startswith(_OF_TEXTS)}
        others = [(path, digest) for path, digest in self.digests.items() if path not in texts]
        others += [(f"{root}/{path}", digest) for root, scan in scans.items() for path, digest in scan.digests.items()]
        self._texts, self._others = (
            _digest_of_lines(map("\0".join, sorted(found))) for found in (texts.items(), others)
        )
        new = [options.root / path for path in content.new]
        new += [folder.parent / path for folder, scan in scans.items() for path in scan.new]
        # Read before the build reads them, so that the next one sees what is saved in the meantime.
        self._new = {str(path): digest_of_file(str(path)) for path in new}

    def saved_report(self, key: str) -> SavedReport | None:
        """Return the report of the last build under a key; None if a build would change anything."""
        saved = self._saved
        if saved and key in saved.reports and self._is_up_to_date(saved):
            return msgspec.json.decode(saved.reports[key], type=SavedReport)
        return None

    def _is_up_to_date(self, saved: _SavedBuild) -> bool:
        today = self._options.today.isoformat()
        if saved.tools != _tools_digest() or today < saved.since or (saved.until and today >= saved.until):
            return False
        if not self._has_sources_of(saved) or saved.output != self.site_scan.digest():
            return False
        if saved.new:
            # Make the next look quick again.
            self._write(msgspec.structs.replace(saved, new=self._new))
        return True

    def is_behind(self) -> bool:
        """Whether sources or diglot have changed since the output was built, with whatever options.

        False where that is not known: it was built elsewhere, or changed by hand.
        """
        cache = self._options.cache
        paths = [f"{_BUILDS}/{name}" for name in names_in(cache, _BUILDS)]
        saved = [build for path in paths if (build := _read(cache, path, _SavedBuild))]
        built = [build for build in saved if build.output == self.site_scan.digest()]
        return bool(built) and not any(map(self._has_sources_of, built))

    def _has_sources_of(self, saved: _SavedBuild) -> bool:
        is_same = (saved.texts, saved.others) == (self._texts, self._others)
        return is_same and all(digest_of_file(path) == digest for path, digest in saved.new.items())

    @property
    def has_changed_text(self) -> bool:
        """Whether a text has changed since the last build with these options; False if there was none: all are new."""
        return self._saved is not None and self._saved.texts != self._texts

    def save(self, reports: Mapping[str, SavedReport], published: SiteState, until: str) -> None:
        """Save a build that was published.

        reports: by key. until: the first day on which the build would have another result. If the cache cannot be
        written, nothing is saved, and the next build is a real one.
        """
        saved = _SavedBuild(
            texts=self._texts,
            others=self._others,
            new=self._new,
            output=published.stats,
            files=published.files,
            tools=_tools_digest(),
            since=self._options.today.isoformat(),
            until=until,
            reports={key: msgspec.Raw(msgspec.json.encode(report)) for key, report in reports.items()},
        )
        self._write(saved)

    def _write(self, saved: _SavedBuild) -> None:
        """Save a build, atomically: a killed build leaves the old one or none."""
        # No other up-to-date check needs the rest of `disk`.
        from diglot.adapters.disk.files import keep_newest_in_cache, write_cache_file

        cache = self._options.cache
        # UnicodeEncodeError: a name of a file that is no text, which is a problem of the build anyway.
        with suppress(OSError, UnicodeEncodeError):
            write_cache_file(cache, self._path, _sealed(msgspec.json.encode(saved)))
            keep_newest_in_cache(cache, _BUILDS, _FILES_KEPT)


def _options_digest(options: BuildOptions) -> Digest:
    """Return a digest of all build options that change the result, except the day."""
    names = [options.output, options.langs, options.only, options.formats, options.leaves]
    flags = [
        options.with_drafts,
        options.is_lenient,
        options.is_strict,
        options.trusts_templates,
        options.has_relative_links,
        options.leaves_requested,
    ]
    return _digest_of_lines(map(repr, [*map(str, names), *flags]))


def _tools_digest() -> Digest:
    """Return a digest of Python's version and the installed packages, whose folder names contain their versions."""
    names = [sys.version]
    for folder in sys.path:
        if folder.endswith("-packages"):
            names += sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".dist-info"))
    return _digest_of_lines(names)


def _digest_of_lines(lines: Iterable[str]) -> Digest:
    return digest_of("\n".join(lines).encode("utf-8", "surrogateescape"))


def _sealed(content: bytes) -> bytes:
    """Return a document below its own digest: a flipped bit may leave it well formed, with another meaning."""
    return digest_of(content).encode() + b"\n" + content


def _read(cache: Path, path: str, saved_type: type[SavedT]) -> SavedT | None:
    """Return the content of a file, or None if it is missing, damaged, or written by another version."""
    try:
        sealed = read_file(cache, path)
        content = sealed.partition(b"\n")[2]
        return msgspec.json.decode(content, type=saved_type) if sealed == _sealed(content) else None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None

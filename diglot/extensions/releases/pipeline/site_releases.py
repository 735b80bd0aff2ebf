"""A finished site in, a release of it that readers see out; or the release before it again.

Touches the disk through adapters only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec

from diglot.adapters.disk import (
    MANIFEST,
    FinishedSite,
    OutputRefused,
    SiteUnfinished,
    digest_of,
    locked,
    refuse_sources,
)
from diglot.core import hosting
from diglot.extensions.releases.adapters import compression
from diglot.extensions.releases.adapters.release_folder import LOCK, ReleaseAssembly, ReleaseFolder, ReleasesRefused
from diglot.extensions.releases.core.release_plan import (
    Deployment,
    history_after_publishing,
    is_rollback,
    plan_deployment,
    previous_release,
    releases_to_keep,
)
from diglot.extensions.releases.model.problems import NoEarlierRelease, ReleasesNotOurs, ReleasesUnwritable
from diglot.model.messages import N_
from diglot.model.problems import NoSite, NoSuchFolder, Problem
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.build_options import Progress

# Compressing a file smaller than one network packet gains nothing. In bytes.
_WORTH_COMPRESSING = 1_000


class ReleaseOptions(msgspec.Struct, frozen=True):
    """The folder of releases, and how many to keep. root: of the publication: its sources are never published into.

    jobs: how many threads copy and compress.
    """

    folder: Path
    root: Path
    keep: int = 3
    jobs: int = 1


def publish(site: Path, options: ReleaseOptions, progress: Progress) -> tuple[Deployment | None, list[Problem]]:
    """Make a site the current release. Return what changed for readers, or None and the problems.

    A site that was published before is the same release, and nothing is copied. If it is the current release,
    nothing changes, and the deployment is empty.
    """
    return _or_problem(partial(_publish, site, options, progress), site, options)


def _publish(site: Path, options: ReleaseOptions, progress: Progress) -> Deployment:
    finished = FinishedSite(site)
    _check_folder(options, site)
    with locked_releases(options, progress) as releases:
        name = _name(finished)
        if not _is_intact(releases, name):
            _assemble(finished, releases, name, options.jobs, progress)
        history = history_after_publishing(releases.history, releases.current, name)
        return _switch(releases, name, history, options.keep)


def plan(site: Path, options: ReleaseOptions) -> tuple[Deployment | None, list[Problem]]:
    """Return what publishing a site would change for readers, or None and the problems; nothing is written."""
    return _or_problem(partial(_plan, site, options), site, options)


def _plan(site: Path, options: ReleaseOptions) -> Deployment:
    finished = FinishedSite(site)
    _check_folder(options, site)
    releases = ReleaseFolder(options.folder, options.root)
    before = releases.files(releases.current) if releases.current else {}
    files = {**finished.files, MANIFEST: digest_of(finished.manifest)}
    # Compressed forms come with their files, and what open pages still ask for stays.
    own = {
        path: digest
        for path, digest in before.items()
        if path in files or not (_is_lasting(path) or _without_suffix(path) in before)
    }
    return plan_deployment(_name(finished), releases.current, files, own)


def _without_suffix(path: str) -> str:
    return path.rpartition(".")[0]


def _name(finished: FinishedSite) -> str:
    return digest_of(finished.manifest)[:16]


def _or_problem(
    work: Callable[[], Deployment], site: Path, options: ReleaseOptions
) -> tuple[Deployment | None, list[Problem]]:
    try:
        return work(), []
    except SiteUnfinished as unfinished:
        return None, [NoSite(str(site), str(unfinished))]
    except (ReleasesRefused, OutputRefused) as refused:
        reason = str(refused) if isinstance(refused, ReleasesRefused) else N_("it belongs to the publication itself")
        return None, [ReleasesNotOurs(str(options.folder), reason)]
    except OSError as error:
        return None, [ReleasesUnwritable(str(options.folder), system_reason(error))]


def roll_back(options: ReleaseOptions, progress: Progress) -> tuple[Deployment | None, list[Problem]]:
    """Make the release before the current one current again. Return as `publish` does.

    A rollback that was killed is finished: repeating it does not go back one release more.
    """
    try:
        if not options.folder.is_dir():
            return None, [NoSuchFolder(str(options.folder))]
        with locked_releases(options, progress) as releases:
            begun = _begun_change(releases)
            if begun and is_rollback(releases.history, begun):
                name: str | None = begun.release
            else:
                name = previous_release(releases.history, releases.current)
            if name is None or not _is_intact(releases, name):
                return None, [NoEarlierRelease(str(options.folder))]
            return _switch(releases, name, releases.history, len(releases.history)), []
    except ReleasesRefused as refused:
        return None, [ReleasesNotOurs(str(options.folder), str(refused))]
    except OSError as error:
        return None, [ReleasesUnwritable(str(options.folder), system_reason(error))]


def _check_folder(options: ReleaseOptions, site: Path) -> None:
    """Refuse a folder in which the next build reads or writes.

    Raises: OutputRefused.
    """
    refuse_sources(options.folder, options.root)
    folder, site = options.folder.resolve(), site.resolve()
    if site in (folder, *folder.parents) or folder in site.parents:
        raise OutputRefused(str(options.folder))


@contextmanager
def locked_releases(options: ReleaseOptions, progress: Progress) -> Iterator[ReleaseFolder]:
    """Provide the releases to one process at a time.

    Raises: ReleasesRefused, OSError.
    """
    # Refuses a folder that is not ours before anything is written there.
    ReleaseFolder(options.folder, options.root)
    with locked(options.folder / LOCK, progress.wait):
        yield ReleaseFolder(options.folder, options.root)


# ---------------------------------------------------------------- a release


def _is_intact(releases: ReleaseFolder, name: str) -> bool:
    """Return whether a release exists and each of its files is as it was written."""
    files = releases.files(name)
    try:
        return bool(files) and all(digest_of(releases.read(name, path)) == digest for path, digest in files.items())
    except OSError:
        return False


def _assemble(finished: FinishedSite, releases: ReleaseFolder, name: str, jobs: int, progress: Progress) -> None:
    """Copy a site, checking each file against the manifest, and compress the files where that is worth it.

    Raises: SiteUnfinished, OSError.
    """
    progress.stage(N_("Copying and compressing files"), len(finished.files))
    files: dict[str, str] = {}
    with releases.begin(name) as assembly, ThreadPoolExecutor(jobs) as pool:
        try:
            for written in pool.map(lambda place: _write_file(finished, assembly, place), finished.files):
                files |= written
                progress.step()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
        assembly.write(MANIFEST, finished.manifest)
        files[MANIFEST] = digest_of(finished.manifest)
        releases.finish(name, assembly, files)


def _write_file(finished: FinishedSite, assembly: ReleaseAssembly, place: str) -> Mapping[str, str]:
    """Write a file of the site and its compressed forms; return their digests by place."""
    content = finished.read(place)
    assembly.write(place, content)
    written = {place: finished.files[place]}
    if hosting.mime_of(place) not in hosting.TEXT_TYPES or len(content) < _WORTH_COMPRESSING:
        return written
    for suffix, coding in compression.CODINGS.items():
        compressed_place = f"{place}{suffix}"
        # Compressing takes most of the time here: reuse the compressed form in an earlier release if it is the same.
        earlier = assembly.earlier(compressed_place)
        is_reusable = bool(earlier) and compression.is_compressed_form(earlier, content, suffix)
        compressed = earlier if is_reusable else coding.compress(content)
        if len(compressed) < len(content):
            assembly.write(compressed_place, compressed)
            written[compressed_place] = digest_of(compressed)
    return written


# ---------------------------------------------------------------- what readers see


def _switch(releases: ReleaseFolder, name: str, history: tuple[str, ...], keep: int) -> Deployment:
    """Make a release current. It also serves the files that open pages of other releases may still ask for."""
    previous, begun = releases.current, _begun_change(releases)
    kept = releases_to_keep(history, name, keep)
    # A release is listed before it is switched to: one whose change was killed in between was never served.
    unserved = begun.release if begun and begun.release != previous else None
    published = [other for other in releases.history if other != unserved]
    before = _served_files(releases, published, previous)
    changes = plan_deployment(name, previous, _served_files(releases, kept, name), before)
    releases.carry_over(name, _lasting_files(releases, name))
    if begun and begun.release == name and previous in (begun.previous, name):
        # Killed on the way: only the record still knows what changes for readers.
        changes = begun
    elif name == previous:
        if begun:
            releases.prune(kept)
        return plan_deployment(name, previous, before, before)
    releases.switch(name, history, msgspec.to_builtins(changes))
    releases.write_deployment(msgspec.to_builtins(changes))
    releases.prune(kept)
    return changes


def _begun_change(releases: ReleaseFolder) -> Deployment | None:
    """Return the change of the current release that a killed process has begun, or None."""
    try:
        return msgspec.convert(releases.change, Deployment | None)
    except msgspec.ValidationError:
        return None


def _lasting_files(releases: ReleaseFolder, name: str) -> Iterator[tuple[str, str]]:
    """Yield the files of other releases whose names hold a digest: a page that is open still asks for them.

    Yields the name of the release, and the place of the file.
    """
    for other in releases.names():
        if other != name:
            yield from ((other, place) for place in releases.files(other) if _is_lasting(place))


def _is_lasting(place: str) -> bool:
    return place.partition("/")[0] in hosting.HASHED_FOLDERS


def _served_files(releases: ReleaseFolder, history: Iterable[str], current: str | None) -> dict[str, str]:
    """Return the digest of each file that readers can load: of the current release, and lasting ones of others.

    history: the releases that were published; one whose publication was killed was never carried over.
    """
    if not current:
        return {}
    records = [releases.files(name) for name in history]
    lasting = {place: digest for record in records for place, digest in record.items() if _is_lasting(place)}
    return lasting | dict(releases.files(current))

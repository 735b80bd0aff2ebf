"""A finished site in, a release of it that readers see out; and the way back.

Touches the disk through its machines only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import msgspec

from diglot.adapters import compression
from diglot.adapters.disk import (
    MANIFEST,
    FinishedSite,
    OutputRefused,
    SiteUnfinished,
    digest_of,
    locked,
    refuse_sources,
)
from diglot.adapters.releases import LOCK, ReleaseAssembly, ReleaseFolder, ReleasesRefused
from diglot.core import hosting
from diglot.core.release_plan import (
    Deployment,
    history_after_publishing,
    plan_deployment,
    previous_release,
    releases_to_keep,
)
from diglot.model.messages import N_
from diglot.model.problems import NoEarlierRelease, NoSite, Problem, ReleasesNotOurs, ReleasesUnwritable
from diglot.pipeline.base.build_options import Progress

# What is smaller than one packet of the network gains nothing.
_WORTH_COMPRESSING = 1_000


class ReleaseOptions(msgspec.Struct, frozen=True):
    """Where releases are kept. root: the publication, whose sources are never published into. keep: how many."""

    folder: Path
    root: Path
    keep: int = 3
    jobs: int = 1


def publish(site: Path, shelf: ReleaseOptions, progress: Progress) -> tuple[Deployment | None, list[Problem]]:
    """Let readers see this site: what that changed, or why not.

    A site that was published before is the same release still, and nothing is copied. Where it is the current one,
    nothing changes, and the deployment is empty.
    """
    try:
        finished = FinishedSite(site)
        _refuse(shelf, site)
        with _opened(shelf, progress) as releases:
            name = digest_of(finished.manifest)[:16]
            if not _is_sound(releases, name):
                _assemble(finished, releases, name, shelf.jobs, progress)
            history = history_after_publishing(releases.history, releases.current, name)
            return _switch(releases, name, history, shelf.keep), []
    except SiteUnfinished as unfinished:
        return None, [NoSite(str(site), str(unfinished))]
    except (ReleasesRefused, OutputRefused) as refused:
        reason = str(refused) if isinstance(refused, ReleasesRefused) else N_("it belongs to the publication itself")
        return None, [ReleasesNotOurs(str(shelf.folder), reason)]
    except OSError as error:
        return None, [ReleasesUnwritable(str(shelf.folder), error.strerror or str(error))]


def roll_back(shelf: ReleaseOptions, progress: Progress) -> tuple[Deployment | None, list[Problem]]:
    """Let readers see the release before the current one again."""
    try:
        if not shelf.folder.is_dir():
            return None, [NoEarlierRelease(str(shelf.folder))]
        with _opened(shelf, progress) as releases:
            name = previous_release(releases.history, releases.current)
            if name is None or not _is_sound(releases, name):
                return None, [NoEarlierRelease(str(shelf.folder))]
            return _switch(releases, name, releases.history, len(releases.history)), []
    except ReleasesRefused as refused:
        return None, [ReleasesNotOurs(str(shelf.folder), str(refused))]
    except OSError as error:
        return None, [ReleasesUnwritable(str(shelf.folder), error.strerror or str(error))]


def _refuse(shelf: ReleaseOptions, site: Path) -> None:
    """Releases are not put where the next build reads or writes.

    Raises: OutputRefused.
    """
    refuse_sources(shelf.folder, shelf.root)
    place, built = shelf.folder.resolve(), site.resolve()
    if built in (place, *place.parents) or place in built.parents:
        raise OutputRefused(str(shelf.folder))


@contextmanager
def _opened(shelf: ReleaseOptions, progress: Progress) -> Iterator[ReleaseFolder]:
    """The releases, for one publication at a time.

    Raises: ReleasesRefused, OSError.
    """
    ReleaseFolder(shelf.folder)  # before anything is written there
    with locked(shelf.folder / LOCK, progress.wait):
        yield ReleaseFolder(shelf.folder)


# ---------------------------------------------------------------- a release


def _is_sound(releases: ReleaseFolder, name: str) -> bool:
    """Is the release there, each file as it was written?"""
    files, place = releases.files(name), releases.place(name)
    try:
        return bool(files) and all(digest_of((place / one).read_bytes()) == mark for one, mark in files.items())
    except OSError:
        return False


def _assemble(finished: FinishedSite, releases: ReleaseFolder, name: str, jobs: int, progress: Progress) -> None:
    """Copy a site, each file checked against the manifest, and compress what is worth it.

    Raises: SiteUnfinished, OSError.
    """
    assembly = releases.begin(name)
    progress.stage(N_("Copying and compressing files"), len(finished.files))
    files: dict[str, str] = {}
    with ThreadPoolExecutor(jobs) as pool:
        try:
            for written in pool.map(lambda place: _put(finished, assembly, place), finished.files):
                files |= written
                progress.step()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    assembly.write(MANIFEST, finished.manifest)
    files[MANIFEST] = digest_of(finished.manifest)
    releases.finish(name, assembly, files)


def _put(finished: FinishedSite, assembly: ReleaseAssembly, place: str) -> Mapping[str, str]:
    """A file of the site and its compressed forms, with their hashes."""
    content = finished.read(place)
    assembly.write(place, content)
    written = {place: finished.files[place]}
    if hosting.mime_of(place) not in hosting.TEXT_TYPES or len(content) < _WORTH_COMPRESSING:
        return written
    for suffix, coding in compression.CODINGS.items():
        beside = f"{place}{suffix}"
        # Compressing is what costs time here: what was compressed for the last release is only looked at.
        known = assembly.earlier(beside)
        is_known = bool(known) and compression.is_compressed_form(known, content, suffix)
        compressed = known if is_known else coding.compress(content)
        if len(compressed) < len(content):
            assembly.write(beside, compressed)
            written[beside] = digest_of(compressed)
    return written


# ---------------------------------------------------------------- what readers see


def _switch(releases: ReleaseFolder, name: str, history: tuple[str, ...], keep: int) -> Deployment:
    """Let readers see a release, which also finds what pages of the others may still ask for."""
    previous, before = releases.current, _to_be_found(releases)
    releases.carry_over(name, _lasting_files(releases, name))
    if name == previous:
        return plan_deployment(name, previous, before, before)
    releases.switch(name, history)
    releases.prune(releases_to_keep(history, name, keep))
    changes = plan_deployment(name, previous, _to_be_found(releases), before)
    releases.write_deployment(msgspec.to_builtins(changes))
    return changes


def _lasting_files(releases: ReleaseFolder, name: str) -> Iterator[tuple[str, str]]:
    """Files of the other releases whose names carry a hash: a page that somebody has open still asks for them."""
    for other in releases.names():
        if other != name:
            yield from ((other, place) for place in releases.files(other) if _is_lasting(place))


def _is_lasting(place: str) -> bool:
    return place.partition("/")[0] in hosting.HASHED_FOLDERS


def _to_be_found(releases: ReleaseFolder) -> dict[str, str]:
    """Everything that readers find now, with its hash: the current release, and what it carries of the others."""
    if not releases.current:
        return {}
    # Those that were published: a release whose publication was killed has been carried nowhere.
    records = [releases.files(name) for name in releases.history]
    lasting = {place: mark for record in records for place, mark in record.items() if _is_lasting(place)}
    return lasting | dict(releases.files(releases.current))

"""A publication in, the room that its cache and its published site took out. Touches the disk through its machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from diglot.adapters.cache_cleanup import RemovedFiles, clean_cache, clean_site
from diglot.adapters.disk import (
    MANIFEST,
    PREVIEW_LOCK,
    FinishedSite,
    InUse,
    OutputRefused,
    SiteUnfinished,
    locked,
    refuse_sources,
    unused,
)
from diglot.model.messages import N_
from diglot.model.problems import NotRemoved, PreviewUnderWay, Problem
from diglot.pipeline.base.build_options import Progress, cache_folder


@dataclass(frozen=True)
class _Refused(Exception):
    """Something is not removed. reason: an entry of the catalogue."""

    reason: str


def clean(root: Path, site: Path | None, progress: Progress) -> tuple[Sequence[RemovedFiles], list[Problem]]:
    """Remove the cache, and the site where one is named; what was removed, and what had to stay.

    A build that is under way is waited for; while a preview runs, nothing is removed.
    """
    cache = cache_folder(root)
    swept: list[RemovedFiles] = []
    problems: list[Problem] = []
    try:
        with _held(cache, progress):
            for folder, sweep in ((site, _sweep_site), (cache, _sweep_cache)):
                if folder is None or not (folder.exists() or folder.is_symlink()):
                    continue
                try:
                    swept.append(sweep(folder, root))
                except _Refused as refused:
                    problems.append(NotRemoved(_told(folder, root), refused.reason))
                except OSError as error:
                    problems.append(NotRemoved(_told(folder, root), error.strerror or str(error)))
    except InUse as use:
        problems.append(PreviewUnderWay(_told(cache, root), str(use)))
    except OSError as error:
        problems.append(NotRemoved(_told(cache, root), error.strerror or str(error)))
    if swept and cache.parent.is_dir() and not any(cache.parent.iterdir()):
        cache.parent.rmdir()
    return swept, problems


@contextmanager
def _held(cache: Path, progress: Progress) -> Iterator[None]:
    """Nobody else is at work in the cache; where there is none, nothing is laid there.

    Raises: InUse, OSError.
    """
    if not cache.is_dir() or _is_led_away(cache):
        yield
        return
    with unused(cache / PREVIEW_LOCK), locked(cache / "lock", progress.wait), locked(cache / "texts.lock"):
        yield


def _is_led_away(cache: Path) -> bool:
    return cache.is_symlink() or cache.parent.is_symlink()


def _sweep_cache(cache: Path, _root: Path) -> RemovedFiles:
    if _is_led_away(cache):
        raise _Refused(N_("it is a link"))
    if not cache.is_dir():
        raise _Refused(N_("it is no folder"))
    return clean_cache(cache)


def _sweep_site(site: Path, root: Path) -> RemovedFiles:
    if site.is_symlink():
        raise _Refused(N_("it is a link"))
    # A folder of releases: `publish` keeps its own order there.
    if (site.parent.parent / "releases.json").is_file():
        raise _Refused(N_("it is a release, which readers may see"))
    try:
        refuse_sources(site, root)
        finished = FinishedSite(site)
    except OutputRefused:
        raise _Refused(N_("it belongs to the publication itself")) from None
    except SiteUnfinished as unfinished:
        raise _Refused(str(unfinished)) from None
    return clean_site(site, finished.files.keys(), MANIFEST)


def _told(folder: Path, root: Path) -> str:
    """A folder as problems name it."""
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)

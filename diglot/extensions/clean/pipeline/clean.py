"""A publication in, its cache and its built site removed. Touches the disk through adapters only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
from diglot.adapters.disk.open_folder import rooted
from diglot.extensions.clean.adapters.removal import RemovedFiles, clean_cache, clean_site
from diglot.extensions.clean.model.problems import NotRemoved, PreviewUnderWay
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.build_options import Progress, cache_folder


@dataclass(frozen=True)
class _RemovalRefused(Exception):
    """A folder must not be removed. reason: an entry of the catalogue."""

    reason: str


def clean(root: Path, site: Path | None, progress: Progress) -> tuple[Sequence[RemovedFiles], list[Problem]]:
    """Remove the cache, and the site if one is named. Return what was removed, and why the rest was not.

    Wait for a running build; remove nothing while a preview runs.
    """
    cache = cache_folder(root)
    removed: list[RemovedFiles] = []
    problems: list[Problem] = []
    try:
        with _exclusive_use(cache, progress):
            for folder, remove in ((site, _remove_site), (cache, _remove_cache)):
                if folder is None or not (folder.exists() or folder.is_symlink()):
                    continue
                try:
                    removed.append(remove(folder, root))
                except _RemovalRefused as refused:
                    problems.append(NotRemoved(_shown_path(folder, root), refused.reason))
                except OSError as error:
                    problems.append(NotRemoved(_shown_path(folder, root), system_reason(error)))
    except InUse as use:
        problems.append(PreviewUnderWay(_shown_path(cache, root), str(use)))
    except OSError as error:
        problems.append(NotRemoved(_shown_path(cache, root), system_reason(error)))
    return removed, problems


@contextmanager
def _exclusive_use(cache: Path, progress: Progress) -> Iterator[None]:
    """Hold all locks of the cache; if there is no cache, create nothing.

    Raises: InUse, OSError.
    """
    if not cache.is_dir() or _is_linked(cache):
        yield
        return
    with unused(cache / PREVIEW_LOCK), locked(cache / "lock", progress.wait), locked(cache / "texts.lock"):
        yield


def _is_linked(cache: Path) -> bool:
    return cache.is_symlink() or cache.parent.is_symlink()


def _remove_cache(cache: Path, root: Path) -> RemovedFiles:
    if _is_linked(cache):
        raise _RemovalRefused(N_("it is a link"))
    if not cache.is_dir():
        raise _RemovalRefused(N_("it is not a folder"))
    return clean_cache(*rooted(cache, root))


def _remove_site(site: Path, root: Path) -> RemovedFiles:
    if site.is_symlink():
        raise _RemovalRefused(N_("it is a link"))
    # A folder of releases: only `publish` removes files there.
    if (site.parent.parent / "releases.json").is_file():
        raise _RemovalRefused(N_("it is a release that readers may be seeing"))
    if not any(site.iterdir()):
        # What a killed `clean` left of it.
        return clean_site(*rooted(site, root), (), MANIFEST)
    try:
        refuse_sources(site, root)
        finished = FinishedSite(site)
    except OutputRefused:
        raise _RemovalRefused(N_("it belongs to the publication itself")) from None
    except SiteUnfinished as unfinished:
        raise _RemovalRefused(str(unfinished)) from None
    return clean_site(*rooted(site, root), finished.files.keys(), MANIFEST)


def _shown_path(folder: Path, root: Path) -> str:
    """Return a folder's path as problems show it."""
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)

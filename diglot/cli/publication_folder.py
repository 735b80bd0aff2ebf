"""The options of a command in, the publication that it works on found, and the files named seen from there."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.adapters.extension_packages import own_hooks
from diglot.model.languages import LANGUAGES

if TYPE_CHECKING:
    from diglot.model.problems import Problem
    from diglot.model.translation.watched_sites import WatchedSite

# Arguments that name articles, or files of them.
ARTICLE_ARGUMENTS = ("articles", "article", "only")


class NotInPublication(Exception):
    """There is no publication where the command looked for one."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


def locate_publication(options: argparse.Namespace, *, is_needed: bool) -> WatchedSite | None:
    """Set `options.root` to the publication's folder, and name files of articles from there.

    is_needed: the command works on a publication; to any other, the folder that was named will do, or this one.
    Returns the site of another program that was found in place of a publication.
    Raises: NotInPublication, OSError.
    """
    folder, site = options.root, None
    try:
        options.root = folder = find_root(options.root)
    except NotInPublication as nowhere:
        if is_needed:
            folder, site = _find_other_site(options.root, nowhere)
            options.root = Path(site.root)
        else:
            options.root = folder = options.root or Path()
    for name in ARTICLE_ARGUMENTS:
        typed = getattr(options, name, None)
        if isinstance(typed, str):
            setattr(options, name, _named(typed, folder, site))
        elif typed:
            setattr(options, name, [_named(one, folder, site) for one in typed])
    return site


def find_root(given: Path | None) -> Path:
    """Return the folder that was named; else this one or the nearest above it that holds a publication, as git does."""
    if given is not None:
        if not _has_content(given):
            raise _no_publication(given)
        return given
    here = Path.cwd()
    if _has_content(here):
        return Path()
    for folder in here.parents:
        if _is_publication(folder):
            return folder
    raise _no_publication(here)


def _has_content(folder: Path) -> bool:
    """Return whether a folder that was named holds a publication: Hugo's sites have a content/ too."""
    content = folder / "content"
    return content.is_dir() and ((content / "site.toml").is_file() or not _other_site(folder))


def _other_site(folder: Path) -> Callable[[], WatchedSite | Problem | None] | None:
    """Return what reads the site of another program that a folder seems to hold, or None."""
    return next(filter(None, (find_site(folder) for find_site in own_hooks("other-site"))), None)


def _find_other_site(given: Path | None, nowhere: NotInPublication) -> tuple[Path, WatchedSite]:
    """Return the nearest folder with a site of another program, and what is known of it.

    Raises: NotInPublication, OSError.
    """
    from diglot.model.problems import Problem  # a publication needs none

    here = Path.cwd()
    for folder in [given] if given else [here, *here.parents]:
        read = _other_site(folder)
        site = read() if read else None
        if isinstance(site, Problem):
            raise NotInPublication(site)
        if site:
            return folder, site
    raise nowhere


def _no_publication(folder: Path) -> NotInPublication:
    # A build with nothing to do needs no problems.
    from diglot.model.problems import NoPublication, NoSuchFolder, PublicationBelow

    if not folder.is_dir():
        return NotInPublication(NoSuchFolder(str(folder)))
    below = min(folder.glob("*/content/site.toml"), default=None)
    if below:
        return NotInPublication(PublicationBelow(str(folder), shlex.quote(str(below.parents[1]))))
    return NotInPublication(NoPublication(str(folder)))


def _is_publication(folder: Path) -> bool:
    """Return whether a folder that nobody named is a publication: others have a content/ too."""
    content = folder / "content"
    if (content / "site.toml").is_file():
        return True
    return any((content / lang).is_dir() for lang in LANGUAGES) and not _other_site(folder)


def _named(name: str, folder: Path, site: WatchedSite | None) -> str:
    """Return the name of an article, or its file from the publication. folder: of that, or of another site."""
    path = _seen_from(folder, name)
    return next((ours for ours, theirs in site.places.items() if theirs == path), path) if site else path


def _seen_from(root: Path, name: str) -> str:
    """Return the path of a file from the publication's folder; any other name unchanged."""
    path = Path(name)
    if not path.is_file() or (root / name).is_file():
        return name
    inside, whole = root.resolve(), path.absolute()
    return whole.relative_to(inside).as_posix() if whole.is_relative_to(inside) else name

"""The options of a command in, the publication that it works on found, and the files named seen from there."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.model.languages import LANGUAGES

if TYPE_CHECKING:
    from diglot.model.problems import Problem

# Arguments that name articles, or files of them.
ARTICLE_ARGUMENTS = ("articles", "article", "only")


class NotInPublication(Exception):
    """There is no publication where the command looked for one."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


def enter_publication(options: argparse.Namespace, *, is_needed: bool) -> None:
    """Set `options.root` to the publication's folder, and name files of articles from there.

    is_needed: the command works on a publication; to any other, the folder that was named will do, or this one.
    Raises: NotInPublication.
    """
    try:
        options.root = find_root(options.root)
    except NotInPublication:
        if is_needed:
            raise
        options.root = options.root or Path()
    for name in ARTICLE_ARGUMENTS:
        typed = getattr(options, name, None)
        if isinstance(typed, str):
            setattr(options, name, _seen_from(options.root, typed))
        elif typed:
            setattr(options, name, [_seen_from(options.root, one) for one in typed])


def find_root(given: Path | None) -> Path:
    """Return the folder that was named; else this one or the nearest above it that holds a publication, as git does."""
    if given is not None:
        if not (given / "content").is_dir():
            raise _no_publication(given)
        return given
    here = Path.cwd()
    if (here / "content").is_dir():
        return Path()
    for folder in here.parents:
        if _is_publication(folder):
            return folder
    raise _no_publication(here)


def _no_publication(folder: Path) -> NotInPublication:
    from diglot.model.problems import NoPublication, NoSuchFolder  # a build with nothing to do needs no problems

    return NotInPublication((NoPublication if folder.is_dir() else NoSuchFolder)(str(folder)))


def _is_publication(folder: Path) -> bool:
    """Return whether a folder that nobody named is a publication: others have a content/ too."""
    content = folder / "content"
    return (content / "site.toml").is_file() or any((content / lang).is_dir() for lang in LANGUAGES)


def _seen_from(root: Path, name: str) -> str:
    """Return the path of a file from the publication's folder; any other name unchanged."""
    path = Path(name)
    if not path.is_file() or (root / name).is_file():
        return name
    inside, whole = root.resolve(), path.absolute()
    return whole.relative_to(inside).as_posix() if whole.is_relative_to(inside) else name

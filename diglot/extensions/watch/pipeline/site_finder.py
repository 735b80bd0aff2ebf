"""A folder in, what reads the site of another program in it out. Apart from the readers, which take long to import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from diglot.adapters.files.rooted_files import is_file, read_file
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.watch.model.po_programs import PO_PROGRAMS
from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.translation.watched_sites import SiteLens, WatchedSite

FOLDER = ".diglot"
"""Where the publication is, below the site's folder: its settings and ledgers are committed with the site."""

SETTINGS = f"{FOLDER}/content/site.toml"


def find_languages(folder: Path) -> Mapping[Lang, str]:
    """Return those languages that the settings of a folder name and nothing else knows, with their places."""
    if not is_file(folder, SETTINGS):
        return {}
    from diglot.extensions.watch.core.plain_languages import places_of  # most folders have no such settings

    return places_of(languages_in(folder))


def languages_in(folder: Path) -> tuple[Lang, ...]:
    """Return the languages that the settings of a folder's site name; () where they name none or cannot be read."""
    from diglot.core.toml_reader import TomlError, read_toml  # as above

    try:
        languages = read_toml(read_file(folder, SETTINGS).decode()).get("languages")
    except (OSError, TomlError, UnicodeDecodeError):
        return ()
    return tuple(map(str, languages)) if isinstance(languages, list) else ()


def find_site(folder: Path) -> Callable[[], WatchedSite | Problem | None] | None:
    """Return a function that reads the site of a folder; None if the folder has no program's configuration.

    The function returns None if there is no site after all, a problem if its configuration cannot be read, and raises
    OSError.
    """
    programs = (*PROGRAMS.values(), *PO_PROGRAMS.values())
    if not any((folder / name).exists() for program in programs for name in program.files):
        return None

    def read() -> WatchedSite | Problem | None:
        # Most folders are no site of another program.
        from diglot.extensions.adopt.pipeline.foreign_files import UnreadableSettings
        from diglot.extensions.watch.pipeline.watched_site import watch_site

        try:
            return watch_site(folder)
        except UnreadableSettings as unreadable:
            return unreadable.problem

    return read


def find_lens(root: Path) -> SiteLens | None:
    """Return the lens of the site that a publication has copies of; None for any other publication. Raises: OSError."""
    if root.name != FOLDER:
        return None
    from diglot.extensions.watch.pipeline.site_lens import open_lens  # as above

    return open_lens(root)

"""Names of extensions in, what they declare out, and the functions that they name. Reads the installed packages.

What the settings of a publication do not name is not imported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

from diglot.adapters.files.default_files import Overlay
from diglot.adapters.files.file_faults import fault_reason
from diglot.adapters.files.rooted_files import read_file
from diglot.model.languages import Language
from diglot.model.messages import N_
from diglot.model.places import SETTINGS_PATH

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from importlib.metadata import EntryPoint

    from msgspec import Struct

    from diglot.model.extensions import AddedFormat, Extension, Hook, Policy, Service

_TABLE = b"extensions"


class ExtensionRefused(Exception):
    """An extension that cannot be used. reason: a message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def configured_extension_names(root: Path) -> tuple[str, ...]:
    """Return the names of the extensions of a publication; () where its settings cannot be read, which a build reports.

    Most publications name none: then their settings are not parsed.
    """
    try:
        source = read_file(root, SETTINGS_PATH)
    except OSError:
        return ()
    if _TABLE not in source:
        return ()
    from diglot.core.toml_reader import TomlError, read_toml  # costs 20 ms

    try:
        table = read_toml(source.decode()).get("extensions")
    except (TomlError, UnicodeDecodeError):
        return ()
    return tuple(table) if isinstance(table, dict) else ()


@lru_cache(maxsize=1)
def own_extensions() -> Mapping[str, Extension]:
    """Return what the extensions that come along declare, by name: the folders beside `diglot/extensions/__init__`."""
    folder = Path(__file__).resolve().parents[1] / "extensions"
    names = sorted(path.parent.name for path in folder.glob("*/extension.py"))
    found = {name: import_attribute(f"diglot.extensions.{name}.extension:EXTENSION") for name in names}
    return {name: one for name, one in found.items() if found.keys() >= {*one.needs}}


@cache  # asked for each passage of a text
def own_hooks(hook: Hook) -> Sequence[Any]:
    """Return what the extensions that come along do at a place, in the order of their names."""
    return tuple(import_attribute(one.hooks[hook]) for one in own_extensions().values() if hook in one.hooks)


def own_formats() -> Mapping[str, AddedFormat]:
    """Return the formats of the extensions that come along."""
    return {name: row for one in own_extensions().values() for name, row in one.formats.items()}


def own_assets() -> tuple[str, ...]:
    """Return the files of the theme that are published where a page asks for them, by their paths in assets/."""
    return tuple(path for one in own_extensions().values() for path in one.assets)


def own_policies() -> Mapping[str, Policy]:
    """Return what pages may do besides, by the beginnings of the places of files with which a site allows it."""
    return {place: policy for one in own_extensions().values() for place, policy in one.policies.items()}


def own_services() -> Mapping[str, Service]:
    """Return what answers readers of a finished site, by its path in the site."""
    return {path: service for one in own_extensions().values() for path, service in one.services.items()}


def own_queries() -> Sequence[Any]:
    """Return the queries of the extensions that come along."""
    return [query for one in own_extensions().values() if one.queries for query in import_attribute(one.queries)]


def own_front_matter() -> tuple[type[Struct], ...]:
    """Return the structs of the fields that extensions that come along add to front matter."""
    return tuple(one.front_matter for one in own_extensions().values() if one.front_matter)


def own_person() -> tuple[type[Struct], ...]:
    """Return the structs of the fields that extensions that come along add to files of people."""
    return tuple(one.person for one in own_extensions().values() if one.person)


def import_problems() -> None:
    """Import the kinds of problems of the extensions that come along: until then, only their own code knows them."""
    for extension in own_extensions().values():
        if extension.problems:
            import_module(extension.problems)


def graded_problems() -> Any:
    """Return the type of problems of any kind with their severities, those of the extensions that come along too."""
    import_problems()
    from diglot.model.problems import Problem, Severity, kinds_of  # costs 10 ms: of many problems alone

    return list[tuple[Union[kinds_of(Problem)], Severity]]  # type: ignore[misc]  # noqa: UP007 - they are a tuple


def installed_extensions() -> Mapping[str, EntryPoint]:
    """Return the entry point of every installed extension by its name, in alphabetical order."""
    from importlib.metadata import entry_points  # slow to load, and most publications name no extension

    from diglot.model.extensions import GROUP  # as above

    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


@lru_cache(maxsize=32)
def load_extension(name: str) -> Extension:
    """Return what an installed extension declares.

    Raises: KeyError, where none of this name is installed; ExtensionRefused.
    """
    from diglot.model.extensions import API, Extension  # as above

    point = installed_extensions()[name]
    try:
        found = point.load()
        languages = {code: import_attribute(place) for code, place in getattr(found, "languages", {}).items()}
    except Exception as error:  # of any kind: it is the code of somebody else
        raise ExtensionRefused(fault_reason(error)) from error
    if not isinstance(found, Extension):
        raise ExtensionRefused(N_("its entry point is no Extension"))
    if found.api != API:
        raise ExtensionRefused(N_("it was written for another version of diglot"))
    if any(not isinstance(one, Language) or one.code != code for code, one in languages.items()):
        raise ExtensionRefused(N_("one of its languages is no Language of that code"))
    return found


def load_named(root: Path) -> Mapping[str, Extension]:
    """Return the extensions of a publication that can be used, by name. A build reports the others."""
    return load_extensions(configured_extension_names(root))


def load_extensions(names: Iterable[str]) -> Mapping[str, Extension]:
    """Return those extensions that are installed and can be used, by name."""
    loaded = {}
    for name in names:
        try:
            loaded[name] = load_extension(name)
        except (KeyError, ExtensionRefused):
            continue
    return loaded


def import_attribute(name: str) -> Any:
    """Return what a dotted name, "module:name", stands for.

    Raises: anything that the import of its module does.
    """
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def folder_of(package: str) -> Path | None:
    """Return the folder of a package, or None if there is no such package."""
    spec = _find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def _find_spec(module: str) -> ModuleSpec | None:
    try:
        return find_spec(module)
    except (ImportError, ValueError):
        return None


def extension_folders(extensions: Iterable[Extension]) -> tuple[Path, ...]:
    """Return the folders that extensions bring along, those of later ones first: they come over earlier ones."""
    folders = (folder_of(extension.folder) for extension in extensions if extension.folder)
    return tuple(filter(None, folders))[::-1]


def overlay_of(root: Path) -> Overlay:
    """Return the files of a publication over those of its extensions and the defaults."""
    return Overlay(root, extension_folders(load_named(root).values()))


def code_folders(root: Path) -> Sequence[Path]:
    """Return the folders, or the single modules, of the code of a publication's extensions; nothing is imported."""
    names = configured_extension_names(root)
    if not names:
        return ()
    installed = installed_extensions()
    return [place for name in names if name in installed and (place := _place_of(installed[name].module))]


def digest_of_code(name: str) -> bytes:
    """Return a digest of the code of an installed extension, and of all other files of its package.

    Raises: KeyError.
    """
    import hashlib  # only for extensions that are named

    place = _place_of(installed_extensions()[name].module)
    hashed = hashlib.blake2b(repr((name, sys.version_info[:2])).encode(), digest_size=16)
    files = sorted(place.rglob("*")) if place and place.is_dir() else [place] if place else []
    for path in files:
        if path.is_file() and path.suffix != ".pyc":
            hashed.update(path.name.encode() + b"\0" + hashlib.blake2b(path.read_bytes()).digest())
    return hashed.digest()


def _place_of(module: str) -> Path | None:
    """Return the folder of the package at the top of a module's name; of a single module, its file."""
    top = module.partition(".")[0]
    spec = _find_spec(top)
    return folder_of(top) or (Path(spec.origin) if spec and spec.origin else None)

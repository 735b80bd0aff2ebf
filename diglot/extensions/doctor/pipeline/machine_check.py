"""Finds out what works on this machine: takes a folder, returns a row for each thing that diglot uses.

Touches the system through the adapters; writes nothing that stays.
"""

from __future__ import annotations

import importlib.util
import platform
from collections.abc import Iterator
from pathlib import Path

import msgspec

from diglot.adapters import disk, git, pandoc
from diglot.adapters.extension_packages import (
    ExtensionRefused,
    configured_extension_names,
    installed_extensions,
    load_extension,
)
from diglot.adapters.files.default_files import default_files
from diglot.adapters.system_libraries import missing_libraries
from diglot.extensions.doctor.adapters.inherited_versions import inherited_versions
from diglot.model.messages import N_
from diglot.model.wording.system_needs import LEAST_VERSIONS, LIBRARIES, is_older, packages

# Less than this, and a build of a few hundred texts may not fit.
_LEAST_FREE_BYTES = 500_000_000


class MachineCheck(msgspec.Struct, frozen=True):
    """One thing that diglot uses. name, found, remedy: messages, or words that are the same in every language.

    found: what is there, "" if it is missing. facts: the placeholders. is_needed: nothing can be built without it.
    """

    name: str
    found: str
    remedy: str
    facts: dict[str, str] = {}
    is_needed: bool = True


def check_machine(folder: Path, encoding: str) -> Iterator[MachineCheck]:
    """Yield what was found. folder: where a publication is or will be; encoding: of the terminal."""
    yield MachineCheck("Python", N_("version {version}"), "", {"version": platform.python_version()})
    yield _pandoc()
    yield _libraries()
    yield from _inherited()
    fonts = [path for path in default_files("assets") if path.endswith(".ttf")]
    yield MachineCheck(
        N_("fonts"), N_("files: {count}") if fonts else "", N_("install diglot again"), {"count": str(len(fonts))}
    )
    yield MachineCheck(
        N_("characters in the terminal"),
        N_("encoding {encoding}") if encoding.lower().replace("-", "") == "utf8" else "",
        N_("set a locale with UTF-8: export LANG=en_GB.UTF-8"),
        {"encoding": encoding},
    )
    yield from _disk(folder)
    version = git.installed_version()
    found = N_("version {version}") if version else ""
    name = N_("git, for sync --as-of and status --since")
    yield MachineCheck(name, found, N_("install the package git"), {"version": version}, is_needed=False)
    yield _package(N_("files of translators' tools"), "translate", "translate-toolkit")
    yield _package(N_("builds on many machines"), "distributed", "distributed")
    yield from _extensions(folder)


def _pandoc() -> MachineCheck:
    version = pandoc.installed_version()
    return MachineCheck(
        "pandoc",
        N_("version {version}") if version else "",
        N_("install its package again: pip install --force-reinstall pypandoc_binary"),
        {"version": version},
    )


def _libraries() -> MachineCheck:
    missing = missing_libraries(LIBRARIES)
    return MachineCheck(
        N_("Pango and HarfBuzz, for PDFs"),
        "" if missing else N_("found"),
        N_(
            "Debian: apt install {debian}; Fedora: dnf install {fedora}; Alpine: apk add {alpine}; "
            "macOS: brew install {brew}"
        ),
        packages(missing),
    )


def _inherited() -> Iterator[MachineCheck]:
    """Yield what comes with Python or the system. A distribution may mend a fault and leave the number as it is."""
    for name, version in inherited_versions().items():
        facts = {"version": version, "least": LEAST_VERSIONS[name]}
        known = N_("version {version} has known faults that {least} has not: update it with the system or with Python")
        found = known if is_older(version, LEAST_VERSIONS[name]) else N_("version {version}")
        yield MachineCheck(name, found, "", facts, is_needed=False)


def _disk(folder: Path) -> Iterator[MachineCheck]:
    free, reason = disk.room(folder)
    facts = {"folder": str(folder), "megabytes": str(free // 1_000_000), "reason": reason}
    yield MachineCheck(
        N_("writing in {folder}"),
        "" if reason else N_("possible"),
        N_("give yourself permission to write there: {reason}"),
        facts,
    )
    yield MachineCheck(
        N_("space on the disk"),
        N_("{megabytes} MB free") if free >= _LEAST_FREE_BYTES else "",
        N_("free some space: {megabytes} MB are left; diglot clean removes the cache"),
        facts,
    )


def _extensions(folder: Path) -> Iterator[MachineCheck]:
    """Yield a row for each extension that is installed, or that the publication names."""
    named, installed = configured_extension_names(folder), installed_extensions()
    for name in dict.fromkeys((*named, *installed)):
        facts = {"name": name, "version": "", "summary": "", "reason": ""}
        found, remedy = "", ""
        try:
            package = installed[name].dist
            facts["version"] = package.version if package else ""
            if name in named:
                extension = load_extension(name)
                facts["summary"] = extension.summary
                found = N_("version {version}: {summary}")
            else:
                found = N_("version {version}; no publication here names it: [extensions.{name}]")
        except KeyError:
            remedy = N_("install it beside diglot with pip, or delete [extensions.{name}] from content/site.toml")
        except ExtensionRefused as refused:
            facts["reason"] = refused.reason
            remedy = N_("install another version of it: {reason}")
        yield MachineCheck(N_("extension {name}"), found, remedy, facts, is_needed=name in named)


def _package(name: str, module: str, package: str) -> MachineCheck:
    is_there = importlib.util.find_spec(module) is not None
    return MachineCheck(name, N_("installed") if is_there else "", f"pip install {package}", is_needed=False)

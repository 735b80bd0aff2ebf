"""A command line in, the commands of extensions out. Loaded only where a name is none of diglot's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from diglot.adapters.extension_packages import extension_folders, import_attribute, load_named
from diglot.cli.command import Command
from diglot.cli.commands import COMMANDS, GROUPS
from diglot.cli.publication_folder import NotInPublication, find_root
from diglot.model.messages import N_

_TITLE = N_("From extensions")


def command_groups(words: Sequence[str]) -> Mapping[str, tuple[Command, ...]]:
    """Return every command by whom it serves; last, those of the extensions of the publication in a command line."""
    added = tuple(_commands_in(root_in(words)))
    return {**GROUPS, _TITLE: added} if added else GROUPS


def every_command(words: Sequence[str]) -> Mapping[str, Command]:
    """Return every command by its name."""
    return {command.name: command for group in command_groups(words).values() for command in group}


def extension_locales(words: Sequence[str]) -> list[Path]:
    """Return the folders of catalogues of the extensions of the publication in a command line."""
    root = root_in(words)
    folders = extension_folders(load_named(root).values()) if root else ()
    return [folder / "locales" for folder in folders]


def root_in(words: Sequence[str]) -> Path | None:
    """Return the folder of the publication that a command line is about; None if there is none."""
    given = None
    for word, after in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name == "--root":
            given = Path(value or after)
    try:
        return find_root(given)
    except NotInPublication:
        return None


def _commands_in(root: Path | None) -> Iterator[Command]:
    """Yield the commands of a publication's extensions. Those that cannot be loaded are left to `doctor`."""
    for extension in (load_named(root) if root else {}).values():
        try:
            commands = import_attribute(extension.commands) if extension.commands else ()
        except Exception:  # of any kind: it is the code of somebody else
            continue
        yield from (one for one in commands if isinstance(one, Command) and one.name not in COMMANDS)

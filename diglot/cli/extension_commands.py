"""Finds the commands and catalogues of extensions for a command line. Not needed to run a command of diglot's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from diglot.adapters.extension_packages import (
    ExtensionRefused,
    extension_folders,
    import_attribute,
    installed_extensions,
    load_extension,
    load_extensions,
    load_named,
    own_extensions,
    own_hooks,
)
from diglot.cli.command import AddedOptions, Command, WrongUsage, nearest
from diglot.cli.commands import COMMANDS, GROUPS
from diglot.cli.commands.options import EXTENSIONS, names_in
from diglot.cli.publication_folder import NotInPublication, find_root
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_
from diglot.model.places import SETTINGS_PATH

_TITLE = N_("From extensions")


def command_groups(words: Sequence[str]) -> Mapping[str, tuple[Command, ...]]:
    """Return every command by whom it serves, those of the extensions of the publication in a command line too."""
    groups = dict(GROUPS)
    added = list(_added(root_in(words)))
    commands = [one for one in added if isinstance(one, Command)]
    for command in sorted(commands, key=lambda command: bool(command.after)):  # which another extension may have
        title = command.group or _TITLE
        groups[title] = _placed(command, groups.get(title, ()))
    for options in added:
        if isinstance(options, AddedOptions):
            groups = {title: tuple(options.added_to(one) for one in group) for title, group in groups.items()}
    return groups


def _placed(command: Command, group: tuple[Command, ...]) -> tuple[Command, ...]:
    """Return a group of the help with a command in its place."""
    place = next((number for number, one in enumerate(group, 1) if one.name == command.after), len(group))
    return (*group[:place], command, *group[place:])


def every_command(words: Sequence[str]) -> Mapping[str, Command]:
    """Return every command by its name."""
    return {command.name: command for group in command_groups(words).values() for command in group}


def extension_locales(words: Sequence[str]) -> list[Path]:
    """Return the folders of catalogues of the extensions of the publication in a command line."""
    root = root_in(words)
    folders = extension_folders(load_named(root).values()) if root else ()
    return [folder / "locales" for folder in folders]


def add_languages(words: Sequence[str]) -> None:
    """Make the languages known that the extensions of the publication in a command line bring.

    Settings name extensions, or the option with which a publication is begun, so that nothing else is looked for: this
    is done before every command. Those of the site of another program are known as well.
    """
    given, here = _given_root(words), Path.cwd()
    folders = (given,) if given else (here, *here.parents)
    root = next((folder for folder in folders if (folder / SETTINGS_PATH).is_file()), None)
    for extension in (load_named(root) if root else {}).values():
        LANGUAGES.add(extension.languages)
    for extension in load_extensions(names_in(_given(words, EXTENSIONS.name))).values():
        LANGUAGES.add(extension.languages)
    for find_languages in () if root else own_hooks("site-languages"):
        LANGUAGES.add(next(filter(None, map(find_languages, folders)), {}))


def check_extensions(names: Sequence[str]) -> None:
    """Make sure that the packages can be used with which a publication is to be begun.

    Raises: WrongUsage.
    """
    for name in names:
        try:
            load_extension(name)
        except (KeyError, ExtensionRefused) as error:
            raise _refusal(name, error) from error


def _refusal(name: str, error: KeyError | ExtensionRefused) -> WrongUsage:
    from diglot.model.problems import RefusedExtension, UnknownExtension  # only when something is wrong

    if isinstance(error, ExtensionRefused):
        return WrongUsage(RefusedExtension.what, name=name, reason=error.reason)
    return WrongUsage(UnknownExtension.what, like=nearest(name, installed_extensions()), name=name, suggestion="")


def root_in(words: Sequence[str]) -> Path | None:
    """Return the folder of the publication that a command line works on; None outside of one."""
    try:
        return find_root(_given_root(words))
    except NotInPublication:
        return None


def _given_root(words: Sequence[str]) -> Path | None:
    given = _given(words, "--root")
    return Path(given) if given else None


def _given(words: Sequence[str], option: str) -> str:
    """Return the value of an option, the last where it is repeated; "" without it."""
    given = ""
    for word, after in pairwise((*words, "")):
        name, _, value = word.partition("=")
        if name == option:
            given = value or after
    return given


def _added(root: Path | None) -> Iterator[Command | AddedOptions]:
    """Yield the commands of the extensions that come along, and of those that a publication names, and their options.

    What cannot be loaded is left to `doctor`.
    """
    for extension in (*own_extensions().values(), *(load_named(root) if root else {}).values()):
        try:
            commands = import_attribute(extension.commands) if extension.commands else ()
        except Exception:  # of any kind: it is the code of somebody else
            continue
        for one in commands:
            if isinstance(one, AddedOptions) or (isinstance(one, Command) and one.name not in COMMANDS):
                yield one

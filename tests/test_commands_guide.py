"""The tables of `docs/commands.md` are the declarations of the commands: what `--help` prints, in both languages.

`pytest --accept` writes them; a person reads the difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.adapters.catalogues import read_localization
from diglot.cli.command import Command, Option
from diglot.cli.extension_commands import every_command
from diglot.model.languages import LANGUAGES, Lang

ROOT = Path(__file__).parents[1]
PAGES: dict[Lang, Path] = {"en": ROOT / "docs/commands.md", "ru": ROOT / "docs/commands.ru.md"}
COMMANDS = every_command(())
TABLE = re.compile(r"^<!-- command: ([\w-]+) -->\n((?:[|`].*\n)*)", re.MULTILINE)

Say = Callable[[str], str]


@pytest.mark.parametrize("lang", PAGES)
def test_every_command_has_its_table(lang: Lang, accept: bool) -> None:
    """Once, with its words as the head and a row for each of its options; a command without options has a sentence."""
    say = read_localization(LANGUAGES[lang], [ROOT / "locales"]).gettext
    page = PAGES[lang].read_text(encoding="utf-8")
    expected = {name: table_of(command, say) for name, command in COMMANDS.items()}
    if accept:
        page = TABLE.sub(lambda match: f"<!-- command: {match[1]} -->\n{expected[match[1]]}", page)
        PAGES[lang].write_text(page, encoding="utf-8")
    found = TABLE.findall(page)
    assert len(found) == len(expected)
    assert dict(found) == expected


def table_of(command: Command, say: Say) -> str:
    """The rows of a command's table, or a sentence if it has no options."""
    options = [option for option in command.options if option.name.startswith("-")]
    places = [usage_of(option, say) for option in command.options if option not in options]
    usage, words = " ".join([command.name, *places]), in_a_cell(say(command.words))
    rows = [f"| `{usage_of(option, say)}` | {in_a_cell(say(option.words))} |\n" for option in options]
    return "".join([f"| `{usage}` | {words} |\n|---|---|\n", *rows]) if rows else f"`{usage}`: {words}.\n"


def usage_of(option: Option, say: Say) -> str:
    """An option or an argument as it is typed, with what stands for its value."""
    choices = option.settings.get("choices", ())
    value = say(option.metavar) if option.metavar else f"{{{','.join(map(str, choices))}}}" if choices else ""
    form = {"*": "[{} …]", "+": "{} …", "?": "[{}]"}.get(str(option.settings.get("nargs", "")), "{}").format(value)
    return f"{option.name} {form}".rstrip() if option.name.startswith("-") else form


def in_a_cell(words: str) -> str:
    """Words with what they quote of the command line as code, and without signs of Markdown."""
    return re.sub(r"(?<![\w:/`])(--[a-z][\w-]*|[\w-]+(?:[,/][\w-]+)+/?)", r"`\1`", words).replace("|", r"\|")

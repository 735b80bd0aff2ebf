"""`completion`: the script with which a shell completes commands, options, their values and files."""

from __future__ import annotations

import argparse

from diglot.adapters.shell_completion import make_completion
from diglot.cli.command import DONE
from diglot.cli.extension_commands import every_command
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_as_is
from diglot.cli.parser import make_parser
from diglot.cli.publication_folder import ARTICLE_ARGUMENTS


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    commands = every_command(["--root", str(options.root)])
    # A shell completes the words of one program: build.py and `python3 -m` are no names of theirs.
    print_as_is(make_completion(make_parser(formatter.say, commands=commands), options.shell, ARTICLE_ARGUMENTS))
    return DONE

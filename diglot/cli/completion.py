"""`completion`: the script with which a shell completes commands, options, their values and files."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from diglot.cli.command import DONE, Command, Option
from diglot.cli.output import print_as_is
from diglot.cli.publication_folder import ARTICLE_ARGUMENTS
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.shell_completion import make_completion
    from diglot.cli.parser import make_parser

    # A shell completes the words of one program: build.py and `python3 -m` are no names of theirs.
    print_as_is(make_completion(make_parser(formatter.say), options.shell, ARTICLE_ARGUMENTS))
    return DONE


COMMAND = Command(
    "completion",
    N_("print a script that lets a shell complete commands and options"),
    (Option("shell", N_("the shell"), settings={"choices": ("bash", "zsh", "fish")}),),
    _run,
    ("completion bash",),
    needs_publication=False,
)

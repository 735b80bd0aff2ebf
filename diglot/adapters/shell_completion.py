"""A parser of the command line in, the script with which a shell completes it out. Only this module uses shtab."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from pathlib import Path

import shtab


def make_completion(parser: argparse.ArgumentParser, shell: str, file_arguments: Collection[str]) -> str:
    """Return the script. file_arguments: the names of those that are files, besides paths."""
    _mark_files(parser, file_arguments)
    script: str = shtab.complete(parser, shell)
    return f"{script.rstrip()}\n"


def _mark_files(parser: argparse.ArgumentParser, file_arguments: Collection[str]) -> None:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                _mark_files(below, file_arguments)
        elif action.type is Path or action.dest in file_arguments:
            action.complete = shtab.FILE  # type: ignore[attr-defined]

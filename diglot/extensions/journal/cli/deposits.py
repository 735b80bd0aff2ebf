"""`export` of an article or an issue for registers of articles, and `check --deposit`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from diglot.adapters.terminal import Console
from diglot.cli.environment import now, processors
from diglot.cli.messages import MessageFormatter
from diglot.extensions.exchange.pipeline.editions import ExportedFile
from diglot.extensions.exchange.pipeline.proposals import ImportRefused
from diglot.extensions.journal.core.register_rules import find_gaps, registers_of
from diglot.extensions.journal.model.fields import ONIX
from diglot.extensions.journal.model.records import DepositRecord
from diglot.extensions.journal.pipeline.deposits import export_book, export_deposit, read_deposit
from diglot.model.problems import Problem
from diglot.pipeline.base.build_options import BuildOptions, Progress

FoundT = TypeVar("FoundT")


def export_file(options: argparse.Namespace, formatter: MessageFormatter) -> ExportedFile:
    """Return the file that a register, or the book trade, takes, and what it will miss.

    Raises: ImportRefused.
    """
    if options.format == ONIX:
        return from_publication(export_book, options.article, options, formatter, is_quiet=options.json)
    return export_deposit(_deposit(options.article, options, formatter, is_quiet=options.json), options.format)


def deposit_problems(options: argparse.Namespace, formatter: MessageFormatter) -> Sequence[Problem]:
    """Return what the registers of the journal would miss in an article or an issue, if it was asked for."""
    if not options.deposit:
        return ()
    try:
        deposit = _deposit(options.deposit, options, formatter, is_quiet=True)
    except ImportRefused as refusal:
        return (refusal.problem,)
    return [problem for register in registers_of(deposit.journal) for problem in find_gaps(deposit, register)]


def _deposit(name: str, options: argparse.Namespace, formatter: MessageFormatter, *, is_quiet: bool) -> DepositRecord:
    return from_publication(read_deposit, name, options, formatter, is_quiet=is_quiet)


def from_publication(
    read: Callable[[str, BuildOptions, Progress, dt.datetime], FoundT],
    name: str,
    options: argparse.Namespace,
    formatter: MessageFormatter,
    *,
    is_quiet: bool,
) -> FoundT:
    """Return what is read from the publication of a command, whose name, options, progress and time `read` is given."""
    root, moment = options.root.resolve(), now(os.environ)
    order = BuildOptions(root=root, output=root / "public", today=moment.date(), jobs=processors())
    with Console(formatter.say, is_quiet=is_quiet) as console:
        return read(name, order, console, moment)

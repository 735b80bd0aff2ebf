"""`export`: an article in, a file for people who do not work in Markdown out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from diglot.adapters.disk import Folder, write_given_file
from diglot.adapters.pandoc import PandocPool
from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.model.messages import N_
from diglot.model.problems import FileExists, Problem
from diglot.pipeline.exchange.segment_files import export_memory, export_segments
from diglot.pipeline.exchange.word_export import ExportedFile, Exporter, export_edition, export_pair
from diglot.pipeline.exchange.word_import import ImportRefused
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.memory import PublicationMemory


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    if options.all != (options.article is None) or (options.all and options.format != "tmx"):
        raise WrongUsage(N_("name one article, or export everything with --all --format tmx"))
    try:
        exported = _export_memory(options) if options.all else _export(options, formatter)
    except ImportRefused as refusal:
        return _tell(options, formatter, [refusal.problem])
    target = options.output or Path(exported.name)
    if target.exists() and not options.yes:
        return _tell(options, formatter, [FileExists(str(target))])
    write_given_file(target, exported.content)
    return _tell(options, formatter, exported.problems, target)


def _export(options: argparse.Namespace, formatter: MessageFormatter) -> ExportedFile:
    with PandocPool(1) as pandoc:
        exporter = Exporter(Folder(options.root.resolve()), pandoc)
        if options.format != "docx":
            return export_segments(exporter, options.article, options.format, options.lang)
        if options.lang:
            return export_edition(exporter, options.article, options.lang)
        advice = N_(
            "Edit both columns as you like; leave the numbers on the left as they are. To delete a passage, empty its "
            "cell; to add one, add a row and leave its number empty."
        )
        return export_pair(exporter, options.article, formatter.say(advice))


def _export_memory(options: argparse.Namespace) -> ExportedFile:
    root = options.root.resolve()
    return export_memory(PublicationMemory(root, KNOWN, today(os.environ), processors()), root.name)


def _tell(
    options: argparse.Namespace, formatter: MessageFormatter, problems: Sequence[Problem], target: Path | None = None
) -> int:
    if options.json:
        print_document({"written": str(target or ""), "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        if target:
            print_line(formatter.say(N_("Written: {path}"), path=target))
    return DONE if target else PROBLEMS

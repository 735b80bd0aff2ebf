"""`export` and `import` of files for the tools of translators, and of memories."""

from __future__ import annotations

import argparse
import os

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocPool
from diglot.cli.command import DONE
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_line
from diglot.extensions.exchange.cli.export import translation_wanted
from diglot.extensions.exchange.cli.import_ import ImportPrompt, settle, tell
from diglot.extensions.exchange.model.problems import FileInTheWay
from diglot.extensions.exchange.pipeline.editions import ExportedFile, Exporter
from diglot.extensions.translators.pipeline.segment_files import (
    export_memory,
    export_segments,
    import_memory,
    import_segments,
)
from diglot.pipeline.base.file_edits import write_edits
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.memory import PublicationMemory


def export_file(options: argparse.Namespace, _formatter: MessageFormatter) -> ExportedFile:
    """Return an article for the tools of translators; with `--all`, everything that was declared in step.

    Raises: ImportRefused.
    """
    root = options.root.resolve()
    if options.all:
        return export_memory(PublicationMemory(root, KNOWN, today(os.environ), processors()), root.name)
    with PandocPool(1) as pandoc:
        exporter = Exporter(Folder(root), pandoc)
        lang = translation_wanted(exporter, options, among=exporter.targets)
        return export_segments(exporter, options.article, options.format, lang)


def import_translation(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Import what a translator has translated; return the exit code.

    Raises: ImportRefused.
    """
    with PandocPool(1) as pandoc:
        proposal = import_segments(options.file, Exporter(Folder(options.root.resolve()), pandoc))
    return settle(options, formatter, proposal, ImportPrompt(options, formatter))


def import_pairs(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Keep a memory of another program beside the publication; return the exit code.

    Raises: ImportRefused.
    """
    root = options.root.resolve()
    edit, count = import_memory(options.file, root)
    if edit.before is not None and edit.is_change and not options.yes:
        return tell(options, formatter, None, [FileInTheWay(edit.path, None)])
    problems = list(write_edits(root, [edit]))
    written = [edit] if edit.is_change and not problems else []
    code = tell(options, formatter, None, problems, written)
    if not options.json and code == DONE:
        print_line(formatter.count("{n} passage can be found", "{n} passages can be found", count))
    return code

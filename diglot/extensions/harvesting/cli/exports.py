"""`export` of an issue for an archive, and of the list of titles for libraries."""

from __future__ import annotations

import argparse

from diglot.cli.messages import MessageFormatter
from diglot.extensions.exchange.pipeline.editions import ExportedFile
from diglot.extensions.harvesting.pipeline.packages import export_package
from diglot.extensions.harvesting.pipeline.title_lists import export_titles
from diglot.extensions.journal.cli.deposits import from_publication


def export_file(options: argparse.Namespace, formatter: MessageFormatter) -> ExportedFile:
    """Return the package, or the list.

    Raises: ImportRefused.
    """
    export = export_package if options.format == "package" else export_titles
    return from_publication(export, options.article, options, formatter, is_quiet=options.json)

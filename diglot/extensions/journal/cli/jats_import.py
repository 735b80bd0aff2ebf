"""`import` of an article in JATS: its texts in all languages, its people, pictures and works."""

from __future__ import annotations

import argparse
import sys

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocPool
from diglot.cli.command import USAGE
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_line
from diglot.extensions.exchange.cli.import_ import ImportPrompt, settle
from diglot.extensions.journal.core.jats_import.elements import lang_of
from diglot.extensions.journal.pipeline.jats_import.importing import JatsOrder, import_jats, open_article
from diglot.model.messages import N_
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_sources


def import_file(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Import an article; return the exit code.

    Raises: ImportRefused.
    """
    order = JatsOrder(options.file, options.lang, options.pair or "", options.blog or "")
    root, folder = open_article(order.file), Folder(options.root.resolve())
    sources, _ = read_sources(folder, KNOWN)
    if order.lang is None and lang_of(root) not in sources.settings.languages:
        print_line(formatter.say(N_("--lang is needed: say in which language the text is.")), file=sys.stderr)
        return USAGE
    with PandocPool(1) as pandoc:
        proposal = import_jats(order, root, folder, sources, pandoc)
    return settle(options, formatter, proposal, ImportPrompt(options, formatter))

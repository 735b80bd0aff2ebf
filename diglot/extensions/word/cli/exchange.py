"""`export --format docx`, and `import` of Word files: of one edition, or of both in columns for a reviewer."""

from __future__ import annotations

import argparse
import sys

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocPool
from diglot.cli.command import USAGE
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_line
from diglot.cli.safe_text import show_controls
from diglot.extensions.exchange.cli.export import translation_wanted
from diglot.extensions.exchange.cli.import_ import ImportPrompt, settle, tell
from diglot.extensions.exchange.pipeline.editions import ExportedFile
from diglot.extensions.word.core import docx
from diglot.extensions.word.pipeline.word_export import WordExporter, export_edition, export_pair
from diglot.extensions.word.pipeline.word_import import (
    ImportedFields,
    ImportOptions,
    ImportTarget,
    import_word,
    open_file,
    report_changes,
)
from diglot.extensions.word.pipeline.word_review import import_review
from diglot.model.messages import N_


def export_file(options: argparse.Namespace, formatter: MessageFormatter) -> ExportedFile:
    """Return an edition, or without a language both side by side, as a Word file.

    Raises: ImportRefused.
    """
    with PandocPool(1) as pandoc:
        exporter = WordExporter(Folder(options.root.resolve()), pandoc)
        if options.lang:
            return export_edition(exporter, options.article, options.lang)
        advice = N_(
            "Edit both columns as you like; leave the numbers on the left as they are. To delete a passage, empty its "
            "cell; to add one, add a row and leave its number empty."
        )
        lang = translation_wanted(exporter, options, among=exporter.translations)
        return export_pair(exporter, options.article, lang, formatter.say(advice))


def import_file(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Import a Word file; return the exit code.

    Raises: ImportRefused.
    """
    order = ImportOptions(
        options.file,
        options.lang,
        options.pair or "",
        options.blog or "",
        "reject" if options.changes == "reject" else "accept",
    )
    folder, prompt = Folder(options.root.resolve()), FieldPrompt(options, formatter)
    parts = open_file(order.file)
    if options.changes == "report":
        return tell(options, formatter, None, report_changes(order, parts))
    ticket = docx.read_review_metadata(parts)
    if ticket is None and order.lang is None:
        print_line(formatter.say(N_("--lang is needed: say in which language the text is.")), file=sys.stderr)
        return USAGE
    with PandocPool(1) as pandoc:
        if ticket:
            proposal = import_review(order, parts, ticket, WordExporter(folder, pandoc))
        else:
            proposal = import_word(order, parts, folder, pandoc, prompt.ask)
    return settle(options, formatter, proposal, prompt)


class FieldPrompt(ImportPrompt):
    """Asks for the front matter, too; without a terminal the fields of the file are kept."""

    def ask(self, place: ImportTarget, fields: ImportedFields) -> ImportedFields:
        """Ask for the fields of the front matter; return the answers."""
        if not self.is_there or place.existing:
            return fields
        print_line(
            self.say(N_("Press Enter to accept the value in brackets; separate people, by name or key, with commas."))
        )
        title = self._line(N_("Title"), fields.title)
        standfirst = self._line(N_("Standfirst"), fields.standfirst)
        if place.pair:
            translators = self._line(N_("Translators"), ", ".join(fields.authors))
            return ImportedFields(title, standfirst, translators=_names(translators))
        authors = self._line(N_("Authors"), ", ".join(fields.authors))
        return ImportedFields(title, standfirst, _names(authors), date=self._line(N_("Date, such as 2015-03-12"), ""))

    def _line(self, question: str, offered: str) -> str:
        brackets = f" [{offered}]" if offered else ""
        return input(show_controls(f"{self.say(question)}{brackets}: ")).strip() or offered


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())

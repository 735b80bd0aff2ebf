"""A Word file that somebody has sent in, what importing it would write out: for those who have no command line.

Reads the disk and runs pandoc through adapters. Nothing is written here.
"""

from __future__ import annotations

from pathlib import Path

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocPool
from diglot.extensions.exchange.pipeline.proposals import ImportRefused
from diglot.extensions.word.core import docx
from diglot.extensions.word.pipeline.word_export import WordExporter
from diglot.extensions.word.pipeline.word_import import ImportOptions, import_word, read_parts
from diglot.extensions.word.pipeline.word_review import import_review
from diglot.model.problems import Problem
from diglot.pipeline.base.text_import import ImportedText, TextFile


def import_text(file: TextFile, folder: Folder, pandoc: PandocPool) -> ImportedText | Problem:
    """Return what importing a Word file would write, its tracked changes accepted, or why it cannot be imported."""
    options = ImportOptions(Path(file.name), file.lang, file.article, file.section)
    try:
        parts = read_parts(options.file, file.content)
        metadata = docx.read_review_metadata(parts)
        if metadata:
            found = import_review(options, parts, metadata, WordExporter(folder, pandoc))
        else:
            found = import_word(options, parts, folder, pandoc, lambda _, fields: fields)
    except ImportRefused as refusal:
        return refusal.problem
    found = found.without_forbidden_characters()
    return ImportedText(
        found.article, found.lang, tuple(draft for draft in found.drafts if draft.is_change), found.problems
    )

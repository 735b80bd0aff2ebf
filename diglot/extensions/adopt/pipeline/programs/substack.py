"""The folder of an archive of Substack in, where its pages are out. Writes nothing."""

from __future__ import annotations

from msgspec.structs import replace

from diglot.adapters.pandoc import PandocPool
from diglot.extensions.adopt.core.program_markup import find_lost_elements
from diglot.extensions.adopt.core.substack import TABLE, read_substack_archive
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder
from diglot.extensions.adopt.pipeline.foreign_sites import ForeignSite, as_markdown
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter


def read_export(folder: ForeignFolder) -> ForeignSite | None:
    """Return the site of an unpacked archive; its pictures stay where they are."""
    table = folder.text(TABLE) if folder.named(TABLE) else None

    def html_of(path: str) -> str | None:
        return folder.text(path) if folder.named(path) else None

    export = read_substack_archive(table, html_of) if table else None
    if export is None or not export.pages:
        return None
    folder.problems += export.problems
    pages = []
    with PandocPool(1) as pandoc:
        for page in export.pages:
            folder.problems += find_lost_elements(page.body, *page.position())
            body = as_markdown(folder, page.path, page.body, ".html", page.lang, MarkdownWriter(pandoc))
            pages.append(replace(page, body=body))
    return ForeignSite(export.layout, tuple(pages), {}, {})

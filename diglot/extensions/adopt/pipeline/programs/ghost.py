"""The folder of a site made with Ghost in, where its pages are out. Writes nothing."""

from __future__ import annotations

from msgspec.structs import replace

from diglot.adapters.pandoc import PandocPool
from diglot.extensions.adopt.core.ghost import read_ghost_export
from diglot.extensions.adopt.core.program_markup import find_lost_elements
from diglot.extensions.adopt.core.source_pages import SiteExport
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder, read_json
from diglot.extensions.adopt.pipeline.foreign_sites import ForeignSite, as_markdown, is_picture, named_files
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter

# Ghost's own name of an export is `site.ghost.2026-12-01-05-20-00.json`.
_MARK, _UPLOADS = ".ghost.", ("content/images/", "content/media/", "content/files/")


def read_export(folder: ForeignFolder) -> ForeignSite | None:
    """Return the site of the export in a folder; its files are in content/ beside it."""
    export = next((found for path in folder.paths if (found := _export(folder, path))), None)
    if export is None or not export.pages:
        return None
    folder.problems += export.problems
    pages = []
    with PandocPool(1) as pandoc:
        for page in export.pages:
            path, line = page.position()
            folder.problems += find_lost_elements(page.body, path, line)
            body = as_markdown(folder, path, page.body, ".html", page.lang, MarkdownWriter(pandoc))
            pages.append(replace(page, body=body))
    uploads = [path for path in folder.paths if path.startswith(_UPLOADS)]
    files = named_files(folder, [path for path in uploads if not is_picture(path)], pages, export.layout)
    media = {path: f"media/{path.split('/', 2)[2]}" for path in [*filter(is_picture, uploads), *files]}
    return ForeignSite(export.layout, tuple(pages), media, {f"/{path}": new for path, new in media.items()})


def _export(folder: ForeignFolder, path: str) -> SiteExport | None:
    if _MARK not in path or not path.endswith(".json") or "/" in path:
        return None
    try:
        return read_ghost_export(read_json(folder.text(path) or ""), path)
    except ValueError:
        return None

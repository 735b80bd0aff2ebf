"""The folder of a site made with WordPress in, where its pages are out. Writes nothing."""

from __future__ import annotations

from msgspec.structs import replace

from diglot.adapters.pandoc import PandocPool
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.core.source_pages import SourcePage
from diglot.extensions.adopt.core.wordpress import ExportRefused, as_html, find_lost, read_wordpress_export
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder
from diglot.extensions.adopt.pipeline.foreign_sites import ForeignSite, as_markdown, is_picture, named_files
from diglot.model.messages import N_
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter

_MARK = b"wordpress.org/export/"


def read_export(folder: ForeignFolder) -> ForeignSite | None:
    """Return the site of the exports in a folder; its pictures are those in wp-content/uploads/ beside them."""
    layout: SiteLayout | None = None
    pages: list[SourcePage] = []
    with PandocPool(1) as pandoc:
        for path in folder.paths:
            content = folder.content(path) if path.endswith(".xml") and "/" not in path else b""
            if _MARK not in content[:20_000]:
                continue
            try:
                export = read_wordpress_export(content, path)
            except ExportRefused as refusal:
                folder.problems.append(NotAdopted(path, refusal.line, N_("an export that cannot be read"), "—"))
                continue
            layout = layout or replace(export.layout, config=path)
            folder.problems += export.problems
            for page in export.pages:
                folder.problems += find_lost(page)
                body = as_markdown(folder, path, as_html(page.body), ".html", page.lang, MarkdownWriter(pandoc))
                pages.append(replace(page, body=body, body_line=0))
    if not layout or not pages:
        return None
    uploads = [path for path in folder.paths if "wp-content/uploads/" in path]
    files = named_files(folder, [path for path in uploads if not is_picture(path)], pages, layout)
    media = {path: f"media/{path.partition('uploads/')[2]}" for path in [*filter(is_picture, uploads), *files]}
    return ForeignSite(
        layout, tuple(pages), media, {f"/{path[path.index('wp-content/') :]}": new for path, new in media.items()}
    )

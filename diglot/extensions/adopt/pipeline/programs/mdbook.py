"""The folder of a site made with mdBook in, where its pages are out. Writes nothing."""

from __future__ import annotations

import posixpath

from diglot.extensions.adopt.core.folder_site import FolderSite, languages_by_folder
from diglot.extensions.adopt.core.site_layout import SiteLayout, table, text_of
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where chapters of mdBook are: in a folder of `src` for each language, or in a book for each."""
    sources = {}
    for path in [one for one in PROGRAMS["mdbook"].files if one in folder.paths]:
        at, book = posixpath.dirname(path), table(folder.site_settings(path).get("book"))
        sources[posixpath.join(at, text_of(book.get("src")) or "src")] = at
    books = {root: at for root, at in sources.items() if at and f"{root}/SUMMARY.md" in folder.paths}
    if len(books) > 1:
        first = next(iter(books.values()))
        return FolderSite(default=first, config=f"{first}/book.toml", roots=books, folders={}, is_bare=False)
    root = next((root for root, at in sources.items() if not at), None)
    if root is None or not any(one.startswith(f"{root}/") and one.endswith("/SUMMARY.md") for one in folder.paths):
        return None
    folders = languages_by_folder(folder.paths, root, [*table(folder.site_settings("book.toml").get("language"))])
    if not folders:
        return None
    return FolderSite(default=next(iter(folders)), config="book.toml", roots={root: ""}, folders=folders, is_bare=False)

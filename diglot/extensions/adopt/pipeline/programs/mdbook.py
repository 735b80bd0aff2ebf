"""The folder of a site made with mdBook in, where its pages are out. Writes nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from diglot.extensions.adopt.core.folder_site import FolderSite, languages_by_folder
from diglot.extensions.adopt.core.order.sidebars import Part, summary_parts
from diglot.extensions.adopt.core.site_layout import SiteLayout, our_language, table, text_of
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where chapters of mdBook are: in a folder of `src` for each language, or in a book for each."""
    sources, titles = {}, {}
    for path in [one for one in PROGRAMS["mdbook"].files if one in folder.paths]:
        at, book = posixpath.dirname(path), table(folder.site_settings(path).get("book"))
        sources[posixpath.join(at, text_of(book.get("src")) or "src")] = at
        titles[at] = text_of(book.get("title"))
    books = {root: at for root, at in sources.items() if at and f"{root}/SUMMARY.md" in folder.paths}
    if len(books) > 1:
        first = next(iter(books.values()))
        parts = _parts(folder, [*books])
        return FolderSite(
            default=first,
            config=f"{first}/book.toml",
            roots=books,
            folders={},
            is_bare=False,
            parts=parts,
            titles={our: titles[at] for at in books.values() if (our := our_language(at))},
        )
    root = next((root for root, at in sources.items() if not at), None)
    if root is None or not any(one.startswith(f"{root}/") and one.endswith("/SUMMARY.md") for one in folder.paths):
        return None
    folders = languages_by_folder(folder.paths, root, [*table(folder.site_settings("book.toml").get("language"))])
    if not folders:
        return None
    default, parts = next(iter(folders)), _parts(folder, [root, *(f"{root}/{name}" for name in folders)])
    return FolderSite(
        default=default,
        config="book.toml",
        roots={root: ""},
        folders=folders,
        is_bare=False,
        parts=parts,
        titles={our: titles[""] for code in folders.values() if (our := our_language(code))},
    )


def _parts(folder: ForeignFolder, places: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts of the tables of contents in some folders."""
    tables = [(place, folder.named(f"{place}/SUMMARY.md")) for place in places]
    return tuple(part for place, path in tables if path for part in summary_parts(folder.text(path) or "", place))

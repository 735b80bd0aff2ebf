"""The folder of a site made with Docusaurus in, where its pages are out. Writes nothing."""

from __future__ import annotations

from msgspec.structs import replace

from diglot.extensions.adopt.core.docusaurus import read_docusaurus_site
from diglot.extensions.adopt.core.order.sidebars import sidebar_parts
from diglot.extensions.adopt.core.site_layout import Labels, SiteLayout, our_language
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder
from diglot.model.languages import LANGUAGES, Lang

_SCRIPTS = ("js", "ts", "cjs", "mjs")


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages are; None if the folder is of another program."""
    path = folder.named(*PROGRAMS["docusaurus"].files)
    text = folder.text(path) if path else None
    if text is None:
        return None
    menus = {
        our: folder.settings(one)
        for one in folder.paths
        if one.endswith("/docusaurus-theme-classic/navbar.json") and (our := our_language(one.split("/")[1]))
    }
    people, tags = _blog_labels(folder, "authors.yml", "name"), _blog_labels(folder, "tags.yml", "label")
    sidebar = folder.named(*(f"{name}.{suffix}" for name in ("sidebars", "sidebar.config") for suffix in _SCRIPTS))
    parts = tuple(sidebar_parts(folder.text(sidebar) or "")) if sidebar else ()
    return replace(read_docusaurus_site(text, menus, people, tags), config=path, parts=parts)


def _blog_labels(folder: ForeignFolder, name: str, field: str) -> Labels:
    """Return what a blog's list of people or tags says, and its translations."""
    labels: dict[str, dict[Lang, str]] = {}
    for lang in LANGUAGES:
        path = folder.named(f"i18n/{lang}/docusaurus-plugin-content-blog/{name}", f"blog/{name}")
        for key, row in folder.settings(path).items():
            if isinstance(row, dict) and isinstance(row.get(field), str):
                labels.setdefault(key, {})[lang] = row[field]
    return labels

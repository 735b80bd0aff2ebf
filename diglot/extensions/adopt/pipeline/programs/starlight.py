"""The folder of a site made with Starlight in, where its pages are out. Writes nothing."""

from __future__ import annotations

from diglot.extensions.adopt.core.folder_site import locales_site
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages of Starlight are."""
    path = folder.named(*PROGRAMS["starlight"].files)
    text = folder.text(path) if path else None
    root = "src/content/docs"
    if text is None or "starlight" not in text or not any(one.startswith(f"{root}/") for one in folder.paths):
        return None
    return locales_site(folder.paths, path, root, text)

"""The folder of a site made with Nikola in, where its pages are out. Writes nothing."""

from __future__ import annotations

from msgspec.structs import replace

from diglot.extensions.adopt.core.nikola import read_nikola_site
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.model.problems import UnreadableSite
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder, UnreadableSettings


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages are; None if the folder is of another program."""
    path = folder.named(*PROGRAMS["nikola"].files)
    text = folder.text(path) if path else None
    # Sphinx has a conf.py as well.
    if text is None or "BLOG_TITLE" not in text:
        return None
    try:
        return replace(read_nikola_site(text), config=path)
    except ValueError:
        raise UnreadableSettings(UnreadableSite(path, 1, "—")) from None

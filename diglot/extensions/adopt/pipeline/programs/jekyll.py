"""The folder of a site made with Jekyll in, where its pages are out. Writes nothing."""

from __future__ import annotations

from msgspec.structs import replace

from diglot.extensions.adopt.core.jekyll import read_jekyll_site
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages are; None if the folder is of another program."""
    path = folder.named(*PROGRAMS["jekyll"].files)
    authors = folder.settings(folder.named("_data/authors.yml", "_data/authors.yaml")) if path else {}
    return replace(read_jekyll_site(folder.site_settings(path), authors, folder.paths), config=path) if path else None

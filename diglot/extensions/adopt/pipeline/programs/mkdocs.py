"""The folder of a site made with MkDocs in, where its pages are out. Writes nothing."""

from __future__ import annotations

import posixpath

from msgspec.structs import replace

from diglot.extensions.adopt.core.mkdocs import read_mkdocs_site
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages are; None if the folder is of another program."""
    path = folder.named(*PROGRAMS["mkdocs"].files)
    if not path:
        return None
    authors = next((one for one in folder.paths if posixpath.basename(one) == ".authors.yml"), "")
    return replace(read_mkdocs_site(folder.site_settings(path), folder.settings(authors), folder.paths), config=path)

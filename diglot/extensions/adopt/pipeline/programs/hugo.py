"""The folder of a site made with Hugo in, where its pages are out. Writes nothing."""

from __future__ import annotations

import posixpath
from typing import Any

from msgspec.structs import replace

from diglot.extensions.adopt.core.hugo import read_hugo_site
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_site(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages are; None if the folder is of another program."""
    config: dict[str, Any] | None = None
    first = ""
    for path in folder.paths:
        parent, (stem, suffix) = posixpath.dirname(path), posixpath.splitext(posixpath.basename(path))
        if parent not in ("", "config/_default") or suffix not in (".toml", ".yaml", ".yml", ".json"):
            continue
        if stem in ("hugo", "config"):
            config, first = {**(config or {}), **folder.site_settings(path)}, first or path
        elif parent and stem in ("languages", "permalinks"):
            config = {**(config or {}), stem: folder.site_settings(path)}
    return None if config is None else replace(read_hugo_site(config), config=first)

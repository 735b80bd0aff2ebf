"""The folder of a site made with Hugo in, where its pages are out. Writes nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from diglot.extensions.adopt.core.folder_site import languages_by_folder
from diglot.extensions.adopt.core.hugo import HugoSite, read_hugo_site
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
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
    if config is None:
        return None
    site = read_hugo_site(config)
    return replace(site, config=first, folders=(*_mounted(folder, site), *site.folders))


def _mounted(folder: ForeignFolder, site: HugoSite) -> Sequence[tuple[str, str]]:
    """Return the folders of languages that have them by a mount of Hugo's modules, which may be written elsewhere."""
    if len(site.folders) > 1:
        return ()
    [(content, _)] = site.folders
    found = languages_by_folder(folder.paths, content)
    return [(f"{content}/{name}", code) for name, code in found.items() if code in site.codes]

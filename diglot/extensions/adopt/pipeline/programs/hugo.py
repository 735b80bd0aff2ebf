"""The folder of a site made with Hugo in, where its pages are out. Writes nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import reduce
from typing import Any

from msgspec.structs import replace

from diglot.extensions.adopt.core.folder_site import languages_by_folder
from diglot.extensions.adopt.core.hugo import HugoSite, merged, read_hugo_site, setting_path
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder

# A site is published with its settings for production over the others.
_SETTINGS = ("", "config/_default", "config/production")


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages are; None if the folder is of another program."""
    config: dict[str, Any] = {}
    first = ""
    # What is in the folder of settings is laid over the file in the root.
    for path in sorted(folder.paths, key=lambda path: "/" in path):
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        if suffix not in (".toml", ".yaml", ".yml", ".json") or posixpath.dirname(path) not in _SETTINGS:
            continue
        names = setting_path(stem)
        if "/" in path or not names:
            config = merged(
                config, reduce(lambda inner, name: {name: inner}, reversed(names), folder.site_settings(path))
            )
            first = first or (path if not names else "")
    if not first:
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

"""The folder of a site made with VitePress in, where its pages are out. Writes nothing."""

from __future__ import annotations

import posixpath
import re

from diglot.extensions.adopt.core.folder_site import locales_site
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages of VitePress are: in the folder that has `.vitepress`, or in `srcDir` there."""
    path = folder.named(*PROGRAMS["vitepress"].files)
    text = folder.text(path) if path else None
    # The second mark: what every configuration of it calls or imports.
    if text is None or "vitepress" not in text.replace(".vitepress", ""):
        return None
    above = path.partition(".vitepress")[0].rstrip("/")
    source = re.search(r"\bsrcDir:\s*[\"']([^\"'\n]+)[\"']", text)
    root = posixpath.normpath(posixpath.join(above, source[1] if source else "")).removeprefix(".")
    whole = _with_parts(folder, path, text)
    return locales_site(folder.paths, path, root, whole, is_bare="cleanUrls: true" in text)


def _with_parts(folder: ForeignFolder, path: str, text: str) -> str:
    """Return a configuration with the files beside it, which it may be divided into."""
    beside = [one for one in folder.paths if one.startswith(f"{posixpath.dirname(path)}/") and one != path]
    return "\n".join(
        [text, *(folder.text(one) or "" for one in beside if one.endswith((".ts", ".mts", ".js", ".mjs")))]
    )

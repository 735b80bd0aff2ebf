"""The folder of a site made with Eleventy in, where its pages are out. Writes nothing."""

from __future__ import annotations

import posixpath
import re

from diglot.extensions.adopt.core.folder_site import FolderSite, languages_by_folder
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where texts of Eleventy are: in a folder for each language."""
    path = folder.named(*PROGRAMS["eleventy"].files)
    text = folder.text(path) if path else None
    if text is None or not re.search(r"eleventy|module\.exports|export default", text):
        return None
    named = re.search(r"\binput:\s*[\"']([^\"'\n]+)[\"']", text)
    roots = [posixpath.normpath(named[1])] if named else ["", "src", "content"]
    for root in [one.removeprefix(".") for one in roots]:
        for at in (root, posixpath.join(root, "content")):
            if len(folders := languages_by_folder(folder.paths, at)) > 1:
                first = re.search(r"\bdefaultLanguage:\s*[\"']([\w-]+)[\"']", text)
                default = first[1] if first else next(iter(folders))
                return FolderSite(default=default, config=path, roots={at: ""}, folders=folders)
    return None

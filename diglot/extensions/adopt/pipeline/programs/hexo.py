"""The folder of a site made with Hexo in, where its pages are out. Writes nothing."""

from __future__ import annotations

from diglot.extensions.adopt.core.folder_site import FolderSite, languages_by_folder
from diglot.extensions.adopt.core.site_layout import DEFAULT_LANGUAGE, SiteLayout, our_language, text_of
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where texts of Hexo are; None for Jekyll, which has the same file."""
    path = folder.named(*PROGRAMS["hexo"].files)
    package = folder.named("package.json")
    is_named = '"hexo"' in (folder.text(package) or "") if package else False
    if not path or not any(one.startswith("source/") for one in folder.paths):
        return None
    config = folder.site_settings(path)
    if not is_named and not {"source_dir", "public_dir", "i18n_dir"} & config.keys():
        return None
    root = text_of(config.get("source_dir")) or "source"
    written = config.get("language")
    codes = [text_of(one) for one in (written if isinstance(written, list) else [written]) if one] or [DEFAULT_LANGUAGE]
    folders = languages_by_folder(folder.paths, root, codes[1:])
    # The first language has no folder, or one like the others.
    folders |= {} if codes[0] in folders else {"": codes[0]}
    title = text_of(config.get("title"))
    titles = {our: title for code in folders.values() if title and (our := our_language(code))}
    return FolderSite(default=codes[0], config=path, titles=titles, roots={root: ""}, folders=folders)

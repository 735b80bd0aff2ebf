"""The folder of a site made with Zola in, where its pages are out. Writes nothing."""

from __future__ import annotations

from diglot.extensions.adopt.core.folder_site import FolderSite
from diglot.extensions.adopt.core.site_layout import DEFAULT_LANGUAGE, SiteLayout, our_language, table, text_of
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages of Zola are: `page.ru.md` beside `page.md`; None for Hugo, which may have the same file."""
    path = folder.named(*PROGRAMS["zola"].files)
    if not path or not any(one.startswith("content/") for one in folder.paths):
        return None
    config = folder.site_settings(path)
    # Which every site of Zola must have, and Hugo calls otherwise.
    if "base_url" not in config:
        return None
    default = text_of(config.get("default_language")) or DEFAULT_LANGUAGE
    languages = {code: table(one) for code, one in table(config.get("languages")).items()}
    codes = {default: config, **languages}
    return FolderSite(
        default=default,
        config=path,
        titles={
            our: text_of(one.get("title") or config.get("title"))
            for code, one in codes.items()
            if (our := our_language(code))
        },
        base_url=text_of(config.get("base_url")),
        roots={"content": ""},
        folders={},
        suffixes=frozenset(codes),
    )

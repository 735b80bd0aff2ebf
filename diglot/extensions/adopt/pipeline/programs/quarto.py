"""The folder of a site made with Quarto in, where its pages are out. Writes nothing."""

from __future__ import annotations

from diglot.extensions.adopt.core.folder_site import FolderSite
from diglot.extensions.adopt.core.site_layout import DEFAULT_LANGUAGE, SiteLayout, table, text_of
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder


def read_layout(folder: ForeignFolder) -> SiteLayout | None:
    """Return where pages of Quarto are, whose languages babelquarto keeps as suffixes."""
    path = folder.named(*PROGRAMS["quarto"].files)
    if not path or not any(one.endswith(".qmd") for one in folder.paths):
        return None
    config = folder.site_settings(path)
    settings = table(config.get("babelquarto"))
    others = settings.get("languages")
    default = text_of(settings.get("mainlanguage")) or text_of(config.get("lang")) or DEFAULT_LANGUAGE
    codes = [text_of(one) for one in others] if isinstance(others, list) else []
    return FolderSite(
        default=default,
        config=path,
        roots={"": ""},
        folders={},
        suffixes=frozenset([default, *codes]),
        is_bare=False,
        names=frozenset([".qmd"]),
    )

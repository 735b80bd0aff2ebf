"""The sample, published in another manner."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.tools.published import Site

ALIAS = "/old/pivot.html"


def build_variant(root: Path, sample_site: Site, build_site: Callable[..., Site]) -> Site:
    """Build it in a folder: under a path, with an old address, Latin slugs, short lists and fallbacks in full."""
    shutil.copytree(sample_site.root / "content", root / "content")
    shutil.copytree(sample_site.root / ".cache", root / ".cache")
    settings = root / "content" / "site.toml"
    manner = 'per_page = 3\nfallback = "original"\nslugs = "transliterated"\noutline_words = 300\n'
    written = settings.read_text(encoding="utf-8")
    text, changes = re.subn(r'(?m)^base_url = "(.*)"$', r'base_url = "\1/notes"\n' + manner, written)
    assert changes == 1
    settings.write_text(text, encoding="utf-8")
    _add_alias(root / "content" / "en" / "asia" / "pivot-of-the-2010s.md")
    for manuscript in (root / "content" / "ru").rglob("*.md"):
        written = manuscript.read_text(encoding="utf-8")
        manuscript.write_text(re.sub(r"(?m)^slug: .*[а-яё].*\n", "", written), encoding="utf-8")
    return build_site(root, root / "public", "--formats", "html")


def _add_alias(manuscript: Path) -> None:
    written = manuscript.read_text(encoding="utf-8")
    manuscript.write_text(written.replace("---\n", f"---\naliases: [{ALIAS}]\n", 1), encoding="utf-8")

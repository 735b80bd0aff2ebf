"""The programs whose sites can be taken over. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

_READERS = "diglot.extensions.adopt.pipeline.programs"


class Program(msgspec.Struct, frozen=True):
    """A program that makes sites. title: its name.

    files: those by which a folder of it is known, the usual one first, which messages name.
    reader: "module:function", from a `ForeignFolder` to a `SiteLayout` or a `ForeignSite`; None for that of another.
    """

    title: str
    files: tuple[str, ...]
    reader: str


def _named(stems: tuple[str, ...], suffixes: str) -> tuple[str, ...]:
    """Return the names of files, one for each stem and suffix."""
    return tuple(f"{stem}.{suffix}" for stem in stems for suffix in suffixes.split())


_SCRIPTS = "js ts mjs cjs mts"

PROGRAMS: Mapping[str, Program] = {
    # Before Hugo, which may have the same file, as Hexo is before Jekyll.
    "zola": Program("Zola", ("config.toml", "zola.toml"), f"{_READERS}.zola:read_layout"),
    "hugo": Program(
        "Hugo", (*_named(("hugo", "config"), "toml yaml yml json"), "config/_default"), f"{_READERS}.hugo:read_layout"
    ),
    "docusaurus": Program(
        "Docusaurus", _named(("docusaurus.config",), f"{_SCRIPTS} cts"), f"{_READERS}.docusaurus:read_layout"
    ),
    "mkdocs": Program("MkDocs", _named(("mkdocs",), "yml yaml"), f"{_READERS}.mkdocs:read_layout"),
    "hexo": Program("Hexo", _named(("_config",), "yml yaml"), f"{_READERS}.hexo:read_layout"),
    "jekyll": Program("Jekyll", _named(("_config",), "yml yaml toml"), f"{_READERS}.jekyll:read_layout"),
    "nikola": Program("Nikola", ("conf.py",), f"{_READERS}.nikola:read_layout"),
    "vitepress": Program(
        "VitePress",
        _named(
            (
                *(f"{at}.vitepress/config" for at in ("", "docs/")),
                *(f"{at}.vitepress/config/index" for at in ("", "docs/")),
            ),
            _SCRIPTS,
        ),
        f"{_READERS}.vitepress:read_layout",
    ),
    "starlight": Program("Starlight", _named(("astro.config",), _SCRIPTS), f"{_READERS}.starlight:read_layout"),
    "mdbook": Program("mdBook", ("book.toml", "en/book.toml", "ru/book.toml"), f"{_READERS}.mdbook:read_layout"),
    "eleventy": Program(
        "Eleventy", (".eleventy.js", *_named(("eleventy.config",), _SCRIPTS)), f"{_READERS}.eleventy:read_layout"
    ),
    "quarto": Program("Quarto", _named(("_quarto",), "yml yaml"), f"{_READERS}.quarto:read_layout"),
    "wordpress": Program("WordPress", ("WordPress….xml",), f"{_READERS}.wordpress:read_export"),
    "ghost": Program("Ghost", ("….ghost….json",), f"{_READERS}.ghost:read_export"),
    "substack": Program("Substack", ("posts.csv",), f"{_READERS}.substack:read_export"),
}
"""By their names, in the order in which they are tried."""

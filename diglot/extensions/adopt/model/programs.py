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


PROGRAMS: Mapping[str, Program] = {
    "hugo": Program(
        "Hugo", (*_named(("hugo", "config"), "toml yaml yml json"), "config/_default"), f"{_READERS}.hugo:read_site"
    ),
    "docusaurus": Program(
        "Docusaurus", _named(("docusaurus.config",), "js ts mjs cjs mts cts"), f"{_READERS}.docusaurus:read_site"
    ),
    "mkdocs": Program("MkDocs", _named(("mkdocs",), "yml yaml"), f"{_READERS}.mkdocs:read_site"),
    "jekyll": Program("Jekyll", _named(("_config",), "yml yaml toml"), f"{_READERS}.jekyll:read_site"),
    "nikola": Program("Nikola", ("conf.py",), f"{_READERS}.nikola:read_site"),
    "wordpress": Program("WordPress", ("WordPress….xml",), f"{_READERS}.wordpress:read_site"),
}
"""By their names, in the order in which they are tried."""

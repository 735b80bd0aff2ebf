"""The programs whose sites can be taken over. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

_READERS = "diglot.extensions.adopt.pipeline.programs"


class Program(msgspec.Struct, frozen=True):
    """A program that makes sites. file: by which a folder of it is known, as messages name it.

    reader: "module:function", from a `ForeignFolder` to a `SiteLayout` or a `ForeignSite`; None for that of another.
    """

    file: str
    reader: str


PROGRAMS: Mapping[str, Program] = {
    "hugo": Program("hugo.toml", f"{_READERS}.hugo:read_site"),
    "docusaurus": Program("docusaurus.config.js", f"{_READERS}.docusaurus:read_site"),
    "mkdocs": Program("mkdocs.yml", f"{_READERS}.mkdocs:read_site"),
    "jekyll": Program("_config.yml", f"{_READERS}.jekyll:read_site"),
    "nikola": Program("conf.py", f"{_READERS}.nikola:read_site"),
    "wordpress": Program("WordPress….xml", f"{_READERS}.wordpress:read_site"),
}
"""By their names, in the order in which they are tried."""

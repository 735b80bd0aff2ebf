"""Dependencies: the parts of a publication that pages are built from. Touches nothing.

A new kind needs a sentence in `model.rebuild_reasons`, and a row in `queries.site.pages` or a digest function in
`site_parts`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang

DependencyKind: TypeAlias = Literal[
    # Dependencies of every page.
    "program", "settings", "volumes", "theme",
    # An article as lists show it, and its texts.
    "article", "text",
    # A contributor, a poll, an issue; the sets of the first two.
    "person", "people", "poll", "polls", "issue",
    # The lists of a language: their texts, the order of these, and their dates.
    "texts", "blogs", "pages", "home", "by_blog", "by_year", "by_tag", "by_audience", "by_person",
    "by_issue",
    # What stands beside a text in these lists; the contents of a volume.
    "neighbours", "related", "contents",
    # The sets of keys of those lists.
    "blog_keys", "year_keys", "tag_keys", "audience_keys", "person_keys", "issue_keys",
    # The target of an address; the file that it names; the other formats that a page links to.
    "article_link", "list_link", "file", "offers",
    # A template, the catalogue messages of a language; its frame: masthead, navigation and foot.
    "template", "words", "frame",
    # A file of the theme that a template names, a table of an extension that comes along; the formats that are made.
    "asset", "table", "formats",
]  # fmt: skip

BASE_KINDS: tuple[DependencyKind, ...] = ("program", "settings", "volumes", "theme")
"""What every page depends on."""
RENDERING_KINDS: frozenset[DependencyKind] = frozenset(
    ["template", "words", "asset", "table", "file", "program", "settings"]
)
"""What a page is rendered with: files of texts too, such as the captions of a film. All other kinds are its content."""


class Dependency(msgspec.Struct, frozen=True, order=True, array_like=True, cache_hash=True, gc=False):
    """A part of a publication. lang, key: "" if the kind has none, or for the whole of it."""

    kind: DependencyKind
    lang: Lang = ""
    key: str = ""

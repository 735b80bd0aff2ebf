"""Dependencies: the parts of a publication that pages are made from. Touches nothing.

A kind that is added here needs a sentence in `model.rebuild_reasons` and, in the incremental build, a digest.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang

DependencyKind: TypeAlias = Literal[
    # What everything is made from.
    "program", "settings", "volumes", "theme",
    # An article as lists show it, and its texts; which articles there are.
    "article", "text", "articles",
    # Contributors and polls: one of them, and which there are.
    "person", "people", "poll", "polls",
    # The lists of a language: which texts they have, in which order, and their dates.
    "texts", "blogs", "pages", "home", "by_blog", "by_year", "by_tag", "by_audience", "by_person",
    # Which keys those lists have.
    "blog_keys", "year_keys", "tag_keys", "audience_keys", "person_keys",
    # Where an address leads; the file that it names; the other formats that a page offers.
    "article_link", "list_link", "file", "offers",
    # What pages are rendered with; the frame of a language: masthead, navigation and foot.
    "template", "words", "frame",
]  # fmt: skip

RENDERING_KINDS: frozenset[DependencyKind] = frozenset(["template", "words"])
"""What a page is rendered with. All other kinds are what it shows."""


class Dependency(msgspec.Struct, frozen=True, order=True, array_like=True, cache_hash=True, gc=False):
    """A part of a publication. lang and key: "" where the kind has none, or for the whole of it."""

    kind: DependencyKind
    lang: Lang = ""
    key: str = ""

"""The reasons for building something again: a sentence for each kind of dependency. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from diglot.model.building.dependencies import Dependency, DependencyKind
from diglot.model.messages import N_

NEW: Final = "new"
FIRST: Final = "first"
OUTPUT_CHANGED: Final = "spoilt"
CONTENT_CHANGED: Final = "content"

Reason: TypeAlias = Dependency | Literal["new", "first", "spoilt", "content"]
"""A dependency that changed, or another reason for building something."""

SENTENCES: Mapping[DependencyKind | Literal["new", "first", "spoilt", "content"], str] = {
    NEW: N_("it is new"),
    FIRST: N_("there is no record of an earlier build into this folder"),
    OUTPUT_CHANGED: N_("its file in the published folder is missing or was changed"),
    CONTENT_CHANGED: N_("its content is new or has changed"),
    "program": N_("diglot itself changed"),
    "settings": N_("the settings, languages or formats changed"),
    "formats": N_("the settings, languages or formats changed"),
    "volumes": N_("content/volumes/ changed"),
    "theme": N_("a style, a script or an icon changed"),
    "article": N_("the article {name} changed"),
    "text": N_("the text of {name} changed"),
    "person": N_("the details of {name} changed"),
    "people": N_("someone was added to or removed from content/people/"),
    "poll": N_("the poll {name} changed"),
    "polls": N_("a poll was added or removed"),
    "issue": N_("content/issues/{name}.toml changed"),
    "texts": N_("the list of all texts changed ({lang})"),
    "blogs": N_("the list of blogs changed ({lang})"),
    "pages": N_("the list of pages outside the blogs changed ({lang})"),
    "home": N_("the home page changed ({lang})"),
    "by_blog": N_("the list of the blog {name} changed ({lang})"),
    "by_year": N_("the list of the year {name} changed ({lang})"),
    "by_tag": N_("the list of the tag {name} changed ({lang})"),
    "by_audience": N_("the list for the audience {name} changed ({lang})"),
    "by_person": N_("the list of texts by {name} changed ({lang})"),
    "by_issue": N_("the contents of the issue {name} changed ({lang})"),
    "neighbours": N_("another text stands before or after {name} now ({lang})"),
    "related": N_("other texts are related to {name} now ({lang})"),
    "contents": N_("the contents of the book {name} changed ({lang})"),
    "blog_keys": N_("a blog got its first text or lost its last ({lang})"),
    "year_keys": N_("a year got its first text or lost its last ({lang})"),
    "tag_keys": N_("a tag got its first text or lost its last ({lang})"),
    "audience_keys": N_("an audience got its first text or lost its last ({lang})"),
    "person_keys": N_("an author got a first text or lost the last ({lang})"),
    "issue_keys": N_("an issue got its first text, lost its last or has another number ({lang})"),
    "article_link": N_("a link has a new destination: {name}"),
    "list_link": N_("a link has a new destination: {name}"),
    "file": N_("the picture or file {name} changed"),
    "offers": N_("the downloads offered for {name} changed: a PDF, an e-book"),
    "template": N_("the template {name} changed"),
    "words": N_("the words of the interface changed ({lang})"),
    "asset": N_("the file assets/{name} changed"),
    "table": N_("content/{name} changed"),
    "frame": N_("the masthead, navigation or footer changed ({lang})"),
}

# The names of kinds in `--json`, where they differ from "kind lang key".
_NAMES: Mapping[DependencyKind, str] = {
    "program": "press",
    "theme": "look",
    "texts": "list {lang} texts",
    "blogs": "list {lang} blogs",
    "pages": "list {lang} pages",
    "home": "list {lang} home",
    "by_blog": "list {lang} by_blog {key}",
    "by_year": "list {lang} by_year {key}",
    "by_tag": "list {lang} by_tag {key}",
    "by_audience": "list {lang} by_audience {key}",
    "by_person": "list {lang} by_person {key}",
    "by_issue": "list {lang} by_issue {key}",
    "blog_keys": "list {lang} by_blog",
    "year_keys": "list {lang} by_year",
    "tag_keys": "list {lang} by_tag",
    "audience_keys": "list {lang} by_audience",
    "person_keys": "list {lang} by_person",
    "issue_keys": "list {lang} by_issue",
    "article_link": "link {lang} article {key}",
    "list_link": "link {lang} asset {key}",
}


def rebuild_reason(reason: Reason) -> tuple[str, Mapping[str, str]]:
    """Return the sentence for a reason, as an entry of the catalogue, and the values of its placeholders.

    >>> rebuild_reason(Dependency("article", key="craft/dash"))
    ('the article {name} changed', {'lang': '', 'name': 'craft/dash'})
    """
    if isinstance(reason, Dependency):
        return SENTENCES[reason.kind], {"lang": reason.lang, "name": reason.key}
    return SENTENCES[reason], {}


def name_of(reason: Reason) -> str:
    """Return the name of a reason in `--json`.

    >>> name_of(Dependency("article", key="craft/dash")), name_of(Dependency("by_tag", "ru", "china")), name_of("new")
    ('article craft/dash', 'list ru by_tag china', 'new')
    """
    if not isinstance(reason, Dependency):
        return reason
    default = " ".join(filter(None, (reason.kind, "{lang}" if reason.lang else "", "{key}" if reason.key else "")))
    return _NAMES.get(reason.kind, default).format(lang=reason.lang, key=reason.key)

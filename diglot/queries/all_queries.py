"""Every query of a publication, in the order in which they build on each other."""

from __future__ import annotations

from typing import Any

from diglot.queries.articles import (
    ARTICLE_FILES,
    ARTICLE_KEYS,
    ARTICLE_RULES,
    DAY,
    FOLDER,
    HELD,
    KEY_OF_NAME,
    NAMES,
    PAIRED,
    PLACEMENTS,
    USED_NAMES,
    WITH_DRAFTS,
)
from diglot.queries.inputs import FILE, FOLDER_STATS, LANGUAGE, NAMES_IN, STAT
from diglot.queries.links import ADDRESSES, ANCHORS, LINKS, LIST_PLACE, TARGETS
from diglot.queries.query import Query
from diglot.queries.site.list_facts import LIST_RULES, LIST_TEXTS
from diglot.queries.site.lists import (
    ALIASES,
    CONTENTS,
    LIST,
    LIST_KEYS,
    LIST_LENGTH,
    NEIGHBOURS,
    PART_OF_LIST,
    RELATED,
)
from diglot.queries.site.pages import BUILT, FRAME, LINKED_FILE, ORDER, OTHERS, PART, SITE_FILE, SURPLUS, TASK
from diglot.queries.site.published import PUBLISHED, PUBLISHED_TEXTS
from diglot.queries.site.shown_articles import DOUBTS, ISSUE_OF, LAYOUTS, OFFERS, SHOWN
from diglot.queries.sources.manuscripts import MANUSCRIPT
from diglot.queries.sources.source_folders import SOURCE_FOLDER
from diglot.queries.sources.tables import GLOSSARY, ISSUE, PERSON, POLL, VOLUME
from diglot.queries.texts import ADDRESS_LINES, BODY, ELEMENT_LINES, REFERENCE, RULES, SUMMARY, TEXT

QUERIES: tuple[Query[Any], ...] = (
    NAMES_IN, LANGUAGE, STAT, FILE, MANUSCRIPT, SOURCE_FOLDER,
    PERSON, POLL, VOLUME, ISSUE, GLOSSARY, PUBLISHED, WITH_DRAFTS, DAY, NAMES, KEY_OF_NAME,
    ARTICLE_FILES, ARTICLE_KEYS, USED_NAMES, ARTICLE_RULES, HELD, FOLDER, PAIRED, PLACEMENTS,
    DOUBTS, ISSUE_OF, LAYOUTS, OFFERS, RULES, REFERENCE, TEXT, SUMMARY, SHOWN,
    LIST_RULES, LIST_TEXTS, LIST, LIST_KEYS, ALIASES, CONTENTS, NEIGHBOURS, RELATED,
    BODY, ADDRESS_LINES, ELEMENT_LINES,
    TARGETS, ANCHORS, BUILT, PART, PUBLISHED_TEXTS, FOLDER_STATS, ADDRESSES, SURPLUS, ORDER, OTHERS,
    PART_OF_LIST, LIST_LENGTH, LIST_PLACE,
    FRAME, LINKED_FILE, LINKS, TASK, SITE_FILE,
)  # fmt: skip

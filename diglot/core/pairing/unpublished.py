"""Say of texts that are not published why they are not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import permutations

from diglot.core.pairing.manuscripts import kind_and_key
from diglot.model.languages import Lang
from diglot.model.problems import N_
from diglot.model.publication import EXPIRED, Article, FrontMatter, Manuscript

DRAFT, EMBARGO = N_("a draft"), N_("under embargo")
UNTRANSLATED, OTHER = N_("a translation that is still empty"), N_("not published")
UNREVIEWED = N_("a translation that is not reviewed yet")


def held_back(
    manuscripts: Iterable[Manuscript], articles: Iterable[Article], languages: Collection[Lang], today: dt.date
) -> dict[tuple[str, Lang], str]:
    """Return the texts that are not published, by key and language, each with the reason: a message."""
    published = {(article.key, edition.lang) for article in articles for edition in article.editions}
    rows = [row for row in manuscripts if row.kind == "article" and row.lang in languages]
    waiting = [row for row in rows if (row.key, row.lang) not in published]
    if not waiting:
        return {}
    fronts: dict[str, list[FrontMatter]] = {}
    for row in rows:
        fronts.setdefault(row.key, []).append(row.front)
    return {(row.key, row.lang): _reason(row, fronts[row.key], today) for row in waiting}


def is_draft(reasons: Mapping[tuple[str, Lang], str], path: str) -> bool:
    """Return whether a file is a draft. reasons: as `held_back` returns them.

    >>> is_draft({("notes/snow", "en"): DRAFT}, "content/en/notes/snow.md")
    True
    >>> is_draft({("notes/snow", "en"): EMBARGO}, "content/en/notes/snow.md"), is_draft({}, "content/site.toml")
    (False, False)
    """
    if not path.startswith("content/") or path.count("/") < 2:
        return False
    lang, key, _ = kind_and_key(path)
    return reasons.get((key, lang)) == DRAFT


def is_suspect(manuscripts: Sequence[Manuscript]) -> bool:
    """Return whether a text of an article may be in another language, or the stub of another one."""
    texts = [manuscript for manuscript in manuscripts if manuscript.substance == "text"]
    return any(text.letters.is_foreign for text in texts) or any(
        one.letters.is_stub_of(other.letters) for one, other in permutations(texts, 2)
    )


def _reason(manuscript: Manuscript, fronts: Sequence[FrontMatter], today: dt.date) -> str:
    own = [manuscript.front, *fronts]
    if next((front.status for front in own if front.status), None) == "draft":
        return DRAFT
    embargo = next((front.embargo for front in own if front.embargo), None)
    expires = next((front.expires for front in own if front.expires), None)
    # The first day of all stands for an end that could not be read: the text waits for it, and is not gone.
    if (embargo and embargo > today) or expires == dt.date.min:
        return EMBARGO
    if expires and expires < today:
        return EXPIRED
    return UNTRANSLATED if manuscript.substance != "text" else OTHER

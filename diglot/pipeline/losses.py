"""What a build would publish in, and what the last one did; a problem where far fewer texts are left out.

Touches the disk: a small file in the cache, which `--fresh` does not forget.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from diglot.model.languages import Lang
from diglot.model.problems import N_, FewerTexts, Problem
from diglot.model.publication import Article, Manuscript
from diglot.pipeline.base.build_options import BuildOptions

# A few texts more or less are everyday work, and so is a part of a small publication.
_MANY = 10
_SHARE_OF_LAST, _SHARE_OF_ALL = 0.25, 0.1

# Problems of front matter that can hold a text back although nobody meant it.
_HOLDING_BACK = frozenset(["wrong-value", "bad-date", "broken-front-matter", "same-name"])


def check_losses(
    order: BuildOptions,
    articles: Sequence[Article],
    manuscripts: Sequence[Manuscript],
    held: Mapping[tuple[str, Lang], str],
    problems: Sequence[Problem],
) -> Iterator[Problem]:
    """Would this build publish far fewer texts than stand there, or than the last one did?

    Texts that are clearly drafts, under embargo or untranslated are held back on purpose. A build of some articles
    only says nothing of the rest.
    """
    if order.allows_fewer or order.only:
        return
    now = count_texts(articles)
    before = _read(order).get(_key(order), 0)
    if _is_far_fewer(before - now, before, _SHARE_OF_LAST):
        yield FewerTexts("content", 1, str(now), str(before), N_("so many were published the last time"))
        return
    troubled = {problem.file for problem in problems if problem.code in _HOLDING_BACK}
    lost = [row for row in manuscripts if (row.key, row.lang) in held and row.path in troubled]
    if _is_far_fewer(len(lost), now + len(lost), _SHARE_OF_ALL):
        reason = N_("the rest is held back by what is wrong in its front matter")
        yield FewerTexts("content", 1, str(now), str(now + len(lost)), reason)


def _is_far_fewer(lost: int, before: int, share: float) -> bool:
    return lost >= _MANY and lost >= share * before


def count_texts(articles: Sequence[Article]) -> int:
    """How many texts readers would get, each language counted."""
    return sum(len(article.editions) for article in articles if article.kind == "article")


def remember_texts(order: BuildOptions, articles: Sequence[Article]) -> None:
    """Keep for the next build how many texts this one published."""
    if order.only:
        return
    rows = {**_read(order), _key(order): count_texts(articles)}
    rows = {key: count for key, count in rows.items() if Path(key.partition("\n")[0]).exists()}
    with suppress(OSError):
        _path(order).parent.mkdir(parents=True, exist_ok=True)
        _path(order).write_text(json.dumps(rows), encoding="utf-8")


def _key(order: BuildOptions) -> str:
    return "\n".join([str(order.output), *order.langs, str(order.with_drafts)])


def _path(order: BuildOptions) -> Path:
    return order.cache / "published.json"


def _read(order: BuildOptions) -> dict[str, int]:
    try:
        rows = json.loads(_path(order).read_bytes())
    except (OSError, ValueError):
        return {}
    return {key: count for key, count in rows.items() if isinstance(count, int)} if isinstance(rows, dict) else {}

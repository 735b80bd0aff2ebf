"""Types of comments on the passages of an article. Touches nothing."""

from __future__ import annotations

import datetime as dt

import msgspec

from diglot.model.languages import Lang

COMMENTS_FOLDER = "content/comments"


class Resolution(msgspec.Struct, frozen=True):
    """The end of a discussion: when, and by whom."""

    on: dt.date
    by: str


class Comment(msgspec.Struct, frozen=True):
    """A comment in `content/comments/<article>/<day>-<digest>.toml`. path: of the file.

    passage: the words of the original that it is about, in the form of the ledger. field: of the title block. Both are
    "" for a comment on the whole article. lang: of the translation that it is about, where there are several; "" if it
    is about the original, or all.
    """

    path: str
    on: dt.date
    by: str
    text: str
    passage: str = ""
    field: str = ""
    resolved: Resolution | None = None
    lang: Lang = ""

    @property
    def name(self) -> str:
        """The name by which a person refers to it."""
        return self.path.rpartition("/")[2].removesuffix(".toml")


def article_of_comment(path: str) -> str:
    """Return the stem of the article that a comment belongs to.

    >>> article_of_comment("content/comments/asia/seoul-1990/2026-03-12-0f3a.toml")
    'asia/seoul-1990'
    """
    return path.removeprefix(f"{COMMENTS_FOLDER}/").rpartition("/")[0]


def is_comment(path: str) -> bool:
    """Return whether a file is in the place of a comment on an article."""
    return path.startswith(f"{COMMENTS_FOLDER}/") and path.endswith(".toml")

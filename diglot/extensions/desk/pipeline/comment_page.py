"""The open comments on all articles in, the page that lists them out. Touches the disk through its adapter only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from diglot.adapters.disk import Folder
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.model.desk import CommentsPage, CommentView, DiscussedArticle
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.desk.pipeline.wording import Wording
from diglot.model.messages import N_
from diglot.model.translation.comments import COMMENTS_FOLDER, Comment, article_of_comment, is_comment
from diglot.model.translation.ledger import StatusRow
from diglot.model.translation.team import Visitor
from diglot.queries.sources.source_files import read_comment


def open_comments(folder: Folder) -> Iterator[Comment]:
    """Yield the open comments on all articles, in the order of articles, and of days."""
    for entry in folder.list(COMMENTS_FOLDER):
        if is_comment(entry.path):
            comment = read_comment(folder, entry.name_on_disk)
            if isinstance(comment, Comment) and not comment.resolved:
                yield comment


def comments_page(desk: Desk, formatter: Wording, visitor: Visitor, query: Mapping[str, str]) -> CommentsPage:
    """Return the page of open comments: all of them, or those that name whoever looks at it."""
    who, only_own = visitor.name or desk.by, query.get("for") == "me"
    every = [row for row in reversed(desk.status().rows) if row.state != "orphan"]
    rows = {row.article: row for row in every} | {(row.article, row.lang): row for row in every}
    found: dict[str, list[CommentView]] = {}
    count = named = 0
    for comment in open_comments(desk.folder):
        key = _key(article_of_comment(comment.path))
        row = rows.get((key, comment.lang)) or rows.get(key)
        is_named = rows_of.is_named(comment.text, who)
        count, named = count + 1, named + is_named
        if is_named or not only_own:
            stem = article_of_comment(comment.path)
            found.setdefault(stem, []).append(_view(comment, row, is_named, formatter))
    articles = tuple(
        DiscussedArticle(row.title if (row := rows.get(_key(stem))) else "", _key(stem) or "/", tuple(views))
        for stem, views in found.items()
    )
    title = formatter.say(N_("Open comments"))
    return CommentsPage("comments.html", formatter.lang, title, visitor, articles, count, named, only_own)


def _view(comment: Comment, row: StatusRow | None, is_named: bool, formatter: Wording) -> CommentView:
    query = urlencode({"name": row.article, "to": row.lang}) if row else ""
    return CommentView(
        comment.text,
        comment.passage or comment.field,
        f"{comment.by}, {formatter.words.date(comment.on)}",
        f"/article?{query}#comment-{comment.name}" if row else "",
        is_named,
    )


def _key(stem: str) -> str:
    """Return the key of the article whose files have a stem."""
    return "" if stem == "index" else stem.removesuffix("/index")

"""Adds comments to articles, and resolves them: takes articles, writes files of comments.

Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from diglot.core import ledger
from diglot.model.languages import Lang
from diglot.model.problems import Problem, UnknownComment, UnknownUnit
from diglot.model.publication import Article
from diglot.model.translation.comments import Comment, Resolution
from diglot.model.translation.ledger import FIELDS
from diglot.pipeline.base.file_edits import FileEdit, encode_like, write_edits
from diglot.pipeline.translation.ledger_files import article_stem
from diglot.pipeline.translation.ledger_store import LedgerStore
from diglot.pipeline.translation.sync import unit_numbers


def add_comment(
    ledgers: LedgerStore, article: Article, text: str, unit: str, by: str, on: dt.date, lang: Lang = ""
) -> Comment | Problem:
    """Write a comment on an article. unit: the number of a unit of the original, from 1, a field, or "".

    lang: of the translation that it is about; it is written only where there may be several.
    """
    passage = ""
    if unit and unit not in FIELDS:
        source = ledgers.normalized(article.editions[0])
        if isinstance(source, Problem):
            return source
        numbers, unknown = unit_numbers([unit], len(source.text.units))
        if unknown:
            return UnknownUnit(article.editions[0].manuscript.path, None, unit, str(len(source.text.units)))
        passage = source.text.units[min(numbers)]
    field = unit if unit in FIELDS else ""
    lang = lang if len(ledgers.languages) > 2 else ""
    comment = ledger.new_comment(article_stem(article), on, by, text, passage, field, lang)
    folder = ledgers.reader.folder
    before = folder.read(comment.path) if comment.path in ledgers.reader.sources.files else None
    return _written(ledgers, comment, before)


def resolve_comment(ledgers: LedgerStore, article: Article, name: str, by: str, on: dt.date) -> Comment | Problem:
    """Write that a comment is resolved. name: of its file, or the end of that."""
    comments, _ = ledgers.comments(article)
    found = [comment for comment in comments if comment.name.endswith(name)]
    if len(found) != 1:
        return UnknownComment(article.editions[0].manuscript.path, None, name, article.key)
    if found[0].resolved:
        return found[0]
    return _written(ledgers, replace(found[0], resolved=Resolution(on, by)), ledgers.reader.folder.read(found[0].path))


def _written(ledgers: LedgerStore, comment: Comment, before: bytes | None) -> Comment | Problem:
    edit = FileEdit(comment.path, before, encode_like(before, ledger.format_comment(comment)))
    problems = list(write_edits(ledgers.reader.folder.root, [edit]))
    return problems[0] if problems else comment


def find_comments(
    ledgers: LedgerStore, article: Article, lang: Lang = ""
) -> tuple[list[tuple[Comment, int | None]], list[Problem]]:
    """Return the comments on an article, each with the number of its unit from 0 if it has one, and problems.

    lang: without those that are on translations into other languages.
    """
    comments, problems = ledgers.comments(article, lang)
    if not comments:
        return [], problems
    source = ledgers.normalized(article.editions[0])
    if isinstance(source, Problem):
        return [(comment, None) for comment in comments], [*problems, source]
    return [(comment, ledger.place_comment(comment, source.text)) for comment in comments], problems

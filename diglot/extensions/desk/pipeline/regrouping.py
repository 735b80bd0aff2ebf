"""A row to be split, joined with the next one, or kept as it was typed, in; changes of both texts out: hints.

Touches pandoc through its adapter only.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diglot.adapters.pandoc import PandocPool
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.model.desk import RowSpans
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow, DeskText, is_list
from diglot.extensions.desk.pipeline.articles.article_reading import pair_contents
from diglot.pipeline.base.file_edits import FileEdit


class _Group(msgspec.Struct, frozen=True):
    """The blocks of both texts that are to be one row: the numbers of their spans."""

    source: tuple[int, ...]
    target: tuple[int, ...]


def join_with_next(article: DeskArticle, number: int, pandoc: PandocPool) -> tuple[FileEdit, ...]:
    """Return what makes one row of two; nothing where hints cannot do that.

    Comments that keep the place of a translation are removed, as when that is saved: it is in the other row.
    """
    rows = article.rows[number : number + 2]
    if len(rows) < 2 or not all(any(row.blocks) for row in rows):
        return ()
    first, second = (_blocks(article, row) for row in rows)
    joined = _Group((*first.source, *second.source), (*first.target, *second.target))
    places = [at for row in rows if not row.target for at in row.spans.target]
    return _edits(article, [joined], places, pandoc)


def split_row(article: DeskArticle, number: int, cut: tuple[int, int], pandoc: PandocPool) -> tuple[FileEdit, ...]:
    """Return what makes two rows of one; nothing where hints cannot do that.

    cut: how many blocks of the original and of the translation are in the first of the two.
    """
    whole = _blocks(article, article.rows[number])
    if not all(0 <= at <= len(side) for at, side in zip(cut, (whole.source, whole.target), strict=True)):
        return ()
    first = _Group(whole.source[: cut[0]], whole.target[: cut[1]])
    second = _Group(whole.source[cut[0] :], whole.target[cut[1] :])
    if not all(group.source or group.target for group in (first, second)):
        return ()
    return _edits(article, [first, second], (), pandoc)


def without_hints(article: DeskArticle, row: DeskRow) -> tuple[FileEdit, ...]:
    """Return the change of the original that takes away hints that the desk has written for a row, if it has any."""
    original = article.texts[0]
    texts = {at: original.source.text(range(at, at + 1)) for at in row.spans.source}
    hinted = dict.fromkeys((at for at, text in texts.items() if rows_of.without_own_hints(text) != text), "")
    content = rows_of.with_pair_attributes(original.source, hinted).content
    return (FileEdit(original.name_on_disk, original.content, content),) if hinted else ()


def keep_together(before: DeskArticle, row: DeskRow, after: DeskArticle, pandoc: PandocPool) -> tuple[FileEdit, ...]:
    """Return what pairs a row's original with what was typed into it; nothing where they are one, or cannot be.

    before: with the row as it was; after: as both texts are paired without hints for this row.
    """
    of_items = is_list(before, row)
    if not any(row.blocks) and not of_items:
        return ()
    source = _in_row(before.texts, row.spans).source
    target = _in_row(after.texts, RowSpans(range(0), _typed(before, row, after))).target
    rows = {_in_row(after.texts, one.spans) for one in after.rows}
    if of_items:
        # Each item is a row of its own then; with a hint above it, a list is one block.
        is_together = rows.issuperset(_Group((left,), (right,)) for left, right in zip(source, target, strict=False))
        wished = _Group(source[:1], target[:1])
    else:
        wished = _Group(source, target)
        is_together = wished in rows and len(after.rows) == len(before.rows)
    return _edits(after, [wished], (), pandoc) if source and target and not is_together else ()


def _typed(before: DeskArticle, row: DeskRow, after: DeskArticle) -> range:
    """Return the spans of what was typed into a row: it replaced those of the row, or follows what is before them."""
    last = before.last_span_before(row)
    start = row.spans.target.start if row.spans.target else 0 if last is None else last + 1
    grown = len(after.target.source.spans) - len(before.target.source.spans)
    return range(start, start + len(row.spans.target) + grown)


def _blocks(article: DeskArticle, row: DeskRow) -> _Group:
    return _in_row(article.texts, row.spans) if any(row.blocks) else _Group((), ())


def _edits(
    article: DeskArticle, groups: Sequence[_Group], places: Sequence[int], pandoc: PandocPool
) -> tuple[FileEdit, ...]:
    """Return the changes of both files, if the texts are paired as wished when they are read with them."""
    fresh = rows_of.fresh_names(text.content.decode("utf-8", "replace") for text in article.texts)
    hints: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for group in groups:
        name = next(fresh) if group.source and group.target else rows_of.NO_COUNTERPART
        for side, text, numbers in zip(hints, article.texts, (group.source, group.target), strict=True):
            side.update((at, name) for at in numbers if _begins_block(text, at))
    contents = [
        rows_of.with_pair_attributes(text.source, names, without).content
        for text, names, without in zip(article.texts, hints, ((), places), strict=True)
    ]
    paired = pair_contents(article, contents, pandoc)
    wished = {
        _Group(group.source, tuple(at - sum(place < at for place in places) for at in group.target)) for group in groups
    }
    if paired is None or not wished <= {_in_row(paired[0], row) for row in paired[1]}:
        return ()
    return tuple(
        FileEdit(text.name_on_disk, text.content, content)
        for text, content in zip(article.texts, contents, strict=True)
        if content != text.content
    )


def _begins_block(text: DeskText, number: int) -> bool:
    """Return whether a hint may stand above a span: above an item it would be part of the one before it."""
    spans = text.source.spans
    list_number = spans[number].list_number
    return list_number is None or number == 0 or spans[number - 1].list_number != list_number


def _in_row(texts: tuple[DeskText, DeskText], spans: RowSpans) -> _Group:
    """Return the blocks of a row, without the comments between them."""
    sides = zip(texts, (spans.source, spans.target), strict=True)
    return _Group(*(tuple(at for at in side if text.source.spans[at].kind == "text") for text, side in sides))

"""An article on the desk: both texts as rows, each with its span of the file, its state and its HTML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

import msgspec

from diglot.core.ledger import count_words
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.model.desk import TO_DO, RowPlace, RowSpans, RowState, WordChanges
from diglot.model.languages import Lang
from diglot.model.publication import Article, Edition
from diglot.model.translation.ledger import Ledger, Review
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.translation.units import EditionUnits

# The label of a note or an address, and what an item of a list begins with.
_LABEL = re.compile(r" {0,3}\[(?:[^\[\]\\]|\\.)+\]:")
_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]")


class DeskText(msgspec.Struct, frozen=True):
    """One text of an article. source: its file as lines and spans. html: of each span. units: in reading order.

    block_units: the numbers of the units of each top-level block. title_blocks: 1 where the text begins with its title.
    """

    edition: Edition
    name_on_disk: str
    content: bytes
    source: rows_of.SourceText
    block_count: int
    html: tuple[str, ...]
    units: EditionUnits
    block_units: Mapping[int, Sequence[int]]
    title_blocks: int

    @property
    def body_line(self) -> int:
        """The line of the file, from 0, at which the body begins."""
        return self.edition.manuscript.body_line - 1

    def units_of(self, spans: range) -> tuple[int, ...]:
        """Return the numbers of the units in spans, from 0."""
        blocks = {block for number in spans for block in self.source.spans[number].blocks}
        return tuple(sorted(unit for block in blocks for unit in self.block_units.get(block, ())))


class DeskRow(msgspec.Struct, frozen=True):
    """A row. number: from 0. field: of the front matter, or "". source, target: the Markdown of both sides.

    written: what the file holds in place of the translation: `target`, with the hints that the desk has written above
    its blocks, or the comment that keeps its place.
    lines: where both sides begin in their files, 0 where there is none. changes: what changed in the original since
    the row was in step, word by word. names: of the field or the units of the original, as `sync --units` takes them.
    review: the last one, of a row that is reviewed. blocks: the texts of the blocks of both sides, of a row that may be
    split or joined with another. is_item: of a list.
    """

    number: int
    field: str
    spans: RowSpans
    source: str
    target: str
    written: str
    html: tuple[str, str]
    lines: tuple[int, int]
    state: RowState
    changes: WordChanges = ()
    names: tuple[str, ...] = ()
    review: Review | None = None
    blocks: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    is_item: bool = False

    @property
    def place(self) -> RowPlace:
        """What identifies the row."""
        return RowPlace(f"{self.field}\n{self.source}", self.written)

    @property
    def digest(self) -> str:
        """A hash of the row as it was read."""
        return hashlib.blake2b(repr(self.place).encode(), digest_size=10).hexdigest()


class DeskArticle(msgspec.Struct, frozen=True):
    """An article and one translation of it. contents: of both files and the ledger; digest: of all of these.

    is_patched: a row was saved since the texts were paired, and its new text has not moved any other row.
    """

    article: Article
    sources: LoadedSources
    texts: tuple[DeskText, DeskText]
    rows: tuple[DeskRow, ...]
    contents: tuple[bytes | None, ...]
    recorded: Ledger | None
    is_patched: bool = False

    @property
    def digest(self) -> str:
        """What tells this state of the article from another."""
        return digest_of_files(self.contents)

    @property
    def has_ledger(self) -> bool:
        """Whether this translation was declared in step before."""
        return is_recorded(self.recorded, self.target.edition.lang)

    @property
    def expects_reviews(self) -> bool:
        """Whether somebody is to review this translation, or has begun to."""
        named = any(text.edition.manuscript.front.reviewers for text in self.texts)
        return bool(named or self.sources.settings.review.required or any(row.review for row in self.rows))

    @property
    def words_left(self) -> int:
        """How many words of the original are in rows that need a translator."""
        return sum(count_words(row.source) for row in self.rows if row.state in TO_DO)

    @property
    def target(self) -> DeskText:
        """The translation."""
        return self.texts[1]

    @property
    def langs(self) -> tuple[Lang, Lang]:
        """The languages of the original and of the translation."""
        return self.texts[0].edition.lang, self.texts[1].edition.lang

    def row_at(self, path: str, line: int) -> int | None:
        """Return the number of the row that a line of one of the files is in; None for a line before all rows.

        line: in its file, from 1.
        """
        side = [text.edition.manuscript.path for text in self.texts].index(path)
        begun = [(row.lines[side], row.number) for row in self.rows if 0 < row.lines[side] <= line]
        return max(begun)[1] if begun else None

    def last_span_before(self, row: DeskRow) -> int | None:
        """Return the number of the last span of the translation that is in an earlier row; None where there is none."""
        earlier = (one.spans.target for one in reversed(self.rows[: row.number]) if one.spans.target)
        return next((spans.stop - 1 for spans in earlier), None)

    @property
    def places(self) -> tuple[RowPlace, ...]:
        """What identifies each row."""
        return tuple(row.place for row in self.rows)


def item_mark(article: DeskArticle, row: DeskRow) -> str:
    """Return the mark with which the translation of a row must begin, as an item of a list; "" if it is none.

    A translation that is still missing begins with the mark of its original.
    """
    side, spans = (1, row.spans.target) if row.target else (0, row.spans.source)
    source = article.texts[side].source
    is_item = len(spans) == 1 and source.spans[spans.start].list_number is not None
    return rows_of.mark_of(source.text(spans)) if is_item else ""


def is_list(article: DeskArticle, row: DeskRow) -> bool:
    """Return whether a row is a whole list that is still missing in the translation."""
    spans = article.texts[0].source.spans
    return (
        not row.target
        and len(row.spans.source) > 1
        and all(spans[at].list_number is not None for at in row.spans.source)
    )


def completed(article: DeskArticle, row: DeskRow, text: str) -> str:
    """Return what was typed for a missing note or item of a list with the label or mark that it is to begin with.

    Items of a list that was typed as one line are one item. Further lines are indented, so that they belong to it.
    """
    label = _LABEL.match(row.source)
    mark = _ITEM.match(row.source) if item_mark(article, row) or is_list(article, row) else None
    if not text or row.target or text.startswith("[") or rows_of.mark_of(text) or not (label or mark):
        return text
    if mark and is_list(article, row) and "\n" in text:
        return text
    lines = text.split("\n")
    start = f"{(label or mark)[0].rstrip()} "  # type: ignore[index]
    indent = " " * (4 if label else len(start))
    return "\n".join([start + lines[0], *(indent + line if line.strip() else line for line in lines[1:])])


def is_tight_item(article: DeskArticle, row: DeskRow) -> bool:
    """Return whether a row is an item of a list whose items have no blank lines between them, in the original."""
    spans, number = article.texts[0].source.spans, row.spans.source.start
    if len(row.spans.source) != 1 or spans[number].list_number is None:
        return False
    beside = [one for one in spans[max(0, number - 1) : number + 1] if one.list_number == spans[number].list_number]
    return beside[0].end == beside[0].stop


def digest_of_files(contents: Sequence[bytes | None]) -> str:
    """Return a digest of the files of an article."""
    parts = (hashlib.blake2b(content or b"", digest_size=20).digest() for content in contents)
    return hashlib.blake2b(b"".join(parts), digest_size=12).hexdigest()


def is_recorded(recorded: Ledger | None, lang: Lang) -> bool:
    """Return whether a ledger has anything of the translation into a language."""
    return recorded is not None and any(entry.side(lang) for entry in recorded.entries)

"""The desk of a publication: opens articles, saves rows, undoes saves, signs rows off, keeps comments on them.

One thread at a time may use it. Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.store import Store
from diglot.adapters.disk import FileChanged, Folder, remove_file
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import encoding, markdown, markdown_writing
from diglot.core.links import alias_edits
from diglot.core.settings import KnownNames
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.pipeline.articles.article import (
    DeskArticle,
    DeskRow,
    completed,
    digest_of_files,
    is_list,
    is_tight_item,
    item_mark,
)
from diglot.extensions.desk.pipeline.articles.article_reading import patch_row, read_article, read_files, with_ledger
from diglot.extensions.desk.pipeline.articles.edited_folder import EditedFolder
from diglot.extensions.desk.pipeline.articles.seen_states import News, SeenStates, State, put_latest
from diglot.extensions.desk.pipeline.beside.glossary import plan_term
from diglot.extensions.desk.pipeline.beside.history import OwnVersion, TracedRow
from diglot.extensions.desk.pipeline.beside.row_checks import RowChecker, find_matches, read_standards
from diglot.extensions.desk.pipeline.front_fields import (
    MUST_BE_CHANGED_IN_FILE,
    front_fields,
    tidy_value,
    with_fields,
    with_head,
)
from diglot.extensions.desk.pipeline.page_preview import PagePreview
from diglot.extensions.desk.pipeline.regrouping import join_with_next, keep_together, split_row, without_hints
from diglot.extensions.find.pipeline.memory_search import MemoryAnswer, MemoryQuery, search_memory
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import (
    AliasNotRecorded,
    FileChangedMeanwhile,
    NotTranslated,
    Problem,
    TooLarge,
    UnclosedComment,
    UnclosedDiv,
    UnknownArticle,
)
from diglot.model.publication import Article, Edition
from diglot.model.translation.comments import COMMENTS_FOLDER, Comment
from diglot.model.translation.memory import MemoryMatch
from diglot.model.tree import Block, Para, Str
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.base.text_import import ImportedText
from diglot.pipeline.base.text_writing import SaveRefused, TextWriter, lens_of
from diglot.pipeline.sources.articles import pair_sources
from diglot.pipeline.sources.load import read_sources
from diglot.pipeline.translation.comments import add_comment, find_comments, resolve_comment
from diglot.pipeline.translation.ledger_files import article_stem
from diglot.pipeline.translation.ledger_store import LedgerStore
from diglot.pipeline.translation.memory import PublicationMemory, RecentUse
from diglot.pipeline.translation.review import ReviewOptions, ReviewResult, record_reviews
from diglot.pipeline.translation.scaffold import scaffold_translation
from diglot.pipeline.translation.status import StatusReport, find_status, find_stems
from diglot.pipeline.translation.sync import SyncOptions, SyncResult, declare_in_step
from diglot.pipeline.translation.text_store import locked_cache
from diglot.pipeline.translation.units import UnitReader
from diglot.pipeline.typeset.markdown_reader import decode_answer

# How many articles are kept as they were read.
_MOST_OPEN = 8
_MOST_UNDONE = 50
_MOST_FOUND = 30
# How often to read and merge again if somebody else writes at the same time.
_ATTEMPTS = 4

_CHANGED_MEANWHILE = N_("The texts have changed in the meantime: check them again.")
_NOTHING_TO_UNDO = N_("There is nothing to undo.")
_UNCLOSED = N_("This would swallow what follows it: close the block (```, :::, -->) or the tag that it opens.")

_NO_ITEM = N_(
    "This is an item of a list: begin with its bullet or number, such as - or 1., and indent its further paragraphs."
)

_NO_LIST = N_("This is a list: begin each item with its bullet or number, such as - or 1.")

_END_OF_ROW = "diglot-end-of-row"

# Letters that make no difference in the length of a row.
_SHORT = 20

MAX_FILE = 1_000_000
"""The longest text of a whole file, in characters."""

MAX_ROW = 200_000
"""The longest text of a row, in characters."""


class Save(msgspec.Struct, frozen=True):
    """What a person typed into a row. digest: of the article as the page has it. base: what the row held when read."""

    article: str
    to: Lang
    digest: str
    row: int
    base: str
    text: str


class Saved(msgspec.Struct, frozen=True):
    """A save that was made. row: as it is now. news: to the page; None where what it has is not known."""

    article: DeskArticle
    row: DeskRow | None
    news: News | None


class Conflict(msgspec.Struct, frozen=True):
    """A row that changed meanwhile; nothing was written. row: its number, None where it is gone; theirs: its text.

    merged: with both changes; None where they touch each other. news: as of a save.
    """

    article: DeskArticle
    row: int | None
    base: str
    theirs: str
    yours: str
    merged: str | None
    news: News | None


class Refusal(msgspec.Struct, frozen=True):
    """Why nothing was written: an entry of the catalogue."""

    reason: str


class FieldConflict(msgspec.Struct, frozen=True):
    """Fields that changed meanwhile; nothing was written. theirs: what the file has, by name."""

    theirs: Mapping[str, str]


Outcome: TypeAlias = Saved | Conflict | Refusal | Problem


class DeskComments(msgspec.Struct, frozen=True):
    """The open comments on an article, each with the number of its row, or None; and problems of damaged ones."""

    found: tuple[tuple[Comment, int | None], ...]
    problems: tuple[Problem, ...]


class Incoming(msgspec.Struct, frozen=True):
    """What a file that somebody has sent in would write. token: names it."""

    token: str
    text: ImportedText


class _FoundPair(msgspec.Struct, frozen=True):
    """An article and its translation, sound enough to be read."""

    reader: UnitReader
    article: Article
    target: Edition


class _Journal(msgspec.Struct, frozen=True):
    """A save that can be undone: the files before and after it, and the row, if it was one."""

    article: str
    to: Lang
    edits: tuple[FileEdit, ...]
    row_before: str = ""
    row_after: str = ""


class Desk:
    """The desk of one publication, for one person."""

    def __init__(self, root: Path, known: KnownNames, today: Callable[[], dt.date], by: str, jobs: int) -> None:
        """Start with nothing open. by: who declares rows in step, reviews them and comments on them."""
        self.root = root
        self._known = known
        self.today = today
        self.by = by
        self._jobs = jobs
        self.folder = Folder(root)
        # Copies of the texts of another program's site: what a build says, and marks of ours, are not for these.
        self.is_elsewhere = lens_of(root) is not None
        # Kept open, so that pandoc is warm for the next row.
        self.pandoc = PandocPool(jobs)
        self.preview = PagePreview(root, today)
        self._opened: dict[State, DeskArticle] = {}
        self.seen = SeenStates()
        self._checker: RowChecker | None = None
        self._recent_use = RecentUse()
        self._journal: deque[_Journal] = deque(maxlen=_MOST_UNDONE)
        self._written: dict[str, bytes | None] = {}
        self.incoming: Incoming | None = None
        # Is told what is about to be written, by path; None: removed.
        self.announce: Callable[[Mapping[str, bytes | None]], None] = lambda _: None

    def for_person(self, name: str) -> Desk:
        """Return the same desk for somebody else, with saves of their own to undo."""
        desk = copy(self)
        desk.by, desk._journal, desk._written, desk.incoming = name, deque(maxlen=_MOST_UNDONE), {}, None
        return desk

    def take_written(self) -> Mapping[str, bytes | None]:
        """Return the files that this person has written since this was last asked for, by path from the root.

        None: the file was removed.
        """
        written, self._written = self._written, {}
        return written

    def close(self) -> None:
        """End the processes."""
        self.pandoc.__exit__()
        self.preview.close()

    # ------------------------------------------------------------ reading

    def open(
        self, key: str, to: Lang, *, is_fresh: bool = False, edits: Sequence[FileEdit] = ()
    ) -> DeskArticle | Problem:
        """Return an article and its translation as they are now, or as edits would leave them.

        is_fresh: with all rows paired again.
        """
        found = self._find_pair(key, to, edits)
        return found if isinstance(found, Problem) else self._read(found, is_fresh=is_fresh)

    def _find_pair(self, key: str, to: Lang, edits: Sequence[FileEdit] = ()) -> _FoundPair | Problem:
        """Return the files of an article and its translation, or the problem that keeps them from being opened."""
        found = self._find(key, EditedFolder(self.root, edits))
        if isinstance(found, Problem):
            return found
        reader, article = found
        target = article.edition(to)
        if target is None or target.is_original:
            source = article.editions[0].manuscript
            return NotTranslated(source.path, None, to, N_("there is no translation"))
        refused = {edition.manuscript.path for edition in (article.editions[0], target)}
        for problem in reader.problems:
            if problem.severity == "error" and problem.position[0] in refused:
                return problem
        return _FoundPair(reader, article, target)

    def _read(self, found: _FoundPair, *, is_fresh: bool) -> DeskArticle | Problem:
        folder, sources, article, target = found.reader.folder, found.reader.sources, found.article, found.target
        key, to = article.key, target.lang
        digest = digest_of_files(read_files(folder, sources, article, target))
        known = self._opened.get((key, to, digest))
        if known is None or (is_fresh and known.is_patched):
            before = next((one for (*name, _), one in reversed(self._opened.items()) if name == [key, to]), None)
            opened = with_ledger(before, folder, sources) if before and not is_fresh else None
            opened = opened or read_article(folder, sources, article, target, self.pandoc, before)
            if isinstance(opened, Problem):
                return opened
            known = opened
        # The glossary and the settings may be others than when the texts were read.
        return self._remember(key, to, replace(known, sources=sources))

    def as_read(self, key: str, to: Lang, digest: str) -> DeskArticle | Problem:
        """Return an article as a person has read it, or as it is now if that is forgotten. digest: of it then."""
        return self._opened.get((key, to, digest)) or self.open(key, to)

    def _find(self, key: str, folder: Folder) -> tuple[UnitReader, Article] | Problem:
        stem = key or "index"
        if self.is_elsewhere and (lens := lens_of(self.root)):
            lens.refresh((stem, f"{stem}/index"))
        sources, found = read_sources(folder, self._known, {stem, f"{stem}/index"})
        articles, pairing = pair_sources(sources, sources.settings, self.today(), with_drafts=True)
        article = next((article for article in articles if article.key == key), None)
        if article is None:
            # Only now: for what it may be instead, all names are read once more.
            _, problems = find_stems(self.folder, [stem])
            return problems[0] if problems else UnknownArticle(key, "")
        return UnitReader(folder, sources, articles, (*found, *pairing), self.pandoc), article

    def original(self, key: str, edits: Sequence[FileEdit] = ()) -> Edition | Problem:
        """Return the original of an article as edits would leave it, or why it could not be read."""
        found = self._find(key, EditedFolder(self.root, edits))
        if isinstance(found, Problem):
            return found
        reader, article = found
        original = article.editions[0]
        for problem in reader.problems:
            if problem.severity == "error" and problem.position[0] == original.manuscript.path:
                return problem
        [units] = reader.editions([original])
        return units if isinstance(units, Problem) else original

    def _remember(self, key: str, to: Lang, article: DeskArticle) -> DeskArticle:
        state = (key, to, article.digest)
        put_latest(self._opened, state, article, _MOST_OPEN)
        self.seen.note(state, article)
        return article

    # ------------------------------------------------------------ beside the row

    def checker(self, article: DeskArticle) -> RowChecker:
        """Return what checks the rows of an article."""
        standards = read_standards(self.folder, article.sources)
        if self._checker is None or self._checker.standards != standards:
            self._checker = RowChecker(standards, self.pandoc)
        return self._checker

    def matches(self, article: DeskArticle, rows: Iterable[DeskRow]) -> Mapping[int, Sequence[MemoryMatch]]:
        """Return passages like the originals of rows that were translated before, by the number of the row."""
        return find_matches(self._memory(), article, rows)

    def _memory(self) -> PublicationMemory:
        return PublicationMemory(self.root, self._known, self.today(), self._jobs, self._recent_use, self.pandoc)

    def traced(self, article: DeskArticle, row: DeskRow) -> TracedRow:
        """Return what is needed to find the history of a row."""
        path = article.target.name_on_disk
        saves = [edit.after for entry in reversed(self._journal) for edit in entry.edits if edit.path == path]
        own = tuple(OwnVersion(self.by, content) for content in saves)
        return TracedRow(path, article.target.content, row.lines[1], row.written, row.field, own)

    def reader(self, article: DeskArticle) -> UnitReader:
        """Return a reader of the units of an article."""
        return UnitReader(self.folder, article.sources, (article.article,), (), self.pandoc)

    def status(self) -> StatusReport:
        """Return how every article stands in every language."""
        return find_status(self.root, lambda: self._known, self.today(), self._jobs)

    # ------------------------------------------------------------ saving

    def save(self, save: Save) -> Outcome:
        """Write a row into its file, if the row is as it was read; other rows may have changed."""
        text, path = rows_of.tidy_typed(save.text), ""
        for _ in range(_ATTEMPTS):
            now = self.open(save.article, save.to)
            if not isinstance(now, DeskArticle):
                return now
            path = now.target.edition.manuscript.path
            number, is_same = self._locate(save, now)
            if number is None or not is_same:
                return self._conflict(save, now, number)
            outcome = self._write(save, now, now.rows[number], text)
            if outcome is not None:
                return outcome
        return FileChangedMeanwhile(path, None)

    def _conflict(self, save: Save, now: DeskArticle, number: int | None) -> Conflict:
        theirs = now.rows[number].written if number is not None else ""
        merged = rows_of.merge(save.base, theirs, rows_of.tidy_typed(save.text)) if number is not None else None
        news = self.seen.news((save.article, save.to, save.digest), now)
        return Conflict(now, number, save.base, theirs, save.text, merged, news)

    def _locate(self, save: Save, now: DeskArticle) -> tuple[int | None, bool]:
        """Return the number that a row has now, and whether it holds what it held when it was read."""
        before = self.seen.places((save.article, save.to, save.digest))
        if before is not None:
            if not 0 <= save.row < len(before):
                return None, False
            number, is_same = (
                (save.row, True) if save.digest == now.digest else rows_of.find_again(before, save.row, now.places)
            )
            # Somebody may have read all other rows anew, and this one before.
            return number, is_same and before[save.row].target == save.base
        # The server has forgotten what it sent, or was started again: only a row that cannot be another will do.
        same = [row.number for row in now.rows if save.base and row.written == save.base]
        return (same[0], True) if len(same) == 1 else (None, False)

    def _write(self, save: Save, now: DeskArticle, row: DeskRow, text: str) -> Outcome | None:
        """Write the row; None if the file changed between reading and writing."""
        if text == row.target:
            return self._saved(save, now, row)
        changed = self._changed_file(now, row, text)
        if isinstance(changed, (Refusal, Problem)):
            return changed
        # Before a byte is written: what could not be opened afterwards is refused.
        after = self._after(save, now, row, text, changed)
        if isinstance(after, Problem):
            return after
        saved, edits = after
        if not self._write_all(edits):
            return None
        self._keep(_Journal(save.article, save.to, edits, row.written, saved.row.written if saved.row else text))
        return saved

    def _keep(self, entry: _Journal) -> None:
        """Remember a save, so that it can be undone."""
        self._journal.append(entry)
        self._note_written((edit.path, edit.after) for edit in entry.edits)

    def _note_written(self, contents: Iterable[tuple[str, bytes | None]]) -> None:
        """Remember what was written or removed, and that the index of the memory does not have it."""
        written = dict(contents)
        self._written.update(written)
        self._recent_use.written.update(written)

    def _write_all(self, edits: Sequence[FileEdit]) -> bool:
        """Write all files, or none if one of them has changed; return whether they were written.

        Raises: SaveRefused, OSError.
        """
        self.announce({edit.path: edit.after for edit in edits})
        writer = TextWriter(self.root)
        for number, edit in enumerate(edits):
            try:
                writer.write(edit.path, edit.after, edit.before)
            except (FileChanged, SaveRefused) as error:
                self._take_back(edits[:number])
                if isinstance(error, SaveRefused):
                    raise
                return False
        return True

    def _take_back(self, edits: Sequence[FileEdit]) -> bool:
        """Give files what they held, and remove those that were made; return whether none has changed since.

        Raises: SaveRefused, OSError.
        """
        made = {edit.path: edit.after for edit in edits if edit.before is None}
        if any(self.folder.look_up(path) and self.folder.read(path) != content for path, content in made.items()):
            return False
        if not self._write_all([edit.reversed() for edit in edits if edit.before is not None]):
            return False
        if made:
            self.announce(dict.fromkeys(made))
        for path, content in made.items():
            remove_file(self.root, path, content)
        return True

    def write(self, key: str, to: Lang, *edits: FileEdit) -> None:
        """Write files of an article, all or none, so that this can be undone.

        Raises: FileChanged; SaveRefused; OSError.
        """
        if not self._write_all(edits):
            raise FileChanged(edits[0].path)
        self._keep(_Journal(key, to, edits))

    def known_contents(self, path: str) -> Iterator[bytes]:
        """Yield what a file held when the desk last read or wrote it, the newest first. path: from the root."""
        for article in reversed(self._opened.values()):
            names = [text.name_on_disk for text in article.texts]
            yield from (text.content for text, name in zip(article.texts, names, strict=True) if name == path)
        for entry in reversed(self._journal):
            yield from (side for edit in entry.edits if edit.path == path for side in (edit.after, edit.before) if side)

    def _changed_file(self, now: DeskArticle, row: DeskRow, text: str) -> rows_of.SourceText | Refusal | Problem:
        """Return the file with a row changed, or why it may not be written."""
        path = now.target.edition.manuscript.path
        if len(text) > MAX_ROW:
            return TooLarge(path, None, str(len(text)), str(MAX_ROW))
        _, problems = encoding.decode(text.encode(), path)
        if problems:
            return problems[0]
        if row.field:
            return _with_field(now, row, text)
        text = completed(now, row, text)
        if text:
            blocks = self._closed_blocks(text)
            if blocks is None:
                return Refusal(_UNCLOSED)
            mark = item_mark(now, row)
            if is_list(now, row) and not rows_of.mark_of(text):
                return Refusal(_NO_LIST)
            if mark and not (mark == rows_of.mark_of(text) and len(blocks) == 1):
                return Refusal(_NO_ITEM)
        source = now.target.source
        if row.spans.target:
            return rows_of.replace_span(source, row.spans.target, text)
        is_tight = is_tight_item(now, row)
        return rows_of.insert_after(source, now.last_span_before(row), text, now.target.body_line, is_tight=is_tight)

    def _closed_blocks(self, text: str) -> tuple[Block, ...] | None:
        """Return the blocks of a text; None if a paragraph after it would not be one, or a comment ends further on."""
        prepared = markdown.prepare(f"{text}\n\n{_END_OF_ROW}\n")
        if any(isinstance(problem, (UnclosedComment, UnclosedDiv)) for problem in prepared.problems):
            return None
        tree = decode_answer(self.pandoc.one("read", prepared.text.encode()))
        if isinstance(tree, PandocFailure):
            return None
        match tree.blocks:
            case (*blocks, Para((Str(word),))) if word == _END_OF_ROW:
                return tuple(blocks)
        return None

    def _after(
        self, save: Save, now: DeskArticle, row: DeskRow, text: str, changed: rows_of.SourceText
    ) -> tuple[Saved, tuple[FileEdit, ...]] | Problem:
        """Return the article as a save would leave it, and what is to be written.

        The row alone is read again where that is enough. What was typed stays in its row: where the texts would be
        paired otherwise, hints are written into both, and taken away once they are not needed.
        """
        # Of the copies from another program's site, that site decides which hints they have.
        hints = () if self.is_elsewhere else without_hints(now, row)
        edits = (FileEdit(now.target.name_on_disk, now.target.content, changed.content), *hints)
        found = self._find_pair(save.article, save.to, edits)
        if isinstance(found, Problem):
            return found
        patched = (
            None
            if len(edits) > 1 or _differ_in_length(row.source, text)
            else patch_row(now, row, text, changed, self.pandoc)
        )
        if patched is not None:
            self._remember(save.article, save.to, patched)
            return self._saved(save, patched, patched.rows[row.number]), edits
        reopened = self._read(found, is_fresh=False)
        if isinstance(reopened, DeskArticle) and "pair=" not in text and not self.is_elsewhere:
            added = keep_together(now, row, reopened, self.pandoc)
            edits = _one_after_another(edits, added)
            reopened = self.open(save.article, save.to, edits=edits) if added else reopened
        if isinstance(reopened, Problem):
            return reopened
        same = reopened.rows[row.number] if row.number < len(reopened.rows) else None
        return self._saved(save, reopened, same), edits

    def _saved(self, save: Save, now: DeskArticle, row: DeskRow | None) -> Saved:
        return Saved(now, row, self.seen.news((save.article, save.to, save.digest), now))

    # ------------------------------------------------------------ the front matter

    def save_fields(
        self, key: str, to: Lang, base: Mapping[str, str], values: Mapping[str, str], digest: str = ""
    ) -> Outcome | FieldConflict:
        """Write fields of the front matter that a person has changed. base: the fields as the person has read them.

        digest: of the article as the page has it.
        """
        now = self.open(key, to)
        if isinstance(now, Problem):
            return now
        theirs = {field.name: field.value for field in front_fields(now)}
        tidy = {name: tidy_value(name, value) for name, value in values.items() if name in theirs}
        wished = {name: value for name, value in tidy.items() if value != base.get(name)}
        changed = {name: theirs[name] for name in wished if theirs[name] not in (base.get(name), wished[name])}
        if changed:
            return FieldConflict(changed)
        content = with_fields(now.target, wished)
        if not isinstance(content, bytes):
            return Refusal(content) if isinstance(content, str) else content
        edit = FileEdit(now.target.name_on_disk, now.target.content, content)
        if not edit.is_change:
            return Saved(now, None, self.seen.news((key, to, digest), now))
        kept = self._with_old_address(now, edit)
        return self._write_whole(_Journal(key, to, (kept,)), digest) if isinstance(kept, FileEdit) else kept

    def _with_old_address(self, now: DeskArticle, edit: FileEdit) -> FileEdit | Problem:
        """Return an edit with the old address as an alias, where it gives another one to a text that is no draft."""
        after = self.open(now.article.key, now.target.edition.lang, edits=[edit])
        if isinstance(after, Problem):
            return after
        old, new = (one.target.edition.href for one in (now, after))
        if old == new or now.target.edition.manuscript.front.status == "draft":
            return edit
        text = alias_edits.remove_alias(edit.after.decode("utf-8", "surrogateescape"), new)
        with_alias = alias_edits.add_alias(text, old)
        if with_alias is None:
            manuscript = now.target.edition.manuscript
            return AliasNotRecorded(manuscript.path, manuscript.front.line("aliases"), old)
        return replace(edit, after=with_alias.encode("utf-8", "surrogateescape"))

    def _write_whole(self, entry: _Journal, digest: str = "") -> Outcome:
        """Write files of an article, and read it again; refused if it could not be opened afterwards.

        digest: as the page has it, if its rows are to be told apart from what they are then.
        """
        after = self.open(entry.article, entry.to, edits=entry.edits)
        if isinstance(after, Problem):
            return after
        if not self._write_all(entry.edits):
            return Refusal(_CHANGED_MEANWHILE)
        self._keep(entry)
        return Saved(after, None, self.seen.news((entry.article, entry.to, digest), after))

    # ------------------------------------------------------------ rows that belong together

    def regroup(self, key: str, to: Lang, digest: str, row: int, cut: tuple[int, int] | None) -> Outcome:
        """Split a row in two, or join it with the next one, by hints of the alignment in both texts.

        digest: of the article as the person has read it. cut: how many blocks of each text the first of two rows is to
        have; None: join.
        """
        now = self.open(key, to)
        if isinstance(now, Problem):
            return now
        if now.digest != digest or not 0 <= row < len(now.rows):
            return Refusal(_CHANGED_MEANWHILE)
        if self.is_elsewhere:
            return Refusal(N_("Rows are paired by marks in the texts, and a site of another program cannot have them."))
        edits = split_row(now, row, cut, self.pandoc) if cut else join_with_next(now, row, self.pandoc)
        if not edits:
            return Refusal(N_("Hints cannot do that here: both texts need blocks of running text, in the same order."))
        return self._write_whole(_Journal(key, to, edits), digest)

    # ------------------------------------------------------------ undoing

    def undo(self, key: str, to: Lang, digest: str = "") -> Outcome:
        """Take back the last save in an article, if the row is still what was saved. digest: as the page has it."""
        entry = self._last_save(key, to)
        if entry is None:
            return Refusal(_NOTHING_TO_UNDO)
        before = self.open(key, to, edits=[edit.reversed() for edit in entry.edits if edit.before is not None])
        if isinstance(before, Problem):
            return before
        if not self._undo_files(entry):
            outcome = self._undo_row(entry)
            if not isinstance(outcome, Saved):
                return outcome
        # A full journal has dropped its oldest entry for the save that undid the row.
        if entry in self._journal:
            self._journal.remove(entry)
        now = self.open(key, to)
        return now if isinstance(now, Problem) else Saved(now, None, self.seen.news((key, to, digest), now))

    def undo_whole(self, key: str, lang: Lang) -> Refusal | None:
        """Take back the last save of a whole text, or of what was made for it, if nothing of that has changed since."""
        entry = self._last_save(key, lang)
        if entry is None:
            return Refusal(_NOTHING_TO_UNDO)
        if not self._undo_files(entry):
            return Refusal(N_("The file has changed since: nothing was undone."))
        self._journal.remove(entry)
        return None

    def _last_save(self, key: str, to: Lang) -> _Journal | None:
        return next((one for one in reversed(self._journal) if (one.article, one.to) == (key, to)), None)

    def _undo_files(self, entry: _Journal) -> bool:
        """Take a save back if its files are as it left them; return whether they were."""
        if not self._take_back(entry.edits):
            return False
        self._note_written((edit.path, edit.before) for edit in entry.edits)
        return True

    def _undo_row(self, entry: _Journal) -> Outcome:
        """Undo one save, and keep later changes to other rows of the file."""
        now = self.open(entry.article, entry.to)
        if isinstance(now, Problem):
            return now
        same = [row for row in now.rows if row.written == entry.row_after and entry.row_after]
        if len(same) != 1:
            return Refusal(N_("The row has changed since: nothing was undone."))
        save = Save(entry.article, entry.to, now.digest, same[0].number, entry.row_after, entry.row_before)
        outcome = self.save(save)
        if isinstance(outcome, Saved):
            self._journal.pop()
        return outcome

    # ------------------------------------------------------------ declaring

    def declare(self, key: str, to: Lang, digest: str, row: int | None, *, is_minor: bool) -> Outcome:
        """Declare a row in step, or the whole article; digest: of the article as the person has read it."""
        now = self.open(key, to)
        if isinstance(now, Problem):
            return now
        if now.digest != digest:
            return Refusal(_CHANGED_MEANWHILE)
        units: tuple[str, ...] = ()
        if row is not None:
            if not 0 <= row < len(now.rows):
                return Refusal(_CHANGED_MEANWHILE)
            units = now.rows[row].names
            if not units or not now.rows[row].target:
                return Refusal(N_("Only a row with both texts can be in step."))
        elif any(found.state in ("missing", "behind") for found in now.rows):
            return Refusal(N_("Some rows are not translated yet, or are behind."))
        order = SyncOptions(self.by, self.today(), is_minor, units)
        problem = self._record(key, to, lambda ledgers, article: declare_in_step(ledgers, [article], order))
        return problem or self._recorded(key, to, row, digest)

    def _record(
        self,
        key: str,
        to: Lang,
        write: Callable[[LedgerStore, Article], Iterable[SyncResult | ReviewResult | Comment | Problem]],
    ) -> Problem | None:
        """Write into the ledger of a translation, or a comment; return the first problem of that.

        to: the language of the translation; "" for what is of no single one.
        """
        found = self._find(key, self.folder)
        if isinstance(found, Problem):
            return found
        reader, article = found
        with self._ledgers(reader) as ledgers:
            results = list(write(ledgers, article.with_translation(to)))
        paths = {result.path for result in results if not isinstance(result, Problem)}
        self._note_written((path, self.folder.read(path)) for path in paths)
        return next((result for result in results if isinstance(result, Problem)), None)

    def _recorded(self, key: str, to: Lang, row: int | None, digest: str) -> Saved | Problem:
        after = self.open(key, to)
        if isinstance(after, Problem):
            return after
        found = after.rows[row] if row is not None else None
        return Saved(after, found, self.seen.news((key, to, digest), after))

    @contextmanager
    def _ledgers(self, reader: UnitReader) -> Iterator[LedgerStore]:
        with locked_cache(self.root) as cache, Store(cache / "texts.sqlite") as store:
            yield LedgerStore(reader, store)

    def review(self, key: str, to: Lang, rows: Sequence[tuple[int, str]], digest: str = "") -> Outcome:
        """Sign off rows, all or none. rows: the number of each, and its hash as the person has read it.

        digest: of the article as the page has it.
        """
        now = self.open(key, to)
        if isinstance(now, Problem):
            return now
        if not rows:
            return Refusal(_CHANGED_MEANWHILE)
        names: list[str] = []
        for row, hash_ in rows:
            found = same_row(now, row, hash_)
            if isinstance(found, Refusal):
                return found
            if found.state not in ("in-step", "reviewed") or not found.names:
                return Refusal(N_("Only a row that is in step can be reviewed: bring it into step first."))
            names += found.names
        options = ReviewOptions(self.by, self.today(), tuple(names))
        problem = self._record(key, to, lambda ledgers, article: record_reviews(ledgers, [article], options))
        return problem or self._recorded(key, to, rows[0][0] if len(rows) == 1 else None, digest)

    # ------------------------------------------------------------ comments

    def comments(self, article: DeskArticle) -> DeskComments:
        """Return the open comments on an article."""
        with self._ledgers(self.reader(article)) as ledgers:
            found, problems = find_comments(ledgers, article.article, article.target.edition.lang)
        row_of = {name: row.number for row in article.rows for name in row.names}
        placed = (
            (comment, row_of.get(comment.field or (str(unit + 1) if unit is not None else "")))
            for comment, unit in found
            if not comment.resolved
        )
        return DeskComments(tuple(placed), tuple(problems))

    def comments_version(self, article: DeskArticle) -> str:
        """Return what tells the comments on an article, and where they stand, from those at another time."""
        folder = f"{COMMENTS_FOLDER}/{article_stem(article.article)}"
        parts = (sorted(self.folder.stats(folder).items()), [row.names for row in article.rows], article.contents[0])
        return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()

    def comment(self, key: str, to: Lang, row: int | None, digest: str, text: str) -> Problem | Refusal | None:
        """Add a comment on a row, or on the article; digest: of the row as the person has read it."""
        now = self.open(key, to)
        if isinstance(now, Problem):
            return now
        if not text.strip():
            return Refusal(N_("the comment has no words"))
        if len(text) > MAX_ROW:
            return TooLarge(now.target.edition.manuscript.path, None, str(len(text)), str(MAX_ROW))
        unit = ""
        if row is not None:
            found = same_row(now, row, digest)
            if isinstance(found, Refusal):
                return found
            if not found.names:
                return Refusal(N_("Only a passage of the original can have comments."))
            unit = found.names[0]
        return self._record(
            key,
            to,
            lambda ledgers, article: [add_comment(ledgers, article, text.strip(), unit, self.by, self.today(), to)],
        )

    def resolve(self, key: str, name: str) -> Problem | None:
        """Resolve a comment. name: of its file."""
        return self._record(
            key, "", lambda ledgers, article: [resolve_comment(ledgers, article, name, self.by, self.today())]
        )

    # ------------------------------------------------------------ the glossary

    def find(self, words: str, langs: tuple[Lang, Lang]) -> MemoryAnswer:
        """Return passages that have words in any form, with how they were translated. langs: theirs, and the other."""
        lang, to = langs
        return search_memory(self._memory(), MemoryQuery((words,), lang, is_similar=False, most=_MOST_FOUND, to=to))

    def add_term(self, key: str, to: Lang, source: str, target: str) -> Problem | Refusal | None:
        """Add a term to the glossary, in the languages of an article and its translation."""
        now = self.open(key, to)
        if isinstance(now, Problem):
            return now
        words = {lang: " ".join(word.split()) for lang, word in zip(now.langs, (source, target), strict=True)}
        edit = plan_term(self.folder, now.sources, words)
        if not isinstance(edit, FileEdit):
            return Refusal(edit) if isinstance(edit, str) else edit
        if not self._write_all([edit]):
            return FileChangedMeanwhile(edit.path, None)
        if edit.before is None:
            self._note_written([(edit.path, edit.after)])
        else:
            self._keep(_Journal(key, to, (edit,)))
        return None

    # ------------------------------------------------------------ beginning

    def begin(self, key: str, to: Lang) -> Problem | None:
        """Lay out a translation that does not exist yet."""
        found = self._find(key, self.folder)
        if isinstance(found, Problem):
            return found
        reader, article = found
        if to not in reader.sources.settings.languages or to == article.original:
            return UnknownArticle(f"{key} ({to})", "")
        with self._ledgers(reader) as ledgers:
            edit = scaffold_translation(ledgers, article, to)
        if isinstance(edit, Problem):
            return edit
        begun = self.open(key, to, edits=[edit])
        if isinstance(begun, Problem):
            return begun
        if not self._write_all([edit]):
            return FileChangedMeanwhile(edit.path, None)
        # In the site of another program it begins in another way.
        self._note_written([(edit.path, self.folder.read(edit.path))])
        return None


def same_row(now: DeskArticle, row: int, digest: str) -> DeskRow | Refusal:
    """Return a row if it is as the person has read it. digest: of the row then."""
    if 0 <= row < len(now.rows) and now.rows[row].digest == digest:
        return now.rows[row]
    return Refusal(_CHANGED_MEANWHILE)


def _differ_in_length(source: str, text: str) -> bool:
    """Return whether two texts differ so much in length that they might not be paired by it."""
    return not 0.5 < (len(text) + _SHORT) / (len(source) + _SHORT) < 2


def _one_after_another(first: Sequence[FileEdit], then: Sequence[FileEdit]) -> tuple[FileEdit, ...]:
    """Return what writes two changes of the same files at once."""
    whole = {edit.path: edit for edit in first}
    for edit in then:
        whole[edit.path] = replace(edit, before=whole[edit.path].before) if edit.path in whole else edit
    return tuple(edit for edit in whole.values() if edit.is_change)


def _with_field(now: DeskArticle, row: DeskRow, text: str) -> rows_of.SourceText | Refusal:
    """Return the file with a field of its front matter changed: no other line is touched."""
    target = now.target
    head = "\n".join((*target.source.shown[: target.body_line], ""))
    line = target.edition.manuscript.front.lines.get(row.field)
    new = markdown_writing.set_field(head, line, row.field, text) if text else None
    return Refusal(MUST_BE_CHANGED_IN_FILE) if new is None else with_head(target.source, target.body_line, new)

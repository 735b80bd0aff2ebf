"""Tasks of make-up in, pages in the stage out: those that stand are taken over, the others made.

Touches the disk through its machine only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import msgspec

from diglot.adapters.disk import Stage, digest_of
from diglot.adapters.executors.local import LocalExecutor
from diglot.core import page_models
from diglot.core.sitemaps import sitemap_row
from diglot.model.languages import Lang
from diglot.model.pages import DoorPage, ListPage, NotFoundPage, Page, RedirectPage
from diglot.model.rebuild_reasons import NEW, SPOILT
from diglot.model.tasks import TaskFailed, TaskType, Work
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.incremental.state import BuildState, digest_of_value
from diglot.pipeline.render.context import RenderContext

# What a page is rendered with; all other facts are what is rendered.
_DRESS = ("template ", "words ")


class PageRow(msgspec.Struct, array_like=True):
    """A page that was issued, and what else must be known of it. model: a mark of everything that it shows."""

    place: str
    model: bytes
    digest: str
    size: int
    lang: Lang
    href: str
    target_href: str
    """Of a redirect, where it leads; else ""."""
    sitemap_row: str
    """Of a page that the sitemap lists, what it says of it; else ""."""


class _FileRow(msgspec.Struct, array_like=True):
    """Any other file that was issued."""

    place: str
    digest: str
    size: int


class _Result(msgspec.Struct, array_like=True):
    """What came of a task. missed: words of the interface without a translation, by language."""

    pages: list[PageRow]
    files: list[_FileRow]
    missed: list[tuple[Lang, str]]


class _Sheet(msgspec.Struct, array_like=True):
    """A page that was drawn. is_same: it shows what it showed before.

    content: the page; None where the published one is taken over, or where it lies on the disk as a draft.
    """

    row: PageRow
    is_same: bool
    content: bytes | None
    draft: str = ""

    @property
    def is_made(self) -> bool:
        """Was it rendered?"""
        return self.content is not None or bool(self.draft)


class _Drawn(msgspec.Struct, array_like=True):
    """What came of a task before it was issued: its pages, the facts that it read, the words that it missed."""

    sheets: list[_Sheet]
    facts: list[str]
    missed: list[tuple[Lang, str]]


@dataclass
class PageWriter:
    """Issues what tasks make."""

    presses: RenderContext
    daybook: BuildState
    stage: Stage
    width: int
    """How many processes there may be."""
    accounts: list[PageOutcome] = field(default_factory=list)
    """What became of the pages of every task that was done; those of others were taken over."""

    def issue_pages(self, tasks: Sequence[page_models.PageTask]) -> Iterator[list[PageRow]]:
        """The pages of each task, in the tasks' order; of two with the same address the first one stays."""
        due = [number for number, task in enumerate(tasks) if self.daybook.stands(task.name) is None]
        drawn, is_due = self._draw_all(tasks, due), frozenset(due)
        for number, task in enumerate(tasks):
            kept = None if number in is_due else self._taken_over(task.name)
            if kept:
                yield kept.pages
            else:
                yield self._entered(task.name, next(drawn) if number in is_due else self.draw(task))

    def _draw_all(self, tasks: Sequence[page_models.PageTask], due: Sequence[int]) -> Iterator[_Drawn]:
        """What comes of the tasks with these numbers, in their order: of many, by processes that are forked for it."""
        if self.width < 2 or len(due) < _WORTH_FORKING:
            yield from (self.draw(tasks[number]) for number in due)
            return
        self.presses.room.store.save()
        batches = [due[start : start + _TASKS_A_ROW] for start in range(0, len(due), _TASKS_A_ROW)]
        with _in_forks(self, tasks):
            answers = LocalExecutor(self.width).map(
                TaskType(f"{__name__}:{open_drawing.__name__}"), map(msgspec.msgpack.encode, batches)
            )
            for batch, answer in zip(batches, answers, strict=True):
                if isinstance(answer, TaskFailed):
                    yield from (self.draw(tasks[number]) for number in batch)
                else:
                    yield from _unpacked(answer)

    def draw(self, task: page_models.PageTask) -> _Drawn:
        """Make what a task makes; nothing is issued yet."""
        done = self.daybook.before(task.name)
        before = {row.place: row for row in _decoded(done.result).pages} if done else {}
        # As long as only what a page shows may have changed, one that shows the same is the same.
        dress = {fact for fact in done.facts if fact.startswith(_DRESS)} if done else set()
        is_dressed = done is not None and dress.isdisjoint(done.changed)
        sheets = []
        with self._noted() as (facts, missed):
            for page in task.make():
                facts |= self._frames(page)
                row = _row(page, page_place(page, self.presses.bench.address))
                old = before.get(row.place)
                is_same = old is not None and old.model == row.model
                if is_dressed and old and is_same and self.stage.can_keep(row.place, old.digest, old.size):
                    row.digest, row.size = old.digest, old.size
                    facts |= dress
                    sheets.append(_Sheet(row, is_same=True, content=None))
                else:
                    content = self.presses.render(page)
                    row.digest, row.size = digest_of(content), len(content)
                    sheets.append(_Sheet(row, is_same, content))
        return _Drawn(sheets, sorted(facts), sorted(missed))

    def _entered(self, task: str, drawn: _Drawn) -> list[PageRow]:
        """Issue what was drawn, and enter it."""
        sheets = [sheet for sheet in drawn.sheets if self._is_issued(sheet)]
        rows = [sheet.row for sheet in sheets]
        self._enter(task, drawn, _Result(rows, [], drawn.missed))
        self.accounts += [self._account(task, sheet) for sheet in sheets]
        return rows

    def _is_issued(self, sheet: _Sheet) -> bool:
        """Put a page at its place, if that is free."""
        row = sheet.row
        if self.stage.has(row.place):
            return False
        if sheet.content is not None:
            self.stage.write(row.place, sheet.content)
        elif sheet.draft:
            self.stage.take(row.place, sheet.draft, row.digest, row.size)
        else:
            self.stage.keep(row.place, row.digest, row.size)
        return True

    def _enter(self, task: str, drawn: _Drawn, result: _Result) -> None:
        for lang, msgid in drawn.missed:
            self.presses.words[lang].missed.add(msgid)
        self.daybook.enter(task, set(drawn.facts), msgspec.msgpack.encode(result))

    def _account(self, task: str, sheet: _Sheet) -> PageOutcome:
        """Why a page of a task that was done is as it is."""
        changed = self.daybook.reasons[task]
        if sheet.is_same and sheet.is_made:
            # Then it is its dress that is another, or the published file.
            changed = tuple(fact for fact in changed if fact.startswith(_DRESS)) or (SPOILT,)
        return PageOutcome(sheet.row.place, is_made=sheet.is_made, because=changed or (NEW,))

    def _frames(self, page: Page) -> set[str]:
        """Each page has the frame of its language, which is worked out once for all; some show every one."""
        langs = self.presses.structures if isinstance(page, (DoorPage, NotFoundPage)) else (page.lang,)
        return {f"frame {lang}" for lang in langs}

    def issue_files(self, task: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Files that are no pages, such as feeds, by their places."""
        if self._taken_over(task) is not None:
            return
        rows = []
        with self._noted() as (facts, missed):
            for place, content in make().items():
                self.stage.write(place, content)
                rows.append(_FileRow(place, digest_of(content), len(content)))
        drawn = _Drawn([], sorted(facts), sorted(missed))
        self._enter(task, drawn, _Result([], rows, drawn.missed))

    def _taken_over(self, task: str) -> _Result | None:
        """The result of a task that stands, if all its files could be taken over."""
        kept = self.daybook.stands(task)
        result = _decoded(kept) if kept else None
        # A redirect that stood back for another page may have its address now: it is tried again.
        if result is None or not (result.pages or result.files):
            return None
        rows: list[PageRow | _FileRow] = [*result.pages, *result.files]
        if any(self.stage.has(row.place) or not self.stage.can_keep(row.place, row.digest, row.size) for row in rows):
            return None
        for row in rows:
            self.stage.keep(row.place, row.digest, row.size)
        for lang, msgid in result.missed:
            self.presses.words[lang].missed.add(msgid)
        self.daybook.keep(task)
        return result

    @contextmanager
    def _noted(self) -> Iterator[tuple[set[str], set[tuple[Lang, str]]]]:
        """What is read while something is made, and, when it is made, the words that were missed in it."""
        words, missed = self.presses.words, set[tuple[Lang, str]]()
        before = {lang: one.missed for lang, one in words.items()}
        for one in words.values():
            one.missed = set()
        with self.presses.notes.taken() as facts:
            yield facts, missed
        for lang, one in words.items():
            missed |= {(lang, msgid) for msgid in one.missed}
            one.missed = before[lang]


# ---------------------------------------------------------------- in other processes

# From how many tasks on it is worth to fork: below, it takes longer than they do.
_WORTH_FORKING = 200
_TASKS_A_ROW = 16

# What a process that is forked finds here is its own copy of the room, with everything that the pages are made of:
# nothing of a publication goes through a pipe.
_COPIED: list[tuple[PageWriter, Sequence[page_models.PageTask]]] = []


@contextmanager
def _in_forks(room: PageWriter, tasks: Sequence[page_models.PageTask]) -> Iterator[None]:
    _COPIED.append((room, tasks))
    try:
        yield
    finally:
        _COPIED.pop()


class _Answer(msgspec.Struct, array_like=True):
    """What came of a row of tasks. error: the disk's, where it took no draft."""

    drawn: list[_Drawn]
    error: tuple[int, str] | None = None


def open_drawing(_setting: bytes) -> Work:
    """The work that draws the tasks with the given numbers, in a process that was forked."""
    room, tasks = _COPIED[-1]
    room.presses.room.move_into_fork()

    def work(row: bytes) -> bytes:
        numbers = msgspec.msgpack.decode(row, type=list[int])
        try:
            answer = _Answer([_drafted(room.draw(tasks[number]), number, room.stage) for number in numbers])
        except OSError as error:
            answer = _Answer([], (error.errno or 0, error.strerror or str(error)))
        return msgspec.msgpack.encode(answer)

    return work


def _drafted(drawn: _Drawn, number: int, stage: Stage) -> _Drawn:
    """The same, with its pages on the disk."""
    for index, sheet in enumerate(drawn.sheets):
        if sheet.content is not None:
            sheet.draft = stage.draft(f"{number}-{index}", sheet.content)
            sheet.content = None
    return drawn


def _unpacked(answer: bytes) -> list[_Drawn]:
    """Raises: OSError."""
    unpacked = msgspec.msgpack.decode(answer, type=_Answer)
    if unpacked.error:
        raise OSError(*unpacked.error)
    return unpacked.drawn


# ---------------------------------------------------------------- rows


def _decoded(result: bytes) -> _Result:
    return msgspec.msgpack.decode(result, type=_Result)


def page_place(page: Page, address: page_models.SiteAddress) -> str:
    """The file of a page inside the site."""
    place = page.head.href.removeprefix(address.prefix).lstrip("/")
    return f"{place}index.html" if not place or place.endswith("/") else place


def _row(page: Page, place: str) -> PageRow:
    is_first = not (isinstance(page, ListPage) and page.pagination.number > 1)
    is_listed = page.head.is_indexed and is_first and not isinstance(page, (NotFoundPage, DoorPage, RedirectPage))
    head = page.head
    listed = sitemap_row(head.canonical_url, head.modified or head.published, head.alternates) if is_listed else ""
    return PageRow(
        place=place,
        model=digest_of_value(type(page).__name__, page),
        digest="",
        size=0,
        lang=page.lang,
        href=page.head.href,
        target_href=page.target_href if isinstance(page, RedirectPage) else "",
        sitemap_row=listed,
    )

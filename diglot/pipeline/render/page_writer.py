"""Tasks of make-up in, pages in the stage out: those that are up to date are reused, the others made.

Touches the disk through its machine only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import msgspec

from diglot.adapters.disk import Stage
from diglot.adapters.executors.local import LocalExecutor
from diglot.core import page_models
from diglot.core.sitemaps import sitemap_row
from diglot.model.dependencies import RENDERING_KINDS, Dependency
from diglot.model.digests import Digest, digest_of
from diglot.model.languages import Lang
from diglot.model.pages import DoorPage, ListPage, NotFoundPage, Page, RedirectPage
from diglot.model.rebuild_reasons import NEW, OUTPUT_CHANGED
from diglot.model.tasks import TaskFailed, TaskType, Work
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.incremental.state import BuildState, digest_of_values
from diglot.pipeline.render.context import RenderContext


class PageRow(msgspec.Struct, array_like=True):
    """A page that was issued, and what else must be known of it. model: a digest of everything that it shows."""

    place: str
    model: Digest
    digest: Digest
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
    digest: Digest
    size: int


class _Result(msgspec.Struct, array_like=True):
    """What came of a task. missed: words of the interface without a translation, by language."""

    pages: list[PageRow]
    files: list[_FileRow]
    missed: list[tuple[Lang, str]]


class _Sheet(msgspec.Struct, array_like=True):
    """A page that was drawn. is_same: it shows what it showed before.

    content: the page; None where the published one is reused, or where it lies on the disk as a draft.
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
    """The pages of a task before they are issued, its dependencies, and the words that it missed."""

    sheets: list[_Sheet]
    dependencies: list[Dependency]
    missed: list[tuple[Lang, str]]


@dataclass
class PageWriter:
    """Issues what tasks make."""

    presses: RenderContext
    state: BuildState
    stage: Stage
    width: int
    """How many processes there may be."""
    accounts: list[PageOutcome] = field(default_factory=list)
    """What became of the pages of every task that was done; those of others were reused."""

    def issue_pages(self, tasks: Sequence[page_models.PageTask]) -> Iterator[list[PageRow]]:
        """The pages of each task, in the tasks' order; of two with the same address the first one stays."""
        due = [number for number, task in enumerate(tasks) if not self.state.is_up_to_date(task.name)]
        drawn, is_due = self._draw_all(tasks, due), frozenset(due)
        for number, task in enumerate(tasks):
            reused = None if number in is_due else self._reused(task.name)
            if reused:
                yield reused.pages
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
        previous = self.state.previous(task.name)
        before = {row.place: row for row in _decoded(previous.result).pages} if previous else {}
        # As long as only what a page shows may have changed, a page that shows the same is the same.
        rendered_with = {one for one in previous.dependencies if one.kind in RENDERING_KINDS} if previous else set()
        is_rendered_alike = previous is not None and rendered_with.isdisjoint(previous.changed)
        sheets = []
        with self._recording() as (dependencies, missed):
            for page in task.make():
                dependencies |= self._frames(page)
                row = _row(page, page_place(page, self.presses.bench.address))
                old = before.get(row.place)
                is_same = old is not None and old.model == row.model
                if is_rendered_alike and old and is_same and self.stage.can_keep(row.place, old.digest, old.size):
                    row.digest, row.size = old.digest, old.size
                    dependencies |= rendered_with
                    sheets.append(_Sheet(row, is_same=True, content=None))
                else:
                    content = self.presses.render(page)
                    row.digest, row.size = digest_of(content), len(content)
                    sheets.append(_Sheet(row, is_same, content))
        return _Drawn(sheets, sorted(dependencies), sorted(missed))

    def _entered(self, task: str, drawn: _Drawn) -> list[PageRow]:
        """Issue what was drawn, and record it."""
        sheets = [sheet for sheet in drawn.sheets if self._is_issued(sheet)]
        rows = [sheet.row for sheet in sheets]
        self._record(task, drawn, _Result(rows, [], drawn.missed))
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

    def _record(self, task: str, drawn: _Drawn, result: _Result) -> None:
        for lang, msgid in drawn.missed:
            self.presses.words[lang].missed.add(msgid)
        self.state.record(task, drawn.dependencies, msgspec.msgpack.encode(result))

    def _account(self, task: str, sheet: _Sheet) -> PageOutcome:
        """Why a page of a task that was done is as it is."""
        changed = self.state.reasons[task]
        if sheet.is_same and sheet.is_made:
            # What it is rendered with has changed, or the published file.
            rendered_with = (one for one in changed if isinstance(one, Dependency) and one.kind in RENDERING_KINDS)
            changed = tuple(rendered_with) or (OUTPUT_CHANGED,)
        return PageOutcome(sheet.row.place, is_made=sheet.is_made, because=changed or (NEW,))

    def _frames(self, page: Page) -> set[Dependency]:
        """Each page has the frame of its language, which is worked out once for all; some show every one."""
        langs = self.presses.structures if isinstance(page, (DoorPage, NotFoundPage)) else (page.lang,)
        return {Dependency("frame", lang) for lang in langs}

    def issue_files(self, task: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Files that are no pages, such as feeds, by their places."""
        if self._reused(task) is not None:
            return
        rows = []
        with self._recording() as (dependencies, missed):
            for place, content in make().items():
                self.stage.write(place, content)
                rows.append(_FileRow(place, digest_of(content), len(content)))
        drawn = _Drawn([], sorted(dependencies), sorted(missed))
        self._record(task, drawn, _Result([], rows, drawn.missed))

    def _reused(self, task: str) -> _Result | None:
        """Return the result of a task that is up to date, if all its files can be reused."""
        result = _decoded(self.state.result(task)) if self.state.is_up_to_date(task) else None
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
        self.state.reuse(task)
        return result

    @contextmanager
    def _recording(self) -> Iterator[tuple[set[Dependency], set[tuple[Lang, str]]]]:
        """Provide what is read while something is made and, at the end, the words that were missed in it."""
        words, missed = self.presses.words, set[tuple[Lang, str]]()
        before = {lang: one.missed for lang, one in words.items()}
        for one in words.values():
            one.missed = set()
        with self.presses.recorder.recording() as dependencies:
            yield dependencies, missed
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
        model=digest_of_values(type(page).__name__, page),
        digest="",
        size=0,
        lang=page.lang,
        href=page.head.href,
        target_href=page.target_href if isinstance(page, RedirectPage) else "",
        sitemap_row=listed,
    )

"""Tasks of make-up in, pages in the stage out: those that are up to date are reused, the others made.

Touches the disk through its machine only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import msgspec

from diglot.adapters.disk import Stage
from diglot.adapters.executors.local import LocalExecutor
from diglot.core import page_models
from diglot.core.sitemaps import render_sitemap_entry
from diglot.model.dependencies import RENDERING_KINDS, Dependency
from diglot.model.digests import Digest, digest_of
from diglot.model.languages import Lang
from diglot.model.pages import DoorPage, ListPage, NotFoundPage, Page, RedirectPage
from diglot.model.rebuild_reasons import NEW, OUTPUT_CHANGED
from diglot.model.tasks import TaskFailed, TaskFunction, TaskType
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.incremental.state import BuildState, digest_of_values
from diglot.pipeline.render.compiled_site import CompiledSite


class PageRow(msgspec.Struct, array_like=True):
    """A page that was written, and what else must be known of it. model: a digest of everything that it shows."""

    place: str
    model: Digest
    digest: Digest
    size: int
    lang: Lang
    href: str
    target_href: str
    """Where a redirect leads; "" for other pages."""
    sitemap_row: str
    """The entry of the sitemap; "" for a page that it does not list."""


class _FileRow(msgspec.Struct, array_like=True):
    """Any other file that was written."""

    place: str
    digest: Digest
    size: int


class _Result(msgspec.Struct, array_like=True):
    """The result of a task. missed: words of the interface without a translation, by language."""

    pages: list[PageRow]
    files: list[_FileRow]
    missed: list[tuple[Lang, str]]


class _Sheet(msgspec.Struct, array_like=True):
    """A page that was rendered. is_same: it shows what it showed before.

    content: the page; None where the published one is reused, or where it is on the disk as a draft.
    """

    row: PageRow
    is_same: bool
    content: bytes | None
    draft: str = ""

    @property
    def is_made(self) -> bool:
        """Was it rendered?"""
        return self.content is not None or bool(self.draft)


class _Rendered(msgspec.Struct, array_like=True):
    """The result of a task before it is written: its pages, its dependencies, the untranslated messages."""

    sheets: list[_Sheet]
    dependencies: list[Dependency]
    missed: list[tuple[Lang, str]]


@dataclass
class PageRenderer:
    """Writes the pages and files of tasks into the stage. jobs: how many processes there may be."""

    site: CompiledSite
    state: BuildState
    stage: Stage
    jobs: int
    accounts: list[PageOutcome] = field(default_factory=list)
    """What became of the pages of every task that was run; those of others were reused."""

    def write_pages(self, tasks: Sequence[page_models.PageTask]) -> Iterator[list[PageRow]]:
        """Write the pages of each task, in the tasks' order; of two with the same address only the first."""
        due = [number for number, task in enumerate(tasks) if not self.state.is_up_to_date(task.name)]
        rendered, is_due = self._render_all(tasks, due), frozenset(due)
        for number, task in enumerate(tasks):
            reused = None if number in is_due else self._reused(task.name)
            if reused:
                yield reused.pages
            else:
                yield self._write(task.name, next(rendered) if number in is_due else self.render(task))

    def _render_all(self, tasks: Sequence[page_models.PageTask], due: Sequence[int]) -> Iterator[_Rendered]:
        """Render the tasks with these numbers, in their order: many of them in processes that are forked for it."""
        if self.jobs < 2 or len(due) < _WORTH_FORKING:
            yield from (self.render(tasks[number]) for number in due)
            return
        self.site.compiler.store.save()
        batches = [due[start : start + _TASKS_PER_PAYLOAD] for start in range(0, len(due), _TASKS_PER_PAYLOAD)]
        with _shared_with_forks(self, tasks):
            task_type = TaskType(f"{__name__}:{open_rendering.__name__}")
            answers = LocalExecutor(self.jobs).map(task_type, map(msgspec.msgpack.encode, batches))
            for batch, answer in zip(batches, answers, strict=True):
                if isinstance(answer, TaskFailed):
                    yield from (self.render(tasks[number]) for number in batch)
                else:
                    yield from _unpacked(answer)

    def render(self, task: page_models.PageTask) -> _Rendered:
        """Render the pages of a task; nothing is written yet."""
        previous = self.state.previous(task.name)
        before = {row.place: row for row in _decoded(previous.result).pages} if previous else {}
        # As long as only what a page shows may have changed, a page that shows the same is the same.
        rendered_with = {one for one in previous.dependencies if one.kind in RENDERING_KINDS} if previous else set()
        is_rendered_alike = previous is not None and rendered_with.isdisjoint(previous.changed)
        sheets = []
        with self.site.recorder.recording() as dependencies, self.site.missing.recorded() as missed:
            for page in task.make():
                dependencies |= self._frames(page)
                row = _row(page, page_place(page, self.site.address))
                old = before.get(row.place)
                is_same = old is not None and old.model == row.model
                if is_rendered_alike and old and is_same and self.stage.can_keep(row.place, old.digest, old.size):
                    row.digest, row.size = old.digest, old.size
                    dependencies |= rendered_with
                    sheets.append(_Sheet(row, is_same=True, content=None))
                else:
                    content = self.site.render(page)
                    row.digest, row.size = digest_of(content), len(content)
                    sheets.append(_Sheet(row, is_same, content))
        return _Rendered(sheets, sorted(dependencies), sorted(missed))

    def _write(self, task: str, rendered: _Rendered) -> list[PageRow]:
        """Write what was rendered, and record it."""
        sheets = [sheet for sheet in rendered.sheets if self._is_written(sheet)]
        rows = [sheet.row for sheet in sheets]
        self._record(task, rendered.dependencies, _Result(rows, [], rendered.missed))
        self.accounts += [self._account(task, sheet) for sheet in sheets]
        return rows

    def _is_written(self, sheet: _Sheet) -> bool:
        """Write a page to its place, if that is free."""
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

    def _record(self, task: str, dependencies: Collection[Dependency], result: _Result) -> None:
        self._note_missed(result)
        self.state.record(task, dependencies, msgspec.msgpack.encode(result))

    def _note_missed(self, result: _Result) -> None:
        """Note what a task missed that was run in another process, or in an earlier build."""
        for lang, msgid in result.missed:
            self.site.missing.note(lang, msgid)

    def _account(self, task: str, sheet: _Sheet) -> PageOutcome:
        """Return why a page of a task that was run is as it is."""
        changed = self.state.reasons[task]
        if sheet.is_same and sheet.is_made:
            # Then what it is rendered with has changed, or the published file.
            rendered_with = (one for one in changed if isinstance(one, Dependency) and one.kind in RENDERING_KINDS)
            changed = tuple(rendered_with) or (OUTPUT_CHANGED,)
        return PageOutcome(sheet.row.place, is_made=sheet.is_made, because=changed or (NEW,))

    def _frames(self, page: Page) -> set[Dependency]:
        """Return the dependencies on the frames that a page shows; a frame is made once for all pages of a language."""
        langs = self.site.structures if isinstance(page, (DoorPage, NotFoundPage)) else (page.lang,)
        return {Dependency("frame", lang) for lang in langs}

    def write_files(self, task: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Write files that are no pages, such as feeds. make: returns them by their places."""
        if self._reused(task) is not None:
            return
        rows = []
        with self.site.recorder.recording() as dependencies, self.site.missing.recorded() as missed:
            for place, content in make().items():
                self.stage.write(place, content)
                rows.append(_FileRow(place, digest_of(content), len(content)))
        self._record(task, dependencies, _Result([], rows, sorted(missed)))

    def _reused(self, task: str) -> _Result | None:
        """Return the result of a task that is up to date, if all its files could be reused."""
        result = _decoded(self.state.result(task)) if self.state.is_up_to_date(task) else None
        # A redirect that stood back for another page may have its address now: it is tried again.
        if result is None or not (result.pages or result.files):
            return None
        rows: list[PageRow | _FileRow] = [*result.pages, *result.files]
        if any(self.stage.has(row.place) or not self.stage.can_keep(row.place, row.digest, row.size) for row in rows):
            return None
        for row in rows:
            self.stage.keep(row.place, row.digest, row.size)
        self._note_missed(result)
        self.state.reuse(task)
        return result


# ---------------------------------------------------------------- in other processes

# Below this many tasks, forking takes longer than rendering them.
_WORTH_FORKING = 200
_TASKS_PER_PAYLOAD = 16

# A forked process finds its own copy of the renderer here, with everything that pages are made of: nothing of a
# publication goes through a pipe.
_SHARED: list[tuple[PageRenderer, Sequence[page_models.PageTask]]] = []


@contextmanager
def _shared_with_forks(renderer: PageRenderer, tasks: Sequence[page_models.PageTask]) -> Iterator[None]:
    _SHARED.append((renderer, tasks))
    try:
        yield
    finally:
        _SHARED.pop()


class _Answer(msgspec.Struct, array_like=True):
    """The results of the tasks of one payload. error: why a draft could not be written."""

    rendered: list[_Rendered]
    error: tuple[int, str] | None = None


def open_rendering(_config: bytes) -> TaskFunction:
    """Make the function that renders the tasks with the given numbers, in a process that was forked."""
    renderer, tasks = _SHARED[-1]
    renderer.site.compiler.move_into_fork()

    def render(payload: bytes) -> bytes:
        numbers = msgspec.msgpack.decode(payload, type=list[int])
        try:
            answer = _Answer([_drafted(renderer.render(tasks[number]), number, renderer.stage) for number in numbers])
        except OSError as error:
            answer = _Answer([], (error.errno or 0, error.strerror or str(error)))
        return msgspec.msgpack.encode(answer)

    return render


def _drafted(rendered: _Rendered, number: int, stage: Stage) -> _Rendered:
    """Write the pages to the disk as drafts, so that only their names travel."""
    for index, sheet in enumerate(rendered.sheets):
        if sheet.content is not None:
            sheet.draft = stage.draft(f"{number}-{index}", sheet.content)
            sheet.content = None
    return rendered


def _unpacked(answer: bytes) -> list[_Rendered]:
    """Raises: OSError."""
    unpacked = msgspec.msgpack.decode(answer, type=_Answer)
    if unpacked.error:
        raise OSError(*unpacked.error)
    return unpacked.rendered


# ---------------------------------------------------------------- rows


def _decoded(result: bytes) -> _Result:
    return msgspec.msgpack.decode(result, type=_Result)


def page_place(page: Page, address: page_models.SiteAddress) -> str:
    """Return the place of a page's file inside the site."""
    place = page.head.href.removeprefix(address.prefix).lstrip("/")
    return f"{place}index.html" if not place or place.endswith("/") else place


def _row(page: Page, place: str) -> PageRow:
    is_first = not (isinstance(page, ListPage) and page.pagination.number > 1)
    is_listed = page.head.is_indexed and is_first and not isinstance(page, (NotFoundPage, DoorPage, RedirectPage))
    head = page.head
    listed = (
        render_sitemap_entry(head.canonical_url, head.modified or head.published, head.alternates) if is_listed else ""
    )
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

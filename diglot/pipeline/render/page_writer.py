"""Writes pages and feeds: takes tasks, writes their files to the staged site, and reuses those that are up to date.

Touches the disk and the rows through their adapters only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

import msgspec

from diglot.adapters.databases.row_tables import RowsUnusable
from diglot.adapters.disk import Stage
from diglot.adapters.executors.local import LocalExecutor
from diglot.adapters.files.file_faults import fault_reason
from diglot.adapters.templating.templates import TemplateBroken
from diglot.core import page_models
from diglot.core.site_files.sitemaps import render_sitemap_entry
from diglot.model.building.dependencies import BASE_KINDS, RENDERING_KINDS, Dependency
from diglot.model.building.page_rows import FileRow, PageRow, SocialCard, TaskResult
from diglot.model.digests import Digest, digest_of, digest_of_values
from diglot.model.pages import DoorPage, ListPage, NotFoundPage, Page, RedirectPage
from diglot.model.paper.covers import CoverWords
from diglot.model.places import GONE_NAME
from diglot.model.problems import FileFailed, PageFault, Problem
from diglot.model.tasks import TaskFunction, TaskType
from diglot.model.wording.rebuild_reasons import FIRST, NEW, OUTPUT_CHANGED, Reason
from diglot.pipeline.base.build_options import BuildOptions, PageOutcome, Progress
from diglot.pipeline.base.cached_files import CachedFileLost
from diglot.pipeline.incremental.tracking import TrackedSite
from diglot.pipeline.render.compiled_site import CompiledSite, PageFailed
from diglot.pipeline.render.social_cards import SocialCards
from diglot.queries.engine import Before, Database
from diglot.queries.pages import PART, TASK, PartRows, end_build, is_first_build

RowT = TypeVar("RowT", bound=FileRow)

FileTask = Callable[[], Mapping[str, bytes]]
"""Returns the contents of files other than pages, such as feeds, by place."""


class _Made(msgspec.Struct, array_like=True):
    """What only this build knows of a task that it has run.

    changed: what has changed since the last build; None if that did not run it. drafts: the paths of its files as
    written, in their order; "" for a page that is reused. same: whether each page shows what it showed then.
    """

    changed: list[Dependency] | None
    drafts: list[str] = []
    same: list[bool] = []

    @property
    def is_rendering_changed(self) -> bool:
        """Whether pages that show the same may be rendered otherwise."""
        return any(part.kind in RENDERING_KINDS for part in self.changed or ())

    @property
    def reasons(self) -> Sequence[Dependency]:
        """What has changed; that all pages depend on, before all else."""
        changed = self.changed or []
        return [part for part in changed if part.kind in BASE_KINDS] or changed


@dataclass
class PageRenderer:
    """Makes the files of tasks and writes them to the staged site. jobs: the number of processes to use.

    rows: those of the parts of the publication.
    """

    site: CompiledSite
    tracked: TrackedSite
    db: Database
    rows: PartRows
    stage: Stage
    jobs: int
    progress: Progress
    outcomes: list[PageOutcome] = field(default_factory=list)
    """The outcomes of the pages of every task that was run; those of the others were reused."""

    def __post_init__(self) -> None:
        """Look up what the last build has made, and what has changed since."""
        self.db.tools.site_maker = self
        self.group = self.rows.group
        self._tasks: dict[str, page_models.PageTask | FileTask] = {}
        self._made: dict[str, _Made] = {}
        self._draft_numbers = count()
        self.failed: list[Problem] = []
        """Why pages and files could not be made."""
        self._is_first = is_first_build(self.db, self.group)
        self.db.refresh(PART, self.group)
        self._known = dict(self.db.values(TASK, self.group))

    def write_pages(self, tasks: Sequence[page_models.PageTask]) -> Iterator[list[PageRow]]:
        """Write the pages of each task and yield their rows, in order. Of two pages with one place the first wins."""
        self._make({task.name: task for task in tasks})
        for task in tasks:
            yield self._write(task.name)
            if self.group + task.name not in self._made:
                self.progress.step()

    def write_files(self, tasks: Mapping[str, FileTask]) -> None:
        """Write files other than pages. tasks: by name."""
        self._make(tasks)
        for name in tasks:
            self._write(name)

    def end(self) -> None:
        """Forget all other tasks that an earlier build of this site has run."""
        end_build(self.db, self.group, self._tasks.keys())

    # What is up to date, and what must be made

    def _make(self, tasks: Mapping[str, page_models.PageTask | FileTask]) -> None:
        """Make the files of those tasks that are not up to date, or whose files are not."""
        self._tasks |= {self.group + name: task for name, task in tasks.items()}
        keys = [self.group + name for name in tasks]
        lost = [key for key in keys if key in self._known and not self._can_keep(self._known[key])]
        self.db.doubt(TASK, lost)
        for key in lost:
            del self._known[key]
        outdated = [key for key in keys if key not in self._known]
        if self._cards:
            self._cards.prepare(words for key in outdated for words in _cards_of(self._tasks[key]))
        self.db.ask(TASK, outdated)

    def _can_keep(self, result: TaskResult) -> bool:
        """Return whether all files of a task are still as they were published.

        A redirect without a page gave way to another page; its address may be free now, so it is tried again.
        """
        files: list[FileRow | SocialCard] = [*result.pages, *result.files, *result.cards]
        return bool(result.pages or result.files) and all(
            self.stage.can_keep(file.place, file.digest, file.size) for file in files
        )

    # The `queries.inputs.SiteMaker` of the tasks

    def digest(self, part: Dependency) -> Digest:
        """Return the digest of a part of the publication as it is now."""
        return self.tracked.digest(part)

    def make(self, db: Database, key: str) -> TaskResult:
        """Make the pages or other files of a task, as drafts."""
        task, before = self._tasks[key], db.before(TASK, key)
        made = self._made[key] = _Made(self.rows.parts(before.changed) if before else None)
        pages, files = list[PageRow](), list[FileRow]()
        with (
            self.site.recorder.recording() as parts,
            self.site.missing.recorded() as untranslated,
            self._cards.recorded() if self._cards else nullcontext(set[SocialCard]()) as cards,
        ):
            try:
                if isinstance(task, page_models.PageTask):
                    pages = [self._make_page(page, before, made) for page in task.make()]
                else:
                    files = [self._draft(FileRow(place), content, made) for place, content in task().items()]
            except (TemplateBroken, CachedFileLost, RowsUnusable, OSError):
                raise
            except Exception as error:
                # The rest is made, so that everything that is wrong is said at once; nothing is published.
                self.failed.append(_fault(task, key.removeprefix(self.group), error))
                self._made[key] = _Made(made.changed)
                return TaskResult([], [], [], [])
        for part in (*parts, *map(Dependency, BASE_KINDS)):
            db.note(*self.rows.row(part))
        return TaskResult(pages, files, sorted(untranslated), sorted(cards))

    def _make_page(self, page: Page, before: Before | None, made: _Made) -> PageRow:
        """Render a page, unless it shows what it showed before, and is rendered with the same."""
        for lang in self.site.structures if isinstance(page, (DoorPage, NotFoundPage)) else (page.lang,):
            self.site.recorder(Dependency("frame", lang))
        row = _page_row(page, page_place(page, self.site.address))
        pages: Sequence[PageRow] = before.value.pages if before else ()
        old = next((one for one in pages if (one.place, one.model) == (row.place, row.model)), None)
        made.same.append(old is not None)
        if old and not made.is_rendering_changed and self.stage.can_keep(old.place, old.digest, old.size):
            for part in self.rows.parts(before.reads if before else ()):
                if part.kind in RENDERING_KINDS:
                    self.site.recorder(part)
            row.digest, row.size = old.digest, old.size
            made.drafts.append("")
            return row
        return self._draft(row, self.site.render(page), made)

    def _draft(self, row: RowT, content: bytes, made: _Made) -> RowT:
        """Write a draft of a file, and return its row."""
        row.digest, row.size = digest_of(content), len(content)
        made.drafts.append(self.stage.draft(str(next(self._draft_numbers)), content))
        return row

    def spread(self, make: Callable[[str], bytes], keys: Sequence[str]) -> Iterator[bytes]:
        """Apply a function to the keys of tasks, in order; to many of them in forked processes."""
        if self.jobs < 2 or len(keys) < _MIN_TASKS_TO_FORK:
            for key in keys:
                yield make(key)
                self._step(key)
            return
        self.site.compiler.store.save()
        self.db.save()
        batches = [keys[start : start + _TASKS_PER_PAYLOAD] for start in range(0, len(keys), _TASKS_PER_PAYLOAD)]
        with _shared_with_forks(self, make):
            task_type = TaskType(f"{__name__}:{make_task_runner.__name__}")
            answers = LocalExecutor(self.jobs).map(task_type, map(msgspec.msgpack.encode, batches))
            for batch, answer in zip(batches, answers, strict=True):
                # What goes wrong there goes wrong here as well, where it can be reported.
                is_made = isinstance(answer, bytes) and answer
                yield from self._take_answer(batch, is_made) if is_made else map(make, batch)
                for key in batch:
                    self._step(key)

    def _take_answer(self, keys: Sequence[str], answer: bytes) -> list[bytes]:
        """Return what a forked process has made of tasks; put into the store what it could not put there."""
        unpacked = msgspec.msgpack.decode(answer, type=_Answer)
        for key, value in unpacked.stored.items():
            self.site.compiler.store.put(key, value)
        self._made.update(zip(keys, unpacked.made, strict=True))
        return unpacked.results

    def _step(self, key: str) -> None:
        if isinstance(self._tasks[key], page_models.PageTask):
            self.progress.step()

    # Writing

    def _write(self, name: str) -> list[PageRow]:
        """Write the files of a task, and return the pages that have got their places."""
        key = self.group + name
        result, made = self._known.get(key) or self.db.get(TASK, key), self._made.get(key)
        for lang, msgid in result.untranslated:
            self.site.missing.note(lang, msgid)
        rows: list[FileRow] = [*result.pages, *result.files]
        drafts = made.drafts if made else [""] * len(rows)
        is_written = [self._write_file(row, draft) for row, draft in zip(rows, drafts, strict=True)]
        for card in result.cards:
            if not (self.stage.has(card.place) or self.stage.keep(card.place, card.digest, card.size)):
                assert self._cards
                self.stage.write(card.place, self._cards.read(card))
        if made:
            shown = zip(result.pages, made.drafts, made.same, is_written[: len(result.pages)], strict=False)
            self.outcomes += [
                self._outcome(row, draft, made, is_same=is_same) for row, draft, is_same, own in shown if own
            ]
        return [row for row, own in zip(result.pages, is_written, strict=False) if own]

    def _write_file(self, row: FileRow, draft: str) -> bool:
        """Write a file to its place; return False if another page is there already."""
        if self.stage.has(row.place):
            return False
        if draft:
            self.stage.take(row.place, draft, row.digest, row.size)
        else:
            self.stage.keep(row.place, row.digest, row.size)
        return True

    @property
    def _cards(self) -> SocialCards | None:
        return self.site.services.cards

    def _outcome(self, row: PageRow, draft: str, made: _Made, *, is_same: bool) -> PageOutcome:
        """Return the outcome of a page of a task that was run."""
        changed: Sequence[Reason] = made.reasons
        if made.changed is None:
            changed = [Dependency("program") if self.db.is_renewed else FIRST if self._is_first else NEW]
        elif is_same and draft:
            # The cause is something that it is rendered with, or the published file.
            changed = [part for part in made.changed if part.kind in RENDERING_KINDS] or [OUTPUT_CHANGED]
        return PageOutcome(row.place, is_made=bool(draft), because=tuple(changed) or (NEW,))


def _fault(task: page_models.PageTask | FileTask, name: str, error: Exception) -> Problem:
    """Return an error that no code foresaw as a problem of the one file that a page is of, or of the page."""
    if isinstance(error, PageFailed):
        return error.problem
    file = task.file if isinstance(task, page_models.PageTask) else ""
    reason = fault_reason(error)
    return FileFailed(file, None, reason) if file else PageFault(name, reason)


def group_of(options: BuildOptions) -> str:
    """Return how the keys of all rows of a site begin, which is the same in another checkout."""
    is_inside = options.output.is_relative_to(options.root)
    output = options.output.relative_to(options.root) if is_inside else options.output
    return f"{digest_of_values(str(output), options.langs, options.only, options.with_drafts)[:16]} "


# ---------------------------------------------------------------- in other processes

# Below this many tasks, forking takes longer than rendering them.
_MIN_TASKS_TO_FORK = 200
_TASKS_PER_PAYLOAD = 16

# A forked process finds its copy of the renderer and the function here, so that no part of a publication has to go
# through a pipe.
_SHARED: list[tuple[PageRenderer, Callable[[str], bytes]]] = []


@contextmanager
def _shared_with_forks(renderer: PageRenderer, make: Callable[[str], bytes]) -> Iterator[None]:
    _SHARED.append((renderer, make))
    try:
        yield
    finally:
        _SHARED.pop()


class _Answer(msgspec.Struct, array_like=True):
    """What was made of the tasks of one payload.

    stored: what was put into the store meanwhile, such as what templates refer to.
    """

    results: list[bytes]
    made: list[_Made]
    stored: dict[bytes, bytes]


def make_task_runner(_config: bytes) -> TaskFunction:
    """Return the function that makes the files of the tasks with the given keys, in a forked process.

    It returns b"" where something went wrong.
    """
    renderer, make = _SHARED[-1]
    renderer.site.compiler.move_into_fork()
    renderer.db.become_reader()
    known = len(renderer.failed)

    def run(payload: bytes) -> bytes:
        keys = msgspec.msgpack.decode(payload, type=list[str])
        try:
            results = [make(key) for key in keys]
        except Exception:
            return b""
        if len(renderer.failed) > known:
            return b""
        made = [renderer._made.pop(key) for key in keys]
        return msgspec.msgpack.encode(_Answer(results, made, renderer.site.compiler.store.take_added()))

    return run


# ---------------------------------------------------------------- rows


def _cards_of(task: page_models.PageTask | FileTask) -> Iterable[CoverWords]:
    return task.cards() if isinstance(task, page_models.PageTask) else ()


def page_place(page: Page, address: page_models.SiteAddress) -> str:
    """Return the place of a page's file inside the site."""
    place = page.head.href.removeprefix(address.prefix).lstrip("/")
    return f"{place}index.html" if not place or place.endswith("/") else place


def _page_row(page: Page, place: str) -> PageRow:
    is_first = not (isinstance(page, ListPage) and page.pagination.number > 1)
    is_listed = page.head.is_indexed and is_first and not isinstance(page, (NotFoundPage, RedirectPage))
    head = page.head
    listed = (
        render_sitemap_entry(head.canonical_url, head.modified or head.published, head.alternates) if is_listed else ""
    )
    return PageRow(
        place,
        model=digest_of_values(type(page).__name__, page),
        lang=page.lang,
        href=page.head.href,
        target_href=page.target_href if isinstance(page, RedirectPage) else "",
        sitemap_row=listed,
        is_gone=page.template == GONE_NAME and place.endswith("/index.html"),
    )

"""Writes pages: takes page tasks, writes their pages to the staged site, and reuses those that are up to date.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

import msgspec

from diglot.adapters.disk import Stage
from diglot.adapters.executors.local import LocalExecutor
from diglot.adapters.file_faults import fault_reason
from diglot.adapters.templates import TemplateBroken
from diglot.core import page_models
from diglot.core.sitemaps import render_sitemap_entry
from diglot.model.dependencies import RENDERING_KINDS, Dependency
from diglot.model.digests import Digest, digest_of
from diglot.model.languages import Lang
from diglot.model.pages import DoorPage, ListPage, NotFoundPage, Page, RedirectPage
from diglot.model.places import GONE_NAME
from diglot.model.problems import FileFailed
from diglot.model.rebuild_reasons import NEW, OUTPUT_CHANGED
from diglot.model.system_reasons import system_reason
from diglot.model.tasks import TaskFailed, TaskFunction, TaskType
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.base.cached_files import CachedFileLost
from diglot.pipeline.incremental.state import BuildState, digest_of_values
from diglot.pipeline.render.compiled_site import CompiledSite, PageFailed
from diglot.pipeline.render.social_cards import SocialCard, SocialCards


class PageRow(msgspec.Struct, array_like=True):
    """A page that was written, with its entries in other files. model: the digest of everything that it shows."""

    place: str
    model: Digest
    digest: Digest
    size: int
    lang: Lang
    href: str
    target_href: str
    """The target of a redirect; "" for other pages."""
    sitemap_row: str
    """The entry of the sitemap; "" for a page that is not listed."""
    is_gone: bool
    """Whether its text is no longer published."""


class _FileRow(msgspec.Struct, array_like=True):
    """A file other than a page that was written."""

    place: str
    digest: Digest
    size: int


class _Result(msgspec.Struct, array_like=True):
    """The result of a task. untranslated: messages of the interface without a translation, with their languages.

    cards: the cards for social networks that the pages show, some of them with pages of other tasks.
    """

    pages: list[PageRow]
    files: list[_FileRow]
    untranslated: list[tuple[Lang, str]]
    cards: list[SocialCard] = []


class _RenderedPage(msgspec.Struct, array_like=True):
    """A page that was rendered. is_same: whether it shows what it showed in the last build.

    content: the page; None if the published one is reused, or if it is on the disk as a draft.
    """

    row: PageRow
    is_same: bool
    content: bytes | None
    draft: str = ""

    @property
    def is_made(self) -> bool:
        """Whether the page was made, not reused."""
        return self.content is not None or bool(self.draft)


class _Rendered(msgspec.Struct, array_like=True):
    """The result of a task before it is written: its pages, its dependencies, the untranslated messages, its cards."""

    pages: list[_RenderedPage]
    dependencies: list[Dependency]
    untranslated: list[tuple[Lang, str]]
    cards: list[SocialCard]


@dataclass
class PageRenderer:
    """Renders pages and writes them to the staged site. jobs: the number of processes to use."""

    site: CompiledSite
    state: BuildState
    stage: Stage
    jobs: int
    outcomes: list[PageOutcome] = field(default_factory=list)
    """The outcomes of the pages of every task that was run; those of the others were reused."""

    def paint_cards(self, tasks: Iterable[page_models.PageTask]) -> None:
        """Paint the cards that the pages of these tasks show, of those that must be run."""
        if self._cards:
            outdated = (task for task in tasks if not self.state.is_up_to_date(task.name))
            self._cards.prepare(words for task in outdated for words in task.cards())

    def write_pages(self, tasks: Sequence[page_models.PageTask]) -> Iterator[list[PageRow]]:
        """Write the pages of each task and yield their rows, in order. Of two pages with one place the first wins."""
        outdated = [number for number, task in enumerate(tasks) if not self.state.is_up_to_date(task.name)]
        rendered, is_outdated = self._render_all(tasks, outdated), frozenset(outdated)
        for number, task in enumerate(tasks):
            reused = None if number in is_outdated else self._reuse(task.name)
            if reused:
                yield reused.pages
            else:
                yield self._write(task.name, next(rendered) if number in is_outdated else self.render(task))

    def _render_all(self, tasks: Sequence[page_models.PageTask], outdated: Sequence[int]) -> Iterator[_Rendered]:
        """Render the tasks with these numbers, in order; many of them in forked processes."""
        if self.jobs < 2 or len(outdated) < _MIN_TASKS_TO_FORK:
            yield from (self.render(tasks[number]) for number in outdated)
            return
        self.site.compiler.store.save()
        self.site.texts.db.save()
        batches = [
            outdated[start : start + _TASKS_PER_PAYLOAD] for start in range(0, len(outdated), _TASKS_PER_PAYLOAD)
        ]
        with _shared_with_forks(self, tasks):
            task_type = TaskType(f"{__name__}:{make_task_renderer.__name__}")
            answers = LocalExecutor(self.jobs).map(task_type, map(msgspec.msgpack.encode, batches))
            for batch, answer in zip(batches, answers, strict=True):
                if isinstance(answer, TaskFailed) or not answer:
                    yield from (self.render(tasks[number]) for number in batch)
                else:
                    yield from self._take_answer(answer)

    def _take_answer(self, answer: bytes) -> list[_Rendered]:
        """Return what a forked process has rendered; put into the store what it could not put there.

        Raises: OSError, if a draft could not be written.
        """
        unpacked = msgspec.msgpack.decode(answer, type=_Answer)
        if unpacked.error:
            raise OSError(*unpacked.error)
        for key, value in unpacked.stored.items():
            self.site.compiler.store.put(key, value)
        return unpacked.rendered

    def render(self, task: page_models.PageTask) -> _Rendered:
        """Render the pages of a task. Nothing is written yet."""
        previous = self.state.previous(task.name)
        rows_before = {row.place: row for row in _decode_result(previous.result).pages} if previous else {}
        # Where nothing has changed but what a page shows, a page that shows the same is the same.
        rendered_with = {item for item in previous.dependencies if item.kind in RENDERING_KINDS} if previous else set()
        is_rendering_same = previous is not None and rendered_with.isdisjoint(previous.changed)
        pages = []
        with (
            self.site.recorder.recording() as dependencies,
            self.site.missing.recorded() as untranslated,
            self._cards.recorded() if self._cards else nullcontext(set[SocialCard]()) as cards,
        ):
            with _blaming(task):
                for page in task.make():
                    dependencies |= self._frames(page)
                    pages.append(self._render_page(page, rows_before, rendered_with if is_rendering_same else None))
            if any(not page.is_made for page in pages):
                dependencies |= rendered_with
        return _Rendered(pages, sorted(dependencies), sorted(untranslated), sorted(cards))

    def _render_page(
        self, page: Page, rows_before: Mapping[str, PageRow], same: Collection[Dependency] | None
    ) -> _RenderedPage:
        """Render a page, or keep the published one where it shows the same and is rendered as it was."""
        row = _page_row(page, page_place(page, self.site.address))
        old = rows_before.get(row.place)
        is_same = old is not None and old.model == row.model
        if same is not None and old and is_same and self.stage.can_keep(row.place, old.digest, old.size):
            row.digest, row.size = old.digest, old.size
            return _RenderedPage(row, is_same=True, content=None)
        content = self.site.render(page)
        row.digest, row.size = digest_of(content), len(content)
        return _RenderedPage(row, is_same, content)

    def _write(self, task: str, rendered: _Rendered) -> list[PageRow]:
        """Write the rendered pages, and record them."""
        pages = [page for page in rendered.pages if self._write_page(page)]
        rows = [page.row for page in pages]
        self._write_cards(rendered.cards)
        self._record(task, rendered.dependencies, _Result(rows, [], rendered.untranslated, rendered.cards))
        self.outcomes += [self._outcome(task, page) for page in pages]
        return rows

    def _write_page(self, page: _RenderedPage) -> bool:
        """Write a page to its place; return False if another page is there already."""
        row = page.row
        if self.stage.has(row.place):
            return False
        if page.content is not None:
            self.stage.write(row.place, page.content)
        elif page.draft:
            self.stage.take(row.place, page.draft, row.digest, row.size)
        else:
            self.stage.keep(row.place, row.digest, row.size)
        return True

    def _write_cards(self, cards: Iterable[SocialCard]) -> None:
        for card in cards:
            if not (self.stage.has(card.place) or self.stage.keep(card.place, card.digest, card.size)):
                assert self._cards
                self.stage.write(card.place, self._cards.read(card))

    @property
    def _cards(self) -> SocialCards | None:
        return self.site.services.cards

    def _record(self, task: str, dependencies: Collection[Dependency], result: _Result) -> None:
        self._note_untranslated(result)
        self.state.record(task, dependencies, msgspec.msgpack.encode(result))

    def _note_untranslated(self, result: _Result) -> None:
        """Note the untranslated messages of a task that was run in another process, or in an earlier build."""
        for lang, msgid in result.untranslated:
            self.site.missing.note(lang, msgid)

    def _outcome(self, task: str, page: _RenderedPage) -> PageOutcome:
        """Return the outcome of a page of a task that was run."""
        changed = self.state.reasons[task]
        if page.is_same and page.is_made:
            # The cause is something that it is rendered with, or the published file.
            causes = (item for item in changed if isinstance(item, Dependency) and item.kind in RENDERING_KINDS)
            changed = tuple(causes) or (OUTPUT_CHANGED,)
        return PageOutcome(page.row.place, is_made=page.is_made, because=changed or (NEW,))

    def _frames(self, page: Page) -> set[Dependency]:
        """Return the dependencies on the frames that a page shows. All pages of a language share one frame."""
        langs = self.site.structures if isinstance(page, (DoorPage, NotFoundPage)) else (page.lang,)
        return {Dependency("frame", lang) for lang in langs}

    def write_files(self, task: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Write files other than pages, such as feeds. make: returns their contents by place."""
        if self._reuse(task) is not None:
            return
        rows = []
        with self.site.recorder.recording() as dependencies, self.site.missing.recorded() as untranslated:
            for place, content in make().items():
                self.stage.write(place, content)
                rows.append(_FileRow(place, digest_of(content), len(content)))
        self._record(task, dependencies, _Result([], rows, sorted(untranslated)))

    def _reuse(self, task: str) -> _Result | None:
        """Reuse the files of a task that is up to date; return its result, or None if it must run again."""
        result = _decode_result(self.state.result(task)) if self.state.is_up_to_date(task) else None
        # A redirect without pages gave way to another page; its address may be free now, so it is tried again.
        if result is None or not (result.pages or result.files):
            return None
        rows: list[PageRow | _FileRow] = [*result.pages, *result.files]
        if any(self.stage.has(row.place) or not self.stage.can_keep(row.place, row.digest, row.size) for row in rows):
            return None
        if not all(
            self.stage.has(card.place) or self.stage.can_keep(card.place, card.digest, card.size)
            for card in result.cards
        ):
            return None
        for row in rows:
            self.stage.keep(row.place, row.digest, row.size)
        self._write_cards(result.cards)
        self._note_untranslated(result)
        self.state.reuse(task)
        return result


@contextmanager
def _blaming(task: page_models.PageTask) -> Iterator[None]:
    """Let an error that no code foresaw be a problem of the text whose page is made.

    Raises: PageFailed, and what else is known to come of a template, a lost file and the disk.
    """
    try:
        yield
    except (PageFailed, TemplateBroken, CachedFileLost, OSError):
        raise
    except Exception as error:
        if not task.file:
            raise
        raise PageFailed(FileFailed(task.file, None, fault_reason(error))) from error


# ---------------------------------------------------------------- in other processes

# Below this many tasks, forking takes longer than rendering them.
_MIN_TASKS_TO_FORK = 200
_TASKS_PER_PAYLOAD = 16

# A forked process finds its copy of the renderer and the tasks here, so that no part of a publication has to go
# through a pipe.
_SHARED: list[tuple[PageRenderer, Sequence[page_models.PageTask]]] = []


@contextmanager
def _shared_with_forks(renderer: PageRenderer, tasks: Sequence[page_models.PageTask]) -> Iterator[None]:
    _SHARED.append((renderer, tasks))
    try:
        yield
    finally:
        _SHARED.pop()


class _Answer(msgspec.Struct, array_like=True):
    """The results of the tasks of one payload. error: number and reason, if a draft could not be written.

    stored: what was put into the store meanwhile, such as what templates refer to.
    """

    rendered: list[_Rendered]
    error: tuple[int, str] | None = None
    stored: dict[bytes, bytes] = {}


def make_task_renderer(_config: bytes) -> TaskFunction:
    """Return the function that renders the tasks with the given numbers, in a forked process."""
    renderer, tasks = _SHARED[-1]
    renderer.site.compiler.move_into_fork()
    renderer.site.texts.db.become_reader()

    def render(payload: bytes) -> bytes:
        numbers = msgspec.msgpack.decode(payload, type=list[int])
        try:
            rendered = [_write_drafts(renderer.render(tasks[number]), number, renderer.stage) for number in numbers]
            answer = _Answer(rendered, stored=renderer.site.compiler.store.take_added())
        except PageFailed:  # made again where it can be told
            return b""
        except OSError as error:
            answer = _Answer([], (error.errno or 0, system_reason(error)))
        return msgspec.msgpack.encode(answer)

    return render


def _write_drafts(rendered: _Rendered, number: int, stage: Stage) -> _Rendered:
    """Write the pages to the disk as drafts, so that only their names go through the pipe."""
    for index, page in enumerate(rendered.pages):
        if page.content is not None:
            page.draft = stage.draft(f"{number}-{index}", page.content)
            page.content = None
    return rendered


# ---------------------------------------------------------------- rows


def _decode_result(result: bytes) -> _Result:
    return msgspec.msgpack.decode(result, type=_Result)


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
        place=place,
        model=digest_of_values(type(page).__name__, page),
        digest="",
        size=0,
        lang=page.lang,
        href=page.head.href,
        target_href=page.target_href if isinstance(page, RedirectPage) else "",
        sitemap_row=listed,
        is_gone=page.template == GONE_NAME and place.endswith("/index.html"),
    )

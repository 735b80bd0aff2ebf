"""Writes pages and feeds: takes tasks, writes their files to the staged site, and reuses those that are up to date.

Touches the disk and the rows through their adapters only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TypeAlias, TypeVar

import msgspec

from diglot.adapters.databases.row_tables import RowsUnusable
from diglot.adapters.disk import Stage
from diglot.adapters.executors.forked import map_in_forks
from diglot.adapters.files.file_faults import fault_reason
from diglot.adapters.system.forks import can_fork
from diglot.adapters.templating.templates import TemplateBroken
from diglot.core import page_models
from diglot.core.site_files.relative_links import with_relative_links
from diglot.core.site_files.sitemaps import render_sitemap_entry
from diglot.model.building.dependencies import BASE_KINDS, RENDERING_KINDS, Dependency
from diglot.model.building.page_rows import (
    FileClaim,
    FileRow,
    GoneEntry,
    PageEntry,
    PageRow,
    RedirectEntry,
    SiteEntry,
    SitemapEntry,
    SocialCard,
    TaskResult,
    TextEntry,
    UntranslatedEntry,
)
from diglot.model.digests import Digest, digest_of, digest_of_values
from diglot.model.messages import N_
from diglot.model.pages import ArticlePage, DoorPage, ListPage, NotFoundPage, Page, RedirectPage
from diglot.model.paper.covers import CoverWords
from diglot.model.places import GONE_NAME
from diglot.model.problems import FileFailed, PageFault, Problem
from diglot.model.wording.rebuild_reasons import FIRST, NEW, OUTPUT_CHANGED, Reason
from diglot.pipeline.base.build_options import PageOutcome, Progress
from diglot.pipeline.base.cached_files import CachedFileLost
from diglot.pipeline.render.compiled_site import CompiledSite, PageFailed
from diglot.pipeline.render.site_parts import SiteParts
from diglot.pipeline.render.social_cards import SocialCards
from diglot.queries.database import Database
from diglot.queries.query import Before, Query
from diglot.queries.site.pages import (
    ORDER,
    SITE_FILE,
    SURPLUS,
    TASK,
    begin_build,
    built_site,
    list_name,
    parts_of,
    set_parts,
    site_entries,
    state_entry,
)

RowT = TypeVar("RowT", bound=FileRow)

FileTask = Callable[[], Mapping[str, bytes]]
"""Returns the contents of files other than pages, such as feeds, by place."""
Task: TypeAlias = page_models.PageTask | FileTask


class _Made(msgspec.Struct, array_like=True):
    """What only this build knows of a task that it has run.

    changed: what has changed since the last build; None if that did not run it. pages: the places of its pages.
    drafts: the paths of its files as written, by place; none of a page that is reused. same: the places of pages that
    show what they showed then.
    """

    changed: list[Dependency] | None
    pages: list[str] = []
    drafts: dict[str, str] = {}
    same: list[str] = []

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
    """Makes the files of tasks that are not up to date, and gives files their places on the staged site.

    What a task made in an earlier build is not looked at, unless the published site is not known to be as it was.
    parts, group: of the site. jobs: the number of processes to use. taken: the places of files that no task may have.
    """

    site: CompiledSite
    parts: SiteParts
    db: Database
    group: str
    stage: Stage
    taken: frozenset[str]
    jobs: int
    progress: Progress
    has_relative_links: bool = False

    def __post_init__(self) -> None:
        """Look up what has changed since the last build."""
        self.db.tools.site_maker = self
        self.failed: list[Problem] = []
        """Why pages and files could not be made."""
        self._tasks: dict[str, Task] = {}
        self.positions: dict[str, int] = {}
        """The positions of the tasks, by their keys."""
        self._made: dict[str, _Made] = {}
        self._spreads, self._draft_numbers = 0, count()
        self._claims: dict[str, FileClaim | None] = {}
        """The file that has each place that may have changed; None where there is no file any more."""
        self._undecided = self.db.watch(list_name(self.group, FileClaim))
        self._surplus: dict[str, Sequence[str]] = {}
        built = built_site(self.db, self.group)
        self._is_first = built is None
        begin_build(self.db, self.group)
        if built and self.stage.is_known:
            self._surplus = self.db.get(SURPLUS, self.group).copy()
            # Tasks may have changed their order, and other files have come or gone.
            self._undecided.update(self._surplus, self.taken.difference(built.others))
        else:
            self.db.keep_only(SITE_FILE, (), self.group)
        set_parts(self.db, self.group, self.parts.digests)

    def make_pages(self, pages: Sequence[page_models.PageTask], files: Mapping[str, FileTask]) -> None:
        """Make pages, and files other than pages by the names of their tasks, that are not up to date.

        Of two files for one place, that of the first task counts.
        """
        self._make(TASK, {**{task.name: task for task in pages}, **files})
        self.db.set(SURPLUS, self.group, self._surplus)
        self.db.set(ORDER, self.group, digest_of("\n".join(self._tasks).encode("utf-8", "surrogatepass")))

    def make_lists(self, files: Mapping[str, FileTask]) -> None:
        """Make files about all pages that are not up to date. files: by the names of their tasks."""
        self._make(SITE_FILE, files)

    def write(self) -> None:
        """Write the files that may have changed to their places."""
        for place, claim in self._claims.items():
            if claim is None:
                self.stage.drop(place)
            elif draft := self._draft_of(place, claim):
                self.stage.take(place, draft, claim.digest, claim.size)
            elif not self.stage.keep(place, claim.digest, claim.size):
                self.stage.write(place, self._card(place, claim))

    @property
    def outcomes(self) -> tuple[PageOutcome, ...]:
        """The outcomes of the pages of every task that was run; those of the others were reused."""
        return tuple(
            self._outcome(place, made)
            for key in self._tasks
            if (made := self._made.get(key))
            for place in made.pages
            if key not in self._surplus.get(place, ())
        )

    # What is up to date, and what must be made

    def _make(self, query: Query[TaskResult], tasks: Mapping[str, Task]) -> None:
        """Make the files of those tasks that are not up to date, or whose files are not; forget all other tasks."""
        keyed = {self.group + name: task for name, task in tasks.items()}
        self._tasks |= keyed
        self.positions.update(zip(keyed, count(len(self.positions)), strict=False))
        known = self.db.keys(query, self.group)
        outdated = [key for key in keyed if key not in known]
        self._run(query, outdated)
        self.db.keep_only(query, keyed, self.group)
        lost = self._decide_all(keyed) if query is TASK and not self.stage.is_known else self._decide()
        while lost:
            self.db.doubt(query, lost)
            self._run(query, lost)
            lost = self._decide()

    def _run(self, query: Query[TaskResult], keys: Sequence[str]) -> None:
        if self._cards:
            self._cards.prepare(words for key in keys for words in _cards_of(self._tasks[key]))
        if query is TASK:
            pages = sum(isinstance(self._tasks[key], page_models.PageTask) for key in keys)
            self.progress.stage(N_("Rendering pages"), pages)
        self.db.ask(query, keys)

    def _decide_all(self, keys: Collection[str]) -> list[str]:
        """Decide which task has each place; return those whose file is lost, or that have none: one may have failed."""
        self._undecided.clear()
        claims: dict[str, list[FileClaim]] = {}
        for place, claim in site_entries(self.db, self.group, FileClaim):
            claims.setdefault(place, []).append(claim)
        lost = [key for place, found in claims.items() for key in self._decide_place(place, found)]
        full = {claim.task for found in claims.values() for claim in found}
        return lost + [key for key in keys if key not in full and key not in self._made]

    def _decide(self) -> list[str]:
        """Decide which task has each place that may have changed since; return those whose file is lost."""
        places = sorted(self._undecided)
        self._undecided.clear()
        claims = {
            place: [claim for _, claim in site_entries(self.db, self.group, FileClaim, place)] for place in places
        }
        return [key for place, found in claims.items() for key in self._decide_place(place, found)]

    def _decide_place(self, place: str, claims: Sequence[FileClaim]) -> Iterator[str]:
        """Decide which task has a place; yield it if its file is lost."""
        self._surplus.pop(place, None)
        if place in self.taken:
            self._claims.pop(place, None)
            if claims:
                self._surplus[place] = [claim.task for claim in claims]
            return
        if len({claim.digest for claim in claims}) > 1:
            claims = sorted(claims, key=lambda claim: self.positions.get(claim.task, len(self.positions)))
            self._surplus[place] = [claim.task for claim in claims if claim.digest != claims[0].digest]
        first = self._claims[place] = claims[0] if claims else None
        if first and first.task not in self._made and not self.stage.can_keep(place, first.digest, first.size):
            yield first.task
            self._undecided.add(place)

    # The `queries.inputs.SiteMaker` of the tasks

    def digest(self, part: Dependency) -> Digest:
        """Return the digest of a part of the site that is made of rows, which are read."""
        return self.parts.make(part)

    def make(self, db: Database, query: Query[TaskResult], key: str) -> TaskResult:
        """Make the pages or other files of a task, as drafts."""
        task, before = self._tasks[key], db.before(query, key)
        made = self._made[key] = _Made(parts_of(before.changed) if before else None)
        pages, files, entries = list[PageRow](), list[FileRow](), list[tuple[str, SiteEntry]]()
        with (
            self.site.missing.recorded() as untranslated,
            self._cards.recorded() if self._cards else nullcontext(set[SocialCard]()) as cards,
        ):
            try:
                if isinstance(task, page_models.PageTask):
                    for page in task.make():
                        pages.append(row := self._make_page(page, before, made))
                        entries += _entries(page, row, key, len(pages))
                else:
                    files = [self._draft(FileRow(place), content, made) for place, content in task().items()]
            except (TemplateBroken, CachedFileLost, RowsUnusable, OSError):
                raise
            except Exception as error:
                # The rest is made, so that everything that is wrong is said at once; nothing is published.
                self.failed.append(_fault(task, key.removeprefix(self.group), error))
                self._made[key] = _Made(made.changed)
                return TaskResult()
        for kind in BASE_KINDS:
            self.site.note(Dependency(kind))
        entries += [(lang, UntranslatedEntry(key, msgid)) for lang, msgid in untranslated]
        claimed: list[FileRow | SocialCard] = [*pages, *files, *cards]
        entries += [(file.place, FileClaim(key, file.digest, file.size)) for file in claimed]
        for place, entry in entries:
            state_entry(db, self.group, place, entry)
        return TaskResult(pages, files, sorted(cards))

    def _make_page(self, page: Page, before: Before | None, made: _Made) -> PageRow:
        """Render a page, unless it shows what it showed before, and is rendered with the same."""
        for lang in self.site.structures if isinstance(page, (DoorPage, NotFoundPage)) else (page.lang,):
            self.site.note(Dependency("frame", lang))
        row = PageRow(page_place(page, self.site.address), model=digest_of_values(type(page).__name__, page))
        pages: Sequence[PageRow] = before.value.pages if before else ()
        old = next((one for one in pages if (one.place, one.model) == (row.place, row.model)), None)
        made.pages.append(row.place)
        if old:
            made.same.append(row.place)
        if old and not made.is_rendering_changed and self.stage.can_keep(old.place, old.digest, old.size):
            for part in parts_of(before.reads if before else ()):
                if part.kind in RENDERING_KINDS:
                    self.site.note(part)
            row.digest, row.size = old.digest, old.size
            return row
        return self._draft(row, self.addressed(row.place, self.site.render(page)), made)

    def addressed(self, place: str, page: bytes) -> bytes:
        """Return a page as it is written to its place: with relative links, if the site is to open from a disk."""
        if not self.has_relative_links:
            return page
        return with_relative_links(page.decode(), place, self.site.address.prefix).encode()

    def _draft(self, row: RowT, content: bytes, made: _Made) -> RowT:
        """Write a draft of a file, and return its row."""
        row.digest, row.size = digest_of(content), len(content)
        made.drafts[row.place] = self.stage.draft(f"{self._spreads} {next(self._draft_numbers)}", content)
        return row

    def spread(self, make: Callable[[str], bytes], keys: Sequence[str]) -> Iterator[bytes]:
        """Apply a function to the keys of tasks, in order; to many of them in forked processes."""
        if self.jobs < 2 or len(keys) < _MIN_TASKS_TO_FORK or not can_fork():
            for key in keys:
                yield make(key)
                self._step(key)
            return
        self.site.compiler.store.save()
        self.db.save()
        # A process may have the number of one that ended: its drafts are not to have the same names.
        self._spreads += 1
        batches = [keys[start : start + _TASKS_PER_PAYLOAD] for start in range(0, len(keys), _TASKS_PER_PAYLOAD)]
        put_there = dict[bytes, bytes]()
        answers = map_in_forks(partial(self._make_apart, make), batches, self.jobs, self._move_into_fork)
        for batch, answer in zip(batches, answers, strict=True):
            if answer:
                unpacked = msgspec.msgpack.decode(answer, type=_Answer)
                self._made.update(zip(batch, unpacked.made, strict=True))
                put_there |= unpacked.stored
                yield from unpacked.results
            else:
                yield from map(make, batch)
            for key in batch:
                self._step(key)
        # Not before: the processes read the file without a lock.
        for stored, value in put_there.items():
            self.site.compiler.store.put(stored, value)

    def _move_into_fork(self) -> None:
        self.site.compiler.move_into_fork()
        self.db.become_reader()

    def _make_apart(self, make: Callable[[str], bytes], keys: Sequence[str]) -> bytes:
        """Make the files of some tasks in a forked process; b"" where something went wrong."""
        known = len(self.failed)
        results = [make(key) for key in keys]
        if len(self.failed) > known:
            return b""
        made = [self._made.pop(key) for key in keys]
        return msgspec.msgpack.encode(_Answer(results, made, self.site.compiler.store.take_added()))

    def _step(self, key: str) -> None:
        if isinstance(self._tasks[key], page_models.PageTask):
            self.progress.step()

    # Writing

    def _draft_of(self, place: str, claim: FileClaim) -> str | None:
        made = self._made.get(claim.task)
        return made.drafts.get(place) if made else None

    def _card(self, place: str, claim: FileClaim) -> bytes:
        """Return the contents of a card, the only file that a task does not draft."""
        assert self._cards, place
        card = next(card for card in self.db.get(TASK, claim.task).cards if card.place == place)
        return self._cards.read(card)

    @property
    def _cards(self) -> SocialCards | None:
        return self.site.services.cards

    def _outcome(self, place: str, made: _Made) -> PageOutcome:
        """Return the outcome of a page of a task that was run."""
        changed: Sequence[Reason] = made.reasons
        is_made = place in made.drafts
        if made.changed is None:
            changed = [Dependency("program") if self.db.is_renewed else FIRST if self._is_first else NEW]
        elif is_made and place in made.same:
            # The cause is something that it is rendered with, or the published file.
            changed = [part for part in made.changed if part.kind in RENDERING_KINDS] or [OUTPUT_CHANGED]
        return PageOutcome(place, is_made=is_made, because=tuple(changed) or (NEW,))


def _fault(task: Task, name: str, error: Exception) -> Problem:
    """Return an error that no code foresaw as a problem of the one file that a page is of, or of the page."""
    if isinstance(error, PageFailed):
        return error.problem
    file = task.file if isinstance(task, page_models.PageTask) else ""
    reason = fault_reason(error)
    return FileFailed(file, None, reason) if file else PageFault(name, reason)


# Below this many tasks, forking takes longer than rendering them.
_MIN_TASKS_TO_FORK = 200
_TASKS_PER_PAYLOAD = 16


class _Answer(msgspec.Struct, array_like=True):
    """What was made of the tasks of one payload.

    stored: what was put into the store meanwhile, such as what templates refer to.
    """

    results: list[bytes]
    made: list[_Made]
    stored: dict[bytes, bytes]


def _cards_of(task: Task) -> Iterable[CoverWords]:
    return task.cards() if isinstance(task, page_models.PageTask) else ()


def page_place(page: Page, address: page_models.SiteAddress) -> str:
    """Return the place of a page's file inside the site."""
    place = page.head.href.removeprefix(address.prefix).lstrip("/")
    return f"{place}index.html" if not place or place.endswith("/") else place


def _entries(page: Page, row: PageRow, task: str, number: int) -> Iterator[tuple[str, SiteEntry]]:
    """Yield what a page contributes to lists of the site. number: of the page among those of its task."""
    head, place = page.head, row.place
    yield place, PageEntry(task)
    is_first = not (isinstance(page, ListPage) and page.pagination.number > 1)
    if head.is_indexed and is_first and not isinstance(page, (NotFoundPage, RedirectPage)):
        entry = render_sitemap_entry(head.canonical_url, head.modified or head.published, head.alternates)
        yield place, SitemapEntry(task, number, page.lang, entry)
    if isinstance(page, ArticlePage) or (isinstance(page, ListPage) and page.kind == "person" and is_first):
        yield head.href, TextEntry(task, row.model)
    if isinstance(page, RedirectPage):
        yield place, RedirectEntry(task, head.href, page.target_href)
    if page.template == GONE_NAME and place.endswith("/index.html"):
        yield place, GoneEntry(task)

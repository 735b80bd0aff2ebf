"""Tasks of make-up in, pages in the stage out: those that stand are taken over, the others made.

Touches the disk through its machine only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import msgspec

from diglot.desk import makeup, sitemaps
from diglot.machines.disk import Stage, digest_of
from diglot.press.daybook import Daybook, mark_of
from diglot.press.order import Account
from diglot.press.presses import Presses
from diglot.words.languages import Lang
from diglot.words.pages import Alternate, DoorPage, ListPage, NotFoundPage, Page, RedirectPage
from diglot.words.reasons import NEW, SPOILT

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
    listed_url: str
    """Of a page that the sitemap lists, its address; else ""."""
    modified: dt.date | None
    alternates: tuple[Alternate, ...]

    @property
    def sitemap_row(self) -> sitemaps.SitemapRow:
        """What the sitemap says of it."""
        return sitemaps.SitemapRow(self.listed_url, self.modified, self.alternates)


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


@dataclass
class RenderingRoom:
    """Issues what tasks make."""

    presses: Presses
    daybook: Daybook
    stage: Stage
    accounts: list[Account] = field(default_factory=list)
    """What became of the pages of every task that was done; those of others were taken over."""

    def issue_pages(self, task: makeup.Task) -> list[PageRow]:
        """The pages of a task; of two with the same address the first one stays."""
        kept = self._taken_over(task.name)
        if kept is not None:
            return kept.pages
        done = self.daybook.before(task.name)
        before = {row.place: row for row in _decoded(done.result).pages} if done else {}
        # As long as only what a page shows may have changed, one that shows the same is the same.
        dress = {fact for fact in done.facts if fact.startswith(_DRESS)} if done else set()
        is_dressed = done is not None and dress.isdisjoint(done.changed)
        rows = []
        shown: list[tuple[str, bool, bool]] = []
        with self._noted(task.name) as (facts, finish):
            for page in task.make():
                place = page_place(page, self.presses.bench.address)
                if self.stage.has(place):
                    continue
                facts |= self._frames(page)
                row = _row(page, place)
                old = before.get(place)
                is_same = old is not None and old.model == row.model
                is_kept = False
                if is_dressed and old and is_same and self.stage.keep(place, old.digest, old.size):
                    row.digest, row.size = old.digest, old.size
                    facts |= dress
                    is_kept = True
                else:
                    content = self.presses.render(page)
                    self.stage.write(place, content)
                    row.digest, row.size = digest_of(content), len(content)
                rows.append(row)
                shown.append((place, is_kept, is_same))
            finish(_Result(rows, [], []))
        self.accounts += [self._account(task.name, *one) for one in shown]
        return rows

    def _account(self, task: str, place: str, is_kept: bool, is_same: bool) -> Account:
        """Why a page of a task that was done is as it is. is_same: it shows what it showed."""
        changed = self.daybook.reasons[task]
        if is_same and not is_kept:
            # Then it is its dress that is another, or the published file.
            changed = tuple(fact for fact in changed if fact.startswith(_DRESS)) or (SPOILT,)
        return Account(place, is_made=not is_kept, because=changed or (NEW,))

    def _frames(self, page: Page) -> set[str]:
        """Each page has the frame of its language, which is worked out once for all; some show every one."""
        langs = self.presses.structures if isinstance(page, (DoorPage, NotFoundPage)) else (page.lang,)
        return {f"frame {lang}" for lang in langs}

    def issue_files(self, task: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Files that are no pages, such as feeds, by their places."""
        if self._taken_over(task) is not None:
            return
        with self._noted(task) as (_, finish):
            rows = []
            for place, content in make().items():
                self.stage.write(place, content)
                rows.append(_FileRow(place, digest_of(content), len(content)))
            finish(_Result([], rows, []))

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
    def _noted(self, task: str) -> Iterator[tuple[set[str], Callable[[_Result], None]]]:
        """Note what is read, and which words are missed, while a task is done; then enter its result."""
        words = self.presses.words
        before = {lang: one.missed for lang, one in words.items()}
        for one in words.values():
            one.missed = set()
        with self.presses.notes.taken() as facts:

            def finish(result: _Result) -> None:
                result.missed = sorted((lang, msgid) for lang, one in words.items() for msgid in one.missed)
                self.daybook.enter(task, facts, msgspec.msgpack.encode(result))

            yield facts, finish
        for lang, one in words.items():
            one.missed |= before[lang]


def _decoded(result: bytes) -> _Result:
    return msgspec.msgpack.decode(result, type=_Result)


def page_place(page: Page, address: makeup.SiteAddress) -> str:
    """The file of a page inside the site."""
    place = page.head.href.removeprefix(address.prefix).lstrip("/")
    return f"{place}index.html" if not place or place.endswith("/") else place


def _row(page: Page, place: str) -> PageRow:
    is_first = not (isinstance(page, ListPage) and page.pagination.number > 1)
    is_listed = page.head.is_indexed and is_first and not isinstance(page, (NotFoundPage, DoorPage, RedirectPage))
    return PageRow(
        place=place,
        model=mark_of(type(page).__name__, page),
        digest="",
        size=0,
        lang=page.lang,
        href=page.head.href,
        target_href=page.target_href if isinstance(page, RedirectPage) else "",
        listed_url=page.head.canonical_url if is_listed else "",
        modified=page.head.modified or page.head.published,
        alternates=page.head.alternates,
    )

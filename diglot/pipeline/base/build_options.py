"""What is ordered of the press, and what it reports. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec
from msgspec.structs import replace

from diglot.model.languages import Lang

if TYPE_CHECKING:
    # An order alone must be cheap to write: where nothing changed since the last build, it is all that is needed.
    from diglot.model.file_stats import FileStat
    from diglot.model.problems import Problem, Severity
    from diglot.model.rebuild_reasons import Reason


def cache_folder(root: Path) -> Path:
    """Where the results of a publication are kept."""
    return root / ".cache" / "diglot"


class BuildOptions(msgspec.Struct, frozen=True):
    """What is to be built. langs, only, formats: empty for everything that the publication has.

    today: embargoes end and start by it. is_lenient: errors become warnings. is_strict: warnings become errors.
    allows_fewer: far fewer texts than the last time may be published.
    jobs: how many processes of this machine may work at once; forks tear threads, so whoever has some orders 1.
    cluster: the address of a scheduler whose workers do what they can; "" for this machine's processors.
    cache_from: a cache to look into for what the own one lacks. explain: a page that somebody asks about.
    """

    root: Path
    output: Path
    today: dt.date
    langs: tuple[Lang, ...] = ()
    only: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    with_drafts: bool = False
    is_lenient: bool = False
    is_strict: bool = False
    is_fresh: bool = False
    allows_fewer: bool = False
    jobs: int = 1
    cluster: str = ""
    cache_from: Path | None = None
    explain: str = ""

    @property
    def cache(self) -> Path:
        """Where results are kept: beside the content, never in the output."""
        return cache_folder(self.root)


class PageOutcome(msgspec.Struct, frozen=True):
    """What became of a page or another file in this build.

    because: the dependencies that have changed since the last build. A page may be reused in spite of them: then
    nothing of them shows in it.
    """

    place: str
    is_made: bool
    because: tuple[Reason, ...] = ()

    @property
    def address(self) -> str:
        """The place as a reader types it, after the site's address."""
        return self.place.removesuffix("index.html") or "/"


class BuildReport(msgspec.Struct, frozen=True):
    """What was built. made: how many documents pandoc, and how many PDFs and e-books the press, really had to do.

    texts_set and pages_made: how many texts were set, and pages rendered. reused: how many were not, because what
    the last build made is up to date. accounts: of the pages that were made. explained: of what the order asks about.
    borrowed: how many results came from another cache. drafts, embargoed: how many texts are held back.
    """

    articles: int
    editions: int
    pages: int
    pdfs: int
    published: Mapping[str, FileStat]
    """Every file that was written, by its place; none where nothing was."""
    texts_made: int
    renditions_made: int
    problems: tuple[Problem, ...]
    is_lenient: bool
    is_strict: bool
    texts_set: int = 0
    texts_reused: int = 0
    pages_made: int = 0
    pages_reused: int = 0
    renditions_reused: int = 0
    borrowed: int = 0
    accounts: tuple[PageOutcome, ...] = ()
    explained: tuple[PageOutcome, ...] = ()
    drafts: int = 0
    embargoed: int = 0
    valid_until: str = ""
    """The first day, in ISO's form, on which the same build would give something else; "" where no day would."""

    def with_nothing_made(self) -> BuildReport:
        """The same report of a build that found everything done already, and so had no business with the cache."""
        return replace(
            self,
            texts_made=0,
            texts_set=0,
            texts_reused=self.texts_set + self.texts_reused,
            pages_made=0,
            pages_reused=self.pages_made + self.pages_reused,
            renditions_made=0,
            renditions_reused=self.renditions_made + self.renditions_reused,
            borrowed=0,
            accounts=(),
            explained=(),
            problems=tuple(problem for problem in self.problems if not problem.is_transient),
        )

    @property
    def reasons(self) -> Mapping[Reason, Sequence[PageOutcome]]:
        """The pages that were made, by each reason; the reason of most of them comes first."""
        found: dict[Reason, list[PageOutcome]] = {}
        for account in self.accounts:
            for reason in account.because:
                found.setdefault(reason, []).append(account)
        return dict(sorted(found.items(), key=lambda row: -len(row[1])))

    @property
    def files(self) -> int:
        """How many files were written."""
        return len(self.published)

    @property
    def is_published(self) -> bool:
        """Was the site put in place of the last one?"""
        return bool(self.published)

    @property
    def is_done(self) -> bool:
        """Was everything published that was ordered, and nothing found wrong with it since?"""
        return self.is_published and not any(self.severity(problem) == "error" for problem in self.problems)

    def severity(self, problem: Problem) -> Severity:
        """How grave a problem was for this build."""
        return severity(problem, is_lenient=self.is_lenient, is_strict=self.is_strict)


class Progress(Protocol):
    """Who watches a build."""

    def wait(self, holder: str) -> None:
        """Another build is under way, in that process, and must end first."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins that has so many steps. name: an entry of the catalogue."""

    def step(self) -> None:
        """One step of the stage is done."""


def severity(problem: Problem, *, is_lenient: bool, is_strict: bool) -> Severity:
    """How grave a problem is for this build."""
    if is_strict and not problem.is_transient:
        return "error"
    return "warning" if is_lenient and not problem.is_fatal else problem.severity


# What follows from another problem of the same file, and is mended with it.
_CONSEQUENCES = {
    "no-title": frozenset(["broken-front-matter", "conflict-markers", "too-large", "not-a-file"]),
    "missing-text": frozenset(["broken-toml", "conflict-markers", "not-a-file"]),
    "empty-text": frozenset(["conflict-markers", "too-large", "not-a-file"]),
    "no-base-url": frozenset(["broken-toml", "conflict-markers"]),
}


def sorted_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by file and line, without those that follow from another one of the same file."""
    reported = {(problem.position[0], problem.code) for problem in problems}
    causes = [
        problem
        for problem in dict.fromkeys(problems)
        if not any((problem.position[0], code) in reported for code in problem.follows_from)
    ]
    return tuple(sorted(causes, key=lambda problem: (*problem.position, problem.code)))

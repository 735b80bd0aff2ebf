"""The options of a build and the report that it returns. Plain data: nothing here touches the disk or a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec
from msgspec.structs import replace

from diglot.model.digests import digest_of_values
from diglot.model.languages import Lang
from diglot.model.places import SETTINGS_PATH

if TYPE_CHECKING:
    # Only annotations need these. A build with nothing to do imports this module, and must start fast.
    from diglot.model.file_stats import SiteState
    from diglot.model.problems import Problem, Severity
    from diglot.model.wording.rebuild_reasons import Reason


def cache_folder(root: Path) -> Path:
    """Return the cache folder of a publication."""
    return root / ".cache" / "diglot"


class BuildOptions(msgspec.Struct, frozen=True):
    """The options of a build. langs, only, formats: empty for everything that the publication has.

    today: the day that embargoes are compared with. is_lenient: errors become warnings. is_strict: warnings become
    errors. with_hints: a check reports what is often right, too. to: it compares only translations into this language;
    "" for all. allows_fewer: far fewer texts than last time may be
    published.
    jobs: the number of processes to use on this machine; fork() is unsafe with threads, so callers that use threads
    must pass 1. cluster: the address of a scheduler that tasks are sent to; "" to use this machine only.
    trusts_templates: those of the publication may run anything.
    has_relative_links: the site opens from a disk, without what pages have to fetch for.
    cache_from: another cache to look up results in that the publication's own lacks. explain: a page to report on.
    shows_pages_first: publish pages and e-books before PDFs are made, and everything afterwards.
    leaves_requested: of the formats that the settings leave for a request, make no file that the cache lacks.
    leaves: formats of which no file is made: pages refer to those that another build has made, or will make.
    digests: of the folders of the sources, as `Folder.digests` had them just before; None if nobody has looked.
    """

    root: Path
    output: Path
    today: dt.date
    langs: tuple[Lang, ...] = ()
    only: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    with_drafts: bool = False
    with_hints: bool = False
    to: Lang = ""
    is_lenient: bool = False
    is_strict: bool = False
    is_fresh: bool = False
    allows_fewer: bool = False
    trusts_templates: bool = False
    has_relative_links: bool = False
    jobs: int = 1
    cluster: str = ""
    cache_from: Path | None = None
    explain: str = ""
    shows_pages_first: bool = False
    leaves_requested: bool = False
    leaves: tuple[str, ...] = ()
    digests: Mapping[str, str] | None = None

    @property
    def cache(self) -> Path:
        """The cache folder: beside the content, never in the output."""
        return cache_folder(self.root)

    @property
    def is_of_all(self) -> bool:
        """Whether the build is of all texts, in all languages."""
        return not (self.only or self.langs)

    @property
    def site_group(self) -> str:
        """How the keys of all rows of the site begin, which is the same for every folder that it is published into."""
        return f"{digest_of_values(self.langs, self.only, self.has_relative_links)[:16]} "

    @property
    def output_name(self) -> str:
        """The path of the output, which is the same in another checkout."""
        is_inside = self.output.is_relative_to(self.root)
        return str(self.output.relative_to(self.root) if is_inside else self.output)


class PageOutcome(msgspec.Struct, frozen=True):
    """Whether this build made or reused a page or another file, and why.

    because: the dependencies that have changed since the last build. A page may be reused in spite of them, if it
    shows nothing of what changed.
    """

    place: str
    is_made: bool
    because: tuple[Reason, ...] = ()

    @property
    def address(self) -> str:
        """The place as a reader types it after the site's address."""
        return self.place.removesuffix("index.html") or "/"


class BuildReport(msgspec.Struct, frozen=True):
    """The outcome of a build.

    texts_made: how many documents pandoc converted. renditions_made: how many PDFs and e-books were made, not found in
    the cache. texts_set and pages_made: how many texts were typeset, and pages rendered. …_reused: how many were not,
    because the result of the last build is up to date. outcomes: the outcomes of the pages that were made.
    explained: the outcomes that the options ask about. borrowed: how many results came from another cache.
    drafts, embargoed, expired, unreviewed, untranslated: how many texts are held back.
    """

    articles: int
    editions: int
    pages: int
    pdfs: int
    published: SiteState | None
    """The site that was published; None where none was, or only pages and e-books."""
    texts_made: int
    renditions_made: int
    problems: tuple[Problem, ...]
    is_lenient: bool
    is_strict: bool
    drafts_at_fault: frozenset[str] = frozenset()
    """The files of drafts that have problems."""
    texts_set: int = 0
    texts_reused: int = 0
    pages_made: int = 0
    pages_reused: int = 0
    renditions_reused: int = 0
    borrowed: int = 0
    outcomes: tuple[PageOutcome, ...] = ()
    explained: tuple[PageOutcome, ...] = ()
    drafts: int = 0
    embargoed: int = 0
    expired: int = 0
    unreviewed: int = 0
    untranslated: int = 0
    has_early_pages: bool = False
    """Whether pages and e-books were published before PDFs were made."""
    left: tuple[str, ...] = ()
    """The places of the files that were left for a request: if one was published before, it is there as it was."""
    valid_until: str = ""
    """The first day, in ISO format, on which the same build would give another result; "" where there is none."""

    def with_nothing_made(self) -> BuildReport:
        """Return the report of the same build if everything is up to date and nothing is made or looked up."""
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
            outcomes=(),
            explained=(),
            problems=tuple(problem for problem in self.problems if not problem.is_transient),
        )

    @property
    def reasons(self) -> Mapping[Reason, Sequence[PageOutcome]]:
        """The pages that were made, by reason; the reason of the most pages comes first."""
        by_reason: dict[Reason, list[PageOutcome]] = {}
        for outcome in self.outcomes:
            for reason in outcome.because:
                by_reason.setdefault(reason, []).append(outcome)
        return dict(sorted(by_reason.items(), key=lambda item: -len(item[1])))

    @property
    def files(self) -> int:
        """The number of files of the site."""
        return self.published.files if self.published else 0

    @property
    def is_published(self) -> bool:
        """Whether the site has replaced the last one."""
        return self.published is not None

    @property
    def is_done(self) -> bool:
        """Whether the site was published and no error was found in it afterwards."""
        return self.is_published and not any(self.severity(problem) == "error" for problem in self.problems)

    @property
    def graded(self) -> tuple[tuple[Problem, Severity], ...]:
        """The problems, each with its severity in this build."""
        return tuple((problem, self.severity(problem)) for problem in self.problems)

    def severity(self, problem: Problem) -> Severity:
        """Return the severity of a problem in this build."""
        is_in_draft = problem.position[0] in self.drafts_at_fault
        return severity(problem, is_lenient=self.is_lenient, is_strict=self.is_strict, is_in_draft=is_in_draft)


class Progress(Protocol):
    """Progress callbacks of a build."""

    def wait(self, holder: str) -> None:
        """Report that the build waits for another one, in that process, to end."""

    def stage(self, name: str, total: int) -> None:
        """Report the start of a stage with this number of steps. name: a message of the catalogue."""

    def step(self) -> None:
        """Report that one step of the stage is done."""

    def published(self) -> None:
        """Report that the pages are published, and PDFs follow."""


def severity(problem: Problem, *, is_lenient: bool, is_strict: bool, is_in_draft: bool) -> Severity:
    """Return the severity of a problem under these options."""
    if is_strict and not problem.is_transient:
        return "error"
    is_mild = is_lenient or (is_in_draft and problem.is_mild_in_drafts)
    return "warning" if is_mild and not problem.is_fatal else problem.severity


# A file that cannot be read. Without settings a publication is another one, and all else that is found in it follows.
_UNREAD = frozenset(["broken-toml", "conflict-markers", "not-utf8", "not-a-file"])


def sorted_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by file and line, without those that follow from another one of the same file.

    If the settings cannot be read, only what cannot be read is left.
    """
    reported = {(problem.position[0], problem.code) for problem in problems}
    unread = [problem for problem in problems if problem.code in _UNREAD]
    problems = unread if any(problem.position[0] == SETTINGS_PATH for problem in unread) else problems
    causes = [
        problem
        for problem in dict.fromkeys(problems)
        if not any((problem.position[0], code) in reported for code in problem.follows_from)
    ]
    return tuple(sorted(causes, key=lambda problem: (*problem.position, problem.code)))

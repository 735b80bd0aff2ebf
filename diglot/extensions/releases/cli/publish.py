"""`publish` and `rollback`: releases of a finished site, and which of them readers see."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from diglot.adapters.disk import FinishedSite
from diglot.adapters.extension_packages import import_attribute
from diglot.adapters.terminal import Console
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.extensions.releases.core.release_plan import Deployment, page_addresses, withdrawn_formats
from diglot.extensions.releases.model.problems import FormatsWithdrawn, OutdatedSite
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions, plan, publish
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.incremental.up_to_date import UpToDateCheck


class AfterPublishing(msgspec.Struct, frozen=True):
    """What an extension has done after a site was published. document: what it adds to that of `--json`."""

    document: Mapping[str, object] = {}
    sentences: Sequence[str] = ()
    problems: Sequence[Problem] = ()


NOTHING_MORE = AfterPublishing()
# How many addresses of each kind a plan lists.
_MOST_LISTED = 50


def site_of(options: argparse.Namespace) -> Path:
    """Return the folder of the finished site."""
    root: Path = options.root
    site: Path = options.site or root / "public"
    return site.absolute()


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    shelf = ReleaseOptions(options.folder.absolute(), options.root.resolve(), options.keep, processors())
    site = site_of(options)
    is_behind = UpToDateCheck(BuildOptions(shelf.root, site, today(os.environ))).is_behind()
    if options.plan:
        changes, problems = plan(site, shelf)
        return _report_plan(options, formatter, changes, [*_withdrawn(site, changes), *problems])
    with Console(formatter.say, is_quiet=options.json) as console:
        changes, problems = publish(site, shelf, console)
    if changes and is_behind:
        problems = [OutdatedSite(str(site)), *problems]
    problems = [*_withdrawn(site, changes), *problems]
    after = NOTHING_MORE
    if changes and "then" in options:
        after = import_attribute(options.then)(options, shelf, formatter)
    if changes and changes.release == changes.previous:
        words = N_("This site is published already: release {release}")
    else:
        words = N_("Published: release {release}")
    return report_deployment(options, formatter, changes, problems, words, after)


def _withdrawn(site: Path, changes: Deployment | None) -> Iterator[Problem]:
    """Yield what a site lacks because the formats of a single build were fewer than those that readers have."""
    if changes and changes.removed and (lost := withdrawn_formats(changes.removed, FinishedSite(site).files)):
        yield FormatsWithdrawn(str(site), ", ".join(f"{name} ({count})" for name, count in lost.items()))


def _report_plan(
    options: argparse.Namespace, formatter: MessageFormatter, changes: Deployment | None, problems: Sequence[Problem]
) -> int:
    """Print which pages readers would find new, changed and gone."""
    if options.json:
        print_document(
            {**(msgspec.to_builtins(changes) if changes else {}), "problems": problem_rows(problems, formatter)}
        )
        return DONE if changes else PROBLEMS
    print_problems(problems, formatter)
    if changes is None:
        return PROBLEMS
    for title, files in (
        (N_("Would be withdrawn:"), changes.removed),
        (N_("Would be new:"), changes.added),
        (N_("Would be changed:"), changes.changed),
    ):
        if pages := page_addresses(files):
            print_line(formatter.say(title))
            for address in pages[:_MOST_LISTED]:
                print_line(f"    {address}")
        if (more := len(pages) - _MOST_LISTED) > 0:
            print_line(formatter.say(N_("    and {n} more"), n=more))
    print_line(_counts(formatter, changes))
    return DONE


def report_deployment(
    options: argparse.Namespace,
    formatter: MessageFormatter,
    changes: Deployment | None,
    problems: Sequence[Problem],
    words: str,
    after: AfterPublishing = NOTHING_MORE,
) -> int:
    """Print what was done, and what an extension has done after it."""
    problems = [*problems, *after.problems]
    code = PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE
    if options.json:
        document = msgspec.to_builtins(changes) if changes else {}
        print_document({**document, **after.document, "problems": problem_rows(problems, formatter)})
        return code
    print_problems(problems, formatter)
    if changes is None:
        return PROBLEMS
    print_line(formatter.say(words, release=changes.release, previous=changes.previous))
    if changes.release != changes.previous:
        print_line(_counts(formatter, changes))
        print_line(formatter.say(N_("Readers see it at {folder}"), folder=options.folder.absolute() / "current"))
    for sentence in after.sentences:
        print_line(sentence)
    return code


def _counts(formatter: MessageFormatter, changes: Deployment) -> str:
    """How much a deployment sends and takes away."""
    return ", ".join(
        [
            formatter.count("{n} file added", "{n} files added", len(changes.added)),
            formatter.count("{n} file changed", "{n} files changed", len(changes.changed)),
            formatter.count("{n} file removed", "{n} files removed", len(changes.removed)),
        ]
    )

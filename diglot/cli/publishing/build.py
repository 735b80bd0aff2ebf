"""`build`: options in, a built publication and a printed report out."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from diglot.adapters.extension_packages import graded_problems
from diglot.cli.command import DONE
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter, problem_row
from diglot.cli.output import print_document, print_grouped, print_line, print_shown
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.incremental.up_to_date import SavedReport, UpToDateCheck

if TYPE_CHECKING:
    from diglot.model.problems import Problem, Severity

ALL_FORMATS = ("all",)
"""What `--formats` may say in place of the settings' formats: those that wait for a request included."""


def _build_options(options: argparse.Namespace) -> BuildOptions:
    root = options.root.resolve()
    # A person looks at pages while PDFs are made, and asks for books; a program waits for the whole anyway.
    is_watched = sys.stderr.isatty() and not (options.json or options.verify or options.explain)
    # Of the extension for clusters, if it was asked for.
    cluster: str = getattr(options, "cluster", "")
    is_partial = not (options.formats or options.fresh or cluster)
    return BuildOptions(
        root=root,
        output=(options.output or root / "public").absolute(),
        today=today(os.environ),
        langs=tuple(dict.fromkeys(options.lang or ())),
        only=tuple(options.only or ()),
        formats=() if options.formats == ALL_FORMATS else options.formats,
        with_drafts=options.drafts,
        is_lenient=options.lenient,
        is_strict=options.strict,
        is_fresh=options.fresh,
        allows_fewer=options.allows_fewer,
        trusts_templates=options.trust,
        has_relative_links=options.relative_links,
        jobs=options.jobs or processors(),
        cluster=cluster,
        explain=options.explain,
        cache_from=options.cache_from.absolute() if options.cache_from else None,
        shows_pages_first=is_watched,
        leaves_requested=is_watched and is_partial,
    )


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    started = time.monotonic()
    build_options = _build_options(options)
    check = UpToDateCheck(build_options)
    is_asked = build_options.is_fresh or options.verify or options.explain
    report, code = check.saved_report(formatter.key), DONE
    try:
        if report is None or is_asked:
            from diglot.cli.publishing.full_build import build_anew  # costs 0.5 s

            report, code = build_anew(options, build_options, check, formatter)
    finally:
        check.site_scan.abandon()
    _show(report, time.monotonic() - started, options, formatter)
    return code


def all_rows(formatter: MessageFormatter, report: SavedReport) -> Sequence[Mapping[str, object]]:
    """Return all problems of a saved report as `--json` prints them."""
    return report.rows or [problem_row(formatter, problem, severity) for problem, severity in many_problems(report)]


def many_problems(report: SavedReport) -> Sequence[tuple[Problem, Severity]]:
    """Return the problems of a saved report, each with its severity; none if they are few, and all of them shown."""
    if bytes(report.problems) == b"[]":
        return ()
    found: Sequence[tuple[Problem, Severity]] = msgspec.json.decode(report.problems, type=graded_problems())
    return found


def _show(report: SavedReport, seconds: float, options: argparse.Namespace, formatter: MessageFormatter) -> None:
    if options.json:
        print_document({**report.document, "problems": all_rows(formatter, report), "seconds": round(seconds, 3)})
        return
    if options.all and (problems := many_problems(report)):
        print_grouped(problems, formatter, sys.stderr, with_all=True)
    else:
        print_shown(report.shown, sys.stderr, formatter)
    print_line(report.closing(seconds))
    print_line(report.published)
    for line in report.explained:
        print_line(line)

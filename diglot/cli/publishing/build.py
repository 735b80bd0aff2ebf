"""`build`: options in, a built publication and a printed report out."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from diglot.cli.command import DONE, PROBLEMS, wrong_choice
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter, all_rows, many_problems, saved_report
from diglot.cli.output import print_document, print_grouped, print_line, print_shown
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.incremental.up_to_date import SavedReport, UpToDateCheck

ALL_FORMATS = ("all",)
"""What `--formats` may say in place of the settings' formats: those that wait for a request included."""


def _check_formats(names: Sequence[str], root: Path) -> None:
    if not names:
        return
    from diglot.adapters.extension_packages import load_named
    from diglot.pipeline.outputs.formats import in_order

    known = in_order(name for extension in load_named(root).values() for name in extension.outputs)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise wrong_choice("--formats", unknown[0], known)


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
            report, code = _build(options, build_options, check, formatter)
    finally:
        check.site_scan.abandon()
    _show(report, time.monotonic() - started, options, formatter)
    return code


def _build(
    options: argparse.Namespace, build_options: BuildOptions, check: UpToDateCheck, formatter: MessageFormatter
) -> tuple[SavedReport, int]:
    """Build, and save the report for the next build; return it with the exit code."""
    from diglot.adapters.pandoc import PandocPool
    from diglot.adapters.terminal import Console

    with Console(formatter.say, is_quiet=options.json) as console, PandocPool(build_options.jobs) as pandoc:
        if check.has_changed_text:
            # For the text: pandoc is ready by the time that everything else is loaded. Its translation was read before.
            pandoc.warm(1)
        _check_formats(build_options.formats, build_options.root)
        if options.verify:
            from diglot.pipeline.site_build.reproducible import build_twice as build
        else:
            from diglot.pipeline.site_build.pipeline import build
        report = build(replace(build_options, digests=check.digests), console, pandoc, check.site_scan)
    saved = saved_report(formatter, report, str(build_options.output))
    if report.is_done and report.published:
        next_report = report.with_nothing_made()
        worded = saved if len(next_report.problems) == len(report.problems) else None
        again = saved_report(formatter, next_report, str(build_options.output), worded)
        check.save({formatter.key: again}, report.published, report.valid_until)
    return saved, DONE if report.is_done else PROBLEMS


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

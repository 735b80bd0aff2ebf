"""`build`: options in, a built publication and a printed report out."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.cli.command import DONE, PROBLEMS, Command, Option, flag, wrong_choice, wrong_value
from diglot.cli.output import all_option, print_document, print_grouped, print_line
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.pipeline.base.build_options import BuildOptions
    from diglot.pipeline.incremental.up_to_date import SavedReport, UpToDateCheck


def _options() -> tuple[Option, ...]:
    langs = {"action": "append", "choices": sorted(LANGUAGES)}
    formats = {"type": _formats, "default": ()}
    return (
        Option("--output", N_("where to publish (default: public/ in the publication)"), N_("FOLDER"), {"type": Path}),
        Option("--lang", N_("build this language only (may be repeated)"), settings=langs),
        Option("--only", N_("build these articles only, such as blog/article"), N_("ARTICLE"), {"nargs": "+"}),
        Option("--formats", N_("what to build, such as html,pdf; pages are always built"), N_("FORMATS"), formats),
        Option("--drafts", N_("include drafts, texts under embargo and expired ones, marked as such"), settings=flag()),
        Option("--strict", N_("let warnings stop the build too"), settings=flag()),
        Option("--lenient", N_("publish whatever can be published; errors become warnings"), settings=flag()),
        Option(
            "--allow-fewer",
            N_("publish even if there would be far fewer texts than before"),
            settings={**flag(), "dest": "allows_fewer"},
        ),
        Option("--jobs", N_("how many processes to run (default: one for each processor)"), "N", {"type": positive}),
        Option(
            "--cluster", N_("spread the work over the workers of this Dask scheduler"), N_("ADDRESS"), {"default": ""}
        ),
        Option("--fresh", N_("rebuild everything, ignoring the cache"), settings=flag()),
        Option(
            "--cache-from",
            N_("also look in this cache for anything the local one lacks, such as a copy kept by CI"),
            N_("FOLDER"),
            {"type": Path},
        ),
        Option(
            "--explain",
            N_("explain why a page was rebuilt or reused: en/blog/article/ or blog/article"),
            N_("PAGE"),
            {"default": ""},
        ),
        all_option(),
        Option("--verify", N_("build twice and compare the results byte by byte"), settings=flag()),
    )


def _formats(text: str) -> tuple[str, ...]:
    """Parse the names of formats, which are checked before something is made."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise wrong_value(text, "html, pdf…")
    return names


def _check_formats(names: Sequence[str]) -> None:
    from diglot.pipeline.outputs.formats import FORMATS

    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise wrong_choice("--formats", unknown[0], [*FORMATS])


def positive(text: str) -> int:
    """Parse a whole number above zero."""
    if not text.isdecimal() or int(text) < 1:
        raise wrong_value(text, "1, 2, 3…")
    return int(text)


# Of the last day that a date can say: 9999-12-31.
_LAST_SECOND = 253_402_300_799


def today(environment: Mapping[str, str]) -> dt.date:
    """Return the day of the build: that of SOURCE_DATE_EPOCH if set, so that the same sources give the same site.

    Raises: WrongUsage where that is no number of seconds, or beyond the year 9999. Source:
    https://reproducible-builds.org/specs/source-date-epoch/

    >>> today({"SOURCE_DATE_EPOCH": "1426118400"})
    datetime.date(2015, 3, 12)
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    if not (epoch.isdecimal() and len(epoch) <= len(str(_LAST_SECOND)) and int(epoch) <= _LAST_SECOND):
        raise wrong_value(f"SOURCE_DATE_EPOCH={epoch}", f"0–{_LAST_SECOND}")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()


def _build_options(options: argparse.Namespace) -> BuildOptions:
    from diglot.pipeline.base.build_options import BuildOptions

    root = options.root.resolve()
    return BuildOptions(
        root=root,
        output=(options.output or root / "public").absolute(),
        today=today(os.environ),
        langs=tuple(dict.fromkeys(options.lang or ())),
        only=tuple(options.only or ()),
        formats=options.formats,
        with_drafts=options.drafts,
        is_lenient=options.lenient,
        is_strict=options.strict,
        is_fresh=options.fresh,
        allows_fewer=options.allows_fewer,
        jobs=options.jobs or processors(),
        cluster=options.cluster,
        explain=options.explain,
        cache_from=options.cache_from.absolute() if options.cache_from else None,
    )


def processors() -> int:
    """Return how many processes may run at once."""
    # Not os.cpu_count(): a container or a batch system may grant fewer than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.pipeline.incremental.up_to_date import UpToDateCheck

    started = time.monotonic()
    build_options = _build_options(options)
    check = UpToDateCheck(build_options)
    is_asked = build_options.is_fresh or options.verify or options.explain
    report, code = check.saved_report(formatter.key), DONE
    if report is None or is_asked:
        report, code = _build(options, build_options, check, formatter)
    _show(report, time.monotonic() - started, options, formatter)
    return code


def _build(
    options: argparse.Namespace, build_options: BuildOptions, check: UpToDateCheck, formatter: MessageFormatter
) -> tuple[SavedReport, int]:
    """Build, and save the report for the next build; return it with the exit code."""
    from diglot.adapters.pandoc import PandocPool
    from diglot.adapters.terminal import Console
    from diglot.cli.messages import saved_report

    with Console(formatter.say, is_quiet=options.json) as console, PandocPool(build_options.jobs) as pandoc:
        if check.has_changed_text:
            # For the text and its translation: pandoc is ready by the time that everything else is loaded.
            pandoc.warm(2)
        _check_formats(build_options.formats)
        if options.verify:
            from diglot.pipeline.site_build.reproducible import build_twice as build
        else:
            from diglot.pipeline.site_build.pipeline import build
        report = build(build_options, console, pandoc)
    saved = saved_report(formatter, report, str(build_options.output))
    if report.is_done:
        next_report = report.with_nothing_made()
        worded = saved if len(next_report.problems) == len(report.problems) else None
        again = saved_report(formatter, next_report, str(build_options.output), worded)
        check.save({formatter.key: again}, report.published, report.valid_until)
    return saved, DONE if report.is_done else PROBLEMS


def _show(report: SavedReport, seconds: float, options: argparse.Namespace, formatter: MessageFormatter) -> None:
    if options.json:
        rows = [problem.row for problem in report.problems]
        print_document({**report.document, "problems": rows, "seconds": round(seconds, 3)})
        return
    print_grouped(report.problems, formatter, sys.stderr, with_all=options.all)
    print_line(report.closing(seconds))
    print_line(report.published)
    for line in report.explained:
        print_line(line)


COMMAND = Command(
    "build",
    N_("build the publication (the default command)"),
    _options(),
    _run,
    (
        "",
        "build --only blog/article --formats html",
        "build --drafts --output /tmp/site",
    ),
)

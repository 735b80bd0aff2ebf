"""What `build` does where something has changed: options in, a built publication and a report in words out."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from diglot.adapters.extension_packages import load_named
from diglot.adapters.pandoc import PandocPool
from diglot.adapters.terminal import Console
from diglot.cli.command import DONE, PROBLEMS, wrong_choice
from diglot.cli.messages import MessageFormatter
from diglot.cli.problem_groups import MOST_IN_ORDER, shown_lines
from diglot.model.messages import N_
from diglot.model.wording.rebuild_reasons import Reason, name_of, rebuild_reason
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, PageOutcome
from diglot.pipeline.incremental.up_to_date import SavedReport, UpToDateCheck


def build_anew(
    options: argparse.Namespace, build_options: BuildOptions, check: UpToDateCheck, formatter: MessageFormatter
) -> tuple[SavedReport, int]:
    """Build, and save the report for the next build; return it with the exit code."""
    with Console(formatter.say, is_quiet=options.json) as console, PandocPool(build_options.jobs) as pandoc:
        if check.has_changed_text:
            # For the text: pandoc is ready by the time that everything else is loaded. Its translation was read before.
            pandoc.warm(1)
        _check_formats(build_options.formats, build_options.root)
        from diglot.pipeline.site_build import pipeline, reproducible  # costs 0.5 s, in which pandoc starts

        make = reproducible.build_twice if options.verify else pipeline.build
        report = make(replace(build_options, digests=check.digests), console, pandoc, check.site_scan)
    saved = saved_report(formatter, report, str(build_options.output))
    if report.is_done and report.published:
        next_report = report.with_nothing_made()
        worded = saved if len(next_report.problems) == len(report.problems) else None
        again = saved_report(formatter, next_report, str(build_options.output), worded)
        check.save({formatter.key: again}, report.published, report.valid_until)
    return saved, DONE if report.is_done else PROBLEMS


def _check_formats(names: Sequence[str], root: Path) -> None:
    if not names:
        return
    from diglot.pipeline.outputs.formats import in_order  # costs 20 ms, as above

    known = in_order(name for extension in load_named(root).values() for name in extension.outputs)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise wrong_choice("--formats", unknown[0], known)


def saved_report(
    formatter: MessageFormatter, report: BuildReport, output: str, worded: SavedReport | None = None
) -> SavedReport:
    """Return a report as messages, without the seconds; of many problems only those in words that are shown.

    output: the folder that was published. worded: a report of the same problems, if there is one.
    """
    few = [] if len(report.graded) > MOST_IN_ORDER or worded else [formatter.in_words(*one) for one in report.graded]
    shown = [(one.text, one.severity) for one in few] or shown_lines(formatter, () if worded else report.graded)
    return SavedReport(
        problems=worded.problems if worded else msgspec.Raw(msgspec.json.encode(() if few else report.graded)),
        rows=worded.rows if worded else tuple(one.row for one in few),
        shown=worded.shown if worded else tuple(shown),
        counts=formatter.counts(report),
        clock=formatter.words.gettext(N_("{seconds} s")),
        decimal_mark=formatter.words.decimal_mark,
        published="\n".join(filter(None, [formatter.say(_published(report), folder=output), _left(formatter, report)])),
        document=report_document(formatter, report),
        explained=tuple(account_line(formatter, account) for account in report.explained),
    )


def _published(report: BuildReport) -> str:
    if report.is_published:
        return N_("Ready in {folder}")
    if report.has_early_pages:
        return N_("The pages in {folder} are new; the PDFs there are those of the last build.")
    return N_("Nothing was published.")


def _left(formatter: MessageFormatter, report: BuildReport) -> str:
    """Return how many files wait for a request, and how to make it; "" if there are none."""
    if not (report.is_published and report.left):
        return ""
    left = formatter.count(
        "{n} PDF (books, files for the printer) was not made in this build",
        "{n} PDFs (books, files for the printer) were not made in this build",
        len(report.left),
    )
    return formatter.say(N_("{left}; diglot build --formats all makes them."), left=left)


def report_document(formatter: MessageFormatter, report: BuildReport) -> Mapping[str, object]:
    """Return a report as `--json` prints it, without the problems and the seconds."""
    return {
        "articles": report.articles,
        "editions": report.editions,
        "drafts": report.drafts,
        "embargoed": report.embargoed,
        "expired": report.expired,
        "unreviewed": report.unreviewed,
        "untranslated": report.untranslated,
        "pages": report.pages,
        "pdfs": report.pdfs,
        "files": report.files,
        "texts_made": report.texts_made,
        "renditions_made": report.renditions_made,
        "made": {
            "pages": report.pages_made,
            "texts": report.texts_set,
            "renditions": report.renditions_made,
            "because": [
                {**_reason_row(formatter, reason), "places": [one.address for one in accounts]}
                for reason, accounts in report.reasons.items()
            ],
        },
        "reused": {
            "pages": report.pages_reused,
            "texts": report.texts_reused,
            "renditions": report.renditions_reused,
            "borrowed": report.borrowed,
        },
        **({"explained": [_account_row(formatter, one) for one in report.explained]} if report.explained else {}),
        "published": report.is_published,
        "valid_until": report.valid_until or None,
    }


def _reason(formatter: MessageFormatter, reason: Reason) -> str:
    msgid, values = rebuild_reason(reason)
    return formatter.say(msgid, **values)


def account_line(formatter: MessageFormatter, account: PageOutcome) -> str:
    """Return whether a page was made, and why."""
    place, reasons = account.address, "; ".join(_reason(formatter, one) for one in account.because)
    if account.is_made:
        return formatter.say(N_("{place}: rebuilt, because {reasons}"), place=place, reasons=reasons)
    if reasons:
        words = N_("{place}: reused, because nothing here depends on these changes: {reasons}")
        return formatter.say(words, place=place, reasons=reasons)
    return formatter.say(N_("{place}: reused, because nothing that it shows has changed"), place=place)


def _reason_row(formatter: MessageFormatter, reason: Reason) -> Mapping[str, object]:
    return {"fact": name_of(reason), "what": _reason(formatter, reason)}


def _account_row(formatter: MessageFormatter, account: PageOutcome) -> Mapping[str, object]:
    because = [_reason_row(formatter, reason) for reason in account.because]
    return {"place": account.address, "made": account.is_made, "because": because}

"""`preflight --report`: what was found in a PDF as a PDF to be shown to whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from diglot.adapters.disk import write_given_file
from diglot.cli.messages import MessageFormatter
from diglot.extensions.books.model.page_boxes import Box
from diglot.extensions.press.core.preflight_report import ReportEntry, ReportWords
from diglot.extensions.press.model.pdf_facts import PdfSummary
from diglot.extensions.press.pipeline.preflight_report import make_report
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_
from diglot.model.problems import Problem


class CheckedPdf(msgspec.Struct, frozen=True):
    """A PDF, its problems with their places on the page, and its summary; without content if it cannot be opened."""

    content: bytes
    placed: tuple[tuple[Problem, tuple[Box, ...]], ...]
    summary: PdfSummary | None = None

    @property
    def problems(self) -> list[Problem]:
        """The problems alone."""
        return [problem for problem, _ in self.placed]


def write_report(checked: CheckedPdf, path: Path, target: Path, formatter: MessageFormatter) -> list[Problem]:
    """Write the report of a PDF that was opened; return the problem if there cannot be one."""
    entries = [_entry(number, *placed, formatter) for number, placed in enumerate(checked.placed, start=1)]
    words = _words(checked, path, formatter)
    lang = LANGUAGES[formatter.lang].bcp47
    report = make_report(checked.content, str(path), words, entries, checked.summary, lang)
    if isinstance(report, Problem):
        return [report]
    write_given_file(target, report)
    return []


def _entry(number: int, problem: Problem, areas: tuple[Box, ...], formatter: MessageFormatter) -> ReportEntry:
    grade = formatter.say(N_("error") if problem.severity == "error" else N_("warning"))
    page = int(problem.facts().get("page", "0"))
    return ReportEntry(
        number, page, problem.severity, grade, problem.code, formatter.what(problem), formatter.fix(problem), areas
    )


def _words(checked: CheckedPdf, path: Path, formatter: MessageFormatter) -> ReportWords:
    say = formatter.say
    return ReportWords(
        title=say(N_("Preflight report")),
        file=path.name,
        verdict=_verdict(checked, formatter),
        rows=(
            (say(N_("File")), path.name),
            *_rows(checked.summary, formatter),
            ("SHA-256", sha256(checked.content).hexdigest()),
        ),
        heads=(say(N_("No.")), say(N_("What was found")), say(N_("What to do"))),
        # Filled in for each page.
        page=formatter.words.gettext(N_("Page {page}")),
        alt=formatter.words.gettext(N_("Page {page} of the checked file, with frames around the findings {numbers}")),
        key=say(N_("The dashed line is where the page is cut. Each frame has the number of its finding below.")),
    )


def _verdict(checked: CheckedPdf, formatter: MessageFormatter) -> str:
    grades = [problem.severity for problem in checked.problems]
    counts = formatter.severity_count(grades)
    if "error" in grades:
        return formatter.say(N_("A print shop would send this file back: {counts}."), counts=counts)
    if grades:
        return formatter.say(N_("This file can be printed, but look at what is listed first: {counts}."), counts=counts)
    return formatter.say(N_("This file is ready for the printer."))


def _rows(summary: PdfSummary | None, formatter: MessageFormatter) -> Iterator[tuple[str, str]]:
    if summary is None:
        return
    say, words, mm = formatter.say, formatter.words, formatter.say(N_("mm"))
    yield say(N_("Pages")), words.number(len(summary.pages))
    sizes = [f"{width} × {height} {mm}" for width, height, _ in summary.trims]
    yield say(N_("Trimmed size")), "; ".join(sizes)
    yield say(N_("Smallest bleed")), f"{words.decimal(summary.bleed_mm)} {mm}"
    yield say(N_("Inks")), ", ".join(map(say, summary.inks)) or "—"
    yield say(N_("Profile")), ", ".join(summary.conditions) or "—"
    yield say(N_("Standard")), summary.conformance

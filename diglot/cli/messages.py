"""Problems and reports in, messages in the user's language out. Touches nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from diglot.cli.commands import COMMANDS
from diglot.cli.problem_groups import MOST_IN_ORDER, shown_lines, shown_problems
from diglot.cli.safe_text import quotable
from diglot.model.messages import N_, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.adapters.catalogues import Localization
    from diglot.model.languages import Lang
    from diglot.model.problems import Problem, Severity
    from diglot.model.translation.watched_sites import WatchedSite
    from diglot.model.wording.rebuild_reasons import Reason
    from diglot.pipeline.base.build_options import BuildReport, PageOutcome
    from diglot.pipeline.incremental.up_to_date import SavedReport

# The program's name before what may be one of its commands.
_COMMAND_LINE = re.compile(r"\bdiglot (?P<command>[a-z]+)\b")


@cache
def _is_command(name: str) -> bool:
    if name in COMMANDS:
        return True
    from diglot.cli.extension_commands import every_command  # for a sentence about the program itself

    return name in every_command(())


# A fact of the preflight that consists of measures. In any other, such as the name of an ink, they stay as they are.
_MEASURES = re.compile(r"(?:[\d.,;× K]|mm|pt|%)+")
_MEASURE = re.compile(r"(?P<number>\d+(?:\.\d+)?) (?P<unit>mm|pt)|(?P<percent>\d+) ?%")
_UNITS = {"mm": N_("mm"), "pt": N_("pt")}


class WordedProblem(NamedTuple):
    """A problem in words. place: the file or subject, the line and the severity, as printed; fix_label: "fix"."""

    severity: Severity
    code: str
    file: str
    line: int
    place: str
    what: str
    fix_label: str
    fix: str

    @property
    def text(self) -> str:
        """The problem as two lines: its place, what is wrong and its code; the fix."""
        return f"{self.place} {self.what} [{self.code}]\n    {self.fix_label}: {self.fix}"

    @property
    def row(self) -> Mapping[str, object]:
        """The problem as `--json` prints it: the fields are a contract with scripts."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "line": self.line,
            "what": self.what,
            "fix": self.fix,
        }


class MessageFormatter:
    """Formatter of messages in one language. The catalogue is read for the first message: often there is none."""

    def __init__(self, lang: Lang, read: Callable[[Lang], Localization], program: str = "diglot") -> None:
        """Take the function that reads the catalogue. program: as it was called, and as messages name it."""
        self.lang = lang
        self.program = program
        self.key = f"{lang} {program}"
        self.site: WatchedSite | None = None
        """That of another program, whose files messages name in place of those of its publication."""
        self.root: Path | None = None
        """The folder of the publication, from which the files of its problems are named."""
        self._read = read
        self._forms: dict[type[Problem], tuple[str, str]] = {}

    @cached_property
    def words(self) -> Localization:
        """The catalogue."""
        return self._read(self.lang)

    def in_language(self, lang: Lang) -> MessageFormatter:
        """Return a formatter of messages of the same program in another language."""
        other = MessageFormatter(lang, self._read, self.program)
        other.site, other.root = self.site, self.root
        return other

    def say(self, msgid: str, **values: object) -> str:
        """Return a translated message with its placeholders filled; values are made safe to print."""
        return self._translated(msgid).format(**{name: self._shown(value) for name, value in values.items()})

    def place(self, path: str) -> str:
        """Return the path of a file as the person who runs the command knows it; a line behind it stays there."""
        return self.site.place(path) if self.site else path

    def spot(self, path: str, line: int) -> tuple[str, int]:
        """Return the path of a file and one of its lines as the person who runs the command knows them."""
        return self.place(path), self.site.line(path, line) if self.site else line

    def position(self, problem: Problem) -> tuple[str, int]:
        """Return the file and the line of a problem as the person who runs the command knows them."""
        return (self.site.placed(problem) if self.site else problem).position

    def _shown(self, value: object) -> object:
        return quotable(self.place(value) if isinstance(value, str) else value)

    def _translated(self, msgid: str) -> str:
        """Return a message that names the program as it was called, where it says which command to type."""
        message = self.words.gettext(msgid)
        if self.program == "diglot":
            return message
        return _COMMAND_LINE.sub(
            lambda found: f"{self.program} {found['command']}" if _is_command(found["command"]) else found[0], message
        )

    def count(self, singular: str, plural: str, n: int) -> str:
        """Return a count with its noun in the right form: "5 articles".

        Its two forms are one message: babel.cfg marks them by this name, so no N_ stands around them.
        """
        return self.words.ngettext(singular, plural, n).format(n=self.words.number(n))

    def what(self, problem: Problem) -> str:
        """Return what is wrong."""
        return self._words_of(problem)[0]

    def fix(self, problem: Problem) -> str:
        """Return what to do about it."""
        return self._words_of(problem)[1]

    def grouped(self, graded: Sequence[tuple[Problem, Severity]]) -> Iterator[str]:
        """Yield each problem with its place in a line; of many, an example of each cause and how many more it has."""
        for problem, _, note in shown_problems(self, graded, is_page=True):
            if problem:
                located = f"{problem.printed_place}: {self.what(problem)}"
                yield f"{located} ({note})" if note else located
            else:
                yield note

    def _words_of(self, problem: Problem) -> tuple[str, str]:
        """Return what is wrong and what to do."""
        facts = {name: self._fact_of(problem, name, fact) for name, fact in problem.facts().items()}
        kind = type(problem)
        if kind not in self._forms:
            self._forms[kind] = self._translated(kind.what), self._translated(kind.fix)
        what, fix = self._forms[kind]
        return what.format(**facts), fix.format(**facts)

    def _fact_of(self, problem: Problem, name: str, fact: str) -> object:
        """Return a fact as a message has it: translated if it is one itself, a fraction as the language writes it."""
        if isinstance(number := getattr(problem, name, None), float):
            return self.words.decimal(number)
        return self.fact(fact) if name in problem.translated_facts and fact else self._shown(fact)

    def in_words(self, problem: Problem, severity: Severity) -> WordedProblem:
        """Return a problem in words."""
        if self.site:
            problem = self.site.placed(problem)
        # N_ stands outside the f-string: the extraction of messages does not look into them.
        warning, fix_label = self.words.gettext(N_("warning")), self.words.gettext(N_("fix"))
        place = f"{quotable(problem.printed_place)}:" + ("" if severity == "error" else f" {warning}:")
        what, fix = self._words_of(problem)
        return WordedProblem(severity, problem.code, *problem.position, place, what, fix_label, fix)

    def fact(self, fact: str) -> str:
        """Return a message, a measure as the language writes it, or what another program reports with its name."""
        quotation = quoted(fact)
        if quotation is None:
            return _MEASURE.sub(self._measure, fact) if _MEASURES.fullmatch(fact) else self.words.gettext(fact)
        program, words = quotation
        return self.say(N_("{program} reports: “{words}”"), program=self.words.gettext(program), words=words)

    def _measure(self, written: re.Match[str]) -> str:
        if percent := written["percent"]:
            return self.words.percent(int(percent))
        number, unit = written["number"], written["unit"]
        return f"{number.replace('.', self.words.decimal_mark)} {self.words.gettext(_UNITS[unit])}"

    def lines(self, problem: Problem, severity: Severity) -> str:
        """Return a problem as two lines: its place, what is wrong and its code; the fix."""
        return self.in_words(problem, severity).text

    def reason(self, reason: Reason) -> str:
        """Return a reason as a sentence without its stop."""
        from diglot.model.wording.rebuild_reasons import rebuild_reason  # a build that made nothing has no reasons

        msgid, values = rebuild_reason(reason)
        return self.say(msgid, **values)

    def account(self, account: PageOutcome) -> str:
        """Return whether a page was made, and why."""
        place, reasons = account.address, "; ".join(map(self.reason, account.because))
        if account.is_made:
            return self.say(N_("{place}: rebuilt, because {reasons}"), place=place, reasons=reasons)
        if reasons:
            words = N_("{place}: reused, because nothing here depends on these changes: {reasons}")
            return self.say(words, place=place, reasons=reasons)
        return self.say(N_("{place}: reused, because nothing that it shows has changed"), place=place)

    def counts(self, report: BuildReport) -> str:
        """Return what was built, and how many problems there are."""
        counts = [
            self.count("{n} article", "{n} articles", report.articles),
            self.count("{n} edition", "{n} editions", report.editions),
        ]
        if report.drafts:
            counts.append(self.count("{n} draft", "{n} drafts", report.drafts))
        if report.embargoed:
            counts.append(self.count("{n} text under embargo", "{n} texts under embargo", report.embargoed))
        if report.expired:
            expired = self.count("{n} text no longer published", "{n} texts no longer published", report.expired)
            counts.append(expired)
        if report.unreviewed:
            counts.append(self.count("{n} translation to review", "{n} translations to review", report.unreviewed))
        if report.untranslated:
            counts.append(self.count("{n} text not translated", "{n} texts not translated", report.untranslated))
        if report.is_published:
            counts.append(self.count("{n} page", "{n} pages", report.pages))
            counts.append(self.count("{n} PDF", "{n} PDFs", report.pdfs))
        counts.append(self.problem_count(report))
        return ", ".join(counts)

    def problem_count(self, report: BuildReport) -> str:
        """Return how many errors and warnings there are."""
        return self.severity_count([report.severity(problem) for problem in report.problems])

    def severity_count(self, grades: Sequence[Severity]) -> str:
        """Return how many errors and warnings there are among these severities."""
        errors, warnings = grades.count("error"), grades.count("warning")
        parts = []
        if errors:
            parts.append(self.count("{n} error", "{n} errors", errors))
        if warnings:
            parts.append(self.count("{n} warning", "{n} warnings", warnings))
        return ", ".join(parts) or self.say(N_("no problems"))


def saved_report(
    formatter: MessageFormatter, report: BuildReport, output: str, worded: SavedReport | None = None
) -> SavedReport:
    """Return a report as messages, without the seconds; of many problems only those in words that are shown.

    output: the folder that was published. worded: a report of the same problems, if there is one.
    """
    from diglot.pipeline.incremental.up_to_date import SavedReport

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
        explained=tuple(formatter.account(account) for account in report.explained),
    )


def all_rows(formatter: MessageFormatter, report: SavedReport) -> Sequence[Mapping[str, object]]:
    """Return all problems of a saved report as `--json` prints them."""
    return report.rows or [problem_row(formatter, problem, severity) for problem, severity in many_problems(report)]


def many_problems(report: SavedReport) -> Sequence[tuple[Problem, Severity]]:
    """Return the problems of a saved report, each with its severity; none if they are few, and all of them shown."""
    if bytes(report.problems) == b"[]":
        return ()
    from diglot.adapters.extension_packages import any_problem
    from diglot.model.problems import Severity  # slow to load

    found: Sequence[tuple[Problem, Severity]] = msgspec.json.decode(
        report.problems,
        type=list[tuple[any_problem(), Severity]],  # type: ignore[misc]
    )
    return found


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


def problem_row(formatter: MessageFormatter, problem: Problem, severity: Severity) -> Mapping[str, object]:
    """Return a problem as `--json` prints it."""
    return formatter.in_words(problem, severity).row


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


def _reason_row(formatter: MessageFormatter, reason: Reason) -> Mapping[str, object]:
    from diglot.model.wording.rebuild_reasons import name_of  # as above

    return {"fact": name_of(reason), "what": formatter.reason(reason)}


def _account_row(formatter: MessageFormatter, account: PageOutcome) -> Mapping[str, object]:
    because = [_reason_row(formatter, reason) for reason in account.because]
    return {"place": account.address, "made": account.is_made, "because": because}


def day(date: dt.date | None, formatter: MessageFormatter) -> str:
    """Return a date in the user's language; a dash for none."""
    return formatter.words.date(date) if date else "—"

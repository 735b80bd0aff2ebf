"""Problems and reports in, messages in the user's language out. Touches nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from diglot.cli.commands import COMMANDS
from diglot.cli.extension_commands import every_command
from diglot.cli.problem_groups import shown_problems
from diglot.cli.safe_text import quotable
from diglot.model.messages import N_, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.adapters.catalogues import Localization
    from diglot.model.languages import Lang
    from diglot.model.problems import Problem, Severity
    from diglot.model.translation.watched_sites import WatchedSite
    from diglot.pipeline.base.build_options import BuildReport

# The program's name before what may be one of its commands.
_COMMAND_LINE = re.compile(r"\bdiglot (?P<command>[a-z]+)\b")


@cache
def _is_command(name: str) -> bool:
    return name in COMMANDS or name in every_command(())


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


def problem_row(formatter: MessageFormatter, problem: Problem, severity: Severity) -> Mapping[str, object]:
    """Return a problem as `--json` prints it."""
    return formatter.in_words(problem, severity).row


def day(date: dt.date | None, formatter: MessageFormatter) -> str:
    """Return a date in the user's language; a dash for none."""
    return formatter.words.date(date) if date else "—"

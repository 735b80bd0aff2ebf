"""Problems in, documents for programs that show them in the margin of a text out. Touches nothing.

Sources: https://docs.github.com/actions/reference/workflow-commands-for-github-actions;
SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from diglot import __version__
from diglot.cli.messages import MessageFormatter
from diglot.cli.safe_text import quotable
from diglot.model.messages import N_
from diglot.model.problems import FileProblem, Problem, Severity

GradedProblem = tuple["Problem", "Severity"]

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def github_lines(graded: Sequence[GradedProblem], formatter: MessageFormatter, prefix: str) -> Iterator[str]:
    """Yield a workflow command for each problem: GitHub shows it beside the line.

    prefix: of the paths, from the folder in which the program runs; "" or with a slash at the end.
    """
    for problem, severity in graded:
        place = {"title": problem.code}
        if isinstance(problem, FileProblem):
            file, line = formatter.position(problem)
            place = {"file": prefix + file, "line": str(line), **place}
        properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
        yield f"::{severity} {properties}::{_escaped(_message(problem, formatter))}"


def sarif_document(
    graded: Sequence[GradedProblem], formatter: MessageFormatter, prefix: str, guide: Mapping[str, str]
) -> Mapping[str, object]:
    """Return the problems as a SARIF log. prefix: as above; guide: what is said about each code, as Markdown."""
    codes = sorted({problem.code for problem, _ in graded})
    rules = [{"id": code, "help": {"text": guide[code], "markdown": guide[code]}} for code in codes]
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": severity,
            "message": {"text": _message(problem, formatter)},
            "locations": [_location(problem, prefix, formatter)] if isinstance(problem, FileProblem) else [],
        }
        for problem, severity in graded
    ]
    driver = {"name": "diglot", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "language": formatter.lang, "results": results}
    return {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _location(problem: FileProblem, prefix: str, formatter: MessageFormatter) -> Mapping[str, object]:
    # The address of a file is a URI: other letters than Latin ones, and spaces, are escaped.
    file, line = formatter.position(problem)
    artifact = {"uri": quote(prefix + file)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": line}}}


def _message(problem: Problem, formatter: MessageFormatter) -> str:
    """Return what is wrong and what to do; where the problem is in no file, first what it is about."""
    subject = "" if isinstance(problem, FileProblem) else f"{quotable(problem.printed_place)}: "
    return f"{subject}{formatter.what(problem)}\n{formatter.say(N_('fix'))}: {formatter.fix(problem)}"


def _escaped(text: str) -> str:
    """Return a text as the data of a workflow command, which ends with its line.

    >>> _escaped("100%\\nfix: more")
    '100%25%0Afix: more'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")

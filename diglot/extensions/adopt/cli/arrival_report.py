"""What has arrived of a site in, the last lines of `adopt` and the text of `adopted.md` out. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.cli.messages import MessageFormatter
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.extensions.adopt.pipeline.adopted_site import Arrivals
from diglot.model.messages import N_
from diglot.model.problems import Problem

REPORT_PATH = "adopted.md"
"""Where the report is kept, beside `content/`."""


def arrival_lines(arrivals: Arrivals, formatter: MessageFormatter) -> Iterator[str]:
    """Yield what has arrived, in two lines."""
    number = formatter.words.number
    texts = ", ".join(f"{lang} {number(count)}" for lang, count in sorted(arrivals.texts.items()))
    yield formatter.say(N_("Imported from {program}: texts {counts}"), program=arrivals.program, counts=texts)
    counts = [
        formatter.count("{n} pair", "{n} pairs", arrivals.pairs),
        formatter.count("{n} word", "{n} words", arrivals.words),
        formatter.count("{n} picture or other file", "{n} pictures and other files", arrivals.files),
        formatter.count("{n} old address kept", "{n} old addresses kept", arrivals.addresses),
    ]
    yield "; ".join(counts)


def write_report(arrivals: Arrivals, problems: Sequence[Problem], formatter: MessageFormatter) -> str:
    """Return the report in Markdown: what has arrived, and what has not, by kind, the most frequent first."""
    by_kind: dict[str, list[NotAdopted]] = {}
    for problem in problems:
        if isinstance(problem, NotAdopted):
            by_kind.setdefault(problem.kind, []).append(problem)
    first, second = arrival_lines(arrivals, formatter)
    lines = [f"# {first}", "", f"{second}."]
    for kind, found in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0])):
        title = formatter.say(N_("Not imported: {kind} ({count})"), kind=formatter.say(kind), count=len(found))
        rows = (f"- `{file}:{line or 1}`: {one.names}" for one in found for file, line in [one.position])
        lines += ["", f"## {title}", "", *rows]
    return "\n".join(lines) + "\n"

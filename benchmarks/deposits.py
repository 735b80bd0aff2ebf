"""An issue of eight articles in two languages in, what each file for registers and archives of it costs out.

`python3 -m benchmarks.deposits` prints a row for each format of `export`: after a build, the lowest of some runs.
Touches processes and the disk.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import time_command

ARTICLES = 8
# What is exported of the issue, and of the journal itself.
ISSUE = ("jats", "crossref", "elibrary", "datacite", "doaj", "marc", "package")
JOURNAL = ("kbart",)
_ADDRESS = ("--url", "https://journal.example")
_PARAGRAPHS = 40
_PAGES = 16


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the seconds of each export: as a clock has them, and those of the processor."""
    parser = argparse.ArgumentParser("python3 -m benchmarks.deposits", description="Measure the files for registers.")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each is measured (default: 3)")
    rounds: int = parser.parse_args(arguments).rounds
    with TemporaryDirectory() as folder:
        for name, seconds, cpu_seconds in measure(Path(folder), rounds):
            print(f"{name:10} {seconds:6.2f} s {cpu_seconds:6.2f} s of the processor", flush=True)
    return 0


def measure(folder: Path, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Yield each format with its lowest costs in seconds.

    Raises: MeasurementFailed.
    """
    program = [sys.executable, "-P", "-m", "diglot"]
    root = folder / "journal"
    time_command([*program, "init", str(root), "--journal", "--lang", "en", *_ADDRESS, "--yes"], Path.cwd())
    write_issue(root)
    time_command([*program, "build", "--root", str(root), "--formats", "html,pdf"], Path.cwd())
    for name, form in [*(("first-issue", form) for form in ISSUE), *(("journal", form) for form in JOURNAL)]:
        command = [*program, "export", name, "--format", form, "--root", str(root), "--yes"]
        costs = [time_command([*command, "--output", str(folder / "file")], Path.cwd()) for _ in range(rounds)]
        yield form, min(cost.seconds for cost in costs), min(cost.cpu_seconds or 0 for cost in costs)


def write_issue(root: Path) -> None:
    """Make the first article of a new journal eight long ones, with DOIs, pages and words of their own, in an issue."""
    content = root / "content"
    texts = {lang: (content / lang / "articles/first-article.md").read_text("utf-8") for lang in ("en", "ru")}
    for number in range(1, ARTICLES + 1):
        for lang, text in texts.items():
            (content / lang / f"articles/article-{number}.md").write_text(_article(text, lang, number), "utf-8")
    issue = content / "issues/first-issue.toml"
    names = ", ".join(f'"articles/article-{number}"' for number in range(1, ARTICLES + 1))
    issue.write_text(re.sub(r"articles = \[.*\]", f"articles = [{names}]", issue.read_text("utf-8")), "utf-8")


def _article(text: str, lang: str, number: int) -> str:
    words = {"en": "The port of letter {} was open in the year {}.", "ru": "Порт из письма {} был открыт в {} году."}
    more = "\n\n".join(" ".join([words[lang].format(line, 1800 + number)] * 8) for line in range(_PARAGRAPHS))
    text = re.sub(r"^pages: .*$", f"pages: {number * _PAGES}–{number * _PAGES + 9}", text, flags=re.MULTILINE)
    return f"{text.replace('example.1.1', f'example.1.{number + 10}')}\n{more}\n"


if __name__ == "__main__":
    sys.exit(main())

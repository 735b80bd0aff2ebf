"""A tiny publication in, its report and its published folder out, for the tests that build one.

With the real adapters, in this process. Touches the disk, under the folder that it is given.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from diglot.adapters.catalogues import read_localization
from diglot.adapters.files.default_files import defaults_root
from diglot.cli import command_line
from diglot.cli.messages import MessageFormatter
from diglot.model.languages import LANGUAGES, Lang
from diglot.pipeline.base.build_options import BuildOptions, BuildReport
from diglot.pipeline.site_build.pipeline import build

# After every date of the tests: nothing is under embargo unless a test says which day it is.
DAY = dt.date(2030, 1, 1)
EPOCH = "1893456000"
"""The same day, for SOURCE_DATE_EPOCH."""

EXPECTED = ("expected", "expected.*", "command.txt")
"""Files beside a test's publication that are not part of it."""


class NobodyWatches:
    """Progress callbacks that do nothing."""

    def wait(self, holder: str) -> None:
        """Do nothing."""

    def stage(self, name: str, total: int) -> None:
        """Do nothing."""

    def step(self) -> None:
        """Do nothing."""

    def published(self) -> None:
        """Do nothing."""


def copy_publication(source: Path, root: Path) -> Path:
    """Copy a test's publication without its expectations; return the folder."""
    return Path(shutil.copytree(source, root, ignore=shutil.ignore_patterns(*EXPECTED), dirs_exist_ok=True))


def write_files(root: Path, files: Mapping[str, str]) -> Path:
    """Write the files of a publication by their paths; return the folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="")
    return root


def save_files(root: Path, files: Mapping[str, str]) -> None:
    """Write files as editors do: whoever looks at them meanwhile finds each as it was or as it is, never empty."""
    draft = root.with_name(f"{root.name}.draft")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(root / path)


def publish(root: Path, **changes: Any) -> BuildReport:
    """Build a publication, pages only, into its public/. changes: fields of the build options."""
    order: dict[str, Any] = {"root": root, "output": root / "public", "today": DAY, "formats": ("html",), "jobs": 2}
    return build(BuildOptions(**(order | changes)), NobodyWatches())


@cache
def formatter(lang: Lang) -> MessageFormatter:
    """Return the formatter of diglot's own messages in a language."""
    return MessageFormatter(lang, lambda one: read_localization(LANGUAGES[one], [defaults_root() / "locales"]))


def reported(report: BuildReport, lang: Lang) -> str:
    """Return the problems of a build as an editor reads them."""
    return "".join(f"{formatter(lang).lines(problem, report.severity(problem))}\n" for problem in report.problems)


def codes(report: BuildReport) -> list[str]:
    """Return the codes of a build's problems, in order."""
    return [problem.code for problem in report.problems]


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the contents of all files in a folder, by path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def run(arguments: Iterable[str | Path], capsys: Any) -> tuple[int, str, str]:
    """Run the command line in this process; return exit code, standard output, standard error."""
    capsys.readouterr()
    try:
        code = command_line.main([str(argument) for argument in arguments])
    except SystemExit as end:  # wrong usage, --help and --version end in argparse
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def run_json(arguments: Iterable[str | Path], capsys: Any) -> tuple[int, dict[str, Any]]:
    """Run the command line with --json; return exit code and document."""
    code, out, err = run([*arguments, "--json"], capsys)
    assert err == ""
    document: dict[str, Any] = json.loads(out)
    return code, document

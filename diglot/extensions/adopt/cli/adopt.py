"""`adopt`: a bilingual site of another program in, a new publication beside it out."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence

import msgspec

from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.extension_commands import check_extensions
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_grouped, print_line, print_problems, problem_rows
from diglot.extensions.adopt.cli.arrival_report import REPORT_PATH, arrival_lines, write_report
from diglot.extensions.adopt.pipeline.adopted_site import Arrivals, adopt_site
from diglot.model.messages import N_
from diglot.model.problems import FolderInUse, NoSuchFolder, Problem
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.setup.new_publication import find_names


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    check_extensions(options.extensions)
    site, folder = options.site.resolve(), options.folder.resolve()
    if folder == site or site in folder.parents or folder in site.parents:
        raise WrongUsage(N_("the new folder must be apart from the site, which stays as it is"))
    if not site.exists():
        return _tell(options, formatter, [NoSuchFolder(str(options.site))])
    names = find_names(folder)
    if names and not options.yes:
        return _tell(options, formatter, [FolderInUse(str(options.folder), ", ".join(names[:3]))])
    adopted = adopt_site(site, options.program, options.extensions)
    if not adopted.arrivals:
        return _tell(options, formatter, adopted.problems)
    report = FileEdit(REPORT_PATH, None, write_report(adopted.arrivals, adopted.problems, formatter).encode())
    edits = [edit for edit in (*adopted.edits, report) if not (folder / edit.path).exists()]
    written = {edit.path for edit in edits}
    kept = [edit.path for edit in (*adopted.edits, report) if edit.path not in written]
    folder.mkdir(parents=True, exist_ok=True)
    problems = [*adopted.problems, *write_edits(folder, edits)]
    return _tell(options, formatter, problems, [edit.path for edit in edits], kept, adopted.arrivals)


def _tell(
    options: argparse.Namespace,
    formatter: MessageFormatter,
    problems: Sequence[Problem],
    written: Sequence[str] = (),
    kept: Sequence[str] = (),
    arrivals: Arrivals | None = None,
) -> int:
    code = PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE
    if options.json:
        rows = problem_rows(problems, formatter)
        place = str(options.folder.absolute())
        arrived = msgspec.to_builtins(arrivals)
        print_document({"folder": place, "written": written, "kept": kept, "arrived": arrived, "problems": rows})
        return code
    if not arrivals:
        print_problems(problems, formatter)
        return code
    graded = [(problem, problem.severity) for problem in problems]
    print_grouped(graded, formatter, sys.stderr, with_all=options.all)
    for path in kept:
        print_line(formatter.say(N_("Left as it is: {file}"), file=path))
    print_line(formatter.count("{n} file written", "{n} files written", len(written)))
    for line in arrival_lines(arrivals, formatter):
        print_line(line)
    print_line(formatter.say(N_("What was not imported is listed in {file}."), file=options.folder / REPORT_PATH))
    print_line(formatter.say(N_("The publication is ready in {folder}. Next:"), folder=options.folder.absolute()))
    for command in ("build --lenient", "status", "sync --adopt"):
        print_line(f"    {formatter.program} {command} --root {shlex.quote(str(options.folder))}")
    return code

"""`booklet`: a PDF laid on sheets that are printed on both sides, folded and stitched."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.cli.command import DONE, PROBLEMS, USAGE, Command, Option, flag, wrong_value
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem
    from diglot.pipeline.outputs.booklet import Booklet

# Thicker than any cardboard: whoever writes more means something else.
_MOST_CREEP_MM = 5.0


def _options() -> tuple[Option, ...]:
    signature = {"type": _sheets, "default": 0}
    creep = {"type": _millimetres, "default": 0.0}
    return (
        Option("file", N_("the PDF whose pages are laid out"), N_("FILE.pdf"), {"type": Path}),
        Option("--signature", N_("how many sheets to nest in each other (default: all)"), N_("SHEETS"), signature),
        Option(
            "--creep", N_("how far pages shift towards the fold, in mm, for each sheet around them"), N_("MM"), creep
        ),
        Option("--marks", N_("add trim and fold marks in a margin around each sheet"), settings=flag()),
        Option("--output", N_("the file to write (default: FILE-booklet.pdf)"), N_("FILE.pdf"), {"type": Path}),
    )


def _sheets(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise wrong_value(text, "1, 2, 3…")
    return int(text)


def _millimetres(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value <= _MOST_CREEP_MM:
        raise wrong_value(text, f"0.1, 0.25… {_MOST_CREEP_MM:g}")
    return value


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.disk import write_given_file
    from diglot.model.problems import Problem
    from diglot.pipeline.base.external_files import read_pdf
    from diglot.pipeline.outputs.booklet import BookletOptions, make_booklet

    target: Path = options.output or options.file.parent / f"{options.file.stem}-booklet.pdf"
    if target.resolve() == options.file.resolve():
        print_line(
            formatter.say(N_("{file} would replace itself: name another file after --output"), file=target),
            file=sys.stderr,
        )
        return USAGE
    order = BookletOptions(options.signature, options.creep, options.marks)
    content = read_pdf(options.file)
    result = content if isinstance(content, Problem) else make_booklet(content, str(options.file), order)
    if isinstance(result, Problem):
        return _refuse(result, formatter, is_json=options.json)
    write_given_file(target, result.pdf)
    _tell(result, target, formatter, is_json=options.json)
    return DONE


def _refuse(problem: Problem, formatter: MessageFormatter, *, is_json: bool) -> int:
    if is_json:
        print_document({"problems": problem_rows([problem], formatter)})
    else:
        print_problems([problem], formatter)
    return PROBLEMS


def _tell(booklet: Booklet, target: Path, formatter: MessageFormatter, *, is_json: bool) -> None:
    plan = booklet.plan
    if is_json:
        document = {
            "file": str(target),
            "pages": booklet.pages,
            "sheets": len(plan.sheets),
            "signatures": plan.signatures,
            "blanks": plan.blanks,
            "problems": [],
        }
        print_document(document)
        return
    counts = [
        formatter.count("{n} page", "{n} pages", booklet.pages),
        formatter.count("{n} sheet", "{n} sheets", len(plan.sheets)),
        formatter.count("{n} signature", "{n} signatures", plan.signatures),
    ]
    if plan.blanks:
        counts.append(formatter.count("{n} blank page at the end", "{n} blank pages at the end", plan.blanks))
    print_line(f"{target}: {', '.join(counts)}")
    print_line(formatter.say(N_("Print on both sides, flip on the short edge; fold each signature as it comes out.")))


COMMAND = Command(
    "booklet",
    N_("arrange a PDF as a booklet to fold and stitch"),
    _options(),
    _run,
    ("booklet notes.pdf", "booklet notes.pdf --signature 4 --marks"),
    needs_publication=False,
)

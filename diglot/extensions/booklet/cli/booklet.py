"""`booklet`: a PDF laid on sheets that are printed on both sides, folded and stitched."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diglot.adapters.disk import write_given_file
from diglot.cli.command import DONE, PROBLEMS, USAGE
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.extensions.booklet.pipeline.booklet import Booklet, BookletOptions, make_booklet
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.base.pdf_input import read_pdf


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
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

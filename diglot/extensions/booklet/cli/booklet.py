"""`booklet`: a PDF laid on sheets that are printed on both sides, folded and stitched."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from diglot.adapters.disk import write_given_file
from diglot.cli.command import DONE, PROBLEMS, USAGE
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.extensions.booklet.model.booklet import FoldingScheme, SheetFace, SheetMarks
from diglot.extensions.booklet.pipeline.booklet import Booklet, make_booklet
from diglot.extensions.press.pipeline.pdf_input import read_pdf
from diglot.model.messages import N_
from diglot.model.problems import Problem


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    target: Path = options.output or options.file.parent / f"{options.file.stem}-booklet.pdf"
    if target.resolve() == options.file.resolve():
        print_line(
            formatter.say(N_("{file} would replace itself: name another file after --output"), file=target),
            file=sys.stderr,
        )
        return USAGE
    scheme = _scheme(options)
    if scheme.is_work_and_turn and scheme.pages_a_side == 2:
        print_line(formatter.say(N_("--work-and-turn needs --up 4 or --up 8")), file=sys.stderr)
        return USAGE
    describe = partial(_marks, options.file.name, formatter) if options.marks else None
    content = read_pdf(options.file)
    result = content if isinstance(content, Problem) else make_booklet(content, str(options.file), scheme, describe)
    if isinstance(result, Problem):
        return _refuse(result, formatter, is_json=options.json)
    write_given_file(target, result.pdf)
    _tell(result, target, formatter, is_json=options.json)
    return DONE


def _scheme(options: argparse.Namespace) -> FoldingScheme:
    pages_a_side = int(options.up)
    # A sheet that is folded more than once is a signature by itself.
    sheets_a_signature = options.signature or int(pages_a_side > 2)
    return FoldingScheme(pages_a_side, sheets_a_signature, options.creep, options.work_and_turn)


def _marks(name: str, formatter: MessageFormatter, date: str) -> SheetMarks:
    place = formatter.words.gettext(N_("signature {signature}, sheet {sheet}, {side}"))
    sides: dict[SheetFace, str] = {
        "front": formatter.say(N_("front")),
        "back": formatter.say(N_("back")),
        "both": formatter.say(N_("front and back")),
    }
    # A file's name may have braces.
    words = " · ".join(word for word in (name.replace("{", "{{").replace("}", "}}"), date, place) if word)
    return SheetMarks(words, sides)


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
    print_line(formatter.say(_how_to_print(booklet)))


def _how_to_print(booklet: Booklet) -> str:
    """Return what to do with the sheets. They are turned over like pages: on the short edge, if they are wide."""
    if booklet.plan.sheets[0].sides[0].face == "both":
        return N_("Print each side on both faces of its sheet, turned over like a leaf; then cut each sheet in two.")
    if booklet.is_wide:
        return N_("Print on both sides, flip on the short edge; fold each signature as it comes out.")
    return N_("Print on both sides, flip on the long edge; fold each signature as it comes out.")

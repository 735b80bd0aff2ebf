"""`import`: a file of somebody else's in, manuscripts out, after their editor has seen what would change."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocPool
from diglot.adapters.translation_files import READERS
from diglot.cli.command import DONE, PROBLEMS, USAGE
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import confirm, print_document, print_line, print_problems, problem_rows
from diglot.cli.safe_text import show_controls
from diglot.core import docx
from diglot.model.messages import N_
from diglot.model.problems import FileInTheWay, Problem
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.exchange.segment_files import import_memory, import_segments
from diglot.pipeline.exchange.word_export import Exporter
from diglot.pipeline.exchange.word_import import (
    ImportedFields,
    ImportOptions,
    ImportRefused,
    ImportTarget,
    Proposal,
    import_word,
    open_file,
    report_changes,
)
from diglot.pipeline.exchange.word_review import import_review


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    try:
        return _import(options, formatter)
    except ImportRefused as refusal:
        return _tell(options, formatter, None, [refusal.problem])


def _import(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    if options.file.suffix.lower() == ".tmx":
        return _import_memory(options, formatter)
    order = _order(options)
    folder = Folder(options.root.resolve())
    prompt = _ImportPrompt(options, formatter)
    if order.file.suffix.lower() in READERS:
        with PandocPool(1) as pandoc:
            proposal = import_segments(order, Exporter(folder, pandoc))
        return _settle(options, formatter, proposal, prompt)
    parts = open_file(order.file)
    if options.changes == "report":
        return _tell(options, formatter, None, report_changes(order, parts))
    ticket = docx.read_review_metadata(parts)
    if ticket:
        with PandocPool(1) as pandoc:
            proposal = import_review(order, parts, ticket, Exporter(folder, pandoc))
        return _settle(options, formatter, proposal, prompt)
    if order.lang is None:
        print_line(formatter.say(N_("--lang is needed: say in which language the text is.")), file=sys.stderr)
        return USAGE
    with PandocPool(1) as pandoc:
        proposal = import_word(order, parts, folder, pandoc, prompt.ask)
    return _settle(options, formatter, proposal, prompt)


def _import_memory(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Keep a memory of another program beside the publication."""
    root = options.root.resolve()
    edit, count = import_memory(options.file, root)
    if edit.before is not None and edit.is_change and not options.yes:
        return _tell(options, formatter, None, [FileInTheWay(edit.path, None)])
    problems = list(write_edits(root, [edit]))
    written = [edit] if edit.is_change and not problems else []
    code = _tell(options, formatter, None, problems, written)
    if not options.json and code == DONE:
        print_line(formatter.count("{n} passage can be found", "{n} passages can be found", count))
    return code


def _order(options: argparse.Namespace) -> ImportOptions:
    return ImportOptions(
        options.file,
        options.lang,
        options.pair or "",
        options.blog or "",
        "reject" if options.changes == "reject" else "accept",
    )


def _settle(options: argparse.Namespace, formatter: MessageFormatter, proposal: Proposal, prompt: _ImportPrompt) -> int:
    """Show what would change, ask where nobody has said yes, and write."""
    proposal = proposal.without_forbidden_characters()
    changed = [draft for draft in proposal.drafts if draft.is_change]
    revised = [draft for draft in changed if draft.before is not None]
    if not options.json:
        for draft in revised:
            print_line("\n".join(draft.difference()))
    if revised and not (options.yes or prompt.agrees()):
        # Nothing at all is written: a picture without its text helps nobody.
        in_the_way = [FileInTheWay(draft.path, None) for draft in revised]
        return _tell(options, formatter, proposal, [*proposal.problems, *in_the_way])
    late = list(write_edits(options.root.resolve(), changed))
    skipped = {problem.position[0] for problem in late}
    written = [draft for draft in changed if draft.path not in skipped]
    return _tell(options, formatter, proposal, [*proposal.problems, *late], written)


def _tell(
    options: argparse.Namespace,
    formatter: MessageFormatter,
    proposal: Proposal | None,
    problems: Sequence[Problem],
    written: Sequence[FileEdit] = (),
) -> int:
    code = PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE
    if options.json:
        document = {
            "article": proposal.article if proposal else "",
            "lang": proposal.lang if proposal else options.lang or "",
            "written": [draft.path for draft in written],
            "problems": problem_rows(problems, formatter),
        }
        print_document(document)
        return code
    print_problems(problems, formatter)
    for draft in written:
        print_line(formatter.say(N_("Written: {path}"), path=draft.path))
    if proposal and not written and code == DONE:
        print_line(formatter.say(N_("Nothing has changed.")))
    if proposal and written:
        print_line(formatter.say(N_("Next: read it through, build it, and declare both texts in step.")))
        for command in (f"check {proposal.article}", f"build --only {proposal.article}", f"sync {proposal.article}"):
            print_line(f"    {formatter.program} {command}")
    return code


class _ImportPrompt:
    """Prompts at the terminal; without one the fields of the file are kept."""

    def __init__(self, options: argparse.Namespace, formatter: MessageFormatter) -> None:
        self._say = formatter.say
        self._is_there = sys.stdin.isatty() and sys.stdout.isatty() and not (options.json or options.yes)

    def agrees(self) -> bool:
        """Return whether the files may be changed as shown."""
        if not self._is_there:
            return False
        return confirm(self._say(N_("Write this? [y/N] ")))

    def ask(self, place: ImportTarget, fields: ImportedFields) -> ImportedFields:
        """Ask for the fields of the front matter; return the answers."""
        if not self._is_there or place.existing:
            return fields
        print_line(
            self._say(N_("Press Enter to accept the value in brackets; separate people, by name or key, with commas."))
        )
        title = self._line(N_("Title"), fields.title)
        standfirst = self._line(N_("Standfirst"), fields.standfirst)
        if place.pair:
            translators = self._line(N_("Translators"), ", ".join(fields.authors))
            return ImportedFields(title, standfirst, translators=_names(translators))
        authors = self._line(N_("Authors"), ", ".join(fields.authors))
        return ImportedFields(title, standfirst, _names(authors), date=self._line(N_("Date, such as 2015-03-12"), ""))

    def _line(self, question: str, offered: str) -> str:
        brackets = f" [{offered}]" if offered else ""
        return input(show_controls(f"{self._say(question)}{brackets}: ")).strip() or offered


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())

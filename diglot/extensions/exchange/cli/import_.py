"""`import`: a file of somebody else's in, manuscripts out, after their editor has seen what would change."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from diglot.adapters.extension_packages import import_attribute, own_extensions
from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.environment import today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import confirm, print_document, print_line, print_problems, problem_rows
from diglot.extensions.exchange.model.problems import FileInTheWay
from diglot.extensions.exchange.pipeline.proposals import ImportRefused, Proposal
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.base.kept_files import write_undoable


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    try:
        return _import(options, formatter)
    except ImportRefused as refusal:
        return tell(options, formatter, None, [refusal.problem])


def _import(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Have the extension for a kind of file import it.

    Raises: ImportRefused; WrongUsage, where no extension reads such a file.
    """
    imports = {suffix: read for one in own_extensions().values() for suffix, read in one.imports.items()}
    name = imports.get(options.file.suffix.lower(), imports.get(""))
    if name is None:
        raise WrongUsage(N_("no extension imports files such as {file}"), file=options.file.name)
    code: int = import_attribute(name)(options, formatter)
    return code


def settle(options: argparse.Namespace, formatter: MessageFormatter, proposal: Proposal, prompt: ImportPrompt) -> int:
    """Show what would change, ask where nobody has said yes, and write."""
    proposal = proposal.without_forbidden_characters()
    changed = [draft for draft in proposal.drafts if draft.is_change]
    revised = [draft for draft in changed if draft.before is not None]
    if not options.json:
        for draft in revised:
            print_line("\n".join(draft.difference(formatter.place(draft.path))))
    if revised and not (options.yes or prompt.agrees()):
        # Nothing at all is written: a picture without its text helps nobody.
        in_the_way = [FileInTheWay(draft.path, None) for draft in revised]
        return tell(options, formatter, proposal, [*proposal.problems, *in_the_way])
    late = write_undoable(options.root.resolve(), changed, "import", today(os.environ))
    skipped = {problem.position[0] for problem in late}
    written = [draft for draft in changed if draft.path not in skipped]
    return tell(options, formatter, proposal, [*proposal.problems, *late], written)


def tell(
    options: argparse.Namespace,
    formatter: MessageFormatter,
    proposal: Proposal | None,
    problems: Sequence[Problem],
    written: Sequence[FileEdit] = (),
) -> int:
    """Print what came of an import; return the exit code."""
    code = PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE
    if options.json:
        document = {
            "article": proposal.article if proposal else "",
            "lang": proposal.lang if proposal else options.lang or "",
            "written": [formatter.place(draft.path) for draft in written],
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
        for command in ("check", "sync") if formatter.site else ("check", "build --only", "sync"):
            print_line(f"    {formatter.program} {command} {proposal.article}")
    return code


class ImportPrompt:
    """Asks at the terminal whether files may be changed; without a terminal they may not."""

    def __init__(self, options: argparse.Namespace, formatter: MessageFormatter) -> None:
        self.say = formatter.say
        self.is_there = sys.stdin.isatty() and sys.stdout.isatty() and not (options.json or options.yes)

    def agrees(self) -> bool:
        """Return whether the files may be changed as shown."""
        if not self.is_there:
            return False
        return confirm(self.say(N_("Write this? [y/N] ")))

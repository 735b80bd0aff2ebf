"""`strings`: the words of the interface in each language, kept up to date, checked and counted."""

from __future__ import annotations

import argparse

import msgspec

from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, problem_rows
from diglot.extensions.strings.model.problems import BrokenTemplate
from diglot.extensions.strings.pipeline.catalogue_maintenance import CatalogueReport, check_strings, update_strings
from diglot.model.messages import N_
from diglot.model.problems import BrokenCatalogue, FileChangedMeanwhile


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    root = options.root.resolve()
    strings = update_strings(root) if options.action == "update" else check_strings(root)
    if options.json:
        _print_document(strings, formatter)
    elif options.action == "stats":
        _print_counts(strings, formatter)
    else:
        for name in strings.written:
            print_line(formatter.say(N_("Written: {name}"), name=name))
        for problem in strings.problems:
            print_line(formatter.lines(problem, problem.severity))
        if not strings.problems:
            print_line(formatter.say(N_("The catalogues are complete.")))

    # Counting and writing have done their work even where something is left to translate.
    failures = (BrokenCatalogue, BrokenTemplate, FileChangedMeanwhile)
    has_failed = any(isinstance(row, failures) for row in strings.problems)
    return PROBLEMS if has_failed or (options.action == "check" and strings.problems) else DONE


def _print_document(strings: CatalogueReport, formatter: MessageFormatter) -> None:
    catalogues = [
        {
            **msgspec.to_builtins(state),
            "missing": [msgid for msgid, _ in state.missing],
            "unused": [msgid for msgid, _ in state.unused],
        }
        for state in strings.states
    ]
    rows = problem_rows(strings.problems, formatter)
    print_document({"catalogues": catalogues, "written": strings.written, "problems": rows})


def _print_counts(strings: CatalogueReport, formatter: MessageFormatter) -> None:
    for state in strings.states:
        total = state.messages + len(state.missing)
        share = formatter.words.percent(round(100 * state.translated / total)) if total else "—"
        print_line(
            formatter.say(
                N_(
                    "{lang}: {translated} of {total} translated ({share}); "
                    "fuzzy: {fuzzy}, missing: {missing}, unused: {unused}"
                ),
                lang=state.lang,
                translated=formatter.words.number(state.translated),
                total=formatter.words.number(total),
                share=share,
                fuzzy=state.fuzzy,
                missing=len(state.missing),
                unused=len(state.unused),
            )
        )

"""`export`: an article in, a file for people who do not work in Markdown out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from diglot.adapters.disk import write_given_file
from diglot.adapters.extension_packages import import_attribute, own_extensions
from diglot.cli.command import DONE, PROBLEMS, WrongUsage, wrong_choice
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.extensions.exchange.pipeline.editions import ExportedFile, Exporter
from diglot.extensions.exchange.pipeline.proposals import ImportRefused
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import FileExists, Problem

# Formats for a whole publication, made by the extensions that have them.
_OF_EVERYTHING = ("tmx", "hugo", "docusaurus", "markdown")


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    if options.all != (options.article is None) or (options.all and options.format not in _OF_EVERYTHING):
        wanted = ", ".join(_OF_EVERYTHING)
        raise WrongUsage(N_("name one article, or export everything with --all --format: {formats}"), formats=wanted)
    try:
        exported = _export(options, formatter)
    except ImportRefused as refusal:
        return _tell(options, formatter, [refusal.problem])
    target = options.output or Path(exported.name)
    if target.exists() and not options.yes:
        return _tell(options, formatter, [FileExists(str(target))])
    write_given_file(target, exported.content)
    return _tell(options, formatter, exported.problems, target)


def _export(options: argparse.Namespace, formatter: MessageFormatter) -> ExportedFile:
    """Have the extension of a format make the file.

    Raises: ImportRefused; WrongUsage, where no extension has the format.
    """
    exports = {name: make for one in own_extensions().values() for name, make in one.exports.items()}
    if options.format not in exports:
        raise wrong_choice("--format", options.format, [*exports])
    exported: ExportedFile = import_attribute(exports[options.format])(options, formatter)
    return exported


def translation_wanted(
    exporter: Exporter, options: argparse.Namespace, *, among: Callable[[str], Collection[Lang]]
) -> Lang | None:
    """Return the language of the translation that an export is about; None for the only one.

    among: returns the languages to choose from, by the name of an article. Raises: ImportRefused; WrongUsage, if there
    are several and none is named.
    """
    lang: Lang | None = options.to or options.lang
    languages = exporter.sources.settings.languages
    choices = among(options.article) if lang not in languages and len(languages) > 2 else ()
    if len(choices) > 1:
        raise WrongUsage(N_("name the language to translate into: {languages}"), languages=", ".join(choices))
    return lang or next(iter(choices), None)


def _tell(
    options: argparse.Namespace, formatter: MessageFormatter, problems: Sequence[Problem], target: Path | None = None
) -> int:
    if options.json:
        print_document({"written": str(target or ""), "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        if target:
            print_line(formatter.say(N_("Written: {path}"), path=target))
    return DONE if target else PROBLEMS

"""`translate`: the file that a translator fills in, or what an unfinished one lacks."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from diglot.cli.article_arguments import open_articles, report_not_written, write_edit
from diglot.cli.command import Command, Option, WrongUsage
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.pipeline.translation.scaffold import scaffold_translation

    with open_articles(options, [options.article]) as (archive, articles, problems):
        if problems:
            return report_not_written(problems, formatter, is_json=options.json)
        if articles[0].original == options.to:
            raise WrongUsage(N_("the original is in this language already"))
        draft = scaffold_translation(archive, articles[0], options.to)
    return write_edit(options.root.resolve(), draft, formatter, is_json=options.json)


COMMAND = Command(
    "translate",
    N_("prepare the file of a translation, or add what it lacks; existing text stays as it is"),
    (
        Option("article", N_("an article, such as blog/article, or one of its files"), N_("ARTICLE")),
        Option("--to", N_("the language to translate into"), settings={"choices": sorted(LANGUAGES), "required": True}),
    ),
    _run,
    (
        "translate city/notes --to ru",
        "translate content/en/city/notes.md --to ru",
    ),
)

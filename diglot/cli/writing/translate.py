"""`translate`: the file that a translator fills in, or what an unfinished one lacks."""

from __future__ import annotations

import argparse
import os

from diglot.cli.command import WrongUsage
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_line
from diglot.cli.writing.article_arguments import open_articles, report_not_written, target_language, write_edit
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.translation.memory import RecordedPair
from diglot.pipeline.base.file_edits import write_edits
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.memory import PublicationMemory
from diglot.pipeline.translation.scaffold import find_passages, record_fills, scaffold_translation, sound_fills


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    options.to = target_language(options)
    found = _repeats(options) if options.fill else {}
    count = 0
    with open_articles(options, [options.article]) as (archive, articles, problems):
        if problems:
            return report_not_written(problems, formatter, is_json=options.json)
        if articles[0].original == options.to:
            raise WrongUsage(N_("the original is in this language already"))
        if formatter.site and articles[0].edition(options.to):
            raise WrongUsage(N_("this text has a translation; diglot desk shows what it lacks"))
        fills = sound_fills(archive.reader, found, options.to)
        draft = scaffold_translation(archive, articles[0], options.to, fills)
        if fills and not isinstance(draft, Problem):
            marks = record_fills(archive, articles[0], draft, fills, options.to, today(os.environ))
            if isinstance(marks, Problem):
                return report_not_written([marks], formatter, is_json=options.json)
            edits, count = marks
            # Marks first: without its text a mark says nothing, and a text without its mark looks like a person's.
            late = list(write_edits(options.root.resolve(), edits))
            if late:
                return report_not_written(late, formatter, is_json=options.json)
    code = write_edit(options.root.resolve(), draft, formatter, is_json=options.json)
    if count and not options.json:
        print_line(formatter.count("{n} passage filled in", "{n} passages filled in", count))
    return code


def _repeats(options: argparse.Namespace) -> dict[str, RecordedPair]:
    """Return the passages of the original that the memory has word by word, with their pairs."""
    # The memory is asked while nothing else holds the cache of texts.
    with open_articles(options, [options.article]) as (archive, articles, problems):
        if problems or articles[0].original == options.to:
            return {}
        passages, langs = find_passages(archive, articles[0]), (articles[0].original, options.to)
    memory = PublicationMemory(options.root.resolve(), KNOWN, today(os.environ), processors())
    pairs, _ = memory.same(passages, langs)
    return {passage: pair for passage, pair in zip(passages, pairs, strict=True) if pair}

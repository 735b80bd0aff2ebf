"""`new`: a manuscript, a blog, a person, a poll or an issue to begin with."""

from __future__ import annotations

import argparse
import os

from diglot.cli.command import WrongUsage
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.writing.article_arguments import write_edit
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.scaffold import new_article, new_record
from diglot.pipeline.translation.units import open_unit_reader


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    if options.kind and options.blog:
        raise WrongUsage(N_("--in is only for articles"))
    root, day = options.root.resolve(), today(os.environ)
    with open_unit_reader(root, KNOWN, day, processors()) as room:
        if options.kind:
            draft: FileEdit | Problem = new_record(room, options.kind, options.title, options.lang, day)
        else:
            draft = new_article(room, options.title, options.lang, options.blog.strip("/"), day)
    return write_edit(root, draft, formatter, is_json=options.json)

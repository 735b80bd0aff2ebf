"""`new`: a manuscript, a blog, a person, a poll or an issue to begin with."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from diglot.cli.article_arguments import write_edit
from diglot.cli.build import processors, today
from diglot.cli.command import Command, Option, WrongUsage
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem
    from diglot.pipeline.base.file_edits import FileEdit


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.pipeline.outputs.known_names import KNOWN
    from diglot.pipeline.translation.scaffold import new_article, new_record
    from diglot.pipeline.translation.units import open_unit_reader

    if options.kind and options.blog:
        raise WrongUsage(N_("--in is only for articles"))
    root, day = options.root.resolve(), today(os.environ)
    with open_unit_reader(root, KNOWN, day, processors()) as room:
        if options.kind:
            draft: FileEdit | Problem = new_record(room, options.kind, options.title, options.lang, day)
        else:
            draft = new_article(room, options.title, options.lang, options.blog.strip("/"), day)
    return write_edit(root, draft, formatter, is_json=options.json)


def _kind(kind: str) -> dict[str, str]:
    return {"action": "store_const", "const": kind, "dest": "kind"}


COMMAND = Command(
    "new",
    N_("start an article, as a draft; or a blog, a person, a poll or an issue"),
    (
        Option("title", N_("the title"), N_("TITLE")),
        Option(
            "--lang", N_("the language it is written in"), settings={"choices": sorted(LANGUAGES), "required": True}
        ),
        Option("--in", N_("the blog it belongs to"), N_("BLOG"), {"dest": "blog", "default": ""}),
        Option("--blog", N_("start a blog with this title instead"), settings=_kind("blog")),
        Option("--person", N_("start a person's file: TITLE is the name"), settings=_kind("person")),
        Option("--poll", N_("start a poll: TITLE is the question"), settings=_kind("poll")),
        Option("--issue", N_("start an issue, as a draft: TITLE is its theme"), settings=_kind("issue")),
    ),
    _run,
    ("new 'City notes' --lang en --in city", "new City --lang en --blog", "new 'Anna Lug' --lang en --person"),
)

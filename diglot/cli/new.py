"""`new`: a manuscript to begin with."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from diglot.cli.article_arguments import write_edit
from diglot.cli.build import processors, today
from diglot.cli.command import Command, Option
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.pipeline.outputs.setting_choices import KNOWN
    from diglot.pipeline.translation.scaffold import new_article
    from diglot.pipeline.translation.units import open_unit_reader

    root, day = options.root.resolve(), today(os.environ)
    with open_unit_reader(root, KNOWN, day, processors()) as room:
        draft = new_article(room, options.title, options.lang, options.blog.strip("/"), day)
    return write_edit(root, draft, formatter, is_json=options.json)


COMMAND = Command(
    "new",
    N_("start an article: a draft manuscript with its title and date"),
    (
        Option("title", N_("the title"), N_("TITLE")),
        Option(
            "--lang", N_("the language it is written in"), settings={"choices": sorted(LANGUAGES), "required": True}
        ),
        Option("--in", N_("the blog it belongs to"), N_("BLOG"), {"dest": "blog", "default": ""}),
    ),
    _run,
)

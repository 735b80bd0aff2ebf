"""`new`: a manuscript to begin with."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from diglot.door.articles import settle_draft
from diglot.door.build import processors, today
from diglot.door.command import Command, Option
from diglot.words.languages import LANGUAGES
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.door.wording import Wording


def _run(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.press.pipeline import KNOWN
    from diglot.press.scaffolding import new_article
    from diglot.press.units import open_reading_room

    root, day = options.root.resolve(), today(os.environ)
    with open_reading_room(root, KNOWN, day, processors()) as room:
        draft = new_article(room, options.title, options.lang, options.blog.strip("/"), day)
    return settle_draft(root, draft, wording, is_json=options.json)


COMMAND = Command(
    "new",
    N_("begin an article: a manuscript with its title and date, as a draft"),
    (
        Option("title", N_("the title"), N_("TITLE")),
        Option(
            "--lang", N_("the language it is written in"), settings={"choices": sorted(LANGUAGES), "required": True}
        ),
        Option("--in", N_("the blog it stands in"), N_("BLOG"), {"dest": "blog", "default": ""}),
    ),
    _run,
)

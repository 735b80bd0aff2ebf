"""`translate`: the file that a translator fills in, or what an unfinished one lacks."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from diglot.door.articles import open_articles, settle_draft, tell_nothing_done
from diglot.door.command import Command, Option
from diglot.words.languages import LANGUAGES
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.door.wording import Wording


def _run(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.press.scaffolding import lay_out_translation

    with open_articles(options, [options.article]) as (archive, articles, problems):
        if problems:
            return tell_nothing_done(problems, wording, is_json=options.json)
        if articles[0].original == options.to:
            raise argparse.ArgumentTypeError(wording.say(N_("the original is in this language already")))
        draft = lay_out_translation(archive.room, articles[0], options.to)
    return settle_draft(options.root.resolve(), draft, wording, is_json=options.json)


COMMAND = Command(
    "translate",
    N_("lay out an article's translation, or put in what it lacks; what is there stays as it is"),
    (
        Option("article", N_("an article, such as blog/article, or a file of it"), N_("ARTICLE")),
        Option("--to", N_("the language to translate into"), settings={"choices": sorted(LANGUAGES), "required": True}),
    ),
    _run,
)

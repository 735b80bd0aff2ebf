"""`draft`: what lacks a translation goes to a machine, when a person says so, and is marked until one has passed it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from diglot.adapters.system.users import user_name
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import confirm, print_document, print_line, print_problems, problem_rows
from diglot.cli.safe_text import show_controls
from diglot.cli.writing.article_arguments import target_language
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.drafts.model.drafting import Provider
from diglot.extensions.drafts.pipeline.drafts import DraftPlan, DraftReceipt, find_provider, make_drafts, plan_drafts
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.outputs.known_names import KNOWN


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    options.to = target_language(options)
    desk = Desk(options.root.resolve(), KNOWN, lambda: today(os.environ), user_name(), processors())
    try:
        return _draft(desk, options, formatter)
    finally:
        desk.close()


def _draft(desk: Desk, options: argparse.Namespace, formatter: MessageFormatter) -> int:
    provider, problems = find_provider(desk, options.provider)
    article = desk.open(options.article, options.to)
    if isinstance(article, Problem):
        problems = [*problems, article]
    if provider is None or isinstance(article, Problem):
        return _report(DraftReceipt(0, 0, tuple(problems)), None, options, formatter)
    plan = plan_drafts(desk, article)
    if plan.rows and not _is_agreed(plan, provider, options, formatter):
        return PROBLEMS
    return _report(make_drafts(desk, plan, provider), plan, options, formatter)


def _is_agreed(plan: DraftPlan, provider: Provider, options: argparse.Namespace, formatter: MessageFormatter) -> bool:
    """Say what would be sent and where, and ask unless that was answered on the command line."""
    if options.yes:
        return True
    lines = (
        formatter.count("{n} paragraph to draft", "{n} paragraphs to draft", len(plan.rows)),
        formatter.count(
            "{n} of them is behind and will be replaced", "{n} of them are behind and will be replaced", plan.behind
        )
        if plan.behind
        else "",
        formatter.count("{n} word to send", "{n} words to send", plan.words),
    )
    sent = "; ".join(filter(None, lines))
    place = show_controls(f"{provider.name} ({provider.place})")
    print_line(formatter.say(N_("{what}; provider: {place}"), what=sent, place=place), file=sys.stderr, is_safe=True)
    if options.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        print_line(formatter.say(N_("Nothing was sent: add --yes to send it.")), file=sys.stderr)
        return False
    return confirm(formatter.say(N_("Send this? [y/N] ")))


def _report(
    receipt: DraftReceipt, plan: DraftPlan | None, options: argparse.Namespace, formatter: MessageFormatter
) -> int:
    problems: Sequence[Problem] = receipt.problems
    code = PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE
    if options.json:
        document = {
            "article": plan.article.article.key if plan else "",
            "lang": options.to,
            "drafted": receipt.drafted,
            "words": plan.words if plan and receipt.requests else 0,
            "requests": receipt.requests,
            "problems": problem_rows(problems, formatter),
        }
        print_document(document)
        return code
    print_problems(problems, formatter)
    if plan is None:
        return code
    if not plan.rows:
        print_line(formatter.say(N_("There is nothing to draft.")))
        return code
    lines = (
        formatter.count("{n} paragraph drafted", "{n} paragraphs drafted", receipt.drafted),
        formatter.count("{n} word sent", "{n} words sent", plan.words if receipt.requests else 0),
        formatter.count("{n} request", "{n} requests", receipt.requests),
    )
    print_line(f"{'; '.join(lines)}.")
    if receipt.drafted:
        key = plan.article.article.key
        print_line(formatter.say(N_("Next: read each paragraph, correct it, and declare both texts in step.")))
        for command in (f"check {key}", f"sync {key}"):
            print_line(f"    {formatter.program} {command}")
    return code

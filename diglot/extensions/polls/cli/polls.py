"""`polls`: take readers' votes on open polls, show them, and close a poll."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from urllib.parse import urlsplit

from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.environment import now, today
from diglot.cli.messages import MessageFormatter, day
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.cli.writing.article_arguments import report_not_written
from diglot.core.poll_shares import shares
from diglot.extensions.polls.model.problems import VotesUnreadable
from diglot.extensions.polls.pipeline.open_polls import VOTES_FOLDER, CountedPoll, OpenPolls, open_votes
from diglot.extensions.polls.pipeline.public_services import PublicServices, open_services
from diglot.extensions.polls.pipeline.service import PollService
from diglot.extensions.preview.adapters import web_server
from diglot.extensions.preview.adapters.private_database import DatabaseUnusable
from diglot.extensions.preview.cli.serve import open_port
from diglot.model.messages import N_
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import NoBaseUrl, Problem


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    polls = OpenPolls(options.root.resolve())
    if options.action == "serve":
        if options.name:
            raise WrongUsage(N_("`polls serve` takes the votes of all open polls and needs no name"))
        return _serve(polls, options, formatter)
    if options.action == "results":
        counted, problems = polls.count([options.name] if options.name else polls.names())
        if options.json:
            documents = [_document(one) for one in counted]
            print_document({"polls": documents, "problems": problem_rows(problems, formatter)})
        else:
            print_problems(problems, formatter)
            print_line("\n".join(line for one in counted for line in _lines(one, formatter)))
        return PROBLEMS if problems else DONE
    if not options.name:
        raise WrongUsage(N_("`polls close` needs the name of a poll"))
    closed = polls.close(options.name, today(os.environ))
    if isinstance(closed, Sequence):
        return report_not_written(closed, formatter, is_json=options.json)
    if options.json:
        print_document({"file": closed.poll.path, "written": True, **_document(closed), "problems": []})
    else:
        print_line("\n".join(_lines(closed, formatter)))
        print_line(formatter.say(N_("Written: {path}"), path=closed.poll.path))
    return DONE


def _serve(polls: OpenPolls, options: argparse.Namespace, formatter: MessageFormatter) -> int:
    if not polls.settings.base_url:
        print_problems([NoBaseUrl(SETTINGS_PATH, None)], formatter)
        return PROBLEMS
    port = polls.settings.polls_port if options.port is None else options.port
    place = open_port("127.0.0.1", port, formatter)
    if place is None:
        return PROBLEMS
    try:
        with open_votes(polls.root) as store:
            report = partial(_report, formatter)
            site = options.site or polls.root / "public"
            opened = open_services(polls.root, site.absolute(), lambda: now(os.environ), report)
            if problems := [one for one in opened.values() if isinstance(one, Problem)]:
                print_problems(problems, formatter)
                return PROBLEMS
            prefix = urlsplit(polls.settings.base_url).path.rstrip("/")
            others = {f"{prefix}/{path}": one for path, one in opened.items() if not isinstance(one, Problem)}
            service = PublicServices(PollService(polls, store, lambda: today(os.environ), report), others)
            url = f"http://127.0.0.1:{place.getsockname()[1]}"
            sentence = N_("Taking votes for {site} at {url} (press Ctrl-C to stop)")
            print_line(formatter.say(sentence, site=polls.settings.base_url, url=url), flush=True)
            web_server.serve_app(service, place, is_public=True)
    except DatabaseUnusable as error:
        print_problems([VotesUnreadable(VOTES_FOLDER, str(error))], formatter)
        return PROBLEMS
    finally:
        place.close()
    return DONE


def _report(formatter: MessageFormatter, problem: Problem) -> None:
    with suppress(OSError):  # a log on the disk that is full: readers are answered all the same
        print_problems([problem], formatter)


def _lines(counted: CountedPoll, formatter: MessageFormatter) -> list[str]:
    poll, words = counted.poll, formatter.words
    state = formatter.say(N_("open")) if poll.is_open else day(poll.closed, formatter)
    lines = [f"{poll.key}: {poll.question.best(formatter.lang)[0]} ({state})"]
    for choice, count, percent in zip(poll.choices, counted.votes, shares(counted.votes), strict=True):
        lines.append(f"  {words.number(count):>7}  {words.percent(percent):>5}  {choice.label.best(formatter.lang)[0]}")
    total = formatter.count("{n} vote", "{n} votes", sum(counted.votes))
    return [*lines, f"  {total}"]


def _document(counted: CountedPoll) -> dict[str, object]:
    """Return a poll as `--json` prints it."""
    poll = counted.poll
    options = [
        {"votes": count, **choice.label.by_lang} for choice, count in zip(poll.choices, counted.votes, strict=True)
    ]
    closed = poll.closed.isoformat() if poll.closed else None
    return {"name": poll.key, "closed": closed, "votes": sum(counted.votes), "options": options}

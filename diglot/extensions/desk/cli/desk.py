"""`desk`: a place in the browser to translate, over the plain files of the publication, alone or with a team."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import msgspec

from diglot.adapters.disk import Folder
from diglot.adapters.system.users import user_name
from diglot.cli.command import DONE, PROBLEMS, WrongUsage, nearest
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems
from diglot.cli.safe_text import quotable
from diglot.extensions.desk.model.problems import TeamUnreadable
from diglot.extensions.desk.pipeline.access.presence import Presence
from diglot.extensions.desk.pipeline.access.team import (
    INVITATION_SECONDS,
    MOST_NAME,
    TEAM_PATH,
    Team,
    open_team,
    tidy_name,
)
from diglot.extensions.desk.pipeline.access.team_app import TeamApp
from diglot.extensions.desk.pipeline.app import BuildProblem, DeskApp, OwnerApp, Published
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.desk.pipeline.orders import PublishStep
from diglot.extensions.desk.pipeline.pages import ROLE_NAMES
from diglot.extensions.desk.pipeline.save_commits import SaveCommits
from diglot.extensions.desk.pipeline.theme import make_renderer
from diglot.extensions.preview.adapters import web_server
from diglot.extensions.preview.adapters.private_database import DatabaseUnusable
from diglot.extensions.preview.adapters.web_server import LocalApp
from diglot.extensions.preview.cli.serve import open_port
from diglot.extensions.preview.core.request_guard import LOOPBACK_NAMES, allowed_hosts
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.settings import Settings
from diglot.model.translation.team import JOIN, NO_DESK_URL, ROLES, Member
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_settings, read_sources


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    _check_usage(options)
    act = _ACTIONS[options.action] if options.action else _serve
    try:
        return act(options, formatter)
    except DatabaseUnusable as error:
        print_problems([TeamUnreadable(TEAM_PATH, error.args[0])], formatter)
        return PROBLEMS


def _check_usage(options: argparse.Namespace) -> None:
    needs_name = options.action in ("invite", "remove")
    if needs_name and not options.name:
        raise WrongUsage(N_("`desk {action}` needs a name"), action=options.action)
    if options.name and not needs_name:
        raise WrongUsage(N_("only `desk invite` and `desk remove` take a name"))
    if options.role and options.action != "invite":
        raise WrongUsage(N_("--role goes with `desk invite` only"))
    if options.action and options.team:
        raise WrongUsage(N_("--team opens the desk, and cannot be combined with an action"))
    if options.publish and not options.team:
        raise WrongUsage(N_("--publish goes with `desk --team` only"))
    if options.team and options.by:
        raise WrongUsage(N_("--by cannot be combined with --team: the desk takes the name of whoever is signed in"))


def _team(options: argparse.Namespace) -> AbstractContextManager[Team]:
    return open_team(options.root.resolve(), time.time)


def _settings(options: argparse.Namespace) -> Settings:
    settings, _ = read_settings(Folder(options.root.resolve()), KNOWN)
    return settings


def _address(settings: Settings) -> str:
    if not settings.desk_url:
        raise WrongUsage(NO_DESK_URL)
    return settings.desk_url


# ---------------------------------------------------------------- the team


def _invite(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    if not options.role:
        raise WrongUsage(N_("`desk invite` needs --role: {roles}"), roles=", ".join(ROLES))
    address, name = _address(_settings(options)), _full_name(options, formatter)
    roles = [role for role in ROLES if role in options.role]
    with _team(options) as team:
        url = f"{address}{JOIN}?invitation={team.invite(name, roles)}"
    days = INVITATION_SECONDS // (24 * 3600)
    if options.json:
        print_document({"name": name, "roles": roles, "url": url, "days": days, "problems": []})
        return DONE
    good_for = formatter.count("{n} day", "{n} days", days)
    words = N_("Invitation for {name}, valid once, for {days}:")
    print_line(formatter.say(words, name=quotable(name), days=good_for), is_safe=True)
    print_line(url)
    print_line(formatter.say(N_("Anyone who opens this address can sign in as this person: send it to nobody else.")))
    return DONE


def _full_name(options: argparse.Namespace, formatter: MessageFormatter) -> str:
    """Return the name of a person in `content/people` where one is meant, so that ledgers and texts agree."""
    sources, _ = read_sources(Folder(options.root.resolve()), KNOWN, ())
    person = sources.people.get(options.name)
    name = tidy_name(person.name.best(formatter.lang)[0] if person else options.name)
    if not name:
        wrong = N_("“{name}” cannot be a name: one has at most {most} characters, and no quotation marks, < or >")
        raise WrongUsage(wrong, name=options.name, most=MOST_NAME)
    return name


def _remove(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    name = _full_name(options, formatter)
    with _team(options) as team:
        if not team.remove(name):
            like = nearest(name, [member.name for member in team.members()])
            raise WrongUsage(N_("“{name}” is not in the team"), like=like, name=name)
    if options.json:
        print_document({"name": name, "problems": []})
    else:
        print_line(formatter.say(N_("Removed, and signed out everywhere: {name}"), name=quotable(name)), is_safe=True)
    return DONE


def _people(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    with _team(options) as team:
        members = team.members()
    if options.json:
        people = [{"name": one.name, "roles": list(one.roles), "has_password": one.has_password} for one in members]
        print_document({"people": people, "problems": []})
    elif members:
        print_line("\n".join(_line(member, formatter) for member in members), is_safe=True)
    else:
        print_line(formatter.say(N_("Nobody is in the team yet: `desk invite NAME --role translator`")))
    return DONE


_INVITED = N_("invited")


def _line(member: Member, formatter: MessageFormatter) -> str:
    roles = ", ".join(formatter.say(ROLE_NAMES[role]) for role in member.roles)
    line = f"{quotable(member.name)}: {roles}"
    return line if member.has_password else f"{line} ({formatter.say(_INVITED)})"


_ACTIONS: dict[str, Callable[[argparse.Namespace, MessageFormatter], int]] = {
    "invite": _invite,
    "remove": _remove,
    "people": _people,
}


# ---------------------------------------------------------------- the desk


def _serve(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    root: Path = options.root.resolve()
    settings = _settings(options)
    address = _address(settings) if options.team else ""
    place = open_port("127.0.0.1", settings.desk_port if options.port is None else options.port, formatter)
    if place is None:
        return PROBLEMS
    port = place.getsockname()[1]
    desk = Desk(root, KNOWN, lambda: today(os.environ), options.by or user_name(), processors())
    publish = _publisher(root, options.publish, formatter) if options.publish else None
    commits = SaveCommits(root, address, formatter.say) if options.team else None
    presence = Presence(time.monotonic) if options.team else None
    app = DeskApp(desk, formatter, make_renderer(formatter.words), publish=publish, commits=commits, presence=presence)
    try:
        with _team(options) if options.team else nullcontext() as team:
            served: LocalApp
            if team:
                served = TeamApp(app, team, address, _in_other_languages(app, formatter))
                words = N_("Desk of the team for {address} at {url} (press Ctrl-C to stop)")
                print_line(formatter.say(words, address=address, url=f"http://127.0.0.1:{port}"), flush=True)
            else:
                served = OwnerApp(app, allowed_hosts(LOOPBACK_NAMES, port), port)
                url = f"http://127.0.0.1:{port}/?token={served.token}"
                print_line(formatter.say(N_("Desk at {url} (press Ctrl-C to stop)"), url=url), flush=True)
                words = N_("Whoever has this address can change the texts: do not pass it on.")
                print_line(formatter.say(words), flush=True)
            web_server.serve_app(served, place, is_public=bool(team))
    finally:
        place.close()
        desk.close()
        if commits:
            commits.close()
    return DONE


def _in_other_languages(app: DeskApp, formatter: MessageFormatter) -> Mapping[Lang, DeskApp]:
    others = [formatter.in_language(lang) for lang in LANGUAGES if lang != formatter.lang]
    return {one.lang: replace(app, formatter=one, renderer=make_renderer(one.words)) for one in others}


class _BuildReport(msgspec.Struct):
    """What `build --json` prints."""

    problems: Sequence[BuildProblem]


def _publisher(root: Path, folder: Path, formatter: MessageFormatter) -> Callable[[PublishStep, Lang], Published]:
    """Return what takes a step of publishing the site as a release, by commands in processes of their own.

    What is returned takes the step, and the language of the person who asked for it.
    """
    releases = str(folder.absolute())
    commands: Mapping[PublishStep, Sequence[str]] = {
        "look": ("publish", releases, "--plan"),
        "publish": ("publish", releases),
        "back": ("rollback", releases),
    }
    lock = threading.Lock()

    def run_command(words: Sequence[str], lang: Lang) -> tuple[bool, str]:
        # -P, as in build.py: what lies in the folder of the publication is not imported.
        program = [sys.executable, "-P", "-m", "diglot", "--ui-lang", lang, "--root", str(root)]
        stderr = subprocess.DEVNULL if "--json" in words else subprocess.STDOUT
        done = subprocess.run(
            [*program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr, check=False
        )
        return done.returncode == DONE, done.stdout.decode(errors="replace")

    def publish(step: PublishStep, lang: Lang) -> Published:
        wording = formatter.in_language(lang)
        if not lock.acquire(blocking=False):
            return Published(False, wording.say(N_("The site is being published already.")))
        try:
            problems: Sequence[BuildProblem] = ()
            if step == "look":
                is_built, printed = run_command(("build", "--json"), lang)
                try:
                    problems = msgspec.json.decode(printed, type=_BuildReport).problems
                except msgspec.MsgspecError:
                    return Published(False, printed)
                if not is_built:
                    return Published(False, wording.say(N_("Nothing was published.")), problems)
            return Published(*run_command(commands[step], lang), problems)
        finally:
            lock.release()

    return publish

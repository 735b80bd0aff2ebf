"""`hosting`: the configuration of a server, or of what runs builds, on the standard output or in files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from diglot.cli.command import DONE, PROBLEMS, Command, Option, WrongUsage, flag
from diglot.cli.output import print_as_is, print_line, print_problems
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem


SERVERS = ("nginx", "caddy", "headers")
TIMER = "timer"
SCHEDULERS = ("systemd", "cron", "github", "gitlab")


def site_option() -> Option:
    """Return the option for the finished site."""
    words = N_("the finished site (default: public/ in the publication)")
    return Option("--site", words, N_("FOLDER"), {"type": Path})


def site_of(options: argparse.Namespace) -> Path:
    """Return the folder of the finished site."""
    root: Path = options.root
    site: Path = options.site or root / "public"
    return site.absolute()


def _options() -> tuple[Option, ...]:
    servers = {"choices": (*SERVERS, TIMER)}
    folder = N_("where the site is on the server (default: the same folder as here)")
    releases = N_("with systemd or cron: publish every build in this folder of releases")
    return (
        Option(
            "server",
            N_("nginx, caddy, headers (the _headers file of static hosts), or timer (builds every night)"),
            N_("SERVER"),
            servers,
        ),
        Option(
            "scheduler",
            N_("with timer: the scheduler, which is systemd, cron, github or gitlab"),
            N_("SCHEDULER"),
            {"nargs": "?", "choices": SCHEDULERS},
        ),
        site_option(),
        Option("--folder", folder, N_("FOLDER"), {"type": PurePosixPath}),
        Option("--publish", releases, N_("FOLDER"), {"type": Path}),
        Option("--output", N_("write to this file (default: standard output)"), N_("FILE"), {"type": Path}),
        Option("--yes", N_("overwrite an existing file"), settings=flag()),
    )


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.core.hosting import NotConfigurable

    if options.server == TIMER and not options.scheduler:
        raise WrongUsage(N_("`hosting timer` needs a scheduler: {names}"), names=", ".join(SCHEDULERS))
    if options.server != TIMER and options.scheduler:
        raise WrongUsage(N_("only `hosting timer` takes “{name}”"), name=options.scheduler)
    if options.publish and options.scheduler not in ("systemd", "cron"):
        raise WrongUsage(N_("--publish goes with `hosting timer systemd` and `hosting timer cron` only"))
    try:
        files, problems = _configure(options)
    except NotConfigurable as error:
        # All other values are checked when the settings and the texts are read.
        raise WrongUsage(
            N_("a configuration of {server} cannot hold the name of this folder: “{folder}”; rename the folder"),
            server=options.scheduler or options.server,
            folder=error.args[0],
        ) from None
    print_problems(problems, formatter)
    if not files or any(problem.severity == "error" for problem in problems):
        return PROBLEMS
    if options.output is None:
        print_as_is("\n".join(files.values()))
        return DONE
    return _write(
        {options.output.with_suffix(suffix or options.output.suffix): files[suffix] for suffix in files},
        options,
        formatter,
    )


def _configure(options: argparse.Namespace) -> tuple[Mapping[str, str], list[Problem]]:
    """Return the files of a configuration by suffix, "" for the only one, and problems.

    Raises: NotConfigurable.
    """
    from diglot.pipeline.deploy.server_config import configure, configure_timer

    root = options.root.resolve()
    if options.server == TIMER:
        releases = str(options.publish.absolute()) if options.publish else ""
        # -P, as in build.py: what lies in the folder of the publication is not imported.
        program = (sys.executable, "-P", "-m", "diglot")
        return configure_timer(options.scheduler, root, program, _owner(root), releases)
    site = site_of(options)
    text, problems = configure(options.server, root, site, options.folder or PurePosixPath(site))
    return {"": text} if text else {}, problems


def _owner(folder: Path) -> str:
    """Return whose folder it is: another user's builds would leave files there that the owner cannot change."""
    try:
        return folder.owner()
    except KeyError:
        return str(folder.stat().st_uid)


def _write(files: Mapping[Path, str], options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.disk import write_given_file
    from diglot.model.problems import FileExists

    # A person, or a program such as certbot, may have added lines.
    others = [path for path, text in files.items() if path.exists() and path.read_text(encoding="utf-8") != text]
    if others and not options.yes:
        print_problems([FileExists(str(path)) for path in others], formatter)
        return PROBLEMS
    for path, text in files.items():
        write_given_file(path, text.encode())
        print_line(formatter.say(N_("Written: {file}"), file=path))
    return DONE


COMMAND = Command(
    "hosting",
    N_("print a server configuration for this site, or what builds and publishes it every night"),
    _options(),
    _run,
    (
        "hosting nginx --output site.conf",
        "hosting headers --output public/_headers",
        "hosting timer systemd --publish /srv/journal --output journal.timer",
    ),
    needs_publication=False,
)

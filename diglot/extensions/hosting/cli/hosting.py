"""`hosting`: the configuration of a server, or of what runs builds, on the standard output or in files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from diglot.adapters.disk import write_given_file
from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_as_is, print_line, print_problems
from diglot.extensions.hosting.cli.commands import SCHEDULERS, TIMER
from diglot.extensions.hosting.core.served_site import NotConfigurable
from diglot.extensions.hosting.pipeline.server_config import configure, configure_desk, configure_timer
from diglot.extensions.releases.cli.publish import site_of
from diglot.model.messages import N_
from diglot.model.problems import FileExists, Problem
from diglot.model.translation.team import NO_DESK_URL
from diglot.pipeline.base.workflows import WORKFLOW_PATHS, way_of, write_workflow


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    if options.server == TIMER and not options.scheduler:
        raise WrongUsage(N_("`hosting timer` needs a scheduler: {names}"), names=", ".join(SCHEDULERS))
    if options.server != TIMER and options.scheduler:
        raise WrongUsage(N_("only `hosting timer` takes “{name}”"), name=options.scheduler)
    if options.desk and options.server not in ("nginx", "caddy"):
        raise WrongUsage(N_("--desk works only with `hosting nginx` and `hosting caddy`"))
    if options.publish and options.scheduler not in ("systemd", "cron"):
        raise WrongUsage(N_("--publish works only with `hosting timer systemd` and `hosting timer cron`"))
    if options.action and options.scheduler != "github":
        raise WrongUsage(N_("--action works only with `hosting timer github`"))
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
    root = options.root.resolve()
    if options.desk:
        text, problems = configure_desk(options.server, root)
        if not text:
            raise WrongUsage(NO_DESK_URL)
        return {"": text}, problems
    if options.scheduler in WORKFLOW_PATHS:
        way = "action" if options.action else way_of(root)
        return {"": write_workflow(options.scheduler, way, options.action or "")}, []
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
    # A person, or a program such as certbot, may have added lines.
    others = [path for path, text in files.items() if path.exists() and path.read_text(encoding="utf-8") != text]
    if others and not options.yes:
        print_problems([FileExists(str(path)) for path in others], formatter)
        return PROBLEMS
    for path, text in files.items():
        write_given_file(path, text.encode())
        print_line(formatter.say(N_("Written: {file}"), file=path))
    return DONE

"""`hosting`: the configuration of a server, on the standard output or in a file."""

from __future__ import annotations

import argparse
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from diglot.cli.command import DONE, PROBLEMS, Command, Option, WrongUsage, flag
from diglot.cli.output import print_as_is, print_line, print_problems
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter


SERVERS = ("nginx", "caddy", "headers")


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
    servers = {"choices": SERVERS}
    folder = N_("where the site is on the server (default: the same folder as here)")
    return (
        Option("server", N_("nginx, caddy, or headers (the _headers file of static hosts)"), N_("SERVER"), servers),
        site_option(),
        Option("--folder", folder, N_("FOLDER"), {"type": PurePosixPath}),
        Option("--output", N_("write to this file (default: standard output)"), N_("FILE"), {"type": Path}),
        Option("--yes", N_("overwrite an existing file"), settings=flag()),
    )


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.disk import write_given_file
    from diglot.core.hosting import NotConfigurable
    from diglot.model.problems import FileExists
    from diglot.pipeline.deploy.server_config import configure

    site = site_of(options)
    folder = options.folder or PurePosixPath(site)
    try:
        text, problems = configure(options.server, options.root.resolve(), site, folder)
    except NotConfigurable:
        # All other values are checked when the settings and the texts are read.
        raise WrongUsage(
            N_("a configuration of {server} cannot hold the name of this folder: “{folder}”; rename the folder"),
            server=options.server,
            folder=folder,
        ) from None
    print_problems(problems, formatter)
    if not text or any(problem.severity == "error" for problem in problems):
        return PROBLEMS
    if options.output is None:
        print_as_is(text)
        return DONE
    if options.output.exists() and not options.yes and options.output.read_text(encoding="utf-8") != text:
        # A person, or a program such as certbot, may have added lines.
        print_problems([FileExists(str(options.output))], formatter)
        return PROBLEMS
    write_given_file(options.output, text.encode())
    print_line(formatter.say(N_("Written: {file}"), file=options.output))
    return DONE


COMMAND = Command(
    "hosting",
    N_("print a server configuration for this site"),
    _options(),
    _run,
    ("hosting nginx --output site.conf", "hosting headers --output public/_headers"),
    needs_publication=False,
)

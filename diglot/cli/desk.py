"""`desk`: a place in the browser to translate, over the plain files of the publication, for one person."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from diglot.cli.article_arguments import user_name
from diglot.cli.build import processors, today
from diglot.cli.command import DONE, PROBLEMS, Command, Option
from diglot.cli.output import print_line
from diglot.cli.serve import open_port, port_number
from diglot.model.messages import N_

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.cli.messages import MessageFormatter

_PORT = 8010


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters import web_server
    from diglot.core.request_guard import LOOPBACK_NAMES, allowed_hosts
    from diglot.pipeline.desk.app import DeskApp
    from diglot.pipeline.desk.desk import Desk
    from diglot.pipeline.desk.theme import make_renderer
    from diglot.pipeline.outputs.known_names import KNOWN

    root: Path = options.root.resolve()
    place = open_port("127.0.0.1", options.port, formatter)
    if place is None:
        return PROBLEMS
    port = place.getsockname()[1]
    desk = Desk(root, KNOWN, lambda: today(os.environ), options.by or user_name(), processors())
    app = DeskApp(desk, formatter, make_renderer(formatter.words), allowed_hosts(LOOPBACK_NAMES, port), port)
    print_line(
        formatter.say(N_("Desk at {url} (press Ctrl-C to stop)"), url=f"http://127.0.0.1:{port}/?token={app.token}"),
        flush=True,
    )
    print_line(formatter.say(N_("Whoever has this address can change the texts: do not pass it on.")), flush=True)
    try:
        web_server.serve_app(app, place)
    finally:
        desk.close()
    return DONE


COMMAND = Command(
    "desk",
    N_("translate in the browser: both texts side by side, directly in the plain files"),
    (
        Option(
            "--port",
            N_("the port to listen on (default: 8010; 0: any free port)"),
            "N",
            {"type": port_number, "default": _PORT},
        ),
        Option("--by", N_("who declares it (default: your user name)"), N_("NAME")),
    ),
    _run,
    ("desk", "desk --port 8081"),
)

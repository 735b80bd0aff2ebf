"""`rollback`: the release before, for readers to see again."""

from __future__ import annotations

import argparse

from diglot.adapters.terminal import Console
from diglot.cli.messages import MessageFormatter
from diglot.extensions.releases.cli.publish import report_deployment
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions, roll_back
from diglot.model.messages import N_


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    shelf = ReleaseOptions(options.folder.absolute(), options.root.resolve())
    with Console(formatter.say, is_quiet=options.json) as console:
        changes, problems = roll_back(shelf, console)
    words = N_("Back to release {release}, replacing {previous}")
    return report_deployment(options, formatter, changes, problems, words)

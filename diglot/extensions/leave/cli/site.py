"""`export` of a whole publication for another program."""

from __future__ import annotations

import argparse
import os

from diglot.cli.environment import now
from diglot.cli.messages import MessageFormatter
from diglot.extensions.exchange.pipeline.editions import ExportedFile
from diglot.extensions.leave.pipeline.leaving_site import export_site


def export_file(options: argparse.Namespace, formatter: MessageFormatter) -> ExportedFile:
    """Return the archive."""
    return export_site(options.root.resolve(), options.format, now(os.environ).date())

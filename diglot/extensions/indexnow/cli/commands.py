"""What is added to `publish`."""

from __future__ import annotations

from diglot.cli.command import AddedOptions, Option, flag
from diglot.model.messages import N_

COMMANDS = (
    AddedOptions(
        "publish",
        (Option("--notify", N_("notify search engines of what has changed (IndexNow)"), settings=flag()),),
        ("publish /srv/journal --notify",),
        "diglot.extensions.indexnow.cli.notify:after_publishing",
    ),
)

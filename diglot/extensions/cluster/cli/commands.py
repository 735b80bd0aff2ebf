"""What is added to `build`."""

from __future__ import annotations

from diglot.cli.command import AddedOptions, Option
from diglot.model.messages import N_

COMMANDS = (
    AddedOptions(
        "build",
        (
            Option(
                "--cluster",
                N_("spread the work over the workers of this Dask scheduler"),
                N_("ADDRESS"),
                {"default": ""},
            ),
        ),
    ),
)

"""What is added to `init`, `export` and `check`."""

from diglot.cli.command import AddedOptions, Option
from diglot.extensions.journal.model.fields import ONIX, REGISTERS
from diglot.model.messages import N_

COMMANDS = (
    AddedOptions(
        "init",
        (
            Option(
                "--journal",
                N_("begin a scholarly journal: the same as --starter scholarly"),
                settings={"action": "store_const", "const": "scholarly", "dest": "starter"},
            ),
        ),
        ("init pacific-studies --journal",),
    ),
    AddedOptions(
        "export", choices={"--format": (*REGISTERS, ONIX)}, examples=("export 2026-spring --format crossref",)
    ),
    AddedOptions(
        "check",
        (Option("--deposit", N_("report what registers would miss in an issue or an article"), N_("ISSUE")),),
        ("check --deposit 2026-spring",),
        "diglot.extensions.journal.cli.deposits:deposit_problems",
    ),
)

"""`doctor`: what works on this machine, and what to type for what does not."""

from __future__ import annotations

import argparse
import sys

from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import is_coloured, print_document, print_line
from diglot.extensions.doctor.pipeline.machine_check import MachineCheck, check_machine
from diglot.model.messages import N_

_GREEN, _YELLOW, _RED = "\x1b[32m", "\x1b[33m", "\x1b[1;31m"


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    folder = options.root.resolve()
    checks = list(check_machine(folder, sys.stdout.encoding or ""))
    is_sound = all(check.found or not check.is_needed for check in checks)
    if options.json:
        print_document({"checks": [_row(check, formatter) for check in checks], "problems": []})
        return DONE if is_sound else PROBLEMS
    for check in checks:
        colour = _GREEN if check.found else _RED if check.is_needed else _YELLOW
        print_line(_line(check, formatter), colour=colour if is_coloured(sys.stdout) else "")
        if not check.found:
            print_line(f"    {formatter.say(N_('fix'))}: {_say(check.remedy, check, formatter)}")
    print_line(
        formatter.say(
            N_("Everything that a build needs is here.")
            if is_sound
            else N_("A build needs what is listed as missing above.")
        )
    )
    return DONE if is_sound else PROBLEMS


def _say(message: str, check: MachineCheck, formatter: MessageFormatter) -> str:
    """Return a message with the facts of a check; a reason among them is a message too."""
    facts = {name: formatter.fact(fact) if name == "reason" and fact else fact for name, fact in check.facts.items()}
    return formatter.say(message, **facts)


def _line(check: MachineCheck, formatter: MessageFormatter) -> str:
    name = _say(check.name, check, formatter)
    if check.found:
        return f"{name}: {_say(check.found, check, formatter)}"
    missing = N_("{name}: missing") if check.is_needed else N_("{name}: not found; nothing else needs it")
    return formatter.say(missing, name=name)


def _row(check: MachineCheck, formatter: MessageFormatter) -> dict[str, object]:
    return {
        "check": _say(check.name, check, formatter),
        "is_needed": check.is_needed,
        "found": _say(check.found, check, formatter) if check.found else "",
        "fix": "" if check.found else _say(check.remedy, check, formatter),
    }

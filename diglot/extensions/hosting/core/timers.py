"""Write what builds and publishes a publication every night, when embargoes end: timers. Pure functions.

Once a day is enough: a build takes its day from UTC, and nothing in it depends on the hour. Every timer runs a little
after midnight in UTC, whatever the time zone of the machine.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

import msgspec

from diglot.core.hosting import MINUTE
from diglot.extensions.hosting.core.served_site import CONTROL_CHARACTERS, NotConfigurable


class NightlyJob(msgspec.Struct, frozen=True):
    """What is run, where, and by whom.

    address: of the site, or "". root: the folder of the publication. program: words that call diglot. user: a name or
    a number. releases: the folder of releases, or "" where the output of the build is served. words: options of
    `publish`.
    """

    address: str
    root: str
    program: tuple[str, ...]
    user: str
    releases: str = ""
    words: tuple[str, ...] = ()

    @property
    def commands(self) -> tuple[tuple[str, ...], ...]:
        """The commands, each of which runs only if the one before it has succeeded."""
        build = (*self.program, "build")
        return (build, (*self.program, "publish", self.releases, *self.words)) if self.releases else (build,)

    @property
    def purpose(self) -> str:
        """What the job does, in words."""
        return f"{'Build and publish' if self.releases else 'Build'} {self.address or 'the publication'}"


def systemd_values(job: NightlyJob) -> Mapping[str, object]:
    """Return the values of `nightly.service` and `nightly.timer`.

    Raises: NotConfigurable.
    """
    commands = [[*map(_systemd_word, command)] for command in job.commands]
    return {"job": job, "commands": commands, "text": _systemd_text, "MINUTE": MINUTE}


def _systemd_text(value: str) -> str:
    """Return a value that goes to the end of its line. Source: systemd.unit(5), “Specifiers”.

    Raises: NotConfigurable for control characters, a backslash at the end (which continues the line), and spaces
    around it, which systemd drops.
    """
    if CONTROL_CHARACTERS.search(value) or value.endswith("\\") or value != value.strip():
        raise NotConfigurable(value)
    return value.replace("%", "%%")


def _systemd_word(word: str) -> str:
    """Return a word of a command. Source: systemd.service(5), “Command lines”.

    >>> _systemd_word("build"), _systemd_word("/srv/50% of $a/"), _systemd_word('say "a"')
    ('build', '"/srv/50%% of $$a/"', '"say \\\\"a\\\\""')
    """
    if re.fullmatch(r"[\w./-]+", word, re.ASCII):
        return word
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_systemd_text(escaped)}"'


def cron_values(job: NightlyJob) -> Mapping[str, object]:
    """Return the values of `crontab`, which has a job of one line.

    Raises: NotConfigurable.
    """
    words = [f"cd {shlex.quote(job.root)}", *map(shlex.join, job.commands)]
    command = " && ".join(['[ "$(date -u +%H)" = 00 ]', *words])
    # A percent sign would end the command; what is before it may be no backslash.
    if CONTROL_CHARACTERS.search(command) or "\\%" in command:
        raise NotConfigurable(job.root)
    return {"job": job, "command": command.replace("%", "\\%"), "MINUTE": MINUTE}

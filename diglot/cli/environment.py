"""What commands ask the machine and the environment: the day, the processors."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping

from diglot.cli.command import wrong_value

# Of the last day that a date can say: 9999-12-31.
_LAST_SECOND = 253_402_300_799


def today(environment: Mapping[str, str]) -> dt.date:
    """Return the day of the build.

    Raises: WrongUsage, as `now`.

    >>> today({"SOURCE_DATE_EPOCH": "1426118400"})
    datetime.date(2015, 3, 12)
    """
    return now(environment).date()


def now(environment: Mapping[str, str]) -> dt.datetime:
    """Return the time of the build: that of SOURCE_DATE_EPOCH if set, so that the same sources give the same site.

    Raises: WrongUsage where that is no number of seconds, or beyond the year 9999. Source:
    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC)
    if not (epoch.isdecimal() and len(epoch) <= len(str(_LAST_SECOND)) and int(epoch) <= _LAST_SECOND):
        raise wrong_value(f"SOURCE_DATE_EPOCH={epoch}", f"0–{_LAST_SECOND}")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC)


def processors() -> int:
    """Return how many processes may run at once."""
    # Not os.cpu_count(): a container or a batch system may grant fewer than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

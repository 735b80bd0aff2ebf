"""A run of tests in, the processor seconds of each file out, of its own and of all processes below it.

    .venv/bin/python -m pytest -p tests.tools.costs [arguments of pytest …]

The files that cost most are in `COSTS`, the most expensive first: `tests/conftest.py` begins with them. A run renews the rows
of its files, of which it should run all tests, in whatever number of processes, however busy the machine is. A row that
no such run has renewed yet is a guess from how long the file took in a run of the whole suite.
A browser, pandoc or Java that goes on is counted where Linux tells who started it; one that was killed is not.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
COSTS = ROOT / "tests/costs.txt"
LEAST_S = 5
"""A file that costs less is in no row: where it stands in the order makes no difference."""

_tests: Counter[str] = Counter()


def read_costs() -> dict[str, int]:
    """Return the processor seconds of the most expensive files, by path from the root, in this order."""
    rows = (line.split() for line in COSTS.read_text(encoding="utf-8").splitlines())
    return {path: int(seconds) for seconds, path in rows}


def renewed(kept: Mapping[str, int], measured: Mapping[str, float]) -> dict[str, int]:
    """Return the rows with those of the measured files in place of their old ones.

    >>> renewed({"a.py": 30, "b.py": 9, "c.py": 7}, {"b.py": 41.2, "c.py": 0.5})
    {'b.py': 41, 'a.py': 30}
    """
    rows = {**kept, **{path: round(seconds) for path, seconds in measured.items()}}
    return {path: rows[path] for path in sorted(rows, key=lambda path: (-rows[path], path)) if rows[path] >= LEAST_S}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Count what a test takes, with the making of what it is the first to need."""
    before = _processor_seconds()
    result = yield
    _tests[item.nodeid] += max(0.0, _processor_seconds() - before)
    return result


def _processor_seconds() -> float:
    """Of this process, of those that it has awaited, and of all that live below it, with those that they have awaited."""
    return sum(os.times()[:4]) + sum(map(_seconds_of, _living_below(os.getpid())))


def _living_below(pid: int) -> Iterator[int]:
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # it may end while it is looked at
            for child in map(int, children.read_text(encoding="ascii").split()):
                yield child
                yield from _living_below(child)


def _seconds_of(pid: int) -> float:
    with suppress(OSError):
        # Source: proc_pid_stat(5), fields 14 to 17; the name before them may hold anything.
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the counts of a process to that which started it."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["costs"] = dict(_tests)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the counts of a process that is done."""
    _tests.update(getattr(node, "workeroutput", {}).get("costs", {}))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show the most expensive tests, and renew the rows."""
    files: Counter[str] = Counter()
    for test, seconds in _tests.items():
        files[test.partition("::")[0]] += seconds
    rows = renewed(read_costs(), files)
    COSTS.write_text("".join(f"{seconds} {path}\n" for path, seconds in rows.items()), encoding="utf-8")
    terminalreporter.section(f"processor seconds: {sum(files.values()):.0f}")
    for test, seconds in _tests.most_common(40):
        terminalreporter.line(f"{seconds:7.1f} {test}")

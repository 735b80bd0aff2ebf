"""Commands and servers that are killed at random moments: nothing is torn, and the next run finds nothing in its way.

Once each in every run of the suite; twenty times with `--long`, and as often as one likes with `tests/tools/kills.py`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.kills import COMMANDS, KILLS

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the process table of Linux")


@pytest.mark.parametrize("name", ["mv", "desk --team", "polls serve"])
def test_what_a_kill_leaves_is_whole(name: str, tmp_path: Path) -> None:
    """The three that write most steps; the others take as long for less."""
    assert KILLS[name](1, tmp_path, random.Random(name)).amiss == []


@pytest.mark.long
def test_twenty_kills_of_each_command(tmp_path: Path, figure: Callable[[str], None]) -> None:
    counts = {name: KILLS[name](20, tmp_path / name, random.Random(name)) for name in COMMANDS}
    figure("; ".join(f"`{name}`: {count}" for name, count in counts.items()))
    assert [fault for count in counts.values() for fault in count.amiss] == []


@pytest.mark.long
def test_twenty_kills_of_each_server(tmp_path: Path, figure: Callable[[str], None]) -> None:
    counts = {name: KILLS[name](20, tmp_path / name, random.Random(name)) for name in KILLS if name not in COMMANDS}
    figure("; ".join(f"`{name}`: {count}" for name, count in counts.items()))
    assert [fault for count in counts.values() for fault in count.amiss] == []

"""A plugin of pytest for the mutants: records how long each test takes and what it calls, or runs tests in an order.

The environment says which: `MUTANT_MODULES` and `MUTANT_RECORD` name the modules whose calls are recorded and the file
that gets them; `MUTANT_ORDER` names a file with the tests to run, the first one first.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

_records: dict[str, tuple[float, float, list[str], bool]] = {}
_ACTS_BEYOND = frozenset({"subprocess.Popen", "os.posix_spawn", "os.fork", "socket.connect"})
_acts: set[str] = set()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Record the seconds that a test takes, what it calls, and whether it reaches other processes.

    Twice the seconds: by the clock, and of the processor. What it calls: by qualified name; other processes are not seen.
    """
    if "MUTANT_MODULES" not in os.environ:
        return (yield)
    modules = {str(Path(path).resolve()): path for path in os.environ["MUTANT_MODULES"].split()}
    called = set()
    _acts.clear()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if path := modules.get(frame.f_code.co_filename):
            called.add(f"{path}:{frame.f_code.co_qualname}")

    started, began = time.monotonic(), time.process_time()
    threading.settrace(note)
    sys.settrace(note)
    try:
        return (yield)
    finally:
        sys.settrace(None)
        threading.settrace(None)
        seconds = time.monotonic() - started, time.process_time() - began
        _records[item.nodeid] = (*seconds, sorted(called), not _acts.isdisjoint(_ACTS_BEYOND))


def pytest_sessionstart() -> None:
    """Note what a test does that reaches another process."""
    if "MUTANT_RECORD" in os.environ:
        sys.addaudithook(lambda event, _: _acts.add(event))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that are named, in that order."""
    if "MUTANT_ORDER" in os.environ:
        names = json.loads(Path(os.environ["MUTANT_ORDER"]).read_text(encoding="utf-8"))
        found = {item.nodeid: item for item in items}
        items[:] = [found[name] for name in names if name in found]


def pytest_sessionfinish() -> None:
    """Write what was recorded, and which modules of other people's were loaded."""
    if "MUTANT_RECORD" in os.environ:
        own = str(Path.cwd())
        modules = [
            name
            for name, module in list(sys.modules.items())
            if (file := getattr(module, "__file__", None)) and not file.startswith(own) and "__main__" not in name
        ]
        recorded = {"tests": _records, "modules": modules}
        Path(os.environ["MUTANT_RECORD"]).write_text(json.dumps(recorded), encoding="utf-8")

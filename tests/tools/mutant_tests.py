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

_records: dict[str, tuple[float, float, list[str]]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Record the seconds that a test takes, those of the processor, and the qualified names of what it calls; other processes are not seen."""
    if "MUTANT_MODULES" not in os.environ:
        return (yield)
    modules = {str(Path(path).resolve()): path for path in os.environ["MUTANT_MODULES"].split()}
    called = set()

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
        _records[item.nodeid] = (time.monotonic() - started, time.process_time() - began, sorted(called))


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

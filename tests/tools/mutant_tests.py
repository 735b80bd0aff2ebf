"""A plugin of pytest for the mutants: records which functions of a module each test calls, or runs tests in an order.

The environment says which: `MUTANT_MODULE` and `MUTANT_RECORD` name the module whose calls are recorded and the file
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

_records: dict[str, tuple[float, list[str]]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Record the seconds that a test takes, and the qualified names of what it calls; other processes are not seen."""
    if "MUTANT_MODULE" not in os.environ:
        return (yield)
    module, called = str(Path(os.environ["MUTANT_MODULE"]).resolve()), set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if frame.f_code.co_filename == module:
            called.add(frame.f_code.co_qualname)

    started = time.monotonic()
    threading.settrace(note)
    sys.settrace(note)
    try:
        return (yield)
    finally:
        sys.settrace(None)
        threading.settrace(None)
        _records[item.nodeid] = (time.monotonic() - started, sorted(called))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that are named, in that order."""
    if "MUTANT_ORDER" in os.environ:
        names = json.loads(Path(os.environ["MUTANT_ORDER"]).read_text(encoding="utf-8"))
        found = {item.nodeid: item for item in items}
        items[:] = [found[name] for name in names if name in found]


def pytest_sessionfinish() -> None:
    """Write what was recorded."""
    if "MUTANT_RECORD" in os.environ:
        Path(os.environ["MUTANT_RECORD"]).write_text(json.dumps(_records), encoding="utf-8")

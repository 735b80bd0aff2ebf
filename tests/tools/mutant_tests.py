"""A plugin of pytest for the mutants: records how long each test takes and what it calls, or runs tests in an order.

The environment says which: `MUTANT_MODULES` and `MUTANT_RECORD` name the modules whose calls are recorded and the file
that gets them; `MUTANT_ORDER` names a file with the tests to run and the most seconds of each, the first one
first; `MUTANT_FAILED` names a file for the name of the one that has failed. `CollectedTests` runs tests that have been
collected, in forks.
"""

from __future__ import annotations

import contextlib
import gc
import json
import marshal
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest

_records: dict[str, tuple[float, float, list[str], bool]] = {}
_ACTS_BEYOND = frozenset({"subprocess.Popen", "os.posix_spawn", "os.fork", "socket.connect"})
_acts: set[str] = set()
_early: set[str] = set()
_seconds: dict[str, float] = {}
SECONDS = 10
"""How long a test may take of the processor beyond its seconds, for what others have set up before it."""


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Record what is called while modules are imported, the first ones by `conftest.py`."""
    with _noted(_early):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Record what is called while tests are collected."""
    with _noted(_early):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Record the seconds that a test takes, what it calls, and whether it reaches other processes; or limit them.

    Twice the seconds: by the clock, and of the processor. What it calls: by qualified name; other processes are not seen.
    """
    if item.nodeid in _seconds:
        signal.setitimer(signal.ITIMER_PROF, SECONDS + _seconds[item.nodeid])  # whose signal ends the process
    called = set[str]()
    _acts.clear()
    started, began = time.monotonic(), time.process_time()
    with _noted(called):
        try:
            return (yield)
        finally:
            seconds = time.monotonic() - started, time.process_time() - began
            _records[item.nodeid] = (*seconds, sorted(called), not _acts.isdisjoint(_ACTS_BEYOND))


@contextlib.contextmanager
def _noted(called: set[str]) -> Iterator[None]:
    """Note the functions that are called, if the calls of any modules are wanted."""
    modules = {str(Path(path).resolve()): path for path in os.environ.get("MUTANT_MODULES", "").split()}

    def note(frame: FrameType, event: str, argument: object) -> None:
        if path := modules.get(frame.f_code.co_filename):
            called.add(f"{path}:{frame.f_code.co_qualname}")

    if modules:
        threading.settrace(note)
        sys.settrace(note)
    try:
        yield
    finally:
        if modules:
            sys.settrace(None)
            threading.settrace(None)


def pytest_sessionstart() -> None:
    """Note what a test does that reaches another process."""
    if "MUTANT_RECORD" in os.environ:
        sys.addaudithook(lambda event, _: _acts.add(event))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that are named, in that order."""
    if "MUTANT_ORDER" in os.environ:
        _seconds.update(json.loads(Path(os.environ["MUTANT_ORDER"]).read_text(encoding="utf-8")))
        found = {item.nodeid: item for item in items}
        items[:] = [found[name] for name in _seconds if name in found]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write which test has failed."""
    if report.failed:
        Path(os.environ["MUTANT_FAILED"]).write_text(report.nodeid, encoding="utf-8")


def pytest_sessionfinish() -> None:
    """Write what was recorded, and which modules of other people's were loaded."""
    if "MUTANT_RECORD" in os.environ:
        own = str(Path.cwd())
        modules = [
            name
            for name, module in list(sys.modules.items())
            if (file := getattr(module, "__file__", None)) and not file.startswith(own) and "__main__" not in name
        ]
        recorded = {"tests": _records, "early": sorted(_early), "modules": modules}
        Path(os.environ["MUTANT_RECORD"]).write_text(json.dumps(recorded), encoding="utf-8")


NOT_REPLACED = 100
"""The exit code where a function cannot be given other code; those of pytest are up to 5."""


class CollectedTests:
    """A plugin that runs tests as it is asked to, each time in a fork with another code in one function.

    Says first how many it has. Asked: the marshalled code of the module, the qualified name of the function, the names
    of the tests with the most seconds of each. Answers: the fork, as soon as it runs; then its exit code.
    """

    def __init__(self, questions: Connection, asker: Connection) -> None:
        self._questions, self._asker = questions, asker

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Answer until nobody asks; in a fork, leave the tests to pytest."""
        self._asker.close()  # so that the end of the asking process ends this one
        gc.unfreeze()  # a collector does not look for functions among what is frozen
        items = {item.nodeid: item for item in session.items}
        self._questions.send(len(items))
        while True:
            try:
                code, function, limits = self._questions.recv()
            except EOFError:
                return True
            if not (fork := os.fork()):
                os.setsid()
                _seconds.update(limits)
                try:
                    _replace(marshal.loads(code), function)
                except ValueError:  # a change of the names that a function shares with what is around it
                    os._exit(NOT_REPLACED)
                session.items = [items[name] for name in limits]
                return None
            self._questions.send(fork)
            self._questions.send(os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]))


def _replace(module: CodeType, function: str) -> None:
    """Give the functions of that name, wherever they are referred to, the code of a changed module."""
    name = function.partition(".<locals>")[0]
    codes = {_place(code): code for code in _codes(module) if code.co_qualname == name}
    for held in gc.get_objects():
        if type(held) is FunctionType and (code := codes.get(_place(held.__code__))):
            held.__code__ = code


def _place(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)

"""Keeps templates of a publication to what templates are for: they reach no code of the program, and they end.

Jinja's sandbox hides what begins with an underscore, and the insides of functions, from which a template could reach
any module. Processor time and memory are limited, page by page. With `build --trust` nothing of this holds.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from itertools import count
from types import FrameType
from typing import Any, NoReturn

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from diglot.adapters.system.limits import limited_memory, own_bytes
from diglot.model.messages import N_

PAGE_SECONDS = 10
PAGE_BYTES = 1_000_000_000
_SECONDS_A_LOOK = 0.5
MAX_BITS = 4_096
"""How long a number may become: a single operation of Python on longer ones cannot be interrupted."""

FORBIDDEN = N_("it asks for something that templates of a publication may not use; if you trust it, build with --trust")
ENDLESS = N_("it takes more than ten seconds for one page")
HUGE = N_("it takes more than a gigabyte for one page, or is nested too deeply")


class TemplateTooSlow(Exception):
    """A template has used up its processor time."""


class Sandbox(SandboxedEnvironment):
    """Jinja with its sandbox."""

    # Compile-time evaluation of constants goes through `call_binop` as well.
    intercepted_binops = frozenset(["*", "**"])

    def __init__(self, **settings: Any) -> None:
        """Take the settings of Jinja's environment."""
        super().__init__(**settings)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attribute: str, value: Any) -> bool:
        """Return whether a template may see an attribute: that depends on the type of its owner alone."""
        key = type(obj), attribute
        is_safe = self._safe.get(key)
        if is_safe is None:
            is_safe = self._safe[key] = super().is_safe_attribute(obj, attribute, value)
        return is_safe

    def unsafe_undefined(self, obj: Any, attribute: str) -> NoReturn:
        """Refuse an attribute at once, wherever it is looked up.

        Raises: SecurityError.
        """
        raise SecurityError(f"{type(obj).__name__}.{attribute}")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return a product or a power, unless it is a number without end."""
        if isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
            if bits > MAX_BITS:
                raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


@contextmanager
def limited() -> Iterator[None]:
    """Limit the processor time, and on Linux the memory, of what is done inside.

    Raises: TemplateTooSlow, MemoryError.
    """
    with _limited_memory(), _limited_time():
        yield


def _limited_time() -> AbstractContextManager[None]:
    """Limit the processor time of this thread; on systems without a clock for it, such as Windows, it has no limit."""
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        return _limited_by_signal()
    return _limited_by_watcher() if hasattr(time, "pthread_getcpuclockid") else nullcontext()


@contextmanager
def _limited_by_signal() -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, _end)
    signal.setitimer(signal.ITIMER_VIRTUAL, PAGE_SECONDS, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise TemplateTooSlow


@contextmanager
def _limited_by_watcher() -> Iterator[None]:
    """Limit a thread that no signal reaches, in `serve` and at the desk: another looks at its clock now and then."""
    thread, lock, is_over = threading.get_ident(), threading.Lock(), threading.Event()
    clock = time.pthread_getcpuclockid(thread)
    limit = time.clock_gettime(clock) + PAGE_SECONDS

    def watch() -> None:
        # A page takes milliseconds; each look after that costs nothing.
        while not is_over.wait(_SECONDS_A_LOOK):
            with lock:
                if not is_over.is_set() and time.clock_gettime(clock) > limit:
                    _raise_in(thread, TemplateTooSlow)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with lock:
            is_over.set()
            _raise_in(thread, None)  # what was raised and has not come yet


def _raise_in(thread: int, error: type[Exception] | None) -> None:
    """Let a thread raise an exception at its next instruction; None: not the one that it was to raise."""
    import ctypes  # only where templates are rendered in threads

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)


@contextmanager
def _limited_memory() -> Iterator[None]:
    look = os.getpid(), next(_pages) // _PAGES_A_LOOK, int(time.monotonic())
    with limited_memory(lambda: _own_bytes(*look) + PAGE_BYTES):
        yield


# Looking takes as long as rendering a small page. But between two pages a process may have grown beyond the limit, by
# the threads of something else: then Python itself would find no room, and end without a word.
_PAGES_A_LOOK = 50
_pages = count()


@lru_cache(maxsize=1)
def _own_bytes(_process: int, _look: int, _second: int) -> int:
    """Return how large a process is."""
    return own_bytes()

"""Lines in, an answer to each out, from a program that is started once for all tests of a process.

A Java machine takes seconds to start, and to load what it needs; the second file is checked in a fraction of that.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import tempfile
from functools import cache
from typing import Any


class KeptProgram:
    """A Python program that answers each line of its input with a JSON object on a line, and ends with this process."""

    def __init__(self, path: str) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the program
        self._process = subprocess.Popen(
            [sys.executable, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
        )
        atexit.register(self._end)

    def ask(self, line: str) -> dict[str, Any]:
        """Return the answer to a line.

        Raises: RuntimeError where the program has ended, with the end of what it wrote to standard error.
        """
        assert self._process.stdin and self._process.stdout
        try:
            print(line, file=self._process.stdin, flush=True)
        except BrokenPipeError:
            raise RuntimeError(self._complaint()) from None
        for answer in self._process.stdout:
            # EPUBCheck's own libraries print now and then.
            if answer.startswith("{"):
                found: dict[str, Any] = json.loads(answer)
                return found
        raise RuntimeError(self._complaint())

    def _complaint(self) -> str:
        keep.cache_clear()
        self._errors.seek(0)
        return f"see the head of {self._process.args[1]}\n{self._errors.read().decode()[-3000:]}"  # type: ignore[index]

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()


@cache
def keep(path: str) -> KeptProgram:
    """Return the program of a path, started if it does not run yet."""
    return KeptProgram(path)

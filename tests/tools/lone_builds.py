"""A command line in, its output and the modules that it loaded out: diglot in a separate process, or built here before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from diglot.cli import command_line
from tests.tools.publication import EPOCH

_RUN = """
import json, sys
from diglot.cli.command_line import main
code = main(json.loads(sys.argv[1]))
print(json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


@dataclass(frozen=True)
class Run:
    """The result of a command. document: what --json printed."""

    code: int
    document: dict[str, Any]
    modules: frozenset[str]


def run_alone(publication: Path, *words: str, epoch: str = EPOCH) -> Run:
    """Run a command on a publication, with --json."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", _RUN, json.dumps(["--root", str(publication), "--json", *words])]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    *printed, last = done.stdout.splitlines()
    found = json.loads(last)
    return Run(found["code"], json.loads("".join(printed)), frozenset(found["modules"]))


def build_here(publication: Path, *words: str) -> None:
    """Build in this process, which has loaded everything long ago: for what a command in a process of its own finds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert command_line.main(["--root", str(publication), "--json", *words]) == 0

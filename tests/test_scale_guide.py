"""The commands of docs/scale.md, typed as they stand: what they start listens where they say, and nowhere else."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import psutil
import pytest

from tests.tools.servers import free_port
from tests.tools.waiting import wait_until

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("guide", ["scale.md", "scale.ru.md"])
@pytest.mark.skipif(sys.platform != "linux", reason="the whole of 127.0.0.0/8 is the loopback on Linux only")
def test_a_cluster_started_as_documented_listens_on_its_own_addresses_alone(guide: str, tmp_path: Path) -> None:
    """Dask runs whatever it is sent: a port that is open to everybody hands the machine over."""
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    scheduler, worker = re.findall(r"^.*?dask (?:scheduler|worker) .*$", text, re.MULTILINE)
    port = str(free_port())
    started = []
    try:
        for command in (scheduler, worker):
            typed = command.replace("10.0.0.1", "127.0.0.1").replace("10.0.0.2", "127.0.0.2").replace("8786", port)
            program, *options = shlex.split(typed.replace("--nworkers 8", "--nworkers 1"))
            assert program == "dask"
            with (tmp_path / f"{len(started)}.log").open("wb") as log:
                started.append(
                    subprocess.Popen(
                        [sys.executable, "-m", "dask", *options],
                        cwd=tmp_path,
                        stdout=log,
                        stderr=log,
                        env={**os.environ},
                    )
                )
        _wait_for_worker(tmp_path / "0.log")
        assert _listeners(started) == {"127.0.0.1", "127.0.0.2"}
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def _wait_for_worker(log: Path) -> None:
    """Wait until the scheduler has taken the worker: both have opened everything by then, a dashboard too."""
    assert wait_until(lambda: "Register worker" in log.read_text(encoding="utf-8")), log.read_text(encoding="utf-8")


def _listeners(started: list[subprocess.Popen[bytes]]) -> set[str]:
    """Return the addresses on which the processes and their children listen."""
    parents = [psutil.Process(process.pid) for process in started]
    children = [child for parent in parents for child in parent.children(recursive=True)]
    sockets = [socket for parent in parents for socket in parent.net_connections(kind="inet")]
    for child in children:
        # Some end between two looks: those of Dask that only start others.
        with contextlib.suppress(psutil.NoSuchProcess, FileNotFoundError):
            sockets += child.net_connections(kind="inet")
    return {socket.laddr.ip for socket in sockets if socket.status == psutil.CONN_LISTEN}


def test_what_the_guides_install_by_name_is_locked_or_an_extra_of_this_repository() -> None:
    """Whoever registers a name that a guide gives runs code on every machine that follows it: `diglot` is not ours."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = [*project["dependencies"], *(need for extra in project["optional-dependencies"].values() for need in extra)]
    extras = {re.split(r"[^\w-]", need)[0].replace("_", "-") for need in needs} - {"diglot"}
    sources = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "diglot").rglob("*.py")]
    command = re.compile(r"pip(?:x)? (?:install|inject diglot) ((?:[^\s`|();,\"\\]+ ?)+)")
    named = {
        word.strip("'").replace("_", "-")
        for source in sources
        for typed in command.findall(source.read_text(encoding="utf-8"))
        for word in typed.split()
    }
    assert named & extras
    unknown = {word for word in named - extras if re.match(r"[a-z][\w-]*(?:\[|$|==)", word)}
    assert unknown == set()

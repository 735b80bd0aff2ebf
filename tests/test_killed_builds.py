"""Builds that are killed while worker processes run for them, in each stage that has some."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from diglot.adapters.disk import InUse, unused
from tests.tools.publication import EPOCH, write_files
from tests.tools.samples import sampled
from tests.tools.waiting import PATIENCE_S, wait_until

ROOT = Path(__file__).parents[1]
WORDS = "The ferry left at nine and nobody was late. " * 40

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the process table of Linux")


def write_publication(root: Path) -> Path:
    """Write a publication whose texts and PDFs keep two workers busy for longer than a build here lives."""
    pages = {
        f"content/{lang}/text-{number}.md": f"# Text {number}\n\n{WORDS}\n"
        for lang in ("en", "ru")
        for number in range(40)
    }
    return write_files(root, {"content/site.toml": 'base_url = "https://journal.example"\n', **pages})


def start_build(root: Path, formats: str, *options: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "diglot", "build", "--jobs", "2", "--root", str(root), "--formats", formats]
    return subprocess.Popen(
        [*command, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )


def forks_of(pid: int) -> int:
    """Return how many children of a process run the same command: its workers."""
    command = Path(f"/proc/{pid}/cmdline").read_bytes()
    commands = []
    for child in descendants_of(pid):
        with suppress(OSError):
            commands.append(Path(f"/proc/{child}/cmdline").read_bytes())
    return commands.count(command)


def descendants_of(pid: int) -> set[int]:
    """Return the living processes that a process started, and those that these started."""
    children = set()
    # A process may end while it is looked at.
    with suppress(OSError):
        for task in list(Path(f"/proc/{pid}/task").glob("*/children")):
            with suppress(OSError):
                children |= {int(child) for child in task.read_text(encoding="utf-8").split()}
    return children.union(*map(descendants_of, children))


def is_alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def is_free(lock: Path) -> bool:
    try:
        with unused(lock):
            return True
    except InUse:
        return False


def kill_build(process: subprocess.Popen[str], moment: float, how: signal.Signals) -> bool:
    """Kill a build so many seconds after its workers have started, and check that nothing lives on.

    Return whether it was killed: on a busy machine, it may have ended before.
    """
    assert wait_until(lambda: forks_of(process.pid) == 2 or process.poll() is not None)
    time.sleep(moment)
    started = descendants_of(process.pid)
    process.send_signal(how)
    try:
        process.communicate(timeout=PATIENCE_S)
        assert process.returncode in (-how, 0)
        assert wait_until(lambda: not any(map(is_alive, started))), "neither workers nor their pandocs live on"
    finally:
        for pid in filter(is_alive, started):
            os.kill(pid, signal.SIGKILL)
    return process.returncode == -how


@sampled(
    "formats how",
    *itertools.product(("html", "html,pdf"), (signal.SIGTERM, signal.SIGKILL)),
    turns=[("html", signal.SIGTERM), ("html,pdf", signal.SIGKILL)],
)
def test_a_build_killed_with_its_workers_does_not_block_the_next(
    tmp_path: Path, formats: str, how: signal.Signals
) -> None:
    root = write_publication(tmp_path / "house")
    if formats != "html":
        # Texts and pages are reused by the next build: its first workers make PDFs.
        assert start_build(root, "html").wait() == 0
    # Texts are typeset again each time, so that there is work at every moment.
    options = ("--fresh",) if formats == "html" else ()
    for moment in (0.0, 0.05, 0.15):
        assert any(kill_build(start_build(root, formats, *options), moment, how) for _ in range(5))
        assert wait_until(lambda: is_free(root / ".cache/diglot/lock")), "the next build can start"
    process = start_build(root, "html")
    _, errors = process.communicate()
    assert process.returncode == 0
    assert "under way" not in errors

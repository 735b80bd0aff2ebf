"""What a run costs: its own time and memory and those of the processes that it started, and nothing of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.records import Cost, MeasurementFailed
from benchmarks.timing import (
    ask_version,
    describe_machine,
    find_program,
    time_command,
    time_work,
)

MEGABYTES = 150
HOLD = f"held = b'x' * ({MEGABYTES} * 1_000_000); import time; time.sleep(1)"
WORK = "import time\nend = time.process_time() + 0.5\nwhile time.process_time() < end: pass\n"
IN_A_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"

has_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system keeps no /proc")


def cost_of(*words: str) -> Cost:
    return time_command([sys.executable, "-c", *words], Path.cwd())


def test_the_work_of_a_process_and_of_its_children_is_counted() -> None:
    for cost in (cost_of(WORK), cost_of(IN_A_CHILD, WORK)):
        assert cost.cpu_seconds is not None
        assert cost.cpu_seconds >= 0.5
        assert cost.seconds >= 0.5


def test_python_is_started_as_a_reader_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """With these variables one checkout would import the code of another, or compile its own at each start."""
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    cost_of("import os, sys; sys.exit([name for name in os.environ if name.startswith('PYTHON')] or 0)")


def test_waiting_is_no_work() -> None:
    cost = cost_of("import time; time.sleep(0.6)")
    assert cost.seconds >= 0.6
    assert cost.cpu_seconds is not None and cost.cpu_seconds < 0.5


def test_the_memory_of_a_process_alone_is_its_own() -> None:
    cost = cost_of(HOLD)
    assert cost.peak_mb is not None and MEGABYTES < cost.peak_mb < MEGABYTES + 60
    assert cost.peak_mb_below is None


@has_proc
def test_what_this_process_holds_is_not_counted() -> None:
    """Linux adds it: a process begins as a copy of its parent."""
    held = bytearray(b"x" * 200_000_000)
    cost = cost_of("import time; time.sleep(0.2)")
    assert len(held) and cost.peak_mb is not None and cost.peak_mb < 60


@has_proc
def test_the_memory_of_a_child_is_told_from_that_of_its_parent() -> None:
    """Of a grandchild too."""
    grandchild = (IN_A_CHILD, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])")
    for cost in (cost_of(IN_A_CHILD, HOLD), cost_of(*grandchild)):
        assert cost.peak_mb is not None and cost.peak_mb < 60
        assert cost.peak_mb_below is not None and MEGABYTES < cost.peak_mb_below < MEGABYTES + 60


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_children_that_are_gone_before_one_looks_do_no_harm() -> None:
    cost = cost_of("import subprocess; [subprocess.run(['true']) for _ in range(500)]")
    assert cost.peak_mb is not None and cost.peak_mb > 1


def test_work_is_done_in_a_process_of_its_own(tmp_path: Path) -> None:
    """What this process holds is not changed by it, and its children count."""
    seen: list[int] = []

    def work() -> None:
        seen.append(1)
        subprocess.run([sys.executable, "-c", WORK], check=True)
        (tmp_path / "done").touch()

    cost = time_work(work)
    assert seen == [] and (tmp_path / "done").exists()
    assert cost.cpu_seconds is not None and cost.cpu_seconds >= 0.5


def test_what_fails_is_not_measured(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(MeasurementFailed, match="not today"):
        cost_of("raise SystemExit('not today')")
    with pytest.raises(MeasurementFailed):
        time_work(lambda: 1 // 0)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_check_that_finds_something_is_measured(tmp_path: Path) -> None:
    """Its exit code says so; any higher one is a failure."""
    command = [sys.executable, "-c", "import sys; sys.exit(int(sys.argv[1]))"]
    assert time_command([*command, "1"], tmp_path, may_find=True).seconds > 0
    with pytest.raises(MeasurementFailed):
        time_command([*command, "2"], tmp_path, may_find=True)


def test_programs_are_found_and_asked_for_their_version() -> None:
    assert find_program("no-such-program") is None
    assert ask_version([sys.executable, "--version"]) == ".".join(map(str, sys.version_info[:3]))
    assert ask_version([sys.executable, "-c", ""]) == ""


def test_the_machine_is_described_without_its_name() -> None:
    machine = describe_machine()
    assert machine.cores >= 1 and machine.memory_gb > 0
    assert all([machine.processor, machine.system, machine.python])

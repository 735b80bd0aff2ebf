"""The commands that tests start and speak to: what is known of one that does not answer, or has ended."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.tools.running_command import as_it_is, running_command
from tests.tools.waiting import PATIENCE_S
from tests.tools.warm_process import start_warm


def hang() -> None:
    """Announce an address, and never answer there."""
    print("http://127.0.0.1:1/", flush=True)
    time.sleep(2 * PATIENCE_S)


def test_of_a_command_that_does_not_answer_it_is_told_where_it_hangs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        pytest.raises(TimeoutError),
        running_command(["serve"], tmp_path / "log", "http", prepare=hang) as (process, _),
    ):
        raise TimeoutError
    assert "in hang" in capsys.readouterr().out
    assert process.poll() == -signal.SIGKILL


def test_a_signal_to_a_command_that_has_ended_is_for_nobody(tmp_path: Path) -> None:
    process = start_warm(["--version"], {}, tmp_path / "log", as_it_is)
    assert process.stdout.readline().startswith("diglot ")
    assert process.wait(PATIENCE_S) == 0
    process.terminate()
    process.stdout.close()

"""Rows in, answers out, in order, whoever does them and whoever dies of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from diglot.adapters.executors.local import LocalExecutor
from diglot.model.tasks import TaskFailed, TaskType

TASK_TYPES = "tests.tools.task_types"
ROWS = [str(number).encode() for number in range(40)]


def task_type(name: str, config: bytes = b"", local_limit: int = 0, tasks_per_worker: int = 1000) -> TaskType:
    return TaskType(f"{TASK_TYPES}:{name}", config, local_limit, tasks_per_worker)


def signed(rows: Iterable[bytes], executor: LocalExecutor, **settings: int) -> list[int]:
    """The processes that did each row."""
    return [
        int(answer) for answer in executor.map(task_type("open_signing", **settings), rows) if isinstance(answer, bytes)
    ]


# ---------------------------------------------------------------- order and measure


@pytest.mark.parametrize("width", [1, 2, 5])
def test_answers_come_in_the_order_of_the_rows(width: int) -> None:
    answers = LocalExecutor(width).map(task_type("open_spelling", b"set"), iter(ROWS))
    assert list(answers) == [b"set:" + row for row in ROWS]


@pytest.mark.parametrize("width", [1, 3])
def test_no_row_is_no_answer(width: int) -> None:
    assert list(LocalExecutor(width).map(task_type("open_spelling"), [])) == []


def test_answers_larger_than_a_pipe_come_whole() -> None:
    rows = [b"100000", b"7", b"90000", b"3"]
    assert list(LocalExecutor(2).map(task_type("open_long_answers"), rows)) == [row * int(row) for row in rows]


def test_rows_are_taken_a_few_ahead_and_no_more() -> None:
    """The rows of a publication need not be in memory together, nor the answers."""
    taken = told = most = 0

    def rows() -> Iterator[bytes]:
        nonlocal taken
        for number in range(400):
            taken += 1
            yield str(number).encode()

    for _ in LocalExecutor(2).map(task_type("open_spelling"), rows()):
        told += 1
        most = max(most, taken - told)
    assert (taken, told) == (400, 400)
    assert most <= 20


# ---------------------------------------------------------------- who does it


def test_little_work_is_done_in_this_process() -> None:
    assert set(signed(ROWS[:3], LocalExecutor(4), local_limit=3)) == {os.getpid()}


def test_much_work_is_done_by_several_others() -> None:
    workers = set(signed(ROWS, LocalExecutor(2), local_limit=3))
    assert len(workers) == 2
    assert os.getpid() not in workers


def test_one_processor_forks_nothing() -> None:
    assert set(signed(ROWS, LocalExecutor(1))) == {os.getpid()}


def test_little_work_loads_nothing_for_it() -> None:
    """An edit of one sentence does not pay for a pool, nor for a cluster."""
    code = (
        "import sys\n"
        "from diglot.adapters.executors.local import LocalExecutor\n"
        "from diglot.model.tasks import TaskType\n"
        f"print(list(LocalExecutor(8).map(TaskType('{TASK_TYPES}:open_spelling', local_limit=2), [b'a', b'b'])))\n"
        "print([name for name in ('multiprocessing', 'distributed', 'concurrent.futures') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[b':a', b':b']\n[]\n"


ROOT = Path(__file__).parents[2]


def test_a_worker_gives_its_memory_back_after_its_share() -> None:
    workers = signed(ROWS, LocalExecutor(2), tasks_per_worker=5)
    assert len(set(workers)) >= len(ROWS) // 5
    assert all(workers.count(worker) <= 5 for worker in workers)


def test_no_worker_outlives_its_work() -> None:
    workers = set(signed(ROWS, LocalExecutor(3)))
    assert not any(map(is_running, workers))


def test_work_that_is_given_up_leaves_no_worker() -> None:
    answers = LocalExecutor(2).map(task_type("open_signing"), iter(ROWS))
    first = next(answers)
    assert isinstance(first, bytes)
    answers.close()  # type: ignore[attr-defined]
    assert not is_running(int(first))


# ---------------------------------------------------------------- failures


def test_a_worker_that_dies_is_replaced_and_its_row_tried_once_more(tmp_path: Path) -> None:
    rows = [*ROWS[:9], b"fatal", *ROWS[9:]]
    dying = task_type("open_dying_once", str(tmp_path / "memory").encode())
    assert list(LocalExecutor(2).map(dying, rows)) == rows


def test_a_row_that_kills_twice_is_lost_alone() -> None:
    rows = [*ROWS[:9], b"fatal", *ROWS[9:], b"fatal"]
    answers = list(LocalExecutor(2).map(task_type("open_dying"), rows))
    lost = [number for number, answer in enumerate(answers) if isinstance(answer, TaskFailed)]
    assert lost == [9, 41]
    assert [answer for answer in answers if isinstance(answer, bytes)] == ROWS


def test_a_fault_of_ours_is_not_swallowed() -> None:
    with pytest.raises(RuntimeError, match="LookupError: no such word"):
        list(LocalExecutor(2).map(task_type("open_faulty"), ROWS))


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False

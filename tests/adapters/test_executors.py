"""Payloads in, answers out, in order, in any process and whichever dies."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from diglot.adapters.executors import process_pool
from diglot.adapters.executors.local import LocalExecutor, run_task
from diglot.adapters.executors.process_pool import end_kept_process
from diglot.model.tasks import TOO_BUSY, TOO_LONG, Budget, TaskFailed, TaskType
from tests.tools.waiting import wait_until

TASK_TYPES = "tests.tools.task_types"
PAYLOADS = [str(number).encode() for number in range(40)]


def task_type(name: str, config: bytes = b"", local_limit: int = 0, tasks_per_worker: int = 1000) -> TaskType:
    return TaskType(f"{TASK_TYPES}:{name}", config, local_limit, tasks_per_worker)


def processes_of(payloads: Iterable[bytes], executor: LocalExecutor, **options: int) -> list[int]:
    """Return the number of the process that ran each task."""
    return [
        int(answer)
        for answer in executor.map(task_type("open_signing", **options), payloads)
        if isinstance(answer, bytes)
    ]


# ---------------------------------------------------------------- order and measure


@pytest.mark.parametrize("width", [1, 2, 5])
def test_answers_come_in_the_order_of_the_payloads(width: int) -> None:
    answers = LocalExecutor(width).map(task_type("open_spelling", b"set"), iter(PAYLOADS))
    assert list(answers) == [b"set:" + payload for payload in PAYLOADS]


@pytest.mark.parametrize("width", [1, 3])
def test_no_payload_gives_no_answer(width: int) -> None:
    assert list(LocalExecutor(width).map(task_type("open_spelling"), [])) == []


def test_answers_larger_than_a_pipe_come_whole() -> None:
    payloads = [b"100000", b"7", b"90000", b"3"]
    assert list(LocalExecutor(2).map(task_type("open_long_answers"), payloads)) == [
        payload * int(payload) for payload in payloads
    ]


def test_payloads_are_taken_a_few_ahead_and_no_more() -> None:
    """The payloads of a publication need not be in memory together, nor the answers."""
    taken = answered = most = 0

    def payloads() -> Iterator[bytes]:
        nonlocal taken
        for number in range(400):
            taken += 1
            yield str(number).encode()

    for _ in LocalExecutor(2).map(task_type("open_spelling"), payloads()):
        answered += 1
        most = max(most, taken - answered)
    assert (taken, answered) == (400, 400)
    assert most <= 20


# ---------------------------------------------------------------- who does it


def test_little_work_is_done_in_this_process() -> None:
    assert set(processes_of(PAYLOADS[:3], LocalExecutor(4), local_limit=3)) == {os.getpid()}


def test_much_work_is_done_by_several_others() -> None:
    workers = set(processes_of(PAYLOADS, LocalExecutor(2), local_limit=3))
    assert len(workers) == 2
    assert os.getpid() not in workers


def test_one_processor_forks_nothing() -> None:
    assert set(processes_of(PAYLOADS, LocalExecutor(1))) == {os.getpid()}


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
    workers = processes_of(PAYLOADS, LocalExecutor(2), tasks_per_worker=5)
    assert len(set(workers)) >= len(PAYLOADS) // 5
    assert all(workers.count(worker) <= 5 for worker in workers)


def test_no_worker_outlives_its_work() -> None:
    workers = set(processes_of(PAYLOADS, LocalExecutor(3)))
    assert not any(map(is_running, workers))


def test_abandoned_work_leaves_no_worker() -> None:
    answers = LocalExecutor(2).map(task_type("open_signing"), iter(PAYLOADS))
    first = next(answers)
    assert isinstance(first, bytes)
    answers.close()  # type: ignore[attr-defined]
    assert not is_running(int(first))


# ---------------------------------------------------------------- failures


def test_a_worker_that_dies_is_replaced_and_its_task_tried_once_more(tmp_path: Path) -> None:
    payloads = [*PAYLOADS[:9], b"fatal", *PAYLOADS[9:]]
    dying = task_type("open_dying_once", str(tmp_path / "memory").encode())
    assert list(LocalExecutor(2).map(dying, payloads)) == payloads


def test_a_payload_that_kills_twice_fails_alone() -> None:
    payloads = [*PAYLOADS[:9], b"fatal", *PAYLOADS[9:], b"fatal"]
    answers = list(LocalExecutor(2).map(task_type("open_dying"), payloads))
    lost = [number for number, answer in enumerate(answers) if isinstance(answer, TaskFailed)]
    assert lost == [9, 41]
    assert [answer for answer in answers if isinstance(answer, bytes)] == PAYLOADS


def test_a_bug_in_a_task_is_not_swallowed() -> None:
    with pytest.raises(RuntimeError, match="LookupError: no such word"):
        list(LocalExecutor(2).map(task_type("open_faulty"), PAYLOADS))


# ---------------------------------------------------------------- budgets


GREEDY = TaskType(f"{TASK_TYPES}:open_greedy", budget=Budget(seconds=2.0, memory=300_000_000), is_isolated=True)


@pytest.mark.parametrize("width", [1, 2])
def test_a_task_that_never_ends_or_takes_all_memory_fails_alone(width: int, tmp_path: Path) -> None:
    """With one process, too: it is not this one. Time is counted on the processor, and paid twice."""
    payloads = [*PAYLOADS[:9], b"long", *PAYLOADS[9:], b"large"]
    greedy = msgspec.structs.replace(GREEDY, config=str(tmp_path / "tries").encode())
    answers = list(LocalExecutor(width).map(greedy, payloads))
    assert [answer for answer in answers if isinstance(answer, bytes)] == PAYLOADS
    assert [number for number, answer in enumerate(answers) if isinstance(answer, TaskFailed)] == [9, 41]
    assert answers[9] == TaskFailed(TOO_LONG)
    assert "memory" in str(answers[41])
    assert (tmp_path / "tries").read_text(encoding="utf-8") == "tried\n" * 2


@pytest.mark.parametrize("width", [1, 2])
def test_a_task_that_waits_is_not_taken_for_one_that_works_too_long(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the clock it has ten times as long; if that is not enough twice, the computer is busy."""
    monkeypatch.setattr(process_pool, "CLOCK_FACTOR", 3)
    # The others are large, and have minutes: this computer may be busy too.
    quick = msgspec.structs.replace(GREEDY, budget=Budget(seconds=0.5, seconds_per_mb=1_000, memory=300_000_000))
    first, second = b"1" * 100_000, b"2" * 100_000
    started = time.monotonic()
    answers = list(LocalExecutor(width).map(quick, [first, b"idle", second]))
    assert answers == [first, TaskFailed(TOO_BUSY), second]
    assert time.monotonic() - started > 2 * 3 * 0.5


def test_isolated_work_is_never_done_in_this_process_however_little_it_is() -> None:
    isolated = msgspec.structs.replace(task_type("open_signing", local_limit=3), is_isolated=True)
    for width in (1, 2):
        [answer] = LocalExecutor(width).map(isolated, [b"1"])
        assert isinstance(answer, bytes)
        assert int(answer) != os.getpid()
        assert not is_running(int(answer))


def test_isolated_work_may_be_ordered_by_a_thread() -> None:
    """As the preview does; fork() is unsafe there."""
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.extend(LocalExecutor(1).map(GREEDY, [b"1", b"long", b"2"])))
    thread.start()
    thread.join()
    assert answers[::2] == [b"1", b"2"]
    assert isinstance(answers[1], TaskFailed)


def test_isolated_work_that_comes_one_by_one_is_done_by_one_process() -> None:
    """As on a worker of a cluster: the process is warm from the second task on, and replaced after one that failed."""
    isolated = msgspec.structs.replace(task_type("open_signing"), is_isolated=True)
    answers = {run_task(isolated, b"1") for _ in range(3)}
    [pid] = [int(answer) for answer in answers if isinstance(answer, bytes)]
    assert pid != os.getpid()
    assert is_running(pid)
    assert isinstance(run_task(GREEDY, b"long"), TaskFailed)
    assert not is_running(pid)
    assert run_task(GREEDY, b"1") == b"1"
    [pid] = [int(answer) for answer in [run_task(isolated, b"1")] if isinstance(answer, bytes)]
    end_kept_process()
    assert not is_running(pid)


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


@pytest.fixture
def scratch() -> Iterator[str]:
    """A temporary folder with a short path, as sockets need, for a process that is killed and leaves its files."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield folder


def test_isolated_work_ends_with_the_process_that_ordered_it(scratch: str) -> None:
    """Its own parent is a server, which would go on with it."""
    code = (
        "from diglot.adapters.executors.local import LocalExecutor\n"
        "from diglot.model.tasks import TaskType\n"
        f"signing = TaskType('{TASK_TYPES}:open_telling', is_isolated=True)\n"
        "list(LocalExecutor(1).map(signing, [b'long']))\n"
    )
    environment = {**os.environ, "TMPDIR": scratch}
    ordering = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT, env=environment)
    assert ordering.stdout
    worker = int(ordering.stdout.readline())
    ordering.kill()
    ordering.wait()
    assert wait_until(lambda: not is_running(worker))
    ordering.stdout.close()

"""The same site from the workers of a cluster, whoever dies meanwhile, and clusters that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client

from diglot.extensions.cluster.adapters import opening
from diglot.extensions.cluster.adapters.cluster import ClusterExecutor
from diglot.extensions.cluster.model.problems import ClusterToolMismatch
from diglot.model.tasks import ExecutorUnavailable, TaskFailed, TaskType
from diglot.pipeline.base import tasks
from diglot.pipeline.base.tasks import tools
from tests.pipeline.test_tasks import end_build, made_by_one, publish_pairs, start_build, wait_until, write_pairs
from tests.tools.clusters import TestCluster, dask_cluster
from tests.tools.installed import copy_program
from tests.tools.publication import codes, files_of, formatter, publish, reported, write_files
from tests.tools.servers import free_port
from tests.tools.waiting import PATIENCE_S

__all__ = ["made_by_one"]  # a fixture

TOOLS = f"{tasks.__name__}:{tools.__name__}"


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestCluster]:
    """One for all tests: to start another takes as long as a worker."""
    with dask_cluster(tmp_path_factory.mktemp("cluster"), workers=0) as started:
        yield started


@pytest.fixture
def cluster(scheduler: TestCluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestCluster]:
    """A cluster without workers. On a busy machine, it may answer late, and start a worker again late."""
    for name in ("_SECONDS_TO_REACH", "_SECONDS_WITHOUT_WORKERS"):
        monkeypatch.setattr(f"diglot.extensions.cluster.adapters.cluster.{name}", PATIENCE_S)
    yield scheduler
    scheduler.end_workers()


def start_workers(cluster: TestCluster, *, is_watched: bool = False) -> None:
    """Start two workers, and wait for them."""
    for _ in range(2):
        cluster.start_worker(is_watched=is_watched)
    cluster.wait_for_workers(2)


def test_a_cluster_makes_the_same_sites(made_by_one: object, cluster: TestCluster, tmp_path: Path) -> None:
    start_workers(cluster)
    assert publish_pairs(tmp_path, cluster=cluster.address) == made_by_one


@pytest.mark.long
def test_a_lost_worker_costs_nothing_but_time(tmp_path: Path) -> None:
    root = write_pairs(tmp_path / "house", 40, 30)
    with dask_cluster(tmp_path) as cluster, Client(cluster.address, set_as_default=False) as watcher:
        building = start_build(root, "--formats", "html", "--cluster", cluster.address)
        wait_until(lambda: all(watcher.processing().values()), building)
        cluster.workers[0].kill()
        code, report = end_build(building)
    assert (code, report["published"], report["problems"]) == (0, True, [])
    quiet = write_pairs(tmp_path / "quiet", 40, 30)
    publish(quiet, jobs=1)
    assert files_of(root / "public") == files_of(quiet / "public")


def test_a_row_that_kills_every_worker_is_lost_alone(cluster: TestCluster) -> None:
    """Workers that are watched are started again; no row may keep them dying."""
    rows = [str(number).encode() for number in range(30)]
    start_workers(cluster, is_watched=True)
    with ClusterExecutor(cluster.address, TOOLS) as executor:
        answers = list(executor.map(TaskType("tests.tools.task_types:open_dying"), [*rows[:9], b"fatal", *rows[9:]]))
    assert [number for number, answer in enumerate(answers) if isinstance(answer, TaskFailed)] == [9]
    assert [answer for answer in answers if isinstance(answer, bytes)] == rows


def test_a_cluster_that_goes_away_ends_the_work(cluster: TestCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [str(number).encode() for number in range(300)]
    start_workers(cluster)
    with ClusterExecutor(cluster.address, TOOLS) as executor:
        answers = executor.map(TaskType("tests.tools.task_types:open_signing"), rows)
        next(answers)
        monkeypatch.setattr("diglot.extensions.cluster.adapters.cluster._SECONDS_WITHOUT_WORKERS", 1.0)
        for worker in cluster.workers:
            worker.kill()
        with pytest.raises(ExecutorUnavailable) as refused:
            list(answers)
    assert (
        formatter("en")
        .lines(refused.value.problem, "error")
        .startswith(f"{cluster.address}: the cluster was lost during the build: no workers are left [cluster-lost]\n")
    )


# ---------------------------------------------------------------- clusters that cannot be used


def test_nobody_at_the_address_is_told_soon_and_in_both_languages(tmp_path: Path) -> None:
    root = write_pairs(tmp_path, 1)
    address = f"tcp://127.0.0.1:{free_port()}"
    report = publish(root, cluster=address)
    assert not report.is_published
    assert reported(report, "en") == (
        f"{address}: the cluster cannot be used: no scheduler answers at this address [cluster-unreachable]\n"
        f"    fix: start “dask scheduler” and “dask worker {address}”, or correct the address in --cluster\n"
    )
    assert "кластер недоступен: планировщик там не отвечает" in reported(report, "ru")


def test_what_is_no_address_is_told(tmp_path: Path) -> None:
    report = publish(write_pairs(tmp_path, 1), cluster="carrier-pigeon://roof")
    assert codes(report) == ["cluster-unreachable"]
    assert "this is not an address" in reported(report, "en")


def test_tls_without_certificates_is_told(tmp_path: Path) -> None:
    report = publish(write_pairs(tmp_path, 1), cluster=f"tls://127.0.0.1:{free_port()}")
    assert codes(report) == ["cluster-unreachable"]
    assert "TLS needs certificates" in reported(report, "en")
    assert "distributed.comm.tls" in reported(report, "ru")


def test_a_scheduler_without_workers_is_told(
    tmp_path: Path, cluster: TestCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = Client.wait_for_workers
    monkeypatch.setattr(Client, "wait_for_workers", lambda client, number, timeout: wait(client, number, timeout=1))
    report = publish(write_pairs(tmp_path, 1), cluster=cluster.address)
    assert codes(report) == ["cluster-unreachable"]
    assert "it has no workers" in reported(report, "en")


def test_without_the_package_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None)
    report = publish(write_pairs(tmp_path, 1), cluster="tcp://127.0.0.1:8786")
    assert codes(report) == ["cluster-missing"]
    assert "pip install distributed" in reported(report, "en")


@pytest.mark.parametrize("is_lenient", [pytest.param(False, marks=pytest.mark.long), True])
def test_a_worker_with_another_diglot_is_refused_before_any_work(
    tmp_path: Path, cluster: TestCluster, another_diglot: Path, *, is_lenient: bool
) -> None:
    cluster.start_worker(another_diglot)
    cluster.wait_for_workers(1)
    report = publish(write_pairs(tmp_path, 1), cluster=cluster.address, is_lenient=is_lenient)
    [problem] = report.problems
    assert isinstance(problem, ClusterToolMismatch)
    assert (problem.tool, problem.ours) == ("diglot", tools()["diglot"])
    assert problem.theirs not in (problem.ours, "none")
    assert f"the worker {problem.worker} has diglot {problem.theirs}" in formatter("en").what(problem)
    assert not report.is_published


def test_a_worker_without_diglot_is_refused(tmp_path: Path, cluster: TestCluster) -> None:
    root = write_pairs(tmp_path / "house", 1)
    # Something else of that name hides the diglot beside Dask.
    write_files(tmp_path / "else", {"diglot.py": ""})
    cluster.start_worker(tmp_path / "else")
    cluster.wait_for_workers(1)
    report = publish(root, cluster=cluster.address)
    [problem] = report.problems
    assert isinstance(problem, ClusterToolMismatch)
    assert problem.theirs == "none"


def test_a_worker_that_comes_late_is_refused_too(cluster: TestCluster, another_diglot: Path) -> None:
    cluster.start_worker()
    cluster.wait_for_workers(1)
    with (
        Client(cluster.address, set_as_default=False) as watcher,
        ClusterExecutor(cluster.address, TOOLS) as executor,
    ):
        cluster.start_worker(another_diglot)
        watcher.wait_for_workers(2, timeout=PATIENCE_S)
        rows = [str(number).encode() for number in range(60)]
        with pytest.raises(ExecutorUnavailable) as refusal:
            list(executor.map(TaskType("tests.tools.task_types:open_slow_signing"), rows))
    assert isinstance(refusal.value.problem, ClusterToolMismatch)


@pytest.fixture(scope="module")
def another_diglot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same code with one more line; in one place, where it is compiled once."""
    folder = tmp_path_factory.mktemp("other")
    copy_program(folder)
    with (folder / "diglot/__init__.py").open("a", encoding="utf-8") as file:
        file.write("# Another one.\n")
    return folder

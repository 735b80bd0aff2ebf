"""The same site, whoever makes it: this process, several of them, or a cluster, and whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from diglot.adapters import pandoc
from diglot.adapters.executors.cluster import ClusterExecutor
from diglot.model.problems import ClusterToolMismatch
from diglot.model.tasks import ExecutorUnavailable, TaskFailed, TaskType
from diglot.pipeline.base import tasks
from diglot.pipeline.base.tasks import tools
from tests.tools.clusters import ROOT, TestCluster, dask_cluster, free_port
from tests.tools.lone_builds import run_alone
from tests.tools.small_house import EPOCH, codes, files_of, formatter, publish, told, write_house

TOOLS = f"{tasks.__name__}:{tools.__name__}"
PAIRS = 14
FORMATS = ("html", "facing")
WORDS = {"en": "The ferry left at nine.[^1] ", "ru": "Паром ушёл в девять.[^1] "}
NOTES = {"en": "By the clock of the station.", "ru": "По часам вокзала."}
# Half a minute of pandoc's time, and each line is within the limits.
ENDLESS = ("a~~b " * 99 + "\n") * 300


def write_pairs(root: Path, pairs: int = PAIRS, paragraphs: int = 3) -> Path:
    """A house with so many texts that it is worth to spread the work."""
    texts = {
        f"content/{lang}/text-{number}.md": f"# {number}\n\n"
        + "\n\n".join(f"{WORDS[lang] * 4} {number}/{part}." for part in range(paragraphs))
        + f"\n\n[^1]: {NOTES[lang]}\n"
        for lang in ("en", "ru")
        for number in range(pairs)
    }
    return write_house(root, {"content/site.toml": 'base_url = "https://journal.example"\n', **texts})


def start_build(root: Path, *options: str) -> subprocess.Popen[str]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "diglot", "build", "--root", str(root), "--json", *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    )


def end_build(building: subprocess.Popen[str]) -> tuple[int, dict[str, Any]]:
    out, err = building.communicate(timeout=300)
    assert "Traceback" not in err, err
    return building.returncode, json.loads(out)


def wait_until(is_so: Callable[[], bool], building: subprocess.Popen[str]) -> None:
    while not is_so():
        assert building.poll() is None, "the build ended before"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as one process makes it."""
    root = write_pairs(tmp_path_factory.mktemp("house"))
    report = publish(root, formats=FORMATS, jobs=1)
    assert (report.is_published, report.pdfs) == (True, PAIRS)
    return root


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestCluster]:
    """Two workers."""
    with dask_cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


# ---------------------------------------------------------------- little work


def test_an_edit_of_one_sentence_forks_nothing_and_loads_nothing_for_it(tmp_path: Path) -> None:
    root = write_pairs(tmp_path)
    publish(root)
    write_house(root, {"content/en/text-3.md": "# 3\n\nAnother sentence.\n"})
    code = (
        "import os, sys\n"
        "os.fork = None\n"
        "from diglot.cli.command_line import main\n"
        "code = main(sys.argv[1:])\n"
        "loaded = {'multiprocessing', 'distributed', 'weasyprint', 'diglot.adapters.executors.process_pool'}\n"
        "print(code, sorted(loaded & set(sys.modules)), file=sys.stderr)\n"
    )
    arguments = ["--root", str(root), "--formats", "html", "--jobs", "8", "--json"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "build", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
    assert json.loads(done.stdout)["texts_made"] == 2  # it and its translation are read
    assert done.stderr == "0 []\n"


def test_an_edit_parses_no_catalogue(tmp_path: Path) -> None:
    """To parse one takes longer than to set a text; a build keeps what it found, until the catalogue is another."""
    root = write_pairs(tmp_path)
    catalogue = "locales/ru/LC_MESSAGES/diglot.po"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    write_house(root, {catalogue: f'{head}msgid "Archive"\nmsgstr "Всё"\n'})
    assert "babel.messages.pofile" in run_alone(root, "--formats", "html").modules
    write_house(root, {"content/en/text-3.md": "# 3\n\nAnother sentence.\n"})
    edited = run_alone(root, "--formats", "html")
    assert edited.document["texts_made"] == 2
    assert not [name for name in edited.modules if name.startswith("babel.messages")]
    write_house(root, {catalogue: f'{head}msgid "Archive"\nmsgstr "Полка"\n'})
    assert "babel.messages.pofile" in run_alone(root, "--formats", "html").modules
    assert "Полка" in (root / "public/ru/index.html").read_text(encoding="utf-8")


def test_what_is_wrong_with_a_catalogue_is_told_by_every_build(tmp_path: Path) -> None:
    root = write_pairs(tmp_path)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    write_house(root, {"locales/ru/LC_MESSAGES/diglot.po": f'{head}msgid "{{n}} texts"\nmsgstr "тексты"\n'})
    for number in range(2):
        write_house(root, {"content/en/text-3.md": f"# 3\n\nSentence {number}.\n"})
        problems = run_alone(root, "--formats", "html").document["problems"]
        assert "wrong-placeholder" in {problem["code"] for problem in problems}


# ---------------------------------------------------------------- the same bytes


def test_several_processes_make_the_same_site_as_one(house: Path, tmp_path: Path) -> None:
    several = write_pairs(tmp_path)
    report = publish(several, formats=FORMATS, jobs=2)
    assert report.texts_made > 0
    assert files_of(several / "public") == files_of(house / "public")


def test_a_cluster_makes_the_same_site(house: Path, cluster: TestCluster, tmp_path: Path) -> None:
    spread = write_pairs(tmp_path)
    report = publish(spread, formats=FORMATS, cluster=cluster.address)
    assert report.texts_made > 0
    assert files_of(spread / "public") == files_of(house / "public")


def test_what_several_processes_kept_serves_one(tmp_path: Path) -> None:
    """Who did the work is no part of a key."""
    root = write_pairs(tmp_path, 13)
    publish(root, formats=("html", "pdf"), jobs=2)
    write_house(root, {"content/en/new.md": "# New\n\nOne more.\n"})
    report = publish(root, formats=("html", "pdf"), jobs=1)
    assert (report.texts_made, report.renditions_made) == (1, 1)


def test_a_store_that_is_found_damaged_after_some_pdfs_were_found_sound_loses_none(tmp_path: Path) -> None:
    """Those that were to be read from it later are gone with it, and are made again."""
    root = write_pairs(tmp_path, 2)
    publish(root, formats=("html", "pdf"))
    before = files_of(root / "public")
    with sqlite3.connect(root / ".cache/diglot/store.sqlite") as rows:
        *_, (key, pdf) = rows.execute("SELECT key, value FROM kept WHERE substr(value, 1, 4) = CAST('%PDF' AS BLOB)")
        rows.execute("UPDATE kept SET value = ? WHERE key = ?", (pdf[:-1] + b"?", key))
    rows.close()
    write_house(root, {"content/en/aside.md": "# Aside\n\nSomething new.\n"})
    report = publish(root, formats=("html", "pdf"))
    assert codes(report) == ["damaged-store"]
    after = files_of(root / "public")
    assert {place: after[place] for place in before if place.endswith(".pdf")} == {
        place: content for place, content in before.items() if place.endswith(".pdf")
    }


# ---------------------------------------------------------------- texts that nobody can set


def test_a_text_that_hangs_fails_alone_among_those_of_its_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", 1.5)
    root = write_pairs(tmp_path)
    write_house(root, {"content/en/endless.md": f"# Endless\n\n{ENDLESS}"})
    report = publish(root, jobs=2, is_lenient=True)
    hung = [problem for problem in report.problems if problem.code == "unreadable-manuscript"]
    assert [problem.file for problem in hung] == ["content/en/endless.md"]
    assert report.editions == 2 * PAIRS + 1
    for number in range(PAIRS):
        assert "ferry" in (root / f"public/en/text-{number}/index.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- workers that die


def children_of(pid: int) -> list[int]:
    """Python processes that a process forked."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text(encoding="utf-8").partition("(")[2].rpartition(")")
        except OSError:
            continue
        if int(rest.split()[1]) == pid and "python" in name:
            found.append(int(stat.parent.name))
    return found


def test_a_killed_process_costs_nothing_but_time(tmp_path: Path) -> None:
    root = write_pairs(tmp_path / "house", 40, 30)
    building = start_build(root, "--formats", "html", "--jobs", "2")
    wait_until(lambda: bool(children_of(building.pid)), building)
    os.kill(children_of(building.pid)[0], signal.SIGKILL)
    code, report = end_build(building)
    assert (code, report["published"], report["problems"]) == (0, True, [])
    quiet = write_pairs(tmp_path / "quiet", 40, 30)
    publish(quiet, jobs=1)
    assert files_of(root / "public") == files_of(quiet / "public")


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


def test_a_row_that_kills_every_worker_is_lost_alone(tmp_path: Path) -> None:
    """Workers that are watched are started again; no row may keep them dying."""
    rows = [str(number).encode() for number in range(30)]
    with dask_cluster(tmp_path, workers=0) as cluster:
        for _ in range(2):
            cluster.start_worker(is_watched=True)
        cluster.wait_for_workers(2)
        with ClusterExecutor(cluster.address, TOOLS) as executor:
            answers = list(
                executor.map(TaskType("tests.tools.task_types:open_dying"), [*rows[:9], b"fatal", *rows[9:]])
            )
    assert [number for number, answer in enumerate(answers) if isinstance(answer, TaskFailed)] == [9]
    assert [answer for answer in answers if isinstance(answer, bytes)] == rows


def test_a_cluster_that_goes_away_ends_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diglot.adapters.executors.cluster._SECONDS_WITHOUT_WORKERS", 1.0)
    rows = [str(number).encode() for number in range(300)]
    with dask_cluster(tmp_path) as cluster, ClusterExecutor(cluster.address, TOOLS) as executor:
        answers = executor.map(TaskType("tests.tools.task_types:open_signing"), rows)
        next(answers)
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
    assert told(report, "en") == (
        f"{address}: the cluster cannot be used: no scheduler answers at this address [cluster-unreachable]\n"
        f"    fix: start “dask scheduler” and “dask worker {address}”, or correct the address in --cluster\n"
    )
    assert "кластер недоступен: планировщик там не отвечает" in told(report, "ru")


def test_what_is_no_address_is_told(tmp_path: Path) -> None:
    report = publish(write_pairs(tmp_path, 1), cluster="carrier-pigeon://roof")
    assert codes(report) == ["cluster-unreachable"]
    assert "this is not an address" in told(report, "en")


def test_tls_without_certificates_is_told(tmp_path: Path) -> None:
    report = publish(write_pairs(tmp_path, 1), cluster=f"tls://127.0.0.1:{free_port()}")
    assert codes(report) == ["cluster-unreachable"]
    assert "TLS needs certificates" in told(report, "en")
    assert "distributed.comm.tls" in told(report, "ru")


def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    root = write_pairs(tmp_path / "house", 1)
    with dask_cluster(tmp_path, workers=0) as cluster:
        report = publish(root, cluster=cluster.address)
    assert codes(report) == ["cluster-unreachable"]
    assert "it has no workers" in told(report, "en")


def test_without_the_package_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "find_spec", lambda name: None)
    report = publish(write_pairs(tmp_path, 1), cluster="tcp://127.0.0.1:8786")
    assert codes(report) == ["cluster-missing"]
    assert "pip install distributed" in told(report, "en")


@pytest.mark.parametrize("is_lenient", [False, True])
def test_a_worker_with_another_diglot_is_refused_before_any_work(tmp_path: Path, *, is_lenient: bool) -> None:
    root = write_pairs(tmp_path / "house", 1)
    with dask_cluster(tmp_path, workers=0) as cluster:
        cluster.start_worker(another_diglot(tmp_path / "other"))
        report = publish(root, cluster=cluster.address, is_lenient=is_lenient)
    [problem] = report.problems
    assert isinstance(problem, ClusterToolMismatch)
    assert (problem.tool, problem.ours) == ("diglot", tools()["diglot"])
    assert problem.theirs not in (problem.ours, "none")
    assert f"the worker {problem.worker} has diglot {problem.theirs}" in formatter("en").what(problem)
    assert not report.is_published


def test_a_worker_without_diglot_is_refused(tmp_path: Path) -> None:
    root = write_pairs(tmp_path / "house", 1)
    # Something else of that name hides the diglot beside Dask.
    write_house(tmp_path / "else", {"diglot.py": ""})
    with dask_cluster(tmp_path, workers=0) as cluster:
        cluster.start_worker(tmp_path / "else")
        report = publish(root, cluster=cluster.address)
    [problem] = report.problems
    assert isinstance(problem, ClusterToolMismatch)
    assert problem.theirs == "none"


def test_a_worker_that_comes_late_is_refused_too(tmp_path: Path) -> None:
    with (
        dask_cluster(tmp_path, workers=1) as cluster,
        Client(cluster.address, set_as_default=False) as watcher,
        ClusterExecutor(cluster.address, TOOLS) as executor,
    ):
        cluster.start_worker(another_diglot(tmp_path / "other"))
        watcher.wait_for_workers(2, timeout=30)
        rows = [str(number).encode() for number in range(60)]
        with pytest.raises(ExecutorUnavailable) as refusal:
            list(executor.map(TaskType("tests.tools.task_types:open_slow_signing"), rows))
    assert isinstance(refusal.value.problem, ClusterToolMismatch)


def another_diglot(folder: Path) -> Path:
    """The same code with one more line."""
    shutil.copytree(ROOT / "diglot", folder / "diglot", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "diglot/__init__.py").open("a", encoding="utf-8") as file:
        file.write("# Another one.\n")
    return folder

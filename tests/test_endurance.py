"""Hundreds of kills, edits and rollbacks in a row: minutes each, so only with `--long`.

python3 build.py test --long --accept tests/test_endurance.py      writes the figures into docs/reliability.md
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from diglot.adapters.disk import FinishedSite, digest_of
from diglot.extensions.hosting.core.served_site import make_served_site
from diglot.extensions.hosting.pipeline.server_config import render_nginx
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions, publish, roll_back
from diglot.model.settings import Settings
from tests.extensions.releases.test_site_releases import make_site, version
from tests.test_killed_builds import (
    descendants_of,
    forks_of,
    is_alive,
    is_free,
    start_build,
    write_publication,
)
from tests.tools import preview, servers
from tests.tools.preview import News, Running
from tests.tools.publication import NobodyWatches, files_of, write_files
from tests.tools.waiting import wait_until

ROOT = Path(__file__).parents[1]
Figure = Callable[[str], None]

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the process table of Linux"),
]


def is_whole(site: Path) -> bool:
    """Whether every file of a site is there, as its manifest says."""
    finished = FinishedSite(site)
    return all(digest_of((site / place).read_bytes()) == digest for place, digest in finished.files.items())


def none_lives(processes: set[int]) -> bool:
    return not any(map(is_alive, processes))


def test_sixty_builds_are_killed_with_their_workers(tmp_path: Path, figure: Figure) -> None:
    chance = random.Random(60)
    root = write_publication(tmp_path / "house")
    assert start_build(root, "html").wait() == 0
    manuscripts = sorted((root / "content").rglob("text-*.md"))
    with_workers = left = 0
    for number in range(60):
        for manuscript in chance.sample(manuscripts, 80):
            manuscript.write_text(f"# Version {number}\n\n{f'The ferry left at {number}. ' * 400}\n", encoding="utf-8")
        process = start_build(root, chance.choice(["html", "html,pdf"]))
        time.sleep(chance.uniform(0.3, 5))
        with suppress(OSError):
            with_workers += forks_of(process.pid) > 0
        started = descendants_of(process.pid)
        process.send_signal(chance.choice([signal.SIGTERM, signal.SIGKILL]))
        process.communicate(timeout=10)
        left += not wait_until(partial(none_lives, started), 2)
        assert wait_until(lambda: is_free(root / ".cache/diglot/lock"), 1)
        assert is_whole(root / "public")
    assert start_build(root, "html").wait() == 0
    after = files_of(root / "public")
    assert start_build(root, "html", "--fresh").wait() == 0
    assert files_of(root / "public") == after
    figure(f"60 kills, {with_workers} of them while workers ran: 60 of 60 sites complete, {left} surviving processes")
    assert left == 0
    assert with_workers > 10


def start(command: str, root: Path, releases: Path) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-m", "diglot", command, str(releases), "--root", str(root)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


class Reader:
    """A thread that reads a page of the current release over and over."""

    def __init__(self, current: Path) -> None:
        self.reads = 0
        self.faults: list[str] = []
        self._page = current / "en/0/index.html"
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._read)

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._ends.wait(0.0002):
            try:
                text = self._page.read_text(encoding="utf-8")
            except OSError as error:
                self.faults.append(str(error))
                continue
            self.reads += 1
            if not re.fullmatch(r"v(\d+) /assets\S+\n(?:Page 0\. )+\nv\1\n", text):
                self.faults.append(text[:40])


def test_forty_publications_are_killed(tmp_path: Path, figure: Figure) -> None:
    chance = random.Random(40)
    root = write_files(tmp_path / "house", {"content/site.toml": ""})
    releases = tmp_path / "releases"
    make_site(root / "public", version(0))
    assert start("publish", root, releases).wait() == 0
    alive = 0
    with Reader(releases / "current") as reader:
        for number in range(1, 41):
            shutil.rmtree(root / "public")
            make_site(root / "public", version(number))
            process = start("rollback" if number % 8 == 7 else "publish", root, releases)
            time.sleep(chance.uniform(0.05, 1.2))
            alive += process.poll() is None
            process.send_signal(chance.choice([signal.SIGTERM, signal.SIGKILL]))
            process.wait(10)
            if number % 4 == 0:
                assert start("publish", root, releases).wait() == 0
                assert f"v{number} " in (releases / "current/en/0/index.html").read_text(encoding="utf-8")
    figure(
        f"40 kills, {alive} before the end; {reader.reads:,} reads of a page: {len(reader.faults)} missing, torn or mixed"
    )
    assert reader.faults == []


def shows(running: Running, words: str) -> bool:
    return words.encode() in running.ask("/en/text-0/").body


def test_five_hundred_edits_are_seen_by_the_preview(tmp_path: Path, figure: Figure) -> None:
    root = write_files(tmp_path / "house", {"content/site.toml": 'base_url = "https://house.example"\n'})
    write_files(
        root, {f"content/{lang}/text-{n}.md": f"# Text {n}\n\nWords.\n" for lang in ("en", "ru") for n in range(40)}
    )
    seconds: list[float] = []
    memory: list[int] = []
    with preview.running(root) as running:
        page = News(running.port)
        assert page.next()["is_good"]
        page.close()
        for number in range(500):
            (root / "content/en/text-0.md").write_text(f"# Text\n\nEdit {number}.\n", encoding="utf-8")
            saved = time.monotonic()
            if wait_until(partial(shows, running, f"Edit {number}."), 20):
                seconds.append(time.monotonic() - saved)
            memory.append(running.memory_kb() // 1_000)
    figure(
        f"{len(seconds)} of 500 shown, after {median(seconds):.2f} s (median);"
        f" {memory[0]} MB of memory after the first, {memory[199]} after 200, {memory[-1]} after 500"
    )
    assert len(seconds) == 500
    assert memory[-1] < memory[199] * 1.2


@pytest.mark.skipif(not shutil.which("wrk"), reason="wrk is not installed: apt-get install wrk")
def test_eight_connections_ask_without_pause_during_rollbacks(tmp_path: Path, figure: Figure) -> None:
    if not servers.is_there("nginx"):
        pytest.skip("nginx with its brotli_static module is not installed: build.py test brings it")
    options = ReleaseOptions(tmp_path / "www", tmp_path / "publication")
    for number in range(2):
        assert publish(make_site(tmp_path / f"site-{number}", version(number)), options, NobodyWatches())[1] == []
    port = servers.free_port()
    site = make_served_site(Settings(base_url=f"http://127.0.0.1:{port}"), tmp_path / "www/current", (), (), {})  # type: ignore[arg-type]
    changes = 0
    with servers.running("nginx", render_nginx(site), tmp_path / "nginx", port):
        command = ["wrk", "-c8", "-t2", "-d25s", f"http://127.0.0.1:{port}/en/0/"]
        wrk = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        while wrk.poll() is None:
            if changes % 2:
                assert publish(tmp_path / "site-1", options, NobodyWatches())[1] == []
            else:
                assert roll_back(options, NobodyWatches())[1] == []
            changes += 1
            time.sleep(0.2)
        report = wrk.communicate()[0]
    answered = re.search(r"(\d+) requests in", report)
    assert answered, report
    faults = re.findall(r"Non-2xx or 3xx responses: \d+|Socket errors: .*", report)
    assert faults == []
    figure(f"{int(answered[1]):,} requests during {changes} changes: no errors")

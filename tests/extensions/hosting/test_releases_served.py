"""What readers get from a real server while one release replaces another."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from diglot.extensions.hosting.core.served_site import make_served_site
from diglot.extensions.hosting.pipeline.server_config import render_nginx
from diglot.model.settings import Settings
from tests.extensions.releases.test_site_releases import PAGES, make_site, published, roll_back, version
from tests.tools import servers


@pytest.fixture
def sites(tmp_path: Path) -> Callable[[int], Path]:
    def site(number: int) -> Path:
        folder = tmp_path / f"site-{number}"
        return folder if folder.exists() else make_site(folder, version(number))

    return site


class Readers:
    """Threads that read pages and their stylesheets until the end of the block, each request over a new connection."""

    def __init__(self, port: int) -> None:
        self.faults: list[str] = []
        self.requests = 0
        self._port = port
        self._ends = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(start,)) for start in (0, 7, 19)]

    def __enter__(self) -> Readers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        for thread in self._threads:
            thread.join()

    def _read(self, page: int) -> None:
        coding = {"Accept-Encoding": "br"} if page == 7 else {}
        asked = 0
        while not self._ends.is_set() or asked < 10:  # on a busy machine, the releases may have changed before
            page, asked = (page + 1) % PAGES, asked + 1
            answer = servers.ask(self._port, f"/en/{page}/", coding)
            body = brotli.decompress(answer.body) if coding and answer.status == 200 else answer.body
            match = re.fullmatch(rf"v(\d+) (/assets\S+)\n(?:Page {page}\. )+\nv\1\n", body.decode())
            if answer.status != 200 or not match:
                self.faults.append(f"{answer.status} {answer.headers} {body[:60]!r} … {body[-20:]!r}")
                continue
            style = servers.ask(self._port, match[2])
            if style.status != 200 or style.body.decode() != f"p {{ order: {match[1]} }}\n":
                self.faults.append(f"the style of version {match[1]}: {style.status}")
            self.requests += 2


def readers_during(tmp_path: Path, change: Callable[[Path], None]) -> Readers:
    """Run readers of a real nginx while the releases change; return them."""
    if not servers.is_there("nginx"):
        pytest.skip("nginx with its brotli_static module is not installed: build.py test brings it")
    port = servers.free_port()
    settings = Settings(base_url=f"http://127.0.0.1:{port}")
    site = make_served_site(settings, tmp_path / "www/current", (), (), {})  # type: ignore[arg-type]
    with servers.running("nginx", render_nginx(site), tmp_path / "nginx", port), Readers(port) as readers:
        change(tmp_path / "www")
    return readers


def test_readers_see_whole_pages_of_one_version_while_releases_are_added_and_removed(
    sites: Callable[[int], Path], tmp_path: Path
) -> None:
    """Each publication is a new release, and an old one is removed."""

    def change(folder: Path) -> None:
        for number in range(2, 8):
            published(sites(number), folder, keep=2)

    published(sites(1), tmp_path / "www")
    readers = readers_during(tmp_path, change)
    assert readers.faults == []
    assert readers.requests > 20


def switch_often(sites: Callable[[int], Path], tmp_path: Path, times: int) -> Readers:
    def change(folder: Path) -> None:
        for number in range(times):
            if number % 10 == 9:
                assert roll_back(folder)[1] == []
            else:
                published(sites(number % 3), folder)

    for number in range(3):
        published(sites(number), tmp_path / "www")
    return readers_during(tmp_path, change)


def test_readers_see_whole_pages_of_one_version_during_30_switches(
    sites: Callable[[int], Path], tmp_path: Path
) -> None:
    assert switch_often(sites, tmp_path, 30).faults == []


@pytest.mark.long
def test_readers_see_whole_pages_of_one_version_during_2000_switches(
    sites: Callable[[int], Path], tmp_path: Path, figure: Callable[[str], None]
) -> None:
    readers = switch_often(sites, tmp_path, 2_000)
    figure(
        f"{readers.requests:,} requests during 2,000 switches: {len(readers.faults)} missing, torn or of two versions"
    )
    assert readers.faults == []
    assert readers.requests > 2_000

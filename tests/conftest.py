"""What all tests share: `--accept`, `--long`, the sample publication built once, a browser, and the sample site served.

`--accept` rewrites what was expected, and a person reads the difference; `--long` runs what takes minutes, too.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import http.server
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from _pytest.doctest import DoctestModule

from diglot.adapters import pandoc
from diglot.adapters.disk import locked
from diglot.adapters.executors import process_pool
from diglot.adapters.extension_packages import import_problems
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.costs import read_costs
from tests.tools.kept_pandocs import end_pandocs, kept_pandocs
from tests.tools.own_files import read_once
from tests.tools.publication import EPOCH
from tests.tools.published import Site
from tests.tools.samples import EXAMPLES
from tests.tools.variant_site import build_variant

ROOT = Path(__file__).parents[1]
import_problems()  # before any module of tests asks for all kinds

# Properties are tried at leisure: on a busy machine a slow example is no failure. The suite tries a third of the
# examples, the same each time; `--long` and the mutants try them all, and others each time.
hypothesis.settings.register_profile(
    "every example", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], max_examples=EXAMPLES
)
hypothesis.settings.register_profile(
    "some examples", hypothesis.settings.get_profile("every example"), max_examples=EXAMPLES // 3, derandomize=True
)
hypothesis.settings.load_profile("some examples")
RELIABILITY = ROOT / "docs/reliability.md"

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing of Chromium's own may call home while pages are watched for what they load.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


SECONDS_IN_A_BROWSER = 900
"""How long a test may take there: on a busy machine one of a minute has taken more than five; playwright gives each thing thirty seconds."""

# What these try is how processes begin and end, or what a fork has of them.
WITH_PANDOCS_OF_THEIR_OWN = {"test_every_command", "test_executors", "test_faults", "test_pandoc", "test_tasks"}
# What these begin has less memory or fewer files than others need.
WITH_LIMITS = {"test_disk", "test_fuzz"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected files from what was made now")
    parser.addoption("--long", action="store_true", help="run the tests that take minutes, too")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--long"):
        hypothesis.settings.load_profile("every example")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is collected is kept: to look through it again and again would find nothing to take away."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Iterator[None]:
    """Look for examples only where there are some: a module is imported for that, and all that stands in it looked at."""
    found: list[pytest.Collector] = yield
    return [one for one in found if not isinstance(one, DoctestModule) or _has_examples(file_path)]


def _has_examples(path: Path) -> bool:
    """Return whether a module has examples in its docstrings; `test_….py` has none."""
    return not path.name.startswith("test_") and b">>>" in path.read_bytes()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # The slowest files first: begun last, one of them would keep one process busy when the others have nothing left.
    costs = read_costs()
    items.sort(key=lambda item: -costs.get(item.path.relative_to(ROOT).as_posix(), 0))
    # Deselected, so that what is skipped is what this machine lacks, and is read.
    if not config.getoption("--long") and (long := [item for item in items if item.get_closest_marker("long")]):
        items[:] = [item for item in items if not item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)


def pytest_collection_finish() -> None:
    # As diglot does: nearly all new objects stay alive. And what was collected is there until the end.
    gc.set_threshold(20_000)
    gc.freeze()


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Notes what a test counted; with --long and --accept the row of that test in docs/reliability.md gets it."""

    def note(counted: str) -> None:
        print(f"{request.node.name}: {counted}")
        if request.config.getoption("--long") and request.config.getoption("--accept"):
            row = re.compile(rf"^(\|.*\| `{re.escape(request.node.originalname)}` \|).*$", re.MULTILINE)
            text = RELIABILITY.read_text(encoding="utf-8")
            assert len(row.findall(text)) == 1, f"no row of {request.node.originalname} in {RELIABILITY.name}"
            RELIABILITY.write_text(row.sub(lambda match: f"{match[1]} {counted} |", text), encoding="utf-8")

    return note


@pytest.fixture(scope="session", autouse=True)
def _read_own_files_once() -> Iterator[None]:
    with read_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _speak_english() -> Iterator[None]:
    """The language of this machine is that of no test which does not name it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        yield


@pytest.fixture(scope="session", autouse=True)
def _wait_for_a_busy_machine() -> Iterator[None]:
    """What has used little of its limit of processor time is waited for, however busy the machine is with other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pandoc, "CLOCK_FACTOR", 100)
        patch.setattr(process_pool, "CLOCK_FACTOR", 100)
        yield


@pytest.fixture(scope="session", autouse=True)
def _end_pandocs() -> Iterator[None]:
    yield
    end_pandocs()


@pytest.fixture(scope="module", autouse=True)
def _keep_pandocs(request: pytest.FixtureRequest) -> Iterator[None]:
    """The builds of this process share their pandocs, but for those of some files."""
    is_apart = request.path.stem in WITH_PANDOCS_OF_THEIR_OWN
    if is_apart:
        end_pandocs()
    with contextlib.nullcontext() if is_apart else kept_pandocs():
        yield
    if request.path.stem in WITH_LIMITS:
        end_pandocs()


@pytest.fixture
def far_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """After every embargo of the tests, in no language of the machine's own: for the command line in this process."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        monkeypatch.delenv(name, raising=False)


def build_site(root: Path, output: Path, *options: str) -> Site:
    """Build a publication into a folder; the site as published, with the build's report."""
    command = [sys.executable, "-m", "diglot", "build", "--root", str(root), "--output", str(output), "--json"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, *options], capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    report: dict[str, Any] = json.loads(done.stdout)
    return Site(output, root, report)


@pytest.fixture(scope="session", name="build_site")
def build_site_fixture() -> Callable[..., Site]:
    """The builder, for tests that publish another folder: `build_site(root, output, *options)`."""
    return build_site


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], Site]], Site]:
    """What a builder of a site makes of a folder, also where the tests run in several processes. Read it, or copy it.

    `KEPT_BUILDS` in the environment is a folder for several runs.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # that of all processes
    shared = Path(os.environ.get("KEPT_BUILDS", shared))

    def find_or_build(name: str, build: Callable[[Path], Site]) -> Site:
        root, report = shared / name, shared / f"{name}.json"
        with locked(shared / f"{name}.lock"):
            if not report.exists():
                report.write_text(json.dumps(build(root).report), encoding="utf-8")
        return Site(root / "public", root, json.loads(report.read_text(encoding="utf-8")))

    return find_or_build


@pytest.fixture(scope="session")
def sample_site(build_once: Callable[[str, Callable[[Path], Site]], Site], pytestconfig: pytest.Config) -> Site:
    """The sample publication in all formats; with `--long` alone those for the press, which take half of the time.

    And the book in columns, which takes as long as all articles, and the articles in columns, which take longer than
    on pages of one language: smaller houses have these.

    Built from a copy: the repository's own cache and public/ stay as they are, and a build refuses links.
    """

    def build(root: Path) -> Site:
        shutil.copytree(ROOT / "content", root / "content")
        formats = tomllib.loads((root / "content/site.toml").read_text(encoding="utf-8"))["formats"]
        there = [name for name in formats if name in KNOWN.formats]  # an extension may be left out
        wanted = [
            name
            for name in there
            if pytestconfig.getoption("--long") or not name.endswith(("-press", "-columns", "parallel-pdf"))
        ]
        return build_site(root, root / "public", "--formats", ",".join(wanted))

    return build_once("sample-publication", build)


@pytest.fixture(scope="session")
def variant_site(
    sample_site: Site, build_site: Callable[..., Site], build_once: Callable[[str, Callable[[Path], Site]], Site]
) -> Site:
    """The sample under a path, with an old address, Latin slugs, short lists, fallbacks in full, more contents."""
    return build_once("variant-publication", lambda root: build_variant(root, sample_site, build_site))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Iterator[None]:
    """Fail a test whose browser does not answer: closing a page and typing into it have no limit of their own."""
    if "browser" not in item.fixturenames:
        return (yield)

    def stop(*_: object) -> None:
        raise TimeoutError(f"the browser has not answered for {SECONDS_IN_A_BROWSER} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS_IN_A_BROWSER)
    try:
        return (yield)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _patient(opens: Callable[..., Any]) -> Callable[..., Any]:
    """Return what opens a page, or pages, that wait as long for each thing as `pytest_runtest_call` waits for a test."""

    def open_patiently(**options: Any) -> Any:
        opened = opens(**options)
        opened.set_default_timeout(SECONDS_IN_A_BROWSER * 1000)
        return opened

    return open_patiently


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium; playwright brings none of its own."""
    from playwright.sync_api import sync_playwright

    program = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    assert program, f"none of these is installed: {', '.join(CHROMIUMS)}"
    # It leaves files behind now and then, and cannot put its socket into a folder with a long path.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        environment: dict[str, Any] = {**os.environ, "TMPDIR": folder}
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS, env=environment)
        chromium.new_context, chromium.new_page = map(_patient, (chromium.new_context, chromium.new_page))
        yield chromium
        chromium.close()


class _QuietHost(http.server.SimpleHTTPRequestHandler):
    """A host of static files that says nothing of its own, and lets browsers keep what has a hash in its name."""

    def end_headers(self) -> None:
        """Close the headers, with how long a file may be kept."""
        if self.path.startswith(("/assets/", "/media/")):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class _Host(http.server.ThreadingHTTPServer):
    """A host that takes what a browser asks for at once: what it has no room for, the system asks for a second later."""

    request_queue_size = 128


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; its address, without a slash at its end."""
    handler = functools.partial(_QuietHost, directory=str(folder))
    with _Host(("127.0.0.1", 0), handler) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_address[1]}"
        host.shutdown()


@pytest.fixture(scope="session")
def served(sample_site: Site) -> Iterator[str]:
    """The address of the sample site."""
    with serve(sample_site.folder) as address:
        yield address


@pytest.fixture
def open_site() -> Iterator[Callable[[Path], str]]:
    """Serves any published folder until the test ends: from its path to its address."""
    with contextlib.ExitStack() as hosts:
        yield lambda folder: hosts.enter_context(serve(folder))

"""The scan of a published site: the same digest whichever processes take it, another one after any change."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.adapters.files import site_digest
from diglot.adapters.files.file_stats import digest_of_site, scan
from diglot.adapters.files.site_digest import SiteScan

# Enough for a process for each language.
MANY = 2_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose files are old, so that any change shows in their times."""
    root = tmp_path_factory.mktemp("site")
    for name in ("index.html", ".well-known/security.txt", "media/en/map.png", "en/index.html", "en/a/index.html"):
        write(root / name)
    for number in range(20):
        write(root / "ru" / str(number) / "index.html")
    return root


def write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.name)
    os.utime(path, ns=(1_500_000_000_000_000_000, 1_500_000_000_000_000_000))


def scan_site(site: Path, files: int = MANY) -> str:
    return SiteScan(site, files).digest()


def test_a_large_site_has_the_same_digest_as_a_small_one(site: Path) -> None:
    assert scan_site(site) == scan_site(site, files=1) == digest_of_site(scan(site, with_hidden=True))


def test_processes_are_started_for_a_large_site_only(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: started.append(1) or fork())  # type: ignore[func-returns-value]
    scan_site(site, files=MANY - 1)
    assert started == []
    scan_site(site)
    assert len(started) == 2


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page is edited": lambda site: (site / "ru/7/index.html").write_text("edited"),
    "a page is gone": lambda site: (site / "en/a/index.html").unlink(),
    "a page is added": lambda site: write(site / "ru/20/index.html"),
    "a hidden file is added": lambda site: write(site / "en/.htaccess"),
    "a page is a link": lambda site: ((site / "en/index.html").unlink(), (site / "en/index.html").symlink_to("a")),
    "a folder moved": lambda site: (site / "ru").rename(site / "old"),
    "a language is a file": lambda site: ((site / "en").rename(site / "media/en2"), write(site / "en")),
    "a language is a link": lambda site: ((site / "en").rename(site / "e"), (site / "en").symlink_to("e")),
    "two languages changed places": lambda site: (
        (site / "en").rename(site / "x"),
        (site / "ru").rename(site / "en"),
        (site / "x").rename(site / "ru"),
    ),
    "a picture is in a folder with the name of a language": lambda site: write(site / "media/ru/map.png"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_of_a_large_site_shows(site: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    copy = tmp_path / "copy"
    for place in scan(site, with_hidden=True):
        write(copy / place)
    before = scan_site(copy)
    assert before == scan_site(site)
    change(copy)
    after = scan_site(copy)
    assert after != before
    assert after == scan_site(copy, files=1) == digest_of_site(scan(copy, with_hidden=True))


def test_a_site_that_is_gone_is_no_site(tmp_path: Path) -> None:
    assert scan_site(tmp_path / "none") == digest_of_site({})


def test_the_answer_of_a_process_that_was_killed_is_found_without_it(site: Path) -> None:
    """By a system short of memory, say."""
    started = SiteScan(site, MANY)
    for process, _ in started._started.values():
        os.kill(process, signal.SIGKILL)
    assert started.digest() == scan_site(site)


def test_a_system_that_starts_no_more_processes_gives_the_same_answer(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    expected, before = scan_site(site), open_files()
    monkeypatch.setattr(os, "fork", refuse)
    assert scan_site(site) == expected
    assert open_files() <= before


def test_an_abandoned_scan_leaves_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = open_files()
    # Longer than any test: it must be ended, not waited for.
    monkeypatch.setattr(site_digest, "_sum_of_folder", lambda *_: signal.pause() or 0)  # type: ignore[func-returns-value]
    started = SiteScan(site, MANY)
    processes = [process for process, _ in started._started.values()]
    started.abandon()
    assert open_files() <= before
    for process in processes:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, 0)


def open_files() -> int:
    """Fewer than before is no fault: what others have left open may be closed at any moment."""
    return len(os.listdir("/dev/fd"))

"""Real faults of a machine: a disk that is full, a folder that nobody may write to, a cable that is out.

A small Linux file system is mounted for each in a name space of the test's own; where that is not allowed the tests
are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.tools import preview
from tests.tools.publication import EPOCH, codes, files_of, publish, run, write_files

ROOT = Path(__file__).parents[1]
WORDS = {
    "en": "The ferry left at nine and nobody was late. " * 200,
    "ru": "Паром отошел в девять, и никто не опоздал. " * 200,
}


def can_unshare(*what: str) -> bool:
    """Whether this machine lets a process have name spaces of its own."""
    command = ["unshare", "--map-root-user", *what, "true"]
    return bool(shutil.which("unshare")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def publication(root: Path, texts: int = 8) -> Path:
    pages = {
        f"content/{lang}/text-{number}.md": f"# Text {number}\n\n{WORDS[lang]}\n"
        for lang in ("en", "ru")
        for number in range(texts)
    }
    return write_files(root, {"content/site.toml": 'base_url = "https://journal.example"\n', **pages})


def build_in(
    *name_spaces: str, before: str, root: Path, output: Path, formats: str = "html"
) -> tuple[int, dict[str, Any], str]:
    """Build in name spaces of its own, after a preparation by the shell; exit code, report, standard error."""
    build = f'{before}\nexec "$0" -m diglot build --json --formats {formats} --root "$1" --output "$2"'
    done = subprocess.run(
        ["unshare", "--map-root-user", *name_spaces, "sh", "-ec", build, sys.executable, str(root), str(output)],
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)},
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout), done.stderr


def problems(report: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in report["problems"]]


UsualSite = Callable[[int], dict[str, bytes]]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> UsualSite:
    """The site of so many texts, built where nothing is wrong."""

    @cache
    def build(texts: int) -> dict[str, bytes]:
        root = publication(tmp_path_factory.mktemp("usual"), texts)
        assert publish(root).is_published
        return files_of(root / "public")

    return build


needs_mounts = pytest.mark.skipif(not can_unshare("--mount"), reason="this machine lets nobody mount a file system")
needs_own_net = pytest.mark.skipif(
    not can_unshare("--net"), reason="this machine lets nobody have a network of one's own"
)


# ---------------------------------------------------------------- the disk


@needs_mounts
def test_a_full_disk_leaves_the_old_site_and_no_litter(tmp_path: Path) -> None:
    """The output's disk has room for the old site, but not for the new one beside it."""
    root = publication(tmp_path / "house", 2)
    disk = tmp_path / "disk"
    disk.mkdir()
    assert publish(root, output=tmp_path / "old").is_published
    old = files_of(tmp_path / "old")
    size = sum(len(content) // 4096 + 1 for content in old.values()) * 4 + 200
    publication(root, 30)
    mount = f'mount -t tmpfs -o size={size}k none "{disk}"; cp -r "{tmp_path}/old" "{disk}/public"'
    keep = f'trap \'cp -r "{disk}" "{tmp_path}/after"\' EXIT'
    script = f'{mount}\n{keep}\n"$0" -m diglot build --json --formats html --root "$1" --output "$2"; exit 0\n'
    _, report, _ = build_in("--mount", before=script, root=root, output=disk / "public")
    assert problems(report) == ["output-unwritable"]
    assert report["problems"][0]["what"].endswith("the disk is full")
    assert not report["published"]
    assert sorted(path.name for path in (tmp_path / "after").iterdir()) == ["public"]
    assert files_of(tmp_path / "after/public") == old


@needs_mounts
def test_a_disk_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    root = publication(tmp_path / "house", 2)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f'mount -t tmpfs none "{disk}"; mount -o remount,ro "{disk}"'
    code, report, _ = build_in("--mount", before=mount, root=root, output=disk / "public")
    assert (code, problems(report), report["published"]) == (1, ["output-unwritable"], False)


@needs_mounts
def test_a_publication_that_may_only_be_read_is_published_elsewhere(tmp_path: Path) -> None:
    """From a medium, or in a container: the result is the same, and that nothing could be kept is told."""
    root = publication(tmp_path / "house", 2)
    mount = f'mount --bind "{root}" "{root}"; mount -o remount,ro,bind "{root}"; cd "{root}"'
    code, report, _ = build_in("--mount", before=mount, root=root, output=tmp_path / "public")
    assert (code, problems(report), report["published"]) == (0, ["cache-unwritable"], True)
    assert sorted(path.name for path in root.iterdir()) == ["content"]
    assert publish(root, output=tmp_path / "usual").is_published
    assert files_of(tmp_path / "public") == files_of(tmp_path / "usual")


@needs_mounts
@pytest.mark.parametrize("taken", [0, 40, 64], ids="{} of 64 kB are taken".format)
def test_a_cache_without_room_costs_time_and_nothing_else(tmp_path: Path, usual: UsualSite, taken: int) -> None:
    root = publication(tmp_path / "house", 8)
    (root / ".cache").mkdir()
    mount = f'mount -t tmpfs -o size=64k none "{root}/.cache"; head -c {taken}k /dev/zero > "{root}/.cache/junk"'
    code, report, _ = build_in("--mount", before=mount, root=root, output=tmp_path / "public")
    assert (code, report["published"]) == (0, True)
    assert set(problems(report)) <= {"damaged-store", "cache-unwritable"}
    assert not taken or problems(report) == ["cache-unwritable"]
    assert files_of(tmp_path / "public") == usual(8)


@needs_mounts
@pytest.mark.parametrize(
    "size", [300, *(pytest.param(size, marks=pytest.mark.long) for size in (100, 700))], ids="{} kB".format
)
def test_a_cache_that_fills_up_during_the_build_costs_time_and_nothing_else(
    tmp_path: Path, usual: UsualSite, size: int
) -> None:
    """Workers set the texts, and read what was set before the disk was full and after."""
    root = publication(tmp_path / "house", 30)
    (root / ".cache").mkdir()
    mount = f'mount -t tmpfs -o size={size}k none "{root}/.cache"'
    code, report, _ = build_in("--mount", before=mount, root=root, output=tmp_path / "public")
    assert (code, problems(report), report["published"]) == (0, ["cache-unwritable"], True)
    assert files_of(tmp_path / "public") == usual(30)


@needs_mounts
@pytest.mark.long
def test_pdfs_and_e_books_of_a_cache_that_fills_up_are_published_as_ever(tmp_path: Path) -> None:
    root, formats = publication(tmp_path / "house", 2), ("html", "pdf", "epub")
    (root / ".cache").mkdir()
    mount = f'mount -t tmpfs -o size=150k none "{root}/.cache"'
    where = {"root": root, "output": tmp_path / "public", "formats": ",".join(formats)}
    code, report, _ = build_in("--mount", before=mount, **where)  # type: ignore[arg-type]
    assert (code, problems(report), report["published"]) == (0, ["cache-unwritable"], True)
    assert publish(root, output=tmp_path / "usual", formats=formats).is_published
    assert files_of(tmp_path / "public") == files_of(tmp_path / "usual")


@pytest.mark.parametrize("place", [".cache", ".cache/diglot", ".cache/diglot/builds", ".cache/diglot/lock"])
@pytest.mark.parametrize("kind", ["a file", "a folder", "a pipe"])
def test_something_else_in_place_of_the_cache_is_left_alone(
    tmp_path: Path, place: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Published all the same, but for a folder in place of the lock: without one, two builds could meet."""
    root = publication(tmp_path / "house", 1)
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    {"a file": Path.touch, "a folder": Path.mkdir, "a pipe": os.mkfifo}[kind](root / place)
    code, _, errors = run(["build", "--root", root, "--formats", "html", "--ui-lang", "en"], capsys)
    is_lock = (place, kind) == (".cache/diglot/lock", "a folder")
    assert (code, (root / "public/index.html").exists()) == ((1, False) if is_lock else (0, True))
    assert set(re.findall(r"\[([a-z-]+)\]$", errors, re.MULTILINE)) <= {"cache-unwritable", "file-out-of-reach"}
    assert {"a file": Path.is_file, "a folder": Path.is_dir, "a pipe": Path.is_fifo}[kind](root / place)


# ---------------------------------------------------------------- the network


@needs_own_net
def test_a_build_needs_no_network(tmp_path: Path) -> None:
    root = publication(tmp_path / "house", 2)
    code, report, _ = build_in("--net", before="", root=root, output=tmp_path / "public")
    assert (code, problems(report), report["published"]) == (0, [], True)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what was asked of it."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(1_000))

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1], asked
        server.shutdown(socket.SHUT_RDWR)


def test_a_build_asks_nobody_for_anything(tmp_path: Path, listener: tuple[int, list[bytes]]) -> None:
    """Whatever a text names, in Markdown, in markup and in a drawing: for the page, the PDF and the e-book."""
    port, asked = listener
    away = f"http://127.0.0.1:{port}"
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{away}/i.png"/></svg>'
    text = (
        f"---\ntitle: Away\nimage: {away}/head.png\n---\n\n![Far]({away}/a.png)\n\n![Near](near.svg)\n\n"
        f'<img src="{away}/b.png" alt="B"><link rel="stylesheet" href="{away}/c.css">\n'
        f'<style>@import "{away}/d.css"</style><object data="{away}/e"></object>\n\n'
        f'<p style="background: url({away}/f.png)">Words.</p>\n\n[A link]({away}/g)\n'
    )
    root = write_files(
        tmp_path / "house",
        {
            "content/site.toml": 'base_url = "https://journal.example"\n',
            "content/en/away.md": text,
            "content/en/near.svg": drawing,
        },
    )
    report = publish(root, formats=("html", "pdf", "epub"), is_lenient=True)
    assert report.is_published
    assert {"missing-picture", "dropped-markup"} <= set(codes(report))
    assert asked == []


# ---------------------------------------------------------------- one page of many


def test_one_bad_page_of_many_publishes_nothing(
    tmp_path: Path, request: pytest.FixtureRequest, figure: Callable[[str], None]
) -> None:
    """The old site stays to the byte; every error is told, not the first alone."""
    texts = 3_000 if request.config.getoption("--long") else 60
    root = write_files(tmp_path / "house", {"content/site.toml": 'base_url = "https://journal.example"\n'})
    write_files(root, {f"content/en/text-{number}.md": f"# Text {number}\n\nWords.\n" for number in range(texts)})
    assert publish(root).is_published
    old = files_of(root / "public")
    write_files(root, {f"content/en/text-{texts // 2}.md": "# Bad\n\n[Dead](zzz.md), ![](none.png).\n"})
    report = publish(root)
    assert not report.is_published
    assert codes(report) == ["dead-link", "missing-alt", "missing-picture"]
    assert files_of(root / "public") == old
    figure(f"1 bad page of {texts:,}: 0 files changed, all three of its errors reported")


def test_files_of_a_theme_that_may_not_be_read_are_told_all_at_once(tmp_path: Path) -> None:
    root = publication(tmp_path / "house", texts=1)
    paths = ("assets/images/seal.png", "assets/site.css", "templates/article.html")
    write_files(root, dict.fromkeys(paths, ""))
    for path in paths:
        (root / path).chmod(0)
    # root reads everything, unless it gives that up
    humbly = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if humbly and subprocess.run([*humbly, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let root give up its rights")
    done = subprocess.run(
        [*humbly, sys.executable, "-m", "diglot", "build", "--json", "--formats", "html", "--root", root],
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert [(each["file"], each["code"]) for each in json.loads(done.stdout)["problems"]] == [
        (path, "file-out-of-reach") for path in paths
    ]


@pytest.mark.parametrize("limit", ["max_inotify_instances", "max_inotify_watches"])
def test_a_preview_that_may_not_watch_looks_for_changes_and_says_so(tmp_path: Path, limit: str) -> None:
    if not can_unshare():
        pytest.skip("this machine lets nobody have name spaces of their own")
    root = publication(tmp_path / "house", texts=1)
    none_left = f'echo 0 > /proc/sys/user/{limit}; exec "$0" "$@"'
    with preview.running(root, under=["unshare", "--map-root-user", "sh", "-ec", none_left]) as running:
        news = preview.News(running.port)
        while b"Text 0" not in (page := running.ask("/en/text-0/").body):
            news.next()
        assert b"Changed words" not in page
        (root / "content/en/text-0.md").write_text("# Text 0\n\nChanged words.\n", encoding="utf-8")
        while b"Changed words" not in running.ask("/en/text-0/").body:
            news.next()
        news.close()
    reported_once = (
        (tmp_path / "preview.txt").read_text(encoding="utf-8").count("limit on watched folders has been reached")
    )
    assert reported_once == 1

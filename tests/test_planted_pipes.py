"""A pipe or a device in the place of each folder and file of a publication, for every command.

An archive carries both. Whoever opens a pipe waits for ever, and a device never ends or does what it is told: no command
opens either; a build names it, and whatever cannot do its work says what to do.
"""

from __future__ import annotations

import os
import re
import signal
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.tools.planted_house import (
    FILES,
    FILES_TOGETHER,
    KEPT,
    SOURCES,
    TOGETHER,
    alone_too,
    commands_of,
    publication,
)
from tests.tools.publication import run, write_files
from tests.tools.waiting import PATIENCE_S


def is_special(path: Path) -> bool:
    return path.exists() and not (path.is_file() or path.is_dir())


@contextmanager
def a_pipe(path: Path) -> Iterator[None]:
    """Make a pipe; whoever reads from it waits, and nothing may be written into it."""
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        yield
        assert os.read(reader, 1) == b"", path
    finally:
        os.close(reader)


@contextmanager
def a_device(path: Path) -> Iterator[None]:
    """Make a device that can be read without end, and says that it is full to whoever writes."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 7))
    except PermissionError:
        pytest.skip("only root makes devices")
    yield


@contextmanager
def in_time() -> Iterator[None]:
    """Fail where a command waits for somebody to write into a pipe."""
    signal.signal(signal.SIGALRM, lambda *_: pytest.fail("it waits"))
    signal.alarm(int(PATIENCE_S))
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def amiss(root: Path, out: Path, words: str, places: Sequence[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run a command; return what is wrong with how it ends, and the places that a build reads and does not name."""
    with in_time():
        code, printed, errors = run([*words.format(out=out).split(), "--root", root], capsys)
    said = printed + errors
    is_told = code == 0 or re.search(r"\[[a-z-]+\]\n +fix: ", said)
    has_failed = code not in (0, 1) or "bug in diglot" in said or "Traceback" in said or "the disk is full" in said
    found = [f"{words}: {code} {said}"] if has_failed or not is_told else []
    return found + [f"{words}: {place} is not named" for place in places if not is_named(place, words, errors)]


def is_named(place: str, words: str, errors: str) -> bool:
    """Return whether a build says of a place what is there; without content/, nothing shows that it is a publication."""
    is_read = words.startswith("build") and place.startswith(("content/", "assets", "templates", "locales"))
    return not is_read or bool(
        re.search(rf"^{re.escape(place)}:1: (warning: )?this is a (pipe|device)", errors, re.MULTILINE)
    )


@pytest.mark.parametrize("plant", [a_pipe, a_device])
@pytest.mark.parametrize(
    ("turn", "places"), [*alone_too(TOGETHER, [*SOURCES, *KEPT]), *alone_too(FILES_TOGETHER, FILES)]
)
def test_every_command_ends_at_once_and_says_what_to_do(
    tmp_path: Path,
    turn: int,
    places: str,
    plant: Callable[[Path], AbstractContextManager[None]],
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    root, planted = publication(tmp_path, places), places.split()
    (tmp_path / "out").mkdir()
    with ExitStack() as stack:
        for place in planted:
            stack.enter_context(plant(root / place))
        commands = commands_of(turn + (plant is a_device), request)
        assert [fault for words in commands for fault in amiss(root, tmp_path / "out", words, planted, capsys)] == []
        # A stage that somebody left is the one thing that a build takes away.
        assert [place for place in planted if not is_special(root / place)] in ([], [".public.staged"])


@pytest.mark.parametrize(
    ("place", "words", "said"),
    [
        (".polls", "polls results", ".polls: this cannot be read or written: a pipe, a device or another special file"),
        (".polls/votes.sqlite", "polls close turn", ".polls/votes.sqlite: this cannot be read or written: a pipe"),
        (".desk", "desk people", ".desk: this cannot be read or written: a pipe"),
        (".desk/team.sqlite", "desk people", ".desk/team.sqlite: this cannot be read or written: a pipe"),
        ("drafting.toml", "draft c --to ru --yes", "drafting.toml:1: this is a pipe; only regular files are read"),
        (".schemas/site.json", "schema --write", ".schemas/site.json: this cannot be read or written: a pipe"),
        (
            "content/ledger/a.toml",
            "sync a --by Nina",
            "content/ledger/a.toml:1: warning: this ledger cannot be read: a pipe",
        ),
        (
            "content/people",
            "new Fresh --lang en --person",
            "content/people/fresh.toml: this cannot be read or written: a file",
        ),
        (
            ".cache",
            "build --formats html",
            ".cache/diglot: warning: the cache cannot be written, so the next build starts from scratch: a pipe",
        ),
        (".cache/diglot/lock", "clean", ".cache/diglot: this cannot be removed: a pipe"),
    ],
)
def test_a_command_says_what_is_in_the_place_of_its_own_files(
    tmp_path: Path, place: str, words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = publication(tmp_path, place)
    with a_pipe(root / place), in_time():
        assert said in run([*words.split(), "--root", root], capsys)[2]


@pytest.mark.parametrize("plant", [a_pipe, a_device])
def test_whatever_a_build_has_kept_may_be_a_pipe(
    tmp_path: Path, plant: Callable[[Path], AbstractContextManager[None]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Of files that nobody has thought of yet, too; a build then makes again what it cannot read."""
    root = publication(tmp_path)
    for words in ("build --formats html --jobs 1 --lenient", "status", "find words"):
        assert run([*words.split(), "--root", root], capsys)[0] == 0
    kept = sorted(path for path in (root / ".cache").rglob("*") if path.is_file())
    assert len(kept) > 6
    for path in kept:
        before = path.read_bytes()
        path.unlink()
        write_files(root, {"content/en/sub/b.md": f"---\ntitle: {path.name}\nlanguages: [en]\n---\nWords.\n"})
        with plant(path), in_time():
            code, _, errors = run(["build", "--formats", "html", "--jobs", "1", "--lenient", "--root", root], capsys)
            assert (code, "bug in diglot" in errors) == (0, False), path
        path.unlink(missing_ok=True)
        path.write_bytes(before)

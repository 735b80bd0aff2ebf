"""What only some systems have is taken away, as on Windows: commands that need none of it go on without it."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import diglot
from diglot.adapters.system.folder_calls import OsByPaths
from diglot.adapters.system.pipes import wait_to_read
from tests.tools.publication import EPOCH, write_files
from tests.tools.waiting import PATIENCE_S

PACKAGE = Path(diglot.__file__).parent
HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    # More than are typeset in one process.
    **{f"content/en/b{number}.md": f"---\ntitle: B{number}\nlanguages: [en]\n---\nWords.\n" for number in range(30)},
    "content/en/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\nThe ferry leaves at noon.\n",
    "content/ru/a.md": "---\ntitle: А\n---\nПаром отходит в полдень.\n",
}
# A process in which a module cannot be imported, or this system cannot fork; then commands, one after another.
WITHOUT = """
import os, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name in taken:
            raise ModuleNotFoundError(name)

taken = sys.argv[1].split(",")
sys.meta_path.insert(0, Blocker())
for name in taken:
    sys.modules.pop(name, None)
if "fork" in taken:
    del os.fork, os.register_at_fork

if "folders" in taken:
    # As on Windows: nothing takes a folder that is open, and folders are not opened.
    import functools, signal, time

    def without_folders(call):
        @functools.wraps(call)
        def by_path(*arguments, **options):
            if any(options.pop(name, None) is not None for name in ("dir_fd", "src_dir_fd", "dst_dir_fd")):
                raise NotImplementedError(call.__name__)
            return call(*arguments, **options)
        return by_path

    def open_file(path, flags, mode=0o777, *, dir_fd=None):
        if dir_fd is not None:
            raise NotImplementedError("open")
        if os.path.isdir(path):
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, flags, mode)

    def list_folder(folder="."):
        if isinstance(folder, int):
            raise TypeError("scandir")
        return really_list(folder)

    really_open, really_list = os.open, os.scandir
    os.open, os.scandir = open_file, list_folder
    os.supports_dir_fd = set()
    for name in ("stat", "mkdir", "rmdir", "unlink", "replace", "rename", "link", "symlink"):
        setattr(os, name, without_folders(getattr(os, name)))
    for module, names in (
        (os, "O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_CLOEXEC O_PATH fchmod fchown geteuid pread pwrite fwalk"),
        (signal, "setitimer ITIMER_VIRTUAL SIGVTALRM"),
        (time, "pthread_getcpuclockid"),
    ):
        for name in names.split():
            delattr(module, name)

from diglot.cli import command_line

for words in (
    ["build", "--jobs", "2"],
    ["build", "--jobs", "2"],
    ["sync", "a"],
    ["check"],
    ["status"],
    ["find", "ferry"],
    ["--help"],
):
    try:
        code = command_line.main([*words, "--ui-lang", "en"])
    except SystemExit as end:
        code = end.code or 0
    print(words, code, flush=True)
    assert code == 0, words
assert not set(taken) & set(sys.modules)
"""


@pytest.mark.parametrize("taken", ["fcntl", "pwd", "resource", "fork", "folders", "fcntl,pwd,resource,fork,folders"])
def test_commands_do_without_what_a_system_lacks(taken: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "house", HOUSE)
    environment = {
        "PATH": "/usr/bin:/bin",
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONPATH": str(PACKAGE.parent),
        "USER": "nina",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", WITHOUT, taken]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "public/en/a/index.html").is_file(), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.endswith("['--help'] 0\n")
    if "pwd" in taken:
        assert 'by = "nina"' in (root / "content/ledger/a.toml").read_text(encoding="utf-8")


def test_windows_looks_into_a_pipe_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """By stand-ins: no Windows is here."""
    seen = iter([0, 0, 5])
    peeked: list[tuple[int, int]] = []

    def peek(handle: int, size: int) -> tuple[int, int]:
        peeked.append((handle, size))
        if handle == 99:
            raise BrokenPipeError
        return next(seen, 0), 0

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "_winapi", SimpleNamespace(PeekNamedPipe=peek))
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(get_osfhandle=lambda number: number))
    pipe = io.BytesIO()
    for number, seconds, expected in ((7, PATIENCE_S, True), (7, 0.05, False), (99, PATIENCE_S, True)):
        monkeypatch.setattr(pipe, "fileno", lambda number=number: number, raising=False)
        assert wait_to_read(pipe, seconds) is expected
    assert peeked[:3] == [(7, 0)] * 3


def test_by_paths_as_by_descriptors(tmp_path: Path) -> None:
    """What refuses a link, a pipe or a folder refuses it there too, and nothing of a folder stays open."""
    system = OsByPaths()
    write_files(tmp_path, {"inner/a.md": "a"})
    (tmp_path / "link").symlink_to(tmp_path / "inner")
    (tmp_path / "inner/link.md").symlink_to(tmp_path / "inner/a.md")
    os.mkfifo(tmp_path / "inner/pipe")
    listed = os.O_RDONLY | system.O_DIRECTORY | system.O_NOFOLLOW
    read = os.O_RDONLY | system.O_NOFOLLOW
    top = system.open(tmp_path, listed & ~system.O_NOFOLLOW)
    inner = system.open("inner", listed, dir_fd=top)
    for name, folder, flags, number in (
        ("link", top, listed, errno.ELOOP),
        ("link.md", inner, read, errno.ELOOP),
        ("pipe", inner, read, errno.EINVAL),
        ("inner", top, read, errno.EISDIR),
        ("a.md", inner, listed, errno.ENOTDIR),
        ("gone", inner, read, errno.ENOENT),
    ):
        with pytest.raises(OSError, match=re.escape(os.strerror(number))) as refusal:
            system.open(name, flags, dir_fd=folder)
        assert refusal.value.errno == number
    with pytest.raises(OSError, match="symbolic"):
        system.link("link.md", "b.md", src_dir_fd=inner, dst_dir_fd=inner)
    other = system.dup(inner)
    system.close(inner)
    descriptor = system.open("a.md", read, dir_fd=other)
    assert system.pread(descriptor, 9, 0) == b"a"
    system.close(descriptor)
    assert sorted(entry.name for entry in system.scandir(other)) == ["a.md", "link.md", "pipe"]
    system.close(other)
    system.close(top)
    assert not system._paths


def test_one_place_knows_what_only_some_systems_have() -> None:
    rare = re.compile(r"import (?:fcntl|pwd|resource|grp|termios|select)\b|\bos\.(?:fork|register_at_fork)\b|renameat2")
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if rare.search(path.read_text(encoding="utf-8"))
    }
    assert users == {
        "adapters/disk/name_exchange.py",
        "adapters/system/file_locks.py",
        "adapters/system/forks.py",
        "adapters/system/limits.py",
        "adapters/system/pipes.py",
        "adapters/system/users.py",
    }

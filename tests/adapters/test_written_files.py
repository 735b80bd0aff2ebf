"""The one place that writes files: whole or not at all, what was read or not at all, and as the file was."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from diglot.adapters.disk import FileChanged, files, remove_file, write_file, write_given_file
from tests.tools.publication import files_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def each_test_is_a_process() -> None:
    files._swept.clear()


def test_mode_and_owner_stay(tmp_path: Path) -> None:
    for path in (tmp_path / "a.md", tmp_path / "out.html"):
        path.write_bytes(b"old")
        path.chmod(0o660)
        if os.getuid() == 0:
            os.chown(path, 1, 1)
    write_file(tmp_path, "a.md", b"new", b"old")
    write_given_file(tmp_path / "out.html", b"new")
    for path in (tmp_path / "a.md", tmp_path / "out.html"):
        state = path.stat()
        assert (path.read_bytes(), state.st_mode & 0o777) == (b"new", 0o660)
        assert os.getuid() != 0 or (state.st_uid, state.st_gid) == (1, 1)


@pytest.mark.parametrize("kind", ["a folder on the way", "the file itself"])
def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path, kind: str) -> None:
    root, elsewhere = tmp_path / "house", tmp_path / "elsewhere"
    (root / "folder").mkdir(parents=True)
    elsewhere.mkdir()
    (elsewhere / "a.md").write_bytes(b"old")
    if kind == "the file itself":
        (root / "folder/a.md").symlink_to(elsewhere / "a.md")
    else:
        (root / "folder").rmdir()
        (root / "folder").symlink_to(elsewhere)
    with pytest.raises(OSError, match="folder"):
        write_file(root, "folder/a.md", b"new", b"old")
    with pytest.raises(OSError, match="folder"):
        remove_file(root, "folder/a.md", b"old")
    assert files_of(elsewhere) == {"a.md": b"old"}


@pytest.mark.parametrize("deed", ["write", "remove", "cache"])
def test_a_folder_that_becomes_a_link_meanwhile_leads_nothing_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """Whoever may write to a publication may put the link there after its folders have been looked at."""
    folder, elsewhere = tmp_path / "house/.cache/folder", tmp_path / "elsewhere"
    for made in (folder, elsewhere):
        made.mkdir(parents=True)
        (made / "a.md").write_bytes(b"old")
    name_of, read = os.urandom, files.open_file_inside

    def put_link() -> None:
        folder.rename(tmp_path / "aside")
        folder.symlink_to(elsewhere)

    def name_when_linked(length: int) -> bytes:
        put_link()
        return name_of(length)

    def read_then_link(*place: Any) -> int:
        descriptor = read(*place)
        put_link()
        return descriptor

    monkeypatch.setattr(os, "urandom", name_when_linked)
    monkeypatch.setattr(files, "open_file_inside", read_then_link)
    if deed == "write":
        write_file(tmp_path / "house", ".cache/folder/a.md", b"new", b"old")
    elif deed == "cache":
        files.write_cache_file(folder, "a.md", b"new")
    else:
        (folder / "b.md").touch()  # an empty folder would go, too
        remove_file(tmp_path / "house", ".cache/folder/a.md", b"old")
    assert files_of(elsewhere) == {"a.md": b"old"}
    assert files_of(tmp_path / "aside") == ({"b.md": b""} if deed == "remove" else {"a.md": b"new"})


def test_only_what_was_read_is_removed_and_once(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/a.md").write_bytes(b"saved since")
    with pytest.raises(FileChanged):
        remove_file(tmp_path, "folder/a.md", b"old")
    assert files_of(tmp_path) == {"folder/a.md": b"saved since"}
    for _ in range(2):
        remove_file(tmp_path, "folder/a.md", b"saved since")
        assert list(tmp_path.iterdir()) == []


def test_a_file_of_the_cache_is_written_in_real_folders_alone(tmp_path: Path) -> None:
    cache = tmp_path / ".cache/diglot"
    cache.mkdir(parents=True)
    before = os.listdir("/proc/self/fd")
    files.write_cache_file(cache, "builds/a.json", b"{}")
    assert files_of(cache) == {"builds/a.json": b"{}"}
    assert set(os.listdir("/proc/self/fd")) <= set(before)
    (tmp_path / "elsewhere").mkdir()
    (cache / "linked").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic link"):
        files.write_cache_file(cache, "linked/a.json", b"{}")
    assert files_of(tmp_path / "elsewhere") == {}


def test_a_file_with_another_name_is_left_alone(tmp_path: Path) -> None:
    """A rename would give the new text to one of the names, and keep the old text under the other."""
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").hardlink_to(tmp_path / "a.md")
    with pytest.raises(OSError, match="hard link") as caught:
        write_file(tmp_path, "a.md", b"new", b"old")
    assert caught.value.filename == str(tmp_path / "a.md")
    with pytest.raises(OSError, match="hard link"):
        write_given_file(tmp_path / "a.md", b"new")
    assert files_of(tmp_path) == {"a.md": b"old", "b.md": b"old"}


def test_a_link_or_a_device_that_a_person_names_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"precious")
    (tmp_path / "out.html").symlink_to("victim")
    os.mkfifo(tmp_path / "pipe")
    for name in ("out.html", "pipe"):
        with pytest.raises(OSError, match=r".+") as caught:
            write_given_file(tmp_path / name, b"new")
        assert caught.value.filename == str(tmp_path / name)
    assert (tmp_path / "out.html").is_symlink()
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "victim").read_bytes() == b"precious"


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_to_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(0o444)
    with pytest.raises(PermissionError):
        write_file(tmp_path, "a.md", b"new", b"old")


def test_what_an_editor_saved_while_a_file_was_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison comes after the new contents are on the disk, which may take long."""
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"an editor's"))
    with pytest.raises(FileChanged):
        write_file(tmp_path, "a.md", b"new", b"old")
    assert files_of(tmp_path) == {"a.md": b"an editor's"}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_names_the_file_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, fail)
    for write in (
        lambda: write_file(tmp_path, "new/folder/a.md", b"new", None),
        lambda: write_given_file(tmp_path / "new/folder/a.md", b"new"),
    ):
        with pytest.raises(OSError, match="No space") as caught:
            write()
        assert caught.value.filename == str(tmp_path / "new/folder/a.md")
        assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_half_written_is_removed_by_the_next(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from diglot.adapters.disk import write_file\n"
        "os.replace = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_file(Path(sys.argv[1]), 'a.md', b'new', None)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(os.listdir(tmp_path)) == 1
    write_file(tmp_path, "a.md", b"new", None)
    assert os.listdir(tmp_path) == ["a.md"]


def test_what_a_living_process_is_writing_is_not_removed(tmp_path: Path) -> None:
    partial = tmp_path / f".{'0' * 16}.staged"
    with partial.open("xb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_file(tmp_path, "a.md", b"new", None)
    assert sorted(os.listdir(tmp_path)) == [partial.name, "a.md"]


def test_what_this_process_is_writing_is_not_removed_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one, which writes beside it at the same moment, removes what killed processes have left."""
    fill = files._fill
    program = "import sys, pathlib\nfrom diglot.adapters.disk import write_given_file as write\nwrite(pathlib.Path(sys.argv[1]), b'')"

    def fill_slowly(file: BinaryIO, content: bytes, *, is_flushed: bool = True) -> None:
        subprocess.run([sys.executable, "-c", program, str(tmp_path / "other.md")], cwd=ROOT, check=True)
        fill(file, content, is_flushed=is_flushed)

    monkeypatch.setattr(files, "_fill", fill_slowly)
    write_given_file(tmp_path / "a.md", b"new")
    assert files_of(tmp_path) == {"a.md": b"new", "other.md": b""}


def test_the_name_of_a_new_file_is_put_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut the folder must know it: the file itself alone is not enough."""
    flush, seen = os.fsync, list[tuple[str, bool]]()

    def flush_and_note(descriptor: int) -> None:
        seen.append((str(Path(f"/proc/self/fd/{descriptor}").readlink()), (tmp_path / "a.md").exists()))
        flush(descriptor)

    monkeypatch.setattr(files.os, "fsync", flush_and_note)
    write_file(tmp_path, "a.md", b"new", None)
    assert seen[-1] == (str(tmp_path), True)
    assert not seen[0][1]


def test_somebody_else_s_files_are_not_removed(tmp_path: Path) -> None:
    names = [".public.staged", ".0123456789abcdef.staged.txt", f".{'0' * 15}.staged"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    write_given_file(tmp_path / "a.md", b"new")
    assert sorted(os.listdir(tmp_path)) == sorted([*names, "a.md"])

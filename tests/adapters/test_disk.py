"""The folder that is read, and the one that is published: old or new, never a mixture; ours, or not touched."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from msgspec.structs import replace

from diglot.adapters.disk import (
    MANIFEST,
    FileEntry,
    Folder,
    InUse,
    OutputRefused,
    Stage,
    acquire_lock,
    locked,
    unused,
)
from diglot.adapters.disk import output as published
from diglot.adapters.disk.open_folder import OpenFolder
from diglot.adapters.files import file_stats
from diglot.adapters.files.default_files import Overlay, defaults_root
from diglot.adapters.files.site_digest import SiteScan
from diglot.model.digests import digest_of
from diglot.model.file_stats import SiteState
from tests.tools.publication import EPOCH, codes, files_of, publish, write_files
from tests.tools.waiting import PATIENCE_S, wait_until

ROOT = Path(__file__).parents[2]


def publish_files(output: Path, files: dict[str, bytes], known: SiteState | None = None) -> SiteState:
    """A site of these files, by way of a stage. known: the site before it, if nobody has touched that."""
    stage = Stage(output, known=known)
    try:
        for place in (known and files_of(output)) or ():
            stage.drop(place)
        for place, content in files.items():
            stage.write(place, content)
        return stage.publish()
    finally:
        stage.close()


def check_whole(output: Path) -> dict[str, bytes]:
    """Everything that the manifest names is there as it says, and nothing else; the files."""
    files = files_of(output)
    manifest = json.loads(files.pop(MANIFEST))
    assert manifest["generator"] == "diglot"
    assert {
        place: hashlib.blake2b(content, digest_size=16).hexdigest() for place, content in files.items()
    } == manifest["files"]
    return files


# ---------------------------------------------------------------- what is read


def kinds(folder: Folder, under: str = "content") -> dict[str, str]:
    return {entry.path: entry.kind for entry in folder.list(under)}


def test_files_are_listed_by_path_without_hidden_ones(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"content/b.md": "b", "content/a/c.md": "c", "content/.git/x": "x", "content/.hidden.md": "x"}
    )
    # Of a file that is a moment old, what the system says is known or not, as the clock has gone on meanwhile.
    assert tuple(replace(entry, stat=None) for entry in Folder(tmp_path).list("content")) == (
        FileEntry("content/a/c.md", "content/a/c.md", 1, "file"),
        FileEntry("content/b.md", "content/b.md", 1, "file"),
    )


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert Folder(tmp_path).list("content") == ()
    (tmp_path / "content").write_text("a file", encoding="utf-8")
    assert Folder(tmp_path).list("content") == ()


def test_names_are_listed_in_nfc_and_read_as_they_are_on_disk(tmp_path: Path) -> None:
    """A Mac writes «й» as two signs."""
    name = unicodedata.normalize("NFD", "й.md")
    write_files(tmp_path, {f"content/{name}": "Текст"})
    (entry,) = Folder(tmp_path).list("content")
    assert entry.path == "content/й.md"
    assert Folder(tmp_path).read(entry.name_on_disk).decode() == "Текст"


def test_a_name_that_is_not_utf8_is_listed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / os.fsdecode(b"\xff.md")).write_text("x", encoding="utf-8")
    (entry,) = Folder(tmp_path).list("content")
    assert entry.path == "content/\ufffd.md"
    assert Folder(tmp_path).read(entry.name_on_disk) == b"x"


def test_links_and_special_files_are_named_and_not_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/a.md": "a", "secret/b.md": "secret"})
    content = tmp_path / "content"
    (content / "link.md").symlink_to("a.md")
    (content / "folder").symlink_to(tmp_path / "secret")
    (content / "loop").symlink_to(".")
    (content / "nowhere").symlink_to("nothing")
    os.mkfifo(content / "pipe")
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as made:
        made.bind(f"{short}/s")  # a socket's path may have a hundred bytes only
        Path(f"{short}/s").rename(content / "socket")
    assert kinds(Folder(tmp_path)) == {
        "content/a.md": "file",
        "content/folder": "symbolic link",
        "content/link.md": "symbolic link",
        "content/loop": "symbolic link",
        "content/nowhere": "symbolic link",
        "content/pipe": "pipe",
        "content/socket": "socket",
    }


def test_folders_may_be_nested_to_any_depth(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 1_200)
    folder = os.open(tmp_path, os.O_RDONLY)
    for name in ["content", *deep.split("/")]:
        os.mkdir(name, dir_fd=folder)
        inner = os.open(name, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(os.open("a.md", os.O_CREAT, dir_fd=folder))
    os.close(folder)
    write_files(tmp_path, {"content/d/d/b.md": "b"})
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(map(int, os.listdir("/dev/fd"))) + 60, limits[1]))
    try:
        assert set(kinds(Folder(tmp_path))) == {f"content/{deep}/a.md", "content/d/d/b.md"}
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    # Python's own sweeping goes no deeper than a thousand.
    subprocess.run(["rm", "-rf", str(tmp_path / "content")], check=True)


def test_a_folder_that_may_not_be_read_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"content/closed/a.md": "a", "content/b.md": "b"})
    open_any = os.open

    def open_all_but_one(path: str, flags: int, **place: int) -> int:
        if path == "closed":
            raise PermissionError(errno.EACCES, "closed")
        return open_any(path, flags, **place)

    monkeypatch.setattr(file_stats.os, "open", open_all_but_one)
    assert kinds(Folder(tmp_path)) == {"content/b.md": "file", "content/closed": "folder that cannot be read"}


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "nothing"])
def test_what_replaced_a_file_since_it_was_listed_is_refused(tmp_path: Path, kind: str) -> None:
    """At once: a pipe would keep the press waiting for ever."""
    write_files(tmp_path, {"content/a.md": "a", "secret.txt": "secret"})
    folder = Folder(tmp_path)
    (entry,) = folder.list("content")
    place = tmp_path / "content/a.md"
    place.unlink()
    if kind == "link":
        place.symlink_to(tmp_path / "secret.txt")
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    with pytest.raises(OSError, match=r".+"):
        folder.read(entry.name_on_disk)


def test_a_device_is_never_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/a.md": "a"})
    with pytest.raises(OSError, match="special file"):
        Folder(Path("/")).read("dev/zero")


# ---------------------------------------------------------------- the publication's files over the house's


def test_the_publication_s_own_file_is_used_file_by_file(tmp_path: Path) -> None:
    write_files(tmp_path, {"templates/404.html": "own", "templates/parts/own.html": "more", "templates/.swp": "x"})
    overlay = Overlay(tmp_path)
    files = overlay.files("templates")
    assert files["templates/404.html"] == tmp_path / "templates/404.html"
    assert files["templates/parts/own.html"] == tmp_path / "templates/parts/own.html"
    assert files["templates/base.html"] == defaults_root() / "templates/base.html"
    assert not [path for path in files if "/." in path]
    assert list(files) == sorted(files)
    assert overlay.find("templates/404.html") == tmp_path / "templates/404.html"
    assert overlay.find("templates/nothing.html") is None
    assert overlay.read("templates/404.html") == b"own"
    assert overlay.read("templates/nothing.html") == b""
    assert overlay.folders("templates") == (tmp_path / "templates", defaults_root() / "templates")


def test_a_publication_in_diglots_own_folder_is_one_overlay() -> None:
    assert Overlay(defaults_root()).folders("templates") == (defaults_root() / "templates",)


# ---------------------------------------------------------------- what is published


def test_a_site_is_there_all_at_once(tmp_path: Path) -> None:
    output = tmp_path / "public"
    stage = Stage(output)
    stage.write("index.html", b"new")
    stage.write("en/deep/in/index.html", b"deep")
    assert not output.exists()
    assert stage.publish().files == len(["en/deep/in/index.html", "index.html", MANIFEST])
    stage.close()
    assert check_whole(output) == {"en/deep/in/index.html": b"deep", "index.html": b"new"}
    assert os.listdir(tmp_path) == ["public"]


def test_the_old_site_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish_files(output, {"index.html": b"old", "gone.html": b"old"})
    stage = Stage(output)
    stage.write("index.html", b"new")
    assert check_whole(output) == {"index.html": b"old", "gone.html": b"old"}
    stage.publish()
    stage.close()
    assert check_whole(output) == {"index.html": b"new"}
    assert os.listdir(tmp_path) == ["public"]


def test_what_is_the_same_in_another_folder_is_taken_over(tmp_path: Path) -> None:
    """As a file of its own; what somebody has changed there, or another digest, is not."""
    files = {f"page-{number}.html": f"page {number}".encode() for number in range(3)}
    publish_files(tmp_path / "first", files)
    (tmp_path / "first/page-1.html").write_text("by hand")
    second = Stage(tmp_path / "second", beside=[tmp_path / "first"])
    digests = {place: digest_of(content) for place, content in files.items()} | {"page-2.html": digest_of(b"another")}
    kept = {place: second.keep(place, digest, len(files[place])) for place, digest in digests.items()}
    assert kept == {"page-0.html": True, "page-1.html": False, "page-2.html": False}
    second.publish()
    second.close()
    copy = tmp_path / "second/page-0.html"
    assert copy.read_bytes() == files["page-0.html"]
    assert not copy.samefile(tmp_path / "first/page-0.html")


def test_an_abandoned_stage_leaves_nothing(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish_files(output, {"index.html": b"old"})
    stage = Stage(output)
    stage.write("index.html", b"new")
    stage.close()
    assert check_whole(output) == {"index.html": b"old"}
    assert os.listdir(tmp_path) == ["public"]


def test_a_file_that_did_not_change_is_linked(tmp_path: Path) -> None:
    """Not written again; one that changed is a file of its own, so that the old site is not touched."""
    output = tmp_path / "public"
    publish_files(output, {"same.html": b"same", "other.html": b"old"})
    before = {path.name: path.stat().st_ino for path in output.iterdir()}
    publish_files(output, {"same.html": b"same", "other.html": b"new"})
    after = {path.name: path.stat().st_ino for path in output.iterdir()}
    assert after["same.html"] == before["same.html"]
    assert after["other.html"] != before["other.html"]
    assert check_whole(output) == {"same.html": b"same", "other.html": b"new"}


def test_where_there_are_no_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(published.os, "link", refuse)
    output = tmp_path / "public"
    for _ in range(2):
        publish_files(output, {"same.html": b"same"})
        assert check_whole(output) == {"same.html": b"same"}


@pytest.mark.parametrize("is_known", [False, True])
def test_a_file_may_become_a_folder_and_a_folder_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_known: bool
) -> None:
    monkeypatch.setattr(published, "_WORTH_KEEPING", 1)  # the stage is kept, as for a large site
    output, known = tmp_path / "public", None
    for files in ({"a": b"1", "b/c/d": b"2"}, {"a/b/c": b"3", "b": b"4"}, {"a": b"5"}) * 3:
        known = publish_files(output, files, known if is_known else None)
        assert check_whole(output) == files


# Of a large site, what has changed is written, and what changed the last time is linked; nothing else is touched.

VERSIONS = (
    {"same.html": b"1", "edited.html": b"1", "en/gone.html": b"1"},
    {"same.html": b"1", "edited.html": b"2", "en/gone.html": b"1", "en/new.html": b"1"},
    {"same.html": b"1", "edited.html": b"2", "en/new.html": b"1"},
    {"same.html": b"1", "edited.html": b"3", "en/new.html": b"2"},
)


def publish_versions(output: Path, versions: Sequence[dict[str, bytes]] = VERSIONS) -> SiteState:
    known = None
    for files in versions:
        known = publish_files(output, files, known)
    assert known
    return known


def test_a_site_that_nobody_has_touched_is_brought_up_to_date_by_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "_WORTH_KEEPING", 1)
    output, known, linked = tmp_path / "public", None, list[str]()
    link = OpenFolder.link
    for files in VERSIONS:
        with monkeypatch.context() as patch:
            patch.setattr(
                OpenFolder, "link", lambda self, source, path: (linked.append(source), link(self, source, path))
            )
            known = publish_files(output, files, known)
        assert check_whole(output) == files
        assert known.stats == SiteScan(output, 0).digest()
        assert known.files == len(files) + 1
    # The first site as a whole, to make the stage; then what had changed one time before, unless it changes again.
    assert linked == [f"public/{place}" for place in (*sorted(VERSIONS[0]), "edited.html", "en/new.html")]


@pytest.mark.parametrize("mark", ["none", "torn", "of another site", "outside"])
def test_a_stage_without_its_mark_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str) -> None:
    """Nobody knows what is in it; nor may a mark lead outside."""
    monkeypatch.setattr(published, "_WORTH_KEEPING", 1)
    output, staged = tmp_path / "public", tmp_path / ".public.staged"
    known = publish_versions(output)
    write_files(tmp_path, {".public.staged/planted.html": "mine", "precious.txt": "mine"})
    path = staged / ".mark.json"
    if mark == "none":
        path.unlink()
    elif mark == "torn":
        path.write_bytes(path.read_bytes()[:-2])
    elif mark == "of another site":
        path.write_text(json.dumps({"manifest": "0" * 32, "places": []}), encoding="utf-8")
    else:
        places = ["planted.html", "../precious.txt", "/etc/hostname", "", "."]
        path.write_text(json.dumps({"manifest": known.manifest, "places": places}), encoding="utf-8")
    files = {**VERSIONS[-1], "one/more.html": b"1"}
    known = publish_files(output, files, known)
    assert check_whole(output) == files
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "mine"
    publish_files(output, VERSIONS[0], known)
    assert check_whole(output) == VERSIONS[0]


def test_of_a_site_that_was_published_by_others_since_nothing_is_taken_on_trust(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "_WORTH_KEEPING", 1)
    output = tmp_path / "public"
    known = publish_versions(output)
    publish_files(output, {"other.html": b"other"})
    assert not Stage(output, known=known).is_known
    publish_files(output, VERSIONS[-1], known)
    assert check_whole(output) == VERSIONS[-1]


def test_a_published_file_that_somebody_changed_is_written_again(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish_files(output, {"a.html": b"published"})
    for changed in (b"changed by hand", b"ours now?"):
        (output / "a.html").write_bytes(changed)
        publish_files(output, {"a.html": b"published"})
        assert check_whole(output) == {"a.html": b"published"}


def test_a_published_file_that_somebody_deleted_is_written_again(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish_files(output, {"a.html": b"published"})
    (output / "a.html").unlink()
    publish_files(output, {"a.html": b"published"})
    assert check_whole(output) == {"a.html": b"published"}


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    output = tmp_path / "public"
    write_files(tmp_path, {".public.staged/half/written.html": "half"})
    publish_files(output, {"a.html": b"a"})
    assert check_whole(output) == {"a.html": b"a"}
    assert os.listdir(tmp_path) == ["public"]


class LibraryOfMacOS:
    """Its call takes what that of Linux takes, which stands in for it: no Mac is here."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self.calls: list[tuple[int, bytes, int, bytes, int]] = []
        self._renameat2 = library.renameat2

    def renameatx_np(self, folder: int, name: bytes, other_folder: int, other: bytes, flags: ctypes.c_uint) -> int:
        self.calls.append((folder, name, other_folder, other, flags.value))
        return int(self._renameat2(folder, name, other_folder, other, flags))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="its call stands in for that of macOS")
def test_macos_exchanges_two_names_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = LibraryOfMacOS(ctypes.CDLL(None, use_errno=True))
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    monkeypatch.setattr(sys, "platform", "darwin")
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    with OpenFolder(tmp_path) as files:
        assert files.exchange("new", "old")
        assert not files.exchange("new", "neither")
    assert [(tmp_path / name / "page").read_text() for name in ("new", "old")] == ["old", "new"]
    assert [call[1::2] for call in library.calls] == [(b"new", b"old"), (b"new", b"neither")]
    assert library.calls[0][4] == 2, "RENAME_SWAP of macOS"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_system_that_exchanges_nothing_says_so(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    monkeypatch.setattr(sys, "platform", platform)
    with OpenFolder(tmp_path) as files:
        assert not files.exchange("new", "old")


def test_without_the_exchange_of_the_system_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OpenFolder, "exchange", lambda files, new, old: False)
    output = tmp_path / "public"
    for content in (b"first", b"second", b"third"):
        publish_files(output, {"a.html": content})
        assert check_whole(output) == {"a.html": content}
        assert os.listdir(tmp_path) == ["public"]


def test_a_disk_that_is_full_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path / "house", {"content/en/a.md": "# Old\n"})
    publish(root)
    before = check_whole(root / "public")
    write_files(root, {"content/en/a.md": "# New\n"})
    flush = published.flush_folder

    def fail(folder: object, path: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(published, "flush_folder", fail)
    report = publish(root)
    assert "output-unwritable" in codes(report)
    assert check_whole(root / "public") == before
    assert not (root / ".public.staged").exists()
    monkeypatch.setattr(published, "flush_folder", flush)
    assert publish(root).is_published


# ---------------------------------------------------------------- folders that are not ours


def foreign(output: Path) -> Path:
    return write_files(output, {"precious.txt": "mine"})


def linked(output: Path) -> Path:
    (output.parent / "elsewhere").mkdir()
    output.symlink_to("elsewhere")
    return output


def linked_to_ours(output: Path) -> Path:
    publish_files(output.parent / "elsewhere", {"a.html": b"a"})
    output.symlink_to("elsewhere")
    return output


def a_file(output: Path) -> Path:
    output.write_text("a file", encoding="utf-8")
    return output


def with_a_manifest_of_another(output: Path) -> Path:
    return write_files(output, {MANIFEST: '{"name": "An app", "icons": []}', "index.html": "mine"})


def with_a_torn_manifest(output: Path) -> Path:
    return write_files(output, {MANIFEST: '{"generator": "dig', "index.html": "mine"})


@pytest.mark.parametrize(
    "make", [foreign, linked, linked_to_ours, a_file, with_a_manifest_of_another, with_a_torn_manifest]
)
def test_a_folder_of_other_files_is_refused(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    output = make(tmp_path / "public")
    before = sorted((str(path), path.lstat().st_mtime_ns) for path in tmp_path.rglob("*"))
    with pytest.raises(OutputRefused):
        Stage(output)
    assert sorted((str(path), path.lstat().st_mtime_ns) for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("output", [Path("/"), Path("/usr"), Path("/tmp/.."), Path.home()])
def test_the_system_and_the_home_are_refused(output: Path) -> None:
    with pytest.raises(OutputRefused):
        Stage(output)


def test_an_empty_home_is_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(OutputRefused):
        Stage(tmp_path)


SOURCES = ["", ".", "content", "content/en", "content/en/new", "content/new", "..", "../..", "public/../content"]
THEME = [
    "templates",
    "templates/new",
    "assets",
    "locales/ru",
    ".git",
    ".git/hooks",
    ".cache",
    ".cache/diglot",
    "linked",
]


@pytest.mark.parametrize("place", [*SOURCES, *THEME])
def test_the_sources_are_refused(tmp_path: Path, place: str) -> None:
    """The publication itself, a folder of it that is read, and what lies in one; nothing in them changes."""
    root = write_files(tmp_path / "house", {"content/en/a.md": "# A\n", "content/site.toml": ""})
    (root / "linked").symlink_to("content")
    before = {path: content for path, content in files_of(tmp_path).items() if ".cache" not in path}
    report = publish(root, output=(root / place).absolute())
    assert "output-not-ours" in codes(report)
    assert {path: content for path, content in files_of(tmp_path).items() if ".cache" not in path} == before


# ---------------------------------------------------------------- kills and races


def write_version(root: Path, version: int) -> None:
    """The tiny publication, every text of which names a version."""
    texts = {
        f"content/{lang}/text-{n}.md": f"# Version {version}\n\nThe text of version {version}.\n"
        for lang in ("en", "ru")
        for n in range(4)
    }
    write_files(root, {"content/site.toml": 'base_url = "https://journal.example"\n', **texts})


def start_build(root: Path, *options: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "diglot", "build", "--root", str(root), "--formats", "html", *options]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    )


def check_one_version(output: Path) -> None:
    pages = [content.decode() for path, content in check_whole(output).items() if path.endswith(".html")]
    versions = {
        page.partition("The text of version ")[2][:3].strip(" .<") for page in pages if "text of version" in page
    }
    assert len(versions) == 1


def time_build(root: Path, number: int) -> float:
    """How many seconds a build of that version takes."""
    write_version(root, number)
    started = time.monotonic()
    assert start_build(root).wait() == 0
    return time.monotonic() - started


def kill_builds(root: Path, times: int) -> int:
    """Kill so many builds at work at random moments and look at the site each time; how many came too late."""
    # The first one makes everything, and takes longer than those that will be killed.
    _, *later = [time_build(root, number) for number in (98, 99)]
    usual = min(later)
    noise = random.Random(1708)
    killed = late = 0
    while killed < times:
        write_version(root, 100 + killed + late)
        process, started = start_build(root), time.monotonic()
        try:
            process.wait(usual * noise.uniform(0.2, 1.0))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        else:
            # The machine is less busy than it was when the time of a build was taken.
            usual = min(usual, time.monotonic() - started)
            late += 1
        check_one_version(root / "public")
    return late


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    """Six times at random moments; and the next build goes through and sweeps up."""
    root = tmp_path / "house"
    kill_builds(root, 6)
    assert start_build(root).wait() == 0
    check_one_version(root / "public")
    assert sorted(path.name for path in root.iterdir()) == [".cache", "content", "public"]


@pytest.mark.long
def test_two_hundred_killed_builds_leave_the_old_site_or_the_new_one(
    tmp_path: Path, figure: Callable[[str], None]
) -> None:
    late = kill_builds(tmp_path / "house", 200)
    assert start_build(tmp_path / "house").wait() == 0
    check_one_version(tmp_path / "house/public")
    figure(
        f"200 of 200 sites complete and of one version ({late} kills came after the build ended); the next build succeeded"
    )


# Publishes without end: most of the time is spent near the exchange.
_PUBLISH_ON = """
import itertools, sys
from pathlib import Path
from diglot.adapters.disk import Stage
for number in itertools.count():
    stage = Stage(Path(sys.argv[1]))
    for name in range(12):
        stage.write(f"{name}.html", f"version {number}".encode())
    stage.publish()
    stage.close()
    print(number, flush=True)
"""


def test_a_kill_near_the_exchange_leaves_one_site(
    tmp_path: Path, request: pytest.FixtureRequest, figure: Callable[[str], None]
) -> None:
    noise = random.Random(1986)
    times = 300 if request.config.getoption("--long") else 15
    for _ in range(times):
        command = [sys.executable, "-c", _PUBLISH_ON, str(tmp_path / "public")]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)})
        assert process.stdout
        process.stdout.readline()
        time.sleep(noise.uniform(0, 0.02))
        process.kill()
        process.communicate()
        assert len(set(check_whole(tmp_path / "public").values())) == 1
    figure(f"{times} of {times} sites complete and of one version")


def test_a_reader_meets_no_gap(tmp_path: Path, request: pytest.FixtureRequest, figure: Callable[[str], None]) -> None:
    """A page is there at every moment while the site is published over and over."""
    output = tmp_path / "public"
    process = subprocess.Popen(
        [sys.executable, "-c", _PUBLISH_ON, str(output)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout
    process.stdout.readline()
    try:
        reads = 200_000 if request.config.getoption("--long") else 20_000
        versions: set[bytes] = set()
        done = 0
        while done < reads or len(versions) <= 20:  # a busy machine publishes slowly
            page = (output / "3.html").read_bytes()
            assert page.startswith(b"version ")
            versions.add(page)
            done += 1
    finally:
        process.kill()
        process.communicate()
    figure(f"{done:,} reads of a page while {len(versions):,} versions were published: none failed or was torn")


@pytest.mark.parametrize("count", [4, pytest.param(20, marks=pytest.mark.long)])
def test_many_builds_at_once_all_succeed(tmp_path: Path, count: int) -> None:
    """Each waits for the one before it."""
    root = tmp_path / "house"
    write_version(root, 100)
    builds = [start_build(root, "--jobs", "1") for _ in range(count)]
    assert [process.wait() for process in builds] == [0] * count
    check_one_version(root / "public")
    assert sorted(path.name for path in root.iterdir()) == [".cache", "content", "public"]


def test_a_lock_frees_itself_when_its_holder_is_killed(tmp_path: Path) -> None:
    code = "import sys, time\nfrom pathlib import Path\nfrom diglot.adapters.disk import locked\nwith locked(Path(sys.argv[1])):\n    print(1, flush=True)\n    time.sleep(60)\n"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "lock")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout
    process.stdout.readline()
    process.kill()
    process.communicate()
    waits: list[str] = []
    with locked(tmp_path / "lock", waits.append):
        assert waits == []


def test_a_waiting_process_learns_who_holds_the_lock(tmp_path: Path) -> None:
    holders: list[str] = []
    with locked(tmp_path / "lock", holders.append):
        waiting = Thread(target=lambda: locked(tmp_path / "lock", holders.append).__enter__(), daemon=True)
        waiting.start()
        while not holders:
            time.sleep(0.01)
    waiting.join()
    assert holders == [str(os.getpid())]


def test_a_lock_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    inside: list[str] = []
    is_waiting = Event()

    def enter() -> None:
        with locked(tmp_path / "lock", lambda _: is_waiting.set()):
            inside.append("the second")

    with locked(tmp_path / "lock"):
        second = Thread(target=enter)
        second.start()
        assert is_waiting.wait(PATIENCE_S)
        inside.append("the first")
    second.join()
    assert inside == ["the first", "the second"]


def is_free(lock: Path) -> bool:
    try:
        with unused(lock):
            return True
    except InUse:
        return False


def test_a_fork_does_not_inherit_a_lock(tmp_path: Path) -> None:
    """A worker process may live a moment longer than the build that forked it."""
    with locked(tmp_path / "lock"):
        child = os.fork()
        if not child:
            time.sleep(2 * PATIENCE_S)
            os._exit(0)
    try:
        # The child closes the lock as its first act, which may take it a moment on a busy machine.
        assert wait_until(lambda: is_free(tmp_path / "lock")), "the child still holds the lock"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_a_fork_of_a_fork_closes_nothing_of_its_own(tmp_path: Path) -> None:
    """The file that it opened has the number that the lock had."""
    with locked(tmp_path / "lock"):
        child = os.fork()
        if not child:
            own = os.open(tmp_path / "own", os.O_CREAT | os.O_WRONLY)
            if not os.fork():
                os.write(own, b"whole")
                os._exit(0)
            os.wait()
            os._exit(0)
    os.waitpid(child, 0)
    assert (tmp_path / "own").read_bytes() == b"whole"


def test_a_lock_may_be_shared_but_is_not_unused_then(tmp_path: Path) -> None:
    with closing(acquire_lock(tmp_path / "lock")), closing(acquire_lock(tmp_path / "lock")):
        with pytest.raises(InUse) as refusal, unused(tmp_path / "lock"):
            pass
        assert refusal.value.args == (str(os.getpid()),)
    with unused(tmp_path / "lock"):
        pass


def test_a_lock_holds_the_number_of_its_holder_alone(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"9" * 40)
    with locked(tmp_path / "lock"):
        assert (tmp_path / "lock").read_text(encoding="ascii") == f"{os.getpid()}\n"


def test_a_lock_is_made_with_the_folders_on_its_way(tmp_path: Path) -> None:
    with locked(tmp_path / "a/b/lock"):
        assert (tmp_path / "a/b/lock").is_file()


def test_a_lock_whose_file_was_removed_is_known(tmp_path: Path) -> None:
    with closing(acquire_lock(tmp_path / "lock")) as lock:
        assert lock.is_at_its_path
        (tmp_path / "lock").unlink()
        assert not lock.is_at_its_path
        (tmp_path / "lock").touch()
        assert not lock.is_at_its_path


def test_what_was_unused_can_be_asked_again(tmp_path: Path) -> None:
    for _ in range(2):
        with unused(tmp_path / "lock"):
            pass


@pytest.mark.parametrize("kind", ["nothing", "a link", "a file"])
def test_nothing_is_made_where_there_is_no_folder_to_lock(tmp_path: Path, kind: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    if kind == "a link":
        (tmp_path / "folder").symlink_to("elsewhere")
    elif kind == "a file":
        (tmp_path / "folder").touch()
    before = sorted(tmp_path.rglob("*"))
    with unused(tmp_path / "folder/lock"):
        pass
    assert sorted(tmp_path.rglob("*")) == before


def test_a_pipe_is_no_lock_and_stays_closed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lock")
    before = os.listdir("/proc/self/fd")
    with pytest.raises(OSError, match="special file"):
        acquire_lock(tmp_path / "lock")
    # What other tests have left open may be closed just now.
    assert set(os.listdir("/proc/self/fd")) <= set(before)


@pytest.mark.parametrize("number", [b"", b"999999999\n", b"a name", b"9" * 30])
def test_a_lock_does_not_name_a_process_that_is_gone(tmp_path: Path, number: bytes) -> None:
    with locked(tmp_path / "lock"):
        (tmp_path / "lock").write_bytes(number)
        with pytest.raises(InUse) as refusal, unused(tmp_path / "lock"):
            pass
    assert refusal.value.args == ("",)


def test_a_lock_is_not_handed_down_to_children(tmp_path: Path) -> None:
    """A process that outlives its build must not keep the next one waiting."""
    with locked(tmp_path / "lock"):
        child = subprocess.Popen(["sleep", "30"])
    waits: list[str] = []
    try:
        with locked(tmp_path / "lock", waits.append):
            assert waits == []
    finally:
        child.kill()
        child.wait()


def test_what_has_no_digest_is_not_left_open(tmp_path: Path) -> None:
    """A folder that cannot be listed for want of open files is taken for a file, and would take one more of them."""
    os.mkfifo(tmp_path / "pipe")
    before = os.listdir("/dev/fd")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none"):
        assert file_stats.digest_of_file(str(path)) == ""
    assert set(os.listdir("/dev/fd")) <= set(before)

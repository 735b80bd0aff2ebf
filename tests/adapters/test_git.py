"""A repository may come from anybody: whatever its settings and attributes name, git runs nothing of it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.adapters.git import Commit, GitFailure, find_commit, make_repository, program, snapshots, unpack
from diglot.adapters.git.program import run_git
from tests.tools.publication import DAY, files_of, run, write_files
from tests.tools.repositories import commit_by, git
from tests.tools.sent_attacks import COMMITS

SIGNED = """tree {tree}
author n <a@b> 1700000000 +0000
committer n <a@b> 1700000000 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
{blank}
 xxxx
 -----END PGP SIGNATURE-----

signed
"""
PROGRAMS = (
    "gpg.program gpg.openpgp.program gpg.ssh.program gpg.x509.program core.fsmonitor core.pager core.editor "
    "diff.external core.sshCommand credential.helper tar.tar.command core.alternateRefsCommand filter.x.clean "
    "filter.x.smudge filter.x.process diff.x.textconv diff.x.command core.gitProxy uploadpack.packObjectsHook "
    "merge.x.driver trailer.x.command interactive.diffFilter gpg.ssh.defaultKeyCommand pager.ls-tree pager.rev-list"
).split()


def signed_commit(root: Path) -> str:
    commit = SIGNED.format(tree=git(root, "write-tree"), blank=" ")
    name = git(root, "hash-object", "-t", "commit", "-w", "--stdin", given=commit.encode())
    git(root, "update-ref", "refs/heads/main", name)
    return name


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_files(
        tmp_path / "house",
        {
            "content/en/a.md": "---\ntitle: A\n---\n\n$Format:%G? %GK$ Words.\n",
            "content/ru/a.md": "---\ntitle: А\n---\n\nСлова.\n",
            ".gitattributes": "*.md export-subst diff=x merge=x filter=x\n",
        },
    )
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    return root


def name_programs(root: Path) -> Path:
    """Let the settings of a repository name a program wherever they can; return the file that it would leave."""
    mark, program = root.parent / "ran", root.parent / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $@" >> {mark}\n', encoding="utf-8")
    program.chmod(0o755)
    for name in PROGRAMS:
        git(root, "config", name, str(program))
    git(root, "config", "log.showSignature", "true")
    (root / ".git/hooks").mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "post-checkout"):
        (root / ".git/hooks" / hook).symlink_to(program)
    return mark


@pytest.mark.parametrize(
    "words",
    [
        "status --since COMMIT",
        "status --since 2030-01-01",
        "sync --adopt --as-of COMMIT --yes",
        "report --since COMMIT",
        "status",
        "diff a",
        "check",
    ],
)
def test_no_program_is_run_that_a_repository_names(root: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    commit = signed_commit(root)
    mark = name_programs(root)
    # What git knows of a file is older than the file: whoever asks it what has changed lets it read, and filter, all.
    os.utime(root / "content/en/a.md", (1, 1))
    _, _, errors = run([*words.replace("COMMIT", commit).split(), "--root", root], capsys)
    assert not mark.exists(), mark.read_text(encoding="utf-8")
    assert "[unknown-commit]" not in errors


def in_another_file(root: Path) -> None:
    """Settings that the repository's own include, for any folder."""
    (root / ".git/config").rename(root / ".git/more")
    included = f'[include]\n\tpath = {root}/.git/more\n[includeIf "gitdir:**"]\n\tpath = {root}/.git/more\n'
    (root / ".git/config").write_text(f"[core]\n\trepositoryformatversion = 0\n{included}", encoding="utf-8")


def of_a_work_tree(root: Path) -> None:
    git(root, "config", "extensions.worktreeConfig", "true")
    (root / ".git/config.worktree").write_bytes((root / ".git/config").read_bytes())


def behind_a_file(root: Path) -> None:
    """As a submodule has it."""
    (root / ".git").rename(root / "content/repository")
    (root / ".git").write_text("gitdir: content/repository\n", encoding="utf-8")


def in_the_open(root: Path) -> None:
    """A repository that another one carries, as ordinary files: git takes the folder for a bare one."""
    for path in (root / ".git").iterdir():
        path.rename(root / path.name)
    (root / ".git").rmdir()


def with_objects_of_others(root: Path) -> None:
    (root / ".git/objects").rename(root.parent / "objects")
    (root / ".git/objects/info").mkdir(parents=True)
    (root / ".git/objects/info/alternates").write_text(f"{root.parent}/objects\n", encoding="utf-8")


WAYS = [in_another_file, of_a_work_tree, behind_a_file, in_the_open, with_objects_of_others]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("words", ["status --since COMMIT", "sync --adopt --as-of COMMIT --yes", "check"])
def test_no_program_is_run_wherever_a_repository_names_it(
    root: Path, words: str, way: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    commit = signed_commit(root)
    mark = name_programs(root)
    way(root)
    _, out, errors = run([*words.replace("COMMIT", commit).split(), "--root", root], capsys)
    assert not mark.exists(), mark.read_text(encoding="utf-8")
    assert "bug in diglot" not in out + errors


def test_a_commit_is_unpacked_as_it_is_whatever_attributes_say(root: Path, tmp_path: Path) -> None:
    write_files(root, {".gitattributes": "*.md export-subst export-ignore eol=crlf ident\n"})
    git(root, "add", "-A")
    unpack(root, Commit(signed_commit(root), DAY), ["content"], tmp_path / "past")
    assert files_of(tmp_path / "past/content") == files_of(root / "content")


def test_a_commit_is_unpacked_in_parts(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much it holds, little of it is in memory."""
    monkeypatch.setattr(snapshots, "_GROUP_BYTES", 30)
    unpack(root, Commit(signed_commit(root), DAY), ["content"], tmp_path / "past")
    assert files_of(tmp_path / "past/content") == files_of(root / "content")


def test_neither_links_nor_names_that_lead_out_are_unpacked(root: Path, tmp_path: Path) -> None:
    """A tree of git can hold names that no file system gives."""
    blob = git(root, "hash-object", "-w", "--stdin", given=b"outside")
    inner = git(root, "mktree", given=f"100644 blob {blob}\tevil.md\n".encode())
    content = git(
        root,
        "mktree",
        given=f"120000 blob {blob}\tlink.md\n100644 blob {blob}\ta.md\n040000 tree {inner}\t..\n".encode(),
    )
    tree = git(root, "mktree", given=f"040000 tree {content}\tcontent\n".encode())
    commit = git(root, "commit-tree", tree, given=b"planted")
    unpack(root, Commit(commit, DAY), ["content"], tmp_path / "past")
    assert files_of(tmp_path / "past") == {"content/a.md": b"outside"}


def test_a_commit_without_the_publication_is_said(root: Path, tmp_path: Path) -> None:
    commit = Commit(signed_commit(root), DAY)
    with pytest.raises(GitFailure, match="not there yet"):
        unpack(root, commit, ["absent"], tmp_path / "past")


@pytest.mark.parametrize(("people", "head"), COMMITS)
def test_a_commit_of_no_day_or_in_no_encoding_is_read(people: bytes, head: bytes, root: Path) -> None:
    """Of what is no moment, git itself makes the beginning of 1970."""
    name = commit_by(root, people, head)
    git(root, "config", "i18n.logOutputEncoding", "UTF-16")
    commit = find_commit(root, name)
    assert commit.name == name
    assert commit.day.year in (1970, 2023)


# What git opens by itself, and what its files refer to.
OWN_FILES = """
    HEAD config config.worktree index packed-refs shallow commondir info/exclude info/attributes info/grafts
    objects/info/alternates objects/info/commit-graph objects/info/commit-graphs/commit-graph-chain
    objects/pack/multi-pack-index objects/ab/cd refs/heads/main refs/tags/v1 MERGE_HEAD
""".split()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def put(kind: Callable[[Path], None], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    kind(path)


@pytest.mark.parametrize("kind", [a_pipe, a_link_to_a_device], ids=["pipe", "device"])
@pytest.mark.parametrize("name", OWN_FILES)
def test_git_is_not_run_where_it_would_wait_for_a_file_of_its_own(
    root: Path, name: str, kind: Callable[[Path], None]
) -> None:
    """It would take half a minute each time, and be told as a repository without commits."""
    path = root / ".git" / name
    put(kind, path)
    with pytest.raises(OSError, match="a pipe, a device") as told:
        find_commit(root, "HEAD")
    assert told.value.filename == str(path)
    path.unlink()
    git(root, "init", "-q")  # which puts back what it needs
    with pytest.raises(GitFailure, match="git does not know this commit"):
        find_commit(root, "nothing")


def of_settings(root: Path, pipe: Path) -> None:
    """Settings that include others, these a pipe; beside them what git does not open."""
    (root / ".git/config").write_text("[core]\n\tbare = false\n[include] path = ../../aside/more\n", encoding="utf-8")
    more = f'[includeIf "gitdir:**"]\n\tPath = "{pipe}"\n[include]\n\tpath = ~nobody-here/more\n'
    (pipe.parent / "more").write_text(more, encoding="utf-8")


def of_objects(root: Path, pipe: Path) -> None:
    (pipe.parent / "store/pack").mkdir(parents=True)
    pipe.rename(pipe.parent / "store/pack/multi-pack-index")
    (root / ".git/objects/info/alternates").write_text("../../../store\n", encoding="utf-8")


def of_a_folder_of_git(root: Path, pipe: Path) -> None:
    (root / ".git").rename(root.parent / "elsewhere")
    (root / ".git").write_text("gitdir: ../elsewhere\n", encoding="utf-8")
    pipe.rename(root.parent / "elsewhere/shallow")


def of_a_bare_repository(root: Path, pipe: Path) -> None:
    in_the_open(root)
    pipe.rename(root / "shallow")


@pytest.mark.parametrize(
    "way", [of_settings, of_objects, of_a_folder_of_git, of_a_bare_repository], ids=lambda way: way.__name__
)
def test_git_is_not_run_where_its_files_refer_to_a_pipe(
    root: Path, tmp_path: Path, way: Callable[[Path, Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "aside").mkdir()
    os.mkfifo(tmp_path / "aside/pipe")
    git(root, "commit", "-qm", "1")
    if way is of_objects:
        (tmp_path / "aside/pipe").rename(tmp_path / "pipe")
    way(root, tmp_path / ("pipe" if way is of_objects else "aside/pipe"))
    code, _, errors = run(["status", "--since", "HEAD", "--root", root], capsys)
    assert code == 1
    assert "a pipe, a device or another special file is in the way [file-out-of-reach]" in errors


def test_no_repository_is_begun_where_git_would_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".gitattributes")
    with pytest.raises(OSError, match="a pipe, a device"):
        make_repository(tmp_path, ["content/site.toml"], "Begin")
    assert not (tmp_path / ".git").exists()


def test_a_socket_and_the_null_device_are_in_nobodys_way(root: Path) -> None:
    """The first watches files for git; with the second people switch hooks off."""
    with socket.socket(socket.AF_UNIX) as watcher, contextlib.chdir(root / ".git"):
        watcher.bind("fsmonitor--daemon.ipc")
    shutil.rmtree(root / ".git/hooks")
    (root / ".git/hooks").symlink_to(os.devnull)
    git(root, "commit", "-qm", "1")
    assert find_commit(root, "HEAD").name


def test_git_takes_no_more_memory_than_it_is_given(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_MOST_MEMORY", 50_000_000)
    name = signed_commit(root)
    (root / ".git/info").mkdir(exist_ok=True)
    with (root / ".git/info/attributes").open("wb") as file:
        file.truncate(90_000_000)  # of nothing, which takes no room
    words = ["check-attr", "--source", name, "diff", "content/en/a.md"]
    with pytest.raises(GitFailure, match="refused"):
        run_git(root, words, "refused")

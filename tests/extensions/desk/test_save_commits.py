"""What a team saves is committed by whoever has saved it, and nothing of anybody else's is touched: with the real git."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from diglot.cli import command_line
from diglot.extensions.desk.adapters import git_commits
from diglot.extensions.desk.pipeline.save_commits import GROUP_SECONDS, SaveCommits, SavedWork
from tests.tools.publication import write_files
from tests.tools.team_desk import ADDRESS, Person, TeamDesk, team_desk
from tests.tools.waiting import PATIENCE_S

HOUSE = {
    "content/site.toml": f'desk_url = "{ADDRESS}"\n',
    "content/en/boat.md": "---\ntitle: The Boat\n---\nA boat.\n\nTwo boats.\n",
    "content/ru/boat.md": "---\ntitle: Лодка\n---\nЛодка.\n\nДве лодки.\n",
    "content/en/oar.md": "---\ntitle: The Oar\n---\nAn oar.\n",
    "content/ru/oar.md": "---\ntitle: Весло\n---\nВесло.\n",
    "content/en/sea.md": "---\ntitle: The Sea\n---\nA sea.\n",
    ".gitignore": "/.cache/\n",
    "notes.txt": "0\n",
}
FILE = "content/ru/boat.md"
HAND = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Anna"), ("EMAIL", "anna@journal.example"))}  # fmt: skip


def git(root: Path, *words: str, code: int | None = 0) -> str:
    """Run git as a person does at the terminal. code: how it must end; None: anyhow."""
    done = subprocess.run(["git", *words], cwd=root, env={**os.environ, **HAND}, capture_output=True, check=False)
    assert code in (None, done.returncode), (words, done.stderr)
    return done.stdout.decode().removesuffix("\n") if done.returncode == 0 else ""


def log(root: Path) -> list[tuple[str, str]]:
    """Author and subject of each commit, the newest first."""
    return [(one.partition("|")[0], one.partition("|")[2]) for one in git(root, "log", "--format=%an|%s").split("\n")]


def log_commit(root: Path, subject: str) -> str:
    """The commit with a subject."""
    return git(root, "log", "--format=%H", f"--grep=^{subject}$")


def committed(root: Path, path: str = FILE) -> str:
    return git(root, "show", f"HEAD:{path}")


def on_disk(root: Path, path: str = FILE) -> str:
    return (root / path).read_text(encoding="utf-8").removesuffix("\n")


@pytest.fixture
def publication(tmp_path: Path, far_day: None) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    for article in ("boat", "oar"):
        assert command_line.main(["sync", article, "--root", str(root), "--by", "Oleg Sokol"]) == 0
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Begin")
    return root


@pytest.fixture
def desk(publication: Path) -> Iterator[TeamDesk]:
    with team_desk(publication) as running:
        yield running


@pytest.fixture
def nina(desk: TeamDesk) -> Person:
    return desk.enter("Nina Ash", "translator", "reviewer")


def save(person: Person, text: str, row: int = 1, article: str = "boat") -> Any:
    person.open(article, "ru")
    status, answer = person.save(article, "ru", row, text)
    assert status == 200, answer
    return answer


# ---------------------------------------------------------------- whose commit it is, and what is in it


def test_the_history_of_a_row_has_who_changed_it_and_nobody_else(desk: TeamDesk, nina: Person) -> None:
    """Of saves that became one commit, only what was committed; of those that are not committed, each."""
    oleg = desk.enter("Oleg Sokol", "translator")
    for text in ("Лодочка.", "Лодка!", "Ладья."):
        save(nina, text)
    save(oleg, "Две ладьи.", 2)

    def history(row: int, article: str = "boat") -> list[tuple[str, str]]:
        order = {"article": article, "to": "ru", "row": row, "digest": nina.open(article, "ru")["digest"]}
        status, answer = nina.post("/-/history", order)
        assert (status, answer["message"]) == (200, "")
        return [(one["facts"].split(",")[0], one["text"]) for one in answer["versions"]]

    assert history(1) == [("Nina Ash", "Ладья."), ("Anna", "Лодка.")]
    assert history(2) == [("Oleg Sokol", "Две ладьи."), ("Anna", "Две лодки.")]
    assert history(0) == [("Anna", "Лодка")]
    (desk.root / FILE).write_text(on_disk(desk.root).replace("Ладья.", "Ладья?"), encoding="utf-8")
    assert history(1)[:2] == [("in the file", "Ладья?"), ("Nina Ash", "Ладья.")]
    assert command_line.main(["mv", "boat", "ship", "--root", str(desk.root)]) == 0
    git(desk.root, "add", "--all")
    git(desk.root, "commit", "--quiet", "--message=Rename")
    assert history(1, "ship") == [("Anna", "Ладья?"), ("Nina Ash", "Ладья."), ("Anna", "Лодка.")]


def test_saves_in_one_translation_are_one_commit_by_their_person(
    publication: Path, desk: TeamDesk, nina: Person
) -> None:
    oleg = desk.enter("Олег Сокол", "translator")
    save(nina, "Лодочка.")
    save(nina, "Две лодочки.", 2)
    assert log(publication) == [("Nina Ash", "boat (ru): translation"), ("Anna", "Begin")]
    save(oleg, "Весло есть.", article="oar")
    save(nina, "Одна лодочка.")
    assert [name for name, _ in log(publication)] == ["Nina Ash", "Олег Сокол", "Nina Ash", "Anna"]
    assert committed(publication) == on_disk(publication)
    assert git(publication, "log", "--format=%ae %ce", "-2").split("\n") == [
        "nina-ash@noreply.desk.journal.example nina-ash@noreply.desk.journal.example",
        "oleg-sokol@noreply.desk.journal.example oleg-sokol@noreply.desk.journal.example",
    ]
    assert git(publication, "status", "--porcelain") == ""
    assert git(publication, "fsck", "--strict") == ""


def test_everything_that_is_saved_is_committed(publication: Path, desk: TeamDesk, nina: Person) -> None:
    about = {"article": "boat", "to": "ru"}
    save(nina, "Лодочка.")
    row = nina.open("boat", "ru")["rows"][1]
    assert nina.post("/-/comment", {**about, "row": 1, "hash": row["hash"], "text": "Which boat?"})[0] == 200
    assert nina.post("/-/declare", {**about, "digest": nina.open("boat", "ru")["digest"], "row": 1})[0] == 200
    assert nina.post("/-/review", {**about, "row": 1, "hash": nina.open("boat", "ru")["rows"][1]["hash"]})[0] == 200
    assert nina.post("/-/fields", {**about, "base": {"slug": ""}, "values": {"slug": "lodka"}})[0] == 200
    assert nina.post("/-/regroup", {**about, "digest": nina.open("boat", "ru")["digest"], "row": 1})[0] == 200
    assert log(publication)[0] == (
        "Nina Ash", "boat (ru): translation, comments, in step, reviewed, front matter, rows paired"
    )  # fmt: skip
    assert nina.post("/-/begin", {"article": "sea", "to": "ru"})[0] == 200
    assert log(publication)[0] == ("Nina Ash", "sea (ru): translation begun")
    assert git(publication, "status", "--porcelain") == ""
    assert git(
        publication, "diff", "--stat", "HEAD~2", "--", "content/comments", "content/ledger", "content/en/boat.md"
    )


def test_an_article_begun_and_its_picture_are_committed_and_so_is_that_both_were_taken_back(
    publication: Path, desk: TeamDesk, nina: Person
) -> None:
    status, answer = nina.post("/-/new", {"article": "", "to": "en", "title": "The Shore"})
    assert (status, answer) == (200, {"href": "/write?name=the-shore"})
    assert log(publication)[0] == ("Nina Ash", "the-shore (en): article begun")
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    assert nina.send("/-/picture?article=the-shore&to=en&name=dot.svg&alt=A+dot", drawing)[0] == 200
    assert log(publication)[0] == ("Nina Ash", "the-shore (en): article begun, picture")
    assert git(publication, "show", "HEAD:content/media/dot.svg").encode() == drawing
    for _ in range(2):
        assert nina.post("/-/undo-text", {"article": "the-shore", "to": "en"})[0] == 200
    assert git(publication, "diff", "HEAD", log_commit(publication, "Begin")) == ""
    assert git(publication, "status", "--porcelain") == ""
    assert git(publication, "fsck", "--strict") == ""


def test_what_is_undone_stays_in_the_history(publication: Path, desk: TeamDesk, nina: Person) -> None:
    save(nina, "Лодочка.")
    assert nina.post("/-/undo", {"article": "boat", "to": "ru"})[0] == 200
    assert len(log(publication)) == 3
    assert git(publication, "diff", "HEAD~2") == ""
    assert git(publication, "status", "--porcelain") == ""


def test_nothing_but_the_saved_files_is_in_the_commit(publication: Path, desk: TeamDesk, nina: Person) -> None:
    (publication / "notes.txt").write_text("of the hand\n")
    (publication / "content/ru/oar.md").write_text("---\ntitle: Весло\n---\nДругое весло.\n", encoding="utf-8")
    (publication / "new.txt").write_text("new\n")
    git(publication, "add", "notes.txt")
    before = git(publication, "status", "--porcelain")
    save(nina, "Лодочка.")
    assert git(publication, "show", "--format=", "--name-only") == FILE
    assert git(publication, "status", "--porcelain") == before
    git(publication, "commit", "--quiet", "--message=Mine")
    assert git(publication, "show", "--format=", "--name-only") == "notes.txt"


def test_what_a_person_has_staged_of_the_file_stays_staged(publication: Path, desk: TeamDesk, nina: Person) -> None:
    (publication / FILE).write_text(HOUSE[FILE].replace("Две", "Три"), encoding="utf-8")
    git(publication, "add", FILE)
    staged = git(publication, "show", f":{FILE}")
    save(nina, "Лодочка.")
    assert git(publication, "show", f":{FILE}") == staged
    assert committed(publication) == on_disk(publication)


@pytest.mark.parametrize("attributes", ["* text=auto eol=crlf\n", "*.md text eol=lf\n", "*.md -text\n", "*.md ident\n"])
def test_files_have_the_line_ends_that_git_gives_them(
    publication: Path, desk: TeamDesk, nina: Person, attributes: str
) -> None:
    (publication / ".gitattributes").write_text(attributes)
    text = (publication / FILE).read_bytes()
    (publication / FILE).write_bytes(text.replace(b"\n", b"\r\n") if "crlf" in attributes else text)
    git(publication, "add", "--all")
    git(publication, "commit", "--quiet", "--message=Attributes")
    save(nina, "Лодочка, $Id$.")
    assert git(publication, "show", "--format=", "--numstat") == f"1\t1\t{FILE}"
    assert git(publication, "status", "--porcelain") == ""


LINE_ENDS = {
    "files with CRLF, as they are": ("", "false", b"\r\n"),
    "Windows, after files with CRLF were committed": ("", "true", b"\r\n"),
    "input, after files with CRLF were committed": ("", "input", b"\r\n"),
    "text=auto, after files with CRLF were committed": ("* text=auto\n", "false", b"\r\n"),
    "text=auto and Windows": ("* text=auto\n", "true", b"\r\n"),
    "text=auto eol=crlf, after files with CRLF were committed": ("* text=auto eol=crlf\n", "false", b"\r\n"),
    "text": ("*.md text\n", "true", b"\r\n"),
    "-text": ("*.md -text\n", "true", b"\r\n"),
    "Windows": ("", "true", b"\n"),
    "Windows with text=auto": ("* text=auto\n", "true", b"\n"),
}


def _in_lines_ending(root: Path, end: bytes) -> None:
    for path in (path for path in (root / "content").rglob("*") if path.is_file()):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", end))


@pytest.mark.parametrize(
    ("attributes", "autocrlf", "in_commits"),
    [
        pytest.param(*case, id=name, marks=pytest.mark.long if number % 2 else ())
        for number, (name, case) in enumerate(LINE_ENDS.items())
    ],
)
def test_files_with_crlf_keep_it_and_are_committed_as_git_commits_them(
    publication: Path, desk: TeamDesk, nina: Person, attributes: str, autocrlf: str, in_commits: bytes
) -> None:
    """The folder has CRLF everywhere, as on Windows; its commits may have been made with other settings."""
    _in_lines_ending(publication, in_commits)
    git(publication, "-c", "core.autocrlf=false", "commit", "--all", "--quiet", "--allow-empty", "--message=Line ends")
    (publication / ".gitattributes").write_text(attributes)
    git(publication, "add", ".gitattributes")
    git(publication, "commit", "--quiet", "--allow-empty", "--message=Attributes")
    git(publication, "config", "core.autocrlf", autocrlf)
    _in_lines_ending(publication, b"\r\n")
    about = {"article": "boat", "to": "ru"}
    save(nina, "Лодочка.")
    assert nina.post("/-/fields", {**about, "base": {"slug": ""}, "values": {"slug": "lodka"}})[0] == 200
    assert nina.post("/-/declare", {**about, "digest": nina.open("boat", "ru")["digest"], "row": 1})[0] == 200
    row = nina.open("boat", "ru")["rows"][1]
    assert nina.post("/-/review", {**about, "row": 1, "hash": row["hash"]})[0] == 200
    assert nina.post("/-/begin", {"article": "sea", "to": "ru"})[0] == 200
    for path in (FILE, "content/ledger/boat.toml", "content/ru/sea.md"):
        content = (publication / path).read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n"), path
    # What git would commit itself: the same tree as that of the same files added at the terminal.
    tree, saved = (
        git(publication, "rev-parse", "HEAD^{tree}"),
        git(publication, "diff", "--name-only", "HEAD~2", "HEAD").split("\n"),
    )
    git(publication, "reset", "--quiet", "HEAD~2")
    git(publication, "add", *saved)
    assert git(publication, "write-tree") == tree
    assert {FILE, "content/ledger/boat.toml", "content/ru/sea.md"} <= set(saved)


def test_a_publication_may_be_a_folder_of_its_repository(tmp_path: Path, far_day: None) -> None:
    """Its files may be executable there, and its ledgers ignored."""
    root = write_files(tmp_path / "all" / "журнал", HOUSE)
    (root / FILE).chmod(0o755)
    (tmp_path / "all/.gitignore").write_text("ledger/\n.cache/\n")
    git(tmp_path / "all", "init", "--quiet", "--initial-branch=main")
    git(tmp_path / "all", "add", "--all")
    git(tmp_path / "all", "commit", "--quiet", "--message=Begin")
    with team_desk(root) as desk:
        nina = desk.enter("Nina Ash", "translator")
        save(nina, "Лодочка.")
        digest = nina.open("boat", "ru")["digest"]
        assert nina.post("/-/declare", {"article": "boat", "to": "ru", "digest": digest})[0] == 200
    assert git(root, "ls-tree", "HEAD", FILE).startswith("100755 blob")
    assert git(root, "-c", "core.quotePath=false", "show", "--format=", "--name-only") == f"журнал/{FILE}"
    assert git(root, "status", "--porcelain") == ""


# ---------------------------------------------------------------- when a commit is joined with the last one


def _wait(root: Path, desk: TeamDesk) -> None:
    desk.clock[0] += GROUP_SECONDS + 1


def _push(root: Path, desk: TeamDesk) -> None:
    git(root, "update-ref", "refs/remotes/origin/main", "HEAD")


def _tag(root: Path, desk: TeamDesk) -> None:
    git(root, "tag", "yesterday")


def _commit_by_hand(root: Path, desk: TeamDesk) -> None:
    git(root, "commit", "--quiet", "--allow-empty", "--message=Mine")


def _amend_by_hand(root: Path, desk: TeamDesk) -> None:
    git(root, "commit", "--quiet", "--amend", "--message=Mine now")


@pytest.mark.parametrize("happens", [_wait, _push, _tag, _commit_by_hand, _amend_by_hand])
def test_a_commit_that_others_may_have_is_not_changed(
    publication: Path, desk: TeamDesk, nina: Person, happens: Callable[[Path, TeamDesk], None]
) -> None:
    save(nina, "Лодочка.")
    happens(publication, desk)
    before = git(publication, "rev-parse", "HEAD")
    assert nina.post("/-/comment", {"article": "boat", "to": "ru", "text": "Which boat?"})[0] == 200
    assert (git(publication, "rev-parse", "HEAD~"), log(publication)[0][1]) == (before, "boat (ru): comments")
    save(nina, "Лодочка третья.")
    assert git(publication, "rev-parse", "HEAD~") == before, "the next one is joined with the last"
    assert log(publication)[0][1] == "boat (ru): comments, translation"


# ---------------------------------------------------------------- what keeps a save from being committed


def _detach(root: Path, _: pytest.MonkeyPatch) -> None:
    git(root, "checkout", "--quiet", "--detach")


def _unborn(root: Path, _: pytest.MonkeyPatch) -> None:
    git(root, "checkout", "--quiet", "--orphan", "fresh")


def _merge(root: Path, _: pytest.MonkeyPatch) -> None:
    git(root, "checkout", "--quiet", "-b", "other")
    git(root, "commit", "--quiet", "--allow-empty", "--message=Other")
    git(root, "checkout", "--quiet", "main")
    git(root, "commit", "--quiet", "--allow-empty", "--message=Main")
    git(root, "merge", "--no-commit", "--no-ff", "other")


def _rebase(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".git/rebase-merge").mkdir()


def _lock(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("diglot.extensions.desk.adapters.git_commits._LOCK_SECONDS", 0.1)
    (root / ".git/index.lock").touch()


def _other_owner(root: Path, patch: pytest.MonkeyPatch) -> None:
    folder = root.parent / "bin"
    folder.mkdir()
    script = folder / "git"
    script.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {shutil.which("git")} "$@"\n')
    script.chmod(0o755)
    patch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def _no_git(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("PATH", str(root))


def _filter(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".git/info/attributes").write_text("*.md filter=own\n")


def _pipe_of_attributes(root: Path, _: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "content/ru/.gitattributes")


def _pipe_of_what_is_ignored(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".gitignore").unlink()
    os.mkfifo(root / ".gitignore")


OBSTACLES = {
    _detach: "no branch is checked out",
    _unborn: "no commits yet",
    _merge: "a merge, a rebase",
    _rebase: "a merge, a rebase",
    _lock: "index.lock",
    _other_owner: "another user",
    _no_git: "git is not installed",
    _filter: "would run a program",
    _pipe_of_attributes: "content/ru/.gitattributes: a pipe, a device",
    _pipe_of_what_is_ignored: ".gitignore: a pipe, a device",
}


@pytest.mark.parametrize(("happens", "reason"), OBSTACLES.items(), ids=lambda one: getattr(one, "__name__", ""))
def test_a_save_that_cannot_be_committed_is_saved_and_says_why_once(
    publication: Path, desk: TeamDesk, nina: Person, happens: Callable[[Path, Any], None], reason: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        happens(publication, patch)
        said = save(nina, "Лодочка.")["uncommitted"]
        assert reason in said, said
        assert said.startswith("Saved, but not committed to git: ")
        assert "uncommitted" not in save(nina, "Лодочка вторая.")
        oleg = desk.enter("Oleg Sokol", "translator")
        assert reason in save(oleg, "Весло есть.", article="oar")["uncommitted"], "who does not know it yet"
    assert "Лодочка вторая." in on_disk(publication)
    assert (publication / ".git/index.lock").exists() == (happens is _lock)
    if happens is not _unborn:
        assert committed(publication) == HOUSE[FILE].removesuffix("\n")


def test_a_desk_whose_repository_holds_a_pipe_works_without_it(publication: Path) -> None:
    """git would wait half a minute for each of a dozen answers."""
    os.mkfifo(publication / ".git/shallow")
    with team_desk(publication) as desk:
        nina = desk.enter("Nina Ash", "translator")
        assert ".git/shallow: a pipe, a device" in save(nina, "Лодочка.")["uncommitted"]
        order = {"article": "boat", "to": "ru"}
        page = nina.open("boat", "ru")
        status, answer = nina.post("/-/history", {**order, "row": 1, "digest": page["digest"]})
        assert (status, [one["text"] for one in answer["versions"]]) == (200, ["Лодочка."])
        assert "a pipe, a device" in answer["message"]
        (publication / FILE).write_text(on_disk(publication).replace("---", "<<<<<<<", 1), encoding="utf-8")
        assert nina.post("/-/readable", order)[0] == 200, "as the desk has read it"


def test_without_a_repository_nothing_is_said(tmp_path: Path, far_day: None) -> None:
    with team_desk(write_files(tmp_path / "house", HOUSE)) as desk:
        assert "uncommitted" not in save(desk.enter("Nina Ash", "translator"), "Лодочка.")


def test_nothing_that_a_repository_names_is_run(
    publication: Path, desk: TeamDesk, nina: Person, tmp_path: Path
) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho $0 >> {tmp_path}/ran\nexit 1\n")
    program.chmod(0o755)
    hooks = "pre-commit commit-msg prepare-commit-msg post-commit reference-transaction post-index-change"
    for name in (*hooks.split(), "pre-auto-gc", "post-rewrite"):
        shutil.copy(program, publication / ".git/hooks" / name)
    for name, value in (
        ("core.fsmonitor", program), ("gpg.program", program), ("commit.gpgSign", "true"), ("core.editor", program)
    ):  # fmt: skip
        git(publication, "config", name, str(value))
    assert "uncommitted" not in save(nina, "Лодочка.")
    assert not (tmp_path / "ran").exists()
    assert committed(publication) == on_disk(publication)


# ---------------------------------------------------------------- several at once


def test_a_commit_that_comes_in_between_is_kept(
    publication: Path, desk: TeamDesk, nina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A branch can also be moved by commands that do not ask for the index."""
    usual, moved = git_commits._changed_index, list[str]()

    def move_first(*facts: Any) -> bytes:
        if not moved:
            tree = git(publication, "rev-parse", "HEAD^{tree}")
            moved.append(git(publication, "commit-tree", "-p", "HEAD", "-m", "In between", tree))
            git(publication, "update-ref", "refs/heads/main", moved[0])
        return usual(*facts)

    monkeypatch.setattr(git_commits, "_changed_index", move_first)
    assert "uncommitted" not in save(nina, "Лодочка.")
    assert git(publication, "rev-parse", "HEAD~") == moved[0]
    assert git(publication, "status", "--porcelain") == ""


def commit_meanwhile(root: Path, stop: threading.Event, taken: list[str]) -> None:
    """Commit notes by hand until it is to stop. taken: gets those that git has taken."""
    number = 0
    while not stop.is_set():
        number += 1
        (root / "notes.txt").write_text(f"{number}\n")
        words = ("commit", "--quiet", f"--message=Note {number}")
        done = git(root, "add", "notes.txt", code=None) == "" and subprocess.run(
            ["git", *words], cwd=root, env={**os.environ, **HAND}, capture_output=True, check=False
        )
        if done and done.returncode == 0:
            taken.append(f"Note {number}")
        stop.wait(0.05)


def test_an_index_that_git_writes_back_as_it_had_read_it_takes_no_save_back(
    publication: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`git commit` reads the index before it locks it: what it writes then may be older than a save."""
    index = publication / ".git/index"
    replace_index = git_commits._replace_index

    def replaced_and_written_back(*given: Any) -> bool:
        before = index.read_bytes()
        done = replace_index(*given)
        monkeypatch.setattr(git_commits, "_replace_index", replace_index)
        index.write_bytes(before)
        return done

    monkeypatch.setattr(git_commits, "_replace_index", replaced_and_written_back)
    (publication / FILE).write_text("---\ntitle: Лодка\n---\nЛодка плывет.\n", encoding="utf-8")
    git_commits.commit_files(publication, {FILE: (publication / FILE).read_bytes()}, "Save", ("Nina", "nina@a.example"))
    (publication / "notes.txt").write_text("1\n", encoding="utf-8")
    git(publication, "add", "notes.txt")
    git(publication, "commit", "--quiet", "--message=By hand")
    assert git(publication, "show", "--format=", "--name-only", "HEAD") == "notes.txt"
    assert committed(publication) == on_disk(publication)


@pytest.mark.parametrize("saves", [10, pytest.param(500, marks=pytest.mark.long)])
def test_two_people_and_a_hand_lose_no_commit(
    publication: Path, desk: TeamDesk, nina: Person, saves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine the hand may hold the index for long.
    monkeypatch.setattr(git_commits, "_LOCK_SECONDS", PATIENCE_S)
    people = [nina, desk.enter("Oleg Sokol", "translator")]
    chance, stop, taken = random.Random(saves), threading.Event(), list[str]()
    hand = threading.Thread(target=commit_meanwhile, args=(publication, stop, taken))
    hand.start()
    states = {(path, HOUSE[path].removesuffix("\n")) for path in (FILE, "content/ru/oar.md")}
    try:
        # On a busy machine, the hand has its turn late.
        for number in itertools.takewhile(lambda done: done < saves or len(taken) < 4, range(40 * saves)):
            article = chance.choice(["boat", "oar"])
            answer = save(chance.choice(people), f"Слова {number}.", 1, article)
            assert "uncommitted" not in answer, answer["uncommitted"]
            states.add((f"content/ru/{article}.md", on_disk(publication, f"content/ru/{article}.md")))
    finally:
        stop.set()
        hand.join()
    assert len(taken) > 3, "the hand has committed meanwhile"
    subjects = [subject for _, subject in log(publication)]
    assert [one for one in reversed(subjects) if one.startswith("Note")] == taken
    for commit in git(publication, "rev-list", "HEAD", "--max-count", str(len(subjects) - 1)).split("\n"):
        author, *changed = git(publication, "show", "--format=%an", "--name-only", commit).split("\n")
        changed = [path for path in changed if path]
        if author == "Anna":
            assert changed == ["notes.txt"], "what the hand commits takes nothing back"
        else:
            (path,) = changed
            assert (path, git(publication, "show", f"{commit}:{path}")) in states
    for path in (FILE, "content/ru/oar.md"):
        assert committed(publication, path) == on_disk(publication, path)
    assert git(publication, "status", "--porcelain", "content") == ""


# ---------------------------------------------------------------- a desk that was killed


def killed(publication: Path, *works: SavedWork, announced: SavedWork | None = None) -> None:
    """Leave what a desk leaves that was killed before it could commit: files and their record."""
    records = [{"work": work, "is_written": True} for work in works]
    records += [{"work": announced, "is_written": False}] if announced else []
    for work in works:
        write_files(publication, {path: text.decode() for path, text in work.files.items()})
    (publication / ".desk").mkdir(exist_ok=True)
    (publication / ".desk/uncommitted.json").write_bytes(msgspec.json.encode(records))


def work_of(name: str, words: str, path: str = FILE) -> SavedWork:
    text = f"---\ntitle: Лодка\n---\n{words}\n".encode()
    return SavedWork(name, "boat", "ru", "translation", {path: text})


def started(publication: Path) -> None:
    """A desk is started and ended."""
    with team_desk(publication):
        pass


def test_what_a_killed_desk_had_not_committed_is_committed_by_who_saved_it(publication: Path) -> None:
    killed(publication, work_of("Nina Ash", "Раз."), work_of("Олег Сокол", "Два."))
    started(publication)
    assert log(publication)[:2] == [("Олег Сокол", "boat (ru): translation"), ("Nina Ash", "boat (ru): translation")]
    assert "Раз." in git(publication, "show", f"HEAD~:{FILE}")
    assert committed(publication) == on_disk(publication)
    assert git(publication, "status", "--porcelain") == ""
    started(publication)
    assert len(log(publication)) == 3, "once"


def test_what_was_announced_is_committed_only_if_it_was_written(publication: Path) -> None:
    killed(publication, announced=work_of("Nina Ash", "Раз."))
    started(publication)
    assert len(log(publication)) == 1
    killed(publication, work_of("Олег Сокол", "Два."), announced=work_of("Nina Ash", "Раз."))
    started(publication)
    assert log(publication)[0][0] == "Олег Сокол"
    killed(publication, announced=work_of("Nina Ash", "Раз."))
    write_files(publication, {FILE: work_of("", "Раз.").files[FILE].decode()})
    started(publication)
    assert log(publication)[0][0] == "Nina Ash"


def test_what_a_hand_has_changed_or_committed_since_is_left_alone(publication: Path) -> None:
    killed(publication, work_of("Nina Ash", "Раз."))
    (publication / FILE).write_text("By hand.\n", encoding="utf-8")
    started(publication)
    assert len(log(publication)) == 1
    killed(publication, work_of("Nina Ash", "Раз."), work_of("Nina Ash", "Два."))
    git(publication, "commit", "--all", "--quiet", "--message=By hand")
    started(publication)
    assert log(publication)[0] == ("Anna", "By hand")
    assert (publication / FILE).read_text(encoding="utf-8").endswith("Два.\n")


def test_a_record_that_nobody_can_read_stops_nothing(publication: Path) -> None:
    (publication / ".desk").mkdir()
    (publication / ".desk/uncommitted.json").write_bytes(b"[{")
    with team_desk(publication) as desk:
        assert "uncommitted" not in save(desk.enter("Nina Ash", "translator"), "Лодочка.")


def test_what_git_refused_is_committed_by_the_next_desk(publication: Path) -> None:
    with team_desk(publication) as desk:
        (publication / ".git/MERGE_HEAD").write_text(git(publication, "rev-parse", "HEAD"))
        assert "merge" in save(desk.enter("Nina Ash", "translator"), "Лодочка.")["uncommitted"]
    (publication / ".git/MERGE_HEAD").unlink()
    started(publication)
    assert log(publication)[0][0] == "Nina Ash"
    assert committed(publication) == on_disk(publication)


def test_a_lock_of_ours_is_removed_and_those_of_others_stay(publication: Path) -> None:
    lock, ready = publication / ".git/index.lock", publication / ".git/diglot-index-x"
    ready.write_bytes((publication / ".git/index").read_bytes())
    os.link(ready, lock)
    started(publication)
    assert not lock.exists() and not ready.exists()
    ready.write_bytes(b"")
    lock.write_bytes(b"")
    started(publication)
    assert lock.exists() and not ready.exists()


def test_the_lock_is_never_there_while_git_runs(
    publication: Path, desk: TeamDesk, nina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, ran = git_commits.run_git, []

    def watched(folder: Path, words: Iterable[str], *facts: Any, **more: Any) -> bytes:
        ran.append((publication / ".git/index.lock").exists())
        return usual(folder, words, *facts, **more)

    monkeypatch.setattr(git_commits, "run_git", watched)
    assert "uncommitted" not in save(nina, "Лодочка.")
    assert len(ran) > 5 and not any(ran)
    assert committed(publication) == on_disk(publication)
    assert list((publication / ".git").glob("diglot-index-*")) == []


def test_the_repository_of_a_folder_above_is_not_meant(tmp_path: Path, far_day: None) -> None:
    """Somebody keeps the settings of their programs in a repository of their home folder."""
    root = write_files(tmp_path / "home/house", HOUSE)
    (tmp_path / "home/.profile").write_text("x\n")
    git(tmp_path / "home", "init", "--quiet", "--initial-branch=main")
    git(tmp_path / "home", "add", ".profile")
    git(tmp_path / "home", "commit", "--quiet", "--message=Begin")
    with team_desk(root) as desk:
        assert "uncommitted" not in save(desk.enter("Nina Ash", "translator"), "Лодочка.")
    assert len(log(tmp_path / "home")) == 1


# ---------------------------------------------------------------- without a desk


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = write_files(tmp_path, {FILE: "Begun.\n"})
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Begin")
    return root


class Clock:
    """A clock that stands still until it is set."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def say(words: str, **facts: object) -> str:
    return words.format(**facts)


def commit(commits: SaveCommits, root: Path, words: str, name: str = "Nina Ash", **other: str) -> str:
    """Save as a desk does; return what is said of it."""
    about = {"article": "boat", "to": "ru", "act": "translation", **other}
    work = SavedWork(name, **about, files={FILE: words.encode()})
    commits.announce(work)
    write_files(root, {FILE: words})
    return commits.begin(work).result()


def test_a_commit_goes_on_for_ten_minutes_in_one_article_and_language_of_one_person(repository: Path) -> None:
    clock = Clock()
    commits = SaveCommits(repository, ADDRESS, say, clock)
    for seconds, count in ((0, 1), (600, 1), (1200, 1), (1801, 2)):
        clock.seconds = seconds
        assert commit(commits, repository, f"{seconds} s\n") == ""
        assert len(log(repository)) == 1 + count, seconds
    for number, other in enumerate(({"article": ""}, {"to": "en"}, {"name": "…"})):
        commit(commits, repository, f"other {number}\n", **other)
    commits.close()
    assert log(repository)[:4] == [
        ("…", "boat (ru): translation"), ("Nina Ash", "boat (en): translation"),
        ("Nina Ash", "index (ru): translation"), ("Nina Ash", "boat (ru): translation"),
    ]  # fmt: skip
    assert git(repository, "log", "--format=%ae", "-1") == "member@noreply.desk.journal.example"


def test_each_act_of_a_commit_is_named_once(repository: Path) -> None:
    commits = SaveCommits(repository, ADDRESS, say)
    for number, act in enumerate(("translation", "review", "translation")):
        commit(commits, repository, f"{number}\n", act=act)
    commits.close()
    assert log(repository)[0] == ("Nina Ash", "boat (ru): translation, review")


def test_a_reason_is_said_to_each_person_once_and_again_after_a_commit(repository: Path) -> None:
    commits = SaveCommits(repository, ADDRESS, say)
    merge = repository / ".git/MERGE_HEAD"
    merge.write_text(git(repository, "rev-parse", "HEAD"))
    said = [bool(commit(commits, repository, f"{n}\n", name)) for n, name in enumerate(("Nina", "Nina", "Oleg"))]
    assert said == [True, False, True]
    merge.unlink()
    assert commit(commits, repository, "3\n", "Nina") == ""
    merge.write_text(git(repository, "rev-parse", "HEAD"))
    assert "merge" in commit(commits, repository, "4\n", "Nina")
    commits.close()


def test_what_is_not_committed_is_on_record_until_it_is(repository: Path) -> None:
    record = repository / ".desk/uncommitted.json"
    commits = SaveCommits(repository, ADDRESS, say)
    merge = repository / ".git/MERGE_HEAD"
    merge.write_text(git(repository, "rev-parse", "HEAD"))
    commit(commits, repository, "1\n")
    commits.close()
    [kept] = msgspec.json.decode(record.read_bytes())
    assert (kept["is_written"], kept["work"]["by"]) == (True, "Nina Ash")
    merge.unlink()
    SaveCommits(repository, ADDRESS, say).close()
    assert (msgspec.json.decode(record.read_bytes()), committed(repository)) == ([], "1")


def test_what_is_about_to_be_written_is_on_record_and_gives_way_to_what_was(repository: Path) -> None:
    record = repository / ".desk/uncommitted.json"
    commits = SaveCommits(repository, ADDRESS, say)
    for words in ("Раз.", "Два."):
        commits.announce(work_of("Nina Ash", words))
        [kept] = msgspec.json.decode(record.read_bytes())
        assert (kept["is_written"], kept["work"]["by"]) == (False, "Nina Ash")
    commit(commits, repository, "Два.\n")
    assert msgspec.json.decode(record.read_bytes()) == []
    commits.close()


def test_commits_are_made_one_after_the_other(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()
    monkeypatch.setattr(SaveCommits, "_make", lambda *_: may_go_on.wait())
    commits = SaveCommits(repository, ADDRESS, say)
    begun = [commits.begin(work_of("Nina Ash", words)) for words in ("Раз.", "Два.")]
    names = {thread.name for thread in threading.enumerate()}
    may_go_on.set()
    assert [one.result() for one in begun] == ["", ""]
    commits.close()
    assert {name for name in names if name.startswith("commits_")} == {"commits_0"}


def test_where_there_is_no_repository_nothing_is_recorded(tmp_path: Path) -> None:
    commits = SaveCommits(tmp_path, ADDRESS, say)
    assert commit(commits, tmp_path, "1\n") == ""
    commits.close()
    assert not (tmp_path / ".desk").exists()

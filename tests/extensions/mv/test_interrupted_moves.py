"""`mv` that was cut short: nothing is lost, the build says what to type, and typing it finishes the move."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diglot.adapters.disk import files
from tests.extensions.mv.test_moving import HOUSE
from tests.tools.publication import codes, files_of, publish, run, write_files

NAME = "craft/the-hotel"
JOURNAL = "content/.move.json"
# The calls of the system that change names: a process can be killed before each of them.
STEPS = ("replace", "unlink", "rmdir", "mkdir")


class Killed(BaseException):
    """The process ends here: what follows, `finally` too, does nothing to the disk."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("move") / "house", HOUSE)
    from diglot.cli import command_line

    assert command_line.main(["sync", "asia/seoul", "--by", "Nina Ash", "--root", str(root)]) == 0
    return root


@pytest.fixture
def publication(start: Path, tmp_path: Path, far_day: None) -> Path:
    return Path(shutil.copytree(start, tmp_path / "house"))


@pytest.fixture
def kill(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], list[str]]]:
    """Kill this process's work on the disk before its nth step; the steps that were made are returned in a list."""
    real = {name: getattr(os, name) for name in STEPS}

    def arm(number: int) -> list[str]:
        made: list[str] = []

        def step(name: str) -> Callable[..., None]:
            def call(path: object, *rest: object, **options: object) -> None:
                folder = options.get("dir_fd", options.get("src_dir_fd"))
                whole = f"{os.readlink(f'/proc/self/fd/{folder}') if folder else ''}/{path}"  # noqa: PTH115
                if "content" not in whole:  # the cache has tests of its own
                    return real[name](path, *rest, **options)  # type: ignore[no-any-return]
                if len(made) >= number:
                    raise Killed
                made.append(f"{name} {whole}")
                return real[name](path, *rest, **options)  # type: ignore[no-any-return]

            return call

        for name in STEPS:
            monkeypatch.setattr(os, name, step(name))
        return made

    yield arm
    monkeypatch.undo()


def move(publication: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    files._swept.clear()
    code, out, err = run(["mv", *(words or ("asia/seoul", NAME)), "--root", publication, "--ui-lang", "en"], capsys)
    return code, out + err


@pytest.mark.long
def test_a_move_that_was_killed_anywhere_is_finished_by_a_second_one(
    publication: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    kill: Callable,
) -> None:
    whole = Path(shutil.copytree(publication, tmp_path / "whole"))
    steps = kill(1_000)
    assert move(whole, capsys)[0] == 0
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")
    goal, before = files_of(whole / "content"), files_of(publication / "content")
    assert len(steps) > 20
    for number in range(len(steps)):
        root = Path(shutil.copytree(publication, tmp_path / f"killed-{number}"))
        kill(number)
        with pytest.raises(Killed):
            move(root, capsys)
        monkeypatch.undo()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")
        left = {path: content for path, content in files_of(root / "content").items() if "/." not in f"/{path}"}
        assert all(content in (before.get(path), goal.get(path)) for path, content in left.items())
        assert all(path in left or goal.keys() - left.keys() == set() for path in before)
        code, out, err = run(["build", "--root", root, "--formats", "html", "--ui-lang", "en"], capsys)
        command = ["mv", "asia/seoul", NAME]
        if code:
            assert f"{JOURNAL}:1: the move of asia/seoul to {NAME} was cut short [unfinished-move]" in err
            reported = re.search(r"finish it: diglot (.*)", out + err)
            assert reported
            command = shlex.split(reported[1])
        assert move(root, capsys, *command[1:])[0] == 0, steps[number]
        assert files_of(root / "content") == goal, steps[number]
    report = publish(root)
    assert (report.is_published, codes(report)) == (True, [])


def interrupted(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kill: Callable
) -> None:
    kill(6)
    with pytest.raises(Killed):
        move(publication, capsys)
    monkeypatch.undo()
    assert (publication / JOURNAL).exists()


def test_another_move_waits(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kill: Callable
) -> None:
    interrupted(publication, capsys, monkeypatch, kill)
    before = files_of(publication / "content")
    code, text = move(publication, capsys, "asia/ports", "asia/harbours")
    assert (code, "[unfinished-move]" in text, f"diglot mv asia/seoul {NAME}" in text) == (1, True, True)
    assert files_of(publication / "content") == before


def test_what_an_editor_changed_since_stays(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kill: Callable
) -> None:
    """The move is finished all the same, and says which file it left."""
    interrupted(publication, capsys, monkeypatch, kill)
    write_files(publication, {"content/en/asia/ports.md": "# Ports\n\nOther words, [Seoul](seoul.md).\n"})
    code, text = move(publication, capsys)
    assert (code, "content/en/asia/ports.md:1: " in text, "[file-changed-meanwhile]" in text) == (1, True, True)
    assert "Other words" in (publication / "content/en/asia/ports.md").read_text(encoding="utf-8")
    assert not (publication / JOURNAL).exists()
    assert not (publication / "content/en/asia/seoul.md").exists()


def test_a_file_that_was_changed_before_the_first_step_stops_the_move(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from diglot.extensions.mv.cli import mv as module

    find = module.find_changed

    def find_late(folder: object, planned: object) -> object:
        write_files(publication, {"content/en/asia/ports.md": "# Ports\n"})
        return find(folder, planned)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "find_changed", find_late)
    before = files_of(publication / "content")
    code, text = move(publication, capsys)
    assert (code, "[file-changed-meanwhile]" in text, "→" in text) == (1, True, False)
    assert files_of(publication / "content") == before | {"en/asia/ports.md": b"# Ports\n"}


@pytest.mark.parametrize(
    "record",
    [
        b"{",
        b'{"article":"a","name":"b","edits":[],"removed":{},"moved":[],"warnings":[{"problem":"Nothing"}]}',
        b'{"article":"a","name":"b","edits":[{"path":".git/hooks/post-checkout","before":null,"after":"eA=="}],'
        b'"removed":{},"moved":[],"warnings":[]}',
        b'{"article":"a","name":"b","edits":[{"path":"content/../.bashrc","before":null,"after":"eA=="}],'
        b'"removed":{},"moved":[],"warnings":[]}',
        b'{"article":"a","name":"b","edits":[],"removed":{"templates/base.html":"eA=="},"moved":[],"warnings":[]}',
    ],
    ids=["torn", "unknown problem", "hook", "climbing", "template"],
)
def test_a_record_from_elsewhere_can_name_nothing_but_texts(
    publication: Path, capsys: pytest.CaptureFixture[str], record: bytes
) -> None:
    (publication / JOURNAL).write_bytes(record)
    before = files_of(publication)
    code, text = move(publication, capsys, "a", "b")
    assert (code, f"{JOURNAL}:1: " in text, "[not-movable]" in text) == (1, True, True)
    assert files_of(publication) == before


def test_a_record_cannot_put_words_into_the_shell(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the remedy says may be copied as it stands."""
    record = b'{"article":"a; rm -rf ~","name":"$(b)","edits":[],"removed":{},"moved":[],"warnings":[]}'
    (publication / JOURNAL).write_bytes(record)
    _, text = move(publication, capsys, "a", "b")
    assert "diglot mv 'a; rm -rf ~' '$(b)'" in text


@pytest.mark.parametrize(
    "name", [".hidden", "x/.git/y", "a\nb", "a\x1b[2Jb", "a\u202eb", "what?", "a:b", "x" * 199, "craft/../x"]
)
def test_a_name_that_no_build_would_read_is_refused(
    publication: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = files_of(publication / "content")
    code, text = move(publication, capsys, "asia/seoul", name)
    assert (code, "[not-movable]" in text) == (1, True)
    assert files_of(publication / "content") == before

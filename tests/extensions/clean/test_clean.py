"""`clean` gives room back: it removes what diglot made, by name, and nothing that anybody else put there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from diglot.adapters.disk import locked
from diglot.adapters.terminal import Console
from diglot.cli import command_line
from diglot.extensions.preview.pipeline.preview import PreviewBuilder
from tests.tools.publication import DAY, EPOCH, NobodyWatches, files_of, publish, run, run_json, write_files
from tests.tools.waiting import PATIENCE_S

ROOT = Path(__file__).parents[3]
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\ntitle = "House"\nformats = ["html"]\n',
    "content/en/one.md": "---\ntitle: One\ndate: 2020-01-01\n---\nWords.\n",
    "content/ru/one.md": "---\ntitle: Раз\n---\nСлова.\n",
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """A publication that was built, looked over, searched and shown."""
    root = write_files(tmp_path / "house", HOUSE)
    for command in ("build", "status", "check", "find words"):
        assert command_line.main([*command.split(), "--root", str(root)]) == 0
    room = preview(root)
    room.rebuild()
    room.close()
    return root


def preview(root: Path) -> PreviewBuilder:
    return PreviewBuilder(root, 1, lambda: DAY, NobodyWatches())


def test_the_cache_goes_and_nothing_else(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever builds, `status`, `check`, `find` and the preview have laid there."""
    before = {path: content for path, content in files_of(publication).items() if not path.startswith(".cache/")}
    files = [path for path in files_of(publication) if path.startswith(".cache/")]
    assert {Path(path).name for path in files} >= {
        "store.sqlite",
        "texts.sqlite",
        "rows.sqlite",
        "memory.sqlite",
        "lock",
    }
    code, out, err = run(["clean", "--root", publication], capsys)
    assert (code, err) == (0, "")
    assert out.startswith(f"{publication / '.cache/diglot'}: {len(files)} files removed, ")
    assert re.search(r" [kM]B freed\n$", out)
    assert files_of(publication) == before
    assert sorted(path.name for path in publication.iterdir()) == ["content", "public"]


def test_it_says_so_in_russian(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(["clean", "--root", publication, "--ui-lang", "ru"], capsys)[1]
    assert "удален" in out
    assert re.search(r" [кМ]Б\n$", out)
    assert run(["clean", "--root", publication, "--ui-lang", "ru"], capsys)[1] == "Удалять нечего.\n"


def test_the_next_build_makes_everything_anew_and_the_same(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(publication / "public")
    run(["clean", "--root", publication], capsys)
    report = publish(publication)
    assert report.texts_made > 0
    assert files_of(publication / "public") == before


def test_where_nothing_is_nothing_is_laid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "--root", tmp_path], capsys) == (0, "There is nothing to remove.\n", "")
    assert list(tmp_path.iterdir()) == []
    assert run_json(["clean", "--root", tmp_path], capsys) == (0, {"removed": [], "left": [], "problems": []})


def test_json_counts_what_the_disk_has_back(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = publication / ".cache/diglot"
    # Whoever cleans holds the locks, and writes the number of its process into them: more or fewer digits.
    for lock in folder.rglob("*lock"):
        lock.write_text(f"{os.getpid()}\n", encoding="utf-8")
    states = {path.lstat().st_ino: path.lstat() for path in folder.rglob("*") if path.is_file()}
    files = sum(path.is_file() for path in folder.rglob("*"))
    size = sum(state.st_size for state in states.values())
    # The preview's site and its pool are two names of the same files.
    assert len(states) < files
    assert run_json(["clean", "--root", publication], capsys) == (
        0,
        {"removed": [{"folder": str(folder), "files": files, "bytes": size}], "left": [], "problems": []},
    )


# ---------------------------------------------------------------- what is not ours


def test_what_somebody_else_put_into_the_cache_stays(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = {
        ".cache/other/file": "Another program's.\n",
        ".cache/diglot/thesis.md": "Mine.\n",
        ".cache/diglot/builds/thesis.md": "Mine.\n",
        ".cache/diglot/preview/thesis.md": "Mine.\n",
        ".cache/diglot/store/sqlite": "Mine.\n",
    }
    write_files(publication, foreign)
    code, document = run_json(["clean", "--root", publication], capsys)
    assert code == 0
    assert document["left"] == sorted(str(publication / path) for path in foreign if "diglot" in path)
    assert {*files_of(publication / ".cache")} == {path.removeprefix(".cache/") for path in foreign}
    code, out, _ = run(["clean", "--root", publication], capsys)
    assert f"Left alone, because diglot did not make it: {publication / '.cache/diglot/thesis.md'}" in out


@pytest.mark.parametrize("place", [".cache", ".cache/diglot"])
def test_a_cache_that_is_a_link_is_left(publication: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What it leads to may be anybody's, even if it looks like a cache."""
    elsewhere = publication.parent / "elsewhere"
    (publication / place).rename(elsewhere)
    (publication / place).symlink_to(elsewhere)
    before = files_of(elsewhere)
    code, _, err = run(["clean", "--root", publication], capsys)
    assert code == 1
    assert err == (
        ".cache/diglot: this cannot be removed: it is a link [not-removed]\n"
        "    fix: look at what is in the folder, and delete what you no longer need by hand\n"
    )
    assert "это ссылка" in run(["clean", "--root", publication, "--ui-lang", "ru"], capsys)[2]
    assert files_of(elsewhere) == before


@pytest.mark.parametrize("place", ["builds", "preview", "preview/site", "preview/pool"])
def test_a_link_inside_the_cache_is_not_followed(
    publication: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = publication.parent / "elsewhere"
    link = publication / ".cache/diglot" / place
    link.rename(elsewhere)
    write_files(elsewhere, {"a.json": "{}", "site/a": "Mine.\n", "lock": "Mine.\n"})
    link.symlink_to(elsewhere)
    before = files_of(elsewhere)
    code, document = run_json(["clean", "--root", publication], capsys)
    assert code == 0
    assert document["left"] == [str(link)]
    assert files_of(elsewhere) == before


def test_a_store_that_is_a_link_costs_the_link_alone(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = publication.parent / "elsewhere.sqlite"
    link = publication / ".cache/diglot/store.sqlite"
    link.rename(elsewhere)
    link.symlink_to(elsewhere)
    assert run(["clean", "--root", publication], capsys)[0] == 0
    assert elsewhere.is_file()


def test_a_file_in_the_place_of_the_cache_is_left(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(publication / ".cache/diglot")
    (publication / ".cache/diglot").write_text("Mine.\n")
    code, document = run_json(["clean", "--root", publication], capsys)
    assert (code, [row["code"] for row in document["problems"]]) == (1, ["not-removed"])
    assert (publication / ".cache/diglot").read_text() == "Mine.\n"


def test_a_cache_that_may_not_be_written_is_told(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the system says it; permissions themselves mean nothing to root, who may run the tests."""

    def refuse(name: str, **_: int) -> None:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(os, "unlink", refuse)
    code, document = run_json(["clean", "--root", publication], capsys)
    assert (code, document["removed"]) == (1, [])
    assert document["problems"][0]["what"] == "this cannot be removed: permission is denied"


# ---------------------------------------------------------------- the published site


def test_a_site_goes_when_it_is_named(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(["clean", "--root", publication, "--site", publication / "public"], capsys)
    assert code == 0
    assert f"{publication / 'public'}: " in out
    assert sorted(path.name for path in publication.iterdir()) == ["content"]


def test_what_was_put_into_the_site_by_hand_stays(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication / "public", {"en/by-hand.txt": "Mine.\n"})
    code, document = run_json(["clean", "--root", publication, "--site", publication / "public"], capsys)
    assert (code, document["left"]) == (0, [str(publication / "public/en/by-hand.txt")])
    assert files_of(publication / "public") == {"en/by-hand.txt": b"Mine.\n"}


def without_manifest(publication: Path) -> Path:
    (publication / "public/manifest.json").unlink()
    return publication / "public"


def a_link(publication: Path) -> Path:
    (publication / "link").symlink_to("public")
    return publication / "link"


def that_leads_out(publication: Path) -> Path:
    write_files(publication.parent, {"mine.txt": "Mine.\n"})
    text = '{"generator": "diglot", "files": {"../../mine.txt": "0"}}'
    write_files(publication, {"public/manifest.json": text})
    return publication / "public"


def the_sources(publication: Path) -> Path:
    write_files(publication, {"content/manifest.json": '{"generator": "diglot", "files": {"en/one.md": "0"}}'})
    return publication / "content"


def a_release(publication: Path) -> Path:
    shelf = publication.parent / "shelf/releases"
    shutil.copytree(publication / "public", shelf / "0123")
    write_files(shelf.parent, {"releases.json": '{"generator": "diglot"}'})
    return shelf / "0123"


REFUSED: dict[Callable[[Path], Path], str] = {
    without_manifest: "it has no manifest.json from diglot",
    a_link: "it is a link",
    that_leads_out: "its manifest.json lists files outside it",
    the_sources: "it belongs to the publication itself",
    a_release: "it is a release that readers may be seeing",
}


@pytest.mark.parametrize("make", REFUSED, ids=[make.__name__ for make in REFUSED])
def test_a_site_that_is_not_ours_stays(
    publication: Path, make: Callable[[Path], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    site = make(publication)
    before = {path: content for path, content in files_of(publication.parent).items() if ".cache/" not in path}
    code, document = run_json(["clean", "--root", publication, "--site", site], capsys)
    assert code == 1
    assert [row["what"].partition(": ")[2] for row in document["problems"]] == [REFUSED[make]]
    assert files_of(publication.parent) == before


def test_a_link_in_the_site_is_not_followed(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody exchanged a folder of the site for a link to files of the same names."""
    (publication / "public/en").rename(publication.parent / "elsewhere")
    (publication / "public/en").symlink_to(publication.parent / "elsewhere")
    before = files_of(publication.parent / "elsewhere")
    code, document = run_json(["clean", "--root", publication, "--site", publication / "public"], capsys)
    assert (code, document["left"]) == (0, [str(publication / "public/en")])
    assert files_of(publication.parent / "elsewhere") == before


RACED = (".cache", ".cache/diglot", ".cache/diglot/builds", ".cache/diglot/preview", ".cache/diglot/preview/pool")


@pytest.mark.parametrize("place", [*RACED, "public", "public/en", "public/en/one", "public/assets"])
def test_a_folder_that_becomes_a_link_while_it_is_cleaned_leads_nowhere(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    """Before any of its files is removed, whoever may write to a publication may put a link on the way to it."""
    elsewhere = publication.parent / "elsewhere"
    shutil.copytree(publication, publication.parent / "kept")
    shutil.copytree(publication / place, elsewhere)
    before = files_of(elsewhere)
    unlink = os.unlink
    for number in sorted({0, 1, len(before) // 2, len(before) - 1}):
        shutil.rmtree(publication)
        shutil.copytree(publication.parent / "kept", publication)
        files = iter(range(number, -1, -1))

        def unlink_late(name: str | Path, *, dir_fd: int | None = None, files: Iterator[int] = files) -> None:
            if is_among(name, dir_fd, publication / place) and next(files, None) == 0:
                (publication / place).rename(publication / place.replace("/", "-"))
                (publication / place).symlink_to(elsewhere)
            unlink(name, dir_fd=dir_fd)

        with monkeypatch.context() as patch:
            patch.setattr(os, "unlink", unlink_late)
            run(["clean", "--root", publication, "--site", publication / "public"], capsys)
        assert files_of(elsewhere) == before


def is_among(name: str | Path, dir_fd: int | None, folder: Path) -> bool:
    """Return whether a file that is to be removed is in a folder. dir_fd: of the open folder that it is named in."""
    above = Path(f"/proc/self/fd/{dir_fd}").readlink() if dir_fd is not None else Path()
    return (above / name).is_relative_to(folder)


# ---------------------------------------------------------------- who is at work


def test_a_build_that_is_under_way_is_waited_for(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []
    is_waiting = Event()
    monkeypatch.setattr(Console, "wait", lambda *_: is_waiting.set())
    with locked(publication / ".cache/diglot/lock"):
        cleaning = Thread(target=lambda: codes.append(run(["clean", "--root", publication], capsys)[0]))
        cleaning.start()
        assert is_waiting.wait(PATIENCE_S)
        assert (publication / ".cache/diglot/store.sqlite").is_file()
    cleaning.join()
    assert codes == [0]
    assert not (publication / ".cache").exists()


def test_a_build_that_waits_for_the_sweeping_has_a_lock_of_its_own(tmp_path: Path) -> None:
    """The one that it waited for is gone: two builds must not run, one under the old lock and one under a new."""
    path = tmp_path / "cache/lock"
    held: list[bool] = []
    is_waiting = Event()

    def wait_and_hold() -> None:
        with locked(path, lambda _: is_waiting.set()):
            held.append(path.is_file())

    with locked(path):
        waiting = Thread(target=wait_and_hold)
        waiting.start()
        assert is_waiting.wait(PATIENCE_S)
        shutil.rmtree(path.parent)
    waiting.join()
    assert held == [True]


def test_a_running_preview_keeps_its_files(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = preview(publication)
    room.rebuild()
    before = files_of(publication)
    code, _, err = run(["clean", "--root", publication], capsys)
    assert code == 1
    assert f"a preview is running and uses what would be removed (process {os.getpid()}) [preview-under-way]" in err
    assert files_of(publication) == before
    assert f"(процесс {os.getpid()})" in run(["clean", "--root", publication, "--ui-lang", "ru"], capsys)[2]
    room.close()
    assert run(["clean", "--root", publication], capsys)[0] == 0

"""`clean` gives room back: it removes what diglot made, by name, and nothing that anybody else put there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from diglot.adapters.disk import locked
from diglot.adapters.terminal import Console
from diglot.cli import command_line
from diglot.pipeline.site_build.preview import PreviewBuilder
from tests.tools.small_house import DAY, EPOCH, NobodyWatches, files_of, publish, run, run_json, write_house

ROOT = Path(__file__).parents[1]
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
def house(tmp_path: Path) -> Path:
    """A publication that was built, looked over and shown."""
    root = write_house(tmp_path / "house", HOUSE)
    for command in ("build", "status", "check"):
        assert command_line.main([command, "--root", str(root)]) == 0
    room = preview(root)
    room.rebuild()
    room.close()
    return root


def preview(root: Path) -> PreviewBuilder:
    return PreviewBuilder(root, 1, lambda: DAY, NobodyWatches())


def test_the_cache_goes_and_nothing_else(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever builds, `status`, `check` and the preview have laid there."""
    before = {path: content for path, content in files_of(house).items() if not path.startswith(".cache/")}
    files = [path for path in files_of(house) if path.startswith(".cache/")]
    assert {Path(path).name for path in files} >= {"store.sqlite", "texts.sqlite", "sources.json", "lock"}
    code, out, err = run(["clean", "--root", house], capsys)
    assert (code, err) == (0, "")
    assert out.startswith(f"{house / '.cache/diglot'}: {len(files)} files removed, ")
    assert re.search(r" [kM]B freed\n$", out)
    assert files_of(house) == before
    assert sorted(path.name for path in house.iterdir()) == ["content", "public"]


def test_it_says_so_in_russian(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(["clean", "--root", house, "--ui-lang", "ru"], capsys)[1]
    assert "удален" in out
    assert re.search(r" [кМ]Б\n$", out)
    assert run(["clean", "--root", house, "--ui-lang", "ru"], capsys)[1] == "Удалять нечего.\n"


def test_the_next_build_makes_everything_anew_and_the_same(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(house / "public")
    run(["clean", "--root", house], capsys)
    report = publish(house)
    assert report.texts_made > 0
    assert files_of(house / "public") == before


def test_where_nothing_is_nothing_is_laid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "--root", tmp_path], capsys) == (0, "There is nothing to remove.\n", "")
    assert list(tmp_path.iterdir()) == []
    assert run_json(["clean", "--root", tmp_path], capsys) == (0, {"removed": [], "left": [], "problems": []})


def test_json_counts_what_the_disk_has_back(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = house / ".cache/diglot"
    # Whoever cleans holds the locks, and writes the number of its process into them: more or fewer digits.
    for lock in folder.rglob("*lock"):
        lock.write_text(f"{os.getpid()}\n", encoding="utf-8")
    states = {path.lstat().st_ino: path.lstat() for path in folder.rglob("*") if path.is_file()}
    files = sum(path.is_file() for path in folder.rglob("*"))
    size = sum(state.st_size for state in states.values())
    # The preview's site and its pool are two names of the same files.
    assert len(states) < files
    assert run_json(["clean", "--root", house], capsys) == (
        0,
        {"removed": [{"folder": str(folder), "files": files, "bytes": size}], "left": [], "problems": []},
    )


# ---------------------------------------------------------------- what is not ours


def test_what_somebody_else_put_into_the_cache_stays(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = {
        ".cache/other/file": "Another program's.\n",
        ".cache/diglot/thesis.md": "Mine.\n",
        ".cache/diglot/builds/thesis.md": "Mine.\n",
        ".cache/diglot/preview/thesis.md": "Mine.\n",
        ".cache/diglot/store/sqlite": "Mine.\n",
    }
    write_house(house, foreign)
    code, document = run_json(["clean", "--root", house], capsys)
    assert code == 0
    assert document["left"] == sorted(str(house / path) for path in foreign if "diglot" in path)
    assert {*files_of(house / ".cache")} == {path.removeprefix(".cache/") for path in foreign}
    code, out, _ = run(["clean", "--root", house], capsys)
    assert f"Left alone, because diglot did not make it: {house / '.cache/diglot/thesis.md'}" in out


@pytest.mark.parametrize("place", [".cache", ".cache/diglot"])
def test_a_cache_that_is_a_link_is_left(house: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What it leads to may be anybody's, even if it looks like a cache."""
    elsewhere = house.parent / "elsewhere"
    (house / place).rename(elsewhere)
    (house / place).symlink_to(elsewhere)
    before = files_of(elsewhere)
    code, _, err = run(["clean", "--root", house], capsys)
    assert code == 1
    assert err == (
        ".cache/diglot: this cannot be removed: it is a link [not-removed]\n"
        "    fix: look at what is in the folder, and delete what you no longer need by hand\n"
    )
    assert "это ссылка" in run(["clean", "--root", house, "--ui-lang", "ru"], capsys)[2]
    assert files_of(elsewhere) == before


@pytest.mark.parametrize("place", ["builds", "preview", "preview/site", "preview/pool"])
def test_a_link_inside_the_cache_is_not_followed(house: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = house.parent / "elsewhere"
    link = house / ".cache/diglot" / place
    link.rename(elsewhere)
    write_house(elsewhere, {"a.json": "{}", "site/a": "Mine.\n", "lock": "Mine.\n"})
    link.symlink_to(elsewhere)
    before = files_of(elsewhere)
    code, document = run_json(["clean", "--root", house], capsys)
    assert code == 0
    assert document["left"] == [str(link)]
    assert files_of(elsewhere) == before


def test_a_store_that_is_a_link_costs_the_link_alone(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = house.parent / "elsewhere.sqlite"
    link = house / ".cache/diglot/store.sqlite"
    link.rename(elsewhere)
    link.symlink_to(elsewhere)
    assert run(["clean", "--root", house], capsys)[0] == 0
    assert elsewhere.is_file()


def test_a_file_in_the_place_of_the_cache_is_left(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(house / ".cache/diglot")
    (house / ".cache/diglot").write_text("Mine.\n")
    code, document = run_json(["clean", "--root", house], capsys)
    assert (code, [row["code"] for row in document["problems"]]) == (1, ["not-removed"])
    assert (house / ".cache/diglot").read_text() == "Mine.\n"


def test_a_cache_that_may_not_be_written_is_told(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the system says it; permissions themselves mean nothing to root, who may run the tests."""

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "unlink", refuse)
    code, document = run_json(["clean", "--root", house], capsys)
    assert (code, document["removed"]) == (1, [])
    assert document["problems"][0]["what"] == "this cannot be removed: permission is denied"


# ---------------------------------------------------------------- the published site


def test_a_site_goes_when_it_is_named(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(["clean", "--root", house, "--site", house / "public"], capsys)
    assert code == 0
    assert f"{house / 'public'}: " in out
    assert sorted(path.name for path in house.iterdir()) == ["content"]


def test_what_was_put_into_the_site_by_hand_stays(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_house(house / "public", {"en/by-hand.txt": "Mine.\n"})
    code, document = run_json(["clean", "--root", house, "--site", house / "public"], capsys)
    assert (code, document["left"]) == (0, [str(house / "public/en/by-hand.txt")])
    assert files_of(house / "public") == {"en/by-hand.txt": b"Mine.\n"}


def without_manifest(house: Path) -> Path:
    (house / "public/manifest.json").unlink()
    return house / "public"


def a_link(house: Path) -> Path:
    (house / "link").symlink_to("public")
    return house / "link"


def that_leads_out(house: Path) -> Path:
    write_house(house.parent, {"mine.txt": "Mine.\n"})
    text = '{"generator": "diglot", "files": {"../../mine.txt": "0"}}'
    write_house(house, {"public/manifest.json": text})
    return house / "public"


def the_sources(house: Path) -> Path:
    write_house(house, {"content/manifest.json": '{"generator": "diglot", "files": {"en/one.md": "0"}}'})
    return house / "content"


def a_release(house: Path) -> Path:
    shelf = house.parent / "shelf/releases"
    shutil.copytree(house / "public", shelf / "0123")
    write_house(shelf.parent, {"releases.json": '{"generator": "diglot"}'})
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
    house: Path, make: Callable[[Path], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    site = make(house)
    before = {path: content for path, content in files_of(house.parent).items() if ".cache/" not in path}
    code, document = run_json(["clean", "--root", house, "--site", site], capsys)
    assert code == 1
    assert [row["what"].partition(": ")[2] for row in document["problems"]] == [REFUSED[make]]
    assert files_of(house.parent) == before


def test_a_link_in_the_site_is_not_followed(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody exchanged a folder of the site for a link to files of the same names."""
    (house / "public/en").rename(house.parent / "elsewhere")
    (house / "public/en").symlink_to(house.parent / "elsewhere")
    before = files_of(house.parent / "elsewhere")
    code, document = run_json(["clean", "--root", house, "--site", house / "public"], capsys)
    assert (code, document["left"]) == (0, [str(house / "public/en")])
    assert files_of(house.parent / "elsewhere") == before


# ---------------------------------------------------------------- who is at work


def test_a_build_that_is_under_way_is_waited_for(
    house: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []
    is_waiting = Event()
    monkeypatch.setattr(Console, "wait", lambda *_: is_waiting.set())
    with locked(house / ".cache/diglot/lock"):
        cleaning = Thread(target=lambda: codes.append(run(["clean", "--root", house], capsys)[0]))
        cleaning.start()
        assert is_waiting.wait(60)
        assert (house / ".cache/diglot/store.sqlite").is_file()
    cleaning.join()
    assert codes == [0]
    assert not (house / ".cache").exists()


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
        assert is_waiting.wait(60)
        shutil.rmtree(path.parent)
    waiting.join()
    assert held == [True]


def test_a_running_preview_keeps_its_files(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = preview(house)
    room.rebuild()
    before = files_of(house)
    code, _, err = run(["clean", "--root", house], capsys)
    assert code == 1
    assert f"a preview is running and uses what would be removed (process {os.getpid()}) [preview-under-way]" in err
    assert files_of(house) == before
    assert f"(процесс {os.getpid()})" in run(["clean", "--root", house, "--ui-lang", "ru"], capsys)[2]
    room.close()
    assert run(["clean", "--root", house], capsys)[0] == 0

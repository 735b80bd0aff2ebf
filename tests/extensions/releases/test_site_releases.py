"""Releases: what is published, what readers get while one release replaces another, and rolling back."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import brotli
import pytest

from diglot.adapters.disk import Stage, locked
from diglot.extensions.releases.adapters.release_folder import ReleaseFolder
from diglot.extensions.releases.core.release_plan import Deployment, page_addresses
from diglot.extensions.releases.pipeline import site_releases
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions
from diglot.model.problems import Problem
from tests.tools.publication import NobodyWatches, files_of, write_files

PAGES = 40


def make_site(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a finished site of these files, as a build leaves it."""
    stage = Stage(folder)
    for place, text in files.items():
        stage.write(place, text.encode())
    stage.publish()
    stage.close()
    return folder


def version(number: int) -> Mapping[str, str]:
    """Return a site whose pages name its version at both ends, and link a stylesheet of that version."""
    style = f"p {{ order: {number} }}\n"
    name = f"assets/styles/screen.{hashlib.blake2b(style.encode(), digest_size=4).hexdigest()}.css"
    pages = {
        f"en/{page}/index.html": f"v{number} /{name}\n{f'Page {page}. ' * (200 + 60 * (number % 5))}\nv{number}\n"
        for page in range(PAGES)
    }
    return {**pages, name: style, "404.html": "Lost.\n"}


def publish(site: Path, folder: Path, keep: int = 3) -> tuple[Deployment | None, list[Problem]]:
    return site_releases.publish(
        site, ReleaseOptions(folder, site.parent / "publication", keep, jobs=2), NobodyWatches()
    )


def roll_back(folder: Path) -> tuple[Deployment | None, list[Problem]]:
    return site_releases.roll_back(ReleaseOptions(folder, folder.parent / "publication"), NobodyWatches())


def published(site: Path, folder: Path, keep: int = 3) -> Deployment:
    changes, problems = publish(site, folder, keep)
    assert problems == []
    assert changes
    return changes


@pytest.fixture
def sites(tmp_path: Path) -> Callable[[int], Path]:
    def site(number: int) -> Path:
        folder = tmp_path / f"site-{number}"
        return folder if folder.exists() else make_site(folder, version(number))

    return site


def uncompressed_files(folder: Path) -> dict[str, bytes]:
    """Return the files of the current release without their compressed forms."""
    return {
        path: content for path, content in files_of(folder / "current").items() if not path.endswith((".br", ".gz"))
    }


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


# ---------------------------------------------------------------- a release


def test_readers_get_the_site_byte_for_byte(sites: Callable[[int], Path], tmp_path: Path) -> None:
    changes = published(sites(1), tmp_path / "www")
    assert (tmp_path / "www/current").is_symlink()
    assert uncompressed_files(tmp_path / "www") == files_of(sites(1))
    assert changes.previous is None
    assert (tmp_path / "www/current").resolve().name == changes.release


def test_files_worth_it_have_compressed_forms_beside_them(sites: Callable[[int], Path], tmp_path: Path) -> None:
    published(sites(1), tmp_path / "www")
    page = tmp_path / "www/current/en/7/index.html"
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()
    assert len(page.with_name("index.html.gz").read_bytes()) < len(page.read_bytes()) / 5
    assert not (tmp_path / "www/current/404.html.br").exists()


def test_files_of_a_thousand_bytes_are_worth_it(tmp_path: Path) -> None:
    published(make_site(tmp_path / "site", {"999.html": "x" * 999, "1000.html": "x" * 1_000}), tmp_path / "www")
    names = {path.name for path in (tmp_path / "www/current").iterdir()}
    assert names >= {"999.html", "1000.html", "1000.html.br", "1000.html.gz"}
    assert not names & {"999.html.br", "999.html.gz"}


def test_a_changed_file_is_compressed_anew(sites: Callable[[int], Path], tmp_path: Path) -> None:
    for number in (1, 2):
        published(sites(number), tmp_path / "www")
    page = tmp_path / "www/current/en/7/index.html"
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()


def test_a_file_system_without_links_gets_copies(
    sites: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for number in (1, 2):
        published(sites(number), tmp_path / "www")
    assert files_of(sites(2)).items() <= uncompressed_files(tmp_path / "www").items()
    assert (tmp_path / "www/current/404.html").stat().st_nlink == 1


def test_a_picture_is_not_compressed_again(tmp_path: Path) -> None:
    published(make_site(tmp_path / "site", {"media/storm.png": "x" * 5_000}), tmp_path / "www")
    assert [path.name for path in (tmp_path / "www/current/media").iterdir()] == ["storm.png"]


def test_every_file_of_a_release_is_a_step_of_its_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[int] = []
    monkeypatch.setattr(NobodyWatches, "stage", lambda _, __, total: reported.append(total))
    monkeypatch.setattr(NobodyWatches, "step", lambda _: reported.append(1))
    published(make_site(tmp_path / "site", {"a.html": "a", "b.html": "b"}), tmp_path / "www")
    assert reported == [2, 1, 1]


def test_no_file_stays_open_when_permissions_are_given(sites: Callable[[int], Path], tmp_path: Path) -> None:
    """A server that publishes again and again would run out of them."""
    published(sites(0), tmp_path / "www")
    before = len(os.listdir("/dev/fd"))
    umask = os.umask(0o077)
    try:
        published(sites(1), tmp_path / "www")
    finally:
        os.umask(umask)
    assert len(os.listdir("/dev/fd")) <= before  # what others have left open may be closed just now


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (".lock", "releases-unwritable"),
        ("current", "releases-not-ours"),
        ("releases", "releases-unwritable"),
        ("releases.json", "releases-not-ours"),
    ],
)
def test_nothing_waits_for_a_pipe_among_the_releases(
    sites: Callable[[int], Path], tmp_path: Path, place: str, code: str
) -> None:
    published(sites(0), tmp_path / "www")
    (tmp_path / "www" / place).rename(tmp_path / "away")
    os.mkfifo(tmp_path / "www" / place)
    deployment, problems = publish(sites(1), tmp_path / "www")
    assert (deployment, [problem.code for problem in problems]) == (None, [code])
    assert (tmp_path / "www" / place).is_fifo()


def test_the_server_may_read_a_release_whatever_the_umask_is(sites: Callable[[int], Path], tmp_path: Path) -> None:
    """It runs as a user of its own. A folder that was closed on purpose stays so."""
    umask = os.umask(0o077)
    try:
        for number in range(2):
            published(sites(number), tmp_path / "site")
            (tmp_path / "closed").mkdir(exist_ok=True)
        published(sites(0), tmp_path / "closed/site")
    finally:
        os.umask(umask)
    for folder, _, names in os.walk(tmp_path / "site" / "current/."):
        modes = [Path(folder).stat().st_mode & 0o777, *(Path(folder, name).stat().st_mode & 0o777 for name in names)]
        assert modes == [0o755, *[0o644] * len(names)]
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("site", "site/releases", "closed")] == [
        0o755,
        0o755,
        0o700,
    ]


def test_the_same_site_is_the_same_release(sites: Callable[[int], Path], tmp_path: Path) -> None:
    """Publishing it again changes nothing, and keeps the list of what must still be sent elsewhere."""
    first = published(sites(1), tmp_path / "www")
    before = files_of(tmp_path / "www")
    again = published(sites(1), tmp_path / "www")
    assert again.release == first.release == again.previous
    assert files_of(tmp_path / "www") == before


def test_files_that_did_not_change_are_shared(sites: Callable[[int], Path], tmp_path: Path) -> None:
    first = published(sites(1), tmp_path / "www")
    second = published(
        make_site(tmp_path / "more", {**version(1), "en/new/index.html": "New. " * 300}), tmp_path / "www"
    )
    one, other = (tmp_path / "www/releases" / name / "en/3/index.html" for name in (first.release, second.release))
    assert one.samefile(other)
    assert one.with_name("index.html.br").samefile(other.with_name("index.html.br"))


def test_a_deployment_names_what_was_added_changed_and_removed(tmp_path: Path) -> None:
    one = make_site(tmp_path / "one", {"en/a.html": "A", "en/b.html": "B", "assets/x.1.css": "p{}"})
    two = make_site(tmp_path / "two", {"en/a.html": "A2", "en/c.html": "C", "assets/x.2.css": "q{}"})
    published(one, tmp_path / "www")
    changes = published(two, tmp_path / "www")
    assert set(changes.added) == {"en/c.html", "assets/x.2.css"}
    assert set(changes.changed) == {"en/a.html", "manifest.json"}
    # The old stylesheet is still served, for pages that somebody has open.
    assert set(changes.removed) == {"en/b.html"}
    written = json.loads((tmp_path / "www/deploy.json").read_bytes())
    assert written["changed"] == changes.changed
    assert written["added"]["en/c.html"] == hashlib.blake2b(b"C", digest_size=16).hexdigest()
    assert (written["release"], written["previous"]) == (changes.release, changes.previous)


def test_a_plan_is_what_publishing_changes_and_changes_nothing(sites: Callable[[int], Path], tmp_path: Path) -> None:
    folder = tmp_path / "www"
    options = ReleaseOptions(folder, folder.parent / "publication")
    for number in (1, 2, 2):
        before = files_of(folder) if folder.exists() else None
        planned, problems = site_releases.plan(sites(number), options)
        assert (files_of(folder) if folder.exists() else None) == before
        changes = published(sites(number), folder)
        assert planned and problems == []
        assert (planned.release, planned.previous) == (changes.release, changes.previous)
        for name in ("added", "changed", "removed"):
            pages = [page_addresses(getattr(one, name)) for one in (planned, changes)]
            assert pages[0] == pages[1]
            assert not [path for path in getattr(planned, name) if path.endswith((".br", ".gz"))]
    # The same site once more: not even the manifest.
    again, _ = site_releases.plan(sites(2), options)
    assert again and (again.added, again.changed, again.removed) == ({}, {}, {})


def test_a_plan_of_no_site_or_for_no_folder_of_releases_is_refused(
    sites: Callable[[int], Path], tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/mine.txt").write_text("mine")
    planned, problems = site_releases.plan(sites(1), ReleaseOptions(tmp_path / "other", tmp_path / "publication"))
    assert (planned, codes(problems)) == (None, ["releases-not-ours"])
    planned, problems = site_releases.plan(
        tmp_path / "none", ReleaseOptions(tmp_path / "www", tmp_path / "publication")
    )
    assert (planned, codes(problems)) == (None, ["no-site"])


def test_applying_a_deployment_to_a_copy_of_the_old_release_gives_the_new_one(
    sites: Callable[[int], Path], tmp_path: Path
) -> None:
    """As rsync, rclone or an object store would apply it."""
    copy: dict[str, bytes] = {}
    for number in (1, 2, 3, 4, 5, 2, 6):
        changes = published(sites(number), tmp_path / "www")
        current = files_of(tmp_path / "www/current")
        copy |= {place: current[place] for place in (*changes.added, *changes.changed)}
        for place in changes.removed:
            del copy[place]
        assert copy == {place: current[place] for place in copy}
        assert files_of(sites(number)).items() <= copy.items()


def test_three_releases_are_kept_and_each_serves_their_lasting_files(
    sites: Callable[[int], Path], tmp_path: Path
) -> None:
    for number in (1, 2, 3, 4):
        published(sites(number), tmp_path / "www")
    kept = [path for path in (tmp_path / "www/releases").iterdir() if path.is_dir()]
    assert len(kept) == 3
    styles = {path.name for path in (tmp_path / "www/current/assets/styles").iterdir() if path.suffix == ".css"}
    assert {name.rpartition("/")[2] for number in (2, 3, 4) for name in version(number) if "assets" in name} <= styles


# ---------------------------------------------------------------- rolling back


def test_a_release_can_be_rolled_back(sites: Callable[[int], Path], tmp_path: Path) -> None:
    first = published(sites(1), tmp_path / "www")
    second = published(sites(2), tmp_path / "www")
    changes, problems = roll_back(tmp_path / "www")
    assert problems == []
    assert changes
    assert (changes.release, changes.previous) == (first.release, second.release)
    assert files_of(sites(1)).items() <= uncompressed_files(tmp_path / "www").items()


def test_a_release_that_was_rolled_back_is_never_rolled_back_to(sites: Callable[[int], Path], tmp_path: Path) -> None:
    first = published(sites(1), tmp_path / "www")
    published(sites(2), tmp_path / "www")
    roll_back(tmp_path / "www")
    published(sites(3), tmp_path / "www")
    changes, _ = roll_back(tmp_path / "www")
    assert changes
    assert changes.release == first.release


@pytest.mark.parametrize("at", range(5))
def test_a_killed_rollback_is_finished_and_does_not_go_back_twice(
    sites: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Killed at each of its steps, and repeated: the release wanted is live, and deploy.json says what has changed."""
    first, second, third = (published(sites(number), tmp_path / "www") for number in (1, 2, 3))
    usual = shutil.copytree(tmp_path / "www", tmp_path / "usual", symlinks=True)
    wanted, _ = roll_back(usual)
    kill_at(monkeypatch, at)
    with pytest.raises(Killed):
        roll_back(tmp_path / "www")
    monkeypatch.undo()
    assert roll_back(tmp_path / "www") == (wanted, [])
    assert files_of(tmp_path / "www") == files_of(usual)
    assert (tmp_path / "www/current").readlink().name == second.release
    # The next one is a new rollback.
    changes, _ = roll_back(tmp_path / "www")
    assert changes
    assert (changes.release, changes.previous) == (first.release, second.release)
    assert third.release in (tmp_path / "www/releases.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("at", range(5))
def test_a_killed_publication_is_finished_and_tells_what_it_changed(
    sites: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    published(sites(1), tmp_path / "www")
    usual = shutil.copytree(tmp_path / "www", tmp_path / "usual", symlinks=True)
    wanted, _ = publish(sites(2), usual, keep=1)
    kill_at(monkeypatch, at)
    with pytest.raises(Killed):
        publish(sites(2), tmp_path / "www", keep=1)
    monkeypatch.undo()
    assert publish(sites(2), tmp_path / "www", keep=1) == (wanted, [])
    assert files_of(tmp_path / "www") == files_of(usual)


def test_what_a_killed_publication_would_have_served_is_sent_with_the_next_one(
    sites: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A style sheet of both is not taken for one that readers had already."""
    published(sites(1), tmp_path / "www")
    kill_at(monkeypatch, 2)
    with pytest.raises(Killed):
        publish(sites(2), tmp_path / "www")
    monkeypatch.undo()
    other = make_site(tmp_path / "site-other", {**version(2), "404.html": "Nothing here.\n"})
    changes = published(other, tmp_path / "www")
    assert {place for place in version(2) if place.endswith(".css")} <= changes.added.keys()


def test_a_killed_rollback_is_forgotten_once_something_is_published(
    sites: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = (published(sites(number), tmp_path / "www") for number in (1, 2, 3))
    before = (tmp_path / "www/deploy.json").read_bytes()
    kill_at(monkeypatch, 1)
    with pytest.raises(Killed):
        roll_back(tmp_path / "www")
    monkeypatch.undo()
    published(sites(3), tmp_path / "www")
    assert (tmp_path / "www/deploy.json").read_bytes() == before
    assert "change" not in json.loads((tmp_path / "www/releases.json").read_bytes()), "none is under way"
    published(sites(4), tmp_path / "www", keep=4)
    for _ in range(3):
        changes, problems = roll_back(tmp_path / "www")
        assert problems == []
    assert changes
    assert (changes.release, changes.previous) == (first.release, second.release)


@pytest.mark.parametrize("planted", ["history", "change"])
def test_a_record_cannot_name_a_release_elsewhere(sites: Callable[[int], Path], tmp_path: Path, planted: str) -> None:
    """A release that is gone back to is opened to every user of the machine: it must be one of these."""
    current = published(sites(1), tmp_path / "www").release
    outside = shutil.copytree(tmp_path / f"www/releases/{current}", tmp_path / "outside")
    shutil.copy(tmp_path / f"www/releases/{current}.json", tmp_path / "outside.json")
    outside.chmod(0o700)
    elsewhere = "../../outside"
    change = {"release": elsewhere, "previous": current, "added": {}, "changed": {}, "removed": {}}
    history = [elsewhere, current] if planted == "history" else [current]
    record = {"generator": "diglot", "history": history, "change": change if planted == "change" else None}
    (tmp_path / "www/releases.json").write_text(json.dumps(record), encoding="utf-8")
    assert codes(roll_back(tmp_path / "www")[1]) == ["no-earlier-release"]
    assert outside.stat().st_mode & 0o777 == 0o700


class Killed(BaseException):
    """What stands for a kill: nothing catches it."""


def kill_at(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Kill what changes releases before one of its steps: history, link, deploy.json, removal, history again."""
    steps = 0

    def count(original: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps > at:
                raise Killed
            return original(*arguments, **options)

        return run

    monkeypatch.setattr(ReleaseFolder, "_write_document", count(ReleaseFolder._write_document))
    monkeypatch.setattr(os, "symlink", count(os.symlink))
    monkeypatch.setattr(ReleaseFolder, "prune", count(ReleaseFolder.prune))


def test_without_an_earlier_release_nothing_changes(sites: Callable[[int], Path], tmp_path: Path) -> None:
    assert codes(roll_back(tmp_path / "nowhere")[1]) == ["no-such-folder"]
    assert not (tmp_path / "nowhere").exists()
    published(sites(1), tmp_path / "www")
    before = files_of(tmp_path / "www")
    assert codes(roll_back(tmp_path / "www")[1]) == ["no-earlier-release"]
    assert files_of(tmp_path / "www") == before


@pytest.mark.parametrize("damage", [lambda page: page.write_bytes(b"Torn"), Path.unlink], ids=["torn", "missing"])
def test_a_damaged_release_is_not_rolled_back_to(
    sites: Callable[[int], Path], tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    first = published(sites(1), tmp_path / "www")
    published(sites(2), tmp_path / "www")
    damage(tmp_path / "www/releases" / first.release / "en/3/index.html")
    assert codes(roll_back(tmp_path / "www")[1]) == ["no-earlier-release"]
    # Publishing it again repairs it.
    published(sites(1), tmp_path / "www")
    assert files_of(sites(1)).items() <= uncompressed_files(tmp_path / "www").items()


def test_a_link_in_a_release_lets_nobody_read_what_it_leads_to(sites: Callable[[int], Path], tmp_path: Path) -> None:
    first, _ = (published(sites(number), tmp_path / "www") for number in (1, 2))
    secret = write_files(tmp_path, {"secret": "Mine."}) / "secret"
    secret.chmod(0o600)
    (tmp_path / "www/releases" / first.release / "link").symlink_to(secret)
    assert roll_back(tmp_path / "www")[1] == []
    assert secret.stat().st_mode & 0o777 == 0o600


# ---------------------------------------------------------------- refused sites and folders


@pytest.mark.parametrize(
    "damage",
    [
        lambda site: (site / "en/3/index.html").write_text("Changed by hand.", encoding="utf-8"),
        lambda site: (site / "en/3/index.html").unlink(),
        lambda site: (site / "manifest.json").unlink(),
        lambda site: (site / "manifest.json").write_text('{"generator": "other"}', encoding="utf-8"),
        lambda site: (site / "manifest.json").write_text(
            '{"generator": "diglot", "files": {"../../secret": "0"}}', encoding="utf-8"
        ),
        shutil.rmtree,
    ],
    ids=["changed", "missing", "no manifest", "another's", "climbing", "no site"],
)
def test_only_a_complete_site_is_published(
    sites: Callable[[int], Path], tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    published(sites(1), tmp_path / "www")
    before = uncompressed_files(tmp_path / "www")
    site = sites(2)
    damage(site)
    changes, problems = publish(site, tmp_path / "www")
    assert (changes, codes(problems)) == (None, ["no-site"])
    assert uncompressed_files(tmp_path / "www") == before


def test_a_folder_that_is_not_ours_is_left_alone(sites: Callable[[int], Path], tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "index.html").write_text("Somebody else's.", encoding="utf-8")
    (tmp_path / "file").write_text("A file.", encoding="utf-8")
    (tmp_path / "link").symlink_to(foreign)
    (tmp_path / "publication/content").mkdir(parents=True)
    for place in (
        foreign,
        tmp_path / "file",
        tmp_path / "link",
        tmp_path / "publication/content/www",
        tmp_path / "publication",
        sites(1),
        sites(1) / "en",
        tmp_path,
    ):
        before = files_of(tmp_path)
        assert codes(publish(sites(1), place)[1]) == ["releases-not-ours"], place
        assert files_of(tmp_path) == before


def test_a_link_in_the_place_of_the_releases_is_not_followed(sites: Callable[[int], Path], tmp_path: Path) -> None:
    published(sites(1), tmp_path / "www")
    (tmp_path / "www/releases").rename(tmp_path / "elsewhere")
    (tmp_path / "www/releases").symlink_to(tmp_path / "elsewhere")
    before = files_of(tmp_path / "elsewhere")
    assert codes(publish(sites(2), tmp_path / "www")[1]) == ["releases-not-ours"]
    assert files_of(tmp_path / "elsewhere") == before


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_switch_that_is_stopped_leaves_no_link(
    sites: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    first = published(sites(1), tmp_path / "www")
    replace = os.replace

    def fail(source: str, target: str, **folders: int) -> None:
        if source == ".current.new":
            raise fault
        replace(source, target, **folders)

    monkeypatch.setattr(os, "replace", fail)
    if isinstance(fault, KeyboardInterrupt):
        with pytest.raises(KeyboardInterrupt):
            publish(sites(2), tmp_path / "www")
    else:
        assert [problem.code for problem in publish(sites(2), tmp_path / "www")[1]] == ["releases-unwritable"]
    assert (tmp_path / "www/current").readlink() == Path("releases") / first.release
    assert not (tmp_path / "www/.current.new").is_symlink()


def test_of_a_removed_release_nothing_is_left(sites: Callable[[int], Path], tmp_path: Path) -> None:
    published(sites(1), tmp_path / "www")
    name = published(sites(2), tmp_path / "www", keep=1).release
    assert sorted(path.name for path in (tmp_path / "www/releases").iterdir()) == [name, f"{name}.json"]


def test_the_remains_of_a_killed_publication_are_removed(sites: Callable[[int], Path], tmp_path: Path) -> None:
    published(sites(1), tmp_path / "www")
    second = published(sites(2), tmp_path / "www")
    roll_back(tmp_path / "www")
    releases = tmp_path / "www/releases"
    # The state after a kill: files without a record, and a half-written release.
    (releases / f"{second.release}.json").unlink()
    (releases / second.release / "en/3/index.html").unlink()
    (releases / ".0123.staged").mkdir()
    published(sites(2), tmp_path / "www")
    assert files_of(sites(2)).items() <= uncompressed_files(tmp_path / "www").items()
    assert not (releases / ".0123.staged").exists()


def test_what_was_killed_at_the_same_release_is_begun_afresh(sites: Callable[[int], Path], tmp_path: Path) -> None:
    """Its half-written files, and the link that readers never saw."""
    name = published(sites(2), tmp_path / "other").release
    published(sites(1), tmp_path / "www")
    write_files(tmp_path / "www", {f"releases/.{name}.staged/en/3/index.html": "half"})
    (tmp_path / "www/.current.new").symlink_to("releases/0123")
    published(sites(2), tmp_path / "www")
    assert files_of(sites(2)).items() <= uncompressed_files(tmp_path / "www").items()
    assert not (tmp_path / "www/.current.new").is_symlink()


@pytest.mark.parametrize("theirs", ['{"generator": "other", "history": []}', "[]", "{"])
def test_a_list_of_releases_of_another_program_is_not_ours(
    sites: Callable[[int], Path], tmp_path: Path, theirs: str
) -> None:
    write_files(tmp_path / "www", {"releases.json": theirs})
    assert codes(publish(sites(1), tmp_path / "www")[1]) == ["releases-not-ours"]
    assert files_of(tmp_path / "www") == {"releases.json": theirs.encode()}


def test_lasting_files_are_carried_into_folders_that_the_new_release_does_not_have(tmp_path: Path) -> None:
    published(
        make_site(tmp_path / "one", {"a.html": "1", "assets/styles/screen.0123abcd.css": "p {}"}), tmp_path / "www"
    )
    published(make_site(tmp_path / "two", {"a.html": "2"}), tmp_path / "www")
    assert (tmp_path / "www/current/assets/styles/screen.0123abcd.css").read_text(encoding="utf-8") == "p {}"


def test_the_folder_remembers_what_was_replaced_and_what_was_notified(
    sites: Callable[[int], Path], tmp_path: Path
) -> None:
    first = published(sites(1), tmp_path / "www").release
    assert ReleaseFolder(tmp_path / "www").replaced() == ""
    published(sites(2), tmp_path / "www")
    releases = ReleaseFolder(tmp_path / "www")
    assert (releases.replaced(), releases.notified()) == (first, None)
    releases.write_notified({"en/": "abcd"})
    assert ReleaseFolder(tmp_path / "www").notified() == {"en/": "abcd"}
    assert ReleaseFolder(tmp_path / "none").replaced() == ""


@pytest.mark.parametrize("left", ["releases/.0123.staged/x", "releases/0123456789abcdef/x", ".0123456789abcdef.staged"])
def test_a_first_publication_that_was_killed_can_be_repeated(
    sites: Callable[[int], Path], tmp_path: Path, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it left is known as diglot's."""

    def kill(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(site_releases, "_switch", kill)
        with pytest.raises(KeyboardInterrupt):
            publish(sites(1), tmp_path / "www")
    write_files(tmp_path / "www", {left: "half"})
    published(sites(1), tmp_path / "www")
    assert files_of(sites(1)).items() <= uncompressed_files(tmp_path / "www").items()


def test_one_publication_waits_for_the_other(sites: Callable[[int], Path], tmp_path: Path) -> None:
    published(sites(1), tmp_path / "www")
    before = (tmp_path / "www/current").resolve()
    other = threading.Thread(target=published, args=(sites(2), tmp_path / "www"))
    with locked(tmp_path / "www/.lock"):
        other.start()
        other.join(0.4)
        assert other.is_alive()
        assert (tmp_path / "www/current").resolve() == before
    other.join()
    assert (tmp_path / "www/current").resolve() != before


def test_a_damaged_release_that_is_being_replaced_is_not_taken_for_a_finished_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the machine stops before the new record is written, the old one must not speak for the new files."""
    name = "0" * 40
    folder = ReleaseFolder(tmp_path)
    with folder.begin(name) as assembly:
        assembly.write("a.html", b"old")
        folder.finish(name, assembly, {"a.html": "00"})
    assert folder.files(name)

    def stop(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patch, folder.begin(name) as assembly, contextlib.suppress(OSError):
        assembly.write("a.html", b"new")
        patch.setattr(ReleaseFolder, "_write_document", stop)
        folder.finish(name, assembly, {"a.html": "11"})
    assert folder.files(name) == {}


def test_a_release_that_has_lost_a_file_is_not_finished(tmp_path: Path) -> None:
    """Somebody may clear up, or put a link in the place of a folder, while it is written."""
    folder, name = ReleaseFolder(tmp_path), "0" * 16
    with folder.begin(name) as assembly:
        assembly.write("a/b.html", b"text")
        shutil.rmtree(tmp_path / assembly.path / "a")
        with pytest.raises(FileNotFoundError, match=re.escape("a/b.html")):
            folder.finish(name, assembly, {"a/b.html": "00"})
    assert folder.files(name) == {}
    assert list((tmp_path / "releases").iterdir()) == []


def test_a_hidden_file_of_a_site_is_published(tmp_path: Path) -> None:
    published(make_site(tmp_path / "site", {".well-known/security.txt": "Contact: a@example.org\n"}), tmp_path / "www")
    assert (tmp_path / "www/current/.well-known/security.txt").is_file()

"""A link or a mount in the place of each folder of a publication, for every command.

Git carries a link as one line: whoever sends a publication may have put one in the place of any folder, at any depth.
Nothing behind a link is read or written, by any command; a build names the link and says what to do. What stands at a
mount is the choice of whoever owns the machine, and is read.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from diglot.adapters.disk import Folder, private_folder
from diglot.extensions.desk.pipeline.theme import picture_file
from diglot.extensions.polls.pipeline.open_polls import OpenPolls
from tests.tools.planted_house import HOUSE, KEPT, PICTURE, SOURCES, TOGETHER, alone_too, commands_of, publication
from tests.tools.poll_server import POLL, votes_file
from tests.tools.publication import files_of, publish, reported, run, write_files

CANARY = "CANARY"
# What waits behind a link, under every name that something is looked for by.
OUTSIDE = {
    **dict.fromkeys(("a.md", "b.md", "en/a.md", "en/x.md", "ru/a.md", "sub/b.md"), f"---\ntitle: {CANARY}\n---\n\n{CANARY} text.\n"),
    **{name: POLL.replace("Where to?", CANARY) for name in ("turn.toml", "polls/turn.toml")},
    **{name: PICTURE.replace("<svg", f"<svg id='{CANARY}'") for name in ("p.svg", "media/p.svg", "images/logo.svg", "logo.svg")},
    "people/nina.toml": f'[name]\nen = "{CANARY}"\nru = "{CANARY}"\n',
    "nina.toml": f'[name]\nen = "{CANARY}"\nru = "{CANARY}"\n',
    "v.toml": f'[title]\nen = "{CANARY}"\nru = "{CANARY}"\n[[parts]]\narticles = ["a"]\n',
    "id_rsa": CANARY,
    "keys/id_rsa": CANARY,
    "article.html": CANARY,
    "parts/hooks/after-text.html": CANARY,
    "hooks/after-text.html": CANARY,
    "styles/site.css": f"/*! {CANARY} */",
    "site.css": f"/*! {CANARY} */",
    "diglot.po": f'msgid ""\nmsgstr "Language: ru\\n"\n\nmsgid "Contents"\nmsgstr "{CANARY}"\n',
    "a.toml": f'source = "en"\n# {CANARY}\n',
    "site.json": CANARY,
    "secret": "s" * 32,
    "manifest.json": '{"generator": "diglot", "files": {}}',
}  # fmt: skip


def is_named(place: str, errors: str) -> bool:
    """Return whether a build says of a place that it is a link; of what diglot makes itself, other commands do."""
    return place not in SOURCES or bool(
        re.search(rf"^{place}:1: (warning: )?this is a symbolic link", errors, re.MULTILINE)
    )


def found_by(root: Path, tmp_path: Path, words: str, places: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run a command; return what of the folder outside is in what it printed and wrote, and the links it did not name."""
    before = files_of(tmp_path / "outside")
    _, out, errors = run([*words.format(out=tmp_path / "out").split(), "--root", root], capsys)
    found = [words] if CANARY in out + errors or "bug in diglot" in out + errors else []
    if files_of(tmp_path / "outside") != before:
        found.append(f"{words}: changed")
    if words.startswith("build"):
        found += [f"{words}: {place} is not named" for place in places.split() if not is_named(place, errors)]
    inside = (path for folder in (root, tmp_path / "out") for path in folder.rglob("*"))
    own = (path for path in inside if not any(above.is_symlink() for above in (path, *path.parents)))
    return found + [f"{words}: {path}" for path in own if path.is_file() and CANARY.encode() in path.read_bytes()]


@pytest.mark.parametrize(("turn", "places"), alone_too(TOGETHER, [*SOURCES, *KEPT]))
def test_nothing_behind_a_link_is_read_or_written_by_any_command(
    tmp_path: Path, turn: int, places: str, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    root = publication(tmp_path, places)
    write_files(tmp_path / "outside", OUTSIDE)
    for place in places.split():
        (root / place).symlink_to(os.path.relpath(tmp_path / "outside", (root / place).parent))
    (tmp_path / "out").mkdir()
    commands = commands_of(turn, request)
    assert [found for words in commands for found in found_by(root, tmp_path, words, places, capsys)] == []


def test_nothing_is_published_with_a_link_and_the_remedy_is_said(tmp_path: Path) -> None:
    root = publication(tmp_path, "content/media")
    write_files(tmp_path / "outside", OUTSIDE)
    (root / "content/media").symlink_to(tmp_path / "outside")
    report = publish(root)
    assert not report.is_published
    assert "put the file or the folder itself here" in reported(report, "en")
    assert "положить сюда сам файл или саму папку" in reported(report, "ru")


# ---------------------------------------------------------------- mounts


@contextmanager
def mounted(folder: Path, place: Path) -> Iterator[None]:
    """Mount a folder in the place of another, which root alone may do."""
    place.mkdir(parents=True, exist_ok=True)
    words = ["mount", "--bind", str(folder), str(place)]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("only root mounts folders")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def built(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a publication that was built, and looked over as a preview and a shell do."""
    root = write_files(tmp_path / name, HOUSE)
    (root / ".polls/votes.sqlite").write_bytes(votes_file([0, 1, 1]))
    for words in ("build --formats html --jobs 1", "schema --write", "status"):
        assert run([*words.split(), "--root", root], capsys)[0] == 0
    return root


def outcome(root: Path, out: Path, commands: Iterable[str], capsys: pytest.CaptureFixture[str]) -> object:
    """Run commands one after the other; return how they end and what they leave, but for the cache and databases."""
    out.mkdir()
    ends = [(words, run([*words.format(out=out).split(), "--root", root], capsys)[0]) for words in commands]
    assert [words for words, code in ends if code not in (0, 1)] == []  # nothing is tried by what is no command
    left = {path: text for path, text in files_of(root).items() if not path.startswith((".cache", ".polls", ".desk"))}
    return ends, left


MOUNTED = "content/en content/polls templates .cache public"


@pytest.mark.parametrize(
    ("turn", "places"), alone_too([MOUNTED], [place for place in [*SOURCES, *KEPT] if place != ".public.staged"])
)
def test_a_folder_that_is_mounted_is_a_folder_like_any_other(
    tmp_path: Path, turn: int, places: str, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """It is not the publication that mounts it; and it is the remedy for whoever keeps files elsewhere."""
    _, *others = commands_of(turn, request)
    commands = [
        *others,
        "build --formats html --jobs 1",
        "build --formats html --jobs 1 --fresh",
        "clean --site {out}/../house/public",
    ]
    there, twin = built(tmp_path, "house", capsys), built(tmp_path / "twin", "house", capsys)
    with ExitStack() as mounts:
        for number, place in enumerate(places.split()):
            (there / place).mkdir(parents=True, exist_ok=True)
            (there / place).rename(tmp_path / f"elsewhere {number}")
            mounts.enter_context(mounted(tmp_path / f"elsewhere {number}", there / place))
        found = outcome(there, tmp_path / "out", commands, capsys)
    assert found == outcome(twin, tmp_path / "twin/out", commands, capsys)


@pytest.mark.parametrize(
    ("turn", "place"), alone_too(["content/en", "public"], ["content", "assets", "templates", ".cache"])
)
def test_what_is_mounted_is_published(
    tmp_path: Path, turn: int, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Again and again: a site that is mounted is exchanged name by name, so that nothing old is left in it."""
    root = built(tmp_path, "my house", capsys)
    (root / place).rename(tmp_path / "elsewhere")
    with mounted(tmp_path / "elsewhere", root / place):
        for word in ("first", "second", "third"):
            write_files(root, {"content/en/c.md": f"# {word}\n", f"assets/styles/{word}.css": "p { color: blue }\n"})
            report = publish(root, output=tmp_path / "usual")
            assert report.is_published
            assert publish(root).is_published
            assert files_of(root / "public") == files_of(tmp_path / "usual")
            (root / f"assets/styles/{word}.css").unlink()


def test_a_build_that_was_killed_in_a_mounted_site_is_taken_up_by_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = built(tmp_path, "house", capsys)
    (root / "public").rename(tmp_path / "old")
    (tmp_path / "elsewhere").mkdir()
    with mounted(tmp_path / "elsewhere", root / "public"):
        write_files(root, {"public/.staged/en/index.html": "half"})
        assert publish(root).is_published
        assert files_of(root / "public") == files_of(tmp_path / "old")


INNER = ["public/downloads", "public/en/downloads", ".public.staged", ".public.staged/downloads",
         ".cache/diglot/preview/site/downloads", ".cache/diglot/preview/pool/downloads", ".cache/diglot/preview/.site.staged"]  # fmt: skip


@pytest.mark.parametrize("place", INNER)
def test_nothing_is_removed_from_a_mount_in_what_is_replaced_or_removed(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = built(tmp_path, "house", capsys)
    files = write_files(tmp_path / "elsewhere", {"a.pdf": "Mine.", "sub/b.pdf": "Mine."})
    with mounted(files, root / place):
        for words in ("build --formats html --fresh --jobs 1", f"clean --site {root}/public", "clean"):
            _, out, errors = run([*words.split(), "--root", root], capsys)
            assert "bug in diglot" not in out + errors
            assert files_of(files) == {"a.pdf": b"Mine.", "sub/b.pdf": b"Mine."}
            if words.startswith("build") and "preview" not in place:
                assert "something is mounted in it [output-unwritable]" in errors


def test_the_publication_itself_may_be_a_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = publication(tmp_path, "content/anything")
    (tmp_path / "link").symlink_to(root)
    assert run(["build", "--formats", "html", "--jobs", "1", "--root", tmp_path / "link"], capsys)[0] == 0
    assert run(["new", "Fresh", "--lang", "en", "--root", tmp_path / "link"], capsys)[0] == 0
    assert (root / "content/en/fresh.md").is_file()


@pytest.mark.parametrize("place", ["content", "content/media", "content/anything", "content/media/more"])
def test_the_desk_shows_no_picture_behind_a_link(tmp_path: Path, place: str) -> None:
    root = publication(tmp_path, place)
    write_files(tmp_path / "outside", OUTSIDE)
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).symlink_to(tmp_path / "outside")
    inside = place.removeprefix("content").strip("/")
    for name in ("p.svg", "media/p.svg", "images/logo.svg"):
        assert picture_file(root, f"{inside}/{name}".lstrip("/")) is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_desk_shows_a_picture_whatever_the_form_of_its_name(tmp_path: Path, form: str) -> None:
    path = "media/й/карта й.svg"
    write_files(tmp_path, {f"content/{unicodedata.normalize(form, path)}": PICTURE, "content/.hidden/p.svg": PICTURE})
    assert picture_file(tmp_path, path) == (PICTURE.encode(), "image/svg+xml")
    assert picture_file(tmp_path, ".hidden/p.svg") is None
    assert picture_file(tmp_path, "media/../media/p.svg") is None


@pytest.mark.parametrize("folder", [".polls", ".desk"])
@pytest.mark.parametrize("name", ["secret", "votes.sqlite", "team.sqlite", ".gitignore", "anything"])
def test_a_link_among_what_only_its_owner_may_read_is_refused(tmp_path: Path, folder: str, name: str) -> None:
    """A secret that others know would sign cookies; a database of theirs would be written to."""
    write_files(tmp_path, {"outside/secret": "s" * 32})
    (tmp_path / folder).mkdir()
    (tmp_path / folder / name).symlink_to(tmp_path / "outside/secret")
    with pytest.raises(OSError, match="symbolic link"):
        private_folder(tmp_path / folder)


def test_no_poll_is_read_through_a_link(tmp_path: Path) -> None:
    root = publication(tmp_path, "content/polls")
    write_files(tmp_path / "outside", OUTSIDE)
    (root / "content/polls").symlink_to(tmp_path / "outside")
    polls = OpenPolls(root)
    assert (polls.names(), polls.read("turn")[0]) == ((), None)


@pytest.mark.parametrize(
    "path",
    ["../a.md", "content/../../a.md", "content//en/a.md", "content/./en/a.md", "/a.md", "content/en/a.md/", "a\0b"],
)
def test_no_path_leads_out_of_a_folder(tmp_path: Path, path: str) -> None:
    write_files(tmp_path, {"a.md": CANARY, "house/content/en/a.md": "Words."})
    folder = Folder(tmp_path / "house")
    assert (folder.find(path), folder.look_up(path)) == (None, None)
    with pytest.raises((FileNotFoundError, NotADirectoryError)):
        folder.read(path)

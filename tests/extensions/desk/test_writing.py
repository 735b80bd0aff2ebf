"""What is written at the desk and is no row: new articles, whole originals, and pictures."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from diglot.extensions.desk import core
from diglot.extensions.desk.pipeline.app import DeskApp, OwnerApp
from diglot.extensions.preview.core.request_guard import LOOPBACK_NAMES, allowed_hosts
from diglot.extensions.preview.model.messages import PreviewRequest
from diglot.model.translation.team import Visitor
from tests.tools.desk_writer import Writer, open_writer
from tests.tools.publication import DAY, write_files
from tests.tools.sent_attacks import UPLOAD_NAMES

ENGLISH = "---\ntitle: The Bridge\ndate: 2020-01-01\n---\n\nThe bridge was closed in 1990.\n\nNobody crossed it.\n"
RUSSIAN = "---\ntitle: Мост\n---\n\nМост закрыли в 1990 году.\n\nНикто по нему не ходил.\n"
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/en/notes/index.md": "---\ntitle: Notes\n---\n",
    "content/en/bridge.md": ENGLISH,
    "content/ru/bridge.md": RUSSIAN,
}
FILE = "content/en/bridge.md"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Writer]:
    root = write_files(tmp_path / "house", HOUSE)
    with open_writer(root) as writer:
        yield writer


def png(colour: str = "red", size: int = 8) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(file, "PNG")
    return file.getvalue()


# ---------------------------------------------------------------- a new article


def test_an_article_is_begun_as_a_draft_in_its_section_and_opens_at_once(desk: Writer) -> None:
    status, answer = desk.post("/-/new", article="", to="ru", title="  Река\nзимой ", name="", section="notes")
    assert (status, answer) == (200, {"href": "/write?name=notes%2Freka-zimoi"})
    assert desk.text("content/ru/notes/reka-zimoi.md") == (
        f"---\ntitle: Река зимой\ndate: {DAY}\nstatus: draft\n---\n\n"
    )
    status, page = desk.page("/write", "name=notes/reka-zimoi")
    assert status == 200
    assert "title: Река зимой" in page
    assert desk.post("/-/undo-text", article="notes/reka-zimoi", to="ru") == (200, {"is_gone": True, "text": ""})
    assert not (desk.root / "content/ru/notes").exists()


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ({"title": " "}, "Give the article a title."),
        ({"title": "Bridge"}, "There is an article at this address already: choose another one."),
        ({"title": "Notes"}, "There is an article at this address already: choose another one."),
        ({"title": "The sea", "to": "xx"}, "Choose one of the languages of the publication."),
        ({"title": "The sea", "section": "../../etc"}, "There is no such blog"),
    ],
)
def test_an_article_that_cannot_be_begun_is_refused_in_words(desk: Writer, order: dict[str, str], words: str) -> None:
    before = desk.files()
    status, answer = desk.post("/-/new", **{"article": "", "to": "en", **order})
    assert (status, words in answer["message"]) == (422, True), answer
    assert desk.files() == before


def test_a_name_in_the_address_is_made_safe(desk: Writer) -> None:
    status, answer = desk.post("/-/new", article="", to="en", title="The sea", name="../../../Sea & sky")
    assert (status, answer) == (200, {"href": "/write?name=sea-sky"})
    assert desk.text("content/en/sea-sky.md").startswith("---\ntitle: The sea\n")


# ---------------------------------------------------------------- an original


def test_an_original_is_saved_as_a_whole_and_undone(desk: Writer) -> None:
    text = ENGLISH.replace("1990", "1991")
    assert desk.post("/-/write", article="bridge", to="en", base=ENGLISH, text=text) == (200, {})
    assert desk.text(FILE) == text
    assert desk.post("/-/undo-text", article="bridge", to="en") == (200, {"is_gone": False, "text": ENGLISH})
    assert desk.text(FILE) == ENGLISH
    status, answer = desk.post("/-/undo-text", article="bridge", to="en")
    assert (status, answer["message"]) == (422, "There is nothing to undo.")


def test_an_original_that_could_not_be_read_is_refused_and_one_that_cannot_be_read_is_shown(desk: Writer) -> None:
    broken = ENGLISH.replace("title: The Bridge", "title: [")
    status, answer = desk.post("/-/write", article="bridge", to="en", base=ENGLISH, text=broken)
    assert status == 422, answer
    assert desk.text(FILE) == ENGLISH
    (desk.root / FILE).write_text(broken, encoding="utf-8")
    status, page = desk.page("/write", "name=bridge")
    assert status == 200
    assert "title: [" in page
    assert 'class="wrong"' in page
    assert desk.post("/-/write", article="bridge", to="en", base=broken, text=ENGLISH) == (200, {})


def test_two_changes_of_an_original_are_put_together_where_they_do_not_touch(desk: Writer) -> None:
    theirs, yours = ENGLISH.replace("closed", "shut"), ENGLISH.replace("Nobody", "No one")
    (desk.root / FILE).write_text(theirs, encoding="utf-8")
    status, answer = desk.post("/-/write", article="bridge", to="en", base=ENGLISH, text=yours)
    assert (status, answer) == (409, {"theirs": theirs, "merged": theirs.replace("Nobody", "No one")})
    assert desk.text(FILE) == theirs
    assert desk.post("/-/write", article="bridge", to="en", base=theirs, text=answer["merged"]) == (200, {})


def test_whoever_may_not_write_is_refused_and_reads_only(desk: Writer) -> None:
    reader = Writer(
        desk.root, DeskApp(desk.app.desk, desk.app.formatter, desk.app.renderer, Visitor("Oleg", frozenset(), "t"))
    )
    for path in ("/-/new", "/-/write", "/-/undo-text", "/-/import"):
        assert reader.post(path, article="bridge", to="en")[0] == 403
    for path in ("/-/picture", "/-/word"):
        assert reader.send(path, png(), article="bridge", to="en", name="x.png")[0] == 403
    assert reader.page("/new")[0] == 404
    assert "readonly" in reader.page("/write", "name=bridge")[1]
    assert "/new" not in reader.page("/")[1]
    assert '"/new"' in desk.page("/")[1]


# ---------------------------------------------------------------- pictures


def test_a_picture_gets_a_safe_name_and_its_markdown_and_is_not_kept_twice(desk: Writer) -> None:
    order = {
        "article": "bridge",
        "to": "ru",
        "name": "..\\..//Мост зимой.PHP",
        "alt": 'A "bridge"',
        "caption": "*In* winter",
    }
    status, answer = desk.send("/-/picture", png(), **order)
    assert status == 200
    assert answer == {"markdown": '![*In* winter](/media/most-zimoi.png){alt="A \\"bridge\\""}'}
    assert (desk.root / "content/media/most-zimoi.png").read_bytes() == png()
    assert desk.send("/-/picture", png(), **order) == (200, answer)
    status, other = desk.send("/-/picture", png("blue"), **order)
    assert "/media/most-zimoi-2.png" in other["markdown"]
    # What was sent last is taken away first.
    assert desk.post("/-/undo", article="bridge", to="ru", digest="")[0] == 200
    assert [path.name for path in (desk.root / "content/media").iterdir()] == ["most-zimoi.png"]
    assert desk.post("/-/undo", article="bridge", to="ru", digest="")[0] == 200
    assert not (desk.root / "content/media").exists()


def test_whatever_a_picture_is_called_its_name_is_safe_and_its_own(desk: Writer) -> None:
    before = desk.files()
    for number, name in enumerate(UPLOAD_NAMES):
        colour = f"#{number:06x}"
        status, answer = desk.send(
            "/-/picture", png(colour), article="bridge", to="ru", name=name, alt="x](y", caption=""
        )
        assert status == 200, name
        assert re.fullmatch(r"!\[\]\(/media/[a-z0-9-]{1,200}\.png\)\{alt=.*\}", answer["markdown"]), answer
    new = desk.files().keys() - before.keys()
    assert len(new) == len(UPLOAD_NAMES)
    assert all(re.fullmatch(r"content/media/[a-z0-9-]+\.png", path) for path in new)
    assert {path.name for path in desk.root.parent.iterdir()} == {desk.root.name}


def _archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("run.me", "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "script"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "no scripts"),
        (b"GIF89a/*<script>alert(1)</script>", "not an image file"),
        (png() + _archive(), "it is an archive as well"),
        (b"MZ\x90", "not an image file"),
        (png(size=64)[:60], "cut off"),
    ],
    ids=["script", "handler", "page", "archive", "program", "cut"],
)
def test_a_picture_that_may_not_be_published_is_refused_in_words(desk: Writer, content: bytes, reason: str) -> None:
    before = desk.files()
    status, answer = desk.send("/-/picture", content, article="bridge", to="ru", name="a.svg", alt="x")
    assert status == 422
    assert reason in answer["message"]
    assert answer["message"].endswith("Nothing was saved.")
    assert desk.files() == before


def test_a_gif_that_is_a_page_as_well_is_known() -> None:
    file = io.BytesIO()
    Image.new("P", (2, 2)).save(file, "GIF", comment=b"<!DOCTYPE  HTML><p>")
    assert core.second_kind(file.getvalue()) == "it is a web page as well"
    assert core.second_kind(b"\xff\xd8" + b"%PDF-1.4") == "it is a PDF as well"


def test_a_link_in_the_place_of_the_folder_is_not_followed(desk: Writer, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (desk.root / "content/media").symlink_to(outside)
    status, answer = desk.send("/-/picture", png(), article="bridge", to="ru", name="a.png", alt="x")
    assert status == 500
    assert "cannot be read or written" in answer
    assert list(outside.iterdir()) == []


# ---------------------------------------------------------------- limits


def test_a_file_is_as_large_as_its_path_allows_and_other_orders_are_not(desk: Writer) -> None:
    app = OwnerApp(desk.app, allowed_hosts(LOOPBACK_NAMES, 8010), 8010)
    cookie = {"cookie": f"diglot-desk-8010={app.secret}"}
    paths = ("/-/picture", "/-/word", "/-/save")
    assert [app.most_bytes(PreviewRequest("POST", path, cookie)) for path in paths] == [
        40_000_000,
        50_000_000,
        2_000_000,
    ]
    assert {app.most_bytes(PreviewRequest("POST", path, {})) for path in paths} == {8_192}
    sent = {"host": "127.0.0.1:8010", "origin": "http://127.0.0.1:8010", **cookie}
    for path, media, status in (
        ("/-/picture", "application/json", 415),
        ("/-/picture", "multipart/form-data", 415),
        ("/-/save", "application/octet-stream", 415),
        ("/-/picture", "application/octet-stream", None),
    ):
        refused = app.refuse(PreviewRequest("POST", path, {**sent, "content-type": media}))
        assert (refused and refused.status) == status

"""Word files that are dropped at the desk: seen before they are written, undone, refused where they are not safe."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools.desk_writer import Writer, open_writer
from tests.tools.publication import write_files
from tests.tools.word_maker import named, paragraph, style, word_file

RUSSIAN = "---\ntitle: Мост\n---\n\nМост закрыли в 1990 году.\n\nНикто по нему не ходил.\n"
HOUSE = {
    "content/en/notes/index.md": "---\ntitle: Notes\n---\n",
    "content/en/bridge.md": "---\ntitle: The Bridge\n---\n\nThe bridge was closed in 1990.\n\nNobody crossed it.\n",
    "content/ru/bridge.md": RUSSIAN,
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Writer]:
    with open_writer(write_files(tmp_path / "house", HOUSE)) as writer:
        yield writer


def _zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:document>" + b" " * 60_000_000)
    return file.getvalue()


def test_a_word_file_is_seen_before_it_is_written_and_can_be_undone(desk: Writer) -> None:
    word = word_file(paragraph("The Sea", named("T")) + paragraph("The sea is cold."), style("T", "Title"))
    status, seen = desk.send("/-/word", word, to="en", section="notes", name="../The sea.docx")
    assert status == 200, seen
    assert seen["files"] == ["content/en/notes/the-sea.md"]
    assert "The sea is cold." in seen["lines"]
    assert not (desk.root / "content/en/notes/the-sea.md").exists()
    order = {"article": seen["article"], "to": seen["to"]}
    status, answer = desk.post("/-/import", **order, token="another")
    assert (status, answer["message"]) == (422, "The desk no longer has this file: choose it once more.")
    assert desk.post("/-/import", **order, token=seen["token"]) == (200, {"href": "/write?name=notes%2Fthe-sea"})
    assert "The sea is cold." in desk.text("content/en/notes/the-sea.md")
    assert desk.post("/-/undo-text", **order)[1]["is_gone"]
    assert not (desk.root / "content/en/notes/the-sea.md").exists()


def test_a_translation_comes_back_from_word(desk: Writer) -> None:
    word = word_file(paragraph("Мост закрыли в 1991 году.") + paragraph("Никто по нему не ходил."))
    status, seen = desk.send("/-/word", word, article="bridge", to="ru", name="bridge.docx")
    assert status == 200, seen
    assert "+Мост закрыли в 1991 году." in seen["lines"]
    order = {"article": "bridge", "to": "ru"}
    assert desk.post("/-/import", **order, token=seen["token"]) == (200, {"href": "/article?name=bridge&to=ru"})
    assert desk.text("content/ru/bridge.md") == RUSSIAN.replace("1990", "1991")
    assert desk.post("/-/undo", **order, digest="")[0] == 200
    assert desk.text("content/ru/bridge.md") == RUSSIAN


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.docx", _zip_bomb, "larger than any document"),
        ("a.docx", lambda: b"hello", "it is not a Word file"),
        ("a.odt", lambda: b"PK", "only .docx is supported"),
    ],
    ids=["bomb", "text", "other"],
)
def test_a_file_that_is_no_safe_word_file_is_refused_in_words(
    desk: Writer, name: str, make: Callable[[], bytes], words: str
) -> None:
    status, answer = desk.send("/-/word", make(), to="en", name=name)
    assert (status, words in answer["message"]) == (422, True), answer

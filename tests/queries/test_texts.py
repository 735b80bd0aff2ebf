"""Texts are typeset when what they depend on has changed, and what failed by chance is tried again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from diglot.adapters.disk import Folder, differing_files
from diglot.model.problems import BusyComputer
from diglot.pipeline.typeset import text_compiler
from diglot.pipeline.typeset.text_batch import SerialisedText, TextBatch, _failed_text
from diglot.pipeline.typeset.text_compiler import TextCompiler
from diglot.queries.query import Passing
from diglot.queries.text_job import TextRequest, TypesetText
from tests.tools.publication import codes, publish, write_files

WORDS = {"en": "Words of a *quay* and of those who were late.", "ru": "Слова о *причале* и о тех, кто опоздал."}
HOUSE = {
    f"content/{lang}/{name}.md": f"---\ntitle: {name} {lang}\ndate: 2020-01-01\n---\n{words} [{name}](lost.md).\n"
    for name in ("one", "two", "three")
    for lang, words in WORDS.items()
}
STORE = ".cache/diglot/store.sqlite"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path, HOUSE)
    publish(root, is_lenient=True)
    return root


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the texts that were asked for, in order."""
    paths: list[str] = []
    typeset = TextCompiler.typeset

    def noted(self: TextCompiler, requests: Sequence[TextRequest]) -> Iterator[TypesetText | Passing[TypesetText]]:
        paths.extend(request.job.path for request in requests)
        return typeset(self, requests)

    monkeypatch.setattr(TextCompiler, "typeset", noted)
    return paths


def change(root: Path, path: str, old: str, new: str) -> None:
    (root / path).write_text((root / path).read_text().replace(old, new))


def test_nothing_is_asked_for_where_no_text_has_changed(publication: Path, asked: list[str]) -> None:
    write_files(publication, {"content/site.toml": "per_page = 2\n"})
    assert publish(publication, is_lenient=True).texts_reused == 6
    assert asked == []


def test_another_text_is_asked_for_and_so_is_its_translation_which_shares_its_ids(
    publication: Path, asked: list[str]
) -> None:
    change(publication, "content/en/two.md", "Words of", "Other words of")
    report = publish(publication, is_lenient=True)
    assert asked == ["content/en/two.md", "content/ru/two.md"]
    assert (report.texts_set, report.texts_reused) == (2, 4)


def test_another_translation_is_asked_for_alone(publication: Path, asked: list[str]) -> None:
    change(publication, "content/ru/two.md", "Слова", "Другие слова")
    assert publish(publication, is_lenient=True).texts_set == 1
    assert asked == ["content/ru/two.md"]


def test_another_title_is_typeset_without_its_text(publication: Path, asked: list[str]) -> None:
    change(publication, "content/ru/two.md", "title: two", 'title: "«два»')
    change(publication, "content/ru/two.md", "ru\ndate", 'ru"\ndate')
    assert publish(publication, is_lenient=True).texts_set == 0
    assert asked == ["content/ru/two.md"]
    assert "«два» ru" in (publication / "public/ru/two/index.html").read_text().replace("\u00a0", " ")


def test_a_text_that_failed_by_chance_is_tried_again(
    publication: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_texts = text_compiler.compile_texts

    def failing(batch: TextBatch, *others: Any) -> Iterator[SerialisedText]:
        return (_failed_text(job, BusyComputer(job.path, None)) for job in batch.jobs)

    change(publication, "content/ru/two.md", "Слова", "Другие слова")
    monkeypatch.setattr(text_compiler, "compile_texts", failing)
    assert "busy-computer" in codes(publish(publication, is_lenient=True))
    monkeypatch.setattr(text_compiler, "compile_texts", compile_texts)
    report = publish(publication, is_lenient=True)
    assert ("busy-computer" in codes(report), report.texts_set) == (False, 1)
    assert "Другие слова" in (publication / "public/ru/two/index.html").read_text().replace("\u00a0", " ")
    assert publish(publication, is_lenient=True).texts_set == 0


def test_where_the_markup_is_lost_all_texts_are_asked_for_together(publication: Path, asked: list[str]) -> None:
    (publication / STORE).unlink()
    report = publish(publication, is_lenient=True)
    assert (report.texts_set, len(asked)) == (6, 6)


def test_a_look_at_one_article_forgets_no_other(publication: Path, asked: list[str]) -> None:
    publish(publication, is_lenient=True, only=("one",), output=publication / "one")
    publish(publication, is_lenient=True)
    assert asked == []


def test_lines_of_problems_follow_their_text(publication: Path) -> None:
    """A line that is known is that in the body: the front matter above it may grow, and a link may be there twice."""
    link = "[Lost](lost.md)."
    reference = "Words.\n\nSee [@fig:none].\n"
    for words, lines in (
        (f"Words.\n\n{link}\n", [6]),
        (f"{link} {link}\n\n{link}\n", [4, 4, 6]),
        (reference, [6]),
    ):
        for field in ("", "standfirst: More\n"):
            text = f"---\ntitle: Two\n{field}---\n{words}"
            write_files(publication, {"content/en/two.md": text})
            report = publish(publication, is_lenient=True)
            found = [problem.position[1] for problem in report.problems if problem.position[0] == "content/en/two.md"]
            assert found == [line + bool(field) for line in dict.fromkeys(lines)]


def test_results_that_were_lost_one_by_one_are_made_again(tmp_path: Path) -> None:
    """The store keeps its file and forgets what is in it: rows name markup and indexed texts that are not there."""
    formats = ("html", "search")
    root = write_files(tmp_path / "house", HOUSE)
    publish(root, is_lenient=True, formats=formats)
    with sqlite3.connect(root / STORE) as store:
        store.execute("DELETE FROM kept")
    change(root, "content/en/two.md", "Words of", "Other words of")
    assert publish(root, is_lenient=True, formats=formats).published
    fresh = write_files(tmp_path / "fresh", {name: (root / name).read_text() for name in HOUSE})
    publish(fresh, is_lenient=True, formats=formats)
    assert differing_files(root / "public", fresh / "public") == ()


def test_a_manuscript_that_has_changed_is_read_once(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For its digest and its front matter; its body stays on the disk until it is typeset and its links are looked at."""
    change(publication, "content/ru/two.md", "[two](lost.md)", "[two](one.md)")
    read = list[str]()
    real = Folder.read

    def noted(self: Folder, name_on_disk: str) -> bytes:
        read.append(name_on_disk)
        return real(self, name_on_disk)

    monkeypatch.setattr(Folder, "read", noted)
    publish(publication, is_lenient=True)
    assert read.count("content/ru/two.md") == 3

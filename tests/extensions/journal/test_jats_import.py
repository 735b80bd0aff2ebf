"""Articles in JATS as other houses write them, taken over: each folder of `jats/` has an article and what it becomes.

`told.txt` is what has no place, with its line. The last tests take our own articles out and in again: nothing changes.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from diglot.extensions.journal.core.jats_import.elements import words_of
from diglot.extensions.journal.pipeline.jats_import.importing import open_article
from tests.tools.publication import run, run_json, write_files

HOUSES = Path(__file__).parent / "jats"
SITE = '[title]\nen = "Notes"\nru = "Записки"\n'


def taken_over(article: Path, root: Path, capsys: Any, *options: str) -> tuple[int, Mapping[str, Any]]:
    return run_json(["import", article, *options, "--root", root], capsys)


def new_files(root: Path) -> dict[str, str]:
    files = (path for path in sorted((root / "content").rglob("*")) if path.is_file() and path.name != "site.toml")
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("house", sorted(path.name for path in HOUSES.iterdir()))
def test_an_article_of_another_house_becomes_manuscripts(house: str, tmp_path: Path, capsys: Any, accept: bool) -> None:
    root = write_files(tmp_path / "journal", {"content/site.toml": SITE})
    code, document = taken_over(HOUSES / house / "article.xml", root, capsys)
    assert code == 0
    told = "".join(
        f"{Path(problem['file']).name}:{problem['line']}: {problem['what']}\n" for problem in document["problems"]
    )
    made = new_files(root)
    expected = HOUSES / house / "expected"
    if accept:
        shutil.rmtree(expected, ignore_errors=True)
        write_files(expected, {**made, "told.txt": told})
    assert told == (expected / "told.txt").read_text(encoding="utf-8")
    assert made == new_files(expected)


@pytest.mark.parametrize("house", sorted(path.name for path in HOUSES.iterdir()))
def test_each_word_of_the_text_is_in_the_manuscript(house: str) -> None:
    """Formulas are in TeX there, and calls of references and numbered parts are in the words of the house."""
    root = open_article(HOUSES / house / "article.xml")
    expected = (HOUSES / house / "expected").rglob("*")
    written = " ".join(path.read_text(encoding="utf-8") for path in expected if path.is_file())
    bare = re.sub(r"[*~^\\]|</?su[bp]>", "", written)
    kept = set(re.findall(r"\w+", bare))
    for part in (root.find("body"), root.find("back")):
        for node in part.iter() if part is not None else ():
            if node.tag in ("p", "td", "th", "verse-line", "term", "preformat", "attrib") and not len(node):
                assert set(re.findall(r"\w+", words_of(node))) <= kept, words_of(node)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("document", "line", "reason"),
    [
        ("<article>\n<body></article>", 2, "it is damaged: it is not well-formed XML"),
        ("<rss/>", 1, "its first element is not <article>, as that of JATS is"),
        ('<!DOCTYPE article [\n<!ENTITY a "b">]><article>&a;</article>', 2, "it declares entities of its own"),
        ("<article>\n" + "<sec>" * 200 + "</sec>" * 200 + "</article>", 2, "its elements are nested too deeply"),
    ],
)
def test_a_file_that_is_no_article_is_refused_at_its_line(
    document: str, line: int, reason: str, tmp_path: Path, capsys: Any
) -> None:
    root = write_files(tmp_path, {"content/site.toml": SITE, "a.xml": document})
    code, answer = taken_over(root / "a.xml", root, capsys)
    [problem] = answer["problems"]
    assert (code, problem["code"], problem["line"]) == (1, "refused-file", line)
    assert reason in problem["what"]


def test_the_language_is_asked_for_where_the_publication_does_not_have_that_of_the_article(
    tmp_path: Path, capsys: Any
) -> None:
    root = write_files(
        tmp_path, {"content/site.toml": SITE, "a.xml": '<article xml:lang="pt"><body><p>Um.</p></body></article>'}
    )
    code, _, said = run(["import", root / "a.xml", "--root", root], capsys)
    assert code == 2
    assert "--lang" in said
    assert taken_over(root / "a.xml", root, capsys, "--lang", "en")[0] == 0
    assert "Um." in (root / "content/en/a.md").read_text(encoding="utf-8")


# ---------------------------------------------------------------- out and in again


@pytest.fixture(scope="module")
def exported(whole_journal: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The journal, and its issue in JATS by the names of its articles."""
    root = shutil.copytree(whole_journal, tmp_path_factory.mktemp("round") / "journal")
    return root, exported_issue(root)


def exported_issue(root: Path) -> dict[str, bytes]:
    from diglot.cli import command_line

    words = ["export", "2026-spring", "--format", "jats", "--output", str(root / "out.zip"), "--root", str(root)]
    assert command_line.main([*words, "--yes", "--json"]) == 0
    with zipfile.ZipFile(io.BytesIO((root / "out.zip").read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_written_is_valid(
    exported: tuple[Path, dict[str, bytes]], faults_of_jats: Callable[[bytes], list[str]]
) -> None:
    """By the DTD of JATS 1.4, Journal Publishing: an article that has everything, in both languages."""
    assert {name: faults_of_jats(document) for name, document in exported[1].items()} == {
        name: [] for name in exported[1]
    }


def test_our_own_articles_come_back_without_loss(
    exported: tuple[Path, dict[str, bytes]], tmp_path: Path, capsys: Any
) -> None:
    """Both languages: what is written anew is the same document byte for byte. The people and the works are known."""
    root, documents = exported
    again = shutil.copytree(root, tmp_path / "again")
    for name, document in documents.items():
        (tmp_path / name).write_bytes(document)
        for path in again.glob(f"content/*/articles/{name.removesuffix('.xml')}.md"):
            path.unlink()
        code, answer = taken_over(tmp_path / name, again, capsys, "--in", "articles", "--yes")
        assert (answer["problems"], code) == ([], 0)
        assert all(path.endswith(".md") for path in answer["written"])
    assert sorted(documents) == ["everything.xml", "review.xml", "treaty.xml"]
    assert exported_issue(again) == documents


def test_a_second_import_changes_nothing_and_a_changed_article_only_what_differs(
    exported: tuple[Path, dict[str, bytes]], tmp_path: Path, capsys: Any
) -> None:
    root, documents = exported
    again = shutil.copytree(root, tmp_path / "again")
    article = tmp_path / "treaty.xml"
    article.write_bytes(documents["treaty.xml"])
    order = ["--pair", "articles/treaty", "--yes"]
    taken_over(article, again, capsys, *order)
    once = (again / "content/en/articles/treaty.md").read_text(encoding="utf-8")
    assert taken_over(article, again, capsys, *order)[1]["written"] == []
    article.write_bytes(documents["treaty.xml"].replace(b"minutes of negotiations", b"minutes of talks"))
    assert taken_over(article, again, capsys, *order)[1]["written"] == ["content/en/articles/treaty.md"]
    changed = (again / "content/en/articles/treaty.md").read_text(encoding="utf-8")
    assert changed == once.replace("minutes of negotiations", "minutes of talks")

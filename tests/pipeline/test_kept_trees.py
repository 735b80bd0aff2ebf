"""Trees that a build keeps: who reads a text after it, and what is not taken for a tree."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from diglot.adapters.pandoc import PandocPool
from diglot.model.markup.typography import HouseStyle
from diglot.model.tree import Pandoc
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.units import EditionUnits, open_unit_reader
from diglot.pipeline.typeset import kept_trees, text_batch
from diglot.pipeline.typeset.kept_trees import pack_tree, unpack_trees
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.text_batch import TextBatch, compile_texts
from diglot.pipeline.typeset.text_compilation import CompiledText, ParsedText, compile_text
from diglot.queries.text_job import CompileJob
from tests.tools.publication import DAY, publish, write_files

FERRY = {
    "content/en/ferry.md": "The ferry, *late*, left.[^1]\n\n[^1]: At nine.\n",
    "content/ru/ferry.md": "Паром *опоздал*, но отошел[^1].\n\n[^1]: В девять.\n",
}


def read_pair(root: Path) -> tuple[list[tuple[str, ...]], int]:
    """Return the units of each text of the publication, and how many documents pandoc was asked for them."""
    with PandocPool(1) as pandoc, open_unit_reader(root, KNOWN, DAY, 1, pandoc=pandoc) as reader:
        [article] = reader.articles
        found = list(reader.editions(article.editions))
    assert all(isinstance(text, EditionUnits) for text in found)
    return [
        tuple(unit.text for unit in text.units) for text in found if isinstance(text, EditionUnits)
    ], pandoc.documents


def test_what_a_build_has_read_is_not_read_again_for_the_ledgers(tmp_path: Path) -> None:
    root = write_files(tmp_path, FERRY)
    unbuilt = read_pair(root)
    assert unbuilt[1] == 2
    publish(root)
    assert read_pair(root) == (unbuilt[0], 0)
    write_files(root, {"content/en/ferry.md": "The ferry left.\n"})
    assert read_pair(root)[1] == 1


def test_a_text_beside_one_that_fails_is_compiled_from_its_kept_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = tuple(CompileJob(f"content/en/{name}.md", "en", name.encode(), 1, None, HouseStyle()) for name in "ab")
    bodies = {b"a": "One.\n", b"b": "Two.\n"}

    def failing(text: ParsedText, job: CompileJob, original: ParsedText | None) -> CompiledText:
        if job is jobs[0]:
            raise ValueError
        return compile_text(text, job, original)

    with PandocPool(1) as pandoc:
        packed = {
            job.digest: text.tree
            for job, text in zip(jobs, compile_texts(TextBatch(jobs, bodies), pandoc), strict=True)
        }
        monkeypatch.setattr(text_batch, "compile_text", failing)
        texts = compile_texts(TextBatch(jobs, bodies, packed), pandoc)
        assert [text.is_sound for text in texts] == [False, True]
        assert pandoc.documents == 2


def test_a_tree_comes_back_as_it_was_read() -> None:
    with PandocPool(1) as pandoc:
        answer = pandoc.one("read", b"A *word*.\n")
    assert isinstance(answer, bytes)
    assert unpack_trees({b"1": pack_tree(answer)}) == {b"1": decode_answer(answer)}
    assert isinstance(decode_answer(answer), Pandoc)


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"no zlib",
        zlib.compress(b"no JSON"),
        zlib.compress(b'"\xff"'),
        zlib.compress(b'{"blocks": 3}'),
        zlib.compress(b'{"pandoc-api-version": [1], "meta": {}, "blocks": []}')[:-3],
        zlib.compress(b" " * 2_000),
    ],
)
def test_what_was_put_in_the_place_of_a_tree_is_none(packed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_trees, "_MOST_BYTES", 1_000)
    assert unpack_trees({b"1": packed}) == {}

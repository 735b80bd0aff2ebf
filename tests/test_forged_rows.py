"""Caches whose rows have a right checksum and a wrong form: no answer changes, and nothing is an internal error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from diglot.extensions.desk.pipeline.articles.article import DeskArticle
from diglot.extensions.desk.pipeline.desk import Desk, Refusal, Saved
from diglot.model.file_stats import FileStat
from diglot.model.problems import Problem
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.forged_rows import rewrite, rewrite_index, rewrite_rows
from tests.tools.publication import run, run_json, write_files

PASSAGES = ("The bridge was closed in winter, and the ferry did not run.", "Зимой мост закрывали, а паром не ходил.")
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\n[review]\nrequired = "mark"\n',
    "content/en/river.md": f"---\ntitle: The river\ndate: 2020-01-01\n---\n{PASSAGES[0]}\n",
    "content/ru/river.md": f"---\ntitle: Река\n---\n{PASSAGES[1]}\n",
    "content/en/lake.md": f"---\ntitle: The lake\nunknown: field\ndate: 2020-01-02\n---\n{PASSAGES[0]}\n",
    "content/ledger/gone.toml": 'format = 1\noriginal = "en"\n',
}
FORMS = {
    "empty": b"",
    "not msgpack": b"\xc1",
    "an empty list": b"\x90",
    "a number": b"\x07",
    "JSON": b'{"heading": [], "units": 7}',
    "missing fields": msgspec.msgpack.encode({"heading": ""}),
    "wrong types": msgspec.msgpack.encode({"heading": 7, "units": 7, "letters": [], "staleness": 1}),
    "a problem of no kind": msgspec.msgpack.encode(
        {"river": {"stats": [], "rows": [], "problems": [{"problem": "None"}]}}
    ),
    "nested": b"\x91" * 100_000,
    "nested beside": msgspec.msgpack.encode({"heading": "", "more": 0})[:-1] + b"\x91" * 100_000,
    "not UTF-8": b"\x81\xa7heading\xa1\xff",
}
COMMANDS = {
    "status": ["status"],
    "find": ["find", "ferry"],
    "find similar": ["find", "--similar", PASSAGES[0]],
    "translate": ["translate", "lake", "--to", "ru", "--fill", "100"],
}
DRAFT = "content/ru/lake.md"


@pytest.fixture
def publication(
    tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    monkeypatch.chdir(root)
    assert run(["sync", "river", "--by", "Nina Ash"], capsys)[0] == 0
    return root


@pytest.mark.parametrize("name", COMMANDS)
def test_no_answer_about_translations_changes(publication: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    def answer() -> object:
        (publication / DRAFT).unlink(missing_ok=True)
        result = run(COMMANDS[name], capsys)
        return result, (publication / DRAFT).exists() and (publication / DRAFT).read_text(encoding="utf-8")

    cache, expected = publication / ".cache/diglot", answer()
    for form, value in FORMS.items():
        assert rewrite(cache / "texts.sqlite", lambda _, value=value: value), form  # type: ignore[misc]
        if (cache / "memory.sqlite").exists():
            rewrite_index(cache / "memory.sqlite", value)
        assert answer() == expected, form


@pytest.fixture
def desk(publication: Path) -> Iterator[Desk]:
    desk = Desk(publication, KNOWN, lambda: dt.date(2030, 1, 2), "Olga Birch", 1)
    yield desk
    desk.close()


@pytest.mark.parametrize("form", FORMS)
def test_the_desk_declares_in_step_all_the_same(publication: Path, desk: Desk, form: str) -> None:
    article = open_forged(publication, desk, form)
    assert isinstance(desk.declare("river", "ru", article.digest, None, is_minor=False), Saved)


@pytest.mark.parametrize("form", FORMS)
def test_a_review_on_the_desk_is_of_what_the_files_say(publication: Path, desk: Desk, form: str) -> None:
    ledger = publication / "content/ledger/river.toml"
    row = open_forged(publication, desk, form).rows[-1]
    assert (row.source, row.target, row.state) == (*PASSAGES, "in-step")
    assert isinstance(desk.review("river", "ru", [(row.number, row.digest)]), Saved)
    forged = ledger.read_bytes()
    reviewed = open_forged(publication, desk, form)
    assert [each.state for each in reviewed.rows] == ["in-step", "reviewed"]

    (publication / "content/ru/river.md").write_text("---\ntitle: Река\n---\nПаром ходил весь год.\n", encoding="utf-8")
    changed = open_forged(publication, desk, form).rows[-1]
    assert changed.state != "reviewed", "the review was of other words"
    assert isinstance(desk.review("river", "ru", [(row.number, row.digest)]), Refusal)
    assert ledger.read_bytes() == forged


def open_forged(publication: Path, desk: Desk, form: str) -> DeskArticle:
    """Forge the rows of both caches, and open the article on the desk."""
    rewrite(publication / ".cache/diglot/texts.sqlite", lambda _: FORMS[form])
    if (publication / ".cache/diglot/memory.sqlite").exists():
        rewrite_index(publication / ".cache/diglot/memory.sqlite", FORMS[form])
    article = desk.open("river", "ru")
    assert not isinstance(article, Problem)
    return article


@pytest.mark.parametrize("form", ["JSON", "a problem of no kind", "nested"])
@pytest.mark.parametrize("command", [["check"], ["build", "--formats", "html"]], ids=lambda words: words[0])
def test_a_publication_with_ledgers_is_checked_and_built(
    publication: Path,
    command: list[str],
    form: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # A file that was written just now is not cached otherwise.
    monkeypatch.setattr(FileStat, "is_settled", lambda *_: True)
    code, expected = run_json(command, capsys)
    assert "unknown-field" in [problem["code"] for problem in expected["problems"]]
    store, rows = (publication / f".cache/diglot/{name}.sqlite" for name in ("store", "rows"))
    if "problem" in form:
        assert rewrite_rows(rows, lambda value: value.replace(b"UnknownField", b"NoSuchThing_"))
    else:
        assert rewrite(store, lambda _: FORMS[form])
        assert rewrite_rows(rows, lambda _: FORMS[form])
    for path in (publication / ".cache/diglot/builds").glob("*"):
        path.unlink()
    after, document = run_json(command, capsys)
    assert after == code
    assert [each for each in document["problems"] if each["code"] != "damaged-store"] == expected["problems"]

"""Each kind of finding at work: `findings/<code>/` is a publication that has it, and what an editor is told.

A folder shows the rule's exceptions too: what stands there and is not told is right. `pytest --accept` rewrites
`expected.txt`, and `expected.ru.txt` where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from diglot.model.problems import Finding, kinds_of
from tests.tools.publication import EPOCH, copy_publication, run, run_json

HERE = Path(__file__).parents[2] / "findings"
CASES = sorted(folder.name for folder in HERE.iterdir())

# Told by `strings check`, which alone reads the templates; all others by `check`.
OF_STRINGS = frozenset(["broken-template", "missing-message", "unused-message"])


def command(case: str) -> Sequence[str]:
    return ("strings", "check") if case in OF_STRINGS else ("check",)


def reported(case: str, root: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What is told, without the closing line, which has a clock."""
    code, out, _ = run([*command(case), "--root", root, "--ui-lang", lang], capsys)
    return code, "".join(line for line in out.splitlines(keepends=True) if re.match(r"\S+:\d+: |    ", line))


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def publication(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return copy_publication(HERE / case, tmp_path / "house")


def compare(file: Path, text: str, accept: bool) -> None:
    if accept:
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_an_editor_is_told(case: str, publication: Path, accept: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Place, fact, remedy, word for word; and an exit code for those who only ask whether."""
    code, text = reported(case, publication, "en", capsys)
    compare(HERE / case / "expected.txt", text, accept)
    assert f" [{case}]\n" in text
    assert code == 1


@pytest.mark.parametrize("case", [name for name in CASES if (HERE / name / "expected.ru.txt").exists()], indirect=True)
def test_an_editor_is_told_in_russian(
    case: str, publication: Path, accept: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    compare(HERE / case / "expected.ru.txt", reported(case, publication, "ru", capsys)[1], accept)


def test_each_kind_of_finding_has_a_folder() -> None:
    assert {*CASES} == {kind.code for kind in kinds_of(Finding)}


def test_findings_are_one_document_with_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_publication(HERE / "number-differs", tmp_path / "house")
    code, document = run_json(["check", "--root", root], capsys)
    assert code == 1
    assert document.keys() == {"problems"}
    assert document["problems"][0].keys() == {"code", "severity", "file", "line", "what", "fix"}
    assert {row["code"] for row in document["problems"]} == {"number-differs"}


def test_a_second_check_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was found is kept, with its lines; and forgotten as soon as the text changes, or the glossary."""
    root = copy_publication(HERE / "term-missed", tmp_path / "house")
    first = reported("term-missed", root, "en", capsys)
    assert reported("term-missed", root, "en", capsys) == first
    (root / "content/glossary.toml").unlink()
    assert reported("term-missed", root, "en", capsys) == (0, "")


def test_only_the_named_article_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_publication(HERE / "missing-link", tmp_path / "house")
    code, out, _ = run(["check", "other", "--root", root], capsys)
    assert (code, "missing-link" in out) == (0, False)
    code, out, _ = run(["check", "content/ru/text.md", "--root", root], capsys)
    assert (code, "missing-link" in out) == (1, True)


def test_an_article_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_publication(HERE / "missing-link", tmp_path / "house")
    code, out, _ = run(["check", "texts", "--root", root], capsys)
    assert code == 1
    assert "[unknown-article]" in out


def test_a_checked_article_brings_no_blogs_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither its own nor others: what is wrong with their pages is told when they are checked."""
    root = copy_publication(HERE / "missing-link", tmp_path / "house")
    for blog in ("docs", "news"):
        for lang in ("en", "ru"):
            (root / f"content/{lang}/{blog}").mkdir()
        (root / f"content/en/{blog}/index.md").write_text("# Blog\n\nSee [it](../other.md).\n", encoding="utf-8")
        (root / f"content/ru/{blog}/index.md").write_text("# Блог\n\nСм. ее.\n", encoding="utf-8")
    (root / "content/en/docs/page.md").write_text("# Page\n\nSee [it](../other.md).\n", encoding="utf-8")
    (root / "content/ru/docs/page.md").write_text("# Страница\n\nСм. ее.\n", encoding="utf-8")

    def files(*names: str) -> list[str]:
        _, document = run_json(["check", *names, "--root", root], capsys)
        return [row["file"] for row in document["problems"] if row["code"] == "missing-link"]

    page, index = "content/ru/docs/page.md", "content/ru/docs/index.md"
    assert files("docs/page") == [page]
    assert files(index) == [index]
    assert {page, index, "content/ru/news/index.md"} < set(files())


def test_many_findings_are_grouped_and_summed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors first, then the commonest; a few of each are examples, and `--all` shows every one."""
    root = copy_publication(HERE / "missing-number", tmp_path / "house")
    english = "\n\n".join(f"In {year} the ice came late." for year in range(1900, 1925))
    russian = "\n\n".join("Лед тогда пришел поздно." for _ in range(25))
    (root / "content/en/text.md").write_text(f"# Ice\n\n{english}\n\nSee [it](other.md).\n", encoding="utf-8")
    (root / "content/ru/text.md").write_text(f"# Лед\n\n{russian}\n\nСм. ее.\n", encoding="utf-8")
    code, out, _ = run(["check", "--root", root], capsys)
    heads = [line for line in out.splitlines() if re.fullmatch(r"[a-z-]+: \d+", line)]
    assert code == 1
    assert heads == ["missing-number: 26"], "one of a kind needs no head"
    assert "[dead-link]" in out and "[missing-link]" in out
    assert out.count("[missing-number]") == 3
    assert "… and 23 more; --all lists them all" in out
    _, every, _ = run(["check", "--all", "--root", root], capsys)
    assert every.count("[missing-number]") == 26
    assert not re.search(r"^[a-z-]+: \d+$", every, re.MULTILINE)
    _, document = run_json(["check", "--root", root], capsys)
    assert len(document["problems"]) == 28


def test_a_build_groups_its_problems_as_a_check_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_publication(HERE / "missing-link", tmp_path / "house")
    links = "\n\n".join(f"See [it](none-{number}.md)." for number in range(25))
    (root / "content/en/text.md").write_text(f"# Ice\n\n{links}\n", encoding="utf-8")
    for options, shown in (((), 3), (("--all",), 25)):
        _, _, err = run(["build", *options, "--root", root, "--lenient", "--formats", "html"], capsys)
        assert err.count("[dead-link]") == shown
        assert ("dead-link: 25" in err.splitlines()) == (shown == 3)

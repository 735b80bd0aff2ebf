"""A text is checked again when it has changed, or its original, or what all texts are checked with; else what was found holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from diglot.extensions.check.pipeline import lint
from diglot.extensions.check.pipeline.edition_checks import CheckBatch, Findings
from diglot.extensions.check.pipeline.lint import check_publication
from diglot.pipeline.base.build_options import BuildOptions
from tests.tools.publication import DAY, NobodyWatches, publish, write_files

ENGLISH = "---\ntitle: {name}\n---\n\nWe left in 1950, and did not come back to the quay of our town.\n"
RUSSIAN = "---\ntitle: {name}\noriginal: en\n---\n\nМы уехали в {year} году и не вернулись к причалу нашего города.\n"
HOUSE = {
    "content/site.toml": 'base_url = "https://quay.example"\n',
    "content/en/one.md": ENGLISH.format(name="One"),
    "content/ru/one.md": RUSSIAN.format(name="Один", year=1850),
    "content/en/two.md": ENGLISH.format(name="Two"),
    "content/ru/two.md": RUSSIAN.format(name="Два", year=1950),
}


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were checked, in order."""
    texts: list[str] = []
    check_editions: Callable[..., Findings] = lint.check_editions

    def noted(batch: CheckBatch, *others: object) -> Findings:
        texts.extend(check.text.job.path.removeprefix("content/") for check in batch.checks)
        return check_editions(batch, *others)

    monkeypatch.setattr(lint, "check_editions", noted)
    return texts


@pytest.fixture
def publication(tmp_path: Path, checked: list[str]) -> Path:
    """A publication that has been checked once, with a wrong year in one text."""
    root = write_files(tmp_path, HOUSE)
    assert check(root) == ["ru/one.md:6 number-differs"]
    assert sorted(checked) == ["en/one.md", "en/two.md", "ru/one.md", "ru/two.md"]
    checked.clear()
    return root


def check(root: Path, **options: Any) -> list[str]:
    """Check, and return the findings about pairs, each with its place."""
    order = BuildOptions(root=root, output=root / "public", today=DAY, with_drafts=True, jobs=1)
    report = check_publication(replace(order, **options), NobodyWatches())
    return [
        f"{path.removeprefix('content/')}:{line} {problem.code}"
        for problem in report.problems
        for path, line in [problem.position]
    ]


def test_what_was_found_is_told_again_without_a_look_at_the_texts(publication: Path, checked: list[str]) -> None:
    assert check(publication) == ["ru/one.md:6 number-differs"]
    assert checked == []


def test_an_edited_translation_is_checked_alone(publication: Path, checked: list[str]) -> None:
    write_files(publication, {"content/ru/two.md": RUSSIAN.format(name="Два", year=1951)})
    assert check(publication) == ["ru/one.md:6 number-differs", "ru/two.md:6 number-differs"]
    assert checked == ["ru/two.md"]


def test_an_edited_original_is_checked_with_its_translation(publication: Path, checked: list[str]) -> None:
    write_files(publication, {"content/en/one.md": ENGLISH.format(name="One").replace("1950", "1850")})
    assert check(publication) == []
    assert sorted(checked) == ["en/one.md", "ru/one.md"]


def test_another_glossary_is_a_reason_to_check_all_texts(publication: Path, checked: list[str]) -> None:
    write_files(publication, {"content/glossary.toml": '[[terms]]\nen = "quay"\nru = "набережная"\n'})
    assert "ru/two.md:6 term-missed" in check(publication)
    assert len(checked) == 4


def test_an_exception_in_a_comment_of_the_front_matter_is_read_again(publication: Path, checked: list[str]) -> None:
    """The manuscript says the same before and after; its file does not."""
    front = "---\n# <!-- diglot: allow number-unlike{} -->\ntitle"
    text = RUSSIAN.format(name="Один", year=1850).replace("---\ntitle", front, 1)
    write_files(publication, {"content/ru/one.md": text.format(" because of a pun")})
    assert "ru/one.md:2 unused-allowance" in check(publication)
    write_files(publication, {"content/ru/one.md": text.format("")})
    assert "ru/one.md:2 allowance-without-reason" in check(publication)


def test_hints_are_known_already(publication: Path, checked: list[str]) -> None:
    """They are looked for in any case, and told only to those who ask."""
    texts = {"en": "She came back to the quay of our town.", "ru": "Она не вернулась к причалу нашего города."}
    front = {"en": "title: Two", "ru": "title: Два\noriginal: en"}
    write_files(publication, {f"content/{lang}/two.md": f"---\n{front[lang]}\n---\n{texts[lang]}\n" for lang in texts})
    assert check(publication) == ["ru/one.md:6 number-differs"]
    checked.clear()
    assert check(publication, with_hints=True) == ["ru/one.md:6 number-differs", "ru/two.md:5 negation-differs"]
    assert checked == []


def test_some_texts_are_checked_without_a_look_at_others_and_these_stay_known(
    publication: Path, checked: list[str]
) -> None:
    write_files(publication, {"content/ru/two.md": RUSSIAN.format(name="Два", year=1951)})
    assert check(publication, only=("two",)) == ["ru/two.md:6 number-differs"]
    assert checked == ["ru/two.md"]
    assert check(publication) == ["ru/one.md:6 number-differs", "ru/two.md:6 number-differs"]
    assert checked == ["ru/two.md"]


def test_a_build_checks_nothing(publication: Path, checked: list[str]) -> None:
    write_files(publication, {"content/ru/two.md": RUSSIAN.format(name="Два", year=1951)})
    publish(publication, is_lenient=True)
    assert checked == []
    assert check(publication) == ["ru/one.md:6 number-differs", "ru/two.md:6 number-differs"]


def test_a_text_that_could_not_be_read_is_checked_the_next_time(
    publication: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have hit a limit of time by chance."""
    write_files(publication, {"content/ru/two.md": RUSSIAN.format(name="Два", year=1951)})
    with monkeypatch.context() as patch:
        patch.setattr(lint, "check_editions", lambda batch, *_: [None] * len(batch.checks))
        assert check(publication) == ["ru/one.md:6 number-differs"]
    assert check(publication) == ["ru/one.md:6 number-differs", "ru/two.md:6 number-differs"]
    assert checked == ["ru/two.md"]


def test_a_removed_text_and_its_findings_go(publication: Path, checked: list[str]) -> None:
    (publication / "content/ru/one.md").unlink()
    (publication / "content/en/one.md").unlink()
    assert check(publication) == []
    assert checked == []


def test_a_link_to_the_other_language_is_told_when_there_is_a_text_in_this_one(publication: Path) -> None:
    """The links of a text are known from the build."""
    link = "[two](../en/two.md)"
    write_files(publication, {"content/ru/one.md": RUSSIAN.format(name="Один", year=1950) + f"\nСм. {link}.\n"})
    write_files(publication, {"content/en/one.md": ENGLISH.format(name="One") + "\nSee [two](two.md).\n"})
    assert "ru/one.md:8 other-language-link" in check(publication)
    (publication / "content/ru/two.md").unlink()
    assert "ru/one.md:8 other-language-link" not in check(publication)

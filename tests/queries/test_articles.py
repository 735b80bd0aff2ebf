"""An article is paired again when one of its manuscripts has changed, or what it reads of others; else it holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from diglot.core import pairing
from diglot.core.pairing import ChosenEditions
from tests.tools.publication import codes, publish, write_files

HOUSE = {
    "content/en/asia/index.md": "---\ntitle: Asia\n---\nOf Asia.\n",
    "content/en/asia/seoul.md": "---\ntitle: Seoul\nauthors: [ann]\n---\nWords of a quay.\n",
    "content/ru/asia/seoul.md": "---\ntitle: Сеул\n---\nСлова о причале.\n",
    "content/en/north.md": "---\ntitle: North\nauthors: [Bo Berg]\n---\nWords of the north.\n",
    "content/people/ann.toml": '[name]\nen = "Ann"\n',
}
DAY = dt.date(2026, 5, 1)


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path, HOUSE)
    publish(root, today=DAY)
    return root


@pytest.fixture
def paired(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the articles that were paired, in order."""
    keys: list[str] = []
    pair_article = pairing.pair_article

    def noted(editions: ChosenEditions, *more: object) -> object:
        keys.append(next(iter(editions.by_lang.values())).key)
        return pair_article(editions, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(pairing, "pair_article", noted)
    return keys


def edited(root: Path, path: str, old: str, new: str, today: dt.date = DAY) -> list[str]:
    """Edit a file, and return the codes of the problems of the next build."""
    write_files(root, {path: (root / path).read_text(encoding="utf-8").replace(old, new)})
    return codes(publish(root, today=today, is_lenient=True))


def test_an_edited_text_is_paired_alone(publication: Path, paired: list[str]) -> None:
    edited(publication, "content/ru/asia/seoul.md", "причале", "порте")
    assert paired == ["asia/seoul"]


def test_another_address_of_a_folder_is_that_of_its_texts_in_this_language(
    publication: Path, paired: list[str]
) -> None:
    edited(publication, "content/en/asia/index.md", "title:", "slug: far-east\ntitle:")
    assert sorted(paired) == ["asia", "asia/seoul"]
    assert (publication / "public/en/far-east/seoul/index.html").exists()
    assert (publication / "public/ru/asia/seoul/index.html").exists()


def test_a_folder_becomes_a_blog_and_ceases_to_be_one(publication: Path, paired: list[str]) -> None:
    index = publication / "content/en/asia/index.md"
    text = index.read_text(encoding="utf-8")
    index.unlink()
    publish(publication, today=DAY)
    assert paired == ["asia/seoul"]
    assert not (publication / "public/en/asia/index.html").exists()
    write_files(publication, {"content/en/asia/index.md": text})
    publish(publication, today=DAY)
    assert (publication / "public/en/asia/index.html").exists()


def test_a_person_comes_whom_texts_call_by_name(publication: Path, paired: list[str]) -> None:
    write_files(publication, {"content/people/bo.toml": '[name]\nen = "Bo Berg"\n'})
    publish(publication, today=DAY)
    assert paired == ["north"]
    assert "/en/people/bo/" in (publication / "public/en/north/index.html").read_text(encoding="utf-8")
    (publication / "content/people/ann.toml").unlink()
    assert "unknown-person" in codes(publish(publication, today=DAY, is_lenient=True))


def test_another_day_is_a_reason_only_for_texts_with_a_first_or_last_one(publication: Path, paired: list[str]) -> None:
    edited(publication, "content/en/north.md", "title:", "embargo: 2026-05-03\ntitle:")
    assert not (publication / "public/en/north/index.html").exists()
    paired.clear()
    publish(publication, today=dt.date(2026, 5, 3))
    assert paired == ["north"]
    assert (publication / "public/en/north/index.html").exists()


def test_who_claims_an_address_that_another_text_gives_up_gets_it(publication: Path, paired: list[str]) -> None:
    write_files(publication, {"content/en/zone.md": "---\ntitle: Zone\nslug: north\n---\nWords of a zone.\n"})
    assert "url-collision" in codes(publish(publication, today=DAY, is_lenient=True))
    assert "Zone" in (publication / "public/en/north-2/index.html").read_text(encoding="utf-8")
    paired.clear()
    assert "url-collision" not in edited(publication, "content/en/north.md", "title:", "slug: up\ntitle:")
    assert paired == ["north"]
    assert "Zone" in (publication / "public/en/north/index.html").read_text(encoding="utf-8")


def test_what_the_settings_lack_is_reported_once_in_the_newest_text(publication: Path) -> None:
    for name, date in (("asia/seoul", "2020-01-01"), ("north", "2021-01-01")):
        path = publication / f"content/en/{name}.md"
        front = f"audiences: [sailors]\ndate: {date}\ntitle:"
        path.write_text(path.read_text(encoding="utf-8").replace("title:", front), encoding="utf-8")
    for _ in range(2):
        report = publish(publication, today=DAY, is_lenient=True)
        found = [problem.position[0] for problem in report.problems if problem.code == "unknown-audience"]
        assert found == ["content/en/north.md"]
        edited(publication, "content/en/asia/seoul.md", "quay", "pier")


def test_two_files_of_one_edition_are_reported_as_long_as_there_are_two(publication: Path) -> None:
    second = "content/en/north.markdown"
    write_files(publication, {second: "---\ntitle: Other\n---\nOther words.\n"})
    for _ in range(2):
        assert "same-name" in codes(publish(publication, today=DAY, is_lenient=True))
        edited(publication, "content/en/asia/seoul.md", "Words", "Many words")
    (publication / second).unlink()
    assert "same-name" not in codes(publish(publication, today=DAY, is_lenient=True))


def test_texts_are_paired_for_other_languages_beside_each_other(publication: Path, paired: list[str]) -> None:
    """Builds with other options in turn pair nothing again."""
    publish(publication, today=DAY, langs=("en",), output=publication / "english")
    paired.clear()
    publish(publication, today=DAY)
    publish(publication, today=DAY, langs=("en",), output=publication / "english")
    assert paired == []


# ---------------------------------------------------------------- what others show of an article


def page(root: Path, place: str) -> str:
    return (root / f"public/{place}/index.html").read_text(encoding="utf-8")


def test_a_layout_that_a_blog_has_waited_for_is_that_of_its_texts(publication: Path) -> None:
    """Neither the text nor its blog nor a template of its page has changed."""
    assert "unknown-layout" in edited(publication, "content/en/asia/index.md", "title:", "layout: broad\ntitle:")
    write_files(publication, {"templates/layouts/broad.html": "<p>In a broad layout</p>\n"})
    publish(publication, today=DAY)
    assert "In a broad layout" in page(publication, "en/asia/seoul")


def test_a_text_shows_the_issue_that_it_is_put_into(publication: Path) -> None:
    """There is an issue before, so that nothing else on its page is new."""
    issue = 'number = 7\ndate = 2026-01-01\ntitle = "Ice"\narticles = ["north"]\n'
    write_files(publication, {"content/issues/ice.toml": issue})
    publish(publication, today=DAY, is_lenient=True)
    assert "Ice" not in page(publication, "en/asia/seoul")
    edited(publication, "content/issues/ice.toml", '"north"', '"north", "asia/seoul"')
    assert "Ice" in page(publication, "en/asia/seoul")


def test_a_draft_of_a_translation_shows_where_the_original_stands_in_for_it(publication: Path) -> None:
    before = page(publication, "ru/north")
    write_files(publication, {"content/ru/north.md": "---\ntitle: Север\nstatus: draft\n---\nСлова о севере.\n"})
    publish(publication, today=DAY)
    assert page(publication, "ru/north") != before
    (publication / "content/ru/north.md").unlink()
    publish(publication, today=DAY)
    assert page(publication, "ru/north") == before

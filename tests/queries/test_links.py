"""The links of a text are looked at again when the text has changed, or what its links lead to; else what was found holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.core.links.dead_links import LinkingText
from diglot.pipeline.base.build_options import BuildReport
from diglot.queries import links
from diglot.queries.database import Database
from tests.tools.publication import publish, reported, write_files

HOUSE = {
    "content/en/one.md": "---\ntitle: One\n---\nTo [two](two.md#a-part), [four](four.md), [three](three.md).\n",
    "content/en/two.md": "---\ntitle: Two\n---\n## A part\n\nWords of a quay.\n",
    "content/en/four.md": "---\ntitle: Four\n---\nNo link.\n",
}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path, HOUSE)
    publish(root, is_lenient=True)
    return root


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the texts whose links were looked at, in order."""
    paths: list[str] = []
    linking_text = links.linking_text

    def noted(db: Database, key: str) -> LinkingText:
        paths.append(links.path_of(key))
        return linking_text(db, key)

    monkeypatch.setattr(links, "linking_text", noted)
    return paths


def edited(root: Path, path: str, text: str) -> BuildReport:
    write_files(root, {path: text})
    return publish(root, is_lenient=True)


def dead(report: BuildReport) -> list[tuple[str, int | None]]:
    return [
        (problem.code, problem.position[1])
        for problem in report.problems
        if problem.code in ("dead-link", "dead-anchor", "missing-picture", "unpublished-link")
    ]


def test_an_edited_text_is_looked_at_alone_and_what_was_found_in_others_is_told_again(
    publication: Path, looked: list[str]
) -> None:
    report = edited(publication, "content/en/four.md", "---\ntitle: Four\n---\nOther words.\n")
    assert looked == ["content/en/four.md"]
    assert dead(report) == [("dead-link", 4)]


def test_a_line_above_a_dead_link_moves_its_line(publication: Path, looked: list[str]) -> None:
    text = HOUSE["content/en/one.md"]
    assert dead(edited(publication, "content/en/one.md", text.replace("title:", "kicker: On\ntitle:"))) == [
        ("dead-link", 5)
    ]
    assert dead(edited(publication, "content/en/one.md", text.replace("---\nTo", "---\nWords.\n\nTo"))) == [
        ("dead-link", 6)
    ]


def test_another_word_of_a_target_is_no_reason_and_another_heading_is(publication: Path, looked: list[str]) -> None:
    text = HOUSE["content/en/two.md"]
    edited(publication, "content/en/two.md", text.replace("quay", "pier"))
    assert looked == ["content/en/two.md"]
    looked.clear()
    report = edited(publication, "content/en/two.md", text.replace("A part", "Another part"))
    assert sorted(looked) == ["content/en/one.md", "content/en/two.md"]
    assert dead(report) == [("dead-anchor", 4), ("dead-link", 4)]


def test_a_new_text_is_a_reason_for_those_that_named_it(publication: Path, looked: list[str]) -> None:
    edited(publication, "content/en/three.md", "---\ntitle: Three\n---\nHere.\n")
    assert sorted(looked) == ["content/en/one.md", "content/en/three.md"]
    looked.clear()
    edited(publication, "content/en/five.md", "---\ntitle: Five\nslug: three-2\n---\nHere.\n")
    assert looked == ["content/en/five.md"]


def test_a_link_by_an_address_leads_to_whoever_has_it(publication: Path, looked: list[str]) -> None:
    edited(publication, "content/en/four.md", "---\ntitle: Four\n---\nTo [a place](/en/far/).\n")
    looked.clear()
    assert dead(
        edited(publication, "content/en/two.md", HOUSE["content/en/two.md"].replace("title:", "slug: far\ntitle:"))
    ) == [("dead-link", 4)]
    # The text that was edited is looked at too: its lead picture may be another one.
    assert sorted(looked) == ["content/en/four.md", "content/en/one.md", "content/en/two.md"]


def test_a_build_with_drafts_looks_at_links_of_drafts_and_to_them(publication: Path, looked: list[str]) -> None:
    """Of all other texts a build with drafts and one without them have the same links."""
    write_files(publication, {"content/en/three.md": "---\ntitle: Three\nstatus: draft\n---\nHere.\n"})
    found = [dead(publish(publication, is_lenient=True, with_drafts=with_drafts)) for with_drafts in (True, False)]
    assert found == [[], [("unpublished-link", 4)]]
    looked.clear()
    publish(publication, is_lenient=True, with_drafts=True)
    assert sorted(looked) == ["content/en/one.md", "content/en/three.md"]
    looked.clear()
    publish(publication, is_lenient=True)
    assert looked == ["content/en/one.md"]


def test_a_text_that_a_link_leads_to_comes_and_goes(publication: Path) -> None:
    assert dead(edited(publication, "content/en/three.md", "---\ntitle: Three\n---\nHere.\n")) == []
    (publication / "content/en/four.md").unlink()
    assert dead(publish(publication, is_lenient=True)) == [("dead-link", 4)]


def test_a_picture_comes_and_goes_with_the_text_that_shows_it(publication: Path) -> None:
    report = edited(publication, "content/en/four.md", "---\ntitle: Four\n---\n![A square](square.svg)\n")
    assert ("missing-picture", 4) in dead(report)
    assert ("missing-picture", 4) not in dead(edited(publication, "content/en/square.svg", PICTURE))
    assert [*(publication / "public/media").glob("square.*")]
    edited(publication, "content/en/four.md", HOUSE["content/en/four.md"])
    assert not [*(publication / "public/media").glob("square.*")]


def test_another_list_or_file_is_a_reason_for_those_that_may_mean_it(publication: Path, looked: list[str]) -> None:
    text = "---\ntitle: Four\n---\nTo [a year](/en/archive/2020/).\n\n![A square](square.svg)\n"
    assert ("dead-link", 4) in dead(edited(publication, "content/en/four.md", text))
    looked.clear()
    edited(publication, "content/en/far/square.svg", PICTURE)
    assert looked == []
    edited(publication, "content/media/square.svg", PICTURE)
    assert looked == ["content/en/four.md"]
    looked.clear()
    report = edited(
        publication, "content/en/two.md", HOUSE["content/en/two.md"].replace("---\n#", "date: 2020-02-02\n---\n#")
    )
    assert sorted(looked) == ["content/en/four.md", "content/en/two.md"]
    assert dead(report) == [("dead-link", 4)]  # the one of another text


def test_a_suggestion_is_that_of_the_texts_that_there_are_now(publication: Path) -> None:
    write_files(publication, {"content/en/thre.md": "---\ntitle: Thre\n---\nHere.\n"})
    assert "(thre.md?)" in reported(publish(publication, is_lenient=True), "en")

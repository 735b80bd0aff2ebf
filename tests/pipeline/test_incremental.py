"""An incremental build gives the same bytes as a build from nothing, whatever was edited."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diglot.adapters.disk import output
from diglot.model.building.dependencies import Dependency
from diglot.model.wording.rebuild_reasons import FIRST
from tests.tools.publication import files_of, publish, write_files
from tests.tools.random_edits import check_edits, place, publication


@pytest.fixture(autouse=True)
def _keep_every_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the staging folder, as a build of a large site does."""
    monkeypatch.setattr(output, "_WORTH_KEEPING", 1)


def test_random_edits_give_what_a_fresh_build_gives(tmp_path: Path) -> None:
    """Four at a time: of what one alone would do, the hundred of the long tests tell."""
    check_edits(tmp_path / "house", 20, seed=5, at_once=4)


@pytest.mark.long
def test_a_hundred_random_edits_give_what_a_fresh_build_gives(tmp_path: Path) -> None:
    check_edits(tmp_path / "house", 100, seed=6, commands_every=1)


def test_a_text_that_was_looked_at_alone_may_go(tmp_path: Path) -> None:
    """Whoever had it open at the desk has asked for what is beside it; nothing is there any more."""
    root = publication(tmp_path / "house")
    publish(root, is_lenient=True)
    publish(root, output=root / "one", only=(place(3),), is_lenient=True)
    for path in root.glob(f"content/*/{place(3)}.md"):
        path.unlink()
    assert publish(root, is_lenient=True).is_published
    assert not (root / f"public/en/{place(3)}/index.html").exists()


def test_a_text_may_go_that_a_menu_has_named_since_a_later_build(tmp_path: Path) -> None:
    """No page leads there any more, on whichever the menu stood."""
    root = publication(tmp_path / "house")
    publish(root, is_lenient=True)
    settings = (root / "content/site.toml").read_text()
    menu = f'[[menu]]\nen = "Read this"\nhref = "{place(4)}.md"\n'
    write_files(root, {"content/site.toml": settings + menu})
    publish(root, is_lenient=True)
    assert "Read this" in (root / "public/en/about/index.html").read_text()
    for path in root.glob(f"content/*/{place(4)}.md"):
        path.unlink()
    publish(root, is_lenient=True)
    assert "Read this" not in (root / "public/en/about/index.html").read_text()


def test_a_volume_may_go(tmp_path: Path) -> None:
    root = publication(tmp_path / "house")
    volume = '[title]\nen = "All"\n[[parts]]\nblog = "north"\n'
    write_files(root, {"content/volumes/all.toml": volume})
    assert publish(root, is_lenient=True).is_published
    (root / "content/volumes/all.toml").unlink()
    assert publish(root, is_lenient=True).is_published


def test_two_folders_have_the_same_rows(tmp_path: Path) -> None:
    """What is edited is made once; the other folder takes over what is published in the first."""
    root, text = publication(tmp_path / "house"), tmp_path / "house" / f"content/en/{place(0)}.md"
    edited = (Dependency("text", key=place(0)),)

    def reasons(name: str) -> set[tuple[object, ...]]:
        return {outcome.because for outcome in publish(root, is_lenient=True, output=root / name).outcomes}

    assert reasons("public") == {(FIRST,)}
    for name in ("second", "third"):
        text.write_text(text.read_text() + f"\nMore for the {name}.\n")
        assert reasons(name) == {edited}
        assert reasons("public") == set()
        assert files_of(root / name) == files_of(root / "public")
    assert reasons("third") == set()
    shutil.rmtree(root / "third")
    assert reasons("third") == set()
    assert files_of(root / "third") == files_of(root / "public")


def test_what_was_spoilt_in_another_folder_is_made(tmp_path: Path) -> None:
    root = publication(tmp_path / "house")
    publish(root, is_lenient=True)
    page = root / f"public/en/{place(0)}/index.html"
    sound, spoilt = page.read_text(), page.read_text().replace("Words", "Worms")
    page.write_text(spoilt)
    publish(root, is_lenient=True, output=root / "second")
    assert (root / f"second/en/{place(0)}/index.html").read_text() == sound


def test_drafts_are_gone_from_a_build_after_a_preview(tmp_path: Path) -> None:
    """Of other texts nothing is made again: not by the preview, not by the build after it."""
    files = {f"content/en/text-{number}.md": f"---\ntitle: Text {number}\n---\nWords.\n" for number in range(3)}
    draft = "---\ntitle: Secret\ndate: 2020-02-02\nstatus: draft\ntags: [hidden]\n---\nWords.\n"
    shown_too = draft.replace("Secret", "Open").replace("status: draft\ntags: [hidden]\n", "")
    blog = {"index": "---\ntitle: Blog\n---\n", "draft": draft, "open": shown_too}
    files |= {f"content/en/blog/{name}.md": text for name, text in blog.items()}
    root = write_files(tmp_path / "house", files)
    publish(root)
    before = files_of(root / "public")
    shown = publish(root, output=root / "drafts", with_drafts=True)
    assert "en/blog/draft/index.html" in files_of(root / "drafts")
    assert not [outcome for outcome in shown.outcomes if outcome.place.startswith("en/text-")]
    again = publish(root)
    assert files_of(root / "public") == before
    assert not [outcome for outcome in again.outcomes if outcome.place.startswith("en/text-")]


def test_another_role_in_a_text_changes_the_pages_of_a_person_that_do_not_show_it(tmp_path: Path) -> None:
    """Texts that a person wrote come before those that he edited, whatever their dates."""
    root = write_files(
        tmp_path / "house",
        {
            "content/site.toml": "per_page = 1\n",
            "content/people/ann.toml": '[name]\nen = "Ann"\n',
            "content/en/new.md": "---\ntitle: New\ndate: 2020-02-02\nauthors: [ann]\n---\nWords.\n",
            "content/en/old.md": "---\ntitle: Old\ndate: 2010-02-02\nauthors: [ann]\n---\nWords.\n",
        },
    )
    second = root / "public/en/people/ann/page/2/index.html"
    publish(root)
    assert ">Old<" in second.read_text()
    write_files(root, {"content/en/new.md": "---\ntitle: New\ndate: 2020-02-02\neditors: [ann]\n---\nWords.\n"})
    publish(root)
    assert ">New<" in second.read_text()
    assert ">Old<" not in second.read_text()

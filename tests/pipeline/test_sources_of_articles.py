"""Reading some articles reads what reading all would have read of them, and nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.adapters.disk import Folder
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_sources
from diglot.pipeline.translation.status import stats_by_stem
from tests.tools.publication import write_files

ROOT = Path(__file__).parents[2]
TEXT = "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n"


def test_an_article_is_read_as_among_all_others() -> None:
    folder = Folder(ROOT)
    stems = stats_by_stem(folder.stats("content"))
    whole, _ = read_sources(folder, KNOWN)
    for stem, files in stems.items():
        some, _ = read_sources(folder, KNOWN, {stem})
        assert (some.settings, some.people, some.polls) == (whole.settings, whole.people, whole.polls)
        assert (some.volumes, some.issues) == (whole.volumes, whole.issues)
        paths = {path for path, *_ in files}
        assert paths <= some.files.keys()
        own = {manuscript.path: manuscript for manuscript in some.manuscripts}
        assert paths & {manuscript.path for manuscript in whole.manuscripts} <= own.keys()
        assert all(manuscript in whole.manuscripts for manuscript in own.values())
    both = set(list(stems)[:3])
    some, _ = read_sources(folder, KNOWN, both)
    assert [one.path for one in some.manuscripts] == sorted(one.path for one in some.manuscripts)


@pytest.mark.parametrize("spelling", ["й", "и\u0306"])
def test_a_name_that_is_not_ascii_is_read_in_any_form(tmp_path: Path, spelling: str) -> None:
    write_files(tmp_path, {f"content/ru/кра{spelling}/a.md": TEXT, "content/ru/b.md": TEXT})
    some, _ = read_sources(Folder(tmp_path), KNOWN, {"край/a"})
    assert [one.path for one in some.manuscripts] == ["content/ru/край/a.md"]


@pytest.mark.parametrize("stem", ["../../../elsewhere/a", "linked/a", ".hidden/a", "/a", "a\0b/a", "a/../b"])
def test_nothing_is_read_from_elsewhere(tmp_path: Path, stem: str) -> None:
    root = tmp_path / "house"
    write_files(root, {"content/en/b.md": TEXT, "content/en/.hidden/a.md": TEXT, "content/en/a/c.md": TEXT})
    write_files(tmp_path / "elsewhere", {"a.md": TEXT})
    (root / "content/en/linked").symlink_to(tmp_path / "elsewhere")
    assert read_sources(Folder(root), KNOWN, {stem})[0].manuscripts == ()

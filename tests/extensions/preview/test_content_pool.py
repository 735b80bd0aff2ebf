"""The pool of the preview writes, links and removes nothing behind a symbolic link."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.extensions.preview.adapters.content_pool import ContentPool
from tests.tools.planted_links import put_link
from tests.tools.publication import files_of, write_files

SECRET = "what a person keeps outside of the publication\n"


def test_the_preview_s_pool_is_not_made_where_a_link_leads(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"pool/precious.txt": SECRET})
    (tmp_path / "preview").symlink_to("outside")
    with pytest.raises(OSError, match=r".+"):
        ContentPool(tmp_path, "preview/pool")
    assert files_of(outside) == {"pool/precious.txt": SECRET.encode()}


def test_a_pool_that_is_a_link_is_removed_and_not_followed(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"precious.txt": SECRET})
    (tmp_path / "pool").symlink_to("outside")
    ContentPool(tmp_path, "pool")
    assert not (tmp_path / "pool").is_symlink()
    assert files_of(outside) == {"precious.txt": SECRET.encode()}


@pytest.mark.parametrize("place", ["house/preview", "house/preview/pool"])
def test_a_pool_that_becomes_a_link_leads_nothing_elsewhere(tmp_path: Path, place: str) -> None:
    write_files(tmp_path / "house", {"site/a.html": "a", "site/b.html": "b"})
    outside = write_files(tmp_path / "outside", {"pool/0a": SECRET, "0a": SECRET, "pool/0b": SECRET, "0b": SECRET})
    before = files_of(outside)
    pool = ContentPool(tmp_path / "house", "preview/pool")
    pool.take_in("site", {"a.html": "0a"})
    put_link(tmp_path / place, outside)
    with pytest.raises(OSError, match="preview"):
        pool.take_in("site", {"b.html": "0b"})
    with pytest.raises(OSError, match="preview"):
        pool.keep([])
    with pytest.raises(OSError, match="preview"):
        pool.read("0a")
    assert files_of(outside) == before


def test_a_pool_takes_nothing_in_through_a_link(tmp_path: Path) -> None:
    write_files(tmp_path, {"house/site/en/a.html": "a", "outside/a.html": SECRET})
    pool = ContentPool(tmp_path / "house", "pool")
    put_link(tmp_path / "house/site/en", tmp_path / "outside")
    with pytest.raises(OSError, match="site/en"):
        pool.take_in("site", {"en/a.html": "0a"})
    assert files_of(tmp_path / "house/pool") == {}

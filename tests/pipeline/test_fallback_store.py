"""What the own cache lacks is borrowed from another one, which is only read; and no cache ever decides what is built."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jinja2.bccache import bc_magic

from diglot.model.publication import RenderedText
from tests.tools.forged_rows import rewrite
from tests.tools.publication import EPOCH, codes, files_of, publish, reported, run, run_json, write_files

HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\ntitle = "House"\n',
    **{f"content/en/text-{n}.md": f"---\ntitle: Text {n}\ndate: 2020-01-01\n---\nWords {n}.\n" for n in range(4)},
    **{f"content/ru/text-{n}.md": f"---\ntitle: Текст {n}\n---\nСлова {n}.\n" for n in range(4)},
}
PAPER: dict[str, Any] = {"formats": ("html", "pdf")}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


@pytest.fixture(scope="module")
def fallback_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another publication with the same texts, built with its PDFs."""
    root = write_files(tmp_path_factory.mktemp("fallback_path") / "house", HOUSE)
    assert publish(root, **PAPER).renditions_made == 8
    return root


@pytest.mark.parametrize("place", ["", ".cache", ".cache/diglot"])
def test_texts_and_pdfs_are_borrowed(publication: Path, fallback_path: Path, place: str) -> None:
    """From another publication, a folder with a cache, or the cache itself."""
    report = publish(publication, **PAPER, cache_from=fallback_path / place)
    assert codes(report) == []
    assert (report.texts_made, report.renditions_made) == (0, 0)
    assert files_of(publication / "public") == files_of(fallback_path / "public")


def test_a_fallback_stays_as_it_was(publication: Path, fallback_path: Path) -> None:
    before = files_of(fallback_path)
    publish(publication, **PAPER, cache_from=fallback_path)
    assert files_of(fallback_path) == before


def test_what_was_borrowed_is_kept(publication: Path, fallback_path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(fallback_path / ".cache/diglot", tmp_path / "warm"))
    publish(publication, **PAPER, cache_from=copy)
    shutil.rmtree(copy)
    shutil.rmtree(publication / "public")
    report = publish(publication, **PAPER)
    assert (report.texts_made, report.renditions_made, codes(report)) == (0, 0, [])


def test_what_the_fallback_does_not_know_is_made(publication: Path, fallback_path: Path) -> None:
    write_files(publication, {"content/en/text-1.md": "---\ntitle: Text 1\ndate: 2020-01-01\n---\nOther words.\n"})
    report = publish(publication, **PAPER, cache_from=fallback_path)
    # Its translation is set anew too: it has the ids of its original.
    assert report.texts_made > 0
    assert "Other words" in (publication / "public/en/text-1/index.html").read_text()
    assert 1 <= report.renditions_made <= 2


def test_fresh_borrows_nothing(publication: Path, fallback_path: Path) -> None:
    assert publish(publication, **PAPER, cache_from=fallback_path, is_fresh=True).renditions_made == 8


def test_pages_that_are_up_to_date_are_reused_by_a_borrowed_build_state(
    publication: Path, fallback_path: Path, tmp_path: Path
) -> None:
    """Where a checkout brings the published folder and CI the cache, nothing at all is made."""
    assert publish(publication, **PAPER).pages_made > 0
    shutil.rmtree(publication / "public")
    shutil.rmtree(publication / ".cache")
    shutil.copytree(fallback_path / "public", publication / "public")
    report = publish(publication, **PAPER, cache_from=fallback_path)
    assert (report.pages_made, report.pages_reused) == (0, report.pages)
    assert report.borrowed > 0


# ---------------------------------------------------------------- no cache, or none of ours


@pytest.mark.parametrize("is_strict", [False, True])
@pytest.mark.parametrize("kind", ["nothing", "an empty folder", "a file", "a link to nothing", "a folder in its place"])
def test_the_first_run_has_no_cache_to_look_into(publication: Path, tmp_path: Path, kind: str, is_strict: bool) -> None:
    warm = tmp_path / "warm"
    match kind:
        case "an empty folder":
            warm.mkdir()
        case "a file":
            warm.write_text("A file.\n")
        case "a link to nothing":
            warm.symlink_to("nowhere")
        case "a folder in its place":
            (warm / "store.sqlite").mkdir(parents=True)
    report = publish(publication, cache_from=warm, is_strict=is_strict)
    assert report.is_done
    assert codes(report) == ["missing-cache"]
    assert reported(report, "en") == (
        f"{warm}: warning: there is no cache here [missing-cache]\n"
        "    fix: nothing the first time; afterwards put a copy of .cache/diglot there, "
        "or give another with --cache-from\n"
    )
    assert reported(report, "ru") == (
        f"{warm}: предупреждение: здесь нет кеша [missing-cache]\n"
        "    что сделать: в первый раз — ничего; потом положить туда копию .cache/diglot "
        "или указать другую папку в --cache-from\n"
    )


def test_a_damaged_cache_is_told_once_and_stops_nothing(publication: Path, fallback_path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(fallback_path / ".cache/diglot", tmp_path / "warm"))
    content = (copy / "store.sqlite").read_bytes()
    spoilt = content[: len(content) // 2].replace(b"Words", b"Weird")
    (copy / "store.sqlite").write_bytes(spoilt)
    report = publish(publication, cache_from=copy, is_strict=True)
    assert report.is_done
    assert codes(report) == ["refused-cache"]
    assert report.texts_made > 0
    assert (copy / "store.sqlite").read_bytes() == spoilt
    assert publish(publication, output=publication / "other").is_done
    assert {*files_of(publication / "public")} == {*files_of(publication / "other")}


def test_a_foreign_database_is_told_in_both_languages(publication: Path, tmp_path: Path) -> None:
    warm = write_files(tmp_path / "warm", {"store.sqlite": "This is no database at all.\n" * 200})
    report = publish(publication, cache_from=warm)
    assert "cannot be used: the file is not a cache [refused-cache]" in reported(report, "en")
    assert f"{warm}: предупреждение: этот кеш не годится: этот файл — не кеш [refused-cache]" in reported(report, "ru")


def test_the_own_cache_lends_nothing_to_itself(publication: Path) -> None:
    publish(publication)
    report = publish(publication, cache_from=publication, output=publication / "other")
    assert (codes(report), report.texts_made) == ([], 0)


def test_a_build_with_nothing_to_do_does_not_repeat_what_was_told_of_a_cache(
    publication: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    words = ["--root", publication, "--formats", "html", "--cache-from", tmp_path / "warm"]
    code, out, err = run([*words, "--ui-lang", "en", "--strict"], capsys)
    assert code == 0, out
    assert "missing-cache" in err
    code, document = run_json([*words, "--ui-lang", "en", "--strict"], capsys)
    assert (code, document["problems"]) == (0, [])


# ---------------------------------------------------------------- a cache written by an attacker

SCRIPT = "<p>Words<script>alert(7919)</script><img src=x onerror=alert(7919)></p>"


class Bomb:
    """An object that creates a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self.file,)


def with_script(value: bytes) -> bytes:
    """Plant a script in a typeset text; leave everything else as it is."""
    try:
        text = msgspec.msgpack.decode(value, type=RenderedText)
    except msgspec.MsgspecError:
        return value
    return msgspec.msgpack.encode(msgspec.structs.replace(text, units=(SCRIPT,))) if text.units else value


def test_nothing_in_a_cache_is_run(publication: Path, fallback_path: Path, tmp_path: Path) -> None:
    """Compiled templates were kept there once, and to load one is to run what it holds; every entry is data now."""
    warm = Path(shutil.copytree(fallback_path / ".cache/diglot", tmp_path / "warm"))
    trace = tmp_path / "trace"
    bomb = bc_magic + pickle.dumps(Bomb(trace))
    assert rewrite(warm / "store.sqlite", lambda value: bomb if value.startswith(bc_magic) else value) == 0
    assert publish(publication, cache_from=warm).is_done
    assert not trace.exists()


@pytest.mark.parametrize("place", ["own", "foreign"])
def test_a_cache_of_nothing_but_pickles_is_not_unpickled(publication: Path, tmp_path: Path, place: str) -> None:
    """Under every key that a build asks for, also before what Jinja expects in front of its own."""
    publish(publication, output=tmp_path / "expected")
    warm, trace = publication / ".cache/diglot", tmp_path / "trace"
    if place == "foreign":
        warm = warm.rename(tmp_path / "warm")
    bombs = cycle([pickle.dumps(Bomb(trace)), bc_magic + pickle.dumps(Bomb(trace))])
    assert rewrite(warm / "store.sqlite", lambda _: next(bombs)) >= 8
    report = publish(publication, cache_from=warm if place == "foreign" else None)
    assert not trace.exists()
    assert codes(report) == ["damaged-store", *(["refused-cache"] if place == "foreign" else [])]
    assert "a row has a wrong form [damaged-store]" in reported(report, "en")
    assert "строка записана не в том виде [damaged-store]" in reported(report, "ru")
    assert files_of(publication / "public") == files_of(tmp_path / "expected")
    assert codes(publish(publication, is_fresh=False, output=publication / "again")) == []


@pytest.mark.parametrize("value", [b"", b"\xc1", b"\x90"], ids=repr)
def test_rows_of_any_other_contents_cost_a_build_its_cache_and_no_more(
    publication: Path, tmp_path: Path, value: bytes
) -> None:
    publish(publication, output=tmp_path / "expected")
    assert rewrite(publication / ".cache/diglot/store.sqlite", lambda _: value) >= 8
    report = publish(publication)
    assert report.is_done
    assert set(codes(report)) <= {"damaged-store"}
    assert files_of(publication / "public") == files_of(tmp_path / "expected")


def test_no_compiled_template_is_kept_in_a_publication(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even if the home of the user is the publication, as in some CI jobs."""
    monkeypatch.setenv("HOME", str(publication))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert publish(publication).is_done
    assert not [name for name, content in files_of(publication).items() if bc_magic in content]


@pytest.mark.parametrize("place", ["own", "foreign"])
def test_unclean_markup_in_a_cache_is_not_published(publication: Path, tmp_path: Path, place: str) -> None:
    """A text that is not as the sanitiser left it is set again from its manuscript, whichever cache it is from."""
    publish(publication, output=tmp_path / "expected")
    warm = publication / ".cache/diglot"
    if place == "foreign":
        warm = warm.rename(tmp_path / "warm")
    assert rewrite(warm / "store.sqlite", with_script) >= 8
    report = publish(publication, cache_from=warm if place == "foreign" else None)
    assert codes(report) == []
    assert files_of(publication / "public") == files_of(tmp_path / "expected")

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
from tests.tools.small_house import EPOCH, codes, files_of, publish, run, run_json, told, write_house

HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\ntitle = "House"\n',
    **{f"content/en/text-{n}.md": f"---\ntitle: Text {n}\ndate: 2020-01-01\n---\nWords {n}.\n" for n in range(4)},
    **{f"content/ru/text-{n}.md": f"---\ntitle: Текст {n}\n---\nСлова {n}.\n" for n in range(4)},
}
PAPER: dict[str, Any] = {"formats": ("html", "pdf")}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return write_house(tmp_path / "house", HOUSE)


@pytest.fixture(scope="module")
def fallback_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another publication with the same texts, built with its PDFs."""
    root = write_house(tmp_path_factory.mktemp("fallback_path") / "house", HOUSE)
    assert publish(root, **PAPER).renditions_made == 8
    return root


@pytest.mark.parametrize("place", ["", ".cache", ".cache/diglot"])
def test_texts_and_pdfs_are_borrowed(house: Path, fallback_path: Path, place: str) -> None:
    """From another publication, a folder with a cache, or the cache itself."""
    report = publish(house, **PAPER, cache_from=fallback_path / place)
    assert codes(report) == []
    assert (report.texts_made, report.renditions_made) == (0, 0)
    assert files_of(house / "public") == files_of(fallback_path / "public")


def test_a_fallback_stays_as_it_was(house: Path, fallback_path: Path) -> None:
    before = files_of(fallback_path)
    publish(house, **PAPER, cache_from=fallback_path)
    assert files_of(fallback_path) == before


def test_what_was_borrowed_is_kept(house: Path, fallback_path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(fallback_path / ".cache/diglot", tmp_path / "warm"))
    publish(house, **PAPER, cache_from=copy)
    shutil.rmtree(copy)
    shutil.rmtree(house / "public")
    report = publish(house, **PAPER)
    assert (report.texts_made, report.renditions_made, codes(report)) == (0, 0, [])


def test_what_the_fallback_does_not_know_is_made(house: Path, fallback_path: Path) -> None:
    write_house(house, {"content/en/text-1.md": "---\ntitle: Text 1\ndate: 2020-01-01\n---\nOther words.\n"})
    report = publish(house, **PAPER, cache_from=fallback_path)
    # Its translation is set anew too: it has the ids of its original.
    assert report.texts_made > 0
    assert "Other words" in (house / "public/en/text-1/index.html").read_text()
    assert 1 <= report.renditions_made <= 2


def test_fresh_borrows_nothing(house: Path, fallback_path: Path) -> None:
    assert publish(house, **PAPER, cache_from=fallback_path, is_fresh=True).renditions_made == 8


def test_pages_that_are_up_to_date_are_reused_by_a_borrowed_build_state(
    house: Path, fallback_path: Path, tmp_path: Path
) -> None:
    """Where a checkout brings the published folder and CI the cache, nothing at all is made."""
    assert publish(house, **PAPER).pages_made > 0
    shutil.rmtree(house / "public")
    shutil.rmtree(house / ".cache")
    shutil.copytree(fallback_path / "public", house / "public")
    report = publish(house, **PAPER, cache_from=fallback_path)
    assert (report.pages_made, report.pages_reused) == (0, report.pages)
    assert report.borrowed > 0


# ---------------------------------------------------------------- no cache, or none of ours


@pytest.mark.parametrize("is_strict", [False, True])
@pytest.mark.parametrize("kind", ["nothing", "an empty folder", "a file", "a link to nothing", "a folder in its place"])
def test_the_first_run_has_no_cache_to_look_into(house: Path, tmp_path: Path, kind: str, is_strict: bool) -> None:
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
    report = publish(house, cache_from=warm, is_strict=is_strict)
    assert report.is_done
    assert codes(report) == ["missing-cache"]
    assert told(report, "en") == (
        f"{warm}: warning: there is no cache here [missing-cache]\n"
        "    fix: nothing the first time; afterwards put a copy of .cache/diglot there, "
        "or give another with --cache-from\n"
    )
    assert told(report, "ru") == (
        f"{warm}: предупреждение: здесь нет кеша [missing-cache]\n"
        "    что сделать: в первый раз — ничего; потом положить туда копию .cache/diglot "
        "или указать другую папку в --cache-from\n"
    )


def test_a_damaged_cache_is_told_once_and_stops_nothing(house: Path, fallback_path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(fallback_path / ".cache/diglot", tmp_path / "warm"))
    content = (copy / "store.sqlite").read_bytes()
    spoilt = content[: len(content) // 2].replace(b"Words", b"Weird")
    (copy / "store.sqlite").write_bytes(spoilt)
    report = publish(house, cache_from=copy, is_strict=True)
    assert report.is_done
    assert codes(report) == ["refused-cache"]
    assert report.texts_made > 0
    assert (copy / "store.sqlite").read_bytes() == spoilt
    assert publish(house, output=house / "other").is_done
    assert {*files_of(house / "public")} == {*files_of(house / "other")}


def test_a_foreign_database_is_told_in_both_languages(house: Path, tmp_path: Path) -> None:
    warm = write_house(tmp_path / "warm", {"store.sqlite": "This is no database at all.\n" * 200})
    report = publish(house, cache_from=warm)
    assert "cannot be used: the file is not a cache [refused-cache]" in told(report, "en")
    assert f"{warm}: предупреждение: этот кеш не годится: этот файл — не кеш [refused-cache]" in told(report, "ru")


def test_the_own_cache_lends_nothing_to_itself(house: Path) -> None:
    publish(house)
    report = publish(house, cache_from=house, output=house / "other")
    assert (codes(report), report.texts_made) == ([], 0)


def test_a_build_with_nothing_to_do_does_not_repeat_what_was_told_of_a_cache(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    words = ["--root", house, "--formats", "html", "--cache-from", tmp_path / "warm"]
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


def test_nothing_in_a_cache_is_run(house: Path, fallback_path: Path, tmp_path: Path) -> None:
    """Compiled templates were kept there once, and to load one is to run what it holds; every entry is data now."""
    warm = Path(shutil.copytree(fallback_path / ".cache/diglot", tmp_path / "warm"))
    trace = tmp_path / "trace"
    bomb = bc_magic + pickle.dumps(Bomb(trace))
    assert rewrite(warm / "store.sqlite", lambda value: bomb if value.startswith(bc_magic) else value) == 0
    assert publish(house, cache_from=warm).is_done
    assert not trace.exists()


@pytest.mark.parametrize("place", ["own", "foreign"])
def test_a_cache_of_nothing_but_pickles_is_not_unpickled(house: Path, tmp_path: Path, place: str) -> None:
    """Under every key that a build asks for, also before what Jinja expects in front of its own."""
    publish(house, output=tmp_path / "expected")
    warm, trace = house / ".cache/diglot", tmp_path / "trace"
    if place == "foreign":
        warm = warm.rename(tmp_path / "warm")
    bombs = cycle([pickle.dumps(Bomb(trace)), bc_magic + pickle.dumps(Bomb(trace))])
    assert rewrite(warm / "store.sqlite", lambda _: next(bombs)) >= 8
    report = publish(house, cache_from=warm if place == "foreign" else None)
    assert not trace.exists()
    assert codes(report) == ["damaged-store", *(["refused-cache"] if place == "foreign" else [])]
    assert "a row has a wrong form [damaged-store]" in told(report, "en")
    assert "строка записана не в том виде [damaged-store]" in told(report, "ru")
    assert files_of(house / "public") == files_of(tmp_path / "expected")
    assert codes(publish(house, is_fresh=False, output=house / "again")) == []


@pytest.mark.parametrize("value", [b"", b"\xc1", b"\x90"], ids=repr)
def test_rows_of_any_other_contents_cost_a_build_its_cache_and_no_more(
    house: Path, tmp_path: Path, value: bytes
) -> None:
    publish(house, output=tmp_path / "expected")
    assert rewrite(house / ".cache/diglot/store.sqlite", lambda _: value) >= 8
    report = publish(house)
    assert report.is_done
    assert set(codes(report)) <= {"damaged-store"}
    assert files_of(house / "public") == files_of(tmp_path / "expected")


def test_no_compiled_template_is_kept_in_a_publication(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even if the home of the user is the publication, as in some CI jobs."""
    monkeypatch.setenv("HOME", str(house))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert publish(house).is_done
    assert not [name for name, content in files_of(house).items() if bc_magic in content]


@pytest.mark.parametrize("place", ["own", "foreign"])
def test_unclean_markup_in_a_cache_is_not_published(house: Path, tmp_path: Path, place: str) -> None:
    """A text that is not as the sanitiser left it is set again from its manuscript, whichever cache it is from."""
    publish(house, output=tmp_path / "expected")
    warm = house / ".cache/diglot"
    if place == "foreign":
        warm = warm.rename(tmp_path / "warm")
    assert rewrite(warm / "store.sqlite", with_script) >= 8
    report = publish(house, cache_from=warm if place == "foreign" else None)
    assert codes(report) == []
    assert files_of(house / "public") == files_of(tmp_path / "expected")

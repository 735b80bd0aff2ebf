"""Memories of other programs: kept beside the publication, found with their origin, refused when they mean harm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from translate.storage import tmx

from diglot.adapters.memory_files import MemoryRefused, read_memory
from tests.tools.memories import BRIDGE, HARBOUR, HARBOUR_RU, RIVER, TREATY, TREATY_RU, UNIT, memory
from tests.tools.publication import run, run_json, write_files

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def publication(tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    root = write_files(tmp_path / "house", RIVER)
    monkeypatch.chdir(root)
    assert run(["sync", "river", "--by", "Nina Ash"], capsys)[0] == 0
    return root


def find(capsys: Capture, *words: str) -> list[dict[str, Any]]:
    matches: list[dict[str, Any]] = run_json(["find", *words], capsys)[1]["matches"]
    return matches


def test_a_memory_is_found_with_its_origin_and_its_day(publication: Path, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "agency.tmx").write_bytes(memory())
    code, out, err = run(["import", tmp_path / "agency.tmx", "--ui-lang", "en"], capsys)
    assert (code, out, err) == (0, "Written: content/memory/agency.tmx\n1 passage can be found\n", "")
    assert (publication / "content/memory/agency.tmx").read_bytes() == memory()
    for words in (["гаванью"], ["--similar", HARBOUR.replace("December", "January")]):
        [match] = find(capsys, *words)
        assert (match["origin"], match["article"], match["since"], match["by"], match["in_step"]) == (
            "content/memory/agency.tmx", None, "2021-03-04", "anna", False,
        )  # fmt: skip
        assert [match[side]["text"] for side in ("original", "translation")] == [HARBOUR, HARBOUR_RU]
    out = run(["find", "harbour", "--ui-lang", "en"], capsys)[1]
    assert out.startswith(f"content/memory/agency.tmx · 4 March 2021 · anna\n  en: {HARBOUR}\n")
    # What the publication itself says comes first, and alone is given away.
    (publication / "content/memory/agency.tmx").write_bytes(
        memory(UNIT.replace(HARBOUR, TREATY).replace(HARBOUR_RU, TREATY_RU))
    )
    assert [bool(match["origin"]) for match in find(capsys, "--similar", TREATY)] == [False, True]
    run(["export", "--all", "--format", "tmx"], capsys)
    assert len(tmx.tmxfile.parsefile(str(publication / "house.tmx")).units) == 3
    (publication / "content/memory/agency.tmx").unlink()
    assert [bool(match["origin"]) for match in find(capsys, "--similar", TREATY)] == [False]


def test_a_memory_that_exists_is_not_overwritten_unasked(publication: Path, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "agency.tmx").write_bytes(memory())
    run(["import", tmp_path / "agency.tmx"], capsys)
    assert run_json(["import", tmp_path / "agency.tmx"], capsys)[1]["written"] == []
    (tmp_path / "agency.tmx").write_bytes(memory(UNIT * 2))
    code, document = run_json(["import", tmp_path / "agency.tmx"], capsys)
    assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["file-in-the-way"])
    assert run(["import", tmp_path / "agency.tmx", "--yes"], capsys)[0] == 0


def test_what_diglot_exports_it_takes_in(publication: Path, capsys: Capture) -> None:
    run(["export", "--all", "--format", "tmx", "--output", "own.tmx"], capsys)
    pairs = read_memory((publication / "own.tmx").read_bytes(), "x")
    assert {pair.texts for pair in pairs} >= {(TREATY, TREATY_RU)}
    assert {(str(pair.on), pair.by) for pair in pairs} == {("2030-01-01", "Nina Ash")}


def test_codes_of_tools_are_not_words(publication: Path) -> None:
    segment = 'A <bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> <hi>word</hi><ph>x<sub>y</sub></ph>.'
    [pair] = read_memory(memory(UNIT.replace(HARBOUR, segment)), "x")
    assert pair.texts[0] == "A bold word."


def test_omegat_s_document_type_is_accepted(publication: Path) -> None:
    assert read_memory(memory(head='<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n', version="1.1"), "x")


def test_languages_and_their_order_are_those_of_the_unit() -> None:
    [pair] = read_memory(memory(UNIT.replace("<tu ", '<tu srclang="RU-ru" ')), "x")
    assert (pair.langs, pair.texts) == (("ru", "en"), (HARBOUR_RU, HARBOUR))


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "a bomb": memory(UNIT.replace(HARBOUR, "&i;"), f"{BOMB}]>"),
    "a file of this machine": memory(UNIT.replace(HARBOUR, "&x;"), '<!DOCTYPE tmx [<!ENTITY x SYSTEM "/etc/passwd">]>'),
    "a parameter": memory(head='<!DOCTYPE tmx [<!ENTITY % x SYSTEM "http://journal.example/x"> %x;]>'),
    "an entity of a document type that is not loaded": memory(
        UNIT.replace(HARBOUR, "&x;"), '<!DOCTYPE tmx SYSTEM "/etc/passwd">'
    ),
    "cut": memory()[:-30],
    "not XML": b"PK\x03\x04",
    "empty": b"",
    "another XML": b"<html><tmx/></html>",
    "without passages": memory(""),
    "in one language": memory(UNIT.replace("'ru'", "'de'")),
    "an unknown encoding": memory().replace(b"UTF-8", b"KOI-9"),
    "a passage without end": memory(UNIT.replace(HARBOUR, "a" * 100_001)),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_memory_is_refused(publication: Path, capsys: Capture, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(MemoryRefused):
        read_memory(content, "x")
    (tmp_path / "bad.tmx").write_bytes(content)
    code, document = run_json(["import", tmp_path / "bad.tmx"], capsys)
    assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["refused-file"])
    assert not (publication / "content/memory").exists()
    # Put there by hand, it is a problem of every search, and harms none.
    write_files(publication, {"content/memory/x.txt": ""})
    (publication / "content/memory/bad.tmx").write_bytes(content)
    for _ in range(2):
        code, document = run_json(["find", "treaty"], capsys)
        assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["damaged-memory"])
        assert document["matches"]


def test_a_memory_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diglot.adapters.memory_files.MAX_BYTES", 100)
    with pytest.raises(MemoryRefused, match="200 MB"):
        read_memory(memory(), "x")


def test_a_match_is_shown_with_the_numbers_of_the_sentence(publication: Path, capsys: Capture) -> None:
    (publication / "content/memory").mkdir()
    unit = UNIT.replace("in December", "in 1876").replace("в декабре", "в 1876 году")
    (publication / "content/memory/a.tmx").write_bytes(memory(unit))
    [match] = find(capsys, "--similar", "The harbour froze in 1911.")
    assert match["adapted"] == "Гавань замерзла в 1911 году."
    assert "with your numbers: Гавань замерзла в 1911 году." in run(
        ["find", "--similar", "The harbour froze in 1911.", "--ui-lang", "en"], capsys
    )[1]  # fmt: skip
    assert find(capsys, "--similar", "The port froze in 1911.")[0]["adapted"] is None


# ---------------------------------------------------------------- words by band


def bands(capsys: Capture, *words: str) -> Iterator[tuple[str, dict[str, int]]]:
    _, document = run_json(["status", "--words", *words], capsys)
    for article in document["articles"]:
        yield article["article"], {band: count for band, count in article["bands"].items() if count}


def test_words_are_counted_by_how_like_they_are_to_what_was_translated(publication: Path, capsys: Capture) -> None:
    spring = BRIDGE.replace("winter", "spring")
    write_files(
        publication,
        {
            "content/en/fresh.md": f"---\ntitle: Fresh\ndate: 2020-03-01\n---\n{TREATY}\n\n{spring}\n\n{spring}\n\n"
            "Nothing of this was ever said.\n"
        },
    )
    counted = dict(bands(capsys, "fresh"))
    # The title is new, like the last paragraph; the sentence about spring differs in one word of twelve.
    assert counted == {"fresh": {"100": 14, "85-94": 12, "repeated": 12, "new": 7}}
    _, document = run_json(["status", "--words", "fresh"], capsys)
    assert sum(document["totals"]["bands"].values()) == 45
    out = run(["status", "--words", "fresh", "--ui-lang", "en"], capsys)[1]
    assert re.search(r"fresh +en → ru +12 +14 +— +12 +— +— +7\n45 words to translate \(repeated: 12, 100 %: 14,", out)


def test_a_paragraph_that_is_behind_counts_as_like_its_former_self(publication: Path, capsys: Capture) -> None:
    path = publication / "content/en/river.md"
    path.write_text(path.read_text(encoding="utf-8").replace("in winter", "in spring"), encoding="utf-8")
    assert dict(bands(capsys, "river")) == {"river": {"85-94": 12}}
    assert dict(bands(capsys, "alone")) == {}


def test_json_has_bands_only_where_they_were_asked_for(publication: Path, capsys: Capture) -> None:
    _, document = run_json(["status"], capsys)
    assert "bands" not in json.dumps(document)

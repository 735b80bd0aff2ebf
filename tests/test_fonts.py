"""The fonts that travel: cut from the whole ones as the tool says, with every letter that a text of ours may need."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.tools.cut_fonts import FONTS, ON_SCREEN, cut_font, cut_names

ROOT = Path(__file__).parents[1]
STYLE = (ROOT / "assets/styles/screen.css").read_text(encoding="utf-8")
RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяѣѢіІѳѲѵѴ\u0301"
ENGLISH = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789éèêëïîçñöüäåøœæß"
EUROPEAN = "łžščćřůőțș"
SIGNS = "«»„“”‘’—–…№₽€£$%‰°§©×−±≈≤≥½\u00a0\u202f\u2009\u2011"


def letters(content: bytes) -> set[int]:
    return set(TTFont(io.BytesIO(content)).getBestCmap())


@cache
def kept(name: str) -> bytes:
    return (FONTS / name).read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        name if number % 5 == 0 else pytest.param(name, marks=pytest.mark.long)
        for number, name in enumerate(sorted(cut_names()))
    ],
)
def test_a_file_is_what_the_tool_cuts(name: str) -> None:
    assert kept(name) == cut_font(name)


@pytest.mark.parametrize("name", sorted(name for name in cut_names() if "Code" not in name))
def test_no_letter_of_either_language_is_missing(name: str) -> None:
    parts = {"latin": ENGLISH + SIGNS, "extended": EUROPEAN, "cyrillic": RUSSIAN}
    wanted = parts.get(name.split(".")[1], ENGLISH + SIGNS + EUROPEAN + RUSSIAN)
    assert {letter for letter in wanted if ord(letter) not in letters(kept(name))} == set()


@pytest.mark.parametrize("name", sorted(cut_names()))
def test_the_reserved_name_is_nowhere_but_in_the_copyright(name: str) -> None:
    records = TTFont(io.BytesIO(kept(name)))["name"].names
    assert [str(record) for record in records if "Source" in str(record) and record.nameID != 0] == []
    assert any(record.nameID == 13 and "SIL Open Font License" in str(record) for record in records)


def test_the_stylesheet_gives_each_file_its_own_letters() -> None:
    """The range of a file is just what is in it, and the Latin file, which has none, stands before the others."""
    scripts = ["latin", "extended", "cyrillic"]
    faces = re.findall(
        rf'url\("\.\./fonts/([^"]+)\.({"|".join(scripts)})\.woff2"\) format\("woff2"\);([^}}]*)\}}', STYLE
    )
    assert len(faces) == 3 * len(ON_SCREEN)
    assert [script for _, script, _ in faces] == scripts * len(ON_SCREEN)
    for name, script, rest in faces:
        ranges = [part.split("-") for part in re.findall(r"U\+([0-9A-F-]+)", rest)]
        said = {code for part in ranges for code in range(int(part[0], 16), int(part[-1], 16) + 1)}
        if script == "latin":
            assert said == set()
        else:
            assert letters(kept(f"{name}.{script}.woff2")) <= said
            assert not letters(kept(f"{name}.latin.woff2")) & said

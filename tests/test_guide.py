"""The guide's first lesson, typed as it stands there: an article from its title to its translation."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.tools.small_house import run, write_house

DOCS = Path(__file__).parents[1] / "docs"
HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    "content/en/asia/index.md": "# Asia\n\nTo the ocean.\n",
    "content/ru/asia/index.md": "# Азия\n\nК океану.\n",
}
ENGLISH = "\nThe ferry leaves at noon, and nobody waits for the mail.\n\n## The island\n\nThere are 40 houses on it, and one shop.\n"
RUSSIAN = "\nПаром отходит в полдень, и почты никто не ждет.\n\n## Остров\n\nНа острове 40 домов и одна лавка.\n"
TITLES = {"en": "The Ferry", "ru": "Паром"}
# The lesson's language of the original, and what is written in each language.
WRITTEN = {"en": ENGLISH, "ru": RUSSIAN}


@pytest.fixture
def house(tmp_path: Path, far_day: None) -> Path:
    return write_house(tmp_path / "house", HOUSE)


def manuscript(lang: str, original: str) -> str:
    front = f"title: {TITLES[lang]}\n" + (f"original: {original}\n" if lang != original else "")
    return f"---\n{front}---\n{WRITTEN[lang]}"


@pytest.mark.parametrize(("guide", "original", "other"), [("editors.md", "en", "ru"), ("editors.ru.md", "ru", "en")])
def test_the_first_lesson_works_as_it_is_written(
    house: Path, capsys: pytest.CaptureFixture[str], guide: str, original: str, other: str
) -> None:
    lesson = re.findall(r"^```sh\n(.*?)^```", (DOCS / guide).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[0]
    key = {"en": "the-ferry", "ru": "parom"}[original]
    paths = {lang: f"content/{lang}/asia/{key}.md" for lang in ("en", "ru")}

    def by_hand(step: int) -> None:
        """What the lesson's remarks tell the editor to write."""
        if step == 0:
            write_house(house, {paths[original]: manuscript(original, original)})
        elif step == 1:
            assert (house / paths[other]).read_text(encoding="utf-8").count("<!--") == 2
            write_house(house, {paths[other]: manuscript(other, original)})
        else:
            changed = (original, other)[step - 2]
            text = (house / paths[changed]).read_text(encoding="utf-8")
            write_house(house, {paths[changed]: text.replace("40", "41")})

    remarks, said = 0, {}
    for line in lesson.splitlines():
        if line.startswith("#"):
            by_hand(remarks)
            remarks += 1
            continue
        words = shlex.split(line.removeprefix("python3 build.py"))
        code, out, err = run([*words, "--root", house], capsys)
        assert code == 0, (line, out, err)
        said[words[0] if words else "build"] = out
    assert remarks == 4
    assert "untracked" in said["status"]
    assert "[-40-]{+41+}" in said["diff"]
    assert "no problems" in said["build"]
    assert list(house.glob("public/en/asia/*/index.html"))

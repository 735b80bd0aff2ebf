"""A language is a room: what is its own stands there, and everybody else asks for it by its code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import diglot
from diglot.model.languages import LANGUAGES, Part

PACKAGE = Path(diglot.__file__).parent
ROOMS = PACKAGE / "languages"

_LATER = "moves into a room"
# Where a language is named outside of the rooms: how often, and why it is.
NAMED: Mapping[str, tuple[int, str]] = {
    "adapters/catalogues/__init__.py": (1, _LATER),
    "adapters/catalogues/table.py": (2, _LATER),
    "adapters/words/word_forms.py": (4, _LATER),
    "cli/command_line.py": (3, _LATER),
    "cli/publishing/help.py": (1, _LATER),
    "core/new_files/new_records.py": (4, _LATER),
    "core/new_files/translation_scaffolds.py": (1, _LATER),
    "core/pairing/references.py": (1, _LATER),
    "extensions/adopt/core/docusaurus.py": (1, _LATER),
    "extensions/adopt/core/hugo.py": (1, _LATER),
    "extensions/adopt/core/jekyll.py": (1, _LATER),
    "extensions/adopt/core/nikola.py": (4, _LATER),
    "extensions/adopt/core/wordpress.py": (1, _LATER),
    "extensions/books/core/name_index.py": (3, _LATER),
    "extensions/check/adapters/cldr_forms.py": (7, _LATER),
    "extensions/check/core/initials.py": (2, _LATER),
    "extensions/check/core/numbers.py": (1, _LATER),
    "extensions/check/core/passage_reader.py": (2, _LATER),
    "extensions/check/core/signs/impossible_dates.py": (2, _LATER),
    "extensions/check/core/signs/minus_signs.py": (6, _LATER),
    "extensions/check/core/signs/negations.py": (8, _LATER),
    "extensions/check/core/signs/opposites.py": (2, _LATER),
    "extensions/check/core/signs/quotation_marks.py": (7, _LATER),
    "extensions/check/core/signs/rates.py": (2, _LATER),
    "extensions/check/core/strangers.py": (2, _LATER),
    "extensions/check/core/untranslated.py": (7, _LATER),
    "extensions/check/model/numerals.py": (4, _LATER),
    "extensions/check/model/opposites.py": (2, _LATER),
    "extensions/press/pipeline/press_cover.py": (2, _LATER),
    "model/languages.py": (2, _LATER),
    "model/settings.py": (5, _LATER),
    "pipeline/setup/schemas.py": (1, _LATER),
}  # fmt: skip


def codes_in(source: str) -> Iterator[str]:
    """The codes and tags of languages among the strings of a module: "en", "ru", "en-GB", "ru_RU"."""
    for node in ast.walk(ast.parse(source)):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and re.fullmatch(rf"(?:{'|'.join(LANGUAGES)})(?:[-_][A-Z]{{2}})?", text):
            yield text


def test_a_language_is_named_in_its_room_alone() -> None:
    """So whoever changes how one is written looks in one folder. The numbers can only fall."""
    found = {
        path.relative_to(PACKAGE).as_posix(): count
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.is_relative_to(ROOMS) and (count := sum(1 for _ in codes_in(path.read_text(encoding="utf-8"))))
    }
    assert found == {path: count for path, (count, _) in NAMED.items()}


def test_the_tool_sees_codes_and_tags() -> None:
    source = 'a = {"en": 1}\nb = lang == "ru" or f"{c}" or "en_GB"\n"""No "en"."""'
    assert sorted(codes_in(source)) == ["en", "en_GB", "ru"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_part_of_a_language_can_be_imported(code: str) -> None:
    language = LANGUAGES[code]
    assert language.code == code
    for name in language.__struct_fields__:
        part = getattr(language, name)
        assert not isinstance(part, Part) or part() is not None, name


def test_a_room_is_imported_when_it_is_used() -> None:
    """A command that asks for no language loads none, and who asks for one loads no other."""
    seen = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nfrom diglot.model.languages import LANGUAGES\n"
            "def rooms(): return sorted(name for name in sys.modules if name.startswith('diglot.languages.'))\n"
            "print(rooms())\nLANGUAGES['en'].autonym\nprint(rooms())",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.splitlines() == ["[]", "['diglot.languages.en', 'diglot.languages.en.language']"]

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
from diglot.languages.parts.model.letters import other_letters
from diglot.model.languages import LANGUAGES, Language, Part

PACKAGE = Path(diglot.__file__).parent
ROOMS = PACKAGE / "languages"
TEMPLATES = PACKAGE.parent / "templates"
QUOTED = re.compile(rf"""["'](?:{"|".join(LANGUAGES)})(?![a-z])""")
CODE = re.compile(rf"""["'](?:{"|".join(LANGUAGES)})["']""")

# Where a language is named outside of the rooms: how often, and why it is.
NAMED: Mapping[str, tuple[int, str]] = {
    "extensions/adopt/core/site_layout.py": (1, "what programs of others take for the language of a site that names none"),
    "extensions/journal/core/elibrary.py": (1, "a Russian register, which wants the Russian title of an issue"),
    "model/languages.py": (2, "the table of those that come along, and the language in which messages are written"),
    "model/settings.py": (3, "the values of the setting `english`"),
}  # fmt: skip

# Where letters of one that is not written in Latin ones stand in the program, in its patterns or its words: likewise.
LETTERS: Mapping[str, tuple[int, str]] = {
    "core/encoding.py": (1, "encodings of old are told by what is Russian in them"),
    "extensions/adopt/core/wordpress.py": (1, "the name of the category that WordPress makes by itself"),
    "extensions/check/core/certain_encoding.py": (1, "encodings of old are told by what is Russian in them"),
    "extensions/report/core/badge.py": (1, "the widths of letters in a picture"),
    "extensions/word/core/docx/import_preparation.py": (1, "the names of styles in the Words of nine languages"),
    "model/markup/typography.py": (2, "letters of two scripts that look alike: Unicode UTS #39"),
    "model/paper/volumes.py": (2, "the marks of Russian libraries"),
}  # fmt: skip
LETTER = re.compile(rf"(?=[{other_letters()}])[^\W\d_]")
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
# A string for people: a message, which is translated, an example of a command, whose rule it is.
FOR_PEOPLE = frozenset(["source", "what"])

# And among the scripts and styles.
NAMED_IN_BROWSERS: Mapping[str, tuple[int, str]] = {
    "scripts/page.js": (1, "the day in a Russian reference is in figures: golden pages leave no other place for it"),
}
IN_BROWSERS = re.compile(rf"""["'(=-](?:{"|".join(LANGUAGES)})(?:-[A-Z]{{2}})?(?=["')\]\s.])|[\u0400-\u04ff]""")
COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)


def codes_in(source: str) -> Iterator[str]:
    """The codes and tags of languages among the strings of a module: "en", "ru", "en-GB", "ru_RU"."""
    for node in ast.walk(ast.parse(source)) if QUOTED.search(source) else ():
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and re.fullmatch(rf"(?:{'|'.join(LANGUAGES)})(?:[-_][A-Z]{{2}})?", text):
            yield text


def strings_with_letters(source: str) -> Iterator[str]:
    """The strings of a module with letters that are not Latin: characters of a pattern, words that it looks for."""
    tree = ast.parse(source)
    for_people: set[ast.AST] = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in FOR_PEOPLE:
            for_people.add(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("N_", "Command"):
            for_people.update(each for word in node.args for each in ast.walk(word))
        text = node.value if isinstance(node, ast.Constant) and node not in for_people else None
        if isinstance(text, str) and LETTER.search(ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)):
            yield text


def test_a_language_is_named_in_its_room_alone() -> None:
    """So whoever changes how one is written looks in one folder. The numbers can only fall, from ten."""
    found = {
        path.relative_to(PACKAGE).as_posix(): count
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.is_relative_to(ROOMS) and (count := sum(1 for _ in codes_in(path.read_text(encoding="utf-8"))))
    }
    assert found == {path: count for path, (count, _) in NAMED.items()}
    assert sum(found.values()) + sum(count for count, _ in NAMED_IN_BROWSERS.values()) <= 10


def test_nor_are_its_letters_anywhere_else() -> None:
    """Classes of a pattern such as [а-яё] are a language too, and so is a word that is looked for."""
    found = {
        path.relative_to(PACKAGE).as_posix(): count
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.is_relative_to(ROOMS)
        and (count := sum(1 for _ in strings_with_letters(path.read_text(encoding="utf-8"))))
    }
    assert found == {path: count for path, (count, _) in LETTERS.items()}
    assert sum(found.values()) <= 10


def test_the_tool_sees_letters() -> None:
    source = """A = re.compile(r"[а-яё]+")\nB = "\\u0400-\\u04ff", r"[\\u0430-\\u044f]", "Å", N_("Да")\n'Слово'\nC(source="ГОСТ")"""
    assert list(strings_with_letters(source)) == ["[а-яё]+", "\u0400-\u04ff", r"[\u0430-\u044f]"]


def test_nor_do_scripts_and_styles_name_one() -> None:
    """Or have letters of one; the rules of a language for its own words are in its room."""
    desk = PACKAGE / "extensions/desk/adapters/desk_pages"
    found = {
        path.relative_to(folder).as_posix(): count
        for folder in (PACKAGE.parent / "assets", desk)
        for path in sorted(folder.rglob("*.*s"))
        if path.suffix in (".css", ".js")
        and (count := len(IN_BROWSERS.findall(COMMENT.sub("", path.read_text(encoding="utf-8")))))
    }
    assert found == {path: count for path, (count, _) in NAMED_IN_BROWSERS.items()}


def test_no_template_asks_for_a_language_by_its_name() -> None:
    named = {
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.*html")
        if CODE.search(path.read_text("utf-8"))
    }
    assert named == set()


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
            "def rooms(): return sorted({name.split('.')[2] for name in sys.modules if name.count('diglot.languages.')} - {'parts'})\n"
            "print(rooms())\nLANGUAGES['en'].typography()\nprint(rooms())",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.splitlines() == ["[]", "['en']"]


@pytest.mark.parametrize("guide", ["languages.md", "languages.ru.md"])
def test_the_guide_has_a_row_for_each_field(guide: str) -> None:
    text = (PACKAGE.parent / "docs" / guide).read_text(encoding="utf-8")
    named = {name for row in re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert named == set(Language.__struct_fields__)

"""The documents against the code: what they name exists, and what exists is named."""

from __future__ import annotations

import argparse
import importlib.util
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest

from diglot.adapters.extension_packages import own_extensions
from diglot.cli.command_line import make_parser
from diglot.cli.extension_commands import every_command
from diglot.core.settings.look import LOOK
from diglot.model.extensions import Extension
from diglot.model.markup.typography import HouseStyle
from diglot.model.paper.printing import TRIMS, PressSettings
from diglot.model.publication import FrontMatter
from diglot.model.settings import Settings
from diglot.pipeline.outputs.formats import FORMATS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
IN_BOTH = [
    "README",
    *(
        f"docs/{name}"
        for name in (
            "adopt check commands desk editors extensions fields hosting install journal json markdown performance print "
            "problems scale theming translations tutorial"
        ).split()
    ),
    *(f"docs/tasks/{name}" for name in "original-changed printer two-people undo website word-file".split()),
]
LANGUAGES = ["", ".ru"]

# Fields of a type under the name that an editor writes, where it is another one.


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def without_code(path: Path) -> str:
    """A document without its code: a link there is an example."""
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(`+).+?\1", "`…`", text)


# ---------------------------------------------------------------- links


def links_of(path: Path) -> Iterator[str]:
    for match in re.finditer(r"\]\(([^)\s]+)\)", without_code(path)):
        if not re.match(r"[a-z]+:", match[1]):
            yield match[1]


def anchors_of(path: Path) -> set[str]:
    """The ids of a document's headings, as hosts of repositories make them."""
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    dead = []
    for link in links_of(path):
        place, _, anchor = unquote(link).partition("#")
        target = (path.parent / place) if place else path
        is_dead_anchor = anchor and target.suffix == ".md" and target.exists() and anchor not in anchors_of(target)
        if not target.exists() or is_dead_anchor:
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("name", IN_BOTH)
def test_guides_for_people_are_in_both_languages(name: str) -> None:
    """With the same sections, and each with a link to the other."""
    english, russian = read(f"{name}.md"), read(f"{name}.ru.md")
    stem = Path(name).name
    assert f"({stem}.ru.md)" in english
    assert f"({stem}.md)" in russian
    levels = [re.findall(r"^(#+) ", without_code(ROOT / f"{name}{lang}.md"), re.MULTILINE) for lang in LANGUAGES]
    assert levels[0] == levels[1]


def test_records_of_decisions_are_numbered_and_whole() -> None:
    records = records_of_decisions()
    assert [record.name[:4] for record in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    for record in records:
        headings = re.findall(r"^## (.+)$", record.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences", "What would change our mind"], record.name


def test_records_of_decisions_say_whether_they_hold_and_are_in_the_index() -> None:
    titles = []
    for record in records_of_decisions():
        head = re.match(r"# (.+)\n\nStatus: (?:holds|replaced)\b", record.read_text(encoding="utf-8"))
        assert head, record.name
        titles.append((head[1], record.name))
    assert sorted(re.findall(r"^- \[(.+)\]\((.+)\)$", read("docs/adr/README.md"), re.MULTILINE)) == sorted(titles)


def records_of_decisions() -> list[Path]:
    return sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


def test_documents_named_in_the_code_exist() -> None:
    files = [*(ROOT / "diglot").rglob("*.py"), *(ROOT / "diglot").rglob("*.lua"), ROOT / "build.py"]
    named = {name for file in files for name in re.findall(r"docs/[\w/.-]+\.md", file.read_text(encoding="utf-8"))}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


# ---------------------------------------------------------------- recipes and glossary


def test_paths_in_the_recipes_exist() -> None:
    text = read("CONTRIBUTING.md")
    recipes = text[text.index("## Recipes") : text.index("## Habits")]
    named = re.findall(r"`((?:diglot|tests|docs|assets|templates|locales|content)/[^`<\s]*|[\w-]+\.\w+)`", recipes)
    assert len(named) > 30
    beside = ROOT / "diglot" / "core" / "typography"  # the recipe names its files once in full
    assert [name for name in named if not (ROOT / name).exists() and not (beside / name).exists()] == []


@cache
def names_of_tests() -> set[str]:
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    return {name for test in tests for name in re.findall(r"def (test_\w+)", test.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_tests_that_a_document_names_exist(path: Path) -> None:
    named = set(re.findall(r"`(test_\w+)`", path.read_text(encoding="utf-8")))
    assert named - names_of_tests() == set()


def test_what_the_glossary_points_to_is_there() -> None:
    lost = []
    for row in read("docs/glossary.md").splitlines():
        cells = row.split(" | ")
        names = re.findall(r"`([\w./]+)`", cells[-1]) if len(cells) == 4 else []
        lost += [name for name in names if not is_in_the_code(name)]
    assert lost == []


def is_in_the_code(name: str) -> bool:
    """A path; a module (`core.links.dead_links`); a name in one (`model.publication.CompiledEdition`); or a field (`Article.key`)."""
    if "/" in name:
        return (ROOT / name).exists() or (ROOT / "diglot" / name).exists()
    parts = name.split(".")
    for length in range(len(parts), 1, -1):
        module = ROOT / "diglot" / "/".join(parts[:length])
        if module.with_suffix(".py").exists() or module.is_dir():
            files = sorted(module.glob("*.py")) if module.is_dir() else [module.with_suffix(".py")]
            return all(defines(files, part) for part in parts[length:])
    return all(defines(sorted((ROOT / "diglot" / "model").glob("*.py")), part) for part in parts) or all(
        defines(sorted((ROOT / "diglot").rglob("*.py")), part) for part in parts
    )


def defines(files: list[Path], name: str) -> bool:
    definition = re.compile(rf"^\s*(?:class |def )?{re.escape(name)}\b(?=\s*[:(=])", re.MULTILINE)
    return any(definition.search(file.read_text(encoding="utf-8")) for file in files)


# ---------------------------------------------------------------- the command line


def options_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every option and command of a parser, of its commands too."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for command, below in action.choices.items():
                yield command
                yield from options_of(below)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guides_of_a_user_can_be_read_in_a_day(lang: str) -> None:
    """The parts of the handbook before the explanations, without what is looked up, or what journals alone read."""
    parts = tomllib.loads(read("handbook/content/volumes/handbook.toml"))["parts"]
    before = takewhile(lambda part: part["title"]["en"] != "Explanation", parts)
    guides = {name for part in before for name in part["articles"]} - {"problems", "changelog", "journal"}
    assert len(guides) == 19
    texts = (re.sub(r"\A<!--.*?-->", "", read(f"docs/{name}{lang}.md"), flags=re.DOTALL) for name in guides)
    assert sum(len(re.findall(r"\S*\w\S*", text)) for text in texts) <= 22_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_option_is_documented(lang: str) -> None:
    text = read(f"docs/commands{lang}.md")
    missing = {
        name
        for name in options_of(make_parser(str, commands=every_command(())))
        if not re.search(rf"`{re.escape(name)}[`\s]", text)
    }
    assert missing == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_option_is_invented(lang: str) -> None:
    known = set(options_of(make_parser(str, commands=every_command(()))))
    text = read(f"docs/commands{lang}.md")
    named = set(re.findall(r"^\| `(--?[\w-]+)", text, re.MULTILINE)) | set(re.findall(r"build\.py .*?(--[\w-]+)", text))
    assert sorted(named - known) == []


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path.parent.name != "adr"], ids=name_of)
def test_every_line_with_a_command_can_be_typed(path: Path) -> None:
    """Its command and options exist; `build.py` has four of its own, and the guide to extensions makes one."""
    parser = make_parser(str, commands=every_command(()))
    for line in commands_in(path.read_text(encoding="utf-8").replace("@COMMIT", f"@{'0' * 40}")):
        if line[:1] not in (["test"], ["docs"], ["bench"], ["mutants"], ["exclamations"]):
            parser.parse_args(line)


def commands_in(text: str) -> Iterator[list[str]]:
    """What is typed after the name of the program, in blocks of code."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for line in "".join(blocks).replace("\\\n", " ").splitlines():
        if typed := re.fullmatch(r"(?:\$ )?(?:python3 build\.py|diglot)( .*)?", line):
            yield shlex.split(typed[1] or "", comments=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_format_is_documented_once(lang: str) -> None:
    text = read(f"docs/commands{lang}.md")
    table = re.search(r"^## (?:Formats|Форматы)\n(.*?)^## ", text, re.MULTILINE | re.DOTALL)
    assert table
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", table[1], re.MULTILINE)) == sorted(FORMATS)
    for name, rows in (("commands", "`--formats "), ("fields", "`formats`")):
        assert len(re.findall(rf"^\| {rows}", read(f"docs/{name}{lang}.md"), re.MULTILINE)) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_the_json_is_documented(lang: str) -> None:
    text = read(f"docs/json{lang}.md")
    source = (
        read("diglot/cli/messages.py")
        + read("diglot/cli/publishing/full_build.py")
        + read("diglot/pipeline/incremental/up_to_date.py")
    )
    fields = ["problems", "seconds", *re.findall(r'^ {8,12}"(\w+)": ', source, re.MULTILINE)]
    assert {"articles", "code", "severity"} <= set(fields)
    assert [field for field in fields if f"`{field}`" not in text and f'"{field}"' not in text] == []


# ---------------------------------------------------------------- fields


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "inner"), [(FrontMatter, {"lines", "others", "added"}), (Settings, {"tables"}), (HouseStyle, set())]
)
def test_every_field_is_in_the_guide(lang: str, kind: type[msgspec.Struct], inner: set[str]) -> None:
    text = read(f"docs/fields{lang}.md")
    names = {*kind.__struct_encode_fields__} - inner
    missing = {
        name for name in names if not re.search(rf"`\[*{re.escape(name)}\]*`|^{re.escape(name)} = ", text, re.MULTILINE)
    }
    assert missing == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_defaults_of_the_settings_are_those_of_the_code(lang: str) -> None:
    text = read(f"docs/fields{lang}.md")
    for name, value in zip(Settings.__struct_encode_fields__, msgspec.structs.astuple(Settings()), strict=True):
        row = re.search(rf"^\| `{name}` \| .* \| `(.+)` \|$", text, re.MULTILINE)
        if row:
            assert row[1].replace('"', "'") == str(list(value) if isinstance(value, tuple) else value).replace(
                "False", "false"
            ) or row[1].strip('"') == str(value), name


def names_in(schema: object) -> Iterator[str]:
    """Yield the names of the fields of a JSON Schema, those inside others too."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for part in inner:
        yield from names_in(part)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_a_look_is_in_its_guide(lang: str) -> None:
    [section] = re.findall(r"^## `\[look\]`\n(.*?)^## ", read(f"docs/theming{lang}.md"), re.MULTILINE | re.DOTALL)
    named = {word for code in re.findall("`[^`]+`", section) for word in re.findall(r"\w+", code)}
    assert {*names_in(LOOK.schema)} - named == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_an_extension_is_in_its_guide(lang: str) -> None:
    named = set(re.findall(r"`(\w+)`", read(f"docs/extensions{lang}.md")))
    assert {*Extension.__struct_fields__} - named == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_extension_that_comes_along_is_listed(lang: str) -> None:
    listed = re.findall(r"^\| \[`(\w+)`\]", read(f"docs/extensions{lang}.md"), re.MULTILINE)
    assert listed == sorted(own_extensions())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_size_is_in_the_guide(lang: str) -> None:
    cells = dict(re.findall(r"`([\w./ ]+)` \| ([\d.,]+ × [\d.,]+)", read(f"docs/print{lang}.md")))
    sizes = {name: f"{trim.width_mm:g} × {trim.height_mm:g}" for name, trim in TRIMS.items()}
    assert {name: size.replace(",", ".") for name, size in cells.items()} == sizes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_settings_for_the_press_are_in_the_guide(lang: str) -> None:
    """With their defaults."""
    text = read(f"docs/print{lang}.md")
    defaults = msgspec.structs.asdict(PressSettings())
    assert (defaults.pop("spot"), defaults.pop("profile_line")) == ((), None)
    assert "[[press.spot]]" in text
    for name, value in defaults.items():
        written = f'"{value}"' if isinstance(value, str) else f"{value:g}"
        assert re.search(rf"^{name} = {re.escape(written)} ", text, re.MULTILINE), name


# ---------------------------------------------------------------- the README and build.py


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_readme_names_the_commands_of_build_py(lang: str) -> None:
    text = read(f"README{lang}.md")
    commands = set(re.findall(r"^python3 build\.py.*$", text, re.MULTILINE))
    assert {re.sub(r"~/\w+", "FOLDER", command) for command in commands} == {
        "python3 build.py",
        "python3 build.py serve",
        "python3 build.py test",
        "python3 build.py --root notes",
        "python3 build.py init FOLDER",
        "python3 build.py serve --root FOLDER",
    }
    source = read("build.py")
    assert 'arguments[:1] == ["test"]' in source


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_readme_says_how_much_there_is(lang: str) -> None:
    """To a thousand lines, give or take a tenth; and how many packages are locked."""
    text = read(f"README{lang}.md").replace("\xa0", ",").replace(" 000", ",000")
    lines = [lines_of("diglot"), lines_of("tests")]
    said = [int(number) * 1000 for number in re.findall(r"\b(\d+),000\b", text)]
    assert [abs(number - real) < real / 10 for number, real in zip(said, lines, strict=True)] == [True, True], lines
    packages = len(re.findall(r"^[\w.-]+==", read("requirements.lock"), re.MULTILINE))
    assert f"| {packages}, " in text


def lines_of(folder: str) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_build_py_installs_is_named(lang: str) -> None:
    """In the README, or in CONTRIBUTING for whoever wants the whole list."""
    spec = importlib.util.spec_from_file_location("front_door", ROOT / "build.py")
    assert spec
    assert spec.loader
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    text = (read(f"README{lang}.md") + read("CONTRIBUTING.md")).lower()
    spoken = {"libpango": "pango", "libharfbuzz": "harfbuzz", "default-jre": "java", "nodejs": "node.js"}
    for _, debian, _ in [*build.FOR_DIGLOT, *build.FOR_TESTS, *build.FOR_TESTS_OF_SERVERS]:
        name = next((word for start, word in spoken.items() if debian.startswith(start)), debian.partition("-utils")[0])
        assert name in text, debian
    for lock in (build.LOCK, build.TEST_LOCK, build.NPM_LOCK):
        assert f"`{lock.name}`" in text


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_the_pictures_are_light(path: Path) -> None:
    for link in links_of(path):
        if link.endswith(".png"):
            assert 10_000 < (path.parent / link).stat().st_size < 400_000


def test_every_picture_is_shown_in_both_languages() -> None:
    for lang in LANGUAGES:
        shown = {link.rpartition("/")[2] for name in IN_BOTH for link in links_of(ROOT / f"{name}{lang}.md")}
        names = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
        others = {"": ".ru.png", ".ru": ".en.png"}[lang]
        assert {name for name in names if not name.endswith(others)} <= shown

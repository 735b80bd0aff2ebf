"""Extensions: what the settings name is used and nothing else, and what one does wrong is a problem with its name.

The packages are real ones, found by their entry points; `tests/test_extensions_guide.py` installs one as a wheel.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diglot.adapters import extension_packages
from diglot.extensions.check.model.problems import AnyFinding, ExtensionFinding
from diglot.model.problems import ExtensionFault, Problem
from tests.tools.publication import codes, publish, run, write_files

HEAD = "from diglot.extensions.api import *\nfrom diglot.extensions.api import API, Extension, tree\n"
TEXTS = {
    "content/en/a.md": "---\ntitle: A\n---\n\nOne.\n\n[Word]{.loud} here.\n",
    "content/ru/a.md": "---\ntitle: А\noriginal: en\n---\n\nРаз.\n\n[Слово]{.loud} тут.\n",
}
NAMED = {"content/site.toml": 'base_url = "https://a.example"\n\n[extensions.tone]\n'}

Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package with one module, `tone_package`, whose code declares an extension, `tone`."""
    folder = tmp_path / "packages"

    def install(declared: str, code: str = "", name: str = "tone") -> Path:
        package = folder / "tone_package"
        package.mkdir(parents=True, exist_ok=True)
        information = folder / f"{name}-1.0.dist-info"
        information.mkdir(exist_ok=True)
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        points = f"[diglot.extensions]\n{name} = tone_package:EXTENSION\n"
        (information / "entry_points.txt").write_text(points, encoding="utf-8")
        (package / "__init__.py").write_text(f"{HEAD}{code}\nEXTENSION = {declared}\n", encoding="utf-8")
        forget()
        return package

    def forget() -> None:
        extension_packages.load_extension.cache_clear()
        sys.modules.pop("tone_package", None)

    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield install
    forget()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "publication", {**TEXTS, **NAMED})


def faults(problems: tuple[Problem, ...]) -> list[ExtensionFault]:
    return [problem for problem in problems if isinstance(problem, ExtensionFault)]


LOUD = 'Extension(api=API, shortcodes={"loud": "tone_package:loud"})'


def page(root: Path, lang: str) -> str:
    name = {"en": "a", "ru": "a"}[lang]
    return (root / f"public/{lang}/{name}/index.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- which are used


def test_an_extension_that_no_settings_name_is_not_imported(install: Install, tmp_path: Path) -> None:
    install(LOUD, "raise RuntimeError('imported')")
    publication = write_files(
        tmp_path / "publication", {**TEXTS, "content/site.toml": 'base_url = "https://a.example"\n'}
    )
    assert codes(publish(publication)) == ["unknown-class", "unknown-class"]
    assert "tone_package" not in sys.modules


def test_an_unknown_extension_is_told_with_the_one_that_was_meant(install: Install, root: Path) -> None:
    install(LOUD)
    (root / "content/site.toml").write_text("[extensions.tones]\n", encoding="utf-8")
    [problem] = [one for one in publish(root).problems if one.code == "unknown-extension"]
    assert problem.position == ("content/site.toml", 1)
    assert problem.facts()["suggestion"] == " (tone?)"


@pytest.mark.parametrize(
    ("declared", "code", "reason"),
    [
        ("Extension(api=API + 1)", "", "it was written for another version of diglot"),
        ("[]", "", "its entry point is no Extension"),
        (
            'Extension(api=API, languages={"de": "tone_package:GERMAN"})',
            "GERMAN = 'German'",
            "one of its languages is no Language of that code",
        ),
        (LOUD, "import no_such_module", "ModuleNotFoundError(\"No module named 'no_such_module'\")"),
    ],
)
def test_an_extension_that_cannot_be_used_is_refused(
    install: Install, root: Path, declared: str, code: str, reason: str
) -> None:
    install(declared, code)
    report = publish(root)
    [problem] = [one for one in report.problems if one.code == "refused-extension"]
    assert (problem.position, problem.facts()["reason"]) == (("content/site.toml", 3), reason)
    assert not report.is_published


# ---------------------------------------------------------------- shortcodes and transforms


def test_a_shortcode_makes_inlines_of_a_span(install: Install, root: Path) -> None:
    install(LOUD, "def loud(call):\n    return (tree.Strong(call.content),)\n")
    assert codes(publish(root)) == []
    assert '<span class="loud"><strong>Слово</strong></span>' in page(root, "ru")


def test_a_shortcode_makes_blocks_of_a_division_and_knows_its_arguments_and_language(
    install: Install, root: Path
) -> None:
    install(
        LOUD,
        "def loud(call):\n    words = ' '.join((call.lang, *call.arguments.values()))\n"
        "    return (*call.content, tree.Para((tree.Str(words),))) if call.is_block else call.content\n",
    )
    text = "---\ntitle: A\n---\n\n::: {.loud n=3}\nOne.\n:::\n"
    (root / "content/en/a.md").write_text(text, encoding="utf-8")
    publish(root)
    assert ">en 3</p>" in page(root, "en")


def test_what_a_shortcode_makes_goes_through_the_sanitiser(install: Install, root: Path) -> None:
    install(
        LOUD,
        "def loud(call):\n    return (tree.RawInline(('html', '<b onclick=\"x()\">Hi</b><script>alert(1)</script>')),)\n",
    )
    publish(root)
    assert '<span class="loud"><b>Hi</b></span>' in page(root, "ru")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("def loud(call):\n    return 1 / 0\n", "ZeroDivisionError('division by zero')"),
        ("def loud(call):\n    return 'words'\n", "it must return a tuple of blocks, or of inlines for a span"),
        ("def loud(call):\n    return (tree.Str(1),)\n", "it must return a tuple of blocks, or of inlines for a span"),
        ("", "AttributeError(\"module 'tone_package' has no attribute 'loud'\")"),
    ],
)
def test_a_shortcode_that_fails_is_a_problem_at_its_line(install: Install, root: Path, code: str, reason: str) -> None:
    install(LOUD, code)
    english, russian = faults(publish(root).problems)
    assert (english.file, english.line, english.part) == ("content/en/a.md", 7, "loud")
    assert (russian.file, russian.line, russian.reason) == ("content/ru/a.md", 8, reason)


def test_a_shortcode_that_calls_itself_ends(install: Install, root: Path) -> None:
    """Only what the author has written is a call."""
    install(LOUD, "def loud(call):\n    return (tree.Span((tree.Attr('', ('loud',)), call.content)),)\n")
    assert codes(publish(root)) == []


def test_a_transform_changes_blocks_and_keeps_their_number(install: Install, root: Path) -> None:
    declared = 'Extension(api=API, transforms=("tone_package:change",))'
    code = "def change(blocks, text):\n    return tuple(tree.Para((tree.Str(text.lang),)) for _ in blocks)\n"
    install(declared, code)
    publish(root)
    assert page(root, "ru").count(">ru</p>") == 2
    install(declared, "def change(blocks, text):\n    return blocks[:1]\n")
    assert [fault.reason for fault in faults(publish(root).problems)] == [
        "it must return as many blocks as it was given"
    ] * 2


# ---------------------------------------------------------------- settings, front matter, code


def test_an_option_of_a_wrong_kind_is_told_at_its_line(install: Install, root: Path) -> None:
    install('Extension(api=API, options={"sign": TEXT, "license": TEXT})')
    settings = "[extensions.tone]\nsign = 1\nlicense = 'MIT'\nsigh = '!'\n"
    (root / "content/site.toml").write_text(settings, encoding="utf-8")
    found = [(one.code, one.position[1]) for one in publish(root).problems if one.position[0] == "content/site.toml"]
    assert found == [("wrong-value", 2), ("unknown-field", 4)]


def test_an_option_or_code_that_changes_makes_texts_again(
    install: Install, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    declared = 'Extension(api=API, shortcodes={"loud": "tone_package:loud"}, options={"sign": TEXT})'
    code = "def loud(call):\n    return (tree.Str(call.options.get('sign', '{}')),)\n"

    def shown() -> str:
        assert run(["build", "--root", root, "--formats", "html"], capsys)[0] == 0
        return page(root, "ru").partition('<span class="loud">')[2].partition("<")[0]

    install(declared, code.format("one"))
    assert shown() == "one"
    install(declared, code.format("two"))
    assert shown() == "two"
    settings = root / "content/site.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'sign = "three"\n', encoding="utf-8")
    assert shown() == "three"


def test_a_field_of_an_extension_is_known_and_its_value_checked(install: Install, root: Path) -> None:
    install('Extension(api=API, fields={"tone": one_of("quiet", "loud"), "tags2": TEXT})')
    text = "---\ntitle: A\ntone: quiet\ntags2: x\ncolour: red\n---\n\nOne.\n\nTwo.\n"
    (root / "content/en/a.md").write_text(text, encoding="utf-8")
    text = "---\ntitle: А\noriginal: en\ntone: shrill\n---\n\nРаз.\n\nДва.\n"
    (root / "content/ru/a.md").write_text(text, encoding="utf-8")
    found = [(one.code, *one.position) for one in publish(root).problems]
    assert found == [("unknown-field", "content/en/a.md", 5), ("wrong-value", "content/ru/a.md", 4)]


# ---------------------------------------------------------------- checks, formats, commands


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    return run(["check", "--root", root], capsys)[1]


CHECKS = 'Extension(api=API, checks=("tone_package:find",), findings={"short": FindingKind("a short text", "add")})'


def test_a_check_finds_at_the_line_of_the_passage(
    install: Install, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(
        CHECKS,
        "def find(texts):\n    if texts.pairs:\n"
        "        number = texts.pairs[1].translation[0]\n"
        "        yield Found('short', texts.passages[number].text, PassageLocation(number))\n",
    )
    reported = check(root, capsys)
    assert (
        "content/ru/a.md:8: warning: a short text: “Слово тут.” (extension tone: short) [extension-finding]\n    fix: add; where"
        in reported
    )
    assert reported.count("[extension-finding]") == 1
    again = check(root, capsys)
    assert again.rpartition(", ")[0] == reported.rpartition(", ")[0], "found in the cache"


@pytest.mark.parametrize(
    "code",
    [
        "def find(texts):\n    raise ValueError('?')\n",
        "def find(texts):\n    return None\n",
        "def find(texts):\n    yield Found('unknown', '', PassageLocation(0))\n",
        "def find(texts):\n    yield Found('short', '', PassageLocation(99))\n",
        "def find(texts):\n    yield 'short'\n",
    ],
)
def test_a_check_that_fails_is_a_problem_of_the_text(
    install: Install, root: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install(CHECKS, code)
    reported = check(root, capsys)
    assert "content/ru/a.md:6: the extension “tone” failed (tone_package:find): " in reported
    assert "Traceback" not in reported


OUTPUT = 'Extension(api=API, outputs={"note": Output("tone_package:note", "note.txt", "text/plain", "Note")})'


def test_a_format_makes_a_file_beside_each_page_and_only_when_it_must(
    install: Install, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(OUTPUT, "def note(text):\n    return f'{text.title} {text.url}'.encode() if text.is_original else None\n")
    assert publish(root, formats=("html", "note")).renditions_made == 1
    assert (root / "public/en/a.note.txt").read_bytes() == b"A https://a.example/en/a/"
    assert not (root / "public/ru/a.note.txt").exists()
    assert publish(root, formats=("html", "note")).renditions_made == 0
    code, _, reported = run(["build", "--root", root, "--formats", "html,notes"], capsys)
    assert (code, "Did you mean “note”?" in reported) == (2, True)


def test_a_format_that_fails_stops_the_build_with_its_name(install: Install, root: Path) -> None:
    install(OUTPUT, "def note(text):\n    return 'words'\n")
    report = publish(root, formats=("html", "note"))
    assert [(fault.name, fault.part) for fault in faults(report.problems)] == [("tone", "note")] * 2
    assert not report.is_published


SITE_FILES = (
    'Extension(api=API, folder="tone_package", site_files={"words.txt": SiteFile("tone_package:titles"), '
    '"words/": SiteFile("tone_package:shown", "words.html", "Archive")})'
)
TITLES = "def titles(site):\n    return ' '.join(text.title for text in site.texts).encode()\n"
SHOWN = "def shown(site):\n    return {'words': [f'<{text.title}>' for text in site.texts]}\n"
TEMPLATE = (
    '{% extends "base.html" %}{% block content %}<h1>{{ page.title }}</h1>{{ page.values["words"][0] }}{% endblock %}'
)


@pytest.fixture
def words_page(install: Install) -> None:
    """An extension with a page and a file about all texts of a language."""
    package = install(SITE_FILES, TITLES + SHOWN)
    (package / "templates").mkdir()
    (package / "templates/words.html").write_text(TEMPLATE, encoding="utf-8")


@pytest.mark.usefixtures("words_page")
def test_a_page_and_a_file_are_made_of_all_texts_of_a_language_and_again_when_one_changes(root: Path) -> None:
    assert publish(root).is_published
    assert "<h1>Архив</h1>&lt;А&gt;" in (root / "public/ru/words/index.html").read_text(encoding="utf-8")
    assert (root / "public/en/words.txt").read_bytes() == b"A"
    assert "https://a.example/en/words/" in (root / "public/sitemap-en.xml").read_text(encoding="utf-8")
    write_files(root, {"content/ru/a.md": TEXTS["content/ru/a.md"].replace("title: А", "title: Я")})
    made = {outcome.place for outcome in publish(root).outcomes}
    assert "ru/words/index.html" in made and "en/words/index.html" not in made
    assert "<h1>Архив</h1>&lt;Я&gt;" in (root / "public/ru/words/index.html").read_text(encoding="utf-8")
    assert (root / "public/ru/words.txt").read_text(encoding="utf-8") == "Я"


@pytest.mark.parametrize(
    "code",
    [
        TITLES + "def shown(site):\n    return 1 / 0\n",
        TITLES + "def shown(site):\n    return ['words']\n",
        TITLES + "def shown(site):\n    return {'words': object()}\n",
        "def titles(site):\n    return 'words'\n" + SHOWN,
    ],
)
@pytest.mark.usefixtures("words_page")
def test_a_page_or_a_file_that_fails_stops_the_build_with_its_name(install: Install, root: Path, code: str) -> None:
    install(SITE_FILES, code)
    report = publish(root)
    part = "words.txt" if "'words'\n" in code else "words/"
    found = [(fault.position, fault.name, fault.part) for fault in faults(report.problems)]
    assert found == [(("content/site.toml", 3), "tone", part)]
    assert not report.is_published


@pytest.mark.parametrize("place", ["../words.txt", "words", "a/b.txt", "/words/"])
def test_a_place_outside_the_folder_of_the_language_is_refused(install: Install, root: Path, place: str) -> None:
    install(f'Extension(api=API, site_files={{"{place}": SiteFile("tone_package:titles")}})', TITLES)
    report = publish(root)
    assert [fault.part for fault in faults(report.problems)] == [place]
    assert not report.is_published


@pytest.mark.usefixtures("words_page")
def test_a_text_at_the_address_of_such_a_page_is_told(root: Path) -> None:
    text = TEXTS["content/en/a.md"].replace("title: A", "title: A\nslug: words")
    [fault] = faults(publish(write_files(root, {"content/en/a.md": text})).problems)
    assert (fault.position, fault.part) == (("content/en/a.md", 3), "words/")


@pytest.mark.usefixtures("words_page")
def test_texts_and_menus_may_lead_to_such_a_page(root: Path) -> None:
    menu = '[[menu]]\nen = "Words"\nru = "Слова"\nhref = "words/"\n'
    settings = (root / "content/site.toml").read_text(encoding="utf-8") + menu
    text = TEXTS["content/en/a.md"] + "\n[Words](/en/words/).\n"
    found = codes(publish(write_files(root, {"content/site.toml": settings, "content/en/a.md": text})))
    assert not {"dead-link", "dead-menu-link"} & {*found}


def test_a_package_brings_a_look(install: Install, root: Path) -> None:
    """Its name, colours, rules and templates: the publication names the package and the look."""
    package = install('Extension(api=API, folder="tone_package")')
    look = {"art.toml": 'name = "think-tank"\naccent = "#7a2048"\n', "art.css": ".own-art { color: var(--rubric) }\n"}
    write_files(package, {f"assets/styles/looks/{name}": text for name, text in look.items()})
    settings = f'look = "art"\n{(root / "content/site.toml").read_text(encoding="utf-8")}'
    assert {*codes(publish(write_files(root, {"content/site.toml": settings})))} == {"unknown-class"}
    [style] = (root / "public/assets/styles").glob("screen.*.css")
    assert all(part in style.read_text(encoding="utf-8") for part in ("--rubric: #7a2048", ".own-art"))


COMMANDS = 'Extension(api=API, commands="tone_package:COMMANDS")'
COUNT = (
    "COMMANDS = (Command('count', 'count words', 'tone_package', (Option('--all', 'all', settings=flag()),), ()),)\n"
    "def run(options, formatter):\n    print('counted', options.all)\n    return 0\n"
)


def test_a_command_has_options_and_help(install: Install, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(COMMANDS, COUNT)
    assert run(["count", "--all", "--root", root], capsys)[:2] == (0, "counted True\n")
    assert "count words" in run(["help", "all", "--root", root], capsys)[1]
    assert "count words" not in run(["help", "all"], capsys)[1]
    assert "--all" in run(["--root", root, "count", "--help"], capsys)[1]
    assert run(["build", "--root", root, "--formats", "html"], capsys)[0] == 0


def test_doctor_lists_what_is_installed_and_what_is_named(
    install: Install, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install('Extension(api=API, summary="of voices")')
    (root / "content/site.toml").write_text("[extensions.tone]\n[extensions.missing]\n", encoding="utf-8")
    code, reported, _ = run(["doctor", "--root", root], capsys)
    assert "extension tone: version 1.0: of voices" in reported
    assert "extension missing: missing\n    fix: install it beside diglot with pip" in reported
    assert code == 1


# ---------------------------------------------------------------- templates, styles, messages


def test_templates_styles_and_messages_of_an_extension_stand_between_diglots_and_the_publications(
    install: Install, root: Path
) -> None:
    package = install('Extension(api=API, folder="tone_package")')
    for path, text in {
        "templates/parts/foot.html": "<footer>of the extension</footer>",
        "style.css": ".loud { color: red }",
        "locales/ru/LC_MESSAGES/diglot.po": 'msgid "Archive"\nmsgstr "Всё подряд"\n',
    }.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(text, encoding="utf-8")
    assert "unknown-class" not in codes(publish(root))
    style = next((root / "public/assets/styles").glob("screen.*.css")).read_text(encoding="utf-8")
    assert ".loud { color: red }" in style
    assert "Всё подряд" in page(root, "ru")
    assert "<footer>of the extension</footer>" in page(root, "ru")
    write_files(root, {"templates/parts/foot.html": "<footer>of the publication</footer>"})
    publish(root)
    assert "<footer>of the publication</footer>" in page(root, "ru")


def test_findings_are_stored_as_they_are() -> None:
    import msgspec

    finding = ExtensionFinding("a.md", 3, "tone", "short", "a short text", "add", "Раз.")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(finding), type=AnyFinding) == finding

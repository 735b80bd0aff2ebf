"""`diglot help`: the general help, that of a command, the page of a problem; and that page against the code.

The examples in `docs/problems.md` are what tests/problems and tests/findings expect; in `docs/problems.ru.md`, the same
facts in Russian words. `pytest --accept` rewrites them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from diglot.adapters.catalogues import Localization, read_localization
from diglot.cli.commands import FIRST_DAY
from diglot.cli.extension_commands import every_command
from diglot.cli.messages import MessageFormatter
from diglot.cli.publishing.help import problem_sections
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import quotation
from diglot.model.problems import Problem, kinds_of
from tests.tools.publication import run

COMMANDS = every_command(())
ROOT = Path(__file__).parents[1]
PAGES: dict[Lang, Path] = {"en": ROOT / "docs/problems.md", "ru": ROOT / "docs/problems.ru.md"}
KINDS = kinds_of(Problem)
CODES = {kind.code for kind in KINDS}
MARKS = {"en": {"error": "Error", "warning": "Warning"}, "ru": {"error": "Ошибка", "warning": "Предупреждение"}}
EXAMPLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IN_BOTH = pytest.mark.parametrize("lang", PAGES)


def sections(lang: Lang) -> dict[str, str]:
    return dict(problem_sections(PAGES[lang].read_text(encoding="utf-8")))


@cache
def words(lang: Lang) -> Localization:
    return read_localization(LANGUAGES[lang], [ROOT / "locales"])


# ---------------------------------------------------------------- the command


@IN_BOTH
@pytest.mark.parametrize("code", ["dead-link", "number-differs", "press-bleed", "broken-template"])
def test_help_explains_a_problem(code: str, lang: Lang, capsys: pytest.CaptureFixture[str]) -> None:
    """What it means, an example as it is printed, what to do: no markup of the page is left."""
    exit_code, out, err = run(["help", code, "--ui-lang", lang], capsys)
    assert (exit_code, err) == (0, "")
    section = sections(lang)[code]
    example = EXAMPLE.findall(section)[0]
    assert "".join(f"    {line}\n" for line in example.splitlines()) in out
    before, after = (part.split() for part in section.replace("**", "").split(f"```console\n{example}```"))
    assert out.split() == [code, *before, *example.split(), *after]
    assert all(len(line) <= 88 for line in out.splitlines() if not line.startswith("    "))


@IN_BOTH
def test_help_explains_a_command(lang: Lang, capsys: pytest.CaptureFixture[str]) -> None:
    asked = run(["--ui-lang", lang, "help", "translate"], capsys)
    assert asked[0] == 0
    assert asked[1] == help_option(["--ui-lang", lang, "translate"], capsys)


@IN_BOTH
def test_help_alone_is_the_general_help(lang: Lang, capsys: pytest.CaptureFixture[str]) -> None:
    asked = run(["help", "--ui-lang", lang], capsys)
    assert asked[0] == 0
    assert asked[1] == help_option(["--ui-lang", lang], capsys)
    assert "diglot help" not in asked[1]


@IN_BOTH
def test_the_general_help_fits_one_screen(
    lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The commands of the first day, and where the others are: 24 lines of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    lines = help_option(["--ui-lang", lang], capsys).splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines if re.match(r"  \w", line)] == list(FIRST_DAY)
    assert "help all" in "\n".join(lines)


@IN_BOTH
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_help_all_lists_every_command_as_wide_as_the_terminal(
    lang: Lang, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, _ = run(["help", "all", "--ui-lang", lang], capsys)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines() if re.match(r"  \w", line)] == list(COMMANDS)
    assert max(map(len, out.splitlines())) <= columns
    assert "--formats" not in out, "options of build are in its own help"


def help_option(command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    return run([*command, "--help"], capsys)[1]


@pytest.mark.parametrize(
    ("topic", "lang", "answer"),
    [
        ("dead-lnik", "en", "there is no command and no problem “dead-lnik”. Did you mean “dead-link”?"),
        ("biuld", "en", "there is no command and no problem “biuld”. Did you mean “build”?"),
        ("dead-lnik", "ru", "ни команды, ни замечания «dead-lnik» нет. Может быть, «dead-link»?"),
        ("zzz", "ru", "ни команды, ни замечания «zzz» нет\n"),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest(
    topic: str, lang: Lang, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code, out, err = run(["help", topic, "--ui-lang", lang], capsys)
    assert (exit_code, out) == (2, "")
    assert answer in err


# ---------------------------------------------------------------- the page


@IN_BOTH
def test_every_problem_has_a_section(lang: Lang) -> None:
    """With its severity, one example and a remedy; and there is no section of a problem that is gone."""
    found = sections(lang)
    assert set(found) == CODES
    assert list(found) == list(sections("en"))
    assert len(re.findall(r"^### ", PAGES[lang].read_text(encoding="utf-8"), re.MULTILINE)) == len(found)
    for kind in KINDS:
        meaning, _, remedy = EXAMPLE.split(found[kind.code])
        assert meaning.startswith(f"**{MARKS[lang][kind.severity]}.** "), kind.code
        assert remedy.strip(), kind.code


@IN_BOTH
def test_sections_hold_no_links(lang: Lang) -> None:
    """The terminal shows a section as it is."""
    assert [code for code, text in sections(lang).items() if "](" in re.sub(r"`+[^`]+`+", "", text)] == []


@IN_BOTH
def test_the_examples_are_what_is_printed(lang: Lang, accept: bool) -> None:
    """Those of the folders in tests/problems and tests/findings; where a problem has none, a made-up one."""
    made_up = {code: EXAMPLE.findall(text)[0] for code, text in sections("en").items()}
    found = sections(lang)
    examples = {code: in_words_of(lang, code, expected(code, "en") or made_up[code]) for code in found}
    if accept:
        page = PAGES[lang].read_text(encoding="utf-8")
        for code, text in found.items():
            page = page.replace(text, EXAMPLE.sub(lambda _, code=code: f"```console\n{examples[code]}```", text))
        PAGES[lang].write_text(page, encoding="utf-8")
    assert {code: EXAMPLE.findall(text)[0] for code, text in sections(lang).items()} == examples
    printed = {code: expected(code, lang) for code in found}
    assert {code: text for code, text in printed.items() if text} == {
        code: examples[code] for code, text in printed.items() if text
    }


def expected(code: str, lang: Lang) -> str:
    """The first lines with a code that the test of its folder expects, or ""."""
    name = "expected.txt" if lang == "en" else f"expected.{lang}.txt"
    for folder in ("problems", "findings"):
        file = ROOT / "tests" / folder / code / name
        if file.exists():
            # The tests leave out the number of an object in a PDF.
            text = file.read_text(encoding="utf-8").replace(" N 0 R", " 12 0 R")
            [first, *_] = re.findall(rf"^.+ \[{code}\]\n    .+\n", text, re.MULTILINE)
            return str(first)
    return ""


def in_words_of(lang: Lang, code: str, english: str) -> str:
    """A printed problem in the words of a language: its facts are taken out of the English ones.

    Raises: AssertionError if the class of the problem has other words.
    """
    say = words(lang).gettext
    for kind in KINDS:
        match = re.fullmatch(printed_as(kind), english) if kind.code == code else None
        if match:
            facts = {
                name: said_in(lang, fact) if name in kind.translated_facts and fact else fact
                for name, fact in match.groupdict().items()
            }
            numbers = {name for name, type_ in kind.__annotations__.items() if type_ is float}
            facts |= {name: words(lang).decimal(float(facts[name])) for name in numbers}
            what, fix = (say(text).format(**facts) for text in (kind.what, kind.fix))
            mark = f" {say('warning')}:" if kind.severity == "warning" else ""
            return f"{facts['printed_place']}:{mark} {what} [{code}]\n    {say('fix')}: {fix}\n"
    raise AssertionError(f"{code} is not printed like this: {english}")


def said_in(lang: Lang, fact: str) -> str:
    """A fact in the words of a language; what another program reports stays as it is, in a sentence of ours."""
    reported = re.fullmatch(r"(.+) reports: “(.+)”", fact)
    return MessageFormatter(lang, lambda: words(lang)).fact(quotation(*reported.groups()) if reported else fact)


def printed_as(kind: type[Problem]) -> str:
    """The regular expression of what is printed of a kind of problem, with a group for each fact."""
    mark = " warning:" if kind.severity == "warning" else ""
    pattern, seen = f"(?P<printed_place>.+?):{mark} ", set()
    for literal, name, *_ in Formatter().parse(f"{kind.what} [{kind.code}]\n    fix: {kind.fix}\n"):
        pattern += re.escape(literal)
        if name:
            # Where a suggestion follows another fact directly, its form tells one from the other.
            any_text = r"(?: \(.+\?\))?" if name == "suggestion" and pattern.endswith(">.*?)") else ".*?"
            pattern += f"(?P={name})" if name in seen else f"(?P<{name}>{any_text})"
            seen.add(name)
    return pattern

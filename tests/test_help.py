"""`diglot help`: the general help, that of a command, the page of a problem; and that page against the code.

Below each code, `docs/problems.md` has its severity, and an example as tests/problems and tests/findings expect it; in
`docs/problems.ru.md`, the same facts in Russian words. `pytest --accept` writes both. What follows is written by hand,
and is only what the message does not say itself.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from operator import attrgetter
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
CODE = attrgetter("code")
# Kinds with one code differ in their words.
KINDS = {code: list(kinds) for code, kinds in groupby(sorted(kinds_of(Problem), key=CODE), key=CODE)}
ENTRY = re.compile(
    r"^### (?P<code>[\w-]+)\n(?:\n\*\*.+\n\n(?P<allowance><!-- .+\n)?```console\n(?P<example>(?:.+\n)+?)```\n)?",
    re.MULTILINE,
)
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
    before, after = (part.split() for part in section.replace("**", "").split(f"```console\n{example}```\n"))
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
def test_every_problem_has_an_entry(lang: Lang, accept: bool) -> None:
    """With its severity and an example; and there is no entry of a problem that is gone.

    An example is that of the folder in tests/problems or tests/findings; where a problem has none, a made-up one.
    """
    made_up = {entry["code"]: entry["example"] for entry in ENTRY.finditer(PAGES["en"].read_text(encoding="utf-8"))}
    page = PAGES[lang].read_text(encoding="utf-8")
    right = ENTRY.sub(lambda found: written(found, made_up[found["code"]], lang), page)
    if accept:
        PAGES[lang].write_text(right, encoding="utf-8")
        page = right
    codes = re.findall(r"^### (.+)", page, re.MULTILINE)
    assert codes == list(sections("en"))
    assert sorted(codes) == sorted(KINDS)
    assert page == right
    russian = {code: example for code in codes if (example := expected(code, "ru"))}
    assert lang == "en" or {code: EXAMPLE.findall(sections(lang)[code])[0] for code in russian} == russian


def written(found: re.Match[str], made_up: str, lang: Lang) -> str:
    """An entry as it is to be; it keeps the sign that allows `check` to find a difference in the example."""
    code, allowance = found["code"], found["allowance"] or ""
    example = in_words_of(lang, code, expected(code, "en") or made_up)
    return f"### {code}\n\n{severity_of(KINDS[code][0], lang)}\n\n{allowance}```console\n{example}```\n"


def severity_of(kind: type[Problem], lang: Lang) -> str:
    """How severe a kind of problem is, and what the options that change that do not change."""
    words = {
        ("error", False): ("**Error.**", "**Ошибка.**"),
        ("error", True): ("**Error**, with `--lenient` too.", "**Ошибка**, с `--lenient` тоже."),
        ("warning", False): ("**Warning.**", "**Предупреждение.**"),
        ("warning", True): ("**Warning**, with `--strict` too.", "**Предупреждение**, с `--strict` тоже."),
    }
    return words[kind.severity, kind.is_fatal or kind.is_transient][lang == "ru"]


@IN_BOTH
def test_sections_hold_no_links(lang: Lang) -> None:
    """The terminal shows a section as it is."""
    assert [code for code, text in sections(lang).items() if "](" in re.sub(r"`+[^`]+`+", "", text)] == []


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
    matches = {kind: match for kind in KINDS[code] if (match := re.fullmatch(printed_as(kind), english))}
    assert matches, f"{code} is not printed like this: {english}"
    [kind, match], *_ = matches.items()
    facts = {
        name: said_in(lang, fact) if name in kind.translated_facts and fact else fact
        for name, fact in match.groupdict().items()
    }
    numbers = {name for name, type_ in kind.__annotations__.items() if type_ is float}
    facts |= {name: words(lang).decimal(float(facts[name])) for name in numbers}
    what, fix = (say(text).format(**facts) for text in (kind.what, kind.fix))
    mark = f" {say('warning')}:" if kind.severity == "warning" else ""
    return f"{facts['printed_place']}:{mark} {what} [{code}]\n    {say('fix')}: {fix}\n"


def said_in(lang: Lang, fact: str) -> str:
    """A fact in the words of a language; what another program reports stays as it is, in a sentence of ours."""
    reported = re.fullmatch(r"(.+) reports: “(.+)”", fact)
    return MessageFormatter(lang, words).fact(quotation(*reported.groups()) if reported else fact)


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

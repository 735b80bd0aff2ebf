"""The catalogues: complete against the code and the templates, sound in every form, and their checker at work.

`pytest tests/test_catalogues.py --accept` brings `locales/` up to date: new words come in untranslated, old ones go.
"""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from diglot.adapters.catalogues import SOURCE_LANGUAGE, Localization, read_localization
from diglot.adapters.catalogues.parsing import check_catalogue, parse_catalogue, placeholders
from diglot.cli.messages import MessageFormatter
from diglot.extensions.strings.adapters.catalogue_update import CatalogueUpdate, extract_messages
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import quotation
from diglot.model.problems import (
    BrokenCatalogue,
    DamagedStore,
    MissingPlural,
    MissingTranslation,
    Problem,
    WrongPlaceholder,
    WrongValue,
    kinds_of,
)

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"
TRANSLATED = [lang for lang in LANGUAGES if lang != SOURCE_LANGUAGE]

# Translations that need no letter of the language's own script.
WITHOUT_LETTERS = {
    "No.",
    "By %(names)s",
    "© %(year)s %(holder)s",
    "PDF, %(size)s",
    "EPUB, %(size)s",
    "{n} PDF",
    "No. %(number)s",
}


def path_of(lang: Lang) -> Path:
    return LOCALES / lang / "LC_MESSAGES" / "diglot.po"


def speaking(words: Localization) -> MessageFormatter:
    return MessageFormatter(words.lang, lambda _: words)


def read_catalogue(lang: Lang) -> Catalog:
    return read_po(BytesIO(path_of(lang).read_bytes()), abort_invalid=True)


@cache
def extracted() -> Catalog:
    """All messages of the code and the templates, by babel.cfg."""
    return extract_messages(ROOT)


def key(message: Message) -> tuple[tuple[str, ...], str | None]:
    """What makes a message this one: its words, both forms of a counted one, and its context."""
    return parts(message.id), message.context


def parts(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The forms of a counted message or translation; of any other, the one that it has."""
    return (words,) if isinstance(words, str) else tuple(words or ())


def messages(catalogue: Catalog) -> list[Message]:
    """A catalogue's messages without its head."""
    return [message for message in catalogue if message.id]


def renew(lang: Lang) -> None:
    """As `strings update`, but what is old goes: git remembers it."""
    path_of(lang).write_text(CatalogueUpdate(ROOT, LOCALES).update(lang, keeps_old=False), encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def _accept_new_words(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        for lang in TRANSLATED:
            renew(lang)


# ---------------------------------------------------------------- the extraction


def test_the_extraction_meets_words_of_every_kind() -> None:
    """A check against an extraction that finds nothing would pass: here is one message of each kind of place."""
    found = {key(message) for message in messages(extracted())}
    assert {
        (("no problems",), None),  # say(N_(…)) in the door
        (("{n} article", "{n} articles"), None),  # count(…, …) in the door
        (("a line of text",), None),  # a fact that is a message itself
        (("delete the character",), None),  # a problem's remedy
        (("Year",), None),  # the makeup of pages
        (("Skip to the text",), None),  # a template
        (("%(n)s min read", "%(n)s min read"), None),  # a counted one
        (("Translated by %(name)s",), "female translator"),  # one in a context
    } <= found


def test_counted_words_are_extracted_as_one_message() -> None:
    """N_ around the two forms that are given to `count` would make two messages, without plural forms."""
    singles = {key(message)[0][0] for message in messages(extracted()) if not message.pluralizable}
    assert [words for words in singles if re.match(r"(?:\{n\}|%\(n\)s) \w", words)] == []


def test_no_marked_word_hides_from_the_extraction() -> None:
    """One inside an f-string does, until Python 3.12: it stands in a variable of its own."""
    found = {words for message in messages(extracted()) for words in key(message)[0]}
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {call.args[0].value!s}"
        for path in sorted((ROOT / "diglot").rglob("*.py"))
        if b"N_(" in (source := path.read_bytes())
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "N_"
        if isinstance(call.args[0], ast.Constant) and str(call.args[0].value) not in found
    ]
    assert hidden == []


def test_every_sentence_of_every_problem_is_extracted() -> None:
    found = {key(message)[0][0] for message in messages(extracted())}
    sentences = {sentence for kind in kinds_of(Problem) for sentence in (kind.what, kind.fix)}
    assert sentences - found == set()


# ---------------------------------------------------------------- the catalogues


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_catalogue_has_every_message_and_no_other(lang: Lang) -> None:
    """When this fails: `pytest tests/test_catalogues.py --accept`, then translate what is empty."""
    wanted = {key(message) for message in messages(extracted())}
    known = {key(message) for message in messages(read_catalogue(lang))}
    assert (wanted - known, known - wanted) == (set(), set())


@pytest.mark.parametrize("lang", TRANSLATED)
def test_the_press_finds_nothing_wrong_with_a_catalogue(lang: Lang) -> None:
    assert check_catalogue(path_of(lang), path_of(lang).name) == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_entry_is_fuzzy_or_obsolete(lang: Lang) -> None:
    catalogue = read_catalogue(lang)
    assert [message.id for message in messages(catalogue) if message.fuzzy] == []
    assert list(catalogue.obsolete) == []
    assert "#~" not in path_of(lang).read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_counted_message_has_as_many_forms_as_the_language(lang: Lang) -> None:
    forms = len({Locale.parse(lang).plural_form(n) for n in range(1001)})
    counted = [message for message in messages(read_catalogue(lang)) if message.pluralizable]
    assert counted
    wrong = [message.id for message in counted if len([form for form in parts(message.string) if form]) != forms]
    assert wrong == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_form_has_the_placeholders_of_its_message(lang: Lang) -> None:
    wrong = [
        (message.id, form)
        for message in messages(read_catalogue(lang))
        for form in parts(message.string)
        if placeholders(form) != placeholders(parts(message.id)[-1])
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_the_plural_rule_of_the_head_is_that_of_cldr(lang: Lang) -> None:
    """Other programs choose a form by the head, the press by CLDR: both must mean the same form."""
    head = dict(read_catalogue(lang).mime_headers)["Plural-Forms"]
    match = re.fullmatch(r"nplurals=(\d); plural=(.+);", head)
    assert match
    choose = gettext.c2py(match[2])
    plural_form = Locale.parse(lang).plural_form
    forms = list(dict.fromkeys(plural_form(n) for n in (1, 2, 5)))
    assert int(match[1]) == len(forms)
    assert [forms[choose(n)] for n in range(1001)] == [plural_form(n) for n in range(1001)]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_catalogue_has_no_dates_and_no_lines(lang: Lang) -> None:
    """They would change at each renewal, and two editors' changes would meet in them."""
    source = path_of(lang).read_text(encoding="utf-8")
    assert re.findall(r"(?m)^\"(?:POT-Creation|PO-Revision)-Date.*|^#: .*:\d.*", source) == []


def test_russian_words_are_russian() -> None:
    """No English left in by mistake, no quotation marks of the English kind, no «ё» that house style leaves out."""
    catalogue = messages(read_catalogue("ru"))
    forms = [(parts(message.id)[0], form) for message in catalogue for form in parts(message.string)]
    assert {msgid for msgid, form in forms if not re.search("[а-яА-Я]", form)} <= WITHOUT_LETTERS
    assert [form for _, form in forms if re.search("[“”‘’]", form)] == []
    assert {word for _, form in forms for word in re.findall(r"\w*ё\w*", form.casefold())} <= {"всё", "ё"}


# ---------------------------------------------------------------- what is said


@pytest.fixture(scope="module")
def russian() -> Localization:
    return read_localization(LANGUAGES["ru"], [LOCALES])


@pytest.mark.parametrize(
    ("n", "articles", "minutes"),
    [
        (0, "0 статей", "%(n)s\u00a0минут чтения"),
        (1, "1 статья", "%(n)s\u00a0минута чтения"),
        (2, "2 статьи", "%(n)s\u00a0минуты чтения"),
        (5, "5 статей", "%(n)s\u00a0минут чтения"),
        (11, "11 статей", "%(n)s\u00a0минут чтения"),
        (12, "12 статей", "%(n)s\u00a0минут чтения"),
        (21, "21 статья", "%(n)s\u00a0минута чтения"),
        (104, "104 статьи", "%(n)s\u00a0минуты чтения"),
        (111, "111 статей", "%(n)s\u00a0минут чтения"),
    ],
)
def test_a_number_takes_its_form(russian: Localization, n: int, articles: str, minutes: str) -> None:
    assert speaking(russian).count("{n} article", "{n} articles", n) == articles
    assert russian.ngettext("%(n)s min read", "%(n)s min read", n) == minutes


def test_one_english_sentence_takes_the_gender_of_the_translator(russian: Localization) -> None:
    contexts = ("female translator", "male translator", "several translators", "translator")
    assert [russian.pgettext(context, "Translated by %(name)s") for context in contexts] == [
        "Перевела %(name)s",
        "Перевел %(name)s",
        "Перевели %(name)s",
        "Перевод: %(name)s",
    ]


@pytest.mark.parametrize("kind", kinds_of(Problem), ids=[kind.code for kind in kinds_of(Problem)])
@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_problem_is_told_with_all_its_facts(lang: Lang, kind: type[Problem]) -> None:
    facts = {name: f"<{name}>" for name in kind.__struct_fields__}
    problem = kind(**facts)
    formatter = speaking(read_localization(LANGUAGES[lang], [LOCALES]))
    english = speaking(read_localization(LANGUAGES[SOURCE_LANGUAGE], []))
    assert formatter.what(problem) != english.what(problem)
    assert formatter.fix(problem) != english.fix(problem)
    for msgid, sentence in ((kind.what, formatter.what(problem)), (kind.fix, formatter.fix(problem))):
        # What Markdown itself needs, {#id} and {alt="…"}, may stay in braces.
        assert re.findall(r"\{\w*\}|\{\{|\}\}|%\(\w*\)", sentence) == []
        reported = {problem.facts()[name] for name in placeholders(msgid)}
        assert {fact for fact in reported if fact not in sentence} == set()


def test_a_fact_that_is_a_message_stands_in_the_same_language(russian: Localization) -> None:
    """A Russian fact stands in the nominative, and the sentence around it lets it."""
    problem = WrongValue("content/ru/a.md", 3, "status", "готово", "draft or published")
    assert speaking(russian).lines(problem, "error") == (
        "content/ru/a.md:3: в поле «status» стоит «готово», а ожидается draft или published [wrong-value]\n"
        "    что сделать: указать после «status»: draft или published"
    )


# ---------------------------------------------------------------- faults of a catalogue

SOUND = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && n/10%10!=1 ? 1 : 2;\\n"

msgid "Archive"
msgstr "Архив"

msgctxt "female translator"
msgid "Translated by %(name)s"
msgstr "Перевела %(name)s"

msgctxt "male translator"
msgid "Translated by %(name)s"
msgstr "Перевел %(name)s"

msgid "{n} page"
msgid_plural "{n} pages"
msgstr[0] "{n} страница"
msgstr[1] "{n} страницы"
msgstr[2] "{n} страниц"

msgid "say “{word}”"
msgstr "сказать «{word}»"
"""


def write_catalogue(folder: Path, source: str) -> Path:
    path = folder / "ru" / "LC_MESSAGES" / "diglot.po"
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    return path


def line_of(row: str, source: str) -> int:
    return source.split("\n").index(row) + 1


def test_a_sound_catalogue_has_no_problems(tmp_path: Path) -> None:
    assert check_catalogue(write_catalogue(tmp_path, SOUND), "ru.po") == []


def faults() -> Iterator[object]:
    """A name; what is sown: old words and new; the line at which the problem stands; the problem."""
    rows: list[tuple[str, str, str, str, Problem]] = [
        (
            "a plural form is missing",
            'msgstr[2] "{n} страниц"\n',
            "",
            'msgid "{n} page"',
            MissingPlural("ru.po", 0, "{n} page", "3"),
        ),
        (
            "a plural form is empty",
            '"{n} страницы"',
            '""',
            'msgid "{n} page"',
            MissingPlural("ru.po", 0, "{n} page", "3"),
        ),
        (
            "a form asks for what it is not given",
            '"{n} страниц"',
            '"{m} страниц"',
            'msgid "{n} page"',
            WrongPlaceholder("ru.po", 0, "{n} page", "m"),
        ),
        (
            "a placeholder is misspelt",
            "«{word}»",
            "«{words}»",
            'msgid "say “{word}”"',
            WrongPlaceholder("ru.po", 0, "say “{word}”", "word, words"),
        ),
        (
            "a placeholder is forgotten",
            "«{word}»",
            "«слово»",
            'msgid "say “{word}”"',
            WrongPlaceholder("ru.po", 0, "say “{word}”", "word"),
        ),
        (
            "a placeholder has lost its letter",
            '"Перевела %(name)s"',
            '"Перевела %(name)"',
            'msgid "Translated by %(name)s"',
            WrongPlaceholder("ru.po", 0, "Translated by %(name)s", "%, name"),
        ),
        (
            "nothing is written",
            '"Архив"',
            '""',
            'msgid "Archive"',
            MissingTranslation("ru.po", 0, "Archive"),
        ),
        (
            "a guess waits for an editor",
            'msgid "Archive"',
            '#, fuzzy\nmsgid "Archive"',
            'msgid "Archive"',
            MissingTranslation("ru.po", 0, "Archive"),
        ),
        (
            "a conflict is left",
            'msgstr "Архив"',
            '<<<<<<< HEAD\nmsgstr "Архив"\n=======\nmsgstr "Собрание"\n>>>>>>> theirs',
            "<<<<<<< HEAD",
            BrokenCatalogue("ru.po", 0, "a version control conflict marker"),
        ),
    ]
    for name, old, new, row, problem in rows:
        assert SOUND.count(old) == 1, name
        source = SOUND.replace(old, new)
        yield pytest.param(source, problem.at(line_of(row, source)), id=name)


@pytest.mark.parametrize(("source", "problem"), list(faults()))
def test_a_fault_is_found_at_its_line(tmp_path: Path, source: str, problem: Problem) -> None:
    assert check_catalogue(write_catalogue(tmp_path, source), "ru.po") == [problem]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ('msgstr "Архив"', 'mgsstr "Архив"', 'mgsstr "Архив"'),
        ('msgstr "Архив"', "Архив", "Архив"),
        ('msgstr "Архив"\n', "", 'msgid "Archive"'),
    ],
    ids=["a keyword is misspelt", "only the words are there", "the translation is gone"],
)
def test_broken_syntax_is_found_at_its_line(tmp_path: Path, old: str, new: str, row: str) -> None:
    source = SOUND.replace(old, new)
    assert source != SOUND
    problems = check_catalogue(write_catalogue(tmp_path, source), "ru.po")
    assert [(type(problem), problem.line) for problem in problems] == [(BrokenCatalogue, line_of(row, source))]


@pytest.mark.parametrize("row", ['msgstr "Архив', 'msgstr Архив"', "msgstr “Архив”", 'msgstr "Ар"хив"'])
def test_a_missing_quotation_mark_is_found_at_its_line(tmp_path: Path, row: str) -> None:
    """It costs the translation a letter, and nobody is told."""
    source = SOUND.replace('msgstr "Архив"', row)
    problems = check_catalogue(write_catalogue(tmp_path, source), "ru.po")
    assert [(type(problem), problem.line) for problem in problems] == [(BrokenCatalogue, line_of(row, source))]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("Перевел %(name)s", "", 'msgctxt "male translator"'),
        ('msgid "say “{word}”"\nmsgstr "сказать «{word}»"', 'msgid ""\n"say “{word}”"\nmsgstr ""', '"say “{word}”"'),
    ],
    ids=["the second of two contexts", "a msgid in two lines"],
)
def test_the_line_of_a_fault_is_that_of_its_own_entry(tmp_path: Path, old: str, new: str, row: str) -> None:
    """Within the entry's first two lines: its msgctxt or its msgid."""
    source = SOUND.replace(old, new)
    (problem,) = check_catalogue(write_catalogue(tmp_path, source), "ru.po")
    assert abs(problem.line - line_of(row, source)) <= 1


def test_a_letter_of_another_encoding_is_found(tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, SOUND)
    path.write_bytes(SOUND.encode("windows-1251"))
    assert [type(problem) for problem in check_catalogue(path, "ru.po")] == [BrokenCatalogue]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('msgid "Notes"\n', "a msgstr is missing"),
        (
            'msgid "%(n)s text"\nmsgid_plural "%(n)s texts"\n' + "".join(f'msgstr[{n}] "x"\n' for n in range(4)),
            "it has more plural forms than the language has",
        ),
    ],
)
def test_what_the_parser_reports_is_worded(entry: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "diglot.po"
    path.write_text(f'msgid ""\nmsgstr "Language: ru\\n"\n\n{entry}', encoding="utf-8")
    broken = parse_catalogue(path, "diglot.po")
    assert isinstance(broken, BrokenCatalogue)
    assert broken.reason == reason


def test_what_another_program_reports_is_quoted_in_a_sentence_of_ours() -> None:
    problem = DamagedStore("store", quotation("SQLite", "no {pages} found"))
    formatter = speaking(read_localization(LANGUAGES["ru"], [LOCALES]))
    assert "кеш был поврежден и создан заново: SQLite сообщает: «no {pages} found»" in formatter.what(problem)


def test_measures_are_written_as_the_language_does_and_names_of_inks_stay() -> None:
    """A decimal percentage in a name of somebody else's once ended the command."""
    russian = speaking(read_localization(LANGUAGES["ru"], [LOCALES]))
    assert russian.fact("0.50 pt, K 40 %") == "0,50 пт, K 40\u00a0%"
    assert russian.fact("127 × 198 mm; 148 × 210 mm") == "127 × 198 мм; 148 × 210 мм"
    for name in ("Gold 12.5 %", "Foil 0.5 mm", "Varnish 40 %"):
        assert russian.fact(name) == name

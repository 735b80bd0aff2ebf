"""The parts of the pair linter: numbers by their meaning, terms in every form, allowances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.adapters.words.word_forms import find_stems
from diglot.core.annotation.notes import lines_outside_code
from diglot.extensions.check.adapters.cldr_forms import number_forms
from diglot.extensions.check.core import NumberReader, apply_allowances, find_allowances
from diglot.extensions.check.core.names import find_phrase, split_words
from diglot.extensions.check.core.numbers import NumberMention, find_mismatches, find_other_measures
from diglot.extensions.check.core.signs.quotation_marks import QuotationHabit, compare_quotation_marks
from diglot.extensions.check.model.problems import MissingNumber, QuotationMarksLost
from diglot.model.languages import LANGUAGES, languages_with
from diglot.model.problems import DeadLink
from diglot.model.translation.passages import Passage

SPEC = Path(__file__).parents[2] / "spec" / "numbers.md"
MEASURES = SPEC.with_name("measures.md")
FORMS = {lang: number_forms(LANGUAGES[lang]) for lang in LANGUAGES}
READERS = {lang: NumberReader(forms) for lang, forms in FORMS.items()}


# ---------------------------------------------------------------- numbers


def read_rows(spec: Path = SPEC) -> Iterator[tuple[str, str, str]]:
    for line in spec.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "English":
            yield cells[0], cells[1], cells[2]


@pytest.mark.parametrize(("english", "russian", "expected"), list(read_rows()))
def test_numbers_are_compared_by_what_they_mean(english: str, russian: str, expected: str) -> None:
    """In both directions: either language may be the original."""
    english_numbers, russian_numbers = READERS["en"].read(english), READERS["ru"].read(russian)

    def written(pair: tuple[object, object]) -> str:
        english_number, russian_number = pair
        return " / ".join(
            text[mention.start : mention.stop].strip() if mention else ""  # type: ignore[attr-defined]
            for mention, text in ((english_number, english), (russian_number, russian))
        ).strip()

    messages = [
        written((pair.original, pair.translation)) for pair in find_mismatches(english_numbers, russian_numbers)
    ]
    mirrored = [
        written((pair.translation, pair.original)) for pair in find_mismatches(russian_numbers, english_numbers)
    ]
    assert messages == mirrored
    assert ("; ".join(messages) or "—") == expected


@pytest.mark.parametrize(("english", "russian", "expected"), list(read_rows(MEASURES)))
def test_equal_numbers_are_compared_by_their_measures(english: str, russian: str, expected: str) -> None:
    """In both directions, as numbers are."""
    texts = (english, russian)
    numbers = [READERS[lang].read(text) for lang, text in zip(("en", "ru"), texts, strict=True)]

    def written(pair: tuple[NumberMention, NumberMention]) -> str:
        return " / ".join(
            text[mention.measure_start : mention.measure_stop].strip(" .")
            for mention, text in zip(pair, texts, strict=True)
        )

    messages = [written(pair) for pair in find_other_measures(*numbers)]
    mirrored = [written((pair[1], pair[0])) for pair in find_other_measures(*reversed(numbers))]
    assert messages == mirrored
    assert ("; ".join(messages) or "—") == expected


@pytest.mark.parametrize(
    ("english", "russian", "agrees"),
    [
        ("nine miles to the sea, or 9 miles", "14 км до моря", True),
        ("9 miles", "14 миль", False),
        ("a walk of 2 hours", "идти 120 минут", True),
        ("68 °F in the shade", "20 °C в тени", True),
        ("a loss of 10 pounds", "похудел на 4,5 кг", True),
        ("a loss of 10 pounds", "похудел на 10 кг", True),
    ],
)
def test_a_measure_may_be_converted_with_its_number(english: str, russian: str, agrees: bool) -> None:
    """The last is another measure, not another number."""
    assert (not find_mismatches(READERS["en"].read(english), READERS["ru"].read(russian))) == agrees


@pytest.mark.parametrize(
    ("english", "russian", "agrees"),
    [
        ("on Tuesday morning", "во вторник утром", True),
        ("on Tuesday morning", "в пятницу утром", False),
        ("on Sundays", "по воскресеньям", True),
        ("on Monday night", "на следующую ночь", True),
        ("in this environment", "в этой среде", True),
    ],
)
def test_weekdays_are_compared_as_months_are(english: str, russian: str, agrees: bool) -> None:
    """One that has been said otherwise, or a word that only looks like one, is right."""
    assert (not find_mismatches(READERS["en"].read(english), READERS["ru"].read(russian))) == agrees


def test_both_hours_of_a_span_are_in_the_afternoon() -> None:
    english, russian = READERS["en"].read("from 6–7 pm"), READERS["ru"].read("с 18 до 19 часов")
    assert find_mismatches(english, russian) == []
    assert find_mismatches(english, READERS["ru"].read("с 8 до 9 часов")) != []


def test_the_spec_is_read() -> None:
    assert len(list(read_rows())) > 70


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_as_it_is_written(number: int) -> None:
    """In either language, with groups or without."""
    from babel.numbers import format_decimal

    for lang in LANGUAGES:
        for text in (str(number), format_decimal(number, locale=LANGUAGES[lang].locale)):
            [mention] = READERS[lang].read(f"a {text} b" if lang == "en" else f"щ {text} щ")
            assert Fraction(number) in mention.readings


@given(st.text(alphabet="0123456789 .,:-–/XIVMй%½apmsthreeдвадцать\u00a0", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for reader in READERS.values():
        mentions = reader.read(text)
        assert all(0 <= mention.start < mention.stop <= len(text) for mention in mentions)


@pytest.mark.parametrize("english", ["en-GB", "en-US"])
def test_either_english_writes_numbers_alike(english: str) -> None:
    forms = number_forms(languages_with(english)["en"])
    assert (forms.decimal, forms.groups[0]) == (".", ",")
    assert forms.scales["billion"] == 10**9
    assert forms.half_days["p.m."] == 12


def test_russian_months_are_known_in_every_case() -> None:
    months = FORMS["ru"].months
    forms = "январь января январю январем январе май мая маю маем мае август августа августу августом августе"
    assert [months[form] for form in forms.split()] == [1] * 5 + [5] * 5 + [8] * 5


# ---------------------------------------------------------------- terms


@pytest.mark.parametrize(
    ("phrase", "text", "lang", "is_there"),
    [
        ("контроль над вооружениями", "Говорили о контроле над вооружениями.", "ru", True),
        ("контроль над вооружениями", "Контроль за вооружениями.", "ru", False),
        ("сноска", "Сносок в них девять.", "ru", True),
        ("елочки", "Снаружи ставят «ёлочки».", "ru", True),
        ("письмо", "Шесть писем и одно время.", "ru", True),
        ("время", "Не хватило времени.", "ru", True),
        ("рабочий день", "После рабочих дней.", "ru", True),
        ("хозяин", "Нашлись и хозяева.", "ru", True),
        ("галерея", "Из трёх галерей.", "ru", True),
        ("день", "Дно реки.", "ru", False),
        ("рабочий день", "На рабочий", "ru", False),
        ("arms control", "Arms-control talks; an arms control treaty.", "en", True),
        ("quotation marks", "A quotation mark.", "en", True),
        ("Power of Siberia", "The power of Siberia.", "en", False),
        ("Power of Siberia", "The Power of Siberia’s price.", "en", True),
        ("pilot", "The pilots’ boat.", "en", True),
    ],
)
def test_a_term_is_found_in_any_form(phrase: str, text: str, lang: str, is_there: bool) -> None:
    assert bool(find_phrase(phrase, split_words(text, lang, find_stems), lang, find_stems)) == is_there


# ---------------------------------------------------------------- allowances


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("A\nB <!-- diglot: allow missing-number because C -->\nD\n\nE", [1, 2, 3]),
        ("A\n\n<!-- diglot: allow missing-number because C -->\nB\nC\n\nD", [3, 4, 5]),
        ("A\n\n<!-- diglot: allow missing-number because C -->\n\nB\n\nD", [3, 4, 5]),
        ("A\n\n> <!-- diglot: allow missing-number because C -->\n> B\n\nD", [3, 4]),
        ("<!-- diglot: allow added-number,\nmissing-number because C\nand D -->\nB", [1, 2, 3, 4]),
        ("```\n<!-- diglot: allow missing-number because C -->\n```\nB", []),
        ("<!-- diglot: allow missing-number -->\nB", []),
        ("<!-- a remark -->\nB", []),
    ],
)
def test_an_allowance_is_for_its_paragraph(text: str, covered: list[int]) -> None:
    allowances = find_allowances(text, "a.md", {number for number, _ in lines_outside_code(text)})
    lines = range(1, text.count("\n") + 2)
    assert [
        n for n in lines if any(allowance.covers(MissingNumber("a.md", n, "1", "")) for allowance in allowances)
    ] == covered


def test_an_error_cannot_be_allowed() -> None:
    """It stops the build, whatever the allowance says."""
    error = DeadLink("a.md", 1, "b")
    allowances = find_allowances("<!-- diglot: allow dead-link because I like it -->\nB", "a.md", [1, 2])
    left = list(apply_allowances([error], allowances, ["dead-link"], ["a.md"]))
    assert error in left
    assert [problem.code for problem in left] == ["dead-link", "unused-allowance"]


def test_the_linter_imports_no_locale_of_its_own() -> None:
    """The notation of numbers comes from CLDR: there is no table of months in the code."""
    source = (Path(__file__).parents[3] / "diglot/extensions/check/core/numbers.py").read_text(encoding="utf-8")
    assert re.search("январ|january", source, re.IGNORECASE) is None


# ---------------------------------------------------------------- quotation marks


def test_where_one_name_keeps_its_marks_another_has_lost_them() -> None:
    """Two quoted names in a sentence: a translator who writes the marks of one would write those of the other."""
    russian = "Корнеева, далее «Арендодатель», и Лыткин, далее «Арендатор», заключили договор."
    english = "Korneeva, hereinafter “the Landlord”, and Lytkin, hereinafter the Tenant, have agreed."
    sides = ([Passage("paragraph", "ru", russian)], [Passage("paragraph", "en", english)])
    assert [*compare_quotation_marks(*sides, QuotationHabit(1, 0))] == [
        QuotationMarksLost("", 0, "Арендатор", "1", "2", "")
    ]
    neither = [Passage("paragraph", "en", re.sub("[“”]", "", english))]
    assert [*compare_quotation_marks(sides[0], neither, QuotationHabit(1, 0))] == []


@pytest.mark.parametrize(
    ("russian", "english", "is_lost"),
    [
        ("Узел зовут «мертвая рука».", "The knot is called the dead hand.", True),
        ("Судно звалось «Красная заря».", "The ship was the Red Dawn.", False),
        ("Узел зовут «косичкой».", "The knot is called a plait.", False),
    ],
)
def test_short_quotations_from_russian_are_no_names(russian: str, english: str, is_lost: bool) -> None:
    """Where all others are kept: a name has a capital, and a single word may be one held with tongs."""
    sides = ([Passage("paragraph", "ru", russian)], [Passage("paragraph", "en", english)])
    assert [*compare_quotation_marks(*sides, QuotationHabit(5, 4))] == (
        [QuotationMarksLost("", 0, "мертвая рука", "0", "1", "")] if is_lost else []
    )
    assert [*compare_quotation_marks(*sides, QuotationHabit(5, 2))] == []

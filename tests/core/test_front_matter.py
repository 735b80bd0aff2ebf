"""Front matter: where it ends, what type each field has, and what other programs call the same."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from diglot.core.front_matter import find_slips, parse_front_matter, split_manuscript
from diglot.model.problems import AmbiguousDate, CutValue, Problem
from diglot.model.publication import FrontMatter


def typed(**values: Any) -> tuple[FrontMatter, list[str]]:
    """Front matter and the codes of what is wrong in it."""
    front, problems = parse_front_matter(
        values, {name: place for place, name in enumerate(values, 2)}, "content/en/a.md"
    )
    return front, [problem.code for problem in problems]


# ---------------------------------------------------------------- where it ends


def test_a_text_without_front_matter_is_all_body() -> None:
    parts = split_manuscript("A text.\n\n---\n\nAfter a rule.\n")
    assert (parts.syntax, parts.front, parts.body_line) == ("", "", 1)
    assert parts.body.startswith("A text.")


@pytest.mark.parametrize(
    ("fence", "end", "syntax"), [("---", "---", "yaml"), ("---", "...", "yaml"), ("+++", "+++", "toml")]
)
def test_two_lines_of_signs_hold_it(fence: str, end: str, syntax: str) -> None:
    parts = split_manuscript(f"{fence}\ntitle\n{end}\nBody.\n")
    assert parts.syntax == syntax
    assert (parts.front, parts.front_line) == ("title\n", 2)
    assert (parts.body, parts.body_line) == ("Body.\n", 4)


def test_spaces_after_the_signs_do_not_matter() -> None:
    assert split_manuscript("---  \ntitle: a\n--- \nBody.").body == "Body."


def test_signs_further_down_are_a_rule() -> None:
    assert split_manuscript("\n---\ntitle: a\n---\n").syntax == ""


def test_a_lone_rule_at_the_top_is_a_rule() -> None:
    parts = split_manuscript("---\n\nA text.\n")
    assert parts.is_closed
    assert parts.body == "---\n\nA text.\n"


def test_fields_without_an_end_are_told() -> None:
    assert not split_manuscript("---\ntitle: a\n\nA text.\n").is_closed
    assert not split_manuscript("+++\ntitle = 1\n").is_closed


@given(st.text(alphabet="-+.\na: ", max_size=60))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    """The lines of the body are the last lines of the file, from the line that is named on."""
    parts = split_manuscript(text)
    assert text.split("\n")[parts.body_line - 1 :] == parts.body.split("\n") or parts.body_line > text.count("\n") + 1


# ---------------------------------------------------------------- what type each field has


def test_a_line_of_text_is_one_line() -> None:
    assert typed(title=" On \n paper ")[0].title == "On paper"
    assert typed(title=1708)[0].title == "1708"
    assert typed(title=["a"]) == (FrontMatter(lines={"title": 2}), ["wrong-value"])


def test_one_name_is_a_list_of_one() -> None:
    assert typed(authors="Anna Veresova")[0].authors == ("Anna Veresova",)
    assert typed(authors=["a", " b  c "])[0].authors == ("a", "b c")
    assert typed(tags=[1990, "x"])[0].tags == ("1990", "x")
    assert typed(authors={"first": "Anna"})[1] == ["wrong-value"]


def test_an_empty_field_is_not_written() -> None:
    front, problems = typed(title=None, date=None, authors=None, draft=None, image=None, embargo=None)
    assert problems == []
    assert (front.title, front.date, front.authors, front.status, front.image) == ("", None, None, None, None)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2015-03-12", dt.date(2015, 3, 12)),
        (" 2015-3-1 ", dt.date(2015, 3, 1)),
        ("2015-03-12T10:00:00+03:00", dt.date(2015, 3, 12)),
        ("2015-03-12 10:00", dt.date(2015, 3, 12)),
        (dt.date(2015, 3, 12), dt.date(2015, 3, 12)),
        (dt.datetime(2015, 3, 12, 23, 59), dt.date(2015, 3, 12)),
        ("3 May 2024", dt.date(2024, 5, 3)),
        ("3rd of May, 2024", dt.date(2024, 5, 3)),
        ("May 3, 2024", dt.date(2024, 5, 3)),
        ("Sept. 22nd 2024", dt.date(2024, 9, 22)),
        ("3 мая 2024", dt.date(2024, 5, 3)),
        ("21\u00a0Окт. 2024\u00a0г.", dt.date(2024, 10, 21)),
        ("9 августа 2024 года", dt.date(2024, 8, 9)),
    ],
)
def test_a_date_is_read(written: object, date: dt.date) -> None:
    assert typed(date=written)[0].date == date


@pytest.mark.parametrize(
    "written",
    [
        "2015-02-29",
        "2024-13-45",
        "12.03.2015",
        "tomorrow",
        "0000-01-01",
        "",
        2015,
        "31 April 2024",
        "мая 3, 2024",
        "3 Smarch 2024",
        "May 2024",
        "3 May 24",
        "3 мая",
        "13/04/2024",
        "04/04/2024",
    ],
)
def test_what_the_calendar_does_not_have_is_told(written: object) -> None:
    front, problems = typed(date=written)
    assert (front.date, problems) == (None, ["bad-date"])


@pytest.mark.parametrize("lang", ["en", "en_GB", "ru"])
@pytest.mark.parametrize("width", ["long", "medium"])
def test_a_date_as_the_language_writes_it_is_read(width: str, lang: str) -> None:
    """In full and in short, as CLDR has both."""
    for month in range(1, 13):
        date = dt.date(2024, month, 3)
        assert typed(date=format_date(date, width, lang))[0].date == date  # type: ignore[arg-type]


def test_a_date_of_two_readings_is_told_with_both() -> None:
    _, problems = parse_front_matter({"embargo": "03/04/2024"}, {"embargo": 2}, "a.md")
    assert problems == (AmbiguousDate("a.md", 2, "embargo", "03/04/2024", "2024-04-03", "2024-03-04"),)
    assert typed(embargo="03/04/2024")[0].embargo == dt.date.max


def test_a_last_day_in_words_has_no_hour_that_would_be_missed() -> None:
    assert typed(expires="3 May 2024") == (FrontMatter(expires=dt.date(2024, 5, 3), lines={"expires": 2}), [])


@given(st.dates())
def test_every_date_is_read_as_it_is_written(date: dt.date) -> None:
    assert typed(date=date.isoformat())[0].date == date


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("true", "draft"),
        ("yes", "draft"),
        ("да", "draft"),
        (True, "draft"),
        ("false", "published"),
        ("нет", "published"),
        (False, "published"),
    ],
)
def test_draft_is_another_word_for_status(written: object, status: str) -> None:
    assert typed(draft=written)[0].status == status


def test_nothing_is_published_by_a_slip_of_the_pen() -> None:
    """What cannot be read holds back: a status that means a draft or nearly says so, an embargo, a last day."""
    assert typed(status="secret")[0].status == "draft"
    assert typed(status="скрытый")[1] == ["withheld-text"]
    assert typed(status="drafft")[0].status == "draft"
    assert typed(status="черновик") == (FrontMatter(status="draft", lines={"status": 2}), [])
    assert typed(embargo="May")[0].embargo == dt.date.max
    assert typed(expires="May")[0].expires == dt.date.min
    assert typed(status="Draft")[0].status == "draft"


@pytest.mark.parametrize("word", ["Completed", "final", "перевод готов", "Закрыто", "Closed", "pending"])
def test_a_status_of_another_program_does_not_make_a_text_vanish(word: str) -> None:
    front, problems = typed(status=word)
    assert problems == ["wrong-value"]
    assert front.status is None


def test_a_draft_that_is_neither_yes_nor_no_is_held_back() -> None:
    front, problems = typed(draft="perhaps")
    assert problems == ["withheld-text"]
    assert front.status == "draft"


def test_a_lead_picture_has_its_words_beside_it_or_in_it() -> None:
    front, problems = typed(image="a.png", alt="A ship", caption="In the ice", credit="Anna")
    assert problems == []
    assert front.image
    assert (front.image.path, front.image.alt, front.image.caption, front.image.credit) == (
        "a.png", "A ship", "In the ice", "Anna",
    )  # fmt: skip
    assert typed(image={"src": "a.png", "alt": "A ship"})[0].image == typed(image="a.png", alt="A ship")[0].image
    assert typed(image=["a.png"])[1] == ["wrong-value"]


def test_a_lead_picture_is_as_wide_as_the_text_or_the_page() -> None:
    for width, is_wide in (("text", False), ("wide", True)):
        front, problems = typed(image="a.png", image_width=width)
        assert not problems
        assert front.image
        assert front.image.is_wide is is_wide
    assert typed(image="a.png", image_width="broad")[1] == ["wrong-value"]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("author", "authors"),
        ("Translator", "translators"),
        ("machine-translated", "machine_translated"),
        ("TITLE", "title"),
    ],
)
def test_other_names_and_capitals_are_understood(name: str, field: str) -> None:
    front, problems = typed(**{name: "true"})
    assert problems == []
    assert getattr(front, field) is not None


@pytest.mark.parametrize("name", ["subtitle", "description", "summary"])
def test_what_others_call_a_description_is_the_standfirst(name: str) -> None:
    assert typed(**{name: "On ink"})[0].standfirst == "On ink"


def test_fields_that_nothing_reads_are_told_once_and_kept() -> None:
    front, problems = parse_front_matter(
        {"colour": "post", "title": "A", "weight": 3}, {"colour": 2}, "content/en/a.md"
    )
    assert [*front.others] == ["colour", "weight"]
    (problem,) = problems
    assert (problem.code, problem.line) == ("unknown-field", 2)


def test_languages_are_those_of_the_house() -> None:
    assert typed(languages=["en"])[0].languages == ("en",)
    assert typed(languages=[])[0].languages == ()
    assert typed(languages=["en", "de"])[1] == ["wrong-value"]
    assert typed(original="ru")[0].original == "ru"
    assert typed(original="German")[1] == ["wrong-value"]


@given(
    st.dictionaries(
        st.sampled_from(
            ["title", "date", "authors", "draft", "status", "image", "alt", "languages", "original", "zzz"]
        ),
        st.recursive(
            st.none() | st.text(max_size=5) | st.integers() | st.booleans(),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
        ),
    )
)
def test_no_value_at_all_stops_the_press(values: dict[str, Any]) -> None:
    """What does not fit is told, with its place; everything else counts."""
    _, problems = parse_front_matter(values, {}, "content/en/a.md")
    assert all(isinstance(problem, Problem) and problem.position[1] >= 1 for problem in problems)


def test_a_value_cut_off_by_a_sign_is_told_at_its_line() -> None:
    (problem,) = find_slips("slug: snow\ntitle: Snow #1\n", {"slug": 2, "title": 3}, 2, "content/en/a.md")
    assert problem == CutValue("content/en/a.md", 3, "title", "#1", "Snow #1")

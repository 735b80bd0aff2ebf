"""The fields of articles and scholars: what may be written in them, and what a translation inherits."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from diglot.core.front_matter import parse_front_matter
from diglot.core.settings import parse_person, parse_settings
from diglot.extensions.journal.core.article_fields import fields_of_edition, scholar_of
from diglot.extensions.journal.core.checks import check_fields
from diglot.extensions.journal.model.fields import ArticleFields, Scholar
from diglot.model.publication import Edition
from diglot.model.settings import Settings
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.small_words import manuscript, pair

BOTH = ("en", "ru")


def read(values: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[str]]:
    """The fields of front matter that were taken, and the problems of the others."""
    front, problems = parse_front_matter(values, dict.fromkeys(values, 2), "a.md", [ArticleFields])
    return front.added, [problem.facts().get("field", problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("doi", "10.5555/notes.2026.1", "https://doi.org/10.5555/notes.2026.1"),
        ("doi", "10.1234/(a);b_c-d", "10.5555/два"),
        ("edn", "ABCDEF", "ABCDE1"),
        ("udk", "327(091)", "УДК 327"),
        ("udk", "81'25:801.8", ""),
        ("udk", "[811.161.1+811.111]'25", "x"),
        ("pages", "5–18", "5 to 18"),
        ("pages", "e12", "стр. 5"),
        ("pages", "123456789", "1" * 5000),
        ("pages", "5", 10**9),
        ("article_type", "book-review", "review"),
        ("jel", ["F50", "N"], ["F500"]),
        ("msc", ["01A70", "01-02"], ["01a"]),
        ("keywords", ["port", "1860"], {"port": "1860"}),
        ("received", "2026-01-12", "soon"),
        ("contributions", {"anna": ["software", "validation"]}, {"anna": "software"}),
    ],
)
def test_a_field_has_its_form(name: str, right: object, wrong: object) -> None:
    assert read({name: right}) == ({name: right}, [])
    assert read({name: wrong}) == ({}, [name])


def test_commas_divide_a_list_that_has_no_brackets() -> None:
    assert read({"keywords": "port, treaty; Vladivostok"})[0] == {"keywords": ["port", "treaty", "Vladivostok"]}
    assert read({"keywords": ["Vladivostok, history of"]})[0] == {"keywords": ["Vladivostok, history of"]}


def test_days_are_read_in_words_and_kept_as_one_form() -> None:
    assert read({"received": "3 мая 2026", "accepted": "May 4, 2026"})[0] == {
        "received": "2026-05-03",
        "accepted": "2026-05-04",
    }


def test_a_slip_in_the_name_of_a_field_is_a_problem() -> None:
    _, problems = parse_front_matter({"recieved": "2026-01-12"}, {"recieved": 3}, "a.md", [ArticleFields])
    assert [(problem.code, problem.facts()["line"]) for problem in problems] == [("misspelt-field", "3")]


def test_a_role_that_credit_does_not_have_is_named_with_the_one_that_is_meant() -> None:
    roles = {"anna": ["software", "conceptualisation", "programming"]}
    text = manuscript("en/a", authors=("anna",), added={"contributions": roles})
    found = check_fields(SimpleNamespace(settings=Settings(), people={}, read_added=lambda: [text]))
    assert [(one.facts()["value"], one.facts()["wanted"]) for one in found] == [
        ("conceptualisation", "conceptualization"),
        ("programming", "a role of CRediT, such as software"),
    ]


PERSON = """
name = {{ en = "Anna", ru = "Анна" }}
orcid = "{orcid}"
[affiliation]
en = "A"
ru = "Б"
ror = "{ror}"
"""


def person(**values: str) -> tuple[Scholar, list[tuple[str, int]]]:
    source = PERSON.format(**{"orcid": "0000-0002-1825-0097", "ror": "https://ror.org/0412y9z21", **values})
    found, problems = parse_person("anna", tomllib.loads(source), source, "anna.toml", BOTH, [Scholar])
    return scholar_of(found), [problem.position for problem in problems]


def test_a_scholar_has_an_orcid_whose_last_digit_is_right_and_an_affiliation() -> None:
    scholar, problems = person()
    assert problems == []
    assert (scholar.orcid, scholar.institutions("ru")) == ("0000-0002-1825-0097", "Б")
    assert person(orcid="0000-0002-1694-233X")[1] == []
    assert person(orcid="0000-0002-1825-0079")[1] == [("anna.toml", 3)]
    assert person(ror="https://ror.org/uuuuuuuuu")[1] == [("anna.toml", 7)]


def test_a_scholar_may_work_at_several_places_each_checked_at_its_line() -> None:
    second = '[[affiliation]]\nen = "C"\nru = "В"\nror = "uuu"\n'
    source = PERSON.format(orcid="0000-0002-1825-0097", ror="https://ror.org/0412y9z21")
    source = source.replace("[affiliation]", "[[affiliation]]") + second
    found, problems = parse_person("anna", tomllib.loads(source), source, "anna.toml", BOTH, [Scholar])
    assert [where.name("ru") for where in scholar_of(found).affiliations] == ["Б", "В"]
    assert scholar_of(found).institutions("en") == "A; C"
    assert [problem.position for problem in problems] == [("anna.toml", 11)]


def test_the_numbers_of_the_journal_are_checked_at_their_lines() -> None:
    source = '[journal]\nissn_print = "2049-3603"\nissn_online = "2434-561X"\n[journal.doi]\nprefix = "11.1"\n'
    settings, problems = parse_settings(tomllib.loads(source), source, "content/site.toml", KNOWN)
    assert [(problem.code, problem.facts()["field"], problem.position[1]) for problem in problems] == [
        ("wrong-value", "issn_print", 2),
        ("wrong-value", "doi", 4),
    ]
    assert settings.tables["journal"] == {"issn_online": "2434-561X"}


def test_a_translation_inherits_what_is_of_no_language() -> None:
    original = {"doi": "10.5555/a", "udk": "327", "received": "2026-01-12", "keywords": ["port"], "pages": "5"}
    own = {"doi": "10.5555/b", "keywords": ["порт"]}
    texts = (manuscript("en/a", added=original), manuscript("ru/a", original="en", added=own))
    [article] = pair(*texts)[0]
    translation = article.edition("ru")
    assert isinstance(translation, Edition)
    assert msgspec.to_builtins(fields_of_edition(article, translation)) == {
        **msgspec.to_builtins(ArticleFields()),
        "doi": "10.5555/b",
        "keywords": ("порт",),
        "udk": "327",
        "received": "2026-01-12",
    }

"""`site.toml`, people, polls and volumes: every field has a type, and what does not fit is told while the default holds."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.adapters.words.standard_numbers import read_isbn
from diglot.core.settings import KnownNames, parse_glossary, parse_person, parse_poll, parse_settings, parse_volume
from diglot.model.languages import LocalizedText
from diglot.model.paper.volumes import Volume
from diglot.model.problems import MissingText, Problem
from diglot.model.publication import Contributor, ReaderPoll
from diglot.model.settings import Settings

KNOWN = KnownNames(formats=("html", "pdf"), colour=lambda written: written)
BOTH = ("en", "ru")


def settings(source: str) -> tuple[Settings, tuple[Problem, ...]]:
    return parse_settings(tomllib.loads(source), source, "content/site.toml", KNOWN)


def person(source: str) -> tuple[Contributor, tuple[Problem, ...]]:
    return parse_person("anna", tomllib.loads(source), source, "content/people/anna.toml", BOTH)


def poll(source: str) -> tuple[ReaderPoll, tuple[Problem, ...]]:
    return parse_poll("priority", tomllib.loads(source), source, "content/polls/priority.toml", BOTH)


def reported(problems: tuple[Problem, ...]) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems]


# ---------------------------------------------------------------- settings


def test_every_field_may_be_left_out() -> None:
    found, problems = settings("")
    assert problems == ()
    assert found.languages == BOTH
    assert found.fallback == "teaser"


def test_a_text_has_one_form_for_all_or_one_for_each() -> None:
    assert settings('title = "Notes"')[0].title == LocalizedText({"en": "Notes", "ru": "Notes"})
    assert settings('title = { en = "Notes", ru = "Заметки" }')[0].title.get("ru") == "Заметки"
    assert reported(settings('title = { en = "Notes", de = "Notizen" }')[1]) == [("wrong-value", 1)]


@pytest.mark.parametrize("url", ["https://journal.example", "http://journal.example/notes", "https://журнал.рф"])
def test_an_address_of_the_site_loses_its_last_slash(url: str) -> None:
    assert settings(f'base_url = "{url}/"') == (Settings(base_url=url), ())


@pytest.mark.parametrize(
    "url",
    [
        "journal.example",
        "ftp://a",
        "https://",
        "https://a b",
        "https://a/?b",
        "https://a/#b",
        "javascript:x",
        "https://user:secret@a.example",
        "https://a.example:0",
        "https://a.example:99999",
        "https://a.example:x",
        "https://a.example:",
        "https://a／b.example",
        "https://。",
        "https://[::1",
        "https://-a.example",
        # IDNA lets ASCII through and makes a space of “¨”: these would write a server's configuration.
        "http://a;location¨~¨^¨{root¨$arg_r;}server_name¨x",
        "http://a.example/x;y{",
        "http://a.example/$host",
    ],
)
def test_an_address_that_is_none_is_told_and_left_out(url: str) -> None:
    found, problems = settings(f'base_url = "{url}"')
    assert (found.base_url, reported(problems)) == ("", [("wrong-value", 1)])


@pytest.mark.parametrize(
    "wrong",
    [
        'languages = ["de"]', "languages = []", 'fallback = "Hide"', "per_page = 0", "per_page = true", "per_page = -1",
        "stale_from = -1", "stale_from = true", "stale_from = 101",
        'promises_all = "yes"', 'blogs = "asia"', "blogs = [1]", "tags = 1", 'formats = ["docx"]', 'trim = "A1"',
        'shares = ["myspace"]', 'audiences = ["policy"]', 'english = "en-AU"', 'slugs = "latin"', "lenient = 1",
        "license = 4", "typography = 1", "title = 4",
        'trim = "140x210"', 'trim = "40x210mm"', 'trim = "140x207.55mm"', 'trim = "140x210mm; size: A4"',
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_and_the_default_holds(wrong: str) -> None:
    found, problems = settings(f"\n{wrong}")
    assert reported(problems) == [("wrong-value", 2)]
    changed = {"shares": (), "formats": ()}.get(wrong.partition(" ")[0])
    name = {"lenient": "is_lenient", "typography": "house_style"}.get(wrong.partition(" ")[0], wrong.partition(" ")[0])
    default = getattr(Settings(), name)
    assert getattr(found, name) == (changed if changed is not None else {} if name == "tags" else default)


def test_a_field_that_nothing_reads_is_told_with_its_line() -> None:
    assert reported(settings('title = "A"\n\n[plugins]\nsearch = true')[1]) == [("unknown-field", 3)]
    assert reported(settings('[typography]\nyo = "always"\nfont = "Arial"')[1]) == [("unknown-field", 3)]


def test_a_setting_below_a_table_is_told_with_its_line() -> None:
    assert reported(settings('title = "A"\n[typography]\nyo = "always"\nlicense = "CC"')[1]) == [
        ("swallowed-setting", 4)
    ]
    # A tag may have the name of a setting.
    assert settings('[tags]\ntitle = { en = "Titles", ru = "Названия" }')[0].tags.keys() == {"title"}


def test_a_link_of_a_menu_without_words_is_told_and_left_out() -> None:
    found, problems = settings('[[menu]]\nen = "A"\nru = "А"\nhref = "a.md"\n[[menu]]\nhref = "b.md"')
    assert [link.address for link in found.menu] == ["a.md"]
    assert reported(problems) == [("missing-text", 6)]


@pytest.mark.parametrize(
    ("colours", "wrong"),
    [
        ('ink = "#eeeeee"', ["ink"]),
        ('accent = "#eeeeee"', ["accent"]),
        ('paper = "#222222"', ["ink", "accent"]),
        ('paper = "#ffffff"', []),
    ],
)
def test_a_colour_that_cannot_be_read_is_told(colours: str, wrong: list[str]) -> None:
    problems = settings(f"[look]\n{colours}")[1]
    assert [problem.facts()["field"] for problem in problems] == wrong
    assert reported(problems) == [("faint-colour", 2)] * len(wrong)


def test_a_font_file_is_in_assets() -> None:
    found, problems = settings('[look.fonts]\ntext = { files = ["../a.ttf", "fonts/b.ttf"], license = "OFL" }')
    assert found.look.fonts["text"].files == ("fonts/b.ttf",)
    assert [(problem.line, problem.facts()["value"]) for problem in problems] == [(2, "../a.ttf")]


def test_audiences_and_tags_have_labels() -> None:
    found, problems = settings(
        '[[audiences]]\nid = "policy"\nen = "Policy"\nru = "Власть"\n\n[tags.ports]\nen = "Ports"'
    )
    assert problems == ()
    assert [(row.id, row.label.get("ru")) for row in found.audiences] == [("policy", "Власть")]
    assert found.tags["ports"].get("en") == "Ports"


def test_an_audience_without_a_key_is_told_and_without_a_label_too() -> None:
    assert reported(settings('[[audiences]]\nen = "Policy"')[1]) == [("wrong-value", 1)]
    assert reported(settings('[[audiences]]\nid = "policy"\nen = "Policy"')[1]) == [("missing-text", 1)]


# ---------------------------------------------------------------- people


def test_a_person_has_a_name_in_each_language() -> None:
    found, problems = person('gender = "f"\n[name]\nen = "Anna"\nru = "Анна"')
    assert problems == ()
    assert (found.name.get("ru"), found.gender) == ("Анна", "f")


def test_a_person_without_a_name_is_called_by_the_key() -> None:
    found, problems = person("")
    assert found.name.best("ru")[0] == "anna"
    assert problems == ()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example", "anna.example", "data:text/html,x", ""])
def test_a_person_s_link_leads_to_the_web_or_to_a_letter(url: str) -> None:
    found, problems = person(f'name = "Anna"\n[[links]]\nurl = "{url}"\nen = "Site"\nru = "Сайт"')
    assert (found.links, reported(problems)) == ((), [("wrong-value", 2)])


def test_links_of_a_person_are_kept_in_order() -> None:
    rows = "".join(f'[[links]]\nurl = "https://{name}.example"\nen = "A"\nru = "А"\n' for name in "abc")
    assert [link.url[8] for link in person(f'name = "Anna"\n{rows}')[0].links] == ["a", "b", "c"]


# ---------------------------------------------------------------- polls

POLL = '[question]\nen = "Where?"\nru = "Куда?"\n[[options]]\nen = "East"\nru = "На восток"\nvotes = 2\n'


def test_a_poll_has_options_with_votes() -> None:
    found, problems = poll(f"closed = 2015-04-01\n{POLL}")
    assert problems == ()
    assert (found.closed, [choice.votes for choice in found.choices]) == (dt.date(2015, 4, 1), [2])


@pytest.mark.parametrize("votes", ["-1", '"2"', "1.5", "true"])
def test_votes_are_whole_numbers(votes: str) -> None:
    found, problems = poll("closed = 2015-04-01\n" + POLL.replace("votes = 2", f"votes = {votes}"))
    assert reported(problems) == [("wrong-value", 8)]
    assert found.choices[0].votes == 0


@pytest.mark.parametrize(("votes", "wrong"), [(-1, 1), (0, 0), (10_000_000_000, 0), (10_000_000_001, 1)])
def test_votes_are_as_many_as_there_may_be_people(votes: int, wrong: int) -> None:
    found, problems = poll(f'question = "Q"\nclosed = 2015-04-01\n[[options]]\nvotes = {votes}\nen = "A"\nru = "А"')
    assert (len(problems), [choice.votes for choice in found.choices]) == (wrong, [0 if wrong else votes])


def test_a_poll_is_open_as_long_as_it_has_no_day_of_closing() -> None:
    second = POLL.partition("[[options]]")[2].replace("East", "West").replace("восток", "запад")
    found, problems = poll(f'results = "at-end"\n{POLL}[[options]]{second}')
    assert problems == ()
    assert (found.is_open, found.results) == (True, "at-end")
    assert [choice.votes for choice in poll(POLL.replace("votes = 2\n", ""))[0].choices] == [0]
    assert reported(poll(POLL)[1]) == [("poll-without-choice", 4)]
    assert [code for code, _ in reported(poll(f'results = "never"\nclosed = 2015-04-01\n{POLL}')[1])] == ["wrong-value"]


def test_each_option_has_its_words_in_both_languages() -> None:
    problems = poll(f"closed = 2015-04-01\n{POLL}".replace('ru = "На восток"\n', ""))[1]
    assert [(problem.code, problem.line, problem.name) for problem in problems if isinstance(problem, MissingText)] == [
        ("missing-text", 5, "[[options]] 1")
    ]


def test_a_question_is_asked_in_both_languages() -> None:
    problems = poll(f"closed = 2015-04-01\n{POLL}".replace('ru = "Куда?"\n', ""))[1]
    assert [problem.name for problem in problems if isinstance(problem, MissingText)] == ["question"]


def test_a_date_of_a_poll_is_toml_s_own() -> None:
    assert reported(poll(f'closed = "2015-04-01"\n{POLL}')[1]) == [("wrong-value", 1)]


# ---------------------------------------------------------------- volumes


PARTS = """title = "Asia"
editors = ["Nina Ash"]

[[parts]]
blog = "asia"

[[parts]]
title = { en = "By name", ru = "По имени" }
articles = [
  "craft/a",
  "craft/b",
]
"""


def volume(source: str) -> tuple[Volume, tuple[Problem, ...]]:
    return parse_volume("asia", tomllib.loads(source), source, "content/volumes/asia.toml", BOTH, read_isbn)


def test_a_volume_has_parts_and_each_takes_in_one_thing() -> None:
    found, problems = volume(PARTS)
    assert problems == ()
    assert found.is_divided
    assert [part.selection.kind for part in found.parts] == ["blog", "articles"]
    assert found.parts[1].selection.names == ("craft/a", "craft/b")
    assert found.parts[1].title.get("ru") == "По имени"


def test_what_a_volume_takes_in_is_known_by_its_line() -> None:
    found, _ = volume(PARTS)
    assert [part.selection.lines for part in found.parts] == [(5,), (10, 11)]


@pytest.mark.parametrize("line", ['blog = "asia"', "year = 2015", 'tag = "china"', 'articles = ["asia/a"]'])
def test_an_undivided_volume_takes_in_one_thing(line: str) -> None:
    found, problems = volume(f'title = "Asia"\n{line}\n')
    assert problems == ()
    assert not found.is_divided
    assert len(found.parts) == 1


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('title = "Asia"\n', [("wrong-selection", 1)]),
        ('title = "Asia"\nblog = "asia"\nyear = 2015\n', [("wrong-selection", 1)]),
        ('title = "Asia"\n[[parts]]\nblog = "asia"\n[[parts]]\ntitle = "B"\n', [("wrong-selection", 4)]),
        ('title = "Asia"\nyear = "2015"\n', [("wrong-value", 2)]),
        ('title = "Asia"\nblog = "asia"\ntrim = "A3"\n', [("wrong-value", 3)]),
        ('title = "Asia"\nblog = "asia"\nsignature = 10\n', [("wrong-value", 3)]),
        ('title = "Asia"\nblog = "asia"\nbolg = "asia"\n', [("unknown-field", 3)]),
        ('blog = "asia"\n[title]\nen = "Asia"\n', [("missing-text", 2)]),
        (
            'title = "Asia"\n[[parts]]\narticles = ["a"]\n',
            [("missing-text", 2), ("missing-text", 2)],
        ),
        ('title = "Asia"\n[[parts]]\nblog = "a"\ntitel = "A"\n', [("misspelt-field", 4)]),
    ],
)
def test_what_does_not_fit_in_a_volume_is_told_at_its_line(source: str, wrong: list[tuple[str, int]]) -> None:
    _, problems = volume(source)
    assert reported(problems) == wrong


# ---------------------------------------------------------------- whatever is written

VALUES = st.recursive(
    st.text(max_size=4) | st.integers() | st.booleans() | st.dates() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["en", "id", "url", "votes"]), inner),
)
FIELDS = st.sampled_from(
    "languages base_url title imprint blogs audiences tags slugs fallback per_page stale_from formats trim typography shares "
    "name gender bio index links question options closed "
    "subtitle editors imprint isbn cover parts blog year tag articles zzz".split()
)


@given(st.dictionaries(FIELDS, VALUES))
def test_no_value_at_all_stops_the_press(table: dict[str, Any]) -> None:
    found, problems = parse_settings(table, "", "content/site.toml", KNOWN)
    assert isinstance(found, Settings)
    assert found.languages
    assert all(problem.position[1] == 1 for problem in problems)
    assert parse_person("anna", table, "", "a.toml", BOTH)[0].key == "anna"
    assert parse_poll("poll", table, "", "a.toml", BOTH)[0].key == "poll"
    assert parse_volume("asia", table, "", "a.toml", BOTH, read_isbn)[0].key == "asia"


# ---------------------------------------------------------------- what else is in tables


def test_a_term_has_words_in_each_language() -> None:
    source = '[[terms]]\nen = ["treaty", "pact"]\nru = "договор"\n[[terms]]\nen = "harbour"\n[[names]]\nen = "Bering"\nru = "Беринг"'
    glossary, problems = parse_glossary(tomllib.loads(source), source, "content/glossary.toml", BOTH)
    assert [term.by_lang for term in glossary.terms] == [{"en": ("treaty", "pact"), "ru": ("договор",)}]
    assert [term.by_lang for term in glossary.names] == [{"en": ("Bering",), "ru": ("Беринг",)}]
    assert [problem.code for problem in problems] == ["wrong-value"]


def test_a_term_may_lack_one_of_three_languages_and_not_one_of_two() -> None:
    source = '[[terms]]\nen = "a"\nru = "б"\n[[terms]]\nen = "c"\n'
    glossary, problems = parse_glossary(tomllib.loads(source), source, "content/glossary.toml", (*BOTH, "de"))
    assert [term.by_lang for term in glossary.terms] == [{"en": ("a",), "ru": ("б",)}]
    assert {problem.code for problem in problems} == {"wrong-value"}


def test_parts_in_one_line_are_on_that_line() -> None:
    source = 'title = "A"\nparts = [{}]'
    assert reported(parse_volume("a", tomllib.loads(source), source, "content/volumes/a.toml", BOTH, read_isbn)[1]) == [
        ("wrong-selection", 2)
    ]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('imprint = """\nlicense = none\n"""\nlicense = 3', 4),
        ('[[menu]]\nen = "A"\nru = "А"\nhref = "a.md"\n[[menu]]\nen = 3\nru = "А"\nhref = "b.md"', 6),
        ('[[press.spot]]\nname = "P"\ncmyk = [0, 0, 0, 9]\n[press]\nbleed_mm = "x"', 5),
        ('[[social]]\nen = "A"\nru = "А"\nhref = 1\n[[menu]]\nen = "A"\nru = "А"\nhref = 2', 8),
        ('[typography]\nyo = "keep"\n[look]\n[look.dark]\npaper = "#000000"\nyo = 1\n', 6),
        ("[look]\nscale = 1\nfonts.text = 'no'", 3),
    ],
)
def test_a_wrong_value_is_told_at_its_own_line(source: str, line: int) -> None:
    """Not at that of the same name in another table, or in a text."""
    assert line in [number for _, number in reported(settings(source)[1])]


def test_the_votes_of_an_option_are_told_at_its_own_line() -> None:
    source = 'question = "Q"\n[[options]]\nen = "a"\nru = "a"\nvotes = 1\n[[options]]\nen = "b"\nru = "b"\nvotes = -1'
    assert ("wrong-value", 9) in reported(
        parse_poll("a", tomllib.loads(source), source, "content/polls/a.toml", BOTH)[1]
    )


def test_a_year_that_is_none_selects_nothing() -> None:
    source = 'title = "A"\nyear = "last"'
    volume, problems = parse_volume("a", tomllib.loads(source), source, "content/volumes/a.toml", BOTH, read_isbn)
    assert (volume.parts, reported(problems)) == ((), [("wrong-value", 2)])


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        ("udc", ["82-4", "821.161.1-4", "94(47).084.8", "655.41", "82-4+655", "82(091)", "37.018.1", "5"], ["", "УДК 82", "8214", "82-", "82..4"]),
        ("bbk", ["84(2)6-46", "76.17", "63.3(2)6", "Ш33(2)", "74.200я2", "65.9(2Рос)"], ["ББК 84", "843", "84-", "ш3"]),
        ("author_mark", ["Д24", "Г145", "S12"], ["24Д", "д24", "Д2", "Д2456"]),
        ("age", ["0+", "16+"], ["16", "14+", "+16"]),
        ("sheet", ["60x90/16", "84x108/32"], ["60×90/16", "60x90"]),
    ],
)  # fmt: skip
def test_a_class_of_a_book_has_the_shape_of_its_scheme(field: str, right: list[str], wrong: list[str]) -> None:
    """ГОСТ 7.90 (УДК) and the tables of the ББК: an index alone, without the name of its scheme."""
    for value in right:
        assert volume(f"blog = 'asia'\ntitle = 'A'\n[imprint]\n{field} = '{value}'\n")[1] == (), value
    for value in wrong:
        assert [
            problem.code for problem in volume(f"blog = 'asia'\ntitle = 'A'\n[imprint]\n{field} = '{value}'\n")[1]
        ] == ["wrong-value"], value


@pytest.mark.parametrize("trim", ["A5", "140x210mm", "99.5x599mm"])
def test_a_page_size_is_a_name_or_ones_own_in_millimetres(trim: str) -> None:
    found, problems = settings(f'trim = "{trim}"')
    assert (found.trim, reported(problems)) == (trim, [])

"""Manuscripts become articles: paired by name, shared fields inherited, each at an address of its own."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.core.pairing import KnownNames, alias_place, check_references, is_person_key, kind_and_key, once_each
from diglot.model.languages import LocalizedText
from diglot.model.problems import Problem
from diglot.model.publication import Article, Contributor, Manuscript, ReaderPoll, Tag
from diglot.model.settings import Settings
from tests.tools.small_words import TODAY, manuscript, pair

MARCH = dt.date(2015, 3, 12)


def one(*manuscripts: Manuscript, **more: object) -> Article:
    """The only article of these manuscripts, which are sound."""
    (article,), problems = pair(*manuscripts, **more)  # type: ignore[arg-type]
    assert problems == ()
    return article


def codes(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


# ---------------------------------------------------------------- pairs


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("content/en/a.md", ("en", "a", "article")),
        ("content/ru/asia/seoul.markdown", ("ru", "asia/seoul", "article")),
        ("content/en/index.md", ("en", "", "home")),
        ("content/en/asia/_index.md", ("en", "asia", "blog")),
        ("content/en/a/b/c.v1.md", ("en", "a/b/c.v1", "article")),
        ("content/ru/чай.md", ("ru", "чай", "article")),
    ],
)
def test_a_path_says_language_key_and_kind(path: str, row: tuple[str, str, str]) -> None:
    assert kind_and_key(path) == row


def test_the_same_path_in_two_languages_is_one_article() -> None:
    article = one(manuscript("en/asia/seoul"), manuscript("ru/asia/seoul"))
    assert [edition.lang for edition in article.editions] == ["en", "ru"]


def test_another_path_is_another_article() -> None:
    articles, _ = pair(manuscript("en/seoul"), manuscript("ru/asia/seoul"))
    assert sorted(article.key for article in articles) == ["asia/seoul", "seoul"]


def test_articles_come_newest_first_and_undated_ones_last_by_key() -> None:
    articles, _ = pair(
        manuscript("en/b"), manuscript("en/old", date=dt.date(2014, 1, 1)), manuscript("en/a"),
        manuscript("en/new", date=MARCH),
    )  # fmt: skip
    assert [article.key for article in articles] == ["new", "old", "a", "b"]


# ---------------------------------------------------------------- originals


def test_the_edition_that_says_so_is_the_original() -> None:
    assert one(manuscript("en/a", original="ru"), manuscript("ru/a")).original == "ru"
    assert one(manuscript("en/a"), manuscript("ru/a", original="ru")).original == "ru"


def test_else_the_one_without_translators_is() -> None:
    assert one(manuscript("en/a", translators=("Lev",)), manuscript("ru/a")).original == "ru"


def test_else_the_first_language_of_the_house_is() -> None:
    assert one(manuscript("en/a"), manuscript("ru/a")).original == "en"
    assert one(manuscript("en/a"), manuscript("ru/a"), settings=Settings(languages=("ru", "en"))).original == "ru"


def test_an_original_that_is_not_there_is_none() -> None:
    """The original may never have been in this house: what is there stands for it."""
    article = one(manuscript("en/a", original="ru"))
    assert (article.original, article.editions[0].is_original) == ("en", True)


def test_two_translations_want_their_original() -> None:
    """Neither stands for it, as a single one does."""
    three = Settings(languages=("en", "ru", "de"))
    _, (problem,) = pair(manuscript("ru/a", original="de"), manuscript("en/a", translators=("Lev",)), settings=three)
    assert (problem.code, problem.facts()["wanted"]) == ("missing-original", "content/de/a.md")


def test_without_their_original_translations_are_compared_with_nothing() -> None:
    """As long as it is a draft, the first of two translations is not the original of the second."""
    three = Settings(languages=("en", "ru", "de"))
    texts = [manuscript("en/a", status="draft"), manuscript("ru/a", status="published", original="en")]
    article = one(*texts, manuscript("de/a", status="published"), settings=three)
    assert ([edition.lang for edition in article.editions], article.translations) == (["ru", "de"], ())


def test_an_article_is_narrowed_to_a_pair() -> None:
    three = Settings(languages=("en", "ru", "de"))
    article = one(manuscript("en/a"), manuscript("ru/a"), manuscript("de/a"), settings=three)
    assert [edition.lang for edition in article.with_translation("de").editions] == ["en", "de"]


def test_two_that_name_each_other_are_told() -> None:
    _, problems = pair(manuscript("en/a", original="ru"), manuscript("ru/a", original="en"))
    assert codes(problems) == ["originals-differ"]


def test_the_original_stands_first() -> None:
    article = one(manuscript("en/a", translators=("Lev",)), manuscript("ru/a"))
    assert [(edition.lang, edition.is_original) for edition in article.editions] == [("ru", True), ("en", False)]


# ---------------------------------------------------------------- what a translation inherits


def test_a_translation_has_what_its_original_shares() -> None:
    article = one(
        manuscript("ru/a", date=MARCH, authors=("Anna",), tags=("ports",), audiences=("policy",), license="CC BY",
                   editors=("Eva",), original="ru"),
        manuscript("en/a", translators=("Lev",)),
    )  # fmt: skip
    english = article.edition("en")
    assert english
    assert (english.date, english.license, english.editors) == (MARCH, "CC BY", ("Eva",))
    assert (article.authors, article.tags, article.audiences) == (("Anna",), (Tag("ports", "ports"),), ("policy",))


def test_what_a_translation_says_of_itself_counts() -> None:
    article = one(
        manuscript("ru/a", date=MARCH, updated=dt.date(2015, 4, 1), editors=("Eva",), original="ru"),
        manuscript("en/a", date=dt.date(2015, 5, 1), editors=()),
    )
    english = article.edition("en")
    assert english
    assert (english.date, english.updated, english.editors) == (dt.date(2015, 5, 1), None, ())


def test_an_original_has_no_translators_and_is_by_no_machine() -> None:
    article = one(
        manuscript("en/a", translators=("Lev",), machine_translated=True, original="en"),
        manuscript("ru/a", machine_translated=True),
    )
    english, russian = article.editions
    assert (english.translators, english.is_machine_translated) == ((), False)
    assert russian.is_machine_translated


def test_a_shared_field_of_a_translation_that_says_otherwise_is_told() -> None:
    _, problems = pair(manuscript("en/a", tags=("x",)), manuscript("ru/a", tags=("y",), authors=("B",)))
    assert codes(problems) == ["ignored-field", "ignored-field"]
    _, problems = pair(manuscript("en/a", tags=("x",)), manuscript("ru/a", tags=("x",)))
    assert problems == ()


def test_tags_that_share_an_address_are_one() -> None:
    article = one(manuscript("en/a", tags=("The East", "the-east", "Ports", "…")))
    assert [tag.key for tag in article.tags] == ["the-east", "ports"]
    assert article.tags[0].name == "The East"


# ---------------------------------------------------------------- drafts, embargoes, promises


def test_a_draft_of_an_original_holds_its_translation_back_too() -> None:
    assert pair(manuscript("en/a", status="draft"), manuscript("ru/a")) == ((), ())


def test_a_translation_may_be_published_before_its_original() -> None:
    article = one(manuscript("en/a", status="draft"), manuscript("ru/a", status="published"))
    assert [edition.lang for edition in article.editions] == ["ru"]
    assert article.original == "en"


def test_a_draft_of_a_translation_holds_only_itself_back() -> None:
    article = one(manuscript("en/a"), manuscript("ru/a", status="draft"), settings=Settings(fallback="hide"))
    assert [edition.lang for edition in article.editions] == ["en"]
    assert article.shown("ru") is None


@pytest.mark.parametrize(("until", "is_out"), [(TODAY, True), (TODAY + dt.timedelta(1), False), (dt.date.max, False)])
def test_an_embargo_ends_on_its_day(until: dt.date, is_out: bool) -> None:
    assert bool(pair(manuscript("en/a", embargo=until))[0]) == is_out


def test_with_drafts_everything_is_there_and_marked() -> None:
    articles, _ = pair(
        manuscript("en/a", status="draft"),
        manuscript("en/b", embargo=dt.date.max),
        manuscript("en/c"),
        with_drafts=True,
    )
    assert {article.key: article.editions[0].is_draft for article in articles} == {"a": True, "b": True, "c": False}


def test_a_promise_is_checked() -> None:
    both = Settings(promises_all=True)
    assert codes(pair(manuscript("en/a"), settings=both)[1]) == ["missing-edition"]
    assert codes(pair(manuscript("en/a", languages=("en",)), settings=both)[1]) == []
    assert codes(pair(manuscript("en/a", languages=("en", "ru")))[1]) == ["missing-edition"]
    assert codes(pair(manuscript("en/index"), manuscript("en/asia/index"), settings=both)[1]) == []


def test_a_promise_names_the_file_that_is_wanted() -> None:
    _, (problem,) = pair(manuscript("ru/азия/чай", languages=("ru", "en")))
    assert problem.facts()["wanted"] == "content/en/азия/чай.md"


# ---------------------------------------------------------------- places


def test_an_address_is_made_of_folders_and_name() -> None:
    assert one(manuscript("en/Far East/Seoul, 1990")).editions[0].href == "/en/far-east/seoul-1990/"


def test_a_slug_changes_its_own_part_only_and_a_blog_s_those_of_its_texts() -> None:
    articles, _ = pair(
        manuscript("ru/asia/index", slug="азия"), manuscript("ru/asia/seoul", slug="сеул"), manuscript("en/asia/seoul")
    )
    (article,) = [row for row in articles if row.kind == "article"]
    assert {edition.lang: edition.href for edition in article.editions} == {
        "ru": "/ru/азия/сеул/",
        "en": "/en/asia/seoul/",
    }
    assert article.blog == "asia"


def test_the_nearest_index_above_is_the_blog() -> None:
    articles, _ = pair(manuscript("en/a/index"), manuscript("en/a/b/c"), manuscript("en/d/e"))
    assert {row.key: row.blog for row in articles} == {"a": "", "a/b/c": "a", "d/e": ""}


@pytest.mark.parametrize(
    "names",
    [("en/Notes", "en/notes"), ("en/a b", "en/a-b"), ("en/café", "en/cafe")],
)
def test_capitals_spaces_and_accents_are_no_difference(names: tuple[str, str]) -> None:
    articles, problems = pair(*(manuscript(name) for name in names), settings=Settings(fallback="hide"))
    assert codes(problems) == ["url-collision"]
    first, second = sorted((article.editions[0].href for article in articles), key=len)
    assert second == f"{first.rstrip('/')}-2/"


@pytest.mark.parametrize("name", ["archive", "tags", "people", "audiences"])
def test_the_lists_of_a_language_have_their_places_first(name: str) -> None:
    assert codes(pair(manuscript(f"en/{name}"))[1]) == ["url-collision"]
    assert codes(pair(manuscript(f"en/asia/{name}"))[1]) == []


def test_a_text_takes_its_place_before_a_stand_in() -> None:
    """A page that stands in for a missing edition gives way without a word."""
    articles, problems = pair(
        manuscript("en/first", slug="pivot", date=MARCH), manuscript("ru/второй", slug="pivot"),
        settings=Settings(fallback="original"),
    )  # fmt: skip
    assert problems == ()
    first, second = articles
    assert second.href("ru") == "/ru/pivot/"
    assert first.href("ru") == "/ru/pivot-2/"


@pytest.mark.parametrize(
    ("alias", "place"),
    [("old", "/old/"), ("/old/", "/old/"), ("/2015/pivot.html", "/2015/pivot.html"), ("/old/index.html", "/old/")],
)
def test_an_old_address_has_a_place(alias: str, place: str) -> None:
    assert alias_place(alias) == place
    assert one(manuscript("en/a", aliases=(alias,))).editions[0].aliases == (place,)


@pytest.mark.parametrize(
    "alias",
    [
        "",
        "https://old.example/a",
        "../a",
        "/a/../b",
        "//evil.example",
        "a b",
        "/feed.xml",
        "/robots.txt",
        "/_headers",
        "/_redirects/x",
        "/a%22%60/b",
        "/a%0aroot",
        "/%2e%2e/a",
        "/a$host",
        "/a%24host",
        "/a%7bb%7d",
        "/a%20b",
        "/a%00",
        "/a%FF",
    ],
)
def test_an_old_address_that_is_none_is_told_and_left_out(alias: str) -> None:
    (article,), problems = pair(manuscript("en/a", aliases=(alias,)))
    assert codes(problems) == ["wrong-value"]
    assert article.editions[0].aliases == ()


@pytest.mark.parametrize("alias", ["/en/b/", "/EN/B", "/en/archive/", "/", "/en/", "/404.html"])
def test_an_old_address_over_a_page_is_told(alias: str) -> None:
    _, problems = pair(manuscript("en/a", aliases=(alias,)), manuscript("en/b"))
    assert codes(problems)[-1:] in (["url-collision"], ["wrong-value"])


NAMES = st.sampled_from(["a", "A", "b", "archive", "x/a", "x/A", "x/index", "X/b", "tags"])


@given(st.lists(st.tuples(st.sampled_from(["en", "ru"]), NAMES, st.sampled_from([None, "a", "b", "x"])), max_size=8))
def test_no_two_pages_ever_share_an_address(rows: list[tuple[str, str, str | None]]) -> None:
    """Whatever is written: what is published stands alone at its place."""
    manuscripts = [manuscript(f"{lang}/{name}", slug=slug) for lang, name, slug in rows]
    articles, _ = pair(*manuscripts, settings=Settings(fallback="original"))
    places = [edition.href for article in articles for edition in article.editions]
    places += [href for article in articles for href in article.fallbacks.values()]
    assert len({place.casefold() for place in places}) == len(places)


@given(st.lists(st.tuples(st.sampled_from(["en", "ru"]), NAMES), max_size=8, unique=True))
def test_every_manuscript_is_in_an_article_or_told(rows: list[tuple[str, str]]) -> None:
    manuscripts = [manuscript(f"{lang}/{name}") for lang, name in rows]
    articles, problems = pair(*manuscripts)
    published = {edition.manuscript.path for article in articles for edition in article.editions}
    reported = {problem.file for problem in problems if problem.code == "same-name"}
    assert published | reported == {row.path for row in manuscripts}
    assert not published & reported


# ---------------------------------------------------------------- fallbacks


@pytest.mark.parametrize(("fallback", "is_shown"), [("hide", False), ("teaser", True), ("original", True)])
def test_what_is_not_translated_is_shown_as_the_house_wants(fallback: str, is_shown: bool) -> None:
    article = one(manuscript("en/a"), settings=Settings(fallback=fallback))  # type: ignore[arg-type]
    assert (article.shown("ru") is not None) == is_shown
    assert article.href("ru") == ("/ru/a/" if is_shown else "/en/a/")


def test_a_blog_and_a_home_have_no_stand_in() -> None:
    articles, _ = pair(manuscript("en/index"), manuscript("en/asia/index"), settings=Settings(fallback="original"))
    assert all(article.fallbacks == {} for article in articles)


def test_a_stand_in_stands_in_the_blog_of_its_own_language() -> None:
    articles, _ = pair(manuscript("ru/asia/index", slug="азия"), manuscript("en/asia/index"), manuscript("en/asia/ice"))
    (article,) = [row for row in articles if row.kind == "article"]
    assert article.fallbacks == {"ru": "/ru/азия/ice/"}


# ---------------------------------------------------------------- references


def test_a_key_is_small_and_a_name_is_not() -> None:
    assert is_person_key("anna-veresova")
    assert not any(map(is_person_key, ["Anna Veresova", "Анна", "anna veresova", "анна-вересова", ""]))


def test_keys_that_name_nobody_are_told_with_the_nearest() -> None:
    people = {"anna-veresova": Contributor("anna-veresova", LocalizedText())}
    polls = {"priority": ReaderPoll("priority", LocalizedText(), ())}
    article = one(
        manuscript("en/a", authors=("ana-veresova", "A Guest"), editors=("anna-veresova",), poll="priorities",
                   audiences=("sailors",)),
    )  # fmt: skip
    problems = check_references(article, KnownNames.of(Settings(), people, polls))
    assert codes(problems) == ["unknown-person", "unknown-poll", "unknown-audience"]
    assert [problem.facts()["suggestion"] for problem in problems] == [" (anna-veresova?)", " (priority?)", ""]


def test_a_name_in_cyrillic_on_an_english_page_is_told_where_it_is_written() -> None:
    articles, _ = pair(
        manuscript("ru/a", original="ru", authors=("Марина Линд", "Nina Ash", "ibn Сина"), translators=("Анна Луг",)),
        manuscript("en/a", original="ru", translators=("И. Гейл",)),
        manuscript("ru/b", authors=("Марина Линд",)),
    )
    problems = [one for article in articles for one in check_references(article, KnownNames.of(Settings(), {}, {}))]
    assert [(one.position[0], one.facts()["name"]) for one in problems] == [
        ("content/ru/a.md", "Марина Линд"),
        ("content/en/a.md", "И. Гейл"),
    ]
    assert codes(problems) == ["name-in-other-letters"] * 2


def test_tags_want_labels_only_where_the_house_labels_tags() -> None:
    articles, _ = pair(manuscript("en/a", tags=("ports",)), manuscript("en/b", tags=("ports",)))
    labelled = Settings(tags={"rails": LocalizedText({"en": "Rails", "ru": "Рельсы"})})

    def found(settings: Settings) -> list[Problem]:
        names = KnownNames.of(settings, {}, {})
        return list(once_each(problem for article in articles for problem in check_references(article, names)))

    assert found(Settings()) == []
    assert [problem.position[0] for problem in found(labelled)] == ["content/en/a.md"] * 2, "in the first text only"


def test_a_problem_knows_its_line() -> None:
    lines = count(2)
    article = manuscript("en/a", title="A", poll="x")
    assert [article.front.line(name) for name in ("title", "poll")] == [next(lines), next(lines)]
    assert check_references(one(article), KnownNames.of(Settings(), {}, {}))[0].line == 3

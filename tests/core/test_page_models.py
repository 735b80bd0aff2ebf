"""Compiled editions become pages: the lists, their contents, and the metadata of pages."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.core import page_models
from diglot.core.page_models import SiteAddress, build_site_structure, list_places
from diglot.core.page_models.list_membership import contributors
from diglot.core.page_models.page_head import (
    ArticleFacts,
    Organization,
    WorkReference,
    alternates,
    article_json_ld,
    share_links,
)
from diglot.core.page_models.site_pages import linked_pages
from diglot.core.page_models.site_structure import SiteStructure
from diglot.core.poll_shares import shares as poll_shares
from diglot.model.languages import Lang, LocalizedText
from diglot.model.pages import ArchivePage, ArticlePage, ListPage, Page, RedirectPage, RenditionLink
from diglot.model.paper.covers import CoverWords
from diglot.model.publication import (
    Article,
    Contributor,
    Edition,
    LeadPicture,
    Manuscript,
    PollChoice,
    Publication,
    ReaderPoll,
    RenderedText,
    Staleness,
)
from diglot.model.settings import Settings
from tests.tools.small_words import compiled_edition, manuscript, pair, publication

HIDE, TEASER, ORIGINAL = (Settings(fallback=name) for name in ("hide", "teaser", "original"))  # type: ignore[arg-type]


def day(number: int) -> dt.date:
    return dt.date(2015, 1, number)


def keys(rows: tuple[Article, ...]) -> list[str]:
    return [row.key for row in rows]


def structure_of(*manuscripts: Manuscript, lang: Lang = "en", settings: Settings = HIDE) -> SiteStructure:
    return build_site_structure(publication(*manuscripts, settings=settings), lang)


def article_in(structure: SiteStructure, key: str) -> Article:
    return next(article for article in structure.texts if article.key == key)


# ---------------------------------------------------------------- lists


def test_dated_texts_come_newest_first_and_undated_ones_after_them_by_key() -> None:
    structure = structure_of(
        manuscript("en/b"), manuscript("en/old", date=day(1)), manuscript("en/a"), manuscript("en/new", date=day(2))
    )
    assert keys(structure.texts) == ["new", "old", "a", "b"]
    assert keys(structure.front) == ["new", "old"]
    assert keys(structure.pages) == ["a", "b"]


def test_without_dated_texts_the_front_lists_all() -> None:
    assert keys(structure_of(manuscript("en/b"), manuscript("en/a")).front) == ["a", "b"]


def test_a_language_orders_by_its_own_dates() -> None:
    both = (
        manuscript("en/a", date=day(1)), manuscript("ru/a", date=day(9)),
        manuscript("en/b", date=day(2)), manuscript("ru/b"),
    )  # fmt: skip
    assert keys(structure_of(*both).texts) == ["b", "a"]
    assert keys(structure_of(*both, lang="ru").texts) == ["a", "b"]


def test_blogs_are_in_the_order_of_the_settings_followed_by_the_others() -> None:
    blogs = [manuscript(f"en/{name}/index") for name in "abc"]
    assert keys(structure_of(*blogs, settings=Settings(blogs=("c", "a"))).blogs) == ["c", "a", "b"]


def test_each_text_is_in_the_lists_that_it_names() -> None:
    structure = structure_of(
        manuscript("en/asia/index"),
        manuscript(
            "en/asia/a",
            date=day(1),
            tags=("Far East",),
            audiences=("policy",),
            authors=("anna", "A Guest"),
            editors=("eva",),
        ),
        manuscript("en/b", date=dt.date(2014, 1, 1), authors=("anna",)),
    )
    assert {key: keys(row) for key, row in structure.by_person.items()} == {
        "anna": ["asia/a", "b"], "A Guest": ["asia/a"], "eva": ["asia/a"],
    }  # fmt: skip
    assert {key: keys(row) for key, row in structure.by_tag.items()} == {"far-east": ["asia/a"]}
    assert {key: keys(row) for key, row in structure.by_year.items()} == {"2015": ["asia/a"], "2014": ["b"]}
    assert {key: keys(row) for key, row in structure.by_blog.items()} == {"asia": ["asia/a"], "": ["b"]}
    assert {key: keys(row) for key, row in structure.by_audience.items()} == {"policy": ["asia/a"]}


def test_a_person_with_two_roles_in_a_text_is_named_once() -> None:
    structure = structure_of(manuscript("en/a", authors=("anna", "anna"), editors=("anna",)))
    assert contributors(article_in(structure, "a"), "en") == ("anna",)


@pytest.mark.parametrize(("settings", "shown"), [(HIDE, []), (TEASER, ["a"]), (ORIGINAL, ["a"])])
def test_untranslated_texts_are_listed_according_to_the_settings(settings: Settings, shown: list[str]) -> None:
    assert keys(structure_of(manuscript("en/a"), lang="ru", settings=settings).texts) == shown


def test_links_may_lead_to_feeds_and_lists() -> None:
    whole = publication(manuscript("en/asia/index"), manuscript("en/asia/a", date=day(1), tags=("x",)), settings=HIDE)
    places = list_places(whole, {"en": build_site_structure(whole, "en")})
    assert {"/", "/en/", "/en/archive/2015/", "/en/tags/x/", "/en/asia/feed.xml", "/feed.json"} <= places
    assert "/en/tags/y/" not in places


# ---------------------------------------------------------------- neighbours and related texts


def test_neighbours_are_the_texts_before_and_after_in_the_same_blog() -> None:
    structure = structure_of(
        *(manuscript(f"en/asia/{name}", date=day(number)) for number, name in enumerate("abc", 1)),
        manuscript("en/asia/index"), manuscript("en/other", date=day(2)), manuscript("en/asia/undated"),
    )  # fmt: skip
    before, after = structure.neighbours(article_in(structure, "asia/b"))
    assert (before and before.key, after and after.key) == ("asia/a", "asia/c")
    assert structure.neighbours(article_in(structure, "asia/a"))[0] is None
    assert structure.neighbours(article_in(structure, "asia/c"))[1] is None
    assert structure.neighbours(article_in(structure, "other")) == (None, None)


def test_an_undated_text_has_no_neighbours() -> None:
    structure = structure_of(manuscript("en/a"), manuscript("en/b"), manuscript("en/c", date=day(1)))
    assert structure.neighbours(article_in(structure, "a")) == (None, None)
    assert structure.neighbours(article_in(structure, "c")) == (None, None)


@given(st.lists(st.integers(1, 28), min_size=1, max_size=8))
def test_neighbours_are_a_chain(days: list[int]) -> None:
    """The text after an article has that article before it."""
    structure = structure_of(*(manuscript(f"en/{number}", date=day(value)) for number, value in enumerate(days)))
    for article in structure.texts:
        _, after = structure.neighbours(article)
        if after:
            assert structure.neighbours(after)[0] is article


def test_related_texts_share_the_most_tags_and_the_newest_come_first() -> None:
    structure = structure_of(
        manuscript("en/a", date=day(1), tags=("x", "y")),
        manuscript("en/one", date=day(9), tags=("x",)), manuscript("en/both", date=day(2), tags=("y", "x")),
        manuscript("en/two", date=day(8), tags=("y",)), manuscript("en/old", date=day(1), tags=("x",)),
        manuscript("en/none", date=day(9), tags=("z",)),
    )  # fmt: skip
    assert keys(structure.related(article_in(structure, "a"))) == ["both", "one", "two"] or keys(
        structure.related(article_in(structure, "a"))
    ) == ["both", "one", "old"]
    assert keys(structure.related(article_in(structure, "none"))) == []


def test_untranslated_texts_are_not_recommended() -> None:
    structure = structure_of(
        manuscript("ru/a", tags=("x",)), manuscript("en/b", tags=("x",)), manuscript("ru/c", tags=("x",)),
        lang="ru", settings=ORIGINAL,
    )  # fmt: skip
    assert keys(structure.related(article_in(structure, "a"))) == ["c"]


# ---------------------------------------------------------------- pages


class PlainServices:
    """Page services that typeset nothing, and whose texts have one paragraph."""

    def __init__(self, base_url: str) -> None:
        fonts: Mapping[str, tuple[str, ...]] = {"LATIN": (), "CYRILLIC": ()}
        self.address = SiteAddress(base_url)
        self.assets = page_models.ThemeAssets(
            style_href="/style.css",
            script_href="/page.js",
            icon_href="/icon.svg",
            font_hrefs=fonts,
        )

    def asset(self, path: str) -> str:
        return f"/{path}"

    def say(self, lang: Lang, msgid: str) -> str:
        return msgid

    def set_text(self, text: str, lang: Lang) -> str:
        return text

    def rendered_text(self, key: bytes, lang: Lang) -> RenderedText:
        return RenderedText("<p>Text.</p>", ())

    def fragment(self, text: str, lang: Lang) -> str:
        return f"<p>{text}</p>" if text else ""

    def picture(self, picture: LeadPicture, edition: Edition) -> None:
        return None

    def card(self, words: CoverWords) -> str:
        return (
            f"/media/{' '.join((words.publication, words.kicker, *words.titles))}.png" if self.address.base_url else ""
        )

    def renditions(self, key: str, lang: Lang) -> tuple[RenditionLink, ...]:
        return ()

    def memo(self) -> page_models.Memo:
        return lambda _, make: make()

    def journal_facts(self, *_: object) -> None:
        return None

    def shares(self, votes: Sequence[int]) -> Sequence[int]:
        return poll_shares(votes)

    def stale(self, stale: Staleness, lang: Lang) -> str:
        return f"{stale.changed} of {stale.units} since {stale.since}"


def pages(whole: Publication, base_url: str = "https://a.example") -> dict[str, Page]:
    structures = {lang: build_site_structure(whole, lang) for lang in whole.settings.languages}
    built_pages: Iterator[Page] = page_models.build_pages(whole, structures, PlainServices(base_url))
    return {page.head.href: page for page in built_pages}


def article_at(site_pages: Mapping[str, Page], href: str) -> ArticlePage:
    page = site_pages[href]
    assert isinstance(page, ArticlePage)
    return page


def list_at(site_pages: Mapping[str, Page], href: str) -> ListPage:
    page = site_pages[href]
    assert isinstance(page, ListPage)
    return page


@pytest.mark.parametrize(
    ("count", "per_page", "sizes"), [(0, 2, [0]), (1, 2, [1]), (2, 2, [2]), (3, 2, [2, 1]), (5, 1, [1] * 5)]
)
def test_a_list_is_cut_into_pages(count: int, per_page: int, sizes: list[int]) -> None:
    texts = (manuscript(f"en/asia/{number}", date=day(number + 1)) for number in range(count))
    site_pages = pages(
        publication(manuscript("en/asia/index"), *texts, settings=Settings(per_page=per_page, fallback="hide"))
    )
    hrefs = ["/en/asia/", *(f"/en/asia/page/{number}/" for number in range(2, len(sizes) + 1))]
    rows = [list_at(site_pages, href) for href in hrefs]
    assert [len(row.entries) for row in rows] == sizes
    assert f"/en/asia/page/{len(sizes) + 1}/" not in site_pages
    assert [(row.pagination.number, row.pagination.total) for row in rows] == [
        (number, len(sizes)) for number in range(1, len(sizes) + 1)
    ]
    assert all([link.href for link in row.pagination.links] == (hrefs if len(hrefs) > 1 else []) for row in rows)
    for before, after in pairwise(rows):
        assert before.pagination.next_href == after.head.href
        assert after.pagination.previous_href == before.head.href
        assert (after.body_html, after.head.canonical_url) == ("", f"https://a.example{after.head.href}")


def test_a_page_of_a_long_list_links_to_the_first_the_last_and_its_neighbours() -> None:
    texts = [manuscript(f"en/{number}", date=day(number)) for number in range(1, 32)]
    site_pages = pages(publication(*texts, settings=Settings(per_page=1, fallback="hide")))
    links = list_at(site_pages, "/en/page/12/").pagination.links
    assert [(link.number, link.is_after_gap) for link in links] == [
        (1, False), (10, True), (11, False), (12, False), (13, False), (14, False), (31, True),
    ]  # fmt: skip
    assert all(list_at(site_pages, link.href).pagination.number == link.number for link in links)


@given(st.integers(1, 10**6).flatmap(lambda total: st.tuples(st.integers(1, total), st.just(total))))
def test_the_number_of_links_of_a_long_list_is_limited(place: tuple[int, int]) -> None:
    """At most nine, in order; a gap omits more than one page."""
    number, total = place
    shown = linked_pages(number, total)
    assert len(shown) <= 9
    assert {1, number, total} <= set(shown) <= set(range(1, total + 1))
    assert {near for near in range(number - 2, number + 3) if 1 <= near <= total} <= set(shown)
    assert all(after - before == 1 or after - before > 2 for before, after in pairwise(shown))


def test_a_translation_names_its_original() -> None:
    site_pages = pages(
        publication(manuscript("ru/a", title="А", date=day(1), original="ru"), manuscript("en/a", title="A"))
    )
    provenance = article_at(site_pages, "/en/a/").provenance
    assert provenance
    assert (provenance.lang, provenance.href, provenance.title) == ("ru", "/ru/a/", "А")
    assert article_at(site_pages, "/ru/a/").provenance is None


def test_twins_link_to_each_other() -> None:
    site_pages = pages(publication(manuscript("en/a"), manuscript("ru/a", slug="я")))
    english, russian = article_at(site_pages, "/en/a/"), article_at(site_pages, "/ru/я/")
    assert [twin.href for twin in english.twins] == ["/ru/я/"]
    assert [(switch.href, switch.is_twin) for switch in russian.switches] == [("/en/a/", True)]
    assert {one.hreflang for one in english.head.alternates} == {"en", "ru", "x-default"}
    assert set(english.head.alternates) == set(russian.head.alternates)


def test_without_a_twin_the_language_switch_leads_to_the_home_page() -> None:
    page = article_at(pages(publication(manuscript("en/a"), settings=HIDE)), "/en/a/")
    assert [(switch.href, switch.is_twin) for switch in page.switches] == [("/ru/", False)]
    assert page.head.alternates == ()


@pytest.mark.parametrize(("settings", "body"), [(TEASER, ""), (ORIGINAL, "<p>Text.</p>")])
def test_a_fallback_is_marked_and_not_indexed(settings: Settings, body: str) -> None:
    page = article_at(pages(publication(manuscript("en/a", poll="p"), settings=settings)), "/ru/a/")
    assert (page.is_fallback, page.lang, page.text_lang, page.body_html) == (True, "ru", "en", body)
    assert not page.head.is_indexed
    assert page.head.canonical_url == "https://a.example/en/a/"
    assert page.head.alternates == ()


@pytest.mark.parametrize(("languages", "awaits"), [(None, True), (("en",), False), (("en", "ru"), True)])
def test_a_fallback_says_whether_a_translation_may_come(languages: tuple[Lang, ...] | None, awaits: bool) -> None:
    page = article_at(pages(publication(manuscript("en/a", languages=languages), settings=TEASER)), "/ru/a/")
    assert page.awaits_translation == awaits


def test_a_draft_is_marked_and_not_indexed() -> None:
    articles, _ = pair(manuscript("en/a", status="draft"), with_drafts=True)
    whole = Publication(HIDE, {}, {}, articles, {("a", "en"): compiled_edition(articles[0], "en")})
    page = article_at(pages(whole), "/en/a/")
    assert page.is_draft
    assert not page.head.is_indexed


def test_only_declared_people_have_a_page() -> None:
    people = {"anna": Contributor("anna", LocalizedText({"ru": "Анна"}), bio=LocalizedText({"ru": "О себе."}))}
    site_pages = pages(publication(manuscript("en/a", authors=("anna", "A Guest")), settings=HIDE, people=people))
    anna, guest = article_at(site_pages, "/en/a/").authors
    assert (anna.name, anna.href, anna.lang, anna.bio_html) == ("Анна", "/en/people/anna/", "ru", "<p>О себе.</p>")
    assert (guest.name, guest.href) == ("A Guest", "")
    assert [href for href in site_pages if "/people/" in href] == ["/en/people/anna/", "/en/people/"]


def test_a_poll_has_shares_that_add_up() -> None:
    poll = ReaderPoll(
        "p", LocalizedText({"en": "Where?"}), tuple(PollChoice(LocalizedText({"en": name}), 1) for name in "abc")
    )
    page = article_at(pages(publication(manuscript("en/a", poll="p"), settings=HIDE, polls={"p": poll})), "/en/a/")
    assert page.poll
    assert ([row.percent for row in page.poll.options], page.poll.votes) == ([34, 33, 33], 3)


def test_an_alias_redirects_to_the_page() -> None:
    redirect = pages(publication(manuscript("en/a", aliases=("/old/",)), settings=HIDE))["/old/"]
    assert isinstance(redirect, RedirectPage)
    assert (redirect.target_href, redirect.target_url, redirect.head.is_indexed) == (
        "/en/a/",
        "https://a.example/en/a/",
        False,
    )


def test_every_address_has_the_path_of_the_site() -> None:
    site_pages = pages(publication(manuscript("en/a", date=day(1), aliases=("/old/",))), "https://a.example/notes")
    assert all(href.startswith("/notes/") for href in site_pages)
    page = article_at(site_pages, "/notes/en/a/")
    assert page.head.canonical_url == "https://a.example/notes/en/a/"
    assert page.frame.home_href == "/notes/en/"


def test_pages_without_date_or_url_cannot_be_shared() -> None:
    whole = publication(manuscript("en/a", date=day(1)), manuscript("en/b"), settings=HIDE)
    assert article_at(pages(whole), "/en/a/").shares
    assert not article_at(pages(whole), "/en/b/").shares
    assert not article_at(pages(whole, ""), "/en/a/").shares


@given(
    st.lists(
        st.tuples(st.sampled_from(["en", "ru"]), st.sampled_from(["a", "b", "x/a", "x/index", "index"])),
        max_size=7,
        unique=True,
    )
)
def test_every_link_of_a_list_leads_to_a_page(rows: list[tuple[str, str]]) -> None:
    manuscripts = [manuscript(f"{lang}/{name}", date=day(1), tags=("t",)) for lang, name in rows]
    site_pages = pages(publication(*manuscripts, settings=ORIGINAL))
    for page in site_pages.values():
        if isinstance(page, ListPage):
            assert all(entry.href in site_pages for entry in page.entries)
        assert all(row.href in site_pages for row in (*page.frame.blogs, *page.frame.pages, *page.switches))


# ---------------------------------------------------------------- limits on what a new text changes


def journal(texts: int) -> dict[str, Page]:
    """Return the pages of a journal with one text per week, all by the same author and with the same tag."""
    first = dt.date(2011, 1, 1)
    rows = (
        manuscript(f"en/asia/{number:03}", date=first + dt.timedelta(weeks=number), authors=("anna",), tags=("t",))
        for number in range(texts)
    )
    return pages(publication(manuscript("en/asia/index"), *rows, settings=Settings(per_page=10, fallback="hide")))


def test_a_new_text_changes_only_the_pages_of_texts_near_it() -> None:
    before, after = journal(150), journal(151)
    changed = [page.title for href, page in before.items() if isinstance(page, ArticlePage) and after[href] != page]
    assert 0 < len(changed) <= 25
    assert min(changed) >= "asia/125"


def test_a_new_text_changes_no_pages_of_other_years() -> None:
    before, after = journal(150), journal(151)
    places = [href for href in before if href.startswith("/en/archive/20")]
    changed = {href.removeprefix("/en/archive/")[:4] for href in places if before[href] != after[href]}
    assert (len(places), changed) == (17, {"2013"})


def test_many_blogs_and_undated_texts_are_named_in_the_archive_and_not_on_every_page() -> None:
    blogs = [manuscript(f"en/{number:02}/index") for number in range(40)]
    undated = [manuscript(f"en/page-{number:02}") for number in range(30)]
    site_pages = pages(publication(*blogs, *undated, manuscript("en/01/a", date=day(1)), settings=HIDE))
    archive = site_pages["/en/archive/"]
    assert isinstance(archive, ArchivePage)
    assert (len(archive.frame.blogs), len(archive.frame.pages)) == (12, 12)
    assert [row.href for row in archive.blogs] == [f"/en/{number:02}/" for number in range(40)]
    assert [row.href for row in archive.pages] == [f"/en/page-{number:02}/" for number in range(30)]


def test_the_archive_omits_undated_texts_that_are_in_the_footer() -> None:
    archive = pages(publication(manuscript("en/about"), manuscript("en/a", date=day(1)), settings=HIDE))["/en/archive/"]
    assert isinstance(archive, ArchivePage)
    assert ([row.href for row in archive.frame.pages], archive.pages) == (["/en/about/"], ())


# ---------------------------------------------------------------- metadata


def test_an_absolute_url_is_ascii() -> None:
    address = SiteAddress("https://a.example/n")
    assert (address.href("/ru/я/"), address.url("/ru/я/")) == ("/n/ru/я/", "https://a.example/n/ru/%D1%8F/")
    assert SiteAddress("").href("/ru/") == "/ru/"


def test_a_text_in_one_language_has_no_alternates() -> None:
    assert alternates(SiteAddress("https://a.example"), {"en": "/en/a/"}, "/en/a/") == ()


def test_a_share_link_has_the_complete_url_and_title() -> None:
    (share,) = share_links(["email", "unknown"], "https://a.example/?a&b", "“Ports” & rails", "E-mail")
    assert (share.name, share.url) == (
        "E-mail", "mailto:?subject=%E2%80%9CPorts%E2%80%9D%20%26%20rails&body=https%3A%2F%2Fa.example%2F%3Fa%26b",
    )  # fmt: skip


def facts(**changes: Any) -> ArticleFacts:
    known: dict[str, Any] = {
        "reference": WorkReference("en", "https://a.example/en/a/", "A"), "description": "", "authors": (), "translators": (),
        "editors": (), "publisher": Organization(""), "published": None, "modified": None, "words": 0, "keywords": (), "license": "",
        "image_url": "", "notices": (), "translation_of": None, "translations": (), "breadcrumbs": (),
    }  # fmt: skip
    return ArticleFacts(**{**known, **changes})


def test_json_ld_cannot_end_its_script() -> None:
    hostile_text = "</script><script>alert(1)</script><!--"
    written = article_json_ld(
        facts(description=hostile_text, reference=WorkReference("en", "https://a.example/", hostile_text))
    )
    assert "<" not in written
    assert json.loads(written)["description"] == hostile_text


def test_json_ld_names_the_original_of_a_translation() -> None:
    written = json.loads(article_json_ld(facts(translation_of=WorkReference("ru", "https://a.example/ru/a/", "А"))))
    assert written["translationOfWork"]["inLanguage"] == "ru"
    assert "workTranslation" not in written

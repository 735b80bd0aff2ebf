"""Two languages as one publication: what each page says of its twin, to readers and to machines."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import lxml.etree
import pytest

from tests.tools.published import LANGUAGES, PublishedPage, Site

LOCALES = {"en": "en_GB", "ru": "ru_RU"}
OTHER = {"en": "ru", "ru": "en"}


def switch_of(page: PublishedPage) -> Any:
    """The link of the masthead that changes the language."""
    (found,) = page.tree.xpath('//nav[@class="languages"]//a')
    return found


def json_ld(page: PublishedPage) -> dict[str, Any] | None:
    found = page.tree.xpath('//script[@type="application/ld+json"]/text()')
    assert len(found) <= 1, page
    document: dict[str, Any] | None = json.loads(found[0]) if found else None
    return document


def has_twin(page: PublishedPage) -> bool:
    return page.is_indexed and bool(page.alternates)


# ---------------------------------------------------------------- what a page is


def test_a_page_is_in_the_language_of_its_folder(site: Site) -> None:
    """`html lang`, and Open Graph's locale; the pages at the root speak the first language."""
    wrong = [page for page in site.pages.values() if page.lang != (page.folder or LANGUAGES[0])]
    assert [page for page in wrong if not page.is_redirect and not page.is_parallel] == []
    assert {page.lang for page in site.pages.values()} == set(LANGUAGES)
    assert [page for page in site.full_pages if page.meta("og:locale") != [LOCALES[page.lang]]] == []


def test_every_text_has_a_page_in_both_languages(site: Site) -> None:
    """An edition where there is one; a page that stands in for it where there is none."""
    both = [key for key, langs in site.texts.items() if len(langs) == 2]
    one = [key for key, langs in site.texts.items() if len(langs) == 1]
    assert both
    assert one
    twins = [page for page in site.articles if has_twin(page)]
    alone = [page for page in site.articles if page.is_indexed and not has_twin(page)]
    stand_ins = [page for page in site.articles if not page.is_indexed]
    assert (len(twins), len(alone), len(stand_ins)) == (2 * len(both), len(one), len(one))


# ---------------------------------------------------------------- hreflang and canonical


def test_hreflang_names_the_page_itself_and_every_other_edition(site: Site) -> None:
    """Google's rule: all versions, the page's own among them, and x-default; each address absolute."""
    rows = [page for page in site.full_pages if page.alternates]
    assert len(rows) > 60
    for page in rows:
        assert set(page.alternates) == {*LANGUAGES, "x-default"}, page
        if page.folder:
            assert page.alternates[page.lang] == page.canonical, page
        assert all(url.startswith(f"{site.base_url}/") for url in page.alternates.values()), page


def test_hreflang_is_returned_by_the_page_that_it_names(site: Site) -> None:
    """A link that is not answered counts for nothing; both ends name the same three addresses."""
    for page in site.full_pages:
        for lang in set(page.alternates) - {"x-default"}:
            twin = site.page_at(page.alternates[lang])
            assert twin.lang == lang, (page, twin)
            assert twin.is_indexed, (page, twin)
            assert twin.alternates == page.alternates, (page, twin)


def test_x_default_is_the_original_or_the_door(site: Site) -> None:
    """Readers of a third language get a text as it was written, and the choice of languages at the home page."""
    for page in site.full_pages:
        if not page.alternates:
            continue
        default = page.alternates["x-default"]
        if site.place_of(page.canonical) in ("/", "/en/", "/ru/"):
            assert default == f"{site.base_url}/", page
        elif page.is_article and (document := json_ld(page)):
            original = document.get("translationOfWork", document)["url"]
            assert default == original, page
        else:
            assert default == page.alternates[LANGUAGES[0]] or page.is_article or page.is_parallel, page
            assert default in (page.alternates["en"], page.alternates["ru"]), page


def test_only_real_editions_have_hreflang(site: Site) -> None:
    """No page that stands in for an edition, no page of an error, no later page of a list."""
    for page in site.full_pages:
        is_later = "/page/" in page.place
        if not page.is_indexed or is_later:
            assert page.alternates == {}, page
        elif not page.is_article:
            assert page.alternates, page


def test_canonical_is_the_pages_own_address(site: Site) -> None:
    """Absolute and in ASCII, with every letter outside it percent-encoded."""
    for page in site.full_pages:
        if page.is_indexed or not page.is_article:
            assert page.canonical == f"{site.base_url}{quote(page.place)}", page
        assert page.canonical.isascii(), page
        assert page.meta("og:url") == [page.canonical], page


def test_a_page_that_stands_in_gives_the_originals_address(site: Site) -> None:
    """The words are the original's: it is canonical, and this page asks not to be listed."""
    stand_ins = [page for page in site.articles if not page.is_indexed]
    assert stand_ins
    for page in stand_ins:
        original = site.page_at(page.canonical)
        assert original.lang == OTHER[page.lang], page
        assert original.is_indexed, page
        assert original.canonical == page.canonical, page
        assert original.alternates == {}, page
        assert page.tree.xpath("string(//h1/@lang)") == original.lang, page
        assert page.text_of("//h1") == original.text_of("//h1"), page


def test_a_page_that_stands_in_is_in_no_list_for_machines(site: Site) -> None:
    """No address of a sitemap, no entry of a feed; a text in a feed may still link to it."""
    listed: set[str] = set()
    for name in site.files:
        if name.endswith(".xml"):
            tree = lxml.etree.parse(site.folder / name)
            listed |= set(tree.xpath("//*[local-name()='loc' or local-name()='id']/text()"))
            listed |= set(tree.xpath("//*[local-name()='link']/@href"))
        elif name.endswith("feed.json"):
            listed |= {item["url"] for item in json.loads((site.folder / name).read_bytes())["items"]}
    assert len(listed) > 80
    stand_ins = [page for page in site.articles if not page.is_indexed]
    assert [page for page in stand_ins if f"{site.base_url}{quote(page.place)}" in listed] == []


def test_a_page_that_stands_in_tells_its_reader_so(sample_site: Site, variant_site: Site) -> None:
    """A notice, and a way to the original; the text itself only where the house wants it in full."""
    for site, is_full in ((sample_site, False), (variant_site, True)):
        for page in site.articles:
            notices = [row.text_content() for row in page.tree.xpath('//p[@class="notice"]')]
            # A translation may say that its original has changed since.
            assert bool([row for row in notices if not re.match("Перевод отстает|The original has", row.strip())]) is (
                not page.is_indexed
            ), page
            if not page.is_indexed:
                bodies = page.tree.xpath('//div[@class="prose"]')
                assert [row.get("lang") for row in bodies] == ([OTHER[page.lang]] if is_full else []), page
                assert page.canonical in [f"{site.base_url}{quote(site.place_of(href) or '')}" for href in links(page)]


def links(page: PublishedPage) -> list[str]:
    return [str(href) for href in page.tree.xpath("//main//a/@href")]


# ---------------------------------------------------------------- the switch


def test_the_switch_leads_to_the_twin_or_else_home(site: Site) -> None:
    """One link to the other language on every page, named in that language and marked so."""
    for page in site.full_pages:
        if page.tree.xpath('//body[@class="door"]'):
            continue
        link = switch_of(page)
        other = OTHER[page.lang]
        assert (link.get("lang"), link.get("hreflang")) == (other, other), page
        assert link.text_content() == {"en": "English", "ru": "Русский"}[other], page
        place = site.place_of(link.get("href"))
        if page.alternates:
            assert place == site.place_of(page.alternates[other]), page
        elif page.is_article and not page.is_indexed:
            assert place == site.place_of(page.canonical), page
        elif "/page/" in page.place:
            first = site.pages[page.place.partition("page/")[0]]
            assert place == site.place_of(switch_of(first).get("href")), page
        else:
            assert place == (f"/{other}/search/" if page.place.endswith("/search/") else f"/{other}/"), page


def test_the_switch_says_whether_it_keeps_the_reader_at_this_text(site: Site) -> None:
    """`rel=alternate` and the mark for the script stand only on a link to a twin."""
    for page in site.full_pages:
        for link in page.tree.xpath("//a[@data-twin] | //a[@rel='alternate']"):
            assert link.get("rel") == "alternate", page
            assert link.get("data-twin") is not None, page
            target = site.place_of(link.get("href"))
            assert target in site.pages, page
            assert site.pages[target].lang == link.get("hreflang") != page.lang, page
    home = {site.place_of(switch_of(page).get("href")) for page in site.full_pages if "404" in page.place}
    assert home == {"/en/", "/ru/"}


def test_the_door_leads_to_every_language(site: Site) -> None:
    door = site.pages["/"]
    homes = {link.get("hreflang"): site.place_of(link.get("href")) for link in door.tree.xpath("//h2/a")}
    assert homes == {"en": "/en/", "ru": "/ru/"}
    assert door.tree.xpath("//section/@lang") == ["ru"]


# ---------------------------------------------------------------- two editions of one text


def pairs(site: Site) -> list[tuple[PublishedPage, PublishedPage]]:
    """Every text that stands in both languages, English first."""
    english = [page for page in site.articles if page.lang == "en" and has_twin(page)]
    return [(page, site.page_at(page.alternates["ru"])) for page in english]


def test_both_editions_share_the_ids_of_their_headings(site: Site) -> None:
    """In order, level by level: so a link to a passage works in either language."""
    found = 0
    for one, other in pairs(site):
        xpath = '//div[contains(@class, "prose")]//*[self::h2 or self::h3 or self::h4]'
        ids = [[(row.tag, row.get("id")) for row in page.tree.xpath(xpath)] for page in (one, other)]
        assert ids[0] == ids[1], (one, other)
        assert all(name and name.isascii() for _, name in ids[0]), one
        found += len(ids[0])
    assert found > 20


def test_the_contents_name_every_heading(variant_site: Site) -> None:
    """The line of the contents has the heading's words and leads to it."""
    pages = [page for page in variant_site.articles if page.tree.xpath('//nav[@class="contents"]')]
    assert len(pages) > 10
    for page in pages:
        lines = page.tree.xpath('//nav[@class="contents"]//li/a')
        headings = page.tree.xpath('//div[@class="prose"]//*[self::h2 or self::h3]')
        found = [(row.get("href"), row.text_content()) for row in lines]
        assert found == [(f"#{row.get('id')}", row.text_content()) for row in headings], page


def test_a_text_offers_its_twin_by_its_title(site: Site) -> None:
    for one, other in pairs(site):
        for page, twin in ((one, other), (other, one)):
            (link,) = page.tree.xpath('//p[@class="twin"]/a')
            assert site.place_of(link.get("href")) == twin.place, page
            assert link.text_content() == twin.tree.xpath("string(//h1)"), page
            assert link.get("lang") == twin.lang, page


def test_open_graph_names_the_other_locale_where_there_is_an_edition(site: Site) -> None:
    for page in site.full_pages:
        expected = [LOCALES[OTHER[page.lang]]] if page.alternates else []
        assert page.meta("og:locale:alternate") == expected, page


# ---------------------------------------------------------------- JSON-LD


def test_every_dated_edition_describes_itself(site: Site) -> None:
    """schema.org's Article, with what the reader sees: title, language, authors, translators, date."""
    found = 0
    for page in site.articles:
        document = json_ld(page)
        dates = page.tree.xpath('//p[@class="byline-facts"]/time[1]/@datetime')
        if not page.is_indexed or not dates:
            assert document is None, page
            continue
        assert document, page
        found += 1
        assert (document["@context"], document["@type"]) == ("https://schema.org", "Article"), page
        assert document["headline"] == page.tree.xpath("string(//h1)"), page
        assert document["inLanguage"] == page.lang, page
        assert document["url"] == document["mainEntityOfPage"]["@id"] == page.canonical, page
        assert document["datePublished"] == dates[0], page
        assert document["description"] == page.meta("description")[0], page
        people = [*document["author"], *document.get("translator", [])]
        names = page.tree.xpath('//p[@class="byline-names"]//a[@rel="author"]')
        assert [row["name"] for row in people] == [row.text_content() for row in names], page
        assert [site.place_of(row["url"]) for row in people] == [site.place_of(row.get("href")) for row in names], page
    assert found > 15


def test_a_translation_and_its_original_name_each_other(site: Site) -> None:
    """`translationOfWork` in the one, `workTranslation` in the other; only a translation has translators."""
    found = translators = 0
    for one, other in pairs(site):
        documents = [json_ld(one), json_ld(other)]
        if None in documents:
            continue
        (original, translation) = sorted(documents, key=lambda row: "translationOfWork" in row)  # type: ignore[operator]
        assert original
        assert translation
        found += 1
        assert "translationOfWork" not in original, one
        assert "translator" not in original, one
        translators += len(translation.get("translator", []))
        assert "workTranslation" not in translation, one
        source, (target,) = translation["translationOfWork"], original["workTranslation"]
        assert_cites(source, original)
        assert_cites(target, translation)
    assert found > 5
    assert translators > 5


def assert_cites(citation: dict[str, Any], work: dict[str, Any]) -> None:
    assert citation["@id"] == citation["url"] == work["url"]
    assert (citation["headline"], citation["inLanguage"]) == (work["headline"], work["inLanguage"])


def test_a_translation_says_where_it_comes_from(site: Site) -> None:
    """Under its byline: the original's language and date, and a link to it."""
    found = 0
    for page in site.articles:
        document = json_ld(page)
        if not document:
            continue
        origin = page.tree.xpath('//p[@class="byline-origin"]')
        assert bool(origin) is ("translationOfWork" in document), page
        if origin:
            found += 1
            original = site.page_at(document["translationOfWork"]["url"])
            assert [site.place_of(href) for href in origin[0].xpath(".//a/@href")] == [original.place], page
            assert origin[0].xpath(".//time/@datetime") == original.tree.xpath(
                '//p[@class="byline-facts"]/time[1]/@datetime'
            ), page
    assert found > 5


def test_both_texts_side_by_side_speak_the_language_of_the_reader(sample_site: Site) -> None:
    """A page for each language of a pair, under the edition in that language; the original is on the left in both."""
    pages = [page for page in sample_site.full_pages if page.is_parallel]
    assert len(pages) == 2 * len(pairs(sample_site))
    for page in pages:
        links = page.tree.xpath('//*[contains(@class, "parallel-title")]/a')
        left, right = (sample_site.pages[sample_site.place_of(link.get("href")) or ""] for link in links)
        assert (left.alternates, left.lang) == (right.alternates, OTHER[right.lang]), page
        assert left.canonical == left.alternates["x-default"], page
        own = left if page.lang == left.lang else right
        assert page.place == f"{own.place}parallel/", page
        assert page.canonical == page.alternates[page.lang] == f"{own.canonical}parallel/", page
        assert page.alternates["x-default"] == f"{left.canonical}parallel/", page
        assert page.is_indexed, page
        assert page.meta("description") == own.meta("description"), page
        [heading] = page.tree.xpath("//h1")
        assert heading.xpath("./a/@hreflang") == [left.lang], page
        document = json.loads(page.tree.xpath('//script[@type="application/ld+json"]/text()')[0])
        assert document["inLanguage"] == [left.lang, right.lang], page
        assert [work["url"] for work in document["mainEntity"]] == [left.canonical, right.canonical], page
        hrefs = own.tree.xpath('//details[@class="formats"]//a/@href')
        assert page.place in {sample_site.place_of(href) for href in hrefs}, page
        # Every passage says its language where it is not that of the page.
        for side, edition in (("leaf-verso", left), ("leaf-recto", right)):
            langs = {row.get("lang") for row in page.tree.xpath(f'//div[@class="{side} prose"]')}
            assert langs == {None if edition.lang == page.lang else edition.lang}, page


def test_the_former_address_of_both_texts_leads_to_the_page_in_the_language_of_the_original(sample_site: Site) -> None:
    page = sample_site.pages["/en-ru/asia/seoul-1990/"]
    assert page.is_redirect
    assert page.canonical.endswith("/en/asia/seoul-1990/parallel/")
    redirects = (sample_site.folder / "_redirects").read_text(encoding="utf-8")
    assert "/en-ru/asia/seoul-1990/ /en/asia/seoul-1990/parallel/ 301" in redirects


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lists_show_the_same_texts_in_both_languages(site: Site, lang: str) -> None:
    """Every list of one language has a twin: a reader may change language anywhere and lose nothing."""
    own = {
        page.place.removeprefix(f"/{lang}")
        for page in site.full_pages
        if page.folder == lang and not (page.is_article or page.is_parallel)
    }
    other = {
        page.place.removeprefix(f"/{OTHER[lang]}")
        for page in site.full_pages
        if page.folder == OTHER[lang] and not (page.is_article or page.is_parallel)
    }
    assert own == other

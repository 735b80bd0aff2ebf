"""The page of a scholarly article: its title block, and what it tells programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest


@pytest.fixture(scope="module")
def pages(journal: Path) -> dict[str, str]:
    places = {"en": "en/articles/treaty", "ru": "ru/articles/договор", "review": "en/articles/review"}
    return {name: (journal / "public" / place / "index.html").read_text("utf-8") for name, place in places.items()}


def part(page: str, element: str) -> str:
    """The words of an element, by its first tag."""
    name = re.match(r"<(\w+)", element)
    assert name
    found = re.search(rf"{element}.*?</{name[1]}>", page, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split()) if found else ""


def tags(page: str, name: str) -> Sequence[str]:
    return [unescape(content) for content in re.findall(rf'<meta name="{re.escape(name)}" content="([^"]*)"', page)]


def data(page: str) -> dict[str, Any]:
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return dict(json.loads(found))


def test_both_abstracts_stand_before_the_text_the_own_one_first(pages: dict[str, str]) -> None:
    for name, own, other in (
        ("en", "It compares 214", "Сопоставлены 214"),
        ("ru", "Сопоставлены 214", "It compares 214"),
    ):
        page = pages[name].replace("\u00a0", " ")
        body = page[page.index('class="abstract"') :]
        assert 0 < body.index(own) < body.index(other) < body.index('class="prose"')


def test_what_was_inherited_is_shown_in_words_of_the_language(pages: dict[str, str]) -> None:
    facts = part(pages["ru"], '<dl class="article-facts">')
    assert "Тип Научная статья" in facts
    assert "УДК 327(510:47) ББК 63.3(2) JEL F50, N45" in facts
    assert "DOI https://doi.org/10.5555/ps.2026.2.1.ru DOI · English https://doi.org/10.5555/ps.2026.2.1.en" in facts
    assert "Страницы 19–33" in facts and "Поступила 1 ноября 2025" in facts.replace("\u00a0", " ")


def test_authors_have_their_orcid_and_only_wanted_addresses(pages: dict[str, str]) -> None:
    scholars = part(pages["en"], '<ul class="scholars">')
    assert "Anna Veresova ORCID 0000-0002-1825-0097 Far Eastern Federal University & Partners" in scholars
    assert "Corresponding author" in scholars and "hale@leeds.example" in scholars
    assert all("veresova@" not in page for page in pages.values())


def test_statements_follow_the_text(pages: dict[str, str]) -> None:
    text = part(pages["ru"].split('<div class="prose"')[1], '<section class="statements">')
    labels = "Вклад авторов|Финансирование|Конфликт интересов|Благодарности|Доступность данных"
    assert re.findall(labels, text) == labels.split("|")


def test_readers_see_what_each_author_has_done(pages: dict[str, str]) -> None:
    done = {lang: part(pages[lang], '<section class="statements">').replace("\u00a0", " ") for lang in ("en", "ru")}
    assert "Anna Veresova: conceptualization, writing—original draft; Thomas Hale: writing—review" in done["en"]
    assert "Анна Игоревна Вересова: разработка концепции, написание черновика; Томас Хейл" in done["ru"]


def test_the_head_leads_programs_to_the_doi_the_authors_and_the_licence(pages: dict[str, str]) -> None:
    links = re.findall(r'<link rel="(type|cite-as|author|license)" href="([^"]+)"', pages["ru"])
    assert links == [
        ("type", "https://schema.org/ScholarlyArticle"),
        ("type", "https://schema.org/AboutPage"),
        ("cite-as", "https://doi.org/10.5555/ps.2026.2.1.ru"),
        ("author", "https://orcid.org/0000-0002-1825-0097"),
        ("author", "https://orcid.org/0000-0001-5109-3700"),
        ("license", "https://creativecommons.org/licenses/by/4.0/"),
    ]


def test_the_reference_has_pages_and_the_doi(pages: dict[str, str]) -> None:
    english, russian = (part(pages[name], '<p class="citation-text">').replace("\u00a0", " ") for name in ("en", "ru"))
    assert "Pacific Studies 3, no. 2 (Spring 2026): 5–18. https://doi.org/10.5555/ps.2026.2.1.en ." in english
    assert "2026. Т. 3, № 2. С. 19–33. DOI: 10.5555/ps.2026.2.1.ru . URL:" in russian


def test_scholarly_indexes_find_what_they_read(pages: dict[str, str]) -> None:
    page = pages["en"]
    assert tags(page, "citation_doi") == ["10.5555/ps.2026.2.1.en"]
    assert tags(page, "citation_issn") == ["2049-3630", "2434-561X"]
    assert tags(page, "citation_abstract_html_url") == ["https://pacific-studies.example/en/articles/treaty/"]
    assert [reference[:6] for reference in tags(page, "citation_reference")] == ["Lukin,", "Петров"]
    assert (*tags(page, "citation_firstpage"), *tags(page, "citation_lastpage")) == ("5", "18")
    assert tags(page, "DC.identifier")[1] == "https://doi.org/10.5555/ps.2026.2.1.en"
    names = re.findall(r'name="(citation_author\w*)"', page)
    first = ["citation_author", "citation_author_institution", "citation_author_orcid"]
    assert names == [*first, "citation_author", "citation_author_orcid"]


def test_json_ld_relates_the_translation_to_its_original(pages: dict[str, str]) -> None:
    english, russian = data(pages["en"]), data(pages["ru"])
    assert english["@type"] == russian["@type"] == "ScholarlyArticle"
    assert russian["translationOfWork"]["sameAs"] == english["sameAs"] == "https://doi.org/10.5555/ps.2026.2.1.en"
    assert [work["sameAs"] for work in english["workTranslation"]] == [russian["sameAs"]]
    assert "translationOfWork" not in english and "workTranslation" not in russian
    volume = english["isPartOf"]["isPartOf"]
    assert (volume["volumeNumber"], volume["isPartOf"]["issn"]) == ("3", ["2049-3630", "2434-561X"])
    assert russian["author"][0]["affiliation"]["sameAs"] == "https://ror.org/0412y9z21"


def test_an_article_in_one_language_has_no_empty_parts(pages: dict[str, str]) -> None:
    page = pages["review"]
    assert (
        part(page, '<dl class="article-facts">')
        == "Type Book review DOI https://doi.org/10.5555/ps.2026.2.2 Crossmark Check for updates Pages 34"
    )
    assert "keywords" not in page.split("<main")[1] and "<h2>Abstract</h2>" not in page


def test_the_abstract_of_the_other_language_names_the_authors_in_it(pages: dict[str, str]) -> None:
    assert part(pages["en"], '<p class="abstract-authors">') == "Анна Игоревна Вересова, Томас Хейл"
    assert part(pages["ru"], '<p class="abstract-authors">') == "Anna Veresova, Thomas Hale"


def test_feeds_say_where_an_article_appeared(journal: Path) -> None:
    root = ElementTree.parse(journal / "public/ru/feed.xml").getroot()
    prism = "{http://prismstandard.org/namespaces/basic/2.0/}"
    [entry] = root.findall("{http://www.w3.org/2005/Atom}entry")
    assert entry.findtext("{http://purl.org/dc/elements/1.1/}identifier") == "doi:10.5555/ps.2026.2.1.ru"
    assert {one.tag.removeprefix(prism): one.text for one in entry if one.tag.startswith(prism)} == {
        "doi": "10.5555/ps.2026.2.1.ru",
        "publicationName": "Тихоокеанские исследования",
        "issn": "2434-561X",
        "volume": "3",
        "number": "2",
        "startingPage": "19",
        "endingPage": "33",
        "publicationDate": "2026-03-26",
    }


def test_readers_ask_crossmark_for_corrections_by_a_link_alone(pages: dict[str, str]) -> None:
    """Nothing of another site is loaded with the page; the day is that of the edition which the reader has."""
    link = (
        '<a href="https://crossmark.crossref.org/dialog/?doi=10.5555%2Fps.2026.2.1.ru&amp;domain=pdf'
        '&amp;date_stamp=2026-03-26">Проверить обновления</a>'
    )
    assert link in pages["ru"].replace("\u00a0", " ")
    assert "crossmark" not in pages["ru"].replace(link, "").split("</head>")[0]


def test_json_ld_and_dublin_core_name_the_journal_by_its_issn_and_the_subjects(pages: dict[str, str]) -> None:
    journal = data(pages["en"])["isPartOf"]["isPartOf"]["isPartOf"]
    assert (journal["@type"], journal["issn"]) == ("Periodical", ["2049-3630", "2434-561X"])
    assert tags(pages["en"], "DC.subject") == ["treaty", "port", "Vladivostok"]

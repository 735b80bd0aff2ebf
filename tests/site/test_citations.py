"""How to cite a text: the reference as people write it, and as reference managers read it, on published pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from diglot.core.page_models.citation import cited_name
from diglot.languages.parts.model.citing import CitedName
from tests.tools.copying import copied_by
from tests.tools.publication import publish, write_files
from tests.tools.published import PublishedPage, Site

SETTINGS = """base_url = "https://notes.example"
license = "CC BY 4.0"
blogs = ["essays"]
title = { en = "The Notes & Queries", ru = "Записки" }
publisher = { en = "Notes Press", ru = "Записки" }
"""


def person(en: str, ru: str, index: str = "") -> str:
    return f'gender = "m"\n[name]\nen = "{en}"\nru = "{ru}"\n{index}'


def text(title: str, fields: str = "") -> str:
    return f"---\ntitle: {title}\n{fields}---\nA text.\n"


HOUSE = {
    "content/site.toml": SETTINGS,
    "content/people/beethoven.toml": person("Ludwig van Beethoven", "Людвиг ван Бетховен"),
    "content/people/marquez.toml": person(
        "Gabriel García Márquez",
        "Габриэль Гарсиа Маркес",
        '[index]\nen = "García Márquez, Gabriel"\nru = "Гарсиа Маркес Габриэль"\n',
    ),
    "content/people/king.toml": person("Martin Luther King, Jr.", "Мартин Лютер Кинг-мл."),
    "content/people/london.toml": person("Jack London", "Джек Лондон"),
    "content/people/peter.toml": person("Peter the Great", "Петр Великий", '[index]\nen = "Peter I"\nru = "Петр I"\n'),
    "content/people/sartre.toml": person("Jean-Paul Sartre", "Жан-Поль Сартр"),
    "content/en/essays/index.md": text("Essays"),
    "content/ru/essays/index.md": text("Очерки"),
    "content/en/essays/one.md": text(
        'Who says "peace"?', "date: 2026-03-05\nauthors: [beethoven]\ntags: [war, peace]\n"
    ),
    "content/ru/essays/one.md": text("Кто говорит «мир»?", "translators: [london, sartre]\n"),
    "content/en/essays/many.md": text(
        "All of 100% & {some}", "date: 2025-12-31\nauthors: [marquez, king, peter, sartre]\n"
    ),
    "content/ru/essays/many.md": text("Все до одного", "translators: [Редакция журнала]\n"),
    "content/en/essays/nobody.md": text("By nobody", "date: 2026-01-02\n"),
    "content/ru/essays/nobody.md": text("Ничье", "machine_translated: true\n"),
    "content/en/essays/timeless.md": text("No day at all", "authors: [london]\n"),
    "content/ru/essays/timeless.md": text("Ни одного дня", "translators: [peter]\n"),
    "content/en/about.md": text("About"),
    "content/ru/about.md": text("О нас"),
    "content/en/essays/alone.md": text("Alone", "date: 2026-01-03\nauthors: [london]\n"),
}

# Each trap of a reference, as it stands on the page.
REFERENCES = {
    # A particle, quotation marks inside others, an end that needs no full stop.
    "/en/essays/one/": "Beethoven, Ludwig van. “Who says ‘peace’?” The Notes & Queries, March 5, 2026. {url}.",
    # A digraph, a double name, translators in the nominative.
    "/ru/essays/one/": "Бетховен Л. ван. Кто говорит «мир»? [Электронный ресурс] / пер. с англ.: Дж. Лондон, "
    "Ж.-П. Сартр // Записки. 2026. 5 марта. URL: {url} (дата обращения: дд.мм.гггг).",
    # A surname of two words, a suffix, a monarch; more authors than ГОСТ puts first.
    "/en/essays/many/": "García Márquez, Gabriel, Martin Luther King Jr., Peter the Great, and Jean-Paul Sartre. "
    "“All of 100% & {{some}}.” The Notes & Queries, December 31, 2025. {url}.",
    "/ru/essays/many/": "Все до одного [Электронный ресурс] / Г. Гарсиа Маркес, М. Л. Кинг-мл., "
    "Петр Великий, Ж.-П. Сартр ; пер. с англ.: Редакция журнала // Записки. 2025. 31 декабря. URL: {url} (дата обращения: дд.мм.гггг).",
    "/en/essays/nobody/": "“By nobody.” The Notes & Queries, January 2, 2026. {url}.",
    "/ru/essays/nobody/": "Ничье [Электронный ресурс] // Записки. 2026. 2 января. URL: {url} (дата обращения: дд.мм.гггг).",
    "/en/essays/timeless/": "London, Jack. “No day at all.” The Notes & Queries. Accessed month day, year. {url}.",
    "/ru/essays/timeless/": "Лондон Дж. Ни одного дня [Электронный ресурс] / пер. с англ.: Петр Великий // Записки. "
    "URL: {url} (дата обращения: дд.мм.гггг).",
    "/en/essays/alone/": "London, Jack. “Alone.” The Notes & Queries, January 3, 2026. {url}.",
}


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = write_files(tmp_path_factory.mktemp("notes"), HOUSE)
    assert publish(root).problems == ()
    return Site(root / "public", root, {})


def reference(page: PublishedPage) -> str:
    return page.text_of('//*[@class="citation-text"]').replace("\u00a0", " ")


def files(page: PublishedPage) -> Mapping[str, str]:
    """The files of a reference, by name; the addresses hold them whole."""
    links = page.tree.xpath('//*[@class="citation"]//a[@download]')
    return {link.get("download"): unquote(link.get("href").partition(",")[2]) for link in links}


def test_a_reference_is_written_by_the_rules_of_its_language(notes: Site) -> None:
    """Chicago and ГОСТ Р 7.0.5. A page without author and date has none, nor has a page that only stands in."""
    found = {place: reference(page) for place, page in notes.pages.items()}
    expected = {place: text.format(url=notes.url(place)) for place, text in REFERENCES.items()}
    assert {place: text for place, text in found.items() if text} == expected
    assert "/ru/essays/alone/" in found


def test_a_reference_manager_reads_the_same(notes: Site) -> None:
    """BibTeX with its signs escaped, RIS with its line ends, and CSL; a name in its parts."""
    many = files(notes.pages["/en/essays/many/"])
    assert (
        "author = {García Márquez, Gabriel and King, Jr., Martin Luther and {Peter the Great} and Sartre, "
        in many["many.bib"]
    )
    assert r"title = {{All of 100\% \& \{some\}}}" in many["many.bib"]
    assert r"journal = {The Notes \& Queries}" in many["many.bib"]
    assert many["many.ris"].startswith(
        "TY  - MGZN\r\nAU  - García Márquez, Gabriel\r\nAU  - King, Martin Luther, Jr.\r\n"
    )
    assert many["many.ris"].endswith("\r\nER  - \r\n")
    one = files(notes.pages["/en/essays/one/"])
    assert "author = {van Beethoven, Ludwig}" in one["one.bib"]
    (item,) = json.loads(one["one.json"])
    assert item["author"] == [{"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}]
    assert item["issued"] == {"date-parts": [[2026, 3, 5]]}
    russian = files(notes.pages["/ru/essays/one/"])
    assert [name["family"] for name in json.loads(russian["one.json"])[0]["translator"]] == ["Лондон", "Сартр"]
    assert "A4  - Сартр, Жан-Поль\r\n" in russian["one.ris"]
    timeless = files(notes.pages["/en/essays/timeless/"])
    assert timeless["timeless.bib"].startswith("@misc{timeless-en,")
    assert "year" not in timeless["timeless.bib"] and "issued" not in json.loads(timeless["timeless.json"])[0]


def test_search_engines_for_scholars_and_libraries_read_it_in_the_head(sample_site: Site) -> None:
    """Every dated text of the sample, with its PDF; Dublin Core says the same."""
    dated = [page for page in sample_site.articles if page.is_indexed and page.meta("article:published_time")]
    assert len(dated) > 10
    for page in dated:
        assert page.meta("citation_title") == page.meta("DC.title") == [page.text_of("//h1").replace("\u00a0", " ")]
        assert page.meta("citation_author") == page.meta("DC.creator") != []
        # A text of an issue appeared with it, and online on its own day.
        online = page.meta("citation_online_date" if page.meta("citation_issue") else "citation_publication_date")
        assert online == [day.replace("-", "/") for day in page.meta("DC.date")]
        assert page.meta("citation_fulltext_html_url") == page.meta("DC.identifier") == [page.canonical]
        assert page.meta("citation_language") == page.meta("DC.language") == [page.lang]
        (pdf,) = page.meta("citation_pdf_url")
        assert sample_site.has(sample_site.place_of(pdf) or "")
    translated = sample_site.pages["/en/asia/rails-to-the-ocean/"]
    assert (translated.meta("citation_author"), translated.meta("DC.contributor")) == (
        ["Brodov, Ilya"],
        ["Lind, Marina"],
    )
    assert not sample_site.pages["/en/about/"].meta("citation_title")


@pytest.mark.parametrize(("lang", "day"), [("en", "November 5, 2026"), ("ru", "05.11.2026")])
def test_a_reader_takes_the_reference_along(
    browser: Any, notes: Site, open_site: Callable[[Path], str], lang: str, day: str
) -> None:
    """Opened, copied, downloaded with a pointer; without script, too, except for copying."""
    address = f"{open_site(notes.folder)}/{lang}/essays/timeless/"
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script, permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-05T12:00:00") if script else None
        page.goto(address)
        page.click(".citation summary")
        copy = page.locator(".citation button")
        if script:
            _, written = copied_by(copy)
            assert written == page.locator(".citation-text").text_content()
            assert day in written
        assert copy.is_visible() == script
        for suffix, begin in [("bib", "@misc{"), ("ris", "TY  - ELEC"), ("json", '[{"id":"timeless-')]:
            with page.expect_download() as waiting:
                page.click(f'.citation a[download="timeless.{suffix}"]')
            assert Path(waiting.value.path()).read_text(encoding="utf-8").startswith(begin)
        context.close()


@pytest.mark.parametrize(
    ("name", "index", "expected"),
    [
        ("Симона де Бовуар", "", CitedName("Бовуар", "Симона", "де")),
        ("Charles de Gaulle", "de Gaulle, Charles", CitedName("de Gaulle", "Charles")),
        ("Шарль де Голль", "Де Голль Шарль; де Голль", CitedName("де Голль", "Шарль")),
        ("J. R. R. Tolkien", "", CitedName("Tolkien", "J. R. R.")),
        ("Peter the Great", "", CitedName("Peter the Great")),
        ("Петр Великий", "Петр I", CitedName("Петр Великий")),
        ("Дэн Сяопин", "Дэн Сяопин; Дэн", CitedName("Дэн Сяопин")),
        ("Редакция журнала", "", CitedName("Редакция журнала")),
        ("Plato", "", CitedName("Plato")),
        ("Alexander III", "", CitedName("Alexander III")),
        ("Van Morrison", "", CitedName("Morrison", "Van")),
        ("van Gogh", "", CitedName("van Gogh")),
        ("", "", CitedName("")),
    ],
)
def test_a_name_is_divided_where_it_can_be(name: str, index: str, expected: CitedName) -> None:
    assert cited_name(name, index) == expected

"""The search of a published site, as a reader meets it: typed into, narrowed, gone through by keys, without script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diglot.adapters import search_index
from diglot.adapters.search_index import ENTRY, make_index
from diglot.model.search import SearchText
from tests.tools.published import Site
from tests.tools.small_house import codes, files_of, publish, write_house

OpenSearch = Callable[..., Any]


@pytest.fixture
def open_search(browser: Any, served: str) -> Iterator[OpenSearch]:
    """Opens the search page of a language; the page notes what it asked for and what went wrong."""
    context = browser.new_context(reduced_motion="reduce")
    unscripted = browser.new_context(java_script_enabled=False)

    def open_page(lang: str, question: str = "", *, script: bool = True) -> Any:
        page = (context if script else unscripted).new_page()
        page.asked, page.faults = [], []
        page.on("request", lambda request: page.asked.append(request.url.removeprefix(served)))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(f"{served}/{lang}/search/{question}")
        return page

    yield open_page
    context.close()
    unscripted.close()


def ask(page: Any, words: str) -> list[str]:
    """Type words and wait for the answer; the titles that were found."""
    page.fill("#search-words", words)
    page.press("#search-words", "Enter")
    return answered(page)


def answered(page: Any) -> list[str]:
    page.wait_for_function("/\\d|\\?/.test(document.querySelector('.search-status').textContent)")
    assert page.faults == []
    return [title.replace("\u00a0", " ") for title in page.locator(".search-results h2").all_inner_texts()]


# ---------------------------------------------------------------- what is found


@pytest.mark.parametrize(
    ("lang", "words", "title"),
    [
        ("en", "railway", "Rails to the Ocean"),
        ("en", "railways", "Rails to the Ocean"),
        ("ru", "рельс", "Рельсы к океану"),
        ("ru", "рельсами", "Рельсы к океану"),
    ],
)
def test_other_forms_of_a_word_are_found(open_search: OpenSearch, lang: str, words: str, title: str) -> None:
    assert title in ask(open_search(lang), words)


def test_a_russian_finds_yo_by_ye_and_ye_by_yo(open_search: OpenSearch) -> None:
    page = open_search("ru")
    assert ask(page, "самолёт") == ask(page, "самолет") != []


def test_only_real_editions_are_indexed(sample_site: Site) -> None:
    entry = json.loads((sample_site.folder / "pagefind" / ENTRY).read_bytes())
    texts = {lang: sum(page.lang == lang and page.is_indexed for page in sample_site.articles) for lang in ("en", "ru")}
    assert {lang: row["page_count"] for lang, row in entry["languages"].items()} == texts


def test_a_result_names_its_twin(open_search: OpenSearch, served: str) -> None:
    page = open_search("ru")
    ask(page, "рельсы")
    twin = page.locator(".search-twin a").first
    assert (twin.inner_text().replace("\u00a0", " "), twin.get_attribute("lang")) == ("Rails to the Ocean", "en")
    twin.click()
    page.wait_for_url(re.compile(r"/en/asia/rails-to-the-ocean/"))


def test_a_result_leads_to_the_part_that_holds_the_words(open_search: OpenSearch) -> None:
    page = open_search("en")
    ask(page, "harbour")
    page.locator(".search-parts a").first.click()
    page.wait_for_url(re.compile(r"/en/asia/rails-to-the-ocean/#[a-z-]+$"))
    assert page.evaluate("!!document.getElementById(decodeURIComponent(location.hash.slice(1)))")


def test_what_is_nowhere_is_said_so(open_search: OpenSearch) -> None:
    page = open_search("en")
    assert ask(page, "xylophonist") == []
    assert page.locator(".search-status").inner_text() == ("No results. Check the spelling, or try another word.")


def test_results_can_be_narrowed_and_shared_by_address(open_search: OpenSearch, served: str) -> None:
    page = open_search("en", "?q=the")
    everything = answered(page)
    page.select_option("#search-blog", "Two Pages, One Text")
    page.wait_for_function("location.search.includes('blog=')")
    page.wait_for_function(f"document.querySelectorAll('.search-results > li').length < {len(everything)}")
    narrowed = answered(page)
    assert 0 < len(narrowed) < len(everything)
    again = open_search("en", page.evaluate("location.search"))
    assert answered(again) == narrowed


# ---------------------------------------------------------------- how it behaves


def test_nothing_of_the_engine_loads_before_it_is_used(open_search: OpenSearch) -> None:
    page = open_search("en")
    page.wait_for_load_state("networkidle")
    assert [place for place in page.asked if "pagefind" in place] == []
    ask(page, "harbour")
    assert any(place.startswith("/pagefind/wasm.en") for place in page.asked)
    assert [place for place in page.asked if not place.startswith("/")] == []


def test_nothing_moves_before_a_reader_asks(open_search: OpenSearch) -> None:
    """The engine loads when the words have the focus; what can be narrowed is offered with the first answer."""
    page = open_search("en")
    before = page.evaluate("document.documentElement.scrollHeight")
    page.focus("#search-words")
    page.wait_for_function("document.querySelector('#search-blog').options.length > 1")
    assert page.evaluate("document.documentElement.scrollHeight") == before
    ask(page, "harbour")
    assert page.locator("#search-blog").is_visible()


def test_the_search_is_used_by_keys_alone(open_search: OpenSearch) -> None:
    page = open_search("en")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "search-words":
            break
    page.keyboard.type("railway")
    page.keyboard.press("Enter")
    titles = answered(page)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent").replace("\u00a0", " ") == titles[0]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("!location.pathname.endsWith('/search/')")
    assert page.locator("h1").inner_text().replace("\u00a0", " ") == titles[0]


@pytest.mark.parametrize(("lang", "word"), [("en", "archive"), ("ru", "архиве")])
def test_without_script_the_page_says_what_else_there_is(open_search: OpenSearch, lang: str, word: str) -> None:
    page = open_search(lang, script=False)
    assert not page.locator(".search-form").is_visible()
    link = page.locator(".search-unscripted a")
    assert word in link.inner_text()
    assert link.get_attribute("href") == f"/{lang}/archive/"


def test_words_of_a_text_never_become_markup(tmp_path: Path, open_site: Callable[[Path], str], browser: Any) -> None:
    text = "# Markup\n\nA tag `<img src=x onerror=document.title=1>` &lt;b&gt;here&lt;/b&gt; & there, zebra.\n"
    root = write_house(tmp_path, {"content/en/markup.md": text})
    assert publish(root, formats=("html", "search")).is_published
    page = browser.new_page()
    page.faults = []
    page.goto(f"{open_site(root / 'public')}/en/search/?q=zebra")
    answered(page)
    assert "<img src=x onerror=document.title=1> <b>here</b> & there" in page.locator(".search-excerpt").inner_text()
    assert page.locator(".search-excerpt").locator("img, b").count() == 0
    page.close()


# ---------------------------------------------------------------- how it is made


def test_a_site_without_the_format_has_no_search(tmp_path: Path) -> None:
    root = write_house(tmp_path, {"content/en/a.md": "# A\n\nWords.\n"})
    assert publish(root).is_published
    assert [path for path in files_of(root / "public") if "search" in path or "pagefind" in path] == []
    assert b"search" not in files_of(root / "public")["en/a/index.html"]


def test_the_index_is_made_again_only_where_a_text_changed(tmp_path: Path) -> None:
    root = write_house(tmp_path, {"content/en/a.md": "# A\n\nWords.\n", "content/en/b.md": "# B\n\nMore words.\n"})
    assert publish(root, formats=("html", "search")).renditions_made == 1
    write_house(root, {"content/site.toml": "per_page = 1\n"})
    assert publish(root, formats=("html", "search")).renditions_made == 0
    write_house(root, {"content/en/b.md": "# B\n\nOther words.\n"})
    assert publish(root, formats=("html", "search")).renditions_made == 1


def test_the_same_texts_give_the_same_bytes() -> None:
    texts = [
        SearchText(
            lang,
            f"/{lang}/{n}/",
            f'<html lang="{lang}"><head><meta data-pagefind-filter="tag[content]" content="{n % 5}"></head><body><main data-pagefind-body>Words {n} слова</main></body></html>',
        )
        for lang in ("en", "ru")
        for n in range(30)
    ]
    assert make_index(texts) == make_index(texts)


def test_an_indexer_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> None:
        raise AssertionError("the indexer said nothing")

    monkeypatch.setattr(search_index, "_index", fail)
    root = write_house(tmp_path, {"content/en/a.md": "# A\n\nWords.\n"})
    report = publish(root, formats=("html", "search"))
    assert "search-failed" in codes(report)
    assert not report.is_published

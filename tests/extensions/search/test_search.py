"""The search of a published site, as a reader meets it: typed into, narrowed, gone through by keys, without script."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pagefind_bin
import pytest

from diglot.adapters.databases.store import _checksum
from diglot.extensions.search.adapters.search_index import ENTRY, indexing
from diglot.extensions.search.core.search_documents import count_words, render_word_list
from diglot.extensions.search.model.search_text import SearchText
from diglot.extensions.search.pipeline import search_writer
from tests.site.test_pages_in_chromium import MOST_SHIFT, WATCH_SHIFTS
from tests.tools.drawn_pages import wait_until_drawn
from tests.tools.publication import codes, files_of, publish, write_files
from tests.tools.published import Site
from tests.tools.samples import sampled

OpenSearch = Callable[..., Any]
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
QUESTIONS = Path(__file__).parents[2] / "spec" / "search.md"


@pytest.fixture(scope="module")
def tabs(browser: Any) -> Iterator[Mapping[bool, Any]]:
    """With script and without: in each, a file that was loaded for one test is kept for the others.

    To open another tab costs as much as most of what the tests do in it.
    """
    contexts = {
        script: browser.new_context(java_script_enabled=script, reduced_motion="reduce") for script in (True, False)
    }
    found = {script: context.new_page() for script, context in contexts.items()}
    for tab in found.values():
        tab.asked, tab.faults = [], []
        tab.on("request", lambda request, tab=tab: tab.asked.append(request.url))
        tab.on("pageerror", lambda error, tab=tab: tab.faults.append(str(error)))
    yield found
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_search(tabs: Mapping[bool, Any], served: str) -> OpenSearch:
    """Opens the search page of a language, or another; the page notes what it asked for and what went wrong."""

    def open_page(lang: str, question: str = "", *, script: bool = True, path: str = "search/") -> Any:
        tab = tabs[script]
        tab.goto("about:blank")
        tab.set_viewport_size({"width": 1280, "height": 720})
        tab.asked.clear()
        tab.faults.clear()
        tab.goto(f"{served}/{lang}/{path}{question}")
        return tab

    return open_page


def ask(page: Any, words: str) -> list[str]:
    """Type words and wait for the answer; the titles that were found."""
    page.fill("#search-words", words)
    page.press("#search-words", "Enter")
    return answered(page)


def answered(page: Any) -> list[str]:
    page.wait_for_function("'complete' in document.querySelector('.search-status').dataset")
    assert page.faults == []
    return [title.replace("\u00a0", " ") for title in page.locator(".search-results h2").all_inner_texts()]


# ---------------------------------------------------------------- what is found


def test_only_real_editions_and_people_are_indexed(sample_site: Site) -> None:
    entry = json.loads((sample_site.folder / "pagefind" / ENTRY).read_bytes())
    pages = {
        lang: sum(page.lang == lang and page.is_indexed for page in sample_site.articles)
        + len([*sample_site.folder.glob(f"{lang}/people/*/index.html")])
        for lang in ("en", "ru")
    }
    assert {lang: row["page_count"] for lang, row in entry["languages"].items()} == pages


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


def test_results_can_be_narrowed_and_shared_by_address(open_search: OpenSearch, served: str) -> None:
    page = open_search("en", "?q=the")
    everything = answered(page)
    page.select_option("#search-blog", "Two Pages, One Text")
    page.wait_for_function("location.search.includes('blog=')")
    page.wait_for_function(f"document.querySelectorAll('.search-results > li').length < {len(everything)}")
    assert "(" in page.locator("#search-blog option:checked").inner_text()
    narrowed = answered(page)
    assert 0 < len(narrowed) < len(everything)
    again = open_search("en", page.evaluate("location.search"))
    assert answered(again) == narrowed


# ---------------------------------------------------------------- how it behaves


def test_nothing_of_the_engine_loads_before_it_is_used(open_search: OpenSearch, served: str) -> None:
    page = open_search("en")
    page.wait_for_load_state("networkidle")
    assert [place for place in page.asked if "pagefind" in place] == []
    ask(page, "harbour")
    assert any(place.startswith(f"{served}/pagefind/wasm.en") for place in page.asked)
    assert [place for place in page.asked if not place.startswith(f"{served}/")] == []


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_any_page_opens_the_search_and_loads_nothing_of_it_before(open_search: OpenSearch, lang: str) -> None:
    """The address of the page stays; Escape leads back through the words to where the reader was."""
    page = open_search(lang, path="craft/")
    address = page.url
    page.wait_for_load_state("networkidle")
    assert [place for place in page.asked if "search" in place or "pagefind" in place] == []  # not even its dialog
    opener = page.locator("form[rel=search] button")
    opener.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'search-words'")
    titles = ask(page, {"en": "railway", "ru": "война"}[lang])
    assert titles
    assert page.url == address
    assert page.locator(".search-dialog .search-filters").is_visible()
    assert page.locator(".search-dialog .search-results h2 a").first.get_attribute("href").startswith(f"/{lang}/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('h2') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('.search-dialog').open")
    assert page.evaluate("document.activeElement === document.querySelector('form[rel=search] button')")
    page.keyboard.press("/")
    page.wait_for_function("document.querySelector('.search-dialog').open")
    assert page.evaluate("document.querySelectorAll('.search-dialog').length") == 1
    page.keyboard.press("Tab")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice']})")
    assert [rule["id"] for rule in found["violations"]] == []


def test_without_a_script_the_line_in_the_masthead_leads_to_the_search(open_search: OpenSearch) -> None:
    page = open_search("en", path="craft/", script=False)
    line = page.get_by_role("search").get_by_role("searchbox", name="Search")
    line.fill("Amur")
    line.press("Enter")
    page.wait_for_url("**/en/search/?q=Amur")
    assert page.locator(".search-unscripted").is_visible()


def test_nothing_moves_before_a_reader_asks(open_search: OpenSearch) -> None:
    """The engine loads when the words have the focus; what can be narrowed is offered with the first answer."""
    page = open_search("en")
    wait_until_drawn(page)
    before = page.evaluate("document.documentElement.scrollHeight")
    page.focus("#search-words")
    page.wait_for_function("document.querySelector('#search-blog').options.length > 1")
    assert page.evaluate("document.documentElement.scrollHeight") == before
    assert page.locator("#search-blog").is_visible(), "where there is room, it stands beside the results"


def test_what_narrows_a_search_is_folded_where_there_is_no_room(open_search: OpenSearch) -> None:
    page = open_search("en")
    page.set_viewport_size({"width": 800, "height": 900})
    page.reload()
    page.focus("#search-words")
    page.wait_for_function("document.querySelector('#search-blog').options.length > 1")
    assert not page.locator("#search-blog").is_visible()
    page.locator(".search-filters summary").click()
    assert page.locator("#search-blog").is_visible()


@sampled(
    "lang word width",
    *((lang, word, width) for lang, word in (("en", "harbour"), ("ru", "война")) for width in (360, 1280)),
    turns=[("en", "harbour", 360), ("ru", "война", 1280)],
)
def test_nothing_moves_while_an_answer_comes(browser: Any, served: str, lang: str, word: str, width: int) -> None:
    """Opened by an address with a question, such as a reader shares."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(WATCH_SHIFTS)
    page.route("**/*.woff2", lambda font: font.abort())  # one that comes late moves words as well
    page.goto(f"{served}/{lang}/search/?q={word}")
    page.wait_for_function("'complete' in document.querySelector('.search-status').dataset")
    page.evaluate("document.fonts.ready")
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) <= MOST_SHIFT, shifts
    page.close()


def test_what_was_looked_for_is_seen_in_forced_colours(browser: Any, served: str) -> None:
    """A system's own colours: words on its ground, not black on black."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{served}/en/search/?q=harbour")
    page.wait_for_selector(".search-excerpt mark")
    colour, line = page.evaluate(
        """() => {
          const style = getComputedStyle(document.querySelector(".search-excerpt mark"));
          return [style.color, style.textDecorationLine];
        }"""
    )
    assert colour == page.evaluate("getComputedStyle(document.querySelector('.search-excerpt')).color")
    assert line == "underline"
    context.close()


@sampled("lang other", ("en", "ru"), ("ru", "en"), turns=[("ru", "en")])
def test_the_question_goes_along_to_the_other_language(open_search: OpenSearch, lang: str, other: str) -> None:
    page = open_search(lang)
    ask(page, "Armstrong")
    page.locator("nav.languages a").click()
    page.wait_for_url(re.compile(rf"/{other}/search/\?q=Armstrong$"))
    assert len(answered(page)) == 1


def test_a_suggestion_is_searched_for_when_it_is_chosen(open_search: OpenSearch) -> None:
    page = open_search("ru")
    assert ask(page, "владивасток") == []
    page.locator(".search-status button").click()
    page.wait_for_function("document.querySelector('.search-status').dataset.complete === 'владивосток'")
    assert answered(page)[0] == "Владивосток, июль 1986-го"
    assert page.evaluate("document.activeElement.id") == "search-words"


# ---------------------------------------------------------------- the table of questions


def read_questions() -> Iterator[tuple[str, str, list[str]]]:
    """The rows of `tests/spec/search.md`: language, question, and what the answer must have."""
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\| (en|ru) \| (.+?) \| (.+?) \|", line):
            yield match[1], match[2], match[3].split("; ")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_questions_have_the_answers_that_are_wanted(open_search: OpenSearch, lang: str) -> None:
    """All of them in the page itself: a browser takes longer to hear a question than to answer it."""
    questions = [(question, wanted) for language, question, wanted in read_questions() if language == lang]
    assert len(questions) >= 30
    page = open_search(lang)
    answers = page.evaluate(ANSWERS, [question for question, _ in questions])
    assert page.faults == []
    wrong = {}
    for (question, wanted), (titles, said, shown) in zip(questions, answers, strict=True):
        if faults := [want for want in wanted if not is_answered(want, titles, said, shown)]:
            wrong[question] = (faults, said, titles, shown[:1])
    assert wrong == {}


def test_a_shared_question_is_answered_as_a_typed_one(open_search: OpenSearch) -> None:
    """Its words are asked for at once, while the engine loads."""
    page = open_search("en", "?q=Marina+Lind")
    assert len(answered(page)) == 3
    assert "No text" not in page.locator(".search-status").inner_text()


# Of each question: the titles that were found, the words above them, and what stands under each title.
ANSWERS = """async (questions) => {
  const words = document.querySelector("#search-words"), status = document.querySelector(".search-status");
  const plain = (element) => element.innerText.replaceAll("\u00a0", " ");
  const shownUnder = (result) => {
    const shown = [...result.querySelectorAll(".search-excerpt, .search-lines")].map((part) => part.cloneNode(true));
    for (const mark of shown.flatMap((part) => [...part.querySelectorAll("mark")]))
      mark.replaceWith(`*${mark.textContent}*`);
    return shown.map((part) => part.textContent).join(" ");
  };
  const answers = [];
  for (const question of questions) {
    words.value = question;
    words.dispatchEvent(new InputEvent("input", { bubbles: true }));
    words.form.requestSubmit();
    while (!("complete" in status.dataset)) await new Promise((done) => setTimeout(done, 5));
    answers.push([
      [...document.querySelectorAll(".search-results h2")].map(plain),
      plain(status),
      [...document.querySelectorAll(".search-results > li")].map(shownUnder),
    ]);
  }
  return answers;
}"""


def is_answered(want: str, titles: list[str], said: str, shown: list[str]) -> bool:
    kind, _, value = want.partition(": ")
    return {
        "first": lambda: titles[:1] == [value],
        "found": lambda: value in titles,
        "number": lambda: len(titles) == int(value),
        "not": lambda: value not in titles,
        "says": lambda: value in said,
        "shows": lambda: value in shown[0],
        "hides": lambda: not any(value in one for one in shown),
    }[kind]()


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


def test_what_the_settings_name_comes_last(tmp_path: Path, open_site: Callable[[Path], str], browser: Any) -> None:
    """By words of its headings, and by a rare word that it alone has, but not of its title.

    A name of nothing is told.
    """
    texts = {
        "glossary": "# Glossary\n\n## Zebra\n\nZebra, zebra. Shetland animals.\n",
        "guide": "# Horses\n\nWe have a zebra too, and other animals.\n",
    }
    root = write_files(tmp_path, {f"content/en/{name}.md": text for name, text in texts.items()})
    for settings, first in (("", "Glossary"), ('[search]\nlast = ["glossary"]\n', "Horses")):
        write_files(root, {"content/site.toml": settings})
        assert publish(root, formats=("html", "search")).is_published
        page = browser.new_page()
        page.faults = []
        page.goto(f"{open_site(root / 'public')}/en/search/?q=zebra")
        assert answered(page)[0] == first
        assert ask(page, "glossary")[0] == "Glossary"
        assert ask(page, "shetland animals")[0] == first
        page.close()
    write_files(root, {"content/site.toml": '[search]\nlast = ["glosary"]\n'})
    assert "missing-article" in codes(publish(root, formats=("html", "search")))


def test_a_text_is_found_by_other_words_than_its_own(
    tmp_path: Path, open_site: Callable[[Path], str], browser: Any
) -> None:
    """By synonyms that the settings name; and by the word that says most, though another is elsewhere."""
    texts = {
        "pictures": "# Pictures\n\nHow to add a picture.\n",
        "undo": "# Undo\n\n## Undo it\n\nUndo, and undo again.\n",
        "slips": "# Slips\n\nEverybody makes a mistake; few undo it. A zebra, added.\n",
    }
    root = write_files(tmp_path, {f"content/en/{name}.md": text for name, text in texts.items()})
    write_files(root, {"content/site.toml": '[search]\nsynonyms = ["picture image", "slip error"]\n'})
    assert publish(root, formats=("html", "search")).is_published
    page = browser.new_page()
    page.faults = []
    page.goto(f"{open_site(root / 'public')}/en/search/?q=images")
    assert answered(page) == ["Pictures"]
    assert page.locator(".search-status").inner_text() == "Results: 1"
    assert ask(page, "how to add an image") == ["Pictures"]
    assert ask(page, "undo a mistake") == ["Undo", "Slips"]
    assert ask(page, '"undo it" mistake') == ["Slips"]
    page.close()


def test_a_text_is_found_by_what_its_own_field_says(
    tmp_path: Path, open_site: Callable[[Path], str], browser: Any
) -> None:
    """Before a text that only mentions the words, though no reader sees the field; the field must exist."""
    texts = {
        "paper": "---\nasked: page margins, gutter\n---\n# Paper\n\nHow wide the edges are.\n",
        "notes": "# Notes\n\nNotes stand in the margins of a page, in the margins of every page.\n",
    }
    settings = '[search]\nfields = ["asked"]\n[fields.asked]\ntype = "text"\n'
    root = write_files(tmp_path, {f"content/en/{name}.md": text for name, text in texts.items()})
    write_files(root, {"content/site.toml": settings})
    assert publish(root, formats=("html", "search")).is_published
    page = browser.new_page()
    page.faults = []
    page.goto(f"{open_site(root / 'public')}/en/search/?q=page+margins")
    assert answered(page) == ["Paper", "Notes"]
    assert ask(page, "gutters") == ["Paper"]
    assert "No text" not in page.locator(".search-status").inner_text()
    page.close()
    write_files(root, {"content/site.toml": settings.replace('["asked"]', '["askd"]')})
    assert "wrong-value" in codes(publish(root, formats=("html", "search")))


def test_words_of_a_text_never_become_markup(tmp_path: Path, open_site: Callable[[Path], str], browser: Any) -> None:
    text = "# Markup\n\nA tag `<img src=x onerror=document.title=1>` &lt;b&gt;here&lt;/b&gt; & there, zebra.\n"
    root = write_files(tmp_path, {"content/en/markup.md": text})
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
    root = write_files(tmp_path, {"content/en/a.md": "# A\n\nWords.\n"})
    assert publish(root).is_published
    assert [path for path in files_of(root / "public") if "search" in path or "pagefind" in path] == []
    assert b"search" not in files_of(root / "public")["en/a/index.html"]


def test_the_index_is_made_again_only_where_a_text_changed(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"content/en/a.md": "# A\n\nWords.\n", "content/en/b.md": "# B\n\nMore words.\n"})
    assert publish(root, formats=("html", "search")).renditions_made == 1
    write_files(root, {"content/site.toml": "per_page = 1\n"})
    assert publish(root, formats=("html", "search")).renditions_made == 0
    write_files(root, {"content/en/b.md": "# B\n\nOther words.\n"})
    assert publish(root, formats=("html", "search")).renditions_made == 1


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the texts that the indexer is given."""
    given: list[str] = []

    def index(texts: list[SearchText]) -> list[indexing.IndexedText]:
        given.extend(text.href for text in texts)
        return indexing.index_texts(texts)

    monkeypatch.setattr(search_writer, "index_texts", index)
    return given


def test_only_texts_that_changed_are_indexed(tmp_path: Path, indexed: list[str]) -> None:
    texts = {f"content/{lang}/{name}.md": f"# {name}\n\nWords.\n" for lang in ("en", "ru") for name in "abc"}
    root = write_files(tmp_path, texts)
    assert publish(root, formats=("html", "search")).is_published
    assert len(indexed) == 6
    indexed.clear()
    write_files(root, {"content/en/b.md": "# b\n\nOther words.\n"})
    assert publish(root, formats=("html", "search")).is_published
    assert indexed == ["/en/b/"]
    indexed.clear()
    write_files(root, {"content/en/b.md": "# B\n\nOther words.\n"})
    assert publish(root, formats=("html", "search")).is_published
    assert indexed == ["/en/b/", "/ru/b/"]  # a result names its twin


def test_another_name_of_a_person_is_indexed_in_every_language(tmp_path: Path, indexed: list[str]) -> None:
    """A result names its twin, though the page of a person does not show the name in other languages."""
    texts = {f"content/{lang}/a.md": "---\nauthors: [ann]\n---\n\n# A\n\nWords.\n" for lang in ("en", "ru")}
    root = write_files(tmp_path, texts | {"content/people/ann.toml": '[name]\nen = "Ann"\nru = "Анна"\n'})
    assert publish(root, formats=("html", "search")).is_published
    indexed.clear()
    write_files(root, {"content/people/ann.toml": '[name]\nen = "Ann"\nru = "Аня"\n'})
    assert publish(root, formats=("html", "search")).is_published
    assert [href for href in indexed if "people" in href] == ["/en/people/ann/", "/ru/people/ann/"]


@pytest.mark.parametrize("is_sound", [True, False], ids=["wrong form", "wrong checksum"])
def test_texts_that_the_cache_lost_are_indexed_again(tmp_path: Path, indexed: list[str], is_sound: bool) -> None:
    root = write_files(tmp_path, {f"content/en/{name}.md": f"# {name}\n\nWords.\n" for name in "ab"})
    assert publish(root, formats=("html", "search")).is_published
    forge_indexed_texts(root / ".cache/diglot/store.sqlite", is_sound=is_sound)
    write_files(root, {"content/en/b.md": "# b\n\nOther words.\n"})
    indexed.clear()
    report = publish(root, formats=("html", "search"))
    assert report.is_published
    assert "damaged-store" in codes(report)
    assert sorted(set(indexed)) == ["/en/a/", "/en/b/"]
    assert publish(root, formats=("html", "search"), output=root / "fresh", is_fresh=True).is_published
    assert files_of(root / "public") == files_of(root / "fresh")


def test_texts_that_the_cache_no_longer_has_are_indexed_again_and_nothing_else(
    tmp_path: Path, indexed: list[str]
) -> None:
    """Where no file of the index can be kept, though what is known of all texts is there."""
    root = write_files(tmp_path, {f"content/en/{name}.md": f"# {name}\n\nWords.\n" for name in "ab"})
    assert publish(root, formats=("html", "search")).is_published
    with sqlite3.connect(root / ".cache/diglot/store.sqlite") as rows:
        for key, value in rows.execute("SELECT key, value FROM kept").fetchall():
            with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                msgspec.msgpack.decode(value, type=search_writer.IndexedText)
                rows.execute("DELETE FROM kept WHERE key = ?", (key,))
    rows.close()
    published = files_of(root / "public")
    shutil.rmtree(root / "public")
    indexed.clear()
    report = publish(root, formats=("html", "search"))
    assert report.is_published and "damaged-store" not in codes(report)
    assert sorted(indexed) == ["/en/a/", "/en/b/"]
    assert files_of(root / "public") == published


def forge_indexed_texts(store: Path, *, is_sound: bool) -> None:
    """Give each text that was indexed another value, with or without a checksum that fits it."""
    with sqlite3.connect(store) as rows:
        for key, value in rows.execute("SELECT key, value FROM kept").fetchall():
            with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                msgspec.msgpack.decode(value, type=search_writer.IndexedText)
                forged = b"\x91" + value[1:]
                checksum = _checksum(key, forged if is_sound else value)
                rows.execute("UPDATE kept SET value = ?, checksum = ? WHERE key = ?", (forged, checksum, key))
    rows.close()


def test_words_are_listed_without_marks_the_most_frequent_first() -> None:
    html = "<p>Ёлка, ёлка&nbsp;и&shy; йод</p><p>Café за́мок №5 &lt;tag&gt;</p>"
    assert render_word_list(count_words(html)) == "елка\ncafe\ntag\nзамок\nйод"


def test_an_indexer_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/bin/false")
    root = write_files(tmp_path, {"content/en/a.md": "# A\n\nWords.\n"})
    report = publish(root, formats=("html", "search"))
    assert "search-failed" in codes(report)
    assert not report.is_published

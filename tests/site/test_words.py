"""The words of the interface on published pages: each in its language, numbers and dates by that language's rules."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from diglot.adapters.catalogues import Localization, read_localization
from diglot.model.languages import LANGUAGES
from tests.tools.published import PublishedPage, Site, effective_lang, spoken_texts

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "locales" / "ru" / "LC_MESSAGES" / "diglot.po"
NO_BREAK_SPACE = "\u00a0"

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}

# Names that Russian, too, writes in Latin letters.
LATIN_NAMES = frozenset(
    "Telegram VK WhatsApp X Facebook LinkedIn PDF EPUB Atom JSON Feed CC BY diglot Council Notes English EN RU JavaScript BibTeX RIS CSL".split()
)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, abort_invalid=True)


@pytest.fixture(scope="module")
def russian() -> Localization:
    return read_localization(LANGUAGES["ru"], [ROOT / "locales"])


def pattern_of(msgid: str) -> re.Pattern[str]:
    """A message as it may stand on a page: whatever fills it may be there or be an element of its own."""
    parts = [re.escape(part.strip()) for part in re.split(r"%\(\w+\)s", msgid.replace("%%", "%"))]
    return re.compile(r".*".join(parts), re.DOTALL)


def english_words(catalogue: Catalog) -> dict[str, re.Pattern[str]]:
    """Every English message that Russian says otherwise, as a pattern of the whole text."""
    found: dict[str, re.Pattern[str]] = {}
    for message in catalogue:
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        for msgid in ids:
            bare = re.sub(r"%\(\w+\)s", "", msgid)
            if re.search("[A-Za-z]{2}", bare) and "{" not in msgid and msgid not in strings:
                found[msgid] = pattern_of(msgid)
    return found


def on_russian_pages(site: Site) -> Iterator[tuple[PublishedPage, Any, str]]:
    """Every Russian text of every Russian page, on one line."""
    for page in site.full_pages:
        if page.lang == "ru":
            for element, text in spoken_texts(page):
                if effective_lang(element) == "ru":
                    yield page, element, " ".join(text.replace(NO_BREAK_SPACE, " ").split())


def is_authors(element: Any) -> bool:
    """Does an element stand in what an author wrote, rather than in the house's frame around it?"""
    marks = (
        "prose",
        "note-text",
        "biography-text",
        "standfirst",
        "entry-standfirst",
        "home-section-introduction",
        "parallel-notes",
        "citation-text",  # it has the address of the page, and so has what is printed
        "foot-printed",
    )
    rows = (element, *element.iterancestors())
    return any(set(row.get("class", "").split()) & set(marks) or row.tag == "title" for row in rows)


def test_no_english_message_is_left_on_a_russian_page(site: Site, catalogue: Catalog) -> None:
    """The English words of the interface are its msgids; none may shine through."""
    patterns = english_words(catalogue)
    assert len(patterns) > 50
    texts = {text: page.place for page, _, text in on_russian_pages(site) if re.search("[A-Za-z]", text)}
    wrong = {(place, text) for text, place in texts.items() for pattern in patterns.values() if pattern.fullmatch(text)}
    assert wrong == set()


def test_an_english_message_would_be_found(catalogue: Catalog) -> None:
    patterns = english_words(catalogue).values()
    for text in ("Archive", "Skip to the text", "6 min read", "By", "Translated by", "33 votes (31%)"):
        assert any(pattern.fullmatch(text) for pattern in patterns), text
    assert not any(pattern.fullmatch("Архив") for pattern in patterns)


def test_the_frame_of_a_russian_page_is_in_russian(site: Site) -> None:
    """Outside what authors wrote, Latin words are names that Russian writes so: none bypasses the catalogue."""
    wrong = set()
    for page, element, text in on_russian_pages(site):
        if not is_authors(element) and element.tag != "kbd":  # a key is named by the letter on it
            latin = set(re.findall(r"[A-Za-z]+", text)) - LATIN_NAMES
            wrong |= {(page.place, text) for _ in latin}
    assert wrong == set()


def test_the_frame_of_an_english_page_is_in_english(site: Site) -> None:
    """No Russian word in an English text of the house; autonyms and titles in Russian say their language."""
    wrong = {
        (page.place, text)
        for page in site.full_pages
        if page.folder == "en"
        for element, text in spoken_texts(page)
        if effective_lang(element) == "en" and not is_authors(element) and re.search("[А-Яа-яЁё]", text)
    }
    assert wrong == set()


# ---------------------------------------------------------------- numbers


def form_of(n: int) -> int:
    """Which of three Russian forms goes with a number: 0 for 1, 21; 1 for 2–4, 22; 2 for 5–20, 11–14, 25."""
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else 2


FORMS = {
    "минут": ("минута", "минуты", "минут"),
    "голос": ("голос", "голоса", "голосов"),
}


@pytest.mark.parametrize("stem", FORMS)
def test_russian_nouns_go_with_their_numbers(site: Site, stem: str) -> None:
    """1 минута, 2 минуты, 5 минут; 33 голоса, 18 голосов: on the pages."""
    found = []
    for page, element, text in on_russian_pages(site):
        if not is_authors(element):
            for number, noun in re.findall(rf"(\d+) ({stem}[а-я]*)", text):
                found.append((page, int(number), noun))
    assert len({number for _, number, _ in found}) > 3
    assert [row for row in found if row[2] != FORMS[stem][form_of(row[1])]] == []


@pytest.mark.parametrize(
    ("n", "minutes", "votes"),
    [
        (1, "1 минута", "1 голос"),
        (2, "2 минуты", "2 голоса"),
        (4, "4 минуты", "4 голоса"),
        (5, "5 минут", "5 голосов"),
        (11, "11 минут", "11 голосов"),
        (14, "14 минут", "14 голосов"),
        (21, "21 минута", "21 голос"),
        (22, "22 минуты", "22 голоса"),
        (25, "25 минут", "25 голосов"),
        (101, "101 минута", "101 голос"),
        (111, "111 минут", "111 голосов"),
    ],
)
def test_the_catalogue_knows_three_forms(russian: Localization, n: int, minutes: str, votes: str) -> None:
    """CLDR's plural rules for Russian, whatever numbers the sample happens to hold; a no-break space after each."""
    read = russian.ngettext("%(n)s min read", "%(n)s min read", n) % {"n": n}
    voted = russian.ngettext("%(n)s vote (%(share)s)", "%(n)s votes (%(share)s)", n) % {"n": n, "share": "5 %"}
    assert read.startswith(f"{minutes} ".replace(" ", NO_BREAK_SPACE, 1))
    assert voted.startswith(f"{votes} (".replace(" ", NO_BREAK_SPACE, 1))


def test_english_nouns_go_with_their_numbers(site: Site) -> None:
    """1 vote, 2 votes."""
    found = [
        match
        for page in site.full_pages
        if page.lang == "en"
        for element, text in spoken_texts(page)
        if not is_authors(element)
        for match in re.findall(r"(\d+)\s(votes?)\b", text)
    ]
    assert len(set(found)) > 3
    assert [row for row in found if row[1].endswith("s") is (row[0] == "1")] == []


# ---------------------------------------------------------------- dates


def test_a_date_is_written_as_its_language_writes_it(site: Site) -> None:
    """12 March 2015; 12 марта 2015 г. with no-break spaces, so that no line ends after the day or begins with «г.»."""
    found = 0
    for page in site.full_pages:
        for element in page.tree.xpath("//time"):
            day = dt.date.fromisoformat(element.get("datetime"))
            lang = effective_lang(element)
            month = MONTHS[lang][day.month - 1]
            expected = f"{day.day} {month} {day.year}"
            if lang == "ru":
                expected = f"{day.day}\u00a0{month} {day.year}\u00a0г."
            written = element.text_content()
            assert written.replace(NO_BREAK_SPACE, " ") == expected.replace(NO_BREAK_SPACE, " "), page
            if lang == "ru":
                assert written.endswith(f"{day.year}\u00a0г."), page
                assert written.startswith(f"{day.day}\u00a0"), page
            found += 1
    assert found > 200


# ---------------------------------------------------------------- a poll

VOTES = {"en": r"(\d+)\u00a0votes? \((\d+)%\)", "ru": r"(\d+)\u00a0голос(?:а|ов)? \((\d+)\u00a0%\)"}


def test_a_poll_gives_votes_and_shares_in_each_language(site: Site) -> None:
    """“33 votes (31%)”, «33 голоса (31 %)» with no-break spaces after the number and before the sign; the same numbers in both."""
    numbers = {}
    for page in site.articles:
        rows = page.tree.xpath('//section[@class="poll"]//span[@class="poll-votes"]')
        if rows:
            matches = [re.fullmatch(VOTES[page.lang], row.text_content()) for row in rows]
            assert all(matches), (page, [row.text_content() for row in rows])
            numbers[page.lang] = [(int(match[1]), int(match[2])) for match in matches if match]
    assert set(numbers) == {"en", "ru"}
    assert numbers["en"] == numbers["ru"]
    assert (33, 31) in numbers["en"]


def test_the_shares_of_a_poll_add_up(site: Site) -> None:
    """To 100, and none is further than one percent from the truth; the total is the sum of the votes."""
    polls = [page for page in site.articles if page.tree.xpath('//section[@class="poll"]')]
    assert len(polls) == 2
    for page in polls:
        words = [row.text_content() for row in page.tree.xpath('//span[@class="poll-votes"]')]
        rows = [tuple(map(int, re.findall(r"\d+", row))) for row in words]
        total = sum(votes for votes, _ in rows)
        assert sum(share for _, share in rows) == 100, page
        assert all(abs(share - 100 * votes / total) < 1 for votes, share in rows), page
        (facts,) = page.tree.xpath('//p[@class="poll-facts"]')
        assert re.findall(r"\d+", facts.text_content())[0] == str(total), page
        bars = page.tree.xpath('//*[@class="poll-share"]/@width')
        assert [int(width) for width in bars] == [share for _, share in rows], page

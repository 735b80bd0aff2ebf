"""Where an address leads; and what an editor is told where it leads nowhere."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from diglot.core.links.dead_links import (
    LinkingText,
    SuggestionCache,
    _relative,
    find_dead_links,
    find_lines,
    suggest_file,
)
from diglot.model.problems import DeadAnchor, DeadLink, MissingPicture, MisspeltLink, Problem
from diglot.model.publication import AddressUse, ElementLocation, Publication
from tests.tools.small_words import directory, manuscript, metadata, publication

FILES = ["content/en/asia/map.svg", "content/media/spread.svg", "content/en/asia/table.csv"]


@pytest.fixture(scope="module")
def whole() -> Publication:
    return publication(
        manuscript("en/asia/index"), manuscript("en/asia/seoul"), manuscript("ru/asia/seoul", slug="сеул"),
        manuscript("en/about"),
    )  # fmt: skip


def faults(whole: Publication, address: str, kind: str = "link", anchors: Sequence[str] = ()) -> list[Problem]:
    """What is wrong with one address in the English “about”."""
    use = AddressUse(address, address.partition(":")[2] or address, ElementLocation(kind, 0))  # type: ignore[arg-type]
    known = metadata(anchors, uses=(use,))
    anchors_of = {("asia/seoul", "en"): ["credit"]}
    text = LinkingText(
        "content/en/about.md",
        "en",
        "about",
        known,
        lambda article, edition: metadata(anchors_of.get((article.key, edition.lang), ())),
    )
    return [placed.problem for placed in find_dead_links(text, [use], directory(whole, FILES))]


@pytest.mark.parametrize(
    "address",
    [
        "article:en/asia/seoul",
        "article:en/asia/seoul#credit",
        "article:ru/asia/seoul",
        "article:ru/asia/%D1%81%D0%B5%D1%83%D0%BB",
        "article:EN/About",
        "article:asia/seoul",
        "article:en/asia",
        "article:ru/about",
        "article:en",
        "article:",
        "article:en/archive",
        "asset:en/feed.xml",
        "asset:en/asia/feed.json",
        "asset:en/asia/map.svg",
        "asset:ru/asia/map.svg",
        "asset:en/spread.svg",
        "asset:media/spread.svg",
        "#here",
    ],
)
def test_it_leads_somewhere(whole: Publication, address: str) -> None:
    """To a text by its file or its page, to a list, to a file of any of the places where files may stand."""
    assert faults(whole, address, anchors=["here"]) == []


def test_a_text_that_is_not_there_is_told_with_the_nearest_as_it_is_typed(whole: Publication) -> None:
    assert faults(whole, "article:en/asia/seuol") == [
        MisspeltLink("content/en/about.md", None, "en/asia/seuol", "asia/seoul.md")
    ]
    assert faults(whole, "article:en/zzz") == [DeadLink("content/en/about.md", None, "en/zzz")]


def test_a_place_that_is_not_there_is_told_with_the_nearest(whole: Publication) -> None:
    assert faults(whole, "article:en/asia/seoul#credits") == [
        DeadAnchor("content/en/about.md", None, "en/asia/seoul#credits", "credits", " (credit?)")
    ]
    assert faults(whole, "#zzz") == [DeadAnchor("content/en/about.md", None, "#zzz", "zzz", "")]


def test_a_picture_that_is_not_there_is_told_with_where_it_was_looked_for(whole: Publication) -> None:
    (problem,) = faults(whole, "asset:en/gone.svg", "image")
    assert isinstance(problem, MissingPicture)
    assert problem.looked == "content/en/gone.svg, content/ru/gone.svg, content/media/gone.svg"


def test_a_file_that_is_not_there_is_a_dead_link(whole: Publication) -> None:
    (problem,) = faults(whole, "asset:en/gone.pdf")
    assert isinstance(problem, DeadLink)


def test_a_page_is_no_picture(whole: Publication) -> None:
    (problem,) = faults(whole, "article:en/asia/seoul", "image")
    assert isinstance(problem, MissingPicture)


def test_an_address_without_a_language_means_the_reader_s_own(whole: Publication) -> None:
    whole_directory = directory(whole)
    found = whole_directory.article("asia/seoul", "ru")
    assert found
    assert (found[0].key, found[1]) == ("asia/seoul", "ru")


def test_the_line_of_an_address_is_told_where_it_stands_once() -> None:
    """A line too far, and the editor looks at another link; none where it is not certain."""
    once, twice = (
        AddressUse(f"article:{name}", f"{name}.md", ElementLocation("link", at))
        for at, name in enumerate(("once", "twice"))
    )
    body = "# Title\n\nSee [this](once.md).\n\n[Here](twice.md) and [there](twice.md).\n"
    assert find_lines([once, twice, twice], [once, twice], body) == {once.place: 3}


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("[](once.md)", 1),
        ("\n[this](once.md)", 2),
        ("[this](<once.md>)", 1),
        ('[this](once.md "Title")', 1),
        ("It is in once.md, or in (once.md).", None),
        ("[this](once.mdx)", None),
    ],
)
def test_only_the_address_of_a_link_has_a_line(body: str, line: int | None) -> None:
    use = AddressUse("article:once", "once.md", ElementLocation("link", 0))
    assert find_lines([use], [use], body) == ({use.place: line} if line else {})


def test_a_link_that_is_repeated_by_a_note_has_no_line() -> None:
    """Two uses, and one place in the body: the other may be in a reference."""
    use = AddressUse("article:once", "once.md", ElementLocation("link", 0))
    assert find_lines([use, use], [use], "[this](once.md)") == {}
    assert find_lines([use], [use], "[this](once.md), [that](once.md)") == {}


@pytest.mark.parametrize(
    ("target", "home", "keys", "nearest"),
    [
        ("x/notes/bridge", "", ("a/bridge", "notes/bridge"), "notes/bridge"),
        ("q/x/notes/bridge", "", ("w/x/notes/bridge", "z/notes/bridge"), "w/x/notes/bridge"),
        ("q/x/notes/bridge", "", ("q/bridge", "x/notes/bridge", "x/bridge"), "x/notes/bridge"),
        ("bridge", "notes/deep", ("asia/bridge", "notes/bridge"), "notes/bridge"),
        ("bridge", "", ("a/b/bridge", "z/bridge"), "z/bridge"),
        ("bridge", "", ("z/bridge", "y/bridge"), "y/bridge"),
        ("brigde", "notes", ("asia/bridge", "notes/bridge"), "notes/bridge"),
        ("notes/nothing", "", ("asia/bridge", "notes/bridge"), ""),
    ],
)
def test_of_equal_names_the_nearest_is_suggested(target: str, home: str, keys: Sequence[str], nearest: str) -> None:
    """To the address as it is typed, then to the text that links; then the shorter path, then by the alphabet."""
    for order in (keys, keys[::-1]):
        whole = publication(*(manuscript(f"en/{key}") for key in order))
        assert directory(whole).like(target, home) == nearest


def test_an_address_with_a_language_leads_to_that_language(whole: Publication) -> None:
    for address, home, lang in (("ru/asia/сеул", "en", "ru"), ("asia/сеул", "ru", "ru"), ("EN/ABOUT", "ru", "ru")):
        found = directory(whole).article(address, home)  # type: ignore[arg-type]
        assert found
        assert found[1] == lang


def test_why_a_text_is_held_is_known_by_either_address(whole: Publication) -> None:
    held = msgspec.structs.replace(directory(whole), held={("asia/seoul", "ru"): "draft"})
    assert held.why_held("ru/asia/seoul", "en") == "draft"
    assert held.why_held("asia/seoul", "ru") == "draft"
    assert held.why_held("asia/seoul", "en") == ""


def test_a_file_is_suggested_as_it_is_typed(whole: Publication) -> None:
    known = directory(whole, FILES)
    assert suggest_file("en/spraed.svg", "content/en/about.md", known) == " (spread.svg?)"
    assert suggest_file("en/tabel.csv", "content/en/about.md", known) == " (asia/table.csv?)"
    assert suggest_file("en/zzz.pdf", "content/en/about.md", known) == ""


@pytest.mark.parametrize(
    ("path", "folder", "relative"),
    [
        ("content/en/craft/dash.md", "content/en/craft", "dash.md"),
        ("content/en/craft/dash.md", "content/en", "craft/dash.md"),
        ("content/en/dash.md", "content/en/craft/deep", "../../dash.md"),
    ],
)
def test_a_path_is_relative_to_its_folder(path: str, folder: str, relative: str) -> None:
    assert _relative(path, folder) == relative


def test_suggestions_of_a_build_are_bounded() -> None:
    cache = SuggestionCache(most=1)
    assert [like for _, like in cache.suggest("x", "brigde", lambda: ["bridge"])] == ["bridge"]
    assert cache.suggest("x", "bridg", lambda: ["bridge"]) == ()

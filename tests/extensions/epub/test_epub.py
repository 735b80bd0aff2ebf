"""The EPUBs of the sample publication: EPUBCheck finds no fault, and their content is that of the pages."""

from __future__ import annotations

import copy
import datetime as dt
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PIL import Image

from diglot.extensions.epub.core.epub_package import write_package
from diglot.extensions.epub.model.ebooks import BookFacts
from tests.site.test_pages_in_chromium import AXE
from tests.tools import epubs
from tests.tools.photographs import SECOND, photograph
from tests.tools.publication import publish, write_files
from tests.tools.published import Site

FONTS = Path(__file__).parents[3] / "assets" / "fonts"

XHTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
OPF, DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
WCAG = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]'


@dataclass(frozen=True)
class Book:
    """An EPUB as a reading system opens it. place: inside the site ("/en/about.epub")."""

    place: str
    content: bytes

    def __repr__(self) -> str:
        return self.place

    @cached_property
    def volume(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.content))

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Everything in the book's folder, by place."""
        names = [name for name in self.volume.namelist() if name.startswith("EPUB/")]
        return {name.removeprefix("EPUB/"): self.volume.read(name) for name in names}

    @cached_property
    def package(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.files["package.opf"])

    @cached_property
    def pages(self) -> Mapping[str, ElementTree.Element]:
        """Every page as a tree, by place."""
        return {
            place: ElementTree.fromstring(content) for place, content in self.files.items() if place.endswith(".xhtml")
        }

    @property
    def text(self) -> ElementTree.Element:
        return self.pages["text.xhtml"]

    def dc(self, name: str) -> list[str]:
        return [element.text or "" for element in self.package.iter(f"{DC}{name}")]

    def meta(self, name: str) -> list[str]:
        elements = self.package.iter(f"{OPF}meta")
        return [element.text or "" for element in elements if element.get("property") == name]

    @property
    def contributors(self) -> list[tuple[str, str]]:
        """Names and roles."""
        metas = list(self.package.iter(f"{OPF}meta"))
        roles = {row.get("refines"): row.text or "" for row in metas if row.get("property") == "role"}
        people = [*self.package.iter(f"{DC}creator"), *self.package.iter(f"{DC}contributor")]
        return [(person.text or "", roles[f"#{person.get('id')}"]) for person in people]

    @property
    def is_bilingual(self) -> bool:
        return self.place.startswith("/en-ru/")


def words_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def without_players(element: ElementTree.Element) -> ElementTree.Element:
    """Return a copy without stills of films, whose addresses are those of the edition."""
    whole = copy.deepcopy(element)
    for parent in list(whole.iter()):
        for figure in [child for child in parent if "player" in (child.get("class") or "").split()]:
            parent.remove(figure)
    return whole


def classed(tree: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (element for element in tree.iter() if name in (element.get("class") or "").split())


@pytest.fixture(scope="module")
def books(sample_site: Site) -> list[Book]:
    """The books of the editions; those of volumes are read in test_book_pdf.py."""
    names = [name for name in sorted(sample_site.files) if name.endswith(".epub") and "/volumes/" not in name]
    return [Book(f"/{name}", (sample_site.folder / name).read_bytes()) for name in names]


@pytest.fixture(scope="module")
def editions(books: list[Book]) -> list[Book]:
    return [book for book in books if not book.is_bilingual]


@pytest.fixture(scope="module")
def bilinguals(books: list[Book]) -> list[Book]:
    return [book for book in books if book.is_bilingual]


def page_of(site: Site, book: Book) -> Any:
    return site.pages[f"{book.place.removesuffix('.epub')}/"].tree


ODD_TEXT = """---
title: 'Tags & <signs> "quoted"'
---

![A stamp](stamp.avif)

A [link](other.md), a [place](#nowhere-but-here), a formula $x^2 < y$, and an ampersand: R&D.[^1]

<div id="here">Markup<br>that <b>HTML alone</b> allows<hr></div>

## Nowhere but here

[^1]: A note with a [link](other.md).

    And a second paragraph.
"""


@pytest.fixture(scope="module")
def odd_publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the books of a site without an address, with a text that contains everything difficult."""
    root = write_files(
        tmp_path_factory.mktemp("odd"),
        {
            "content/site.toml": 'languages = ["en"]\n',
            "content/en/odd.md": ODD_TEXT,
            "content/en/other.md": "---\ntitle: Other\n---\n\nWords.\n",
        },
    )
    Image.new("RGB", (60, 40), (140, 47, 27)).save(root / "content" / "en" / "stamp.avif")
    publish(root, formats=("html", "epub"))
    return root / "public" / "en"


# ---------------------------------------------------------------- EPUBCheck


@pytest.fixture(scope="module")
def findings(
    sample_site: Site, books: list[Book], odd_publication: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Any]:
    """The findings of EPUBCheck by a book's place; under "torn", those of a damaged book. Java is slow to start."""
    if not epubs.has_java():
        pytest.skip("no Java runtime")
    torn = tmp_path_factory.mktemp("torn") / "torn.epub"
    with zipfile.ZipFile(torn, "w") as volume:
        for name in books[0].volume.namelist():
            content = books[0].volume.read(name)
            volume.writestr(name, content.replace(b"</article>", b"") if name.endswith("/text.xhtml") else content)
    places = {sample_site.folder / book.place.strip("/"): book.place for book in books}
    places |= {odd_publication / f"{slug}.epub": f"odd house: {slug}" for slug in ("odd", "other")}
    checked = epubs.check([*places, torn])
    return {places.get(path, "torn"): finding.messages for path, finding in checked.items()}


def test_epubcheck_finds_neither_error_nor_warning(findings: Mapping[str, Any]) -> None:
    assert len(findings) > 30
    assert {place: messages for place, messages in findings.items() if messages and place != "torn"} == {}


def test_epubcheck_finds_faults(findings: Mapping[str, Any]) -> None:
    """Otherwise its silence would prove nothing."""
    assert "FATAL" in {severity for severity, *_ in findings["torn"]}


# ---------------------------------------------------------------- the container


def test_every_edition_has_a_book_beside_its_page(sample_site: Site, editions: list[Book]) -> None:
    pages = {
        f"/{lang}/{key}" for key, langs in sample_site.texts.items() for lang in langs
    }  # the places differ by slug, the number does not
    assert len(editions) == len(pages)
    for book in editions:
        assert f"{book.place.removesuffix('.epub')}/" in sample_site.pages


def test_every_translated_text_has_a_bilingual_book(sample_site: Site, bilinguals: list[Book]) -> None:
    assert len(bilinguals) == sum(len(langs) == 2 for langs in sample_site.texts.values())


def test_pages_link_their_books(sample_site: Site, books: list[Book]) -> None:
    offered = {
        unquote(urlsplit(link.get("href")).path)
        for page in sample_site.articles
        for link in page.tree.xpath('//a[@type="application/epub+zip"]')
    }
    assert offered == {book.place for book in books}


def test_the_container_begins_with_its_media_type(books: list[Book]) -> None:
    """So that the first bytes identify it: EPUB 3.3, 4.3."""
    for book in books:
        assert book.content[:58] == b"PK\x03\x04" + book.content[4:30] + b"mimetypeapplication/epub+zip"
        assert book.volume.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_the_container_has_no_date_and_its_files_are_sorted(books: list[Book]) -> None:
    for book in books:
        entries = book.volume.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        names = [entry.filename for entry in entries[1:]]
        assert names == sorted(names)


def test_a_second_build_makes_the_same_books(
    sample_site: Site, build_site: Callable[..., Site], tmp_path: Path, books: list[Book]
) -> None:
    shutil.copytree(sample_site.root / "content", tmp_path / "content")
    again = build_site(tmp_path, tmp_path / "public", "--formats", "html,epub,epub-bilingual", "--jobs", "1")
    for book in books:
        # Compared as booleans: pytest would print the difference of the bytes.
        assert ((again.folder / book.place.strip("/")).read_bytes() == book.content, book) == (True, book)


# ---------------------------------------------------------------- addresses


def test_a_book_loads_nothing_from_outside(books: list[Book]) -> None:
    for book in books:
        loaded = set()
        for place, tree in book.pages.items():
            for element in tree.iter():
                if element.tag != f"{XHTML}a":
                    loaded |= {(place, value) for name in ("src", "href") if (value := element.get(name))}
        # A QR code is drawn in the page itself.
        loaded = {(place, value) for place, value in loaded if not value.startswith("data:image/svg+xml;base64,")}
        css = book.files["styles/epub.css"].decode()
        loaded |= {("styles/epub.css", name) for name in re.findall(r'url\("([^"]+)"\)', css)}
        assert {normpath(join(dirname(place), name)) for place, name in loaded} <= set(book.files)
        assert not re.search(r"@import|https?:", css)
        for place, content in book.files.items():
            if place.endswith(".svg"):
                assert not re.search(rb"""(?:href|src)=["'](?!#|data:)|url\(["']?(?!#|data:)""", content)


def test_links_lead_into_the_book_or_to_absolute_urls(books: list[Book]) -> None:
    for book in books:
        ids = {place: {row.get("id") for row in tree.iter()} for place, tree in book.pages.items()}
        for place, tree in book.pages.items():
            for link in tree.iter(f"{XHTML}a"):
                href = link.get("href", "#")
                if not re.match(r"https?://|mailto:", href):
                    page, _, fragment = href.partition("#")
                    assert not fragment or fragment in ids[page or place], (book, href)
                    assert (page or place) in book.pages


def test_fonts_are_subset_for_books_and_renamed(books: list[Book]) -> None:
    """Their licence reserves the name “Source” for unmodified fonts."""
    for book in books:
        fonts = {place: content for place, content in book.files.items() if place.endswith(".woff2")}
        assert len(fonts) == 3
        for place, content in fonts.items():
            assert content == (FONTS / "books" / PurePosixPath(place).name).read_bytes()
            assert "Source" not in place
        licence = "LICENSE-source-serif.md"
        assert book.files[f"fonts/{licence}"] == (FONTS / licence).read_bytes()


def test_every_picture_has_a_description(books: list[Book]) -> None:
    pictures = [image for book in books for tree in book.pages.values() for image in tree.iter(f"{XHTML}img")]
    assert len(pictures) > len(books)
    assert [image.get("src") for image in pictures if not image.get("alt")] == []


def test_every_book_has_the_pictures_of_its_text_and_no_others(books: list[Book]) -> None:
    for book in books:
        shown = {image.get("src") for tree in book.pages.values() for image in tree.iter(f"{XHTML}img")}
        kept = {place for place in book.files if place.startswith("media/")}
        assert kept == {place for place in shown if place and place.startswith("media/")}


# ---------------------------------------------------------------- the text


def test_a_book_has_the_words_of_its_page(sample_site: Site, editions: list[Book]) -> None:
    for book in editions:
        (prose,) = classed(book.text, "prose")
        (on_page,) = page_of(sample_site, book).xpath('//div[@class="prose"]')
        # A page has a player where a book has a still and an address.
        assert words_of(without_players(prose)) == words_of(without_players(on_page))


def test_every_call_leads_to_its_note_and_back(books: list[Book]) -> None:
    seen = 0
    for book in books:
        by_id = {row.get("id"): row for row in book.text.iter() if row.get("id")}
        calls = [row for row in book.text.iter() if row.get(f"{OPS}type") == "noteref"]
        notes = [row for row in book.text.iter() if row.get(f"{OPS}type") == "footnote"]
        assert len(calls) == len(notes)
        for call in calls:
            note = by_id[call.get("href", "")[1:]]
            assert (note.tag, note.get("role")) == (f"{XHTML}aside", "doc-footnote")
            back = next(row for row in note.iter() if row.get("role") == "doc-backlink")
            assert by_id[back.get("href", "")[1:]] is call
            assert back.text == call.text
            seen += 1
    assert seen > 100


def test_both_texts_alternate_by_passage_each_in_its_language(bilinguals: list[Book], editions: list[Book]) -> None:
    whole = {book.place: words_of(without_players(next(classed(book.text, "prose")))) for book in editions}
    for book in bilinguals:
        pairs = list(classed(book.text, "pair"))
        sides: dict[str, list[str]] = {}
        for pair in pairs:
            for side in pair:
                sides.setdefault(side.get(XML_LANG) or "", []).append(words_of(without_players(side)))
        other = next(lang for lang in sides if lang)
        assert {book.text.get(XML_LANG), other} == {"en-GB", "ru-RU"}
        assert len(pairs) > 2
        texts = {" ".join(filter(None, rows)) for rows in sides.values()}
        assert texts <= set(whole.values())


def test_the_contents_list_every_heading_in_order(books: list[Book]) -> None:
    for book in books:
        headings = [
            row.get("id") for row in book.text.iter() if row.tag in (f"{XHTML}h2", f"{XHTML}h3") and row.get("id")
        ]
        toc = next(row for row in book.pages["nav.xhtml"].iter(f"{XHTML}nav") if row.get(f"{OPS}type") == "toc")
        listed = [(row.get("href") or "").partition("#")[2] for row in toc.iter(f"{XHTML}a")]
        guests = {f"{lang}-{id}" for id in headings for lang in ("en", "ru")}
        assert [id for id in headings if id not in guests] == [id for id in listed if id in headings]


def test_the_poll_is_a_table(editions: list[Book]) -> None:
    polls = [row for book in editions for tree in book.pages.values() for row in classed(tree, "poll")]
    assert len(polls) == 2
    for poll in polls:
        shares = [int(share) for share in re.findall(r"(\d+)\s?%", words_of(poll))]
        assert sum(shares) == 100
        assert all(row.get("scope") for row in poll.iter(f"{XHTML}th"))


# ---------------------------------------------------------------- metadata


def test_a_book_names_its_title_language_and_contributors(sample_site: Site, editions: list[Book]) -> None:
    for book in editions:
        page = page_of(sample_site, book)
        assert book.dc("title") == [page.xpath("//h1")[0].text_content().replace("\u00a0", " ")]
        assert book.dc("language") == [{"en": "en-GB", "ru": "ru-RU"}[book.place.split("/")[1]]]
        byline = page.xpath('//p[@class="byline-names"]')
        names = byline[0].text_content() if byline else ""
        assert all(name in names for name, role in book.contributors if role in ("aut", "trl"))
        assert {role for _, role in book.contributors} <= {"aut", "trl", "edt"}
    roles = [role for book in editions for _, role in book.contributors]
    assert {"aut", "trl"} <= set(roles)


def test_a_bilingual_book_names_both_languages(bilinguals: list[Book]) -> None:
    for book in bilinguals:
        assert sorted(book.dc("language")) == ["en-GB", "ru-RU"]
        assert " · " in book.dc("title")[0]


def test_books_of_one_text_refer_to_each_other(sample_site: Site, editions: list[Book]) -> None:
    """A translation names the original as its source, the original its translation as related."""
    by_url = {page_of(sample_site, book).xpath('//link[@rel="canonical"]/@href')[0]: book for book in editions}
    seen = 0
    for url, book in by_url.items():
        for source in book.dc("source"):
            assert url in by_url[source].dc("relation")
            seen += 1
    assert seen == 10


def test_every_book_has_a_unique_identifier(books: list[Book]) -> None:
    names = [name for book in books for name in book.dc("identifier")]
    assert len(set(names)) == len(books)
    assert all(
        re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", name) for name in names
    )


def test_the_date_of_change_is_that_of_the_edition_not_of_the_build(sample_site: Site, editions: list[Book]) -> None:
    for book in editions:
        days = page_of(sample_site, book).xpath('//p[@class="byline-facts"]/time/@datetime')
        assert book.meta("dcterms:modified") == [f"{max(days, default='1980-01-01')}T00:00:00Z"]


def test_a_book_has_accessibility_metadata(books: list[Book]) -> None:
    for book in books:
        has_pictures = any(place.startswith("media/") for place in book.files)
        assert book.meta("schema:accessMode") == ["textual", *(["visual"] if has_pictures else [])]
        assert book.meta("schema:accessModeSufficient") == ["textual"]
        assert {"tableOfContents", "structuralNavigation", "readingOrder"} <= set(
            book.meta("schema:accessibilityFeature")
        )
        assert ("alternativeText" in book.meta("schema:accessibilityFeature")) == has_pictures
        assert book.meta("schema:accessibilityHazard") == ["none"]
        (summary,) = book.meta("schema:accessibilitySummary")
        script = "[а-яё]" if book.dc("language")[0] == "ru-RU" else "[a-z]"
        assert re.match(rf"(?i){script}", summary)


def test_a_book_claims_to_be_accessible_where_every_picture_is_described(books: list[Book]) -> None:
    for book in books:
        assert book.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.1 Level AA"]
        assert book.meta("a11y:certifiedBy") == book.dc("publisher")
    facts = BookFacts("urn:a", ("en-GB",), "A", (), dt.date(2026, 1, 1), publisher="House")
    claims = [facts, replace(facts, are_described=False), replace(facts, is_still=False), replace(facts, publisher="")]
    assert ["conformsTo" in write_package(one, ()) for one in claims] == [True, False, False, False]


def test_the_claim_holds_by_axe(books: list[Book], browser: Any, tmp_path: Path) -> None:
    """Of an e-book with notes and pictures, and of one in both languages, every page."""
    page = browser.new_page()
    for book in (
        next(book for book in books if "facing-pages" in book.place),
        next(book for book in books if book.is_bilingual),
    ):
        book.volume.extractall(tmp_path / book.place.strip("/"))
        for path in sorted((tmp_path / book.place.strip("/")).rglob("*.xhtml")):
            page.goto(path.as_uri())
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate(f"axe.run({{ runOnly: {WCAG} }})")["violations"]
            assert [row["id"] for row in found] == [], path.name
    page.close()


def test_the_manifest_lists_every_file(books: list[Book]) -> None:
    for book in books:
        listed = {row.get("href") for row in book.package.iter(f"{OPF}item")}
        assert listed == set(book.files) - {"package.opf"}


def test_every_book_has_a_cover(books: list[Book]) -> None:
    covers = set()
    for book in books:
        (item,) = (row for row in book.package.iter(f"{OPF}item") if row.get("properties") == "cover-image")
        content = book.files[item.get("href", "")]
        with Image.open(io.BytesIO(content)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 1800))
        covers.add(content)
    assert len(covers) == len(books)


# ---------------------------------------------------------------- unusual publications


def test_a_site_without_an_address_has_valid_books(odd_publication: Path) -> None:
    """Links to other pages have no target: their text stays."""
    odd = Book("/en/odd.epub", (odd_publication / "odd.epub").read_bytes())
    hrefs = [link.get("href") for tree in odd.pages.values() for link in tree.iter(f"{XHTML}a")]
    assert None in hrefs
    assert all(href is None or href.partition("#")[0] in (*odd.pages, "") for href in hrefs)
    assert odd.dc("title") == ["Tags & <signs> “quoted”"]
    (item,) = (row for row in odd.package.iter(f"{OPF}item") if row.get("href") == "text.xhtml")
    assert item.get("properties") == "mathml"
    assert words_of(odd.text).count("R&D") == 1


def test_a_picture_that_epub_does_not_support_becomes_a_jpeg(odd_publication: Path) -> None:
    """AVIF is not among the core media types of EPUB 3.3."""
    odd = Book("/en/odd.epub", (odd_publication / "odd.epub").read_bytes())
    (item,) = (row for row in odd.package.iter(f"{OPF}item") if "media/" in row.get("href", ""))
    assert item.get("media-type") == "image/jpeg"
    assert odd.files[item.get("href", "")].startswith(b"\xff\xd8")


def test_a_second_build_reuses_books(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"content/en/a.md": "---\ntitle: A\n---\n\nWords.\n"})
    first, second = (publish(root, formats=("html", "epub")) for _ in range(2))
    assert (first.renditions_made, second.renditions_made) == (1, 0)


def test_a_publication_may_style_its_own_books(tmp_path: Path) -> None:
    """Its stylesheet decides which fonts a book embeds, its template the text on the cover."""
    root = write_files(
        tmp_path,
        {
            "content/en/a.md": "---\ntitle: A\n---\n\nWords.\n",
            "assets/styles/epub.css": "p { margin: 0 }\n",
            "templates/epub/cover.txt": "title: Another title\n",
        },
    )
    publish(root, formats=("html", "epub"))
    book = Book("/en/a.epub", (root / "public" / "en" / "a.epub").read_bytes())
    assert book.files["styles/epub.css"] == b"p { margin: 0 }\n"
    assert not [place for place in book.files if place.startswith("fonts/")]
    assert "assets/styles/epub.css" not in {
        path.relative_to(root / "public").as_posix() for path in (root / "public").rglob("*")
    }


def test_a_telephone_s_photograph_is_there_with_its_first_frame(tmp_path: Path) -> None:
    text = '---\ntitle: Shown\nimage: phone.jpg\nalt: "A"\n---\n\n![Words](phone.jpg){alt="B"}\n'
    root = write_files(tmp_path, {"content/site.toml": 'base_url = "https://a.example"\n', "content/en/shown.md": text})
    (root / "content/en/phone.jpg").write_bytes(photograph())
    publish(root, formats=("html", "epub"))
    with zipfile.ZipFile(root / "public/en/shown.epub") as book:
        inside = {name: book.read(name) for name in book.namelist()}
    assert any("phone" in name for name in inside)
    assert not any(SECOND in content or b"MPF\0" in content for content in inside.values())

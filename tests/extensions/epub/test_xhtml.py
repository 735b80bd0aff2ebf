"""Everything that the sanitiser allows becomes well-formed XML with the same text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diglot.adapters.templating.sanitiser import sanitise
from diglot.extensions.epub.core.xhtml import write_document, write_xhtml
from diglot.model.markup import allowed_markup

# XML 1.0, production 2.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# A line break at the beginning of a <pre> is not part of its text in HTML: browsers drop it.
TAGS = [*sorted(allowed_markup.TAGS - {"pre"}), "script", "b:c", "x-y"]
NAMES = [
    "id",
    "class",
    "lang",
    "role",
    "href",
    "src",
    "alt",
    "title",
    "open",
    "xml:lang",
    "onclick",
    'a"b',
    "aria-label",
]
VALUES = [
    "",
    "a",
    "b",
    "fn1",
    "#a",
    "#b",
    "#nowhere",
    "a b",
    "doc-noteref",
    "doc-footnote",
    "ru",
    "https://a.example/?a&b",
    "/en/",
]

texts = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=12)
attributes = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES) | texts), max_size=3)


@st.composite
def tags(draw: st.DrawFn) -> str:
    """Draw a start or end tag, in any order."""
    name = draw(st.sampled_from(TAGS))
    if draw(st.booleans()):
        return f"</{name}>"
    written = "".join(f' {key}="{value}"' for key, value in draw(attributes))
    return f"<{name}{written}{draw(st.sampled_from(['', '/']))}>"


entities = st.sampled_from(
    ["&amp;", "&nbsp;", "&lt;", "&#1;", "&#x80;", "&shy;", "&unknown;", "&", "<", "]]>", "<!--", "<?xml?>"]
)
fragments = st.lists(tags() | texts | entities, max_size=25).map("".join)


def keep_address(_name: str, address: str) -> str:
    return address


def test_words_after_the_last_tag_are_kept() -> None:
    assert write_xhtml("<b>Fish</b> & chips &amp", keep_address) == "<b>Fish</b> &amp; chips &amp;"


class _Words(HTMLParser):
    """Collects the text of a fragment; unlike nh3, also in formulas."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(fragment: str) -> str:
    parser = _Words()
    parser.feed(fragment)
    parser.close()
    return "".join(parser.words)


def parse(fragment: str) -> ElementTree.Element:
    """Parse the XHTML of a fragment.

    Raises: ElementTree.ParseError if it is not well-formed.
    """
    return ElementTree.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{fragment}</body>')


@given(fragments)
@example("<math><mi>x</mi></math>")
def test_any_sanitised_fragment_becomes_well_formed_with_the_same_words(fragment: str) -> None:
    clean = sanitise(fragment)
    tree = parse(write_xhtml(clean, keep_address))
    words = words_of(clean)
    # A picture without a file leaves its description.
    for picture in tree.iter("img"):
        assert picture.get("src") is not None
    kept = "".join(tree.itertext())
    lost = "".join(re.findall(r"<img(?![^>]*\ssrc=)", clean))
    if not lost:
        assert kept == FORBIDDEN.sub("", words)


@given(fragments)
def test_unsanitised_markup_becomes_well_formed(fragment: str) -> None:
    """Templates are written by hand."""
    parse(write_xhtml(fragment, keep_address))


@given(fragments)
def test_ids_are_unique_and_local_links_have_targets(fragment: str) -> None:
    tree = parse(write_xhtml(sanitise(fragment), keep_address))
    ids = [element.get("id") for element in tree.iter() if element.get("id") is not None]
    assert len(ids) == len(set(ids))
    hrefs = [element.get("href", "") for element in tree.iter()]
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)


@given(fragments)
@example('<a id="a" href="#a" lang="ru" role="doc-noteref">1</a>')
@example('<b id="&#x1b;">1</b><b id="a">2</b><b id="a&#x1b;">3</b>')
def test_xhtml_is_unchanged(fragment: str) -> None:
    once = write_xhtml(sanitise(fragment), keep_address)
    assert write_xhtml(once, keep_address) == once


def test_a_language_is_given_in_both_attributes() -> None:
    assert write_xhtml('<i lang="ru">да</i>', keep_address) == '<i lang="ru" xml:lang="ru">да</i>'


@pytest.mark.parametrize(
    ("role", "kind"), [("doc-noteref", "noteref"), ("doc-footnote", "footnote"), ("doc-backlink", "backlink")]
)
def test_notes_have_epub_types_for_old_reading_systems(role: str, kind: str) -> None:
    assert f'epub:type="{kind}"' in write_xhtml(f'<a href="/" role="{role}">1</a>', keep_address)


def test_mathml_keeps_its_namespace_and_structure() -> None:
    formula = '<math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac><mspace width="1em"></mspace></math>'
    (math,) = parse(write_xhtml(formula, keep_address))
    assert [element.tag.partition("}")[2] for element in math.iter()] == ["math", "mfrac", "mi", "mn", "mspace"]
    assert math.tag.startswith("{http://www.w3.org/1998/Math/MathML}")


def test_a_picture_without_address_leaves_its_description() -> None:
    assert write_xhtml('<p><img src="/a.png" alt="A &amp; B"></p>', lambda *_: None) == "<p><span>A &amp; B</span></p>"


def test_a_document_has_the_namespaces_of_epub() -> None:
    document = write_document(
        "<!doctype html><html lang=ru><head></head><body epub:type=cover></body></html>", keep_address
    )
    root = ElementTree.fromstring(document)
    assert root.tag == "{http://www.w3.org/1999/xhtml}html"
    assert root[1].attrib == {"{http://www.idpf.org/2007/ops}type": "cover"}

"""Links become neutral addresses, which are resolved to places; dangerous links are rejected."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.core.links.link_resolution import (
    allowed_address,
    asset_candidates,
    neutral_address,
    reference_key,
    resolve_addresses,
    split_address,
)
from diglot.model.markup.allowed_markup import NEVER_SCHEMES

HERE = "content/en/asia/seoul-1990.md"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("facing-pages.md", "article:en/asia/facing-pages"),
        ("../craft/dash.md#verso", "article:en/craft/dash#verso"),
        ("../../ru/asia/seoul-1990.md", "article:ru/asia/seoul-1990"),
        ("/ru/asia/seoul-1990/", "article:ru/asia/seoul-1990"),
        ("./index.md", "article:en/asia"),
        ("../", "article:en"),
        ("/", "article:"),
        (".", "article:en/asia"),
        ("/en/index.html", "article:en"),
        ("page.md?print=1", "article:en/asia/page"),
        ("%D1%8F.md", "article:en/asia/%D1%8F"),
        ("я.md", "article:en/asia/%D1%8F"),
        ("notes-v1.2.md", "article:en/asia/notes-v1.2"),
        ("map.svg", "asset:en/asia/map.svg"),
        ("/media/map of the line.svg", "asset:media/map%20of%20the%20line.svg"),
        ("feed.xml", "asset:en/asia/feed.xml"),
        ("#credit", "#credit"),
        ("https://example.org/?a=1#b", "https://example.org/?a=1#b"),
        ("HTTPS://EXAMPLE.ORG/", "HTTPS://EXAMPLE.ORG/"),
        ("mailto:anna@example.org", "mailto:anna@example.org"),
        ("tel:+78120000000", "tel:+78120000000"),
    ],
)
def test_a_link_has_an_address(written: str, address: str) -> None:
    assert neutral_address(written, HERE) == address


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "\ufeffjavascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "//evil.example/",
        " //evil.example/",
        "/\\evil.example/",
        "\\\\evil.example\\x",
        "\t//evil.example",
        "../../../../etc/passwd",
        "../../..",
        "%2e%2e/%2e%2e/%2e%2e/x",
        "article:en/a",
        "asset:en/a.png",
        "x%00.md",
    ],
)
def test_a_dangerous_link_has_none(written: str) -> None:
    assert neutral_address(written, HERE) is None


@given(st.text(alphabet="jJaAvVsScCrRiIpPtT:/\\.#%01 \t\n\u200b\ufeffen", max_size=24))
def test_an_address_has_only_allowed_schemes(written: str) -> None:
    address = neutral_address(written, HERE)
    ours = ("article:", "asset:", "outside:", "#", "http:", "https:", "mailto:", "tel:")
    assert address is None or address.startswith(ours)
    if address and address.startswith("outside:"):
        assert allowed_address(address, ()) == ""
        assert not re.match(r"(?i)\s*(?:javascript|data|vbscript|file):", allowed_address(address, NEVER_SCHEMES))


@pytest.mark.parametrize("scheme", ["javascript", "data", "vbscript", "file", "JavaScript"])
def test_no_setting_allows_what_runs_in_a_page(scheme: str) -> None:
    assert neutral_address(f"{scheme}:x", HERE) is None
    assert allowed_address(f"outside:{scheme}%3Ax", [scheme, scheme.lower()]) == ""


@given(st.text(max_size=20), st.sampled_from(["", ".md", ".svg", "/"]))
def test_internal_addresses_stay_within_the_folder(name: str, suffix: str) -> None:
    address = neutral_address(f"../{name}{suffix}", HERE)
    if address and address.startswith(("article:", "asset:")):
        _, target, _ = split_address(address)
        assert not target.startswith(("/", ".."))
        assert "\0" not in target


@pytest.mark.parametrize(
    ("inside", "key"),
    [
        ("en/a.md", "en/a"),
        ("en/a.markdown", "en/a"),
        ("en/asia/_index.md", "en/asia"),
        ("index.md", ""),
        ("", ""),
        ("en/a.b", "en/a.b"),
    ],
)
def test_a_path_has_a_key(inside: str, key: str) -> None:
    assert reference_key(inside) == key


def test_pictures_are_sought_beside_the_text_then_in_the_other_language_then_in_media() -> None:
    assert asset_candidates("ru/asia/map.svg", ["en", "ru"]) == (
        "content/ru/asia/map.svg",
        "content/en/asia/map.svg",
        "content/media/asia/map.svg",
        "content/media/map.svg",
    )
    assert asset_candidates("media/map.svg", ["en", "ru"]) == ("content/media/map.svg",)


def place(name: str, address: str) -> str:
    return "" if "gone" in address else f'{name}="/{address.partition(":")[2]}"'


@pytest.mark.parametrize(
    ("markup", "resolved"),
    [
        ('<a href="article:en/a">A</a>', '<a href="/en/a">A</a>'),
        ('<a class="x" href="article:en/a" id="y">A</a>', '<a class="x" href="/en/a" id="y">A</a>'),
        ('<a href="#fn1">1</a>', '<a href="#fn1">1</a>'),
        ('<a href="https://example.org/?a&amp;b">A</a>', '<a href="https://example.org/?a&amp;b">A</a>'),
        ('<a href="article:gone">A</a>', "<a>A</a>"),
        ('<a href="relative">A</a>', "<a>A</a>"),
        ('<img src="asset:en/a.svg" alt="A > B">', '<img src="/en/a.svg" alt="A > B">'),
        ('<img src="asset:gone.svg" alt="A ship">', "A ship"),
        ('<img alt="A ship" src="asset:gone.svg">', "A ship"),
        ('<img src="asset:gone.svg">', ""),
        ("<p>article:en/a</p>", "<p>article:en/a</p>"),
        ('<a id="x">A</a>', '<a id="x">A</a>'),
        # Only the attribute, not words like it.
        ('<a href="article:x" title=\'href="article:x"\'>A</a>', '<a href="/x" title=\'href="article:x"\'>A</a>'),
        ('<a href="x" title=\' href="x"\'>A</a>', "<a title=' href=\"x\"'>A</a>"),
        ("<abbr>x</abbr>", "<abbr>x</abbr>"),
    ],
)
def test_neutral_addresses_are_resolved(markup: str, resolved: str) -> None:
    assert resolve_addresses(markup, place) == resolved

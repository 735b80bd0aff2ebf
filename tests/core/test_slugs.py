"""Slugs: which texts are slugs, and the closest slug to a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.core.links.slugs import MAX_SLUG_BYTES, is_slug, make_slug


@pytest.mark.parametrize("slug", ["a", "1708", "seoul-1990", "владивосток-1986", "ёж", "נמל", "a" * 200, "дд" * 50])
def test_small_letters_digits_and_single_hyphens_are_a_slug(slug: str) -> None:
    assert is_slug(slug)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "a.b", "a/b", "../x", ".", "..", "%61", "a\n", "é", "ї", "ß",
        "con", "prn", "aux", "nul", "com1", "lpt9", "a" * 201, "д" * 101,
    ],
)  # fmt: skip
def test_anything_else_is_not_a_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Seoul, 1990", "seoul-1990"),
        ("Владивосток, 1986 год", "владивосток-1986-год"),
        ("  Many   spaces ", "many-spaces"),
        ("Café au lait", "cafe-au-lait"),
        ("Ёж и йод", "ёж-и-йод"),
        ("…?!", ""),
        ("CON", "con-page"),
        ("東京", "東京"),
        ("Під’їзні колії", "під-ізні-коліі"),
        ("Größe und Maß²", "grosse-und-mass"),
    ],
)
def test_a_text_has_a_closest_slug(text: str, slug: str) -> None:
    assert make_slug(text, latin_only=False) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Владивосток", "vladivostok"),
        ("Щедрый объём", "shchedryi-obem"),
        ("Хроника цензуры", "khronika-tsenzury"),
        ("Юный Ярослав, эхо", "iunyi-iaroslav-ekho"),
        ("Вѣкъ", "vek"),
    ],
)
def test_russian_has_one_spelling_in_latin_letters(text: str, slug: str) -> None:
    assert make_slug(text, latin_only=True) == slug


def test_letters_that_no_language_knows_are_spelt_as_unicode_calls_them() -> None:
    names = "Θεσσαλονίκη", "נמל", "თბილისი", "서울", "Ўзбек"
    assert [make_slug(name, latin_only=True) for name in names] == ["thessalonike", "nml", "tbilisi", "seoul", "uzbek"]


@given(st.text(), st.booleans())
def test_the_result_is_a_slug_or_empty(text: str, latin_only: bool) -> None:
    slug = make_slug(text, latin_only=latin_only)
    assert slug == "" or is_slug(slug)
    assert len(slug.encode()) <= MAX_SLUG_BYTES
    assert slug.isascii() or not latin_only


@given(st.text())
def test_the_slug_of_a_slug_is_itself(text: str) -> None:
    slug = make_slug(text, latin_only=False)
    assert make_slug(slug, latin_only=False) == slug


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя éüñ ÀВ", max_size=30), st.booleans())
def test_both_forms_of_an_accent_have_one_slug(text: str, latin_only: bool) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert make_slug(composed, latin_only=latin_only) == make_slug(decomposed, latin_only=latin_only)


def test_a_slug_is_cut_only_where_it_is_too_long() -> None:
    assert make_slug("A" * MAX_SLUG_BYTES, latin_only=False) == "a" * MAX_SLUG_BYTES
    assert make_slug("A" * (MAX_SLUG_BYTES + 1), latin_only=False) == "a" * MAX_SLUG_BYTES

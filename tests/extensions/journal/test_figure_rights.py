"""The rights of pictures: a translation's pictures have those that the original gives the same files."""

from __future__ import annotations

import pytest

from diglot.core.links.link_resolution import neutral_address
from diglot.extensions.journal.core.figure_rights import show_rights
from diglot.model.extension_calls import WrittenText
from diglot.model.languages import Lang
from diglot.model.tree import Attr, Image, Para, Str, Target, plain_text

ENGLISH, RUSSIAN = "content/en/articles/port.md", "content/ru/articles/port.md"


def picture(href: str, **rights: str) -> Para:
    return Para((Image((Attr(pairs=tuple(rights.items())), (Str("A"),), Target(href))),))


def text(path: str, lang: Lang, *blocks: Para) -> WrittenText:
    return WrittenText(path, lang, 1, "{license=}", blocks, ())


def shown(href: str, *original: Para) -> str:
    """What a translation says beside a picture, whose address is neutral by then."""
    change = show_rights(text(RUSSIAN, "ru", picture(href)), text(ENGLISH, "en", *original))
    assert change
    return plain_text(change.blocks((picture(neutral_address(href, RUSSIAN) or ""),)))


@pytest.mark.parametrize(
    ("href", "original"),
    [
        ("bay.png", "bay.png"),
        ("./bay.png", "bay.png"),
        ("../../media/bay.png", "bay.png"),
        ("bay.png", "/media/bay.png"),
        ("%D0%B1%D1%83%D1%85%D1%82%D0%B0.png", "бухта.png"),
        ("бухта.png", "%D0%B1%D1%83%D1%85%D1%82%D0%B0.png"),
        ("the%20bay.png", "the%20bay.png"),
        ("https://a.example/bay.png", "https://a.example/bay.png"),
    ],
)
def test_a_picture_has_the_rights_of_its_original_however_it_is_named(href: str, original: str) -> None:
    assert shown(href, picture(original, credit="Archive", license="CC BY 4.0")) == "A Archive, CC BY 4.0"


def test_another_picture_of_the_same_name_has_none_of_them() -> None:
    rights = {"credit": "Archive", "license": "CC BY 4.0"}
    assert shown("maps/bay.png", picture("bay.png", **rights), picture("maps/bay.png")) == "A"
    assert shown("maps/bay.png", picture("bay.png", **rights)) == "A"
    assert shown("bay.png", picture("maps/bay.png", **rights)) == "A"
    # Shown twice, it says once whose it is.
    assert shown("bay.png", picture("bay.png", **rights), picture("bay.png")) == "A Archive, CC BY 4.0"


def test_a_wrong_licence_is_told_at_the_line_of_its_picture() -> None:
    for href, written in (("the bay.png", "<the bay.png>"), ("бухта.png", "бухта.png")):
        body = f'One.\n\n![A]({written}){{license="CC-BY"}}\n'
        change = show_rights(WrittenText(ENGLISH, "en", 4, body, (picture(href, license="CC-BY"),), ()), None)
        assert change
        [problem] = change.problems(())
        assert problem.position == (ENGLISH, 6)

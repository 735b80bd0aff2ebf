"""The picture of a book's cover, as it is read from the file that somebody has put there."""

from __future__ import annotations

from diglot.extensions.books.pipeline import cover_artwork
from tests.tools.photographs import SECOND, photograph


def test_the_cover_of_a_book_has_the_first_frame_of_a_photograph() -> None:
    picture = cover_artwork._read(photograph(), "front.jpg")
    assert isinstance(picture, cover_artwork.CoverPicture)
    assert picture.mime == "image/jpeg"
    assert SECOND not in picture.content

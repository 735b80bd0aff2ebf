"""A Word file is a package, and what unpacks to far more than it is will not be read."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO

import pytest

from diglot.extensions.word.adapters.word_file import WordFileRefused, open_word_file


def word_file(picture: bytes) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        package.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>',
        )
        package.writestr("word/media/picture.png", picture)
    return content.getvalue()


def test_a_part_that_unpacks_to_a_hundred_times_its_size_is_refused() -> None:
    three_million = 3_000_000
    with pytest.raises(WordFileRefused):
        open_word_file(word_file(bytes(three_million)))
    assert open_word_file(word_file(os.urandom(three_million))).media["word/media/picture.png"]

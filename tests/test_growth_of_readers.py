"""Everything that reads files, requests and answers takes about twice the time for twice the input.

`READERS` is the roll of all modules that read a format of others: a new one fails until it is on the roll, with a trial
of its growth or the reason why it needs none; extensions have theirs in `tests/extensions/test_readers.py`. Trials of
texts and of some files are in `tests/core/test_growth.py`, of regular expressions in `tests/core/test_pattern_growth.py`.
"""

from __future__ import annotations

import contextlib
import io
import struct
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from diglot.adapters import yaml_reader
from diglot.adapters.catalogues.parsing import check_catalogue
from diglot.adapters.font_files import read_font
from diglot.adapters.git import snapshots
from diglot.adapters.picture_files import read_picture
from diglot.adapters.templating.sanitiser import is_sanitised, sanitise
from diglot.core import front_matter
from diglot.core.annotation.footnotes import make_inline
from diglot.core.ledger import parse_comment, parse_ledger
from diglot.core.markdown import prepare
from diglot.core.settings import (
    KnownNames,
    parse_glossary,
    parse_issue,
    parse_person,
    parse_poll,
    parse_settings,
    parse_volume,
)
from tests.core import test_growth
from tests.tools.growth import grown_by_number, grows_by_the_square, pieces_for
from tests.tools.readers import BOUNDED, LIMITED, NOTHING, OWN, PACKAGE, REASONS, TYPED, find_readers, of_toml

ROOT = Path(__file__).parents[1]

# ---------------------------------------------------------------- the roll


READERS: Mapping[str, str] = {
    "adapters/catalogues/__init__.py": "catalogue",
    "adapters/catalogues/local_forms.py": NOTHING,
    "adapters/catalogues/parsing.py": "catalogue",
    "adapters/databases/memory_index.py": OWN,
    "adapters/databases/row_tables.py": OWN,
    "adapters/databases/store.py": OWN,
    "adapters/disk/output.py": TYPED,
    "adapters/extension_packages.py": NOTHING,
    "adapters/font_files.py": "font",
    "adapters/memory_files.py": "TMX",
    "adapters/painting/cover_image.py": OWN,
    "adapters/painting/formulas.py": LIMITED,
    "adapters/painting/image_resize.py": "picture",
    "adapters/pandoc.py": LIMITED,
    "adapters/picture_files/rasters.py": "picture",
    "adapters/picture_files/svg_tree.py": "drawings",
    "adapters/templating/sanitiser.py": "sanitiser",
    "adapters/templating/stylesheets.py": "stylesheets",
    "adapters/typesetter/engine.py": BOUNDED,
    "adapters/typesetter/last_pages.py": BOUNDED,
    "adapters/typesetter/page_check.py": BOUNDED,
    "adapters/typesetter/tag_tree.py": BOUNDED,
    "adapters/yaml_reader.py": "yaml",
    "cli/publishing/build.py": OWN,
    "core/annotation/footnotes.py": "notes on paper",
    "core/citations.py": TYPED,
    "core/settings/toml_lines.py": "lines of TOML",
    "core/settings/look.py": "settings",
    "core/toml_reader.py": "TOML",
    "model/tree.py": TYPED,
    "pipeline/base/move_journal.py": TYPED,
    "pipeline/incremental/up_to_date.py": OWN,
    "pipeline/setup/new_publication.py": TYPED,
    "pipeline/site_build/lost_texts.py": OWN,
    "pipeline/translation/ledger_files.py": "ledger",
    "pipeline/translation/memory.py": OWN,
    "pipeline/typeset/bibliography.py": "keys of BibTeX",
    "pipeline/typeset/kept_trees.py": OWN,
    "pipeline/typeset/text_extensions.py": OWN,
    "queries/articles.py": OWN,
    "queries/site/list_facts.py": OWN,
    "queries/site/pages.py": OWN,
    "queries/sources/manuscripts.py": "front matter",
    "queries/sources/source_files.py": "settings",
}


def test_whatever_reads_is_on_the_roll_and_is_tried() -> None:
    assert {path for path in find_readers(PACKAGE) if not path.startswith("extensions/")} == {*READERS}
    assert {*READERS.values()} - REASONS <= ALL_TRIALS


# ---------------------------------------------------------------- the trials

KNOWN = KnownNames(formats=("html", "pdf"), colour=lambda written: written)
BOTH = ("en", "ru")


def read_front_matter(text: str) -> object:
    return front_matter.parse_front_matter(*yaml_reader.read_mapping(text), "content/en/a.md")


def read_catalogue(text: str, folder: Path) -> object:
    path = folder / "locales/ru/LC_MESSAGES/diglot.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return check_catalogue(path, "diglot.po")


def read_tree(names: str) -> object:
    """What git lists of a commit."""
    return list(snapshots._in_groups(snapshots._regular_files(names.encode())))


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_with(piece: bytes) -> Callable[[int], bytes]:
    content = io.BytesIO()
    Image.new("RGB", (2, 2)).save(content, "PNG")
    head, tail = content.getvalue()[:33], content.getvalue()[33:]
    return lambda number: head + piece * number + tail


def jpeg_with(piece: bytes) -> Callable[[int], bytes]:
    content = io.BytesIO()
    Image.new("RGB", (2, 2)).save(content, "JPEG")
    return lambda number: content.getvalue()[:2] + piece * number + content.getvalue()[2:]


def gif_of(number: int) -> bytes:
    content = io.BytesIO()
    Image.new("P", (2, 2)).save(content, "GIF")
    head, frame = content.getvalue()[:-1], content.getvalue()[content.getvalue().index(b",") : -1]
    return head + frame * number + b";"


def font_with(tag: bytes) -> Callable[[int], bytes]:
    return lambda number: (
        b"\0\1\0\0" + struct.pack(">4H", number, 0, 0, 0) + struct.pack(">4s3I", tag, 0, 12, 12) * number
    )


UNIT = '[[unit]]\nen = "A#"\nru = "А#"\non = 2020-01-01\nby = "Nina"\n'
NAMES = 'en = "A#"\nru = "А#"\n'

# What is read, and pieces of it, which come over and over; a # is their number, a | parts those that come first.
TRIALS: Mapping[str, tuple[Callable[..., object], list[str]]] = {
    "settings": (
        of_toml(lambda *file: parse_settings(*file, KNOWN)),
        [f"[[menu]]\nurl = 'https://a.example/#'\n{NAMES}", f"[tags.t#]\n{NAMES}", "a# = 1\n", "[[menu]]\nurl = '#'\n", "[[social]]\nurl = 1\n", "[a#]\nb = 1\n", "[[press.spot]]\nname = 'a#'\n"],
    ),
    "person": (
        of_toml(lambda *file: parse_person("a", *file, BOTH)),
        [f"[[links]]\nurl = 'https://a.example/#'\n{NAMES}", "[[links]]\nurl = 1\n", "name# = 1\n"],
    ),
    "poll": (of_toml(lambda *file: parse_poll("a", *file, BOTH)), [f"[[options]]\n{NAMES}", "[[options]]\nvotes = -1\n", "option# = 1\n"]),
    "volume": (
        of_toml(lambda *file: parse_volume("a", *file, BOTH, str)),
        ["[[parts]]\ntitle = { en = 'A', ru = 'А' }\narticles = ['a#']\n", "[[parts]]\narticles = 1\n", "[[parts]]\ntitle = 'A'\n"],
    ),
    "issue": (
        of_toml(lambda *file: parse_issue("a", *file, BOTH)),
        ["[[sections]]\ntitle = { en = 'A', ru = 'А' }\narticles = ['a#']\n", "[[sections]]\narticles = 1\n"],
    ),
    "glossary": (
        of_toml(lambda *file: parse_glossary(*file, BOTH)),
        [f"[[terms]]\n{NAMES}", f"[[names]]\n{NAMES}", "[[terms]]\nen = 1\n", "[[terms]]\nen = ['a', 'b#']\nru = 'а'\n"],
    ),
    "ledger": (of_toml(lambda table, *file: parse_ledger({"format": 1, "original": "en", **table}, *file)), [UNIT, "[[filled]]\nen = 'A#'\n"]),
    "comment": (of_toml(parse_comment), ["a# = 1\n", "text# = 'a'\n"]),
    "front matter": (read_front_matter, ["a#: 1\n", "title: A\n", "tags#: [a, b]\n", "- a\n", "a: {b: 1}\n", "a: >\n b\n"]),
    "catalogue": (
        read_catalogue,
        ['msgid "a# {b}"\nmsgstr "а {b}"\n\n', 'msgid "a#"\nmsgstr "{b}"\n\n', 'msgid "a#"\nmsgid_plural "b"\nmsgstr[0] "а"\n\n', '#: a.html:#\nmsgid "a#"\nmsgstr ""\n\n', '#, fuzzy\n#| msgid "a"\nmsgid "b#"\nmsgstr "а"\n\n', 'msgctxt "#"\nmsgid "a"\nmsgstr "<b>"\n\n'],
    ),
    "sanitiser": (
        lambda text: (sanitise(prepare(text).text), is_sanitised([text])),
        [
            "<p>a</p>\n", "<b id='#'>", "<b id='#'>\n|</b>\n", "<b id='#'><p>\n|</p></b>\n", "<div><b id='#'></div>\n|</b>\n",
            "<i>", "<a href='#'>", "<p>", "</p>", "<table>", "<div>", "<b id='#'><p>", "<a id='#'><div>", "<b></i>", "<select>",
            "<svg>", "<math><mi>", "&#", "<b ", "<table><tr><td>", "<table>a", "<ruby><rt>", "<b id='#'></x>",
        ],
    ),
    "notes on paper": (make_inline, ["<p>a</p>", "<b>", "</b>", "<ul><li>a", "<div>", "&amp;", "<"]),
    "tree of git": (read_tree, ["100644 blob 0123 5\ta#\0", "120000 blob 0123 5\ta#\0", "100644 blob 0123 5\t../a#\0"]),
}  # fmt: skip


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each piece, over and over, closed or not; much of it is refused."""
    read, pieces = TRIALS[reader]
    work = partial(read, folder=tmp_path) if read is read_catalogue else read
    assert grown_by_number(work, pieces_for(list(TRIALS).index(reader), pieces, request)) == []


FILES: Mapping[str, tuple[Callable[[bytes], object], Callable[[int], bytes]]] = {
    "texts in a PNG": (read_picture, png_with(chunk(b"tEXt", b"a\0b"))),
    "packed texts in a PNG": (read_picture, png_with(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10_000))))),
    "profiles in a PNG": (read_picture, png_with(chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(10_000))))),
    "Exif in a JPEG": (read_picture, jpeg_with(b"\xff\xe1\0\x0eExif\0\0II*\0\0\0")),
    "XMP in a JPEG": (read_picture, jpeg_with(b"\xff\xe1\0\x20http://ns.adobe.com/xap/1.0/\0a")),
    "profiles in a JPEG": (read_picture, jpeg_with(b"\xff\xe2\0\x10ICC_PROFILE\0\1\1")),
    "lists of pictures in a JPEG": (read_picture, jpeg_with(b"\xff\xe2\0\x06MPF\0")),
    "notes of programs in a JPEG": (read_picture, jpeg_with(b"\xff\xed\0\x10Photoshop 3.0\0")),
    "fill bytes in a JPEG": (read_picture, jpeg_with(b"\xff" * 6)),
    "frames of a GIF": (read_picture, gif_of),
    "tables of a font": (partial(read_font, path="a.ttf"), font_with(b"name")),
    "tables of a font with other names": (partial(read_font, path="a.ttf"), font_with(b"glyf")),
}
FILE_KINDS = {"picture", "font"}


@pytest.mark.parametrize("reader", FILES)
def test_pictures_and_fonts_are_read_in_time_in_proportion(reader: str) -> None:
    read, make = FILES[reader]

    def try_to_read(content: bytes) -> Any:
        with contextlib.suppress(Exception):
            read(content)

    read(make(1))
    assert not grows_by_the_square(lambda number: partial(try_to_read, make(number)), 5_000)


ALL_TRIALS = {*TRIALS, *FILE_KINDS, *test_growth.READERS, *test_growth.FILE_READERS}

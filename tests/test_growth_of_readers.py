"""Everything that reads files, requests and answers takes about twice the time for twice the input.

`READERS` is the roll of all modules that read a format of others: a new one fails until it is on the roll, with a trial
of its growth or the reason why it needs none. Trials of texts and of the files of translators are in
`tests/core/test_growth.py`, of regular expressions in `tests/core/test_pattern_growth.py`.
"""

from __future__ import annotations

import ast
import contextlib
import io
import struct
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec import convert
from PIL import Image

from diglot.adapters import yaml_reader
from diglot.adapters.catalogues.parsing import check_catalogue
from diglot.adapters.disk import releases
from diglot.adapters.font_files import read_font
from diglot.adapters.git import snapshots
from diglot.adapters.picture_files import read_picture
from diglot.adapters.templating.sanitiser import is_sanitised, sanitise
from diglot.core import front_matter
from diglot.core.annotation.footnotes import make_inline
from diglot.core.ledger import parse_comment, parse_ledger
from diglot.core.markdown import prepare
from diglot.core.requests.request_parts import cookie_of, form_of, query_of
from diglot.core.settings import (
    KnownNames,
    parse_glossary,
    parse_issue,
    parse_person,
    parse_poll,
    parse_settings,
    parse_volume,
)
from diglot.core.toml_reader import read_toml
from diglot.extensions.adopt.core import nikola, wordpress
from diglot.extensions.adopt.pipeline import foreign_files
from diglot.extensions.drafts.adapters import draft_providers
from diglot.extensions.drafts.core.providers import parse_providers
from diglot.extensions.drafts.model.drafting import Provider
from diglot.extensions.epub.core.xhtml import write_xhtml
from diglot.extensions.hosting.core.served_site import read_redirects
from diglot.extensions.word.adapters.word_file import open_word_file
from diglot.extensions.word.core.docx import prepare as prepare_word_file
from diglot.model.wording.preview_messages import PreviewRequest
from tests.core import test_growth
from tests.tools.growth import Work, grows_by_the_square
from tests.tools.word_maker import word_file

ROOT = Path(__file__).parents[1]

# ---------------------------------------------------------------- the roll

LIBRARIES = """PIL ast.literal_eval ast.parse babel brotli cbor2 configparser csv email fontTools gzip html.parser
http.cookies json.JSONDecoder json.load json.loads lxml msgspec.json.Decoder msgspec.json.decode nh3 pikepdf
pyexpat pypandoc sqlite3 tinycss2 tomllib translate urllib.parse.parse_qs urllib.parse.parse_qsl xml yaml zipfile zlib
diglot.core.toml_reader diglot.adapters.yaml_reader""".split()

# Why a module needs no trial of its own.
TYPED = "msgspec or json reads it in one pass, and nothing more is done than to look at each value once"
OWN = "it reads what diglot or its typesetter has made, or a database by keys"
BOUNDED = "a process of its own reads it, within limits of time and memory (`tests/pipeline/test_budgets.py`)"
LIMITED = "the limits of pandoc and of `core.limits` hold, and processor time (`tests/adapters/test_pandoc.py`)"
NOTHING = "it reads nothing that somebody sends"

READERS: Mapping[str, str] = {
    "adapters/catalogues/__init__.py": "catalogue",
    "adapters/catalogues/maintenance.py": "catalogue",
    "adapters/catalogues/parsing.py": "catalogue",
    "adapters/compression.py": OWN,
    "adapters/databases/memory_index.py": OWN,
    "adapters/databases/private_database.py": OWN,
    "adapters/databases/row_tables.py": OWN,
    "adapters/databases/store.py": OWN,
    "adapters/disk/output.py": TYPED,
    "adapters/disk/releases.py": "releases",
    "adapters/extension_packages.py": NOTHING,
    "adapters/font_files.py": "font",
    "adapters/memory_files.py": "TMX",
    "adapters/painting/cover_image.py": OWN,
    "adapters/painting/formulas.py": LIMITED,
    "adapters/painting/image_resize.py": "picture",
    "adapters/pandoc.py": LIMITED,
    "adapters/pdf_tools/opening.py": BOUNDED,
    "adapters/picture_files/rasters.py": "picture",
    "adapters/picture_files/svg_tree.py": "drawings",
    "adapters/system_libraries.py": NOTHING,
    "adapters/templating/sanitiser.py": "sanitiser",
    "adapters/templating/stylesheets.py": "stylesheets",
    "adapters/typesetter/engine.py": BOUNDED,
    "adapters/typesetter/last_pages.py": BOUNDED,
    "adapters/typesetter/page_check.py": BOUNDED,
    "adapters/typesetter/tag_tree.py": BOUNDED,
    "adapters/yaml_reader.py": "yaml",
    "cli/messages.py": OWN,
    "core/annotation/footnotes.py": "notes on paper",
    "core/citations.py": TYPED,
    "core/requests/request_parts.py": "form",
    "core/settings/toml_lines.py": "lines of TOML",
    "core/toml_reader.py": "TOML",
    "extensions/adopt/core/nikola.py": "configuration of Nikola",
    "extensions/adopt/core/wordpress.py": "export of WordPress",
    "extensions/adopt/pipeline/foreign_files.py": "text of another site",
    "extensions/booklet/adapters/booklet_sheets.py": BOUNDED,
    "extensions/check/adapters/cldr_forms.py": NOTHING,
    "extensions/desk/adapters/team_store.py": TYPED,
    "extensions/desk/pipeline/app.py": TYPED,
    "extensions/desk/pipeline/front_fields.py": "yaml",
    "extensions/desk/pipeline/save_commits.py": TYPED,
    "extensions/drafts/adapters/draft_providers.py": "answer of a provider",
    "extensions/epub/adapters/epub_zip.py": OWN,
    "extensions/epub/core/xhtml.py": "e-book",
    "extensions/polls/adapters/vote_store.py": OWN,
    "extensions/polls/pipeline/open_polls.py": "poll",
    "extensions/press/adapters/colour_conversion.py": "picture",
    "extensions/press/adapters/pdf_tools/artwork.py": BOUNDED,
    "extensions/press/adapters/pdf_tools/inspection.py": BOUNDED,
    "extensions/press/adapters/pdf_tools/paint_operators.py": BOUNDED,
    "extensions/press/adapters/pdf_tools/pdfx.py": BOUNDED,
    "extensions/press/adapters/pdf_tools/report_pages.py": BOUNDED,
    "extensions/press/adapters/pdf_tools/text_positions.py": BOUNDED,
    "extensions/search/adapters/search_index/index_files.py": OWN,
    "extensions/search/adapters/search_index/indexing.py": OWN,
    "extensions/search/pipeline/search_writer.py": OWN,
    "extensions/translators/adapters/translation_files.py": "XLIFF",
    "extensions/word/adapters/word_file.py": "Word file",
    "extensions/word/core/docx/import_preparation.py": "Word file",
    "extensions/word/core/docx/review_table.py": "Word file",
    "extensions/word/core/docx/styling.py": OWN,
    "extensions/word/core/docx/wordml.py": "Word file",
    "extensions/word/model/docx.py": "Word file",
    "model/tree.py": TYPED,
    "pipeline/base/move_journal.py": TYPED,
    "pipeline/incremental/up_to_date.py": OWN,
    "pipeline/setup/new_publication.py": TYPED,
    "pipeline/site_build/lost_texts.py": OWN,
    "pipeline/translation/ledger_files.py": "ledger",
    "pipeline/translation/memory.py": OWN,
    "pipeline/typeset/bibliography.py": "keys of BibTeX",
    "pipeline/typeset/text_extensions.py": OWN,
    "queries/articles.py": OWN,
    "queries/site/list_facts.py": OWN,
    "queries/site/pages.py": OWN,
    "queries/sources/manuscripts.py": "front matter",
    "queries/sources/source_files.py": "settings",
}


def find_readers() -> set[str]:
    """Every module that imports a library for formats of others, or a function of one."""
    found = set()
    for path in (ROOT / "diglot").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        names = {name for node in ast.walk(ast.parse(source)) for name in names_in(node)}
        if any(name == library or name.startswith(f"{library}.") for name in names for library in LIBRARIES):
            found.add(path.relative_to(ROOT / "diglot").as_posix())
    return found


def names_in(node: ast.AST) -> list[str]:
    """What a node imports, or a dotted name that it uses."""
    match node:
        case ast.Import(names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names, level=0):
            return [f"{module}.{alias.name}" for alias in names]
        case ast.Attribute():
            return [ast.unparse(node)]
    return []


def test_whatever_reads_is_on_the_roll_and_is_tried() -> None:
    trials = {*TRIALS, *FILE_KINDS, *test_growth.READERS, *test_growth.FILE_READERS}
    reasons = {TYPED, OWN, BOUNDED, LIMITED, NOTHING}
    assert find_readers() == {*READERS}
    assert {trial for trial in READERS.values() if trial not in reasons} <= trials


# ---------------------------------------------------------------- the trials

KNOWN = KnownNames(formats=("html", "pdf"), colour=lambda written: written)
BOTH = ("en", "ru")


def toml(parse: Callable[..., object]) -> Callable[[str], object]:
    return lambda text: parse(read_toml(text), text, "content/a.toml")


def read_front_matter(text: str) -> object:
    return front_matter.parse_front_matter(*yaml_reader.read_mapping(text), "content/en/a.md")


def read_catalogue(text: str, folder: Path) -> object:
    path = folder / "locales/ru/LC_MESSAGES/diglot.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return check_catalogue(path, "diglot.po")


def read_releases(text: str, folder: Path) -> object:
    (folder / "releases").mkdir(exist_ok=True)
    (folder / "releases.json").write_text(f'{{"generator": "diglot", "history": ["0", {text} "0"]}}', encoding="utf-8")
    return releases.ReleaseFolder(folder)


def asked(fields: str) -> object:
    request = PreviewRequest("POST", "/", {"cookie": fields}, fields, fields.encode())
    return form_of(request), query_of(request), cookie_of(request, "a")


def read_foreign(text: str) -> object:
    site = foreign_files.ForeignFolder(ROOT, [], [])
    return site.source("content/a.md", text, lambda _: None)


def read_export(items: str) -> object:
    spaces = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    export = f'<?xml version="1.0"?><rss {spaces}><channel><title>A</title>{items}</channel></rss>'
    return wordpress.read_wordpress_export(export.encode(), "export.xml")


def read_answer(said: str) -> object:
    provider = convert({"name": "a", "service": "openai", "url": "https://a.example"}, Provider)
    return draft_providers._answers(provider, {"choices": [{"message": {"content": said}}]})


def read_tree(names: str) -> object:
    """What git lists of a commit."""
    return list(snapshots._in_groups(snapshots._regular_files(names.encode())))


def read_word(body: str) -> object:
    return prepare_word_file(open_word_file(word_file(body)))


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
ITEM = "<item><title>A#</title><wp:post_id>#</wp:post_id><wp:post_type>{}</wp:post_type><wp:status>publish</wp:status>{}</item>"
RUN = "<w:r><w:t>a</w:t></w:r>"

# What is read, and pieces of it, which come over and over; a # is their number, a | parts those that come first.
TRIALS: Mapping[str, tuple[Callable[..., object], list[str]]] = {
    "settings": (
        toml(lambda *file: parse_settings(*file, KNOWN)),
        [f"[[menu]]\nurl = 'https://a.example/#'\n{NAMES}", f"[tags.t#]\n{NAMES}", "a# = 1\n", "[[menu]]\nurl = '#'\n", "[[social]]\nurl = 1\n", "[a#]\nb = 1\n", "[[press.spot]]\nname = 'a#'\n"],
    ),
    "person": (
        toml(lambda *file: parse_person("a", *file, BOTH)),
        [f"[[links]]\nurl = 'https://a.example/#'\n{NAMES}", "[[links]]\nurl = 1\n", "name# = 1\n"],
    ),
    "poll": (toml(lambda *file: parse_poll("a", *file, BOTH)), [f"[[options]]\n{NAMES}", "[[options]]\nvotes = -1\n", "option# = 1\n"]),
    "volume": (
        toml(lambda *file: parse_volume("a", *file, BOTH, str)),
        ["[[parts]]\ntitle = { en = 'A', ru = 'А' }\narticles = ['a#']\n", "[[parts]]\narticles = 1\n", "[[parts]]\ntitle = 'A'\n"],
    ),
    "issue": (
        toml(lambda *file: parse_issue("a", *file, BOTH)),
        ["[[sections]]\ntitle = { en = 'A', ru = 'А' }\narticles = ['a#']\n", "[[sections]]\narticles = 1\n"],
    ),
    "glossary": (
        toml(lambda *file: parse_glossary(*file, BOTH)),
        [f"[[terms]]\n{NAMES}", f"[[names]]\n{NAMES}", "[[terms]]\nen = 1\n", "[[terms]]\nen = ['a', 'b#']\nru = 'а'\n"],
    ),
    "providers": (toml(parse_providers), ["[[providers]]\nname = 'a#'\ncommand = ['a']\n", "[[providers]]\nname = 1\n"]),
    "ledger": (toml(lambda table, *file: parse_ledger({"format": 1, "original": "en", **table}, *file)), [UNIT, "[[filled]]\nen = 'A#'\n"]),
    "comment": (toml(parse_comment), ["a# = 1\n", "text# = 'a'\n"]),
    "front matter": (read_front_matter, ["a#: 1\n", "title: A\n", "tags#: [a, b]\n", "- a\n", "a: {b: 1}\n", "a: >\n b\n"]),
    "catalogue": (
        read_catalogue,
        ['msgid "a# {b}"\nmsgstr "а {b}"\n\n', 'msgid "a#"\nmsgstr "{b}"\n\n', 'msgid "a#"\nmsgid_plural "b"\nmsgstr[0] "а"\n\n', '#: a.html:#\nmsgid "a#"\nmsgstr ""\n\n', '#, fuzzy\n#| msgid "a"\nmsgid "b#"\nmsgstr "а"\n\n', 'msgctxt "#"\nmsgid "a"\nmsgstr "<b>"\n\n'],
    ),
    "releases": (read_releases, ['"0123456789abcdef",', '"a",', "[", "{"]),
    "form": (asked, ["a#=1&", "a=1&", "&", "=", "a#=1; ", "a=1; ", 'a="\\', "%41", "%", "a;", ";", ","]),
    "sanitiser": (
        lambda text: (sanitise(prepare(text).text), is_sanitised([text])),
        [
            "<p>a</p>\n", "<b id='#'>", "<b id='#'>\n|</b>\n", "<b id='#'><p>\n|</p></b>\n", "<div><b id='#'></div>\n|</b>\n",
            "<i>", "<a href='#'>", "<p>", "</p>", "<table>", "<div>", "<b id='#'><p>", "<a id='#'><div>", "<b></i>", "<select>",
            "<svg>", "<math><mi>", "&#", "<b ", "<table><tr><td>", "<table>a", "<ruby><rt>", "<b id='#'></x>",
        ],
    ),
    "notes on paper": (make_inline, ["<p>a</p>", "<b>", "</b>", "<ul><li>a", "<div>", "&amp;", "<"]),
    "e-book": (lambda text: write_xhtml(text, lambda _name, target: target), ["<p>a</p>", "<b>", "</b>", "<i id='#'>a</i>", "<a href='#'>", "&amp;", "<", "<b></i>"]),
    "redirects": (read_redirects, ["/a# /b 301\n", "/a ", " \n"]),
    "configuration of Nikola": (nikola.read_nikola_site, ["A# = 'a'\n", "POSTS = (('a', 'b', 'c'),)\n", "A = [", "A = -", "A = 'a' 'b'\n", "A = 1 + 1\n", "NAVIGATION_LINKS = {'en': ((('/a', 'A'),))}\n"]),
    "text of another site": (read_foreign, ["---\na#: 1\n", "+++\na# = 1\n", '{"a#": ', "{", "[", "a# = 1\n", "a\n"]),
    "export of WordPress": (
        read_export,
        [ITEM.format("post", "<content:encoded>a</content:encoded>"), ITEM.format("nav_menu_item", ""), ITEM.format("attachment", ""), ITEM.format("a#", ""), "<wp:author><wp:author_login>a#</wp:author_login></wp:author>", "<wp:tag><wp:tag_slug>a#</wp:tag_slug></wp:tag>", ITEM.format("post", "<category domain='post_tag' nicename='t#'>a</category>"), "<wp:category>"],
    ),
    "answer of a provider": (read_answer, ['["a"]', "[", "{", '"a",', "`", "```\n", "\n", "\\u0041", "1"]),
    "tree of git": (read_tree, ["100644 blob 0123 5\ta#\0", "120000 blob 0123 5\ta#\0", "100644 blob 0123 5\t../a#\0"]),
    "Word file": (
        read_word,
        [f"<w:p>{RUN}</w:p>", f"<w:p><w:ins w:id='#'>{RUN}</w:ins></w:p>", f"<w:p><w:del w:id='#'>{RUN}</w:del></w:p>", f"<w:p><w:hyperlink r:id='a#'>{RUN}</w:hyperlink></w:p>", "<w:p><w:bookmarkStart w:id='#' w:name='a#'/><w:bookmarkEnd w:id='#'/></w:p>", "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>", "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='#'/></w:numPr></w:pPr></w:p>", "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr></w:p>", f"<w:sdt><w:sdtContent><w:p>{RUN}</w:p></w:sdtContent></w:sdt>", "<w:p><w:r><w:footnoteReference w:id='#'/></w:r></w:p>", "<w:p><w:commentRangeStart w:id='#'/></w:p>", "<w:p><w:r><w:t>a</w:t><w:br/><w:tab/></w:r></w:p>"],
    ),
}  # fmt: skip
PIECES = 400


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str, tmp_path: Path) -> None:
    """Each piece, over and over, closed or not; much of it is refused."""
    read, pieces = TRIALS[reader]
    work = partial(read, folder=tmp_path) if read in (read_catalogue, read_releases) else read

    def try_to_read(text: str) -> None:
        with contextlib.suppress(Exception):
            work(text)

    def repeated(piece: str, number: int) -> str:
        return "".join(part.replace("#", str(at)) for part in piece.split("|") for at in range(number))

    def numbered(piece: str) -> Callable[[int], Work]:
        return lambda number: partial(try_to_read, repeated(piece, number))

    work(repeated(pieces[0], 1))  # which is sound: otherwise nothing would be tried
    assert [piece for piece in pieces if grows_by_the_square(numbered(piece), PIECES)] == []


FILES: Mapping[str, tuple[Callable[[bytes], object], Callable[[int], bytes]]] = {
    "texts in a PNG": (read_picture, png_with(chunk(b"tEXt", b"a\0b"))),
    "packed texts in a PNG": (read_picture, png_with(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10_000))))),
    "profiles in a PNG": (read_picture, png_with(chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(10_000))))),
    "Exif in a JPEG": (read_picture, jpeg_with(b"\xff\xe1\0\x0eExif\0\0II*\0\0\0")),
    "XMP in a JPEG": (read_picture, jpeg_with(b"\xff\xe1\0\x20http://ns.adobe.com/xap/1.0/\0a")),
    "profiles in a JPEG": (read_picture, jpeg_with(b"\xff\xe2\0\x10ICC_PROFILE\0\1\1")),
    "lists of pictures in a JPEG": (read_picture, jpeg_with(b"\xff\xe2\0\x06MPF\0")),
    "notes of programs in a JPEG": (read_picture, jpeg_with(b"\xff\xed\0\x10Photoshop 3.0\0")),
    "fill bytes in a JPEG": (read_picture, jpeg_with(b"\xff" * 60)),
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

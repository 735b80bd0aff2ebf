"""The steps of an import that need neither a word processor nor pandoc: the title, the place, lines, the package."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from diglot.adapters.disk import Folder
from diglot.extensions.exchange.model.problems import NotCarriedOver
from diglot.extensions.exchange.pipeline.proposals import ImportRefused
from diglot.extensions.word.adapters.word_file import WordFileRefused, open_word_file, pack_word_file
from diglot.extensions.word.model.docx import DocxChange, DocxComment, DocxFindings, DocxLoss, DocxParts
from diglot.extensions.word.model.problems import TrackedChange, WordComment
from diglot.extensions.word.pipeline.word_import import (
    ImportedFields,
    ImportOptions,
    PictureImport,
    WordText,
    _without_title,
    changed_rows,
    docx_problems,
    import_target,
    open_file,
    propose,
    report_changes,
    tracked_change_problems,
)
from diglot.model.tree import Attr, Block, Header, Para, Str, Target
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import LoadedSources, read_sources
from diglot.pipeline.typeset.markdown_writer import PlacedBlock, UnreadableMarkdown
from tests.tools.publication import write_files
from tests.tools.word_maker import document, paragraph, word_file


def heading(level: int, text: str) -> Header:
    return Header((level, Attr(text), (Str(text),)))


def para(text: str) -> Para:
    return Para((Str(text),))


# ---------------------------------------------------------------- the title


@pytest.mark.parametrize(
    ("blocks", "has_title", "levels", "title"),
    [
        ([heading(1, "A"), heading(2, "b")], False, [2], "A"),
        ([heading(1, "A"), heading(2, "b")], True, [2, 3], ""),
        ([heading(1, "A"), heading(2, "b"), heading(1, "C")], False, [2, 3, 2], ""),
        ([para("x"), heading(1, "A"), heading(6, "b")], False, [2, 6], ""),
        ([heading(2, "A"), heading(3, "b")], False, [2, 3], ""),
    ],
    ids=["the first", "another title", "two", "after a text", "none of the first level"],
)
def test_the_only_heading_of_the_first_level_is_the_title_if_it_is_first(
    blocks: list[Block], has_title: bool, levels: list[int], title: str
) -> None:
    left, found = _without_title(tuple(blocks), has_title=has_title)
    headings = [block for block in left if isinstance(block, Header)]
    assert ([block.content[0] for block in headings], found) == (levels, title)
    assert all(block.content[1] == Attr(block.content[1].id) != Attr() for block in headings)


# ---------------------------------------------------------------- where a text goes


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> LoadedSources:
    files = {
        "content/en/asia/index.md": "# Asia\n",
        "content/en/asia/left.md": "# Left\n",
        "content/ru/asia/left.md": "# Лево\n",
        "content/en/north/right.md": "# Right\n",
        "content/en/here.md": "# Here\n",
        "content/en/south/index.md": "# South\n",
        "content/en/content/en/deep.md": "# Deep\n",
    }
    return read_sources(Folder(write_files(tmp_path_factory.mktemp("house"), files)), KNOWN)[0]


@pytest.mark.parametrize(
    ("lang", "pair", "blog", "name", "path", "is_there", "source"),
    [
        ("en", "", "", "На бумаге", "content/en/na-bumage.md", False, ""),
        ("en", "", "", "…", "content/en/article.md", False, ""),
        ("en", "", "/asia/", "Right", "content/en/asia/right.md", False, ""),
        ("ru", "", "north", "right", "content/ru/north/right.md", False, ""),
        ("en", "", "", "here", "content/en/here.md", True, ""),
        ("ru", "here", "", "x", "content/ru/here.md", False, "content/en/here.md"),
        ("ru", "asia/left", "", "x", "content/ru/asia/left.md", True, "content/en/asia/left.md"),
        ("en", "asia/left", "", "x", "content/en/asia/left.md", True, "content/ru/asia/left.md"),
        ("ru", "content/en/deep", "", "x", "content/ru/content/en/deep.md", False, "content/en/content/en/deep.md"),
        ("en", "", "south", "first", "content/en/south/first.md", False, ""),
    ],
)
def test_a_text_goes_beside_its_original_or_where_its_name_says(
    sources: LoadedSources, lang: str, pair: str, blog: str, name: str, path: str, is_there: bool, source: str
) -> None:
    target = import_target(ImportOptions(Path("a.docx"), lang, pair, blog), lang, sources, name)
    assert (target.path, target.lang, target.pair.path if target.pair else "") == (path, lang, source)
    assert (target.existing.path if target.existing else "", target.name_on_disk) == (
        (path, path) if is_there else ("", "")
    )
    assert target.article == path.removeprefix(f"content/{lang}/").removesuffix(".md")


@pytest.mark.parametrize("blog", ["aisa", "here"])
def test_a_text_goes_into_no_blog_that_is_not_there(sources: LoadedSources, blog: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        import_target(ImportOptions(Path("a.docx"), "en", "", blog), "en", sources, "x")
    assert refused.value.args[0].code == "unknown-blog"


# ---------------------------------------------------------------- pictures

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def test_a_picture_is_the_one_that_its_title_names_or_one_with_the_same_bytes(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "content/en/a.md": "# A",
            "content/media/map.svg": DRAWING.decode(),
            "content/media/z.txt": DRAWING.decode(),
        },
    )
    folder = Folder(tmp_path)
    media = {"same": DRAWING, "new": DRAWING + b" ", "none": b"no picture"}
    pictures = PictureImport(folder, read_sources(folder, KNOWN)[0], media, "content/en/a.md", "a")
    placed = [
        pictures.place(part, title)
        for part, title in (
            ("gone", "../media/map.svg The coast at night"), ("gone", "../media/none.svg The coast"), ("gone", "a.md"),
            ("same", "The coast"), ("new", ""), ("new", "Again"), ("none", ""),
        )
    ]  # fmt: skip
    assert placed == [
        Target("../media/map.svg", "The coast at night"), None, None,
        Target("/media/map.svg", "The coast"), Target("/media/a-1.svg", ""), Target("/media/a-1.svg", "Again"), None,
    ]  # fmt: skip
    assert pictures.new == {"content/media/a-1.svg": DRAWING + b" "}


# ---------------------------------------------------------------- what changes in an existing text


def test_blocks_that_stay_are_named_and_those_that_replace_them_know_which() -> None:
    before, after = (tuple(map(para, text.split())) for text in ("a b c d", "a X Y Z d e"))
    placed = [row if isinstance(row, int) else (row.blocks, row.replaces) for row in changed_rows(before, after)]
    assert placed == [0, ((para("X"),), 1), ((para("Y"),), 2), ((para("Z"),), None), 3, ((para("e"),), None)]
    assert changed_rows(before, before[:1]) == [0]
    assert changed_rows((), before[:1]) == [PlacedBlock((para("a"),), None)]


def test_a_paragraph_that_comes_again_and_again_stays_where_it_is() -> None:
    """Such as an ornament between the parts of a long text."""
    before = tuple(para("*") for _ in range(300))
    assert changed_rows(before, (para("New"), *before)) == [PlacedBlock((para("New"),), None), *range(300)]


def test_a_text_that_cannot_be_written_is_refused(sources: LoadedSources, tmp_path: Path) -> None:
    class Writer:
        def write(self, *_: object) -> str:
            raise UnreadableMarkdown("too deep")

    folder, text = Folder(tmp_path), WordText((para("a"),), "A", "", "", DocxFindings(), {})
    target = import_target(ImportOptions(Path("a.docx"), "en"), "en", sources, "a")
    pictures = PictureImport(folder, sources, {}, target.path, "a")
    with pytest.raises(ImportRefused) as refused:
        propose(target, text, ImportedFields("A"), pictures, folder, Writer())  # type: ignore[arg-type]
    assert (refused.value.args[0].code, refused.value.args[0].reason) == ("refused-file", "too deep")


# ---------------------------------------------------------------- what is reported, and at which line


@pytest.mark.parametrize(
    ("excerpt", "line"),
    [("One", 1), ("a *long* line", 3), ("long line with…", 3), ("note[^1] here", 5), ("nowhere", 1), ("…", 1)],
)
def test_a_remark_is_at_the_line_that_has_its_words(excerpt: str, line: int) -> None:
    written = "One.\n\nA a long — line with words.\n\nA note here.\n"
    findings = DocxFindings((DocxComment("", "Why?", excerpt),), (), (DocxLoss("another font", excerpt, 3),))
    remark, loss = docx_problems(findings, "content/en/a.md", written)
    assert remark == WordComment("content/en/a.md", line, "?", "Why?", excerpt)
    assert loss == NotCarriedOver("content/en/a.md", line, "another font", excerpt, 3)


def test_a_change_of_nobody_and_no_day_is_reported_too() -> None:
    changes = (DocxChange("inserted", "", "", "a", "b"), DocxChange("deleted", "Anna", "2024-05-01", "c", "d"))
    assert list(tracked_change_problems(DocxFindings((), changes, ()), "a.docx")) == [
        TrackedChange("a.docx", None, "inserted", "?", "?", "a"),
        TrackedChange("a.docx", None, "deleted", "Anna", "2024-05-01", "c"),
    ]
    body = "<w:p><w:r><w:t>a</w:t><w:commentReference w:id='0'/></w:r></w:p>"
    for author in ("", "Anna"):
        comments = document(f'<w:comment w:id="0" w:author="{author}">{paragraph("Why?")}</w:comment>')
        xml = {"word/document.xml": document(body), "word/comments.xml": comments}
        parts = DocxParts({name: ElementTree.fromstring(text) for name, text in xml.items()})
        [remark] = report_changes(ImportOptions(Path("x/a.docx"), None), parts)
        assert remark == WordComment("a.docx", None, author or "?", "Why?", "a")


# ---------------------------------------------------------------- the package


def test_a_word_file_is_packed_as_word_expects_it() -> None:
    """The list of types first, and the prefixes that Word writes."""
    xml = {name: ElementTree.fromstring(document(paragraph(name))) for name in ("word/b.xml", "[Content_Types].xml")}
    content = pack_word_file(
        DocxParts(xml, {"word/media/a.png": b"picture"}), {"other.bin": b"other", "word/media/a.png": b"old"}
    )
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.namelist() == ["[Content_Types].xml", "other.bin", "word/b.xml", "word/media/a.png"]
        assert (package.read("other.bin"), package.read("word/media/a.png")) == (b"other", b"picture")
        text = package.read("word/b.xml").decode()
    assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>") and "<w:p><w:pPr" in text


def test_a_file_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    content = word_file(paragraph("Text."))
    monkeypatch.setattr("diglot.extensions.word.adapters.word_file.MAX_BYTES", len(content))
    assert open_word_file(content)
    with pytest.raises(WordFileRefused, match="larger than 50 MB"):
        open_word_file(content + b"x")


def test_a_tag_has_a_largest_size_and_a_text_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tag is read as a whole before anything in it is counted."""
    monkeypatch.setattr("diglot.extensions.word.adapters.word_file.MAX_TAG_BYTES", 1_000)
    assert open_word_file(word_file(paragraph("x" * 5_000)))
    with pytest.raises(WordFileRefused, match="larger than any document"):
        open_word_file(word_file(f'<w:p a="{"x" * 5_000}"/>'))


def test_a_file_of_another_word_processor_is_named_as_such(tmp_path: Path) -> None:
    for name, code in (("a.ODT", "not-docx"), ("a.docx", "refused-file")):
        (tmp_path / name).write_bytes(b"PK nothing")
        with pytest.raises(ImportRefused) as refused:
            open_file(tmp_path / name)
        assert refused.value.args[0].code == code


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            word_file(parts={"word/document.xml": '<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}),
            "Strict Open XML",
        ),
        (pack_word_file(DocxParts({"a.xml": ElementTree.Element("a")})), "not a Word file"),
    ],
    ids=["strict", "a zip of something else"],
)
def test_a_package_of_another_kind_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(WordFileRefused, match=words):
        open_word_file(content)

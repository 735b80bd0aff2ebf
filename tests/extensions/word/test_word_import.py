"""`import` and `export` of Word files, through the command line, with the real pandoc."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import warnings
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocPool
from diglot.adapters.yaml_reader import read_mapping
from diglot.cli import command_line
from diglot.core import front_matter
from diglot.extensions.word.adapters.word_file import WordFileRefused, open_word_file
from diglot.extensions.word.core.docx.import_preparation import _name_drawings
from diglot.extensions.word.core.docx.import_restoration import _fold_divisions, _trim_spaces
from diglot.extensions.word.core.docx.wordml import CLOSE, OPEN, text_of
from diglot.extensions.word.pipeline.word_import import PictureImport
from diglot.model.tree import Attr, Div, Para, Space, Str
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_sources
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter, is_same_text
from tests.tools.publication import formatter, write_files
from tests.tools.samples import one_in
from tests.tools.word_maker import W, document, named, paragraph, relationships, style, word_file

ROOT = Path(__file__).resolve().parents[3]
FROM_LIBREOFFICE = ROOT / "tests/word/libreoffice.docx"
ARTICLES = sorted(
    path.relative_to(ROOT / "content").as_posix()
    for path in (ROOT / "content").rglob("*.md")
    if path.relative_to(ROOT / "content").parts[0] in ("en", "ru")
)


@pytest.fixture(scope="module")
def writer() -> Any:
    with PandocPool(1) as pandoc:
        yield MarkdownWriter(pandoc)


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", {"content/en/asia/left.md": "---\ntitle: Left\n---\nText.\n"})


def run(capsys: pytest.CaptureFixture[str], root: Path, *words: str | Path) -> tuple[int, dict[str, Any]]:
    code = command_line.main(["--root", str(root), *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def import_file(
    capsys: pytest.CaptureFixture[str], root: Path, content: bytes, *words: str
) -> tuple[int, dict[str, Any]]:
    """Import a file of these bytes."""
    file = root / "from-translator.docx"
    file.write_bytes(content)
    return run(capsys, root, "import", file, *words)


def core_properties(creator: str) -> str:
    """Return the part of a Word file that names who wrote it."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{creator}</dc:creator></cp:coreProperties>'
    )


def codes(report: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in report["problems"]]


def body_of(path: Path) -> str:
    return front_matter.split_manuscript(path.read_text(encoding="utf-8")).body


# ---------------------------------------------------------------- export and import


@pytest.mark.parametrize("path", one_in(3, ARTICLES))
def test_an_article_of_the_sample_survives_word(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], writer: MarkdownWriter
) -> None:
    """Notes, tables, verse, passages in the other language, pictures with captions: the tree is the same."""
    lang, _, inside = path.partition("/")
    key = inside.removesuffix(".md").removesuffix("/index")
    root = tmp_path / "house"
    shutil.copytree(ROOT / "content", root / "content")
    manuscript = root / "content" / path
    # Comments are for editors of the manuscript: Word does not get them.
    before = writer.tree("read", re.sub(r"<!--.*?-->\n*", "", body_of(manuscript), flags=re.DOTALL).encode())
    assert run(capsys, root, "export", key, "--lang", lang, "--output", tmp_path / "a.docx")[0] == 0
    pair = manuscript.with_suffix(".kept")
    manuscript.rename(pair)
    blog = ("--in", key.partition("/")[0]) if "/" in key else ()
    code, report = run(capsys, root, "import", tmp_path / "a.docx", "--lang", lang, *blog)
    assert (code, report["problems"]) == (0, [])
    [written] = report["written"]
    after = writer.tree("read", body_of(root / written).encode())
    assert is_same_text(before, after)


def test_an_item_of_two_paragraphs_stays_one(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "1.  One.\n\n    It goes on.\n\n2.  Two.\n\n- a\n\n  more of a\n\n- b\n\n***\n\n```\ncode\n```\n"
    write_files(publication, {"content/en/asia/list.md": text})
    run(capsys, publication, "export", "asia/list", "--lang", "en", "--output", publication / "again.docx")
    code, report = run(capsys, publication, "import", publication / "again.docx", "--lang", "en", "--in", "asia")
    assert (code, report["problems"]) == (0, [])
    assert body_of(publication / "content/en/asia/again.md") == text


def test_a_caption_in_italics_survives_word(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = (ROOT / "content/media/spread.svg").read_text(encoding="utf-8")
    text = "![*The Storm*](/media/storm.svg)\n\nText.\n"
    write_files(publication, {"content/en/asia/storm.md": text, "content/media/storm.svg": picture})
    run(capsys, publication, "export", "asia/storm", "--lang", "en", "--output", publication / "again.docx")
    code, report = run(capsys, publication, "import", publication / "again.docx", "--lang", "en", "--in", "asia")
    assert (code, report["problems"]) == (0, [])
    assert body_of(publication / "content/en/asia/again.md").startswith("![*The Storm*](")


def test_labels_survive_word_to_the_letter(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those of figures with their classes, of tables, formulas, headings and theorems; references; an empty division."""
    picture = (ROOT / "content/media/spread.svg").read_text(encoding="utf-8")
    text = (
        "See @fig:storm, [@tbl:ice; @eq:a] and [-@thm:b].\n\n::: {.list-of-figures}\n:::\n\n"
        '![*The Storm*](/media/storm.svg){#fig:storm .wide alt="A ship"}\n\n'
        "| Year |\n|------|\n| 1911 |\n\n: The *ice*. {#tbl:ice}\n\n## When {#sec:when}\n\n"
        "$$a = 1$$ {#eq:a}, as said.\n\n::: {#thm:b .theorem}\nIt holds.\n:::\n"
    )
    write_files(publication, {"content/en/asia/storm.md": text, "content/media/storm.svg": picture})
    run(capsys, publication, "export", "asia/storm", "--lang", "en", "--output", publication / "again.docx")
    code, report = run(capsys, publication, "import", publication / "again.docx", "--lang", "en", "--in", "asia")
    assert (code, report["problems"]) == (0, [])
    assert body_of(publication / "content/en/asia/again.md") == text


def test_a_paragraph_without_properties_has_the_style_of_the_document(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    content = word_file("<w:p><w:r><w:t>Раз.</w:t></w:r></w:p>" + paragraph("Два."), styles)
    import_file(capsys, publication, content, "--lang", "ru", "--in", "asia")
    assert body_of(publication / "content/ru/asia/from-translator.md") == "> Раз.\n>\n> Два.\n"


def test_a_list_by_russian_letters_survives_word(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Условия:\n\nа) бумага;\n\nб) печать.\n\nг. Москва\n"
    write_files(publication, {"content/ru/asia/list.md": text})
    run(capsys, publication, "export", "asia/list", "--lang", "ru", "--output", publication / "again.docx")
    code, report = run(capsys, publication, "import", publication / "again.docx", "--lang", "ru", "--in", "asia")
    assert (code, report["problems"]) == (0, [])
    assert body_of(publication / "content/ru/asia/again.md") == text


def test_a_clean_manuscript_has_a_sentence_a_line(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Он сказал: «Да, нет». Потом ушел, т. е. исчез. И\u00a0все."
    import_file(capsys, publication, word_file(paragraph(text)), "--lang", "ru", "--in", "asia")
    written = publication / "content/ru/asia/from-translator.md"
    assert body_of(written) == "Он сказал: «Да, нет».\nПотом ушел, т. е. исчез.\nИ\u00a0все.\n"


def test_a_file_of_libreoffice_becomes_a_manuscript(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is in it: tests/tools/make_word_files.py."""
    code, report = run(capsys, publication, "import", FROM_LIBREOFFICE, "--lang", "ru", "--pair", "asia/left")
    assert code == 0
    assert report["written"] == ["content/ru/asia/left.md", "content/media/left-1.png"]
    text = (publication / "content/ru/asia/left.md").read_text(encoding="utf-8")
    assert text == (ROOT / "tests/word/libreoffice.md").read_text(encoding="utf-8")
    problems = [(each["line"], each["code"], each["what"].partition(" (")[0]) for each in report["problems"]]
    assert problems == [
        (12, "word-comment", "Саймон Орчард comments on “Том вышел в 1514 году”: Точно ли 1514 год?"),
        (12, "not-carried-over", "not imported: coloured text"),
        (12, "not-carried-over", "not imported: highlighting"),
        (31, "not-carried-over", "not imported: text box; its text follows the paragraph it was anchored to"),
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [("accept", "Он говорит очень вежливо и ясно."), ("reject", "Он говорит вежливо и медленно ясно.")],
)
def test_tracked_changes_are_accepted_or_rejected(
    changes: str, sentence: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, publication, "import", FROM_LIBREOFFICE, "--lang", "ru", "--pair", "asia/left", "--changes", changes)
    assert sentence in body_of(publication / "content/ru/asia/left.md").split("\n")


def test_tracked_changes_can_be_listed_without_writing(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = run(capsys, publication, "import", FROM_LIBREOFFICE, "--changes", "report")
    assert code == 0
    assert [problem["what"] for problem in report["problems"]][:2] == [
        "tracked change by Нина Эш, 2024-05-01: inserted “очень”",
        "tracked change by Саймон Орчард, 2024-05-02: deleted “медленно”",
    ]
    assert not (publication / "content/ru").exists()


# ---------------------------------------------------------------- what translators' files are like


@pytest.mark.parametrize(
    ("styles", "properties"),
    [
        (style("1", "heading 2"), named("1")),
        (style("a", "Заголовок 2"), named("a")),
        (style("a", "Überschrift 2"), named("a")),
        (style("mine", "Раздел", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'), named("mine")),
        (style("b", "Заголовок 2") + style("c", "Мой", '<w:basedOn w:val="b"/>'), named("c")),
        ("", '<w:outlineLvl w:val="1"/>'),
    ],
    ids=["Word", "Russian", "German", "outline of the style", "based on another", "outline of the paragraph"],
)
def test_a_heading_is_recognised_by_its_style_in_any_language_or_by_its_outline(
    styles: str, properties: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_file(
        capsys, publication, word_file(paragraph("О бумаге", properties) + paragraph("Текст."), styles), "--lang", "ru"
    )
    assert body_of(publication / "content/ru/from-translator.md") == "## О бумаге\n\nТекст.\n"


@pytest.mark.parametrize(
    ("styles", "properties", "is_quotation"),
    [
        (style("q", "Quote"), named("q"), True),
        (style("q", "Цитата 2"), named("q"), True),
        ("", '<w:ind w:left="720"/>', True),
        ("", '<w:ind w:left="425"/>', True),
        ("", '<w:ind w:left="424"/>', False),
        (style("in", "Отступ", '<w:pPr><w:ind w:left="720" w:right="720"/></w:pPr>'), named("in"), True),
        ("", '<w:ind w:firstLine="720"/>', False),
        ("", '<w:ind w:left="720" w:hanging="720"/>', False),
        ("", '<w:ind w:left="100"/>', False),
    ],
)
def test_a_long_quotation_is_recognised_by_its_style_or_by_its_indent(
    styles: str, properties: str, is_quotation: bool, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_file(
        capsys, publication, word_file(paragraph("Слова.", properties) + paragraph("Текст."), styles), "--lang", "ru"
    )
    quotation = "> Слова.\n" if is_quotation else "Слова.\n"
    assert body_of(publication / "content/ru/from-translator.md") == f"{quotation}\nТекст.\n"


def numbered(text: str, list_id: int) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_a_paragraph_between_two_numbered_lists_ends_the_first(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """LibreOffice gives each item a list of its own, all with the same definition: only neighbours are one list."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = "".join(f'<w:num w:numId="{one}"><w:abstractNumId w:val="0"/></w:num>' for one in (1, 2, 3))
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>{lists}</w:numbering>'
    )
    rels = relationships(("n", "numbering", "numbering.xml")).replace(' TargetMode="External"', "")
    body = numbered("Раз.", 1) + numbered("Два.", 2) + paragraph("Между ними.") + numbered("Снова.", 3)
    content = word_file(body, parts={"word/_rels/document.xml.rels": rels, "word/numbering.xml": numbering})
    import_file(capsys, publication, content, "--lang", "ru")
    assert body_of(publication / "content/ru/from-translator.md") == "1.  Раз.\n2.  Два.\n\nМежду ними.\n\n1.  Снова.\n"


@pytest.mark.parametrize(("creator", "author"), [("Anna Berg", "Anna Berg"), ("admin", None), ("user 2", None)])
def test_an_author_is_taken_from_the_properties_if_it_looks_like_a_name(
    creator: str, author: str | None, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = word_file(paragraph("A line."), parts={"docProps/core.xml": core_properties(creator)})
    import_file(capsys, publication, content, "--lang", "en")
    parts = front_matter.split_manuscript((publication / "content/en/from-translator.md").read_text(encoding="utf-8"))
    assert read_mapping(parts.front)[0].get("authors") == (author and [author])


def test_the_name_of_a_picture_is_no_part_of_its_description() -> None:
    """LibreOffice writes both into one field, the name on the first line."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    root = ElementTree.fromstring(f'<wp:docPr xmlns:wp="{space}" descr="map.png&#10;The coast at night"/>')
    _name_drawings(root)
    assert root.attrib == {"title": "map.png", "descr": "The coast at night"}


def test_a_remark_on_words_that_are_not_in_the_text_is_shown_at_its_beginning(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Anna">{paragraph("Why?")}</w:comment></w:comments>'
    )
    gone = '<w:del w:id="2" w:author="Anna"><w:r><w:delText>Gone.</w:delText></w:r></w:del>'
    mark = (
        f'<w:commentRangeStart w:id="0"/>{gone}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    content = word_file(f"{paragraph('A line.')}<w:p>{mark}</w:p>", parts={"word/comments.xml": comments})
    _, report = import_file(capsys, publication, content, "--lang", "en", "--changes", "accept")
    assert [(one["code"], one["line"]) for one in report["problems"] if one["code"] == "word-comment"] == [
        ("word-comment", 1)
    ]


def test_words_on_either_side_of_a_tab_or_a_line_break_stay_two() -> None:
    element = ElementTree.fromstring(
        document("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>")
    )
    assert text_of(element) == "one two three"


def test_a_division_whose_end_is_missing_keeps_its_text() -> None:
    marks = Para((Str(f"{OPEN}{{.verse}}"),)), Para((Str(f"{OPEN}{{.box}}"),))
    inner = Para((Str("One."),)), Para((Str("Two."),))
    found = _fold_divisions((marks[0], inner[0], marks[1], inner[1]))
    assert found == (Div((Attr("", ("verse",)), (inner[0], Div((Attr("", ("box",)), (inner[1],)))))),)


def test_a_division_with_several_attributes_is_one_though_its_name_is_divided_at_spaces() -> None:
    mark = Para((Str(f"{OPEN}{{.verse"), Space(), Str("lang=ru}")))
    inner = Para((Str("One."),))
    [found] = _fold_divisions((mark, inner, Para((Str(CLOSE), Space(), Str("")))))
    assert found == Div((Attr("", ("verse",), (("lang", "ru"),)), (inner,)))


def test_a_line_of_spaces_is_no_text() -> None:
    assert _trim_spaces((Space(), Space())) == ()


def test_a_title_in_the_text_goes_into_the_front_matter(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The only heading of the first level, where it opens the text; else all headings go down by one."""
    styles = style("1", "heading 1") + style("2", "heading 2")
    content = word_file(paragraph("Бумага: от и до", named("1")) + paragraph("Раз", named("2")), styles)
    import_file(capsys, publication, content, "--lang", "ru")
    written = (publication / "content/ru/from-translator.md").read_text(encoding="utf-8")
    assert written == '---\ntitle: "Бумага: от и до"\n---\n## Раз\n'


def test_lines_across_the_page_are_rules(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    stars = paragraph("* * *")
    import_file(
        capsys,
        publication,
        word_file(paragraph("Раз.") + paragraph("", border) + paragraph("Два.") + stars),
        "--lang",
        "ru",
    )
    text = body_of(publication / "content/ru/from-translator.md")
    assert re.sub(r"-{3,}|\*{3,}", "***", text) == "Раз.\n\n***\n\nДва.\n\n***\n"


def test_what_may_not_be_published_or_is_not_in_the_file_is_reported(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = '<w:p><w:hyperlink r:id="x"><w:r><w:t>щелкните</w:t></w:r></w:hyperlink></w:p>'
    picture = '<w:p><w:r><w:t>вот</w:t></w:r><w:r><w:drawing><a:blip r:link="y"/></w:drawing></w:r></w:p>'
    rels = relationships(("x", "hyperlink", "javascript:alert(1)"), ("y", "image", "http://example.org/a.png"))
    content = word_file(link + picture, parts={"word/_rels/document.xml.rels": rels})
    code, report = import_file(capsys, publication, content, "--lang", "ru")
    assert code == 0
    assert [problem["what"].partition(" (")[0] for problem in report["problems"]] == [
        "not imported: picture that is only linked, not stored in the file",
        "not imported: link to what may not be published",
    ]
    assert body_of(publication / "content/ru/from-translator.md") == "щелкните\n\nвот\n"


def test_an_embedded_object_is_reported_with_the_words_beside_it(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "<w:p><w:r><w:t>Смета:</w:t></w:r><w:r><w:object/></w:r></w:p>"
    _, report = import_file(capsys, publication, word_file(table), "--lang", "ru")
    assert [problem["what"] for problem in report["problems"]] == [
        "not imported: embedded object of another program (places: 1; the first is at “Смета:”)"
    ]


def in_font(font: str, text: str) -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/></w:rPr>'
    return f"<w:p><w:r>{fonts}<w:t>{text}</w:t></w:r></w:p>"


def test_other_fonts_and_a_table_of_contents_are_reported(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fonts that most of the text is not set in, with all their signs; other controls keep their text."""
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Оглавление')}</w:sdtContent></w:sdt>"
    control = f"<w:sdt><w:sdtContent>{paragraph('Поле.')}</w:sdtContent></w:sdt>"
    fonts = in_font("Georgia", "Долгий текст.") + in_font("Courier", "Раз.") + in_font("Arial", "Два.")
    code, report = import_file(capsys, publication, word_file(contents + control + fonts), "--lang", "ru")
    assert code == 0
    assert [problem["what"] for problem in report["problems"]] == [
        "not imported: table of contents (places: 1; the first is at “Оглавление”)",
        "not imported: another font (places: 8; the first is at “Раз.”)",
    ]
    assert body_of(publication / "content/ru/from-translator.md").split() == "Поле. Долгий текст. Раз. Два.".split()


def test_a_picture_that_the_publication_has_is_not_written_twice(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(FROM_LIBREOFFICE) as package:
        picture = next(package.read(name) for name in package.namelist() if name.startswith("word/media/"))
    (publication / "content/media").mkdir()
    (publication / "content/media/red.png").write_bytes(picture)
    _, report = run(capsys, publication, "import", FROM_LIBREOFFICE, "--lang", "ru", "--pair", "asia/left")
    assert report["written"] == ["content/ru/asia/left.md"]
    assert "(/media/red.png)" in body_of(publication / "content/ru/asia/left.md")


def test_new_pictures_are_numbered_past_those_that_the_publication_has(tmp_path: Path) -> None:
    """Each number once: of a file with thousands of pictures, no name is asked for again and again."""
    drawings = {
        f"{side}.svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} 1"/>'.encode()
        for side in range(1, 4)
    }
    there = write_files(tmp_path, {"content/media/bridge-2.svg": "", "content/en/a.md": "# A"})
    folder = Folder(there)
    pictures = PictureImport(folder, read_sources(folder, KNOWN)[0], drawings, "content/en/a.md", "bridge")
    placed = [pictures.place(part, "") for part in drawings]
    assert [target.href for target in placed if target] == [f"/media/bridge-{number}.svg" for number in (1, 3, 4)]


# ---------------------------------------------------------------- an existing edition


def test_an_existing_edition_is_never_overwritten_without_confirmation(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --yes only the paragraphs that differ are written; all else stays byte for byte."""
    path = publication / "content/ru/asia/left.md"
    before = "---\ntitle:   Лево  # так\n---\nРаз,\nдва.\n\n*   пункт\n\nТри.[^a]\n\n[^a]: Сноска.\n"
    write_files(publication, {"content/ru/asia/left.md": before})
    content = word_file(paragraph("Раз, два.") + paragraph("Новое.") + paragraph("Три."))
    code, report = import_file(capsys, publication, content, "--lang", "ru", "--pair", "asia/left")
    assert (code, codes(report), report["written"]) == (1, ["file-in-the-way"], [])
    assert path.read_text(encoding="utf-8") == before
    code, report = import_file(capsys, publication, content, "--lang", "ru", "--pair", "asia/left", "--yes")
    assert (code, report["written"]) == (0, ["content/ru/asia/left.md"])
    assert path.read_text(encoding="utf-8") == "---\ntitle:   Лево  # так\n---\nРаз,\nдва.\n\nНовое.\n\nТри.\n"


def test_the_same_file_twice_changes_nothing(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("import", FROM_LIBREOFFICE, "--lang", "ru", "--pair", "asia/left")
    run(capsys, publication, *words)
    code, report = run(capsys, publication, *words)
    assert (code, report["written"]) == (0, [])


@pytest.mark.parametrize(
    ("words", "expected_code", "expected_problems"),
    [
        (("--lang", "ru", "--pair", "asia/lest"), 1, ["unknown-article"]),
        (("--lang", "ru", "--in", "asai"), 1, ["unknown-blog"]),
    ],
)
def test_a_wrong_name_is_reported(
    words: tuple[str, ...],
    expected_code: int,
    expected_problems: list[str],
    publication: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, report = import_file(capsys, publication, word_file(paragraph("Текст.")), *words)
    assert (code, codes(report)) == (expected_code, expected_problems)


def test_the_language_must_be_named(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (publication / "a.docx").write_bytes(word_file(paragraph("Текст.")))
    assert command_line.main(["--root", str(publication), "import", str(publication / "a.docx")]) == 2
    assert "--lang" in capsys.readouterr().err


# ---------------------------------------------------------------- hostile files


def zip_bomb() -> bytes:
    packed = io.BytesIO(word_file())
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.png", b"\0" * 60_000_000)
    return packed.getvalue()


def many_parts() -> bytes:
    packed = io.BytesIO(word_file())
    with zipfile.ZipFile(packed, "a") as package:
        for number in range(2_001):
            package.writestr(f"word/{number}", b"")
    return packed.getvalue()


def with_attributes(count: int) -> str:
    """Return a paragraph with so many attributes, whose values compress badly."""
    values = random.Random(1)
    return "<w:p {}/>".format(" ".join(f'a{n}="{values.getrandbits(64)}"' for n in range(count)))


def twin_parts() -> bytes:
    """Two parts whose names differ in a capital only: which of them is read depends on the reader."""
    return word_file(paragraph("Текст."), parts={"word/Document.xml": document(paragraph("Другой."))})


def wrong_checksum() -> bytes:
    packed = bytearray(word_file(paragraph("Текст.")))
    entry = packed.rindex(b"word/document.xml") - 46  # of the central directory
    packed[entry + 16] ^= 0xFF
    return bytes(packed)


def with_flags(at: int, value: int) -> bytes:
    """A Word file whose entries say otherwise of themselves. at: the place in their heads."""
    packed = bytearray(word_file(paragraph("Текст.")))
    for mark, offset in ((b"PK\x03\x04", at), (b"PK\x01\x02", at + 2)):
        start = packed.find(mark)
        while start >= 0:
            packed[start + offset] = value
            start = packed.find(mark, start + 4)
    return bytes(packed)


def packed_otherwise(method: int) -> bytes:
    packed = io.BytesIO(word_file())
    with zipfile.ZipFile(packed, "a", method) as package:
        package.writestr("word/media/image1.png", b"\0" * 60_000_000)
    return packed.getvalue()


def exact_twins() -> bytes:
    packed = io.BytesIO(word_file(paragraph("Текст.")))
    with zipfile.ZipFile(packed, "a") as package, warnings.catch_warnings(action="ignore"):
        package.writestr("word/document.xml", document(paragraph("Другой.")))
    return packed.getvalue()


INCLUDED = document('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>')

ELSEWHERE = re.sub(
    ' TargetMode="External"', "", relationships(("rId1", "officeDocument", "../../../../etc/passwd"))
)  # fmt: skip
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + document(paragraph("&e;"))
LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a "ha">' + "]>" + document(paragraph("&a;"))
TABLE = "<w:tbl><w:tr><w:tc>"

HOSTILE = {
    "a zip bomb": (zip_bomb, "unpacked, it would be larger than any document"),
    "too many parts": (many_parts, "more parts than any document needs"),
    "a name that climbs": (lambda: word_file(parts={"word/../../evil.xml": "<a/>"}), "points outside the file"),
    "an absolute name": (lambda: word_file(parts={"/etc/evil.xml": "<a/>"}), "points outside the file"),
    "another file for an entity": (lambda: word_file(parts={"word/document.xml": ENTITY}), "document type"),
    "entities": (lambda: word_file(parts={"word/styles.xml": LAUGHS}), "document type"),
    "tables in tables": (
        lambda: word_file(TABLE * 10_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 10_000),
        "nested too deeply",
    ),
    "encrypted": (lambda: with_flags(6, 1), "cannot be unpacked"),
    "packed by an unknown method": (lambda: with_flags(8, 99), "cannot be unpacked"),
    "a bomb of another method": (lambda: packed_otherwise(zipfile.ZIP_BZIP2), "cannot be unpacked"),
    "a bomb of a third method": (lambda: packed_otherwise(zipfile.ZIP_LZMA), "cannot be unpacked"),
    "exact twins": (exact_twins, "two of its parts have the same name"),
    "a name of a drive": (lambda: word_file(parts={"C:/evil.xml": "<a/>"}), "points outside the file"),
    "a name with backslashes": (lambda: word_file(parts={"word\\..\\..\\evil.xml": "<a/>"}), "points outside the file"),
    "another text for an inclusion": (
        lambda: word_file(parts={"word/document.xml": INCLUDED}),
        "there is no text in it",
    ),
    "a document type in UTF-16": (
        lambda: word_file(
            parts={"word/document.xml": f'<?xml version="1.0" encoding="UTF-16"?>{ENTITY}'.encode("utf-16")}
        ),
        "document type",
    ),
    "twins": (twin_parts, "two of its parts have the same name"),
    "a wrong checksum": (wrong_checksum, "cannot be unpacked"),
    "an empty part": (lambda: word_file(parts={"word/document.xml": ""}), "not well-formed XML"),
    "its text elsewhere": (lambda: word_file(paragraph("Текст."), parts={"_rels/.rels": ELSEWHERE}), "DocxError"),
    "an element with 400,000 attributes": (lambda: word_file(with_attributes(400_000)), "larger than any document"),
    "an element with 201 attributes": (lambda: word_file(with_attributes(201)), "larger than any document"),
    "macros": (lambda: word_file(parts={"word/vbaProject.bin": b"\0"}), "it contains macros"),
    "no XML": (lambda: word_file(parts={"word/document.xml": "<w:p"}), "not well-formed XML"),
    "half a file": (lambda: word_file(paragraph("Текст."))[:-40], "cannot be unpacked"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "before 2007"),
    "a picture": (lambda: b"\x89PNG\r\n", "not a Word file"),
    "an empty file": (lambda: b"", "not a Word file"),
    "no text": (word_file, "there is no text in it"),
}


# What only the whole import can refuse, and one that is refused when it is opened.
IMPORTED = ("a zip bomb", "another text for an inclusion", "its text elsewhere", "no text")


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in IMPORTED[1:]])
def test_a_hostile_file_is_not_opened(name: str) -> None:
    make, reason = HOSTILE[name]
    with pytest.raises(WordFileRefused) as refused:
        open_word_file(make())  # type: ignore[operator]
    assert reason in refused.value.reason


@pytest.mark.parametrize("name", IMPORTED)
def test_a_hostile_file_is_refused_by_its_name(
    name: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, reason = HOSTILE[name]
    code, report = import_file(capsys, publication, make(), "--lang", "ru")  # type: ignore[operator]
    assert code == 1
    [problem] = report["problems"]
    assert (problem["code"], problem["file"], problem["line"]) == ("refused-file", "from-translator.docx", 1)
    assert reason in problem["what"]
    assert [entry.path for entry in Folder(publication).list("content")] == ["content/en/asia/left.md"]


@pytest.mark.parametrize(("limit", "most"), [("MAX_ATTRIBUTES", 300), ("MAX_ELEMENTS", 12)])
def test_elements_and_their_attributes_are_counted(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    """Ten paragraphs of thirty attributes, in a document and its body."""
    file = word_file(with_attributes(30) * 10)
    monkeypatch.setattr(f"diglot.extensions.word.adapters.word_file.{limit}", most)
    assert open_word_file(file)
    monkeypatch.setattr(f"diglot.extensions.word.adapters.word_file.{limit}", most - 1)
    with pytest.raises(WordFileRefused, match="larger than any document"):
        open_word_file(file)


def test_what_is_neither_text_nor_a_picture_is_not_unpacked() -> None:
    """A table of another program, whose zeros would be taken for a bomb, and a folder with a name of its own."""
    parts = {"word/embeddings/table.bin": bytes(3_000_000), "word/media/": b"", "word/media/a.png": b"picture"}
    assert open_word_file(word_file(paragraph("Text."), parts=parts)).media == {"word/media/a.png": b"picture"}


def test_large_pieces_of_text_are_read() -> None:
    """Programs keep their own data in a Word file, encoded as one long text."""
    data = random.Random(1).randbytes(1_500_000).hex()
    parts = open_word_file(word_file(paragraph(data), parts={"customXml/item1.xml": f"<data>{data}</data>"}))
    assert parts.xml["customXml/item1.xml"].text == data
    assert data in parts.xml["word/document.xml"].itertext()


def field(instruction: str, text: str) -> str:
    """Return a field as Word writes one that has formatting."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    pieces = mark.format("begin"), f"<w:r><w:instrText>{instruction}</w:instrText></w:r>", mark.format("separate")
    return f"{''.join(pieces)}<w:r><w:t>{text}</w:t></w:r>{mark.format('end')}"


@pytest.mark.parametrize(
    "instruction", ['INCLUDETEXT "/etc/passwd"', 'INCLUDEPICTURE "http://127.0.0.1:9/"', "DDEAUTO x"]
)
@pytest.mark.parametrize("kind", ["simple", "complex"])
def test_a_field_is_its_last_text_and_fetches_nothing(
    instruction: str, kind: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    escaped = instruction.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{escaped}"><w:r><w:t>показано</w:t></w:r></w:fldSimple>'
    content = word_file(f"<w:p>{simple if kind == 'simple' else field(escaped, 'показано')}</w:p>")
    code, report = import_file(capsys, publication, content, "--lang", "ru")
    assert (code, report["problems"]) == (0, [])
    assert body_of(publication / "content/ru/from-translator.md") == "показано\n"


@pytest.mark.parametrize("address", ["javascript:pwned()", "data:text/html,pwned", "file:///etc/passwd"])
def test_a_field_is_no_way_round_for_a_link(
    address: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simple = f'<w:fldSimple w:instr="HYPERLINK &quot;{address}&quot;"><w:r><w:t>раз</w:t></w:r></w:fldSimple>'
    content = word_file(f"<w:p>{simple}{field(f'HYPERLINK &quot;{address}&quot;', ' два')}</w:p>")
    code, report = import_file(capsys, publication, content, "--lang", "ru")
    assert (code, codes(report)) == (0, ["not-carried-over"])
    assert body_of(publication / "content/ru/from-translator.md") == "раз два\n"


def test_a_field_that_is_a_link_stays_one(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simple = '<w:fldSimple w:instr="HYPERLINK &quot;https://a.example/&quot;"><w:r><w:t>раз</w:t></w:r></w:fldSimple>'
    import_file(capsys, publication, word_file(f"<w:p>{simple}</w:p>"), "--lang", "ru")
    assert body_of(publication / "content/ru/from-translator.md") == "[раз](https://a.example/)\n"


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "media/none.png", "../secret.png"])
@pytest.mark.parametrize("kind", ["drawing", "old picture"])
def test_a_picture_that_is_not_in_the_file_is_reported(
    target: str, kind: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (publication / "secret.png").write_bytes(b"\x89PNG secret")
    rels = relationships(("p", "image", target)).replace(' TargetMode="External"', "")
    shown = '<w:drawing><a:blip r:embed="p"/></w:drawing>'
    if kind == "old picture":
        shown = '<w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" r:id="p"/></w:pict>'
    content = word_file(
        f"{paragraph('Раз.')}<w:p><w:r><w:t>вот</w:t>{shown}</w:r></w:p>", parts={"word/_rels/document.xml.rels": rels}
    )
    code, report = import_file(capsys, publication, content, "--lang", "ru")
    assert code == 0
    assert [problem["what"].partition(" (")[0] for problem in report["problems"]] == [
        "not imported: picture that is missing from the file"
    ]
    assert [entry.path for entry in Folder(publication).list("content")] == [
        "content/en/asia/left.md",
        "content/ru/from-translator.md",
    ]


def test_a_title_cannot_write_front_matter(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = 'A"&#10;---&#10;slug: ../x&#10;---&#10;{{ 7919*7907 }} !!python/object'
    content = word_file(paragraph(title, named("Title")) + paragraph("Текст."), style("Title", "Title"))
    code, _ = import_file(capsys, publication, content, "--lang", "ru")
    assert code == 0
    parts = front_matter.split_manuscript((publication / "content/ru/from-translator.md").read_text(encoding="utf-8"))
    assert read_mapping(parts.front)[0] == {"title": 'A" --- slug: ../x --- {{ 7919*7907 }} !!python/object'}
    assert parts.body == "Текст.\n"


INSIDE = "<w:r><w:t>внутри</w:t></w:r>"
VARIANTS = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="new">{INSIDE.replace("внутри", "по-новому")}</mc:Choice><mc:Fallback>{INSIDE}</mc:Fallback>'
    "</mc:AlternateContent>"
)
RUBY = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    "wrapped",
    [
        f'<w:fldSimple w:instr="REF a">{INSIDE}</w:fldSimple>',
        f'<w:fldSimple w:instr="REF a"><w:ins w:id="1" w:author="x">{INSIDE}</w:ins></w:fldSimple>',
        f'<w:hyperlink><w:fldSimple w:instr="PAGE">{INSIDE}</w:fldSimple></w:hyperlink>',
        f'<w:customXml w:element="x">{INSIDE}</w:customXml>',
        f'<w:customXml w:element="x"><w:bdo w:val="ltr"><w:dir w:val="ltr">{INSIDE}</w:dir></w:bdo></w:customXml>',
        f"<w:sdt><w:sdtContent>{INSIDE}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{INSIDE}</w:smartTag>",
        f"</w:p><w:customXml w:element='x'><w:p>{INSIDE}</w:p></w:customXml><w:p>",
        VARIANTS,
        RUBY.format("<w:r><w:t>чтение</w:t></w:r>", INSIDE),
    ],
)  # fmt: skip
def test_no_text_is_lost_whatever_word_puts_around_it(
    wrapped: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as the number of a figure, a reference to a page, or a date: Word writes them as fields."""
    content = word_file(f"<w:p><w:r><w:t>до</w:t></w:r>{wrapped}<w:r><w:t>после</w:t></w:r></w:p>")
    code, report = import_file(capsys, publication, content, "--lang", "ru")
    assert (code, report["problems"]) == (0, [])
    text = body_of(publication / "content/ru/from-translator.md")
    words = text.replace("(чтение)", "").split() if "<w:p>" in wrapped else [text.replace("(чтение)", "").strip()]
    assert "".join(words) == "довнутрипосле"


def test_words_around_a_text_box_stay_in_their_run(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    box = f"<w:pict><w:txbxContent><w:p>{INSIDE}</w:p></w:txbxContent></w:pict>"
    content = word_file(f"<w:p><w:r><w:t>до</w:t>{box}<w:t>после</w:t></w:r></w:p>")
    code, report = import_file(capsys, publication, content, "--lang", "ru")
    assert (code, codes(report)) == (0, ["not-carried-over"])
    assert body_of(publication / "content/ru/from-translator.md").split() == ["допосле", "внутри"]


def test_a_translator_s_words_are_no_mark_of_the_import(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The import marks where a division begins and ends with signs that no text may have."""
    content = word_file(paragraph("\ue000{.secret}") + paragraph("Текст.") + paragraph("\ue001"))
    import_file(capsys, publication, content, "--lang", "ru")
    text = body_of(publication / "content/ru/from-translator.md")
    assert ":::" not in text
    assert "secret" in text


def test_a_paragraph_without_a_style_has_that_of_the_file(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one for paragraphs; there is another for characters."""
    styles = (
        '<w:style w:type="character" w:default="1" w:styleId="C"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    )
    import_file(capsys, publication, word_file(paragraph("Текст."), styles), "--lang", "ru")
    assert body_of(publication / "content/ru/from-translator.md").strip() == "> Текст."


def test_a_division_goes_on_over_a_mark_between_its_paragraphs(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word puts the ends of bookmarks between paragraphs."""
    verse = paragraph("Строка.", named("V"))
    content = word_file(f'{verse}<w:bookmarkEnd w:id="1"/>{verse}<w:sectPr/>', style("V", "Body Text {.verse}"))
    import_file(capsys, publication, content, "--lang", "ru")
    assert body_of(publication / "content/ru/from-translator.md").count("::: verse") == 1


def test_a_path_that_is_no_file_is_reported(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = run(capsys, publication, "import", publication / "nowhere.docx", "--lang", "ru")
    assert (code, codes(report)) == (1, ["file-unreadable"])
    code, report = run(capsys, publication, "import", "/dev/zero", "--lang", "ru")
    assert (code, codes(report)) == (1, ["file-unreadable"])


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"content/en/left.md": "Written by somebody else.\n"})
    (problem,) = write_edits(root, [FileEdit("content/en/left.md", b"As it was read.\n", b"As it would be.\n")])
    assert (
        formatter("en")
        .lines(problem, "error")
        .startswith("content/en/left.md:1: the file changed while this command was running, so it was left as it is")
    )
    assert (root / "content/en/left.md").read_text() == "Written by somebody else.\n"


def test_what_steers_a_terminal_or_turns_letters_around_does_not_get_into_a_manuscript(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the text, and from the name of whoever wrote it."""
    core = core_properties("Nina\u202e\u009b2J")
    content = word_file(paragraph("A line\u202e and\u009b more\u202e."), parts={"docProps/core.xml": core})
    code, report = import_file(capsys, publication, content, "--lang", "en")
    written = (publication / "content/en/from-translator.md").read_text(encoding="utf-8")
    assert not re.search("[\u202e\u009b]", written)
    assert "A line and more." in written
    assert (code, set(codes(report))) == (0, {"not-carried-over"})
    whats = [problem["what"] for problem in report["problems"]]
    assert any("U+202E RIGHT-TO-LEFT OVERRIDE" in what for what in whats)
    assert any("U+009B" in what for what in whats)


@pytest.mark.parametrize(("parts", "is_read"), [(2_000, True), (2_001, False)])
def test_a_file_may_have_two_thousand_parts(parts: int, is_read: bool) -> None:
    packed = io.BytesIO(word_file(paragraph("Text.")))
    with zipfile.ZipFile(packed, "a") as package:
        for number in range(parts - len(package.namelist())):
            package.writestr(f"word/{number}", b"")
    if is_read:
        assert open_word_file(packed.getvalue())
    else:
        with pytest.raises(WordFileRefused, match="more parts"):
            open_word_file(packed.getvalue())


@pytest.mark.parametrize(
    ("element", "depth", "is_read"),
    # Around them are the document and its body.
    [("w:smartTag", 248, True), ("w:smartTag", 249, False), ("w:tbl", 5, True), ("w:tbl", 6, False)],
)
def test_elements_are_nested_in_so_many_others_and_tables_in_five(element: str, depth: int, is_read: bool) -> None:
    beside = "<w:p/>" * 20 + "<w:tbl></w:tbl>" * 10  # which are closed, and count no more
    content = word_file(beside + f"<{element}>" * depth + f"</{element}>" * depth)
    if is_read:
        assert open_word_file(content)
    else:
        with pytest.raises(WordFileRefused, match="nested too deeply"):
            open_word_file(content)


def test_an_element_may_have_two_hundred_attributes() -> None:
    assert open_word_file(word_file(with_attributes(200)))


@pytest.mark.parametrize("align", ["left", "both", "center", "right", "end"])
def test_lines_that_are_aligned_otherwise_are_reported(
    align: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = word_file(paragraph("Раз.", f'<w:jc w:val="{align}"/>') + paragraph("Два."))
    _, report = import_file(capsys, publication, content, "--lang", "ru")
    found = [problem["what"].partition(" (")[0] for problem in report["problems"]]
    expected = [] if align in ("left", "both") else ["not imported: centred or right-aligned lines"]
    assert found == expected


def test_a_folder_among_the_parts_is_passed_over() -> None:
    """Programs that pack files themselves list folders too."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(paragraph("Text.")))) as old, zipfile.ZipFile(packed, "w") as package:
        package.writestr("word/", b"")
        for name in old.namelist():
            package.writestr(name, old.read(name))
    parts = open_word_file(packed.getvalue())
    assert "Text." in parts.xml["word/document.xml"].itertext()

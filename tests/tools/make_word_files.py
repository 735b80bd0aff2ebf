"""Word files as LibreOffice writes them, for the tests of `import`. Run by hand; the files are kept in tests/word/.

    python -m tests.tools.make_word_files

It needs `soffice` (Debian: apt install libreoffice-writer-nogui), which is too heavy for the set-up of the tests: what
is tested are the files that it wrote. They are made of the flat OpenDocument text below, so that a person can read
what is in them.
"""

from __future__ import annotations

import base64
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from diglot.cli import command_line
from tests.extensions.word.test_word_review import ENGLISH, PATHS, RUSSIAN

WORD_FILES = Path(__file__).resolve().parents[1] / "word"

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
    }.items()
)  # fmt: skip


def picture() -> str:
    """Return a small red picture in base64."""
    content = BytesIO()
    Image.new("RGB", (60, 40), "#8c2f1b").save(content, "PNG")
    return base64.b64encode(content.getvalue()).decode()


def flat_text() -> str:
    """Return a translation with tracked changes and comments."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:creator>Нина Эш</dc:creator></office:meta>
<office:automatic-styles>
<style:style style:name="Em" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Red" style:family="text"><style:text-properties fo:color="#ff0000"/></style:style>
<style:style style:name="Marked" style:family="text"><style:text-properties fo:background-color="#ffff00"/></style:style>
<style:style style:name="Indented" style:family="paragraph" style:parent-style-name="Text_20_body">
<style:paragraph-properties fo:margin-left="1.25cm" fo:margin-right="1cm"/></style:style>
<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes text:track-changes="true">
<text:changed-region text:id="ct1"><text:insertion><office:change-info><dc:creator>Нина Эш</dc:creator>
<dc:date>2024-05-01T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="ct2"><text:deletion><office:change-info><dc:creator>Саймон Орчард</dc:creator>
<dc:date>2024-05-02T10:00:00</dc:date></office:change-info><text:p>медленно </text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="Title">Левая страница</text:p>
<text:p text:style-name="Subtitle">Почему оригинал стоит слева.</text:p>
<text:p text:style-name="Text_20_body">Раскройте книгу: «Слева говорит автор», — и\u00a0не спорьте.
<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
<text:p text:style-name="Footnote">Так было в <text:span text:style-name="Em">Алькале</text:span>.</text:p></text:note-body></text:note>
Он говорит <text:change-start text:change-id="ct1"/>очень <text:change-end text:change-id="ct1"/>вежливо
и <text:change text:change-id="ct2"/>ясно.</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Почему слева</text:h>
<text:p text:style-name="Text_20_body">Вторая фраза.
<office:annotation office:name="c1"><dc:creator>Саймон Орчард</dc:creator><dc:date>2024-05-03T10:00:00</dc:date>
<text:p>Точно ли 1514 год?</text:p></office:annotation>Том вышел в 1514 году<office:annotation-end office:name="c1"/>,
<text:span text:style-name="Red">это красное</text:span>, а <text:span text:style-name="Marked">это выделено</text:span>.
<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>
<text:p text:style-name="Endnote">Концевая сноска.</text:p></text:note-body></text:note></text:p>
<text:p text:style-name="Quotations">Это длинная цитата.</text:p>
<text:p text:style-name="Indented">И эта, с отступом.</text:p>
<text:h text:style-name="Heading_20_2" text:outline-level="2">Список и таблица</text:h>
<text:list text:style-name="Dots"><text:list-item><text:p>Первое</text:p></text:list-item>
<text:list-item><text:p>Второе со <text:a xlink:type="simple" xlink:href="https://example.org/">ссылкой</text:a></text:p></text:list-item></text:list>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
<table:table-header-rows><table:table-row><table:table-cell><text:p>Порт</text:p></table:table-cell>
<table:table-cell><text:p>Млн т</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>Находка</text:p></table:table-cell>
<table:table-cell><text:p>27,57</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="Text_20_body"><draw:frame draw:name="Рисунок" text:anchor-type="as-char" svg:width="3cm" svg:height="2cm">
<draw:image><office:binary-data>{picture()}</office:binary-data></draw:image>
<svg:desc>Красный прямоугольник</svg:desc></draw:frame></text:p>
<text:p text:style-name="Text_20_body"><draw:frame draw:name="Рамка" text:anchor-type="paragraph" svg:width="5cm">
<draw:text-box><text:p>Текст в рамке.</text:p></draw:text-box></draw:frame>Последний абзац.</text:p>
</office:text></office:body></office:document>
"""


def two_columns(folder: Path) -> Path:
    """Return the two-column file of tests/extensions/word/test_word_review.py, as diglot makes it."""
    for path, text in zip(PATHS, (ENGLISH, RUSSIAN), strict=True):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(text, encoding="utf-8")
    target = folder / "two-columns.docx"
    assert command_line.main(["--root", str(folder), "export", "left", "--output", str(target)]) == 0
    return target


def main() -> None:
    """Write the files of tests/word/."""
    WORD_FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "libreoffice.fodt"
        source.write_text(flat_text(), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", WORD_FILES]
        subprocess.run([*command, source, two_columns(folder)], check=True, timeout=120)


if __name__ == "__main__":
    main()

"""Citations in two languages: each text by the rules of its language, each item of a Russian list in its own."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.tools.publication import codes, files_of, publish, run, run_json, write_files

BIBLIOGRAPHY = """@book{stephan1994,
  author = {Stephan, John J.},
  title = {The Russian Far East: A History},
  publisher = {Stanford University Press},
  location = {Stanford},
  date = {1994},
}
@incollection{глава, author = {Иванов, Иван Петрович and Петров, Петр}, title = {О реках},
  editor = {Сидоров, Сергей}, booktitle = {Книга рек}, location = {М.}, publisher = {Наука}, date = {1980},
  pages = {5--17}}
@article{unused, author = {Nobody, A.}, title = {Never Cited}, journal = {Nowhere}, date = {2001}}
"""
JSON_ITEM = """[{"id": "marks1991", "type": "book", "title": "Road to Power", "author": [{"family": "Marks",
"given": "Steven G."}], "issued": {"date-parts": [[1991]]}, "publisher": "Cornell University Press",
"publisher-place": "Ithaca", "number-of-pages": "240"}]
"""
ENGLISH = """---
title: A River
original: en
date: 2020-01-01
---

It is long [@stephan1994, p. 12; see @глава]. As @marks1991 [chap. 3] says, so is the line.[^1]

Write to pilot@port.example or to @harbour; \\@marks1991 and [\\@stephan1994] are mere signs, `[@code]` as well.

[^1]: Another view [-@stephan1994, pp. 5–7].
"""
RUSSIAN = """---
title: Река
---

Она длинная [@stephan1994, с. 12; см. @глава]. По словам @marks1991 [гл. 3], линия тоже[^1].

Пишите на pilot@port.example или @harbour; \\@marks1991 и [\\@stephan1994] — просто знаки, `[@code]` тоже.

[^1]: Другой взгляд [-@stephan1994, с. 5–7].
"""
FILES = {
    "content/site.toml": 'base_url = "https://a.example"\n',
    "content/bibliography.bib": BIBLIOGRAPHY,
    "content/bibliography.json": JSON_ITEM,
    "content/en/river.md": ENGLISH,
    "content/ru/river.md": RUSSIAN,
}
FORMATS = ("html", "pdf", "epub", "parallel", "facing")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("cited"), FILES)
    report = publish(root, formats=FORMATS)
    assert report.problems == ()
    return root / "public"


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def prose(site: Path, lang: str) -> Any:
    return html.parse(str(site / lang / "river/index.html")).xpath('//div[@class="prose"]')[0]


def listed(site: Path, lang: str) -> list[str]:
    return [words(entry) for entry in prose(site, lang).xpath('.//div[@class="references"]/div')]


def test_english_pages_cite_by_chicago(site: Path) -> None:
    paragraph = words(prose(site, "en").xpath("./p")[0])
    assert "It is long (Stephan 1994, 12; see Иванов" in paragraph
    assert "As Marks (1991, chap. 3) says" in paragraph


def test_russian_pages_cite_by_the_standard_each_item_in_its_language(site: Path) -> None:
    paragraph = words(prose(site, "ru").xpath("./p")[0])
    assert "Она длинная [Stephan, 1994, с. 12; см. Иванов, Петров, 1980]." in paragraph
    assert "По словам Marks [1991, chap. 3], линия" in paragraph


def test_a_russian_list_has_cyrillic_first(site: Path) -> None:
    assert listed(site, "ru") == [
        "Иванов И. П., Петров П. О реках // Книга рек / ред.: С. Сидоров. М.: Наука, 1980. С. 5–17.",
        "Marks S. G. Road to Power. Ithaca: Cornell University Press, 1991. 240 p.",
        "Stephan J. J. The Russian Far East: A History. Stanford: Stanford University Press, 1994.",
    ]


def test_four_authors_and_more_come_after_the_title_in_a_russian_list(tmp_path: Path) -> None:
    """ГОСТ Р 7.0.5-2008, 4.10.2; four are all named, of five and more the first three, each item in its language."""
    surnames = ["Первый", "Второй", "Третий", "Четвертый", "Пятый"]

    def authors(count: int, given: str = "Иван Олегович") -> str:
        return " and ".join(f"{surname}, {given}" for surname in surnames[:count])

    bibliography = f"""@book{{three, author = {{{authors(3)}}}, title = {{А трое}}, date = {{2001}}}}
@book{{four, author = {{{authors(4)}}}, title = {{Б четверо}}, editor = {{Сидоров, Сергей}}, date = {{2002}}}}
@article{{five, author = {{{authors(5)}}}, title = {{В пятеро}}, journal = {{Журнал}}, date = {{2003}}}}
@book{{abroad, author = {{{" and ".join(f"{name}, Ann" for name in ("One", "Two", "Three", "Four", "Five"))}}},
  title = {{Five Abroad}}, date = {{2004}}}}
"""
    text = "---\ntitle: Река\n---\n\nТак [@three; @four, с. 12; @five; @abroad].\n"
    english = "---\ntitle: River\noriginal: en\ndate: 2020-01-01\n---\n\nSo [@three; @four, p. 12; @five; @abroad].\n"
    files = {"content/bibliography.bib": bibliography, "content/ru/river.md": text, "content/en/river.md": english}
    root = write_files(tmp_path, {"content/site.toml": FILES["content/site.toml"]} | files)
    assert codes(publish(root, formats=("html",))) == []
    paragraph = words(prose(root / "public", "ru").xpath("./p")[0])
    assert paragraph == (
        "Так [Первый, Второй, Третий, 2001; Б четверо, 2002, с. 12; В пятеро, 2003; Five Abroad, 2004]."
    )
    assert listed(root / "public", "ru") == [
        "Б четверо / И. О. Первый, И. О. Второй, И. О. Третий, И. О. Четвертый; ред.: С. Сидоров. 2002.",
        "В пятеро / И. О. Первый, И. О. Второй, И. О. Третий [и др.] // Журнал. 2003.",
        "Первый И. О., Второй И. О., Третий И. О. А трое. 2001.",
        "Five Abroad / A. One, A. Two, A. Three [et al.]. 2004.",
    ]
    assert listed(root / "public", "en")[0].startswith("Five, Ann") is False
    assert any(entry.startswith("One, Ann, Ann Two") for entry in listed(root / "public", "en"))


def test_an_english_list_keeps_the_capitals_of_titles(site: Path) -> None:
    assert [entry.split(".")[0] for entry in listed(site, "en")] == [
        "Marks, Steven G", "Stephan, John J", "Иванов, Иван Петрович, and Петр Петров",
    ]  # fmt: skip
    assert "The Russian Far East: A History" in listed(site, "en")[1]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_search_engines_read_what_a_text_cites(site: Path, lang: str) -> None:
    """As in the list of the page, word for word."""
    [article] = [
        json.loads(script.text)
        for script in html.parse(str(site / lang / "river/index.html")).xpath('//script[@type="application/ld+json"]')
    ]
    assert [" ".join(entry.split()) for entry in article["citation"]] == listed(site, lang)


def test_a_citation_leads_to_its_entry_from_notes_as_well(site: Path) -> None:
    tree = html.parse(str(site / "ru/river/index.html"))
    links = tree.xpath('//span[@class="cited"]//a/@href')
    assert links == ["#ref-stephan1994", "#ref-глава", "#ref-marks1991", "#ref-stephan1994"]
    assert all(tree.xpath(f'//*[@id="{link[1:]}"]') for link in links)


def test_what_is_no_key_stays_as_it_is(site: Path) -> None:
    assert words(prose(site, "en").xpath("./p")[1]) == (
        "Write to pilot@port.example or to @harbour; @marks1991 and [@stephan1994] are mere signs, [@code] as well."
    )


def test_both_lists_share_a_heading_that_a_link_finds(site: Path) -> None:
    headings = [prose(site, lang).xpath("./h2")[0] for lang in ("en", "ru")]
    assert [(heading.get("id"), words(heading)) for heading in headings] == [
        ("references", "References"), ("references", "Список литературы"),
    ]  # fmt: skip


def test_every_edition_has_the_list(site: Path) -> None:
    entry = "Иванов И. П., Петров П. О реках"
    for pdf in ("ru/река.pdf", "ru/river.pdf", "en-ru/river-facing.pdf"):
        if (site / pdf).exists():
            done = subprocess.run(["pdftotext", str(site / pdf), "-"], capture_output=True, check=True)
            assert entry in " ".join(done.stdout.decode().replace("\u00a0", " ").split())
    with zipfile.ZipFile(next((site / "ru").glob("*.epub"))) as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("html"))
    assert entry in pages.replace("\u00a0", " ").replace("&#160;", " ")
    assert entry in words(html.parse(str(site / "en/river/parallel/index.html")).getroot())


def test_an_edited_bibliography_rebuilds_what_cites_it_and_nothing_else(tmp_path: Path) -> None:
    root = write_files(tmp_path / "a", FILES | {"content/en/other.md": "# Other\n\nNo citation here.\n"})
    publish(root)
    changed = BIBLIOGRAPHY.replace("{1994}", "{1996}")
    (root / "content/bibliography.bib").write_text(changed, encoding="utf-8")
    before = (root / "public/en/other/index.html").stat().st_ino
    publish(root)
    assert "Stephan 1996" in words(prose(root / "public", "en"))
    assert (root / "public/en/other/index.html").stat().st_ino == before
    fresh = write_files(tmp_path / "b", FILES | {"content/en/other.md": "# Other\n\nNo citation here.\n"})
    (fresh / "content/bibliography.bib").write_text(changed, encoding="utf-8")
    publish(fresh)
    assert files_of(root / "public") == files_of(fresh / "public")


def test_a_key_that_is_added_ends_the_problem(tmp_path: Path) -> None:
    texts = {"content/site.toml": FILES["content/site.toml"], "content/en/a.md": "# A\n\nIt is long [@stephan1994].\n"}
    root = write_files(tmp_path, texts | {"content/bibliography.bib": "@book{other1, title = {Another}}\n"})
    assert codes(publish(root)) == ["unknown-citation"]
    (root / "content/bibliography.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    assert codes(publish(root)) == []


def test_without_a_bibliography_a_name_in_brackets_is_text(tmp_path: Path) -> None:
    text = "# Notes\n\nThanks to [@Himself65] and [see @curi, p. 2], and @anna.\n"
    root = write_files(tmp_path, {"content/site.toml": FILES["content/site.toml"], "content/en/a.md": text})
    assert codes(publish(root)) == []
    page = (root / "public/en/a/index.html").read_text(encoding="utf-8")
    assert "Thanks to [@Himself65] and [see @curi, p.\u00a02], and @anna." in page


def test_an_item_cannot_bring_markup_of_its_own(tmp_path: Path) -> None:
    hostile = BIBLIOGRAPHY.replace("Stanford University Press", "<script>alert(1)</script> <b onclick='x'>Press</b>")
    root = write_files(tmp_path, FILES | {"content/bibliography.bib": hostile})
    publish(root)
    page = (root / "public/en/river/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert not re.search(r"<b [^>]*onclick", page)


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", FILES)


@pytest.mark.parametrize("options", [("--lang", "ru"), ()], ids=["one language", "side by side"])
def test_word_keeps_citations(publication: Path, options: tuple[str, ...], capsys: Any) -> None:
    file = publication / "river.docx"
    assert run(["--root", publication, "export", "river", "--output", file, *options], capsys)[0] == 0
    back = ("--lang", "ru", "--pair", "river") if options else ()
    code, report = run_json(["--root", publication, "import", file, "--yes", *back], capsys)
    assert (code, report["problems"]) == (0, [])
    assert (publication / "content/ru/river.md").read_text(encoding="utf-8") == RUSSIAN


def test_a_new_text_from_word_has_citations_and_not_their_words(publication: Path, capsys: Any) -> None:
    file = publication / "stream.docx"
    run(["--root", publication, "export", "river", "--lang", "ru", "--output", file], capsys)
    run_json(["--root", publication, "import", file, "--lang", "ru"], capsys)
    assert "[@stephan1994, с. 12; см. @глава]" in (publication / "content/ru/stream.md").read_text(encoding="utf-8")


def test_a_citation_is_one_code_in_xliff(publication: Path, capsys: Any) -> None:
    file = publication / "river.xlf"
    run(["--root", publication, "export", "river", "--format", "xliff", "--lang", "ru", "--output", file], capsys)
    text = file.read_text(encoding="utf-8")
    assert text.count('ctype="x-citation"') == 8
    file.write_text(text.replace("Она длинная", "Она очень длинная"), encoding="utf-8")
    code, report = run_json(["--root", publication, "import", file, "--yes"], capsys)
    assert (code, report["problems"]) == (0, [])
    after = (publication / "content/ru/river.md").read_text(encoding="utf-8")
    assert "Она очень длинная [@stephan1994, с. 12; см. @глава]." in after

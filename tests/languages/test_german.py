"""A language by a package: a publication in German and English is built, checked and printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.languages import language_package
from tests.languages.language_package import compare_pages, own_words, page, places_of, type_in

HERE = Path(__file__).parent / "german"
run = partial(language_package.run, HERE)
SEEN, LEFT = (
    ": from the tower, the whole town and its new port.",
    ". Vom Turm sah man die ganze Stadt und ihren neuen Hafen.",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(HERE / "publication", tmp_path_factory.mktemp("german") / "publication"))


@pytest.fixture(scope="module")
def report(root: Path) -> Any:
    return run(root, "build", "--formats", "html,pdf")


def test_it_is_built_without_a_problem(report: Any) -> None:
    """Nor does a message lack its German."""
    assert report["problems"] == []
    assert (report["articles"], report["editions"], report["pdfs"]) == (1, 2, 2)


def test_its_pages_are_the_same_to_the_byte(report: Any, root: Path, accept: bool) -> None:
    compare_pages(root, HERE / "expected", ("de", "en"), accept)


def test_its_text_is_set_by_the_rules_of_the_package(report: Any, root: Path) -> None:
    first, *_ = (paragraph.text_content() for paragraph in page(root, "de/hafen/").xpath("//div[@class='prose']/p"))
    assert first == (
        "Sie schrieb: „Am 12.⍽März 1937 war ‚niemand‘ hier“⍽– und legte ab. Die Schifffahrtsgesellschaft zählte damals "
        "1.234,5 Tonnen Fracht (S. 5–7), d.⍽h. elf Prozent mehr.1"
    ).replace("⍽", "\u00a0")
    assert (
        page(root, "de/hafen/").xpath("//*[@class='note-text']")[0].text_content()
        == "Der Wasserstand fiel um 10\u00a0%."
    )


def test_its_numbered_parts_have_german_words(report: Any, root: Path) -> None:
    text = page(root, "de/hafen/").xpath("//div[@class='prose']")[0].text_content().replace("\u00a0", " ")
    assert "verbanden (siehe Tab. 1)." in text and "Tabelle 1. Fracht" in text


def test_its_pages_speak_german(report: Any, root: Path) -> None:
    """Dates by CLDR, one minute by its plural forms; names of services and of the other text are as they are."""
    for place in places_of(root, "de"):
        said = own_words(root, place, "en")
        words = set(re.findall(r"\w+", said.lower()))
        assert words.isdisjoint({"the", "and", "of", "by", "with", "from", "also", "read", "page", "notes", "archive"})
        assert not re.search("[\u0400-\u04ff]", said)
    facts = page(root, "de/hafen/").xpath("//*[@class='byline-facts']")[0].text_content()
    assert " ".join(facts.split()) == "12. März 2020 1 Min. Lesezeit"


def test_its_pdf_divides_words_as_german_does(report: Any, root: Path) -> None:
    command = ["pdftotext", "-layout", str(root / "public/de/hafen.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Hafenverwaltungs-\nangestellte" in text
    assert "„Am 12." in text


def test_a_translation_from_it_is_checked(root: Path) -> None:
    """Numbers, months and hours are read by CLDR and by the words of the package.

    A sentence that was left as it is has the letters of both languages: it is the original's, word for word.
    """
    path = root / "content/en/hafen.md"
    text = path.read_text(encoding="utf-8")
    assert run(root, "check")["problems"] == []
    path.write_text(
        text.replace("12 March", "12 May").replace("1,234.5", "1,243.5").replace(SEEN, LEFT), encoding="utf-8"
    )
    problems = run(root, "check")["problems"]
    path.write_text(text, encoding="utf-8")
    assert [problem["code"] for problem in problems] == ["number-differs", "number-differs", "untranslated"]
    assert "Vom Turm sah man die ganze Stadt" in problems[-1]["what"]


def test_another_name_is_found_in_one_script(root: Path) -> None:
    """Names are what both texts share; German nouns have capitals too."""
    texts = {
        "de": "Am Morgen fuhr das Schiff nach Bremen ab.\n\nAm Abend kam die ganze Fracht in Bremen an.",
        "en": "In the morning the ship left for Bremen.\n\nIn the evening all the freight arrived in Lisbon.",
    }
    paths = {lang: root / f"content/{lang}/hafen.md" for lang in texts}
    kept = {lang: path.read_text(encoding="utf-8") for lang, path in paths.items()}
    for lang, path in paths.items():
        head, _, _ = kept[lang].rpartition("---\n")
        path.write_text(f"{head}---\n\n{texts[lang]}\n", encoding="utf-8")
    problems = run(root, "check")["problems"]
    for lang, path in paths.items():
        path.write_text(kept[lang], encoding="utf-8")
    assert [problem["code"] for problem in problems] == ["name-differs"]
    assert "Lisbon" in problems[0]["what"] and "Bremen" in problems[0]["what"]


def test_its_letters_and_words_are_its_own(root: Path) -> None:
    """An address has “ae” for „ä“, a text that is an „Entwurf“ is a draft, and a label may say whose a note is."""
    said = type_in(HERE, root, "new", "Brücke über die Förde", "--lang", "de")
    path = root / "content/de/bruecke-ueber-die-foerde.md"
    assert path.is_file(), said.stdout + said.stderr
    path.write_text(
        "---\ntitle: Die Brücke\nstatus: Entwurf\n---\n\nSie stand.[^hg:a]\n\n[^hg:a]: Bis 1937.\n", encoding="utf-8"
    )
    rows = run(root, "status")
    path.unlink()
    assert [problem for problem in rows["problems"] if "bruecke" in str(problem["file"])] == []


def test_a_feed_names_the_page_of_a_recording_in_the_language_of_its_text(tmp_path: Path) -> None:
    root = Path(shutil.copytree(HERE / "publication", tmp_path / "publication"))
    (root / "content/media").mkdir()
    (root / "content/media/horn.mp3").write_bytes(b"ID3")
    for lang in ("de", "en"):
        with (root / f"content/{lang}/hafen.md").open("a", encoding="utf-8") as text:
            text.write("\n![Horn](media/horn.mp3)\n")
    run(root, "build")
    feeds = [unescape((root / f"public/{lang}/feed.xml").read_text(encoding="utf-8")) for lang in ("de", "en")]
    words = [re.findall('class="media-page">(.*?)<', feed) for feed in feeds]
    assert words == [["auf der Website"], ["on the site"]]

"""What is no translation is shown as a missing one is, and half a translation says so.

A file in `content/ru` that is still in English is what Crowdin exports, and what somebody forgets.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.tools.pdf_pages import letters_of, read_pages
from tests.tools.publication import codes, publish, run, run_json, write_files

EN = """The ferry leaves the harbour at noon and nobody on the island waits for the mail.

In winter there is no ferry, and whoever wants to cross the strait walks over the ice.

Spring comes late; the ice goes out with a noise that is heard 3 miles inland.

Then the first boat brings flour, nails and newspapers, all of them 5 months old.
"""
RU = """Паром уходит из гавани в полдень, и почты на острове никто не ждет.

Зимой парома нет, и кому надо на тот берег, идет через пролив по льду.

Весна приходит поздно; лед уходит с шумом, который слышно за 3 мили от берега.

Первый катер привозит муку, гвозди и газеты 5-месячной давности.
"""
SETTINGS = 'base_url = "https://house.example"\nformats = ["html", "search"]\n'
FILES = {
    "content/site.toml": SETTINGS,
    "content/en/sea/index.md": "---\ntitle: Sea\n---\n\nOf the sea.\n",
    "content/ru/sea/index.md": "---\ntitle: Море\n---\n\nО море.\n",
    "content/en/sea/ferry.md": f"---\ntitle: The Ferry\ndate: 2020-01-01\n---\n\n{EN}",
}
COPY = {"content/ru/sea/ferry.md": f"---\ntitle: Паром\n---\n\n{EN}"}
ALONE = {"content/ru/sea/alone.md": COPY["content/ru/sea/ferry.md"]}


def contents(root: Path) -> dict[str, bytes]:
    """The published files but for those whose name says when they were made."""
    public = root / "public"
    return {path.relative_to(public).as_posix(): path.read_bytes() for path in public.rglob("*") if path.is_file()}


def russian(root: Path) -> str:
    return (root / "public/ru/sea/ferry/index.html").read_text("utf-8").replace("\xa0", " ")


@pytest.mark.parametrize("fallback", ["teaser", "original", "hide"])
def test_a_copy_of_the_original_is_shown_as_a_missing_translation_is(tmp_path: Path, fallback: str) -> None:
    """To the byte but for the word that a translation is under way: pages, sitemap, feeds, search."""
    files = FILES | {"content/site.toml": f'fallback = "{fallback}"\n{SETTINGS}'}
    missing, copied = write_files(tmp_path / "a", files), write_files(tmp_path / "b", files | COPY)
    assert codes(publish(missing, formats=("html", "search"))) == []
    assert codes(publish(copied, formats=("html", "search"))) == ["foreign-text"]
    without, with_copy = contents(missing), contents(copied)
    under_way = "  Перевод готовится.\n".encode()
    assert without.keys() == with_copy.keys()
    changed = {place for place in without if without[place] != with_copy[place].replace(under_way, b"")}
    assert changed <= {"manifest.json"}  # it has the digests of all others
    assert b'rel="alternate" hreflang="ru"' not in with_copy["en/sea/ferry/index.html"]


def test_letters_tell_in_both_directions(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"content/site.toml": SETTINGS, "content/en/a.md": f"---\ntitle: A\n---\n\n{RU}"})
    [problem] = publish(root).problems
    assert problem.facts() | {"file": "", "line": ""} == {
        "file": "", "line": "", "share": "100 %", "kind": "Russian", "reason": "its page does not say so",
    }  # fmt: skip


def test_what_is_held_back_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_files(tmp_path, FILES | COPY)
    assert run_json(["build", "--root", root], capsys)[1]["untranslated"] == 1
    assert ", 1 text not translated, " in run(["build", "--root", root], capsys)[1]


def test_a_list_that_is_right_as_it_is_can_be_declared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_files(tmp_path, FILES | COPY)
    assert run(["sync", "sea/ferry", "--whole", "--root", root], capsys)[0] == 0
    assert codes(publish(root)) == []
    assert "не переведен" not in russian(root)


def test_the_real_original_is_taken_for_it(tmp_path: Path) -> None:
    """Where neither file says which is the translation, a copy of it in the first language is not."""
    root = write_files(tmp_path, FILES | COPY | {"content/site.toml": f'languages = ["ru", "en"]\n{SETTINGS}'})
    assert codes(publish(root)) == ["foreign-text"]
    assert "еще не переведен" in russian(root)


def half(paragraphs: int) -> dict[str, str]:
    text = "\n\n".join(RU.split("\n\n")[:paragraphs]).strip()
    return {"content/ru/sea/ferry.md": f"---\ntitle: Паром\n---\n\n{text}\n"}


def test_readers_of_a_part_are_told_how_much_is_missing(tmp_path: Path) -> None:
    root = write_files(tmp_path, FILES | half(3))
    assert codes(publish(root)) == ["partial-translation"]
    notice = "Перевод неполный: нет 1 абзаца оригинала из 4."
    for place in ("ru/sea/ferry/index.html", "ru/feed.xml"):
        assert notice in (root / "public" / place).read_text("utf-8").replace("\xa0", " "), place
    write_files(root, half(4))
    assert codes(publish(root)) == []
    assert "Перевод неполный" not in russian(root)


def test_the_notice_is_on_paper_and_in_e_books_too(tmp_path: Path) -> None:
    root = write_files(tmp_path, FILES | half(3))
    publish(root, formats=("html", "pdf", "epub", "epub-bilingual", "facing"))
    notice = letters_of("Перевод неполный: нет 1 абзаца оригинала из 4.")
    for place in ("ru/sea/ferry.pdf", "en-ru/sea/ferry-facing.pdf"):
        assert sum(notice in page.letters for page in read_pages(root / "public" / place)) == 1, place
    for place in ("ru/sea/ferry.epub", "en-ru/sea/ferry.epub"):
        with zipfile.ZipFile(root / "public" / place) as book:
            texts = [letters_of(book.read(name).decode()) for name in book.namelist() if name.endswith(".xhtml")]
        assert any(notice in text for text in texts), place


def test_a_house_says_how_much_may_be_missing(tmp_path: Path) -> None:
    root = write_files(tmp_path, FILES | half(3) | {"content/site.toml": f"partial_from = 26\n{SETTINGS}"})
    assert codes(publish(root)) == []
    assert "Перевод неполный" not in russian(root)
    write_files(root, {"content/site.toml": f"partial_from = 25\n{SETTINGS}"})
    assert codes(publish(root)) == ["partial-translation"]
    assert "Перевод неполный" in russian(root)


def test_an_original_in_another_language_is_in_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a copy it says that it is not translated yet."""
    root = write_files(tmp_path, FILES | ALONE | COPY)
    document = run_json(["status", "--root", root], capsys)[1]
    assert [(row["code"], row["file"]) for row in document["problems"]] == [("foreign-text", "content/ru/sea/alone.md")]
    assert [row["state"] for row in document["articles"] if row["article"] == "sea/ferry"] == ["stub"]

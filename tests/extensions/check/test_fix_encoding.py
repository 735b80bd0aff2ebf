"""`fix --encoding`: a file in another encoding becomes UTF-8 if it is certain what it is; nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.extensions.check.core.certain_encoding import certain_encoding
from tests.tools.publication import run, run_json, write_files

RUSSIAN = "---\r\ntitle: Паром\r\n---\r\nПаром отходит в полдень, и почты — «никто» не ждет.\r\n".replace("—", "-")
HOUSE = {"content/site.toml": 'base_url = "https://house.example"\n', "content/en/a.md": "---\ntitle: A\n---\nWords.\n"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, far_day: None) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    (root / "content/ru").mkdir()
    monkeypatch.chdir(root)
    return root


def fix(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    return run(["fix", "--encoding", *words, "--ui-lang", "en"], capsys)


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "cp866", "utf-16"])
def test_a_russian_text_becomes_utf8_and_its_line_ends_stay(
    encoding: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    russian = RUSSIAN.replace("«", '"').replace("»", '"')
    text = root / "content/ru/a.md"
    text.write_bytes(russian.encode(encoding))
    code, out, _ = fix(capsys, "content/ru/a.md", "--yes")
    assert code == 0
    assert f"content/ru/a.md: {encoding} → UTF-8\n" in out
    assert "\n+title: Паром\n" in out
    assert text.read_bytes() == russian.encode()


def test_a_text_in_english_with_accents_and_signs_becomes_utf8(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = "“A café in Besançon” – naïve, déjà vu; it’s à la carte.\n"
    (root / "content/en/a.md").write_bytes(english.encode("windows-1252"))
    assert fix(capsys, "content/en/a.md", "--yes")[0] == 0
    assert (root / "content/en/a.md").read_bytes() == english.encode()


def test_it_is_shown_first_and_can_be_undone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = root / "content/ru/a.md"
    text.write_bytes(RUSSIAN.encode("windows-1251"))
    code, _, err = run(["fix", "--ui-lang", "en"], capsys)
    assert (code, "fix --encoding content/ru/a.md" in err) == (1, True)
    code, out, _ = fix(capsys, "content/ru/a.md")
    assert (code, text.read_bytes()) == (1, RUSSIAN.encode("windows-1251"))
    assert out.splitlines() == [
        "content/ru/a.md: windows-1251 → UTF-8",
        "-title: \ufffd\ufffd\ufffd\ufffd\ufffd",
        "+title: Паром",
        out.splitlines()[3],
        "+Паром отходит в полдень, и почты - «никто» не ждет.",
        "1 file would change",
        "Nothing was written. --yes writes without asking.",
    ]
    fix(capsys, "content/ru/a.md", "--yes")
    assert run(["undo", "--root", root], capsys)[0] == 0
    assert text.read_bytes() == RUSSIAN.encode("windows-1251")


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("СССР", "windows-1251"),  # in koi8-r it would be four other letters
        ("ПРИВЕТ МИРУ И ГОРОДУ", "windows-1251"),
        ("Паром отходит в полдень, и Почты никто Не ждет, моя.", "mac-cyrillic"),
        ("Паром отходит в полдень, и почты никто не ждет.", "iso-8859-5"),
        ("“It wasn’t the café,” she said", "mac-roman"),
        ("Příliš žluťoučký kůň", "iso-8859-2"),
    ],
)
def test_what_may_be_two_things_is_left_until_it_is_named(
    words: str, encoding: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = root / "content/ru/a.md"
    text.write_bytes(words.encode(encoding))
    code, _, err = fix(capsys, "content/ru/a.md", "--yes")
    assert code == 1
    assert err.startswith("content/ru/a.md:1: the encoding of the file is not certain")
    assert text.read_bytes() == words.encode(encoding)
    if encoding != "iso-8859-2":
        assert fix(capsys, "content/ru/a.md", "--from", encoding, "--yes")[0] == 0
        assert text.read_text(encoding="utf-8") == words


def test_what_is_not_in_the_named_encoding_is_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = b"Not \x98 in windows-1251, and \x00 in no text."
    (root / "content/ru/a.md").write_bytes(content)
    assert "not the one that was named" in fix(capsys, "content/ru/a.md", "--from", "windows-1251", "--yes")[2]
    assert "not the one that was named" in fix(capsys, "content/ru/a.md", "--from", "koi8-r", "--yes")[2]
    assert (root / "content/ru/a.md").read_bytes() == content


def test_utf8_is_not_encoded_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/ru/a.md").write_text(RUSSIAN, encoding="utf-8")
    code, out, _ = fix(capsys, "content/ru/a.md", "--from", "windows-1251", "--yes")
    assert (code, out) == (0, "Nothing to fix.\n")


def test_a_file_is_named_from_here_or_from_the_publication(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md"):
        (root / "content/ru" / name).write_bytes(RUSSIAN.encode("windows-1251"))
    monkeypatch.chdir(root / "content/ru")
    code, document = run_json(["fix", "--encoding", "a.md", "content/ru/b.md", "--root", root, "--yes"], capsys)
    assert code == 0
    assert [(row["file"], row["encoding"]) for row in document["files"]] == [
        ("content/ru/a.md", "windows-1251"),
        ("content/ru/b.md", "windows-1251"),
    ]


@pytest.mark.parametrize("name", ["content/ru/gone.md", "templates/page.html", "../elsewhere.md"])
def test_other_files_are_not_touched(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(root, {"templates/page.html": "a"})
    (root / "templates/page.html").write_bytes(RUSSIAN.encode("windows-1251"))
    code, _, err = fix(capsys, name, "--yes")
    assert (code, "[file-unreadable]" in err) == (1, True)
    assert (root / "templates/page.html").read_bytes() == RUSSIAN.encode("windows-1251")


def test_an_encoding_is_named_only_for_files(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", "--from", "koi8-r", "--ui-lang", "en"], capsys)[0] == 2


def test_the_sample_is_certain_in_each_encoding() -> None:
    """Whole essays, and each of their longer paragraphs: never another encoding, seldom none."""
    certain = uncertain = 0
    for path in sorted((Path(__file__).parents[3] / "content/ru").rglob("*.md")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            if len(paragraph) > 200:
                for encoding in ("windows-1251", "koi8-r", "cp866"):
                    content = paragraph.encode(encoding, "ignore")
                    found = certain_encoding(content)
                    assert not found or content.decode(found) == content.decode(encoding)
                    certain, uncertain = certain + bool(found), uncertain + (not found)
    assert uncertain < certain / 20

"""Sign-off at work: `review`, what `status` says of it, and what goes out where a house requires it."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.tools.publication import codes, files_of, publish, reported, run, run_json, write_files

SETTINGS = 'base_url = "https://house.example"\nformats = ["html"]\n'
ENGLISH = (
    "---\ntitle: Seoul\ndate: 2015-03-12\n---\n\nThe credit came late.\n\nCoal went first.\n\nThe last train left.\n"
)
RUSSIAN = (
    "---\ntitle: Сеул\ntranslators: [nina-ash]\nreviewers: [Ivan Hale]\ndue: 2029-12-31\n---\n\n"
    "Кредит опоздал.\n\nПервым пошел уголь.\n\nПоследний поезд ушел.\n"
)
HOUSE = {
    "content/site.toml": SETTINGS,
    "content/people/nina-ash.toml": '[name]\nen = "Nina Ash"\nru = "Нина Эш"\n',
    "content/en/seoul.md": ENGLISH,
    "content/ru/seoul.md": RUSSIAN,
}
LEDGER = "content/ledger/seoul.toml"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def publication(tmp_path: Path, far_day: None, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    monkeypatch.chdir(root)
    assert run(["sync", "seoul", "--by", "Tom"], capsys)[0] == 0
    return root


def review(capsys: Capture, *words: str, by: str = "Ivan Hale") -> tuple[int, dict[str, Any]]:
    return run_json(["review", "seoul", "--by", by, *words], capsys)


def edit(publication: Path, path: str, old: str, new: str) -> None:
    text = (publication / path).read_text(encoding="utf-8")
    assert old in text
    (publication / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def row(capsys: Capture, *words: str) -> dict[str, Any]:
    _, document = run_json(["status", *words], capsys)
    [found] = document["articles"]
    return dict(found)


def rules(publication: Path, text: str) -> None:
    (publication / "content/site.toml").write_text(f"{SETTINGS}[review]\n{text}\n", encoding="utf-8")


# ---------------------------------------------------------------- the command


def test_a_review_is_written_beside_its_rows_and_nowhere_else(publication: Path, capsys: Capture) -> None:
    before = files_of(publication / "content")
    code, document = review(capsys, "--units", "2,title")
    [result] = document["articles"]
    assert (code, result) == (0, {"article": "seoul", "lang": "ru", "reviewed": 2, "left": 2, "path": LEDGER})
    after = files_of(publication / "content")
    old, new = (content[LEDGER.removeprefix("content/")].decode().splitlines() for content in (before, after))
    assert [line.partition(" text")[0] for line in new if line not in old] == [
        "format = 2",
        *['review = { on = 2030-01-01, by = "Ivan Hale",'] * 2,
    ]
    assert {**before, "ledger/seoul.toml": b""} == {**after, "ledger/seoul.toml": b""}
    assert review(capsys)[1]["articles"][0]["reviewed"] == 2
    assert review(capsys)[1]["articles"] == [
        {"article": "seoul", "lang": "ru", "reviewed": 0, "left": 0, "path": LEDGER},
    ]


def test_what_is_not_reviewed_is_listed_with_its_places(publication: Path, capsys: Capture) -> None:
    review(capsys, "--units", "1,3,title")
    edit(publication, "content/en/seoul.md", "The last train", "The very last train")
    code, document = run_json(["review", "seoul", "--list"], capsys)
    assert code == 1
    assert [(found["state"], found["sides"][0]["line"], found["sides"][1]["text"]) for found in document["rows"]] == [
        ("to-review", 8, "Первым пошел уголь."),
        ("behind", 10, "Последний поезд ушел."),
    ]
    out = run(["review", "seoul", "--list", "--ui-lang", "en"], capsys)[1]
    assert "to review: 2\n  content/en/seoul.md:8: Coal went first.\n  content/ru/seoul.md:10: Первым" in out


def test_a_row_that_is_behind_is_refused_and_the_others_are_reviewed(publication: Path, capsys: Capture) -> None:
    edit(publication, "content/en/seoul.md", "Coal went first.", "Coal went first. Oil came later.")
    edit(publication, "content/en/seoul.md", "The last", "A new paragraph of the original.\n\nThe last")
    code, document = review(capsys)
    assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["behind-original"])
    assert (document["articles"][0]["reviewed"], document["articles"][0]["left"]) == (3, 2)


def test_a_text_that_was_never_in_step_is_refused(publication: Path, capsys: Capture) -> None:
    (publication / LEDGER).unlink()
    code, document = review(capsys)
    assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["never-in-step"])
    (publication / "content/ru/seoul.md").unlink()
    assert [problem["code"] for problem in review(capsys)[1]["problems"]] == ["not-translated"]


@pytest.mark.parametrize("name", ["Tom", "nina-ash", "НИНА ЭШ"])
def test_four_eyes_are_wanted(publication: Path, capsys: Capture, name: str) -> None:
    rules(publication, "four_eyes = true")
    code, document = review(capsys, by=name)
    assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["own-review"])
    assert review(capsys)[0] == 0


def test_a_review_of_one_s_own_does_not_count_once_four_eyes_are_wanted(publication: Path, capsys: Capture) -> None:
    review(capsys, by="Tom")
    assert row(capsys)["to_review"] == 0
    rules(publication, "four_eyes = true")
    assert row(capsys)["to_review"] == 4


def test_a_link_that_follows_a_move_takes_no_review_away(publication: Path, capsys: Capture) -> None:
    write_files(
        publication,
        {f"content/{lang}/port.md": "---\ntitle: P\ndate: 2015-01-01\n---\nPort.\n" for lang in ("en", "ru")},
    )
    edit(publication, "content/en/seoul.md", "Coal", "[Coal](port.md)")
    edit(publication, "content/ru/seoul.md", "уголь", "[уголь](port.md)")
    run(["sync", "seoul"], capsys)
    review(capsys)
    assert run(["mv", "port", "harbour"], capsys)[0] == 0
    assert "(harbour.md)" in (publication / LEDGER).read_text(encoding="utf-8")
    assert (row(capsys, "seoul")["reviewed"], row(capsys, "seoul")["to_review"]) == (4, 0)


def test_a_review_survives_export_and_import(publication: Path, capsys: Capture, tmp_path: Path) -> None:
    review(capsys)
    for kind, name in (("docx", "seoul.docx"), ("xliff", "seoul.xlf")):
        file = tmp_path / name
        assert run(["export", "seoul", "--format", kind, "--output", file], capsys)[0] == 0
        assert run(["import", file, "--yes"], capsys)[0] == 0
        assert row(capsys)["to_review"] == 0


# ---------------------------------------------------------------- status


def test_status_says_who_is_to_review_and_when_it_is_due(publication: Path, capsys: Capture) -> None:
    found = row(capsys)
    assert (found["reviewed"], found["to_review"]) == (0, 4)
    assert (found["translators"], found["reviewers"], found["due"]) == (["Нина Эш"], ["Ivan Hale"], "2029-12-31")
    code, out, _ = run(["status", "--to-review", "--ui-lang", "en"], capsys)
    assert (code, "0 words to translate, 4 paragraphs to review" in out) == (1, True)
    review(capsys)
    assert run(["status", "--to-review"], capsys)[0] == 0
    page = html.fromstring(run_html(capsys, publication))
    assert "Ivan Hale" in page.text_content()
    assert "2029-12-31" in page.text_content()


BACK = {
    "content/ru/bread.md": "---\ntitle: Хлеб\ndate: 2015-03-12\n---\n\nХлеб пекли три дня.\n",
    "content/en/bread.md": "---\ntitle: Bread\ntranslators: [nina-ash]\n---\n\nThe bread took three days.\n",
}


@pytest.mark.parametrize("name", ["nina-ash", "Nina Ash", "эш"])
def test_a_person_is_one_person_whatever_the_language_of_the_name(
    publication: Path, capsys: Capture, name: str
) -> None:
    """Nina translates both ways: her key, and her name in either language, list all of it."""
    write_files(publication, BACK)
    for option in ("--mine", "--by"):
        _, document = run_json(["status", option, name], capsys)
        assert [found["article"] for found in document["articles"]] == ["bread", "seoul"], option


def test_who_declared_a_translation_in_step_is_found_by_the_other_name(publication: Path, capsys: Capture) -> None:
    """The ledger says «Нина Эш» of a text that somebody else translates."""
    edit(publication, "content/ru/seoul.md", "[nina-ash]", "[Tom]")
    (publication / LEDGER).unlink()
    write_files(publication, BACK)
    assert run(["sync", "seoul", "--by", "Нина Эш"], capsys)[0] == 0
    _, document = run_json(["status", "--by", "Nina Ash"], capsys)
    assert [found["article"] for found in document["articles"]] == ["bread", "seoul"]
    out = run(["status", "--ui-lang", "en"], capsys)[1]
    assert ("Nina Ash" in out, "Нина Эш" in out) == (True, False)


def test_a_name_that_was_changed_is_changed_in_the_next_status(publication: Path, capsys: Capture) -> None:
    assert row(capsys)["translators"] == ["Нина Эш"]
    write_files(publication, {"content/people/nina-ash.toml": '[name]\nen = "Nina Ash"\nru = "Нина Ясень"\n'})
    assert row(capsys)["translators"] == ["Нина Ясень"]


def run_html(capsys: Capture, publication: Path) -> str:
    assert run(["status", "--html", publication / "status.html"], capsys)[0] == 0
    return (publication / "status.html").read_text(encoding="utf-8")


def test_what_nobody_asked_to_review_is_not_to_be_reviewed(publication: Path, capsys: Capture) -> None:
    edit(publication, "content/ru/seoul.md", "reviewers: [Ivan Hale]\n", "")
    assert row(capsys)["to_review"] == 0
    rules(publication, 'required = "mark"')
    assert row(capsys)["to_review"] == 4


def test_mine_are_those_that_i_translate_or_review(publication: Path, capsys: Capture) -> None:
    names = ("эш", "ivan", "tom")
    assert [len(run_json(["status", "--mine", name], capsys)[1]["articles"]) for name in names] == [1, 1, 0]


def test_overdue_is_what_is_not_done_on_its_day(publication: Path, capsys: Capture) -> None:
    assert run(["status", "--overdue"], capsys)[0] == 1
    edit(publication, "content/ru/seoul.md", "due: 2029-12-31", "due: 2030-01-01")
    assert run(["status", "--overdue"], capsys)[0] == 0
    edit(publication, "content/ru/seoul.md", "due: 2030-01-01", "due: 2029-12-31")
    review(capsys)
    assert run(["status", "--overdue"], capsys)[0] == 0
    edit(publication, "content/en/seoul.md", "Coal", "Oil")
    assert run(["status", "--overdue"], capsys)[0] == 1


def test_the_original_says_when_a_missing_translation_is_due(publication: Path, capsys: Capture) -> None:
    (publication / "content/ru/seoul.md").unlink()
    edit(publication, "content/en/seoul.md", "date:", "due: 2029-01-01\nreviewer: Ivan Hale\ndate:")
    found = row(capsys, "--overdue", "--mine", "ivan")
    assert (found["state"], found["due"]) == ("missing", "2029-01-01")


# ---------------------------------------------------------------- what goes out

NOTICE = {"en": "This translation has not been reviewed yet.", "ru": "Этот перевод еще не вычитан"}


def page(publication: Path, path: str) -> str:
    return (publication / "public" / path).read_text(encoding="utf-8").replace("\u00a0", " ")


def test_a_house_that_requires_nothing_publishes_as_before(publication: Path) -> None:
    report = publish(publication)
    assert (report.is_published, codes(report)) == (True, [])
    assert NOTICE["ru"] not in page(publication, "ru/seoul/index.html")


def test_what_is_not_reviewed_is_held_back(publication: Path, capsys: Capture) -> None:
    rules(publication, 'required = "hold"')
    report = publish(publication)
    assert (report.is_published, codes(report)) == (True, ["unreviewed-translation"])
    assert "content/ru/seoul.md:1:" in reported(report, "en")
    assert "diglot review seoul" in reported(report, "en")
    assert "Кредит" not in page(publication, "ru/seoul/index.html")
    review(capsys)
    report = publish(publication)
    assert codes(report) == []
    assert "Кредит" in page(publication, "ru/seoul/index.html")


def test_what_was_reviewed_stays_when_its_original_changes(publication: Path, capsys: Capture) -> None:
    rules(publication, 'required = "hold"')
    review(capsys)
    edit(publication, "content/en/seoul.md", "Coal went first.", "Coal went first, then oil.")
    assert codes(publish(publication)) == []
    assert "Кредит" in page(publication, "ru/seoul/index.html")
    # Other words of the translation are words that nobody has reviewed.
    edit(publication, "content/ru/seoul.md", "Первым пошел уголь.", "Первым пошел уголь, потом нефть.")
    assert codes(publish(publication)) == ["unreviewed-translation"]
    run(["sync", "seoul"], capsys)
    assert codes(publish(publication)) == ["unreviewed-translation"]
    review(capsys)
    assert codes(publish(publication)) == []


def test_a_new_paragraph_or_another_title_of_a_translation_is_held_back(publication: Path, capsys: Capture) -> None:
    rules(publication, 'required = "hold"')
    review(capsys)
    edit(publication, "content/ru/seoul.md", "Последний", "Новый абзац.\n\nПоследний")
    assert codes(publish(publication)) == ["unreviewed-translation"]
    edit(publication, "content/ru/seoul.md", "Новый абзац.\n\n", "")
    assert codes(publish(publication)) == []
    edit(publication, "content/ru/seoul.md", "title: Сеул", "title: Сеул и уголь")
    assert codes(publish(publication)) == ["unreviewed-translation"]


def test_a_damaged_ledger_lets_nothing_out(publication: Path, capsys: Capture) -> None:
    rules(publication, 'required = "hold"')
    review(capsys)
    edit(publication, LEDGER, "original =", "original")
    assert "damaged-ledger" in codes(publish(publication))
    assert "Кредит" not in page(publication, "ru/seoul/index.html")


def test_what_is_not_reviewed_goes_out_marked(publication: Path, capsys: Capture) -> None:
    rules(publication, 'required = "mark"')
    report = publish(publication, formats=("html", "epub", "pdf"))
    assert codes(report) == []
    [book], [paper] = (list((publication / "public/ru").rglob(f"*.{suffix}")) for suffix in ("epub", "pdf"))
    with zipfile.ZipFile(book) as parts:
        chapters = " ".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xhtml"))
    printed = subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True).stdout.decode()
    for words in (chapters, printed):
        assert NOTICE["ru"] in " ".join(words.split())
    text = page(publication, "ru/seoul/index.html")
    assert NOTICE["ru"] in text
    metadata = html.fromstring(text).xpath('//script[@type="application/ld+json"]/text()')
    assert any(NOTICE["ru"] in str(json.loads(one)) for one in metadata)
    assert NOTICE["en"] not in page(publication, "en/seoul/index.html")
    review(capsys)
    assert codes(publish(publication)) == []
    assert NOTICE["ru"] not in page(publication, "ru/seoul/index.html")


def test_a_preview_with_drafts_shows_what_is_held_back_with_the_mark(publication: Path) -> None:
    rules(publication, 'required = "hold"')
    assert codes(publish(publication, with_drafts=True)) == []
    text = page(publication, "ru/seoul/index.html")
    assert "Кредит" in text
    assert NOTICE["ru"] in text

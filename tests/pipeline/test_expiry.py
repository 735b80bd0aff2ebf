"""`expires`: after that day a text is in no list, and its address says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.tools.publication import codes, files_of, publish, run, run_json, write_files

LAST, AFTER = dt.date(2026, 5, 31), dt.date(2026, 6, 1)
HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n'
    '[[menu]]\nhref = "fair.md"\nen = "The fair"\nru = "Ярмарка"\n',
    "content/en/fair.md": "---\ntitle: The fair\ndate: 2026-03-01\ntags: [fair]\nexpires: 2026-05-31\n---\nTickets.\n",
    "content/ru/fair.md": "---\ntitle: Ярмарка\n---\nБилеты.\n",
    "content/en/stays.md": "---\ntitle: What stays\ndate: 2026-02-01\n---\nAn [event](fair.md).\n",
    "content/ru/stays.md": "---\ntitle: Что остается\n---\nТекст.\n",
}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def mentions(publication: Path, words: str) -> set[str]:
    return {place for place, content in files_of(publication / "public").items() if words.encode() in content}


def test_on_its_last_day_a_text_is_published(publication: Path) -> None:
    report = publish(publication, today=LAST)
    assert (codes(report), report.expired, report.valid_until) == ([], 0, "2026-06-01")
    assert {"en/fair/index.html", "en/index.html", "en/feed.xml", "sitemap-en.xml"} <= mentions(publication, "fair/")
    assert not list((publication / "public").rglob("_gone"))


def test_on_the_day_after_it_is_in_no_list_and_its_address_says_so(publication: Path) -> None:
    """From the same folder as the day before: what is reused must not show it."""
    publish(publication, today=LAST)
    report = publish(publication, today=AFTER)
    assert codes(report) == ["expired-link", "expired-link"]
    assert [problem.position for problem in report.problems] == [("content/en/stays.md", 5), ("content/site.toml", 4)]
    assert (report.articles, report.expired, report.valid_until) == (1, 2, "")
    assert mentions(publication, "The fair") | mentions(publication, "Tickets") == set()
    assert not {name for name in mentions(publication, "en/fair/") if not name.startswith(("en/fair/", "manifest"))}
    gone = (publication / "public/en/fair/index.html").read_text(encoding="utf-8")
    assert "No longer published" in gone
    russian = (publication / "public/ru/fair/index.html").read_text(encoding="utf-8")
    assert "Больше не публикуется" in russian.replace("\N{NO-BREAK SPACE}", " ")
    assert 'name="robots" content="noindex' in gone
    reused = files_of(publication / "public")
    publish(publication, today=AFTER, is_fresh=True)
    assert files_of(publication / "public") == reused


def test_the_address_may_lead_on(publication: Path) -> None:
    write_files(publication, {"content/en/stays.md": "---\ntitle: What stays\naliases: [/en/fair/]\n---\nText.\n"})
    publish(publication, today=AFTER)
    assert "/en/stays/" in (publication / "public/en/fair/index.html").read_text(encoding="utf-8")
    assert not (publication / "public/en/fair/_gone").exists()
    assert (publication / "public/ru/fair/_gone").exists()


def test_the_address_may_belong_to_another_text_by_now(publication: Path) -> None:
    write_files(
        publication, {"content/en/again.md": "---\ntitle: Again\nslug: fair\ndate: 2026-05-30\n---\nAnother year.\n"}
    )
    publish(publication, today=AFTER)
    assert "Another year" in (publication / "public/en/fair/index.html").read_text(encoding="utf-8")
    assert not (publication / "public/en/fair/_gone").exists()


def test_the_address_of_a_text_in_a_blog_says_so_too(publication: Path) -> None:
    write_files(publication, {
        "content/en/shows/index.md": "---\ntitle: Shows\nslug: events\n---\nWhere to go.\n",
        "content/en/shows/concert.md": "---\ntitle: Concert\ndate: 2026-03-02\nexpires: 2026-05-31\n---\nMusic.\n",
    })  # fmt: skip
    publish(publication, today=AFTER)
    assert (publication / "public/en/events/concert/_gone").exists()


def test_a_translation_may_end_before_its_original(publication: Path) -> None:
    write_files(publication, {
        "content/en/fair.md": "---\ntitle: The fair\noriginal: en\n---\nTickets.\n",
        "content/ru/fair.md": "---\ntitle: Ярмарка\nslug: ярмарка\nexpires: 2026-05-31\n---\nБилеты.\n",
    })  # fmt: skip
    report = publish(publication, today=AFTER)
    assert (codes(report), report.expired, report.editions) == ([], 1, 3)
    assert (publication / "public/ru/ярмарка/_gone").exists()
    original = (publication / "public/en/fair/index.html").read_text(encoding="utf-8")
    assert "under way" not in original
    assert "Tickets" in (publication / "public/ru/fair/index.html").read_text(encoding="utf-8"), (
        "the original stands in"
    )


def test_a_text_whose_end_cannot_be_read_waits_for_it(publication: Path) -> None:
    """Also where a build goes on: the text may be one that must be gone by now, and its address must not say so."""
    text = (publication / "content/en/fair.md").read_text(encoding="utf-8")
    (publication / "content/en/fair.md").write_text(text.replace("2026-05-31", "end of May"), encoding="utf-8")
    report = publish(publication, today=LAST, is_lenient=True)
    assert (report.is_published, "bad-date" in codes(report), report.embargoed) == (True, True, 2)
    assert not (publication / "public/en/fair").exists()


def test_a_whole_series_may_end_on_one_night(publication: Path) -> None:
    series = {f"content/en/day-{n}.md": f"---\ntitle: Day {n}\nexpires: 2026-05-31\n---\nText.\n" for n in range(12)}
    write_files(publication, series)
    assert publish(publication, today=LAST).is_published
    report = publish(publication, today=AFTER)
    assert (report.is_published, report.expired) == (True, 14)


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("date: 2026-06-01\nexpires: 2026-05-31", 4, "not a day on or after its “date” and its “embargo”"),
        ("embargo: 2026-06-01\nexpires: 2026-05-31", 4, "not a day on or after its “date” and its “embargo”"),
        ("expires: 2026-05-31 18:00", 3, "expires: 2026-05-31"),
        ("expires: in May", 3, "is not a date"),
    ],
)
def test_a_wrong_last_day_is_an_error_at_its_line(
    publication: Path, far_day: None, capsys: pytest.CaptureFixture[str], front: str, line: int, words: str
) -> None:
    write_files(publication, {"content/en/fair.md": f"---\ntitle: The fair\n{front}\n---\nTickets.\n"})
    code, _, err = run(["build", "--root", publication, "--ui-lang", "en"], capsys)
    assert code == 1
    [place] = [row for row in err.split("\ncontent/") if row.startswith("en/fair.md")]
    assert place.startswith(f"en/fair.md:{line}: ")
    assert words in place


def test_reports_count_it(publication: Path, far_day: None, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(["build", "--root", publication, "--ui-lang", "en"], capsys)
    assert "1 article, 2 editions, 2 texts no longer published, " in out
    assert run_json(["build", "--root", publication], capsys)[1]["expired"] == 2


@pytest.mark.parametrize(("epoch", "cell"), [("1780185600", "2026-05-31"), ("1780272000", "2026-05-31, over")])
def test_status_says_until_when(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], epoch: str, cell: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    _, out, _ = run(["status", "--root", publication, "--ui-lang", "en"], capsys)
    assert [row.rstrip().endswith(f"  {cell}") for row in out.splitlines() if row.startswith("  fair")] == [True]
    _, document = run_json(["status", "--root", publication], capsys)
    assert {row["article"]: row["expires"] for row in document["articles"]} == {"fair": "2026-05-31", "stays": None}

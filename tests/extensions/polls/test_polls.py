"""Open polls: who may vote and how often, what is counted, where readers are led, and how a poll closes."""

from __future__ import annotations

import datetime as dt
import json
import re
import signal
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from diglot.cli.command_line import main
from diglot.core.toml_reader import read_toml
from diglot.extensions.polls.adapters.vote_store import VoteStore
from diglot.extensions.polls.cli import polls
from diglot.extensions.polls.core.poll_files import closed_poll, is_same_ballot
from diglot.extensions.polls.model.problems import NoSuchPoll
from diglot.extensions.polls.pipeline import open_polls
from diglot.extensions.polls.pipeline.open_polls import OpenPolls, open_votes
from diglot.extensions.polls.pipeline.service import AddressLimit, PollPages, PollService, page_hrefs
from diglot.extensions.polls.pipeline.unavailable_page import unavailable_page_tasks
from diglot.extensions.preview.adapters.private_database import DatabaseUnusable
from diglot.extensions.preview.core.request_parts import FORM
from diglot.extensions.preview.model.messages import PreviewRequest
from diglot.model.problems import Problem
from tests.tools.poll_server import ENGLISH, POLL, RUSSIAN, RunningPolls, cookie_of, poll_publication, running_polls
from tests.tools.publication import formatter
from tests.tools.waiting import PATIENCE_S, wait_until


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return poll_publication(tmp_path / "house")


@pytest.fixture
def service(publication: Path) -> Iterator[RunningPolls]:
    with running_polls(publication) as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPolls]:
    """A service for tests that do not ask how many votes there are."""
    with running_polls(poll_publication(tmp_path_factory.mktemp("shared") / "house")) as running:
        yield running


def votes_of(service: RunningPolls) -> int:
    """How many votes are recorded."""
    with sqlite3.connect(service.root / ".polls/votes.sqlite") as connection:
        return int(connection.execute("SELECT count(*) FROM votes").fetchone()[0])


def results(root: Path, capsys: pytest.CaptureFixture[str]) -> list[int]:
    """The votes that `polls results` prints."""
    capsys.readouterr()
    assert main(["polls", "results", "turn", "--json", "--root", str(root)]) == 0
    [poll] = json.loads(capsys.readouterr().out)["polls"]
    return [option["votes"] for option in poll["options"]]


# ---------------------------------------------------------------- a vote


def test_a_vote_leads_back_to_the_poll_in_its_language(shared: RunningPolls) -> None:
    english, russian = shared.vote(1), shared.vote(2, "/ru/поворот/")
    assert (english.status, english.headers["location"]) == (303, f"{ENGLISH}#poll-counted")
    assert (russian.status, russian.headers["location"]) == (303, f"{RUSSIAN}#poll-counted")


def test_both_languages_count_together(service: RunningPolls, capsys: pytest.CaptureFixture[str]) -> None:
    for page in ("/en/turn/", "/ru/поворот/", "/en/turn/"):
        service.vote(2, page)
    assert results(service.root, capsys) == [0, 3]


def test_a_browser_votes_once(service: RunningPolls, capsys: pytest.CaptureFixture[str]) -> None:
    cookie = cookie_of(service.vote(1))
    again = service.vote(2, Cookie=cookie)
    assert again.headers["location"] == f"{ENGLISH}#poll-again"
    assert results(service.root, capsys) == [1, 0]


def test_the_cookie_is_for_the_polls_alone_and_is_kept_as_long_as_browsers_keep_one(shared: RunningPolls) -> None:
    """Four hundred days: RFC 6265bis, 5.5."""
    attributes = shared.vote(1).headers["set-cookie"].split("; ")[1:]
    assert attributes == ["Max-Age=34560000", "Path=/polls/", "HttpOnly", "SameSite=Strict"]


VOTE = PreviewRequest("POST", "/polls/turn", {"content-type": FORM}, body=b"choice=1")


@contextmanager
def service_here(root: Path, reported: list[Problem] | None = None) -> Iterator[PollService]:
    """A service in this process."""
    report = ([] if reported is None else reported).append
    with open_votes(root) as store:
        yield PollService(OpenPolls(root), store, lambda: dt.date(2020, 1, 2), report)


def test_a_site_may_be_below_a_path_and_behind_a_port(publication: Path) -> None:
    address = "https://journal.example:8443"
    (publication / "content/site.toml").write_text(f'base_url = "{address}/press"\n', encoding="utf-8")
    headers = {"host": "journal.example:8443", "origin": address, "content-type": FORM}
    vote = PreviewRequest("POST", "/press/polls/turn", headers, body=b"choice=1")
    with service_here(publication) as service:
        answer = service.answer(vote)
        refused = [
            service.refuse(replace(vote, headers={**headers, **other})) for other in ({}, {"host": "journal.example"})
        ]
    assert answer.headers["Location"] == "/press/en/turn/#poll-counted"
    attributes = answer.headers["Set-Cookie"].split("; ")[1:]
    assert attributes == ["Max-Age=34560000", "Path=/press/polls/", "HttpOnly", "SameSite=Strict", "Secure"]
    assert [answer and answer.status for answer in refused] == [None, 403]


def test_a_poll_that_no_page_shows_leads_to_the_first_page(publication: Path) -> None:
    (publication / "content/polls/way.toml").write_text(POLL, encoding="utf-8")
    with service_here(publication) as service:
        assert service.answer(replace(VOTE, path="/polls/way")).headers["Location"] == "/#poll-counted"


def test_whoever_runs_the_service_is_not_told_of_polls_that_readers_make_up(publication: Path) -> None:
    reported: list[Problem] = []
    with service_here(publication, reported) as service:
        for asked in (replace(VOTE, path="/polls/none"), PreviewRequest("GET", "/polls/none.json", {})):
            assert service.answer(asked).status == 404
    assert reported == []


def test_nobody_is_led_to_a_draft(publication: Path) -> None:
    draft = "---\ntitle: Later\nlanguages: [en]\npoll: turn\nstatus: draft\n---\nWords.\n"
    (publication / "content/en/later.md").write_text(draft, encoding="utf-8")
    assert page_hrefs(publication, dt.date(2030, 1, 2), "")["turn"] == (ENGLISH, unquote(RUSSIAN))


def test_a_cookie_of_somebody_elses_making_is_not_believed(shared: RunningPolls) -> None:
    voter, _, signature = cookie_of(shared.vote(1)).partition(".")
    other = voter[:-1] + ("0" if voter[-1] != "0" else "1")
    for forged in (f"{other}.{signature}", "diglot-voter=", "diglot-voter=.", "diglot-voter=x.y", "diglot-voter"):
        assert shared.figures(forged)["has_voted"] is False
        assert shared.vote(1, Cookie=forged).headers["location"].endswith("#poll-counted")


@pytest.mark.parametrize("choice", ["", "0", "3", "-1", "1.5", "one", "²", "9" * 5, "1 OR 1=1"])
def test_an_answer_that_the_poll_does_not_have_is_not_counted(shared: RunningPolls, choice: str) -> None:
    before = votes_of(shared)
    assert shared.vote(choice).headers["location"] == f"{ENGLISH}#poll-empty"
    assert votes_of(shared) == before


@pytest.mark.parametrize(
    "page",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "/en/", "/en/turn/\r\nX: y", "javascript:1", ""],
)
def test_nobody_is_led_to_an_address_that_does_not_show_the_poll(shared: RunningPolls, page: str) -> None:
    assert shared.vote(1, page).headers["location"] == f"{ENGLISH}#poll-counted"


def test_pages_published_meanwhile_are_found_without_a_restart(publication: Path) -> None:
    reads: list[float] = []
    clock = [0.0]

    def read() -> Mapping[str, tuple[str, ...]]:
        reads.append(clock[0])
        return page_hrefs(publication, dt.date(2030, 1, 2), "")

    pages = PollPages(read, lambda: clock[0])
    assert pages.of("turn", "/en/turn/") == (ENGLISH, unquote(RUSSIAN))
    text = publication / "content/en/turn.md"
    text.write_text(text.read_text(encoding="utf-8").replace("poll: turn", "slug: bend\npoll: turn"), encoding="utf-8")
    (publication / "content/polls/way.toml").write_text(POLL, encoding="utf-8")
    (publication / "content/en/way.md").write_text(
        "---\ntitle: Way\nlanguages: [en]\npoll: way\n---\nWords.\n", encoding="utf-8"
    )
    assert pages.of("turn", "/en/turn/")[0] == ENGLISH
    assert reads == [0], "what is known is not read again"
    for clock[0] in (1.0, 9.5, 10.0, 11.0):
        pages.of("way", "/en/made-up/")
    assert reads == [0, 10.0], "addresses that are made up cost nothing"
    assert pages.of("way", "")[0] == "/en/way/"
    assert pages.of("turn", "/en/bend/")[0] == "/en/bend/"


def test_whoever_types_the_address_comes_to_the_poll(shared: RunningPolls) -> None:
    answer = shared.ask("GET", "/polls/turn")
    assert (answer.status, answer.headers["location"]) == (303, f"{ENGLISH}#poll")


# ---------------------------------------------------------------- who is refused


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://journal.example"},
        {"Origin": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_vote_from_another_page_is_refused(shared: RunningPolls, headers: dict[str, str]) -> None:
    before = votes_of(shared)
    assert shared.vote(1, **headers).status == 403
    assert votes_of(shared) == before


def test_only_forms_are_read(shared: RunningPolls) -> None:
    assert shared.vote(1, Content_Type="application/json").status == 415
    assert shared.vote(1, Content_Type="multipart/form-data; boundary=x").status == 415
    assert shared.vote("1" * 5_000).status == 413


@pytest.mark.parametrize(
    "path", ["/", "/polls/", "/polls/none", "/polls/..%2Fsite", "/polls/a/b", "/polls/%00", "/polls/none.json", "/x"]
)
def test_nothing_else_is_there(shared: RunningPolls, path: str) -> None:
    assert shared.ask("GET", path).status == 404
    assert shared.ask("DELETE", "/polls/turn").status == 405


def test_a_file_in_a_folder_of_its_own_is_no_poll(tmp_path: Path) -> None:
    root = poll_publication(tmp_path / "house", polls__old__turn=POLL)
    (root / "content/polls/old/turn").rename(root / "content/polls/old/turn.toml")
    with open_votes(root) as store:
        service = PollService(OpenPolls(root), store, lambda: dt.date(2020, 1, 2), lambda _: None)
        assert service.answer(PreviewRequest("GET", "/polls/old/turn", {})).status == 404


def test_an_address_has_a_limit_and_is_kept_nowhere(service: RunningPolls) -> None:
    from diglot.extensions.polls.pipeline.service import VOTES_PER_ADDRESS

    answers = [service.vote(1, X_Real_IP="203.0.113.77") for _ in range(VOTES_PER_ADDRESS + 1)]
    assert [answer.headers["location"].partition("#")[2] for answer in answers] == (
        ["poll-counted"] * VOTES_PER_ADDRESS + ["poll-crowded"]
    )
    assert service.vote(1, X_Real_IP="203.0.113.78").headers["location"].endswith("#poll-counted")
    kept = b"".join(path.read_bytes() for path in (service.root / ".polls").iterdir())
    assert b"203.0.113" not in kept
    assert bytes([203, 0, 113, 77]) not in kept


def test_a_household_has_one_address() -> None:
    """Of which a hundred votes a day are taken."""
    day = [dt.date(2030, 1, 1)]
    limit = AddressLimit(lambda: day[0])
    for number in range(100):
        assert not limit.is_reached("turn", "2001:db8::ffff")
        limit.count("turn", f"2001:db8::{number:x}")
    assert limit.is_reached("turn", "2001:db8::ffff")
    assert not limit.is_reached("other", "2001:db8::ffff")
    assert not limit.is_reached("turn", "2001:db8:0:1::")
    day[0] += dt.timedelta(days=1)
    assert not limit.is_reached("turn", "2001:db8::ffff")


def test_what_is_kept_is_for_its_owner_alone(service: RunningPolls) -> None:
    service.vote(1)
    folder = service.root / ".polls"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir() if path.name != ".gitignore"} == (
        dict.fromkeys(["secret", "votes.sqlite", "votes.sqlite-shm", "votes.sqlite-wal"], 0o600)
    )
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_link_in_the_place_of_the_votes_is_not_followed(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = publication.parent / "outside"
    outside.mkdir()
    (publication / ".polls").symlink_to(outside)
    assert main(["polls", "serve", "--port", "0", "--root", str(publication)]) == 1
    assert list(outside.iterdir()) == []


# ---------------------------------------------------------------- results


def test_results_are_shown_after_voting(service: RunningPolls) -> None:
    cookie = cookie_of(service.vote(1))
    service.vote(2)
    service.vote(1)
    assert service.figures() == {"is_open": True, "has_voted": False}
    assert service.figures(cookie) == {
        "is_open": True,
        "has_voted": True,
        "options": [{"percent": 67, "words": "2\u00a0votes (67%)"}, {"percent": 33, "words": "1\u00a0vote (33%)"}],
        "total": "3\u00a0votes in total",
    }
    assert service.figures(cookie, "ru")["options"][0]["words"].startswith("2\u00a0голоса")
    assert service.figures(cookie, "de") == service.figures(cookie, "en"), "a language that the site does not have"


def test_results_wait_for_the_end_if_the_house_wishes(tmp_path: Path) -> None:
    root = poll_publication(tmp_path / "house")
    (root / "content/polls/turn.toml").write_text('results = "at-end"\n' + POLL, encoding="utf-8")
    with running_polls(root) as service:
        cookie = cookie_of(service.vote(1))
        assert service.figures(cookie) == {"is_open": True, "has_voted": True}
        assert main(["polls", "close", "turn", "--root", str(root)]) == 0
        assert service.figures()["total"] == "1\u00a0vote in total"


def test_results_of_a_closed_poll_are_what_its_file_says(
    service: RunningPolls, capsys: pytest.CaptureFixture[str]
) -> None:
    """An editor may have added the votes of a paper ballot."""
    service.vote(1)
    file = service.root / "content/polls/turn.toml"
    file.write_text("closed = 2030-01-01\n" + POLL.replace("votes = 0", "votes = 5"), encoding="utf-8")
    assert results(service.root, capsys) == [0, 5]


def test_a_look_at_the_results_makes_no_database(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert results(publication, capsys) == [0, 0]
    assert not (publication / ".polls").exists()
    (publication / ".polls").mkdir()
    assert results(publication, capsys) == [0, 0]
    assert list((publication / ".polls").iterdir()) == []


def test_results_are_told_in_words(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--ui-lang", "en", "--root", str(publication), "polls", "results"]
    assert main(command) == 0
    assert capsys.readouterr().out == (
        "turn: Where to? (open)\n        0     0%  East\n        0     0%  West\n  0 votes\n"
    )
    counted = POLL.replace("votes = 0", "votes = 1234").replace('en = "East"', 'en = "East"\nvotes = 3')
    (publication / "content/polls/turn.toml").write_text(f"closed = 2030-01-01\n{counted}", encoding="utf-8")
    assert main([*command, "turn"]) == 0
    assert capsys.readouterr().out == (
        "turn: Where to? (1 January 2030)\n        3     0%  East\n    1,234   100%  West\n  1,237 votes\n"
    )
    assert main([*command, "none"]) == 1
    assert "none: there is no such poll [unknown-poll]" in capsys.readouterr().err


def test_a_poll_is_closed_only_where_its_votes_are(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not in a copy, and not with fewer votes than its file has."""
    path, command = publication / "content/polls/turn.toml", ["--ui-lang", "en", "polls", "close"]
    path.write_text(POLL.replace("votes = 0", "votes = 5"), encoding="utf-8")
    with_root = ["--root", str(publication)]
    assert main([*command, "turn", *with_root]) == 1
    assert "recorded here: 0; in the file: 5 [votes-missing]" in capsys.readouterr().err
    with service_here(publication) as service:
        service.answer(replace(VOTE, body=b"choice=2"))
    assert main([*command, "turn", *with_root]) == 1
    assert "recorded here: 1; in the file: 5 [votes-missing]" in capsys.readouterr().err
    assert main([*command, *with_root]) == 2
    assert "needs the name of a poll" in capsys.readouterr().err
    path.write_text(POLL.replace("votes = 0", "votes = 1"), encoding="utf-8")
    assert main([*command, "turn", *with_root]) == 0
    out = capsys.readouterr().out
    assert "turn: Where to? (" in out
    assert "Written: content/polls/turn.toml" in out


def test_a_file_in_the_place_of_the_votes_is_not_taken_for_no_votes(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (publication / ".polls").write_text("", encoding="utf-8")
    assert main(["--ui-lang", "en", "polls", "results", "--root", str(publication)]) == 1
    assert "[file-out-of-reach]" in capsys.readouterr().err


# ---------------------------------------------------------------- nothing is lost


def test_an_acknowledged_vote_survives_a_killed_service(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running_polls(publication) as service:
        cookies = [cookie_of(service.vote(1 + number % 2)) for number in range(9)]
        service.process.kill()
        service.process.wait(PATIENCE_S)
    assert results(publication, capsys) == [5, 4]
    with running_polls(publication) as service:
        assert service.vote(1, Cookie=cookies[0]).headers["location"].endswith("#poll-again")
        assert service.vote(2).headers["location"].endswith("#poll-counted")
    assert results(publication, capsys) == [5, 5]


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_the_service_ends_when_it_is_told(publication: Path, sent: signal.Signals) -> None:
    with running_polls(publication) as service:
        service.vote(1)
        service.process.send_signal(sent)
        assert service.process.wait(PATIENCE_S) == 0
    assert sorted(path.name for path in (publication / ".polls").iterdir()) == [".gitignore", "secret", "votes.sqlite"]
    assert "Traceback" not in (publication.parent / "polls.txt").read_text(encoding="utf-8")


def test_a_thousand_readers_at_once_lose_no_vote(
    service: RunningPolls, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    voters = 10_000 if request.config.getoption("--long") else 1_000
    assert set(service.vote_at_once(voters)) == {303}
    assert results(service.root, capsys) == [voters // 2, voters // 2]


def test_a_poll_that_closes_meanwhile_has_every_vote_that_was_acknowledged(
    service: RunningPolls, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = []

    def keep_voting() -> None:
        while service.vote(1, X_Real_IP=f"198.51.100.{len(counted) % 250}").headers["location"].endswith("-counted"):
            counted.append(1)

    thread = threading.Thread(target=keep_voting)
    thread.start()
    assert wait_until(lambda: len(counted) >= 20)
    assert main(["polls", "close", "turn", "--root", str(service.root)]) == 0
    thread.join(PATIENCE_S)
    assert results(service.root, capsys) == [len(counted), 0]
    assert service.vote(1).headers["location"] == f"{ENGLISH}#poll-late"


# ---------------------------------------------------------------- a poll closes


def test_closing_writes_the_day_and_the_votes_and_nothing_else(service: RunningPolls, far_day: None) -> None:
    for choice in (1, 2, 1):
        service.vote(choice)
    assert main(["polls", "close", "turn", "--root", str(service.root)]) == 0
    written = (service.root / "content/polls/turn.toml").read_text(encoding="utf-8")
    expected = POLL.replace("[question]", "closed = 2030-01-01\n[question]").replace("votes = 0 ", "votes = 1 ")
    assert written == expected.replace('[[options]]\nen = "East"', '[[options]]\nvotes = 2\nen = "East"')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufeff" + POLL.replace("\n", "\r\n"), r"^\ufeff(?!.*[^\r]\n).*\r\nclosed = 2030-01-01\r\n\[question\]"),
        (POLL.rstrip("\n"), r'ru = "На запад"$'),
        ("results = 'after-vote'\n" + POLL, r"^closed = 2030-01-01\nresults"),
    ],
    ids=["Windows", "no last line end", "a field before"],
)
def test_a_file_keeps_its_manner(publication: Path, far_day: None, before: str, after: str) -> None:
    path = publication / "content/polls/turn.toml"
    path.write_bytes(before.encode())
    with running_polls(publication) as service:
        service.vote(2)
    assert main(["polls", "close", "turn", "--root", str(publication)]) == 0
    assert re.search(after, path.read_bytes().decode(), re.DOTALL)


def test_the_day_is_the_first_field_and_votes_the_first_of_an_option_that_has_none() -> None:
    """Below what is said of the whole file, and nothing else is touched."""
    closed = POLL.replace("[question]", "closed = 2026-05-01\n[question]").replace("votes = 0 ", "votes = 7 ")
    closed = closed.replace('[[options]]\nen = "East"', '[[options]]\nvotes = 5\nen = "East"')
    assert closed_poll(POLL, [5, 7], dt.date(2026, 5, 1)) == closed


def test_each_option_keeps_its_own_votes_where_no_line_is_left_between_them() -> None:
    source = 'question = "A?"\n[[options]]\nen = "Yes"\nvotes = 0\n[[options]]\nvotes = 0\nen = "No"\n'
    closed = closed_poll(source, [5, 7], dt.date(2026, 5, 1))
    assert [option["votes"] for option in read_toml(closed)["options"]] == [5, 7]


@pytest.mark.parametrize(
    "source",
    [
        'question = {en = "A?", ru = "А?"}\noptions = [{en = "Yes", ru = "Да"}, {en = "No", ru = "Нет"}]\n',
        POLL.replace("votes = 0", '"votes" = 0'),
    ],
    ids=["options in one line", "a name in quotation marks"],
)
def test_a_file_that_cannot_be_edited_is_left_with_the_lines_to_write(
    publication: Path, far_day: None, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    path = publication / "content/polls/turn.toml"
    path.write_text(source, encoding="utf-8")
    kept = path.read_bytes()
    with running_polls(publication) as service:
        service.vote(2)
    assert main(["--ui-lang", "en", "polls", "close", "turn", "--root", str(publication)]) == 1
    assert "closed = 2030-01-01, votes = 0, 1" in capsys.readouterr().err
    assert path.read_bytes() == kept


def test_a_program_is_told_what_was_closed(
    publication: Path, far_day: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_polls(publication) as service:
        service.vote(2)
    assert main(["polls", "close", "turn", "--root", str(publication), "--json"]) == 0
    closed = json.loads(capsys.readouterr().out)
    assert (closed["file"], closed["written"], closed["problems"]) == ("content/polls/turn.toml", True, [])


def test_votes_are_not_taken_for_a_site_whose_address_nobody_knows(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (publication / "content/site.toml").unlink()
    assert main(["--ui-lang", "en", "polls", "serve", "--root", str(publication)]) == 1
    assert "[no-base-url]" in capsys.readouterr().err


def test_votes_are_taken_at_the_port_of_the_settings_unless_another_is_named(
    publication: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(polls, "open_port", lambda host, port, _: asked.append((host, port)))
    with (publication / "content/site.toml").open("a", encoding="utf-8") as settings:
        settings.write("polls_port = 8123\n")
    for words in ([], ["--port", "9001"]):
        assert main(["polls", "serve", *words, "--root", str(publication)]) == 1
    assert asked == [("127.0.0.1", 8123), ("127.0.0.1", 9001)]


@pytest.mark.parametrize(("closed", "names"), [("", ["polls-unavailable"]), ("closed = 2020-01-01\n", [])])
def test_a_site_in_one_language_says_too_that_no_votes_are_taken_while_a_poll_is_open(
    publication: Path, closed: str, names: list[str]
) -> None:
    (publication / "content/polls/turn.toml").write_text(closed + POLL, encoding="utf-8")
    poll, _ = OpenPolls(publication).read("turn")
    builder: Any = SimpleNamespace(publication=SimpleNamespace(polls={"turn": poll}))
    assert [task.name for task in unavailable_page_tasks([builder])] == names


def test_closing_twice_is_closing_once(service: RunningPolls, far_day: None) -> None:
    service.vote(1)
    assert main(["polls", "close", "turn", "--root", str(service.root)]) == 0
    written = (service.root / "content/polls/turn.toml").read_bytes()
    assert main(["polls", "close", "turn", "--root", str(service.root)]) == 0
    assert (service.root / "content/polls/turn.toml").read_bytes() == written


def test_a_removed_option_takes_no_votes() -> None:
    """Those that it had would be counted for nothing."""
    assert not is_same_ballot([["East"], ["West"]], [["East"]])
    assert is_same_ballot([["East"], ["West"]], [["East"], ["West"], ["Home"]])


def test_options_in_another_order_take_no_votes(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A vote is for the first option, whatever it says: nobody's vote may become one for something else."""
    path = publication / "content/polls/turn.toml"
    with running_polls(publication) as service:
        service.vote(1)
        swapped = POLL.replace("East", "?").replace("West", "East").replace("?", "West")
        path.write_text(swapped, encoding="utf-8")
        assert service.vote(1).status == 503
        assert main(["--ui-lang", "en", "polls", "close", "turn", "--root", str(publication)]) == 1
        assert "ballot-changed" in capsys.readouterr().err
        path.write_text(POLL.replace("East", "To the east"), encoding="utf-8")
        assert service.vote(1).headers["location"].endswith("#poll-counted")
    assert results(publication, capsys) == [2, 0]


def test_a_damaged_database_takes_no_votes_and_is_left_alone(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (publication / ".polls").mkdir()
    (publication / ".polls/votes.sqlite").write_bytes(b"not a database" * 100)
    assert main(["--ui-lang", "en", "polls", "serve", "--port", "0", "--root", str(publication)]) == 1
    assert "[votes-unreadable]" in capsys.readouterr().err
    for action in (["results"], ["close", "turn"]):
        assert main(["--ui-lang", "en", "polls", *action, "--root", str(publication)]) == 1
        assert "[votes-unreadable]" in capsys.readouterr().err
    assert (publication / ".polls/votes.sqlite").read_bytes() == b"not a database" * 100


def test_a_voter_is_somebody_else_in_each_poll(tmp_path: Path) -> None:
    """Nobody can put two votes of a reader together, not even whoever has the database."""
    more = {"polls__road.toml": POLL, "en__road.md": "---\ntitle: Road\ndate: 2020-01-01\npoll: road\n---\nWords.\n"}
    root = poll_publication(tmp_path / "house", **more)
    with running_polls(root) as service:
        cookie = cookie_of(service.vote(1))
        assert service.vote(1, poll="road", Cookie=cookie).headers["location"].endswith("#poll-counted")
    with closing(sqlite3.connect(root / ".polls/votes.sqlite")) as votes:
        voters = votes.execute("SELECT poll, voter FROM votes").fetchall()
    assert len(voters) == 2
    assert len({voter for _, voter in voters}) == 2


def test_no_vote_is_taken_while_a_poll_is_closed(
    publication: Path, far_day: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that came between counting and writing would be acknowledged and lost."""
    with running_polls(publication) as service:
        service.vote(1)
    other = VoteStore(publication / ".polls/votes.sqlite")
    other._execute("PRAGMA busy_timeout = 50")
    usual, tried = open_polls.write_edits, []

    def write_late(*facts: Any) -> Any:
        with pytest.raises(DatabaseUnusable), other.held():
            tried.append("entered")
        tried.append("refused")
        return usual(*facts)

    monkeypatch.setattr(open_polls, "write_edits", write_late)
    assert main(["polls", "close", "turn", "--root", str(publication)]) == 0
    assert tried == ["refused"]
    other.close()


def test_what_is_held_is_held_and_what_is_written_is_on_the_disk(tmp_path: Path) -> None:
    one, other = (VoteStore(tmp_path / "votes.sqlite") for _ in range(2))
    other._execute("PRAGMA busy_timeout = 50")
    with one.held(), pytest.raises(DatabaseUnusable), other.held():
        raise AssertionError("two at once")
    assert one._execute("PRAGMA synchronous").fetchone() == (2,), "FULL"
    for store in (one, other):
        store.close()


def test_a_reader_is_not_told_why_no_vote_is_taken(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[Problem] = []
    with open_votes(publication) as store:
        service = PollService(OpenPolls(publication), store, lambda: dt.date(2020, 1, 2), reported.append)
        monkeypatch.setattr(VoteStore, "has_voted", partial(_full, "SQLite\x1fdatabase or disk is full"))
        asked = PreviewRequest("POST", "/polls/turn", {"content-type": FORM}, body=b"choice=1")
        answer = service.answer(asked)
    assert (answer.status, answer.body) == (503, b"diglot: no votes are taken just now\n")
    assert [problem.code for problem in reported] == ["votes-unreadable"]


@pytest.mark.parametrize(
    ("poll", "code"),
    [(POLL.replace('"East"', '"North"').replace('"West"', '"East"'), "ballot-changed"), ("", "poll-without-choice")],
)
def test_whoever_runs_the_service_is_told_why_no_vote_is_taken(publication: Path, poll: str, code: str) -> None:
    reported: list[Problem] = []
    vote = PreviewRequest("POST", "/polls/turn", {"content-type": FORM}, body=b"choice=1")
    with open_votes(publication) as store:
        service = PollService(OpenPolls(publication), store, lambda: dt.date(2020, 1, 2), reported.append)
        assert service.answer(vote).status == 303
        (publication / "content/polls/turn.toml").write_text(poll, encoding="utf-8")
        assert service.answer(vote).status == 503
    assert code in {problem.code for problem in reported}


def test_why_no_vote_is_taken_is_in_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    polls._report(formatter("en"), NoSuchPoll("turn", ""))
    assert "turn: there is no such poll [unknown-poll]" in capsys.readouterr().err


def test_a_service_whose_log_is_on_the_full_disk_goes_on_answering(publication: Path) -> None:
    with running_polls(publication, log=Path("/dev/full")) as service:
        (publication / "content/polls/turn.toml").write_text("", encoding="utf-8")
        assert service.vote(1).status == 503
        (publication / "content/polls/turn.toml").write_text(POLL, encoding="utf-8")
        assert service.vote(1).status == 303


def _full(reason: str, *_: object) -> bool:
    raise DatabaseUnusable(reason)


def test_a_secret_that_came_with_the_publication_is_refused(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (publication / ".polls").mkdir()
    (publication / ".polls/secret").write_bytes(b"")
    assert main(["--ui-lang", "en", "polls", "serve", "--port", "0", "--root", str(publication)]) == 1
    assert "it may be known to others" in capsys.readouterr().err


def test_a_reader_with_a_cookie_has_not_voted_before_voting(publication: Path) -> None:
    """The cookie is for all polls; the vote is for one."""
    vote = PreviewRequest("POST", "/polls/turn", {"content-type": FORM}, body=b"choice=1")
    with open_votes(publication) as store:
        answer = PollService(OpenPolls(publication), store, lambda: dt.date(2020, 1, 2), [].append).answer(vote)
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    for path in (publication / ".polls").glob("votes.sqlite*"):
        path.unlink()
    with open_votes(publication) as store:
        service = PollService(OpenPolls(publication), store, lambda: dt.date(2020, 1, 2), [].append)
        figures = service.answer(PreviewRequest("GET", "/polls/turn.json", {"cookie": cookie}))
    assert json.loads(figures.body) == {"is_open": True, "has_voted": False}


@pytest.mark.parametrize("remark", ["", "# Of us.\n", "# Of\n# us.\n"])
def test_a_poll_is_closed_above_the_remark_on_its_first_field(remark: str) -> None:
    source = f'{remark}question = "A?"\n[[options]]\nen = "Yes"\n'
    assert closed_poll(source, [5], dt.date(2026, 5, 1)).startswith(f"closed = 2026-05-01\n{remark}question")


def test_a_poll_need_not_be_named_to_be_served(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--ui-lang", "en", "polls", "serve", "turn", "--root", str(publication)]) == 2
    assert "takes the votes of all open polls and needs no name" in capsys.readouterr().err

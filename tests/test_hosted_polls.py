"""Open polls as readers meet them: the built pages, behind the real nginx and Caddy, in a browser with and without script."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import lxml.html
import pytest

from diglot.cli.command_line import main
from diglot.model.polls import MOST_VOTE
from tests.tools import servers
from tests.tools.poll_server import POLL, RunningPolls, poll_publication, running_polls
from tests.tools.publication import codes, publish
from tests.tools.servers import Answer
from tests.tools.waiting import PATIENCE_S

MANNERS = [(server, prefix) for server in ("nginx", "caddy") for prefix in ("", "/notes")]


@dataclass
class Hosted:
    """A site behind a server, and its service."""

    port: int
    prefix: str
    service: RunningPolls

    @property
    def origin(self) -> str:
        """The address without path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def page(self) -> str:
        """The path of the English text."""
        return f"{self.prefix}/en/turn/"

    def vote(self, choice: int, **headers: str) -> Answer:
        """Send the form of the page, as a browser does."""
        body = urlencode({"choice": choice, "page": self.page})
        sent = {
            "Origin": self.origin,
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)),
            **{name.replace("_", "-"): text for name, text in headers.items()},
        }
        return servers.ask(self.port, f"{self.prefix}/polls/turn", sent, "POST", body.encode())


@pytest.fixture(scope="module", params=MANNERS, ids="".join)
def hosted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    server, prefix = request.param
    if not servers.is_there(server):
        pytest.skip(f"{server} is not installed: build.py test brings it")
    port, folder = servers.free_port(), tmp_path_factory.mktemp(server)
    root = poll_publication(folder / "house")
    settings = f'base_url = "http://127.0.0.1:{port}{prefix}"\npolls_port = {servers.free_port()}\n'
    (root / "content/site.toml").write_text(settings, encoding="utf-8")
    assert publish(root).is_published
    assert main(["hosting", server, "--root", str(root), "--output", str(folder / "written")]) == 0
    with running_polls(root, port=None) as service:
        text = (folder / "written").read_text(encoding="utf-8")
        with servers.running(server, text, folder / "running", port):
            yield Hosted(port, prefix, service)


def test_a_vote_that_is_too_long_is_refused_before_all_of_it_is_there(hosted: Hosted) -> None:
    head = (
        f"POST {hosted.prefix}/polls/turn HTTP/1.1\r\nHost: 127.0.0.1:{hosted.port}\r\nOrigin: {hosted.origin}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", hosted.port), timeout=PATIENCE_S) as line:
        line.sendall(head.encode() + b"x" * (MOST_VOTE + 1))
        # Caddy 2.6 calls a request that it has broken off itself a bad gateway.
        assert line.recv(100).split()[1] in (b"413", b"502")
    assert hosted.vote(1, Cookie="x" * 3_000).status == 303, "what is not too long comes through"


def test_a_vote_comes_through_the_server(hosted: Hosted) -> None:
    answer = hosted.vote(1)
    assert answer.status == 303, answer
    assert answer.headers["location"] == f"{hosted.page}#poll-counted"
    assert f"Path={hosted.prefix}/polls/" in answer.headers["set-cookie"]
    assert "allow" not in answer.headers
    assert "form-action 'self'" in servers.ask(hosted.port, hosted.page).headers["content-security-policy"]


def test_pages_can_still_only_be_read(hosted: Hosted) -> None:
    assert servers.ask(hosted.port, hosted.page, method="POST").status == 405
    assert servers.ask(hosted.port, f"{hosted.prefix}/en/none/").status == 404


def test_a_vote_from_elsewhere_does_not_come_through(hosted: Hosted) -> None:
    assert hosted.vote(1, Origin="http://evil.example").status == 403


def test_the_address_of_a_reader_is_the_one_that_the_server_sees(
    hosted: Hosted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader who names other addresses is still one."""
    ends = [hosted.vote(1, X_Real_IP=f"198.51.100.{number}").headers["location"] for number in range(101)]
    assert ends[-1].endswith("#poll-crowded")


def test_without_the_service_a_page_says_so_in_both_languages(hosted: Hosted) -> None:
    hosted.service.process.terminate()
    hosted.service.process.wait(PATIENCE_S)
    answer = hosted.vote(1)
    assert answer.status == 502
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-language"] == "en, ru"
    text = answer.body.decode().replace("\u00a0", " ")
    assert "Your vote has not been counted" in text
    assert "Голос не учтен" in text
    assert servers.ask(hosted.port, hosted.page).status == 200


# ---------------------------------------------------------------- in a browser


@pytest.fixture
def opened(tmp_path: Path, browser: Any, request: pytest.FixtureRequest) -> Iterator[tuple[Hosted, Any]]:
    """The page in a browser, at a width and with or without script, behind Caddy."""
    if not servers.is_there("caddy"):
        pytest.skip("caddy is not installed: build.py test brings it")
    settings, has_script = getattr(request, "param", ("", True))
    port = servers.free_port()
    root = poll_publication(tmp_path / "house")
    ports = f'base_url = "http://127.0.0.1:{port}"\npolls_port = {servers.free_port()}\n'
    (root / "content/site.toml").write_text(ports, encoding="utf-8")
    poll = settings + POLL.replace("votes = 0 ", "votes = 7 ")
    (root / "content/polls/turn.toml").write_text(poll, encoding="utf-8")
    assert publish(root).is_published
    assert main(["hosting", "caddy", "--root", str(root), "--output", str(tmp_path / "written")]) == 0
    with running_polls(root, port=None) as service:
        text = (tmp_path / "written").read_text(encoding="utf-8")
        context = browser.new_context(java_script_enabled=has_script, viewport={"width": 360, "height": 800})
        with servers.running("caddy", text, tmp_path / "running", port):
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{port}/en/turn/")
            yield Hosted(port, "", service), page
        context.close()


def seen(page: Any) -> list[str]:
    """The messages of the poll that can be seen."""
    return [one.inner_text() for one in page.locator(".poll-message").all() if one.is_visible()]


@pytest.mark.parametrize("opened", [("", False)], indirect=True, ids=["without script"])
def test_a_form_without_script_is_enough(opened: tuple[Hosted, Any]) -> None:
    _, page = opened
    assert seen(page) == []
    page.get_by_label("West").check()
    page.get_by_role("button", name="Vote").click()
    page.wait_for_url("**/en/turn/#poll-counted")
    assert seen(page) == ["Thank you: your vote has been counted."]
    page.get_by_label("East").check()
    page.get_by_role("button", name="Vote").click()
    page.wait_for_url("**/en/turn/#poll-again")
    assert seen(page) == ["You have already voted: your first answer counts."]


def test_with_script_the_results_take_the_place_of_the_form(opened: tuple[Hosted, Any]) -> None:
    _, page = opened
    assert not page.locator(".poll-figures").is_visible()
    page.get_by_label("West").check()
    page.get_by_role("button", name="Vote").click()
    page.wait_for_selector(".poll-figures:not([hidden])")
    assert not page.locator(".poll form").is_visible()
    assert page.locator(".poll-votes").all_inner_texts() == ["0\u00a0votes (0%)", "1\u00a0vote (100%)"]
    page.goto(page.url.partition("#")[0])
    page.wait_for_selector(".poll-figures:not([hidden])")
    assert seen(page) == ["You have voted."]


def test_without_the_service_the_last_published_figures_are_shown(opened: tuple[Hosted, Any]) -> None:
    hosted, page = opened
    hosted.service.process.terminate()
    hosted.service.process.wait(PATIENCE_S)
    page.reload()
    page.wait_for_selector(".poll-figures:not([hidden])")
    assert seen(page) == ["Voting is not available just now. Please try again later."]
    assert page.locator(".poll-votes").all_inner_texts() == ["0\u00a0votes (0%)", "7\u00a0votes (100%)"]
    assert "as last published" in page.locator(".poll-figures").inner_text()


@pytest.mark.parametrize("opened", [('results = "at-end"\n', True)], indirect=True, ids=["at the end"])
def test_results_that_wait_for_the_end_are_nowhere_on_the_page(opened: tuple[Hosted, Any]) -> None:
    hosted, page = opened
    assert "7" not in re.sub(r"\s+", " ", page.locator(".poll").inner_html().partition("poll-figures")[2])[:600]
    page.get_by_label("West").check()
    page.get_by_role("button", name="Vote").click()
    page.wait_for_url("**#poll-counted")
    page.wait_for_selector(".poll form", state="hidden")
    assert not page.locator(".poll-figures").is_visible()
    hosted.service.process.terminate()
    hosted.service.process.wait(PATIENCE_S)
    page.reload()
    page.wait_for_selector("[data-poll=unavailable].is-shown")
    assert not page.locator(".poll-figures").is_visible()


# ---------------------------------------------------------------- what a build makes of it


def test_a_closed_poll_needs_no_service(tmp_path: Path) -> None:
    root = poll_publication(tmp_path / "house")
    assert publish(root).is_published
    public = root / "public"
    assert (public / "502.html").is_file()
    assert "form-action 'self'" in (public / "_headers").read_text(encoding="utf-8")
    (root / "content/polls/turn.toml").write_text("closed = 2020-02-01\n" + POLL, encoding="utf-8")
    assert publish(root).is_published
    page = (public / "en/turn/index.html").read_text(encoding="utf-8")
    assert "<form" not in page
    assert "1 February 2020" in page.replace("\u00a0", " ")
    assert not (public / "502.html").exists()
    assert not list(public.glob("assets/scripts/poll.*"))
    assert "form-action 'none'" in (public / "_headers").read_text(encoding="utf-8")
    fresh = tmp_path / "fresh"
    shutil.copytree(root / "content", fresh / "content")
    assert publish(fresh).is_published
    same = {path.relative_to(public).as_posix() for path in public.rglob("*")}
    assert same == {path.relative_to(fresh / "public").as_posix() for path in (fresh / "public").rglob("*")}
    assert page == (fresh / "public/en/turn/index.html").read_text(encoding="utf-8")


def test_the_russian_page_votes_at_the_same_place(tmp_path: Path) -> None:
    root = poll_publication(tmp_path / "house")
    assert publish(root).is_published
    text = (root / "public/ru/поворот/index.html").read_text(encoding="utf-8")
    assert 'action="/polls/turn"' in text
    assert 'name="page" value="/ru/поворот/"' in text
    assert 'data-figures="/polls/turn.json?lang=ru"' in text
    assert quote("поворот") not in text.partition('class="poll"')[2].partition("</section>")[0]


def test_a_poll_with_one_answer_is_not_published(tmp_path: Path) -> None:
    root = poll_publication(tmp_path / "house")
    poll = POLL.rpartition("[[options]]")[0]
    (root / "content/polls/turn.toml").write_text(poll, encoding="utf-8")
    report = publish(root)
    assert not report.is_published
    assert "poll-without-choice" in codes(report)


def test_words_of_an_open_poll_are_text_and_nothing_else(tmp_path: Path) -> None:
    root = poll_publication(tmp_path / "house")
    hostile = '"><script>pwned()</script>{{ 7919*7907 }}'
    poll = POLL.replace('"West"', f"'{hostile}'").replace('"Where to?"', f"'{hostile}'")
    (root / "content/polls/turn.toml").rename(root / "content/polls/a 'b& c.toml")
    (root / "content/polls/a 'b& c.toml").write_text(poll, encoding="utf-8")
    text = (root / "content/en/turn.md").read_text(encoding="utf-8")
    (root / "content/en/turn.md").write_text(text.replace("poll: turn", 'poll: "a \'b& c"'), encoding="utf-8")
    assert publish(root).is_published
    page = lxml.html.fromstring((root / "public/en/turn/index.html").read_text(encoding="utf-8"))
    [section] = page.find_class("poll")
    assert section.xpath(".//h2")[0].text_content().count("pwned()") == 1
    assert [script.get("src") for script in section.iter("script")] == [section.xpath(".//script/@src")[0]]
    assert section.xpath(".//form/@action") == ["/polls/a 'b& c"]
    assert "62615533" not in section.text_content()


def test_on_paper_and_in_books_an_open_poll_says_where_to_vote(tmp_path: Path) -> None:
    root = poll_publication(tmp_path / "house")
    assert publish(root, formats=("html", "pdf", "epub")).is_published
    paper = subprocess.run(
        ["pdftotext", str(root / "public/en/turn.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    with zipfile.ZipFile(root / "public/en/turn.epub") as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    for text in (paper, pages):
        for words in ("Where to?", "East", "West", "journal.example/en/turn/#poll"):
            assert words in text, words
    assert "<form" not in pages
    assert "0 votes" not in paper.replace("\u00a0", " ")

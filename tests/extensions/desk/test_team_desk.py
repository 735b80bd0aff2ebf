"""The desk of a team as its members meet it: invited at the terminal, behind the real nginx and Caddy, in a browser."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from diglot.extensions.desk.cli.desk import _publisher
from diglot.extensions.desk.pipeline.access.team import open_team
from diglot.extensions.preview.core.request_parts import FORM
from diglot.model.translation.team import MOST_FORM, MOST_ORDER, NO_DESK_URL
from tests.tools import servers
from tests.tools.publication import formatter, run, run_json, save_files, write_files
from tests.tools.quick_passwords import hash_quickly
from tests.tools.servers import Answer
from tests.tools.team_desk import ADDRESS, PASSWORD, Signed, running_team_desk
from tests.tools.waiting import PATIENCE_S, wait_until

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/people/nina-ash.toml": '[name]\nen = "Nina Ash"\nru = "Нина Эш"\n',
    "content/en/boat.md": "---\ntitle: The Boat\n---\nA boat.\n",
    "content/ru/boat.md": "---\ntitle: Лодка\n---\nЛодка.\n",
}


def publication_at(folder: Path, address: str) -> Path:
    root = write_files(folder / "house", HOUSE)
    with (root / "content/site.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'desk_url = "{address}"\n')
    return root


# ---------------------------------------------------------------- at the terminal


def test_people_are_invited_listed_and_removed(tmp_path: Path, capsys: Any) -> None:
    root = publication_at(tmp_path, "https://desk.journal.example")
    place = ["--root", root]
    code, document = run_json(
        ["desk", "invite", "nina-ash", "--role", "reviewer", "--role", "translator", *place], capsys
    )
    assert (code, document["name"], document["roles"]) == (0, "Nina Ash", ["translator", "reviewer"])
    assert re.fullmatch(r"https://desk\.journal\.example/-/join\?invitation=[\w-]{43}", document["url"])
    assert run(["desk", "people", *place], capsys)[1] == "Nina Ash: translator, reviewer (invited)\n"
    code, _, err = run(["desk", "remove", "Nina Ach", *place], capsys)
    assert (code, "Nina Ash" in err) == (2, True)
    assert run(["desk", "remove", "nina-ash", *place], capsys)[0] == 0
    assert run_json(["desk", "people", *place], capsys) == (0, {"people": [], "problems": []})


def test_a_name_has_at_most_two_hundred_characters(tmp_path: Path, capsys: Any) -> None:
    place = ["--role", "reviewer", "--root", publication_at(tmp_path, "https://desk.journal.example")]
    assert run(["desk", "invite", "Ы" * 200, *place], capsys)[0] == 0
    code, _, err = run(["desk", "invite", "Ы" * 201, *place], capsys)
    assert (code, "one has at most 200 characters" in err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ["invite"],
        ["invite", "Nina Ash"],
        ["invite", "Nina <Ash>", "--role", "translator"],
        ["people", "Nina Ash"],
        ["people", "--role", "translator"],
        ["people", "--team"],
        ["--team", "--by", "Nina Ash"],
        ["--publish", "releases"],
        ["--role", "translator"],
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, capsys: Any, words: list[str]) -> None:
    root = publication_at(tmp_path, "https://desk.journal.example")
    assert run(["desk", *words, "--root", root], capsys)[0] == 2
    assert not (root / ".desk/team.sqlite").exists()


@pytest.mark.parametrize(
    "words", [["desk", "--team"], ["desk", "invite", "A", "--role", "reviewer"], ["hosting", "nginx", "--desk"]]
)
def test_without_an_address_there_is_no_desk_for_a_team(tmp_path: Path, capsys: Any, words: list[str]) -> None:
    root = write_files(tmp_path, HOUSE)
    code, _, err = run([*words, "--root", root], capsys)
    assert (code, NO_DESK_URL in err) == (2, True)


@pytest.mark.parametrize(
    "address",
    ["http://desk.journal.example", "https://a b", "https://a/desk", "https://a;b", "https://a\\n", "https://a{"],
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, capsys: Any, address: str) -> None:
    root = publication_at(tmp_path, address)
    assert run(["hosting", "nginx", "--desk", "--root", root], capsys)[0] == 2


def test_what_would_be_published_is_looked_at_first(tmp_path: Path) -> None:
    """A look publishes nothing and names what readers would lose; then it is published, and taken back."""
    root, releases = publication_at(tmp_path, "https://desk.journal.example"), tmp_path / "releases"
    page = releases / "current/en/boat/index.html"
    publish = _publisher(root, releases, formatter("en"))
    look = publish("look", "en")
    assert look.is_done, look.message
    assert "Would be new:\n    /\n    /en/\n" in look.message and "    /en/boat/\n" in look.message
    assert not releases.exists()
    assert "Published: release" in publish("publish", "en").message and page.is_file()
    boat = root / "content/en/boat.md"
    text = boat.read_text(encoding="utf-8")
    boat.write_text("---\ntitle: The Boat\n---\n[Nowhere](none.md)\n", encoding="utf-8")
    look = publish("look", "en")
    assert (look.is_done, [(one.file, one.line) for one in look.problems]) == (False, [("content/en/boat.md", 4)])
    assert publish("look", "ru").problems[0].what == "ссылка «none.md» никуда не ведет"
    boat.write_text(text.replace("---\n", "---\nstatus: draft\n", 1), encoding="utf-8")
    look = publish("look", "en")
    assert "Would be withdrawn:\n    /en/boat/\n" in look.message, look.message
    assert page.is_file()
    assert publish("publish", "en").is_done and not page.exists()
    assert publish("back", "en").is_done and page.is_file()


# ---------------------------------------------------------------- a machine that does not answer


@contextmanager
def silent_machine() -> Iterator[tuple[int, list[socket.socket]]]:
    """A service that takes whatever it is sent and answers nothing: its port, and those who wait for it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        waiting: list[socket.socket] = []

        def accept() -> None:
            with suppress(OSError):
                while True:
                    waiting.append(listener.accept()[0])

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1], waiting
        finally:
            # First whoever waits, then whoever accepts.
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
            for line in waiting:
                line.close()


def test_twenty_drafts_that_hang_keep_nobody_from_signing_in_and_saving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hash_quickly(monkeypatch.setattr)
    root = publication_at(tmp_path, ADDRESS)
    with silent_machine() as (machine, waiting), open_team(root, time.time) as team:
        service = f'name = "x"\nservice = "libretranslate"\nurl = "http://127.0.0.1:{machine}/"\n'
        (root / "drafting.toml").write_text(f"[[providers]]\n{service}", encoding="utf-8")
        names = [f"Person {number}" for number in range(20)]
        cookies = [team.accept(team.invite(name, ["translator"]), PASSWORD) for name in names]
        with running_team_desk(root) as port, ThreadPoolExecutor(21) as browsers:
            people = [Signed(port, cookie) for cookie in cookies]
            pages = [person.open("boat", "ru") for person in people]
            row, place = pages[0]["rows"][1], pages[0]["provider"]["place"]
            order = {"article": "boat", "to": "ru", "row": 1, "hash": row["hash"], "name": "x", "place": place}
            drafts = [browsers.submit(people[0].post, "/-/draft", order)]
            assert wait_until(lambda: len(waiting) == 1), "the draft of the first waits for the machine"
            drafts += [browsers.submit(person.post, "/-/draft", order) for person in people[1:]]
            assert wait_until(lambda: len(waiting) == 4)
            status, said = people[0].post("/-/draft", order)
            assert (status, "another row" in said["message"]) == (429, True)
            save = {"article": "boat", "to": "ru", "row": 1, "base": "Лодка.", "text": "Другая."}
            status, _ = people[1].post("/-/save", {**save, "digest": pages[1]["digest"]})
            assert (status, (root / "content/ru/boat.md").read_text(encoding="utf-8").count("Другая.\n")) == (200, 1)
            form = urlencode({"name": names[2], "password": PASSWORD, "page": "/"}).encode()
            assert people[2].send("/-/sign-in", form, FORM)[0] == 303
            # All that while they hung.
            assert not any(draft.done() for draft in drafts)
            assert len(waiting) == 4
            while not all(draft.done() for draft in drafts):
                for line in waiting[:]:
                    with suppress(OSError):
                        line.shutdown(socket.SHUT_RDWR)
                time.sleep(0.02)
            assert [draft.result()[0] for draft in drafts] == [422] * 20
            assert people[0].post("/-/draft", {**order, "row": 0})[1]["message"].startswith("The texts have changed")


# ---------------------------------------------------------------- behind a web server


@dataclass
class Hosted:
    """A desk behind a server."""

    port: int
    root: Path

    @property
    def origin(self) -> str:
        """The address."""
        return f"http://127.0.0.1:{self.port}"

    def send(self, path: str, values: dict[str, str], **headers: str) -> Answer:
        """Send a form of the desk."""
        body = urlencode(values).encode()
        sent = {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return servers.ask(self.port, path, sent, "POST", body)

    def invite(self, name: str, capsys: Any, role: str = "translator") -> str:
        """Invite somebody; return the path of the invitation."""
        words = ["desk", "invite", name, "--role", role, "--root", self.root]
        return str(run_json(words, capsys)[1]["url"]).removeprefix(self.origin)


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def hosted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    server = request.param
    if not servers.is_there(server):
        pytest.skip(f"{server} is not installed: build.py test brings it")
    port, folder = servers.free_port(), tmp_path_factory.mktemp(server)
    root = publication_at(folder, f"http://127.0.0.1:{port}")
    with (root / "content/site.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"desk_port = {servers.free_port()}\n")
    written = folder / "written"
    from diglot.cli.command_line import main

    assert main(["hosting", server, "--desk", "--root", str(root), "--output", str(written)]) == 0
    text = written.read_text(encoding="utf-8")
    with running_team_desk(root, port=None), servers.running(server, text, folder / "running", port):
        yield Hosted(port, root)


def test_the_desk_is_reached_through_the_server(hosted: Hosted, capsys: Any) -> None:
    assert servers.ask(hosted.port, "/").status == 401
    path = hosted.invite("Nina Ash", capsys)
    assert b"Nina Ash" in servers.ask(hosted.port, path).body
    answer = hosted.send("/-/join", {"invitation": path.partition("=")[2], "password": PASSWORD})
    assert answer.status == 303
    cookie = answer.headers["set-cookie"].partition(";")[0]
    board = servers.ask(hosted.port, "/", {"Cookie": cookie})
    assert (board.status, b"The Boat" in board.body) == (200, True)
    assert "default-src 'none'" in board.headers["content-security-policy"]


def test_foreign_pages_and_names_do_not_come_through(hosted: Hosted) -> None:
    form = {"name": "Nina Ash", "password": PASSWORD, "page": "/"}
    assert hosted.send("/-/sign-in", form, Origin="https://evil.example").status == 403
    foreign = servers.ask(hosted.port, "/", {"Host": "evil.example", "X-Forwarded-Host": f"127.0.0.1:{hosted.port}"})
    assert b"sign-in" not in foreign.body


@pytest.mark.parametrize(("path", "most"), [("/-/sign-in", MOST_FORM), ("/-/join", MOST_FORM), ("/-/save", MOST_ORDER)])
def test_what_is_too_long_is_refused_before_all_of_it_is_there(hosted: Hosted, path: str, most: int) -> None:
    with socket.create_connection(("127.0.0.1", hosted.port), timeout=PATIENCE_S) as line:
        line.sendall(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{hosted.port}\r\nContent-Length: 9000000\r\n\r\n".encode()
        )
        with suppress(ConnectionError):
            line.sendall(b"x" * (most + 1))
        # Caddy 2.6 calls a request that it has broken off itself a bad gateway.
        assert line.recv(100).split()[1] in (b"413", b"403", b"502")


@pytest.mark.long
def test_tries_are_counted_by_the_address_that_the_server_sees(hosted: Hosted) -> None:
    """A visitor who names other addresses is still one."""
    form = {"password": "x", "page": "/"}
    forged = ({"X_Real_IP": f"198.51.100.{n}", "X_Forwarded_For": f"198.51.100.{n}"} for n in range(31))
    ends = [hosted.send("/-/sign-in", {**form, "name": f"Somebody {n}"}, **one).status for n, one in enumerate(forged)]
    assert ends == [403] * 30 + [429]


# ---------------------------------------------------------------- in a browser


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Hosted]:
    """A desk of a team on this machine, without a web server before it."""
    port = servers.free_port()
    root = publication_at(tmp_path, f"http://127.0.0.1:{port}")
    with running_team_desk(root, port=port):
        yield Hosted(port, root)


def entered(hosted: Hosted, name: str, browser: Any, capsys: Any, role: str = "translator") -> Any:
    """Somebody's page in a browser of their own, signed in."""
    page = browser.new_context().new_page()
    page.goto(hosted.origin + hosted.invite(name, capsys, role))
    page.fill("input[name=password]", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page


def test_two_people_see_where_the_other_is(open_desk: Hosted, browser: Any, capsys: Any) -> None:
    nina, oleg = (entered(open_desk, name, browser, capsys) for name in ("Nina Ash", "Oleg Sokol"))
    for page in (nina, oleg):
        page.goto(f"{open_desk.origin}/article?name=boat&to=ru")
    oleg.click("#row-1 .take")
    nina.locator("#row-1 .here", has_text="here: Oleg Sokol").wait_for()
    assert nina.inner_text("#here") == "also in this article: Oleg Sokol"
    assert oleg.inner_text("#row-1 .here") == "", "nobody is told of themselves"
    nina.click("#row-1 .take")
    assert "here: Oleg Sokol" in nina.inner_text("#said"), "who takes the row is told in words"
    assert nina.is_editable("#row-1 textarea"), "nobody is locked out"
    oleg.locator("#row-1 .here", has_text="here: Nina Ash").wait_for()
    oleg.keyboard.press("Escape")
    nina.locator("#row-1 .here", has_text="Oleg").wait_for(state="detached")
    for page in (nina, oleg):
        page.context.close()


def test_rows_and_comments_of_somebody_else_arrive_by_themselves(open_desk: Hosted, browser: Any, capsys: Any) -> None:
    """Without loading the page again; what is being typed stays, and is saved over nothing."""

    def write(english: str, russian: str) -> None:
        for lang, text in (("en", english), ("ru", russian)):
            save_files(open_desk.root, {f"content/{lang}/boat.md": f"---\ntitle: B\n---\n{text}\n"})

    write("One.\n\nTwo.\n\nThree.", "Раз.\n\nДва.\n\nТри.")
    nina, oleg = (entered(open_desk, name, browser, capsys) for name in ("Nina Ash", "Oleg Sokol"))
    for page in (nina, oleg):
        page.goto(f"{open_desk.origin}/article?name=boat&to=ru")
        page.evaluate("window.isFirst = true")
    oleg.click("#row-2 .take")
    oleg.keyboard.type("Второе. ")
    for row, text in (("1", "Первое."), ("2", "Второе от Нины.")):
        nina.click(f"#row-{row} .take")
        nina.fill("textarea", text)
        nina.keyboard.press("Control+Enter")
        nina.locator(f"#row-{row} .target", has_text=text).wait_for()
    nina.click("#row-2 .take")
    nina.keyboard.press("Alt+m")
    nina.locator(".remark:focus").wait_for()
    nina.keyboard.type("Why so?")
    nina.keyboard.press("Control+Enter")
    oleg.locator("#row-1 .target", has_text="Первое.").wait_for()
    oleg.locator("#row-2 .comment", has_text="Why so?").wait_for()
    assert "Второе. " in oleg.input_value("#row-2 textarea")
    oleg.keyboard.type("Моё. ")
    write("Zero.\n\nTwo.\n\nThree.", "Ноль.\n\nВторое от Нины.\n\nТри.\n\n{pair=none}\nЧетыре.")
    oleg.locator("#row-4 .target", has_text="Четыре.").wait_for()
    assert oleg.inner_text("#row-1 .target") == "Ноль."
    oleg.keyboard.type("И это. ")
    assert oleg.input_value("#row-2 textarea").endswith("Второе. Моё. И это. "), "the cursor stays where it was"
    write("New.\n\nTwo.\n\nThree.", "{pair=none}\nНовое.\n\nВторое от Нины.\n\nТри.")
    oleg.locator("#row-4 .target", has_text="Четыре.").wait_for(state="detached")
    oleg.keyboard.press("Control+Enter")
    oleg.locator(".in-hand .conflict", has_text="Второе от Нины.").wait_for()
    nina.locator(".comment button", has_text="Resolved").first.click()
    oleg.locator(".in-hand .comment").wait_for(state="detached")
    third = oleg.locator(".row", has_text="Three.")
    third.locator(".take").click()
    third.locator("textarea").first.fill("Третье.")
    oleg.keyboard.press("Control+Enter")
    nina.locator(".row", has_text="Three.").locator(".target", has_text="Третье.").wait_for()
    assert [page.evaluate("window.isFirst") for page in (nina, oleg)] == [True] * 2, "they were never loaded again"
    for page in (nina, oleg):
        page.context.close()


def test_a_publisher_sees_what_would_change_before_publishing(tmp_path: Path, browser: Any, capsys: Any) -> None:
    port = servers.free_port()
    root, readers = (
        publication_at(tmp_path, f"http://127.0.0.1:{port}"),
        tmp_path / "releases/current/en/boat/index.html",
    )
    with running_team_desk(root, "--publish", str(tmp_path / "releases"), port=port):
        page = entered(Hosted(port, root), "Nina Ash", browser, capsys, "publisher")
        assert page.locator("[data-step=publish]").is_hidden(), "nobody publishes what was not looked at"
        page.click("[data-step=look]")
        page.locator("#published", has_text="/en/boat/").wait_for()
        assert not readers.exists()
        page.click("[data-step=publish]")
        page.locator("#published", has_text="Published: release").wait_for()
        assert readers.is_file() and page.locator("[data-step=publish]").is_hidden()
        page.click("[data-step=back]")
        page.locator("#published", has_text="no-earlier-release").wait_for()
        (root / "content/ru/boat.md").write_text("---\ntitle: Лодка\n---\n[Лодка](none.md).\n", encoding="utf-8")
        page.click("[data-step=look]")
        page.locator("#build-problems a", has_text="content/ru/boat.md:4").click()
        page.wait_for_url("**/article?name=boat&to=ru#row-1")
        page.locator("#stops", has_text="1").wait_for()
        page.goto(f"http://127.0.0.1:{port}/")
        page.locator("tr[data-article=boat] .stops", has_text="stops publishing: 1").wait_for()
        (root / "content/ru/boat.md").write_text(HOUSE["content/ru/boat.md"], encoding="utf-8")
        with page.expect_response("**/-/stops") as answered:
            page.reload()
        assert answered.value.json() == {"rows": []}
        page.context.close()


def test_a_save_that_is_not_committed_says_so_until_it_is_closed(open_desk: Hosted, browser: Any, capsys: Any) -> None:
    (open_desk.root / ".git").mkdir()
    page = entered(open_desk, "Nina Ash", browser, capsys)
    page.goto(f"{open_desk.origin}/article?name=boat&to=ru")
    page.click("#row-1 .take")
    page.keyboard.press("Control+a")
    page.keyboard.type("Лодочка.")
    page.keyboard.press("Control+Enter")
    page.locator("#uncommitted", has_text="not in a git repository").wait_for()
    page.reload()
    page.locator("#uncommitted", has_text="Saved, but not committed").wait_for()
    page.click("#uncommitted button")
    page.reload()
    assert page.inner_text("#uncommitted") == ""
    page.context.close()


@pytest.mark.parametrize(
    ("width", "colours"),
    [
        *((360, "light"), (1280, "dark"), (360, "forced")),
        *(pytest.param(*look, marks=pytest.mark.long) for look in ((1280, "light"), (360, "dark"), (1280, "forced"))),
    ],
)
def test_the_forms_of_joining_and_signing_in_are_accessible(
    open_desk: Hosted, browser: Any, capsys: Any, width: int, colours: str
) -> None:
    looks = {"forced_colors": "active"} if colours == "forced" else {"color_scheme": colours}
    context = browser.new_context(viewport={"width": width, "height": 800}, **looks)
    page = context.new_page()
    invitation = open_desk.invite("Nina Ash", capsys)

    def check() -> None:
        axe = AXE.read_text(encoding="utf-8")
        violations = page.evaluate(f"async () => {{ {axe}; return (await axe.run()).violations; }}")
        assert [(one["id"], one["nodes"][0]["html"], one["nodes"][0]["any"]) for one in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(open_desk.origin + invitation)
    check()
    # A password that is too short, as a browser without the attribute would send it.
    page.evaluate("document.querySelector('input[name=password]').removeAttribute('minlength')")
    page.fill("input[name=password]", "short")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "at least 12 characters" in page.inner_text("body")
    check()
    page.goto(f"{open_desk.origin}/-/join?invitation=none")
    check()
    page.goto(open_desk.origin)
    check()
    page.fill("input[name=name]", "Nina Ash")
    page.fill("input[name=password]", "wrong password")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "do not match" in page.inner_text("body")
    check()
    context.close()


def test_somebody_joins_signs_in_and_saves_by_keyboard(tmp_path: Path, browser: Any, capsys: Any) -> None:
    port = servers.free_port()
    root = publication_at(tmp_path, f"http://127.0.0.1:{port}")
    hosted = Hosted(port, root)
    with running_team_desk(root, port=port):
        context = browser.new_context()
        page = context.new_page()
        page.goto(hosted.origin + hosted.invite("Nina Ash", capsys))
        page.locator("input[name=password]:focus").wait_for()
        page.keyboard.type(PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.title().startswith("The desk")
        context.clear_cookies()
        page.goto(f"{hosted.origin}/article?name=boat&to=ru")
        page.locator("input[name=name]:focus").wait_for()
        page.keyboard.type("Nina Ash")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url.endswith("/article?name=boat&to=ru"), page.inner_text("body")
        page.keyboard.press("Alt+ArrowDown")
        page.keyboard.press("Alt+ArrowDown")
        page.keyboard.press("Control+a")
        page.keyboard.type("Лодочка.")
        page.keyboard.press("Control+Enter")
        page.locator("#row-1 .target > .shown", has_text="Лодочка").wait_for(state="attached")
        assert "Лодочка." in (root / "content/ru/boat.md").read_text(encoding="utf-8")
        assert context.cookies()[0]["httpOnly"]
        page.click("text=Sign out")
        page.wait_for_selector("input[name=password]")
        context.close()


MORNING = [f"Paragraph {n} of a text that two people translate on one morning." for n in range(1, 21)]
LATENCY_MS = 1000


def _far_away(page: Any) -> None:
    """Let each request of a page take a second longer, as over a poor connection."""
    network = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", network)


def _russian(row: int) -> str:
    return f"Это абзац {row} текста, который утром переводят двое."


def test_twenty_rows_of_a_morning_by_keyboard_with_two_people_far_away(
    open_desk: Hosted, browser: Any, capsys: Any
) -> None:
    """Each writes on without waiting for an answer, and neither loses a word, a row or the place.

    Nina writes the rows from the first, Oleg from the eleventh, until her rows lead her to his first.
    """
    english = "---\ntitle: The Morning\n---\n" + "\n\n".join(MORNING) + "\n"
    (open_desk.root / "content/en/morning.md").write_text(english, encoding="utf-8")
    nina, oleg = (entered(open_desk, name, browser, capsys) for name in ("Nina Ash", "Oleg Sokol"))
    nina.goto(f"{open_desk.origin}/article?name=morning&to=ru")
    nina.keyboard.press("Tab")
    nina.get_by_role("button", name="Begin the translation").press("Enter")
    nina.wait_for_selector(".rows")
    oleg.goto(f"{open_desk.origin}/article?name=morning&to=ru")
    for page in (nina, oleg):
        page.wait_for_load_state("load")
        page.evaluate("window.isFirst = true")
        _far_away(page)
    nina.get_by_role("button", name="Next that needs work").press("Enter")
    nina.locator("#row-0.in-hand").wait_for()
    nina.keyboard.press("Control+A")
    nina.keyboard.type("Утро")
    nina.keyboard.press("Control+Enter")
    for _ in range(12):
        oleg.keyboard.press("Alt+ArrowDown")
    oleg.locator("#row-11.in-hand").wait_for()
    for step in range(1, 11):
        for page, row in ((nina, step), (oleg, step + 10)):
            page.locator(f"#row-{row}.in-hand").wait_for()
            page.keyboard.press("Control+A")
            page.keyboard.type(_russian(row))
            page.keyboard.press("Control+Enter")
    written = open_desk.root / "content/ru/morning.md"
    for page in (nina, oleg):
        for row in range(1, 21):
            page.locator(f"#row-{row} .target > .shown", has_text=_russian(row)).wait_for(state="attached")
    assert "\n\n".join(_russian(row) for row in range(1, 21)) in written.read_text(encoding="utf-8")
    assert [page.evaluate("window.isFirst") for page in (nina, oleg)] == [True] * 2, "they were never loaded again"
    assert [page.locator(".unsaved, .conflict").count() for page in (nina, oleg)] == [0, 0]
    for page in (nina, oleg):
        page.context.close()

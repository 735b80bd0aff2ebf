"""`publish --notify`: what search engines are sent by IndexNow, through a service of ours that is wrong in every way."""

from __future__ import annotations

import http.server
import json
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diglot.extensions.indexnow.core import indexnow
from diglot.extensions.indexnow.pipeline import notification
from tests.tools.publication import codes, publish, run, run_json, write_files

Capture = pytest.CaptureFixture[str]
KEY = "0f3a52c71be9d604"
HOUSE = {
    "content/en/one.md": "---\ntitle: One\ndate: 2020-01-01\nlanguages: [en]\n---\nA text.\n",
    "content/en/two.md": "---\ntitle: Two\ndate: 2020-01-02\nlanguages: [en]\n---\nA text.\n",
}
NOTES = "https://xn--80alqgor.example/notes"


class Service(http.server.ThreadingHTTPServer):
    """A service that answers with the next of `replies` (200 where there is none left), and keeps what it was sent.

    A reply is a status, or bytes that are sent as they are; b"" is silence.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.replies: list[int | bytes] = []
        self.is_over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/indexnow"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        assert self.headers["content-type"] == "application/json"
        self.server.asked.append((self.path, json.loads(body)))
        reply = self.server.replies.pop(0) if self.server.replies else 200
        if reply == b"":
            self.server.is_over.wait()
        elif isinstance(reply, bytes):
            self.wfile.write(reply)
        else:
            self.send_response(reply)
            if 300 <= reply < 400:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.is_over.set()
    server.shutdown()
    server.server_close()


def settings(endpoint: str, key: str = KEY) -> str:
    return (
        'base_url = "https://журнал.example/notes"\nformats = ["html"]\n'
        f'[indexnow]\nkey = "{key}"\nendpoint = "{endpoint}"\n'
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once: the endpoint is in no page."""
    root = write_files(tmp_path_factory.mktemp("built"), {**HOUSE, "content/site.toml": settings("https://a.example/")})
    assert codes(publish(root)) == []
    return root


@pytest.fixture
def publication(built: Path, tmp_path: Path, far_day: None, service: Service) -> Path:
    root = Path(shutil.copytree(built, tmp_path / "house"))
    return write_files(root, {"content/site.toml": settings(service.url)})


def notify(publication: Path, capsys: Capture) -> tuple[int, str, str]:
    return run(["publish", publication.parent / "www", "--root", publication, "--notify", "--ui-lang", "en"], capsys)


def addresses(service: Service) -> set[str]:
    """The addresses of the last request, below that of the site."""
    return {url.removeprefix(NOTES) for url in service.asked[-1][1]["urlList"]}


def test_search_engines_get_the_changed_addresses_and_nothing_twice(
    publication: Path, service: Service, capsys: Capture
) -> None:
    code, out, err = notify(publication, capsys)
    assert (code, "[" in err) == (0, False)
    [(path, sent)] = service.asked
    assert path == "/indexnow"
    assert (sent["host"], sent["key"], sent["keyLocation"]) == ("xn--80alqgor.example", KEY, f"{NOTES}/{KEY}.txt")
    assert (publication.parent / f"www/current/{KEY}.txt").read_text(encoding="utf-8") == KEY
    assert {"/", "/en/", "/en/one/", "/en/two/"} <= addresses(service)
    assert f"Search engines notified: {len(sent['urlList'])} changed addresses\n" in out
    assert not [url for url in addresses(service) if re.search(r"\.(?:css|br|gz|xml|json|txt)$|404", url)]

    code, out, _ = notify(publication, capsys)
    assert (code, len(service.asked)) == (0, 1)
    assert "No address has changed since search engines were last notified" in out

    write_files(publication, {"content/en/one.md": HOUSE["content/en/one.md"].replace("A text", "Other words")})
    (publication / "content/en/two.md").unlink()
    publish(publication, allows_fewer=True)
    assert notify(publication, capsys)[0] == 0
    assert {"/en/one/", "/en/two/"} <= addresses(service)
    assert len(service.asked) == 2


def test_a_new_stylesheet_changes_no_page(publication: Path, service: Service, capsys: Capture) -> None:
    """Its name is on every page; the words for readers are the same."""
    notify(publication, capsys)
    write_files(publication, {"assets/site.css": "p { color: teal }\n"})
    publish(publication)
    notify(publication, capsys)
    write_files(publication, {"assets/site.css": "p { color: navy }\n"})
    publish(publication)
    asked = len(service.asked)
    code, out, _ = notify(publication, capsys)
    assert (code, len(service.asked)) == (0, asked)
    assert "Published: release" in out
    assert "No address has changed" in out


def test_nothing_is_sent_unless_it_was_asked_for(publication: Path, service: Service, capsys: Capture) -> None:
    assert run(["publish", publication.parent / "www", "--root", publication], capsys)[0] == 0
    assert service.asked == []


def test_what_was_published_without_notice_is_sent_the_next_time(
    publication: Path, service: Service, capsys: Capture
) -> None:
    notify(publication, capsys)
    for name in ("one", "two"):
        write_files(
            publication, {f"content/en/{name}.md": HOUSE[f"content/en/{name}.md"].replace("A text", "New words")}
        )
        publish(publication)
        run(["publish", publication.parent / "www", "--root", publication], capsys)
    assert notify(publication, capsys)[0] == 0
    assert {"/en/one/", "/en/two/"} <= addresses(service)


def test_the_first_notice_is_of_the_last_change(publication: Path, service: Service, capsys: Capture) -> None:
    """What was published long ago is known to search engines."""
    run(["publish", publication.parent / "www", "--root", publication], capsys)
    write_files(publication, {"content/en/one.md": HOUSE["content/en/one.md"].replace("A text", "New words")})
    publish(publication)
    notify(publication, capsys)
    assert "/en/one/" in addresses(service)
    assert "/en/two/" not in addresses(service)


@pytest.mark.parametrize("reply", [200, 202])
def test_accepted_is_accepted(publication: Path, service: Service, reply: int, capsys: Capture) -> None:
    service.replies = [reply]
    code, document = run_json(["publish", publication.parent / "www", "--root", publication, "--notify"], capsys)
    assert (code, document["problems"]) == (0, [])
    assert document["notified"] == len(service.asked[0][1]["urlList"])


@pytest.mark.parametrize(
    ("reply", "what", "fix"),
    [
        (400, "HTTP reports: “400 Bad Request”", "compare the endpoint"),
        (403, "HTTP reports: “403 Forbidden”", "must show the key"),
        (422, "HTTP reports: “422 Unprocessable", "must show the key"),
        (429, "HTTP reports: “429 Too Many Requests”", "too often"),
        (302, "HTTP reports: “302 Found”", "compare the endpoint"),
        (503, "HTTP reports: “503 Service Unavailable”", "later"),
        (b"\x00\xff rubbish\r\n\r\n", "it cannot be reached", "later"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n" + b"x" * 5_000_000, "too large", "later"),
        (b"", "it did not answer in time", "later"),
    ],
)
def test_a_failure_has_a_remedy_and_the_site_stays_published(
    publication: Path,
    service: Service,
    reply: int | bytes,
    what: str,
    fix: str,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    service.replies = [reply]
    with monkeypatch.context() as patch:
        if reply == b"":
            patch.setattr(notification, "SECONDS", 1.0)
        code, out, err = notify(publication, capsys)
    assert code == 1
    *_, first, second = err.splitlines()
    assert first.startswith(f"{service.url}: search engines were not notified of what has changed: ")
    assert what in first
    assert first.endswith("[not-notified]")
    assert second.startswith("    fix: the site is published all the same; ")
    assert fix in second
    assert "Published: release" in out
    assert (publication.parent / "www/current/en/one/index.html").exists()
    assert [path for path, _ in service.asked] == ["/indexnow"], "a redirect was followed"
    # The same command again sends what has not been accepted.
    assert notify(publication, capsys)[0] == 0
    assert service.asked[0] == service.asked[1]


def test_a_first_notice_that_failed_is_not_forgotten(publication: Path, service: Service, capsys: Capture) -> None:
    service.replies = [503]
    notify(publication, capsys)
    write_files(publication, {"content/en/one.md": HOUSE["content/en/one.md"].replace("A text", "New words")})
    publish(publication)
    assert notify(publication, capsys)[0] == 0
    assert {"/en/one/", "/en/two/"} <= addresses(service)


def test_nobody_there(publication: Path, service: Service, capsys: Capture) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        write_files(publication, {"content/site.toml": settings(url)})
        code, _, err = notify(publication, capsys)
    assert code == 1
    assert "nobody answers there [not-notified]" in err


def test_a_request_that_fails_repeats_none_that_was_accepted(
    publication: Path, service: Service, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexnow, "MAX_ADDRESSES", 2)
    service.replies = [200, 429]
    code, out, _ = notify(publication, capsys)
    assert code == 1
    assert "Search engines notified: 2 changed addresses" in out
    assert notify(publication, capsys)[0] == 0
    sent = [url for number, (_, body) in enumerate(service.asked) if number != 1 for url in body["urlList"]]
    assert len(sent) == len(set(sent)) > 4
    assert set(service.asked[1][1]["urlList"]) <= set(sent)
    assert all(len(body["urlList"]) <= 2 for _, body in service.asked)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ('base_url = "https://a.example"\n', "there is no key"),
        (f'[indexnow]\nkey = "{KEY}"\n', "the site's address is not set"),
        (settings("https://a.example/", "another-key"), "this site has no file with the key"),
    ],
)
def test_without_a_key_that_the_site_shows_nothing_is_sent(
    publication: Path, service: Service, changed: str, what: str, capsys: Capture
) -> None:
    write_files(publication, {"content/site.toml": changed})
    code, out, err = notify(publication, capsys)
    assert code == 1
    assert what in err
    assert "Published: release" in out
    assert service.asked == []


@pytest.mark.parametrize(
    ("line", "is_right"),
    [
        (f'key = "{KEY}"', True),
        ('key = "short"', False),
        ('key = "../../etc/passwd"', False),
        ("key = 12345678", False),
        ('endpoint = "https://yandex.com/indexnow"', True),
        ('endpoint = "http://yandex.com/indexnow"', False),
        ('endpoint = "file:///etc/passwd"', False),
        ('endpoint = "https://a@b.example/"', False),
        ('keys = "x"', False),
    ],
)
def test_settings_are_checked_at_their_line(tmp_path: Path, line: str, is_right: bool) -> None:
    root = write_files(
        tmp_path, {**HOUSE, "content/site.toml": f'base_url = "https://a.example"\n[indexnow]\n{line}\n'}
    )
    problems = [problem.position for problem in publish(root).problems]
    assert problems == ([] if is_right else [("content/site.toml", 3)])

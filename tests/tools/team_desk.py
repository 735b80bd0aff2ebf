"""A publication in, the desk of its team out, in this process or one of its own, and people who are signed in there."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from diglot.extensions.desk.pipeline.access.presence import Presence
from diglot.extensions.desk.pipeline.access.team import Team, open_team
from diglot.extensions.desk.pipeline.access.team_app import TeamApp
from diglot.extensions.desk.pipeline.app import DeskApp, Published
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.desk.pipeline.save_commits import SaveCommits
from diglot.extensions.desk.pipeline.theme import make_renderer
from diglot.extensions.preview.model.messages import PreviewRequest, PreviewResponse
from diglot.model.translation.team import Role
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools import servers
from tests.tools.publication import DAY, formatter
from tests.tools.quick_passwords import hash_quickly
from tests.tools.running_command import running_command

ADDRESS = "https://desk.journal.example"
PASSWORD = "correct horse battery"


@dataclass
class TeamDesk:
    """The desk of a team. clock: seconds since 1970, which a test may move."""

    root: Path
    app: TeamApp
    team: Team
    clock: list[float]

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> PreviewResponse:
        """Send a request, as the web server passes it on. headers: with underscores for hyphens."""
        place, _, query = path.partition("?")
        sent = {"host": "desk.journal.example", "x-real-ip": "192.0.2.7"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        asked = PreviewRequest(method, place, {name: value for name, value in sent.items() if value}, query, body)
        answer = self.app.refuse(asked) or self.app.answer(asked)
        if isinstance(answer, PreviewResponse):
            return answer
        return answer.then(answer.wait.result() if isinstance(answer.wait, Future) else answer.wait.work())

    def send_form(self, path: str, values: Mapping[str, str], **headers: str) -> PreviewResponse:
        """Send a form of a page of the desk."""
        sent = {"content_type": "application/x-www-form-urlencoded", "origin": ADDRESS, **headers}
        return self.ask("POST", path, urlencode(values).encode(), **sent)

    def sign_in(self, name: str, password: str = PASSWORD, **headers: str) -> PreviewResponse:
        """Send the form to sign in."""
        return self.send_form("/-/sign-in", {"name": name, "password": password, "page": "/"}, **headers)

    def enter(self, name: str, *roles: Role) -> Person:
        """Invite somebody, who sets a password and is signed in then."""
        form = {"invitation": self.team.invite(name, roles), "password": PASSWORD}
        return Person(self, cookie_in(self.send_form("/-/join", form)))


def cookie_in(answer: PreviewResponse) -> str:
    """Return the cookie that an answer sets."""
    assert answer.status == 303, answer
    return answer.headers["Set-Cookie"].partition(";")[0]


@dataclass
class Person:
    """Somebody's browser, without a screen."""

    desk: TeamDesk
    cookie: str
    pages: dict[tuple[str, str], Any] = field(default_factory=dict)

    def get(self, path: str) -> PreviewResponse:
        """Load a page."""
        return self.desk.ask("GET", path, cookie=self.cookie)

    @property
    def token(self) -> str:
        """The token that the pages of this session have."""
        found = re.search(r'data-token="([0-9a-f]+)"', self.get("/").body.decode())
        assert found
        return found[1]

    def post(self, path: str, document: object, **headers: str) -> tuple[int, Any]:
        """Send what the script of a page would send. headers: others, or "" for none."""
        sent = {
            "content_type": "application/json",
            "origin": ADDRESS,
            "cookie": self.cookie,
            "x_desk_token": self.token if "x_desk_token" not in headers else "",
        }
        answer = self.desk.ask("POST", path, json.dumps(document).encode(), **{**sent, **headers})
        is_json = answer.mime.startswith("application/json")
        return answer.status, json.loads(answer.body) if is_json else answer.body.decode()

    def send(self, path: str, content: bytes) -> tuple[int, Any]:
        """Send a file, as the script of a page does."""
        sent = {"content_type": "application/octet-stream", "origin": ADDRESS, "cookie": self.cookie}
        answer = self.desk.ask("POST", path, content, **sent, x_desk_token=self.token)
        return answer.status, json.loads(answer.body)

    def open(self, article: str, to: str) -> Any:
        """Open an article; return what its page holds for the script."""
        page = self.get(f"/article?{urlencode({'name': article, 'to': to})}").body.decode()
        found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
        assert found, page
        self.pages[article, to] = json.loads(found[1])
        return self.pages[article, to]

    def save(self, article: str, to: str, row: int, text: str) -> tuple[int, Any]:
        """Save a row as it was last read, with another text."""
        page = self.pages[article, to]
        order = {"article": article, "to": to, "row": row, "digest": page["digest"]}
        return self.post("/-/save", {**order, "base": page["rows"][row]["written"], "text": text})


@dataclass
class Signed:
    """The browser of somebody who is signed in at a desk in a process of its own."""

    port: int
    cookie: str
    token: str = ""

    def send(self, path: str, body: bytes = b"", media: str = "application/json") -> tuple[int, bytes]:
        """Send a request; without a body, to be shown a page."""
        sent = {"Host": "desk.journal.example", "X-Real-IP": "192.0.2.7", "Cookie": f"__Host-diglot-desk={self.cookie}"}
        if body:
            sent |= {"Origin": ADDRESS, "Content-Type": media, "X-Desk-Token": self.token}
        answer = servers.ask(self.port, path, sent, "POST" if body else "GET", body or None, 300)
        return answer.status, answer.body

    def post(self, path: str, document: object) -> tuple[int, Any]:
        """Send what the script of a page would send."""
        status, body = self.send(path, json.dumps(document).encode())
        return status, json.loads(body)

    def open(self, article: str, to: str) -> Any:
        """Open an article; return what its page holds for the script."""
        page = self.send(f"/article?{urlencode({'name': article, 'to': to})}")[1].decode()
        found = re.search(r'data-token="([0-9a-f]+)".*id="data">(.*?)</script>', page, re.DOTALL)
        assert found, page
        self.token = found[1]
        return json.loads(found[2])


@contextmanager
def team_desk(root: Path) -> Iterator[TeamDesk]:
    """Provide the desk of a team."""
    clock = [1_893_456_000.0]
    desk = Desk(root, KNOWN, lambda: DAY, "", 1)
    try:
        with (
            pytest.MonkeyPatch.context() as patch,
            open_team(root, lambda: clock[0], lambda: clock[0]) as team,
        ):
            hash_quickly(patch.setattr)
            words = formatter("en")
            commits = SaveCommits(root, ADDRESS, words.say, lambda: clock[0])
            app = DeskApp(
                desk,
                words,
                make_renderer(words.words),
                publish=lambda step, lang: Published(True, f"Published: {step}."),
                commits=commits,
                presence=Presence(lambda: clock[0]),
            )
            russian = formatter("ru")
            others = {"ru": dataclasses.replace(app, formatter=russian, renderer=make_renderer(russian.words))}
            yield TeamDesk(root, TeamApp(app, team, ADDRESS, others), team, clock)
            commits.close()
    finally:
        desk.close()


@contextmanager
def running_team_desk(root: Path, *options: str, port: int | None = 0) -> Iterator[int]:
    """Provide a team's desk in a process of its own; the value is its port. port: None for that of the settings."""
    words = ["desk", "--team", "--root", str(root), *([] if port is None else ["--port", str(port)]), *options]
    log, address = root.parent / "desk.txt", r" at http://127\.0\.0\.1:(\d+) "
    with running_command(words, log, address, prepare=hash_quickly) as (_, match):
        yield int(match[1])

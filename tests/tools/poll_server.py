"""A publication in, its running service for votes on this machine out, and readers who vote there."""

from __future__ import annotations

import asyncio
import http.client
import json
import resource
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from diglot.extensions.polls.adapters.vote_store import VoteStore
from tests.tools.publication import write_files
from tests.tools.running_command import RunningProcess, running_command
from tests.tools.servers import Answer
from tests.tools.waiting import PATIENCE_S

SITE = "http://journal.example"
POLL = """\
# Asked in spring.

[question]
en = "Where to?"
ru = "Куда?"

[[options]]
en = "East"
ru = "На восток"

[[options]]
votes = 0   # so far
en = "West"
ru = "На запад"
"""
HOUSE = {
    "content/site.toml": f'base_url = "{SITE}"\nformats = ["html"]\n',
    "content/en/turn.md": "---\ntitle: The turn\ndate: 2020-01-01\npoll: turn\n---\nWords.\n",
    "content/ru/turn.md": "---\ntitle: Поворот\nslug: поворот\n---\nСлова.\n",
    "content/polls/turn.toml": POLL,
}
ENGLISH, RUSSIAN = "/en/turn/", "/ru/%D0%BF%D0%BE%D0%B2%D0%BE%D1%80%D0%BE%D1%82/"


def votes_file(options: Sequence[int]) -> bytes:
    """Return the database with a vote for each of these options of the poll."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "votes.sqlite"
        store = VoteStore(path)
        with store.held():
            for number, option in enumerate(options):
                store.record("turn", bytes([number]), option, [["East", "На восток"], ["West", "На запад"]])
        store.close()
        return path.read_bytes()


def poll_publication(root: Path, **files: str) -> Path:
    """Write a publication with an open poll; files: others, by path from `content` with two low lines for slashes."""
    more = {f"content/{name.replace('__', '/')}": text for name, text in files.items()}
    return write_files(root, HOUSE | more)


@dataclass
class RunningPolls:
    """A running service, and the root of its publication."""

    process: RunningProcess
    port: int
    root: Path

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        """Send a request as the web server passes it on. headers: with low lines for hyphens; one that is "" is left out."""
        spelled = {"Host": SITE.partition("://")[2], **{name.replace("_", "-"): text for name, text in headers.items()}}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            sent = {name: text for name, text in spelled.items() if text}
            connection.request(method, path, body or None, sent)
            response = connection.getresponse()
            found = {name.lower(): text for name, text in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def vote(self, choice: int | str, page: str = "/en/turn/", poll: str = "turn", **headers: str) -> Answer:
        """Send the form of a page."""
        form = urlencode({"choice": choice, "page": page})
        usual = {"Origin": SITE, "Content_Type": "application/x-www-form-urlencoded", "X_Real_IP": "192.0.2.1"}
        return self.ask("POST", f"/polls/{poll}", form, **(usual | headers))

    def figures(self, cookie: str = "", lang: str = "en") -> Mapping[str, Any]:
        """Return what the script of a page is told."""
        answer = self.ask("GET", f"/polls/turn.json?lang={lang}", Cookie=cookie)
        assert answer.status == 200, answer
        document: Mapping[str, Any] = json.loads(answer.body)
        return document

    def vote_at_once(self, voters: int) -> list[int]:
        """Let as many readers vote at the same moment, each from an address of their own; return the statuses."""
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        # In a thread of its own: where a browser was opened in this process, a loop runs in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._all(voters)).result()

    async def _all(self, voters: int) -> list[int]:
        open_ones = asyncio.Semaphore(1_000)

        async def one(number: int) -> int:
            body = f"choice={1 + number % 2}&page=%2Fen%2Fturn%2F"
            head = (
                f"POST /polls/turn HTTP/1.1\r\nHost: journal.example\r\nOrigin: {SITE}\r\nConnection: close\r\n"
                f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
                f"X-Real-IP: 10.{number >> 16}.{number >> 8 & 255}.{number & 255}\r\n\r\n{body}"
            )
            async with open_ones:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.write(head.encode())
                answer = await reader.read()
                writer.close()
            assert b"#poll-counted" in answer, answer
            return int(answer.split(b" ", 2)[1])

        return await asyncio.gather(*map(one, range(voters)))


def cookie_of(answer: Answer) -> str:
    """Return the cookie that an answer sets, as a browser sends it back."""
    return answer.headers["set-cookie"].partition(";")[0]


@contextmanager
def running_polls(root: Path, *, port: int | None = 0, log: Path | None = None) -> Iterator[RunningPolls]:
    """Provide a service that is listening. port: 0 for any free one, None for that of the settings. log: what it prints."""
    words = ["--ui-lang", "en", "polls", "serve", "--root", str(root)]
    words += [] if port is None else ["--port", str(port)]
    with running_command(words, log or root.parent / "polls.txt", r" at http://127\.0\.0\.1:(\d+)") as (process, match):
        yield RunningPolls(process, int(match[1]), root)

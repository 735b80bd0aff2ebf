"""A house at work for as long as you like: readers, voters, editors, publications, kills and full disks at once.

    python -m tests.tools.soak --minutes 30                 two hundred readers, six editors
    python -m tests.tools.soak --minutes 1 --readers 20

`serve`, `desk --team` and `polls serve` run behind nginx, each in a process of its own. In the first half of the time
they are killed and the disk is filled; the second half is quiet, so that what grows in it is seen. What was answered is
compared with what is there: a page is whole and of one version, a save that was acknowledged is in its file and in git,
a vote that was acknowledged is counted once. Prints what was counted; 1 where any answer was wrong or memory has grown.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from tests.tools import servers
from tests.tools.publication import write_files
from tests.tools.waiting import wait_until

ROOT = Path(__file__).parents[2]
ARTICLES = 12
PASSWORD = "correct horse battery"
MOST_GROWTH = 1.2
"""How much more memory a server may have at the end of the quiet half than at its beginning."""
SECONDS_TO_WARM = 300
"""For so long after the last kill what grows is not counted: a preview has its caches full after some 130 rebuilds."""
_GONE = (502, 503, 504, 507, 429)
"""What nginx, or a service without room, says in the place of an answer."""


def settings(site: int, desk: int, own: Sequence[int]) -> str:
    """Return the settings of the house. own: the ports of the two services behind nginx."""
    return (
        f'base_url = "http://127.0.0.1:{site}"\nformats = ["html"]\ndesk_url = "http://127.0.0.1:{desk}"\n'
        f"desk_port = {own[0]}\npolls_port = {own[1]}\n"
    )


def texts(version: int) -> Mapping[str, str]:
    """Return the English texts of a version, which each states at both ends."""
    return {
        f"content/en/text-{n}.md": f"---\ntitle: Text {n}\npoll: turn\n---\n\nv{version} begins.\n\n"
        f"{'A sentence of some length. ' * 60}\n\nv{version} ends.\n"
        for n in range(ARTICLES)
    }


def publication_files() -> Mapping[str, str]:
    """Return the first version of the house."""
    translations = {
        f"content/ru/text-{n}.md": f"---\ntitle: Текст {n}\n---\n\nНачало.\n\n{'Предложение. ' * 60}\n\nКонец.\n"
        for n in range(ARTICLES)
    }
    poll = '[question]\nen = "Where to?"\nru = "Куда?"\n[[options]]\nen = "East"\nru = "A"\n[[options]]\nen = "West"\nru = "B"\n'
    return {**texts(0), **translations, "content/polls/turn.toml": poll}


@dataclass
class Tally:
    """What was done, by name, and what was wrong. acknowledged: by file, the words of the last save that was answered."""

    done: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    acknowledged: dict[str, str] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, what: str) -> None:
        """Count something that was done."""
        with self.lock:
            self.done[what] += 1

    def fault(self, what: str) -> None:
        """Count something that was wrong."""
        with self.lock:
            self.faults[what] += 1


class Service:
    """A server of diglot in a process of its own, which may be killed and started again."""

    def __init__(self, name: str, words: Sequence[str], folder: Path) -> None:
        self.name, self._words, self._log = name, words, folder / f"{name}.log"
        self.memory: list[float] = []
        self.start()

    def start(self) -> None:
        """Start it, and wait until it says that it listens.

        Whatever it says goes into a file: a pipe that nobody reads is full after some eight hundred builds of a
        preview, which then waits for ever.
        """
        before = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "diglot", *self._words],
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            )
        listens = wait_until(lambda: b"http" in self._log.read_bytes()[before:], 120)
        assert listens, self._log.read_text(encoding="utf-8")

    def kill(self) -> None:
        """Kill it as a system without memory does, and start it again."""
        self.process.kill()
        self.process.wait()
        self.start()

    def measure(self) -> None:
        """Note its memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        self.memory.append(int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1000)

    def growth(self, since: int) -> tuple[float, float]:
        """Return the memory at the beginning and at the end of the measures from one on: medians of a fifth of them."""
        quiet = self.memory[since:]
        some = max(len(quiet) // 5, 1)
        return median(quiet[:some]), median(quiet[-some:])

    def end(self) -> None:
        """End it as its owner does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)


class _Data(HTMLParser):
    """What a page of the desk holds for its script."""

    text, token, _inside = "", "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where it is."""
        self._inside = tag == "script" and ("id", "data") in attrs
        self.token = dict(attrs).get("data-token") or self.token

    def handle_data(self, data: str) -> None:
        """Take it."""
        self.text += data if self._inside else ""


class House:
    """The running house, and those who read, vote, write, publish and break things in it."""

    def __init__(self, folder: Path, tally: Tally, chance: random.Random) -> None:
        self.folder, self.tally, self.chance = folder, tally, chance
        self.root, self.releases = folder / "house", folder / "releases"
        self.site, self.desk, *own, self.preview = (servers.free_port() for _ in range(5))
        write_files(self.root, {**publication_files(), "content/site.toml": settings(self.site, self.desk, own)})
        for words in (["init", "-q"], ["add", "content"], ["commit", "-qm", "Begin"]):
            subprocess.run(["git", "-C", str(self.root), *_GIT, *words], check=True)
        self.publishing = threading.Lock()
        self.version, self.is_full, self.has_ended = 0, threading.Event(), threading.Event()
        self.is_killing = threading.Event()

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of diglot."""
        return subprocess.run(
            [sys.executable, "-m", "diglot", *words],
            capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    def publish(self) -> bool:
        """Build and publish; return whether it was done. On a full disk it may be refused, with a problem."""
        for words in (["build"], ["publish", str(self.releases)]):
            done = self.command(*words, "--root", str(self.root))
            if "Traceback" in done.stderr or "bug in diglot" in done.stderr:
                self.tally.fault(f"{words[0]}: {done.stderr[-300:]}")
            if done.returncode:
                if not self.is_full.is_set():
                    self.tally.fault(f"{words[0]} ended with {done.returncode}: {done.stderr[:300]}")
                return False
        self.tally.count("publications")
        return True

    # ------------------------------------------------------------ readers and voters

    def read(self) -> None:
        """Read pages of the site, each whole and of one version; now and then vote."""
        chance, voted = random.Random(self.chance.random()), False
        while not self.has_ended.wait(chance.uniform(0.2, 3)):
            path = f"/en/text-{chance.randrange(ARTICLES)}/"
            answer = self.ask(self.site, path)
            if answer is None:
                continue
            self.tally.count("pages")
            found = re.findall(r"v(\d+) (?:begins|ends)\.", answer.body.decode("utf-8", "replace"))
            if answer.status != 200 or len(set(found)) != 1 or not answer.body.endswith(b"</html>\n"):
                self.tally.fault(f"a page: {answer.status} {found}")
            if not voted and chance.random() < 0.1:
                voted = self.vote(path)

    def vote(self, page: str) -> bool:
        """Vote; return whether it was acknowledged."""
        form = urlencode({"choice": 1, "page": page}).encode()
        head = {"Origin": f"http://127.0.0.1:{self.site}", "Content-Type": "application/x-www-form-urlencoded"}
        answer = self.ask(self.site, "/polls/turn", head, form)
        if answer is None or answer.status in _GONE:
            self.tally.count("votes refused")
            return False
        is_counted = answer.headers.get("location", "").endswith("#poll-counted")
        if is_counted:
            self.tally.count("votes")
        elif "#poll-crowded" not in answer.headers.get("location", ""):
            self.tally.fault(f"a vote: {answer.status} {answer.headers.get('location')} {answer.body[:80]!r}")
        return True

    def look(self) -> None:
        """Look at the preview, as its owner does."""
        while not self.has_ended.wait(2):
            answer = self.ask(self.preview, "/ru/text-0/")
            if answer is None:
                continue
            self.tally.count("previews")
            is_early = answer.status == 503  # its first build is under way
            if not is_early and (answer.status != 200 or not answer.body.endswith(b"</html>\n")):
                self.tally.fault(f"a preview: {answer.status}")

    def ask(
        self, port: int, path: str, head: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> servers.Answer | None:
        """Send a request; return None where the service was killed meanwhile, which may cut an answer off."""
        try:
            return servers.ask(port, path, head, "POST" if body else "GET", body)
        except OSError:
            if port != self.preview:
                self.tally.fault("nginx does not answer")
        except Exception as error:
            if not (isinstance(error, http.client.IncompleteRead) and self.is_killing.is_set()):
                self.tally.fault(f"a broken answer to {path}: {error!r}")
        return None

    # ------------------------------------------------------------ editors

    def write(self, number: int) -> None:
        """Sign in, and save a paragraph of an own translation over and over."""
        name = f"Editor {'ABCDEFGHIJ'[number]}"
        url = json.loads(
            self.command("desk", "invite", name, "--role", "translator", "--root", str(self.root), "--json").stdout
        )["url"]
        form = {"invitation": url.partition("=")[2], "password": PASSWORD}
        answer = self._form("/-/join", form)
        cookie = answer.headers["set-cookie"].partition(";")[0] if answer else ""
        saves = 0
        while not self.has_ended.wait(1):
            page = self.ask(self.desk, f"/article?name=text-{number}&to=ru", {"Cookie": cookie})
            if page is None or page.status in _GONE:
                continue
            if page.status != 200:
                self.tally.fault(f"the desk: {page.status} {page.body[:80]!r}")
                continue
            data = _Data()
            data.feed(page.body.decode())
            saves += 1
            self._save(number, cookie, data, f"Сохранено {saves} раз: {name}.")

    def _save(self, number: int, cookie: str, data: _Data, text: str) -> None:
        article = json.loads(data.text)
        row = article["rows"][-1]
        order = {"article": f"text-{number}", "to": "ru", "row": row["number"], "digest": article["digest"]}
        body = json.dumps({**order, "base": row["written"], "text": text}).encode()
        head = {"Content-Type": "application/json", "Cookie": cookie, "X-Desk-Token": data.token}
        answer = self.ask(self.desk, "/-/save", {**head, "Origin": f"http://127.0.0.1:{self.desk}"}, body)
        if answer is None or answer.status in _GONE:
            self.tally.count("saves refused")
        elif answer.status == 200:
            self.tally.count("saves")
            self.tally.acknowledged[f"content/ru/text-{number}.md"] = text
        elif self.is_full.is_set():
            self.tally.count("saves refused")
        else:
            self.tally.fault(f"a save: {answer.status} {answer.body[:200].decode('utf-8', 'replace')}")

    def _form(self, path: str, values: Mapping[str, str]) -> servers.Answer | None:
        head = {"Origin": f"http://127.0.0.1:{self.desk}", "Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(self.desk, path, head, urlencode(values).encode())

    # ------------------------------------------------------------ whoever publishes, and what breaks

    def edit_and_publish(self) -> None:
        """Write a new version of every original, publish it, and go back now and then."""
        while not self.has_ended.wait(self.chance.uniform(2, 8)):
            self.version += 1
            for path, text in texts(self.version).items():
                with contextlib.suppress(OSError):  # the disk is full
                    draft = self.root / "draft"
                    draft.write_text(text, encoding="utf-8")
                    draft.replace(self.root / path)
            is_published = self.publish()
            if is_published and self.version % 5 == 0:
                done = self.command("rollback", str(self.releases), "--root", str(self.root))
                if not done.returncode:
                    self.tally.count("rollbacks")
                elif not self.is_full.is_set():
                    self.tally.fault(done.stderr[:200])

    @contextlib.contextmanager
    def full_disk(self) -> Iterator[None]:
        """Provide a disk without room. A house that is not on a disk of its own is left alone."""
        filler = self.folder / "filler"
        self.is_full.set()
        with contextlib.suppress(OSError), filler.open("wb") as file:
            while True:
                file.write(bytes(1 << 20))
                file.flush()
        yield
        filler.unlink()


_GIT = ["-c", "user.name=Owner", "-c", "user.email=owner@journal.example"]


@contextlib.contextmanager
def small_disk() -> Iterator[tuple[Path, bool]]:
    """Provide a folder, and whether it is a small disk of its own, which only root may mount."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", folder]
        is_own = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        try:
            yield Path(folder), is_own
        finally:
            if is_own:
                subprocess.run(["umount", "-l", folder], check=False)


def soak(minutes: float, readers: int, editors: int) -> tuple[Tally, Sequence[Service]]:
    """Run a house for so many minutes; return what was counted, and its servers with their memory."""
    tally, chance = Tally(), random.Random(30)
    with small_disk() as (folder, has_disk), contextlib.ExitStack() as stack:
        publication = House(folder, tally, chance)
        assert publication.publish(), tally.faults
        written = [folder / "site.conf", folder / "desk.conf"]
        site = ["--folder", str(publication.releases / "current")]
        for words, path in zip((site, ["--desk"]), written, strict=True):
            done = publication.command(
                "hosting", "nginx", *words, "--root", str(publication.root), "--output", str(path)
            )
            assert done.returncode == 0, done.stderr
        text = "\n".join(path.read_text(encoding="utf-8") for path in written)
        root = ["--root", str(publication.root)]
        services = [
            Service("desk", ["desk", "--team", *root], folder),
            Service("polls", ["polls", "serve", *root], folder),
            Service("serve", ["serve", "--port", str(publication.preview), *root], folder),
        ]
        stack.enter_context(servers.running("nginx", text, folder / "nginx", publication.site))
        work: list[Callable[[], None]] = [publication.look, publication.edit_and_publish, *[publication.read] * readers]
        work += [lambda number=number: publication.write(number) for number in range(editors)]  # type: ignore[misc]
        threads = [threading.Thread(target=one, daemon=True) for one in work]
        for thread in threads:
            thread.start()
        quiet = _run(publication, services, minutes * 60, has_disk)
        publication.has_ended.set()
        for thread in threads:
            thread.join(120)
        publication.publish()
        for service in services:
            service.end()
        _judge(publication, services, quiet)
        for service in services:
            _search(service._log, tally)
    return tally, services


def _run(publication: House, services: Sequence[Service], seconds: float, has_disk: bool) -> int:
    """Break things for half of the time, and measure all the while; return how many measures were made by then."""
    started = time.monotonic()
    quiet = breaks = 0
    while (passed := time.monotonic() - started) < seconds:
        time.sleep(1)
        for service in services:
            service.measure()
        if passed < seconds / 2:
            quiet = len(services[0].memory)
            if passed > (breaks + 1) * min(20, seconds / 8):
                breaks += 1
                _break(publication, services, breaks, has_disk)
    return quiet


def _break(publication: House, services: Sequence[Service], number: int, has_disk: bool) -> None:
    """Kill one server after the other, and fill the disk in between."""
    if number % 4 == 0 and has_disk:
        with publication.full_disk():
            time.sleep(5)
        publication.tally.count("full disks")
        threading.Timer(30, publication.is_full.clear).start()  # what was under way may still fail
    else:
        publication.is_killing.set()
        services[number % len(services)].kill()
        publication.is_killing.clear()
        publication.tally.count("kills")


def _judge(publication: House, services: Sequence[Service], quiet: int) -> None:
    """Compare what was answered with what is there."""
    tally = publication.tally
    for path, text in tally.acknowledged.items():
        if text not in (publication.root / path).read_text(encoding="utf-8"):
            tally.fault(f"a save that was acknowledged is not in {path}")
        history = ["log", "-1", "--format=%an", "--", path]
        if (
            subprocess.run(["git", "-C", str(publication.root), *history], capture_output=True, check=True).stdout
            == b"Owner\n"
        ):
            tally.fault(f"no save of {path} is in git")
    done = publication.command("polls", "results", "--root", str(publication.root), "--json")
    counted = sum(map(int, re.findall(r'"votes": (\d+)', done.stdout)))
    if counted < tally.done["votes"]:
        tally.fault(f"{counted} votes are kept of {tally.done['votes']} that were acknowledged")
    checked = subprocess.run(["git", "-C", str(publication.root), "fsck", "--strict"], capture_output=True, check=False)
    if checked.returncode:
        tally.fault(f"git fsck: {checked.stderr.decode()[:200]}")
    for service in services:
        if len(service.memory) > quiet + SECONDS_TO_WARM + 60:
            before, after = service.growth(quiet + SECONDS_TO_WARM)
            if after > before * MOST_GROWTH:
                tally.fault(f"{service.name} has grown from {before:.0f} to {after:.0f} MB")


def _search(log: Path, tally: Tally) -> None:
    text = log.read_text(encoding="utf-8", errors="replace")
    if "Traceback" in text or "bug in diglot" in text:
        tally.fault(f"{log.name}: {text[-1500:]}")


def report(tally: Tally, services: Sequence[Service]) -> str:
    """Return what was counted, in a sentence."""
    names = ("pages", "votes", "saves", "previews", "publications", "rollbacks", "kills", "full disks")
    counted = ", ".join(f"{tally.done[name]:,} {name}" for name in names)
    memory = "; ".join(
        f"{service.name} {before:.0f} → {after:.0f} MB"
        for service in services
        for before, after in [service.growth(len(service.memory) // 2)]
    )
    return f"{counted}: {sum(tally.faults.values())} wrong; memory in the quiet half: {memory}"


def main(arguments: Sequence[str]) -> int:
    """Run a house; print what was counted and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--editors", type=int, default=6)
    options = parser.parse_args(arguments)
    if not servers.is_there("nginx"):
        parser.error("nginx with its brotli_static module is not installed: build.py test brings it")
    tally, services = soak(options.minutes, options.readers, options.editors)
    for what, times in tally.faults.most_common():
        print(f"{times} × {what}")
    print(dict(tally.done))
    print(report(tally, services))
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

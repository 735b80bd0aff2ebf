"""A command and random moments in, what is there after it was killed then, and after it was run again, out.

    python -m tests.tools.kills                  20 kills of each command and of each server
    python -m tests.tools.kills mv --times 200   more of one

Each command runs in a process of its own, which is killed (SIGKILL) at a moment of the time that it usually takes.
Every file of a publication must then be as before or as it was to be, no process of the command may live on, and the
same command again must reach what it reaches without a kill, with nothing left behind. Of servers, what they have
acknowledged must be there. Prints what was counted; 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Timer

from diglot.cli import command_line
from diglot.extensions.desk.pipeline.access.team import open_team
from tests.test_every_command import HOUSE, POLLS, is_unfinished, state_of
from tests.test_killed_builds import descendants_of, is_alive
from tests.tools.desk_server import running_desk
from tests.tools.poll_server import poll_publication, running_polls
from tests.tools.publication import EPOCH, write_files
from tests.tools.running_command import RunningProcess, running_command
from tests.tools.team_desk import ADDRESS, PASSWORD, Signed
from tests.tools.waiting import PATIENCE_S, wait_until
from tests.tools.word_maker import paragraph, word_file

ROOT = Path(__file__).parents[2]
ARTICLES = 24


def _articles(english: str, russian: str) -> dict[str, str | bytes]:
    """Return so many articles. english, russian: their texts, with `{n}` for the number and `{next}` for another's."""
    return {
        f"content/{lang}/text-{n:02}.md": text.format(n=n, next=(n + 1) % ARTICLES)
        for lang, text in (("en", english), ("ru", russian))
        for n in range(ARTICLES)
    }


_EACH_TO_BOATS = _articles(
    "---\ntitle: Text {n}\n---\nTo [boats](boats/sea.md), then to [another](text-{next:02}.md).\n",
    "---\ntitle: Текст {n}\n---\nК [лодкам](boats/sea.md), потом [дальше](text-{next:02}.md).\n",
) | {
    "content/en/boats/sea.md": "---\ntitle: Boats\n---\nFrom [the first](../text-00.md).\n",
    "content/ru/boats/sea.md": "---\ntitle: Лодки\n---\nОт [первого](../text-00.md).\n",
}
_TO_FIX = _articles("---\ntitle: Text {n}\n---\nWords.\n", '---\ntitle: Текст {n}\n---\nСлова "так" и "эдак".\n')
_OLD_SITE = {
    "old/hugo.toml": 'defaultContentLanguage = "en"\n[languages.en]\n[languages.ru]\n',
    **{f"old/content/post-{n}.md": f"---\ntitle: Post {n}\n---\n![A picture](/p-{n}.png)\n" for n in range(40)},
    **{f"old/content/post-{n}.ru.md": f"---\ntitle: Запись {n}\n---\nСлова.\n" for n in range(40)},
    **{f"old/static/p-{n}.png": b"\x89PNG" + bytes(40_000) for n in range(40)},
}
# An article in JATS with translation, people, pictures and works; a site of another program; an issue of a journal.
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="{n}" height="9"/></svg>'
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
_FIGURES = "".join(f'<fig id="f{n}"><graphic xlink:href="p{n}.svg"/></fig><p>Words {n}.</p>' for n in range(12))
_AUTHORS = "".join(
    f"<contrib contrib-type='author'><name><surname>Ash{n}</surname><given-names>Nina</given-names></name>"
    f"<email>nina{n}@host.example</email></contrib>"
    for n in range(12)
)
_JATS: Mapping[str, str | bytes] = {
    "old/article.xml": f"<article xml:lang='en' {_XLINK}><front><article-meta><title-group><article-title>Ice"
    f"</article-title></title-group><contrib-group>{_AUTHORS}</contrib-group></article-meta></front><body>{_FIGURES}"
    "<p>Said <xref ref-type='bibr' rid='b'>1</xref>.</p></body><back><ref-list><ref id='b'><element-citation "
    "publication-type='book'><source>A book</source><year>1999</year></element-citation></ref></ref-list></back>"
    "<sub-article article-type='translation' xml:lang='ru'><body><p>Слова.</p></body></sub-article></article>",
    **{f"old/p{n}.svg": _PICTURE.format(n=n) for n in range(12)},
}
_WATCHED = {
    "site/docusaurus.config.js": "module.exports = {i18n: {defaultLocale: 'en', locales: ['en', 'ru']}};\n",
    **{f"site/docs/text-{n}.md": f"# Text {n}\n\nWords of it.\n" for n in range(30)},
}
_JOURNAL = {
    "content/site.toml": 'base_url = "https://journal.example"\n[title]\nen = "Notes"\nru = "Записки"\n[journal]\n'
    'issn_online = "2434-561X"\nemail = "a@journal.example"\n',
    "content/issues/1.toml": 'number = 1\ndate = 2026-03-26\n[[sections]]\ntitle = {en = "A", ru = "А"}\narticles = ["a"]\n',
}
_LETTER = word_file("".join(paragraph(f"Words of paragraph {n} from elsewhere.") for n in range(60)))


@dataclass(frozen=True)
class KilledCommand:
    """A command that is killed. before: commands run first; files: of the publication, with what is beside it."""

    words: Sequence[str]
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    before: Sequence[Sequence[str]] = ()


_BUILD = ["build", "--jobs", "1", "--formats", "html"]
COMMANDS: Mapping[str, KilledCommand] = {
    "publish": KilledCommand(["publish", "www"], _EACH_TO_BOATS, [_BUILD]),
    "adopt": KilledCommand(["adopt", "old", "fresh", "--yes"], _OLD_SITE),
    "mv": KilledCommand(["mv", "boats/sea", "ocean"], _EACH_TO_BOATS, [["sync", "--adopt", "--yes"]]),
    "sync": KilledCommand(["sync", "--adopt", "--yes", "--by", "Nina Ash"], _EACH_TO_BOATS),
    "import": KilledCommand(
        ["import", "letter.docx", "--lang", "en", "--yes"],
        {"letter.docx": _LETTER, "content/en/letter.md": "---\ntitle: Letter\n---\nOld words.\n"},
    ),
    "import of JATS": KilledCommand(["import", "old/article.xml", "--yes"], _JATS),
    "translate in a site": KilledCommand(["translate", "docs/text-1.md", "--to", "ru", "--root", "site"], _WATCHED),
    "export of a package": KilledCommand(["export", "1", "--format", "package"], _JOURNAL),
    "polls": KilledCommand(["polls", "close", "turn"], POLLS),
    "fix": KilledCommand(["fix", "--yes"], _TO_FIX),
}


@dataclass
class Count:
    """What came of some kills.

    alive: how many came before the end; between: after how many something had been written, and not all; amiss: what
    was wrong, in words.
    """

    kills: int = 0
    alive: int = 0
    between: int = 0
    amiss: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.alive} before the end, {self.between} amid the writes: {len(self.amiss)} amiss"
        )


# ---------------------------------------------------------------- commands


def kill_command(name: str, times: int, folder: Path, chance: random.Random) -> Count:
    """Kill a command so often, each time in a fresh copy of its publication."""
    command = COMMANDS[name]
    start = _write(command, folder / "start")
    publication = folder / "copy" / "house"

    def copy() -> dict[str, bytes]:
        shutil.rmtree(publication, ignore_errors=True)
        shutil.copytree(start, publication, symlinks=True)
        return state_of(publication)

    before = copy()
    usual = _Run(command.words, publication)
    usual.wait_for_write()
    writes_at_s = usual.age_s
    assert usual.wait() == 0, (folder / "copy" / "log").read_text(encoding="utf-8")
    writes_for_s = usual.age_s - writes_at_s
    goal = state_of(publication)
    count = Count()
    while count.kills < times:
        copy()
        count.kills += 1
        run = _Run(command.words, publication)
        # Every fourth at any moment, the others while it writes.
        if count.kills % 4:
            run.wait_for_write()
            time.sleep(chance.uniform(0, writes_for_s))
        else:
            time.sleep(chance.uniform(0, writes_at_s))
        after_s = run.age_s
        is_killed, living = run.kill()
        after = state_of(publication)
        count.alive += is_killed
        count.between += after not in (before, goal)
        faults = [f"process {pid} lives on" for pid in living]
        faults += _faults_of(after, before, goal)
        again = _Run(command.words, publication).wait()
        # An article that was moved before the kill cannot be moved once more.
        faults += [] if again == 0 or after == goal else [f"again: {again}"]
        faults += [f"again: {path}" for path in _unlike(state_of(publication), goal)]
        count.amiss += [f"{name} after {after_s:.2f} s: {fault}" for fault in faults]
    return count


def _write(command: KilledCommand, root: Path) -> Path:
    write_files(root, HOUSE)
    for path, content in command.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    for words in command.before:
        assert command_line.main([*words, "--root", str(root)]) == 0
    return root


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH}


class _Run:
    """A command that runs in a publication, in a process of its own."""

    def __init__(self, words: Sequence[str], publication: Path) -> None:
        self._publication, self._before = publication, _times(publication)
        command = [sys.executable, "-m", "diglot", *words]
        with (publication.parent / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=publication, env=_environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._began = time.monotonic()

    @property
    def age_s(self) -> float:
        """For how long it has been running."""
        return time.monotonic() - self._began

    def wait_for_write(self) -> None:
        """Wait until something has changed in the publication, or until it has ended."""
        while self._process.poll() is None and _times(self._publication) == self._before:
            time.sleep(0.001)

    def wait(self) -> int:
        """Wait for the end; return the exit code."""
        return self._process.wait(PATIENCE_S)

    def kill(self) -> tuple[bool, set[int]]:
        """Kill it; return whether it was still running, and which of its processes live on."""
        started = descendants_of(self._process.pid)
        self._process.kill()
        is_killed = self._process.wait(PATIENCE_S) < 0
        wait_until(lambda: not any(map(is_alive, started)), 60)
        return is_killed, set(filter(is_alive, started))


def _times(folder: Path) -> Mapping[str, int]:
    """Return when each folder of a publication, but for its cache and its site, was last changed."""
    found = {}
    for path, folders, _ in os.walk(folder):
        folders[:] = [name for name in folders if name not in (".cache", "old", "public")]
        with contextlib.suppress(OSError):
            found[path] = os.stat(path).st_mtime_ns  # noqa: PTH116
    return found


def _faults_of(after: Mapping[str, bytes], before: Mapping[str, bytes], goal: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what a kill may not leave: a file that is neither as before nor as it was to be, or that is gone."""
    for path, content in after.items():
        if content not in (before.get(path), goal.get(path)) and not is_unfinished(path, "kill"):
            yield f"{path} is {content[:60]!r}"
    yield from (f"{path} is gone" for path in before.keys() & goal.keys() - after.keys())


def _unlike(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)]


# ---------------------------------------------------------------- servers

_ORIGINALS = {
    "content/site.toml": f'base_url = "https://journal.example"\nformats = ["html"]\ndesk_url = "{ADDRESS}"\n',
    ".gitignore": "/.cache/\n",
    "content/en/boat.md": "---\ntitle: The Boat\n---\nA boat.\n",
    "content/ru/boat.md": "---\ntitle: Лодка\n---\nЛодка.\n",
}
_RUSSIAN = "content/ru/boat.md"
_GONE = (OSError, http.client.HTTPException)
"""How a server that was killed looks from outside."""


def kill_desk(times: int, folder: Path, chance: random.Random) -> Count:
    """Kill the desk of one person while it saves; what it has acknowledged is in the file, which is whole."""
    publication = write_files(folder / "house", _ORIGINALS)
    count = Count()
    written = "Лодка."
    for turn in range(times):
        with running_desk(publication) as running:
            browser = running.visit()
            browser.open("boat", "ru")
            count.kills += 1
            Timer(chance.uniform(0, 0.5), running.process.kill).start()
            acknowledged, tried = written, written
            with contextlib.suppress(*_GONE):
                for edit in range(1000):
                    tried = f"Лодка {turn}-{edit}."
                    assert browser.save("boat", "ru", 1, tried)[0] == 200
                    acknowledged = tried
                    browser.open("boat", "ru")
            running.process.wait(PATIENCE_S)
        count.alive += tried != written
        count.between += tried != acknowledged
        written = _body(publication)
        if written not in (acknowledged, tried):
            count.amiss.append(f"desk: {written!r} and not {acknowledged!r} or {tried!r}")
    with running_desk(publication) as running:
        browser = running.visit()
        browser.open("boat", "ru")
        if browser.save("boat", "ru", 1, "Лодка.")[0] != 200:
            count.amiss.append("desk: it saves no more")
    return _with_leavings(count, publication)


def kill_writing(times: int, folder: Path, chance: random.Random) -> Count:
    """Kill the desk while articles are begun and pictures sent: what it has acknowledged is there, and whole."""
    publication = write_files(folder / "house", _ORIGINALS)
    count, sent = Count(), 0
    acknowledged: dict[str, bytes] = {}
    for _ in range(times):
        with running_desk(publication) as running:
            browser = running.visit()
            browser.get("/")
            count.kills += 1
            Timer(chance.uniform(0, 0.5), running.process.kill).start()
            before = sent
            with contextlib.suppress(*_GONE):
                while True:
                    sent += 1
                    order = {"article": "", "to": "en", "title": f"Text {sent}", "name": f"text-{sent}"}
                    assert browser.post("/-/new", order)[0] == 200
                    acknowledged[f"content/en/text-{sent}.md"] = b""
                    picture = _PICTURE.format(n=sent).encode()
                    assert browser.send("/-/picture", picture, article="boat", to="ru", name=f"p-{sent}.svg")[0] == 200
                    acknowledged[f"content/media/p-{sent}.svg"] = picture
            running.process.wait(PATIENCE_S)
        count.alive += sent > before
        kept = {path: content for path, content in state_of(publication).items() if path.startswith("content/")}
        count.between += len(kept.keys() & {f"content/en/text-{sent}.md", f"content/media/p-{sent}.svg"}) == 1
        count.amiss += [f"desk: {path} is gone" for path in acknowledged.keys() - kept.keys()]
        for path, content in kept.items():
            number = path.rpartition("-")[2].partition(".")[0]
            if path.startswith("content/media/") and content != _PICTURE.format(n=number).encode():
                count.amiss.append(f"desk: {path} is {content[:60]!r}")
            if path.startswith("content/en/text-") and not content.endswith(b"status: draft\n---\n\n"):
                count.amiss.append(f"desk: {path} is {content[:60]!r}")
    return _with_leavings(count, publication)


def kill_team_desk(times: int, folder: Path, chance: random.Random) -> Count:
    """Kill the desk of a team while it saves; the next one commits what it has acknowledged, under the right name."""
    publication = write_files(folder / "house", _ORIGINALS)
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=Begin"]):
        _git(publication, *words)
    with open_team(publication, time.time) as team:
        cookies = [team.accept(team.invite(name, ["translator"]), PASSWORD) for name in ("Nina Ash", "Oleg Sokol")]
    count = Count()
    written = "Лодка."
    for turn in range(times):
        with _team_desk(publication) as (process, port):
            person = Signed(port, cookies[turn % 2])
            page = person.open("boat", "ru")
            count.kills += 1
            Timer(chance.uniform(0, 0.5), process.kill).start()
            acknowledged, tried = written, written
            with contextlib.suppress(*_GONE):
                for edit in range(1000):
                    tried = f"Лодка {turn}-{edit}."
                    order = {"article": "boat", "to": "ru", "row": 1, "digest": page["digest"]}
                    status, _ = person.post("/-/save", order | {"base": acknowledged, "text": tried})
                    assert status == 200
                    acknowledged = tried
                    page = person.open("boat", "ru")
            process.wait(PATIENCE_S)
        count.alive += tried != written
        count.between += tried != acknowledged
        before, written = written, _body(publication)
        faults = [] if written in (acknowledged, tried) else [f"{written!r}, not {acknowledged!r} or {tried!r}"]
        with _team_desk(publication) as (_, port):
            Signed(port, cookies[0]).send(
                "/"
            )  # so that it has begun, and ends as a service ends: with its commits made
        if _git(publication, "status", "--porcelain"):
            faults.append("not everything is committed: " + _git(publication, "status", "--porcelain"))
        author = ("Nina Ash", "Oleg Sokol")[turn % 2]
        if written != before and _git(publication, "log", "-1", "--format=%an", "--", _RUSSIAN) != author:
            faults.append(f"the commit is not by {author}")
        faults += [f"{lock.name} is left" for lock in (publication / ".git").rglob("*.lock")]
        count.amiss += [f"desk --team: {fault}" for fault in faults]
    if _git(publication, "fsck", "--strict", "--no-dangling"):
        count.amiss.append("desk --team: git is not whole")
    return _with_leavings(count, publication)


def kill_polls(times: int, folder: Path, chance: random.Random) -> Count:
    """Kill the service of polls while votes come; each that was acknowledged is counted once."""
    publication = poll_publication(folder / "house")
    count = Count()
    least = most = 0
    for _ in range(times):
        with running_polls(publication) as running:
            count.kills += 1
            Timer(chance.uniform(0, 0.3), running.process.kill).start()
            before = most
            with contextlib.suppress(*_GONE):
                for number in range(1000):
                    most += 1
                    running.vote(1, X_Real_IP=f"10.{count.kills}.{number // 250}.{number % 250}")
                    least += 1
            running.process.wait(PATIENCE_S)
        count.alive += most > before
        counted = _votes(publication)
        count.between += counted > least
        if not least <= counted <= most:
            count.amiss.append(f"polls serve: {counted} votes; {least} were acknowledged and {most} sent")
        least = most = counted
    return _with_leavings(count, publication)


def _votes(publication: Path) -> int:
    command = [sys.executable, "-m", "diglot", "polls", "results", "turn", "--json", "--root", str(publication)]
    done = subprocess.run(command, env=_environment(), capture_output=True, check=True)
    return sum(option["votes"] for option in json.loads(done.stdout)["polls"][0]["options"])


@contextlib.contextmanager
def _team_desk(publication: Path) -> Iterator[tuple[RunningProcess, int]]:
    words = ["desk", "--team", "--root", str(publication), "--port", "0"]
    with running_command(words, publication.parent / "log", r" at http://127\.0\.0\.1:(\d+) ") as (process, match):
        yield process, int(match[1])


def _git(publication: Path, *words: str) -> str:
    author = ("-c", "user.name=Anna", "-c", "user.email=anna@journal.example")
    return subprocess.run(
        ["git", *author, *words], cwd=publication, capture_output=True, text=True, check=True
    ).stdout.strip()


def _body(publication: Path) -> str:
    return (publication / _RUSSIAN).read_text(encoding="utf-8").rpartition("---\n")[2].strip()


def _with_leavings(count: Count, publication: Path) -> Count:
    """Add to what was wrong the files beside the sources that nobody has asked for."""
    hidden = [path for path in (publication / "content").rglob(".*") if path.name != ".lock"]
    count.amiss += [f"{path.relative_to(publication)} is left behind" for path in hidden]
    return count


# ---------------------------------------------------------------- all


KILLS: Mapping[str, Callable[[int, Path, random.Random], Count]] = {
    **{name: partial(kill_command, name) for name in COMMANDS},
    "desk": kill_desk,
    "desk, articles and pictures": kill_writing,
    "desk --team": kill_team_desk,
    "polls serve": kill_polls,
}


def main() -> int:
    """Kill what the command line names, all without names; return 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description="kill commands and servers at random moments")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(KILLS))
    parser.add_argument("--times", type=int, default=20, help="how often each is killed")
    parser.add_argument("--seed", type=int, default=30, help="of the random moments")
    options = parser.parse_args()
    has_faults = False
    for name in options.names or KILLS:
        with tempfile.TemporaryDirectory() as folder:
            count = KILLS[name](options.times, Path(folder), random.Random(options.seed))
        print(f"{name}: {count}", *count.amiss, sep="\n    ", flush=True)
        has_faults |= bool(count.amiss)
    return int(has_faults)


if __name__ == "__main__":
    sys.exit(main())

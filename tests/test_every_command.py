"""Every command on a disk that is full, may only be read or is gone, and interrupted, ended and killed, at each write.

A command belongs here as soon as it is registered: the table of scenarios must name it. Each scenario is run once as
it should go, which shows what it writes; then with a fault at some of its writes, at all of them with `--long`.
Whatever happens: sources are as they were or as they were to be, the exit code is right, what went wrong has a place
and a remedy in either language, nothing is left behind, and the same command again reaches the goal.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import pkgutil
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest

import diglot
from diglot.cli import command_line
from diglot.cli.extension_commands import every_command
from tests.tools.disk_faults import KINDS, Kind, Outcome, run_at_terminal, run_with_fault
from tests.tools.poll_server import POLL, votes_file
from tests.tools.publication import write_files
from tests.tools.word_maker import paragraph, word_file

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux for the name of an open file")

COMMANDS = every_command(())
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/en/a.md": '---\ntitle: A\ndate: 2020-01-01\n---\nWords "so" -- more. [B](b.md)\n',
    "content/ru/a.md": "---\ntitle: А\n---\nСлова «так» — и еще.\n",
    "content/en/b.md": "---\ntitle: B\ndate: 2020-01-02\nlanguages: [en]\n---\nAfter [A](a.md).\n",
}
SYNC = ["sync", "a", "--by", "Nina Ash"]
BUG = "bug in diglot|[Оо]шибка самого diglot|[Оо]шибка в diglot"


@dataclass(frozen=True)
class Scenario:
    """A command at work. before: commands run first; files: added then. until: a pattern that ends it by Ctrl-C.

    asks: the words of a command that asks at the terminal. most: at how many writes a fault comes with `--long`.
    """

    words: list[str]
    before: list[list[str]] = field(default_factory=list)
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    until: str = ""
    asks: list[str] = field(default_factory=list)
    most: int = 10_000


def pdf() -> bytes:
    """Five blank pages."""
    document = pikepdf.new()
    for _ in range(5):
        document.add_blank_page(page_size=(420, 595))
    content = io.BytesIO()
    document.save(content, deterministic_id=True)
    return content.getvalue()


BUILD = ["build", "--jobs", "1"]
WORD_FILE = {"letter.docx": word_file(paragraph("Words from elsewhere."))}
POLLS = {"content/polls/turn.toml": POLL, ".polls/votes.sqlite": votes_file([0, 1, 1]), ".polls/.gitignore": "*\n"}
SCENARIOS: Mapping[str, Scenario] = {
    "build": Scenario(BUILD, [BUILD], {"content/en/b.md": "---\ntitle: B\nlanguages: [en]\n---\nNew words.\n"}),
    "init": Scenario(["init", "fresh", "--lang", "en"], asks=["init", "fresh"]),
    "adopt": Scenario(
        ["adopt", "old", "fresh", "--yes"], files={"old/hugo.toml": "", "old/content/a.md": "---\ntitle: A\n---\nA.\n"}
    ),
    "help": Scenario(["help", "dead-link"]),
    "doctor": Scenario(["doctor"]),
    "new": Scenario(["new", "Fresh Words", "--lang", "en"]),
    "translate": Scenario(["translate", "b", "--to", "ru"], files={"content/en/b.md": "---\ntitle: B\n---\nWords.\n"}),
    "draft": Scenario(
        ["draft", "c", "--to", "ru", "--yes"],
        files={
            "content/en/c.md": "---\ntitle: C\n---\nWords.\n\nMore words.\n",
            "content/ru/c.md": "---\ntitle: С\nstatus: draft\n---\nСлова.\n",
            "drafting.toml": '[[providers]]\nname = "echo"\ncommand = ["sed", "s/More words/Еще слова/"]\n',
        },
        asks=["draft", "c", "--to", "ru"],
    ),
    "status": Scenario(["status"]),
    "desk": Scenario(["desk", "--port", "0"], [SYNC], until=r"Whoever has this address|Кто знает этот адрес"),
    "desk invite": Scenario(
        ["desk", "invite", "Nina Ash", "--role", "translator"],
        files={"content/site.toml": 'desk_url = "https://desk.journal.example"\n'},
    ),
    "diff": Scenario(
        ["diff", "a", "--html", "out/diff.html"],
        [SYNC],
        {"content/en/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\nOther words. [B](b.md)\n", "out/diff.html": "old"},
    ),
    "report": Scenario(["report", "--output", "out/report.md"], [SYNC], {"out/report.md": "old"}),
    "find": Scenario(["find", "words"], [SYNC]),
    "sync": Scenario(SYNC, asks=["sync", "--adopt"]),
    "review": Scenario(["review", "a", "--by", "Ivan Hale"], [SYNC]),
    "comment": Scenario(["comment", "a", "--unit", "1", "--text", "Which words?", "--by", "Ivan Hale"]),
    "mv": Scenario(["mv", "a", "other"], [SYNC]),
    "check": Scenario(["check"]),
    "fix": Scenario(["fix", "--yes"], files={"content/ru/a.md": '---\ntitle: А\n---\nСлова "так".\n'}, asks=["fix"]),
    "strings": Scenario(["strings", "update"], files={"templates/parts/own.html": '{{ _("My own words") }}\n'}),
    "schema": Scenario(["schema", "--write"], files={".schemas/site.json": "old"}),
    "completion": Scenario(["completion", "bash"]),
    "preflight": Scenario(["preflight", "pages.pdf"], files={"pages.pdf": pdf()}),
    "booklet": Scenario(["booklet", "pages.pdf", "--output", "out/sheets.pdf"], files={"pages.pdf": pdf()}),
    "import": Scenario(
        ["import", "letter.docx", "--lang", "en", "--yes"],
        files=WORD_FILE | {"content/en/letter.md": "---\ntitle: Letter\n---\nOld words.\n"},
        asks=["import", "letter.docx", "--lang", "en"],
    ),
    "undo": Scenario(["undo"], [["fix", "--yes"]]),
    "export": Scenario(["export", "a", "--lang", "en", "--output", "out/a.docx", "--yes"], files={"out/a.docx": "old"}),
    "serve": Scenario(
        ["serve", "--port", "0"],
        until=r"built in|last preview|собран за|последний|\[[a-z-]+\]\n",
        most=20,  # it builds as `build` does, where a fault comes at every write
    ),
    "clean": Scenario(["clean", "--site", "public"], [BUILD]),
    "publish": Scenario(["publish", "www"], [BUILD]),
    "rollback": Scenario(
        ["rollback", "www"],
        [
            *([BUILD, ["publish", "www"], ["new", "More", "--lang", "en"], [*BUILD, "--drafts"], ["publish", "www"]]),
            *([["new", "Still more", "--lang", "en"], [*BUILD, "--drafts"], ["publish", "www"]]),
        ],
    ),
    "polls": Scenario(["polls", "close", "turn"], files=POLLS),
    "hosting": Scenario(["hosting", "caddy", "--output", "out/Caddyfile"], [BUILD], {"out/Caddyfile": "old"}),
}


def test_every_registered_command_has_a_scenario() -> None:
    assert {name.partition(" ")[0] for name in SCENARIOS} == set(COMMANDS)


@pytest.fixture(scope="module", autouse=True)
def everything_is_loaded() -> None:
    """So that a fork has nothing to load."""
    for module in pkgutil.walk_packages(diglot.__path__, "diglot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    command_line._words((), "ru")


@pytest.fixture(params=SCENARIOS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def start(name: str, tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The publication before the command."""
    return prepare(SCENARIOS[name], tmp_path / "start", monkeypatch)


def prepare(scenario: Scenario, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(root, HOUSE)
    monkeypatch.chdir(root)
    for words in scenario.before:
        assert command_line.main(words) == 0
    for path, content in scenario.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def state_of(root: Path) -> dict[str, bytes]:
    """Everything under a folder but the cache, locks and what `undo` needs: contents of files, where links lead, folders.

    What is kept for `undo` is one record more after each attempt.
    """
    state = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        # SQLite leaves two files of its own behind when it is killed, and removes them when it is opened again.
        if (
            not {".cache", ".undo"} & set(name.split("/"))
            and path.name != ".lock"
            and path.suffix not in (".sqlite-wal", ".sqlite-shm")
        ):
            is_folder = path.is_dir() and not path.is_symlink()
            state[name] = b"folder" if is_folder else bytes(path.readlink()) if path.is_symlink() else content_of(path)
    return state


def content_of(path: Path) -> bytes:
    """What a file holds; of secrets, which are others each time, that they are there."""
    content = path.read_bytes()
    if path.parent.name != ".desk" or not content:
        return content
    if path.name == "secret":
        return b"a secret" if len(content) == 32 else content
    if path.suffix == ".sqlite":
        with contextlib.closing(sqlite3.connect(path)) as database, contextlib.suppress(sqlite3.OperationalError):
            rows = database.execute("SELECT members.name, roles FROM members JOIN invitations USING (name)").fetchall()
            return repr(rows).encode()
        return b""
    return content


@dataclass
class Trial:
    """A scenario, the state before it, and its goal in each language of messages."""

    scenario: Scenario
    start: Path
    folder: Path
    before: dict[str, bytes] = field(default_factory=dict)
    goals: dict[str, dict[str, bytes]] = field(default_factory=dict)
    number: int = 0

    def copy(self) -> Path:
        self.number += 1
        # The name has the same length each time: some outputs hold the folder.
        return Path(shutil.copytree(self.start, self.folder / f"{self.number:04}" / "house", symlinks=True))

    def measure(self, langs: Sequence[str]) -> Outcome:
        """Run the command as it should go, in each of these languages; return what came of the last run."""
        for lang in langs:
            root = self.copy()
            self.before = self.state(root)
            usual = self.run(root, lang)
            self.goals[lang] = self.state(root)
        return usual

    def run(self, root: Path, lang: str, kind: Kind = "kill", at: int | None = None) -> Outcome:
        words = ["--ui-lang", lang, *self.scenario.words]
        return run_with_fault(words, root, root.parent / "log", kind, at, self.scenario.until)

    def state(self, root: Path) -> dict[str, bytes]:
        """The state of a copy; the path of the copy in it counts as that of every other."""
        paths = (str(root).encode(), b"/house")
        return {name: content.replace(*paths) for name, content in state_of(root).items()}


def points(count: int, most: int) -> Iterator[int]:
    """Yield some of the numbers below a count, the first and the last among them."""
    if count <= most:
        yield from range(count)
    else:
        yield from (round(step * (count - 1) / (most - 1)) for step in range(most))


def test_a_fault_at_any_write(name: str, start: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    trial = Trial(SCENARIOS[name], start, tmp_path / "trials")
    is_long, turn = request.config.getoption("--long"), list(SCENARIOS).index(name)
    usual = trial.measure(("ru", "en") if is_long else (("ru", "en")[turn % 2],))
    assert usual.code in (0, 1), usual.err
    assert not re.search(BUG, usual.err)
    if is_long:
        for step, at in enumerate(points(usual.writes, SCENARIOS[name].most), turn):
            for kind in KINDS:
                check(trial, usual, kind, at, ("ru", "en")[step % 2])
    elif usual.writes:
        # Of the faults, the languages, and the first write and the last, each command has one in turn.
        at = (0, usual.writes - 1)[turn // len(KINDS) % 2]
        check(trial, usual, KINDS[turn % len(KINDS)], at, ("ru", "en")[turn % 2])


def check(trial: Trial, usual: Outcome, kind: Kind, at: int, lang: str) -> None:
    """Run a scenario with a fault, look at what is left, and run it again without one."""
    root = trial.copy()
    outcome = trial.run(root, lang, kind, at)
    after, goal = trial.state(root), trial.goals[lang]
    where = f"{trial.scenario.words[0]}, {kind} at write {at} of {usual.writes}: {outcome}"
    finished = {path: after[path] for path in after if path in goal or not is_unfinished(path, kind)}
    # Threads of `publish` make a folder once or twice: the last writes may not come.
    if outcome.code != usual.code or outcome.writes > at:
        check_code(trial, usual, kind, outcome, where, is_done=finished == goal)
    else:
        assert finished == goal, where
    for path, content in after.items():
        allowed = (trial.before.get(path), goal.get(path))
        assert content in allowed or is_unfinished(path, kind), f"{where}: {path} is {content[:80]!r}"
    if path_lost := [path for path in trial.before.keys() & goal.keys() if path not in after]:
        assert is_rebuilt(path_lost), f"{where}: lost {path_lost}"
    if after != goal:
        again = trial.run(root, lang)
        assert again.code == usual.code, f"{where}\nagain: {again}"
        assert trial.state(root) == goal, f"{where}\nagain: {again}"
    shutil.rmtree(root.parent)


def check_code(trial: Trial, usual: Outcome, kind: Kind, outcome: Outcome, where: str, *, is_done: bool) -> None:
    """The exit code is right, and what went wrong has a place and a remedy."""
    assert "Traceback" not in outcome.err, where
    assert not re.search(BUG, outcome.err), where
    if kind in ("kill", "term"):
        assert outcome.code == {"kill": -9, "term": -15}[kind], where
    elif kind == "interrupt":
        assert outcome.code == 130 or trial.scenario.until, where
    elif outcome.code == usual.code and is_done:
        return  # only the cache was written to, or an old site was not removed yet: it costs time
    elif not trial.scenario.until:
        assert outcome.code == 1, where
        place_and_remedy = r"^\S.*: .*\n +(fix|что сделать): \S"
        assert re.search(place_and_remedy, outcome.err + outcome.out, re.MULTILINE), where
        assert not re.search("No space|Read-only|Input/output", outcome.err if "сделать" in outcome.err else ""), where


def is_unfinished(path: str, kind: Kind) -> bool:
    """Whether a file may be so for the time being: of a killed command, or one that another run will finish."""
    if path in ("content/.move.json", "fresh/.init.json", "www/releases.json"):
        return True
    hidden = [part for part in path.split("/") if part.startswith(".")]
    # Ctrl-C may come while an old site is removed: the next build goes on with that.
    is_allowed = kind not in ("full", "interrupt") or (kind == "interrupt" and hidden == [".public.staged"])
    return is_allowed and bool(hidden)


def is_rebuilt(paths: list[str]) -> bool:
    """Whether files that went are those of a site that is being removed or exchanged."""
    return all(path.split("/")[0] in ("public", "www") for path in paths)


# ---------------------------------------------------------------- questions at the terminal


@pytest.mark.parametrize("keys", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("name", [name for name, scenario in SCENARIOS.items() if scenario.asks], indirect=True)
def test_a_question_that_is_not_answered_changes_nothing(name: str, start: Path, keys: bytes) -> None:
    before = state_of(start)
    code, shown = run_at_terminal(["--ui-lang", "en", *SCENARIOS[name].asks], start, keys)
    assert (code, "Stopped." in shown) == (130, True), shown
    assert state_of(start) == before


def test_a_write_that_is_not_safe_is_found(tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The harness itself: a file that is cut before it is written is met in between."""

    def write_unsafely(root: Path, path: str, content: bytes, before: bytes | None) -> None:
        with (root / path).open("wb") as file:
            file.write(content)

    monkeypatch.setattr("diglot.pipeline.base.text_writing.write_file", write_unsafely)
    trial = Trial(SCENARIOS["fix"], prepare(SCENARIOS["fix"], tmp_path / "start", monkeypatch), tmp_path / "trials")
    usual = trial.measure(("en",))

    def check_all() -> None:
        for at in range(usual.writes):
            check(trial, usual, "kill", at, "en")

    with pytest.raises(AssertionError, match=r"content/../a\.md is b''"):
        check_all()

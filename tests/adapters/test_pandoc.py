"""Warm pandoc processes: answers in order, each within its limit, and no reach beyond the pipe."""

from __future__ import annotations

import gc
import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import pytest

from diglot.adapters import pandoc
from diglot.adapters.pandoc import PandocFailure, PandocPool, Verb, shared_pool
from diglot.core import markdown, markdown_writing
from diglot.model.tasks import TOO_BUSY
from diglot.model.tree import Pandoc
from diglot.pipeline.typeset.markdown_reader import decode_answer
from tests.tools.manuscripts import EACH_OR_SOME

# Two notes that call each other: pandoc writes each of them into the other for ever.
CIRCLE = b"A[^1]\n\n[^1]: x[^2]\n[^2]: y[^1]\n"
LIMIT = 0.5


REPOSITORY = Path(__file__).parents[2]


def tree_of(answer: bytes | PandocFailure) -> Pandoc:
    tree = decode_answer(answer)
    assert isinstance(tree, Pandoc)
    return tree


@pytest.fixture(scope="module")
def pool() -> Iterator[PandocPool]:
    with PandocPool(2) as started:
        yield started


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit of time that a test can wait for."""
    monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", LIMIT)


def read(pool: PandocPool, text: str, verb: Verb = "read") -> bytes:
    answer = pool.one(verb, text.encode())
    assert isinstance(answer, bytes), answer
    return answer


def html(pool: PandocPool, text: str) -> str:
    written = pool.one("write", read(pool, text))
    assert isinstance(written, bytes), written
    return written.decode()


def processes(pool: PandocPool) -> list[int]:
    return [process._process.pid for process in {*pool._all}]


# ---------------------------------------------------------------- answers


def test_answers_come_in_the_order_of_the_documents(pool: PandocPool) -> None:
    """Long ones among short ones, so that they are not finished in this order."""
    texts = [f"Text {number}. {'Word ' * (3_000 if number % 7 == 0 else 1)}" for number in range(60)]
    answers = list(pool.each("read", [text.encode() for text in texts]))
    for number, answer in enumerate(answers):
        assert isinstance(answer, bytes)
        assert json.loads(answer)["blocks"][0]["c"][2] == {"t": "Str", "c": f"{number}."}


def test_a_few_documents_are_read_at_once_while_the_build_does_something_else(pool: PandocPool) -> None:
    """Each has a process to itself by then, and no thread waits for it."""
    seen: list[tuple[bool, int]] = []

    def meanwhile() -> None:
        # Some of another test may end just now.
        seen.append((threads.issuperset(threading.enumerate()), pool._idle.qsize()))

    threads = set(threading.enumerate())
    answers = list(pool.each("read", [b"one", b"two"], meanwhile))
    assert seen == [(True, len(processes(pool)) - 2)]
    assert [json.loads(answer)["blocks"][0]["c"][0]["c"] for answer in answers if isinstance(answer, bytes)] == [
        "one",
        "two",
    ]


def test_processes_that_are_begun_early_are_those_that_read() -> None:
    with PandocPool(2) as pool:
        pool.warm(5)
        begun = processes(pool)
        assert len(begun) == 2
        assert pool.documents == 0
        assert all(isinstance(answer, bytes) for answer in pool.each("read", [b"one", b"two"]))
        assert processes(pool) == begun


def test_an_unread_answer_is_not_given_to_another_document(pool: PandocPool) -> None:
    answers = pool.each("read", [b"one", b"two"])
    next(answers)
    answers.close()  # type: ignore[attr-defined]  # they are a generator, of which nothing is promised
    for _ in range(3):
        assert b"three" in read(pool, "three")


def test_no_document_is_no_answer(pool: PandocPool) -> None:
    assert list(pool.each("read", [])) == []
    assert json.loads(read(pool, ""))["blocks"] == []


def test_letters_of_all_kinds_come_back(pool: PandocPool) -> None:
    """Sizes on the pipe count bytes, not letters."""
    for text in ("Ёжик — «в тумане»", "漢字", "👩\u200d🏫", "q\u0301", "\u00a0x\u00a0"):
        assert text in html(pool, f"Text {text} end")


def test_an_answer_larger_than_a_pipe_comes_whole(pool: PandocPool) -> None:
    """A pipe holds 64 kB: question and answer are both many times that."""
    words = " ".join(f"слово{number}" for number in range(60_000))
    tree = json.loads(read(pool, words))
    assert len(tree["blocks"][0]["c"]) == 2 * 60_000 - 1


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'{"blocks": 3}',
        b"\xff\xfe",
        b'{"pandoc-api-version":[1,23],"meta":{},"blocks":[{"t":"Nonsense"}]}',
    ],
)
def test_garbage_is_a_failure_with_a_reason(pool: PandocPool, garbage: bytes) -> None:
    answer = pool.one("write", garbage)
    assert isinstance(answer, PandocFailure)
    assert answer.reason
    assert "<p>still here</p>" in html(pool, "still here")


def test_positions_are_given_on_request(pool: PandocPool) -> None:
    assert b"data-pos" in read(pool, "A [link](x).", "locate")
    assert b"data-pos" not in read(pool, "A [link](x).")


@EACH_OR_SOME
def test_an_outline_places_blocks_as_the_whole_tree_does(pool: PandocPool, step: int) -> None:
    """It is what the desk cuts texts by."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "docs").glob("*.md"))[::step]]
    texts += [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "tests/fidelity/traps").rglob("*.md"))]
    bodies = [*texts, "::: note\n- One\n- Two[^1]\n:::\n\n{.a}\n> Three\n\n1. Four\n\n[^1]: Five\n"]
    documents = [markdown.readable(body) for body in bodies]
    for body, *answers in zip(bodies, pool.each("locate", documents), pool.each("outline", documents), strict=True):
        if isinstance(answers[0], PandocFailure):
            continue
        whole, outline = (markdown_writing.split_source(body, tree_of(answer).blocks) for answer in answers)
        assert outline == whole
        assert len(answers[1]) <= len(answers[0])


# ---------------------------------------------------------------- failures of one


@pytest.mark.usefixtures("soon")
def test_a_document_that_hangs_fails_alone() -> None:
    """What stands before and after it is done, also while it hangs."""
    with PandocPool(2) as pool:
        documents = [b"One.", b"Two.", CIRCLE, *(f"Text {number}.".encode() for number in range(20))]
        answers = list(pool.each("read", documents))
        failures = [number for number, answer in enumerate(answers) if isinstance(answer, PandocFailure)]
        assert failures == [2]
        assert isinstance(answers[2], PandocFailure)
        assert "limit" in answers[2].reason


@pytest.mark.usefixtures("soon")
def test_a_process_that_hangs_is_ended() -> None:
    """A runaway would go on eating a processor and half a gigabyte."""
    with PandocPool(1) as pool:
        read(pool, "Warm.")
        (hanging,) = processes(pool)
        assert isinstance(pool.one("read", CIRCLE), PandocFailure)
        assert not is_running(hanging)
        assert b"After" in read(pool, "After.")


def stop_for(pool: PandocPool, seconds: float) -> None:
    """Let the processes of a pool wait, as on a busy computer. Those that are begun later go on."""
    for pid in processes(pool):
        os.kill(pid, signal.SIGSTOP)
    time.sleep(seconds)
    for pid in processes(pool):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


@pytest.mark.usefixtures("soon")
def test_a_text_is_not_blamed_for_a_busy_computer() -> None:
    """It waits for three times its limit without using it."""
    with PandocPool(1) as pool, ThreadPoolExecutor(1) as thread:
        read(pool, "Warm.")
        (pid,) = processes(pool)
        os.kill(pid, signal.SIGSTOP)
        answer = thread.submit(pool.one, "read", b"Honest.")
        stop_for(pool, 3 * LIMIT)
        assert isinstance(answer.result(), bytes)
        assert processes(pool) == [pid]


def test_what_waits_too_long_is_tried_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", 0.2)
    with PandocPool(1) as pool, ThreadPoolExecutor(1) as thread:
        pool._idle.put(pool._start())
        (pid,) = processes(pool)
        os.kill(pid, signal.SIGSTOP)
        # The process after it is not stopped, and has all the time that a busy computer wants.
        monkeypatch.setattr(pandoc, "CLOCK_FACTOR", 5)
        drop = PandocPool._drop

        def drop_and_be_patient(pool: PandocPool, process: pandoc._Process) -> None:
            monkeypatch.setattr(pandoc, "CLOCK_FACTOR", 1000)
            drop(pool, process)

        monkeypatch.setattr(PandocPool, "_drop", drop_and_be_patient)
        answer = thread.submit(pool.one, "read", b"Honest.")
        assert isinstance(answer.result(), bytes)
        assert pid not in processes(pool)


def test_a_computer_that_stays_busy_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", 0.1)
    monkeypatch.setattr(pandoc, "CLOCK_FACTOR", 1)
    monkeypatch.setattr(pandoc, "processor_seconds", lambda _: 0.0)  # nobody can use that little
    with PandocPool(1) as pool:
        answer = pool.one("read", CIRCLE)
    assert answer == PandocFailure(TOO_BUSY)


@pytest.mark.usefixtures("soon")
def test_what_uses_up_its_time_is_blamed_at_once() -> None:
    with PandocPool(1) as pool:
        assert pool.one("read", CIRCLE) == PandocFailure("it used up the limit of processor time")
        assert pool.documents == 1


def test_a_document_cannot_eat_the_machine_s_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to the limit and what pandoc itself needs, however long it goes on: the limit of time ends it."""
    monkeypatch.setattr(pandoc, "MEMORY_LIMIT", "64M")
    monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", 2.0)
    with PandocPool(1) as pool, ThreadPoolExecutor(1) as thread:
        read(pool, "Warm.")
        (pid,) = processes(pool)
        answer = thread.submit(pool.one, "read", CIRCLE)
        peak = 0
        while not answer.done():
            peak = max(peak, megabytes(pid))
            time.sleep(0.05)
        assert isinstance(answer.result(), PandocFailure)
        assert 64 < peak < 400
        assert b"After" in read(pool, "After.")


def test_a_killed_process_is_replaced() -> None:
    with PandocPool(1) as pool:
        read(pool, "Warm.")
        (victim,) = processes(pool)
        os.kill(victim, signal.SIGKILL)
        while is_running(victim):
            time.sleep(0.01)
        assert b"Found" in read(pool, "Found.")
        assert processes(pool) != [victim]


@pytest.mark.parametrize("kills", [1, 2])
def test_a_text_is_not_blamed_for_a_pandoc_that_was_killed(kills: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a system without memory does: once costs time only, twice is said to be what it is."""
    monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", 60.0)
    with PandocPool(1) as pool, ThreadPoolExecutor(1) as thread:
        # Long enough to be killed in the midst of it.
        answer = thread.submit(pool.one, "read", b"A *word* and [another](a.md).\n\n" * 10_000)
        victims: list[int] = []
        while len(victims) < kills and not answer.done():
            for pid in {*processes(pool)}.difference(victims):
                time.sleep(0.2)  # it starts, and begins with the document
                os.kill(pid, signal.SIGKILL)
                victims.append(pid)
        result = answer.result()
        assert len(victims) == kills
    if kills == 1:
        assert isinstance(result, bytes)
    else:
        assert isinstance(result, PandocFailure)
        assert "killed" in result.reason


def test_a_process_serves_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "DOCUMENTS_A_PROCESS", 3)
    with PandocPool(1) as pool:
        served = []
        for number in range(7):
            read(pool, f"Text {number}.")
            served += [pid for pid in processes(pool) if pid not in served]
        assert len(served) == 3


def test_no_process_outlives_the_pool() -> None:
    with PandocPool(2) as pool:
        list(pool.each("read", [b"One.", b"Two.", b"Three."]))
        started = processes(pool)
        assert started
    assert not any(map(is_running, started))


def test_the_pandoc_of_a_worker_ends_with_the_last_reference_to_its_pool() -> None:
    pool = shared_pool()
    read(pool, "One.")
    (started,) = processes(pool)
    del pool
    gc.collect()
    assert not is_running(started)


def test_nothing_starts_without_work() -> None:
    with PandocPool(2) as pool:
        assert processes(pool) == []
        assert pool.documents == 0


# ---------------------------------------------------------------- the binary


@pytest.fixture
def other_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A pandoc of the system that calls itself newer than ours."""
    other = tmp_path / "pandoc"
    other.write_text("#!/bin/sh\necho pandoc 99.1\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    pandoc.find_pandoc.cache_clear()
    yield other
    pandoc.find_pandoc.cache_clear()


def test_the_pandoc_in_use_is_the_one_whose_version_is_in_the_keys(other_pandoc: Path) -> None:
    found = pandoc.find_pandoc()
    assert Path(found) != other_pandoc
    assert "pypandoc" in Path(found).parts
    assert pandoc.pandoc_version() == f"pypandoc_binary {version('pypandoc_binary')}"


def test_a_pandoc_named_in_the_environment_is_used(other_pandoc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYPANDOC_PANDOC", str(other_pandoc))
    # In a process of its own: pypandoc asks the environment once.
    code = "from diglot.adapters.pandoc import find_pandoc; print(find_pandoc())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(other_pandoc)


@pytest.mark.usefixtures("soon")
def test_a_pandoc_that_a_busy_computer_starts_late_is_not_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = tmp_path / "pandoc"
    late.write_text(f"#!/bin/sh\nsleep {2 * LIMIT}\necho pandoc 99.1\n")
    late.chmod(0o755)
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: str(late))
    assert pandoc.installed_version() == "99.1"


def megabytes(pid: int) -> int:
    """The memory that a process had at the most; 0 where it is gone."""
    try:
        rows = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) >> 10 for row in rows if row.startswith("VmHWM")), 0)


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


# ---------------------------------------------------------------- the sandbox

CANARY = "xanthoproctic-quagga"

# Everything in any of pandoc's Markdowns that names a file.
FILE_READERS = (
    "![A]({path})",
    "[A]({path})",
    "<img src='{path}'>",
    "<object data='{path}'></object>",
    "\\input{{{path}}}\n\n\\include{{{path}}}\n\n\\lstinputlisting{{{path}}}",
    "```{{include={path}}}\n```",
    "``` {{.include}}\n{path}\n```",
    "!include {path}",
    "{{% include '{path}' %}}",
    ".. include:: {path}",
    ".. csv-table::\n   :file: {path}",
    '#+INCLUDE: "{path}"',
    "include::{path}[]",
    "$\\input{{{path}}}$",
    "---\nbibliography: {path}\ncsl: {path}\ninclude-before: {path}\n---\n\n[@a]",
    "![[{path}]]",
    "<!--#include file='{path}' -->",
)


@pytest.mark.parametrize("construct", FILE_READERS)
def test_no_construct_reads_a_file(pool: PandocPool, tmp_path: Path, construct: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY, encoding="utf-8")
    read_at = secret.stat().st_atime_ns
    text = construct.format(path=secret)
    assert CANARY not in html(pool, text)
    assert CANARY.encode() not in read(pool, text, "locate")
    assert secret.stat().st_atime_ns == read_at


def test_no_construct_goes_to_the_network(pool: PandocPool) -> None:
    asked: list[str] = []

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with http.server.HTTPServer(("127.0.0.1", 0), Host) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        for construct in FILE_READERS:
            html(pool, construct.format(path=f"http://127.0.0.1:{host.server_address[1]}/a.png"))
        host.shutdown()
    assert asked == []


def test_no_tree_writes_or_reads_a_file(pool: PandocPool, tmp_path: Path) -> None:
    """The writer embeds nothing, whatever the tree says."""
    secret = tmp_path / "secret.svg"
    secret.write_text(CANARY, encoding="utf-8")
    image = {"t": "Image", "c": [["", [], []], [], [str(secret), ""]]}
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [{"t": "Para", "c": [image]}]}
    written = pool.one("write", json.dumps(tree).encode())
    assert isinstance(written, bytes)
    assert CANARY.encode() not in written
    assert sorted(tmp_path.iterdir()) == [secret]


@pytest.mark.parametrize("text", ["--lua-filter=evil.lua", "-o /tmp/pwned", "ok 3\nabc", "read 3\nabc\n", "\x00\n"])
def test_a_document_is_never_a_command(pool: PandocPool, text: str) -> None:
    """The frame says how long a document is, so nothing in it can end it."""
    assert isinstance(pool.one("read", text.encode()), bytes)
    assert "<p>next</p>" in html(pool, "next")

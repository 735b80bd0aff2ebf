"""What a build says while it works: a bar for a person, plain lines for a file, nothing for a program."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from diglot.adapters.terminal import Console

ROOT = Path(__file__).parents[2]


def work(console: Console) -> None:
    with console:
        console.stage("Setting texts", 3)
        for _ in range(3):
            console.step()
        console.stage("Making PDFs", 2)
        console.step()


def test_a_file_gets_a_line_a_stage() -> None:
    stream = io.StringIO()
    work(Console(lambda msgid: msgid, stream))
    assert stream.getvalue() == "Setting texts: 3\nMaking PDFs: 2\n"


def test_a_person_learns_which_process_is_waited_for() -> None:
    stream = io.StringIO()
    Console(lambda msgid, **values: msgid.format(**values), stream).wait("1708")
    assert stream.getvalue() == "Another build is running (process 1708). Waiting for it to finish.\n"


def test_stages_are_said_in_the_language_of_the_reader() -> None:
    stream = io.StringIO()
    work(Console({"Setting texts": "Набор текстов", "Making PDFs": "Вёрстка PDF"}.__getitem__, stream))
    assert stream.getvalue() == "Набор текстов: 3\nВёрстка PDF: 2\n"


def test_a_program_gets_nothing() -> None:
    stream = io.StringIO()
    work(Console(lambda msgid: msgid, stream, is_quiet=True))
    assert stream.getvalue() == ""


def test_steps_without_a_stage_are_no_error() -> None:
    stream = io.StringIO()
    with Console(lambda msgid: msgid, stream) as console:
        console.step()
    assert stream.getvalue() == ""


# A bar draws itself from a thread and looks at the whole terminal: a process of its own, as a person would start it.
_WATCHED = """
import sys
from diglot.adapters.terminal import Console
with Console(lambda msgid: msgid) as console:
    console.stage("Setting texts", 3)
    for _ in range(3):
        console.step()
    input()
    console.stage("Making PDFs", 2)
    input()
    {more}
print("after", file=sys.stderr)
"""


def seen(more: str = "") -> tuple[str, int]:
    """What a terminal is sent, and the exit code. The next stage begins when this one is seen to be done."""
    main, end = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", _WATCHED.format(more=more or "pass")], stderr=end, stdout=end, stdin=end, env=environment
    )
    os.close(end)
    shown, awaited = b"", [b"3/3", b"0/2"]
    try:
        while piece := os.read(main, 65_536):
            shown += piece
            if awaited and awaited[0] in shown:
                del awaited[0]
                os.write(main, b"\n")
    except OSError:  # how Linux says that the other end was closed
        pass
    os.close(main)
    return shown.decode("utf-8", "replace"), process.wait()


def test_a_terminal_gets_a_bar() -> None:
    """With the stage's name and how much is done; it is gone before anything else is printed."""
    shown, code = seen()
    assert code == 0
    assert "Setting texts" in shown
    assert "3/3" in shown
    assert "Making PDFs" in shown
    assert "Setting texts: 3" not in shown
    assert "\x1b[" in shown
    assert shown.index("Making PDFs") < shown.index("after")


def test_the_terminal_is_left_as_it_was_after_an_error() -> None:
    """The cursor, which the bar hides, is shown again."""
    shown, code = seen("raise ValueError('broken')")
    assert code == 1
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")

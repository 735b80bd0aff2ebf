"""The line that an editor types in, what her terminal shows out.

Runs diglot in this process, everything else through the shell. Touches the disk, under her home folder.
"""

from __future__ import annotations

import io
import os
import shlex
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from diglot.adapters.terminal import Console
from diglot.cli import command_line

# git asks who commits, and has settings and a language of this machine's own.
_EDITOR = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in
           (("NAME", "Anna"), ("EMAIL", "anna@journal.example"))}  # fmt: skip
_GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8"}


class _Keyboard(io.StringIO):
    """Answers typed at a terminal, which shows what is typed."""

    def __init__(self, answers: Iterable[str], screen: io.StringIO) -> None:
        super().__init__()
        self._answers, self._screen = iter(answers), screen

    def isatty(self) -> bool:
        """Return that somebody is there."""
        return True

    def readline(self, *_: object) -> str:
        """Return the next answer."""
        answer = f"{next(self._answers)}\n"
        self._screen.write(answer)
        return answer


class _Screen(io.StringIO):
    """What both streams print, in order."""

    def isatty(self) -> bool:
        """Return that somebody is there."""
        return True


@dataclass
class Desk:
    """An editor's publication and the language in which diglot speaks to her.

    home: `~` in a line. place: the folder in which she types. guide: the text that she follows.
    answers: what she types when diglot asks, one for each question of the next command. is_known_to_git: whether she has
    told it who she is. code: with which the last command ended.
    """

    home: Path
    place: Path
    lang: str
    guide: str
    answers: list[str] = field(default_factory=list)
    is_known_to_git: bool = True
    code: int | str | None = 0

    def edit(self, path: str, *changes: tuple[str, str]) -> None:
        """Replace texts in a file, each of which must be there once."""
        text = (self.place / path).read_text(encoding="utf-8")
        for before, after in changes:
            assert text.count(before) == 1, (path, before)
            text = text.replace(before, after)
        (self.place / path).write_text(text, encoding="utf-8", newline="")

    def type(self, line: str) -> str:
        """Type a line; return what the terminal shows until the next prompt."""
        words = [str(self.home) + word[1:] if word.startswith("~") else word for word in shlex.split(line)]
        is_diglot = words[:2] == ["python3", "build.py"]
        shown = self._run_diglot(words[2:]) if is_diglot else self._run(words)
        return shown.replace(str(self.home), "/home/anna")

    def _run(self, words: Sequence[str]) -> str:
        environment = {**os.environ, **_GIT, **(_EDITOR if self.is_known_to_git else {})}
        done = subprocess.run(words, cwd=self.place, env=environment, capture_output=True, text=True, check=False)
        self.code = done.returncode
        return done.stdout + done.stderr

    def _run_diglot(self, words: Sequence[str]) -> str:
        screen = _Screen()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.place)
            patch.setenv("DIGLOT_CALLED_AS", "python3 build.py")
            patch.setenv("NO_COLOR", "1")
            patch.setattr("diglot.cli.writing.sync.user_name", lambda: "Anna")
            for name, stream in (("stdout", screen), ("stderr", screen), ("stdin", _Keyboard(self.answers, screen))):
                patch.setattr(f"sys.{name}", stream)
            # A terminal shows a bar, which is gone when the command ends.
            for method in ("stage", "step"):
                patch.setattr(Console, method, lambda *_: None)
            try:
                self.code = command_line.main([*words, "--ui-lang", self.lang])
            except SystemExit as exit_:
                self.code = exit_.code
        self.answers = []
        return screen.getvalue()

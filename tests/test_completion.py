"""Completion in a shell: what the Tab key gives, asked of bash, zsh and fish themselves."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.cli.extension_commands import every_command
from tests.tools.publication import run
from tests.tools.waiting import PATIENCE_S

COMMANDS = every_command(())


def script(shell: str, capsys: pytest.CaptureFixture[str], lang: str = "en") -> str:
    code, out, err = run(["completion", shell, "--ui-lang", lang], capsys)
    assert (code, err) == (0, "")
    return out


def press_tab(line: str, script: str, folder: Path) -> list[str]:
    """What bash offers at the end of a line, by calling the function that is registered as bash does."""
    asked = """
        source /dev/stdin
        registered=$(complete -p diglot)
        [[ $registered =~ -F\\ ([^ ]+) ]]
        read -ra COMP_WORDS <<<"$1"
        [[ $1 == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$1 COMP_POINT=${#1}
        "${BASH_REMATCH[1]}" diglot "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", asked, "bash", line],
        input=script,
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    )
    return done.stdout.split()


def press_tab_in_fish(line: str, script: str, folder: Path) -> list[str]:
    """What fish offers at the end of a line."""
    asked = ["fish", "--no-config", "-c", f"string collect -- $argv[1] | source; complete -C '{line}'", script]
    done = subprocess.run(asked, capture_output=True, text=True, cwd=folder, check=True)
    return [offer.partition("\t")[0].rstrip("/") for offer in done.stdout.splitlines()]


def press_tab_in_zsh(line: str, script: str, folder: Path) -> list[str]:
    """What zsh lists below a line that is typed, with the script where the guide puts it."""
    (folder / ".zfunc").mkdir(exist_ok=True)
    (folder / ".zfunc/_diglot").write_text(script, encoding="utf-8")
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (200, 400))  # everything is listed at once, a word a row
    environment = {**os.environ, "HOME": str(folder), "TERM": "dumb"}
    shell = subprocess.Popen(
        ["zsh", "-f", "-i"], stdin=its, stdout=its, stderr=its, cwd=folder, env=environment, start_new_session=True
    )
    os.close(its)
    try:
        setting_up = "fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' list-choices"
        plain = "unset zle_bracketed_paste; unsetopt prompt_sp; PS1='rea''dy '"
        os.write(ours, f"{setting_up}; {plain}\n".encode())
        read_until(ours, lambda text: text.endswith("ready "))
        os.write(ours, f"{line}\t".encode())
        # The line is written again below what is listed.
        listed = read_until(ours, lambda text: text.count(line) > 1 and text.endswith(line))
    finally:
        shell.kill()
        shell.wait()
        os.close(ours)
    rows = listed[listed.index("\n") :].rpartition("\n")[0].splitlines()
    return [word.rstrip("/") for row in rows for word in row.partition(" -- ")[0].split()]


def read_until(stream: int, is_whole: Callable[[str], bool]) -> str:
    """What a terminal shows until it is all there."""
    os.set_blocking(stream, False)
    text, end = "", time.monotonic() + PATIENCE_S
    while not is_whole(text):
        assert time.monotonic() < end, text
        try:
            text += os.read(stream, 65536).decode()
        except BlockingIOError:
            time.sleep(0.02)
    return text


@pytest.mark.parametrize(
    ("shell", "press_tab"), [("bash", press_tab), ("fish", press_tab_in_fish), ("zsh", press_tab_in_zsh)]
)
def test_the_shell_completes_commands_options_values_and_files(
    shell: str,
    press_tab: Callable[[str, str, Path], list[str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    text = script(shell, capsys)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/snow.md").touch()
    assert {*press_tab("diglot ", text, tmp_path)} >= {*COMMANDS}
    assert press_tab("diglot tra", text, tmp_path) == ["translate"]
    assert [Path(path).name for path in press_tab("diglot translate content/", text, tmp_path)] == ["snow.md"]
    assert {*press_tab("diglot check --", text, tmp_path)} >= {"--all", "--format", "--ui-lang"}
    assert press_tab("diglot check --format s", text, tmp_path) == ["sarif"]
    assert press_tab("diglot --ui-lang ", text, tmp_path) == ["en", "ru"]
    assert press_tab("diglot build --output con", text, tmp_path) == ["content"]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_reads_its_script(
    shell: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = script(shell, capsys, lang)
    assert all(name in text for name in COMMANDS)
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=text, text=True, check=True, cwd=tmp_path)


def test_what_a_shell_shows_is_in_the_language_of_the_user(capsys: pytest.CaptureFixture[str]) -> None:
    for shell in ("zsh", "fish"):
        assert "показать эту справку" in script(shell, capsys, "ru")


def test_the_generator_is_loaded_for_completion_alone(tmp_path: Path) -> None:
    probe = "import sys; from diglot.cli.command_line import main; main(['doctor']); print('shtab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.splitlines()[-1] == "False"

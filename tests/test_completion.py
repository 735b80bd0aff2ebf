"""Completion in a shell: what the Tab key gives, asked of a real bash; of zsh and fish, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.cli.commands import COMMANDS
from tests.tools.small_house import run


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


def test_bash_completes_commands_options_values_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bash = script("bash", capsys)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/snow.md").touch()
    assert {*press_tab("diglot ", bash, tmp_path)} >= {*COMMANDS}
    assert press_tab("diglot tra", bash, tmp_path) == ["translate"]
    assert press_tab("diglot translate content/", bash, tmp_path) == ["content/snow.md"]
    assert {*press_tab("diglot check --", bash, tmp_path)} >= {"--all", "--format", "--ui-lang"}
    assert press_tab("diglot check --format s", bash, tmp_path) == ["sarif"]
    assert press_tab("diglot --ui-lang ", bash, tmp_path) == ["en", "ru"]
    assert press_tab("diglot build --output con", bash, tmp_path) == ["content"]


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

"""`docs/extensions.md`, followed literally: its package is built, installed beside diglot, and used as it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.tools.installed import ROOT, build_wheel, make_environment, pip, run_installed

# Both have the same code; the Russian one is read by eye, and compared with it by test_guides.
GUIDE = ROOT / "docs/extensions.md"
_BLOCK = re.compile(r"```(?:toml|python|html|css|po|markdown)\n(?P<text>.*?)```", re.DOTALL)
_PATH = re.compile(r"`([\w.-]+/[\w./-]+)`")
_SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    wheel = build_wheel(ROOT, tmp_path_factory.mktemp("dist"))
    return make_environment(tmp_path_factory.mktemp("environment") / "venv", wheel)


def files_of_guide(guide: str) -> dict[str, str]:
    """Each block of code, by the path that was last named before it."""
    return {_PATH.findall(guide[: block.start()])[-1]: block["text"] for block in _BLOCK.finditer(guide)}


def test_the_tutorial_is_followed_to_its_end(environment: Path, tmp_path: Path) -> None:
    """Files are written as they stand; a line with $ is typed, and what stands below it is what is printed."""
    for path, text in files_of_guide(GUIDE.read_text(encoding="utf-8")).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    printed = ""
    for session in _SESSION.findall(GUIDE.read_text(encoding="utf-8")):
        for entered in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
            line, _, expected = entered.partition("\n")
            program, *words = shlex.split(line)
            if program == "pip":
                # What builds a wheel is here already, and the network is not.
                pip(
                    environment,
                    *words,
                    *(["--no-build-isolation"] if words[0] == "wheel" else []),
                    cwd=tmp_path,
                )
            else:
                done = run_installed(environment, tmp_path, words)
                printed = done.stdout + done.stderr
                assert expected in printed, printed
    page = (tmp_path / "public/ru/word/index.html").read_text(encoding="utf-8")
    assert '<span class="pronounced">Прага [ˈpraɡə]</span>' in page
    assert (tmp_path / "public/en/word.txt").read_text(encoding="utf-8").startswith("A word\n\nSay ")
    assert 'href="/en/word.txt" type="text/plain; charset=utf-8">Plain text, ' in (
        tmp_path / "public/en/word/index.html"
    ).read_text(encoding="utf-8")
    loud = (tmp_path / "public/ru/loud/index.html").read_text(encoding="utf-8")
    assert "<h1>Громкие тексты</h1>" in loud and '<p><a href="/ru/word/">Слово</a></p>' in loud
    assert "<p><a" not in (tmp_path / "public/en/loud/index.html").read_text(encoding="utf-8")
    style = next((tmp_path / "public/assets/styles").glob("screen.*.css")).read_text(encoding="utf-8")
    assert ".pronounced { font-style: italic }" in style
    assert "Простой текст, " in (tmp_path / "public/ru/word/index.html").read_text(encoding="utf-8")
    russian = run_installed(environment, tmp_path, ["check", "--ui-lang", "ru"]).stdout
    assert "предупреждение: перевод громче оригинала: «Скажите Прага один раз!»" in russian
    doctor = run_installed(environment, tmp_path, ["doctor"]).stdout
    assert "extension tone: version 1.0: the tone of translations" in doctor

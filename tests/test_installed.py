"""diglot as it is installed: the wheel alone, in a fresh environment and in a folder with spaces and Cyrillic letters."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.tools.installed import CLEAN, build_package, build_wheel, make_environment, pip, run_installed
from tests.tools.waiting import PATIENCE_S, wait_until

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_environment(tmp_path_factory.mktemp("Окружение без репозитория") / "venv", wheel)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "Мои издания (черновики)"
    folder.mkdir()
    return folder


def diglot(environment: Path, folder: Path, *words: str) -> str:
    """Run the installed program; return what it printed."""
    done = run_installed(environment, folder, words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_has_everything_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    inside = {name.removeprefix("diglot/defaults/") for name in names if name.startswith("diglot/defaults/")}
    kept = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "templates", "assets", "locales", "starters"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\n")
    assert set(filter(None, kept)) <= inside
    modules = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "diglot"], check=True, capture_output=True, text=True
    ).stdout.split()
    assert set(modules) <= set(names)
    assert "diglot/py.typed" in names
    assert [name for name in names if re.search(r"__pycache__|^tests/|^content/|^docs/", name)] == []


def test_the_source_archive_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """It has all that the wheel is made of, and what builds it is locked."""
    archive = build_package(ROOT, tmp_path / "dist", "sdist")
    with tarfile.open(archive) as sources:
        sources.extractall(tmp_path, filter="data")
    source = tmp_path / archive.name.removesuffix(".tar.gz")
    assert (source / "requirements-build.lock").read_bytes() == (ROOT / "requirements-build.lock").read_bytes()
    assert contents_of(build_wheel(source, tmp_path / "again")) == contents_of(wheel)


def contents_of(wheel: Path) -> dict[str, int]:
    return {file.filename: file.CRC for file in zipfile.ZipFile(wheel).infolist()}


def test_its_requirements_are_met_and_it_runs_as_a_module(environment: Path, place: Path) -> None:
    python = str(environment / "bin/python")
    checked = subprocess.run([python, "-m", "pip", "check"], env=CLEAN, capture_output=True, text=True, check=False)
    assert [line for line in checked.stdout.splitlines() if "diglot" in line] == []
    where = "import diglot; print(diglot.__file__)"
    import_attribute = subprocess.run(
        [python, "-c", where], cwd=place, env=CLEAN, capture_output=True, text=True, check=True
    )
    assert import_attribute.stdout.startswith(str(environment))
    as_module = subprocess.run([python, "-m", "diglot", "--version"], env=CLEAN, cwd=place, capture_output=True)
    assert as_module.stdout == diglot(environment, place, "--version").encode()


@pytest.mark.parametrize("guide", ["install.md", "install.ru.md"])
def test_the_lines_for_pipx_hold_pip_to_the_locked_versions(
    guide: str, wheel: Path, environment: Path, tmp_path: Path
) -> None:
    """pip takes no file with hashes as constraints of a folder or a wheel, which has none."""
    lines = (ROOT / "docs" / guide).read_text(encoding="utf-8").splitlines()
    [number] = [number for number, line in enumerate(lines) if line.startswith("pipx install ")]
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    subprocess.run(lines[number - 1], shell=True, cwd=tmp_path, check=True)
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert (tmp_path / "versions.txt").read_text(encoding="utf-8").count("==") == locked.count("==")
    [words] = re.findall(r'--pip-args="(.+)"', lines[number])
    pip(environment, "install", "--dry-run", *shlex.split(words), str(wheel), cwd=tmp_path)


def test_a_problem_is_explained_from_the_wheel_alone(environment: Path, place: Path) -> None:
    for lang, mark in (("en", "Error."), ("ru", "Ошибка.")):
        assert diglot(environment, place, "help", "dead-link", "--ui-lang", lang).startswith(f"dead-link\n\n{mark}")


def test_the_first_minute_works_from_the_wheel_alone(environment: Path, place: Path) -> None:
    """init, build with PDFs, status, doctor, publish, serve."""
    diglot(environment, place, "init", "Мой журнал", "--lang", "ru")
    folder = place / "Мой журнал"
    report = json.loads(diglot(environment, folder, "--strict", "--json"))
    assert (report["problems"], report["pdfs"]) == ([], 4)
    assert json.loads(diglot(environment, folder / "content/ru", "status", "about.md", "--json"))["articles"]
    assert "Everything that a build needs is here." in diglot(environment, folder, "doctor")
    diglot(environment, folder, "publish", "../Выпуски")
    assert (place / "Выпуски/current/ru/index.html").is_file()


def page_at(url: str) -> str:
    """Return a page; "" where there is none yet."""
    try:
        return str(urllib.request.urlopen(url, timeout=PATIENCE_S).read(), "utf-8")
    except OSError:
        return ""


def test_the_preview_works_from_the_wheel_alone(environment: Path, place: Path) -> None:
    diglot(environment, place, "init", "Мой журнал", "--lang", "ru", "--starter", "pages")
    command = [str(environment / "bin/diglot"), "serve", "--port", "0", "--ui-lang", "en"]
    with subprocess.Popen(command, cwd=place / "Мой журнал", env=CLEAN, stdout=subprocess.PIPE, text=True) as preview:
        try:
            assert preview.stdout is not None
            url = re.search(r"http://127\.0\.0\.1:\d+/", preview.stdout.readline())
            assert url
            assert wait_until(lambda: "Проект" in page_at(f"{url[0]}ru/"))
        finally:
            preview.terminate()


def test_it_is_typed_for_programs_that_import_it(environment: Path, place: Path) -> None:
    (place / "uses.py").write_text(
        "from diglot.core.links.slugs import make_slug\n\nnumber: int = make_slug('x', latin_only=True)\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--python-executable"]
    found = subprocess.run(
        [*command, str(environment / "bin/python"), "uses.py"],
        cwd=place,
        env=CLEAN,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 'expression has type "str", variable has type "int"' in found.stdout
    assert "py.typed" not in found.stdout

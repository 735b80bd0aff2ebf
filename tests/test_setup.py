"""Set-up without a network: what build.py decides, says and leaves behind; what the lock files promise."""

import ast
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import string
import subprocess
import sys
import threading
import tomllib
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from diglot.model.wording.system_needs import LIBRARIES
from tests.tools.waiting import PATIENCE_S, wait_until

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-schemas.lock")
STUB = 'import os, sys\nprint(sys.argv[1:], os.getcwd(), sys.prefix, sep="\\n")\n'


def load_build(path):
    spec = importlib.util.spec_from_file_location("front_door", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def repository(tmp_path):
    """A repository of nothing but set-up and a diglot that tells how it was called."""
    root = tmp_path / "house"
    (root / "diglot").mkdir(parents=True)
    (root / "diglot" / "__main__.py").write_text(STUB, encoding="utf-8")
    for name in ("build.py", *LOCKS, "package-lock.json"):
        shutil.copy(ROOT / name, root)
    return root


@pytest.fixture
def build(repository, monkeypatch):
    """The front door of that repository, whose venvs are empty folders and whose pip does nothing."""
    module = load_build(repository / "build.py")
    monkeypatch.setattr(module, "choose_language", lambda arguments, environment: "en")
    monkeypatch.setattr(module, "pip_install", lambda venv: [sys.executable, "-c", "pass"])
    module.venvs_made = 0

    def make_empty_venv():
        module.venvs_made += 1
        shutil.rmtree(module.NEW_VENV, ignore_errors=True)
        module.python_in(module.NEW_VENV).parent.mkdir(parents=True)
        module.python_in(module.NEW_VENV).symlink_to(sys.executable)

    monkeypatch.setattr(module, "make_venv", make_empty_venv)
    return module


def make_ready(repository):
    """Give the repository a real venv, without pip, stamped as if the lock file had been installed."""
    build = load_build(repository / "build.py")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(build.VENV)], check=True)
    build.put_repository_on_path(build.VENV)
    build.stamp_path(build.LOCK).write_bytes(build.stamp_of(build.LOCK))


def start(repository, *arguments, folder):
    return subprocess.run(
        [sys.executable, repository / "build.py", *arguments], cwd=folder, capture_output=True, text=True
    )


# --- The stamp


def test_a_fresh_copy_is_not_ready_and_one_set_up_is(build):
    assert not build.is_ready(with_tests=False)
    build.install_python_packages([build.LOCK])
    assert build.is_ready(with_tests=False)
    assert not build.is_ready(with_tests=True)


def test_a_changed_lock_file_asks_for_a_new_venv(build):
    build.install_python_packages([build.LOCK])
    build.LOCK.write_bytes(build.LOCK.read_bytes() + b"# changed\n")
    assert not build.is_ready(with_tests=False)
    build.install_python_packages([build.LOCK])
    assert build.is_ready(with_tests=False)
    assert build.venvs_made == 2


def test_a_venv_is_that_of_its_own_python_whichever_one_starts_us(build, monkeypatch):
    """Whoever has two Pythons must not lose the packages of running builds by starting us with the other one."""
    build.install_python_packages([build.LOCK])
    monkeypatch.setattr(sys, "implementation", SimpleNamespace(cache_tag="cpython-399"))
    assert load_build(build.__file__).is_ready(with_tests=False)


def test_a_venv_whose_python_was_replaced_is_made_again(build):
    build.install_python_packages([build.LOCK])
    build.VENV_PYTHON.unlink()
    build.VENV_PYTHON.symlink_to("/bin/sh")  # the system has another Python now
    assert not build.is_ready(with_tests=False)


def test_a_new_venv_is_complete_before_it_takes_the_place_of_the_old_one(build, monkeypatch):
    build.install_python_packages([build.LOCK])
    build.LOCK.write_bytes(build.LOCK.read_bytes() + b"# changed\n")
    script = build.NEW_VENV / "bin" / "ruff"
    seen = []

    def install(command, packages=0):
        seen.append((build.stamp_path(build.LOCK).exists(), build.VENV_PYTHON.exists()))
        script.write_text(f"#!{build.python_in(build.NEW_VENV)}\n", encoding="utf-8")

    monkeypatch.setattr(build, "run", install)
    build.install_python_packages([build.LOCK])
    assert seen == [(True, True)], "the old one is whole while the new one is made"
    assert (build.VENV / "bin" / "ruff").read_text(encoding="utf-8") == f"#!{build.VENV_PYTHON}\n"
    assert not build.NEW_VENV.exists() and not build.OLD_VENV.exists()


def test_a_link_in_the_place_of_the_venv_is_replaced_and_not_followed(build, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").touch()
    build.VENV.symlink_to(elsewhere)
    build.install_python_packages([build.LOCK])
    assert build.is_ready(with_tests=False)
    assert [path.name for path in elsewhere.iterdir()] == ["mine"]


def test_a_venv_whose_python_was_uninstalled_is_made_anew(build):
    build.install_python_packages([build.LOCK])
    build.VENV_PYTHON.unlink()
    build.VENV_PYTHON.symlink_to("/nonexistent/python")
    assert not build.is_ready(with_tests=False)
    build.install_python_packages([build.LOCK])
    assert build.venvs_made == 2


def test_the_tests_packages_join_the_same_venv(build):
    build.install_python_packages([build.LOCK])
    build.install_python_packages([build.LOCK, build.TEST_LOCK])
    assert build.venvs_made == 1
    assert build.is_stamped(build.TEST_LOCK)


def test_an_interrupted_installation_is_thrown_away(build, monkeypatch):
    def stop(command, packages=0):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(build, "run", stop)
        with pytest.raises(KeyboardInterrupt):
            build.install_python_packages([build.LOCK])
    assert not build.is_ready(with_tests=False)
    build.install_python_packages([build.LOCK])
    assert build.venvs_made == 2
    assert build.is_ready(with_tests=False)


def test_half_of_the_tests_packages_do_not_stop_diglot_but_are_thrown_away(build, monkeypatch):
    build.install_python_packages([build.LOCK])
    with monkeypatch.context() as patch:
        patch.setattr(build, "pip_install", lambda venv: [sys.executable, "-c", "raise SystemExit(1)"])
        with pytest.raises(build.SetUpStopped):
            build.install_python_packages([build.LOCK, build.TEST_LOCK])
    assert build.is_ready(with_tests=False)
    assert not build.is_sound_venv()
    build.install_python_packages([build.LOCK, build.TEST_LOCK])
    assert build.venvs_made == 2


def test_published_schemas_are_set_up_for_long_tests_alone_and_once(build, monkeypatch):
    steps = []
    monkeypatch.setattr(build, "set_up", lambda with_tests: None)
    monkeypatch.setattr(build, "run_tests", lambda arguments: 0)

    def run(command, packages=0):
        steps.append(command)
        if "venv" in command:
            build.python_in(build.SCHEMAS_VENV).parent.mkdir(parents=True)
            build.python_in(build.SCHEMAS_VENV).symlink_to(sys.executable)

    monkeypatch.setattr(build, "run", run)
    build.main(["test", "tests/core"])
    assert steps == []
    build.main(["test", "--long"])
    build.main(["test", "--long"])
    assert [step[-1] for step in steps] == [str(build.SCHEMAS_VENV), str(build.SCHEMAS_LOCK)]
    build.SCHEMAS_LOCK.write_bytes(b"")
    build.main(["test", "--long", "tests/core"])
    assert len(steps) == 4


def test_npm_packages_are_installed_once_for_a_lock_file(build, monkeypatch):
    commands = []
    build.NODE_MODULES.mkdir()
    monkeypatch.setattr(build, "run", commands.append)
    build.install_npm_packages()
    build.install_npm_packages()
    assert [command[:2] for command in commands] == [["npm", "ci"]]
    assert "--ignore-scripts" in commands[0]


def test_a_failed_step_shows_its_output_and_its_command(build, capfd):
    with pytest.raises(build.SetUpStopped, match="exit 3"):
        build.run(["sh", "-c", "echo the reason; exit 3"])
    assert "the reason" in capfd.readouterr().err


def test_who_waits_sees_which_package_it_is(build, monkeypatch, capsys):
    """In a terminal, in one line that is gone afterwards; elsewhere nothing is added."""
    lines = (
        "Collecting lxml==5.3.0 (from -r requirements.lock)",
        "Collecting nh3==0.2.18",
        "Installing collected packages: lxml",
    )
    command = ["printf", "%s\\n", *lines]
    build.run(command, 57)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    build.run(command, 57)
    shown = capsys.readouterr().err
    assert shown == "".join(f"\r\x1b[K    {text}" for text in ("1/57 lxml", "2/57 nh3", "…")) + "\r\x1b[K"


def test_packages_are_installed_by_hash_and_never_built():
    build = load_build(ROOT / "build.py")
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(build.pip_install(build.VENV))


def test_a_second_set_up_waits_for_the_first(build, capsys):
    turn = build.take_turn()
    second = threading.Thread(target=lambda: os.close(build.take_turn()), daemon=True)
    second.start()
    assert wait_until(lambda: "waiting" in capsys.readouterr().err)
    assert second.is_alive()
    os.close(turn)
    second.join(PATIENCE_S)
    assert not second.is_alive()


# --- Handing over


def test_diglot_gets_all_arguments_in_the_callers_folder(repository, tmp_path):
    """Also when that folder holds a file named like a module, and after the repository has been moved."""
    make_ready(repository)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "diglot.py").write_text("raise SystemExit('the wrong diglot')", encoding="utf-8")
    moved = repository.rename(tmp_path / "new house")
    called = start(moved, "--root", "a b", folder=elsewhere)
    assert called.returncode == 0, called.stderr
    assert called.stdout.splitlines() == ["['--root', 'a b']", str(elsewhere), str(moved / ".venv")]
    assert called.stderr == ""


@pytest.mark.parametrize(("word", "package"), [("bench", "benchmarks"), ("docs", "handbook")])
def test_bench_and_docs_start_their_packages(repository, tmp_path, word, package):
    make_ready(repository)
    (repository / package).mkdir()
    (repository / package / "__main__.py").write_text(STUB, encoding="utf-8")
    called = start(repository, word, "--pairs", "2", folder=tmp_path)
    assert called.stdout.splitlines() == ["['--pairs', '2']", str(tmp_path), str(repository / ".venv")], called.stderr


def test_diglots_exit_code_is_ours(repository, tmp_path):
    make_ready(repository)
    (repository / "diglot" / "__main__.py").write_text("raise SystemExit(7)", encoding="utf-8")
    assert start(repository, folder=tmp_path).returncode == 7


def test_a_usual_start_imports_nothing_slow(repository):
    """Each start pays for every import of build.py; -S keeps the imports of this Python's own start out."""
    make_ready(repository)
    script = (
        "import os, sys; sys.path.insert(0, '.')\n"
        "os.execv = lambda *_: print(*sys.modules)\n"
        "import build; build.main([])"
    )
    modules = subprocess.run(
        [sys.executable, "-S", "-c", script], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "build" in modules
    assert not {"ctypes", "hashlib", "importlib.util", "shutil", "subprocess", "typing"} & set(modules)


def test_a_set_up_that_cannot_write_says_why(repository, tmp_path):
    (repository / "requirements.lock").unlink()
    called = start(repository, "--ui-lang", "en", folder=tmp_path)
    assert called.returncode == 1
    assert "requirements.lock" in called.stderr
    assert "Traceback" not in called.stderr


def test_an_older_python_is_told_what_is_needed():
    script = (
        "import runpy, sys; sys.version_info = (3, 8, 0); "
        f"runpy.run_path({str(ROOT / 'build.py')!r}, run_name='__main__')"
    )
    reported = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert reported.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.8" in reported.stderr
    assert "нужен Python 3.11" in reported.stderr
    assert ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 6))


# --- The system's packages


@pytest.fixture
def bare_system(build, monkeypatch):
    """A system that lacks all that we look for, on which we are nobody; `commands` is what it has instead."""
    system = SimpleNamespace(commands={"apt-get"})
    monkeypatch.setattr(build, "is_met", lambda need: False)
    monkeypatch.setattr(build, "way_to_become_root", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in system.commands else None)
    return system


def test_without_root_debian_users_are_told_what_to_type(build, bare_system):
    with pytest.raises(build.SetUpStopped) as stopped:
        build.install_system_packages(build.FOR_DIGLOT)
    assert str(stopped.value).splitlines()[-1].strip() == (
        "sudo apt-get install --no-install-recommends "
        "python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig"
    )


def test_mac_users_are_told_what_to_type(build, bare_system, monkeypatch):
    bare_system.commands = {"brew"}
    has_venv = {"python3-venv": True}
    monkeypatch.setattr(build, "is_met", lambda need: has_venv.get(need[1], False))
    with pytest.raises(build.SetUpStopped) as stopped:
        build.install_system_packages(build.FOR_DIGLOT)
    assert str(stopped.value).splitlines()[-1].strip() == "brew install pango harfbuzz fontconfig"


def test_users_of_other_systems_get_the_names(build, bare_system):
    bare_system.commands = set()
    with pytest.raises(build.SetUpStopped, match="poppler-utils qpdf") as stopped:
        build.install_system_packages(build.FOR_TESTS)
    assert "apt-get" not in str(stopped.value)


def test_nothing_is_installed_where_nothing_is_missing(build, bare_system, monkeypatch):
    monkeypatch.setattr(build, "is_met", lambda need: True)
    assert build.install_system_packages([*build.FOR_DIGLOT, *build.FOR_TESTS]) is None


def test_what_a_distribution_does_not_offer_is_done_without(build, bare_system, monkeypatch, capsys):
    """An older one has nginx and no Caddy: the others are installed, and the tests that need Caddy are skipped."""
    monkeypatch.setattr(build, "way_to_become_root", lambda: [])
    installed = set()

    def apt_install(names, as_root):
        if "caddy" in names:
            raise build.SetUpStopped("E: Unable to locate package caddy")
        installed.update(names)

    monkeypatch.setattr(build, "apt_install", apt_install)
    monkeypatch.setattr(build, "is_met", lambda need: need[1] in installed)
    build.install_what_is_offered(build.FOR_TESTS_OF_SERVERS)
    assert installed == {"nginx", "libnginx-mod-http-brotli-static"}
    assert "Not to be had here: caddy." in capsys.readouterr().err


@pytest.mark.parametrize(("apt_knows", "expected"), [(True, ["install"]), (False, ["install", "update", "install"])])
def test_apt_lists_are_renewed_only_if_apt_fails_without(build, monkeypatch, apt_knows, expected):
    verbs = []

    def run_apt(command, **_):
        verb = next(word for word in command if word in ("install", "update"))
        verbs.append(verb)
        assert command[:4] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
        fails = verb == "install" and not apt_knows and "update" not in verbs
        return SimpleNamespace(returncode=100 if fails else 0, stdout=b"")

    monkeypatch.setattr(subprocess, "run", run_apt)
    monkeypatch.setattr(build, "run", run_apt)
    build.apt_install(["qpdf"], ["sudo", "-n"])
    assert verbs == expected


@pytest.mark.parametrize(
    ("user", "sudo_asks_nothing", "expected"),
    [(0, False, []), (1000, True, ["sudo", "-n"]), (1000, False, None)],
)
def test_root_is_taken_only_without_a_password(build, monkeypatch, user, sudo_asks_nothing, expected):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    answer = SimpleNamespace(returncode=0 if sudo_asks_nothing else 1)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)
    assert build.way_to_become_root() == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("json()", True),
        ("no_such_module_here()", False),
        ("sh", True),
        ("no-such-command-here", False),
        ("libc.so.6" if sys.platform == "linux" else "libSystem.dylib", True),
        ("libno-such-library.so.1", False),
    ],
)
def test_a_need_is_recognised_by_its_name(build, name, expected):
    assert build.is_met(([name], "debian-name", "brew-name")) is expected
    assert build.is_met((["no-such-command-here", name], "debian-name", "brew-name")) is expected


# --- Words


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ru_RU.UTF-8"}, "ru"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ([], {"LANG": "en_GB.UTF-8", "LANGUAGE": "ru:en"}, "ru"),
        ([], {"LANG": "C.UTF-8", "LANGUAGE": "ru"}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "en"),
        (["--ui-lang", "ru"], {"LANG": "en_GB.UTF-8"}, "ru"),
        (["check", "--ui-lang=en"], {"LANG": "ru_RU.UTF-8"}, "en"),
        (["--ui-lang"], {"LANG": "ru_RU.UTF-8"}, "en"),
    ],
)
def test_the_language_is_asked_for_or_the_environments(arguments, environment, expected):
    assert load_build(ROOT / "build.py").choose_language(arguments, environment) == expected


def test_both_languages_say_the_same_things():
    messages = load_build(ROOT / "build.py").MESSAGES
    assert messages["en"].keys() == messages["ru"].keys()
    for key, english in messages["en"].items():
        russian = messages["ru"][key]
        assert _fields(english) == _fields(russian), key
        assert re.search("[а-яё]", russian), key


def _fields(message):
    return sorted(field for _, field, _, _ in string.Formatter().parse(message) if field)


# --- The lock files


def read_lock(name):
    """Return the requirements of a lock file by package, and check that each has a hash."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.findall(r"^(\S[^\n\\]*) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE)
    listed = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(entries) == len(listed), f"an entry of {name} has no hash"
    requirements = [Requirement(entry) for entry, _ in entries]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json"])
def test_lock_files_hold_no_addresses(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text.replace("--no-emit-index-url", "")
    assert "resolved" not in text


def test_the_tests_lock_repeats_the_other_with_the_same_versions():
    lock, test_lock = read_lock("requirements.lock"), read_lock("requirements-test.lock")
    assert len(lock) > 10
    # Versions, not markers: the tests may need on every Python what diglot needs on some.
    assert {name: test_lock[name].specifier for name in lock} == {name: lock[name].specifier for name in lock}
    assert len(test_lock) > len(lock)


def test_each_dependency_is_locked_within_its_range(project):
    lock, test_lock = read_lock("requirements.lock"), read_lock("requirements-test.lock")
    wanted = [(text, lock) for text in project["dependencies"]]
    extras = project["optional-dependencies"]
    # The extra of the tests takes in the others: "diglot[cluster,…]".
    wanted += [(text, test_lock) for rows in extras.values() for text in rows if not text.startswith("diglot[")]
    for text, locked in wanted:
        requirement = Requirement(text)
        (pin,) = locked[canonicalize_name(requirement.name)].specifier
        assert pin.operator == "=="
        assert requirement.specifier.contains(pin.version), text


def test_the_published_schemas_are_locked_without_what_their_programs_need():
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert [*read_lock("requirements-schemas.lock")] == groups["schemas"]


def test_what_is_installed_here_is_what_is_locked():
    for requirement in read_lock("requirements-test.lock").values():
        if requirement.marker is None or requirement.marker.evaluate():
            assert requirement.specifier.contains(importlib.metadata.version(requirement.name)), requirement


def test_npm_packages_are_pinned_with_their_integrity():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in wanted}
    assert all(re.fullmatch(r"[0-9.]+", version) for version in wanted.values())
    assert all(entry["integrity"].startswith("sha512-") for path, entry in locked.items() if path)


# --- Checks and tests


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, {}),
        ({"PYTHONDONTWRITEBYTECODE": "1"}, {"PYTHONPYCACHEPREFIX": "bytecode"}),
        ({"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "/own"}, {"PYTHONPYCACHEPREFIX": "/own"}),
    ],
)
def test_where_nothing_compiled_may_be_left_the_tests_have_a_folder_for_it(build, monkeypatch, environment, expected):
    seen = []
    monkeypatch.setattr(build, "VENV", Path())
    monkeypatch.setattr(os, "environ", dict(environment))
    monkeypatch.setattr(build, "passes", lambda tool: seen.append(dict(os.environ)) or True)
    monkeypatch.setattr(build, "has_room", lambda folder: False)
    monkeypatch.setattr(build, "compiled_tests", nullcontext)
    assert build.run_tests([]) == 0
    assert seen == [expected] * 4


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [([], []), (["--quick"], ["diglot", "tests/core"]), (["--for", "a.py"], ["tests/test_a.py"])],
)
def test_the_suite_and_its_parts_run_in_several_processes(build, monkeypatch, arguments, expected):
    seen = []
    monkeypatch.setattr(build, "passes", lambda tool: seen.append(tool) or True)
    monkeypatch.setattr(build, "find_affected", lambda files: [f"tests/test_{name}" for name in files])
    monkeypatch.setattr(build, "compiled_tests", nullcontext)
    assert build.run_tests(arguments) == 0
    length = len(build.IN_PARALLEL) + 1
    assert seen[-1][:length] == ["pytest", *build.IN_PARALLEL]
    assert seen[-1][length:][: len(expected) or None] == expected


def test_files_of_the_tests_are_in_memory_where_there_is_room(build, tmp_path, monkeypatch):
    monkeypatch.delenv("TMPDIR", raising=False)
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(build, "has_room", lambda folder: folder == memory)
    with build.temporary_files_in_memory(memory):
        folder = Path(os.environ["TMPDIR"])
        assert folder.parent == memory
        (folder / "left").write_text("by a test")
    assert "TMPDIR" not in os.environ
    assert list(memory.iterdir()) == []
    with build.temporary_files_in_memory(tmp_path / "full"):
        assert "TMPDIR" not in os.environ
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with build.temporary_files_in_memory(memory):
        assert os.environ["TMPDIR"] == str(tmp_path)


def test_a_disk_is_no_room_in_memory_for_tests(build, tmp_path, monkeypatch):
    assert not build.has_room(tmp_path / "nowhere")
    monkeypatch.setattr(build, "ROOM_FOR_TESTS", 2**60)
    assert not build.has_room(tmp_path)


def test_what_is_named_for_a_quick_look_is_there(build):
    for place in build.QUICK:
        path, _, name = place.partition("::")
        assert (ROOT / path).exists(), place
        assert not name or f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), place


def test_without_a_test_that_depends_on_a_file_nothing_is_run(build, monkeypatch):
    """An empty list of tests would be the whole suite."""
    monkeypatch.setattr(build, "VENV_PYTHON", Path(sys.executable))
    with pytest.raises(SystemExit, match=r"No test was found that depends on none\.py"):
        build.find_affected(["none.py"])


# --- The package


def test_an_installed_diglot_brings_its_templates_assets_and_locales():
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    guides = [
        f"docs/{name}{lang}.md"
        for name in ("check", "fields", "hosting", "journal", "print", "problems", "theming", "translations")
        for lang in ("", ".ru")
    ]
    names = ("templates", "requirements.lock", "assets", "locales", "starters", *guides)
    assert included == {name: f"diglot/defaults/{name}" for name in names}
    assert [name for name in included if not (ROOT / name).exists()] == []


def test_fonts_come_with_their_licence_and_a_line_about_each():
    fonts = ROOT / "assets" / "fonts"
    readme = (fonts / "README.md").read_text(encoding="utf-8")
    files = sorted(fonts.glob("*.ttf"))
    assert len(files) >= 12
    assert [file.name for file in files if f"`{file.stem}`" not in readme] == []
    for licence in re.findall(r"LICENSE-[a-z-]+\.md", readme):
        assert "SIL OPEN FONT LICENSE" in (fonts / licence).read_text(encoding="utf-8")


def test_build_py_and_the_program_need_the_same_libraries(build):
    """The two lists are apart, because build.py runs before anything is installed."""
    libraries = {(library.names, library.debian, library.brew) for library in LIBRARIES}
    assert libraries <= {(tuple(names), debian, brew) for names, debian, brew in build.FOR_DIGLOT}

#!/usr/bin/env python3
"""The front door: from a fresh copy of the repository to a running diglot.

    python3 build.py [arguments of diglot …]        for example: python3 build.py serve
    python3 build.py test [arguments of pytest …]   the checks and the tests
    python3 build.py test --quick                   the checks and the tests of two minutes
    python3 build.py test --for FILE …              the checks and the tests that these files can affect
    python3 build.py test --long …                  the tests that take minutes as well
    python3 build.py bench [options]                the benchmarks
    python3 build.py mutants [modules …]            what the tests of these modules do not see
    python3 build.py docs [arguments of diglot …]   the documentation as a site, in public-docs/

The first start sets up what diglot needs: libraries of the system, and a virtual environment in `.venv`.
Every later start sees that this is done and hands over at once.
Touches the system's packages, `.venv`, `.venv-schemas` (for `test --long`), `node_modules` and, through pip and npm,
the network.
Imports the standard library only, and the slow parts of it only where set-up needs them.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

# Nothing above or below may be syntax that Python 3.6 cannot read, or its owner never sees this sentence.
if sys.version_info < (3, 11):  # noqa: UP036 - it is older Pythons that we are talking to
    sys.exit(
        "diglot needs Python 3.11 or newer; this is Python {0}.{1}. Try: python3.11 build.py\n"
        "diglot нужен Python 3.11 или новее, а это Python {0}.{1}. Попробуйте: python3.11 build.py".format(
            *sys.version_info
        )
    )
if os.name != "posix":
    sys.exit(
        "diglot runs on Linux and macOS; on Windows, use the Windows Subsystem for Linux.\n"
        "diglot работает в Linux и macOS; в Windows нужен Windows Subsystem for Linux."
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
# The environment being made, and the one that it replaces: builds that are running always find their packages.
NEW_VENV, OLD_VENV = ROOT / ".venv.new", ROOT / ".venv.old"
VENV_PYTHON = VENV / "bin" / "python"
# Published schemas, and what validates with them, for long tests: packages that must not stand beside ours.
SCHEMAS_VENV = ROOT / ".venv-schemas"
NODE_MODULES = ROOT / "node_modules"

LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
SCHEMAS_LOCK = ROOT / "requirements-schemas.lock"
NPM_LOCK = ROOT / "package-lock.json"

# What the system must have: how to tell (any one of the names will do), its Debian package, its brew formula.
# A name with .so or .dylib in it is a library, one ending in "()" a module of Python, one that begins with "/" a
# file; any other is a command. Where there is no formula, a Mac does without, and the tests say what they skip.
SystemNeed = tuple[Sequence[str], str, str]
FOR_DIGLOT: Sequence[SystemNeed] = (
    (["ensurepip()"], "python3-venv", "python"),
    (["libpango-1.0.so.0", "libpango-1.0.0.dylib"], "libpango-1.0-0", "pango"),
    (["libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"], "libpangoft2-1.0-0", "pango"),
    (["libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"], "libharfbuzz-subset0", "harfbuzz"),
    (["fc-list"], "fontconfig", "fontconfig"),
)
FOR_TESTS: Sequence[SystemNeed] = (
    (["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], "chromium", "chromium"),
    (["java"], "default-jre-headless", "openjdk"),
    (["/usr/share/java/jaxb-runtime.jar"], "libjaxb-java", ""),
    (["node"], "nodejs", "node"),
    (["zsh"], "zsh", "zsh"),
    (["fish"], "fish", "fish"),
    (["npm"], "npm", "node"),
    (["pdftotext"], "poppler-utils", "poppler"),
    (["qpdf"], "qpdf", "qpdf"),
)
# The servers that the configurations of `hosting` are tried with. Older distributions do not offer all of them.
FOR_TESTS_OF_SERVERS: Sequence[SystemNeed] = (
    (["nginx"], "nginx", "nginx"),
    (["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"], "libnginx-mod-http-brotli-static", ""),
    (["caddy"], "caddy", "caddy"),
)
# Homebrew's folders, on Apple silicon and on Intel: a Python from elsewhere does not look there by itself.
BREW_LIBRARIES = ("/opt/homebrew/lib", "/usr/local/lib")

# Nothing but what the lock names, each file with its hash, and no code of theirs run to build it.
PIP_SAFETY = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
PIP_QUIET = ["--progress-bar", "off", "--disable-pip-version-check", "--no-input"]

# The whole suite in three processes more than there are processors, up to five, because tests wait for browsers,
# servers and builds. The tests of a file stay together, because they share what takes long to make; the slowest files
# come first, in the order of tests/costs.txt.
IN_PARALLEL = ["-n", str(min(5, (os.cpu_count() or 1) + 3)), "--dist", "loadfile", "--no-loadscope-reorder"]
# In bytes: what a file system in memory must have for all files of the tests (3.3 GB), and the memory besides.
ROOM_FOR_TESTS, MEMORY_FOR_TESTS = 8 * 2**30, 4 * 2**30
# What takes two minutes, and sees what a new kind of problem, a new field or a new option lacks: its words, its
# documents, its folder, its tests.
QUICK = [
    "diglot",
    "tests/core",
    *(f"tests/test_{name}.py" for name in ("architecture", "catalogues", "docstrings", "documents", "help", "schemas")),
    "tests/extensions/check/test_findings.py",
    *(
        f"tests/test_problems.py::test_{name}"
        for name in ("each_kind_of_problem_has_a_folder", "every_kind_is_imported_from_the_package")
    ),
]

CHECKS = (
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy", "--strict", "diglot", "benchmarks", "handbook", "drawings", "build.py"],
)

LINES_SHOWN = 40  # of what a failed step printed

UNFINISHED = b"unfinished"  # a stamp's content while pip works

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "waiting": "Another set-up is under way in this folder; waiting for it …",
        "system": "Installing system packages: {names} …",
        "venv": "Making the virtual environment .venv …",
        "packages": "Installing the Python packages of {lock} …",
        "npm": "Installing the npm packages of {lock} …",
        "without": "Not to be had here: {names}. The tests that need it are skipped, and say so.",
        "ready": "Set-up is done.",
        "by-hand": "diglot needs more of this system. Type this, then start again:\n    {command}",
        "by-name": "diglot needs more of this system. Install this, then start again"
        " (the names are Debian's):\n    {names}",
        "failed": "Set-up stopped: this command failed:\n    {command}\n"
        "Its own words are above. Nothing is half done: start again when it can succeed.",
        "disk": "Set-up stopped: {reason}",
        "interrupted": "Set-up was interrupted. Nothing is half done: just start again.",
        "checks-failed": "Failed: {names} (see above). The tests follow.",
        "none-affected": "No test was found that depends on {names}.",
    },
    "ru": {
        "waiting": "В этой папке уже идет установка; жду ее окончания…",
        "system": "Ставлю системные пакеты: {names}…",
        "venv": "Создаю виртуальное окружение .venv…",
        "packages": "Ставлю пакеты Python по списку {lock}…",
        "npm": "Ставлю пакеты npm по списку {lock}…",
        "without": "Здесь не установить: {names}. Тесты, которым это нужно, будут пропущены с пометкой об этом.",
        "ready": "Всё установлено.",
        "by-hand": "Системе недостает нужного для diglot. Наберите это и запустите снова:\n    {command}",
        "by-name": "Системе недостает нужного для diglot. Установите это и запустите снова"
        " (имена как в Debian):\n    {names}",
        "failed": "Установка остановлена: не удалась команда\n    {command}\n"
        "Что она сообщила, видно выше. Ничего не сделано наполовину: устраните причину и запустите снова.",
        "disk": "Установка остановлена: {reason}",
        "interrupted": "Установка прервана. Ничего не сделано наполовину: просто запустите снова.",
        "checks-failed": "Не прошли: {names} (подробности выше). Дальше — тесты.",
        "none-affected": "Не найдено ни одного теста, который зависел бы от {names}.",
    },
}


class SetUpStopped(Exception):
    """Set-up cannot go on; the message says what to do, in the reader's language."""


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, then run the tests, or become the benchmarks, the documentation or diglot."""
    with_tests = arguments[:1] in (["test"], ["mutants"])
    try:
        if with_tests or not is_ready(with_tests=False):
            set_up(with_tests)
        if arguments[:1] == ["test"] and "--long" in arguments:
            install_schemas()
    except SetUpStopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    except OSError as reason:
        print(message("disk", reason=reason), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(message("interrupted"), file=sys.stderr)
        return 130
    if arguments[:1] == ["test"]:
        return run_tests(arguments[1:])
    if arguments[:1] == ["mutants"]:
        return become("tests.tools.mutants", arguments[1:])
    if arguments[:1] == ["bench"]:
        return become("benchmarks", arguments[1:])
    if arguments[:1] == ["docs"]:
        return become("handbook", arguments[1:])
    return become("diglot", arguments)


def become(package: str, arguments: Sequence[str]) -> int:
    """Replace this process by a package, in the venv's Python and in the folder where we were called.

    Never returns; typed as main's last word.
    """
    if sys.platform == "darwin":
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", ":".join(BREW_LIBRARIES))
    if package == "diglot":
        # Messages name the program as its reader calls it.
        os.environ["DIGLOT_CALLED_AS"] = f"python3 {Path(__file__).name}"
    keep_bytecode()
    # -P: a file of the reader's called random.py or diglot.py in this folder must not be imported for ours.
    os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-P", "-m", package, *arguments])


def keep_bytecode() -> None:
    """Let Python keep what it compiles: compiling all of it at each start costs a quarter of a second.

    Where nothing compiled may be left beside the sources, it has a folder of its own.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(VENV / "bytecode"))


# --- Is it done already? --------------------------------------------------------------------------


def is_ready(with_tests: bool) -> bool:
    """Whether set-up has nothing left to do; all that a usual start costs is reading a few small files."""
    locks = [LOCK, TEST_LOCK] if with_tests else [LOCK]
    return (
        all(is_stamped(lock) for lock in locks)
        and VENV_PYTHON.exists()  # false when the Python that .venv links to has been uninstalled
        and (not with_tests or is_stamped(NPM_LOCK))
    )


def stamp_path(lock: Path, venv: Path = VENV) -> Path:
    """Return where the stamp of a lock file lies: inside what was installed by it, and gone with it."""
    if lock == NPM_LOCK:
        return NODE_MODULES / ".diglot-stamp"
    return venv / f"{lock.name}.stamp"


def is_stamped(lock: Path, venv: Path = VENV) -> bool:
    """Whether the stamp says: installed, by exactly this lock file."""
    try:
        return stamp_path(lock, venv).read_bytes() == stamp_of(lock, venv)
    except (FileNotFoundError, NotADirectoryError):
        return False


def stamp_of(lock: Path, venv: Path = VENV) -> bytes:
    """Return what a stamp holds: the Python that the venv links to, and the whole lock file.

    The Python that runs us does not count: it may be another one, and hands over to that of the venv.
    A copy is as good as a hash here, and spares each start the import of hashlib (4 ms).
    """
    python = "" if lock == NPM_LOCK else os.path.realpath(python_in(venv))
    return python.encode() + b"\n" + lock.read_bytes()


def python_in(venv: Path) -> Path:
    """Return the Python of a venv."""
    return venv / "bin" / "python"


# --- Doing it -------------------------------------------------------------------------------------


def set_up(with_tests: bool) -> None:
    """Install whatever is missing, one process at a time. Safe to interrupt and to repeat."""
    turn = take_turn()
    try:
        install_system_packages([*FOR_DIGLOT, *FOR_TESTS] if with_tests else FOR_DIGLOT)
        if with_tests:
            install_what_is_offered(FOR_TESTS_OF_SERVERS)
        # Whoever had the turn before us may have done it all.
        if is_ready(with_tests):
            return
        if with_tests:
            install_packages_for_tests()
        else:
            install_python_packages([LOCK])
        tell("ready")
    finally:
        os.close(turn)


def take_turn() -> int:
    """Wait until no other set-up works in this folder; return the open folder, which keeps our turn."""
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        tell("waiting")
        fcntl.flock(folder, fcntl.LOCK_EX)
    return folder


def install_packages_for_tests() -> None:
    """Install the packages of Python and of npm at the same time: each waits for the network and the disk."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor() as beside:
        npm = beside.submit(install_npm_packages)
        install_python_packages([LOCK, TEST_LOCK])
    npm.result()


def install_python_packages(locks: Sequence[Path]) -> None:
    """Make .venv hold the packages of these lock files.

    One that is not known to be sound is replaced by a new one, which is complete before it takes the other's place.
    """
    if is_sound_venv():
        for lock in locks:
            if not is_stamped(lock):
                install_lock(lock, VENV)
        return
    make_venv()
    for lock in locks:
        install_lock(lock, NEW_VENV)
    put_in_place()


def install_schemas() -> None:
    """Make .venv-schemas hold the published schemas that long tests validate with, and nothing else."""
    turn = take_turn()
    try:
        if not is_stamped(SCHEMAS_LOCK, SCHEMAS_VENV):
            remove(SCHEMAS_VENV)
            run([base_python(), "-m", "venv", str(SCHEMAS_VENV)])
            install_lock(SCHEMAS_LOCK, SCHEMAS_VENV)
    finally:
        os.close(turn)


def install_lock(lock: Path, venv: Path) -> None:
    """Install the packages of a lock file in a venv, and stamp it."""
    tell("packages", lock=lock.name)
    stamp_path(lock, venv).write_bytes(UNFINISHED)
    packages = lock.read_text(encoding="utf-8").count("==")
    run([*pip_install(venv), "--requirement", str(lock)], packages)
    stamp_path(lock, venv).write_bytes(stamp_of(lock, venv))


def pip_install(venv: Path) -> Sequence[str]:
    """Return the command that installs packages in a venv."""
    return [str(python_in(venv)), "-m", "pip", "install", *PIP_QUIET, *PIP_SAFETY]


def is_sound_venv() -> bool:
    """Whether .venv holds exactly what diglot needs, and no half of what the tests need."""
    test_stamp = stamp_path(TEST_LOCK)
    was_interrupted = test_stamp.exists() and test_stamp.read_bytes() == UNFINISHED
    return is_ready(with_tests=False) and not was_interrupted


def make_venv() -> None:
    """Make an empty venv, beside the one that there may be, that finds the package `diglot` in this folder."""
    tell("venv")
    remove(NEW_VENV)
    run([base_python(), "-m", "venv", str(NEW_VENV)])
    put_repository_on_path(NEW_VENV)


def base_python() -> str:
    """Return the Python that makes venvs: not ours, which may be in the very venv that is being replaced."""
    return getattr(sys, "_base_executable", sys.executable)


def put_in_place() -> None:
    """Let the new venv take the place of the old one."""
    new, place = str(NEW_VENV).encode(), str(VENV).encode()
    for script in (NEW_VENV / "bin").iterdir():
        if script.is_file() and not script.is_symlink():
            # Its first line names the venv's Python.
            script.write_bytes(script.read_bytes().replace(new, place))
    remove(OLD_VENV)
    if os.path.lexists(VENV):
        VENV.rename(OLD_VENV)
    NEW_VENV.rename(VENV)
    remove(OLD_VENV)


def remove(venv: Path) -> None:
    """Remove a venv; where a link has its place, that alone."""
    import shutil

    if venv.is_symlink():
        venv.unlink()
    shutil.rmtree(venv, ignore_errors=True)


def put_repository_on_path(venv: Path) -> None:
    """Let the venv's Python find the package `diglot` in this folder, whatever folder it is started in."""
    import sysconfig

    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv), "platbase": str(venv)}))
    # A relative line is read from the folder of its file, so the repository can be moved or renamed.
    (packages / "diglot-repository.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="utf-8")


def install_npm_packages() -> None:
    """Make node_modules hold what package-lock.json names; npm itself empties it first."""
    if is_stamped(NPM_LOCK):
        return
    tell("npm", lock=NPM_LOCK.name)
    run(
        [
            "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--prefix",
            str(ROOT),
        ]
    )
    stamp_path(NPM_LOCK).write_bytes(stamp_of(NPM_LOCK))


def run(command: Sequence[str], packages: int = 0) -> None:
    """Run one step of set-up; what it prints is shown only if it fails. packages: how many pip is to name, one a line.

    Raises: SetUpStopped, naming the command.
    """
    import shlex
    import subprocess

    printed: list[str] = []
    begun = 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as step:
        for line in step.stdout or ():
            printed.append(line)
            if packages and line.startswith("Collecting "):
                begun += 1
                show_for_now(f"{begun}/{packages} {line.split()[1].partition('==')[0]}")
            elif packages and line.startswith("Installing "):
                show_for_now("…")
    show_for_now("")
    if step.returncode != 0:
        print("".join(printed[-LINES_SHOWN:]), file=sys.stderr)
        raise SetUpStopped(message("failed", command=shlex.join(command)))


def show_for_now(text: str) -> None:
    """Show a short text in the line that the next one replaces; without a terminal, nothing."""
    if sys.stderr.isatty():
        # The cursor to the first column, and the rest of the line removed.
        print(f"\r\x1b[K{text and '    '}{text}", end="", file=sys.stderr, flush=True)


# --- The system's packages ------------------------------------------------------------------------


def install_system_packages(needs: Iterable[SystemNeed]) -> None:
    """Install what this system lacks of these needs, or stop and say what to type.

    Raises: SetUpStopped, if we may not install here or could not.
    """
    import shutil

    missing = [need for need in needs if not is_met(need)]
    if not missing:
        return
    debian_names = list(dict.fromkeys(debian for _, debian, _ in missing))
    as_root = way_to_become_root()
    if shutil.which("apt-get") and as_root is not None:
        tell("system", names=", ".join(debian_names))
        apt_install(debian_names, as_root)
    elif shutil.which("apt-get"):
        raise SetUpStopped(message("by-hand", command=apt_command(debian_names)))
    elif shutil.which("brew"):
        if any(brew for _, _, brew in missing):
            raise SetUpStopped(message("by-hand", command=brew_command(missing)))
    else:
        raise SetUpStopped(message("by-name", names=" ".join(debian_names)))


def install_what_is_offered(needs: Iterable[SystemNeed]) -> None:
    """Install what this system lacks of these needs, one by one; say what cannot be had, and do without."""
    import contextlib

    missing: list[str] = []
    for need in needs:
        with contextlib.suppress(SetUpStopped):
            install_system_packages([need])
        if not is_met(need):
            missing.append(need[1])
    if missing:
        tell("without", names=", ".join(missing))


def is_met(need: SystemNeed) -> bool:
    """Whether the system has one of the names by which a need is told."""
    import importlib.util
    import shutil

    for name in need[0]:
        if name.endswith("()"):
            found = importlib.util.find_spec(name.removesuffix("()")) is not None
        elif name.startswith("/"):
            found = Path(name).exists()
        elif ".so" in name or ".dylib" in name:
            found = is_library(name)
        else:
            found = shutil.which(name) is not None
        if found:
            return True
    return False


def is_library(name: str) -> bool:
    """Whether a shared library can be loaded."""
    import ctypes

    for path in (name, *(f"{folder}/{name}" for folder in BREW_LIBRARIES)):
        try:
            ctypes.CDLL(path)
        except OSError:
            continue
        return True
    return False


def way_to_become_root() -> Sequence[str] | None:
    """Return what to put before root's commands: nothing for root, sudo if it asks no password, else None."""
    import shutil
    import subprocess

    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def apt_install(names: Sequence[str], as_root: Sequence[str]) -> None:
    """Install Debian packages; bring apt's lists up to date only if it fails without that."""
    import subprocess

    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *names]
    if subprocess.run(install, stdin=subprocess.DEVNULL, capture_output=True).returncode != 0:
        run([*apt, "update"])
        run(install)


def apt_command(names: Iterable[str]) -> str:
    """Return what someone with a password types on Debian.

    >>> apt_command(["qpdf", "npm"])
    'sudo apt-get install --no-install-recommends qpdf npm'
    """
    return " ".join(["sudo apt-get install --no-install-recommends", *names])


def brew_command(missing: Iterable[SystemNeed]) -> str:
    """Return what to type on macOS.

    >>> brew_command([need for need in FOR_DIGLOT if "pango" in need[1]])
    'brew install pango'
    """
    return " ".join(["brew install", *dict.fromkeys(brew for _, _, brew in missing if brew)])


# --- Checks and tests -----------------------------------------------------------------------------


def run_tests(pytest_arguments: Sequence[str]) -> int:
    """Run the linter, the formatter's check, the type checker, then the tests; return 1 if any fails.

    pytest comes last, and nothing is printed after it: its closing line is the summary that people look for.
    pytest_arguments: none for the whole suite, in parallel; `--quick` for a part of it; `--for` and files, for the
    tests that they can affect.
    """
    keep_bytecode()
    if pytest_arguments == ["--quick"]:
        pytest_arguments = [*IN_PARALLEL, *QUICK]
    elif pytest_arguments[:1] == ["--for"]:
        pytest_arguments = [*IN_PARALLEL, *find_affected(pytest_arguments[1:])]
    with nullcontext() if pytest_arguments else compiled_tests():
        failed = [" ".join(check) for check in CHECKS if not passes(check)]
    if failed:
        tell("checks-failed", names=", ".join(failed))
    with temporary_files_in_memory():
        tests_pass = passes(["pytest", *(pytest_arguments or IN_PARALLEL)])
    return 0 if tests_pass and not failed else 1


@contextmanager
def compiled_tests() -> Iterator[None]:
    """Compile all tests in the background; otherwise each process of pytest does so, for 20 s of processor time."""
    import subprocess

    command = [str(VENV_PYTHON), "-m", "pytest", "--collect-only", "-qq"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        yield


@contextmanager
def temporary_files_in_memory(folder: Path = Path("/dev/shm")) -> Iterator[None]:
    """Let the tests keep their files in memory where there is much of it: a fifth of their time is a disk's.

    TMPDIR, where it is set, says otherwise.
    """
    if os.environ.get("TMPDIR") or not has_room(folder):
        yield
        return
    import shutil
    import tempfile

    os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="diglot-tests-", dir=folder)
    try:
        yield
    finally:
        shutil.rmtree(os.environ.pop("TMPDIR"), ignore_errors=True)


def has_room(folder: Path) -> bool:
    """Return whether a file system in memory, and the memory itself, have room for all files of the tests."""
    try:
        system = os.statvfs(folder)
        memory = Path("/proc/meminfo").read_text(encoding="ascii").partition("MemAvailable:")[2].split()[0]
    except (OSError, IndexError):  # not on a Mac
        return False
    may_run = not system.f_flag & os.ST_NOEXEC and os.access(folder, os.W_OK)
    is_large = system.f_bavail * system.f_frsize > ROOM_FOR_TESTS
    return may_run and is_large and int(memory) * 1024 > ROOM_FOR_TESTS + MEMORY_FOR_TESTS


def find_affected(files: Sequence[str]) -> Sequence[str]:
    """Return the paths of the tests that files can affect, at least one.

    Raises: SystemExit if there is none, or if a file is outside this repository.
    """
    import subprocess

    tool = [str(VENV_PYTHON), "-m", "tests.tools.affected_tests", *(str(Path(name).resolve()) for name in files)]
    found = subprocess.run(tool, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if found.returncode or not found.stdout.strip():
        sys.exit(message("none-affected", names=", ".join(files)))
    return found.stdout.split()


def passes(tool: Sequence[str]) -> bool:
    """Run a tool of the venv in the repository, showing its command line, and tell whether it was content."""
    import shlex
    import subprocess

    print(f"\n$ {shlex.join(tool)}", flush=True)
    return subprocess.run([str(VENV_PYTHON), "-m", *tool], cwd=ROOT, check=False).returncode == 0


# --- Words ----------------------------------------------------------------------------------------


def tell(key: str, **facts: object) -> None:
    """Say one line of progress, on the error stream."""
    print(message(key, **facts), file=sys.stderr, flush=True)


def message(key: str, **facts: object) -> str:
    """Return a message in the reader's language."""
    return MESSAGES[choose_language(sys.argv[1:], os.environ)][key].format(**facts)


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return "ru" or "en": what --ui-lang says, else the first language of the environment that we speak.

    >>> choose_language(["check", "--ui-lang", "ru"], {"LANG": "en_GB.UTF-8"})
    'ru'
    >>> choose_language([], {"LANG": "de_DE.UTF-8", "LANGUAGE": "de:ru:en"})
    'ru'
    >>> choose_language([], {"LANG": "ru_RU.UTF-8", "LC_ALL": "C"})
    'en'
    """
    for option, value in zip(arguments, [*arguments, ""][1:], strict=True):
        name, equals, attached = option.partition("=")
        if name == "--ui-lang":
            return "ru" if (attached if equals else value).startswith("ru") else "en"
    # The order of gettext: LANGUAGE is a wish list, and a plain C locale overrules it.
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return "en"
    wishes = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next((wish[:2] for wish in wishes if wish[:2] in MESSAGES), "en")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

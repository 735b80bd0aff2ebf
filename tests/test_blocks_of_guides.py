"""Every line of a block that readers are to type is typed by a test, in both languages, or it says here why not."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.tools.desk import Desk
from tests.tools.publication import publish, write_files

ROOT = Path(__file__).parents[1]
# A guide's name, and a language: README.ru.md, docs/tasks/undo.md.
GUIDES = {
    (path.relative_to(ROOT).as_posix().removesuffix(".md").removesuffix(".ru").removeprefix("docs/"), lang): path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for lang in ["ru" if path.name.endswith(".ru.md") else "en"]
}
HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    "content/en/asia/index.md": "# Asia\n\nTo the ocean.\n",
    "content/ru/asia/index.md": "# Азия\n\nК океану.\n",
    "content/en/craft/facing-pages.md": "# Facing Pages\n\nTwo pages face each other.\n",
    "content/ru/craft/facing-pages.md": "# Разворот\n\nДве страницы смотрят друг на друга.\n",
}

# By guide, how lines begin that no test types as they stand.
NOT_TYPED: Mapping[str, Mapping[str, str]] = {
    "README": {
        "python3 build.py serve": "runs until Ctrl-C; the tests of the preview start it",
        "python3 build.py test": "runs these tests",
        "python3 build.py": "builds the whole sample, as tests/test_sites.py does",
    },
    "tutorial": {
        "python3 build.py serve": "runs until Ctrl-C; the tests of the preview start it",
        "python3 -m http.server": "is a server of Python's own, at a port that may be taken",
    },
    "tasks/website": {"python3 -m http.server": "is a server of Python's own, at a port that may be taken"},
    "CONTRIBUTING": {"python3 build.py test": "runs these tests"},
    "install": {
        "python3 -m venv": "begins what comes from a registry; test_installed.py makes such an environment",
        "~/.local/share/diglot/bin/pip": "installs from a registry; test_installed.py makes such an environment",
        "mkdir": "ends what comes from a registry",
        "ln -s": "ends what comes from a registry",
        "python3 -m zipfile": "takes a wheel apart for what comes from a registry",
        "docker": "needs Docker; test_container.py reads the recipe of the image",
        "cd": "goes to where Docker is to run",
    },
    "performance": {
        "python3 build.py bench": "takes minutes; test_performance.py measures small publications",
        "git worktree": "needs the history of the repository",
        "TMPDIR=/dev/shm": "takes minutes; test_performance.py measures small publications",
        ".venv/bin/pytest": "runs tests",
    },
    "scale": {
        "pip install": "installs from a registry",
        "diglot build --cluster": "needs the machines of a cluster; tests/extensions/cluster has one of its own",
        **dict.fromkeys(("cd", "jq", "grep", "rclone", "rsync", "ssh"), "needs other programs, and a server"),
    },
}
# Tests that type what a guide has, and how the lines begin: all of them, if nothing is said.
TYPED_BY: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        [
            "adopt", "editors", "tasks/original-changed", "tasks/printer", "tasks/two-people", "tasks/undo",
            "tasks/website", "tasks/word-file", "tutorial",
        ],
        ("tests/test_guide.py", "$ "),
    ),
    "adopt": ("tests/test_guide.py", ""),
    "extensions": ("tests/test_extensions_guide.py", "$ "),
    "install": ("tests/test_installed.py", r"sed |pipx "),
    "journal": ("tests/extensions/journal/test_journal_guide.py", "$ "),
    "languages": ("tests/languages/test_languages_guide.py", "$ "),
    "scale": ("tests/test_scale_guide.py", r"dask |DASK_\w+=False"),
}  # fmt: skip


# ---------------------------------------------------------------- what is done by hand before a line

SEOUL = {
    "en": ["The train was late.", "Nobody had told the minister.", "Then came the export finance."],
    "ru": ["Поезд опоздал.", "Министру никто не сказал.", "Потом появилось экспортное финансирование."],
}


def write_seoul(desk: Desk, lang: str) -> None:
    path = desk.place / f"content/{lang}/asia/seoul-1990.md"
    front = re.sub(r"^status: draft\n", "", path.read_text("utf-8").split("---\n")[1], flags=re.MULTILINE)
    path.write_text(f"---\n{front}---\n\n" + "\n\n".join(SEOUL[lang]) + "\n", encoding="utf-8")


def change_the_end(desk: Desk) -> None:
    """The paragraph that a line updates by its number."""
    path = desk.place / "content/en/asia/seoul-1990.md"
    path.write_text(path.read_text("utf-8").replace("export finance.", "export finance at last."), encoding="utf-8")


def fall_behind(desk: Desk) -> None:
    desk.type("python3 build.py sync asia/seoul-1990")
    change_the_end(desk)


def fall_behind_once_more(desk: Desk) -> None:
    desk.edit("content/en/asia/seoul-1990.md", ("at last.", "at long last."))


def correct_a_typo(desk: Desk) -> None:
    desk.edit("content/en/asia/seoul-1990.md", ("Nobody had told", "No one had told"))


def name_the_reviewer(desk: Desk) -> None:
    name = {"en": "Ivan", "ru": "Иван"}[desk.lang]
    desk.edit("content/ru/asia/seoul-1990.md", ("original: en\n", f"original: en\nreviewers: [{name}]\n"))


def set_a_day(desk: Desk) -> None:
    desk.edit("content/ru/asia/seoul-1990.md", ("original: en\n", "original: en\ndue: 2020-01-31\n"))
    desk.edit("content/en/asia/seoul-1990.md", ("Then came", "And then came"))


def have_pdfs(desk: Desk) -> None:
    desk.type("python3 build.py --formats html,pdf,pdf-press --only craft/facing-pages --lang en --output made")
    for name in ("book", "cover", "essay", "journal", "journal.press"):
        suffix = "press.pdf" if name in {"book", "cover", "journal.press"} else "pdf"
        shutil.copy(desk.place / f"made/en/craft/facing-pages.{suffix}", desk.place / f"{name}.pdf")


def answer_the_questions(desk: Desk) -> None:
    desk.answers = ["", "", "", "", ""]


def have_an_article_of_another_house(desk: Desk) -> None:
    desk.type("python3 build.py init ~/other --starter scholarly --lang en --yes")
    [article, *_] = sorted((desk.home / "other/content/en/articles").glob("[!i]*.md"))
    desk.type(f"python3 build.py export articles/{article.stem} --format jats --output article.xml --root ~/other")
    for index in (desk.home / "other/content").glob("*/articles/index.md"):
        shutil.copytree(
            index.parent, desk.place / "content" / index.parts[-3] / "articles", ignore=lambda *_: [article.name]
        )
    desk.answers = [{"en": "y", "ru": "д"}[desk.lang]]


def build_the_site(desk: Desk) -> None:
    publish(desk.place)


def name_the_desk(desk: Desk) -> None:
    desk.edit("content/site.toml", ("formats", 'desk_url = "https://desk.house.example"\nformats'))


# By guide, what is done before the first line that begins so.
Hands = Mapping[str, Callable[[Desk], None]]
TYPED: Mapping[str, Hands] = {
    "README": {"python3 build.py init": answer_the_questions},
    "CONTRIBUTING": {},
    "check": {},
    "hosting": {
        "python3 build.py hosting": build_the_site,
        "python3 build.py hosting nginx --desk": name_the_desk,
    },
    "install": {"python3 build.py init": answer_the_questions},
    "journal": {"diglot import": have_an_article_of_another_house},
    "leave": {},
    "print": {"python3 build.py preflight": have_pdfs},
    "tasks/undo": {},
    "translations": {
        "python3 build.py translate": lambda desk: write_seoul(desk, "en"),
        "python3 build.py status ": lambda desk: write_seoul(desk, "ru"),
        "python3 build.py status --stale": fall_behind,
        "python3 build.py sync asia/seoul-1990 --units": fall_behind_once_more,
        "python3 build.py sync asia/seoul-1990 --minor": correct_a_typo,
        "python3 build.py status --to-review": name_the_reviewer,
        "python3 build.py status --overdue": set_a_day,
    },
}
# Something was looked for, and found; everything else is done.
FINDS = r"status --stale|status --overdue|status --to-review|review .* --list"


@pytest.mark.parametrize(("guide", "lang"), [each for each in GUIDES if each[0] in TYPED])
def test_what_a_guide_says_can_be_typed(guide: str, lang: str, tmp_path: Path, far_day: None) -> None:
    text = GUIDES[guide, lang].read_text(encoding="utf-8")
    desk = Desk(tmp_path, tmp_path / "council-notes", lang, text)
    write_files(desk.place, HOUSE)
    hands = dict(TYPED[guide])
    for line in lines_of(text):
        if line.startswith("$ ") or has_a_reason(guide, line) or is_typed_elsewhere(guide, line):
            continue
        for beginning in [known for known in hands if line.startswith(known)]:
            hands.pop(beginning)(desk)
        type_line(desk, line)
    assert hands == {}


def type_line(desk: Desk, line: str) -> None:
    """Type a line; it does what it is for. What only a reader knows is that of this test: a folder, a comment, a commit."""
    [comment, *_] = [path.stem for path in sorted(desk.place.glob("content/comments/**/*.toml"))] or [""]
    line = line.replace("/tmp/press", str(desk.home / "press")).replace("0f3a9c1b", comment)
    line = line.replace("OWNER/diglot@COMMIT", f"anna/diglot@{'0' * 40}")
    if not re.match(r"python3 build\.py|diglot|git ", line):
        subprocess.run(line, shell=True, cwd=desk.place, check=True)
        return
    shown = desk.type(shlex.join(shlex.split(re.sub(r"^diglot ", "python3 build.py ", line), comments=True)))
    assert desk.code == bool(re.search(FINDS, line)), f"{line}\n{shown}"


def test_every_line_of_a_block_is_typed_or_says_why_not() -> None:
    left = {
        (guide, lang, line)
        for (guide, lang), path in GUIDES.items()
        if not guide.startswith(("adr/", "problems"))
        for line in lines_of(path.read_text(encoding="utf-8"))
        if not has_a_reason(guide, line)
        and not is_typed_elsewhere(guide, line)
        and not (guide in TYPED and not line.startswith("$ "))
    }
    assert left == set()


def test_reasons_are_of_lines_that_there_are() -> None:
    lines = {guide: [*lines_of(path.read_text(encoding="utf-8"))] for (guide, _), path in GUIDES.items()}
    stale = {
        (guide, beginning)
        for guide, reasons in NOT_TYPED.items()
        for beginning in reasons
        if not any(line.startswith(beginning) for line in lines[guide])
    }
    assert stale == set()
    for guide, (test, _) in TYPED_BY.items():
        assert re.search(rf"\b{Path(guide).name}\b", (ROOT / test).read_text(encoding="utf-8")), guide


def lines_of(text: str) -> Iterator[str]:
    """Yield what is typed: each line of a block for a shell; of one that shows a terminal, what stands behind a $."""
    for kind, block in re.findall(r"^ *```(sh|console)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL):
        for line in block.replace("\\\n", "").splitlines():
            if line.startswith("$ ") if kind == "console" else line.strip() and not line.startswith("#"):
                yield line.strip()


def has_a_reason(guide: str, line: str) -> bool:
    return any(
        line == beginning or line.startswith(f"{beginning} ")
        for beginning in NOT_TYPED.get(guide, ())
        if (guide, beginning) != ("README", "python3 build.py") or line == beginning
    )


def is_typed_elsewhere(guide: str, line: str) -> bool:
    _, beginning = TYPED_BY.get(guide, ("", r"(?!)"))
    return re.match(beginning.replace("$ ", r"\$ "), line) is not None

"""A publication with everything that diglot looks for, its places, and the commands that are tried where one is taken.

Whoever sends a publication may have put a link, a pipe or a device in the place of any of its folders and files.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.tools.poll_server import POLL, votes_file
from tests.tools.publication import write_files

PICTURE = (Path(__file__).parents[2] / "content/media/spread.svg").read_text(encoding="utf-8")
_MEMORY = (
    '<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body><tu>'
    '<tuv xml:lang="en"><seg>Words.</seg></tuv><tuv xml:lang="ru"><seg>Слова.</seg></tuv></tu></body></tmx>'
)
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\nlook = {logo = "images/logo.svg"}\n',
    "content/en/a.md": "---\ntitle: A\ndate: 2020-01-01\npoll: turn\nauthors: [nina]\n---\nWords.\n\n![A](../media/p.svg)\n",
    "content/ru/a.md": "---\ntitle: А\n---\nСлова.\n\n![А](../media/p.svg)\n",
    "content/en/sub/index.md": "---\ntitle: Sub\nlanguages: [en]\n---\n",
    "content/en/sub/b.md": "---\ntitle: B\nlanguages: [en]\n---\nWords.\n",
    "content/en/c.md": "---\ntitle: C\n---\nWords.\n",
    "content/people/nina.toml": '[name]\nen = "Nina"\nru = "Нина"\n',
    "content/polls/turn.toml": POLL,
    "content/volumes/v.toml": '[title]\nen = "V"\nru = "В"\n[[parts]]\narticles = ["a"]\n',
    "content/media/p.svg": PICTURE,
    "content/memory/m.tmx": _MEMORY,
    "assets/styles/site.css": "p { color: red }\n",
    "assets/images/logo.svg": PICTURE,
    "templates/parts/hooks/after-text.html": "<p>After.</p>\n",
    "locales/ru/LC_MESSAGES/diglot.po": 'msgid ""\nmsgstr "Language: ru\\nContent-Type: text/plain; charset=utf-8\\n"\n',
    ".schemas/site.json": "{}",
    ".polls/.gitignore": "*\n",
    ".desk/.gitignore": "*\n",
    "drafting.toml": '[[providers]]\nname = "echo"\ncommand = ["cat"]\n',
}
SOURCES = """
content content/en content/ru content/en/sub content/people content/polls content/volumes content/media content/memory
content/ledger content/comments content/issues content/anything
assets assets/styles assets/images assets/fonts assets/anything
templates templates/parts templates/layouts
locales locales/ru locales/ru/LC_MESSAGES
""".split()
KEPT = ".schemas .polls .desk .cache .cache/diglot .cache/diglot/builds .cache/diglot/preview public .public.staged".split()
# None lies in another: what is in the way of one does not hide the next.
TOGETHER = [
    "content",
    "content/en",
    "content/ru assets templates locales .schemas .polls .desk .cache public",
    """content/en/sub content/people content/polls content/volumes content/media content/memory content/ledger
    content/comments content/issues content/anything assets/styles assets/images assets/fonts assets/anything
    templates/parts templates/layouts locales/ru .cache/diglot .public.staged""",
    "locales/ru/LC_MESSAGES .cache/diglot/builds .cache/diglot/preview",
]
FILES = """
content/site.toml content/en/a.md content/ru/a.md content/en/sub/b.md content/people/nina.toml content/polls/turn.toml
content/volumes/v.toml content/issues/1.toml content/media/p.svg content/memory/m.tmx content/ledger/a.toml
content/comments/a/2026-01-01-00000000.toml content/glossary.toml content/bibliography.bib content/references.json
assets/styles/site.css assets/images/logo.svg assets/fonts/a.woff2 templates/parts/hooks/after-text.html
locales/ru/LC_MESSAGES/diglot.po drafting.toml .polls/votes.sqlite .polls/.gitignore .desk/team.sqlite .desk/secret
.schemas/site.json .cache/diglot/lock .cache/diglot/store.sqlite .cache/diglot/texts.sqlite .cache/diglot/memory.sqlite
public/manifest.json
""".split()
# What hides others: no volume without its text, no votes without the file that git is told to pass over.
_HIDING = "content/en/a.md .polls/.gitignore public/manifest.json".split()
FILES_TOGETHER = [" ".join(place for place in FILES if place not in _HIDING), " ".join(_HIDING)]
COMMANDS = [
    "build --formats html --jobs 1 --all --lenient", "build --formats html --jobs 1 --all --fresh", "check", "status", "find words", "diff a",
    "sync a --by Nina", "review a --by Ivan", "comment a --unit 1 --text Why? --by Ivan", "translate c --to ru", "new Fresh --lang en",
    "new Fresher --lang en --person", "fix --yes", "mv sub/b sub/d", "strings update", "schema --write", "polls results", "polls close turn",
    "export a --lang en --output {out}/a.docx", "draft c --to ru --yes", "desk people", "doctor", "clean",
    "hosting nginx --output {out}/n.conf", "publish {out}/www",
]  # fmt: skip
# All others take a hundredth of a second in a process that runs already.
_COSTLY = [words for words in COMMANDS[1:] if words.startswith(("build", "check", "strings", "publish"))]


def publication(tmp_path: Path, places: str = "") -> Path:
    """Return a publication without the folders and files that something else is to stand for."""
    root = write_files(tmp_path / "house", HOUSE)
    (root / ".polls/votes.sqlite").write_bytes(votes_file([0, 1, 1]))
    for place in places.split():
        path = root / place
        path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)
        path.parent.mkdir(parents=True, exist_ok=True)
    return root


def alone_too(together: Sequence[str], places: Sequence[str]) -> list[Any]:
    """Return groups of places with their numbers as parameters and, with `--long`, each place alone."""
    groups = [" ".join(group.split()) for group in together]
    alone = [place for place in places if place not in groups]
    return [
        *(pytest.param(turn, group, id=group.replace(" ", "-")[:40]) for turn, group in enumerate(groups)),
        *(pytest.param(0, place, id=place, marks=pytest.mark.long) for place in alone),
    ]


def commands_of(turn: int, request: pytest.FixtureRequest) -> list[str]:
    """Return all commands; without `--long`, only one of those that take long besides the build, another each turn."""
    is_long, chosen = request.config.getoption("--long"), _COSTLY[turn % len(_COSTLY)]
    return [words for words in COMMANDS if is_long or words == chosen or words not in _COSTLY]

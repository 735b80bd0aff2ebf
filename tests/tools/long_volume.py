"""Make a long book and measure its cost: `python -m tests.tools.long_volume [en|ru|en-ru]`.

Writes a publication of 24 essays with 12 notes each (the words are the sample publication's) into a temporary folder,
and makes it a book: on one core, from nothing. "en-ru" is a book on facing pages, its essays of both languages.
Prints a JSON object: pages, notes, seconds by the clock, seconds of the processor, peak_mb.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[2]

ESSAYS, NOTES_AN_ESSAY, PARAGRAPHS_AN_ESSAY = 24, 12, 28
TITLES = {"en": "A Long Book", "ru": "Длинная книга"}


def write_publication(root: Path, langs: Sequence[str]) -> None:
    """Write a publication of one blog and a volume of it."""
    volumes = root / "content" / "volumes"
    volumes.mkdir(parents=True)
    titles = f"{{ {', '.join(f'{lang} = {json.dumps(TITLES[lang], ensure_ascii=False)}' for lang in langs)} }}"
    (root / "content" / "site.toml").write_text(
        f"languages = {json.dumps(langs)}\ntitle = {titles}\n", encoding="utf-8"
    )
    (volumes / "long.toml").write_text(f'title = {titles}\ntrim = "60x90/16"\nblog = "long"\n', encoding="utf-8")
    for lang, words in zip(
        langs, zip(*pairs(), strict=True) if len(langs) > 1 else [paragraphs(langs[0])], strict=True
    ):
        folder = root / "content" / lang / "long"
        folder.mkdir(parents=True)
        title = TITLES[lang]
        (folder / "index.md").write_text(f"---\ntitle: {title}\n---\n{title}.\n", encoding="utf-8")
        each = cycle(words)
        for number in range(1, ESSAYS + 1):
            text = _essay(f"{title} {number}", list(islice(each, PARAGRAPHS_AN_ESSAY)), langs[0])
            (folder / f"essay-{number:02}.md").write_text(text, encoding="utf-8")


def pairs() -> list[tuple[str, str]]:
    """Return paragraphs of the essays that have as many in both languages, with their counterparts."""
    found: list[tuple[str, str]] = []
    for path in sorted((ROOT / "content" / "en").glob("*/*.md")):
        both = [_blocks(path), _blocks(ROOT / "content" / "ru" / path.relative_to(ROOT / "content" / "en"))]
        if len(both[0]) == len(both[1]):
            found += [(left, right) for left, right in zip(*both, strict=True) if min(map(len, (left, right))) > 300]
    return found


def paragraphs(lang: str) -> list[str]:
    """Return the plain paragraphs of the sample publication's essays, without notes, links and references."""
    paths = sorted((ROOT / "content" / lang).glob("*/*.md"))
    return [block for path in paths for block in _blocks(path) if len(block) > 300]


def _blocks(path: Path) -> list[str]:
    """Return the paragraphs of a text, plain; none if there is no such file."""
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1] if path.exists() else ""
    found = []
    for block in body.split("\n\n"):
        if re.match(r"[^\W\d_«“]", block):
            plain = re.sub(r"\[\^[\w-]+\]", "", block)
            plain = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", plain)
            # A reference leads to a figure or table that is not here.
            found.append(re.sub(r"@(\w+):", r"\1 ", plain).strip())
    return found


def _essay(title: str, rows: list[str], original: str) -> str:
    """Return an essay with a heading before every ninth paragraph and a note in every second."""
    lines = ["---", f"title: {title}", "date: 2024-05-20", f"original: {original}", "---"]
    notes = []
    for number, row in enumerate(rows):
        if number % 9 == 0:
            lines += [f"## {title}, {number // 9 + 1}", ""]
        if number % 2 == 0 and len(notes) < NOTES_AN_ESSAY:
            notes.append(f"[^n{number}]: {' '.join(rows[number - 1].split()[:24])}.")
            row += f"[^n{number}]"
        lines += [row, ""]
    return "\n".join([*lines, *(line for note in notes for line in (note, ""))])


def measure(lang: str = "en") -> dict[str, float]:
    """Print pages, notes, seconds of the whole build on one core, and peak memory in MB."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        langs = lang.split("-")
        write_publication(root, langs)
        form = "volume-facing" if len(langs) > 1 else "volume"
        # With one job, a server forks the worker, and nobody counts what it takes.
        command = [sys.executable, "-m", "diglot", "--root", str(root), "build", "--jobs", "2", "--formats", form]
        started = time.monotonic()
        build = subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": str(ROOT)}, preexec_fn=_on_one_core, stdout=subprocess.DEVNULL
        )
        # Not `wait`: what the build took, and its pandocs with it, is told to who waits so.
        _, status, usage = os.wait4(build.pid, 0)
        seconds = time.monotonic() - started
        build.returncode = os.waitstatus_to_exitcode(status)
        if status:
            raise RuntimeError(f"the build failed: {' '.join(command)}")
        book = root / "public" / lang / "volumes" / f"long{'-facing' if len(langs) > 1 else ''}.pdf"
        return {
            "pages": _pages(book),
            "notes": ESSAYS * NOTES_AN_ESSAY * len(langs),
            "seconds": round(seconds, 1),
            "processor_seconds": round(usage.ru_utime + usage.ru_stime, 1),
            "peak_mb": round(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)),
        }


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _pages(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    for one in sys.argv[1:] or ["en", "ru", "en-ru"]:
        print(json.dumps({"lang": one, **measure(one)}))

"""Make a long book and measure its cost: `python -m tests.tools.long_volume [en|ru]`.

Writes a publication of 24 essays with 12 notes each (the words are the sample publication's) into a temporary folder,
and makes it a book: on one core, from nothing. Prints a JSON object: pages, notes, seconds by the clock, seconds of the processor, peak_mb.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[2]

ESSAYS, NOTES_AN_ESSAY, PARAGRAPHS_AN_ESSAY = 24, 12, 28
TITLES = {"en": "A Long Book", "ru": "Длинная книга"}


def write_publication(root: Path, lang: str) -> None:
    """Write a publication of one blog and a volume of it."""
    folder = root / "content" / lang / "long"
    folder.mkdir(parents=True)
    volumes = root / "content" / "volumes"
    volumes.mkdir()
    title = TITLES[lang]
    (root / "content" / "site.toml").write_text(f'languages = ["{lang}"]\ntitle = "{title}"\n', encoding="utf-8")
    (folder / "index.md").write_text(f"---\ntitle: {title}\n---\n{title}.\n", encoding="utf-8")
    (volumes / "long.toml").write_text(f'title = "{title}"\ntrim = "60x90/16"\nblog = "long"\n', encoding="utf-8")
    words = cycle(paragraphs(lang))
    for number in range(1, ESSAYS + 1):
        text = _essay(f"{title} {number}", list(islice(words, PARAGRAPHS_AN_ESSAY)))
        (folder / f"essay-{number:02}.md").write_text(text, encoding="utf-8")


def paragraphs(lang: str) -> list[str]:
    """Return the plain paragraphs of the sample publication's essays, without notes and links."""
    found = []
    for path in sorted((ROOT / "content" / lang).glob("*/*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        for block in body.split("\n\n"):
            if re.match(r"[^\W\d_«“]", block) and len(block) > 300:
                plain = re.sub(r"\[\^[\w-]+\]", "", block)
                found.append(re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", plain).strip())
    return found


def _essay(title: str, rows: list[str]) -> str:
    """Return an essay with a heading before every ninth paragraph and a note in every second."""
    lines = ["---", f"title: {title}", "date: 2024-05-20", "---"]
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
        write_publication(root, lang)
        command = [sys.executable, "-m", "diglot", "--root", str(root), "build", "--jobs", "1", "--formats", "volume"]
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
        book = root / "public" / lang / "volumes" / "long.pdf"
        return {
            "pages": _pages(book),
            "notes": ESSAYS * NOTES_AN_ESSAY,
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
    for one in sys.argv[1:] or ["en", "ru"]:
        print(json.dumps({"lang": one, **measure(one)}))

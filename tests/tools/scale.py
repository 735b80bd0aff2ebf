"""A number of pairs in, seconds at 1, 2 and 4 workers out, beside what the model of docs/scale.md foretells.

    .venv/bin/python -m tests.tools.scale --pairs 200 --formats html,pdf

The pairs are those of the sample publication with other words in them. Touches the disk, in a folder for the moment,
and the loopback, where the workers of a small cluster listen.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.tools.clusters import ROOT, dask_cluster

WORKERS = (1, 2, 4)


def write_corpus(root: Path, pairs: int) -> None:
    """A publication of so many pairs, each unlike all others."""
    sample = ROOT / "content"
    for name in ("people", "polls", "media"):
        shutil.copytree(sample / name, root / "content" / name)
    shutil.copy(sample / "site.toml", root / "content")
    texts = [path.relative_to(sample / "en") for path in sorted((sample / "en").glob("*/*.md"))]
    both = [path for path in texts if path.stem != "index" and (sample / "ru" / path).exists()]
    for number in range(pairs):
        path = both[number % len(both)]
        for lang in ("en", "ru"):
            target = root / "content" / lang / path.with_stem(f"{path.stem}-{number}")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_another((sample / lang / path).read_text(encoding="utf-8"), number), encoding="utf-8")
    for picture in sample.glob("*/*/*.svg"):
        target = root / picture.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, target)


def _another(text: str, number: int) -> str:
    """The same text with other numbers in it, without its old addresses and its links to the others."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    head = re.sub(r"^(aliases|slug):.*\n", "", f"{head}\n", flags=re.MULTILINE)
    head = re.sub(r'^(title: "?)', rf"\g<1>{number} ", head, flags=re.MULTILINE)
    body = re.sub(r"\]\((?!http)[^)\s]*\.md(#[^)\s]*)?\)", "](https://example.org/)", body)
    lot = random.Random(number)
    body = re.sub(r"\n\n(?=[A-ZА-Я])", lambda _: f"\n\n{lot.randrange(10**6)}. ", body, count=3)
    return f"---\n{head}---\n{body}"


def seconds(root: Path, formats: str, *options: str) -> tuple[float, float]:
    """A build in a process of its own: seconds of the clock, and of processors (those of a cluster not counted)."""
    command = [sys.executable, "-m", "diglot", "build", "--root", str(root), "--lenient", "--formats", formats]
    before, started = os.times(), time.monotonic()
    subprocess.run([*command, *options], check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - started, busy


def serial_part(root: Path, formats: str, *options: str) -> float:
    """All that is not spread: a build that finds everything made, for a folder that holds nothing yet."""
    elsewhere = root / "elsewhere"
    wall, _ = seconds(root, formats, "--output", str(elsewhere), *options)
    shutil.rmtree(elsewhere)
    return wall


def foretold(serial: float, work: float, workers: int, added: float = 0.0) -> float:
    """The model: what is not spread, what is, and what a cluster adds."""
    return serial + work / min(workers, os.cpu_count() or 1) + added


def measure(root: Path, formats: str) -> None:
    """Print everything."""
    walls = {}
    for workers in WORKERS:
        walls[workers], busy = seconds(root, formats, "--fresh", "--jobs", str(workers))
        print(f"processes {workers}: {walls[workers]:7.1f} s, {busy:7.1f} s of processors", flush=True)
    serial = serial_part(root, formats, "--jobs", "1")
    work = walls[1] - serial
    print(f"serial part {serial:.1f} s, work {work:.1f} s, {os.cpu_count()} processors")
    clustered = {}
    for workers in WORKERS:
        with tempfile.TemporaryDirectory() as folder, dask_cluster(Path(folder), workers) as cluster:
            clustered[workers], _ = seconds(root, formats, "--fresh", "--cluster", cluster.address)
            added = serial_part(root, formats, "--cluster", cluster.address) - serial
    print(f"added by a cluster {added:.1f} s (the same with nothing to spread)")
    print("workers | processes: measured, foretold | cluster: measured, foretold")
    for workers in WORKERS:
        local, spread = foretold(serial, work, workers), foretold(serial, work, workers, added)
        print(
            f"{workers:7} | {walls[workers]:8.1f} {local:8.1f} {local / walls[workers]:5.0%}"
            f" | {clustered[workers]:8.1f} {spread:8.1f} {spread / clustered[workers]:5.0%}"
        )


def main() -> None:
    """Lay out the corpus, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--formats", default="html")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), options.pairs)
        measure(Path(folder), options.formats)


if __name__ == "__main__":
    main()

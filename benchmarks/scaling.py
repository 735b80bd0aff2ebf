"""A number of pairs in, seconds at 1, 2 and 4 workers out, beside those of a model (`predicted`).

    .venv/bin/python -m benchmarks.scaling --pairs 200 --formats html,pdf

Touches a temporary folder and the loopback, where the workers of a small cluster listen.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.publication import write_publication
from tests.tools.clusters import ROOT, dask_cluster

WORKERS = (1, 2, 4)


def seconds(root: Path, formats: str, *options: str) -> tuple[float, float]:
    """Return the wall seconds and the CPU seconds of a build; the CPU of a cluster is not counted."""
    command = [sys.executable, "-m", "diglot", "build", "--root", str(root), "--lenient", "--formats", formats]
    before, started = os.times(), time.monotonic()
    subprocess.run([*command, *options], check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - started, busy


def serial_part(root: Path, formats: str, *options: str) -> float:
    """Return the seconds of what is not distributed: a build from a full cache into an empty folder."""
    elsewhere = root / "elsewhere"
    wall, _ = seconds(root, formats, "--output", str(elsewhere), *options)
    shutil.rmtree(elsewhere)
    return wall


def predicted(serial: float, work: float, workers: int, added: float = 0.0) -> float:
    """Return the seconds that the model predicts: the serial part, the distributed part, what a cluster adds."""
    return serial + work / min(workers, os.cpu_count() or 1) + added


def measure(root: Path, formats: str) -> None:
    """Measure builds by processes and by clusters, and print everything."""
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
    print("workers | processes: measured, predicted | cluster: measured, predicted")
    for workers in WORKERS:
        local, spread = predicted(serial, work, workers), predicted(serial, work, workers, added)
        print(
            f"{workers:7} | {walls[workers]:8.1f} {local:8.1f} {local / walls[workers]:5.0%}"
            f" | {clustered[workers]:8.1f} {spread:8.1f} {spread / clustered[workers]:5.0%}"
        )


def main() -> None:
    """Write the publication, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--formats", default="html")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_publication(Path(folder), options.pairs)
        measure(Path(folder), options.formats)


if __name__ == "__main__":
    main()

"""Runs the tests in which clocks have a part again and again on a busy machine, and counts which of them failed when.

    python -m tests.tools.flaky                             twenty runs of every file that asks for the time or waits
    python -m tests.tools.flaky --times 5 tests/extensions/desk/test_desk_in_a_browser.py

The tests run at the lowest priority, two at a time, while another process computes without pause. Prints each test that
failed, with how often and with what it said last; 1 where any did.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CLOCKS = re.compile(r"\b(?:monotonic|perf_counter|process_time|sleep|Timer|wait_until|timeout|seconds)\b")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (?P<test>\S+?::.*?)(?: - (?P<reason>.*))?$", re.MULTILINE)


def timing_prone_files() -> Sequence[str]:
    """Return the files of tests that ask for the time, or wait."""
    paths = sorted((ROOT / "tests").rglob("test_*.py"))
    return [path.relative_to(ROOT).as_posix() for path in paths if _CLOCKS.search(path.read_text(encoding="utf-8"))]


@contextlib.contextmanager
def busy_machine() -> Iterator[None]:
    """Keep a processor busy."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as loop:
        try:
            yield
        finally:
            loop.kill()


def failures_of(files: Sequence[str]) -> dict[str, str]:
    """Run the tests of files once; return those that failed, and why."""
    options = ["-q", "-rfE", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *files],
        cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=lambda: os.nice(15),
    )  # fmt: skip
    if done.returncode > 1:
        raise SystemExit(done.stdout[-2000:] + done.stderr)
    return {match["test"]: match["reason"] or "" for match in _FAILED.finditer(done.stdout)}


def main(arguments: Sequence[str]) -> int:
    """Run the files so often; print what failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="files of tests (default: those that ask for the time, or wait)")
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args(arguments)
    files = options.files or timing_prone_files()
    failed: Counter[str] = Counter()
    with busy_machine():
        for run in range(1, options.times + 1):
            found = failures_of(files)
            failed.update(found)
            for test, reason in found.items():
                print(f"run {run}: {test}: {reason}", flush=True)
            print(f"{run} of {options.times} runs of {len(files)} files", file=sys.stderr, flush=True)
    for test, times in failed.most_common():
        print(f"{times} of {options.times}: {test}")
    print(f"{len(failed)} tests failed in {options.times} runs of {len(files)} files")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

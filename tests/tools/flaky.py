"""Runs the tests in which clocks have a part again and again on a busy machine, and counts which of them failed when.

    python -m tests.tools.flaky                    twenty runs of every test that depends on how long something takes
    python -m tests.tools.flaky --minutes 60       as many runs of each as there is time for
    python -m tests.tools.flaky --times 5 tests/extensions/desk/test_desk_in_a_browser.py

These are the tests that ask for the time, wait, or start threads, processes or servers, also by what they call. They
run at the lowest priority, two at a time and forty in a row, while another process computes without pause. Prints each
test that failed, with what it said; 1 where any did.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.tools.affected_tests import Node, Sources

ROOT = Path(__file__).parents[2]
_AT_ONCE = 40
# What is called by whatever depends on time.
_TIMED = frozenset(
    {
        "Event",
        "Popen",
        "Process",
        "Thread",
        "ThreadPoolExecutor",
        "Timer",
        "flock",
        "monotonic",
        "perf_counter",
        "process_time",
        "sleep",
        "wait",
        "wait_until",
    }
)
_FAILED = re.compile(r"^(?:FAILED|ERROR) (?P<test>\S+?::.*?)(?: - (?P<reason>.*))?$", re.MULTILINE)


def timed_tests(sources: Sources) -> Sequence[str]:
    """Return the tests that depend on how long something takes, as pytest names them."""
    users = defaultdict(set)
    for node, other in sources.dependencies():
        if all(path.startswith("tests/") and name for path, name in (node, other)):
            users[other].add(node)
    unseen = [
        (module.path, name)
        for module in sources.modules.values()
        if module.path.startswith("tests/")
        for name, statements in module.parts.items()
        if name and any(map(_is_timed, statements))
    ]
    reached: set[Node] = set()
    while unseen:
        node = unseen.pop()
        if node not in reached:
            reached.add(node)
            unseen += users[node]
    return sorted(f"{path}::{name}" for path, name in reached if "/test_" in path and name.startswith("test_"))


def _is_timed(statement: ast.stmt) -> bool:
    """Tell whether a definition calls what depends on time, or gives something so long and no longer."""
    calls = [node for node in ast.walk(statement) if isinstance(node, ast.Call)]
    return any(ast.unparse(call.func).rpartition(".")[2] in _TIMED for call in calls) or any(
        word.arg == "timeout" for call in calls for word in call.keywords
    )


@contextlib.contextmanager
def busy_machine() -> Iterator[None]:
    """Keep a processor busy."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as loop:
        try:
            yield
        finally:
            loop.kill()


def failures_of(tests: Sequence[str]) -> dict[str, str]:
    """Run tests once; return those that failed, and why."""
    options = ["-q", "-rfE", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=lambda: os.nice(15),
    )  # fmt: skip
    if done.returncode > 1:
        raise SystemExit(done.stdout[-2000:] + done.stderr)
    return {match["test"]: match["reason"] or "" for match in _FAILED.finditer(done.stdout)}


def main(arguments: Sequence[str]) -> int:
    """Run the tests so often; print what failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tests", nargs="*", help="files or tests (default: the tests that depend on time)")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin no more rounds after so long")
    options = parser.parse_args(arguments)
    tests = options.tests or timed_tests(Sources.of_repository())
    groups = [tests[start : start + _AT_ONCE] for start in range(0, len(tests), _AT_ONCE)]
    until, runs, failed = time.monotonic() + options.minutes * 60, 0, Counter[str]()
    with busy_machine(), tempfile.TemporaryDirectory() as kept:
        os.environ["KEPT_BUILDS"] = kept
        for group in groups * options.times:
            if time.monotonic() > until:
                break
            found = failures_of(group)
            runs += len(group)
            failed.update(found)
            for test, reason in found.items():
                print(f"{test}: {reason}", flush=True)
            print(f"{runs / len(tests):.1f} of {options.times} runs of {len(tests)} tests", file=sys.stderr, flush=True)
    for test, times in failed.most_common():
        print(f"{times} times: {test}")
    print(f"{len(failed)} tests failed in {runs / len(tests):.1f} runs of {len(tests)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What publishing costs beside the making of pages: a site of so many files is staged, staged again, and released.

    .venv/bin/python -m tests.tools.writing_cost [--files 1000] [--rounds 7]

Prints milliseconds of the processor, the least of the rounds: of a first site; of one in which every tenth file has
changed, begun without the stage of the one before; of the same with it; of a release, and of one after it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from diglot.adapters.disk import Stage, digest_of
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions, publish
from diglot.model.file_stats import SiteState
from tests.tools.publication import NobodyWatches


def stage_site(output: Path, files: int, version: int, known: SiteState | None = None) -> SiteState:
    """Publish a site of pages of two kilobytes, as a build does: each drafted, then taken to its place.

    known: the site as it was published last: then only what differs is looked at.
    """
    stage = Stage(output, output.parent, known)
    for number in range(0, files, 10 if known else 1):
        text = f"<p>Page {number}, {version if number % 10 == 0 else 0}." + "word " * 400
        place = f"en/section-{number % 7}/page-{number}/index.html"
        content = text.encode()
        digest = digest_of(content)
        if not stage.keep(place, digest, len(content)):
            stage.take(place, stage.draft(str(number), content), digest, len(content))
    published = stage.publish()
    stage.close()
    return published


def measure(files: int) -> Sequence[float]:
    """Return the processor seconds of one round."""
    with tempfile.TemporaryDirectory() as folder:
        output, releases = Path(folder, "house/public"), Path(folder, "www")
        output.parent.mkdir()
        first = seconds(lambda: stage_site(output, files, 1))
        shutil.rmtree(output.with_name(".public.staged"), ignore_errors=True)
        unstaged = seconds(lambda: stage_site(output, files, 2))
        known = [stage_site(output, files, 3)]
        staged = seconds(lambda: known.append(stage_site(output, files, 4, known[-1])))
        options = ReleaseOptions(releases, output.parent)
        released = seconds(lambda: publish(output, options, NobodyWatches()))
        stage_site(output, files, 5, known[-1])
        return first, unstaged, staged, released, seconds(lambda: publish(output, options, NobodyWatches()))


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds that work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(arguments: Sequence[str]) -> int:
    """Print the figures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args(arguments)
    rounds = [measure(options.files) for _ in range(options.rounds)]
    names = (
        "first site",
        "a tenth changed, unknown site",
        "a tenth changed, known site",
        "release",
        "release after it",
    )
    for name, *figures in zip(names, *rounds, strict=True):
        print(f"{name}: {min(figures) * 1000:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

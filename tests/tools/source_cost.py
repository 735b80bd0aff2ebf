"""What it costs to find out which sources have changed, in a publication of so many articles in two languages.

    .venv/bin/python -m tests.tools.source_cost [--pairs 1000] [--rounds 7]

Prints milliseconds of the processor, the least of the rounds: of the look whether there is anything to do and of the
reading of the sources by key, with nothing edited and after one sentence was.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.publication import edition_path, middle, write_publication
from diglot.adapters.databases.row_tables import RowTables
from diglot.adapters.disk import Folder
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.incremental.up_to_date import UpToDateCheck
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_sources
from diglot.queries.all_queries import QUERIES
from diglot.queries.database import Database
from diglot.queries.inputs import Tools

# So long after its time a file is old: `FileStat.is_settled`.
_SETTLED_S = 0.1


def look(root: Path) -> tuple[float, float]:
    """Return the processor seconds of the look and of the reading, as a build has them one after the other."""
    time.sleep(_SETTLED_S)
    started = time.process_time()
    check = UpToDateCheck(BuildOptions(root, root / "public", dt.date(2026, 5, 1)))
    looked = time.process_time()
    folder = Folder(root)
    with RowTables(root / "rows.sqlite", b"") as rows:
        read_sources(folder, KNOWN, db=Database(rows, QUERIES, Tools(folder)), digests=check.digests)
    return looked - started, time.process_time() - looked


def main(arguments: Sequence[str]) -> int:
    """Print the figures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_publication(root, options.pairs)
        text = root / edition_path(middle(options.pairs), "en")
        look(root)
        still = [look(root) for _ in range(options.rounds)]
        edited = []
        for number in range(options.rounds):
            text.write_bytes(text.read_bytes() + f"\nAnd one sentence more, {number}.\n".encode())
            edited.append(look(root))
    for name, rounds in (("nothing edited", still), ("a sentence edited", edited)):
        looking, reading = (min(seconds) * 1000 for seconds in zip(*rounds, strict=True))
        print(f"{name}: look {looking:.0f} ms, reading {reading:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

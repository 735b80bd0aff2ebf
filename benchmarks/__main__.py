"""The command line of the benchmarks: `python3 build.py bench`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.line_breaking import compare_lines, lines_table
from benchmarks.publication import write_publication
from benchmarks.records import MeasurementFailed
from benchmarks.runner import Failures, compare_checkouts, run_benchmark
from benchmarks.tables import Table, comparison_table, ratio_table, tables
from benchmarks.targets import document_of, rounded
from benchmarks.timing import describe_machine


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks; return 1 if something could not be measured or written."""
    options = _parser().parse_args(arguments)
    try:
        if options.lines:
            return _compare_lines(options)
        if options.lay_out:
            return _lay_out(options)
        return _compare(options) if options.against else _measure(options)
    except MeasurementFailed as error:
        print(f"This could not be measured: {error}", file=sys.stderr)
    except FileExistsError as folder:
        print(f"{folder} is not empty: nothing was written", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("build.py bench", description="Measure how long builds take.")
    add = parser.add_argument
    add(
        "--pairs",
        type=_positive,
        nargs="+",
        default=[1_000],
        metavar="N",
        help="articles of the publication, each in"
        " both languages; several sizes are measured one by one (default: 1000)",
    )
    add(
        "--pdf-pairs",
        type=_whole,
        default=150,
        metavar="N",
        help="in which size builds with PDFs are measured (default: 150; 0: not at all)",
    )
    add("--rounds", type=_positive, default=3, metavar="N", help="how often everything is measured (default: 3)")
    add("--against", type=Path, metavar="FOLDER", help="compare this checkout with another one, which is set up")
    add("--formats", default="html", help="what the compared checkouts make (default: html)")
    add("--lay-out", type=Path, metavar="FOLDER", help="only write the publication into this folder")
    add(
        "--lines",
        action="store_true",
        help="measure the spaces and hyphens of the sample's volumes, and what it costs to break their lines",
    )
    add("--json", action="store_true", help="print JSON")
    return parser


def _positive(text: str) -> int:
    if (number := _whole(text)) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: 1, 2, 3…")
    return number


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r}: 0, 1, 2…")
    return int(text)


def _lay_out(options: argparse.Namespace) -> int:
    pairs = options.pairs[0]
    files = write_publication(options.lay_out, pairs)
    _print_json({"pairs": pairs, "files": files}) if options.json else print(f"{files} files in {options.lay_out}")
    return 0


def _compare_lines(options: argparse.Namespace) -> int:
    volumes = compare_lines(options.rounds, _tell)
    _print_json(msgspec.to_builtins(volumes)) if options.json else _print_tables([lines_table(volumes)])
    return 0


def _compare(options: argparse.Namespace) -> int:
    rows = compare_checkouts(options.against, options.pairs, options.rounds, options.formats, _tell)
    if options.json:
        machine = msgspec.to_builtins(describe_machine())
        _print_json({"machine": machine, "rounds": options.rounds, "comparisons": [rounded(row) for row in rows]})
    else:
        _print_tables([comparison_table(rows)])
    return 0


def _measure(options: argparse.Namespace) -> int:
    failures = Failures(_tell)
    record = run_benchmark(options.pairs, options.pdf_pairs, options.rounds, _tell, failures)
    if options.json:
        _print_json(document_of(record))
    else:
        _print_tables([table for table in (*tables(record).values(), ratio_table(record)) if table.rows])
    return 1 if failures.names else 0


def _print_json(document: object) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=1))


def _print_tables(rows: Sequence[Table]) -> None:
    for table in rows:
        print("", *table.lines(), sep="\n")


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""A published site and its sources in, the files that a second build makes otherwise out.

Touches the disk through its machine only.
"""

from __future__ import annotations

from msgspec.structs import replace

from diglot.machines.disk import differing_files, scratch_folder
from diglot.machines.pandoc import PandocPool
from diglot.press.order import Order, Progress, Report, in_order
from diglot.press.pipeline import build
from diglot.words.problems import NotReproduced


def build_twice(order: Order, progress: Progress, pandoc: PandocPool) -> Report:
    """Build, build everything anew elsewhere, and compare the two: the report of the first, with what differs."""
    report = build(order, progress, pandoc)
    if not report.is_published:
        return report
    with scratch_folder() as elsewhere:
        again = build(replace(order, output=elsewhere / "public", is_fresh=True), progress, pandoc)
        differing = [
            NotReproduced(f"{order.output.name}/{place}", 1)
            for place in differing_files(order.output, elsewhere / "public")
        ]
    return replace(report, problems=in_order([*report.problems, *again.problems, *differing]))

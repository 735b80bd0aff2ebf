"""A published site and its sources in, the files that a second build makes otherwise out.

Touches the disk through its machine only.
"""

from __future__ import annotations

from msgspec.structs import replace

from diglot.adapters.disk import differing_files, scratch_folder
from diglot.adapters.pandoc import PandocPool
from diglot.model.problems import NotReproduced
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.site_build.pipeline import build


def build_twice(order: BuildOptions, progress: Progress, pandoc: PandocPool) -> BuildReport:
    """Build, build everything anew elsewhere, and compare the two: the report of the first, with what differs."""
    report = build(order, progress, pandoc)
    if not report.is_published:
        return report
    with scratch_folder() as elsewhere:
        again = build(replace(order, output=elsewhere / "public", is_fresh=True), progress, pandoc)
        differing = [
            NotReproduced(f"{order.output.name}/{place}")
            for place in differing_files(order.output, elsewhere / "public")
        ]
    return replace(report, problems=sorted_problems([*report.problems, *again.problems, *differing]))
